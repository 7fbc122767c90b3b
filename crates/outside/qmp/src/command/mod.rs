//! The monitor's commands, typed, in modules by topic.
//!
//! A command is a plain value whose fields are its arguments; its reply is a
//! plain value too, with the members that a driver needs. Members that QEMU
//! added since stay unread. What is not here goes by name through
//! [`Monitor::execute`](crate::Monitor::execute).

mod block;
mod chardev;
mod cpu;
mod descriptor;
mod device;
mod display;
mod input;
mod introspection;
mod machine;
mod memory;
mod protocol;
mod qom;
mod stats;

pub use block::*;
pub use chardev::*;
pub use cpu::*;
pub use descriptor::*;
pub use device::*;
pub use display::*;
pub use input::*;
pub use introspection::*;
pub use machine::*;
pub use memory::*;
pub use protocol::*;
pub use qom::*;
pub use stats::*;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny};
use serde::ser::Serialize;

/// A command of the monitor. The value serializes to its arguments.
pub trait Command: Serialize + Sized {
    /// The monitor's name for it.
    const NAME: &'static str;
    /// Whether it has arguments: a value without any content has none.
    const HAS_ARGUMENTS: bool = size_of::<Self>() != 0;
    /// The type of its answer.
    type Reply: DeserializeOwned;
}

/// The reply of a command that tells nothing beyond that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done;

impl<'de> Deserialize<'de> for Done {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// Declares commands without arguments.
macro_rules! plain_commands {
    ($($(#[$doc:meta])* $type:ident => $name:literal, $reply:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, serde::Serialize)]
        pub struct $type;
        impl $crate::command::Command for $type {
            const NAME: &'static str = $name;
            type Reply = $reply;
        }
    )*};
}

/// Says which command a struct of arguments belongs to.
macro_rules! commands_with_arguments {
    ($($type:ty => $name:literal, $reply:ty;)*) => {$(
        impl $crate::command::Command for $type {
            const NAME: &'static str = $name;
            type Reply = $reply;
        }
    )*};
}

use {commands_with_arguments, plain_commands};
