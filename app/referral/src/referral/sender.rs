//! Who sends a referral, and from where.

use serde::{Deserialize, Serialize};

use crate::contact::{Address, Email, Phone};
use crate::form::Role;
use crate::person::MspNumber;
use crate::text::{Name, Short};
use crate::written::private;

/// Who fills in the form. A provider who sends is the referring provider, and is never two people.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Sender {
    /// The referring provider.
    Provider {
        /// The provider.
        provider: Provider,
        /// Where updates go.
        email: Email,
    },
    /// A medical office assistant, for a provider.
    Moa {
        /// The assistant's name.
        name: Name,
        /// Where updates go.
        email: Email,
        /// The referring provider.
        provider: Provider,
    },
}

/// The referring provider.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// With title, as typed.
    pub name: Name,
    /// The MSP practitioner number.
    pub msp: MspNumber,
}

/// The clinic that sends.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clinic {
    /// Its name, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Short>,
    /// Its telephone.
    pub phone: Phone,
    /// Its fax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fax: Option<Phone>,
    /// Its address.
    pub address: Address,
    /// The most responsible provider, if that is not the referring one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_provider: Option<Short>,
    /// Who else is to get the specialist's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies_to: Option<Short>,
}

impl Sender {
    /// Which of the two.
    pub fn role(&self) -> Role {
        match self {
            Self::Provider { .. } => Role::Provider,
            Self::Moa { .. } => Role::Moa,
        }
    }

    /// The name of who fills in the form.
    pub fn name(&self) -> &Name {
        match self {
            Self::Provider { provider, .. } => &provider.name,
            Self::Moa { name, .. } => name,
        }
    }

    /// Where updates go.
    pub fn email(&self) -> &Email {
        match self {
            Self::Provider { email, .. } | Self::Moa { email, .. } => email,
        }
    }

    /// The referring provider.
    pub fn provider(&self) -> &Provider {
        match self {
            Self::Provider { provider, .. } | Self::Moa { provider, .. } => provider,
        }
    }
}

private!(Sender, Provider, Clinic);
