//! Errors of definitions.

use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_xml::{Problem, XmlError};

/// A definition that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DefError {
    /// It cannot be read.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// An error of an object that contradicts itself or lacks something.
    #[error("{object}: {problem}")]
    Invalid {
        /// Name of the object: "disk 'vda'".
        object: String,
        /// Fault of the object, and the remedy.
        problem: String,
    },
    /// It asks for what the emulator or ostler cannot do.
    #[error("{object}: {problem}")]
    Unsupported {
        /// Name of the object.
        object: String,
        /// Obstacle, and what is possible instead.
        problem: String,
    },
}

impl DefError {
    /// An error of an object that contradicts itself or lacks something.
    pub fn invalid(object: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Invalid { object: object.into(), problem: problem.into() }
    }

    /// An error of an object that is right in itself but cannot be had.
    pub fn unsupported(object: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Unsupported { object: object.into(), problem: problem.into() }
    }
}

/// The wire error, said by [`ErrorDomain::Domain`]: other families follow with
/// [`Error::in_domain`].
impl From<DefError> for Error {
    fn from(error: DefError) -> Self {
        let (code, domain) = match &error {
            DefError::Xml(error) => unreadable(error),
            DefError::Invalid { .. } => (ErrorCode::XmlError, ErrorDomain::Domain),
            // It is the driver that cannot do it.
            DefError::Unsupported { .. } => (ErrorCode::ConfigUnsupported, ErrorDomain::None),
        };
        Self::new(code, domain, error.to_string())
    }
}

/// Places where a word that nobody knows is not a mistake in the XML: it asks
/// for a hypervisor, a machine or an architecture that is not there.
const KINDS: [&str; 3] = ["/domain/@type", "/domain/os/type", "/domain/os/type/@arch"];

/// Code and domain that an error in the XML has for clients.
fn unreadable(error: &XmlError) -> (ErrorCode, ErrorDomain) {
    let path = error.path();
    match error.problem() {
        Problem::NotWellFormed(_) => (ErrorCode::XmlDetail, ErrorDomain::Domain),
        Problem::WrongRoot { .. } => (ErrorCode::XmlError, ErrorDomain::Xml),
        Problem::MissingElement("name") if path == "/domain" => {
            (ErrorCode::NoName, ErrorDomain::Domain)
        }
        Problem::MissingElement("target") if path.starts_with("/domain/devices/disk") => {
            (ErrorCode::NoTarget, ErrorDomain::Domain)
        }
        Problem::BadValue { .. } if KINDS.contains(&path) => {
            (ErrorCode::ConfigUnsupported, ErrorDomain::Domain)
        }
        _ => (ErrorCode::XmlError, ErrorDomain::Domain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DomainDef;

    #[test]
    fn clients_can_tell_mistakes_apart() {
        for (xml, code, domain) in [
            ("<domain type='qemu'", ErrorCode::XmlDetail, ErrorDomain::Domain),
            ("<network/>", ErrorCode::XmlError, ErrorDomain::Xml),
            ("<domain type='qemu'/>", ErrorCode::NoName, ErrorDomain::Domain),
            ("<domain type='x'/>", ErrorCode::ConfigUnsupported, ErrorDomain::Domain),
            (
                "<domain type='qemu'><name>a</name><os><type arch='x'>hvm</type></os></domain>",
                ErrorCode::ConfigUnsupported,
                ErrorDomain::Domain,
            ),
            (
                "<domain type='qemu'><name>a</name><devices><disk type='file'/></devices></domain>",
                ErrorCode::NoTarget,
                ErrorDomain::Domain,
            ),
            (
                "<domain type='qemu'><name>a</name><vcpu>many</vcpu></domain>",
                ErrorCode::XmlError,
                ErrorDomain::Domain,
            ),
        ] {
            let error = DomainDef::parse(xml).map_err(DefError::from).expect_err(xml);
            let error = Error::from(error);
            assert_eq!((error.code(), error.domain()), (code, domain), "{xml}: {error}");
        }
    }
}
