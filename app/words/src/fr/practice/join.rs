//! Joining a practice, in French.

use referral::role::Role;

use crate::fr::{Fr, in_sentence};
use crate::practice::{JoinWords, TeamWords};

impl JoinWords for Fr {
    fn join_title(&self) -> &'static str {
        "Rejoindre votre cabinet"
    }
    fn join_as(&self, role: Role) -> String {
        format!(
            "Votre rôle\u{a0}: {}. {}",
            in_sentence(self.role(role)),
            self.role_text(role)
        )
    }
    fn join_steps(&self) -> [&'static str; 3] {
        [
            "Vous choisissez la phrase secrète avec laquelle vous ouvrirez une session.",
            "Votre navigateur crée des clés qui sont à vous. Elles ne le quittent jamais sans être \
             scellées.",
            "La personne qui vous a remis le lien confirme que c’était bien vous. Vous pourrez alors \
             ouvrir une session.",
        ]
    }
    fn member_passphrase_lost(&self) -> &'static str {
        "Personne ne peut la réinitialiser ni la retrouver. Une ou un propriétaire du cabinet peut \
         alors vous retirer, puis vous inviter de nouveau\u{a0}: rien de ce qui a été envoyé à votre \
         cabinet n’est perdu pour autant."
    }
    fn join(&self) -> &'static str {
        "Rejoindre le cabinet"
    }
    fn joining(&self) -> &'static str {
        "Création de vos clés. Cela prend quelques secondes, et jusqu’à une minute sur un ordinateur \
         lent."
    }
    fn joined_title(&self) -> &'static str {
        "Il reste à vous faire confirmer"
    }
    fn joined_text(&self) -> &'static str {
        "Dites à la personne qui vous a remis le lien que vous avez rejoint le cabinet\u{a0}: elle \
         vous voit sur sa page des membres. Dès qu’elle aura confirmé votre inscription, ouvrez une \
         session avec votre adresse de courriel et votre phrase secrète."
    }
}
