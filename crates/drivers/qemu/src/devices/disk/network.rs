//! Images on other hosts: the lowest node.

use super::image::Image;
use crate::arguments::{Properties, Value};
use crate::devices::{BuildError, Part, secret};
use crate::scene::Scene;
use ostler_model::domain::{HostTransport, NetworkProtocol, NetworkSource, SourceHost};
use ostler_xml::YesNo;

/// The lowest node, up to what all nodes have.
pub(super) fn node(
    scene: &Scene<'_>,
    image: &Image<'_>,
    source: &NetworkSource,
    storage: &str,
    keys: &[String],
    parts: &mut Vec<Part>,
) -> Result<Properties, BuildError> {
    let asked = Asked { scene, image, source, storage };
    match source.protocol {
        Some(NetworkProtocol::Nbd) => asked.nbd(parts),
        Some(NetworkProtocol::Rbd) => asked.rbd(keys, parts),
        Some(NetworkProtocol::Iscsi) => asked.iscsi(parts),
        Some(
            NetworkProtocol::Http
            | NetworkProtocol::Https
            | NetworkProtocol::Ftp
            | NetworkProtocol::Ftps
            | NetworkProtocol::Tftp,
        ) => asked.curl(parts),
        Some(NetworkProtocol::Nfs) => asked.nfs(),
        Some(NetworkProtocol::Ssh) => asked.ssh(),
        Some(NetworkProtocol::Gluster) => asked.gluster(),
        Some(other) => Err(BuildError::unsupported(
            format!("<source protocol='{other}'>"),
            "QEMU no longer speaks this protocol",
        )),
        None => Err(BuildError::incomplete(storage, "protocol")),
    }
}

struct Asked<'a> {
    scene: &'a Scene<'a>,
    image: &'a Image<'a>,
    source: &'a NetworkSource,
    storage: &'a str,
}

impl Asked<'_> {
    fn name(&self) -> &str {
        self.source.name.as_deref().unwrap_or_default()
    }

    fn host(&self) -> Result<&SourceHost, BuildError> {
        match &*self.source.hosts {
            [host] => Ok(host),
            _ => Err(BuildError::unsupported(
                format!("the network source of {}", self.storage),
                "it must name exactly one <host>",
            )),
        }
    }

    fn tcp_host(&self, default_port: &str) -> Result<(String, String), BuildError> {
        let host = self.host()?;
        let name = host
            .name
            .as_deref()
            .ok_or_else(|| BuildError::incomplete(self.storage, "name of its host"))?;
        Ok((name.to_owned(), host.port.as_deref().unwrap_or(default_port).to_owned()))
    }

    /// The secret that goes with the user name.
    fn auth_secret(&self, parts: &mut Vec<Part>) -> Result<Option<(String, String)>, BuildError> {
        let Some(auth) = self.image.auth else { return Ok(None) };
        // A device that passes commands on has a node without layers.
        let layer = if self.storage.ends_with("-backend") { "" } else { "-auth" };
        let id = format!("{}{layer}-secret0", self.storage);
        parts.push(secret::part(self.scene, &id)?);
        Ok(Some((auth.username.to_string(), id)))
    }

    fn nbd(&self, parts: &mut Vec<Part>) -> Result<Properties, BuildError> {
        let host = self.host()?;
        let server = if host.transport == Some(HostTransport::Unix) {
            let socket = host.socket.as_deref().unwrap_or_default().to_owned();
            Properties::new().with("type", "unix").with("path", socket)
        } else {
            let (name, port) = self.tcp_host("10809")?;
            Properties::new().with("type", "inet").with("host", name).with("port", port)
        };
        let mut node = Properties::device("nbd").with("server", server);
        node.set_some("export", self.source.name.as_deref().map(str::to_owned));
        let tls = &self.scene.settings.nbd_tls;
        if self.source.tls.map_or(tls.enabled, |tls| tls == YesNo::Yes) {
            let id = format!("obj{}_tls0", self.storage);
            let password = tls.secret.as_ref().map(|_| format!("{id}-secret0"));
            if let Some(password) = &password {
                parts.push(secret::part(self.scene, password)?);
            }
            let mut object = Properties::object("tls-creds-x509", id.clone());
            object.set("dir", &tls.directory);
            object.set("endpoint", "client");
            object.set("verify-peer", true);
            object.set_some("passwordid", password);
            parts.push(Part::Object(object));
            node.set("tls-creds", id);
            node.set_some("tls-hostname", self.source.tls_hostname.as_deref().map(str::to_owned));
        }
        let delay = self.source.reconnect.as_ref().and_then(|reconnect| reconnect.delay);
        node.set_some("reconnect-delay", delay);
        Ok(node)
    }

    fn rbd(&self, keys: &[String], parts: &mut Vec<Part>) -> Result<Properties, BuildError> {
        let (pool, image) = self.name().split_once('/').ok_or_else(|| {
            BuildError::unsupported(
                format!("<source protocol='rbd' name='{}'>", self.name()),
                "it must be POOL/IMAGE",
            )
        })?;
        let mut node = Properties::device("rbd").with("pool", pool.to_owned());
        if let Some((namespace, image)) = image.split_once('/') {
            node.set("namespace", namespace.to_owned());
            node.set("image", image.to_owned());
        } else {
            node.set("image", image.to_owned());
        }
        node.set_some("snapshot", self.source.snapshot.as_deref().map(str::to_owned));
        node.set_some("conf", self.source.config_file.as_deref().map(str::to_owned));
        let hosts = self.source.hosts.iter().map(|host| {
            let name = host.name.as_deref().unwrap_or_default().to_owned();
            let port = host.port.as_deref().unwrap_or("6789").to_owned();
            Value::Object(Properties::new().with("host", name).with("port", port))
        });
        node.set_list("server", hosts.collect());
        if let Some(encryption) = self.image.encryption.filter(|_| !keys.is_empty()) {
            node.set("encrypt", rbd_layers(&encryption.format, keys));
        }
        if let Some((user, secret)) = self.auth_secret(parts)? {
            node.set("user", user);
            node.set("auth-client-required", vec![Value::from("cephx"), Value::from("none")]);
            node.set("key-secret", secret);
        }
        Ok(node)
    }

    fn iscsi(&self, parts: &mut Vec<Part>) -> Result<Properties, BuildError> {
        let (host, port) = self.tcp_host("3260")?;
        let (target, lun) = match self.name().split_once('/') {
            Some((target, lun)) => (
                target,
                lun.parse::<u32>().map_err(|_| {
                    BuildError::unsupported(
                        format!("<source protocol='iscsi' name='{}'>", self.name()),
                        "behind the slash must be the number of the LUN",
                    )
                })?,
            ),
            None => (self.name(), 0),
        };
        let mut node = Properties::device("iscsi")
            .with("portal", format!("{host}:{port}"))
            .with("target", target.to_owned())
            .with("lun", lun)
            .with("transport", "tcp");
        if let Some((user, secret)) = self.auth_secret(parts)? {
            node.set("user", user);
            node.set("password-secret", secret);
        }
        let initiator = self.source.initiator.as_ref().and_then(|i| i.iqn.as_deref());
        node.set_some("initiator-name", initiator.map(str::to_owned));
        Ok(node)
    }

    fn curl(&self, parts: &mut Vec<Part>) -> Result<Properties, BuildError> {
        let protocol = self.source.protocol.map_or("http", NetworkProtocol::as_str);
        let (host, port) = self.tcp_host(match self.source.protocol {
            Some(NetworkProtocol::Https) => "443",
            Some(NetworkProtocol::Ftp) => "21",
            Some(NetworkProtocol::Ftps) => "990",
            Some(NetworkProtocol::Tftp) => "69",
            _ => "80",
        })?;
        let path = self.name().trim_start_matches('/');
        let mut url = format!("{protocol}://{host}:{port}/{path}");
        if let Some(query) = &self.source.query {
            url.push('?');
            url.push_str(query);
        }
        let mut node = Properties::device(protocol).with("url", url);
        if let Some((user, secret)) = self.auth_secret(parts)? {
            node.set("username", user);
            node.set("password-secret", secret);
        }
        node.set_some("sslverify", self.source.ssl_verify.map(|verify| verify == YesNo::Yes));
        if !self.source.cookies.is_empty() {
            let id = format!("{}-httpcookie-secret0", self.storage);
            parts.push(secret::part(self.scene, &id)?);
            node.set("cookie-secret", id);
        }
        node.set_some("readahead", self.source.readahead);
        node.set_some("timeout", self.source.timeout);
        Ok(node)
    }

    fn nfs(&self) -> Result<Properties, BuildError> {
        let host = self.host()?.name.as_deref().unwrap_or_default().to_owned();
        let server = Properties::new().with("host", host).with("type", "inet");
        let mut node = Properties::device("nfs").with("server", server);
        node.set("path", self.name().to_owned());
        if let Some(identity) = self.source.identity.as_deref() {
            for (key, who) in [("user", &identity.user), ("group", &identity.group)] {
                let Some(who) = who else { continue };
                let number: u32 = who.trim_start_matches('+').parse().map_err(|_| {
                    BuildError::unsupported(
                        format!("<identity {key}='{who}'>"),
                        "names are not looked up; give the number",
                    )
                })?;
                node.set(key, number);
            }
        }
        Ok(node)
    }

    fn ssh(&self) -> Result<Properties, BuildError> {
        let (host, port) = self.tcp_host("22")?;
        let mut node = Properties::device("ssh").with("path", self.name().to_owned());
        node.set("server", Properties::new().with("host", host).with("port", port));
        let user = self.source.identity.as_deref().and_then(|id| id.username.as_deref());
        node.set_some("user", user.map(str::to_owned));
        Ok(node)
    }

    fn gluster(&self) -> Result<Properties, BuildError> {
        let name = self.name().trim_start_matches('/');
        let (volume, path) = name.split_once('/').unwrap_or((name, ""));
        let mut servers = Vec::with_capacity(self.source.hosts.len());
        for host in &self.source.hosts {
            servers.push(Value::Object(if host.transport == Some(HostTransport::Unix) {
                let socket = host.socket.as_deref().unwrap_or_default().to_owned();
                Properties::new().with("type", "unix").with("path", socket)
            } else {
                let name = host.name.as_deref().unwrap_or_default().to_owned();
                let port = host.port.as_deref().unwrap_or("24007").to_owned();
                Properties::new().with("type", "inet").with("host", name).with("port", port)
            }));
        }
        Ok(Properties::device("gluster")
            .with("volume", volume.to_owned())
            .with("path", path.to_owned())
            .with("server", servers))
    }
}

/// Encryption by RBD itself: the innermost layer is what clones rest on.
fn rbd_layers(format: &str, keys: &[String]) -> Properties {
    let format = match format {
        "luks2" => "luks2",
        "luks-any" => "luks-any",
        _ => "luks",
    };
    let mut layers: Option<Properties> = None;
    for (index, key) in keys.iter().enumerate().rev() {
        let kind = if index == 0 { format } else { "luks" };
        let mut layer = Properties::new().with("format", kind).with("key-secret", key);
        layer.set_some("parent", layers.take());
        layers = Some(layer);
    }
    layers.unwrap_or_default()
}
