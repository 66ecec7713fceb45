//! What was done in a practice, in French.

use referral::audit::{Alarm, Audited, Broken, RefusedWhat, Subject};
use referral::id::{MemberId, ReferralId};
use referral::offer::Decision;

use crate::fr::{Fr, in_sentence};
use crate::practice::{By, HistoryColumn, HistoryWords, Named, TeamWords, Verdict};

impl HistoryWords for Fr {
    fn history_title(&self) -> &'static str {
        "Historique"
    }
    fn see_history(&self) -> &'static str {
        "Voir qui a fait quoi, et quand"
    }
    fn history_lead(&self) -> &'static str {
        "Qui a fait quoi dans votre cabinet, et quand, du plus récent au plus ancien. Rien n’y concerne \
         une patiente ou un patient. C’est le serveur qui écrit ces lignes\u{a0}: ce navigateur \
         remarque si une ligne qu’il a déjà vue est modifiée ou retirée, et n’a que la parole du \
         serveur pour les plus récentes."
    }
    fn history_is_for_owners(&self) -> &'static str {
        "Les propriétaires de votre cabinet voient son historique. Adressez-vous à l’une de ces \
         personnes."
    }
    fn back_to_members(&self) -> &'static str {
        "Membres et clés"
    }
    fn history_loading(&self, lines: usize) -> String {
        match lines {
            0 => "Recherche de l’historique".to_owned(),
            1 => "Recherche de l’historique\u{a0}: 1\u{a0}ligne jusqu’ici".to_owned(),
            lines => format!("Recherche de l’historique\u{a0}: {lines}\u{a0}lignes jusqu’ici"),
        }
    }

    fn verdict_title(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Holds { seen: None, .. } => "Chaque ligne fait suite à la précédente",
            Verdict::Holds { .. } => "Ce que ce navigateur avait déjà vu n’a pas changé",
            Verdict::Broken(_) => "Cet historique a été modifié",
            Verdict::Cut => "Il manque des lignes à cet historique",
            Verdict::Empty => "Cet historique est vide",
        }
    }
    fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Holds { lines, seen } => {
                let checked = match lines {
                    0 | 1 => "Ce navigateur a vérifié l’unique ligne.".to_owned(),
                    lines => format!(
                        "Ce navigateur a vérifié que chacune des {lines}\u{a0}lignes fait suite à \
                         la précédente."
                    ),
                };
                match seen {
                    None => format!(
                        "{checked} Il retient où l’historique se termine maintenant, et vous dira si \
                         des lignes disparaissent."
                    ),
                    Some(0 | 1) => {
                        format!("{checked} La ligne qu’il avait déjà vue est toujours là.")
                    }
                    Some(seen) => format!(
                        "{checked} Les {seen}\u{a0}lignes qu’il avait déjà vues sont toujours là."
                    ),
                }
            }
            Verdict::Broken(1) => format!(
                "Une ligne ne fait pas suite à la précédente. Elle est signalée plus bas. \
                 {WHAT_TO_DO}"
            ),
            Verdict::Broken(count) => format!(
                "{count}\u{a0}lignes ne font pas suite à la précédente. Elles sont signalées plus \
                 bas. {WHAT_TO_DO}"
            ),
            Verdict::Cut => format!(
                "Les lignes se suivent, mais celles que ce navigateur avait déjà vues ne sont plus \
                 toutes là, ou sont autres. {WHAT_TO_DO}"
            ),
            Verdict::Empty => format!(
                "La première ligne d’un historique est écrite à la création du cabinet, et elle n’y est \
                 pas. {WHAT_TO_DO}"
            ),
        }
    }
    fn line_broken(&self, broken: Broken) -> &'static str {
        match broken {
            Broken::Altered => {
                "Cette ligne n’est pas celle qui a été écrite, ou c’est la précédente qui ne l’est pas."
            }
            Broken::Missing => "Ce qui précédait cette ligne n’est plus là.",
        }
    }

    fn subject_label(&self) -> &'static str {
        "Sujet"
    }
    fn any_subject(&self) -> &'static str {
        "Tout"
    }
    fn subject(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Referrals => "Demandes",
            Subject::SignIns => "Ouvertures de session",
            Subject::Accounts => "Phrases secrètes, codes, clés d’accès et applications",
            Subject::Members => "Membres et invitations",
            Subject::Keys => "Clés et trousse de récupération",
            Subject::Exports => "Exportations",
            Subject::Alarms => "Refus et alertes",
        }
    }
    fn of_member(&self) -> &'static str {
        "Membre"
    }
    fn any_member(&self) -> &'static str {
        "Tout le monde"
    }
    fn of_number(&self) -> &'static str {
        "Numéro de la demande"
    }
    fn of_number_hint(&self) -> &'static str {
        "Une partie suffit."
    }
    fn no_line_fits(&self) -> &'static str {
        "Aucune ligne ne correspond à ce que vous avez choisi."
    }
    fn lines_shown(&self, from: usize, to: usize, of: usize) -> String {
        match of {
            0 | 1 => format!("{of}\u{a0}ligne"),
            of => format!("{from} à {to} sur {of}\u{a0}lignes"),
        }
    }
    fn pages_label(&self) -> &'static str {
        "Suite de l’historique"
    }
    fn newer_lines(&self) -> &'static str {
        "Plus récent"
    }
    fn older_lines(&self) -> &'static str {
        "Plus ancien"
    }

    fn print_lines(&self) -> &'static str {
        "Imprimer ces lignes"
    }
    fn save_lines(&self) -> &'static str {
        "Enregistrer dans un fichier"
    }
    fn save_lines_hint(&self) -> &'static str {
        "Le fichier contient toutes les lignes. Les responsables de cette adresse, ou toute autre \
         personne qui a Letterlock, peuvent le vérifier avec «\u{a0}letterlock audit verify\u{a0}». Que \
         vous l’avez enregistré devient aussi une ligne."
    }
    fn lines_saved(&self) -> &'static str {
        "Le fichier se trouve dans vos téléchargements. Les membres de votre cabinet y figurent par \
         leur identifiant, sans leur nom."
    }
    fn lines_not_saved(&self) -> &'static str {
        "Le navigateur n’a pas accepté le fichier. Réessayez, ou prenez un autre navigateur."
    }

    fn history_column(&self, column: HistoryColumn) -> &'static str {
        match column {
            HistoryColumn::What => "Quoi",
            HistoryColumn::Who => "Qui",
            HistoryColumn::When => "Quand",
            HistoryColumn::Number => "Ligne",
        }
    }
    fn line_number(&self, number: u64) -> String {
        format!("Ligne\u{a0}{number}")
    }
    fn done_by(&self, by: By) -> &'static str {
        match by {
            By::Sender => "La clinique",
            By::Operator => "Les responsables de cette adresse",
            By::Registrar => "Le registraire",
            By::Server => "Le serveur",
            By::Somebody => "Quelqu’un",
        }
    }
    fn line(&self, what: &Audited, named: &dyn Named) -> String {
        always_the_same(what).map_or_else(|| with_names(what, named), str::to_owned)
    }
    fn line_unreadable(&self) -> &'static str {
        "Quelque chose que cette page ne peut pas lire. Enregistrez l’historique dans un fichier et \
         adressez-vous aux responsables de cette adresse."
    }
}

/// After what is wrong with a history.
const WHAT_TO_DO: &str = "Enregistrez l’historique dans un fichier, gardez-le, et appelez les \
                          responsables de cette adresse.";

/// What names a member, a referral, a role or a number.
fn with_names(what: &Audited, named: &dyn Named) -> String {
    let role_is = |role| in_sentence(Fr.role(role));
    match what {
        Audited::ReferralReceived { referral, .. } => {
            format!("A envoyé {}", referral_of(named, *referral))
        }
        Audited::ReferralOpened { referral, .. } => {
            format!("A ouvert {}", referral_of(named, *referral))
        }
        Audited::ReferralResealed { referral, .. } => format!(
            "A scellé de nouveau {} pour les clés renouvelées",
            referral_of(named, *referral)
        ),
        Audited::ReferralDecided {
            referral, decision, ..
        } => {
            let decided = match decision {
                Decision::Accepted { .. } => "A accepté",
                Decision::Declined { .. } => "A refusé",
            };
            format!("{decided} {}", referral_of(named, *referral))
        }
        Audited::Exported { referrals } => {
            let plural = if *referrals < 2 { "" } else { "s" };
            format!(
                "A exporté ce qui est scellé pour votre cabinet\u{a0}: \
                 {referrals}\u{a0}demande{plural}"
            )
        }
        Audited::MemberInvited { role, .. } => {
            format!("A invité une personne. Rôle\u{a0}: {}", role_is(*role))
        }
        Audited::MemberConfirmed { joiner, role, .. } => format!(
            "A confirmé {} comme membre. Rôle\u{a0}: {}",
            member_of(named, *joiner),
            role_is(*role)
        ),
        Audited::RoleChanged { of, role, .. } => format!(
            "A donné un autre rôle à {}\u{a0}: {}",
            member_of(named, *of),
            role_is(*role)
        ),
        Audited::MemberRemoved { removed, .. } => {
            format!("A retiré {}", member_of(named, *removed))
        }
        Audited::KeyPublished { epoch, .. } => format!(
            "A inscrit les clés du cabinet, numéro\u{a0}{epoch}, dans la liste publique des clés"
        ),
        Audited::PracticeRegistered { epoch, .. } => {
            format!("A signé les clés du cabinet, numéro\u{a0}{epoch}")
        }
        _ => String::new(),
    }
}

/// What names nobody and nothing.
fn always_the_same(what: &Audited) -> Option<&'static str> {
    Some(match what {
        Audited::PracticeCreated { .. } => "A inscrit le cabinet",
        Audited::RegistrarAwaited { .. } => {
            "N’offre le cabinet aux cliniques qu’une fois ses clés signées par le registraire"
        }
        Audited::EnrolmentLinked => "A créé le lien pour le compte de premier propriétaire",
        Audited::MemberEnrolled { .. } => "A créé le compte de premier propriétaire",
        Audited::InviteWithdrawn { .. } => "A mis fin à une invitation",
        Audited::MemberJoined { .. } => "A utilisé une invitation, et attendait une confirmation",
        Audited::KitOpened { .. } => {
            "A utilisé le code de la trousse de récupération, et reçu les clés scellées qu’il ouvre"
        }
        Audited::MemberRestored { .. } => {
            "A obtenu le rôle de propriétaire avec la trousse de récupération"
        }
        Audited::KeysRenewed { kit: false, .. } => "A renouvelé les clés",
        Audited::KeysRenewed { kit: true, .. } => {
            "A renouvelé les clés, et créé une nouvelle trousse de récupération"
        }
        Audited::SignedIn { .. } => "A ouvert une session",
        Audited::PassphraseChanged { .. } => "A changé sa phrase secrète",
        Audited::RecoveryMade { .. } => "A créé un code de récupération",
        Audited::PassphraseRecovered { .. } => {
            "A choisi une nouvelle phrase secrète avec son code de récupération"
        }
        Audited::SecondStepSet { .. } => "A configuré une application d’authentification",
        Audited::SecondStepRemoved { .. } => "A retiré son application d’authentification",
        Audited::SecondStepRecovered { .. } => {
            "A ouvert une session avec son code de récupération, à la place d’une seconde étape perdue"
        }
        Audited::PasskeyAdded { .. } => "A ajouté une clé d’accès",
        Audited::PasskeyOpens { .. } => {
            "A permis à une clé d’accès d’ouvrir une session sans la phrase secrète"
        }
        Audited::PasskeyRemoved { .. } => "A retiré une clé d’accès",
        Audited::PasskeyUsed { .. } => "A utilisé une clé d’accès pour ouvrir une session",
        Audited::Refused { what, .. } => refused(*what),
        Audited::KeyAlarm { alarm, .. } => alarmed(*alarm),
        Audited::TrailSaved { .. } => "A enregistré cet historique dans un fichier",
        Audited::KeyPublished { .. }
        | Audited::PracticeRegistered { .. }
        | Audited::MemberInvited { .. }
        | Audited::MemberConfirmed { .. }
        | Audited::RoleChanged { .. }
        | Audited::MemberRemoved { .. }
        | Audited::ReferralReceived { .. }
        | Audited::ReferralOpened { .. }
        | Audited::ReferralResealed { .. }
        | Audited::ReferralDecided { .. }
        | Audited::Exported { .. } => return None,
    })
}

fn refused(what: RefusedWhat) -> &'static str {
    match what {
        RefusedWhat::Change => {
            "A essuyé un refus pour un changement des membres ou des clés qui ne tient pas"
        }
        RefusedWhat::Ring => {
            "A essuyé un refus pour un changement qui donnerait les clés à d’autres que les membres"
        }
        RefusedWhat::Moved => {
            "A essuyé un refus pour un changement qui ne fait pas suite à la liste des membres du moment"
        }
        RefusedWhat::SecondStep => {
            "A donné, après la phrase secrète, un code, une clé d’accès ou un code de récupération \
             qui ne convient pas"
        }
        RefusedWhat::PasskeyCounter => {
            "Une clé d’accès de ce membre a compté à rebours\u{a0}: quelqu’un en a peut-être une copie"
        }
        RefusedWhat::Invitation => {
            "A essayé le lien d’une invitation déjà utilisée, retirée ou échue"
        }
        RefusedWhat::Enrolment => {
            "A essayé le lien destiné au premier membre du cabinet, déjà utilisé ou échu"
        }
        RefusedWhat::Join => {
            "A essuyé un refus, avec le lien d’une invitation, pour des clés qui ne vont pas ensemble"
        }
        RefusedWhat::Restore => {
            "A essuyé un refus, avec la trousse de récupération, pour un propriétaire dont les clés ne vont pas ensemble"
        }
        RefusedWhat::Reseal => {
            "A essuyé un refus pour autre chose à la place d’une demande à sceller de nouveau"
        }
        RefusedWhat::Words => {
            "A essuyé un refus pour des mots à l’expéditeur qui ne vont pas avec la demande"
        }
        RefusedWhat::Role => "A essuyé un refus pour ce que son rôle ne permet pas",
        RefusedWhat::Account => {
            "A essuyé un refus pour des clés de compte qui ne vont pas ensemble"
        }
    }
}

fn alarmed(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Foreign => {
            "A vu une alerte\u{a0}: la liste publique des clés en contient une au nom du cabinet \
             qu’aucun de ses propriétaires n’a créée"
        }
        Alarm::Missing => {
            "A vu une alerte\u{a0}: il manque des clés du cabinet dans la liste publique des clés"
        }
        Alarm::Namesake => {
            "A vu que la liste publique des clés contient un autre cabinet de ce nom dans cette ville"
        }
        Alarm::Log => {
            "A vu une alerte\u{a0}: la liste publique des clés est incohérente, ou en est une autre"
        }
        Alarm::Roster => {
            "A vu une alerte\u{a0}: la liste des membres est incohérente, ou n’est plus la même"
        }
        Alarm::Ring => {
            "A vu une alerte\u{a0}: quelqu’un qui n’est pas membre peut ouvrir les clés du cabinet"
        }
        Alarm::Keys => {
            "A vu une alerte\u{a0}: les clés données par le serveur ne vont pas ensemble"
        }
        Alarm::Joiner => {
            "A vu une alerte\u{a0}: la personne qui s’est jointe n’a pas les clés dont répond le lien \
             de l’invitation"
        }
        Alarm::Referral => {
            "A vu une alerte\u{a0}: une demande ou un fichier n’est pas ce qui a été envoyé"
        }
    }
}

fn referral_of(named: &dyn Named, referral: ReferralId) -> String {
    match named.number(referral) {
        Some(number) => format!("la demande {number}"),
        None => "une demande".to_owned(),
    }
}

fn member_of(named: &dyn Named, member: MemberId) -> String {
    named.member(member).unwrap_or("une personne").to_owned()
}
