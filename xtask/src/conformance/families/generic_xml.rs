//! `genericxml2xml`: domains of no driver in particular, XML to XML.

use super::qemu_xml::Counting;
use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_model::domain::DomainDef;
use ostler_xml::View;

/// Runs the family.
pub(crate) fn run(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("genericxml2xml");
    for case in corpus.cases("genericxml2xml")? {
        // Backups have a document of their own, which is not built yet.
        let failure = if case.kind.starts_with("DO_TEST_BACKUP") {
            Some("backups are not built".to_owned())
        } else {
            check(corpus, &case.name, &case.kind)?
        };
        score.count(&case.name, failure);
    }
    Ok(vec![score])
}

fn check(corpus: &Corpus, name: &str, kind: &str) -> Result<Option<String>, String> {
    let input = corpus.text(&format!("genericxml2xmlindata/{name}.xml"))?;
    let expected = corpus.text(&format!("genericxml2xmloutdata/{name}.xml"));
    let expected = expected.unwrap_or_else(|_| input.clone());
    let def =
        match (DomainDef::parse_generic(&input, &mut Counting::default()), kind.contains("FAIL")) {
            (Ok(def), false) => def,
            (Err(_), true) => return Ok(None),
            (Err(error), false) => return Ok(Some(error.to_string())),
            (Ok(_), true) => return Ok(Some("was taken, but must be refused".to_owned())),
        };
    let view = if kind.ends_with("_ACTIVE") { View::SECURE } else { View::INACTIVE | View::SECURE };
    Ok(difference(&expected, &def.to_xml(view)))
}
