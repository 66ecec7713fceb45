//! Reads a draft's answers and collects everything that is wrong with them.

use std::str::FromStr;

use time::Date;

use super::{FieldError, Problem, Rules};
use crate::form::{Draft, Field, Need, need};
use crate::person::{DateError, date_from_parts};

/// An error has been noted; there is nothing to add.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noted;

/// What a read gives: the value, or an error that has been noted.
pub(super) type Read<T> = Result<T, Noted>;

/// Reads answers one after the other. A step reads all its fields before it gives up, so that
/// everything that is wrong is told at once.
pub(super) struct Reader<'a> {
    pub(super) draft: &'a Draft,
    pub(super) rules: &'a Rules<'a>,
    errors: Vec<FieldError>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(draft: &'a Draft, rules: &'a Rules<'a>) -> Self {
        Self {
            draft,
            rules,
            errors: Vec::new(),
        }
    }

    /// The value if nothing was wrong, else all that was.
    pub(super) fn finish<T>(self, value: Read<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Ok(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }

    /// Notes an error.
    pub(super) fn refuse<T>(&mut self, error: FieldError) -> Read<T> {
        self.errors.push(error);
        Err(Noted)
    }

    /// Reads a field by the rules of [`need`]: `None` where it is not asked, or may be left empty
    /// and is.
    pub(super) fn maybe<T: FromStr<Err: Into<Problem>>>(
        &mut self,
        field: Field,
    ) -> Read<Option<T>> {
        let need = need(self.draft, field, self.rules);
        if need == Need::Unasked {
            return Ok(None);
        }
        match parse(self.draft.get(field)) {
            Ok(value) => Ok(Some(value)),
            Err(Problem::Missing) if need == Need::Optional => Ok(None),
            Err(problem) => self.refuse(FieldError::new(field, problem)),
        }
    }

    /// Reads a field that must be answered wherever it is asked. Where it is not asked, its own
    /// condition has gone wrong and been noted, or the caller has no use for it.
    pub(super) fn must<T: FromStr<Err: Into<Problem>>>(&mut self, field: Field) -> Read<T> {
        self.maybe(field)?.ok_or(Noted)
    }

    /// Whether a box is asked and ticked.
    pub(super) fn ticked(&self, field: Field) -> bool {
        self.draft.asks(field) && self.draft.ticked(field)
    }

    /// Notes an error unless a box is ticked.
    pub(super) fn must_tick(&mut self, field: Field) -> Read<()> {
        if self.ticked(field) {
            Ok(())
        } else {
            self.refuse(FieldError::new(field, Problem::Missing))
        }
    }

    /// Reads a date from its three fields and checks it.
    pub(super) fn date<T>(
        &mut self,
        fields: [Field; 3],
        check: impl FnOnce(Date) -> Result<T, DateError>,
    ) -> Read<T> {
        let [day, month, year] = fields.map(|field| self.draft.get(field));
        match date_from_parts(day, month, year).and_then(check) {
            Ok(date) => Ok(date),
            Err(error) => self.refuse(FieldError::on_date(fields, error)),
        }
    }
}

/// Parses an answer; nothing but white space counts as nothing.
pub(super) fn parse<T: FromStr<Err: Into<Problem>>>(raw: &str) -> Result<T, Problem> {
    if raw.trim().is_empty() {
        Err(Problem::Missing)
    } else {
        raw.parse().map_err(Into::into)
    }
}
