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
        Role::Moa => "MOA or admin",
        Role::Provider => "Referring provider",
    }
}

pub(super) fn wish(wish: WishKind) -> &'static str {
    match wish {
        WishKind::Choose => "Choose for me",
        WishKind::Named => "A specialist I name",
    }
}

pub(super) fn health_card(card: HealthCard) -> &'static str {
    match card {
        HealthCard::Bc => "British Columbia (PHN)",
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
        HealthCard::None => "The patient has no health number",
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
        Issuer::Federal => "Federal plan (forces, veterans, RCMP, IFHP, others)",
    }
}

pub(super) fn jurisdiction(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Bc => "British Columbia",
        Jurisdiction::Ab => "Alberta",
        Jurisdiction::Sk => "Saskatchewan",
        Jurisdiction::Mb => "Manitoba",
        Jurisdiction::On => "Ontario",
        Jurisdiction::Qc => "Quebec",
        Jurisdiction::Nb => "New Brunswick",
        Jurisdiction::Ns => "Nova Scotia",
        Jurisdiction::Pe => "Prince Edward Island",
        Jurisdiction::Nl => "Newfoundland and Labrador",
        Jurisdiction::Yt => "Yukon",
        Jurisdiction::Nt => "Northwest Territories",
        Jurisdiction::Nu => "Nunavut",
        Jurisdiction::Abroad => "Outside Canada",
    }
}

pub(super) fn no_number_reason(reason: NoNumberReason) -> &'static str {
    match reason {
        NoNumberReason::Newborn => "Newborn, number not yet given",
        NoNumberReason::OutOfCountry => "Lives outside Canada",
        NoNumberReason::Refugee => "Refugee or claimant (IFHP)",
        NoNumberReason::NotAtHand => "Has a number, but not with them",
        NoNumberReason::Other => "Another reason",
    }
}

pub(super) fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "Female",
        Sex::Male => "Male",
        Sex::X => "X",
        Sex::NotShown => "The card does not show it",
    }
}

pub(super) fn stated_urgency(urgency: StatedUrgency) -> &'static str {
    match urgency {
        StatedUrgency::Emergent => "Emergency",
        StatedUrgency::Urgent => self::urgency(Urgency::Urgent),
        StatedUrgency::SemiUrgent => self::urgency(Urgency::SemiUrgent),
        StatedUrgency::Routine => self::urgency(Urgency::Routine),
    }
}

pub(super) fn stated_urgency_hint(urgency: StatedUrgency) -> &'static str {
    match urgency {
        StatedUrgency::Emergent => "Within a day. Telephone first: nobody may be reading now.",
        StatedUrgency::Urgent => "Within about 2 weeks",
        StatedUrgency::SemiUrgent => "Within about 2 months",
        StatedUrgency::Routine => "Within about 6 months",
    }
}

pub(super) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Urgent => "Urgent",
        Urgency::SemiUrgent => "Semi-urgent",
        Urgency::Routine => "Routine",
    }
}

pub(super) fn wanted(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Opinion => "Give an opinion",
        Wanted::Treat => "Assess and treat",
        Wanted::Procedure => "Do a procedure",
        Wanted::SharedCare => "Share the care with us",
        Wanted::Transfer => "Take over care of this problem",
    }
}

pub(super) fn seen_before(seen: SeenBefore) -> &'static str {
    match seen {
        SeenBefore::New => "No, this is a new problem",
        SeenBefore::Again => "Yes, this is a re-referral",
    }
}

pub(super) fn payer(payer: PayerKind) -> &'static str {
    match payer {
        PayerKind::Plan => "Provincial plan (MSP or another province’s)",
        PayerKind::WorkSafe => "WorkSafeBC",
        PayerKind::Icbc => "ICBC",
        PayerKind::Federal => "Federal plan",
        PayerKind::Private => "Private insurance or the patient",
        PayerKind::Uninsured => "Not insured",
    }
}

pub(super) fn region(region: Region) -> &'static str {
    match region {
        Region::EastKootenay => "East Kootenay",
        Region::KootenayBoundary => "Kootenay Boundary",
        Region::Okanagan => "Okanagan",
        Region::ThompsonCariboo => "Thompson Cariboo",
        Region::FraserEast => "Fraser East",
        Region::FraserNorth => "Fraser North",
        Region::FraserSouth => "Fraser South",
        Region::Richmond => "Richmond",
        Region::Vancouver => "Vancouver",
        Region::NorthShore => "North Shore and Coast Garibaldi",
        Region::SouthIsland => "South Vancouver Island",
        Region::CentralIsland => "Central Vancouver Island",
        Region::NorthIsland => "North Vancouver Island",
        Region::Northwest => "Northwest",
        Region::NorthernInterior => "Northern Interior",
        Region::Northeast => "Northeast",
    }
}

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
        OfferState::Reserved => "Not sent yet",
        OfferState::Sent => "Received",
        OfferState::Opened => "Opened",
        OfferState::Accepted => "Accepted",
        OfferState::Declined => "Declined",
    }
}

pub(super) fn decline_reason(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::MoreInformation => "More information is needed",
        DeclineReason::PrerequisitesNotDone => "Tests or treatment should come first",
        DeclineReason::WrongService => "Another specialist or service is a better fit",
        DeclineReason::PrimaryCare => "Can be cared for in primary care",
        DeclineReason::NoCapacity => "The wait would be too long",
        DeclineReason::OutsideArea => "The patient lives outside the area served",
        DeclineReason::OutsideAge => "The patient is outside the ages seen",
        DeclineReason::Duplicate => "Already referred or being seen",
        DeclineReason::Unreadable => "It arrived damaged, and nobody can open it",
        DeclineReason::Other => "Another reason",
    }
}

pub(super) fn decline_words_hint(reason: DeclineReason) -> Option<&'static str> {
    let hint = match reason {
        DeclineReason::MoreInformation => "Say what is missing",
        DeclineReason::PrerequisitesNotDone => "Say what should be done first",
        DeclineReason::WrongService => "Say which specialist or service to turn to",
        DeclineReason::PrimaryCare => "Say how the patient can be cared for",
        DeclineReason::Other => "Say why, and what to do instead",
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
        Exclusion::Region => "Does not see patients from this region",
        Exclusion::Subcategory => "Does not take this subcategory",
        Exclusion::Paused => "Is not taking new patients in this category now",
        Exclusion::Away => "Is away",
        Exclusion::NotAllowed => "Is not among those you allowed",
        Exclusion::Declined => "Has declined this referral",
        Exclusion::Unverified => "The practice has not been verified yet",
        Exclusion::NoKey => "The practice cannot receive sealed referrals yet",
    }
}
