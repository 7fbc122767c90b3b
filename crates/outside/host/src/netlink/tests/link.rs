use super::*;
use std::{process::Stdio, time::Duration};

#[test]
fn a_bridge_is_made_as_asked_for() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        let settings = BridgeSettings {
            stp: Some(true),
            forward_delay: Some(Duration::from_millis(4500)),
            ageing_time: Some(Duration::from_secs(100)),
            multicast_snooping: Some(false),
            group_forward_mask: Some(1 << 14),
            ..BridgeSettings::default()
        };
        let new = NewLink {
            mac: Some("52:54:00:01:02:03".parse().unwrap()),
            mtu: Some(1400),
            up: true,
            ..NewLink::new("br7", LinkKind::Bridge(settings.clone()))
        };
        network.apply(Change::CreateLink(new)).await.unwrap();
        let link = network.link("br7").await.unwrap().unwrap();
        assert_eq!((link.kind.as_deref(), link.mtu, link.up), (Some("bridge"), 1400, true));
        let told = link.bridge.unwrap();
        assert_eq!(
            BridgeSettings { vlan_filtering: None, default_vlan: None, ..told },
            settings,
            "what was asked for is told"
        );
        if let Some(shown) = shown("br7") {
            let data = &shown["linkinfo"]["info_data"];
            assert_eq!(shown["address"], "52:54:00:01:02:03");
            assert_eq!(shown["mtu"], 1400);
            assert_eq!((&data["stp_state"], &data["forward_delay"]), (&1.into(), &450.into()));
            assert_eq!((&data["ageing_time"], &data["mcast_snooping"]), (&10000.into(), &0.into()));
            assert_eq!(data["group_fwd_mask"], "0x4000");
        }
        let settings = BridgeSettings { stp: Some(false), ..BridgeSettings::default() };
        let less = LinkChange { bridge: Some(settings), ..LinkChange::default() };
        network.apply(change("br7", less)).await.unwrap();
        let told = network.link("br7").await.unwrap().unwrap().bridge.unwrap();
        assert_eq!((told.stp, told.ageing_time), (Some(false), Some(Duration::from_secs(100))));
        network.apply(Change::DeleteLink { name: "br7".into() }).await.unwrap();
        assert_eq!(network.link("br7").await.unwrap(), None);
    });
}

#[test]
fn interfaces_are_made_changed_and_listed() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(bridge("br7")).await.unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let everything = LinkChange {
            name: Some("port7".into()),
            mac: Some("52:54:00:00:00:09".parse().unwrap()),
            mtu: Some(1300),
            master: Some(Some("br7".into())),
            promiscuous: Some(true),
            ..LinkChange::up(true)
        };
        network.apply(change("v0", everything)).await.unwrap();
        let links = network.links().await.unwrap();
        let named = |name: &str| links.iter().find(|link| link.name == name).unwrap();
        let (port, peer, on) = (named("port7"), named("v1"), named("br7"));
        assert_eq!((port.mtu, port.up, port.promiscuous), (1300, true, true));
        assert_eq!((port.master, port.lower), (Some(on.index), Some(peer.index)));
        assert_eq!(port.mac.unwrap().to_string(), "52:54:00:00:00:09");
        assert_eq!((named("lo").kind.as_deref(), named("lo").up), (None, false));
        if let Some(listed) = json("ip -j link") {
            let told: Vec<_> = links.iter().map(|link| link.name.as_str()).collect();
            let shown: Vec<_> =
                listed.as_array().unwrap().iter().map(|one| &one["ifname"]).collect();
            assert_eq!(told.len(), shown.len());
            assert!(shown.iter().all(|name| told.contains(&name.as_str().unwrap())));
        }
        let off =
            LinkChange { master: Some(None), promiscuous: Some(false), ..LinkChange::up(false) };
        network.apply(change("port7", off)).await.unwrap();
        let port = network.link("port7").await.unwrap().unwrap();
        assert_eq!((port.master, port.up, port.promiscuous), (None, false, false));
    });
}

#[test]
fn ports_of_a_bridge_are_set() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(bridge("br7")).await.unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let on = LinkChange { master: Some(Some("br7".into())), ..LinkChange::default() };
        network.apply(change("v0", on)).await.unwrap();
        let settings = PortSettings {
            isolated: Some(true),
            learning: Some(false),
            unicast_flood: Some(false),
            multicast_flood: Some(false),
            broadcast_flood: Some(true),
            hairpin: Some(true),
            bpdu_guard: Some(true),
        };
        network.apply(Change::ChangePort { name: "v0".into(), settings }).await.unwrap();
        assert_eq!(network.link("v0").await.unwrap().unwrap().port, Some(settings));
        if let Some(shown) = shown("v0") {
            let data = &shown["linkinfo"]["info_slave_data"];
            for (name, on) in
                [("isolated", true), ("learning", false), ("flood", false), ("mcast_flood", false)]
            {
                assert_eq!(data[name], on, "{name}");
            }
        }
        // One alone leaves the others.
        let settings = PortSettings { isolated: Some(false), ..PortSettings::default() };
        network.apply(Change::ChangePort { name: "v0".into(), settings }).await.unwrap();
        let told = network.link("v0").await.unwrap().unwrap().port.unwrap();
        assert_eq!(
            (told.isolated, told.learning, told.hairpin),
            (Some(false), Some(false), Some(true))
        );
    });
}

#[test]
fn interfaces_on_others_are_made() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let lower = || "v0".to_owned();
        let kinds = [
            LinkKind::MacVlan { lower: lower(), mode: MacVlanMode::Bridge },
            LinkKind::MacVtap { lower: lower(), mode: MacVlanMode::Vepa },
            LinkKind::Vlan { lower: lower(), id: 42 },
            LinkKind::Dummy,
            LinkKind::Ifb,
        ];
        let base = network.link("v0").await.unwrap().unwrap().index;
        for kind in kinds {
            let name = kind.name();
            if !can(&network, Change::CreateLink(NewLink::new("new7", kind.clone()))).await {
                continue;
            }
            let link = network.link("new7").await.unwrap().unwrap();
            assert_eq!(link.kind.as_deref(), Some(name));
            let below = matches!(kind, LinkKind::Dummy | LinkKind::Ifb);
            assert_eq!(link.lower, (!below).then_some(base), "{name}");
            assert_eq!(link.vlan, (name == "vlan").then_some(42));
            if let (LinkKind::MacVtap { .. }, Some(shown)) = (&kind, shown("new7")) {
                assert_eq!(shown["linkinfo"]["info_data"]["mode"], "vepa");
            }
            network.apply(Change::DeleteLink { name: "new7".into() }).await.unwrap();
        }
    });
}

#[test]
fn vlans_of_ports_are_set_and_listed() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(bridge("br7")).await.unwrap();
        let settings = BridgeSettings { vlan_filtering: Some(true), ..BridgeSettings::default() };
        let filtering = LinkChange { bridge: Some(settings), ..LinkChange::default() };
        if !can(&network, change("br7", filtering)).await {
            return;
        }
        network.apply(veth("v0", "v1")).await.unwrap();
        let on = LinkChange { master: Some(Some("br7".into())), ..LinkChange::default() };
        network.apply(change("v0", on)).await.unwrap();
        let vlan = |interface: &str, first, last, native| BridgeVlan {
            interface: interface.into(),
            first,
            last,
            native,
            untagged: native,
        };
        network.apply(Change::DeleteVlan(vlan("v0", 1, 1, false))).await.unwrap();
        network.apply(Change::AddVlan(vlan("v0", 10, 10, true))).await.unwrap();
        network.apply(Change::AddVlan(vlan("v0", 20, 22, false))).await.unwrap();
        network.apply(Change::AddVlan(vlan("br7", 30, 30, false))).await.unwrap();
        let told = network.vlans("v0").await.unwrap();
        let wanted = [(10, true), (20, false), (21, false), (22, false)]
            .map(|(number, native)| vlan("v0", number, number, native));
        assert_eq!(told, wanted);
        let own: Vec<_> = network.vlans("br7").await.unwrap();
        assert_eq!(own.iter().map(|vlan| vlan.first).collect::<Vec<_>>(), [1, 30]);
    });
}

#[test]
fn an_interface_is_moved_to_another_namespace() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        // It is in its own namespace as soon as it says something.
        let mut other = Command::new("unshare")
            .args(["-n", "sh", "-c", "echo there; cat >/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = [0; 6];
        std::io::Read::read_exact(other.stdout.as_mut().unwrap(), &mut said).unwrap();
        let to = |namespace| LinkChange { namespace: Some(namespace), ..LinkChange::default() };
        let process = Namespace::Process(other.id());
        network.apply(change("v0", to(process))).await.unwrap();
        let path = Namespace::Path(format!("/proc/{}/ns/net", other.id()).into());
        network.apply(change("v1", to(path))).await.unwrap();
        let left: Vec<_> = network.links().await.unwrap();
        assert!(left.iter().all(|link| !link.name.starts_with('v')), "{left:?}");
        drop(other.stdin.take());
        other.wait().unwrap();
    });
}

#[test]
fn what_stands_in_the_way_is_named() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(bridge("br7")).await.unwrap();
        let error = |change| async { network.apply(change).await.unwrap_err().sentence() };
        assert_eq!(error(bridge("br7")).await, "cannot create the bridge 'br7': it exists already");
        assert_eq!(
            error(change("none7", LinkChange::up(true))).await,
            "cannot change network interface 'none7': there is no network interface 'none7'"
        );
        let on = LinkChange { master: Some(Some("none7".into())), ..LinkChange::default() };
        assert_eq!(
            error(change("br7", on)).await,
            "cannot change network interface 'br7': there is no network interface 'none7'"
        );
        let itself = LinkChange { master: Some(Some("br7".into())), ..LinkChange::default() };
        let said = error(change("br7", itself)).await;
        assert!(said.starts_with("cannot change network interface 'br7': "), "{said}");
        assert!(error(bridge("a name")).await.contains("contains a blank"), "names are checked");
        let absent = network.queues("none7").await.unwrap_err();
        assert!(matches!(absent, NetlinkError::Absent { .. }), "{absent}");
    });
}
