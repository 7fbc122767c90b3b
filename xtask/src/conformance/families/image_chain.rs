//! `virstorage`: chains of images, found from the upmost one.

use crate::conformance::{
    Score,
    corpus::{Corpus, difference},
};
use ostler_image::{
    HEADER_BYTES,
    chain::{ChainImage, Found, Undeclared, Walk},
    location::Location,
};
use serde_json::Value;
use std::{fmt::Write as _, fs, io::Read as _, path::Path, process::Command};
use tempfile::TempDir;

/// The folder of the images, as the cases and outputs spell it.
const IMAGES: &str = "ABS_SRCDIR/virstoragetestdata/images/";
/// The folder of the chain that is made anew.
const MADE: &str = "ABS_BUILDDIR/virstoragedata";

/// The numbers of formats in the outputs.
const FORMATS: [&str; 17] = [
    "none", "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop",
    "cow", "qcow", "qcow2", "qed", "vmdk",
];

/// Runs the family.
pub(crate) fn run(corpus: &Corpus) -> Result<Vec<Score>, String> {
    let mut score = Score::new("virstorage");
    let made = make_chain();
    let cases = corpus.json("cases/virstorage.json")?;
    for case in cases.as_array().into_iter().flatten() {
        let name = case["case"].as_str().unwrap_or_default();
        score.count(name, check(corpus, &case["args"], &made));
    }
    Ok(vec![score])
}

/// Three images that rest on each other by absolute names.
fn make_chain() -> Result<TempDir, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = |name: &str| folder.path().join(name);
    fs::write(path("raw"), [0; 1024]).map_err(|error| error.to_string())?;
    for (name, below, format) in [("qcow2", "raw", "raw"), ("wrap", "qcow2", "qcow2")] {
        let status = Command::new("qemu-img")
            .args(["create", "-q", "-f", "qcow2", "-F", format, "-b"])
            .args([path(below), path(name)])
            .status();
        match status {
            Ok(status) if status.success() => {}
            other => return Err(format!("qemu-img cannot make a chain: {other:?}")),
        }
    }
    Ok(folder)
}

fn check(corpus: &Corpus, arguments: &Value, made: &Result<TempDir, String>) -> Option<String> {
    let expression = |index: usize| arguments[index]["c"].as_str().unwrap_or_default();
    let images = corpus.path("virstoragetestdata/images").display().to_string();
    let made = match made {
        Ok(folder) => folder.path().display().to_string(),
        Err(error) if expression(1) == "realchain" => return Some(error.clone()),
        Err(_) => "(not made)".to_owned(),
    };
    let start = match arguments[1].as_str() {
        Some(plain) => plain.to_owned(),
        None if expression(1) == "realchain" => format!("{made}/wrap"),
        None => {
            let file = expression(1).rsplit_once("/images/").map_or("", |(_, file)| file);
            format!("{images}/{}", file.trim_end_matches('"'))
        }
    };
    let declared = expression(2).rsplit('_').next().unwrap_or_default().to_lowercase();
    // Nothing declared is raw.
    let format = if declared == "auto" { "raw" } else { &declared };
    let found = walk(&start, format);
    match (found, expression(3).contains("FAIL")) {
        (Err(_), true) => None,
        (Ok(_), true) => Some("was taken, but must be refused".to_owned()),
        (Err(error), false) => Some(error),
        (Ok(chain), false) => {
            let name = arguments[0].as_str().unwrap_or_default();
            let expected = match corpus.text(&format!("virstoragetestdata/out/{name}")) {
                Ok(expected) => expected,
                Err(error) => return Some(error),
            };
            let told = tell(&chain).replace(&format!("{images}/"), IMAGES).replace(&made, MADE);
            difference(&without_blank_lines(&expected), &told)
        }
    }
}

fn walk(start: &str, format: &str) -> Result<Vec<ChainImage>, String> {
    let mut walk = Walk::new(start, format, Undeclared::LookedAt);
    while let Some(path) = walk.wanted() {
        let path = Path::new(path).to_owned();
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        if path.is_dir() {
            walk.found(Found::Folder).map_err(|error| error.to_string())?;
            continue;
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(&path).map_err(failed)?;
        file.take(HEADER_BYTES as u64).read_to_end(&mut bytes).map_err(failed)?;
        walk.found(Found::Image(&bytes)).map_err(|error| error.to_string())?;
    }
    Ok(walk.finish())
}

/// A chain in the words of the outputs.
fn tell(chain: &[ChainImage]) -> String {
    let mut out = String::new();
    for image in chain {
        let or_null = |text: Option<&str>| text.unwrap_or("<null>").to_owned();
        let header = image.header.as_ref();
        let backing = header.and_then(|header| header.backing.as_ref());
        let capacity = header.and_then(|header| header.virtual_size).map_or(0, |size| size.0);
        let (path, kind, protocol, host) = match &image.location {
            Location::Path(path) => {
                (path.as_str(), if image.folder { "dir" } else { "file" }, "none", None)
            }
            Location::Network(network) => {
                let host = network.servers.first().and_then(|server| server.host.as_deref());
                let name = network.name.as_deref().unwrap_or_default();
                (name, "network", network.protocol.as_str(), host)
            }
        };
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(
            out,
            "path:{path}\nbackingStoreRaw: {}\nbackingStoreRawFormat: {}\ncapacity: {capacity}\n\
             encryption: {}\nrelPath:{}\ntype:{kind}\nformat:{}\nprotocol:{protocol}\nhostname:{}",
            or_null(backing.map(|backing| &*backing.file)),
            raw_format(backing.map(|backing| backing.format.as_deref())),
            u8::from(header.is_some_and(|header| header.encryption.is_some())),
            or_null(image.relative.as_deref()),
            image.format,
            or_null(host),
        );
        if let Some(path) = &image.data_file {
            let named = header.and_then(|header| header.data_file.as_ref());
            let named = named.and_then(|data| data.file.as_deref());
            let _ = writeln!(
                out,
                "dataFileRaw: {}\ndataFileStoreSource:\npath: {path}\ncapacity: 0\n\
                 encryption: 0\ntype:file\nformat:raw",
                or_null(named)
            );
        }
    }
    out
}

/// The format that an image names for the one beneath, with its number.
fn raw_format(backing: Option<Option<&str>>) -> String {
    match backing {
        None => "none(0)".to_owned(),
        Some(None) => "<null>(-1)".to_owned(),
        Some(Some(name)) => {
            // The name of a protocol stands for raw.
            let name = if FORMATS.contains(&name) { name } else { "raw" };
            let number = FORMATS.iter().position(|known| *known == name).unwrap_or_default();
            format!("{name}({number})")
        }
    }
}

fn without_blank_lines(text: &str) -> String {
    text.lines().filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}
