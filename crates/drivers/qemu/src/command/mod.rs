//! QEMU's command line for a guest.
//!
//! [`command_line`] is a pure function of a [`Scene`]: the completed live
//! definition (defaults, addresses and aliases are in it: [`crate::devices::
//! assign_aliases`]), what the emulator can do, the driver's settings and what
//! the host prepared. The same scene gives the same command line, byte for
//! byte.
//!
//! How a guest is started:
//!
//! 1. make the definition live: aliases, node names, boot indices;
//! 2. [`crate::devices::needs`] says what the host has to make; have it made,
//!    in parallel, into a [`crate::scene::Prepared`];
//! 3. [`command_line`] writes the arguments.
//!
//! This folder writes what is not a device; `devices` writes the rest. The
//! order of the arguments is libvirt's, because people and tools compare.

mod boot;
mod firmware;
mod hyperv;
mod identity;
mod machine;
mod memory;
mod numa;
mod passthrough;
mod power;
mod processor;
mod processor_names;
mod threads;
mod time;

#[cfg(test)]
mod tests;

pub use memory::initial as initial_memory;
pub use threads::io_thread_ids;

use crate::arguments::{CommaList, CommandLine};
use crate::devices::{self, BuildError};
use crate::scene::Scene;

/// Writes the command line.
pub fn command_line(scene: &Scene<'_>) -> Result<CommandLine, BuildError> {
    let domain = scene.domain;
    let emulator = domain
        .devices
        .emulator
        .as_deref()
        .ok_or_else(|| BuildError::incomplete("<devices>", "<emulator>"))?;
    let mut line = CommandLine::new(emulator);
    identity::environment(scene, &mut line);
    identity::own_environment(scene, &mut line);
    identity::name(scene, &mut line);
    passthrough::deprecation(scene, &mut line);
    line.raw("-S");
    identity::master_key(scene, &mut line);
    firmware::write_pflash(scene, &mut line)?;
    machine::write(scene, &mut line)?;
    processor::write_model(scene, &mut line)?;
    firmware::write_bios(scene, &mut line);
    memory::write(scene, &mut line)?;
    processor::write_topology(scene, &mut line);
    threads::write(scene, &mut line)?;
    numa::write(scene, &mut line)?;
    identity::uuid(scene, &mut line);
    identity::smbios(scene, &mut line)?;
    identity::firmware_files(scene, &mut line);
    identity::generation(scene, &mut line);
    devices::write_display_option(scene, &mut line)?;
    line.raw("-no-user-config");
    line.raw("-nodefaults");
    devices::write_monitor(scene, &mut line)?;
    time::write(scene, &mut line)?;
    power::write(scene, &mut line)?;
    boot::write(scene, &mut line)?;
    devices::write_all(scene, &mut line)?;
    machine::write_launch_security(scene, &mut line)?;
    passthrough::arguments(scene, &mut line);
    write_sandbox(scene, &mut line);
    devices::write_late(scene, &mut line)?;
    power::write_teardown(scene, &mut line);
    if scene.settings.timestamps {
        line.list("-msg", CommaList::new().with("timestamp", "on"));
    }
    Ok(line)
}

fn write_sandbox(scene: &Scene<'_>, line: &mut CommandLine) {
    use crate::emulator::capability::Capability;
    let known = scene.target.has(Capability::SeccompSandbox);
    match scene.settings.sandbox {
        Some(false) => line.option("-sandbox", "off"),
        None if !known => {}
        Some(true) | None => {
            let mut list = CommaList::first("on");
            for what in ["obsolete", "elevateprivileges", "spawn", "resourcecontrol"] {
                list.set(what, "deny");
            }
            line.list("-sandbox", list);
        }
    }
}
