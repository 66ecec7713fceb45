//! What a member's account opens with, in French.

use time::OffsetDateTime;

use crate::fr::{Fr, calendar};
use crate::practice::AccountWords;

impl AccountWords for Fr {
    fn your_account(&self) -> &'static str {
        "Votre compte"
    }
    fn account_lead(&self) -> &'static str {
        "Consultez et changez votre façon d’ouvrir une session. Pour votre sécurité, cette page \
         demande votre phrase secrète, même si votre session est déjà ouverte."
    }
    fn open_account(&self) -> &'static str {
        "Ouvrir votre compte"
    }
    fn opening_account(&self) -> &'static str {
        "L’ouverture de votre compte prend quelques secondes."
    }
    fn account_open_lead(&self) -> &'static str {
        "Vous avez 5 minutes pour faire des changements. Ensuite, cette page demandera de nouveau \
         votre phrase secrète."
    }
    fn account_passphrase_text(&self) -> &'static str {
        "Elle vous sert à ouvrir une session, et elle déverrouille les clés du cabinet dans votre \
         navigateur."
    }

    fn recovery_code(&self) -> &'static str {
        "Code de récupération"
    }
    fn recovery_text(&self) -> &'static str {
        "Si vous oubliez votre phrase secrète, votre code de récupération vous permet d’en choisir \
         une nouvelle. Si vous perdez votre téléphone ou votre clé d’accès, le code les remplace une \
         fois. Il n’est qu’à vous. La trousse de récupération du cabinet est un autre \
         papier, et reste la même."
    }
    fn no_recovery_code(&self) -> &'static str {
        "Vous n’avez pas encore de code de récupération."
    }
    fn recovery_code_made(&self, at: OffsetDateTime) -> String {
        format!(
            "Vous avez créé votre code de récupération le {}.",
            calendar::day(at.date())
        )
    }
    fn make_recovery_code(&self) -> &'static str {
        "Créer un code de récupération"
    }
    fn make_another_recovery_code(&self) -> &'static str {
        "Le remplacer par un nouveau code"
    }
    fn recovery_code_title(&self) -> &'static str {
        "Votre code de récupération"
    }
    fn recovery_code_of(&self, day: &str) -> String {
        format!("Code de récupération Letterlock, {day}")
    }
    fn recovery_code_text(&self) -> [&'static str; 3] {
        [
            "Notez ces huit groupes, ou imprimez-les. Gardez le papier là où vous seule ou vous \
             seul pouvez le prendre.",
            "Toute personne qui a ce papier et qui connaît votre adresse de courriel peut choisir \
             une nouvelle phrase secrète pour votre compte. Avec votre phrase secrète, il ouvre une session \
             sans votre téléphone. Le code ne sert qu’une fois.",
            "Personne d’autre ne l’a. Il ne s’affiche que maintenant\u{a0}: il ne pourra ni \
             s’afficher de nouveau ni vous être envoyé.",
        ]
    }
    fn recovery_code_label(&self) -> &'static str {
        "Les huit groupes de votre code de récupération"
    }
    fn print_recovery_code(&self) -> &'static str {
        "Imprimer le code"
    }
    fn recovery_not_now(&self) -> &'static str {
        "Ne pas en créer maintenant"
    }
    fn recovery_check_text(&self) -> &'static str {
        "Lisez ces deux groupes sur votre papier et tapez-les ici. Nous saurons ainsi que le code \
         est lisible avant que vous en ayez besoin. Le code fonctionnera dès que ce sera fait; un \
         code créé plus tôt ne fonctionnera alors plus."
    }
    fn recovery_code_once_more(&self) -> &'static str {
        "Revoir le code"
    }
    fn keep_recovery_code(&self) -> &'static str {
        "Utiliser ce code"
    }
    fn keeping_recovery_code(&self) -> &'static str {
        "Mise en place de votre code de récupération"
    }
    fn recovery_kept(&self) -> &'static str {
        "Votre code de récupération est en place."
    }

    fn forgot_passphrase(&self) -> &'static str {
        "Avez-vous oublié votre phrase secrète?"
    }
    fn forgotten_title(&self) -> &'static str {
        "Choisir une nouvelle phrase secrète"
    }
    fn forgotten_lead(&self) -> &'static str {
        "Il vous faut le code de récupération que vous avez créé pour votre compte. Sans lui, \
         personne ne peut vous donner une nouvelle phrase secrète\u{a0}: ni les responsables de ce \
         serveur, ni nous. Toutes vos sessions seront fermées."
    }
    fn recovery_code_hint(&self) -> &'static str {
        "Huit groupes de cinq lettres et chiffres, sur votre papier"
    }
    fn recovery_code_length(&self) -> &'static str {
        "Inscrivez les huit groupes de votre code de récupération"
    }
    fn recovery_code_group(&self, number: usize) -> String {
        format!(
            "Le groupe {number} du code de récupération est différent sur votre papier. \
             Comparez-le caractère par caractère"
        )
    }
    fn choose_passphrase(&self) -> &'static str {
        "Utiliser la nouvelle phrase secrète"
    }
    fn forgotten_done(&self) -> &'static str {
        "Ouvrez une session avec la nouvelle. Votre code de récupération a servi et ne fonctionne \
         plus\u{a0}: détruisez le papier, puis créez un nouveau code sous «\u{a0}Votre \
         compte\u{a0}»."
    }
}
