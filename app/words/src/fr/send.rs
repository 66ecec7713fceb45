//! What sending says, in French.

use super::Fr;
use crate::send::{SendWords, Sending, Trouble};

impl SendWords for Fr {
    fn goes_to_title(&self) -> &'static str {
        "Destination"
    }
    fn goes_to_asked(&self) -> &'static str {
        "Recherche du cabinet qui la recevrait"
    }
    fn goes_to_unknown(&self) -> &'static str {
        "Nous n’avons pas pu trouver à qui irait la demande. Vos réponses sont encore ici. \
         Vérifiez la connexion, puis réessayez."
    }
    fn goes_to_later(&self) -> &'static str {
        "La destination s’affichera ici dès que les réponses ci-dessus seront complètes."
    }
    fn goes_to_may_change(&self) -> &'static str {
        "Choix fait pour vous selon la situation actuelle. S’il change d’ici l’envoi, nous vous \
         demanderons d’abord votre avis."
    }
    fn practice_in(&self, practice: &str, town: &str) -> String {
        format!("{practice}, {town}")
    }
    fn key_title(&self) -> &'static str {
        "La clé du cabinet"
    }
    fn key_text(&self) -> &'static str {
        "Voici l’empreinte du cabinet\u{a0}: elle prouve ses clés, et reste la même quand elles changent. \
         Elle figure aussi dans votre PDF, pour qu’on puisse en tout temps la comparer à celle du \
         cabinet."
    }
    fn change_where(&self) -> &'static str {
        "Modifier la destination"
    }
    fn on_send_title(&self) -> &'static str {
        "Ce qui se passe à l’envoi"
    }
    fn on_send(&self) -> [&'static str; 3] {
        [
            "Vos réponses et vos fichiers sont scellés ici, dans votre navigateur. Seul le cabinet \
             ci-dessus peut les ouvrir.",
            "Le serveur voit où va la demande, son degré d’urgence, sa taille et votre adresse de \
             courriel. Il ne voit pas qui est la patiente ou le patient.",
            "Vous recevez aussitôt le numéro de la demande, puis un courriel quand le cabinet \
             l’accepte ou la refuse.",
        ]
    }
    fn confirm_and_send(&self) -> &'static str {
        "Confirmer et envoyer"
    }
    fn sending_label(&self) -> &'static str {
        "Envoi"
    }
    fn sending(&self, stage: Sending) -> String {
        match stage {
            Sending::Starting => "Préparation de l’envoi".to_owned(),
            Sending::Choosing => "Réservation d’une place au cabinet".to_owned(),
            Sending::File { file, of } => {
                format!("Scellement et envoi du fichier {file} sur {of}")
            }
            Sending::Sealing => "Scellement de vos réponses".to_owned(),
            Sending::Recording => "Remise de la demande scellée".to_owned(),
        }
    }
    fn sent_of(&self, done: &str, total: &str) -> String {
        format!("{done} sur {total}")
    }
    fn sending_stay(&self) -> &'static str {
        "Gardez cette page ouverte jusqu’à ce que le numéro de la demande s’affiche."
    }
    fn sending_leave(&self) -> &'static str {
        "L’envoi de la demande n’est pas terminé. Si vous quittez cette page maintenant, la \
         demande pourrait ne pas arriver, et vous ne verrez pas son numéro."
    }
    fn other_choice_title(&self) -> &'static str {
        "La demande irait maintenant à quelqu’un d’autre"
    }
    fn other_choice_text(&self) -> &'static str {
        "La situation a changé depuis que vous avez vérifié. Rien n’a encore été scellé ni envoyé. \
         Envoyez la demande à cette nouvelle destination, ou revenez en arrière pour choisir."
    }
    fn do_not_send(&self) -> &'static str {
        "Revenir en arrière"
    }
    fn maybe_sent_title(&self) -> &'static str {
        "La demande est peut-être arrivée"
    }
    fn not_sent_title(&self) -> &'static str {
        "La demande n’est pas encore envoyée"
    }
    fn trouble(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Unreached => {
                "Nous n’avons pas pu joindre le serveur. Rien n’est perdu. Vérifiez la connexion, \
                 puis réessayez\u{a0}: l’envoi reprendra où il s’est arrêté."
            }
            Trouble::ServerFailed => {
                "Le serveur est occupé. Rien n’est perdu. Attendez une minute, puis \
                 réessayez\u{a0}: l’envoi reprendra où il s’est arrêté."
            }
            Trouble::NobodyTakesIt => {
                "Personne ne prend ces demandes dans cette région en ce moment. Choisissez une \
                 autre région ou une autre catégorie. Vos réponses sont conservées."
            }
            Trouble::NamedPaused => {
                "La ou le spécialiste de votre choix ne prend pas ces demandes en ce moment. \
                 Choisissez quelqu’un d’autre, ou laissez Letterlock choisir. Vos réponses sont \
                 conservées."
            }
            Trouble::NamedDoesNotTakeIt => {
                "La ou le spécialiste de votre choix ne prend pas ce type de demande de cette \
                 région. Choisissez quelqu’un d’autre, ou laissez Letterlock choisir. Vos réponses \
                 sont conservées."
            }
            Trouble::NamedNotReady => {
                "Le cabinet de la ou du spécialiste de votre choix ne peut pas encore recevoir de \
                 demandes scellées. Choisissez quelqu’un d’autre, ou laissez Letterlock choisir. \
                 Vos réponses sont conservées."
            }
            Trouble::OtherCatalogue => {
                "La liste des spécialités a changé, et vos réponses n’y correspondent plus. \
                 Chargez la nouvelle liste\u{a0}: les réponses à revoir seront alors indiquées \
                 plus haut."
            }
            Trouble::Expired => {
                "L’envoi a duré plus longtemps que la réservation de la place, qui a été libérée. \
                 Vos réponses et vos fichiers sont encore ici. Envoyez la demande de nouveau."
            }
            Trouble::KeyRefused => {
                "La clé du cabinet n’est pas valable, et rien n’a été scellé. N’envoyez pas cette \
                 demande ici. Téléphonez au cabinet au sujet de la patiente ou du patient, et \
                 dites aux responsables de cette adresse que la clé a été refusée."
            }
            Trouble::KeyNotNow => {
                "La clé du cabinet n’est pas valable aujourd’hui, et rien n’a été scellé. Vérifiez la date de cet ordinateur. Si elle est juste, téléphonez au cabinet."
            }
            Trouble::KeyDiscontinuous => {
                "La nouvelle clé du cabinet n’est pas signée avec l’ancienne, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::KeyUnregistered => {
                "Le registraire n’a pas signé pour ce cabinet, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::OtherRegistrar => {
                "Cette adresse nomme un autre registraire qu’avant, ou aucun, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::OtherLog => {
                "La liste publique des clés n’est pas signée par les mêmes responsables qu’avant, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::LogUnsigned => {
                "La liste publique des clés n’est pas signée comme elle doit l’être, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::LogStale => {
                "La liste publique des clés n’est pas d’aujourd’hui, et rien n’a été scellé. Vérifiez la date de cet ordinateur. Si elle est juste, téléphonez au cabinet."
            }
            Trouble::LogRolledBack => {
                "La liste publique des clés est plus courte que la dernière fois que ce navigateur l’a vue, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::LogForked => {
                "La liste publique des clés a été modifiée depuis la dernière fois que ce navigateur l’a vue, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::KeyNotLogged => {
                "La clé du cabinet n’est pas dans la liste publique des clés, et rien n’a été scellé. N’envoyez pas cette demande ici\u{a0}: téléphonez au cabinet et avertissez les responsables de cette adresse."
            }
            Trouble::FileUnreadable => {
                "Un fichier ne peut plus être lu. Retirez-le, puis choisissez-le de nouveau."
            }
            Trouble::TooLong => {
                "Vos réponses sont plus longues que ce qu’une demande peut contenir. Raccourcissez \
                 les plus longues, ou joignez-les dans un fichier."
            }
            Trouble::Stopped => {
                "La partie de cette page qui scelle la demande s’est arrêtée. Vos réponses et vos \
                 fichiers sont encore ici. Réessayez."
            }
            Trouble::StoppedLate => {
                "La partie de cette page qui scelle la demande s’est arrêtée pendant la \
                 remise\u{a0}: la demande est peut-être arrivée. Téléphonez au cabinet avant de \
                 l’envoyer de nouveau, pour éviter une demande en double."
            }
            Trouble::ReceiptFalse => {
                "La confirmation du serveur ne correspond pas à ce qui a été envoyé et ne prouve \
                 rien. La demande est peut-être arrivée malgré tout. Téléphonez au cabinet au sujet \
                 de la patiente ou du patient, et avertissez les responsables de cette adresse. Ne \
                 l’envoyez pas de nouveau ici."
            }
        }
    }
    fn file_gone(&self, name: &str) -> String {
        format!(
            "{name} ne peut plus être lu. Le fichier a peut-être été déplacé ou modifié. \
             Retirez-le, puis choisissez-le de nouveau."
        )
    }
    fn send_again(&self) -> &'static str {
        "Envoyer de nouveau"
    }
    fn reload_list(&self) -> &'static str {
        "Charger la nouvelle liste"
    }
    fn go_to(&self, step: &str) -> String {
        format!("Aller à «\u{a0}{step}\u{a0}»")
    }

    fn done_title(&self) -> &'static str {
        "La demande est envoyée"
    }
    fn done_number(&self) -> &'static str {
        "Numéro de la demande"
    }
    fn done_keep_number(&self) -> &'static str {
        "Notez ce numéro au dossier. Il figure dans chaque courriel au sujet de la demande."
    }
    fn copy_number(&self) -> &'static str {
        "Copier le numéro"
    }
    fn copy_link(&self) -> &'static str {
        "Copier le lien"
    }
    fn copied(&self) -> &'static str {
        "Copié"
    }
    fn not_copied(&self) -> &'static str {
        "Votre navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le vous-même."
    }
    fn download_title(&self) -> &'static str {
        "Téléchargez la demande maintenant"
    }
    fn download_only_now(&self) -> &'static str {
        "C’est la seule occasion. Quand vous aurez quitté cette page, seul le cabinet pourra \
         ouvrir la demande\u{a0}: ni vous ni nous ne le pourrons."
    }
    fn download_leave(&self) -> &'static str {
        "Vous n’avez pas téléchargé la demande. Si vous quittez cette page maintenant, vous ne \
         pourrez plus le faire."
    }
    fn next_title(&self) -> &'static str {
        "La suite"
    }
    fn next(&self, email: &str) -> [String; 3] {
        [
            "Le cabinet ouvre la demande, puis l’accepte ou la refuse.".to_owned(),
            format!(
                "Quand il aura décidé, un courriel sera envoyé à {email} avec le numéro de la \
                 demande et la réponse, sans aucun renseignement sur la patiente ou le patient."
            ),
            "Si l’état de la patiente ou du patient s’aggrave entre-temps, n’attendez pas la \
             réponse\u{a0}: téléphonez au cabinet, ou dirigez cette personne vers le service \
             d’urgence."
                .to_owned(),
        ]
    }
    fn status_title(&self) -> &'static str {
        "Suivre la demande"
    }
    fn status_text(&self) -> &'static str {
        "Ce lien secret montre où en est la demande et ce que le cabinet a écrit. Il figure aussi \
         à la dernière page du PDF. Donnez-le seulement aux personnes qui peuvent être au courant \
         de la demande."
    }
    fn another_title(&self) -> &'static str {
        "Une demande pour quelqu’un d’autre"
    }
    fn another_keep(&self) -> &'static str {
        "Conserver mes coordonnées et celles de la clinique"
    }
    fn another_keep_hint(&self) -> &'static str {
        "Conservées dans cette page seulement. Rien de ce qui concerne la patiente ou le patient \
         n’est conservé."
    }
    fn another(&self) -> &'static str {
        "Envoyer une autre demande"
    }

    fn gone_title(&self) -> &'static str {
        "La demande n’est plus ici"
    }
    fn gone_text(&self) -> &'static str {
        "Si vous avez vu un numéro de demande, la demande a été envoyée. Ce que vous aviez tapé a \
         ensuite été effacé de ce navigateur, pour que personne ne puisse le lire après vous."
    }
    fn gone_look(&self) -> &'static str {
        "Consultez le PDF que vous avez téléchargé, ou suivez la demande avec le lien secret qui \
         figure à sa dernière page."
    }
}
