//! Monitors that are connected to a peer.

use ostler_qmp::{EventReceiver, Handshake, Monitor, MonitorOptions, event_channel};
use ostler_qmp_peer::Peer;
use tokio::net::UnixStream;

/// A peer and the monitor that is connected to it.
pub(crate) fn connected(options: MonitorOptions) -> (Peer, Monitor, Handshake, EventReceiver) {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let (handler, events) = event_channel();
    let (monitor, handshake) = Monitor::start(ours, options, handler);
    (Peer::new(theirs), monitor, handshake, events)
}

/// The same, with the handshake done.
pub(crate) async fn ready(options: MonitorOptions) -> (Peer, Monitor, EventReceiver) {
    let (mut peer, monitor, handshake, events) = connected(options);
    peer.shake_hands().await;
    let greeting = handshake.complete().await.unwrap();
    assert_eq!(greeting.version.qemu.major, 7);
    (peer, monitor, events)
}
