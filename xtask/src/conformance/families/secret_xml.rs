//! `secretxml2xml`: secrets, XML to XML.

use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_core::Uuid;
use ostler_model::secret::SecretDef;

/// Runs the family.
pub(crate) fn run(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("secretxml2xml");
    for case in corpus.cases("secretxml2xml")? {
        let input = corpus.text(&format!("secretxml2xmlin/{}.xml", case.name))?;
        let failure = match format(&input) {
            Ok(found) => difference(&input, &found),
            Err(error) => Some(error),
        };
        score.count(&case.name, failure);
    }
    Ok(vec![score])
}

fn format(input: &str) -> Result<String, String> {
    let mut def = SecretDef::parse(input).map_err(|error| error.to_string())?;
    def.complete(|| Uuid::from_bytes([1; 16]));
    def.validate().map_err(|error| error.to_string())?;
    Ok(def.to_xml())
}
