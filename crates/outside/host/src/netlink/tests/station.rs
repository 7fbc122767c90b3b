use super::*;
use std::net::IpAddr;

fn prefix(text: &str) -> IpPrefix {
    let (address, length) = text.split_once('/').unwrap();
    IpPrefix::new(address.parse().unwrap(), length.parse().unwrap()).unwrap()
}

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn addresses_are_given_listed_and_taken() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(bridge("br7")).await.unwrap();
        let four = InterfaceAddress::new("br7", prefix("192.168.7.1/24"));
        let six = InterfaceAddress {
            no_duplicate_detection: true,
            ..InterfaceAddress::new("br7", prefix("fd00:7::1/64"))
        };
        for address in [&four, &six] {
            network.apply(Change::AddAddress(address.clone())).await.unwrap();
        }
        let told = network.addresses().await.unwrap();
        let broadcast = Some("192.168.7.255".parse().unwrap());
        assert!(told.contains(&InterfaceAddress { broadcast, ..four.clone() }), "{told:?}");
        assert!(told.contains(&six), "{told:?}");
        if let Some(shown) = json("ip -j -4 addr show br7") {
            let shown = &shown[0]["addr_info"][0];
            assert_eq!((&shown["local"], &shown["prefixlen"]), (&"192.168.7.1".into(), &24.into()));
            assert_eq!(shown["broadcast"], "192.168.7.255");
        }
        let twice = network.apply(Change::AddAddress(four.clone())).await.unwrap_err();
        assert_eq!(
            twice.sentence(),
            "cannot add address 192.168.7.1/24 to 'br7': it exists already"
        );
        for address in [four, six] {
            network.apply(Change::DeleteAddress(address.clone())).await.unwrap();
            let again = network.apply(Change::DeleteAddress(address)).await.unwrap_err();
            assert_eq!(again.number(), Some(libc::EADDRNOTAVAIL));
        }
    });
}

#[test]
fn routes_are_added_listed_and_deleted() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        for name in ["v0", "v1"] {
            network.apply(change(name, LinkChange::up(true))).await.unwrap();
        }
        let address = InterfaceAddress::new("v0", prefix("10.7.0.1/24"));
        network.apply(Change::AddAddress(address)).await.unwrap();
        let via = |destination: &str, gateway: Option<&str>| Route {
            destination: prefix(destination),
            gateway: gateway.map(ip),
            interface: Some("v0".into()),
            metric: Some(77),
            source: None,
        };
        let routes = [
            via("10.8.0.0/16", Some("10.7.0.9")),
            via("0.0.0.0/0", Some("10.7.0.9")),
            via("10.9.0.0/16", None),
            via("fd00:9::/32", None),
        ];
        for route in &routes {
            network.apply(Change::AddRoute(route.clone())).await.unwrap();
        }
        let told = network.routes().await.unwrap();
        for route in &routes {
            assert!(told.contains(route), "{route:?} in {told:?}");
        }
        let connected = prefix("10.7.0.0/24");
        let connected = told.iter().find(|route| route.destination == connected).unwrap();
        assert_eq!(connected.source, Some(ip("10.7.0.1")));
        if let Some(shown) = json("ip -j route show 10.8.0.0/16") {
            assert_eq!(
                (&shown[0]["gateway"], &shown[0]["metric"]),
                (&"10.7.0.9".into(), &77.into())
            );
        }
        for route in routes {
            network.apply(Change::DeleteRoute(route)).await.unwrap();
        }
        assert!(network.routes().await.unwrap().iter().all(|route| route.metric != Some(77)));
    });
}

#[test]
fn neighbours_are_set_listed_and_forgotten() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        network.apply(change("v0", LinkChange::up(true))).await.unwrap();
        for address in ["10.7.0.9", "fd00:7::9"] {
            let neighbour = Neighbour {
                interface: "v0".into(),
                address: ip(address),
                mac: Some("52:54:00:00:00:09".parse().unwrap()),
                permanent: true,
            };
            network.apply(Change::SetNeighbour(neighbour.clone())).await.unwrap();
            // Setting it once more changes it.
            let moved = Neighbour { mac: "52:54:00:00:00:0a".parse().ok(), ..neighbour };
            network.apply(Change::SetNeighbour(moved.clone())).await.unwrap();
            let told = network.neighbours().await.unwrap();
            assert!(told.contains(&moved), "{told:?}");
            if let Some(shown) = json("ip -j neigh") {
                let shown = shown.as_array().unwrap().iter().find(|one| one["dst"] == address);
                let shown = shown.unwrap();
                assert_eq!(
                    (&shown["lladdr"], &shown["state"][0]),
                    (&"52:54:00:00:00:0a".into(), &"PERMANENT".into())
                );
            }
            network.apply(Change::DeleteNeighbour(moved.clone())).await.unwrap();
            assert!(!network.neighbours().await.unwrap().contains(&moved));
        }
    });
}

#[test]
fn addresses_behind_ports_are_set_listed_and_deleted() {
    in_private_namespace(async || {
        let network = Netlink::open().unwrap();
        network.apply(bridge("br7")).await.unwrap();
        network.apply(veth("v0", "v1")).await.unwrap();
        let on = LinkChange { master: Some(Some("br7".into())), ..LinkChange::up(true) };
        network.apply(change("v0", on)).await.unwrap();
        let entry = ForwardingEntry::fixed("v0", "52:54:00:00:00:09".parse().unwrap());
        network.apply(Change::AddForwarding(entry.clone())).await.unwrap();
        let told = network.forwarding().await.unwrap();
        assert!(told.contains(&entry), "{told:?}");
        // The port's own address is there as the host's.
        let own = network.link("v0").await.unwrap().unwrap().mac.unwrap();
        assert!(told.iter().any(|entry| entry.mac == own && entry.local), "{told:?}");
        if let Some(shown) = json("bridge -j fdb show dev v0") {
            let shown = shown.as_array().unwrap().clone();
            let shown = shown.iter().find(|one| one["mac"] == "52:54:00:00:00:09").unwrap();
            assert_eq!((&shown["state"], &shown["master"]), (&"static".into(), &"br7".into()));
        }
        network.apply(Change::DeleteForwarding(entry.clone())).await.unwrap();
        assert!(!network.forwarding().await.unwrap().contains(&entry));
    });
}
