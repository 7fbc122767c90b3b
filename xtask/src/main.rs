//! Tasks of the workspace: `cargo xtask <task>`.
//!
//! Each task is a module with a `run` that takes the arguments after its name
//! and says what went wrong. A new task is one module and one line in [`TASKS`].

#![allow(
    clippy::disallowed_methods,
    reason = "a tool for the working tree, which is no part of the daemon"
)]

mod codegen;
mod complaints;
mod conformance;
mod honoured;
mod tidy;

use std::process::ExitCode;

/// The end of a task: nothing, or the sentence to print.
type Outcome = Result<(), String>;

struct Task {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

/// All tasks, in the order in which they are listed.
const TASKS: &[Task] = &[
    Task {
        name: "codegen",
        about: "write the generated sources from tables/ (--check: only compare)",
        run: codegen::run,
    },
    Task {
        name: "conformance",
        about: "run the corpus of OSTLER_CORPUS (--check, --raise, --list; families)",
        run: conformance::run,
    },
    Task {
        name: "tidy",
        about: "check lengths, names, dependency direction and the account of dependencies",
        run: tidy::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((name, rest)) => match TASKS.iter().find(|task| task.name == name) {
            Some(task) => (task.run)(rest),
            None => Err(format!("there is no task '{name}'\n{}", usage())),
        },
        None => Err(usage()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            #[expect(clippy::print_stderr, reason = "this is how a task reports")]
            {
                eprintln!("xtask: {sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let lines: Vec<String> =
        TASKS.iter().map(|task| format!("  {:<12} {}", task.name, task.about)).collect();
    format!("usage: cargo xtask TASK [ARGUMENT...]\n{}", lines.join("\n"))
}
