//! The cookie that keeps the language which a person chose. It is no secret: the server sets it where a
//! page has no program, and else the page itself does.

/// Its name.
pub const COOKIE: &str = "lang";
/// A year.
const KEPT_SECONDS: u32 = 31_536_000;

/// The whole cookie that keeps the language of this tag.
pub fn cookie(tag: &str) -> String {
    format!("{COOKIE}={tag}; Max-Age={KEPT_SECONDS}; Path=/; Secure; SameSite=Lax")
}
