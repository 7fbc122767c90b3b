//! Behaviour on a terminal only: progress, and the value of a secret, which
//! does not.

use crate::{
    console::terminal,
    daemon::{Daemon, Program},
};
use std::{
    fs::File,
    io::{Read, Write},
    process::Stdio,
};

const SECRET: &str = "33333333-3333-3333-3333-333333333333";

pub(crate) fn run(daemon: &Daemon) {
    progress(daemon);
    typed_value(daemon);
}

/// All that a program writes to its terminal, which it has alone.
fn shown(mut terminal: File) -> String {
    let mut bytes = Vec::new();
    // The end of a terminal is an error.
    _ = terminal.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn progress(daemon: &Daemon) {
    let folder = daemon.path("terminal").to_string_lossy().into_owned();
    let data = daemon.path("terminal.img");
    File::create(&data).and_then(|file| file.set_len(256 << 20)).expect("a file");
    let data = data.to_string_lossy().into_owned();
    for words in [
        vec!["pool-create-as", "terminal", "dir", "--target", &folder, "--build"],
        vec!["vol-create-as", "terminal", "one", "256M", "--allocation", "0"],
    ] {
        assert!(daemon.run(Program::Ostler, &words).status.success());
    }
    for (line, quiet, words) in [
        (
            vec!["vol-upload", "one", &data, "terminal"],
            false,
            &["uploading one", "%", "/s", "left"],
        ),
        (vec!["vol-wipe", "one", "terminal"], false, &["wiping one", "", "", ""]),
        (vec!["vol-upload", "one", &data, "terminal"], true, &["", "", "", ""]),
    ] {
        let (screen, slave) = terminal();
        let mut command = daemon.command(Program::Ostler);
        command.args(quiet.then_some("-q")).args(line).env("TERM", "xterm");
        let mut process =
            command.stdout(Stdio::null()).stderr(slave).spawn().expect("the program runs");
        // The command keeps the terminal open on our side.
        drop(command);
        let shown = shown(screen);
        assert!(process.wait().expect("its end").success(), "{shown}");
        assert_eq!(shown.is_empty(), quiet, "{shown}");
        for word in words {
            assert!(shown.contains(word), "{word}: {shown}");
        }
    }
}

fn typed_value(daemon: &Daemon) {
    let xml = format!("<secret><uuid>{SECRET}</uuid></secret>");
    std::fs::write(daemon.path("typed.xml"), xml).expect("a file");
    let path = daemon.path("typed.xml").to_string_lossy().into_owned();
    assert!(daemon.run(Program::Ostler, &["secret-define", &path]).status.success());
    let (mut screen, slave) = terminal();
    let mut command = daemon.command(Program::Ostler);
    command.args(["secret-set-value", SECRET, "--interactive"]);
    command.stdin(slave.try_clone().expect("a copy")).stdout(slave).stderr(Stdio::null());
    let mut process = command.spawn().expect("the program runs");
    drop(command);
    let mut asked = Vec::new();
    while !asked.ends_with(b"secret:") {
        let mut byte = [0];
        screen.read_exact(&mut byte).expect("the question");
        asked.push(byte[0]);
    }
    screen.write_all(b"geheim\n").expect("typed");
    let shown = shown(screen);
    assert!(process.wait().expect("its end").success(), "{shown}");
    assert!(shown.contains("Secret value set") && !shown.contains("geheim"), "{shown}");
    let value = daemon.run(Program::Virsh, &["-q", "secret-get-value", SECRET, "--plain"]);
    assert_eq!(String::from_utf8_lossy(&value.stdout).trim_end(), "geheim");
}
