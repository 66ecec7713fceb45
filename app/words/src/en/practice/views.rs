//! Filters of the list and saved views, in English.

use crate::En;
use crate::practice::ViewWords;

impl ViewWords for En {
    fn filters(&self) -> &'static str {
        "Order and filters"
    }
    fn filters_set(&self, set: &[&str]) -> String {
        format!(": {}", set.join(", "))
    }
    fn any_category(&self) -> &'static str {
        "Every category"
    }
    fn any_urgency(&self) -> &'static str {
        "Every urgency"
    }
    fn any_specialist(&self) -> &'static str {
        "Every specialist"
    }
    fn clear_filters(&self) -> &'static str {
        "Clear the filters"
    }
    fn nothing_fits(&self) -> &'static str {
        "Nothing here fits the filters. Clear them, or look under “All”."
    }
    fn views(&self) -> &'static str {
        "Saved views"
    }
    fn save_view(&self) -> &'static str {
        "Save this view"
    }
    fn view_name(&self) -> &'static str {
        "Name for this view"
    }
    fn view_name_hint(&self) -> &'static str {
        "This browser keeps the name, the list, its order and its filters, for whoever uses it. It \
         never keeps what you search for. Leave patients’ names out."
    }
    fn view_name_missing(&self) -> &'static str {
        "Enter a name for this view"
    }
    fn view_name_too_long(&self, longest: usize) -> String {
        format!("Shorten the name to {longest} characters or fewer")
    }
    fn view_name_taken(&self) -> &'static str {
        "Enter another name: a saved view has this one"
    }
    fn views_full(&self, most: usize) -> String {
        format!("Remove a saved view first: this browser keeps {most} of them")
    }
    fn view_not_kept(&self) -> &'static str {
        "This browser keeps nothing for this page. Allow it to keep site data, then save the view \
         again."
    }
    fn view_saved(&self, name: &str) -> String {
        format!("“{name}” is saved.")
    }
    fn remove_view(&self) -> &'static str {
        "Remove"
    }
    fn view_removed(&self, name: &str) -> String {
        format!("“{name}” is removed.")
    }
    fn put_view_back(&self) -> &'static str {
        "Undo"
    }
}
