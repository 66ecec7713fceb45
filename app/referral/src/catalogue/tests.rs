use serde_json::{Value, json};

use super::*;

fn knee() -> Value {
    json!({ "specialty": [{
        "code": "orthopaedics",
        "name": { "en": "Orthopaedic surgery", "fr": "Chirurgie orthopédique" },
        "category": [
            { "code": "hip", "name": "Hip" },
            {
                "code": "knee",
                "name": "Knee",
                "urgency": "semi-urgent",
                "prompts": [{ "code": "x-ray", "ask": "Weight-bearing x-ray under 6 months", "answer": "text", "required": true }],
                "subcategories": [
                    { "code": "arthritis", "name": "Arthritis", "urgency": "routine", "target-weeks": 30 },
                    { "code": "ligament", "name": "Ligament", "prompts": [{ "code": "locked", "ask": "Is the knee locked?", "answer": "yes-no" }] },
                ],
            },
        ],
    }]})
}

fn parse(file: Value) -> Result<Catalogue, String> {
    let file: CatalogueFile = serde_json::from_value(file).map_err(|error| error.to_string())?;
    Catalogue::parse(file).map_err(|error| error.to_string())
}

fn knee_category(catalogue: &Catalogue) -> &Category {
    catalogue.category(&"knee".parse().unwrap()).unwrap()
}

#[test]
fn a_category_is_found_with_its_specialty() {
    let catalogue = parse(knee()).unwrap();
    let specialty = catalogue.specialty_of(&"knee".parse().unwrap()).unwrap();
    assert_eq!(specialty.name.in_language("fr"), "Chirurgie orthopédique");
    assert!(catalogue.category(&"shoulder".parse().unwrap()).is_none());
}

#[test]
fn a_subcategory_speaks_before_its_category() {
    let catalogue = parse(knee()).unwrap();
    let knee = knee_category(&catalogue);
    let [arthritis, ligament] = ["arthritis", "ligament"].map(|code| code.parse().unwrap());
    assert_eq!(
        knee.suggested_urgency(Some(&arthritis)),
        StatedUrgency::Routine
    );
    assert_eq!(knee.target(Some(&arthritis)), 30);
    assert_eq!(
        knee.suggested_urgency(Some(&ligament)),
        StatedUrgency::SemiUrgent
    );
    assert_eq!(knee.target(Some(&ligament)), 9);
    let asked: Vec<&str> = knee
        .prompts(Some(&ligament))
        .map(|prompt| prompt.code.as_str())
        .collect();
    assert_eq!(asked, ["x-ray", "locked"]);
}

#[test]
fn the_browser_reads_what_the_server_wrote() {
    let catalogue = parse(knee()).unwrap();
    let json = serde_json::to_string(&catalogue).unwrap();
    assert_eq!(serde_json::from_str::<Catalogue>(&json).unwrap(), catalogue);
}

#[test]
fn trouble_is_named_with_the_codes_that_lead_to_it() {
    let knee_at = "/specialty/0/category/1";
    for (pointer, value, error) in [
        (
            "/specialty/0/name".to_owned(),
            json!({ "en": "", "fr": "Genou" }),
            "orthopaedics: a phrase has 1 to 200 characters",
        ),
        (
            format!("{knee_at}/prompts/0/ask"),
            json!("?".repeat(201)),
            "orthopaedics > knee > x-ray: a phrase has 1 to 200 characters",
        ),
        (
            "/specialty".to_owned(),
            json!([]),
            "catalogue: there is nothing in it",
        ),
        (
            "/specialty/0/category".to_owned(),
            json!([]),
            "orthopaedics: there is nothing in it",
        ),
        (
            format!("{knee_at}/code"),
            json!("hip"),
            "orthopaedics > hip: the code is used twice",
        ),
        (
            format!("{knee_at}/subcategories/1/code"),
            json!("arthritis"),
            "orthopaedics > knee > arthritis: the code is used twice",
        ),
        (
            format!("{knee_at}/subcategories/1/prompts/0/code"),
            json!("x-ray"),
            "orthopaedics > knee > ligament > x-ray: the code is used twice",
        ),
        (
            format!("{knee_at}/subcategories/0/target-weeks"),
            json!(0),
            "orthopaedics > knee > arthritis: a target is at least one week",
        ),
        (
            format!("{knee_at}/prompts/0/answer"),
            json!("choice"),
            "orthopaedics > knee > x-ray: a choice needs at least two options",
        ),
    ] {
        let mut file = knee();
        *file.pointer_mut(&pointer).unwrap() = value;
        assert_eq!(parse(file), Err(error.to_owned()), "{pointer}");
    }
}

#[test]
fn a_misspelt_key_is_not_read_over() {
    let mut file = knee();
    file["specialty"][0]["category"][0]["urgnecy"] = json!("urgent");
    assert!(parse(file).unwrap_err().contains("urgnecy"));
}

#[test]
fn a_phrase_without_french_is_said_in_english() {
    let catalogue = parse(knee()).unwrap();
    let knee = &knee_category(&catalogue).name;
    assert_eq!(knee.in_language("fr"), "Knee");
    assert!(knee.is_in("en") && !knee.is_in("fr"));
    let surgery = &catalogue.specialties()[0].name;
    assert!(surgery.is_in("en") && surgery.is_in("fr") && !surgery.is_in("pa"));
}
