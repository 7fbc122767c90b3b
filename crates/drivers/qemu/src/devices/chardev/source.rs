//! From the definition's `<source>` to QEMU's backend, and what the host has to
//! make for it.

use crate::arguments::Properties;
use crate::arguments::chardev::{Backend, Chardev, LogFile, Reconnect, SocketRole, UnixAddress};
use crate::devices::{BuildError, Part, secret};
use crate::emulator::capability::Capability;
use crate::scene::Scene;
use crate::scene::{Need, Resource, Role};
use ostler_model::domain::{
    CharacterLog, CharacterSource, MouseMode, Reconnect as ReconnectDef, SocketMode, TcpProtocol,
    TcpSource, UdpSource,
};
use ostler_xml::{OnOff, YesNo};

/// A character device of the definition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Character<'a> {
    /// The alias of the device it belongs to.
    pub(crate) alias: &'a str,
    /// Destination of its bytes.
    pub(crate) source: &'a CharacterSource,
    /// The copy of what the guest says.
    pub(crate) log: Option<&'a CharacterLog>,
    /// The name of the SPICE channel that the device is for.
    pub(crate) spice_channel: &'static str,
}

impl Character<'_> {
    /// The id of the backend.
    pub(crate) fn id(&self) -> String {
        format!("char{}", self.alias)
    }

    /// Adds the needs of the host. Descriptor sets are counted on from `next_set`.
    pub(crate) fn needs(&self, next_set: &mut u32, needs: &mut Vec<Need>) {
        let mut need = |role, resource, in_set: bool| {
            let set = in_set.then(|| {
                *next_set += 1;
                *next_set - 1
            });
            needs.push(Need { device: self.alias.to_owned(), role, resource, set });
        };
        match self.source {
            CharacterSource::File(file) => {
                if let Some(path) = &file.path {
                    let append = file.append == Some(OnOff::On);
                    need(
                        Role::Source,
                        Resource::WriteFile { path: path.to_string(), append },
                        true,
                    );
                }
            }
            CharacterSource::Unix(unix) if unix.source.mode != Some(SocketMode::Connect) => {
                if let Some(path) = &unix.source.path {
                    need(Role::Source, Resource::ListenSocket { path: path.to_string() }, false);
                }
            }
            _ => {}
        }
        if let Some(log) = self.log {
            let append = log.append == Some(OnOff::On);
            need(Role::Log, Resource::WriteFile { path: log.file.to_string(), append }, true);
        }
    }

    /// The parts: descriptors, credentials and the backend.
    pub(crate) fn parts(&self, scene: &Scene<'_>, parts: &mut Vec<Part>) -> Result<(), BuildError> {
        let backend = self.backend(scene, parts)?;
        let log = self
            .log
            .map(|_| {
                let path = self.file_in_set(scene, Role::Log, "log", parts)?;
                Ok::<_, BuildError>(LogFile { path, append: Some(true) })
            })
            .transpose()?;
        parts.push(Part::Chardev(Chardev { id: self.id(), backend, log }));
        Ok(())
    }

    /// A file that is passed as a descriptor in a set.
    fn file_in_set(
        &self,
        scene: &Scene<'_>,
        role: Role,
        what: &str,
        parts: &mut Vec<Part>,
    ) -> Result<String, BuildError> {
        let answer = scene.prepared.descriptor(self.alias, role)?;
        let set = answer.set.ok_or_else(|| BuildError::NotPrepared {
            device: self.alias.to_owned(),
            what: format!("the descriptor set of its {what}"),
        })?;
        parts.push(Part::DescriptorSet {
            set,
            descriptor: answer.token.clone(),
            opaque: format!("{}-{what}", self.alias),
        });
        Ok(format!("/dev/fdset/{set}"))
    }

    fn backend(&self, scene: &Scene<'_>, parts: &mut Vec<Part>) -> Result<Backend, BuildError> {
        let path = |path: &Option<ostler_xml::Text>| {
            path.as_deref()
                .map(str::to_owned)
                .ok_or_else(|| BuildError::incomplete(self.alias, "path of its source"))
        };
        Ok(match self.source {
            CharacterSource::Null => Backend::Null,
            CharacterSource::VirtualConsole => Backend::Vc,
            CharacterSource::Pty(_) => Backend::Pty,
            CharacterSource::Stdio => Backend::Stdio,
            CharacterSource::Device(device) if self.alias.contains("parallel") => {
                Backend::Parallel { path: path(&device.path)? }
            }
            CharacterSource::Device(device) => Backend::Serial { path: path(&device.path)? },
            CharacterSource::File(_) => Backend::File {
                path: self.file_in_set(scene, Role::Source, "source", parts)?,
                append: Some(true),
            },
            CharacterSource::Pipe(pipe) => Backend::Pipe { path: path(&pipe.path)? },
            CharacterSource::Udp(udp) => udp_backend(udp),
            CharacterSource::Tcp(tcp) => self.tcp(scene, tcp, parts)?,
            CharacterSource::Unix(unix) if unix.source.mode == Some(SocketMode::Connect) => {
                Backend::Unix {
                    address: UnixAddress::Path(path(&unix.source.path)?),
                    socket: SocketRole::Client(reconnect(scene, unix.source.reconnect.as_ref())),
                }
            }
            CharacterSource::Unix(_) => {
                let answer = scene.prepared.descriptor(self.alias, Role::Source)?;
                Backend::Unix {
                    address: UnixAddress::Descriptor(answer.token.clone()),
                    socket: SocketRole::Server,
                }
            }
            CharacterSource::SpiceVmc => Backend::SpiceVmc { name: self.spice_channel },
            CharacterSource::SpicePort(port) => Backend::SpicePort { name: path(&port.channel)? },
            CharacterSource::Dbus(port) => Backend::Dbus { name: path(&port.channel)? },
            CharacterSource::QemuVdagent(agent) => Backend::Vdagent {
                clipboard: agent.clipboard == Some(YesNo::Yes),
                mouse: agent.mouse == Some(MouseMode::Client),
            },
            CharacterSource::NullModem(_) => {
                return Err(BuildError::unsupported(
                    format!("{} of type nmdm", self.alias),
                    "only FreeBSD has such devices",
                ));
            }
        })
    }

    fn tcp(
        &self,
        scene: &Scene<'_>,
        tcp: &TcpSource,
        parts: &mut Vec<Part>,
    ) -> Result<Backend, BuildError> {
        let listens = tcp.source.mode == Some(SocketMode::Bind);
        let telnet = match tcp.protocol {
            None | Some(TcpProtocol::Raw) => false,
            Some(TcpProtocol::Telnet) => true,
            Some(other) => {
                return Err(BuildError::unsupported(
                    format!("{} with <protocol type='{other}'>", self.alias),
                    "QEMU speaks raw TCP or telnet; for encryption use <source tls='yes'>",
                ));
            }
        };
        let tls = &scene.settings.chardev_tls;
        let wants_tls = tcp.source.tls.map_or(tls.enabled, |tls| tls == YesNo::Yes);
        let mut credentials = None;
        if wants_tls {
            let id = format!("obj{}_tls0", self.id());
            let password = tls.secret.as_ref().map(|_| format!("{}-secret0", self.id()));
            if let Some(password) = &password {
                parts.push(secret::part(scene, password)?);
            }
            let mut object = Properties::object("tls-creds-x509", id.clone());
            object.set("dir", &tls.directory);
            object.set("endpoint", if listens { "server" } else { "client" });
            // A client always looks at the server's certificate.
            object.set("verify-peer", !listens || tls.verify);
            object.set_some("passwordid", password);
            parts.push(Part::Object(object));
            credentials = Some(id);
        }
        Ok(Backend::Tcp {
            host: tcp.source.host.as_deref().unwrap_or_default().to_owned(),
            port: tcp.source.service.as_deref().unwrap_or_default().to_owned(),
            telnet,
            socket: if listens {
                SocketRole::Server
            } else {
                SocketRole::Client(reconnect(scene, tcp.source.reconnect.as_ref()))
            },
            credentials,
        })
    }
}

fn udp_backend(udp: &UdpSource) -> Backend {
    let text = |text: Option<&ostler_xml::Text>| text.map(|t| t.to_string()).unwrap_or_default();
    let (to, from) = (udp.connect.as_ref(), udp.bind.as_ref());
    let local_port = text(from.and_then(|end| end.service.as_ref()));
    Backend::Udp {
        host: text(to.and_then(|end| end.host.as_ref())),
        port: text(to.and_then(|end| end.service.as_ref())),
        local_host: text(from.and_then(|end| end.host.as_ref())),
        local_port: if local_port.is_empty() { "0".to_owned() } else { local_port },
    }
}

/// When a lost connection is made again.
pub(crate) fn reconnect(scene: &Scene<'_>, wanted: Option<&ReconnectDef>) -> Option<Reconnect> {
    let wanted = wanted?;
    let seconds = match wanted.enabled {
        Some(YesNo::Yes) => wanted.timeout.unwrap_or(0),
        Some(YesNo::No) => 0,
        None => return None,
    };
    Some(if scene.target.has(Capability::ChardevReconnectMiliseconds) {
        Reconnect::Milliseconds(u64::from(seconds) * 1000)
    } else {
        Reconnect::Seconds(seconds)
    })
}
