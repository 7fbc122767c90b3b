//! Finding a program by its number.

use crate::{PROGRAMS, Program};

impl Program {
    /// The program of this number.
    #[must_use]
    pub fn by_number(number: u32) -> Option<&'static Self> {
        PROGRAMS.iter().copied().find(|program| program.number == number)
    }
}
