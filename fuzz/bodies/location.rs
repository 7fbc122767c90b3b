//! Names of backing files.

use ostler_image::location::{Location, Place};

pub(crate) fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Place::parse(text) {
        Ok(place) => match place.location {
            Location::Path(path) => assert!(!path.is_empty() && !path.contains('\0')),
            Location::Network(network) => assert!(!network.protocol.is_empty()),
        },
        Err(error) => assert!(error.text.chars().count() <= 80),
    }
}
