//! A mail server that speaks enough of SMTP (RFC 5321) to take a mail or refuse it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Takes everything.
    Takes,
    /// Lets nobody in.
    Greets(&'static str),
    /// Answers user and password with this.
    Password(&'static str),
    /// Answers the recipient with this.
    Recipient(&'static str),
    /// Answers the sender with this.
    Sender(&'static str),
    /// Answers the mail itself with this.
    Mail(&'static str),
    /// Takes the mail, and breaks off before it says so.
    BreaksOff,
}

pub(super) struct MailServer {
    pub(super) addr: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    mails: Arc<Mutex<Vec<String>>>,
    running: JoinHandle<()>,
}

impl MailServer {
    pub(super) async fn start(mood: Mood) -> Self {
        Self::start_at("127.0.0.1:0".parse().expect("an address"), mood).await
    }

    pub(super) async fn start_at(addr: SocketAddr, mood: Mood) -> Self {
        let listener = TcpListener::bind(addr).await.expect("a port");
        let addr = listener.local_addr().expect("its address");
        let mood = Arc::new(Mutex::new(mood));
        let mails = Arc::<Mutex<Vec<String>>>::default();
        let (of_it, taken) = (Arc::clone(&mood), Arc::clone(&mails));
        let running = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mood = *of_it.lock().unwrap_or_else(PoisonError::into_inner);
                // A client that breaks off ends its own conversation only.
                let _ = talk(stream, mood, &taken).await;
            }
        });
        Self {
            addr,
            mood,
            mails,
            running,
        }
    }

    pub(super) fn url(&self) -> String {
        format!("smtp://letterlock:test@{}", self.addr)
    }

    pub(super) fn change(&self, mood: Mood) {
        *self.mood.lock().expect("nobody panicked") = mood;
    }

    /// What it took, whole.
    pub(super) fn mails(&self) -> Vec<String> {
        self.mails.lock().expect("nobody panicked").clone()
    }

    /// Goes down, and gives its port back.
    pub(super) async fn stop(self) {
        self.running.abort();
        let _ = self.running.await;
    }
}

async fn talk(stream: TcpStream, mood: Mood, taken: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    let greeting = match mood {
        Mood::Greets(refusal) => refusal,
        _ => "220 mail.example.org",
    };
    write
        .write_all(format!("{greeting}\r\n").as_bytes())
        .await?;
    let mut line = String::new();
    loop {
        line.clear();
        if read.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb: String = line.chars().take(4).collect::<String>().to_uppercase();
        let answer = match (verb.as_str(), mood) {
            ("EHLO", _) => "250-mail.example.org\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            ("AUTH", Mood::Password(refusal))
            | ("MAIL", Mood::Sender(refusal))
            | ("RCPT", Mood::Recipient(refusal)) => refusal,
            ("AUTH", _) => "235 welcome",
            ("DATA", _) => {
                write.write_all(b"354 go on\r\n").await?;
                let mail = read_mail(&mut read).await?;
                if let Mood::Mail(refusal) = mood {
                    refusal
                } else {
                    let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
                    taken.push(mail);
                    if mood == Mood::BreaksOff {
                        return Ok(());
                    }
                    "250 taken"
                }
            }
            ("QUIT", _) => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

/// Up to the line that holds nothing but a dot.
async fn read_mail(
    read: &mut (impl AsyncReadExt + AsyncBufReadExt + Unpin),
) -> std::io::Result<String> {
    let mut mail = String::new();
    loop {
        let begins = mail.len();
        if read.read_line(&mut mail).await? == 0 || &mail[begins..] == ".\r\n" {
            mail.truncate(begins);
            return Ok(mail);
        }
    }
}
