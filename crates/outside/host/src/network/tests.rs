use super::*;
use crate::netlink::LinkChange;
use std::{process::Command, sync::Arc, thread};

/// Runs `test` in a network namespace of its own: that of a thread.
fn in_private_namespace(test: impl FnOnce() + Send + 'static) {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can make network namespaces");
        return;
    }
    let thread = thread::spawn(move || {
        crate::sys::namespace::leave_network();
        test();
    });
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

fn ip(arguments: &str) -> String {
    let output = Command::new("ip").args(arguments.split(' ')).output().unwrap();
    assert!(output.status.success(), "ip {arguments}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn options(name: TapName) -> TapOptions {
    TapOptions {
        name,
        queues: 1,
        virtio_header: true,
        guest_mac: Some("52:54:00:01:02:03".parse().unwrap()),
        mtu: None,
        bridge: None,
        up: true,
    }
}

#[test]
fn a_tap_lives_on_its_bridge_as_long_as_it_is_held() {
    in_private_namespace(|| {
        ip("link add br7 mtu 1400 type bridge");
        let names = Arc::new(TapNames::new("vnet"));
        let wanted =
            TapOptions { bridge: Some("br7".into()), ..options(TapName::Next(Arc::clone(&names))) };
        let tap = tap::create(&wanted).unwrap();
        assert_eq!((tap.name.as_str(), tap.mtu, tap.queues.len()), ("vnet0", 1400, 1));
        assert_eq!(tap.mac.to_string(), "fe:54:00:01:02:03");
        let shown = ip("-d -o link show vnet0");
        for said in ["master br7", "mtu 1400", "UP", "link/ether fe:54:00:01:02:03", "vnet_hdr on"]
        {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let mut links = link::Links::open(NetworkOperation::Attach, "vnet0").unwrap();
        let to = bridge::find(&mut links, NetworkOperation::Attach, "br7").unwrap();
        let again = bridge::attach(&mut links, "vnet0", &to).unwrap_err();
        assert!(matches!(again, NetworkError::Taken { .. }), "{again}");
        bridge::detach(&mut links, "vnet0", "br7").unwrap();
        bridge::detach(&mut links, "vnet0", "br7").unwrap();
        assert!(!ip("-o link show vnet0").contains("master"));
        let down = LinkChange::up(false);
        links.change(NetworkOperation::SetDown, "vnet0", &down).unwrap();
        assert!(!links.state("vnet0").unwrap().up);
        drop(tap);
        assert!(matches!(links.state("vnet0"), Err(NetworkError::Absent { .. })));
        // The name is not given out again.
        assert_eq!(tap::create(&wanted).unwrap().name, "vnet1");
        names.reserve("vnet7");
        assert_eq!(tap::create(&wanted).unwrap().name, "vnet8");
    });
}

#[test]
fn a_tap_has_queues_a_name_and_an_mtu_as_asked_for() {
    in_private_namespace(|| {
        let wanted = TapOptions {
            queues: 4,
            virtio_header: false,
            mtu: Some(9000),
            up: false,
            ..options(TapName::Exactly("mytap".into()))
        };
        let tap = tap::create(&wanted).unwrap();
        assert_eq!((tap.queues.len(), tap.mtu), (4, 9000));
        let shown = ip("-d -o link show mytap");
        assert!(shown.contains("multi_queue") && !shown.contains("UP"), "{shown}");
        let taken = tap::create(&wanted).unwrap_err().sentence();
        assert!(taken.contains("'mytap': an interface of that name exists already"), "{taken}");
    });
}

#[test]
fn what_stands_in_the_way_is_named_and_nothing_is_left() {
    in_private_namespace(|| {
        let names = Arc::new(TapNames::new("vnet"));
        let on = |bridge: &str| {
            let name = TapName::Next(Arc::clone(&names));
            tap::create(&TapOptions { bridge: Some(bridge.into()), ..options(name) })
                .unwrap_err()
                .to_string()
        };
        let absent = on("br7");
        assert!(absent.starts_with("bridge 'br7' does not exist: create it with 'ip link add br7"));
        ip("tuntap add name plain7 mode tap");
        assert!(on("plain7").contains("'plain7' is not a bridge"), "{}", on("plain7"));
        assert!(on("a name").contains("'a name' cannot be the name of a network interface"));
        assert!(!ip("-o link").contains("vnet"));
    });
}

#[tokio::test]
async fn a_persistent_tap_can_be_deleted() {
    // The namespace is that of a thread, so all of it runs on one.
    in_private_namespace(|| {
        ip("tuntap add name kept mode tap");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        // A thread made for blocking work inherits the namespace of its maker.
        runtime.block_on(async {
            delete_tap("kept").await.unwrap();
            delete_tap("kept").await.unwrap();
            assert!(link_state("kept").await.is_err());
            assert!(link_state("lo").await.unwrap().mtu > 0);
        });
    });
}

#[test]
fn a_taps_address_differs_from_its_guests() {
    let mac = |text: &str| tap_mac(text.parse().unwrap()).to_string();
    assert_eq!(mac("52:54:00:01:02:03"), "fe:54:00:01:02:03");
    assert_eq!(mac("fe:54:00:01:02:03"), "fa:54:00:01:02:03");
}
