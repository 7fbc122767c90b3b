//! The C library's allocator, which Rust's memory comes from.

use libc::{M_MMAP_THRESHOLD, M_TOP_PAD, M_TRIM_THRESHOLD, c_int};

/// Settings of the allocator, in bytes: so much that is free at the end of the heap is kept,
/// the heap grows by so much at once, and only what is larger than so much gets pages of its
/// own.
const WISHES: [(c_int, c_int); 3] =
    [(M_TRIM_THRESHOLD, 4 << 20), (M_TOP_PAD, 512 << 10), (M_MMAP_THRESHOLD, 4 << 20)];

/// Keeps memory that came free for the next who asks, up to some mebibytes.
///
/// Without it, a long list is built in pages that the kernel hands out and takes
/// back for each: a quarter of the processor's time.
pub fn keep_freed_memory() {
    for (parameter, bytes) in WISHES {
        // SAFETY: it takes two numbers, and refuses those that it does not know.
        let _ = unsafe { libc::mallopt(parameter, bytes) };
    }
}
