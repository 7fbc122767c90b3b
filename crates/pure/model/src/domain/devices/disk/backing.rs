//! The image below a disk's image, and the copy that is being made of it.

use super::{DiskSource, MetadataCache};
use ostler_xml::{
    Text, element, enumeration,
    part::{attr, child, group_if, kept, live, required},
};

element! {
    /// `<format>` of an image.
    pub struct ImageFormat {
        pub kind: Text = required("type"),
        pub metadata_cache: Option<MetadataCache> = child("metadata_cache"),
    }
}

element! {
    /// `<backingStore>`: an image that another one rests on. One without a
    /// source ends the chain: there is nothing behind it.
    #[derive(Default)]
    pub struct BackingStore {
        pub format: Option<Box<ImageFormat>> = child("format"),
        pub source: Option<DiskSource> = group_if("type"),
        /// The image's number while the domain runs.
        pub index: Option<u32> = live(attr("index")),
        pub backing_store: Option<Box<BackingStore>> = kept("backingStore"),
    }
}

enumeration! {
    /// The job that makes a copy.
    pub enum MirrorJob { Copy = "copy", ActiveCommit = "active-commit" }
}

enumeration! {
    /// How far a copy is.
    pub enum MirrorState { Yes = "yes", Abort = "abort", Pivot = "pivot" }
}

element! {
    /// `<mirror>`: the copy that a running block job makes.
    #[derive(Default)]
    pub struct Mirror {
        pub format: Option<Box<ImageFormat>> = child("format"),
        pub source: Option<DiskSource> = group_if("type"),
        /// The path and format once more, for older readers.
        pub file: Option<Text> = attr("file"),
        pub file_format: Option<Text> = attr("format"),
        pub job: Option<MirrorJob> = attr("job"),
        pub ready: Option<MirrorState> = attr("ready"),
        pub backing_store: Option<Box<BackingStore>> = kept("backingStore"),
    }
}
