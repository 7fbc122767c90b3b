//! Fields of packets that rules compare.

/// A field of a packet, or of what the kernel knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Name of the interface that it came in by: 16 bytes, filled up with zeros.
    InputInterface,
    /// Name of the interface that it leaves by: 16 bytes, filled up with zeros.
    OutputInterface,
    /// Family: 2 for IPv4, 10 for IPv6. One byte.
    Family,
    /// Number of the protocol above IP (6 is TCP). One byte.
    Protocol,
    /// Mark, in the host's byte order. Four bytes.
    Mark,
    /// Bits of [`ConnectionState`], in the host's byte order. Four bytes.
    ConnectionState,
    /// Sender's IPv4 address.
    SourceIpv4,
    /// Receiver's IPv4 address.
    DestinationIpv4,
    /// Sender's IPv6 address.
    SourceIpv6,
    /// Receiver's IPv6 address.
    DestinationIpv6,
    /// Sender's port, of TCP, UDP and the like.
    SourcePort,
    /// Receiver's port.
    DestinationPort,
    /// Sender's MAC address.
    SourceMac,
    /// Receiver's MAC address.
    DestinationMac,
    /// Protocol of an Ethernet frame (0x0800 is IPv4). Two bytes.
    EtherType,
    /// Bytes anywhere in the packet.
    Payload {
        /// Header that they are counted from.
        base: Base,
        /// Offset of the first, in bytes.
        offset: u32,
        /// Number of them: 1 to 16.
        length: u32,
    },
}

/// A header of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// Ethernet's.
    Link,
    /// The network's: IP, or ARP.
    Network,
    /// Of the protocol above IP.
    Transport,
}

impl Base {
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Link => 0,
            Self::Network => 1,
            Self::Transport => 2,
        }
    }

    fn from_number(number: u32) -> Option<Self> {
        [Self::Link, Self::Network, Self::Transport]
            .into_iter()
            .find(|base| base.number() == number)
    }
}

/// How the kernel reads a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    Meta { key: u32, length: u32 },
    Connection { key: u32, length: u32 },
    Payload { base: Base, offset: u32, length: u32 },
}

impl Load {
    pub(super) fn length(self) -> u32 {
        match self {
            Self::Meta { length, .. }
            | Self::Connection { length, .. }
            | Self::Payload { length, .. } => length,
        }
    }
}

impl Field {
    /// Those that are not named by their bytes.
    const NAMED: [Self; 15] = [
        Self::InputInterface,
        Self::OutputInterface,
        Self::Family,
        Self::Protocol,
        Self::Mark,
        Self::ConnectionState,
        Self::SourceIpv4,
        Self::DestinationIpv4,
        Self::SourceIpv6,
        Self::DestinationIpv6,
        Self::SourcePort,
        Self::DestinationPort,
        Self::SourceMac,
        Self::DestinationMac,
        Self::EtherType,
    ];

    pub(super) fn load(self) -> Load {
        let meta = |key, length| Load::Meta { key, length };
        let payload = |base, offset, length| Load::Payload { base, offset, length };
        match self {
            Self::InputInterface => meta(6, 16),
            Self::OutputInterface => meta(7, 16),
            Self::Family => meta(15, 1),
            Self::Protocol => meta(16, 1),
            Self::Mark => meta(3, 4),
            Self::ConnectionState => Load::Connection { key: 0, length: 4 },
            Self::SourceIpv4 => payload(Base::Network, 12, 4),
            Self::DestinationIpv4 => payload(Base::Network, 16, 4),
            Self::SourceIpv6 => payload(Base::Network, 8, 16),
            Self::DestinationIpv6 => payload(Base::Network, 24, 16),
            Self::SourcePort => payload(Base::Transport, 0, 2),
            Self::DestinationPort => payload(Base::Transport, 2, 2),
            Self::SourceMac => payload(Base::Link, 6, 6),
            Self::DestinationMac => payload(Base::Link, 0, 6),
            Self::EtherType => payload(Base::Link, 12, 2),
            Self::Payload { base, offset, length } => payload(base, offset, length),
        }
    }

    pub(super) fn of_meta(key: u32) -> Option<Self> {
        Self::NAMED
            .into_iter()
            .find(|field| matches!(field.load(), Load::Meta { key: known, .. } if known == key))
    }

    pub(super) fn of_connection(key: u32) -> Option<Self> {
        (key == 0).then_some(Self::ConnectionState)
    }

    pub(super) fn of_payload(base: u32, offset: u32, length: u32) -> Option<Self> {
        let base = Base::from_number(base)?;
        let load = Load::Payload { base, offset, length };
        let named = Self::NAMED.into_iter().find(|field| field.load() == load);
        Some(named.unwrap_or(Self::Payload { base, offset, length }))
    }
}

/// A state of a packet's connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionState {
    /// It belongs to no connection, and could not begin one.
    Invalid,
    /// Packets have gone both ways.
    Established,
    /// It begins a connection that belongs to another.
    Related,
    /// It begins a connection.
    New,
    /// It is not followed.
    Untracked,
}

impl ConnectionState {
    /// The kernel's bit of the state.
    #[must_use]
    pub fn bit(self) -> u32 {
        match self {
            Self::Invalid => 1,
            Self::Established => 2,
            Self::Related => 4,
            Self::New => 8,
            Self::Untracked => 64,
        }
    }
}
