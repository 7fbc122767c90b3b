//! Pinning threads to processors of the host, on call.

use super::announce;
pub(crate) use super::place::io_cpus;
use super::place::{check_cpus, place_threads};
use crate::Qemu;
use crate::domain::edit::{self, Edited};
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Error, TypedParams};
use ostler_model::domain::{DomainDef, IoThreadPin, VcpuPin};
use ostler_xml::NumberSet;
use std::sync::Arc;

/// The threads that a pin is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pinned {
    /// A virtual processor.
    Vcpu(u32),
    /// The emulator's own threads.
    Emulator,
    /// An IO thread.
    IoThread(u32),
}

/// Pins: the threads of a running guest, the definition on disk, or both.
pub(crate) async fn pin(
    driver: &Arc<Qemu>,
    domain: &InTurn,
    live: Option<&Arc<Live>>,
    config: bool,
    pinned: Pinned,
    cpus: NumberSet,
) -> Result<(), QemuError> {
    check_cpus(driver, "the call", &cpus)?;
    if let Some(live) = live {
        is_there(&live.def, pinned, "live cpu count", live.def.vcpu.current())?;
    }
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            is_there(def, pinned, "persistent cpu count", def.vcpu.maximum)?;
            write(def, pinned, &cpus);
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live {
        let mut def = DomainDef::clone(&live.def);
        write(&mut def, pinned, &cpus);
        place_threads(driver, &live.machine, &def).await?;
        edit::in_force(domain, &live.machine, |def| write(def, pinned, &cpus));
        let mut params = TypedParams::default();
        params.push(field(pinned), cpus.to_string());
        announce(driver, domain, params).await;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

/// The name that the event of a change has for it.
fn field(pinned: Pinned) -> String {
    match pinned {
        Pinned::Vcpu(vcpu) => format!("cputune.vcpupin{vcpu}"),
        Pinned::Emulator => "cputune.emulatorpin".to_owned(),
        Pinned::IoThread(thread) => format!("cputune.iothreadpin{thread}"),
    }
}

fn is_there(def: &DomainDef, pinned: Pinned, what: &str, vcpus: u32) -> Result<(), QemuError> {
    match pinned {
        Pinned::Vcpu(vcpu) if vcpu >= vcpus => {
            Err(Error::invalid_arg(format!("vcpu {vcpu} is out of range of {what} {vcpus}")).into())
        }
        Pinned::IoThread(thread) if !crate::command::io_thread_ids(def).contains(&thread) => {
            Err(Error::invalid_arg(format!("iothread {thread} not found")).into())
        }
        _ => Ok(()),
    }
}

/// Writes a pin into a definition.
fn write(def: &mut DomainDef, pinned: Pinned, cpus: &NumberSet) {
    let tune = def.cpu_tune.get_or_insert_default();
    let cpuset = cpus.clone();
    match pinned {
        Pinned::Emulator => tune.emulator_pin = Some(cpuset),
        Pinned::Vcpu(vcpu) => {
            let mut pins: Vec<VcpuPin> =
                tune.vcpu_pins.iter().filter(|pin| pin.vcpu != vcpu).cloned().collect();
            pins.push(VcpuPin { vcpu, cpuset });
            pins.sort_by_key(|pin| pin.vcpu);
            tune.vcpu_pins = pins.into();
        }
        Pinned::IoThread(iothread) => {
            let mut pins: Vec<IoThreadPin> =
                tune.iothread_pins.iter().filter(|pin| pin.iothread != iothread).cloned().collect();
            pins.push(IoThreadPin { iothread, cpuset });
            pins.sort_by_key(|pin| pin.iothread);
            tune.iothread_pins = pins.into();
        }
    }
}
