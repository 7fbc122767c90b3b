//! Questions to an emulator, with their answers.

use ostler_qmp::{QmpError, Refusal};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// The answers, by question.
#[derive(Debug, Default)]
pub struct Answers(HashMap<Key, Answer>);

/// The name of a command, and its arguments as text.
type Key = (Box<str>, Box<str>);

type Answer = Result<Box<RawValue>, Refusal>;

/// A question: a command and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Question {
    pub(super) name: &'static str,
    pub(super) arguments: Option<Value>,
}

impl Question {
    pub(super) const fn plain(name: &'static str) -> Self {
        Self { name, arguments: None }
    }

    pub(super) const fn with(name: &'static str, arguments: Value) -> Self {
        Self { name, arguments: Some(arguments) }
    }
}

/// Members of a JSON object are in the order of their names, so equal
/// arguments make equal keys.
fn key(name: &str, arguments: Option<&Value>) -> Key {
    (name.into(), arguments.map(Value::to_string).unwrap_or_default().into())
}

impl Answers {
    /// Notes an answer.
    pub fn insert(
        &mut self,
        name: &str,
        arguments: Option<&Value>,
        answer: Result<Box<RawValue>, Refusal>,
    ) {
        self.0.insert(key(name, arguments), answer);
    }

    /// The answer, unless it was a refusal or the question was not asked.
    pub(super) fn text(&self, question: &Question) -> Option<&str> {
        let answer = self.0.get(&key(question.name, question.arguments.as_ref()))?;
        answer.as_ref().ok().map(|text| text.get())
    }

    /// The answer, read; `None` as above.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        question: &Question,
    ) -> Option<Result<T, serde_json::Error>> {
        self.text(question).map(serde_json::from_str)
    }

    /// The answer, when it can be read. For questions that not every emulator
    /// understands and whose answer is not needed to run guests.
    pub(super) fn optional<T: DeserializeOwned>(&self, question: &Question) -> Option<T> {
        match self.read(question)? {
            Ok(answer) => Some(answer),
            Err(error) => {
                tracing::debug!(question = question.name, %error, "an answer is not understood");
                None
            }
        }
    }
}

/// A refusal is an answer; everything else that goes wrong is not.
pub(super) fn settle(outcome: Result<Box<RawValue>, QmpError>) -> Result<Answer, QmpError> {
    match outcome {
        Ok(text) => Ok(Ok(text)),
        Err(QmpError::Refused { refusal, .. }) => Ok(Err(refusal)),
        Err(error) => Err(error),
    }
}
