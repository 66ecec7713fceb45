//! What was done in a practice, in English.

use referral::audit::{Alarm, Audited, Broken, RefusedWhat, Subject};
use referral::id::{MemberId, ReferralId};
use referral::offer::Decision;

use crate::En;
use crate::practice::{By, HistoryColumn, HistoryWords, Named, TeamWords, Verdict};

impl HistoryWords for En {
    fn history_title(&self) -> &'static str {
        "History"
    }
    fn see_history(&self) -> &'static str {
        "See who did what, and when"
    }
    fn history_lead(&self) -> &'static str {
        "Who did what in your practice, and when, the newest first. Nothing about a patient stands \
         here. The server writes these lines: this browser finds out if one that it has seen is \
         changed or taken away, and has only the server’s word for newer ones."
    }
    fn history_is_for_owners(&self) -> &'static str {
        "Owners of your practice see its history. Ask one of them."
    }
    fn back_to_members(&self) -> &'static str {
        "Members and keys"
    }
    fn history_loading(&self, lines: usize) -> String {
        match lines {
            0 => "Fetching the history".to_owned(),
            lines => format!("Fetching the history: {lines} lines so far"),
        }
    }

    fn verdict_title(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Holds { seen: None, .. } => "Every line follows from the one before",
            Verdict::Holds { .. } => "What this browser saw before is unchanged",
            Verdict::Broken(_) => "This history was altered",
            Verdict::Cut => "Lines of this history are gone",
            Verdict::Empty => "This history is empty",
        }
    }
    fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Holds { lines, seen } => {
                let checked = match lines {
                    1 => "This browser checked the one line.".to_owned(),
                    lines => format!(
                        "This browser checked that each of the {lines} lines follows from the one \
                         before."
                    ),
                };
                match seen {
                    None => format!(
                        "{checked} It remembers where the history ends now, and will tell you if \
                         lines are taken away."
                    ),
                    Some(1) => format!("{checked} The line that it saw before is still there."),
                    Some(seen) => {
                        format!("{checked} The {seen} lines that it saw before are still there.")
                    }
                }
            }
            Verdict::Broken(1) => format!(
                "One line does not follow from the one before. It is marked below. {WHAT_TO_DO}"
            ),
            Verdict::Broken(count) => format!(
                "{count} lines do not follow from the one before. They are marked below. \
                 {WHAT_TO_DO}"
            ),
            Verdict::Cut => format!(
                "The lines follow from one another, but not all that this browser saw before are \
                 there any more, or they are other ones. {WHAT_TO_DO}"
            ),
            Verdict::Empty => format!(
                "The first line of a history is written when the practice is made, and it is not \
                 there. {WHAT_TO_DO}"
            ),
        }
    }
    fn line_broken(&self, broken: Broken) -> &'static str {
        match broken {
            Broken::Altered => "This line is not what was written, or the one before it is not.",
            Broken::Missing => "Something that stood before this line is not there any more.",
        }
    }

    fn subject_label(&self) -> &'static str {
        "About"
    }
    fn any_subject(&self) -> &'static str {
        "Everything"
    }
    fn subject(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Referrals => "Referrals",
            Subject::SignIns => "Sign-ins",
            Subject::Accounts => "Passphrases, codes, passkeys and apps",
            Subject::Members => "Members and invitations",
            Subject::Keys => "Keys and recovery kit",
            Subject::Exports => "Exports",
            Subject::Alarms => "Refusals and alarms",
        }
    }
    fn of_member(&self) -> &'static str {
        "Member"
    }
    fn any_member(&self) -> &'static str {
        "Everybody"
    }
    fn of_number(&self) -> &'static str {
        "Referral number"
    }
    fn of_number_hint(&self) -> &'static str {
        "A part of it is enough."
    }
    fn no_line_fits(&self) -> &'static str {
        "No line fits what you chose."
    }
    fn lines_shown(&self, from: usize, to: usize, of: usize) -> String {
        match of {
            1 => "1 line".to_owned(),
            of => format!("{from} to {to} of {of} lines"),
        }
    }
    fn pages_label(&self) -> &'static str {
        "More of the history"
    }
    fn newer_lines(&self) -> &'static str {
        "Newer"
    }
    fn older_lines(&self) -> &'static str {
        "Older"
    }

    fn print_lines(&self) -> &'static str {
        "Print these lines"
    }
    fn save_lines(&self) -> &'static str {
        "Save as a file"
    }
    fn save_lines_hint(&self) -> &'static str {
        "The file has every line. Whoever runs this address, or anybody else who has Letterlock, can \
         check it with “letterlock audit verify”. That you saved it becomes a line, too."
    }
    fn lines_saved(&self) -> &'static str {
        "The file is in your downloads. Your practice’s members are in it by their ids, not by their \
         names."
    }
    fn lines_not_saved(&self) -> &'static str {
        "The browser did not take the file. Try again, or use another browser."
    }

    fn history_column(&self, column: HistoryColumn) -> &'static str {
        match column {
            HistoryColumn::What => "What",
            HistoryColumn::Who => "Who",
            HistoryColumn::When => "When",
            HistoryColumn::Number => "Line",
        }
    }
    fn line_number(&self, number: u64) -> String {
        format!("Line {number}")
    }
    fn done_by(&self, by: By) -> &'static str {
        match by {
            By::Sender => "The sender",
            By::Operator => "Whoever runs this address",
            By::Registrar => "The registrar",
            By::Server => "The server",
            By::Somebody => "Somebody",
        }
    }
    fn line(&self, what: &Audited, named: &dyn Named) -> String {
        always_the_same(what).map_or_else(|| with_names(what, named), str::to_owned)
    }
    fn line_unreadable(&self) -> &'static str {
        "Something that this page cannot read. Save the history as a file and ask whoever runs this \
         address."
    }
}

/// After what is wrong with a history.
const WHAT_TO_DO: &str = "Save the history as a file, keep it, and call whoever runs this address.";

/// What names a member, a referral, a role or a number.
fn with_names(what: &Audited, named: &dyn Named) -> String {
    match what {
        Audited::ReferralReceived { referral, .. } => {
            format!("Sent {}", referral_of(named, *referral))
        }
        Audited::ReferralOpened { referral, .. } => {
            format!("Opened {}", referral_of(named, *referral))
        }
        Audited::ReferralResealed { referral, .. } => format!(
            "Sealed {} anew for the renewed keys",
            referral_of(named, *referral)
        ),
        Audited::ReferralDecided {
            referral, decision, ..
        } => {
            let decided = match decision {
                Decision::Accepted { .. } => "Accepted",
                Decision::Declined { .. } => "Declined",
            };
            format!("{decided} {}", referral_of(named, *referral))
        }
        Audited::Exported { referrals: 1 } => {
            "Exported what is sealed for your practice: 1 referral".to_owned()
        }
        Audited::Exported { referrals } => {
            format!("Exported what is sealed for your practice: {referrals} referrals")
        }
        Audited::MemberInvited { role, .. } => {
            format!("Invited somebody. Role: {}", En.role(*role))
        }
        Audited::MemberConfirmed { joiner, role, .. } => format!(
            "Confirmed {} as a member. Role: {}",
            member_of(named, *joiner),
            En.role(*role)
        ),
        Audited::RoleChanged { of, role, .. } => format!(
            "Gave {} another role: {}",
            member_of(named, *of),
            En.role(*role)
        ),
        Audited::MemberRemoved { removed, .. } => {
            format!("Removed {}", member_of(named, *removed))
        }
        Audited::KeyPublished { epoch, .. } => {
            format!("Put the practice’s keys, number {epoch}, into the public list of keys")
        }
        Audited::PracticeRegistered { epoch, .. } => {
            format!("Signed the practice’s keys, number {epoch}")
        }
        _ => String::new(),
    }
}

/// What names nobody and nothing.
fn always_the_same(what: &Audited) -> Option<&'static str> {
    Some(match what {
        Audited::PracticeCreated { .. } => "Set up the practice",
        Audited::RegistrarAwaited { .. } => {
            "Offers the practice to senders only once the registrar has signed its keys"
        }
        Audited::EnrolmentLinked => "Made the link with which the first owner enrols",
        Audited::MemberEnrolled { .. } => "Enrolled as the first owner",
        Audited::InviteWithdrawn { .. } => "Ended an invitation",
        Audited::MemberJoined { .. } => "Used an invitation, and waited to be confirmed",
        Audited::KitOpened { .. } => {
            "Used the code of the recovery kit, and was given the sealed keys that it opens"
        }
        Audited::MemberRestored { .. } => "Became an owner with the recovery kit",
        Audited::KeysRenewed { kit: false, .. } => "Renewed the keys",
        Audited::KeysRenewed { kit: true, .. } => "Renewed the keys, and made a new recovery kit",
        Audited::SignedIn { .. } => "Signed in",
        Audited::PassphraseChanged { .. } => "Changed their passphrase",
        Audited::RecoveryMade { .. } => "Made a recovery code",
        Audited::PassphraseRecovered { .. } => "Chose a new passphrase with their recovery code",
        Audited::SecondStepSet { .. } => "Set up an authenticator app",
        Audited::SecondStepRemoved { .. } => "Removed their authenticator app",
        Audited::SecondStepRecovered { .. } => {
            "Signed in with their recovery code in place of a lost second step"
        }
        Audited::PasskeyAdded { .. } => "Added a passkey",
        Audited::PasskeyOpens { .. } => "Let a passkey sign in without the passphrase",
        Audited::PasskeyRemoved { .. } => "Removed a passkey",
        Audited::PasskeyUsed { .. } => "Used a passkey to sign in",
        Audited::Refused { what, .. } => refused(*what),
        Audited::KeyAlarm { alarm, .. } => alarmed(*alarm),
        Audited::TrailSaved { .. } => "Saved this history as a file",
        Audited::KeyPublished { .. }
        | Audited::PracticeRegistered { .. }
        | Audited::MemberInvited { .. }
        | Audited::MemberConfirmed { .. }
        | Audited::RoleChanged { .. }
        | Audited::MemberRemoved { .. }
        | Audited::ReferralReceived { .. }
        | Audited::ReferralOpened { .. }
        | Audited::ReferralResealed { .. }
        | Audited::ReferralDecided { .. }
        | Audited::Exported { .. } => return None,
    })
}

fn refused(what: RefusedWhat) -> &'static str {
    match what {
        RefusedWhat::Change => "Was refused a change of members or keys that does not hold",
        RefusedWhat::Ring => {
            "Was refused a change that would give the keys to others than the members"
        }
        RefusedWhat::Moved => {
            "Was refused a change that does not follow from the list of members as it was by then"
        }
        RefusedWhat::SecondStep => {
            "Gave a code, a passkey or a recovery code that does not hold, after the passphrase"
        }
        RefusedWhat::PasskeyCounter => {
            "A passkey of this member counted backwards: somebody may have a copy of it"
        }
        RefusedWhat::Invitation => {
            "Tried the link of an invitation that was used before, withdrawn, or is over"
        }
        RefusedWhat::Enrolment => {
            "Tried the link for the practice’s first member, which was used before or is over"
        }
        RefusedWhat::Join => {
            "Was refused keys that do not hold together, with an invitation’s link"
        }
        RefusedWhat::Restore => {
            "Was refused a new owner whose keys do not hold together, with the recovery kit"
        }
        RefusedWhat::Reseal => {
            "Was refused something else in the place of a referral that was to be sealed anew"
        }
        RefusedWhat::Words => "Was refused words for a sender that do not belong to the referral",
        RefusedWhat::Role => "Was refused what their role does not allow",
        RefusedWhat::Account => "Was refused keys for an account that do not hold together",
    }
}

fn alarmed(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Foreign => {
            "Saw an alarm: the public list of keys has one in the practice’s name that no owner made"
        }
        Alarm::Missing => {
            "Saw an alarm: the public list of keys has not all of the practice’s keys"
        }
        Alarm::Namesake => {
            "Saw that the public list of keys has another practice of this name in this town"
        }
        Alarm::Log => {
            "Saw an alarm: the public list of keys does not hold together, or is another one"
        }
        Alarm::Roster => {
            "Saw an alarm: the list of members does not hold together, or is another than it was"
        }
        Alarm::Ring => "Saw an alarm: somebody who is not a member can open the practice’s keys",
        Alarm::Keys => "Saw an alarm: the keys that the server gave do not hold together",
        Alarm::Joiner => {
            "Saw an alarm: who joined has other keys than the invitation’s link vouches for"
        }
        Alarm::Referral => "Saw an alarm: a referral or a file is not what was sent",
    }
}

fn referral_of(named: &dyn Named, referral: ReferralId) -> String {
    match named.number(referral) {
        Some(number) => format!("referral {number}"),
        None => "a referral".to_owned(),
    }
}

fn member_of(named: &dyn Named, member: MemberId) -> String {
    named.member(member).unwrap_or("somebody").to_owned()
}
