//! What somebody hears who does not see the pages.

use lopdf::{Dictionary, Document, Object};
use referral::form::Field;

use crate::support::{self, Pdf, draft, letter_of, pdf_bytes};

/// What poppler reads along the structure: elements by their names, text between quotes.
fn read(pdf: &Pdf) -> String {
    let read = pdf.tool("pdfinfo", &["-struct-text"], &[]);
    assert!(read.stderr.is_empty(), "{read:?}");
    String::from_utf8(read.stdout).unwrap()
}

/// The elements of the tree and what is in each, by the file alone.
struct Tree {
    file: Document,
}

impl Tree {
    fn of(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        Self { file }
    }

    fn get<'a>(&'a self, from: &'a Dictionary, key: &[u8]) -> &'a Object {
        self.file.dereference(from.get(key).unwrap()).unwrap().1
    }

    fn root(&self) -> &Dictionary {
        let catalog = self.file.catalog().unwrap();
        self.get(catalog, b"StructTreeRoot").as_dict().unwrap()
    }

    /// Every element below this one, with the element's name.
    fn below<'a>(&'a self, element: &'a Dictionary) -> Vec<(String, &'a Dictionary)> {
        let mut all = Vec::new();
        for kid in self.get(element, b"K").as_array().unwrap() {
            let Ok(kid) = self.file.dereference(kid).unwrap().1.as_dict() else {
                continue;
            };
            let Ok(name) = kid.get(b"S").and_then(Object::as_name) else {
                continue;
            };
            all.push((String::from_utf8_lossy(name).into_owned(), kid));
            all.extend(self.below(kid));
        }
        all
    }

    /// What each page's marked content belongs to: the element at the content's number.
    fn parents(&self) -> Vec<&Object> {
        let parents = self.get(self.root(), b"ParentTree").as_dict().unwrap();
        let numbers = parents.get(b"Nums").and_then(Object::as_array).unwrap();
        numbers.iter().skip(1).step_by(2).collect()
    }
}

#[test]
fn poppler_reads_the_letter_in_order_and_names_what_it_reads() {
    let read = read(&Pdf::of(&draft()));
    let mut rest = read.as_str();
    for heard in [
        "H1",
        "\"Referral\"",
        "H2",
        "\"Patient\"",
        "Lbl",
        "\"Legal name\"",
        "LBody",
        "\"Sample, Avery\"",
        "H2",
        "\"Reason for referral\"",
        "H3",
        "\"Clinical question\"",
        "\"Please assess for cholecystectomy.\"",
        "H2",
        "\"Attachments\"",
        "LI",
        "\"1\"",
        "ultrasound.pdf",
        "H2",
        "\"Follow this referral\"",
        "Link",
        "Figure",
    ] {
        let place = rest.find(heard);
        let place = place.unwrap_or_else(|| panic!("{heard} in\n{rest}\nof\n{read}"));
        rest = &rest[place + heard.len()..];
    }
}

#[test]
fn words_on_two_lines_are_two_words() {
    let mut draft = draft();
    let long = "One two three four five six seven eight nine ten. ".repeat(9);
    draft.set(Field::Question, long.trim());
    draft.set(Field::History, "first\nsecond\n\nthird");
    let read = read(&Pdf::of(&draft));
    let heard: String = read.split('"').collect();
    let heard = heard.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(heard.contains(long.trim()), "{heard}");
    assert!(heard.contains("first second third"), "{heard}");
}

#[test]
fn no_word_ends_the_paragraph_that_it_is_in() {
    for text in [
        "Nguyễn Thị Phương Thảo and so on",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ and so on",
        "王小明 李秀英 and so on",
        "SX̱ÁUTW̱ office and so on",
    ] {
        let mut draft = draft();
        draft.set(Field::Question, text);
        let read = read(&Pdf::of(&draft));
        assert!(read.contains("and so on"), "{text} in\n{read}");
    }
}

#[test]
fn a_word_whose_glyphs_do_not_spell_it_is_spelled_beside_its_number() {
    let mut draft = draft();
    draft.set(Field::Question, "ਗੁਰਪ੍ਰੀਤ ਸ੍ਰੀ");
    let tree = Tree::of(&pdf_bytes(&letter_of(&draft)));
    let mut spelled = Vec::new();
    for page in tree.file.get_pages().into_values() {
        let content = tree.file.get_and_decode_page_content(page).unwrap();
        for operation in content.operations {
            let properties = operation.operands.get(1).map(Object::as_dict);
            if let Some(Ok(properties)) = properties
                && let Ok(actual) = properties.get(b"ActualText")
            {
                assert!(properties.has(b"MCID"));
                spelled.push(lopdf::decode_text_string(actual).unwrap());
            }
        }
    }
    assert_eq!(spelled, ["ਗੁਰਪ੍ਰੀਤ", "ਸ੍ਰੀ"]);
}

#[test]
fn what_stands_on_every_page_is_not_read_out() {
    let mut draft = draft();
    draft.set(Field::History, "A line of history.\n".repeat(120));
    let read = read(&Pdf::of(&draft));
    assert!(!read.contains("Page 2 of"), "{read}");
    assert!(!read.contains("Born"), "{read}");
}

#[test]
fn the_file_says_that_it_is_tagged_its_language_and_its_title() {
    let tree = Tree::of(&pdf_bytes(&letter_of(&draft())));
    let catalog = tree.file.catalog().unwrap();
    let marked = tree.get(catalog, b"MarkInfo").as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    let shown = tree.get(catalog, b"ViewerPreferences").as_dict().unwrap();
    assert!(shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = Pdf::of(&draft()).tool("pdfinfo", &[], &[]);
    let info = String::from_utf8(info.stdout).unwrap();
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(
        info.contains("Title:           Referral R-7K4M-2QXD-4"),
        "{info}"
    );
}

#[test]
fn every_content_of_a_page_leads_to_an_element_that_holds_it() {
    let mut draft = draft();
    draft.set(Field::History, "A line of history.\n".repeat(120));
    let tree = Tree::of(&pdf_bytes(&letter_of(&draft)));
    let parents = tree.parents();
    let pages = tree.file.get_pages();
    for (page, key) in pages.values().zip(0..) {
        let dictionary = tree.file.get_dictionary(*page).unwrap();
        assert_eq!(
            dictionary.get(b"StructParents").unwrap().as_i64().unwrap(),
            key
        );
        let leads = parents[usize::try_from(key).unwrap()].as_array().unwrap();
        for (element, number) in leads.iter().zip(0_i64..) {
            let element = tree.file.dereference(element).unwrap().1;
            let kids = element.as_dict().unwrap().get(b"K").unwrap();
            let mut kids = kids.as_array().unwrap().iter();
            let begins = element.as_dict().unwrap();
            assert!(kids.any(|kid| {
                // On another page than it begins on, a content says which.
                let (on, held) = match kid {
                    Object::Dictionary(kid) => (kid, kid.get(b"MCID").unwrap_or(&Object::Null)),
                    kid => (begins, kid),
                };
                let on = on.get(b"Pg").and_then(Object::as_reference);
                on.ok() == Some(*page) && held.as_i64().ok() == Some(number)
            }));
        }
    }
}

#[test]
fn the_link_and_the_code_say_what_they_are() {
    let tree = Tree::of(&pdf_bytes(&letter_of(&draft())));
    let below = tree.below(tree.root());
    let only = |name: &str| {
        let mut named = below.iter().filter(|(is, _)| is == name);
        let only = named.next().unwrap().1;
        assert!(named.next().is_none(), "{name}");
        only
    };
    let link = only("Link").get(b"K").and_then(Object::as_array).unwrap();
    let annotation = link.last().unwrap().as_dict().unwrap();
    let annotation = tree.get(annotation, b"Obj").as_dict().unwrap();
    let leads = annotation.get(b"Contents").and_then(Object::as_str);
    assert_eq!(leads.unwrap(), support::STATUS_URL.as_bytes());
    let key = annotation.get(b"StructParent").unwrap().as_i64().unwrap();
    let parent = tree.parents()[usize::try_from(key).unwrap()];
    let parent = tree.file.dereference(parent).unwrap().1.as_dict().unwrap();
    assert_eq!(parent.get(b"S").unwrap().as_name().unwrap(), b"Link");
    let alt = only("Figure").get(b"Alt").unwrap().as_str().unwrap();
    assert!(alt.starts_with(&[0xFE, 0xFF]));
}

#[test]
fn nothing_on_a_page_is_left_without_a_mark() {
    let tree = Tree::of(&pdf_bytes(&letter_of(&draft())));
    for page in tree.file.get_pages().into_values() {
        let content = tree.file.get_and_decode_page_content(page).unwrap();
        let mut depth = 0;
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => depth += 1,
                "EMC" => depth -= 1,
                "Tj" | "TJ" | "S" | "f" => assert!(depth > 0, "{}", operation.operator),
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }
}
