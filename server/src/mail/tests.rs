//! The outbox, emptied into a real mail server on this machine and into files.

use std::path::Path;
use std::sync::{Arc, Mutex};

use referral::offer::{Decision, DeclineReason};
use store::Store;
use store_sqlite::SqliteStore;
use time::{Duration, OffsetDateTime};
use tokio::sync::{Notify, watch};
use tokio::time::timeout;

use super::test_server::{MailServer, Mood};
use super::*;
use crate::clock::Clock;
use crate::config::SmtpUrl;
use crate::operator::test_kit::{CLOCK, Folder};
use crate::test_referral::{self, Sent};

/// A clock that is moved by hand.
struct Moved(Mutex<OffsetDateTime>);

impl Moved {
    fn on(&self, by: Duration) {
        *self.0.lock().expect("nobody panicked") += by;
    }
}

impl Clock for Moved {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().expect("nobody panicked")
    }
}

/// A database with one referral that was sent: two mails wait.
struct Desk {
    folder: Folder,
    store: Arc<SqliteStore>,
    clock: Arc<Moved>,
    due: Arc<Notify>,
    sent: Sent,
    stop: watch::Sender<bool>,
}

impl Desk {
    async fn new() -> Self {
        let folder = Folder::new();
        let store = Arc::new(folder.store().await);
        test_referral::furnish(&*store, CLOCK.now()).await;
        let sent = test_referral::send(&*store, 1, Vec::new(), CLOCK.now()).await;
        Self {
            folder,
            store,
            clock: Arc::new(Moved(Mutex::new(CLOCK.now()))),
            due: Arc::default(),
            sent,
            stop: watch::Sender::new(false),
        }
    }

    fn worker(&self, smtp: Option<&str>) -> Worker {
        let composer = Composer::new(
            "Letterlock <letterlock@example.org>"
                .parse()
                .expect("a mailbox"),
            "https://refer.example.org".parse().expect("an origin"),
            "outbox".to_owned(),
        );
        let url: Option<SmtpUrl> = smtp.map(|url| url.parse().expect("an address"));
        Worker {
            store: Arc::clone(&self.store) as Arc<dyn Store>,
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            due: Arc::clone(&self.due),
            composer: match url {
                None => composer.for_files(),
                Some(_) => composer,
            },
            way: match &url {
                Some(url) => Way::smtp(url, None).expect("a way"),
                None => Way::Files(folder(self.folder.path())),
            },
        }
    }

    async fn deliver(&self, worker: &Worker) {
        worker.deliver(&self.stop.subscribe()).await;
    }

    /// How many mails still wait, whenever they are due.
    async fn waiting(&self) -> usize {
        let far = self.clock.now() + Duration::days(365);
        // With this lease, what is claimed here is due again now.
        let claimed = self.store.claim_mails(far, -Duration::days(365), 100).await;
        claimed.expect("it answers").len()
    }
}

/// The mails in a folder, the oldest first.
fn files(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(super::folder(folder)) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a mail");
            (name.into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let found = |line: &'a str| line.strip_prefix(name)?.strip_prefix(": ");
    mail.lines()
        .find_map(found)
        .unwrap_or_else(|| panic!("{name}: {mail}"))
}

#[tokio::test]
async fn both_sides_are_mailed_once() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::Takes).await;
    let worker = desk.worker(Some(&server.url()));
    desk.deliver(&worker).await;
    desk.clock.on(Duration::days(4));
    desk.deliver(&worker).await;
    let mails = server.mails();
    let number = desk.sent.number.to_string();
    let told: Vec<_> = mails
        .iter()
        .map(|mail| (header(mail, "To"), header(mail, "Subject")))
        .collect();
    let arrived = format!("Referral {number} has arrived");
    let came_in = format!("New referral {number} (Urgent)");
    assert_eq!(
        told,
        [
            (test_referral::SENDER, arrived.as_str()),
            ("inbox@orchard.example.org", came_in.as_str()),
        ]
    );
    assert_eq!(desk.waiting().await, 0);
}

#[tokio::test]
async fn a_mail_server_that_is_down_loses_nothing_and_doubles_nothing() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::Takes).await;
    let (addr, url) = (server.addr, server.url());
    server.stop().await;
    let worker = desk.worker(Some(&url));
    for _ in 0..3 {
        desk.deliver(&worker).await;
        desk.clock.on(Duration::minutes(2));
    }
    let server = MailServer::start_at(addr, Mood::Takes).await;
    for _ in 0..3 {
        desk.deliver(&worker).await;
        desk.clock.on(Duration::hours(5));
    }
    let mut to: Vec<_> = server.mails();
    to.sort();
    to.dedup();
    assert_eq!((to.len(), server.mails().len()), (2, 2));
    assert_eq!(desk.waiting().await, 0);
}

#[tokio::test]
async fn a_mail_that_was_not_tried_has_lost_no_try() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::Takes).await;
    let url = server.url();
    server.stop().await;
    let worker = desk.worker(Some(&url));
    desk.deliver(&worker).await;
    let later = desk.clock.now() + Duration::minutes(1);
    let claimed = desk.store.claim_mails(later, Duration::HOUR, 10).await;
    let claimed = claimed.expect("it answers");
    let attempts: Vec<_> = claimed.iter().map(|mail| mail.attempts).collect();
    assert_eq!(attempts, [2, 1]);
}

#[tokio::test]
async fn a_mail_that_is_refused_for_now_waits_longer_every_time() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::Recipient("451 later")).await;
    let worker = desk.worker(Some(&server.url()));
    desk.deliver(&worker).await;
    server.change(Mood::Takes);
    desk.clock.on(Duration::seconds(14));
    desk.deliver(&worker).await;
    assert_eq!(server.mails().len(), 0, "it is too early");
    server.change(Mood::Mail("452 full"));
    desk.clock.on(Duration::seconds(1));
    desk.deliver(&worker).await;
    server.change(Mood::Takes);
    desk.clock.on(Duration::seconds(29));
    desk.deliver(&worker).await;
    assert_eq!(server.mails().len(), 0, "it is too early");
    desk.clock.on(Duration::seconds(1));
    desk.deliver(&worker).await;
    assert_eq!(server.mails().len(), 2);
}

#[tokio::test]
async fn a_mail_to_nobody_is_given_up_at_once() {
    for refusal in [
        "550 5.1.1 no such mailbox",
        "553-5.1.3 no\r\n553 5.1.3 address",
    ] {
        let desk = Desk::new().await;
        let server = MailServer::start(Mood::Recipient(refusal)).await;
        let worker = desk.worker(Some(&server.url()));
        desk.deliver(&worker).await;
        server.change(Mood::Takes);
        desk.clock.on(Duration::days(1));
        desk.deliver(&worker).await;
        assert_eq!(server.mails().len(), 0, "{refusal}");
        assert_eq!(desk.waiting().await, 0, "{refusal}");
    }
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_for_what_we_are_waits() {
    for mood in [
        Mood::Sender("553 you are not letterlock@localhost"),
        Mood::Sender("550 5.1.8 no such sender"),
        Mood::Recipient("550 5.4.5 enough for today"),
        Mood::Recipient("550 no"),
        Mood::Mail("554 5.7.1 looks like spam"),
    ] {
        let desk = Desk::new().await;
        let server = MailServer::start(mood).await;
        let worker = desk.worker(Some(&server.url()));
        desk.deliver(&worker).await;
        server.change(Mood::Takes);
        desk.clock.on(Duration::minutes(1));
        desk.deliver(&worker).await;
        assert_eq!(server.mails().len(), 2, "{mood:?}");
    }
}

#[tokio::test]
async fn a_mail_server_that_refuses_us_costs_no_mail() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::Greets("554 not for you")).await;
    let worker = desk.worker(Some(&server.url()));
    desk.deliver(&worker).await;
    desk.clock.on(Duration::minutes(1));
    server.change(Mood::Sender("530 who are you"));
    desk.deliver(&worker).await;
    desk.clock.on(Duration::minutes(1));
    server.change(Mood::Password("535 not your password"));
    desk.deliver(&worker).await;
    desk.clock.on(Duration::minutes(2));
    server.change(Mood::Takes);
    desk.deliver(&worker).await;
    assert_eq!(server.mails().len(), 2);
}

#[tokio::test]
async fn a_mail_that_may_have_been_taken_comes_again_under_the_same_id() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::BreaksOff).await;
    let worker = desk.worker(Some(&server.url()));
    desk.deliver(&worker).await;
    server.change(Mood::Takes);
    desk.clock.on(Duration::minutes(1));
    desk.deliver(&worker).await;
    let mails = server.mails();
    let ids: Vec<_> = mails
        .iter()
        .map(|mail| header(mail, "Message-ID"))
        .collect();
    // One that breaks off holds up no other.
    assert_eq!(ids.len(), 4);
    assert_eq!(ids[..2], ids[2..]);
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn it_is_given_up_after_about_three_days() {
    let desk = Desk::new().await;
    let server = MailServer::start(Mood::Recipient("451 later")).await;
    let worker = desk.worker(Some(&server.url()));
    for _ in 0..26 {
        desk.deliver(&worker).await;
        desk.clock.on(Duration::hours(4));
    }
    // Looking counts as a try.
    assert_eq!(desk.waiting().await, 2);
    desk.deliver(&worker).await;
    desk.clock.on(Duration::days(30));
    server.change(Mood::Takes);
    desk.deliver(&worker).await;
    assert_eq!(server.mails().len(), 0);
}

#[tokio::test]
async fn two_workers_never_send_one_mail() {
    let desk = Desk::new().await;
    for n in 2..6 {
        test_referral::send(&*desk.store, n, Vec::new(), CLOCK.now()).await;
    }
    let server = MailServer::start(Mood::Takes).await;
    let [one, two] = [(); 2].map(|()| desk.worker(Some(&server.url())));
    for _ in 0..2 {
        tokio::join!(desk.deliver(&one), desk.deliver(&two));
    }
    let mut ids = server.mails();
    assert_eq!(ids.len(), 10);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 10);
}

#[tokio::test]
async fn without_a_mail_server_each_mail_is_one_file() {
    let desk = Desk::new().await;
    let declined = Decision::Declined {
        reason: DeclineReason::NoCapacity,
    };
    let now = CLOCK.now();
    test_referral::decide(&*desk.store, &desk.sent, declined, Some("sealed"), now).await;
    let worker = desk.worker(None);
    desk.deliver(&worker).await;
    desk.deliver(&worker).await;
    let files = files(desk.folder.path());
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["00000001.eml", "00000002.eml", "00000003.eml"]);
    let (_, last) = &files[2];
    assert!(
        last.contains("Reason: The wait would be too long."),
        "{last}"
    );
    assert!(last.contains("never travels by e-mail") && !last.contains("sealed"));
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_loses_nothing() {
    let desk = Desk::new().await;
    let folder = folder(desk.folder.path());
    std::fs::write(&folder, "in the way").expect("a file");
    let worker = desk.worker(None);
    desk.deliver(&worker).await;
    std::fs::remove_file(&folder).expect("a file");
    desk.clock.on(Duration::minutes(1));
    desk.deliver(&worker).await;
    assert_eq!(files(desk.folder.path()).len(), 2);
}

#[tokio::test]
async fn it_is_woken_by_a_new_mail_and_ends_when_it_is_told() {
    let desk = Desk::new().await;
    let worker = desk.worker(None);
    let running = tokio::spawn(worker.run(desk.stop.subscribe()));
    let until = async |count: usize| {
        while files(desk.folder.path()).len() < count {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    let soon = std::time::Duration::from_secs(4);
    timeout(soon, until(2)).await.expect("the first two");
    test_referral::send(&*desk.store, 2, Vec::new(), CLOCK.now()).await;
    desk.due.notify_one();
    timeout(soon, until(4)).await.expect("the next two");
    desk.stop.send_replace(true);
    timeout(soon, running)
        .await
        .expect("it ends")
        .expect("well");
}

#[tokio::test]
async fn what_is_claimed_when_it_is_told_to_stop_waits_for_the_next_start() {
    let desk = Desk::new().await;
    desk.stop.send_replace(true);
    let worker = desk.worker(None);
    desk.deliver(&worker).await;
    assert_eq!(files(desk.folder.path()).len(), 0);
    desk.stop.send_replace(false);
    desk.deliver(&worker).await;
    assert_eq!(files(desk.folder.path()).len(), 2);
}
