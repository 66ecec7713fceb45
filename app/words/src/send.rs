//! What sending says: who it would go to, what happens, how far it is, what went wrong, and what
//! to do with a referral that was sent.

/// The sentences of sending. One function, one message.
pub trait SendWords {
    /// On the check page: who it would go to.
    fn goes_to_title(&self) -> &'static str;
    /// While that is asked.
    fn goes_to_asked(&self) -> &'static str;
    /// It could not be asked.
    fn goes_to_unknown(&self) -> &'static str;
    /// While the answers do not say enough to ask.
    fn goes_to_later(&self) -> &'static str;
    /// That a choice of the pool may be another one when it is sent.
    fn goes_to_may_change(&self) -> &'static str;
    /// The practice and its town in one line.
    fn practice_in(&self, practice: &str, town: &str) -> String;
    /// The disclosure with the key's fingerprint.
    fn key_title(&self) -> &'static str;
    /// What the fingerprint is for.
    fn key_text(&self) -> &'static str;
    /// The link to the step where the choice is made.
    fn change_where(&self) -> &'static str;
    /// Heading above what happens when it is sent.
    fn on_send_title(&self) -> &'static str;
    /// What happens then, in order.
    fn on_send(&self) -> [&'static str; 3];
    /// The button that sends.
    fn confirm_and_send(&self) -> &'static str;
    /// Names the place where the sending is told.
    fn sending_label(&self) -> &'static str;
    /// What is being done.
    fn sending(&self, stage: Sending) -> String;
    /// How much of the files is done, both in words.
    fn sent_of(&self, done: &str, total: &str) -> String;
    /// To keep the page open.
    fn sending_stay(&self) -> &'static str;
    /// Asked before a page is left on which a referral is being sent.
    fn sending_leave(&self) -> &'static str;
    /// Heading: the choice is another one now.
    fn other_choice_title(&self) -> &'static str;
    /// That nothing was sealed yet, and what to do.
    fn other_choice_text(&self) -> &'static str;
    /// The button that does not send.
    fn do_not_send(&self) -> &'static str;
    /// Heading: it stopped while it was handed over.
    fn maybe_sent_title(&self) -> &'static str;
    /// Heading: it was not sent.
    fn not_sent_title(&self) -> &'static str;
    /// Why not, and what to do.
    fn trouble(&self, trouble: Trouble) -> &'static str;
    /// A chosen file cannot be read any more.
    fn file_gone(&self, name: &str) -> String;
    /// The button that sends once more from the start.
    fn send_again(&self) -> &'static str;
    /// The button that fetches the list of specialties anew.
    fn reload_list(&self) -> &'static str;
    /// The link to a step where something is to be changed.
    fn go_to(&self, step: &str) -> String;

    /// Heading of the page that says that it was sent.
    fn done_title(&self) -> &'static str;
    /// Above the number.
    fn done_number(&self) -> &'static str;
    /// To keep the number.
    fn done_keep_number(&self) -> &'static str;
    /// The button that copies the number.
    fn copy_number(&self) -> &'static str;
    /// The button that copies the link.
    fn copy_link(&self) -> &'static str;
    /// Announced after copying.
    fn copied(&self) -> &'static str;
    /// The browser did not allow it.
    fn not_copied(&self) -> &'static str;
    /// Heading above the download.
    fn download_title(&self) -> &'static str;
    /// That it is the only opportunity.
    fn download_only_now(&self) -> &'static str;
    /// Asked before a page is left whose referral was not downloaded.
    fn download_leave(&self) -> &'static str;
    /// Heading above what happens next.
    fn next_title(&self) -> &'static str;
    /// What happens next. `email` is where the answer goes.
    fn next(&self, email: &str) -> [String; 3];
    /// Heading above the link to the status page.
    fn status_title(&self) -> &'static str;
    /// What the link is for, and who may have it.
    fn status_text(&self) -> &'static str;
    /// Heading above the way to another referral.
    fn another_title(&self) -> &'static str;
    /// The box that keeps who sends.
    fn another_keep(&self) -> &'static str;
    /// What is kept with it, and what is not.
    fn another_keep_hint(&self) -> &'static str;
    /// The button.
    fn another(&self) -> &'static str;

    /// Heading where a sent referral was, and is not any more.
    fn gone_title(&self) -> &'static str;
    /// Why there is nothing here.
    fn gone_text(&self) -> &'static str;
    /// Where to look.
    fn gone_look(&self) -> &'static str;
}

/// How far sending is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// It begins.
    Starting,
    /// A place is being asked for.
    Choosing,
    /// A file is being sealed and sent.
    File {
        /// Which, from 1.
        file: usize,
        /// Of how many.
        of: usize,
    },
    /// The answers are being sealed.
    Sealing,
    /// The server is recording it.
    Recording,
}

/// Why a referral was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The server was not reached.
    Unreached,
    /// The server is busy or broken.
    ServerFailed,
    /// Nobody of the pool takes it now.
    NobodyTakesIt,
    /// The named specialist has paused.
    NamedPaused,
    /// The named specialist does not take it.
    NamedDoesNotTakeIt,
    /// The named specialist's practice has no key.
    NamedNotReady,
    /// The catalogue changed.
    OtherCatalogue,
    /// The place was given up.
    Expired,
    /// The practice's key does not hold.
    KeyRefused,
    /// Its record does not hold now, or the clock is wrong.
    KeyNotNow,
    /// It does not follow from the practice's first key.
    KeyDiscontinuous,
    /// The registrar has not signed for the practice.
    KeyUnregistered,
    /// There is another registrar than before, or none.
    OtherRegistrar,
    /// The key log has another key than before.
    OtherLog,
    /// The key log's head is not signed.
    LogUnsigned,
    /// The key log's head is not of now, or the clock is wrong.
    LogStale,
    /// The key log has become shorter.
    LogRolledBack,
    /// The key log is another one than before.
    LogForked,
    /// The key is not in the key log.
    KeyNotLogged,
    /// A file is gone.
    FileUnreadable,
    /// The answers are too long.
    TooLong,
    /// The part of the page that seals has stopped.
    Stopped,
    /// The same, when the referral may have arrived.
    StoppedLate,
    /// The server's receipt is not of what was sent, which may have arrived.
    ReceiptFalse,
}

impl Trouble {
    /// What the server's refusal means, by its code.
    pub fn of_refusal(code: &str) -> Option<Self> {
        Some(match code {
            "nobody-takes-it" => Self::NobodyTakesIt,
            "named-paused" => Self::NamedPaused,
            "named-does-not-take-it" => Self::NamedDoesNotTakeIt,
            "named-not-ready" => Self::NamedNotReady,
            "other-catalogue" => Self::OtherCatalogue,
            _ => return None,
        })
    }
}
