//! Step 3: to whom.

use super::FieldError;
use super::reader::{Read, Reader};
use crate::form::{Field, WishKind};
use crate::referral::Place;
use crate::route::Wish;
use crate::urgency::Urgency;

pub(super) fn whereto(read: &mut Reader) -> Read<Place> {
    let specialty = read.must(Field::Specialty);
    let category = read.must(Field::Category);
    let subcategory = read.maybe(Field::Subcategory);
    let region = read.must(Field::Region);
    let wish = wish(read);
    let place = Place {
        specialty: specialty?,
        category: category?,
        subcategory: subcategory?,
        region: region?,
        wish: wish?,
        can_travel: read.ticked(Field::CanTravel),
        virtual_visit: read.ticked(Field::VirtualVisit),
    };
    in_catalogue(read, place)
}

fn wish(read: &mut Reader) -> Read<Wish> {
    let kind = read.must(Field::Wish);
    let specialist = read.must(Field::Specialist);
    match kind? {
        WishKind::Named => specialist.map(Wish::Named),
        WishKind::Choose => {
            let allowed = read
                .draft
                .allowed()
                .map(|allowed| allowed.iter().copied().collect());
            Ok(Wish::Choose { allowed })
        }
    }
}

/// Holds the place against the catalogue; the urgency, which a later step asks, plays no part.
fn in_catalogue(read: &mut Reader, place: Place) -> Read<Place> {
    match place.route(Urgency::Routine).check(read.rules.catalogue) {
        Ok(_) => Ok(place),
        Err(error) => read.refuse(FieldError::of_route(error)),
    }
}
