//! A console on a real terminal: a kernel's first words come, and the escape
//! character ends it.

use crate::daemon::{Daemon, Program};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::{
    fs::File,
    io::{Read, Write},
    os::fd::OwnedFd,
    path::PathBuf,
    process::Stdio,
    time::Duration,
};

/// The escape character, `^]`.
const ESCAPE: &[u8] = &[0x1d];

pub(crate) fn run(daemon: &Daemon) {
    let Some(kernel) = kernel() else {
        println!("skipped: console (no kernel in /boot)");
        return;
    };
    let xml = format!(
        "<domain type='qemu'><name>console</name><memory unit='MiB'>128</memory><vcpu>1</vcpu>\
         <os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type><kernel>{}</kernel>\
         <cmdline>console=ttyS0 earlyprintk=serial,ttyS0</cmdline></os>\
         <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>\
         <controller type='usb' model='none'/><memballoon model='none'/>\
         <serial type='pty'/><console type='pty'/></devices></domain>",
        kernel.display()
    );
    let path = daemon.path("console.xml");
    std::fs::write(&path, xml).expect("a file");
    assert!(daemon.run(Program::Virsh, &["define", &path.to_string_lossy()]).status.success());
    first_words(daemon);
    second_console(daemon);
    assert!(daemon.run(Program::Ostler, &["destroy", "console"]).status.success());
    assert!(daemon.run(Program::Ostler, &["undefine", "console"]).status.success());
}

/// `start --console` loses nothing of what the guest says, and `^]` ends it.
fn first_words(daemon: &Daemon) {
    let (mut terminal, slave) = terminal();
    let mut process = daemon
        .command(Program::Ostler)
        .args(["start", "--console", "console"])
        .stdin(slave)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a console");
    let mut out = process.stdout.take().expect("its output");
    let mut heard = Vec::new();
    let mut bytes = [0; 4096];
    while !String::from_utf8_lossy(&heard).contains("Linux version") {
        let count = out.read(&mut bytes).expect("output");
        assert!(count > 0, "the console ended: {}", String::from_utf8_lossy(&heard));
        heard.extend_from_slice(&bytes[..count]);
    }
    terminal.write_all(ESCAPE).expect("a key");
    assert!(process.wait().expect("its end").success());
    let heard = String::from_utf8_lossy(&heard).into_owned();
    assert!(heard.starts_with("Domain 'console' started\nConnected to domain 'console'\n"));
    assert!(heard.contains("Escape character is ^] (Ctrl + ])\n"), "{heard}");
}

/// A second console is refused, unless it is taken by force.
fn second_console(daemon: &Daemon) {
    let (mut first_terminal, slave) = terminal();
    let mut first = daemon
        .command(Program::Virsh)
        .args(["console", "console"])
        .stdin(slave)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a console");
    let mut connected = [0; 8];
    first.stdout.as_mut().expect("its output").read_exact(&mut connected).expect("output");

    // The words come before the console is really open: ask until it is.
    let mut refused = false;
    for _ in 0..100 {
        let (mut terminal, slave) = terminal();
        terminal.write_all(ESCAPE).expect("a key");
        let mut second = daemon.command(Program::Ostler);
        second.args(["console", "console"]).stdin(slave);
        second.stdout(Stdio::null()).stderr(Stdio::null());
        let status = second.status().expect("an end");
        refused = !status.success();
        if refused {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(refused, "a console was given away twice");

    let (mut terminal, slave) = terminal();
    terminal.write_all(ESCAPE).expect("a key");
    let forced = daemon
        .command(Program::Ostler)
        .args(["console", "console", "--force"])
        .stdin(slave)
        .stdout(Stdio::null())
        .status();
    assert!(forced.expect("an end").success());
    _ = first_terminal.write_all(ESCAPE);
    _ = first.wait();
}

/// A terminal: the user's side, and the program's.
pub(crate) fn terminal() -> (File, OwnedFd) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&master).expect("a terminal");
    unlockpt(&master).expect("a terminal");
    let name = ptsname(&master, Vec::new()).expect("its name");
    let path = PathBuf::from(name.to_string_lossy().into_owned());
    let slave = File::options().read(true).write(true).open(path).expect("its other side");
    (File::from(master), slave.into())
}

fn kernel() -> Option<PathBuf> {
    let mut kernels: Vec<PathBuf> = std::fs::read_dir("/boot")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().contains("/vmlinuz-"))
        .collect();
    kernels.sort();
    kernels.pop()
}
