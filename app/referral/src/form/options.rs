//! What the form's radio buttons and lists offer.

use crate::choice::choices;

choices! {
    /// Who fills in the form.
    pub enum Role {
        /// A medical office assistant or administrator, for a provider.
        Moa = "moa",
        /// The referring provider.
        Provider = "provider",
    }
}

choices! {
    /// A question with two answers.
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

choices! {
    /// Who is to see the patient.
    pub enum WishKind {
        /// Whoever can soonest, by the rule of the pool.
        Choose = "choose",
        /// A named specialist.
        Named = "named",
    }
}

choices! {
    /// Whose card the patient has. The codes are those of [`Issuer`](crate::person::Issuer), and
    /// two more.
    pub enum HealthCard {
        /// British Columbia.
        Bc = "bc",
        /// Alberta.
        Ab = "ab",
        /// Saskatchewan.
        Sk = "sk",
        /// Manitoba.
        Mb = "mb",
        /// Ontario.
        On = "on",
        /// Quebec.
        Qc = "qc",
        /// New Brunswick.
        Nb = "nb",
        /// Nova Scotia.
        Ns = "ns",
        /// Prince Edward Island.
        Pe = "pe",
        /// Newfoundland and Labrador.
        Nl = "nl",
        /// Yukon.
        Yt = "yt",
        /// Northwest Territories.
        Nt = "nt",
        /// Nunavut.
        Nu = "nu",
        /// A federal plan.
        Federal = "federal",
        /// No number.
        None = "none",
    }
}

choices! {
    /// The sex that the card shows.
    pub enum Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// X.
        X = "x",
        /// The card does not show it.
        NotShown = "not-shown",
    }
}

choices! {
    /// What the sender wants of the specialist.
    pub enum Wanted {
        /// An opinion and advice.
        Opinion = "opinion",
        /// Assess and treat.
        Treat = "treat",
        /// A procedure.
        Procedure = "procedure",
        /// Care shared with the sender.
        SharedCare = "shared-care",
        /// Care taken over for this problem.
        Transfer = "transfer",
    }
}

choices! {
    /// Whether a specialist has seen the patient for this problem.
    pub enum SeenBefore {
        /// A new problem.
        New = "new",
        /// Seen before for this problem: a re-referral.
        Again = "again",
    }
}

choices! {
    /// Who pays.
    pub enum PayerKind {
        /// The patient's provincial plan.
        Plan = "plan",
        /// `WorkSafeBC`.
        WorkSafe = "worksafebc",
        /// ICBC.
        Icbc = "icbc",
        /// A federal plan.
        Federal = "federal",
        /// The patient's own insurance, or the patient.
        Private = "private",
        /// Nobody yet: the patient is uninsured.
        Uninsured = "uninsured",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::person::Issuer;

    #[test]
    fn every_issuer_is_a_card_under_the_same_code() {
        for issuer in Issuer::ALL {
            assert!(HealthCard::from_code(issuer.code()).is_some(), "{issuer:?}");
        }
        assert_eq!(HealthCard::ALL.len(), Issuer::ALL.len() + 2);
    }
}
