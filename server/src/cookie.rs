//! Cookies. Those that hold a token are for this host only, for https (or this machine) only, unseen
//! by scripts, never sent along from another site.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use time::Duration;
use wire::Token;

/// The token in the cookie of this name.
pub(crate) fn find(headers: &HeaderMap, name: &str) -> Option<Token> {
    value(headers, name)?.parse().ok()
}

/// What the cookie of this name says.
pub(crate) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// The `Set-Cookie` that keeps the token for so long; a browser that is closed forgets it earlier
/// only if it forgets such cookies.
pub(crate) fn keep(name: &str, token: &Token, age: Duration) -> HeaderValue {
    set(name, &token.to_text(), age)
}

/// The `Set-Cookie` that ends it.
pub(crate) fn end(name: &str) -> HeaderValue {
    set(name, "", Duration::ZERO)
}

fn set(name: &str, value: &str, age: Duration) -> HeaderValue {
    let seconds = age.whole_seconds();
    let cookie =
        format!("{name}={value}; Max-Age={seconds}; Path=/; Secure; HttpOnly; SameSite=Strict");
    let mut cookie = HeaderValue::try_from(cookie)
        .unwrap_or_else(|_| unreachable!("a name, base64url and ASCII words make a header"));
    cookie.set_sensitive(true);
    cookie
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[&'static str]) -> HeaderMap {
        let value = |value: &&'static str| (COOKIE, HeaderValue::from_static(value));
        values.iter().map(value).collect()
    }

    #[test]
    fn the_cookie_of_the_name_is_found_among_others() {
        let token = Token::from_bytes([0; 32]);
        for values in [
            &["__Host-a=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"][..],
            &["b=1; __Host-a=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;c=2"],
            &[
                "b=1",
                "__Host-a=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ],
        ] {
            let found = find(&headers(values), "__Host-a");
            assert_eq!(found.as_ref(), Some(&token), "{values:?}");
        }
    }

    #[test]
    fn what_is_no_token_is_no_cookie() {
        for values in [&[][..], &["__Host-a"], &["__Host-a=1"], &["a=AAAA"]] {
            assert_eq!(find(&headers(values), "__Host-a"), None, "{values:?}");
        }
    }

    #[test]
    fn a_cookie_says_who_may_see_it() {
        let kept = keep(
            "__Host-a",
            &Token::from_bytes([0; 32]),
            Duration::minutes(2),
        );
        assert_eq!(
            kept,
            "__Host-a=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; Max-Age=120; Path=/; Secure; \
             HttpOnly; SameSite=Strict"
        );
        assert!(kept.is_sensitive());
    }
}
