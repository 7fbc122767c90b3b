//! Places where display servers listen.

use ostler_model::domain::Listen;

/// Address or socket on which a display server listens.
pub(super) enum Place {
    /// On this address.
    Address(String),
    /// On this unix socket.
    Socket(String),
    /// Nowhere: only descriptors that are passed lead to it.
    Nowhere,
}

/// Chooses the place. `auto_socket` is the socket to take where the settings want
/// sockets instead of ports.
pub(super) fn place(
    listens: &[Listen],
    old_address: Option<&str>,
    old_socket: Option<&str>,
    default_socket: String,
    auto_socket: bool,
) -> Place {
    // The servers' default in qemu.conf.
    const LOCAL: &str = "127.0.0.1";
    if let Some(socket) = old_socket.filter(|_| listens.is_empty()) {
        return Place::Socket(socket.to_owned());
    }
    match listens.first() {
        Some(Listen::None) => Place::Nowhere,
        Some(Listen::Socket(socket)) => {
            Place::Socket(socket.socket.as_deref().map_or(default_socket, str::to_owned))
        }
        Some(Listen::Network(network)) => {
            Place::Address(network.address.as_deref().unwrap_or(LOCAL).to_owned())
        }
        Some(Listen::Address(address)) => match address.address.as_deref().or(old_address) {
            Some(address) => Place::Address(address.to_owned()),
            None if auto_socket => Place::Socket(default_socket),
            None => Place::Address(LOCAL.to_owned()),
        },
        None => Place::Address(old_address.unwrap_or(LOCAL).to_owned()),
    }
}
