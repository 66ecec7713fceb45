//! The recovery kit in use, in French.

use crate::fr::Fr;
use crate::practice::RecoverWords;

impl RecoverWords for Fr {
    fn recover_title(&self) -> &'static str {
        "Plus personne ne peut ouvrir de session"
    }
    fn recover_lead(&self) -> &'static str {
        "Avec la trousse de récupération de votre cabinet, vous en devenez propriétaire, et tout ce \
         qui lui a été envoyé s’ouvre de nouveau."
    }
    fn recover_text(&self) -> &'static str {
        "La trousse est un papier où se trouvent huit groupes de lettres et de chiffres, notés à \
         l’inscription du cabinet ou plus tard. Si une ou un autre propriétaire peut encore ouvrir \
         une session, laissez-la à sa place\u{a0}: cette personne peut vous retirer, puis vous \
         inviter de nouveau."
    }
    fn kit_fields(&self) -> &'static str {
        "Les huit groupes du papier"
    }
    fn look_up_kit(&self) -> &'static str {
        "Trouver le cabinet"
    }
    fn looking_up_kit(&self) -> &'static str {
        "Recherche du cabinet de cette trousse. Cela prend quelques secondes."
    }
    fn recovering_title(&self) -> &'static str {
        "Devenir propriétaire"
    }
    fn recovering_text(&self) -> &'static str {
        "Vous devenez propriétaire à côté des membres actuels. Personne n’est retiré, et la trousse \
         reste la même. Tous les membres verront qu’elle a servi."
    }
    fn restore(&self) -> &'static str {
        "Devenir propriétaire"
    }
    fn restoring(&self) -> &'static str {
        "Ouverture des clés avec la trousse, et scellement pour vous. Cela prend quelques secondes, \
         et jusqu’à une minute sur un ordinateur lent."
    }
    fn restored_title(&self) -> &'static str {
        "Vous voilà propriétaire"
    }
    fn restored_steps(&self) -> [&'static str; 3] {
        [
            "Ouvrez une session avec votre adresse de courriel et votre nouvelle phrase secrète.",
            "Regardez «\u{a0}Membres et clés\u{a0}», et retirez toute personne qui n’a pas à y être.",
            "Créez-y une nouvelle trousse\u{a0}: celle-ci est sortie de l’endroit où elle est gardée. \
             D’ici là, gardez-la à l’abri des regards.",
        ]
    }
}
