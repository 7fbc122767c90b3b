//! Documents that mean harm, sent to be defined.

use crate::process::{Daemon, assert_serves};
use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    time::Duration,
};

const CONNECT_OPEN: u32 = 1;
const DOMAIN_DEFINE_XML: u32 = 11;

/// A client of bare bytes.
struct Client(UnixStream);

impl Client {
    /// The answer's status and, of an error, its code; `None` if the daemon
    /// ended the connection.
    fn call(&mut self, procedure: u32, args: &[u8]) -> Option<(u32, u32)> {
        let length = u32::try_from(28 + args.len()).expect("fits");
        let words = [length, 0x2000_8086, 1, procedure, 0, 1, 0];
        let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        bytes.extend_from_slice(args);
        // The daemon may drop the connection while it is sent.
        let _ = self.0.write_all(&bytes);
        let mut header = [0; 28];
        self.0.read_exact(&mut header).ok()?;
        let word = |at: usize| {
            u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        let mut body = vec![0; usize::try_from(word(0)).expect("fits") - 28];
        self.0.read_exact(&mut body).ok()?;
        let code = body.first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes));
        Some((word(24), code))
    }
}

fn open(daemon: &Daemon) -> Client {
    let stream = UnixStream::connect(daemon.path("sock")).expect("connected");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("set");
    let mut client = Client(stream);
    let root = rustix::process::geteuid().is_root();
    let uri = if root { "qemu:///system" } else { "qemu:///session" };
    let mut args = 1_u32.to_be_bytes().to_vec();
    args.extend(string(uri.as_bytes()));
    args.extend([0; 4]);
    assert_eq!(client.call(CONNECT_OPEN, &args).map(|answer| answer.0), Some(0));
    client
}

fn string(bytes: &[u8]) -> Vec<u8> {
    let mut out = u32::try_from(bytes.len()).expect("fits").to_be_bytes().to_vec();
    out.extend_from_slice(bytes);
    out.resize(out.len().next_multiple_of(4), 0);
    out
}

#[test]
fn documents_that_mean_harm_are_refused() {
    let daemon = Daemon::start(&[]);
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let wide = format!("<domain>{}</domain>", "<x/>".repeat(900_000));
    let attributes: String = (0..200_000).map(|number| format!(" a{number}='1'")).collect();
    let entities = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>\
                    <domain type='qemu'><name>&b;</name></domain>";
    let external = "<!DOCTYPE d SYSTEM 'file:///etc/passwd'><domain/>";
    for (what, text) in [
        ("deep", deep.into_bytes()),
        ("wide", wide.into_bytes()),
        ("many attributes", format!("<domain{attributes}/>").into_bytes()),
        ("entities", entities.as_bytes().to_vec()),
        ("external", external.as_bytes().to_vec()),
        ("not UTF-8", b"<domain>\xff\xfe</domain>".to_vec()),
        ("a zero byte", b"<domain>\0</domain>".to_vec()),
        ("cut off", b"<domain><name>a".to_vec()),
        ("nothing", Vec::new()),
        ("longer than a string may be", vec![b' '; 5 << 20]),
    ] {
        let mut client = open(&daemon);
        let answer = client.call(DOMAIN_DEFINE_XML, &string(&text));
        let (status, code) = answer.unwrap_or_else(|| panic!("{what}: dropped"));
        assert!(status == 1 && code != 0, "{what}: {status} {code}");
        assert_serves(&daemon.path("sock"));
    }
    // A message of 100 MB is over the limit of all messages.
    let mut client = open(&daemon);
    assert_eq!(client.call(DOMAIN_DEFINE_XML, &string(&vec![b' '; 100 << 20])), None);
    assert_serves(&daemon.path("sock"));
}
