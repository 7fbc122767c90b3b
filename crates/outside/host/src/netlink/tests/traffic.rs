use super::*;

fn queue(parent: Handle, handle: Handle, kind: QueueKind) -> Queue {
    Queue { interface: "v0".into(), parent, handle, kind }
}

fn class(minor: u16, rate: u64) -> Class {
    Class {
        interface: "v0".into(),
        parent: Handle::new(1, 0),
        handle: Handle::new(1, minor),
        rate,
        ceiling: 2 * rate,
        burst: 15_000,
        ceiling_burst: 1_600,
        quantum: Some(1_514),
        priority: 2,
    }
}

/// Limits as they are put on a guest's interface: what it receives by classes.
#[test]
fn queues_and_classes_share_bandwidth() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let root = queue(Handle::ROOT, Handle::new(1, 0), QueueKind::Htb { default_class: 2 });
        if !can(&network, Change::Queue(Wanted::New, root.clone())).await {
            return;
        }
        let classes = [class(1, 125_000), class(2, 1_250_000)];
        for class in &classes {
            network.apply(Change::Class(Wanted::New, class.clone())).await.unwrap();
        }
        assert_eq!(network.queues("v0").await.unwrap(), std::slice::from_ref(&root));
        let told = network.classes("v0").await.unwrap();
        let root_of = |class: &Class| Class { parent: Handle::ROOT, ..class.clone() };
        assert_eq!(told, [root_of(&classes[0]), root_of(&classes[1])]);
        if let Some(shown) = json("tc -j qdisc show dev v0") {
            assert_eq!(
                (&shown[0]["kind"], &shown[0]["options"]["default"]),
                (&"htb".into(), &"0x2".into())
            );
        }
        let text = Command::new("tc").args(["-d", "class", "show", "dev", "v0"]).output();
        if let Ok(output) = text {
            let text = String::from_utf8(output.stdout).unwrap();
            let line = text.lines().find(|line| line.contains("htb 1:1 ")).unwrap();
            for said in ["prio 2", "quantum 1514", "rate 1Mbit", "ceil 2Mbit", "burst 15000b"] {
                assert!(line.contains(said), "{said}: {line}");
            }
        }
        let faster = Class { rate: 6_000_000_000, ceiling: 6_000_000_000, ..class(1, 1) };
        network.apply(Change::Class(Wanted::Replaced, faster)).await.unwrap();
        let told = network.classes("v0").await.unwrap();
        assert_eq!((told.len(), told[0].rate), (2, 6_000_000_000));
        for kind in [QueueKind::Sfq { perturb: 10 }, QueueKind::FqCodel] {
            let leaf = queue(Handle::new(1, 1), Handle::new(2, 0), kind);
            if can(&network, Change::Queue(Wanted::New, leaf.clone())).await {
                assert!(network.queues("v0").await.unwrap().contains(&leaf));
                network.apply(Change::Queue(Wanted::Gone, leaf)).await.unwrap();
            }
        }
        network.apply(Change::Class(Wanted::Gone, classes[1].clone())).await.unwrap();
        network.apply(Change::Queue(Wanted::Gone, root)).await.unwrap();
        assert!(network.queues("v0").await.unwrap().iter().all(|queue| queue.kind.name() != "htb"));
    });
}

#[test]
fn filters_sort_packets_into_classes() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let root = queue(Handle::ROOT, Handle::new(1, 0), QueueKind::Htb { default_class: 2 });
        if !can(&network, Change::Queue(Wanted::New, root)).await {
            return;
        }
        network.apply(Change::Class(Wanted::New, class(1, 125_000))).await.unwrap();
        let mac = "52:54:00:0a:0b:0c".parse().unwrap();
        let by_mac = Filter {
            interface: "v0".into(),
            parent: Handle::new(1, 0),
            priority: 2,
            handle: 0,
            kind: FilterKind::Selectors(Selector::to_mac(mac).to_vec()),
            class: Some(Handle::new(1, 1)),
            police: None,
        };
        if can(&network, Change::Filter(Wanted::New, by_mac.clone())).await {
            let told = network.filters("v0", Handle::new(1, 0)).await.unwrap();
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!(Filter { handle: 0, ..told[0].clone() }, by_mac);
            if let Ok(output) = Command::new("tc").args("filter show dev v0".split(' ')).output() {
                let text = String::from_utf8(output.stdout).unwrap();
                for said in ["flowid 1:1", "00005254/0000ffff at -16", "000a0b0c/ffffffff at -12"] {
                    assert!(text.contains(said), "{said}: {text}");
                }
            }
            network.apply(Change::Filter(Wanted::Gone, told[0].clone())).await.unwrap();
            assert_eq!(network.filters("v0", Handle::new(1, 0)).await.unwrap(), []);
        }
        let by_mark = Filter { priority: 1, handle: 7, kind: FilterKind::Mark, ..by_mac };
        if can(&network, Change::Filter(Wanted::New, by_mark.clone())).await {
            let told = network.filters("v0", Handle::new(1, 0)).await.unwrap();
            assert_eq!(told, std::slice::from_ref(&by_mark));
            network.apply(Change::Filter(Wanted::Gone, by_mark)).await.unwrap();
        }
    });
}

#[test]
fn what_comes_in_is_limited() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let incoming = queue(Handle::INGRESS, Handle::INGRESS_QUEUE, QueueKind::Ingress);
        if !can(&network, Change::Queue(Wanted::New, incoming.clone())).await {
            return;
        }
        assert_eq!(network.queues("v0").await.unwrap(), [incoming]);
        let police = Police { rate: 1_250_000, burst: 32_768, largest: 65_535, drop: true };
        let limit = Filter::incoming_limit("v0", police);
        if can(&network, Change::Filter(Wanted::New, limit)).await {
            let told = network.filters("v0", Handle::INGRESS_QUEUE).await.unwrap();
            assert_eq!(told[0].police, Some(police));
        }
    });
}
