//! `qemu-img`: making, copying and resizing images.

mod create;
mod format;
mod resize;

pub use create::NewImage;
pub use format::{ImageFormat, is_creatable};
pub use resize::Resize;
