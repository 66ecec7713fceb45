//! Text as HTML, for what is written here by hand: a page of the demo, and mails.

/// Text as HTML, also inside a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_read_as_html() {
        assert_eq!(
            escape("<b title='a' class=\"b\">R&D</b>"),
            "&lt;b title=&#39;a&#39; class=&quot;b&quot;&gt;R&amp;D&lt;/b&gt;"
        );
        assert_eq!(escape("Clínica\u{a0}: 1"), "Clínica\u{a0}: 1");
    }
}
