//! What the pieces of a page are to somebody who does not see it: headings, paragraphs, lists.

/// The pieces of a document, each inside another, in reading order.
#[derive(Clone, PartialEq)]
pub struct Structure {
    elements: Vec<Element>,
}

/// A piece.
#[derive(Clone, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The piece it is in; only the document itself is in none.
    pub parent: Option<ElementId>,
}

/// A piece's place in its [`Structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ElementId(usize);

/// What a piece is (ISO 32000-1, 14.8.4).
#[derive(Clone, PartialEq)]
pub enum Role {
    /// All of it.
    Document,
    /// What stands under one heading.
    Section,
    /// A heading, 1 being the letter's own.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list of labels and what they are of, as a dictionary is one.
    List,
    /// A list that is counted.
    NumberedList,
    /// A line of a list.
    Item,
    /// What names or counts the line.
    Label,
    /// What the line says.
    Body,
    /// Text that leads to an address.
    Link,
    /// A picture.
    Figure {
        /// What it shows, in words.
        alt: String,
        /// Its left, top, width and height.
        place: [f32; 4],
    },
}

impl Structure {
    /// The document itself, which every structure has.
    pub(crate) const DOCUMENT: ElementId = ElementId(0);

    /// With nothing in the document.
    pub(super) fn new() -> Self {
        Self {
            elements: vec![Element {
                role: Role::Document,
                parent: None,
            }],
        }
    }

    /// Adds a piece behind all others.
    pub(super) fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            role,
            parent: Some(parent),
        });
        id
    }

    /// Adds a line of a list; gives its label and its body.
    pub(super) fn add_item(&mut self, list: ElementId) -> (ElementId, ElementId) {
        let item = self.add(list, Role::Item);
        (self.add(item, Role::Label), self.add(item, Role::Body))
    }

    /// All pieces, each after the one it is in.
    pub fn elements(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        let elements = self.elements.iter().enumerate();
        elements.map(|(place, element)| (ElementId(place), element))
    }
}
