//! Generates checked-in sources from the tables in `tables/`.
//!
//! Every generator takes the [`Tables`] and puts whole files into [`Output`],
//! which formats them with rustfmt and writes what changed, or with `--check`
//! only says what is stale. No network, no build script: what is generated is
//! read and reviewed like any other source.

mod api;
mod built;
mod client;
mod commands;
mod dispatch;
mod documentation;
mod enumerations;
mod errors;
mod event_codec;
mod events;
mod flags;
mod keys;
mod method;
mod names;
pub(crate) mod output;
mod procedures;
mod table;
mod types;
mod wire;

use crate::Outcome;
use built::Built;
use output::Output;
use std::path::{Path, PathBuf};
use table::Tables;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = match arguments {
        [] => false,
        [option] if option == "--check" => true,
        _ => return Err("usage: cargo xtask codegen [--check]".to_owned()),
    };
    let output = generate()?;
    if check { output.check() } else { output.write() }
}

/// The root of the workspace.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

fn generate() -> Result<Output, String> {
    let root = root();
    let tables = Tables::load(&root.join("tables"))?;
    let mut output = Output::new(root.clone());
    errors::generate(&tables, &mut output)?;
    flags::generate(&tables, &mut output);
    enumerations::generate(&tables, &mut output)?;
    procedures::generate(&tables, &mut output)?;
    wire::generate(&tables, &mut output)?;
    api::generate(&tables, &mut output)?;
    events::generate(&tables, &mut output)?;
    dispatch::generate(&tables, &mut output)?;
    client::generate(&tables, &mut output)?;
    event_codec::generate(&tables, &mut output)?;
    commands::generate(&root, &mut output)?;
    keys::generate(&root, &mut output)?;
    documentation::generate(&tables, &Built::read(&tables, &root)?, &root, &mut output)?;
    output.format()?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_files_are_up_to_date() {
        super::run(&["--check".to_owned()]).expect("run `cargo xtask codegen`");
    }
}
