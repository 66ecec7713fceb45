//! Whether somebody uses a page: what it holds goes when nobody does.

use std::time::Duration;

use browser::clock;
use leptos::ev;
use leptos::prelude::*;
use time::OffsetDateTime;

use super::idle::{Idle, idle};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(1);

/// When a page was last used.
#[derive(Clone, Copy)]
pub struct Unused {
    /// How idle it is.
    pub idle: RwSignal<Idle>,
    last: StoredValue<OffsetDateTime>,
}

impl Unused {
    /// Never used. Nothing counts before it is first said that somebody is there.
    pub fn never() -> Self {
        Self {
            idle: RwSignal::new(Idle::Used),
            last: StoredValue::new(OffsetDateTime::UNIX_EPOCH),
        }
    }

    /// Calls `tick` every second, and hears of every use; for as long as what is around it lives.
    pub fn watch(self, tick: impl Fn() + 'static) {
        // Who has just come is there.
        self.stay();
        let used = [
            window_event_listener(ev::pointerdown, move |_| self.touch()),
            window_event_listener(ev::pointermove, move |_| self.touch()),
            window_event_listener(ev::keydown, move |_| self.touch()),
            window_event_listener(ev::wheel, move |_| self.touch()),
        ];
        let tick = set_interval_with_handle(tick, TICK);
        on_cleanup(move || {
            used.into_iter().for_each(WindowListenerHandle::remove);
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
    }

    /// Somebody uses it. Once it has warned, only the button of the warning counts.
    fn touch(self) {
        if self.idle.try_get_untracked() == Some(Idle::Used) {
            self.last.try_set_value(clock::now());
        }
    }

    /// Somebody is there.
    pub fn stay(self) {
        self.last.try_set_value(clock::now());
        self.idle.try_set(Idle::Used);
    }

    /// Looks at the clock, and says whether nobody was there for too long.
    pub fn is_over(self) -> bool {
        let Some(last) = self.last.try_get_value() else {
            return false;
        };
        let how = idle(last, clock::now());
        if how != Idle::Over && self.idle.try_get_untracked() != Some(how) {
            self.idle.try_set(how);
        }
        how == Idle::Over
    }
}
