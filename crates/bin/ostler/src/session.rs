//! One run of the program: its options, its connection, its output.

use crate::{
    command,
    failure::Failure,
    options::Options,
    output::{self, Output},
    parse::{self, Arguments},
};
use std::time::Instant;

/// What commands work with.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) options: Options,
    pub(crate) out: Output,
    /// Whether commands are typed in a shell.
    pub(crate) interactive: bool,
    /// Whether `quit` was given.
    pub(crate) ended: bool,
}

impl Session {
    pub(crate) fn new(options: Options) -> Self {
        let out = Output::new(options.quiet);
        Self { options, out, interactive: false, ended: false }
    }

    /// Reads commands from a text and runs them in turn; says whether the last
    /// one succeeded. Nothing is run when one of them cannot be read.
    pub(crate) async fn run_text(&mut self, text: &str) -> bool {
        let commands = parse::words::split(text)
            .and_then(|commands| commands.into_iter().map(parse::parse).collect());
        self.run_all(commands).await
    }

    /// Runs one command, given as words.
    pub(crate) async fn run_words(&mut self, words: Vec<String>) -> bool {
        self.run_all(parse::parse(words).map(|arguments| vec![arguments])).await
    }

    async fn run_all(&mut self, commands: Result<Vec<Arguments>, Failure>) -> bool {
        let commands = match commands {
            Ok(commands) => commands,
            Err(failure) => {
                output::complain(failure.sentences());
                return false;
            }
        };
        let mut succeeded = true;
        for arguments in commands {
            succeeded = self.run_one(&arguments).await;
            if self.ended {
                break;
            }
        }
        succeeded
    }

    async fn run_one(&mut self, arguments: &Arguments) -> bool {
        let begun = Instant::now();
        let result = command::run(self, arguments).await;
        self.out.flush();
        if let Err(failure) = &result {
            output::complain(failure.sentences());
        }
        if self.ended {
            return true;
        }
        if self.options.timing {
            let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
            self.out.text(format!("\n(Time: {milliseconds:.3} ms)\n\n"));
        } else {
            self.out.extra("\n");
        }
        self.out.flush();
        result.is_ok()
    }
}
