//! An event as it is shown.

use crate::output::Json;

/// An event with what it tells.
pub(in crate::command) struct Described {
    pub(in crate::command) kind: &'static str,
    /// The object of the event, in the text.
    pub(in crate::command) subject: String,
    /// The same in JSON: what it is and its name.
    pub(in crate::command) named: (&'static str, String),
    /// The words after the subject in the text.
    pub(in crate::command) tail: String,
    pub(in crate::command) fields: Vec<(&'static str, Json)>,
}

impl Described {
    /// Something whose life has changed, if it was that.
    pub(in crate::command) fn change(
        kind: &'static str,
        subject: String,
        named: (&'static str, String),
        change: Option<&'static str>,
    ) -> Self {
        let tail = change.map(|change| format!(": {change}")).unwrap_or_default();
        Self { kind, subject, named, tail, fields: vec![("change", change.into())] }
    }

    /// As a line, or as JSON on a line.
    pub(in crate::command) fn shown(&self, json: bool) -> String {
        if json { self.json().on_one_line() } else { self.text() }
    }

    pub(super) fn text(&self) -> String {
        format!("event '{}' for {}{}", self.kind, self.subject, self.tail)
    }

    pub(super) fn json(&self) -> Json {
        let (what, name) = &self.named;
        let start = Json::object([("event", self.kind.into()), (*what, name.into())]);
        self.fields.iter().fold(start, |json, (name, value)| json.with(name, value.clone()))
    }
}
