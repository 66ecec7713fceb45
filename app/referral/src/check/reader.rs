//! Reads a draft's answers and collects everything that is wrong with them.

use std::str::FromStr;

use time::Date;

use super::{FieldError, Problem, Rules, Target};
use crate::form::{Draft, Field, Need, need};
use crate::person::{DateError, date_from_parts};

/// Reads answers one after the other. Each read gives the parsed value, or `None` and an error
/// noted; a step reads all its fields before it gives up, so that all errors are told at once.
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
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ => Err(self.errors),
        }
    }

    /// Notes an error.
    pub(super) fn refuse<T>(&mut self, error: FieldError) -> Option<T> {
        self.errors.push(error);
        None
    }

    /// Reads a field by the rules of [`need`]: `Some(None)` where it is not asked, or may be left
    /// empty and is.
    pub(super) fn maybe<T: FromStr<Err: Into<Problem>>>(
        &mut self,
        field: Field,
    ) -> Option<Option<T>> {
        let need = need(self.draft, field, self.rules);
        if need == Need::Unasked {
            return Some(None);
        }
        match parse(self.draft.get(field)) {
            Ok(value) => Some(Some(value)),
            Err(Problem::Missing) if need == Need::Optional => Some(None),
            Err(problem) => self.refuse(FieldError::new(field, problem)),
        }
    }

    /// Reads a field that is asked and must be answered.
    pub(super) fn must<T: FromStr<Err: Into<Problem>>>(&mut self, field: Field) -> Option<T> {
        self.maybe(field)?
    }

    /// Whether a box is asked and ticked.
    pub(super) fn ticked(&self, field: Field) -> bool {
        self.draft.asks(field) && self.draft.ticked(field)
    }

    /// Notes an error unless a box is ticked.
    pub(super) fn must_tick(&mut self, field: Field) -> Option<()> {
        if self.ticked(field) {
            Some(())
        } else {
            self.refuse(FieldError::new(field, Problem::Missing))
        }
    }

    /// Reads a date from its three fields and checks it.
    pub(super) fn date<T>(
        &mut self,
        fields: [Field; 3],
        check: impl FnOnce(Date) -> Result<T, DateError>,
    ) -> Option<T> {
        let [day, month, year] = fields.map(|field| self.draft.get(field));
        match date_from_parts(day, month, year).and_then(check) {
            Ok(date) => Some(date),
            Err(error) => self.refuse(FieldError::on_date(fields, error)),
        }
    }

    /// Notes an error about a category's question.
    pub(super) fn refuse_prompt<T>(&mut self, target: Target, problem: Problem) -> Option<T> {
        self.refuse(FieldError { target, problem })
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
