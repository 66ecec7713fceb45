//! Answers as the form writes them, once they are known to be right: a postal code in capitals, a
//! telephone with hyphens, a health number in groups. Whoever typed them sees what was understood.

use super::{Draft, Field, HealthCard, Kind, Step};
use crate::contact::{Phone, PostalCode};
use crate::person::Phn;

impl Draft {
    /// Writes the answers of a step as the form writes them. What cannot be read stays as typed.
    pub fn tidy(&mut self, step: Step) {
        for field in Field::of(step) {
            if let Some(tidied) = self.tidied(field) {
                self.set(field, tidied);
            }
        }
    }

    /// The answer as the form writes it, where that is not how it was typed.
    fn tidied(&self, field: Field) -> Option<String> {
        let typed = self.get(field);
        let tidied = match (field, field.kind()) {
            (Field::ClinicPostalCode | Field::PatientPostalCode, _) => written::<PostalCode>(typed),
            (Field::HealthNumber, _) if self.choice(Field::HealthCard) == Some(HealthCard::Bc) => {
                written::<Phn>(typed)
            }
            (_, Kind::Phone) => telephone(typed),
            (_, Kind::Line(_) | Kind::Email) => Some(one_space_apart(typed)),
            _ => None,
        }?;
        (tidied != typed).then_some(tidied)
    }
}

fn written<T: std::str::FromStr + ToString>(typed: &str) -> Option<String> {
    typed.parse::<T>().ok().map(|read| read.to_string())
}

/// An extension stays as it was typed: languages have different words for it.
fn telephone(typed: &str) -> Option<String> {
    let phone: Phone = typed.parse().ok()?;
    phone.extension().is_none().then(|| phone.to_string())
}

fn one_space_apart(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice as _;

    fn tidied(field: Field, typed: &str) -> String {
        let mut draft = Draft::new();
        draft.set(Field::HealthCard, HealthCard::Bc.code());
        draft.set(field, typed);
        draft.tidy(field.step());
        draft.get(field).to_owned()
    }

    #[test]
    fn what_is_right_is_written_as_the_form_writes_it() {
        let tidy = [
            (Field::ClinicPostalCode, " v1y0a1", "V1Y 0A1"),
            (Field::PatientPostalCode, "v1y  0a1 ", "V1Y 0A1"),
            (Field::ClinicPhone, "+1 (604) 555.0142", "604-555-0142"),
            (Field::HealthNumber, "9735353315", "9735 353 315"),
            (
                Field::ClinicStreet,
                " 100  Example Street ",
                "100 Example Street",
            ),
            (
                Field::SenderEmail,
                " casey@example.org",
                "casey@example.org",
            ),
        ];
        for (field, typed, expected) in tidy {
            assert_eq!(tidied(field, typed), expected, "{field:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_stays_as_it_was_typed() {
        let typed = [
            (Field::ClinicPostalCode, "v1y 0a"),
            (Field::ClinicPhone, "604-555-0142 poste 7"),
            (Field::ClinicPhone, "555 0142"),
            (Field::HealthNumber, "9735353316"),
        ];
        for (field, typed) in typed {
            assert_eq!(tidied(field, typed), typed, "{field:?}");
        }
    }

    #[test]
    fn the_number_of_another_provinces_card_stays_as_it_was_typed() {
        let mut draft = Draft::new();
        draft.set(Field::HealthCard, HealthCard::On.code());
        draft.set(Field::HealthNumber, "9735353315");
        draft.tidy(Step::Patient);
        assert_eq!(draft.get(Field::HealthNumber), "9735353315");
    }

    #[test]
    fn prose_and_its_lines_stay_as_they_were_typed() {
        let typed = "two  lines\n  of it";
        assert_eq!(tidied(Field::Question, typed), typed);
    }
}
