//! French as clinics in Canada write it, at about grade 8.
//!
//! # Glossary
//! One word for one thing, on every page, in the letter and in every mail.
//!
//! | English | French |
//! |---|---|
//! | referral | demande de consultation; after that « demande » |
//! | referring provider | personne référente (physician, nurse practitioner or midwife alike) |
//! | sender | la clinique, or « vous »: nobody else sends |
//! | receiving practice | cabinet; so « clinique » is always who sends, « cabinet » who receives |
//! | specialist | spécialiste |
//! | MOA | adjointe ou adjoint médical (MOA); as a role, « MOA ou personnel administratif » |
//! | patient | la patiente ou le patient; once named, « cette personne » or « la personne » |
//! | parent, guardian, other contact | parent, tutelle ou autre contact; after that « contact » |
//! | family doctor or nurse practitioner | médecin de famille ou IPS (said once in full) |
//! | PHN | numéro de santé personnel (PHN) |
//! | MSP number | numéro de facturation MSP |
//! | health card, health number | carte santé, numéro de santé |
//! | specialty, category, subcategory | spécialité, catégorie, sous-catégorie |
//! | urgency | degré d’urgence: urgent, semi-urgent, non urgent |
//! | emergency | urgence immédiate; the place is « service d’urgence » |
//! | red flags | signaux d’alarme |
//! | investigations | examens et analyses |
//! | attachment, file | pièce jointe, fichier |
//! | chart, the patient’s file | dossier |
//! | accept, decline, reason | accepter, refuser, motif |
//! | expected wait | attente prévue |
//! | paused, away | en pause, absence |
//! | inbox | boîte de réception |
//! | sealed, key, fingerprint | scellé, clé, empreinte |
//! | passphrase, recovery kit | phrase secrète, trousse de récupération |
//! | member, owner, reader (roles) | membre, propriétaire, lecture seule |
//! | to invite, to withdraw, to remove | inviter, retirer l’invitation, retirer |
//! | to renew the keys | renouveler les clés |
//! | status page, secret link | page de suivi, lien secret |
//! | to sign in, to sign out | ouvrir une session, fermer la session |
//! | to lock | verrouiller |
//! | e-mail, cookie | courriel, témoin |
//! | whoever runs this address | les responsables de cette adresse |
//!
//! # Typography
//! As the Office québécois de la langue française has it: a no-break space (`\u{a0}` in this
//! folder, because nobody sees one) before a colon, inside guillemets and before a unit, and none
//! before `;`, `?` and `!`. The apostrophe is ’. None and one are singular.

mod calendar;
mod design;
mod download;
mod form;
mod home;
mod keep;
mod kit;
mod languages;
mod letter;
mod mail;
mod pages;
mod practice;
mod send;
mod status;
mod wizard;

/// Canadian French.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fr;

/// A label as it stands inside a sentence.
fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
