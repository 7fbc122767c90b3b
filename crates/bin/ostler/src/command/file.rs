//! Files that commands read.

use crate::failure::Failure;
use std::{fs::File, io::Read};

/// Documents above this size are refused; the protocol carries 4 MiB of text.
const LIMIT: u64 = 10 << 20;

/// The text of a file; `-` is standard input.
pub(super) fn read(path: &str) -> Result<String, Failure> {
    let failed = |doing: &str, error: std::io::Error| {
        Failure::new(format!("Failed to {doing} file '{path}': {}", crate::plain(&error)))
    };
    let mut text = String::new();
    let count = if path == "-" {
        std::io::stdin().take(LIMIT + 1).read_to_string(&mut text)
    } else {
        let file = File::open(path).map_err(|error| failed("open", error))?;
        file.take(LIMIT + 1).read_to_string(&mut text)
    };
    let count = count.map_err(|error| failed("read", error))?;
    if count as u64 > LIMIT {
        return Err(Failure::new(format!("File '{path}' is larger than {} MiB", LIMIT >> 20)));
    }
    Ok(text)
}
