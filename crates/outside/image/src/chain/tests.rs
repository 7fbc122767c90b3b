//! Chains of images that are made up here, byte for byte.

use super::{ChainError, ChainImage, Found, LONGEST, Undeclared, Walk};
use std::collections::BTreeMap;

/// A qcow2 image of 1 KiB that rests on `backing`, of `format` where it is
/// said.
fn qcow2(backing: &str, format: Option<&str>) -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    bytes[..8].copy_from_slice(b"QFI\xfb\0\0\0\x02");
    bytes[20..24].copy_from_slice(&16_u32.to_be_bytes());
    bytes[24..32].copy_from_slice(&1024_u64.to_be_bytes());
    if let Some(format) = format {
        bytes[72..76].copy_from_slice(&0xe279_2aca_u32.to_be_bytes());
        bytes[79] = u8::try_from(format.len()).unwrap();
        bytes[80..80 + format.len()].copy_from_slice(format.as_bytes());
    }
    if !backing.is_empty() {
        bytes[8..16].copy_from_slice(&512_u64.to_be_bytes());
        bytes[16..20].copy_from_slice(&u32::try_from(backing.len()).unwrap().to_be_bytes());
        bytes[512..512 + backing.len()].copy_from_slice(backing.as_bytes());
    }
    bytes
}

fn walk(files: &[(&str, Vec<u8>)], undeclared: Undeclared) -> Result<Vec<ChainImage>, ChainError> {
    let files: BTreeMap<&str, &Vec<u8>> = files.iter().map(|(path, is)| (*path, is)).collect();
    let mut walk = Walk::new("/d/top", "qcow2", undeclared);
    while let Some(path) = walk.wanted() {
        let bytes = files.get(path).unwrap_or_else(|| panic!("{path} was asked for"));
        walk.found(Found::Image(bytes))?;
    }
    Ok(walk.finish())
}

fn paths(chain: &[ChainImage]) -> Vec<(&str, &str)> {
    chain.iter().map(|image| (image.path(), &*image.format)).collect()
}

#[test]
fn images_beside_and_elsewhere() {
    let files = [
        ("/d/top", qcow2("sub/../mid", Some("qcow2"))),
        ("/d/sub/../mid", qcow2("/e/base", Some("file"))),
        ("/e/base", Vec::new()),
    ];
    let chain = walk(&files, Undeclared::Refused).unwrap();
    assert_eq!(
        paths(&chain),
        [("/d/top", "qcow2"), ("/d/sub/../mid", "qcow2"), ("/e/base", "raw")]
    );
    let relative: Vec<_> = chain.iter().map(|image| image.relative.as_deref()).collect();
    assert_eq!(relative, [None, Some("sub/../mid"), None]);
}

#[test]
fn what_is_not_declared_leads_nowhere() {
    let plain = [("/d/top", qcow2("mid", None)), ("/d/mid", qcow2("", None))];
    assert!(matches!(walk(&plain, Undeclared::Refused), Err(ChainError::Undeclared { .. })));
    let chain = walk(&plain, Undeclared::LookedAt).unwrap();
    assert_eq!(paths(&chain)[1], ("/d/mid", "qcow2"));
    let leading = [("/d/top", qcow2("mid", None)), ("/d/mid", qcow2("/etc/shadow", Some("raw")))];
    let refused = ChainError::Undeclared { path: "/d/top".into(), backing: "/d/mid".into() };
    assert_eq!(walk(&leading, Undeclared::LookedAt), Err(refused));
}

#[test]
fn circles_and_endless_chains_end() {
    let own = [("/d/top", qcow2("top", Some("qcow2")))];
    assert!(matches!(walk(&own, Undeclared::Refused), Err(ChainError::Loop { .. })));
    // Each step has another name for the same image.
    let mut walk = Walk::new("/d/top", "qcow2", Undeclared::Refused);
    let dotted = qcow2("./x", Some("qcow2"));
    let outcome = std::iter::repeat_with(|| walk.found(Found::Image(&dotted)))
        .take(LONGEST + 1)
        .find(Result::is_err);
    assert!(matches!(outcome, Some(Err(ChainError::TooLong { .. } | ChainError::Loop { .. }))));
}

#[test]
fn folders_servers_and_unknown_formats() {
    for (format, taken) in [("dir", true), ("raw", true), ("fat", true), ("qcow2", false)] {
        let mut walk = Walk::new("/d/", format, Undeclared::Refused);
        assert_eq!(walk.found(Found::Folder).is_ok(), taken, "{format}");
    }
    let far = [("/d/top", qcow2("nbd://h/x", Some("nbd")))];
    let chain = walk(&far, Undeclared::Refused).unwrap();
    assert_eq!((chain.len(), &*chain[1].format), (2, "raw"));
    for (backing, format) in [("x", "bogus"), ("fat:rw:/etc", "raw"), ("json:{}", "raw")] {
        let mut walk = Walk::new("/d/top", "qcow2", Undeclared::Refused);
        let mut outcome = walk.found(Found::Image(&qcow2(backing, Some(format))));
        if outcome.is_ok() {
            outcome = walk.found(Found::Image(b""));
        }
        assert!(outcome.is_err(), "{backing} of {format}");
    }
}
