//! `storagepoolxml2argv` and `storagevolxml2argv`: what is run to start a pool,
//! and to make a volume.

use super::storage_xml::{pool, pool_text, volume, volume_text};
use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_model::storage::{CapacityNeed, PoolKind, StorageVolumeDef};
use ostler_storage::command::{Command, filesystem, image::NewImage, logical};
use serde_json::Value;

/// Runs `storagepoolxml2argv`.
pub(crate) fn run_pools(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("storagepoolxml2argv");
    for case in corpus.cases("storagepoolxml2argv")? {
        let def = pool(&pool_text(corpus, &case.name)?);
        let built = def.and_then(|def| {
            let command = match def.kind {
                PoolKind::Logical => {
                    logical::start_group(def.source.name.as_deref().unwrap_or_default())
                }
                _ => filesystem::mount(&def),
            };
            command.map(|command| vec![command]).map_err(|error| error.to_string())
        });
        let file =
            |suffix| corpus.text(&format!("storagepoolxml2argvdata/{}{suffix}.argv", case.name));
        let expected = file("-linux").or_else(|_| file(""));
        score.count(&case.name, verdict(built, case.kind.contains("FAIL"), expected));
    }
    Ok(vec![score])
}

/// Runs `storagevolxml2argv`.
pub(crate) fn run_volumes(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("storagevolxml2argv");
    let cases = corpus.json("cases/storagevolxml2argv.json")?;
    for case in cases.as_array().into_iter().flatten() {
        let name = case["case"].as_str().unwrap_or_default();
        let kind = case["macro"].as_str().unwrap_or_default();
        let arguments = case["args"].as_array().map_or(&[][..], Vec::as_slice);
        // The full form has what the short ones imply before the rest.
        let full = kind.ends_with("FULL");
        let fails = kind.contains("FAIL") || (full && arguments[0] == true);
        let rest = if full { arguments.get(2..).unwrap_or_default() } else { arguments };
        let built = make_volume(corpus, rest);
        let output = rest.get(4).and_then(Value::as_str).unwrap_or_default();
        let expected = corpus.text(&format!("storagevolxml2argvdata/{output}.argv"));
        score.count(name, verdict(built, fails, expected));
    }
    Ok(vec![score])
}

fn make_volume(corpus: &Corpus, arguments: &[Value]) -> Result<Vec<Command>, String> {
    let text = |index: usize| arguments.get(index).and_then(Value::as_str);
    let read = |pool_name: Option<&str>, name: Option<&str>, need| {
        let (Some(pool_name), Some(name)) = (pool_name, name) else { return Ok(None) };
        let pool = pool(&pool_text(corpus, pool_name)?)?;
        volume(&volume_text(corpus, name)?, &pool, need).map(Some)
    };
    let input = read(text(2), text(3), CapacityNeed::Always)?;
    let need = if input.is_some() { CapacityNeed::Never } else { CapacityNeed::WithoutBacking };
    let made: StorageVolumeDef = read(text(0), text(1), need)?.ok_or("no volume is named")?;
    let image = NewImage {
        volume: &made,
        input: input.as_ref(),
        backing_is_address: false,
        preallocate: arguments.get(5).is_some_and(|flags| flags["c"] == "flags"),
        secret_file: Some("/path/to/secretFile"),
        input_secret_file: Some("/path/to/inputSecretFile"),
    };
    image.commands().map_err(|error| error.to_string())
}

fn verdict(
    built: Result<Vec<Command>, String>,
    fails: bool,
    expected: Result<String, String>,
) -> Option<String> {
    match (built, fails) {
        (Ok(commands), false) => match expected {
            Ok(expected) => difference(&lines(&expected), &written(&commands)),
            Err(error) => Some(error),
        },
        (Ok(_), true) => Some("was built, but must be refused".to_owned()),
        (Err(_), true) => None,
        (Err(error), false) => Some(error),
    }
}

/// A line for each command, its words with one blank between.
fn lines(expected: &str) -> String {
    let joined = expected.replace("\\\n", " ");
    joined
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n")
        .collect()
}

fn written(commands: &[Command]) -> String {
    let line =
        |command: &Command| format!("{} {}\n", command.tool.name(), command.arguments.join(" "));
    commands.iter().map(line).collect()
}
