//! The two notations of a character device's backend.
//!
//! `-chardev` takes a flat comma list, `chardev-add` a nested object with
//! other names: QEMU's `qapi/char.json`.

use super::{Backend, Chardev, Reconnect, SocketRole, UnixAddress};
use crate::arguments::{CommaList, Properties};

impl Chardev {
    /// The value of `-chardev`.
    #[must_use]
    pub fn to_list(&self) -> CommaList {
        let mut list = CommaList::first(self.backend.kind()).with("id", &self.id);
        match &self.backend {
            Backend::Null | Backend::Vc | Backend::Pty | Backend::Stdio => {}
            Backend::File { path, append } => {
                list.set("path", path);
                list.switch_some("append", *append);
            }
            Backend::Pipe { path } | Backend::Serial { path } | Backend::Parallel { path } => {
                list.set("path", path);
            }
            Backend::Udp { host, port, local_host, local_port } => {
                list.set("host", host);
                list.set("port", port);
                list.set("localaddr", local_host);
                list.set("localport", local_port);
            }
            Backend::Tcp { host, port, telnet, socket, credentials } => {
                list.set("host", host);
                list.set("port", port);
                if *telnet {
                    list.switch("telnet", true);
                }
                socket.write(&mut list);
                list.set_some("tls-creds", credentials.as_ref());
            }
            Backend::Unix { address, socket } => {
                match address {
                    UnixAddress::Path(path) => list.set("path", path),
                    UnixAddress::Descriptor(descriptor) => list.set("fd", descriptor),
                }
                socket.write(&mut list);
            }
            Backend::SpiceVmc { name } => list.set("name", name),
            Backend::SpicePort { name } | Backend::Dbus { name } => list.set("name", name),
            Backend::Vdagent { clipboard, mouse } => {
                list.set("name", "vdagent");
                list.switch("clipboard", *clipboard);
                list.switch("mouse", *mouse);
            }
        }
        if let Some(log) = &self.log {
            list.set("logfile", &log.path);
            list.switch_some("logappend", log.append);
        }
        list
    }

    /// The arguments of `chardev-add`.
    #[must_use]
    pub fn to_qmp(&self) -> Properties {
        Properties::new().with("id", &self.id).with("backend", self.backend())
    }

    /// The backend as `chardev-add` takes it.
    pub(crate) fn backend(&self) -> Properties {
        let mut data = self.backend.qmp_data();
        if let Some(log) = &self.log {
            data.set("logfile", &log.path);
            data.set_some("logappend", log.append);
        }
        Properties::new().with("type", self.backend.qmp_kind()).with("data", data)
    }
}

impl Backend {
    /// The name in `-chardev`.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Vc => "vc",
            Self::Pty => "pty",
            Self::Stdio => "stdio",
            Self::File { .. } => "file",
            Self::Pipe { .. } => "pipe",
            Self::Serial { .. } => "serial",
            Self::Parallel { .. } => "parallel",
            Self::Udp { .. } => "udp",
            Self::Tcp { .. } | Self::Unix { .. } => "socket",
            Self::SpiceVmc { .. } => "spicevmc",
            Self::SpicePort { .. } => "spiceport",
            Self::Vdagent { .. } => "qemu-vdagent",
            Self::Dbus { .. } => "dbus",
        }
    }

    /// The name in QMP.
    const fn qmp_kind(&self) -> &'static str {
        self.kind()
    }

    fn qmp_data(&self) -> Properties {
        let data = Properties::new();
        match self {
            Self::Null | Self::Vc | Self::Pty | Self::Stdio => data,
            Self::File { path, append } => data.with("out", path).with_some("append", *append),
            Self::Pipe { path } | Self::Serial { path } | Self::Parallel { path } => {
                data.with("device", path)
            }
            Self::Udp { host, port, local_host, local_port } => {
                let data = data.with("remote", inet(host, port));
                if local_host.is_empty() && local_port == "0" {
                    return data;
                }
                data.with("local", inet(local_host, local_port))
            }
            Self::Tcp { host, port, telnet, socket, credentials } => socket.qmp(
                data.with("addr", inet(host, port)).with("telnet", *telnet),
                credentials.as_ref(),
            ),
            Self::Unix { address, socket } => {
                let address = match address {
                    UnixAddress::Path(path) => typed("unix", Properties::new().with("path", path)),
                    UnixAddress::Descriptor(name) => {
                        typed("fd", Properties::new().with("str", name))
                    }
                };
                socket.qmp(data.with("addr", address), None)
            }
            Self::SpiceVmc { name } => data.with("type", *name),
            Self::SpicePort { name } => data.with("fqdn", name),
            Self::Dbus { name } => data.with("name", name),
            Self::Vdagent { clipboard, mouse } => {
                data.with("mouse", *mouse).with("clipboard", *clipboard)
            }
        }
    }
}

impl SocketRole {
    fn write(self, list: &mut CommaList) {
        match self {
            Self::Server => {
                list.switch("server", true);
                list.switch("wait", false);
            }
            Self::Client(Some(Reconnect::Seconds(seconds))) => list.set("reconnect", seconds),
            Self::Client(Some(Reconnect::Milliseconds(time))) => list.set("reconnect-ms", time),
            Self::Client(None) => {}
        }
    }

    fn qmp(self, mut data: Properties, credentials: Option<&String>) -> Properties {
        match self {
            Self::Server => {
                data.set("wait", false);
                data.set("server", true);
            }
            Self::Client(reconnect) => {
                data.set("server", false);
                match reconnect {
                    Some(Reconnect::Seconds(seconds)) => data.set("reconnect", seconds),
                    Some(Reconnect::Milliseconds(time)) => data.set("reconnect-ms", time),
                    None => {}
                }
            }
        }
        data.with_some("tls-creds", credentials)
    }
}

/// A union's branch as QAPI writes it.
fn typed(kind: &'static str, data: Properties) -> Properties {
    Properties::new().with("type", kind).with("data", data)
}

fn inet(host: &String, port: &String) -> Properties {
    typed("inet", Properties::new().with("host", host).with("port", port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(backend: Backend, list: &str, qmp: &str) {
        let chardev = Chardev { id: "c".to_owned(), backend, log: None };
        assert_eq!(chardev.to_list().into_text(), list);
        assert_eq!(chardev.to_qmp().to_json(), format!(r#"{{"id":"c","backend":{qmp}}}"#));
    }

    #[test]
    fn both_notations() {
        check(Backend::Pty, "pty,id=c", r#"{"type":"pty","data":{}}"#);
        check(
            Backend::Unix {
                address: UnixAddress::Descriptor("7".to_owned()),
                socket: SocketRole::Server,
            },
            "socket,id=c,fd=7,server=on,wait=off",
            r#"{"type":"socket","data":{"addr":{"type":"fd","data":{"str":"7"}},"wait":false,"server":true}}"#,
        );
        check(
            Backend::Tcp {
                host: "h".to_owned(),
                port: "1".to_owned(),
                telnet: true,
                socket: SocketRole::Client(Some(Reconnect::Seconds(2))),
                credentials: Some("t".to_owned()),
            },
            "socket,id=c,host=h,port=1,telnet=on,reconnect=2,tls-creds=t",
            r#"{"type":"socket","data":{"addr":{"type":"inet","data":{"host":"h","port":"1"}},"telnet":true,"server":false,"reconnect":2,"tls-creds":"t"}}"#,
        );
    }
}
