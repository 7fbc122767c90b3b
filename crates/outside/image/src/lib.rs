//! Headers of disk image formats.
