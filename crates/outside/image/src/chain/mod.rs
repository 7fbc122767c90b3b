//! The chain of images that begins with one: each may rest on another, which
//! it names.
//!
//! Pure, as all of this crate: a [`Walk`] says which file's first bytes it
//! wants ([`Walk::wanted`]) and is told them ([`Walk::found`]), until it has
//! all.
//!
//! ```text
//!            wanted() = Some(path)                  wanted() = None
//!  new() ──> caller reads path ──> found(...) ──┬──> finish() = the chain
//!                     ^                         │
//!                     └─────────────────────────┘
//! ```
//!
//! An image is read as the format that it was declared to be, and one beneath
//! as the format that the upper one names. Where the upper one names none,
//! [`Undeclared`] says what happens.

mod image;

#[cfg(test)]
mod tests;

pub use image::{ChainImage, Undeclared};

use crate::{
    Format, ImageError, ImageHeader, inspect,
    location::{Location, LocationError, Place},
    resembles,
};
use image::{is_folder_format, is_known, named_format};

/// No chain of images is longer.
pub const LONGEST: usize = 200;

/// A chain that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// It comes back to an image that is in it already.
    #[error("the chain of images comes back to '{path}'")]
    Loop {
        /// The image.
        path: String,
    },
    /// It has too many images.
    #[error("the chain of images at '{path}' is longer than {LONGEST}")]
    TooLong {
        /// The last of them.
        path: String,
    },
    /// An image is not what it was declared to be.
    #[error("image '{path}' cannot be used")]
    Header {
        /// The image.
        path: String,
        /// Why.
        source: ImageError,
    },
    /// An image names something beneath it that cannot be told.
    #[error("image '{path}' rests on something unknown")]
    Place {
        /// The image.
        path: String,
        /// The mistake in it.
        source: LocationError,
    },
    /// An image is of a format that nobody knows.
    #[error("image '{path}' is declared to be of format '{format}', which is not known")]
    Format {
        /// The image.
        path: String,
        /// The format.
        format: String,
    },
    /// An image does not say of what format the one beneath it is.
    #[error(
        "image '{path}' rests on '{backing}' and does not say of what format that is: set it with \
         'qemu-img rebase -u -F FORMAT'"
    )]
    Undeclared {
        /// The image.
        path: String,
        /// The one beneath.
        backing: String,
    },
    /// An image's content lies in another file, which it does not name.
    #[error("image '{path}' has its content in another file and does not say in which")]
    DataFile {
        /// The image.
        path: String,
    },
    /// A folder stands where an image is named.
    #[error("'{path}' is a folder, which cannot be of format '{format}'")]
    Folder {
        /// The folder.
        path: String,
        /// The format.
        format: String,
    },
}

/// The file at a path of the chain.
#[derive(Debug, Clone, Copy)]
pub enum Found<'a> {
    /// A file or device: its first bytes, best [`crate::HEADER_BYTES`] of them.
    Image(&'a [u8]),
    /// A folder.
    Folder,
}

/// A walk along a chain, from the upmost image down.
#[derive(Debug, Clone)]
pub struct Walk {
    images: Vec<ChainImage>,
    next: Option<Next>,
    undeclared: Undeclared,
}

/// The image that is looked at next.
#[derive(Debug, Clone)]
struct Next {
    path: String,
    /// As the one above names it, where that is no absolute path.
    relative: Option<String>,
    format: Option<String>,
}

impl Walk {
    /// Begins with the image at `path`, which is of `format`: `raw` where
    /// nobody says.
    #[must_use]
    pub fn new(path: impl Into<String>, format: &str, undeclared: Undeclared) -> Self {
        let format = Some(format.to_owned());
        let next = Next { path: path.into(), relative: None, format };
        Self { images: Vec::new(), next: Some(next), undeclared }
    }

    /// The path that is to be looked at next; none when all is known.
    #[must_use]
    pub fn wanted(&self) -> Option<&str> {
        self.next.as_ref().map(|next| &*next.path)
    }

    /// Returns whether the wanted image is of a format with a header. Of others any bytes will
    /// do: they say nothing of what is beneath.
    #[must_use]
    pub fn wants_header(&self) -> bool {
        let format = self.next.as_ref().and_then(|next| next.format.as_deref());
        format.is_none_or(|format| !matches!(Format::from_name(format), None | Some(Format::Raw)))
    }

    /// Takes what was found at the wanted path.
    ///
    /// # Errors
    /// When the chain cannot go on from there.
    pub fn found(&mut self, found: Found<'_>) -> Result<(), ChainError> {
        let Some(next) = self.next.take() else { return Ok(()) };
        let image = match found {
            Found::Folder => folder(next)?,
            Found::Image(bytes) => self.image(next, bytes)?,
        };
        self.images.push(image);
        self.go_on()
    }

    /// The chain, the upmost image first.
    #[must_use]
    pub fn finish(self) -> Vec<ChainImage> {
        self.images
    }

    /// Reads an image.
    fn image(&self, next: Next, bytes: &[u8]) -> Result<ChainImage, ChainError> {
        let path = next.path;
        let declared = next.format.is_some();
        let format = next.format.unwrap_or_else(|| resembles(bytes).name().to_owned());
        let Some(read_as) = Format::from_name(&format) else {
            if is_known(&format) {
                return Ok(ChainImage::leaf(Location::Path(path), next.relative, format));
            }
            return Err(ChainError::Format { path, format });
        };
        let header = match inspect(bytes, read_as) {
            Ok(header) => header,
            Err(source) => return Err(ChainError::Header { path, source }),
        };
        // What it looks like was believed so far that it may be read, but not
        // that it may lead to anything else.
        let leads_on = header.backing.is_some() || header.data_file.is_some();
        if !declared && leads_on {
            let upper = self.images.last().map_or("", |image| image.path()).to_owned();
            return Err(ChainError::Undeclared { path: upper, backing: path });
        }
        let data_file = data_file(&path, &header)?;
        let location = Location::Path(path);
        let header = Some(header);
        Ok(ChainImage {
            location,
            relative: next.relative,
            format,
            header,
            data_file,
            folder: false,
        })
    }

    /// Finds what the last image rests on.
    fn go_on(&mut self) -> Result<(), ChainError> {
        let Some(image) = self.images.last() else { return Ok(()) };
        let Some(backing) = image.header.as_ref().and_then(|header| header.backing.as_ref()) else {
            return Ok(());
        };
        let upper = image.path().to_owned();
        let place = match Place::parse(&backing.file) {
            Ok(place) => place,
            Err(source) => return Err(ChainError::Place { path: upper, source }),
        };
        let format = backing.format.as_deref().or(place.format.as_deref()).map(named_format);
        let named = match place.location {
            Location::Network(network) => {
                let format = format.unwrap_or_else(|| "raw".to_owned());
                let location = Location::Network(network);
                self.images.push(ChainImage::leaf(location, None, format));
                return Ok(());
            }
            Location::Path(named) => named,
        };
        let absolute = named.starts_with('/');
        let path = if absolute { named.clone() } else { beside(&upper, &named) };
        if format.is_none() && self.undeclared == Undeclared::Refused {
            return Err(ChainError::Undeclared { path: upper, backing: path });
        }
        if self.images.iter().any(|image| image.path() == path) {
            return Err(ChainError::Loop { path });
        }
        if self.images.len() >= LONGEST {
            return Err(ChainError::TooLong { path });
        }
        self.next = Some(Next { path, relative: (!absolute).then_some(named), format });
        Ok(())
    }
}

fn folder(next: Next) -> Result<ChainImage, ChainError> {
    let format = next.format.unwrap_or_else(|| "dir".to_owned());
    if !is_folder_format(&format) {
        return Err(ChainError::Folder { path: next.path, format });
    }
    let mut image = ChainImage::leaf(Location::Path(next.path), next.relative, format);
    image.folder = true;
    Ok(image)
}

/// The path of the file with the content of the image at `path`, if that is another.
fn data_file(path: &str, header: &ImageHeader) -> Result<Option<String>, ChainError> {
    let Some(data) = &header.data_file else { return Ok(None) };
    match data.file.as_deref().map(Place::parse) {
        Some(Ok(Place { location: Location::Path(named), .. })) => {
            let absolute = named.starts_with('/');
            Ok(Some(if absolute { named } else { beside(path, &named) }))
        }
        _ => Err(ChainError::DataFile { path: path.to_owned() }),
    }
}

/// `name` in the folder of `path`.
fn beside(path: &str, name: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}
