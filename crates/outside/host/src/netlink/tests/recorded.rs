use super::*;

#[tokio::test]
async fn a_recorded_network_answers_and_notes_what_it_is_asked() {
    let link = Link { index: 3, name: "br7".into(), mtu: 1500, ..Link::default() };
    let queue = Queue {
        interface: "br7".into(),
        parent: Handle::ROOT,
        handle: Handle::new(1, 0),
        kind: QueueKind::FqCodel,
    };
    let network = Netlink::recorded(RecordedNetwork {
        links: vec![link.clone()],
        queues: vec![queue.clone()],
        refused: vec![(bridge("br7"), libc::EEXIST)],
        ..RecordedNetwork::default()
    });
    assert_eq!(network.link("br7").await.unwrap(), Some(link));
    assert_eq!(network.link("br8").await.unwrap(), None);
    assert_eq!(network.queues("br7").await.unwrap(), [queue]);
    assert_eq!(network.queues("br8").await.unwrap(), []);
    let refused = network.apply(bridge("br7")).await.unwrap_err();
    assert!(matches!(refused, NetlinkError::Exists { .. }), "{refused}");
    network.apply(bridge("br8")).await.unwrap();
    // A name that the kernel would not take is refused before anything is asked.
    network.apply(bridge("b r")).await.unwrap_err();
    assert_eq!(network.clone().recorded_changes(), [bridge("br7"), bridge("br8")]);
}
