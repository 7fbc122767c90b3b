//! Changing how much memory a domain has.

use super::edit::Edited;
use crate::Qemu;
use crate::devices::balloon::{balloon_path, has_balloon};
use crate::error::QemuError;
use crate::guest::{InTurn, Live};
use ostler_core::{Error, KiB};
use ostler_model::domain::DomainDef;
use ostler_qmp::command::SetBalloon;
use std::sync::Arc;

/// Sets what the guest may use: of a running one by its balloon, which takes
/// effect as the guest follows.
pub(crate) async fn set_current(
    driver: &Qemu,
    domain: &InTurn,
    live: Option<&Arc<Live>>,
    config: bool,
    size: KiB,
) -> Result<(), QemuError> {
    if let Some(live) = live {
        within(&live.def, size)?;
        if !has_balloon(&live.def) {
            return Err(QemuError::wrong_state(
                "the memory of a running guest is changed through its balloon, and it has none",
            ));
        }
    }
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            within(def, size)?;
            def.current_memory = Some(size);
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live {
        let bytes = size.to_bytes().ok_or_else(|| too_much(size))?;
        live.machine.monitor()?.call(SetBalloon { value: bytes.0 }).await?;
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

/// Sets what the next start gives the guest at most.
pub(crate) async fn set_maximum(
    driver: &Qemu,
    domain: &InTurn,
    size: KiB,
) -> Result<(), QemuError> {
    size.to_bytes().ok_or_else(|| too_much(size))?;
    let edited = Edited::new(domain, |def| {
        let has_cells = def.cpu.as_ref().is_some_and(|cpu| cpu.numa.is_some());
        if has_cells || !def.devices.memory.is_empty() {
            return Err(QemuError::wrong_state(
                "the memory of a domain with NUMA cells or memory modules is the sum of theirs: \
                 change them",
            ));
        }
        def.memory.size = size;
        def.current_memory = def.current_memory.map(|current| current.min(size));
        Ok(())
    })?;
    edited.save(driver, domain).await
}

/// Sets how often the guest reports what it uses; 0 is never.
pub(crate) async fn set_report_period(
    driver: &Qemu,
    domain: &InTurn,
    live: Option<&Arc<Live>>,
    config: bool,
    seconds: u32,
) -> Result<(), QemuError> {
    let without = || QemuError::wrong_state("a domain without a balloon reports nothing");
    if live.is_some_and(|live| !has_balloon(&live.def)) {
        return Err(without());
    }
    let set = move |def: &mut DomainDef| {
        if let Some(balloon) = &mut def.devices.memballoon {
            balloon.stats_period = (seconds > 0).then_some(seconds);
        }
    };
    let edited = config.then(|| {
        Edited::new(domain, |def| {
            if !has_balloon(def) {
                return Err(without());
            }
            set(def);
            Ok(())
        })
    });
    let edited = edited.transpose()?;
    if let Some(live) = live {
        let path = balloon_path(&live.def);
        let property = "guest-stats-polling-interval";
        let arguments = serde_json::json!({ "path": path, "property": property, "value": seconds });
        live.machine.monitor()?.execute("qom-set", Some(arguments)).await?;
        super::edit::in_force(domain, &live.machine, set);
    }
    match edited {
        Some(edited) => edited.save(driver, domain).await,
        None => Ok(()),
    }
}

fn within(def: &DomainDef, size: KiB) -> Result<(), QemuError> {
    if size <= def.memory.size {
        return Ok(());
    }
    Err(Error::invalid_arg(format!(
        "{} KiB are more than the {} KiB that the domain has at most",
        size.0, def.memory.size.0
    ))
    .into())
}

fn too_much(size: KiB) -> QemuError {
    Error::invalid_arg(format!("{} KiB are more than there can be", size.0)).into()
}
