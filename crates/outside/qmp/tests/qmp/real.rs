//! Against QEMU itself.

use crate::emulator::Emulator;
use ostler_qmp::command::*;
use ostler_qmp::{CloseReason, ErrorClass, EventBody, Monitor, MonitorOptions};
use rustix::process::Signal;
use std::io::{Read, Seek, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::time::Duration;

fn options() -> MonitorOptions {
    MonitorOptions { deadline: Duration::from_secs(60), ..MonitorOptions::default() }
}

#[tokio::test]
async fn a_machine_runs_stands_and_ends() {
    let Some(mut emulator) = Emulator::start(&["-machine", "pc", "-no-shutdown"]) else { return };
    let (monitor, mut events) = emulator.monitor(options()).await;
    assert_eq!(monitor.call(QueryStatus).await.unwrap().status, RunState::Prelaunch);
    monitor.call(Cont).await.unwrap();
    assert_eq!(events.next().await.unwrap().body, EventBody::Resume);
    let batch = monitor.batch();
    let (stop, status) = (batch.call(Stop), batch.call(QueryStatus));
    drop(batch);
    stop.await.unwrap();
    assert_eq!(status.await.unwrap(), Status { running: false, status: RunState::Paused });
    let event = events.next().await.unwrap();
    assert_eq!((&*event.name, event.body), ("STOP", EventBody::Stop));
    assert!(event.at.seconds > 1_600_000_000);
    assert_eq!(monitor.call(QueryCpusFast).await.unwrap().len(), 1);
    assert!(monitor.human("info status").await.unwrap().contains("paused"));
    monitor.call(SystemReset).await.unwrap();
    let reset = events.next().await.unwrap().body;
    assert_eq!(
        reset,
        EventBody::Reset { guest: false, reason: Some("host-qmp-system-reset".into()) }
    );
    monitor.call(Quit).await.unwrap();
    let shutdown = events.next().await.unwrap().body;
    assert_eq!(
        shutdown,
        EventBody::Shutdown { guest: false, reason: Some("host-qmp-quit".into()) }
    );
    assert!(matches!(monitor.closed().await, CloseReason::Eof));
    emulator.wait();
}

#[tokio::test]
async fn the_answers_of_introspection_have_their_shapes() {
    let Some(emulator) = Emulator::start(&["-machine", "none"]) else { return };
    let (monitor, _events) = emulator.monitor(options()).await;
    let batch = monitor.batch();
    let version = batch.call(QueryVersion);
    let target = batch.call(QueryTarget);
    let machines = batch.call(QueryMachines);
    let models = batch.call(QueryCpuDefinitions);
    let types = batch.call(QomListTypes::default());
    let line = batch.call(QueryCommandLineOptions);
    let schema = batch.call(QueryQmpSchema);
    let kvm = batch.call(QueryKvm);
    let tpm = batch.call(QueryTpmModels);
    let commands = batch.call(QueryCommands);
    let properties = batch.call(DeviceListProperties { typename: "virtio-blk-pci" });
    let kind = "full";
    let model = CpuModel { name: "max".to_owned(), props: None };
    let expansion = batch.call(QueryCpuModelExpansion { kind, model });
    drop(batch);
    assert!(version.await.unwrap().qemu.major >= 4);
    assert_eq!(target.await.unwrap().arch, "x86_64");
    assert!(machines.await.unwrap().iter().any(|machine| machine.alias.as_deref() == Some("q35")));
    assert!(models.await.unwrap().iter().any(|model| model.name == "qemu64"));
    assert!(types.await.unwrap().iter().any(|kind| kind.name == "virtio-net-pci"));
    assert!(line.await.unwrap().iter().any(|option| option.option == "smp-opts"));
    assert!(schema.await.unwrap().get().len() > 100_000);
    assert!(!kvm.await.unwrap().enabled);
    tpm.await.unwrap();
    assert!(commands.await.unwrap().iter().any(|command| command.name == "stop"));
    assert!(properties.await.unwrap().iter().any(|property| property.name == "drive"));
    assert!(expansion.await.unwrap().model.props.unwrap().contains_key("sse2"));
}

#[tokio::test]
async fn devices_tell_their_state() {
    let Some(emulator) = Emulator::start(&[
        "-machine",
        "pc",
        "-m",
        "64",
        "-device",
        "virtio-balloon-pci,id=balloon0",
        "-chardev",
        "null,id=c0",
        "-blockdev",
        "null-co,node-name=disk,size=1048576",
        "-device",
        "virtio-blk-pci,drive=disk,id=d0",
        "-object",
        "iothread,id=io1",
        "-device",
        "VGA",
        "-vnc",
        "none",
    ]) else {
        return;
    };
    let (monitor, _events) = emulator.monitor(options()).await;
    assert_eq!(monitor.call(QueryBalloon).await.unwrap().actual, 64 << 20);
    monitor.call(SetBalloon { value: 32 << 20 }).await.unwrap();
    let chardevs = monitor.call(QueryChardev).await.unwrap();
    assert!(chardevs.iter().any(|chardev| chardev.label == "c0" && chardev.pty().is_none()));
    let pty = monitor
        .call(ChardevAdd { id: "p0", backend: serde_json::json!({"type": "pty", "data": {}}) })
        .await
        .unwrap();
    assert!(pty.pty.unwrap().starts_with("/dev/pts/"));
    assert_eq!(monitor.call(QueryIoThreads).await.unwrap()[0].id, "io1");
    let blocks = monitor.call(QueryBlock).await.unwrap();
    assert_eq!(blocks[0].inserted.as_ref().unwrap().image.virtual_size, 1 << 20);
    let stats = monitor.call(QueryBlockStats::default()).await.unwrap();
    assert_eq!(stats[0].stats.rd_bytes, 0);
    let nodes = monitor.call(QueryNamedBlockNodes { flat: Some(true) }).await.unwrap();
    assert_eq!(nodes[0].node_name, "disk");
    let stats: BalloonGuestStats = serde_json::from_value(
        monitor
            .call(QomGet { path: "/machine/peripheral/balloon0", property: "guest-stats" })
            .await
            .unwrap(),
    )
    .unwrap();
    assert_eq!(BalloonStats::known(stats.stats.stat_total_memory), None);
    let keys = [Key::Code("ctrl"), Key::Number(30)];
    monitor.call(SendKey { keys: &keys, hold_time: Some(1) }).await.unwrap();
    let picture = emulator.path("screen.ppm");
    let filename = picture.to_str().unwrap();
    monitor.call(Screendump { filename, device: None, head: None, format: None }).await.unwrap();
    assert!(std::fs::read(&picture).unwrap().starts_with(b"P6"));
    let error = monitor.call(DeviceDel { id: "nothing" }).await.unwrap_err();
    assert_eq!(error.refusal().unwrap().class, ErrorClass::DeviceNotFound);
}

#[tokio::test]
async fn a_stopped_emulator_times_out_and_recovers() {
    let Some(emulator) = Emulator::start(&["-machine", "none"]) else { return };
    let (monitor, _events) = emulator.monitor(options()).await;
    emulator.signal(Signal::STOP);
    for _ in 0..20 {
        let limit = Duration::from_millis(5);
        let error = monitor.call_within(limit, QueryStatus).await.unwrap_err();
        assert!(error.is_timeout(), "{error}");
    }
    let version = monitor.call(QueryVersion);
    emulator.signal(Signal::CONT);
    assert!(version.await.unwrap().qemu.major >= 4);
    assert_eq!(monitor.call(QueryStatus).await.unwrap().status, RunState::Prelaunch);
}

#[tokio::test]
async fn descriptors_travel_with_their_commands() {
    let Some(emulator) = Emulator::start(&["-machine", "none"]) else { return };
    let (monitor, _events) = emulator.monitor(options()).await;
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&[0x5a; 4096]).unwrap();
    let batch = monitor.batch();
    let mut pending = Vec::new();
    for set in 0..5 {
        let descriptor = OwnedFd::from(file.try_clone().unwrap());
        let command = AddFd { fdset_id: Some(set), opaque: Some("test") };
        pending.push(monitor.call_with_descriptors(command, vec![descriptor]));
    }
    let named = monitor.call_with_descriptors(
        GetFd { name: "mine" },
        vec![OwnedFd::from(file.try_clone().unwrap())],
    );
    drop(batch);
    for (set, pending) in (0..).zip(pending) {
        assert_eq!(pending.await.unwrap().fdset_id, set);
    }
    named.await.unwrap();
    assert_eq!(monitor.call(QueryFdSets).await.unwrap().len(), 5);
    let node = serde_json::json!({
        "driver": "file", "node-name": "n", "filename": "/dev/fdset/3"
    });
    monitor.call(BlockdevAdd(node)).await.unwrap();
    let nodes = monitor.call(QueryNamedBlockNodes::default()).await.unwrap();
    assert_eq!(nodes[0].image.virtual_size, 4096);
    monitor.call(CloseFd { name: "mine" }).await.unwrap();
    file.rewind().unwrap();
    let mut found = Vec::new();
    file.read_to_end(&mut found).unwrap();
    assert_eq!(found.len(), 4096);
}

/// The quickest start: the socket listens and is connected before QEMU is
/// there, which gets the listening descriptor.
#[tokio::test]
async fn a_socket_made_before_the_emulator_is_adopted() {
    let program = "/usr/bin/qemu-system-x86_64";
    if !std::path::Path::new(program).exists() {
        eprintln!("skipped: {program} is not installed");
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("monitor");
    let listener = UnixListener::bind(&path).unwrap();
    let ours = std::os::unix::net::UnixStream::connect(&path).unwrap();
    let (handler, _events) = ostler_qmp::event_channel();
    let (monitor, handshake) = Monitor::adopt(ours.into(), options(), handler).unwrap();
    let status = monitor.call(QueryStatus);
    // The child's standard input is the listening socket.
    let mut child = std::process::Command::new(program)
        .args(["-S", "-no-user-config", "-nodefaults", "-display", "none", "-machine", "none"])
        .args(["-chardev", "socket,id=m,fd=0,server=on,wait=off", "-mon", "m,mode=control"])
        .stdin(OwnedFd::from(listener))
        .spawn()
        .unwrap();
    let outcome = (handshake.complete().await, status.await);
    drop(monitor);
    // The next client is served on the same socket.
    let again = Monitor::connect(&path, options()).await;
    let _ = child.kill();
    let _ = child.wait();
    assert!(outcome.0.unwrap().capabilities.contains(&"oob".to_owned()));
    assert_eq!(outcome.1.unwrap().status, RunState::Prelaunch);
    again.unwrap();
}
