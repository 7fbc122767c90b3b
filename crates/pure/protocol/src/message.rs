//! The messages that every program shares: the error and the stream hole.

use crate::wire::{Wire, structure};
use ostler_core::{DomainRef, Error, ErrorCode, ErrorDomain, ErrorLevel, ErrorObject, NetworkRef};
use ostler_xdr::{Reader, Result, Writer};

structure! {
    /// A hole in a stream: libvirt's `virNetStreamHole`.
    StreamHole {
        length: i64,
        flags: u32,
    }
}

structure! {
    /// An error as it stands on the wire: libvirt's `virNetMessageError`.
    ErrorMessage<'a> {
        code: i32,
        domain: i32,
        message: Option<&'a str>,
        level: i32,
        of_domain: Option<DomainRef>,
        text1: Option<&'a str>,
        text2: Option<&'a str>,
        text3: Option<&'a str>,
        number1: i32,
        number2: i32,
        of_network: Option<NetworkRef>,
    }
}

/// Appends an error. Text that cannot be sent (too long, zero bytes) is cut or
/// replaced: an error always gets through.
pub fn encode_error(error: &Error, writer: &mut Writer<'_>) -> Result<()> {
    let texts = error.texts();
    let message = Sendable::of(error.message());
    let [text1, text2, text3] = [0, 1, 2].map(|index| texts[index].as_deref().map(Sendable::of));
    let (of_domain, of_network) = match error.object() {
        Some(ErrorObject::Domain { name, uuid, id }) => {
            (Some(DomainRef { name: name.as_str().into(), uuid: *uuid, id: *id }), None)
        }
        Some(ErrorObject::Network { name, uuid }) => {
            (None, Some(NetworkRef { name: name.as_str().into(), uuid: *uuid }))
        }
        None => (None, None),
    };
    let [number1, number2] = error.numbers();
    ErrorMessage {
        code: error.code() as i32,
        domain: error.domain() as i32,
        message: Some(message.as_str()),
        level: error.level() as i32,
        of_domain,
        text1: text1.as_ref().map(Sendable::as_str),
        text2: text2.as_ref().map(Sendable::as_str),
        text3: text3.as_ref().map(Sendable::as_str),
        number1,
        number2,
        of_network,
    }
    .encode(writer)
}

/// Reads an error. A code or a domain that this version does not know becomes
/// an internal error, with the message as it came.
pub fn decode_error(payload: &[u8]) -> Result<Error> {
    let wire = ErrorMessage::decode(&mut Reader::new(payload))?;
    let code = ErrorCode::from_wire(wire.code).unwrap_or(ErrorCode::InternalError);
    let domain = ErrorDomain::from_wire(wire.domain).unwrap_or(ErrorDomain::None);
    let level = match wire.level {
        0 => ErrorLevel::None,
        1 => ErrorLevel::Warning,
        _ => ErrorLevel::Error,
    };
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let error = Error::from_parts(
        code,
        domain,
        level,
        wire.message.unwrap_or_default().to_owned(),
        [owned(wire.text1), owned(wire.text2), owned(wire.text3)],
        [wire.number1, wire.number2],
    );
    let object = match (wire.of_domain, wire.of_network) {
        (Some(DomainRef { name, uuid, id }), _) => {
            Some(ErrorObject::Domain { name: name.as_ref().to_owned(), uuid, id })
        }
        (None, Some(NetworkRef { name, uuid })) => {
            Some(ErrorObject::Network { name: name.as_ref().to_owned(), uuid })
        }
        (None, None) => None,
    };
    Ok(match object {
        Some(object) => error.about(object),
        None => error,
    })
}

/// Text that can be sent in any case.
enum Sendable<'a> {
    AsIs(&'a str),
    Cleaned(String),
}

impl<'a> Sendable<'a> {
    /// Longer texts are cut: a message is for people.
    const LIMIT: usize = 64 * 1024;

    fn of(text: &'a str) -> Self {
        let cut = &text[..text.floor_char_boundary(Self::LIMIT)];
        if cut.contains('\0') {
            Self::Cleaned(cut.replace('\0', "\u{fffd}"))
        } else {
            Self::AsIs(cut)
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::AsIs(text) => text,
            Self::Cleaned(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_core::Uuid;

    #[track_caller]
    fn round_trip(error: &Error) -> Error {
        let mut out = Vec::new();
        encode_error(error, &mut Writer::new(&mut out)).expect("an error can be sent");
        decode_error(&out).expect("what was sent can be read")
    }

    #[test]
    fn errors_come_back() {
        let error = Error::no_domain("no domain 'demo'").in_domain(ErrorDomain::Qemu);
        assert_eq!(round_trip(&error), error);
        let about = error.about(ErrorObject::Domain {
            name: "demo".to_owned(),
            uuid: Uuid::from_bytes([7; 16]),
            id: -1,
        });
        assert_eq!(round_trip(&about), about);
    }

    #[test]
    fn a_message_with_zero_bytes_gets_through() {
        let sent = round_trip(&Error::internal("a\0b".to_owned() + &"x".repeat(100_000)));
        assert!(sent.message().starts_with("internal error: a\u{fffd}b"));
        assert!(sent.message().len() <= 64 * 1024 + 2);
    }

    #[test]
    fn an_unknown_code_is_an_internal_error() {
        let mut out = Vec::new();
        encode_error(&Error::internal("x"), &mut Writer::new(&mut out)).expect("sent");
        out[3] = 0xff;
        assert_eq!(decode_error(&out).expect("read").code(), ErrorCode::InternalError);
    }
}
