//! Signing in and locking, in French.

use time::OffsetDateTime;

use crate::fr::{Fr, calendar};
use crate::practice::{Cleared, DeskWords, KeyAlarm, Locked, PracticeTrouble, TeamTrouble};

impl DeskWords for Fr {
    fn sign_in_title(&self) -> &'static str {
        "Ouvrir la boîte de réception de votre cabinet"
    }
    fn sign_in_lead(&self) -> &'static str {
        "Votre phrase secrète déverrouille les clés du cabinet ici, dans votre navigateur. Elle \
         n’est jamais envoyée. Si la page est rechargée, il faudra l’inscrire de nouveau."
    }
    fn passphrase(&self) -> &'static str {
        "Phrase secrète"
    }
    fn passphrase_missing(&self) -> &'static str {
        "Inscrivez votre phrase secrète"
    }
    fn show_passphrase(&self) -> &'static str {
        "Afficher la phrase secrète"
    }
    fn hide_passphrase(&self) -> &'static str {
        "Masquer la phrase secrète"
    }
    fn sign_in(&self) -> &'static str {
        "Ouvrir une session"
    }
    fn signing_in(&self) -> &'static str {
        "Le déverrouillage prend quelques secondes."
    }
    fn forgotten(&self) -> &'static str {
        "Phrase secrète oubliée?"
    }
    fn forgotten_code(&self) -> &'static str {
        "En choisir une nouvelle avec votre code de récupération"
    }
    fn forgotten_owner(&self) -> &'static str {
        "Sans code de récupération, personne ne peut vous en donner une nouvelle. Mais une ou un \
         autre propriétaire de votre cabinet peut vous retirer, puis vous inviter de nouveau\u{a0}: \
         vous en choisissez alors une nouvelle, et tout s’ouvre comme avant."
    }
    fn forgotten_all(&self) -> &'static str {
        "Plus personne dans votre cabinet ne peut ouvrir de session"
    }
    fn locked(&self, why: Locked) -> &'static str {
        match why {
            Locked::Idle => {
                "Personne n’a utilisé cette page pendant 10 minutes, et elle s’est verrouillée. \
                 Ouvrez une session pour reprendre où vous en étiez."
            }
            Locked::ByHand => {
                "Cette page est verrouillée. Ouvrez une session pour reprendre où vous en étiez."
            }
            Locked::SignedOut => "Votre session est fermée.",
            Locked::SignedOutHere => {
                "Cette page est verrouillée, et ses clés sont effacées. Nous n’avons pas pu \
                 joindre le serveur pour y fermer aussi votre session\u{a0}: il la fermera de \
                 lui-même d’ici 20 minutes."
            }
            Locked::SignedOutElsewhere => {
                "Vous avez fermé la session dans un autre onglet, et celui-ci s’est verrouillé."
            }
            Locked::OtherMember => {
                "Quelqu’un d’autre a ouvert une session dans un autre onglet de ce navigateur, et \
                 celui-ci s’est verrouillé."
            }
            Locked::AccountOpened => {
                "Quelqu’un a ouvert une session pour modifier un compte dans un autre onglet de ce \
                 navigateur, et celui-ci s’est verrouillé. Ouvrez une session pour reprendre où vous \
                 en étiez."
            }
            Locked::SessionOver => {
                "Votre session a pris fin, et cette page s’est verrouillée. Ouvrez une session \
                 pour reprendre où vous en étiez."
            }
            Locked::Stopped => {
                "La partie de cette page qui garde les clés s’est arrêtée, et la page s’est \
                 verrouillée. Ouvrez une nouvelle session."
            }
            Locked::KeysHandedOver => {
                "C’est fait. Par sécurité, le programme qui gardait les clés a été arrêté\u{a0}: ouvrez \
                 une session pour continuer."
            }
            Locked::SignInAgain => {
                "Cela demande une session ouverte depuis moins de cinq minutes. Rien n’a changé. Ouvrez \
                 une session, et vous pourrez continuer."
            }
            Locked::MembersChanged => {
                "Quelqu’un d’autre a modifié entre-temps les membres ou les clés de votre cabinet, et \
                 rien n’a changé de votre côté. Ouvrez une session, regardez ce qui a été fait, puis \
                 décidez de nouveau."
            }
            Locked::PracticeMoved => {
                "Les membres ou les clés de votre cabinet ont changé depuis l’ouverture de votre \
                 session, et cette page s’est verrouillée. Ouvrez une nouvelle session pour continuer \
                 avec ce qui est en vigueur maintenant."
            }
            Locked::RosterDoubted => {
                "N’allez pas plus loin. La liste des membres que le serveur donne maintenant ne tient \
                 pas, ou ne continue pas celle qu’il donnait avant\u{a0}: un serveur hostile peut en être la \
                 cause. Cette page s’est verrouillée. Appelez les propriétaires de votre cabinet et \
                 les responsables de cette adresse, et n’inscrivez pas votre phrase secrète ici tant \
                 que vous n’avez pas d’explication."
            }
            Locked::LockedElsewhere => {
                "Vous avez verrouillé la boîte de réception dans un autre onglet, et celui-ci s’est \
                 verrouillé aussi."
            }
        }
    }
    fn practice_trouble(&self, trouble: PracticeTrouble) -> String {
        let said = match trouble {
            PracticeTrouble::Unreached => {
                "Nous n’avons pas pu joindre le serveur. Rien n’est perdu. Vérifiez la connexion, \
                 puis réessayez."
            }
            PracticeTrouble::ServerFailed => {
                "Le serveur est occupé. Rien n’est perdu. Attendez une minute, puis réessayez."
            }
            PracticeTrouble::NoSuchLink => {
                "Ce lien a déjà servi, est trop ancien ou n’est pas entier. Si votre cabinet est \
                 déjà inscrit, ouvrez une session. Sinon, demandez un nouveau lien à la personne \
                 qui vous l’a envoyé."
            }
            PracticeTrouble::EmailTaken => {
                "Cette adresse de courriel a déjà un compte. Prenez une autre adresse, ou ouvrez \
                 une session avec celle-ci."
            }
            PracticeTrouble::NoEmail => {
                "Inscrivez votre adresse de courriel, par exemple nom@example.ca"
            }
            PracticeTrouble::PassphraseTooShort(shortest) => {
                return format!("Choisissez une phrase secrète d’au moins {shortest} caractères");
            }
            PracticeTrouble::ChangeUnknown => {
                "Le serveur n’a pas dit si votre phrase secrète a été changée. Essayez d’ouvrir une \
                 session avec la nouvelle et, si elle n’est pas acceptée, avec l’ancienne."
            }
            PracticeTrouble::KitGroup(number) => {
                return format!(
                    "Le groupe {number} est différent sur votre papier. Comparez-le caractère \
                     par caractère"
                );
            }
            PracticeTrouble::NoSuchCode => {
                "L’adresse de courriel ou le code de récupération n’est pas le bon, ou le code a \
                 déjà servi. Pour votre sécurité, personne ne peut dire lequel. Vérifiez les deux, \
                 puis réessayez."
            }
            PracticeTrouble::WrongCode => {
                "Ce n’est pas le code affiché maintenant dans l’application, ou il a déjà servi. \
                 Attendez le code suivant, puis inscrivez-le"
            }
            PracticeTrouble::SecondStepWanted => {
                "Ouvrez d’abord votre boîte de réception\u{a0}: il faut y mettre en place une seconde \
                 étape."
            }
            PracticeTrouble::SignInAgain => {
                "Pour votre sécurité, les changements ne sont possibles que pendant 5 minutes. \
                 Inscrivez votre phrase secrète pour continuer."
            }
            PracticeTrouble::Cleared(why) => cleared(why),
            PracticeTrouble::NotSignedIn => {
                "L’adresse de courriel ou la phrase secrète n’est pas la bonne. Pour votre \
                 sécurité, personne ne peut dire laquelle. Vérifiez les deux, puis réessayez."
            }
            PracticeTrouble::TooManyTries(seconds) => {
                return format!(
                    "Il y a eu trop d’essais. Attendez {}, puis réessayez.",
                    wait(seconds)
                );
            }
            PracticeTrouble::KeysDamaged => {
                "N’allez pas plus loin. Les clés données par le serveur ne vont pas \
                 ensemble\u{a0}: elles sont endommagées, ou quelqu’un les a modifiées. Rien n’a \
                 été déverrouillé. Prévenez les responsables de cette adresse, et n’inscrivez pas \
                 votre phrase secrète ici tant que vous n’avez pas d’explication."
            }
            PracticeTrouble::Passkey(trouble) => super::passkey::trouble(trouble),
            PracticeTrouble::Team(trouble) => team_trouble(trouble),
            PracticeTrouble::Damaged => {
                "Cela ne s’ouvre pas\u{a0}: le contenu a été endommagé ou modifié en chemin, ou il \
                 n’appartient pas à cette demande. Rien n’en est affiché. Prévenez les \
                 responsables de cette adresse, en donnant le numéro de la demande."
            }
            PracticeTrouble::Outdated => {
                "Letterlock a été mis à jour pendant que cette page était ouverte, et la page ne \
                 connaît pas les demandes les plus récentes. Rechargez-la, ouvrez une session, \
                 puis rouvrez la demande."
            }
            PracticeTrouble::NoSuchReferral => {
                "Votre cabinet n’a plus cette demande. Retournez à la boîte de réception et \
                 actualisez-la."
            }
            PracticeTrouble::NotOpened => {
                "Personne n’a encore ouvert cette demande. Ouvrez-la avant de décider."
            }
            PracticeTrouble::TooLong => {
                "Ce que vous avez écrit est trop long. Raccourcissez le texte, puis réessayez."
            }
            PracticeTrouble::NotSaved => {
                "Votre navigateur n’a pas pris le fichier. Autorisez les téléchargements pour \
                 cette adresse, puis réessayez."
            }
            PracticeTrouble::Stopped => {
                "La partie de cette page qui garde les clés n’a pas répondu. Rechargez la page."
            }
        };
        said.to_owned()
    }

    fn signed_in_as(&self, name: &str, practice: &str) -> String {
        format!("{name}, {practice}")
    }
    fn desk_label(&self) -> &'static str {
        "Session ouverte"
    }
    fn sealing_anew(&self, left: usize) -> String {
        match left {
            0 | 1 => format!("Scellement de {left} demande pour la nouvelle clé…"),
            left => format!("Scellement de {left} demandes pour la nouvelle clé…"),
        }
    }
    fn key_alarm_title(&self, alarm: KeyAlarm) -> &'static str {
        match alarm {
            KeyAlarm::Namesake => "Un autre cabinet porte le même nom dans la même ville",
            KeyAlarm::Clock => "Vérifiez la date et l’heure de cet ordinateur",
            _ => "On montre peut-être aux expéditeurs une clé qui n’est pas la vôtre",
        }
    }
    fn key_alarm(&self, alarm: KeyAlarm) -> &'static str {
        match alarm {
            KeyAlarm::Foreign => {
                "La liste publique des clés en contient une au nom de votre cabinet qu’aucun de ses \
                 propriétaires n’a créée. La personne qui l’a créée pourrait lire ce qui est scellé \
                 pour elle. Appelez tout de suite les responsables de cette adresse, et demandez aux \
                 cliniques qui vous envoient des demandes de comparer votre empreinte (sous Membres \
                 et clés) par téléphone avant tout envoi."
            }
            KeyAlarm::Missing => {
                "Il manque des clés de votre cabinet dans la liste publique des clés. Des envois \
                 pourraient être refusés, ou une autre clé montrée aux expéditeurs. Appelez les \
                 responsables de cette adresse."
            }
            KeyAlarm::Namesake => {
                "La liste publique des clés contient un autre cabinet du même nom dans la même ville, \
                 et une clinique pourrait prendre l’un pour l’autre. Si vous ne connaissez pas ce \
                 cabinet, appelez les responsables de cette adresse. Votre empreinte (sous Membres \
                 et clés) permet de vous distinguer."
            }
            KeyAlarm::Clock => {
                "La liste publique des clés n’est pas d’aujourd’hui selon l’horloge de cet ordinateur, \
                 et personne n’a vérifié si vos clés s’y trouvent. Réglez l’horloge et ouvrez une \
                 nouvelle session. Si elle est juste, appelez les responsables de cette adresse\u{a0}: un \
                 serveur hostile retient peut-être la liste."
            }
            KeyAlarm::Log => {
                "La liste publique des clés est incohérente, ou n’est pas celle que ce navigateur a \
                 déjà vue. Un serveur hostile peut en être la cause. Appelez les responsables de \
                 cette adresse, et demandez aux cliniques qui vous envoient des demandes de comparer \
                 votre empreinte (sous Membres et clés) par téléphone avant tout envoi."
            }
        }
    }
    fn lock_now(&self) -> &'static str {
        "Verrouiller maintenant"
    }
    fn sign_out(&self) -> &'static str {
        "Fermer la session"
    }

    fn idle_title(&self) -> &'static str {
        "Êtes-vous toujours là?"
    }
    fn idle_text(&self) -> &'static str {
        "Personne n’a utilisé cette page depuis un moment. Quand elle se verrouillera, les clés et \
         tout ce qui est ouvert ici disparaîtront de ce navigateur, et ce que vous avez tapé \
         aussi."
    }
    fn locks_in(&self, seconds: i64) -> String {
        let seconds = u32::try_from(seconds).unwrap_or_default();
        format!("La page se verrouille dans {}.", wait(seconds))
    }
    fn stay_open(&self) -> &'static str {
        "Garder la page ouverte"
    }

    fn instant(&self, at: OffsetDateTime) -> String {
        format!("{} à {}", calendar::day(at.date()), self.time_of_day(at))
    }
    fn time_of_day(&self, at: OffsetDateTime) -> String {
        calendar::time_of_day(at.time())
    }
}

/// What stopped a member, of what is about who belongs to the practice.
fn team_trouble(trouble: TeamTrouble) -> &'static str {
    match trouble {
        TeamTrouble::RosterDamaged => {
            "N’allez pas plus loin. La liste des membres donnée par le serveur ne tient pas\u{a0}: \
             il y manque quelque chose, ou quelqu’un l’a modifiée. Un serveur hostile peut en \
             être la cause. Rien n’a été déverrouillé. Appelez les responsables de cette adresse, \
             et n’inscrivez pas votre phrase secrète ici tant que vous n’avez pas d’explication."
        }
        TeamTrouble::RosterForked => {
            "N’allez pas plus loin. La liste des membres donnée par le serveur est plus ancienne que \
             celle que ce navigateur a vue, ou c’est une autre liste. Un serveur hostile peut en \
             être la cause. Rien n’a été déverrouillé. Appelez les responsables de cette adresse, \
             et un autre membre de votre cabinet, avant d’inscrire de nouveau votre phrase secrète \
             ici."
        }
        TeamTrouble::StrangerInRing => {
            "N’allez pas plus loin. Une personne qui n’est pas membre pourrait ouvrir les clés de \
             votre cabinet. Un serveur hostile peut en être la cause. Rien n’a été déverrouillé. \
             Appelez les propriétaires de votre cabinet et les responsables de cette adresse, et \
             n’inscrivez pas votre phrase secrète ici tant que vous n’avez pas d’explication."
        }
        TeamTrouble::RosterMoved => {
            "Quelqu’un d’autre a modifié entre-temps les membres de votre cabinet, et rien n’a \
             changé de votre côté. Ouvrez une nouvelle session et regardez avant de décider de \
             nouveau."
        }
        TeamTrouble::ClockIsOff => {
            "Rien n’a changé\u{a0}: la date et l’heure de cet ordinateur ne sont pas celles du \
             serveur. Réglez-les, rechargez cette page et recommencez. Si elles sont justes, appelez \
             les responsables de cette adresse."
        }
        TeamTrouble::NotAnOwner => {
            "Seuls les propriétaires peuvent le faire. Si vous l’étiez jusqu’ici, quelqu’un vous a \
             donné un autre rôle\u{a0}: demandez-lui pourquoi."
        }
        TeamTrouble::JoinerRefused => {
            "Personne n’a été confirmé\u{a0}: la personne inscrite n’est pas celle qui avait le \
             lien. Retirez l’invitation, et appelez les responsables de cette adresse avant d’inviter \
             de nouveau."
        }
        TeamTrouble::JoinerLate => {
            "Personne n’a été confirmé\u{a0}: le lien a expiré. Retirez l’invitation et invitez de \
             nouveau. S’il devait être encore valable, vérifiez l’horloge de cet ordinateur."
        }
        TeamTrouble::TooManyMembers => {
            "Personne n’a été confirmé\u{a0}: un cabinet peut avoir au plus 255\u{a0}membres. Retirez \
             une personne qui vous a quittés, puis confirmez."
        }
        TeamTrouble::TooManyInvited => {
            "Il y a déjà 100\u{a0}invitations en cours, le maximum. Attendez qu’une invitation serve \
             ou expire\u{a0}: une invitation retirée compte encore jusqu’à la fin de ses sept jours."
        }
        TeamTrouble::ReadOnly => {
            "Votre rôle est de lire. Demandez à un membre ou à une ou un propriétaire de votre \
             cabinet de le faire."
        }
        TeamTrouble::NoSuchKit => {
            "Aucun cabinet n’a cette trousse de récupération ici. Vérifiez l’adresse de cette page, \
             et si une trousse plus récente a remplacé celle-ci."
        }
    }
}

/// Seconds as people say them.
fn wait(seconds: u32) -> String {
    match (seconds, seconds.div_ceil(60)) {
        (0 | 1, _) => format!("{seconds} seconde"),
        (0..=90, _) => format!("{seconds} secondes"),
        (_, minutes @ ..=120) => format!("{minutes} minutes"),
        (_, minutes) => format!("{} heures", minutes.div_ceil(60)),
    }
}

fn cleared(why: Cleared) -> &'static str {
    match why {
        Cleared::Unused => {
            "Personne n’a utilisé cette page pendant 10 minutes\u{a0}: ce qui était tapé et \
             affiché ici a été effacé. Rien n’a été changé."
        }
        Cleared::Unanswered => {
            "Personne n’a utilisé cette page pendant 10 minutes\u{a0}: ce qui était tapé et \
             affiché ici a été effacé. Le serveur n’a pas dit si quelque chose a été changé avant."
        }
        Cleared::OtherTab => {
            "Quelqu’un a verrouillé la boîte de réception, ou ouvert ou fermé une session, dans un \
             autre onglet de ce navigateur\u{a0}: ce qui était tapé et affiché ici a été effacé."
        }
    }
}
