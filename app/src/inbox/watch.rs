//! What the practice finds of itself in the key log: looked for once after each sign-in, beside
//! everything else. Only an alarm is shown.

use browser::vault::message::{Answer, Ask, KeyDoubt, LogAlarm, LogFound};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::KeyAlarm;

use super::session::Session;
use crate::seen_log;
use crate::ui::lang::use_practice_words;

/// The alarm, where there is one.
#[component]
pub fn KeyWatch() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let alarm = RwSignal::new(None);
    Effect::new(move |_| {
        spawn_local(async move {
            let ask = Ask::WatchLog(seen_log::recall());
            // What was not reached is looked at after the next sign-in.
            if let Some(Ok((Answer::LogWatched(watched), _))) =
                session.ask_by_itself(ask, |_| {}).await
            {
                if let Some(known) = &watched.known {
                    seen_log::remember(known);
                }
                match watched.found {
                    LogFound::InOrder => {}
                    LogFound::Moved(rosters) => session.moved(&rosters),
                    LogFound::Alarm(found) => {
                        alarm.try_set(Some(alarm_of(found)));
                    }
                }
            }
        });
    });
    move || {
        alarm.get().map(|alarm| {
            let (class, role) = if alarm.is_news() {
                ("notice", "status")
            } else {
                ("notice notice-stop", "alert")
            };
            view! {
                <section class=class role=role id="key-alarm">
                    <h2>{words.key_alarm_title(alarm)}</h2>
                    <p>{words.key_alarm(alarm)}</p>
                </section>
            }
        })
    }
}

fn alarm_of(alarm: LogAlarm) -> KeyAlarm {
    match alarm {
        LogAlarm::Foreign => KeyAlarm::Foreign,
        LogAlarm::Missing => KeyAlarm::Missing,
        LogAlarm::Namesake => KeyAlarm::Namesake,
        LogAlarm::Doubt(KeyDoubt::Stale) => KeyAlarm::Clock,
        LogAlarm::Doubt(_) => KeyAlarm::Log,
    }
}
