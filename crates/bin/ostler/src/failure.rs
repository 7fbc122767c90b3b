//! The report of a command that does not succeed.

use ostler_core::Error;

/// The sentences that go to standard error, outermost first.
///
/// Scripts know the first ones from virsh; a hint, where there is one, says
/// what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Failure {
    lines: Vec<String>,
    hint: Option<String>,
}

impl Failure {
    /// A failure that needs one sentence.
    pub(crate) fn new(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], hint: None }
    }

    /// A failure whose sentences were shown already.
    pub(crate) fn already_shown() -> Self {
        Self::default()
    }

    /// The same failure, with the sentence that says what was tried before it.
    pub(crate) fn while_(mut self, line: impl Into<String>) -> Self {
        self.lines.insert(0, line.into());
        self
    }

    /// The same failure with one more sentence at its end.
    pub(crate) fn and(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// The same failure, with what can be done about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The sentences of the report, a line each.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = String> {
        let errors = self.lines.iter().map(|line| format!("error: {line}"));
        errors.chain(self.hint.iter().map(|hint| format!("hint: {hint}")))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let line = match error.message() {
            "" => format!("the daemon gave error {:?} without a message", error.code()),
            message => message.to_owned(),
        };
        Self { lines: vec![line], hint: None }
    }
}

/// Says what was tried when it failed.
pub(crate) trait While<T> {
    /// Puts a sentence before those of the failure.
    fn while_<S: Into<String>>(self, line: impl FnOnce() -> S) -> Result<T, Failure>;
}

impl<T, E: Into<Failure>> While<T> for Result<T, E> {
    fn while_<S: Into<String>>(self, line: impl FnOnce() -> S) -> Result<T, Failure> {
        self.map_err(|error| error.into().while_(line()))
    }
}
