//! The referral as plain text, for when the PDF cannot be made: what the check page shows, with
//! nothing more to load.

use browser::letter::message::Facts;
use words::{LetterLabel, LetterPart, Words};

use super::check::{ASKING, rows};
use super::form::Form;
use crate::ui::summary::SummaryRow;

/// A titled list of lines.
struct Part {
    title: &'static str,
    rows: Vec<SummaryRow>,
}

/// The text of a referral that was sent. Called where the page's language is known: in a memo, not
/// in what hears an event.
pub fn as_text(form: Form, words: &'static dyn Words, facts: &Facts) -> String {
    let sent = Part {
        title: words.letter_part(LetterPart::Referral),
        rows: sent_rows(facts, words),
    };
    let asked = ASKING.map(|step| Part {
        title: words.step_title(step),
        rows: rows(form, words, step),
    });
    let parts: Vec<Part> = [sent].into_iter().chain(asked).collect();
    let title = words.letter_file(&facts.number.to_string());
    let follow = [
        words.text_for_sender(),
        words.letter_status_lead(),
        facts.status_url.as_deref().unwrap_or_default(),
    ];
    let follow_title = words.letter_part(LetterPart::Status);
    let labelled = |label: &str, answer: &str| words.labelled(label, answer);
    text(&title, &parts, (follow_title, &follow), &labelled)
}

fn sent_rows(facts: &Facts, words: &dyn Words) -> Vec<SummaryRow> {
    let row = |label, answer: String| SummaryRow::new(words.letter_label(label), answer, "");
    let mut rows = vec![
        row(LetterLabel::Number, facts.number.to_string()),
        row(LetterLabel::Sent, words.letter_instant(facts.at)),
        row(
            LetterLabel::To,
            words.letter_specialist_at(&facts.specialist, &facts.practice),
        ),
    ];
    if let Some(proof) = &facts.proof {
        let key = format!("{}\n{}", proof.words, proof.fingerprint);
        rows.extend([
            row(LetterLabel::Fingerprint, key),
            row(LetterLabel::KeyLog, proof.checkpoint.clone()),
            row(LetterLabel::ServerKey, proof.server.clone()),
            row(LetterLabel::Receipt, proof.receipt.clone()),
        ]);
    }
    rows
}

/// Lines with an empty one between the parts, whose titles are underlined: large letters would need
/// Unicode's tables in the page, and many scripts have none. A long answer keeps its own lines, moved in, so that
/// none of them can be taken for a label.
fn text(
    title: &str,
    parts: &[Part],
    (follow_title, follow): (&str, &[&str]),
    labelled: &dyn Fn(&str, &str) -> String,
) -> String {
    let mut lines = vec![title.to_owned()];
    for part in parts {
        lines.extend([String::new(), part.title.to_owned(), underline(part.title)]);
        for row in &part.rows {
            let mut answer = row.answer().lines();
            let first = answer.next().unwrap_or_default();
            lines.push(labelled(row.label(), first));
            lines.extend(answer.map(|more| format!("    {more}")));
        }
    }
    lines.extend([String::new(), "-".repeat(60)]);
    lines.extend([follow_title.to_owned(), underline(follow_title)]);
    lines.extend(follow.iter().map(|&line| line.to_owned()));
    // What every editor of every system reads as ends of lines.
    lines.join("\r\n") + "\r\n"
}

fn underline(title: &str) -> String {
    "=".repeat(title.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_many_lines_is_moved_in_under_its_label() {
        let rows = vec![
            SummaryRow::new("Urgency", "Urgent".to_owned(), ""),
            SummaryRow::new("History", "Pain.\nPatient: nobody".to_owned(), ""),
            SummaryRow::new("Allergies", String::new(), "Not given"),
        ];
        let part = Part {
            title: "Reason",
            rows,
        };
        let text = text(
            "Referral R-1",
            &[part],
            ("Follow", &["https://example.org/#s"]),
            &|label, answer| format!("{label}: {answer}"),
        );
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "Referral R-1",
                "",
                "Reason",
                "======",
                "Urgency: Urgent",
                "History: Pain.",
                "    Patient: nobody",
                "Allergies: Not given",
                "",
                "------------------------------------------------------------",
                "Follow",
                "======",
                "https://example.org/#s",
                "",
            ]
        );
    }
}
