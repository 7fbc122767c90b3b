//! The firmware descriptors in `qemufirmwaredata`.

use crate::conformance::corpus::Corpus;
use ostler_qemu::firmware::parse;
use ostler_qemu::traits::FirmwareDescriptor;
use std::collections::BTreeMap;

/// The folders of descriptors, of which later ones hide files of earlier ones.
/// The host runs as root, which has no folder of its own.
const FOLDERS: [&str; 2] = ["usr/share/qemu/firmware", "etc/qemu/firmware"];

/// Reads all descriptors, in the order of their names.
pub(super) fn read(corpus: &Corpus) -> Vec<FirmwareDescriptor> {
    let mut files = BTreeMap::new();
    for folder in FOLDERS {
        let folder = format!("qemufirmwaredata/{folder}");
        for name in corpus.names(&folder) {
            files.insert(name.clone(), format!("{folder}/{name}"));
        }
    }
    files.values().filter_map(|path| parse(&corpus.json(path).ok()?).ok()).collect()
}
