//! The error that leaves a driver: libvirt's wire error.
//!
//! It is made at driver boundaries only. Below them each module cluster has an
//! enum of its own (`thiserror`) that names the failed operation and carries
//! the path, name or value; the boundary turns that into an [`Error`] with the
//! code clients act on. The message says which object, what was tried, what
//! stood in the way and, where known, the remedy.

mod chain;
mod generated;

pub use chain::chain;
pub use generated::{ErrorCode, ErrorDomain};

use crate::Uuid;
use std::fmt;

/// The result of everything a driver does for a client.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// How bad it is: libvirt's `virErrorLevel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum ErrorLevel {
    /// Not an error.
    None = 0,
    /// The call went through, but something is to be known.
    Warning = 1,
    /// The call failed.
    Error = 2,
}

/// The object an error is about, where the protocol has room for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorObject {
    /// A domain; `id` is -1 when it does not run.
    Domain { name: String, uuid: Uuid, id: i32 },
    /// A network.
    Network { name: String, uuid: Uuid },
}

/// An error as clients see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Fields>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Fields {
    code: ErrorCode,
    domain: ErrorDomain,
    level: ErrorLevel,
    message: String,
    texts: [Option<String>; 3],
    numbers: [i32; 2],
    object: Option<ErrorObject>,
}

impl Error {
    /// An error of level `Error` whose message is `detail` after the general
    /// sentence of `code` ("operation failed: ...").
    #[must_use]
    pub fn new(code: ErrorCode, domain: ErrorDomain, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let message = match (general(code), detail.is_empty()) {
            (sentence, true) => sentence.to_owned(),
            ("", false) => detail.clone(),
            (sentence, false) => format!("{sentence}: {detail}"),
        };
        let texts = if detail.is_empty() { [None, None, None] } else { [Some(detail), None, None] };
        Self(Box::new(Fields {
            code,
            domain,
            level: ErrorLevel::Error,
            message,
            texts,
            numbers: [-1, -1],
            object: None,
        }))
    }

    /// An error with every field given, as it came over the wire.
    #[must_use]
    pub fn from_parts(
        code: ErrorCode,
        domain: ErrorDomain,
        level: ErrorLevel,
        message: String,
        texts: [Option<String>; 3],
        numbers: [i32; 2],
    ) -> Self {
        Self(Box::new(Fields { code, domain, level, message, texts, numbers, object: None }))
    }

    /// `VIR_ERR_NO_SUPPORT`: the driver does not have this procedure.
    #[must_use]
    pub fn no_support(procedure: &str) -> Self {
        Self::new(ErrorCode::NoSupport, ErrorDomain::None, procedure)
    }

    /// The same error, said by another part.
    #[must_use]
    pub fn in_domain(mut self, domain: ErrorDomain) -> Self {
        self.0.domain = domain;
        self
    }

    /// The same error, about this object.
    #[must_use]
    pub fn about(mut self, object: ErrorObject) -> Self {
        self.0.object = Some(object);
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// Which part reports it.
    #[must_use]
    pub fn domain(&self) -> ErrorDomain {
        self.0.domain
    }

    /// How bad it is.
    #[must_use]
    pub fn level(&self) -> ErrorLevel {
        self.0.level
    }

    /// The whole sentence, for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// `str1`, `str2` and `str3` of the wire error.
    #[must_use]
    pub fn texts(&self) -> &[Option<String>; 3] {
        &self.0.texts
    }

    /// `int1` and `int2` of the wire error.
    #[must_use]
    pub fn numbers(&self) -> [i32; 2] {
        self.0.numbers
    }

    /// The object it is about.
    #[must_use]
    pub fn object(&self) -> Option<&ErrorObject> {
        self.0.object.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

/// Declares the constructors for the codes that drivers raise most.
macro_rules! constructors {
    ($($(#[$doc:meta])* $name:ident => $code:ident;)*) => {
        impl Error {
            $($(#[$doc])* #[must_use]
            pub fn $name(detail: impl Into<String>) -> Self {
                Self::new(ErrorCode::$code, ErrorDomain::None, detail)
            })*
        }
    };
}

constructors! {
    /// Something that must not happen did.
    internal => InternalError;
    /// A call's argument cannot be meant.
    invalid_arg => InvalidArg;
    /// A call's argument is right, and not of those that the driver knows.
    argument_unsupported => ArgumentUnsupported;
    /// The call does not fit the object's present state.
    operation_invalid => OperationInvalid;
    /// The call was right and did not succeed.
    operation_failed => OperationFailed;
    /// The call took longer than it may.
    operation_timeout => OperationTimeout;
    /// The driver, the emulator or the host cannot do this.
    operation_unsupported => OperationUnsupported;
    /// The caller may not do this.
    operation_denied => OperationDenied;
    /// The XML is not well formed or not of the schema.
    xml_error => XmlError;
    /// The XML asks for something that does not fit together or is not built.
    config_unsupported => ConfigUnsupported;
    /// No domain of that name, UUID or id.
    no_domain => NoDomain;
    /// An object of that name or UUID is there already.
    operation_exists => DomExist;
    /// The host refused a system call.
    system => SystemError;
    /// The guest agent does not answer.
    agent_unresponsive => AgentUnresponsive;
    /// A call of the protocol cannot be served as it came.
    rpc => Rpc;
}

/// The general sentence for a code, to which the detail is added after ": ".
const fn general(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::InternalError => "internal error",
        ErrorCode::NoMemory => "out of memory",
        ErrorCode::NoSupport => "this function is not supported by the connection driver",
        ErrorCode::InvalidArg => "invalid argument",
        ErrorCode::OperationInvalid => "Requested operation is not valid",
        ErrorCode::OperationFailed => "operation failed",
        ErrorCode::OperationTimeout => "Timed out during operation",
        ErrorCode::OperationDenied => "operation forbidden",
        ErrorCode::OperationAborted => "operation aborted",
        ErrorCode::OperationUnsupported => "Operation not supported",
        ErrorCode::XmlError | ErrorCode::XmlDetail => "XML error",
        ErrorCode::XmlInvalidSchema => "XML document failed to validate against schema",
        ErrorCode::ConfigUnsupported => "unsupported configuration",
        ErrorCode::NoDomain => "Domain not found",
        ErrorCode::NoDomainMetadata => "metadata not found",
        ErrorCode::NoNetwork => "Network not found",
        ErrorCode::NoStoragePool => "Storage pool not found",
        ErrorCode::NoStorageVol => "Storage volume not found",
        ErrorCode::InvalidSecret => "Invalid secret",
        ErrorCode::NoSecret => "Secret not found",
        ErrorCode::AgentUnresponsive => "Guest agent is not responding",
        ErrorCode::ArgumentUnsupported => "argument unsupported",
        ErrorCode::AuthFailed => "authentication failed",
        ErrorCode::AccessDenied => "access denied",
        ErrorCode::NoConnect => "no connection driver available for",
        ErrorCode::NoDevice | ErrorCode::DeviceMissing => "device not found",
        _ => "",
    }
}
