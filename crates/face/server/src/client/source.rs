//! Which part of the daemon an error names as its source (`from N`).
//!
//! Most errors are made without one: whoever finds that a domain is missing
//! need not know which driver it works for. Here, where an error leaves the
//! daemon, it gets the driver that served the call. Parts that clients tell
//! apart by their own number (XML, the processor model) have said so already.

use super::Client;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_protocol::Procedure;

/// The error with the source that it lacks.
pub(super) fn with_source(client: &Client, procedure: &Procedure, error: Error) -> Error {
    if error.domain() != ErrorDomain::None {
        return error;
    }
    let family = family(procedure.name);
    let source = match (error.code(), family) {
        // Not a driver's: there is none that would have the call.
        (ErrorCode::NoSupport, family) => family,
        (_, ErrorDomain::Domain | ErrorDomain::None) => client.session.error_domain(),
        (_, family) => family,
    };
    error.in_domain(source)
}

/// The part of the interface that a procedure belongs to.
fn family(procedure: &str) -> ErrorDomain {
    /// In this order: `domain_interface_stats` is the domain's.
    const FAMILIES: [(&str, ErrorDomain); 8] = [
        ("domain", ErrorDomain::Domain),
        ("storage", ErrorDomain::Storage),
        ("secret", ErrorDomain::Secret),
        ("nwfilter", ErrorDomain::Nwfilter),
        ("node_device", ErrorDomain::Nodedev),
        ("network", ErrorDomain::Network),
        ("interface", ErrorDomain::Interface),
        ("admin", ErrorDomain::Admin),
    ];
    let found = FAMILIES.into_iter().find(|(word, _)| procedure.contains(word));
    found.map_or(ErrorDomain::None, |(_, domain)| domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_belong_to_a_part() {
        for (procedure, expected) in [
            ("domain_interface_stats", ErrorDomain::Domain),
            ("connect_list_all_domains", ErrorDomain::Domain),
            ("connect_list_all_networks", ErrorDomain::Network),
            ("node_device_dettach", ErrorDomain::Nodedev),
            ("storage_vol_upload", ErrorDomain::Storage),
            ("node_get_info", ErrorDomain::None),
        ] {
            assert_eq!(family(procedure), expected, "{procedure}");
        }
    }
}
