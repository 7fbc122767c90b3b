//! Sockets that the service manager listens on for this daemon
//! (sd_listen_fds(3)).

use std::{io, os::fd::OwnedFd};

/// Takes the sockets over that were passed to this very process, if any.
pub(crate) fn inherited() -> io::Result<Vec<OwnedFd>> {
    let variable = |name| std::env::var(name).ok();
    match count(variable("LISTEN_PID"), variable("LISTEN_FDS"), std::process::id()) {
        0 => Ok(Vec::new()),
        count => ostler_host::take_inherited_descriptors(count),
    }
}

/// How many descriptors the environment says are for process `pid`.
fn count(for_pid: Option<String>, count: Option<String>, pid: u32) -> u16 {
    if for_pid.and_then(|text| text.parse().ok()) != Some(pid) {
        return 0;
    }
    count.and_then(|text| text.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_for_this_process_counts() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(count(text("7"), text("2"), 7), 2);
        assert_eq!(count(text("8"), text("2"), 7), 0);
        assert_eq!(count(None, text("2"), 7), 0);
        assert_eq!(count(text("7"), None, 7), 0);
        assert_eq!(count(text("7"), text("-1"), 7), 0);
    }
}
