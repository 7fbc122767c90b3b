//! What the command line has no words for: told to the monitor before the
//! guest's processors run.

use crate::statistics::memory::{balloon_path, has_balloon};
use ostler_model::domain::{Disk, DomainDef, IoTune, LifecycleAction, LinkState};
use serde_json::{Map, Value, json};

/// A command of the monitor with its arguments.
pub(super) type Command = (&'static str, Value);

/// The commands that make the guest what its definition says.
pub(super) fn commands(def: &DomainDef) -> Vec<Command> {
    let mut commands = Vec::new();
    if def.on_reboot == Some(LifecycleAction::Destroy) {
        commands.push(("set-action", json!({ "reboot": "shutdown" })));
    }
    balloon(def, &mut commands);
    for card in def.devices.interfaces.iter().filter(|card| card.link == Some(LinkState::Down)) {
        let name = card.info.alias.as_deref().unwrap_or_default();
        commands.push(("set_link", json!({ "name": name, "up": false })));
    }
    for disk in &def.devices.disks {
        commands.extend(disk.io_tune.as_ref().map(|tune| throttle(disk, tune)));
    }
    commands
}

/// How often the guest reports its memory, and how much of it it may use.
fn balloon(def: &DomainDef, commands: &mut Vec<Command>) {
    if !has_balloon(def) {
        return;
    }
    let period = def.devices.memballoon.as_ref().and_then(|balloon| balloon.stats_period);
    if let Some(period) = period {
        let property = "guest-stats-polling-interval";
        let path = balloon_path(def);
        commands.push(("qom-set", json!({ "path": path, "property": property, "value": period })));
    }
    let whole = def.memory.size;
    let current = def.current_memory.filter(|current| *current < whole);
    if let Some(bytes) = current.and_then(ostler_core::KiB::to_bytes) {
        commands.push(("balloon", json!({ "value": bytes.0 })));
    }
}

/// `<iotune>` in the monitor's words.
fn throttle(disk: &Disk, tune: &IoTune) -> Command {
    let mut arguments = Map::new();
    let id = disk.info.alias.as_deref().unwrap_or_default();
    arguments.insert("id".to_owned(), id.into());
    for (name, value) in [
        ("bps", tune.total_bytes_sec),
        ("bps_rd", tune.read_bytes_sec),
        ("bps_wr", tune.write_bytes_sec),
        ("iops", tune.total_iops_sec),
        ("iops_rd", tune.read_iops_sec),
        ("iops_wr", tune.write_iops_sec),
    ] {
        // These six must always be told; 0 is no limit.
        arguments.insert(name.to_owned(), value.unwrap_or(0).into());
    }
    for (name, value) in [
        ("bps_max", tune.total_bytes_sec_max),
        ("bps_rd_max", tune.read_bytes_sec_max),
        ("bps_wr_max", tune.write_bytes_sec_max),
        ("iops_max", tune.total_iops_sec_max),
        ("iops_rd_max", tune.read_iops_sec_max),
        ("iops_wr_max", tune.write_iops_sec_max),
        ("bps_max_length", tune.total_bytes_sec_max_length),
        ("bps_rd_max_length", tune.read_bytes_sec_max_length),
        ("bps_wr_max_length", tune.write_bytes_sec_max_length),
        ("iops_max_length", tune.total_iops_sec_max_length),
        ("iops_rd_max_length", tune.read_iops_sec_max_length),
        ("iops_wr_max_length", tune.write_iops_sec_max_length),
        ("iops_size", tune.size_iops_sec),
    ] {
        if let Some(value) = value {
            arguments.insert(name.to_owned(), value.into());
        }
    }
    if let Some(group) = &tune.group_name {
        arguments.insert("group".to_owned(), group.as_ref().into());
    }
    ("block_set_io_throttle", Value::Object(arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(devices: &str, rest: &str, expected: &[Command]) {
        let xml = format!(
            "<domain type='qemu'><name>a</name><memory unit='KiB'>4096</memory>{rest}\
             <os><type>hvm</type></os><devices>{devices}</devices></domain>"
        );
        assert_eq!(commands(&DomainDef::parse(&xml).expect("valid")), expected, "{xml}");
    }

    #[test]
    fn what_the_command_line_cannot_say_is_told_to_the_monitor() {
        check("", "", &[]);
        let reboot = "<on_reboot>destroy</on_reboot>";
        check("", reboot, &[("set-action", json!({ "reboot": "shutdown" }))]);
        let balloon = "<memballoon model='virtio'><stats period='5'/></memballoon>";
        let path = "/machine/peripheral/balloon0";
        let period =
            json!({ "path": path, "property": "guest-stats-polling-interval", "value": 5 });
        let current = "<currentMemory unit='KiB'>1024</currentMemory>";
        let smaller = ("balloon", json!({ "value": 1_048_576 }));
        check(balloon, current, &[("qom-set", period), smaller]);
        check("<memballoon model='none'/>", current, &[]);
        let card = "<interface type='user'><link state='down'/><alias name='net0'/></interface>";
        check(card, "", &[("set_link", json!({ "name": "net0", "up": false }))]);
    }
}
