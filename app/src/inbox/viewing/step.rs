//! Which page a key leads to, and how large it is drawn.

/// How large a page is drawn, as a part of the window's width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Zoom {
    /// Half.
    Half,
    /// Three quarters.
    Less,
    /// All of it.
    #[default]
    Fit,
    /// One and a half.
    More,
    /// Twice.
    Twice,
    /// Three times.
    Thrice,
    /// Four times.
    Most,
}

impl Zoom {
    const ALL: [Self; 7] = [
        Self::Half,
        Self::Less,
        Self::Fit,
        Self::More,
        Self::Twice,
        Self::Thrice,
        Self::Most,
    ];

    /// The next one, if there is a larger one.
    pub fn larger(self) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| *zoom > self)
    }

    /// The one before, if there is a smaller one.
    pub fn smaller(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|zoom| *zoom < self)
    }

    /// The style sheet's name for it. Without a `style` attribute, which the policy forbids.
    pub fn class(self) -> &'static str {
        match self {
            Self::Half => "viewer-page viewer-50",
            Self::Less => "viewer-page viewer-75",
            Self::Fit => "viewer-page",
            Self::More => "viewer-page viewer-150",
            Self::Twice => "viewer-page viewer-200",
            Self::Thrice => "viewer-page viewer-300",
            Self::Most => "viewer-page viewer-400",
        }
    }

    /// How many pixels wide a page is drawn in a window of so many.
    pub fn of(self, pixels: f64) -> u32 {
        let part = match self {
            Self::Half => 0.5,
            Self::Less => 0.75,
            Self::Fit => 1.0,
            Self::More => 1.5,
            Self::Twice => 2.0,
            Self::Thrice => 3.0,
            Self::Most => 4.0,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no screen is wider, and a window without a width asks for one pixel"
        )]
        let width = (pixels * part).round() as u32;
        width.max(1)
    }
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// This page, from 0.
    Go(u32),
    /// One screen further down.
    Down,
    /// One screen up.
    Up,
    /// Drawn like this.
    Zoom(Zoom),
}

/// What is in sight when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// The page, from 0.
    pub page: u32,
    /// Of so many.
    pub count: u32,
    /// How large.
    pub zoom: Zoom,
    /// Whether the page's first line is in sight.
    pub is_top: bool,
    /// Whether its last one is.
    pub is_bottom: bool,
    /// Whether single keys work at all (WCAG 2.2, 2.1.4).
    pub singles_work: bool,
}

/// What a key asks for, by its name (UI Events). Arrows that the browser scrolls by are left to it.
pub fn act(key: &str, sight: Sight) -> Option<Act> {
    let last = sight.count.saturating_sub(1);
    let next = (sight.page < last).then(|| Act::Go(sight.page + 1));
    let previous = sight.page.checked_sub(1).map(Act::Go);
    // A page that is wider than the window is scrolled sideways.
    let is_wide = sight.zoom > Zoom::Fit;
    match key {
        "ArrowRight" if !is_wide => next,
        "ArrowLeft" if !is_wide => previous,
        "PageDown" if sight.is_bottom => next,
        "PageDown" => Some(Act::Down),
        "PageUp" if sight.is_top => previous,
        "PageUp" => Some(Act::Up),
        "+" | "=" if sight.singles_work => sight.zoom.larger().map(Act::Zoom),
        "-" if sight.singles_work => sight.zoom.smaller().map(Act::Zoom),
        "0" if sight.singles_work => Some(Act::Zoom(Zoom::Fit)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND_OF_THREE: Sight = Sight {
        page: 1,
        count: 3,
        zoom: Zoom::Fit,
        is_top: true,
        is_bottom: true,
        singles_work: true,
    };

    #[test]
    fn arrows_turn_pages_as_far_as_there_are_any() {
        assert_eq!(act("ArrowRight", SECOND_OF_THREE), Some(Act::Go(2)));
        assert_eq!(act("ArrowLeft", SECOND_OF_THREE), Some(Act::Go(0)));
        let only = Sight {
            page: 0,
            count: 1,
            ..SECOND_OF_THREE
        };
        for key in ["ArrowRight", "ArrowLeft", "PageDown", "PageUp"] {
            assert_eq!(act(key, only), None, "{key}");
        }
    }

    #[test]
    fn a_long_page_is_read_to_its_end_before_it_is_turned() {
        let middle = Sight {
            is_top: false,
            is_bottom: false,
            ..SECOND_OF_THREE
        };
        assert_eq!(act("PageDown", middle), Some(Act::Down));
        assert_eq!(act("PageUp", middle), Some(Act::Up));
        assert_eq!(act("PageDown", SECOND_OF_THREE), Some(Act::Go(2)));
        assert_eq!(act("PageUp", SECOND_OF_THREE), Some(Act::Go(0)));
    }

    #[test]
    fn a_page_wider_than_the_window_is_scrolled_by_the_arrows() {
        let wide = Sight {
            zoom: Zoom::Twice,
            ..SECOND_OF_THREE
        };
        assert_eq!(act("ArrowRight", wide), None);
        assert_eq!(act("PageDown", wide), Some(Act::Go(2)));
    }

    #[test]
    fn single_keys_zoom_unless_they_are_turned_off() {
        assert_eq!(act("+", SECOND_OF_THREE), Some(Act::Zoom(Zoom::More)));
        assert_eq!(act("-", SECOND_OF_THREE), Some(Act::Zoom(Zoom::Less)));
        assert_eq!(act("0", SECOND_OF_THREE), Some(Act::Zoom(Zoom::Fit)));
        let off = Sight {
            singles_work: false,
            ..SECOND_OF_THREE
        };
        for key in ["+", "-", "0"] {
            assert_eq!(act(key, off), None, "{key}");
        }
    }

    #[test]
    fn zooming_ends_at_both_ends() {
        assert_eq!(Zoom::Most.larger(), None);
        assert_eq!(Zoom::Half.smaller(), None);
        assert_eq!(Zoom::Fit.of(800.0), 800);
        assert_eq!(Zoom::More.of(800.0), 1_200);
        assert_eq!(Zoom::Fit.of(0.0), 1);
    }
}
