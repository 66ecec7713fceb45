//! Where a referral is to be seen: the sixteen health service delivery areas of British Columbia.

use crate::choice::choices;

choices! {
    /// A health service delivery area (Statistics Canada, health regions 2015).
    pub enum Region {
        /// East Kootenay.
        EastKootenay = "east-kootenay",
        /// Kootenay Boundary.
        KootenayBoundary = "kootenay-boundary",
        /// Okanagan.
        Okanagan = "okanagan",
        /// Thompson Cariboo.
        ThompsonCariboo = "thompson-cariboo",
        /// Fraser East.
        FraserEast = "fraser-east",
        /// Fraser North.
        FraserNorth = "fraser-north",
        /// Fraser South.
        FraserSouth = "fraser-south",
        /// Richmond.
        Richmond = "richmond",
        /// Vancouver.
        Vancouver = "vancouver",
        /// North Shore and Coast Garibaldi.
        NorthShore = "north-shore-coast-garibaldi",
        /// South Vancouver Island.
        SouthIsland = "south-vancouver-island",
        /// Central Vancouver Island.
        CentralIsland = "central-vancouver-island",
        /// North Vancouver Island.
        NorthIsland = "north-vancouver-island",
        /// Northwest.
        Northwest = "northwest",
        /// Northern Interior.
        NorthernInterior = "northern-interior",
        /// Northeast.
        Northeast = "northeast",
    }
}

choices! {
    /// The regional health authority that a region belongs to.
    pub enum Authority {
        /// Interior Health.
        Interior = "interior",
        /// Fraser Health.
        Fraser = "fraser",
        /// Vancouver Coastal Health.
        VancouverCoastal = "vancouver-coastal",
        /// Island Health.
        Island = "island",
        /// Northern Health.
        Northern = "northern",
    }
}

impl Region {
    /// Statistics Canada's code: 59, the authority's digit, the area's digit.
    pub fn statcan(self) -> u16 {
        match self {
            Self::EastKootenay => 5911,
            Self::KootenayBoundary => 5912,
            Self::Okanagan => 5913,
            Self::ThompsonCariboo => 5914,
            Self::FraserEast => 5921,
            Self::FraserNorth => 5922,
            Self::FraserSouth => 5923,
            Self::Richmond => 5931,
            Self::Vancouver => 5932,
            Self::NorthShore => 5933,
            Self::SouthIsland => 5941,
            Self::CentralIsland => 5942,
            Self::NorthIsland => 5943,
            Self::Northwest => 5951,
            Self::NorthernInterior => 5952,
            Self::Northeast => 5953,
        }
    }

    /// The health authority.
    pub fn authority(self) -> Authority {
        match self.statcan() / 10 {
            591 => Authority::Interior,
            592 => Authority::Fraser,
            593 => Authority::VancouverCoastal,
            594 => Authority::Island,
            _ => Authority::Northern,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::choice::Choice;

    #[test]
    fn there_are_sixteen_areas_in_five_authorities() {
        let codes: BTreeSet<u16> = Region::ALL.iter().map(|region| region.statcan()).collect();
        let authorities: BTreeSet<Authority> = Region::ALL
            .iter()
            .map(|region| region.authority())
            .collect();
        assert_eq!((codes.len(), authorities.len()), (16, 5));
    }

    #[test]
    fn the_okanagan_is_in_the_interior() {
        assert_eq!(Region::Okanagan.statcan(), 5913);
        assert_eq!(Region::Okanagan.authority(), Authority::Interior);
        assert_eq!(Region::Northeast.authority(), Authority::Northern);
    }

    #[test]
    fn a_region_is_written_as_its_code() {
        assert_eq!(
            serde_json::to_string(&Region::Okanagan).unwrap(),
            "\"okanagan\""
        );
        assert_eq!(Region::from_code("okanagan"), Some(Region::Okanagan));
        assert_eq!(Region::from_code("Okanagan"), None);
    }
}
