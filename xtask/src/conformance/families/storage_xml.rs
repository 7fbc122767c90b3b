//! `storagepoolxml2xml` and `storagevolxml2xml`: pools and volumes, XML to XML.

use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_core::Uuid;
use ostler_model::storage::{CapacityNeed, StoragePoolDef, StorageVolumeDef};
use serde_json::Value;

/// Runs `storagepoolxml2xml`.
pub(crate) fn run_pools(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("storagepoolxml2xml");
    for case in corpus.cases("storagepoolxml2xml")? {
        let input = pool_text(corpus, &case.name)?;
        let expected = corpus.text(&format!("storagepoolxml2xmlout/{}.xml", case.name));
        let failure = match pool(&input) {
            Ok(def) => difference(&expected.unwrap_or(input), &def.to_xml()),
            Err(error) => Some(error),
        };
        score.count(&case.name, failure);
    }
    Ok(vec![score])
}

/// Runs `storagevolxml2xml`.
pub(crate) fn run_volumes(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("storagevolxml2xml");
    let cases = corpus.json("cases/storagevolxml2xml.json")?;
    for case in cases.as_array().into_iter().flatten() {
        let name = case["case"].as_str().unwrap_or_default();
        score.count(name, check_volume(corpus, &case["args"])?);
    }
    Ok(vec![score])
}

fn check_volume(corpus: &Corpus, arguments: &Value) -> Result<Option<String>, String> {
    let argument = |index: usize| arguments[index].as_str().unwrap_or_default();
    let (pool_name, name) = (argument(0), argument(1));
    let input = volume_text(corpus, name)?;
    let expected = corpus.text(&format!("storagevolxml2xmlout/{name}.xml"));
    let without_capacity = arguments[2]["c"].as_str().is_some_and(|c| c.contains("CAPACITY"));
    let need = if without_capacity { CapacityNeed::WithoutBacking } else { CapacityNeed::Always };
    let found = pool(&pool_text(corpus, pool_name)?)
        .and_then(|pool| volume(&input, &pool, need))
        .map(|volume| volume.to_xml());
    Ok(match found {
        Ok(found) => difference(&expected.unwrap_or(input), &found),
        Err(error) => Some(error),
    })
}

/// The text of a pool's input, which may stand among the shared ones.
pub(super) fn pool_text(corpus: &Corpus, name: &str) -> Result<String, String> {
    text_or_fixture(corpus, "storagepoolxml2xmlin", name)
}

/// The same of a volume's.
pub(super) fn volume_text(corpus: &Corpus, name: &str) -> Result<String, String> {
    text_or_fixture(corpus, "storagevolxml2xmlin", name)
}

fn text_or_fixture(corpus: &Corpus, folder: &str, name: &str) -> Result<String, String> {
    let own = corpus.text(&format!("{folder}/{name}.xml"));
    own.or_else(|_| corpus.text(&format!("fixtures/{folder}/{name}.xml")))
}

/// A pool's definition, taken through all steps.
pub(super) fn pool(xml: &str) -> Result<StoragePoolDef, String> {
    let mut def = StoragePoolDef::parse(xml).map_err(|error| error.to_string())?;
    def.complete(|| Uuid::from_bytes([1; 16]));
    def.validate().map_err(|error| error.to_string())?;
    Ok(def)
}

/// A volume's definition, taken through all steps.
pub(super) fn volume(
    xml: &str,
    pool: &StoragePoolDef,
    need: CapacityNeed,
) -> Result<StorageVolumeDef, String> {
    let mut def = StorageVolumeDef::parse(xml).map_err(|error| error.to_string())?;
    def.complete(pool.kind);
    def.validate(pool.kind, need).map_err(|error| error.to_string())?;
    Ok(def)
}
