//! What the pages say in French of answers that a computer keeps for a day.

use time::OffsetDateTime;

use super::{Fr, calendar};
use crate::keep::KeepWords;

impl KeepWords for Fr {
    fn keep(&self) -> &'static str {
        "Conserver mes réponses sur cet ordinateur pendant 24\u{a0}heures"
    }
    fn keep_hint(&self) -> &'static str {
        "Elles sont chiffrées, et seul ce navigateur peut les ouvrir. Elles sont effacées dès que \
         la demande est envoyée. Les fichiers ne sont pas conservés. Ne cochez pas cette case sur \
         un ordinateur que d’autres utilisent."
    }
    fn keep_instead(&self, since: OffsetDateTime) -> String {
        format!(
            "Des réponses de {} sont déjà conservées sur cet ordinateur. Les effacer et conserver \
             celles-ci à la place?",
            moment(since)
        )
    }
    fn could_not_keep(&self) -> &'static str {
        "Ce navigateur n’a pas pu conserver vos réponses. Elles sont encore sur cette page, mais \
         seront perdues si vous la quittez."
    }
    fn no_longer_kept(&self) -> &'static str {
        "Vos réponses ne sont plus conservées\u{a0}: un autre onglet les a effacées ou remplacées, \
         ou 24\u{a0}heures ont passé. Elles sont encore sur cette page."
    }
    fn kept_found(&self, since: OffsetDateTime) -> String {
        format!(
            "Des réponses de {} sont conservées sur cet ordinateur.",
            moment(since)
        )
    }
    fn kept_hint(&self) -> &'static str {
        "Reprenez-les si ce sont les vôtres. Les fichiers n’ont pas été conservés et sont à \
         choisir de nouveau."
    }
    fn kept_go_on(&self) -> &'static str {
        "Reprendre ces réponses"
    }
    fn kept_go_on_sure(&self) -> &'static str {
        "Les réponses conservées remplaceront ce que vous avez tapé ici. Les reprendre?"
    }
    fn kept_delete(&self) -> &'static str {
        "Les effacer"
    }
    fn kept_gone(&self) -> &'static str {
        "Les réponses conservées ne sont plus sur cet ordinateur. Remplissez le formulaire \
         de nouveau."
    }
    fn files_again(&self, files: usize) -> String {
        match files {
            0 | 1 => "Le fichier que vous aviez choisi n’a pas été conservé. Choisissez-le de \
                      nouveau à l’étape des pièces jointes."
                .to_owned(),
            files => format!(
                "Les {files} fichiers que vous aviez choisis n’ont pas été conservés. \
                 Choisissez-les de nouveau à l’étape des pièces jointes."
            ),
        }
    }
}

fn moment(at: OffsetDateTime) -> String {
    format!(
        "{} à {}",
        calendar::weekday(at.weekday()),
        calendar::time_of_day(at.time())
    )
}
