//! What can be chosen, and what can come of a referral.

use referral::balance::Exclusion;
use referral::contact::Jurisdiction;
use referral::form::{HealthCard, PayerKind, Role, SeenBefore, Sex, Wanted, WishKind};
use referral::offer::{DeclineReason, OfferState};
use referral::person::{Issuer, NoNumberReason};
use referral::region::{Authority, Region};
use referral::urgency::{StatedUrgency, Urgency};

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Moa => "MOA ou personnel administratif",
        Role::Provider => "Personne référente",
    }
}

pub(super) fn wish(wish: WishKind) -> &'static str {
    match wish {
        WishKind::Choose => "Choisir pour moi",
        WishKind::Named => "Spécialiste de mon choix",
    }
}

pub(super) fn health_card(card: HealthCard) -> &'static str {
    match card {
        HealthCard::Bc => "Colombie-Britannique (PHN)",
        HealthCard::Ab => issuer(Issuer::Ab),
        HealthCard::Sk => issuer(Issuer::Sk),
        HealthCard::Mb => issuer(Issuer::Mb),
        HealthCard::On => issuer(Issuer::On),
        HealthCard::Qc => issuer(Issuer::Qc),
        HealthCard::Nb => issuer(Issuer::Nb),
        HealthCard::Ns => issuer(Issuer::Ns),
        HealthCard::Pe => issuer(Issuer::Pe),
        HealthCard::Nl => issuer(Issuer::Nl),
        HealthCard::Yt => issuer(Issuer::Yt),
        HealthCard::Nt => issuer(Issuer::Nt),
        HealthCard::Nu => issuer(Issuer::Nu),
        HealthCard::Federal => issuer(Issuer::Federal),
        HealthCard::None => "Aucun numéro de santé",
    }
}

pub(super) fn issuer(issuer: Issuer) -> &'static str {
    match issuer {
        Issuer::Ab => jurisdiction(Jurisdiction::Ab),
        Issuer::Sk => jurisdiction(Jurisdiction::Sk),
        Issuer::Mb => jurisdiction(Jurisdiction::Mb),
        Issuer::On => jurisdiction(Jurisdiction::On),
        Issuer::Qc => jurisdiction(Jurisdiction::Qc),
        Issuer::Nb => jurisdiction(Jurisdiction::Nb),
        Issuer::Ns => jurisdiction(Jurisdiction::Ns),
        Issuer::Pe => jurisdiction(Jurisdiction::Pe),
        Issuer::Nl => jurisdiction(Jurisdiction::Nl),
        Issuer::Yt => jurisdiction(Jurisdiction::Yt),
        Issuer::Nt => jurisdiction(Jurisdiction::Nt),
        Issuer::Nu => jurisdiction(Jurisdiction::Nu),
        Issuer::Federal => "Régime fédéral (Forces, vétérans, GRC, PFSI, autres)",
    }
}

pub(super) fn jurisdiction(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Bc => "Colombie-Britannique",
        Jurisdiction::Ab => "Alberta",
        Jurisdiction::Sk => "Saskatchewan",
        Jurisdiction::Mb => "Manitoba",
        Jurisdiction::On => "Ontario",
        Jurisdiction::Qc => "Québec",
        Jurisdiction::Nb => "Nouveau-Brunswick",
        Jurisdiction::Ns => "Nouvelle-Écosse",
        Jurisdiction::Pe => "Île-du-Prince-Édouard",
        Jurisdiction::Nl => "Terre-Neuve-et-Labrador",
        Jurisdiction::Yt => "Yukon",
        Jurisdiction::Nt => "Territoires du Nord-Ouest",
        Jurisdiction::Nu => "Nunavut",
        Jurisdiction::Abroad => "À l’extérieur du Canada",
    }
}

pub(super) fn no_number_reason(reason: NoNumberReason) -> &'static str {
    match reason {
        NoNumberReason::Newborn => "Naissance récente, numéro pas encore attribué",
        NoNumberReason::OutOfCountry => "Vit à l’extérieur du Canada",
        NoNumberReason::Refugee => "Demande d’asile ou statut de réfugié (PFSI)",
        NoNumberReason::NotAtHand => "A un numéro, mais ne l’a pas en main",
        NoNumberReason::Other => "Autre raison",
    }
}

pub(super) fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "Féminin",
        Sex::Male => "Masculin",
        Sex::X => "X",
        Sex::NotShown => "La carte ne l’indique pas",
    }
}

pub(super) fn stated_urgency(urgency: StatedUrgency) -> &'static str {
    match urgency {
        StatedUrgency::Emergent => "Urgence immédiate",
        StatedUrgency::Urgent => self::urgency(Urgency::Urgent),
        StatedUrgency::SemiUrgent => self::urgency(Urgency::SemiUrgent),
        StatedUrgency::Routine => self::urgency(Urgency::Routine),
    }
}

pub(super) fn stated_urgency_hint(urgency: StatedUrgency) -> &'static str {
    match urgency {
        StatedUrgency::Emergent => {
            "D’ici un jour. Téléphonez d’abord\u{a0}: il se peut que personne ne lise en ce \
             moment."
        }
        StatedUrgency::Urgent => "D’ici 2 semaines environ",
        StatedUrgency::SemiUrgent => "D’ici 2 mois environ",
        StatedUrgency::Routine => "D’ici 6 mois environ",
    }
}

pub(super) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Urgent => "Urgent",
        Urgency::SemiUrgent => "Semi-urgent",
        Urgency::Routine => "Non urgent",
    }
}

pub(super) fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Opinion => "Donner un avis",
        Wanted::Treat => "Évaluer et traiter",
        Wanted::Procedure => "Faire une intervention",
        Wanted::SharedCare => "Partager le suivi avec nous",
        Wanted::Transfer => "Prendre en charge ce problème",
    }
}

pub(super) fn seen_before(seen: SeenBefore) -> &'static str {
    match seen {
        SeenBefore::New => "Non, c’est un nouveau problème",
        SeenBefore::Again => "Oui, c’est une nouvelle demande pour le même problème",
    }
}

pub(super) fn payer(payer: PayerKind) -> &'static str {
    match payer {
        PayerKind::Plan => "Régime provincial (MSP ou celui d’une autre province)",
        PayerKind::WorkSafe => "WorkSafeBC",
        PayerKind::Icbc => "ICBC",
        PayerKind::Federal => "Régime fédéral",
        PayerKind::Private => "Assurance privée ou paiement personnel",
        PayerKind::Uninsured => "Aucune assurance",
    }
}

pub(super) fn region(region: Region) -> &'static str {
    match region {
        Region::EastKootenay => "East Kootenay",
        Region::KootenayBoundary => "Kootenay Boundary",
        Region::Okanagan => "Okanagan",
        Region::ThompsonCariboo => "Thompson Cariboo",
        Region::FraserEast => "Fraser Est",
        Region::FraserNorth => "Fraser Nord",
        Region::FraserSouth => "Fraser Sud",
        Region::Richmond => "Richmond",
        Region::Vancouver => "Vancouver",
        Region::NorthShore => "North Shore et Coast Garibaldi",
        Region::SouthIsland => "Sud de l’île de Vancouver",
        Region::CentralIsland => "Centre de l’île de Vancouver",
        Region::NorthIsland => "Nord de l’île de Vancouver",
        Region::Northwest => "Nord-Ouest",
        Region::NorthernInterior => "Intérieur nord",
        Region::Northeast => "Nord-Est",
    }
}

/// The authorities have no French names of their own.
pub(super) fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Interior => "Interior Health",
        Authority::Fraser => "Fraser Health",
        Authority::VancouverCoastal => "Vancouver Coastal Health",
        Authority::Island => "Island Health",
        Authority::Northern => "Northern Health",
    }
}

pub(super) fn offer_state(state: OfferState) -> &'static str {
    match state {
        OfferState::Reserved => "Pas encore envoyée",
        OfferState::Sent => "Reçue",
        OfferState::Opened => "Ouverte",
        OfferState::Accepted => "Acceptée",
        OfferState::Declined => "Refusée",
    }
}

pub(super) fn decline_reason(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::MoreInformation => "Il faut plus de renseignements",
        DeclineReason::PrerequisitesNotDone => "Des examens ou un traitement doivent venir d’abord",
        DeclineReason::WrongService => "Une autre spécialité ou un autre service convient mieux",
        DeclineReason::PrimaryCare => "Les soins peuvent être donnés en première ligne",
        DeclineReason::NoCapacity => "L’attente serait trop longue",
        DeclineReason::OutsideArea => "Lieu de résidence hors du territoire desservi",
        DeclineReason::OutsideAge => "Âge en dehors de ceux que le cabinet accepte",
        DeclineReason::Duplicate => "Demande déjà faite ou suivi déjà en cours",
        DeclineReason::Unreadable => {
            "La demande est arrivée endommagée, et personne ne peut l’ouvrir"
        }
        DeclineReason::Other => "Autre motif",
    }
}

pub(super) fn decline_words_hint(reason: DeclineReason) -> Option<&'static str> {
    let hint = match reason {
        DeclineReason::MoreInformation => "Dites ce qui manque",
        DeclineReason::PrerequisitesNotDone => "Dites ce qui doit être fait d’abord",
        DeclineReason::WrongService => "Dites à quelle spécialité ou à quel service s’adresser",
        DeclineReason::PrimaryCare => "Dites comment les soins peuvent être donnés",
        DeclineReason::Other => "Dites pourquoi, et quoi faire à la place",
        DeclineReason::NoCapacity
        | DeclineReason::OutsideArea
        | DeclineReason::OutsideAge
        | DeclineReason::Duplicate
        | DeclineReason::Unreadable => return None,
    };
    Some(hint)
}

pub(super) fn exclusion(exclusion: Exclusion) -> &'static str {
    match exclusion {
        Exclusion::Region => "Ne reçoit pas de demandes de cette région",
        Exclusion::Subcategory => "Ne prend pas cette sous-catégorie",
        Exclusion::Paused => "Ne prend pas de nouvelles demandes dans cette catégorie en ce moment",
        Exclusion::Away => "S’absente en ce moment",
        Exclusion::NotAllowed => "Ne figure pas parmi les spécialistes que vous avez permis",
        Exclusion::Declined => "A refusé cette demande",
        Exclusion::Unverified => "Le cabinet n’a pas encore été vérifié",
        Exclusion::NoKey => "Le cabinet ne peut pas encore recevoir de demandes scellées",
    }
}
