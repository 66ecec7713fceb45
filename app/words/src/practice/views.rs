//! Filters of the list, and views that somebody gave a name to.

/// The sentences of filters and saved views. One function, one message.
pub trait ViewWords {
    /// What opens order and filters.
    fn filters(&self) -> &'static str;
    /// What is set, after it: `Order and filters: Urgent, Gallbladder`.
    fn filters_set(&self, set: &[&str]) -> String;
    /// The choice of no category.
    fn any_category(&self) -> &'static str;
    /// The choice of no urgency.
    fn any_urgency(&self) -> &'static str;
    /// The choice of no specialist.
    fn any_specialist(&self) -> &'static str;
    /// The button that takes every filter away.
    fn clear_filters(&self) -> &'static str;
    /// Where filters let nothing through.
    fn nothing_fits(&self) -> &'static str;
    /// Names the links to saved views, and heads the list of them.
    fn views(&self) -> &'static str;
    /// The button that saves a view.
    fn save_view(&self) -> &'static str;
    /// The label of its name.
    fn view_name(&self) -> &'static str;
    /// What is kept and where, and what does not belong into the name.
    fn view_name_hint(&self) -> &'static str;
    /// No name was typed.
    fn view_name_missing(&self) -> &'static str;
    /// It is longer than this.
    fn view_name_too_long(&self, longest: usize) -> String;
    /// Another view has it.
    fn view_name_taken(&self) -> &'static str;
    /// There are so many already.
    fn views_full(&self, most: usize) -> String;
    /// The browser keeps nothing.
    fn view_not_kept(&self) -> &'static str;
    /// It was saved.
    fn view_saved(&self, name: &str) -> String;
    /// The button that removes a view.
    fn remove_view(&self) -> &'static str;
    /// It was removed.
    fn view_removed(&self, name: &str) -> String;
    /// The button that takes removing back.
    fn put_view_back(&self) -> &'static str;
}
