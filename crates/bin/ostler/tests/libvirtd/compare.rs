//! Running a command twice and comparing what came of it.

use crate::daemon::{Daemon, Program};
use std::process::Output;

/// The guests: virsh changes the second, ostler the first.
pub(crate) const GUESTS: [&str; 2] = ["guest-a", "guest-b"];

/// Comparisons so far.
pub(crate) struct Comparison<'d> {
    pub(crate) daemon: &'d Daemon,
    hypervisor: &'static str,
    environment: Vec<(&'static str, String)>,
    /// Whether virsh is of a release after 9.0, whose output `ostler` prints.
    newer: bool,
    count: usize,
    differences: Vec<String>,
}

impl<'d> Comparison<'d> {
    pub(crate) fn new(daemon: &'d Daemon) -> Self {
        let hypervisor = "qemu+unix:///system";
        let (environment, differences) = (Vec::new(), Vec::new());
        let version = daemon.run(Program::Virsh, &["--version"]).stdout;
        let newer = !version.starts_with(b"9.0.");
        Self { daemon, hypervisor, environment, newer, count: 0, differences }
    }

    /// The number of comparisons, and the differences that were found.
    pub(crate) fn finish(self) -> (usize, Vec<String>) {
        (self.count, self.differences)
    }

    /// Turns to another hypervisor of the daemon.
    pub(crate) fn turn_to(&mut self, hypervisor: &'static str) {
        self.hypervisor = hypervisor;
    }

    /// Sets a variable for the commands that follow.
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        self.environment.retain(|(known, _)| *known != name);
        self.environment.push((name, value.to_owned()));
    }

    /// Compares commands that only read; `@` stands for each guest in turn. A
    /// `~` before a command says that its numbers change from moment to moment.
    pub(crate) fn read(&mut self, commands: &[&str]) {
        for command in commands {
            let guests = if command.contains('@') { &GUESTS[..] } else { &GUESTS[..1] };
            for guest in guests {
                let virsh = self.run(Program::Virsh, command, guest);
                let ostler = self.run(Program::Ostler, command, guest);
                self.compare(command, &virsh, &ostler);
            }
        }
    }

    /// Compares commands that change something: each program changes a guest
    /// of its own.
    pub(crate) fn change(&mut self, commands: &[&str]) {
        for command in commands {
            let ostler = self.run(Program::Ostler, command, GUESTS[0]);
            let virsh = self.run(Program::Virsh, command, GUESTS[1]);
            self.compare(command, &virsh, &ostler);
        }
    }

    /// Compares a command that each program can do once, after another one
    /// has made it possible again.
    pub(crate) fn both_after(&mut self, before: &str, command: &str) {
        let mut outputs = Vec::new();
        for program in [Program::Virsh, Program::Ostler] {
            self.run(Program::Virsh, before, GUESTS[0]);
            outputs.push(self.run(program, command, GUESTS[0]));
        }
        self.compare(command, &outputs[0], &outputs[1]);
    }

    fn run(&self, program: Program, command: &str, guest: &str) -> Output {
        let folder = self.daemon.path("").to_string_lossy().into_owned();
        let words = command.trim_start_matches('~').split(' ').map(|word| {
            // A blank within a word is written as %.
            word.replace('@', guest).replace('%', " ").replace("FOLDER/", &folder)
        });
        let words = words.collect::<Vec<_>>();
        let mut process = self.daemon.command_at(program, self.hypervisor);
        process.args(words).envs(self.environment.iter().map(|(name, value)| (name, value)));
        process.output().expect("the program runs")
    }

    /// Output and exit status are the same; what is told of an error is ours
    /// to word, but both tell of one or neither does.
    pub(crate) fn compare(&mut self, command: &str, virsh: &Output, ostler: &Output) {
        self.count += 1;
        let changing = command.starts_with('~');
        let text = |output: &Output| normal(&String::from_utf8_lossy(&output.stdout), changing);
        let told = |output: &Output| {
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            told.lines().any(|line| line.starts_with("error: "))
        };
        let same = text(virsh) == text(ostler)
            && virsh.status.code() == ostler.status.code()
            && told(virsh) == told(ostler)
            || self.newer && is_of_release(command, virsh, ostler);
        if !same {
            let show = |output: &Output| {
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                format!("{:?}\n{}{told}", output.status.code(), text(output))
            };
            let (virsh, ostler) = (show(virsh), show(ostler));
            self.differences.push(format!("== {command}\n-- virsh {virsh}-- ostler {ostler}"));
        }
    }
}

/// Returns whether outputs differ in what virsh 11.3 prints otherwise than virsh 9.0: it ends
/// capabilities without an empty line and names of pools without blanks, writes the new source
/// of a medium as the last element, and tells no error where there is no metadata.
fn is_of_release(command: &str, virsh: &Output, ostler: &Output) -> bool {
    let words = command.split(' ').collect::<Vec<_>>();
    if words[0] == "metadata" {
        return virsh.status.success()
            && virsh.stdout.trim_ascii().is_empty()
            && ostler.stdout.trim_ascii().is_empty()
            && String::from_utf8_lossy(&ostler.stderr).contains("metadata not found");
    }
    let separator = match words[0] {
        "change-media" if words.contains(&"--print-xml") => '<',
        "capabilities" | "domcapabilities" | "pool-list" => '\n',
        _ => return false,
    };
    let parts = |output: &Output| {
        let text = normal(&String::from_utf8_lossy(&output.stdout), false);
        let text = text.trim_end();
        let mut parts =
            text.split(separator).map(|part| part.trim_end().to_owned()).collect::<Vec<_>>();
        if separator == '<' {
            parts.sort_unstable();
        }
        parts
    };
    parts(virsh) == parts(ostler) && virsh.status.code() == ostler.status.code()
}

/// The output with the guests' names alike, and where it changes all the time,
/// without its numbers and what depends on their width.
pub(crate) fn normal(text: &str, changing: bool) -> String {
    let text = text.replace(GUESTS[1], GUESTS[0]);
    if !changing {
        return text;
    }
    let mut plain = String::new();
    for c in text.chars() {
        let c = if c.is_ascii_digit() { '#' } else { c };
        let repeats = matches!(c, '#' | ' ' | '-') && plain.ends_with(c);
        if !repeats {
            plain.push(c);
        }
    }
    plain
}
