use super::*;

/// Makes a chain with one rule for each list of statements, and has each told
/// as it was made, and by `nft` in these words.
async fn check(filter: &Nftables, base: BaseChain, rules: Vec<(Vec<Statement>, &str)>) {
    let chain = Chain { table: table(), name: "c".into(), base: Some(base) };
    let other = Chain::regular(table(), "other");
    let mut batch = Batch::replace(table())
        .then(Step::AddChain(other.clone()))
        .then(Step::AddChain(chain.clone()));
    let made: Vec<_> =
        rules.iter().map(|(statements, _)| Rule::new(table(), "c", statements.clone())).collect();
    batch.0.extend(made.iter().cloned().map(Step::AppendRule));
    filter.apply(batch).await.unwrap();
    let ruleset = filter.ruleset(Some(table())).await.unwrap();
    assert_eq!(ruleset.chains, [other, chain]);
    let told: Vec<_> = ruleset.rules_of("c").map(Rule::as_asked).collect();
    assert_eq!(told, made);
    if let Some(printed) = printed("c") {
        let words: Vec<_> = rules.iter().map(|(_, words)| *words).collect();
        assert_eq!(printed, words);
    }
}

fn base(kind: ChainKind, hook: Hook, priority: i32) -> BaseChain {
    BaseChain { kind, hook, priority, accept: true }
}

/// The rules that a network with translated addresses needs.
#[test]
fn a_network_behind_one_address() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let inside = prefix("192.168.122.0/24");
        let connected = [ConnectionState::Established, ConnectionState::Related];
        let forward = vec![
            (
                vec![
                    Match::output_interface("virbr0").into(),
                    Match::ipv4().into(),
                    Match::to(inside).into(),
                    Match::connection(&connected).into(),
                    Statement::counter(),
                    Verdict::Accept.into(),
                ],
                "oifname \"virbr0\" ip daddr 192.168.122.0/24 ct state established,related counter accept",
            ),
            (
                vec![
                    Match::input_interface("virbr0").into(),
                    Match::output_interface("virbr0").into(),
                    Statement::counter(),
                    Verdict::Accept.into(),
                ],
                "iifname \"virbr0\" oifname \"virbr0\" counter accept",
            ),
            (
                vec![
                    Match::output_interface("virbr0").into(),
                    Statement::counter(),
                    Statement::Reject(Reject::Icmpx(1)),
                ],
                "oifname \"virbr0\" counter reject",
            ),
            (
                vec![
                    Match::input_interface("vnet*").negated().into(),
                    Verdict::Jump("other".into()).into(),
                ],
                "iifname != \"vnet*\" jump other",
            ),
        ];
        check(&filter, base(ChainKind::Filter, Hook::Forward, 0), forward).await;
        let outside = || Match::to(inside).negated().into();
        let from = || [Match::ipv4().into(), Match::from(inside).into()];
        let translate = vec![
            (
                [
                    from().to_vec(),
                    vec![Match::to(prefix("224.0.0.0/24")).into(), Verdict::Return.into()],
                ]
                .concat(),
                "ip saddr 192.168.122.0/24 ip daddr 224.0.0.0/24 return",
            ),
            (
                [
                    vec![Match::protocol(6).into()],
                    from().to_vec(),
                    vec![
                        outside(),
                        Statement::Masquerade { ports: Some((1024, 65535)), random: false },
                    ],
                ]
                .concat(),
                "meta l4proto 6 ip saddr 192.168.122.0/24 ip daddr != 192.168.122.0/24 masquerade to :1024-65535",
            ),
            (
                [
                    from().to_vec(),
                    vec![outside(), Statement::Masquerade { ports: None, random: true }],
                ]
                .concat(),
                "ip saddr 192.168.122.0/24 ip daddr != 192.168.122.0/24 masquerade random",
            ),
            (
                [
                    vec![Match::protocol(17).into()],
                    from().to_vec(),
                    vec![Statement::SourceNat(Nat {
                        addresses: ("1.2.3.4".parse().unwrap(), "1.2.3.9".parse().unwrap()),
                        ports: Some((1024, 65535)),
                    })],
                ]
                .concat(),
                "meta l4proto 17 ip saddr 192.168.122.0/24 snat ip to 1.2.3.4-1.2.3.9:1024-65535",
            ),
        ];
        check(&filter, base(ChainKind::Nat, Hook::Postrouting, 100), translate).await;
        let redirect = vec![(
            vec![
                Match::protocol(6).into(),
                Match::to_ports(80, 80).into(),
                Match::ipv6().into(),
                Statement::DestinationNat(Nat {
                    addresses: ("fd00::7".parse().unwrap(), "fd00::7".parse().unwrap()),
                    ports: Some((8080, 8080)),
                }),
            ],
            "tcp dport 80 meta nfproto ipv6 dnat ip6 to [fd00::7]:8080",
        )];
        check(&filter, base(ChainKind::Nat, Hook::Prerouting, -100), redirect).await;
    });
}

/// The kinds of matches that filters of guests have.
#[test]
fn filters_of_guests() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let tcp = || Match::protocol(6).into();
        let rules = vec![
            (
                vec![tcp(), Match::to_ports(22, 22).into(), Verdict::Accept.into()],
                "tcp dport 22 accept",
            ),
            (
                vec![tcp(), Match::from_ports(1000, 2000).into(), Verdict::Drop.into()],
                "tcp sport 1000-2000 drop",
            ),
            (
                vec![
                    tcp(),
                    Match::to_ports(10, 20).negated().into(),
                    Statement::Reject(Reject::TcpReset),
                ],
                "tcp dport != 10-20 reject with tcp reset",
            ),
            (vec![Match::mark(7).into(), Verdict::Return.into()], "meta mark 0x00000007 return"),
            (
                vec![
                    Match::ipv6().into(),
                    Match::from(prefix("fd00:7::/32")).into(),
                    Verdict::Goto("other".into()).into(),
                ],
                "ip6 saddr fd00:7::/32 goto other",
            ),
            (
                vec![
                    Match::ipv4().into(),
                    Match::from_range("10.0.0.3".parse().unwrap(), "10.0.0.9".parse().unwrap())
                        .into(),
                    Verdict::Continue.into(),
                ],
                "ip saddr 10.0.0.3-10.0.0.9 continue",
            ),
            (
                vec![
                    Match::connection(&[ConnectionState::Invalid]).negated().into(),
                    Statement::counter(),
                ],
                "ct state ! invalid counter",
            ),
        ];
        check(&filter, base(ChainKind::Filter, Hook::Input, -5), rules).await;
    });
}

#[test]
fn frames_on_a_bridge() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let table = Table::new(Family::Bridge, "b7");
        let chain = Chain {
            table: table.clone(),
            name: "c".into(),
            base: Some(base(ChainKind::Filter, Hook::Prerouting, -300)),
        };
        let arp_request = Field::Payload { base: Base::Network, offset: 6, length: 2 };
        let statements = vec![
            Match::from_mac("52:54:00:00:00:07".parse().unwrap()).negated().into(),
            Match::ether_type(0x0806).into(),
            Match { field: arp_request, test: Test::Is(vec![0, 1]) }.into(),
            Verdict::Drop.into(),
        ];
        let rule = Rule {
            comment: Some("no spoofing of 'x' – ever".into()),
            ..Rule::new(table.clone(), "c", statements)
        };
        let batch = Batch::new()
            .then(Step::AddTable(table.clone()))
            .then(Step::AddChain(chain))
            .then(Step::AppendRule(rule.clone()));
        filter.apply(batch).await.unwrap();
        let told = filter.ruleset(Some(table)).await.unwrap();
        assert_eq!(told.rules.iter().map(Rule::as_asked).collect::<Vec<_>>(), [rule]);
        if let Some(rules) = listed("rule") {
            assert_eq!(rules[0]["comment"], "no spoofing of 'x' – ever");
        }
    });
}

/// Rules of others are told so that they can be put back as they were.
#[test]
fn rules_of_others_are_kept_as_they_are() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        let made = "table inet t7 {
        chain c {
            type nat hook postrouting priority 100;
            limit rate 5/second burst 7 packets accept
            tcp dport 10-20 tcp flags syn / syn,ack log prefix \"x\" drop
            ip saddr 10.1.2.0/24 ct state established counter masquerade
        }
}";
        if !available(&filter).await || !nft(made) {
            return;
        }
        let before = printed("c").unwrap();
        let told = filter.ruleset(Some(table())).await.unwrap();
        let range = Match::to_ports(10, 20).into();
        assert!(told.rules[1].statements.contains(&range), "{:?}", told.rules[1]);
        let mut batch = Batch::replace(table()).then(Step::AddChain(Chain::regular(table(), "c")));
        batch.0.extend(told.rules.iter().map(|rule| Step::AppendRule(rule.as_asked())));
        filter.apply(batch).await.unwrap();
        assert_eq!(printed("c").unwrap(), before);
    });
}
