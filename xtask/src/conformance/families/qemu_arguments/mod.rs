//! The command-line half of `qemuxmlconf`: from a completed definition to the
//! arguments, on the host that the corpus describes.

mod emulator;
mod host;
mod names;

pub(super) use emulator::Emulators;

use crate::conformance::corpus::Corpus;
use ostler_model::domain::DomainDef;
use ostler_qemu::arguments::CommandLine;
use ostler_qemu::command::command_line;
use ostler_qemu::devices::{self, Prepared};
use ostler_qemu::emulator::Emulator;
use ostler_qemu::scene::{Places, Scene, Target};
use ostler_xml::NumberSet;
use serde_json::Value;

/// Builds the command line of a row and says how it differs from the expected
/// one. A row that must fail gives the reason why it did not.
pub(super) fn check(
    corpus: &Corpus,
    row: &Value,
    emulator: &Emulator,
    mut def: DomainDef,
) -> Option<String> {
    let built = build(corpus, row, emulator, &mut def);
    let Some(output) = row["out_args"].as_str() else {
        return built.is_ok().then(|| "was built, but must be refused".to_owned());
    };
    let line = match built {
        Ok(line) => line,
        Err(reason) => return Some(reason),
    };
    let expected = match corpus.text(&format!("qemuxmlconfdata/{output}")) {
        Ok(text) => words(&text),
        Err(error) => return Some(error),
    };
    let mut found: Vec<String> =
        line.environment.iter().map(|(name, value)| format!("{name}={value}")).collect();
    found.push(line.program);
    found.extend(line.arguments);
    difference(&expected, &found)
}

fn build(
    corpus: &Corpus,
    row: &Value,
    emulator: &Emulator,
    def: &mut DomainDef,
) -> Result<CommandLine, String> {
    names::resolve(corpus, def)?;
    let settings = host::settings(row);
    let mut places = Places::new(&settings.lib_dir, -1, &def.name);
    places.environment = host::environment();
    devices::make_live(def, &settings, &places).map_err(|error| error.to_string())?;
    host::complete_displays(def, &settings);
    let machine = def.os.kind.machine.as_deref().unwrap_or_default();
    let target = Target::new(emulator, def.kind, machine);
    let nothing = Prepared::default();
    let incoming = host::incoming(row);
    let auto_nodes = NumberSet::range(0, 3);
    let mut scene = Scene {
        domain: def,
        target,
        settings: &settings,
        places: &places,
        prepared: &nothing,
        incoming: incoming.as_deref(),
        now: 1_234_567_890,
        local_offset: -30 * 60,
        host_nodes: Some(&auto_nodes),
        auto_nodes: Some(&auto_nodes),
    };
    let needs = devices::needs(&scene).map_err(|error| error.to_string())?;
    let prepared = host::answer(row, &needs, scene.domain);
    scene.prepared = &prepared;
    command_line(&scene).map_err(|error| error.to_string())
}

/// The words of a shell command that is spread over lines.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('\n') | None => {}
                Some(other) => word.get_or_insert_default().push(other),
            },
            '\'' => {
                let word = word.get_or_insert_default();
                word.extend(characters.by_ref().take_while(|c| *c != '\''));
            }
            ' ' | '\n' => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}

fn difference(expected: &[String], found: &[String]) -> Option<String> {
    let end = "(end)".to_owned();
    for index in 0..expected.len().max(found.len()) {
        let (left, right) = (expected.get(index), found.get(index));
        if left != right {
            let option = expected[..index.min(expected.len())].last().map_or("", String::as_str);
            return Some(format!(
                "after {option}: expected {} found {}",
                left.unwrap_or(&end),
                right.unwrap_or(&end)
            ));
        }
    }
    None
}
