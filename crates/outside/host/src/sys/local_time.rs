//! The host's local time, as the C library knows it.

/// How far local time is ahead of UTC at `seconds` since the epoch.
pub(crate) fn offset(seconds: i64) -> i64 {
    // SAFETY: `tm` is a plain structure for which all zeroes is a value, and
    // `localtime_r` writes only to it.
    let offset = unsafe {
        let mut local: libc::tm = std::mem::zeroed();
        let known = !libc::localtime_r(&raw const seconds, &raw mut local).is_null();
        known.then_some(local.tm_gmtoff)
    };
    offset.unwrap_or(0)
}
