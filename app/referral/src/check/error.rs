//! What is wrong with an answer, and where. What to do about it is said in the crate `words`.

use thiserror::Error;

use crate::attachment::{Attachment, AttachmentsError, FileError, Limits};
use crate::choice::UnknownChoice;
use crate::code::{CodeError, PromptCode};
use crate::contact::{EmailError, PhoneError, PostalCodeError};
use crate::form::Field;
use crate::id::{AttachmentId, IdError};
use crate::person::{CardError, DateError, DatePart, MspError, PhnError};
use crate::route::RouteError;
use crate::text::TextError;

/// Something to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Where.
    pub target: Target,
    /// What.
    pub problem: Problem,
}

/// Where something is to be put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// In a field of the form.
    Field(Field),
    /// In the answer to a question of the category.
    Prompt(PromptCode),
    /// Among the files as a whole.
    Attachments,
    /// In one file.
    Attachment(AttachmentId),
}

impl Target {
    /// The id of what to lead to in the page.
    pub fn anchor(&self) -> String {
        match self {
            Self::Field(field) => field.id().to_owned(),
            Self::Prompt(code) => prompt_anchor(code),
            Self::Attachments => "attachments".to_owned(),
            Self::Attachment(id) => format!("attachment-{id}"),
        }
    }
}

/// The id of a category's question in the page.
fn prompt_anchor(code: &PromptCode) -> String {
    format!("prompt-{code}")
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Problem {
    /// Nothing was answered where something must be; a box that must be ticked is not.
    #[error("not answered")]
    Missing,
    /// Too many characters.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most characters.
        max: usize,
    },
    /// Not one of what is offered.
    #[error("not one of the choices")]
    UnknownChoice,
    /// A BC health number.
    #[error(transparent)]
    Phn(#[from] PhnError),
    /// Another card's number.
    #[error(transparent)]
    Card(#[from] CardError),
    /// A practitioner number.
    #[error(transparent)]
    Msp(#[from] MspError),
    /// A postal code.
    #[error(transparent)]
    PostalCode(#[from] PostalCodeError),
    /// A telephone number.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// An e-mail address.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// A date.
    #[error(transparent)]
    Date(DateError),
    /// The files together.
    #[error(transparent)]
    Attachments(#[from] AttachmentsError),
    /// One file.
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<TextError> for Problem {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::Missing,
            TextError::TooLong { max } => Self::TooLong { max },
        }
    }
}

impl From<DateError> for Problem {
    fn from(error: DateError) -> Self {
        match error {
            DateError::Empty => Self::Missing,
            error => Self::Date(error),
        }
    }
}

macro_rules! unknown_choice {
    ($($error:ty),+) => {
        $(impl From<$error> for Problem {
            fn from(_: $error) -> Self {
                Self::UnknownChoice
            }
        })+
    };
}
// Lists and radio buttons offer only what exists: whatever else comes was not chosen there.
unknown_choice!(UnknownChoice, CodeError, IdError);

impl FieldError {
    /// Something wrong in a field.
    pub fn new(field: Field, problem: impl Into<Problem>) -> Self {
        Self {
            target: Target::Field(field),
            problem: problem.into(),
        }
    }

    /// Something wrong with a date of three fields (day, month, year): it stands at the part to
    /// look at first.
    pub(crate) fn on_date(fields: [Field; 3], error: DateError) -> Self {
        let [day, month, year] = fields;
        let field = match error.part() {
            DatePart::Day => day,
            DatePart::Month => month,
            DatePart::Year => year,
        };
        Self::new(field, error)
    }

    /// A route that leads nowhere, at the field to look at.
    pub(crate) fn of_route(error: RouteError) -> Self {
        match error {
            RouteError::NoSuchSpecialty => Self::new(Field::Specialty, UnknownChoice),
            RouteError::NoSuchCategory => Self::new(Field::Category, UnknownChoice),
            RouteError::NoSuchSubcategory => Self::new(Field::Subcategory, UnknownChoice),
            RouteError::SubcategoryMissing => Self::new(Field::Subcategory, Problem::Missing),
            RouteError::NobodyAllowed => Self::new(Field::Wish, Problem::Missing),
        }
    }

    /// The first thing that is wrong with the files: one alone, then all together.
    pub(crate) fn of_attachments(files: &[Attachment], limits: &Limits) -> Option<Self> {
        let alone = files.iter().find_map(|file| {
            let error = limits.check_size(file.size()).err()?;
            Some(Self {
                target: Target::Attachment(file.id()),
                problem: error.into(),
            })
        });
        let together = || {
            let error = limits.check(files).err()?;
            Some(Self {
                target: Target::Attachments,
                problem: error.into(),
            })
        };
        alone.or_else(together)
    }
}
