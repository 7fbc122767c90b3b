//! The name service.

use std::{
    ffi::{CStr, CString},
    ptr,
};

/// The canonical name of the host called `name`, by the system's name service.
pub(crate) fn canonical_name(name: &str) -> Option<String> {
    let name = CString::new(name).ok()?;
    let mut found: *mut libc::addrinfo = ptr::null_mut();
    // SAFETY: an all-zero addrinfo is a valid hint; the name is a C string; the
    // list that a success leaves in `found` is read before it is freed, once.
    unsafe {
        let mut hints: libc::addrinfo = std::mem::zeroed();
        hints.ai_flags = libc::AI_CANONNAME;
        hints.ai_family = libc::AF_UNSPEC;
        if libc::getaddrinfo(name.as_ptr(), ptr::null(), &raw const hints, &raw mut found) != 0 {
            return None;
        }
        let canonical = (*found).ai_canonname;
        let text = (!canonical.is_null())
            .then(|| CStr::from_ptr(canonical).to_string_lossy().into_owned());
        libc::freeaddrinfo(found);
        text
    }
}
