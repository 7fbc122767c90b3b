use super::*;
use std::{
    io::Read,
    os::fd::{AsRawFd, OwnedFd},
    path::Path,
    time::Duration,
};

fn shell(script: &str) -> Program {
    Program::new("/bin/sh").arguments(["-c", script])
}

fn pipe() -> (std::fs::File, OwnedFd) {
    let (read, write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).unwrap();
    (read.into(), write)
}

/// Runs a script and gives what it writes to descriptor 1.
async fn output_of(program: Program) -> String {
    let output = run(program, RunLimits::default()).await.unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn tells_how_a_child_ended_and_leaves_no_zombie() {
    for (script, exit) in
        [("exit 0", Exit::Code(0)), ("exit 7", Exit::Code(7)), ("kill -9 $$", Exit::Signal(9))]
    {
        let process = shell(script).spawn().await.unwrap();
        assert_eq!(process.wait().await, exit, "{script}");
        assert_eq!(process.exit(), Some(exit));
        assert!(!Path::new(&format!("/proc/{}", process.pid())).exists());
        // All of these find nobody, and no stranger.
        process.kill(Signal::KILL).unwrap();
        process.kill_group(Signal::KILL).unwrap();
        assert!(matches!(Process::adopt(process.identity()), Err(ProcessError::Gone { .. })));
    }
}

#[tokio::test]
async fn a_dropped_child_is_collected_all_the_same() {
    let (mut read, write) = pipe();
    let process = shell("read x").stdin(pipe().0.into()).stdout(write).spawn().await.unwrap();
    let pid = process.pid();
    drop(process);
    tokio::task::spawn_blocking(move || read.read_to_end(&mut Vec::new())).await.unwrap().unwrap();
    while Path::new(&format!("/proc/{pid}")).exists() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn descriptors_come_at_their_numbers_and_no_others() {
    let files: Vec<_> = (0..3)
        .map(|number| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("file");
            std::fs::write(&path, format!("file {number}\n")).unwrap();
            OwnedFd::from(std::fs::File::open(path).unwrap())
        })
        .collect();
    // Numbers crossed over: each target is another's source.
    let numbers: Vec<_> = files.iter().map(AsRawFd::as_raw_fd).collect();
    let leaked = std::fs::File::open("/dev/null").unwrap();
    rustix::io::fcntl_setfd(&leaked, rustix::io::FdFlags::empty()).unwrap();
    let script = format!(
        "cat /dev/fd/{}; cat /dev/fd/{}; cat /dev/fd/{}; ls /proc/self/fd | wc -l; ls -l /proc/self/fd/0",
        numbers[0], numbers[1], numbers[2]
    );
    let mut program = shell(&script).variable("PATH", "/usr/bin:/bin");
    for (index, file) in files.into_iter().enumerate() {
        program = program.descriptor(file, numbers[(index + 1) % 3]);
    }
    let output = output_of(program).await;
    drop(leaked);
    // 0, 1, 2, the three, and ls's own of the folder.
    assert!(output.starts_with("file 2\nfile 0\nfile 1\n7\n"), "{output}");
    assert!(output.trim_end().ends_with("/dev/null"), "{output}");
}

#[tokio::test]
async fn a_descriptor_may_keep_its_number() {
    let (_read, write) = pipe();
    let number = write.as_raw_fd();
    let output = output_of(
        shell(&format!("readlink /proc/self/fd/{number}"))
            .variable("PATH", "/usr/bin:/bin")
            .descriptor(write, number),
    )
    .await;
    assert!(output.starts_with("pipe:"), "{output}");
    let (read, write) = pipe();
    let twice = shell("").descriptor(read.into(), 9).descriptor(write, 9).spawn().await;
    assert!(matches!(twice, Err(ProcessError::DescriptorTwice { number: 9, .. })));
}

#[tokio::test]
async fn the_program_gets_what_it_was_given_and_nothing_else() {
    let output = output_of(
        Program::new("/bin/sh")
            .arguments([
                "-c",
                "pwd; umask; ulimit -c; ulimit -n; env -u PWD; cat /proc/self/oom_score_adj",
            ])
            .variable("ONE", "two words")
            .variable("PATH", "/usr/bin:/bin")
            .folder("/usr")
            .umask(0o027)
            .limit(Resource::Core, Limit::both(0))
            .limit(Resource::Descriptors, Limit { soft: Some(64), hard: Some(128) })
            .oom_score(123),
    )
    .await;
    let lines: Vec<_> = output.lines().collect();
    assert_eq!(lines[..4], ["/usr", "0027", "0", "64"], "{output}");
    assert!(lines.contains(&"ONE=two words") && lines.contains(&"123"), "{output}");
    assert!(!output.contains("CARGO"), "{output}");
}

#[tokio::test]
async fn it_has_a_session_of_its_own_and_default_signals() {
    let (read, write) = pipe();
    let process = shell("echo ready; read x").stdin(read.into());
    let (mut ready, stdout) = pipe();
    let process = process.stdout(stdout).spawn().await.unwrap();
    ready.read_exact(&mut [0; 6]).unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.pid())).unwrap();
    let field = |name: &str| {
        status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned()
    };
    assert_eq!(field("NSsid:"), process.pid().to_string());
    assert_eq!(field("SigBlk:"), "0000000000000000");
    // This test's process ignores SIGPIPE, as every Rust program does. Signals
    // 32 and 33 are the C library's own and stay what they were.
    let ignored = u64::from_str_radix(&field("SigIgn:"), 16).unwrap();
    assert_eq!(ignored & !(0b11 << 31), 0, "{ignored:x}");
    drop(write);
    process.wait().await;
}

#[tokio::test]
async fn it_takes_on_a_user_and_groups() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can change users");
        return;
    }
    let output = output_of(
        shell("id -u; id -g; id -G; cat /proc/self/status | grep CapEff; touch /root/x || echo refused")
            .variable("PATH", "/usr/bin:/bin")
            .user(User { uid: 65534, gid: 65533, groups: vec![65533, 7] }),
    )
    .await;
    assert_eq!(output, "65534\n65533\n65533 7\nCapEff:\t0000000000000000\nrefused\n");
    // The other threads of this process keep theirs.
    assert!(rustix::process::geteuid().is_root());
}

#[tokio::test]
async fn what_cannot_be_started_is_named() {
    let sentence = |result: Result<Process, ProcessError>| result.unwrap_err().sentence();
    let absent = sentence(Program::new("/nowhere/qemu").spawn().await);
    assert!(absent.contains("'/nowhere/qemu'") && absent.contains("No such file"), "{absent}");
    let unknown = sentence(Program::new("no-such-program-anywhere").spawn().await);
    assert!(unknown.contains("it is not in PATH"), "{unknown}");
    let folder = sentence(shell("").folder("/nowhere").spawn().await);
    assert!(folder.contains("its folder could not be entered: No such file"), "{folder}");
    let nul = sentence(Program::new("/bin/true").argument("a\0b").spawn().await);
    assert!(nul.contains("NUL"), "{nul}");
    let text = tempfile::NamedTempFile::new().unwrap();
    let refused = sentence(Program::new(text.path()).spawn().await);
    assert!(refused.contains("it could not be executed: Permission denied"), "{refused}");
}

#[tokio::test]
async fn finds_its_process_again_but_no_other() {
    let (stdin, write) = pipe();
    let process = shell("read x; exit 3").stdin(stdin.into()).spawn().await.unwrap();
    let identity: ProcessIdentity = process.identity().to_string().parse().unwrap();
    let again = Process::adopt(identity).unwrap();
    assert_eq!(again.pid(), process.pid());
    let another = ProcessIdentity { start: identity.start + 1, ..identity };
    assert!(matches!(Process::adopt(another), Err(ProcessError::Gone { .. })));
    let boot = ostler_core::Uuid::from_bytes([1; 16]);
    let before = ProcessIdentity { boot, ..identity };
    assert!(matches!(Process::adopt(before), Err(ProcessError::Gone { .. })));
    drop(write);
    // One of the two collects the status; the other knows that it is gone.
    let exits = [process.wait().await, again.wait().await];
    assert!(exits.contains(&Exit::Code(3)), "{exits:?}");
}

#[tokio::test]
async fn watches_and_kills_a_process_that_is_not_its_child() {
    let (mut read, stdout) = pipe();
    // The shell's own child is left behind when the shell ends.
    let parent = shell("sleep 1000 & echo $!").variable("PATH", "/usr/bin:/bin").stdout(stdout);
    assert_eq!(parent.spawn().await.unwrap().wait().await, Exit::Code(0));
    let mut line = [0; 16];
    let count = read.read(&mut line).unwrap();
    let pid: i32 = std::str::from_utf8(&line[..count]).unwrap().trim().parse().unwrap();
    let process = Process::adopt_number(pid).unwrap();
    assert_eq!(process.exit(), None);
    process.kill(Signal::TERM).unwrap();
    assert_eq!(process.wait().await, Exit::Unknown);
}

#[tokio::test]
async fn helpers_fail_with_what_they_said() {
    let error = run(shell("echo no disk >&2; exit 4"), RunLimits::default()).await.unwrap_err();
    assert_eq!(error.to_string(), "'/bin/sh' failed with exit code 4: no disk");
    let output = run(shell("echo out; echo err >&2"), RunLimits::default()).await.unwrap();
    assert_eq!(output, RunOutput { stdout: b"out\n".to_vec(), stderr: b"err\n".to_vec() });
}

#[tokio::test]
async fn helpers_are_held_to_their_limits() {
    let limits = RunLimits { deadline: Duration::from_millis(50), output_bytes: 1000 };
    let slow = shell("echo started >&2; sleep 1000 & wait").variable("PATH", "/usr/bin:/bin");
    let error = run(slow, limits).await.unwrap_err();
    assert!(error.to_string().contains("within 50 ms and was killed"), "{error}");
    let limits = RunLimits { deadline: Duration::from_secs(60), ..limits };
    let error = run(shell("while :; do echo 0123456789; done"), limits).await.unwrap_err();
    assert!(matches!(error, RunError::Output { bound: 1000, .. }), "{error}");
    // A process that outlives the helper and holds its pipes is not waited for.
    let fork = shell("sleep 30 & echo $!").variable("PATH", "/usr/bin:/bin");
    let output = run(fork, limits).await.unwrap();
    let pid: i32 = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap();
    Process::adopt_number(pid).unwrap().kill(Signal::KILL).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_are_started_at_once() {
    let started: Vec<_> =
        (0..100).map(|code| tokio::spawn(shell(&format!("exit {code}")).spawn())).collect();
    for (code, started) in started.into_iter().enumerate() {
        let process = started.await.unwrap().unwrap();
        assert_eq!(process.wait().await, Exit::Code(i32::try_from(code).unwrap()));
    }
}
