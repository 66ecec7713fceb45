//! Checks that a catalogue's file holds together.

use std::collections::BTreeSet;

use super::{
    CatalogueError, CatalogueFault, CatalogueFile, Category, Phrase, Prompt, PromptKind, Specialty,
};

/// Names the first trouble and the codes that lead to it.
pub(super) fn check(file: &CatalogueFile) -> Result<(), CatalogueError> {
    let mut checker = Checker::default();
    checker.some(&file.specialties)?;
    file.specialties
        .iter()
        .try_for_each(|specialty| checker.specialty(specialty))
}

/// Walks the file and remembers the way and the codes seen.
#[derive(Default)]
struct Checker<'a> {
    way: Vec<&'a str>,
    specialties: BTreeSet<&'a str>,
    categories: BTreeSet<&'a str>,
}

impl<'a> Checker<'a> {
    fn specialty(&mut self, specialty: &'a Specialty) -> Result<(), CatalogueError> {
        self.way = vec![specialty.code.as_str()];
        let new = self.specialties.insert(specialty.code.as_str());
        self.unless(!new, CatalogueFault::Twice)?;
        self.phrases([&specialty.name])?;
        self.some(&specialty.categories)?;
        specialty.categories.iter().try_for_each(|category| {
            self.within(category.code.as_str(), |on| on.category(category))
        })
    }

    fn category(&mut self, category: &'a Category) -> Result<(), CatalogueError> {
        let new = self.categories.insert(category.code.as_str());
        self.unless(!new, CatalogueFault::Twice)?;
        self.phrases([&category.name].into_iter().chain(&category.note))?;
        self.unless(category.target_weeks == Some(0), CatalogueFault::NoWeeks)?;
        let mut asked = BTreeSet::new();
        self.prompts(&category.prompts, &mut asked)?;
        let mut codes = BTreeSet::new();
        for subcategory in &category.subcategories {
            let mut asked = asked.clone();
            let twice = !codes.insert(subcategory.code.as_str());
            self.within(subcategory.code.as_str(), |on| {
                on.unless(twice, CatalogueFault::Twice)?;
                on.phrases([&subcategory.name])?;
                on.unless(subcategory.target_weeks == Some(0), CatalogueFault::NoWeeks)?;
                on.prompts(&subcategory.prompts, &mut asked)
            })?;
        }
        Ok(())
    }

    fn prompts(
        &mut self,
        prompts: &'a [Prompt],
        asked: &mut BTreeSet<&'a str>,
    ) -> Result<(), CatalogueError> {
        for prompt in prompts {
            let twice = !asked.insert(prompt.code.as_str());
            self.within(prompt.code.as_str(), |on| {
                on.unless(twice, CatalogueFault::Twice)?;
                on.phrases([&prompt.ask].into_iter().chain(&prompt.hint))?;
                on.options(prompt)
            })?;
        }
        Ok(())
    }

    fn options(&mut self, prompt: &'a Prompt) -> Result<(), CatalogueError> {
        let choice = prompt.answer == PromptKind::Choice;
        self.unless(
            choice && prompt.options.len() < 2,
            CatalogueFault::TooFewOptions,
        )?;
        self.unless(
            !choice && !prompt.options.is_empty(),
            CatalogueFault::NeedlessOptions,
        )?;
        self.phrases(prompt.options.iter().map(|option| &option.name))?;
        let codes: BTreeSet<_> = prompt.options.iter().map(|option| &option.code).collect();
        self.unless(codes.len() < prompt.options.len(), CatalogueFault::Twice)
    }

    fn phrases(&self, phrases: impl IntoIterator<Item = &'a Phrase>) -> Result<(), CatalogueError> {
        let fit = phrases.into_iter().all(Phrase::fits);
        self.unless(!fit, CatalogueFault::Phrase)
    }

    fn some<T>(&self, things: &[T]) -> Result<(), CatalogueError> {
        self.unless(things.is_empty(), CatalogueFault::Empty)
    }

    fn unless(&self, trouble: bool, fault: CatalogueFault) -> Result<(), CatalogueError> {
        if trouble {
            let at = if self.way.is_empty() {
                "catalogue".to_owned()
            } else {
                self.way.join(" > ")
            };
            return Err(CatalogueError { at, fault });
        }
        Ok(())
    }

    fn within(
        &mut self,
        code: &'a str,
        check: impl FnOnce(&mut Self) -> Result<(), CatalogueError>,
    ) -> Result<(), CatalogueError> {
        self.way.push(code);
        check(self)?;
        self.way.pop();
        Ok(())
    }
}
