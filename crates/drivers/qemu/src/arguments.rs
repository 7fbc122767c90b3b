//! QEMU's arguments, typed: property objects, comma lists and whole command
//! lines.
//!
//! Two notations reach QEMU. Most things are a JSON object whose keys keep
//! their order ([`Properties`]), written after `-device`, `-object`,
//! `-blockdev` and `-netdev` or sent as the arguments of the like-named QMP
//! command: the same value serves both. The older options (`-machine`,
//! `-chardev`, `-vnc`, ...) take a comma list ([`CommaList`]).
//!
//! What only a running emulator can be told is a command of its monitor
//! ([`QmpCall`]).
//!
//! Nothing is pasted together from strings elsewhere: both writers quote what
//! they are given, and neither lets a control character through unescaped.

pub mod chardev;
mod comma_list;
mod command_line;
mod properties;
mod qmp_call;

pub use comma_list::CommaList;
pub use command_line::{CommandLine, InheritedDescriptor};
pub use properties::{Properties, Value};
pub use qmp_call::QmpCall;
