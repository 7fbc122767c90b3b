//! Machine, emulator, identity, NUMA placement and IO threads.

use super::PostParse;
use ostler_core::KiB;
use ostler_model::domain::post_parse;
use ostler_model::domain::{
    DefError, DomainDef, HyperVMode, IdentitySource, IoThread, LabelKind, NumaMode, OsKind,
    Placement, SecurityLabel, ThreadPool,
};
use ostler_xml::YesNo;

/// Completes what stands beside the devices.
pub(super) fn run(
    context: &PostParse<'_>,
    def: &mut DomainDef,
    identities: &mut dyn IdentitySource,
) -> Result<(), DefError> {
    machine(context, def)?;
    if def.devices.emulator.is_none() {
        def.devices.emulator = Some(context.emulator.path.clone());
    }
    if def.uuid.is_none() {
        def.uuid = Some(identities.uuid());
    }
    if let Some(ids) = &mut def.ids
        && let Some(generation) = &mut ids.generation
        && generation.uuid.is_none()
    {
        generation.uuid = Some(identities.uuid());
    }
    let numa = def.cpu.as_ref().and_then(|cpu| cpu.numa.as_ref());
    let sized = numa.is_some_and(|numa| numa.cells.iter().any(|cell| cell.memory.is_some()));
    if context.new_definition && sized {
        def.memory.size = KiB(0);
    }
    post_parse::defaults::complete(def);
    hyperv(def);
    numa_tune(def);
    security_labels(def);
    io_threads(def);
    Ok(())
}

fn machine(context: &PostParse<'_>, def: &mut DomainDef) -> Result<(), DefError> {
    let os = &mut def.os.kind;
    os.kind.get_or_insert(OsKind::Hvm);
    os.arch.get_or_insert(context.emulator.arch);
    let found = match &os.machine {
        None => context.emulator.default_machine(def.kind),
        Some(name) => context.emulator.machine(def.kind, name),
    };
    match (found, &os.machine) {
        (Some(machine), _) => os.machine = Some(machine.name.clone()),
        // An emulator may know machines that it does not list.
        (None, Some(_)) => {}
        (None, None) => {
            return Err(DefError::unsupported(
                "os",
                format!(
                    "the emulator {} has no default machine for a domain of type '{}'; name one",
                    context.emulator.path, def.kind
                ),
            ));
        }
    }
    Ok(())
}

/// Makes labels that say nothing those of no security driver, because there is none.
fn security_labels(def: &mut DomainDef) {
    for label in &mut def.security_labels {
        if label.model.is_none() && label.label.is_none() && label.base_label.is_none() {
            *label = SecurityLabel {
                kind: Some(LabelKind::None),
                model: Some("none".into()),
                ..SecurityLabel::default()
            };
        }
    }
}

/// Sorts `<numatune>`, and removes nodes where they are chosen at the start.
fn numa_tune(def: &mut DomainDef) {
    if let Some(menu) = &mut def.os.boot_menu
        && menu.enable == Some(YesNo::No)
    {
        menu.timeout = None;
    }
    let auto = def.vcpu.placement == Placement::Auto;
    let Some(tune) = &mut def.numa_tune else { return };
    tune.cells.sort_by_key(|cell| cell.cell);
    if let Some(memory) = &mut tune.memory {
        memory.mode.get_or_insert(NumaMode::Strict);
        if memory.nodeset.is_none() && memory.placement.is_none() && auto {
            memory.placement = Some(Placement::Auto);
        }
        if memory.placement == Some(Placement::Auto) {
            memory.nodeset = None;
        } else {
            memory.placement = None;
        }
    }
}

fn hyperv(def: &mut DomainDef) {
    if let Some(hyperv) = def.features.as_mut().and_then(|features| features.hyperv.as_mut()) {
        hyperv.mode.get_or_insert(HyperVMode::Custom);
    }
}

/// Numbers the IO threads of which the definition gives only the count.
fn io_threads(def: &mut DomainDef) {
    let Some(threads) = &mut def.io_threads else { return };
    let named = u32::try_from(threads.ids.len()).unwrap_or(u32::MAX);
    let count = threads.count.unwrap_or(0);
    if named > count {
        threads.count = Some(named);
    } else if named > 0 {
        let mut id = 0;
        for _ in named..count {
            id += 1;
            while threads.ids.iter().any(|thread| thread.id == id) {
                id += 1;
            }
            threads.ids.push(IoThread { id, pool: ThreadPool::default(), poll: None });
        }
    }
}
