//! The backend of a character device: `-chardev` and `chardev-add`.

mod notation;

/// The backend of a character device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chardev {
    /// The backend's id, `char` and the device's alias for most.
    pub id: String,
    /// Destination of the bytes.
    pub backend: Backend,
    /// A file that gets a copy of what the guest says.
    pub log: Option<LogFile>,
}

/// The file with the copy, as QEMU opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFile {
    /// Its path, `/dev/fdset/N` for a descriptor that was passed.
    pub path: String,
    /// Whether what is there is kept.
    pub append: Option<bool>,
}

/// Destination of the bytes of a character device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend {
    /// Nowhere.
    Null,
    /// A text console in QEMU's own window.
    Vc,
    /// A pseudo terminal.
    Pty,
    /// QEMU's own input and output.
    Stdio,
    /// A file; what is there is kept or not.
    File { path: String, append: Option<bool> },
    /// A pair of named pipes.
    Pipe { path: String },
    /// The host's serial port.
    Serial { path: String },
    /// The host's parallel port.
    Parallel { path: String },
    /// Datagrams.
    Udp { host: String, port: String, local_host: String, local_port: String },
    /// A TCP connection.
    Tcp {
        host: String,
        port: String,
        telnet: bool,
        socket: SocketRole,
        credentials: Option<String>,
    },
    /// A unix socket.
    Unix { address: UnixAddress, socket: SocketRole },
    /// A channel of a SPICE client.
    SpiceVmc { name: &'static str },
    /// A named port of a SPICE client.
    SpicePort { name: String },
    /// QEMU's own SPICE agent.
    Vdagent { clipboard: bool, mouse: bool },
    /// A named channel on D-Bus.
    Dbus { name: String },
}

/// Who calls whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SocketRole {
    /// QEMU listens and does not wait for the first client.
    Server,
    /// QEMU connects, and again after so long when it lost the connection.
    Client(Option<Reconnect>),
}

/// The time before another attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reconnect {
    /// In the unit of QEMU before 9.2.
    Seconds(u32),
    /// In the unit of QEMU since 9.2.
    Milliseconds(u64),
}

/// How a unix socket is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnixAddress {
    /// By its path.
    Path(String),
    /// By a descriptor of the socket, which is listening already.
    Descriptor(String),
}
