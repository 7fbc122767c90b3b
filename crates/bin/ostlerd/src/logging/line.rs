//! The shape of a line: libvirt's, with the fields of the message after it.
//!
//! `2026-11-20 10:15:08.123+0000: 1234: info : rpc.server.session:88 : text key=value`

use super::filter::Level;
use std::{
    fmt::{self, Write},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tracing::field::{Field, Visit};

/// One message, ready to be written in any output's way.
pub(super) struct Message {
    pub(super) level: Level,
    pub(super) category: String,
    pub(super) file: Option<String>,
    pub(super) line: Option<u32>,
    /// The text, then ` key=value` for each field.
    pub(super) text: String,
    /// The fields by themselves.
    pub(super) fields: Vec<(&'static str, String)>,
}

/// The text and the fields as they come out of a tracing event.
#[derive(Default)]
pub(super) struct Collector {
    text: String,
    fields: Vec<(&'static str, String)>,
}

impl Collector {
    /// The text with the fields behind it, and the fields.
    pub(super) fn finish(
        mut self,
        spans: Vec<(&'static str, String)>,
    ) -> (String, Vec<(&'static str, String)>) {
        self.fields.extend(spans);
        for (name, value) in &self.fields {
            let quote = if value.contains([' ', '"']) || value.is_empty() { "\"" } else { "" };
            // Writing to a String cannot fail.
            let _ = write!(self.text, " {name}={quote}{}{quote}", Plain(value));
        }
        (self.text, self.fields)
    }

    /// The fields alone (of a span).
    pub(super) fn into_fields(self) -> Vec<(&'static str, String)> {
        self.fields
    }

    fn add(&mut self, field: &Field, value: String) {
        if field.name() == "message" {
            self.text = Plain(&value).to_string();
        } else {
            self.fields.push((field.name(), value));
        }
    }
}

impl Visit for Collector {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.add(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value.to_owned());
    }

    fn record_error(&mut self, field: &Field, error: &(dyn std::error::Error + 'static)) {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            let _ = write!(text, ": {error}");
            source = error.source();
        }
        self.add(field, text);
    }
}

/// Text whose control characters cannot forge another line.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '\t' => f.write_char(c)?,
                c if c.is_control() => write!(f, "{}", c.escape_default())?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

impl Message {
    /// The whole line for a terminal or a file.
    pub(super) fn line(&self, now: SystemTime, thread: i32) -> String {
        format!(
            "{}: {thread}: {} : {}:{} : {}\n",
            timestamp(now),
            self.level.word(),
            self.category,
            self.line.unwrap_or_default(),
            self.text
        )
    }
}

/// A moment in UTC, as libvirt writes it.
pub(super) fn timestamp(moment: SystemTime) -> String {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let seconds = since.as_secs();
    let (year, month, day) = civil(seconds / 86_400);
    let second = seconds % 86_400;
    format!(
        "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}.{:03}+0000",
        second / 3600,
        second / 60 % 60,
        second % 60,
        since.subsec_millis()
    )
}

/// Year, month and day of a number of days after 1970-01-01, in the
/// Gregorian calendar: whole cycles of 400 years first, then the year that
/// begins in March, so that the leap day is its last.
fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let cycle = shifted / 146_097;
    let day_of_cycle = shifted % 146_097;
    let year_of_cycle =
        (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (cycle * 400 + year_of_cycle + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_moments_in_utc() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00.000+0000"),
            (951_782_400, "2000-02-29 00:00:00.000+0000"),
            (1_709_251_199, "2024-02-29 23:59:59.000+0000"),
            (4_107_542_399, "2100-02-28 23:59:59.000+0000"),
            (4_107_542_400, "2100-03-01 00:00:00.000+0000"),
        ] {
            assert_eq!(timestamp(UNIX_EPOCH + Duration::from_secs(seconds)), text);
        }
    }

    #[test]
    fn a_value_cannot_forge_a_line() {
        let text = Plain("name\n2026: error").to_string();
        assert_eq!(text, "name\\n2026: error");
    }
}
