//! `vol-fetch` from a web server on this host, into pools of a libvirtd.

use crate::daemon::{Daemon, Program, interrupt};
use rustix::process::Signal;
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

struct Server {
    process: Child,
    port: u16,
}

impl Server {
    fn start(image: &Path, certificate: Option<&Path>) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libvirtd/server.py");
        let mut process = Command::new("/usr/bin/python3")
            .arg(script)
            .arg(image)
            .args(certificate)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("python3 runs");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        Self { port: line.trim().parse().expect("its port"), process }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        interrupt(&self.process, Signal::TERM);
        _ = self.process.wait();
    }
}

struct Scene<'d> {
    daemon: &'d Daemon,
    server: Server,
    data: Vec<u8>,
    sum: String,
}

impl Scene<'_> {
    /// Fetches by one of the server's manners, as a volume of its name.
    fn fetch(&self, manner: &str, options: &[&str]) -> Output {
        let url = format!("http://127.0.0.1:{}/{manner}/image", self.server.port);
        let mut words = vec!["vol-fetch", "web", manner, &url];
        words.extend(options);
        self.daemon.run(Program::Ostler, &words)
    }

    fn volume(&self, name: &str) -> std::path::PathBuf {
        self.daemon.path("web").join(name)
    }

    fn arrives(&self, manner: &str, options: &[&str]) {
        let output = self.fetch(manner, options);
        assert!(output.status.success(), "{manner}: {output:?}");
        let content = std::fs::read(self.volume(manner)).expect("the volume");
        assert!(content == self.data, "{manner}: another image arrived");
        let listed = self.daemon.run(Program::Virsh, &["vol-key", manner, "--pool", "web"]);
        assert!(listed.status.success(), "{manner}: {listed:?}");
    }

    fn fails(&self, manner: &str, options: &[&str], words: &[&str]) {
        let output = self.fetch(manner, options);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{manner}: {output:?}");
        for word in words {
            assert!(told.contains(word), "{manner}: {told}");
        }
        assert!(!self.volume(manner).exists(), "{manner}: left behind");
        let listed = self.daemon.run(Program::Virsh, &["vol-key", manner, "--pool", "web"]);
        assert!(!listed.status.success(), "{manner}: {listed:?}");
    }
}

/// Whatever the server does: the whole image, or no volume.
pub(crate) fn run(daemon: &Daemon) {
    let image = daemon.path("image.qcow2");
    let raw: Vec<u8> = (0..800_000_u32).flat_map(u32::to_le_bytes).collect();
    std::fs::write(daemon.path("image.raw"), raw).expect("a file");
    let made = Command::new("qemu-img")
        .args(["convert", "-f", "raw", "-O", "qcow2"])
        .arg(daemon.path("image.raw"))
        .arg(&image)
        .status();
    assert!(made.expect("qemu-img runs").success());
    let sum = Command::new("sha256sum").arg(&image).output().expect("sha256sum runs").stdout;
    let sum = String::from_utf8_lossy(&sum[..64]).into_owned();
    let data = std::fs::read(&image).expect("the image");
    let target = daemon.path("web").to_string_lossy().into_owned();
    let pool = ["pool-create-as", "web", "dir", "--target", &target, "--build"];
    let created = daemon.run(Program::Ostler, &pool);
    assert!(created.status.success(), "{created:?}");
    let scene = Scene { daemon, server: Server::start(&image, None), data, sum };
    fetched(&scene);
    refused(&scene);
    secured(&scene, &image);
}

fn fetched(scene: &Scene<'_>) {
    let sum = format!("sha256:{}", scene.sum);
    scene.arrives("plain", &["--checksum", &sum, "--format", "qcow2"]);
    for manner in ["broken", "norange", "busy", "redirect"] {
        scene.arrives(manner, &["--checksum", &sum]);
    }
    let info = scene.daemon.run(Program::Virsh, &["vol-dumpxml", "plain", "--pool", "web"]);
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(info.contains("<capacity unit='bytes'>3200000<"), "{info}");
    // What the server does not say, the user must.
    scene.fails("chunked", &[], &["how large", "--capacity"]);
    let size = scene.data.len().to_string();
    scene.arrives("chunked", &["--capacity", &size]);
    // One that is there is not overwritten.
    let again = scene.fetch("plain", &[]);
    assert!(!again.status.success());
    assert!(std::fs::read(scene.volume("plain")).expect("there") == scene.data);
}

fn refused(scene: &Scene<'_>) {
    let wrong = format!("sha256:{}", "0".repeat(64));
    scene.daemon.run(Program::Ostler, &["vol-delete", "plain", "web"]);
    scene.fails("plain", &["--checksum", &wrong], &["not the one that was promised", &scene.sum]);
    scene.fails("plain", &["--checksum", "md5:0"], &["no checksum"]);
    scene.fails("plain", &["--format", "vmdk"], &["qcow2, not vmdk"]);
    scene.fails("changed", &[], &["changed on the server"]);
    scene.fails("dead", &[], &["broke", "trying again"]);
    scene.fails("missing", &[], &["404"]);
    let elsewhere = ["vol-fetch", "web", "x", "ftp://127.0.0.1/image"];
    assert!(!scene.daemon.run(Program::Ostler, &elsewhere).status.success());
    let no_pool = ["vol-fetch", "nosuch", "x", "http://127.0.0.1:1/image"];
    assert!(!scene.daemon.run(Program::Ostler, &no_pool).status.success());
}

/// Only a server whose certificate is trusted is spoken to.
fn secured(scene: &Scene<'_>, image: &Path) {
    let (key, trusted) = (scene.daemon.path("server.pem"), scene.daemon.path("trusted.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&trusted)
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        println!("skipped: https, without openssl there is no certificate");
        return;
    }
    let mut both = std::fs::read(&key).expect("the key");
    both.extend(std::fs::read(&trusted).expect("the certificate"));
    std::fs::write(&key, both).expect("written");
    let server = Server::start(image, Some(&key));
    let url = format!("https://127.0.0.1:{}/plain/image", server.port);
    let fetch = |name: &str, trusted: &Path| {
        let mut command = scene.daemon.command(Program::Ostler);
        command.args(["vol-fetch", "web", name, &url]).env("SSL_CERT_FILE", trusted);
        command.output().expect("it runs")
    };
    let unknown = fetch("untrusted", Path::new("/etc/ssl/certs/ca-certificates.crt"));
    assert!(!unknown.status.success() && !scene.volume("untrusted").exists(), "{unknown:?}");
    let known = fetch("secured", &trusted);
    assert!(known.status.success(), "{known:?}");
    assert!(std::fs::read(scene.volume("secured")).expect("the volume") == scene.data);
}
