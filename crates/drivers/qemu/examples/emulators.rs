//! Prints what is known of this host's emulators, as clients are told it.
//!
//!     emulators FOLDER [capabilities | domcapabilities TYPE [MACHINE]]
//!
//! FOLDER keeps the answers.

#![expect(clippy::print_stdout, reason = "that is what it is for")]

use ostler_host::HostRoot;
use ostler_model::capabilities::host::Capabilities;
use ostler_qemu::emulator::documents::{
    DomainQuestion, HostOffer, domain_capabilities, guest_capabilities, host_capabilities_blocking,
};
use ostler_qemu::emulator::probe::ProbeOptions;
use ostler_qemu::emulator::{AcceleratorKind, Emulator, Emulators};
use std::time::Instant;

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let folder = words.first().copied().unwrap_or(".");
    let start = Instant::now();
    let options = ProbeOptions::default();
    let emulators = Emulators::load_blocking(&HostRoot::system(), folder.into(), options);
    let (cached, loaded) = (emulators.all().len(), start.elapsed());
    let start = Instant::now();
    emulators.refresh().await;
    match words.get(1..).unwrap_or_default() {
        ["capabilities"] => {
            let host = host_capabilities_blocking(&HostRoot::system(), None, None);
            let guests = emulators.all().iter().map(|one| guest_capabilities(one)).collect();
            println!("{}", Capabilities { host, guests }.format());
        }
        ["domcapabilities", kind, machine @ ..] => {
            if let Some(emulator) = emulators.for_architecture("x86_64") {
                print_domain(&emulator, kind, machine.first().copied());
            }
        }
        _ => {
            println!("{cached} from the cache in {loaded:?}, others in {:?}", start.elapsed());
            emulators.all().iter().for_each(|emulator| print(emulator));
        }
    }
}

fn print_domain(emulator: &Emulator, kind: &str, machine: Option<&str>) {
    let kind = if kind == "kvm" { AcceleratorKind::Kvm } else { AcceleratorKind::Tcg };
    let Some(accelerator) = emulator.accelerator(kind) else { return };
    let machine = match machine {
        Some(name) => accelerator.machine(name),
        None => accelerator.default_machine(&emulator.architecture),
    };
    let Some(machine) = machine else { return };
    let architecture = &*emulator.architecture;
    let question = DomainQuestion { emulator, accelerator, machine, architecture };
    println!("{}", domain_capabilities(question, &HostOffer::default()).format());
}

fn print(emulator: &Emulator) {
    println!("{} {} {}", emulator.binary.display(), emulator.architecture, emulator.version);
    println!("  {} capabilities", emulator.capabilities.iter().count());
    for accelerator in &emulator.accelerators {
        let (machines, models) = (accelerator.machines.len(), accelerator.cpu_models.len());
        println!("  {}: {machines} machines, {models} models", accelerator.kind.name());
    }
    if let Some(obstacle) = &emulator.kvm_obstacle {
        println!("  no KVM: {obstacle}");
    }
}
