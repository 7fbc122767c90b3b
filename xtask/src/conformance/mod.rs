//! `cargo xtask conformance [--check] [--raise] [--list] [FAMILY...]`: our parts
//! against a corpus of inputs and the outputs that are expected of them.
//!
//! The corpus is the folder that `OSTLER_CORPUS` names, or `../shared/facts/corpus`
//! beside the workspace. It is not part of the repository: where it is absent,
//! the run says so and counts as skipped.
//!
//! Each family prints `family: N of M`, and indented lines for parts of it that
//! are worth a number of their own. `tests/conformance-floor` keeps the numbers
//! that were reached; `--check` fails below one, `--raise` writes higher ones.

mod corpus;
mod families;
mod floor;

use crate::Outcome;
use corpus::Corpus;
use floor::Floor;

/// One line of a report.
pub(crate) struct Score {
    name: String,
    passed: usize,
    total: usize,
    /// The failures, with their reasons.
    failures: Vec<String>,
}

impl Score {
    fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), passed: 0, total: 0, failures: Vec::new() }
    }

    /// Counts a case, which failed when there is a reason.
    fn count(&mut self, case: &str, failure: Option<String>) {
        self.total += 1;
        match failure {
            None => self.passed += 1,
            Some(reason) => self.failures.push(format!("{case}: {reason}")),
        }
    }
}

/// A family: its own line, then those of its parts.
type Run = fn(&Corpus) -> Result<Vec<Score>, String>;

const FAMILIES: &[(&str, Run)] = &[
    ("cpu", families::processor::run),
    ("domaincaps", families::emulator::run_documents),
    ("genericxml2xml", families::generic_xml::run),
    ("qemuxmlconf", families::qemu_xml::run),
    ("qemucapabilities", families::emulator::run_conversations),
    ("secretxml2xml", families::secret_xml::run),
    ("storagepoolxml2xml", families::storage_xml::run_pools),
    ("storagepoolxml2argv", families::storage_arguments::run_pools),
    ("storagevolxml2xml", families::storage_xml::run_volumes),
    ("storagevolxml2argv", families::storage_arguments::run_volumes),
    ("virstorage", families::image_chain::run),
];

/// Runs the families named, or all.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (options, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    let has = |option: &str| options.iter().any(|given| *given == option);
    if let Some(unknown) =
        options.iter().find(|given| !["--check", "--raise", "--list"].contains(&given.as_str()))
    {
        return Err(format!("conformance: there is no option {unknown}"));
    }
    if let Some(unknown) =
        names.iter().find(|name| !FAMILIES.iter().any(|(known, _)| known == &name.as_str()))
    {
        let known: Vec<&str> = FAMILIES.iter().map(|(known, _)| *known).collect();
        return Err(format!("there is no family '{unknown}'; there are: {}", known.join(", ")));
    }
    let Some(corpus) = Corpus::find() else {
        say(&format!("conformance: skipped: {} is not there", Corpus::folder().display()));
        return Ok(());
    };
    let mut floor = Floor::read()?;
    let mut below = Vec::new();
    for (name, run) in FAMILIES {
        if !names.is_empty() && !names.contains(&&(*name).to_owned()) {
            continue;
        }
        for (index, score) in run(&corpus)?.iter().enumerate() {
            let indent = if index == 0 { "" } else { "  " };
            say(&format!("{indent}{}: {} of {}", score.name, score.passed, score.total));
            if has("--list") {
                score.failures.iter().for_each(|failure| say(&format!("    {failure}")));
            }
            below.extend(floor.compare(&score.name, score.passed));
        }
    }
    if has("--raise") {
        floor.write()?;
    }
    if has("--check") && !below.is_empty() {
        return Err(format!("conformance fell: {}", below.join("; ")));
    }
    Ok(())
}

fn say(line: &str) {
    #[expect(clippy::print_stdout, reason = "this is the report")]
    {
        println!("{line}");
    }
}
