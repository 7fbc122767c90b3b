//! A domain: its definition, its machine while it runs, and what happens to it.
//!
//! ```text
//!                 readers                                 changes
//!                    │                                       │
//!                    v                                       v
//!   Domain ── view (arc-swap) <── publishes ── one turn at a time (driver::object)
//!                    │                                       │
//!                    └── Live { definition in force, EmulatorProcess } ── monitor events (watch)
//! ```
//!
//! - `Domain`, `View`, `Live` and the emulator process are those of [`crate::guest`].
//! - `store`: the text of definitions. `status_file`: the XML of status files.
//! - `load`: the definitions on disk when the daemon starts.
//! - `define`, `rename`: the words of this driver for the definition's life,
//!   which is `ostler_driver::object`'s. `autostart`: starting with the daemon.
//! - `edit`: changing a definition; `memory`, `processors`: how much of them.
//! - `hotplug`: devices that come, go and change.
//! - `prepare`: what the host makes for a guest or a device.
//! - `start`, `stop`, `control`: the machine's life.
//! - `tune`: the guest's share of the host: control group, processors, limits.
//! - `release`: what of the host is given back at a guest's end.
//! - `status`: writing the status file.
//! - `taint`: what in a running guest is not of our making.
//! - `watch`: events of the monitor.
//! - `recover`: finding everything again after the daemon was gone.

pub(crate) mod autostart;
pub(crate) mod control;
pub(crate) mod define;
pub(crate) mod edit;
pub(crate) mod hotplug;
pub(crate) mod load;
pub(crate) mod memory;
mod prepare;
pub(crate) mod processors;
pub(crate) mod recover;
mod release;
pub(crate) mod rename;
pub(crate) mod start;
mod status;
pub(crate) mod status_file;
pub(crate) mod stop;
pub(crate) mod store;
mod taint;
pub(crate) mod tune;
mod watch;
