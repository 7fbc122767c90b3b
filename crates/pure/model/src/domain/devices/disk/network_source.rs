//! Images on other hosts.

use super::SourceExtras;
use crate::domain::Reconnect;
use ostler_xml::{
    List, Part, Reader, Result, Secret, Text, Writer, YesNo, element, enumeration,
    part::{attr, attr_of, child, group, items, required},
};

enumeration! {
    /// How another host is asked for an image.
    pub enum NetworkProtocol {
        Nbd = "nbd", Rbd = "rbd", Sheepdog = "sheepdog", Gluster = "gluster", Iscsi = "iscsi",
        Http = "http", Https = "https", Ftp = "ftp", Ftps = "ftps", Tftp = "tftp", Ssh = "ssh",
        Vxhs = "vxhs", Nfs = "nfs",
    }
}

enumeration! {
    /// The transport of a connection.
    pub enum HostTransport { Tcp = "tcp", Unix = "unix", Rdma = "rdma" }
}

element! {
    /// `<host>`: one of the hosts to ask.
    #[derive(Default)]
    pub struct SourceHost {
        pub name: Option<Text> = attr("name"),
        pub port: Option<Text> = attr("port"),
        pub transport: Option<HostTransport> = attr("transport"),
        pub socket: Option<Text> = attr("socket"),
    }
}

element! {
    /// `<source protocol='...'>`.
    #[derive(Default)]
    pub struct NetworkSource {
        pub protocol: Option<NetworkProtocol> = attr("protocol"),
        pub name: Option<Text> = attr("name"),
        pub query: Option<Text> = attr("query"),
        pub tls: Option<YesNo> = attr("tls"),
        pub tls_hostname: Option<Text> = attr("tlsHostname"),
        pub hosts: List<SourceHost> = items("host"),
        pub snapshot: Option<Text> = attr_of("snapshot", "name"),
        pub config_file: Option<Text> = attr_of("config", "file"),
        pub initiator: Option<Initiator> = child("initiator"),
        pub ssl_verify: Option<YesNo> = attr_of("ssl", "verify"),
        pub cookies: List<Cookie> = Cookies,
        /// In bytes.
        pub readahead: Option<u64> = attr_of("readahead", "size"),
        /// In seconds.
        pub timeout: Option<u64> = attr_of("timeout", "seconds"),
        pub known_hosts: Option<Text> = attr_of("knownHosts", "path"),
        pub identity: Option<Box<Identity>> = child("identity"),
        pub reconnect: Option<Reconnect> = child("reconnect"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// `<initiator>` of iSCSI.
    #[derive(Default)]
    pub struct Initiator {
        pub iqn: Option<Text> = attr_of("iqn", "name"),
    }
}

element! {
    /// `<identity>`: as whom NFS or SSH is asked.
    #[derive(Default)]
    pub struct Identity {
        pub user: Option<Text> = attr("user"),
        pub group: Option<Text> = attr("group"),
        pub username: Option<Text> = attr("username"),
        pub agent_socket: Option<Text> = attr("agentsock"),
        pub key_file: Option<Text> = attr("keyfile"),
    }
}

/// One cookie. Its value is a secret.
#[derive(Debug, Clone, PartialEq)]
pub struct Cookie {
    /// Its name.
    pub name: Text,
    /// Its value.
    pub value: Secret,
}

/// `<cookies>`, which only secure views show.
struct Cookies;

impl Part<List<Cookie>> for Cookies {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<List<Cookie>> {
        let mut cookies = List::new();
        let Some(mut outer) = reader.child("cookies") else { return Ok(cookies) };
        while let Some(mut cookie) = outer.child("cookie") {
            let name = required("name").read(&mut cookie)?;
            let value = Secret::new(cookie.text());
            cookie.finish()?;
            cookies.push(Cookie { name, value });
        }
        outer.finish()?;
        Ok(cookies)
    }

    fn write_content(&self, cookies: &List<Cookie>, writer: &mut Writer) {
        if cookies.is_empty() || !writer.admits_secret() {
            return;
        }
        writer.start("cookies");
        for cookie in cookies {
            writer.start("cookie");
            writer.attribute("name", &cookie.name);
            writer.plain_text(cookie.value.reveal());
            writer.end("cookie");
        }
        writer.end("cookies");
    }
}
