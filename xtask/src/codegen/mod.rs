//! Generates checked-in sources from the tables in `tables/`.

use crate::Outcome;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => Ok(()),
        [option] if option == "--check" => Ok(()),
        _ => Err("usage: cargo xtask codegen [--check]".to_owned()),
    }
}
