use super::*;

#[test]
fn sets_and_maps_are_made_used_and_changed() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let networks = Set { intervals: true, ..Set::new(table(), "networks", KeyKind::Ipv4) };
        let ports = Set::new(table(), "ports", KeyKind::Port);
        let guests = Set { verdicts: true, ..Set::new(table(), "guests", KeyKind::Interface) };
        let macs = Set::new(table(), "macs", KeyKind::Mac);
        let in_networks = vec![
            Element::network(prefix("10.0.0.0/8")),
            Element::address("192.168.1.5".parse().unwrap()),
        ];
        let in_ports = vec![Element::ports(22, 22), Element::ports(80, 80)];
        let in_guests = vec![
            Element::interface("vnet0").with(Verdict::Jump("other".into())),
            Element::interface("vnet1").with(Verdict::Accept),
        ];
        let in_macs = vec![Element::mac("52:54:00:00:00:07".parse().unwrap())];
        let rules = [
            vec![
                Match::ipv4().into(),
                Match::in_set(Field::SourceIpv4, "networks").into(),
                Verdict::Drop.into(),
            ],
            vec![
                Match::protocol(6).into(),
                Match::in_set(Field::DestinationPort, "ports").negated().into(),
                Verdict::Drop.into(),
            ],
            vec![Statement::VerdictMap { field: Field::InputInterface, map: "guests".into() }],
        ];
        let rules = rules.map(|statements| Rule::new(table(), "c", statements));
        let mut batch = Batch::replace(table())
            .then(Step::AddChain(Chain::regular(table(), "other")))
            .then(Step::AddChain(Chain::regular(table(), "c")));
        for (set, elements) in [
            (&networks, &in_networks),
            (&ports, &in_ports),
            (&guests, &in_guests),
            (&macs, &in_macs),
        ] {
            batch.0.push(Step::AddSet(set.clone()));
            batch.0.push(Step::AddElements(set.clone(), elements.clone()));
        }
        batch.0.extend(rules.iter().cloned().map(Step::AppendRule));
        filter.apply(batch).await.unwrap();
        let told = filter.ruleset(Some(table())).await.unwrap();
        assert_eq!(told.elements_of("networks"), in_networks);
        assert_eq!(told.elements_of("ports"), in_ports);
        assert_eq!(told.elements_of("guests"), in_guests);
        assert_eq!(told.elements_of("macs"), in_macs);
        assert_eq!(told.elements_of("none"), []);
        let sets: Vec<_> = told.sets.iter().map(|(set, _)| set.clone()).collect();
        assert_eq!(sets, [networks.clone(), ports.clone(), guests, macs]);
        assert_eq!(told.rules.iter().map(Rule::as_asked).collect::<Vec<_>>(), rules);
        if let Some(printed) = printed("c") {
            let words =
                ["ip saddr @networks drop", "tcp dport != @ports drop", "iifname vmap @guests"];
            assert_eq!(printed, words);
            let sets = listed("set").unwrap();
            let elements = |name: &str| {
                sets.iter().find(|set| set["name"] == name).unwrap()["elem"].to_string()
            };
            let networks = "[{\"prefix\":{\"addr\":\"10.0.0.0\",\"len\":8}},\"192.168.1.5\"]";
            assert_eq!(elements("networks"), networks);
            assert_eq!(elements("ports"), "[22,80]");
            assert_eq!(elements("macs"), "[\"52:54:00:00:00:07\"]");
        }
        // A change of elements in one batch.
        let batch = Batch::new()
            .then(Step::DeleteElements(ports.clone(), vec![Element::ports(22, 22)]))
            .then(Step::AddElements(ports.clone(), vec![Element::ports(443, 443)]))
            .then(Step::DeleteElements(networks, in_networks[..1].to_vec()));
        filter.apply(batch).await.unwrap();
        let told = filter.ruleset(Some(table())).await.unwrap();
        assert_eq!(told.elements_of("ports"), [Element::ports(80, 80), Element::ports(443, 443)]);
        assert_eq!(told.elements_of("networks"), &in_networks[1..]);
        // A set that a rule uses stays.
        let error = filter.apply(Batch::new().then(Step::DeleteSet(ports))).await.unwrap_err();
        assert!(
            error.sentence().starts_with("cannot delete set 'ports' of nftables table 'inet t7'"),
            "{}",
            error.sentence()
        );
    });
}
