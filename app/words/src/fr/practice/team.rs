//! Who belongs to a practice, and its keys, in French.

use referral::role::Role;
use time::OffsetDateTime;

use crate::fr::{Fr, in_sentence};
use crate::practice::{
    DeskWords, JoinDoubt, KeyFact, MemberColumn, TeamChange, TeamDone, TeamWords,
};

impl TeamWords for Fr {
    fn members_title(&self) -> &'static str {
        "Membres et clés"
    }
    fn members_lead(&self) -> &'static str {
        "Chaque membre peut ouvrir toutes les demandes que votre cabinet a reçues, y compris celles \
         d’avant son arrivée."
    }
    fn owners_change_this(&self) -> &'static str {
        "Seuls les propriétaires peuvent modifier cette page. Adressez-vous à l’une de ces personnes \
         si quelque chose est à changer."
    }
    fn members_loading(&self) -> &'static str {
        "Recherche des membres"
    }
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Owner => "Propriétaire",
            Role::Member => "Membre",
            Role::Reader => "Lecture seule",
        }
    }
    fn role_text(&self, role: Role) -> &'static str {
        match role {
            Role::Owner => {
                "Ouvre les demandes, les accepte et les refuse, et décide qui est membre."
            }
            Role::Member => "Ouvre les demandes, les accepte et les refuse.",
            Role::Reader => "Ouvre les demandes, sans les accepter ni les refuser.",
        }
    }
    fn reader_decides_nothing(&self) -> &'static str {
        "Votre rôle est «\u{a0}Lecture seule\u{a0}»\u{a0}: ce sont les membres et les propriétaires \
         du cabinet qui acceptent et refusent. Une ou un propriétaire peut vous donner un autre rôle."
    }

    fn people_title(&self) -> &'static str {
        "Membres"
    }
    fn former_title(&self) -> &'static str {
        "Anciens membres"
    }
    fn member_column(&self, column: MemberColumn) -> &'static str {
        match column {
            MemberColumn::Name => "Nom",
            MemberColumn::Email => "Adresse de courriel",
            MemberColumn::Role => "Rôle",
            MemberColumn::Since => "Depuis",
            MemberColumn::Until => "Jusqu’au",
            MemberColumn::Actions => "Modifier",
        }
    }
    fn this_is_you(&self) -> &'static str {
        "(vous)"
    }
    fn change_role(&self) -> &'static str {
        "Changer le rôle"
    }
    fn remove_member(&self) -> &'static str {
        "Retirer"
    }

    fn invited_title(&self) -> &'static str {
        "Invitations"
    }
    fn nobody_invited(&self) -> &'static str {
        "Il n’y a aucune invitation en cours."
    }
    fn invited_as(&self, role: Role, until: OffsetDateTime) -> String {
        format!(
            "Une personne est invitée. Rôle\u{a0}: {}. Le lien est valable jusqu’au {}.",
            in_sentence(self.role(role)),
            self.instant(until)
        )
    }
    fn invited_by(&self, name: &str) -> String {
        format!("Invitation faite par {name}.")
    }
    fn has_joined(&self, name: &str, email: &str, role: Role, at: OffsetDateTime) -> String {
        format!(
            "Inscription de {name} ({email}) par ce lien, le {}. Rôle\u{a0}: {}.",
            self.instant(at),
            in_sentence(self.role(role))
        )
    }
    fn waits_for_owner(&self) -> &'static str {
        "Cette personne pourra ouvrir une session dès qu’une ou un propriétaire l’aura confirmée."
    }
    fn join_doubt(&self, doubt: JoinDoubt) -> &'static str {
        match doubt {
            JoinDoubt::Other => {
                "N’allez pas plus loin. La personne inscrite n’avait pas le lien que vous avez créé, \
                 ou le serveur a mis quelqu’un d’autre à sa place. Retirez cette invitation, \
                 prévenez les responsables de cette adresse, et invitez de nouveau quand vous aurez \
                 une explication."
            }
            JoinDoubt::NotForThisOwner => {
                "Ce lien a été créé avant que vous soyez propriétaire. Une ou un autre propriétaire \
                 peut le confirmer. Sinon, retirez l’invitation et invitez de nouveau."
            }
            JoinDoubt::Late => {
                "À l’horloge de cet ordinateur, ce lien a expiré avant la confirmation. Si elle est à \
                 l’heure, retirez l’invitation et invitez de nouveau."
            }
        }
    }
    fn look_at_joiner(&self) -> &'static str {
        "Vérifier et confirmer"
    }
    fn withdraw(&self) -> &'static str {
        "Retirer l’invitation"
    }
    fn invite(&self) -> &'static str {
        "Inviter une personne"
    }

    fn invite_role(&self) -> &'static str {
        "Que pourra faire cette personne?"
    }
    fn role_missing(&self) -> &'static str {
        "Choisissez ce que cette personne pourra faire"
    }
    fn role_is_the_same(&self) -> &'static str {
        "Cette personne a déjà ce rôle. Choisissez-en un autre"
    }
    fn make_link(&self) -> &'static str {
        "Créer le lien"
    }
    fn link_title(&self) -> &'static str {
        "Remettez ce lien à la personne"
    }
    fn link_text(&self) -> [&'static str; 4] {
        [
            "Il ne s’affiche que maintenant. Il ne sert qu’une fois, pendant 7\u{a0}jours.",
            "Remettez-le en personne, ou dans un message qu’elle seule lira. Quiconque l’a peut \
             s’inscrire à sa place.",
            "Si vous lui en parlez par courriel, donnez-lui le lien lui-même par un autre moyen.",
            "Après son inscription, elle apparaît sur votre page des membres, et vous confirmez que \
             c’était bien elle.",
        ]
    }
    fn link_label(&self) -> &'static str {
        "Le lien"
    }
    fn copy_link(&self) -> &'static str {
        "Copier le lien"
    }
    fn link_is_kept(&self) -> &'static str {
        "J’ai le lien"
    }

    fn withdraw_title(&self) -> &'static str {
        "Retirer cette invitation?"
    }
    fn withdraw_text(&self) -> &'static str {
        "Son lien cesse aussitôt de servir. La personne qui s’en est servie n’est pas confirmée et ne \
         peut pas ouvrir de session."
    }
    fn withdraw_yes(&self) -> &'static str {
        "Oui, la retirer"
    }

    fn joiner_title(&self) -> &'static str {
        "Est-ce la personne à qui vous avez remis le lien?"
    }
    fn joiner_text(&self) -> [&'static str; 2] {
        [
            "Demandez-lui, en face ou au téléphone, si elle s’est inscrite à ce moment et avec cette \
             adresse.",
            "Dès que vous la confirmez, elle peut ouvrir toutes les demandes que votre cabinet a \
             reçues.",
        ]
    }
    fn joined_at_label(&self) -> &'static str {
        "Inscription"
    }
    fn joiner_yes(&self) -> &'static str {
        "Oui, en faire un membre"
    }

    fn role_of(&self, name: &str) -> String {
        format!("Que peut faire {name}?")
    }
    fn role_ends_invitations(&self) -> &'static str {
        "Si cette personne n’est plus propriétaire, les invitations qu’elle a faites et dont personne \
         n’est encore devenu membre prennent fin\u{a0}: invitez ces personnes de nouveau."
    }
    fn role_leaves_kit(&self) -> &'static str {
        "Cette personne a peut-être encore la trousse de récupération, ou une copie\u{a0}: quiconque \
         la tient peut devenir propriétaire. Reprenez-la ou, pour plus de sûreté, créez-en ensuite \
         une autre avec «\u{a0}Renouveler les clés et créer une trousse\u{a0}»."
    }
    fn save_role(&self) -> &'static str {
        "Changer le rôle"
    }

    fn remove_title(&self, name: &str) -> String {
        format!("Retirer {name}?")
    }
    fn remove_text(&self) -> [&'static str; 4] {
        [
            "Toutes ses sessions se ferment aussitôt, et sa phrase secrète n’ouvre plus rien.",
            "Les clés de votre cabinet sont renouvelées\u{a0}: cette personne ne peut pas ouvrir ce \
             qui arrivera désormais.",
            "Ce qu’elle a lu, enregistré ou imprimé, elle l’a toujours.",
            "Les demandes sans décision sont scellées pour les nouvelles clés pendant qu’une boîte de \
             réception est ouverte.",
        ]
    }
    fn remove_owner_text(&self) -> &'static str {
        "Cette personne était propriétaire et connaît peut-être la trousse de récupération. Une \
         nouvelle trousse sera donc créée. Ayez un stylo ou une imprimante à portée de main\u{a0}: \
         vous en tapez deux groupes avant que quoi que ce soit change. Les invitations qu’elle a \
         faites et dont personne n’est encore devenu membre prennent fin."
    }
    fn remove_yes(&self) -> &'static str {
        "Oui, retirer cette personne"
    }

    fn renew_title(&self, new_kit: bool) -> &'static str {
        if new_kit {
            "Renouveler les clés et créer une nouvelle trousse?"
        } else {
            "Renouveler les clés?"
        }
    }
    fn renew_text(&self) -> [&'static str; 2] {
        [
            "Les demandes seront alors scellées pour les nouvelles clés. Les anciennes ouvrent \
             toujours ce qui est arrivé avant. L’empreinte reste la même.",
            "Il faudra ensuite ouvrir une nouvelle session\u{a0}: vous, et les autres membres dont une \
             session est ouverte.",
        ]
    }
    fn new_kit_text(&self) -> &'static str {
        "La trousse de récupération actuelle ne sera alors plus acceptée. Ayez un stylo ou une \
         imprimante à portée de main\u{a0}: vous tapez deux groupes de la nouvelle avant que quoi que \
         ce soit change."
    }
    fn kit_stays(&self) -> &'static str {
        "La trousse de récupération reste la même, et elle ouvre aussi les nouvelles clés."
    }
    fn renew(&self, new_kit: bool) -> &'static str {
        if new_kit {
            "Renouveler les clés et créer une trousse"
        } else {
            "Renouveler les clés"
        }
    }
    fn renewing(&self) -> &'static str {
        "Création des nouvelles clés. Cela prend quelques secondes, et jusqu’à une minute sur un \
         ordinateur lent."
    }
    fn kit_takes_place(&self) -> &'static str {
        "Rien n’a encore changé. Quand vous aurez tapé deux groupes, cette trousse remplacera \
         l’ancienne\u{a0}: détruisez alors l’ancien papier."
    }
    fn renew_leave(&self) -> &'static str {
        "Rien n’a encore changé. Si vous quittez cette page maintenant, les nouvelles clés et la \
         nouvelle trousse disparaissent, et tout reste comme avant."
    }
    fn doing_it(&self) -> &'static str {
        "Cela prend un instant."
    }
    fn leave_it(&self) -> &'static str {
        "Ne rien changer"
    }

    fn team_done(&self, done: TeamDone) -> &'static str {
        match done {
            TeamDone::Withdrawn => "L’invitation est retirée.",
            TeamDone::Confirmed => {
                "La personne est confirmée, et elle peut maintenant ouvrir une session."
            }
            TeamDone::RoleChanged => "Le rôle est changé.",
            TeamDone::Removed => "La personne est retirée, et les clés sont renouvelées.",
            TeamDone::Renewed => "Les clés sont renouvelées.",
            TeamDone::NewKit => {
                "Les clés sont renouvelées, et la nouvelle trousse de récupération est valable. \
                 Détruisez le papier de l’ancienne."
            }
        }
    }
    fn kit_lost(&self) -> &'static str {
        "La nouvelle trousse n’a pas été prise. Rien n’a changé, et la trousse actuelle reste \
         valable\u{a0}: détruisez le papier que vous venez d’écrire. Si vous créez une trousse \
         maintenant, terminez en moins de 20\u{a0}minutes."
    }
    fn go_on_now(&self) -> &'static str {
        "Vous avez ouvert une nouvelle session. Rien n’a changé jusqu’ici\u{a0}: vous pouvez \
         continuer."
    }

    fn fingerprint_title(&self) -> &'static str {
        "Empreinte de votre cabinet"
    }
    fn fingerprint_text(&self) -> &'static str {
        "Les cliniques la voient avant d’envoyer et sur leur lettre. Si l’une d’elles appelle pour la \
         comparer, lisez-lui les six mots. L’empreinte ne change jamais\u{a0}: si la clinique voit \
         d’autres mots, elle ne doit rien envoyer."
    }
    fn practice_keys_title(&self) -> &'static str {
        "Clés et trousse de récupération"
    }
    fn key_fact(&self, fact: KeyFact) -> &'static str {
        match fact {
            KeyFact::Words => "En mots",
            KeyFact::Hex => "En lettres et en chiffres",
            KeyFact::Renewed => "Clés",
            KeyFact::Made => "Création",
            KeyFact::Expires => "Valables jusqu’au",
            KeyFact::Kit => "Création de la trousse de récupération",
        }
    }
    fn renewed(&self, times: u32) -> String {
        match times {
            0 => "Les premières".to_owned(),
            times => format!("Renouvelées {times}\u{a0}fois"),
        }
    }
    fn keys_end_soon(&self, day: &str) -> String {
        format!(
            "Les clés sont valables jusqu’au {day}. Ensuite, plus personne ne pourra envoyer de \
             demande à votre cabinet. Renouvelez-les avant\u{a0}: cela prend une minute."
        )
    }
    fn kit_is_old(&self) -> &'static str {
        "La trousse de récupération a plus d’un an. Vérifiez que vous l’avez toujours et qu’elle est \
         lisible, ou créez-en une nouvelle."
    }
    fn kit_restores_nobody(&self) -> &'static str {
        "Cette trousse de récupération ouvre ce qui vous a été envoyé, mais personne ne peut devenir \
         propriétaire avec elle. Créez-en une nouvelle."
    }

    fn changes_title(&self) -> &'static str {
        "Ce qui a changé"
    }
    fn team_change(&self, change: TeamChange) -> String {
        let role_is = |role| in_sentence(self.role(role));
        match change {
            TeamChange::Created => "Inscription du cabinet".to_owned(),
            TeamChange::Invited(role) => {
                format!("Invitation d’une personne. Rôle\u{a0}: {}", role_is(role))
            }
            TeamChange::Added(name, role) => {
                format!(
                    "Nouveau membre\u{a0}: {name}. Rôle\u{a0}: {}",
                    role_is(role)
                )
            }
            TeamChange::Role(name, role) => {
                format!("Nouveau rôle de {name}\u{a0}: {}", role_is(role))
            }
            TeamChange::Removed(name) => {
                format!("Retrait de {name}, et renouvellement des clés")
            }
            TeamChange::Renewed => "Renouvellement des clés".to_owned(),
            TeamChange::Restored(name) => {
                format!("Accès de propriétaire pour {name}, grâce à la trousse de récupération")
            }
        }
    }
    fn changed_by(&self, by: Option<&str>, at: OffsetDateTime) -> String {
        let at = self.instant(at);
        match by {
            Some(name) => format!("{at}, par {name}"),
            None => format!("{at}, avec la trousse de récupération"),
        }
    }
}
