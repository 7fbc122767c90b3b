//! Generates checked-in sources from the tables in `tables/`.

mod commands;

use crate::Outcome;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = match arguments {
        [] => false,
        [option] if option == "--check" => true,
        _ => return Err("usage: cargo xtask codegen [--check]".to_owned()),
    };
    commands::run(check)
}
