//! Prints the emulators of this host, from a cache folder given as argument.

#![expect(clippy::print_stdout, reason = "that is what it is for")]

use ostler_host::HostRoot;
use ostler_qemu::emulator::probe::ProbeOptions;
use ostler_qemu::emulator::{AcceleratorKind, Emulators};
use std::time::Instant;

#[tokio::main]
async fn main() {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| ".".into());
    let start = Instant::now();
    let options = ProbeOptions::default();
    let emulators = Emulators::load_blocking(&HostRoot::system(), folder.into(), options);
    println!("{} from the cache in {:?}", emulators.all().len(), start.elapsed());
    let start = Instant::now();
    emulators.refresh().await;
    println!("refreshed in {:?}", start.elapsed());
    for emulator in emulators.all() {
        println!("{} {} {}", emulator.binary.display(), emulator.architecture, emulator.version);
        println!("  {} capabilities", emulator.capabilities.iter().count());
        for accelerator in &emulator.accelerators {
            let usable = accelerator.cpu_models.len();
            let kind = accelerator.kind.name();
            println!("  {kind}: {} machines, {usable} models", accelerator.machines.len());
        }
        if emulator.accelerator(AcceleratorKind::Kvm).is_none() {
            println!("  no KVM: {}", emulator.kvm_obstacle.as_deref().unwrap_or("?"));
        }
    }
}
