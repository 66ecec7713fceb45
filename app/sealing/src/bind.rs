//! BIND: what a sealed referral says, in clear and authenticated, about where it belongs.

use referral::id::{AttachmentId, PracticeId, ReferralId};
use serde::{Deserialize, Serialize};

use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::json;
use crate::jwk::Kid;

/// Files a referral can carry.
pub const MAX_ATTACHMENTS: usize = 20;
/// Recipients a referral can have: the chosen practice and its fall-backs.
pub const MAX_RECIPIENTS: usize = 4;
/// The longest string among the members, in bytes.
const MAX_TEXT: usize = 128;

/// The members of BIND in their order. Every member is always present; what
/// does not apply, or does not exist yet, is the empty string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bind {
    t: Tag,
    /// The referral.
    pub rid: ReferralId,
    /// Its number, as people say it.
    #[serde(rename = "ref")]
    pub number: String,
    /// The practice it goes to.
    pub practice: PracticeId,
    /// The key ids of all recipients, so that none can be hidden.
    pub to: Vec<Kid>,
    /// The practice's key epoch.
    pub epoch: u32,
    /// The form and its version.
    pub form: String,
    /// What the server needs to route it.
    pub route: Route,
    /// Attachments in order, with the bytes of each one's ciphertext.
    pub att: Vec<BoundAttachment>,
    /// How often it has moved on: 0 as first sent.
    pub hop: u32,
    /// SHA-256 of the previous envelope in hexadecimal.
    pub prev: String,
    /// Hash of the practice's key record.
    pub kr: String,
    /// Checkpoint of the key log.
    pub cp: String,
    /// Hash of the client that sealed it.
    pub app: String,
}

/// The routing members, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the words of the catalogue, explained there")]
pub struct Route {
    pub specialty: String,
    pub category: String,
    pub subcategory: String,
    pub region: String,
    pub urgency: String,
    pub specialist: String,
}

/// An attachment as `[id, bytes of ciphertext]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(AttachmentId, u64)", from = "(AttachmentId, u64)")]
pub struct BoundAttachment {
    /// The attachment.
    pub aid: AttachmentId,
    /// Bytes of its ciphertext, header and tags included.
    pub bytes: u64,
}

/// Where BIND and what somebody was shown disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the member of that name")]
pub enum Member {
    Referral,
    Number,
    Practice,
    Recipients,
    Epoch,
    Form,
    Route,
    Attachments,
    Hop,
    Previous,
    KeyRecord,
    Checkpoint,
    App,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.ref")]
    Referral,
}

impl Bind {
    /// BIND of a referral as first sent: hop 0, nothing before it.
    pub fn first(
        rid: ReferralId,
        number: String,
        practice: PracticeId,
        to: Vec<Kid>,
        epoch: u32,
        form: String,
        route: Route,
    ) -> Self {
        Self {
            t: Tag::Referral,
            rid,
            number,
            practice,
            to,
            epoch,
            form,
            route,
            att: Vec::new(),
            hop: 0,
            prev: String::new(),
            kr: String::new(),
            cp: String::new(),
            app: String::new(),
        }
    }

    /// BIND of the same referral sealed anew for a later key of its practice. `before` is the hash of
    /// the envelope whose place it takes, `record` the one of the record that names the key.
    #[must_use]
    pub fn sealed_anew(
        &self,
        before: Sha256Digest,
        (kid, epoch, record): (Kid, u32, Sha256Digest),
    ) -> Self {
        Self {
            to: vec![kid],
            epoch,
            prev: before.to_string(),
            kr: record.to_string(),
            ..self.clone()
        }
    }

    /// Reads the one spelling that [`Bind::to_bytes`] writes; any other order,
    /// white space or escape is refused, so equal means equal byte for byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, OpenError> {
        let bind: Self = json::parse(bytes)?;
        if bind.is_within_limits() && bind.to_bytes() == bytes {
            Ok(bind)
        } else {
            Err(OpenError)
        }
    }

    /// The bytes that are authenticated.
    pub fn to_bytes(&self) -> Vec<u8> {
        json::to_vec(self)
    }

    /// Whether lists and texts keep to the format's limits and name nothing twice.
    pub fn is_within_limits(&self) -> bool {
        let route = &self.route;
        let texts = [
            &self.number,
            &self.form,
            &route.specialty,
            &route.category,
            &route.subcategory,
            &route.region,
            &route.urgency,
            &route.specialist,
            &self.prev,
            &self.kr,
            &self.cp,
            &self.app,
        ];
        texts
            .iter()
            .all(|t| t.len() <= MAX_TEXT && !t.contains(char::is_control))
            && (1..=MAX_RECIPIENTS).contains(&self.to.len())
            && self.att.len() <= MAX_ATTACHMENTS
            && all_differ(&self.to)
            && all_differ(&self.att.iter().map(|a| a.aid).collect::<Vec<_>>())
    }

    /// The members in which `self` and `shown` differ, for the inbox to flag.
    pub fn differences(&self, shown: &Self) -> Vec<Member> {
        [
            (self.rid == shown.rid, Member::Referral),
            (self.number == shown.number, Member::Number),
            (self.practice == shown.practice, Member::Practice),
            (self.to == shown.to, Member::Recipients),
            (self.epoch == shown.epoch, Member::Epoch),
            (self.form == shown.form, Member::Form),
            (self.route == shown.route, Member::Route),
            (self.att == shown.att, Member::Attachments),
            (self.hop == shown.hop, Member::Hop),
            (self.prev == shown.prev, Member::Previous),
            (self.kr == shown.kr, Member::KeyRecord),
            (self.cp == shown.cp, Member::Checkpoint),
            (self.app == shown.app, Member::App),
        ]
        .into_iter()
        .filter_map(|(same, member)| (!same).then_some(member))
        .collect()
    }
}

fn all_differ<T: PartialEq>(items: &[T]) -> bool {
    items
        .iter()
        .enumerate()
        .all(|(at, item)| !items[..at].contains(item))
}

impl From<BoundAttachment> for (AttachmentId, u64) {
    fn from(bound: BoundAttachment) -> Self {
        (bound.aid, bound.bytes)
    }
}

impl From<(AttachmentId, u64)> for BoundAttachment {
    fn from((aid, bytes): (AttachmentId, u64)) -> Self {
        Self { aid, bytes }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::jwk::OkpPublicJwk;

    pub(crate) fn example() -> Bind {
        let mut bind = Bind::first(
            ReferralId::from_bytes([1; 16]),
            "R-7K4M-2QXD-4".to_owned(),
            PracticeId::from_bytes([2; 16]),
            vec![OkpPublicJwk::from_bytes([3; 32]).kid().clone()],
            1,
            "general-surgery@1".to_owned(),
            Route {
                specialty: "general-surgery".to_owned(),
                category: "hernia".to_owned(),
                subcategory: String::new(),
                region: "interior".to_owned(),
                urgency: "routine".to_owned(),
                specialist: "04".repeat(16),
            },
        );
        bind.att.push(BoundAttachment {
            aid: AttachmentId::from_bytes([5; 16]),
            bytes: 4168,
        });
        bind
    }

    #[test]
    fn the_members_stand_in_the_protocols_order() {
        let text = String::from_utf8(example().to_bytes()).unwrap();
        assert_eq!(
            text,
            format!(
                concat!(
                    r#"{{"t":"fr1.ref","rid":"{}","ref":"R-7K4M-2QXD-4","practice":"{}","to":["{}"],"#,
                    r#""epoch":1,"form":"general-surgery@1","route":{{"specialty":"general-surgery","#,
                    r#""category":"hernia","subcategory":"","region":"interior","urgency":"routine","#,
                    r#""specialist":"{}"}},"att":[["{}",4168]],"hop":0,"prev":"","kr":"","cp":"","app":""}}"#
                ),
                "01".repeat(16),
                "02".repeat(16),
                example().to[0],
                "04".repeat(16),
                "05".repeat(16),
            )
        );
        assert_eq!(Bind::parse(text.as_bytes()), Ok(example()));
    }

    #[test]
    fn another_spelling_of_the_same_members_is_refused() {
        let good = String::from_utf8(example().to_bytes()).unwrap();
        for bad in [
            good.replace(",\"hop\"", ", \"hop\""),
            good.replace("\"epoch\":1", "\"epoch\":1.0"),
            good.replace("hernia", "\\u0068ernia"),
            good.replace(",\"cp\":\"\",\"app\":\"\"", ",\"app\":\"\",\"cp\":\"\""),
            good.replace(",\"app\":\"\"", ""),
            good.replace(",\"app\":\"\"", ",\"app\":\"\",\"extra\":1"),
            good.replace(",\"app\":\"\"", ",\"app\":\"\",\"app\":\"\""),
            good.replace("fr1.ref", "fr1.msg"),
        ] {
            assert_ne!(bad, good);
            assert_eq!(Bind::parse(bad.as_bytes()), Err(OpenError), "{bad}");
        }
    }

    #[test]
    fn an_attachment_or_a_recipient_named_twice_is_refused() {
        let mut bind = example();
        bind.att.push(bind.att[0]);
        assert_eq!(Bind::parse(&bind.to_bytes()), Err(OpenError));
        let mut bind = example();
        bind.to.push(bind.to[0].clone());
        assert_eq!(Bind::parse(&bind.to_bytes()), Err(OpenError));
    }

    #[test]
    fn a_difference_is_named_by_its_member() {
        let mut shown = example();
        assert!(example().differences(&shown).is_empty());
        shown.route.urgency = "urgent".to_owned();
        shown.hop = 1;
        assert_eq!(example().differences(&shown), [Member::Route, Member::Hop]);
    }
}
