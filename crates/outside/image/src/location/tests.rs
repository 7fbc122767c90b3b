//! Names of backing files.

use super::{Location, NetworkLocation, Place, Server, Transport};

fn network(text: &str) -> NetworkLocation {
    match Place::parse(text).unwrap_or_else(|error| panic!("{error}")).location {
        Location::Network(network) => network,
        Location::Path(path) => panic!("'{path}' is no address"),
    }
}

fn tcp(host: &str, port: Option<u16>) -> Server {
    Server { host: Some(host.to_owned()), port, ..Server::default() }
}

#[test]
fn paths() {
    for (text, path) in [
        ("base", "base"),
        ("/a:b/c", "/a:b/c"),
        ("./a:b", "./a:b"),
        ("file:base", "base"),
        ("file:///a%20b", "/a b"),
        ("json:{\"driver\":\"file\",\"filename\":\"x\"}", "x"),
        ("json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"x\"}}", "x"),
        ("json:{\"file.driver\":\"host_device\",\"file.filename\":\"/dev/x\"}", "/dev/x"),
        ("json:{\"file\":{\"filename\":\"x\"}}", "x"),
    ] {
        let place = Place::parse(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(place.location, Location::Path(path.to_owned()), "{text}");
        assert_eq!(place.format.as_deref(), text.contains("qcow2").then_some("qcow2"), "{text}");
    }
}

#[test]
fn servers() {
    let nbd = network("nbd+tcp://example.org:6000/blah");
    assert_eq!((&*nbd.protocol, nbd.name.as_deref()), ("nbd", Some("blah")));
    assert_eq!(nbd.servers, [tcp("example.org", Some(6000))]);
    assert_eq!(network("nbd:h:7:exportname=a:b").name.as_deref(), Some("a:b"));
    assert_eq!(network("nbd://[::1]:7").servers, [tcp("::1", Some(7))]);
    let socket = network("nbd+unix:///x?socket=/run/a%2cb");
    assert_eq!(socket.servers[0].socket.as_deref(), Some("/run/a,b"));
    assert_eq!(socket, network("nbd:unix:/run/a,b:exportname=x"));
    let web = network("https://me@h/dir/i?key=1");
    assert_eq!((web.name.as_deref(), web.query.as_deref()), (Some("dir/i"), Some("key=1")));
    assert_eq!(web.servers, [tcp("h", None)]);
    let rbd = network(r"rbd:p/i@s:id=u:mon_host=a\:1\;[\:\:1]\:2");
    assert_eq!((rbd.name.as_deref(), rbd.snapshot.as_deref()), (Some("p/i"), Some("s")));
    assert_eq!(rbd.servers, [tcp("a", Some(1)), tcp("::1", Some(2))]);
}

#[test]
fn servers_in_json() {
    let nbd = network(
        r#"json:{"file":{"driver":"nbd","server":{"type":"unix","path":"/s"},"export":"x"}}"#,
    );
    assert_eq!(nbd.servers[0].transport, Transport::Unix);
    assert_eq!(
        network(r#"json:{"driver":"nbd","host":"h","port":"7"}"#).servers,
        [tcp("h", Some(7))]
    );
    let gluster = network(
        r#"json:{"driver":"gluster","volume":"v","path":"p","server":[{"type":"tcp","host":"a",
            "port":"1"},{"type":"unix","socket":"/s"}]}"#,
    );
    assert_eq!((gluster.name.as_deref(), gluster.servers.len()), (Some("v/p"), 2));
    let web = network(r#"json:{"driver":"raw","file":{"driver":"https","url":"https://h/i"}}"#);
    assert_eq!(&*web.protocol, "https");
    let iscsi = network(r#"json:{"driver":"iscsi","portal":"h:3260","target":"t","lun":3}"#);
    assert_eq!(iscsi.name.as_deref(), Some("t/3"));
}

#[test]
fn what_cannot_be_told_is_refused() {
    for text in [
        "",
        "fat:rw:/etc",
        "unknown:x",
        "unknown://h/x",
        "nbd+pigeon://h/x",
        "nbd:",
        "nbd:h:70000",
        "nbd://[::1",
        "nbd+unix:///x",
        "http:///x",
        "http://h/%zz",
        "http://h/%00",
        "file://h/x",
        "rbd:image",
        "json:",
        "json:[]",
        "json:{}",
        r#"json:{"driver":"qcow2"}"#,
        r#"json:{"driver":"nbd"}"#,
        r#"json:{"driver":"file","filename":"a\u0000b"}"#,
        r#"json:{"driver":"nbd","server":{"type":"inet"}}"#,
    ] {
        assert!(Place::parse(text).is_err(), "{text}");
    }
    let deep = format!("json:{}{}", "{\"file\":".repeat(100_000), "}".repeat(100_000));
    assert!(Place::parse(&deep).is_err_and(|error| error.text.len() == 80));
}
