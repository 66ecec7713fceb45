//! The first page, in French.

use super::Fr;
use crate::home::HomeWords;

impl HomeWords for Fr {
    fn home_title(&self) -> &'static str {
        "Envoyez une demande de consultation scellée"
    }
    fn home_lead(&self) -> &'static str {
        "De n’importe quelle clinique à un cabinet de spécialistes, en quatre minutes environ. \
         Aucun compte à créer, rien à payer, rien à installer."
    }
    fn start_referral(&self) -> &'static str {
        "Commencer une demande"
    }
    fn facts(&self) -> [&'static str; 3] {
        [
            "C’est gratuit, et vous n’avez pas besoin d’un compte.",
            "La demande et ses pièces jointes sont scellées dans votre navigateur avant d’en \
             sortir.",
            "Seule l’équipe du cabinet qui les reçoit peut les ouvrir. Pas nous.",
        ]
    }
    fn how_title(&self) -> &'static str {
        "Comment ça marche"
    }
    fn how(&self) -> [(&'static str, &'static str); 4] {
        [
            (
                "Vous la remplissez",
                "Une courte page après l’autre. Nommez une ou un spécialiste, ou laissez \
                 Letterlock choisir qui a le plus de place.",
            ),
            (
                "Votre navigateur la scelle",
                "Avec la clé du cabinet, sur votre ordinateur. Vous obtenez un numéro et un PDF \
                 pour le dossier.",
            ),
            (
                "Le cabinet l’ouvre",
                "Son équipe l’ouvre dans son navigateur. Personne ne peut la lire en chemin.",
            ),
            (
                "Vous recevez la réponse",
                "Un courriel vous dit si elle est acceptée ou refusée. Ce que le cabinet écrit est \
                 scellé aussi, et vous seuls pouvez l’ouvrir.",
            ),
        ]
    }
    fn questions_title(&self) -> &'static str {
        "Questions fréquentes"
    }
    fn questions(&self) -> [(&'static str, &'static str); 7] {
        [
            (
                "Que dois-je avoir sous la main?",
                "La date de naissance, le numéro de santé et le numéro de téléphone de la patiente \
                 ou du patient, le numéro de facturation MSP de la personne référente, et les \
                 résultats en fichiers PDF ou en images. Vous pouvez d’abord voir qui prend quoi \
                 sous «\u{a0}Spécialités\u{a0}».",
            ),
            (
                "Comment Letterlock choisit-il une ou un spécialiste?",
                "Parmi les spécialistes qui prennent cette catégorie dans la région indiquée et ne \
                 sont pas en absence, il choisit qui a le moins de demandes en cours par rapport \
                 au nombre pris chaque semaine. Vous voyez de qui il s’agit avant d’envoyer.",
            ),
            (
                "Que peut voir le serveur?",
                "À quel cabinet va la demande, sa catégorie et son degré d’urgence, sa taille, \
                 l’heure de l’envoi et votre adresse de courriel pour la réponse. Ni l’identité de \
                 la patiente ou du patient, ni un mot de ce que vous avez écrit.",
            ),
            (
                "Puis-je la relire après l’envoi?",
                "Téléchargez le PDF quand la demande est envoyée\u{a0}: c’est la seule occasion, \
                 car ensuite personne d’autre que le cabinet ne peut l’ouvrir. Sa dernière page \
                 porte un lien secret qui montre où en est la demande.",
            ),
            (
                "Et si c’est une urgence immédiate?",
                "Ne l’envoyez pas ici. Téléphonez à la ou au spécialiste de garde ou au service \
                 d’urgence.",
            ),
            (
                "Que se passe-t-il si le cabinet refuse?",
                "Vous recevez un courriel avec un motif. Le cabinet peut en dire plus, par exemple \
                 ce qui manque ou à qui d’autre s’adresser\u{a0}: vous le lisez sur la page de \
                 suivi.",
            ),
            (
                "Quelle est la limite de tout cela?",
                "C’est ce serveur qui donne à votre navigateur la clé publique du cabinet. Votre \
                 navigateur n’accepte qu’une clé signée par le cabinet et inscrite dans une liste \
                 publique, et il remarque si cette liste est modifiée plus tard. Mais à votre \
                 première visite, les responsables du serveur pourraient fournir une fausse clé. \
                 Comparez l’empreinte de la page de vérification à celle du cabinet.",
            ),
        ]
    }
    fn practices_title(&self) -> &'static str {
        "Vous recevez des demandes?"
    }
    fn practices_text(&self) -> &'static str {
        "L’équipe d’un cabinet ouvre sa boîte de réception avec une phrase secrète propre à chaque \
         personne. Si votre cabinet n’est pas encore ici, les responsables de cette adresse \
         peuvent vous envoyer un lien pour l’inscrire."
    }
    fn home_sign_in(&self) -> &'static str {
        "Aller à la boîte de réception de votre cabinet"
    }
}
