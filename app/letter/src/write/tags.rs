//! The structure tree (ISO 32000-1, 14.7 and 14.8), which printpdf does not write: what a screen
//! reader goes by, and what makes text flow on a small screen.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::document::utf16;
use crate::layout::{Element, ElementId, Role, Structure, size};

/// The flag of annotations that are on paper too (ISO 32000-1, 12.5.3).
const PRINTED: i64 = 4;

/// Which content of a page belongs to which piece.
#[derive(Default)]
pub(super) struct Marks {
    /// By the number that it is marked with.
    contents: Vec<ElementId>,
    /// In the order of the page's annotations.
    pub(super) links: Vec<ElementId>,
}

impl Marks {
    /// The number to mark the next content with.
    pub(super) fn add(&mut self, element: ElementId) -> i64 {
        self.contents.push(element);
        integer(self.contents.len() - 1)
    }
}

/// Adds the tree to the document.
pub(super) fn add(
    document: &mut Document,
    structure: &Structure,
    marks: &[Marks],
) -> Result<(), lopdf::Error> {
    let mut tree = Tree::new(document, structure);
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for (key, (page, marks)) in pages.iter().zip(marks).enumerate() {
        tree.add_contents(*page, &marks.contents);
        let page = document.get_object_mut(*page)?.as_dict_mut()?;
        page.set("StructParents", integer(key));
        // The order in which links are reached by the keyboard is that of the tree.
        page.set("Tabs", "S");
    }
    for (page, marks) in pages.iter().zip(marks) {
        let key = tree.parents.len();
        let links = annotations(document, *page, key)?;
        tree.add_links(*page, links.into_iter().zip(&marks.links));
    }
    tree.finish(document)
}

/// Makes the page's annotations objects of their own, as the tree has to point at them. Each says
/// where it is found in the tree, counted on from `key`, and where it leads.
fn annotations(
    document: &mut Document,
    page: ObjectId,
    key: usize,
) -> Result<Vec<ObjectId>, lopdf::Error> {
    let dictionary = document.get_object_mut(page)?.as_dict_mut()?;
    let inline = match dictionary.remove(b"Annots") {
        Some(Object::Array(inline)) => inline,
        _ => Vec::new(),
    };
    let mut ids = Vec::new();
    for (mut annotation, key) in inline.into_iter().zip(key..) {
        let link = annotation.as_dict_mut()?;
        let leads = link.get(b"A")?.as_dict()?.get(b"URI")?.clone();
        link.set("Contents", leads);
        link.set("StructParent", integer(key));
        link.set("F", PRINTED);
        ids.push(document.add_object(annotation));
    }
    if !ids.is_empty() {
        let ids: Vec<Object> = ids.iter().copied().map(Object::Reference).collect();
        let dictionary = document.get_object_mut(page)?.as_dict_mut()?;
        dictionary.set("Annots", ids);
    }
    Ok(ids)
}

/// The tree while it grows: what is in each element, and what leads from content to elements.
struct Tree<'a> {
    root: ObjectId,
    elements: Vec<(&'a Element, ObjectId)>,
    kids: BTreeMap<ElementId, Vec<Object>>,
    /// On which page each has its first content.
    begins: BTreeMap<ElementId, ObjectId>,
    parents: Vec<Object>,
    ids: BTreeMap<ElementId, ObjectId>,
}

impl<'a> Tree<'a> {
    fn new(document: &mut Document, structure: &'a Structure) -> Self {
        let root = document.new_object_id();
        let mut ids = BTreeMap::new();
        let mut elements = Vec::new();
        for (element, piece) in structure.elements() {
            let id = document.new_object_id();
            ids.insert(element, id);
            elements.push((piece, id));
        }
        Self {
            root,
            elements,
            kids: BTreeMap::new(),
            begins: BTreeMap::new(),
            parents: Vec::new(),
            ids,
        }
    }

    fn reference(&self, element: ElementId) -> Object {
        self.ids
            .get(&element)
            .map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn add_contents(&mut self, page: ObjectId, contents: &[ElementId]) {
        for (number, element) in contents.iter().enumerate() {
            let number = integer(number);
            // The number alone says a content of the page that the element begins on.
            let content = if *self.begins.entry(*element).or_insert(page) == page {
                number.into()
            } else {
                dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into()
            };
            self.kids.entry(*element).or_default().push(content);
        }
        let elements = contents.iter().map(|element| self.reference(*element));
        self.parents.push(Object::Array(elements.collect()));
    }

    fn add_links<'b>(
        &mut self,
        page: ObjectId,
        links: impl Iterator<Item = (ObjectId, &'b ElementId)>,
    ) {
        for (annotation, element) in links {
            let link = dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => annotation };
            self.kids.entry(*element).or_default().push(link.into());
            self.parents.push(self.reference(*element));
        }
    }

    /// Writes the elements, and says that there are some.
    fn finish(mut self, document: &mut Document) -> Result<(), lopdf::Error> {
        for (element, id) in &self.elements {
            if let Some(parent) = element.parent {
                let kids = self.kids.entry(parent).or_default();
                kids.push(Object::Reference(*id));
            }
        }
        for ((element, id), place) in self.elements.iter().zip(self.ids.keys()) {
            let mut dictionary = described(&element.role);
            let parent = element.parent.and_then(|parent| self.ids.get(&parent));
            dictionary.set("P", *parent.unwrap_or(&self.root));
            if let Some(page) = self.begins.get(place) {
                dictionary.set("Pg", *page);
            }
            dictionary.set("K", self.kids.remove(place).unwrap_or_default());
            document.set_object(*id, dictionary);
        }
        let next = integer(self.parents.len());
        let numbered = (0..next).zip(self.parents);
        let numbered = numbered.flat_map(|(key, parent)| [key.into(), parent]);
        let parents = dictionary! { "Nums" => numbered.collect::<Vec<Object>>() };
        let parents = document.add_object(parents);
        let first = self.elements.first().map(|(_, id)| Object::Reference(*id));
        let root = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => first.into_iter().collect::<Vec<Object>>(),
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        };
        document.set_object(self.root, root);
        let catalog = document.catalog_mut()?;
        catalog.set("StructTreeRoot", self.root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        Ok(())
    }
}

/// An element without its place in the tree.
fn described(role: &Role) -> Dictionary {
    let name = match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List | Role::NumberedList => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Link => "Link",
        Role::Figure { .. } => "Figure",
    };
    let mut element = dictionary! { "Type" => "StructElem", "S" => name };
    match role {
        Role::NumberedList => {
            element.set(
                "A",
                dictionary! { "O" => "List", "ListNumbering" => "Decimal" },
            );
        }
        Role::Figure { alt, place } => {
            let [left, top, width, height] = *place;
            let bottom = size::HEIGHT - top - height;
            let place = [left, bottom, left + width, bottom + height];
            let place: Vec<Object> = place.into_iter().map(Object::Real).collect();
            element.set("Alt", utf16(alt));
            element.set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => place },
            );
        }
        _ => {}
    }
    element
}

/// A number of an object or a piece, of which a letter has some hundreds.
fn integer(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
