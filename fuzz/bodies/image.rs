//! Headers of disk images: whatever is read as any format ends without a
//! panic, and what comes out of it is bounded by what went in.

use ostler_image::{
    Format,
    chain::{Found, Undeclared, Walk},
    inspect, resembles,
};

pub(crate) fn run(format: Format, data: &[u8]) {
    let _ = resembles(data);
    if let Ok(header) = inspect(data, format) {
        assert_eq!(header.format, format);
        let backing = header.backing.as_ref();
        let texts = backing.map(|backing| &backing.file).into_iter();
        let texts = texts.chain(backing.and_then(|backing| backing.format.as_ref()));
        let data_file = header.data_file.as_ref().and_then(|file| file.file.as_ref());
        for text in texts.chain(data_file) {
            assert!(text.len() <= data.len() && !text.contains('\0'), "{text:?}");
        }
    }
    for undeclared in [Undeclared::Refused, Undeclared::LookedAt] {
        walk(format, data, undeclared);
    }
}

/// The same bytes at every step: the chain must end.
fn walk(format: Format, data: &[u8], undeclared: Undeclared) {
    let mut walk = Walk::new("/folder/image", format.name(), undeclared);
    while walk.wanted().is_some() {
        if walk.found(Found::Image(data)).is_err() {
            return;
        }
    }
    let chain = walk.finish();
    assert!(!chain.is_empty() && chain.len() <= ostler_image::chain::LONGEST + 1);
}
