//! libvirt's simulated hypervisor, which has what no guest has here: leases,
//! statistics of each CPU, disks with errors, a guest with a clock.

use crate::compare::Comparison;

/// Questions about it, its one domain by name.
const COMMANDS: &[&str] = &[
    "list --all",
    "list --all --title --managed-save",
    "dumpxml test",
    "dumpxml test --xpath //interface",
    "~cpu-stats test",
    "~cpu-stats test --start 1",
    "~cpu-stats test --count 1",
    "~cpu-stats test --total",
    "~cpu-stats test --start 0 --count 1 --total",
    "cpu-stats test --start 9",
    "domblklist test --details",
    "~domblkstat test vda",
    "~domblkstat test vda --human",
    "domblkerror test",
    "domiflist test",
    "~domifstat test testnet0",
    "domif-getlink test testnet0",
    "domif-getlink test aa:bb:cc:dd:ee:ff",
    "domifaddr test",
    "domifaddr test --full",
    "domifaddr test testnet0",
    "domtime test",
    "domtime test --pretty",
    "domhostname test",
    "domhostname test --source lease",
    "~vcpuinfo test",
    "~vcpuinfo test --pretty",
    "vcpucount test",
    "vcpupin test",
    "vcpupin test 1",
    "nodeinfo",
    "nodecpumap",
    "~nodecpustats",
    "~freecell --all",
    "sysinfo",
    "maxvcpus",
    "domcapabilities",
    "shutdown test --mode acpi,agent",
    "domdisplay test",
    "vncdisplay test",
];

pub(crate) fn run(comparison: &mut Comparison<'_>) {
    comparison.turn_to("test+unix:///default");
    comparison.read(COMMANDS);
}
