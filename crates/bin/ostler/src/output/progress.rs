//! Progress of what takes long, on a terminal: how far, how fast, how long
//! still. Elsewhere, and when quiet, nothing is shown.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::Duration;

/// How far, how much, how fast, how long still.
const BYTES: &str = "{msg} {wide_bar} {percent:>3}% {binary_bytes}/{binary_total_bytes} \
                     {binary_bytes_per_sec} {eta} left";

/// A bar that is shown while something runs, and goes away with its end.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Progress through so many bytes.
    pub(crate) fn bytes(what: &str, total: u64, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total), target(quiet));
        bar.set_style(style(BYTES));
        Self::begun(bar, what)
    }

    /// Something of which only the time it has taken is known.
    pub(crate) fn time(what: &str, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, target(quiet));
        bar.set_style(style("{spinner} {msg} {elapsed}"));
        Self::begun(bar, what)
    }

    fn begun(bar: ProgressBar, what: &str) -> Self {
        bar.set_message(what.to_owned());
        if !bar.is_hidden() {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self(bar)
    }

    /// So much more is done.
    pub(crate) fn add(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    /// So much is done by now.
    pub(crate) fn set(&self, bytes: u64) {
        self.0.set_position(bytes);
    }

    /// Returns whether anybody sees it.
    pub(crate) fn is_shown(&self) -> bool {
        !self.0.is_hidden()
    }

    /// Says something above the bar, or as a plain line where there is none.
    pub(crate) fn note(&self, line: String) {
        if self.is_shown() {
            self.0.println(line);
        } else {
            super::complain([line]);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn target(quiet: bool) -> ProgressDrawTarget {
    if quiet || !io::stderr().is_terminal() {
        return ProgressDrawTarget::hidden();
    }
    ProgressDrawTarget::stderr_with_hz(10)
}

fn style(template: &str) -> ProgressStyle {
    // The templates are fixed; a wrong one would show in the test below.
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shown_without_a_terminal() {
        let progress = Progress::bytes("copying", 100, true);
        progress.add(10);
        progress.set(50);
        assert!(!progress.is_shown());
        assert!(!Progress::time("wiping", true).is_shown());
    }

    #[test]
    fn what_is_drawn_says_how_far_and_how_fast() {
        let screen = indicatif::InMemoryTerm::new(4, 100);
        let target = ProgressDrawTarget::term_like(Box::new(screen.clone()));
        let bar = ProgressBar::with_draw_target(Some(4 << 20), target);
        bar.set_style(style(BYTES));
        bar.set_message("copying");
        bar.set_position(1 << 20);
        bar.force_draw();
        let shown = screen.contents();
        for word in ["copying", "25%", "1.00 MiB/4.00 MiB", "/s", "left"] {
            assert!(shown.contains(word), "{shown}");
        }
    }
}
