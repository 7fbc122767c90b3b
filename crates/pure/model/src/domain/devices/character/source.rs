//! The host's end of a character device.

use crate::domain::DeviceLabel;
use ostler_xml::{
    Element, List, OnOff, Reader, Result, Source, Text, Writer, YesNo, choice, element,
    enumeration,
    part::{attr, attr_of, child, group, items, live, read_only},
};

choice! {
    /// The host's end of a character device.
    pub enum CharacterSource by "type" {
        /// Nothing.
        "null" => Null,
        /// A console of the emulator's own window.
        "vc" => VirtualConsole,
        /// A pseudo terminal, whose name is known while the domain runs.
        "pty" => Pty(Source<PtySource>),
        /// A device of the host.
        "dev" => Device(Source<PathSource>),
        /// A file that is written.
        "file" => File(Source<PathSource>),
        /// A named pipe.
        "pipe" => Pipe(Source<PathSource>),
        /// The emulator's own input and output.
        "stdio" => Stdio,
        /// UDP.
        "udp" => Udp(Box<UdpSource>),
        /// TCP.
        "tcp" => Tcp(Box<TcpSource>),
        /// A UNIX socket.
        "unix" => Unix(Box<UnixSocket>),
        /// The channel of SPICE's agent.
        "spicevmc" => SpiceVmc,
        /// A named channel of SPICE.
        "spiceport" => SpicePort(Source<ChannelName>),
        /// A pair of devices of FreeBSD.
        "nmdm" => NullModem(Box<Source<NullModemSource>>),
        /// The emulator's own implementation of SPICE's agent.
        "qemu-vdagent" => QemuVdagent(Source<VdagentSource>),
        /// A named channel of D-Bus.
        "dbus" => Dbus(Source<ChannelName>),
    }
}

element! {
    /// A pseudo terminal.
    #[derive(Default)]
    pub struct PtySource {
        pub path: Option<Text> = live(attr("path")),
        pub labels: List<DeviceLabel> = items("seclabel"),
    }
}

element! {
    /// A path.
    #[derive(Default)]
    pub struct PathSource {
        pub path: Option<Text> = attr("path"),
        pub append: Option<OnOff> = attr("append"),
        pub labels: List<DeviceLabel> = items("seclabel"),
    }
}

enumeration! {
    /// Who connects to whom.
    pub enum SocketMode { Connect = "connect", Bind = "bind" }
}

element! {
    /// `<reconnect>`: whether and after how many seconds a lost connection is
    /// made again.
    #[derive(Default, Copy)]
    pub struct Reconnect {
        pub enabled: Option<YesNo> = attr("enabled"),
        pub timeout: Option<u32> = attr("timeout"),
        pub delay: Option<u32> = attr("delay"),
    }
}

element! {
    /// A UNIX socket, over which nothing but raw bytes goes.
    #[derive(Default)]
    pub struct UnixSocket {
        pub source: Source<UnixSource> = group(),
        pub protocol: Option<TcpProtocol> = read_only(attr_of("protocol", "type")),
    }
}

element! {
    /// `<source>` of a UNIX socket.
    #[derive(Default)]
    pub struct UnixSource {
        pub mode: Option<SocketMode> = attr("mode"),
        pub path: Option<Text> = attr("path"),
        pub reconnect: Option<Reconnect> = child("reconnect"),
        pub labels: List<DeviceLabel> = items("seclabel"),
    }
}

enumeration! {
    /// The protocol that is spoken over TCP.
    pub enum TcpProtocol { Raw = "raw", Telnet = "telnet", Telnets = "telnets", Tls = "tls" }
}

element! {
    /// TCP.
    #[derive(Default)]
    pub struct TcpSource {
        pub source: Source<TcpEnd> = group(),
        pub protocol: Option<TcpProtocol> = attr_of("protocol", "type"),
    }
}

element! {
    /// `<source>` of TCP.
    #[derive(Default)]
    pub struct TcpEnd {
        pub mode: Option<SocketMode> = attr("mode"),
        pub host: Option<Text> = attr("host"),
        pub service: Option<Text> = attr("service"),
        pub tls: Option<YesNo> = attr("tls"),
        pub reconnect: Option<Reconnect> = child("reconnect"),
        pub labels: List<DeviceLabel> = items("seclabel"),
    }
}

/// UDP: two `<source>` elements, of which either may be missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UdpSource {
    /// The address at which the emulator listens.
    pub bind: Option<UdpEnd>,
    /// The address to which it sends.
    pub connect: Option<UdpEnd>,
}

element! {
    /// One `<source>` of UDP.
    pub struct UdpEnd {
        pub mode: Option<SocketMode> = attr("mode"),
        pub host: Option<Text> = attr("host"),
        pub service: Option<Text> = attr("service"),
    }
}

impl Element for UdpSource {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        let mut udp = Self::default();
        while let Some(mut source) = reader.child("source") {
            let end = UdpEnd::read(&mut source)?;
            let place = match end.mode {
                Some(SocketMode::Bind) => &mut udp.bind,
                _ => &mut udp.connect,
            };
            if place.is_some() {
                return Err(source.error(ostler_xml::Problem::RepeatedElement));
            }
            *place = Some(UdpEnd { mode: end.mode.or(Some(SocketMode::Connect)), ..end });
            source.finish()?;
        }
        // The protocol of TCP may stand there and says nothing.
        attr_of_nothing(reader)?;
        Ok(udp)
    }

    fn write_attributes(&self, _writer: &mut Writer) {}

    fn write_content(&self, writer: &mut Writer) {
        for end in self.bind.iter().chain(&self.connect) {
            writer.element("source", end);
        }
    }
}

/// Takes a `<protocol>` that has no meaning.
fn attr_of_nothing(reader: &mut Reader<'_, '_>) -> Result<()> {
    let _: Option<TcpProtocol> = ostler_xml::Part::read(&attr_of("protocol", "type"), reader)?;
    Ok(())
}

element! {
    /// `<source channel='...'/>`.
    #[derive(Default)]
    pub struct ChannelName {
        pub channel: Option<Text> = attr("channel"),
    }
}

element! {
    /// `<source master='...' slave='...'/>`.
    #[derive(Default)]
    pub struct NullModemSource {
        pub master: Option<Text> = attr("master"),
        pub slave: Option<Text> = attr("slave"),
    }
}

enumeration! {
    /// Whose position of the mouse counts.
    pub enum MouseMode { Client = "client", Server = "server" }
}

element! {
    /// `<source>` of the agent in the emulator.
    #[derive(Default, Copy)]
    pub struct VdagentSource {
        pub clipboard: Option<YesNo> = attr_of("clipboard", "copypaste"),
        pub mouse: Option<MouseMode> = attr_of("mouse", "mode"),
    }
}

element! {
    /// `<log>`: a file that gets all that the guest writes.
    pub struct CharacterLog {
        pub file: Text = ostler_xml::part::required("file"),
        pub append: Option<OnOff> = attr("append"),
    }
}

impl CharacterSource {
    /// The name of the pseudo terminal that stands behind it now.
    #[must_use]
    pub fn pty_path(&self) -> Option<&str> {
        match self {
            Self::Pty(pty) => pty.path.as_deref(),
            _ => None,
        }
    }
}
