//! The outermost object of each message, both ways.

use crate::error::Refusal;
use crate::event::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A message from QEMU. Which members it has says what it is.
#[derive(Debug, Deserialize)]
pub(crate) struct Incoming<'a> {
    #[serde(borrow, rename = "return")]
    pub(crate) result: Option<&'a RawValue>,
    pub(crate) error: Option<Refusal>,
    pub(crate) id: Option<u64>,
    #[serde(borrow)]
    pub(crate) event: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) data: Option<&'a RawValue>,
    pub(crate) timestamp: Option<Timestamp>,
    #[serde(borrow, rename = "QMP")]
    pub(crate) greeting: Option<&'a RawValue>,
}

/// Writes a command as short as it goes: see the crate's page for why.
pub(crate) fn command(
    name: &str,
    arguments: Option<&impl Serialize>,
    id: Option<u64>,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::with_capacity(64);
    bytes.extend_from_slice(br#"{"execute":"#);
    serde_json::to_writer(&mut bytes, name)?;
    if let Some(arguments) = arguments {
        bytes.extend_from_slice(br#","arguments":"#);
        serde_json::to_writer(&mut bytes, arguments)?;
    }
    if let Some(id) = id {
        bytes.extend_from_slice(br#","id":"#);
        serde_json::to_writer(&mut bytes, &id)?;
    }
    bytes.push(b'}');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn commands_have_no_needless_byte() {
        let plain = command("stop", None::<&()>, None).unwrap();
        assert_eq!(plain, br#"{"execute":"stop"}"#);
        let whole = command("a\"b", Some(&json!({"x": [1, "\n"]})), Some(7)).unwrap();
        assert_eq!(whole, br#"{"execute":"a\"b","arguments":{"x":[1,"\n"]},"id":7}"#);
    }

    #[test]
    fn incoming_messages_are_told_apart() {
        let line = r#"{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "STOP"}"#;
        let event: Incoming<'_> = serde_json::from_str(line).unwrap();
        assert_eq!(event.event.as_deref(), Some("STOP"));
        assert_eq!(event.timestamp, Some(Timestamp { seconds: 1, microseconds: 2 }));
        let reply: Incoming<'_> = serde_json::from_str(r#"{"return": {"a": 1}, "id": 3}"#).unwrap();
        assert_eq!(reply.result.map(RawValue::get), Some(r#"{"a": 1}"#));
        assert_eq!(reply.id, Some(3));
    }
}
