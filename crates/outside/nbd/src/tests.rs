use crate::{Client, Extent, NbdError};
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A server of QEMU's over a new file of 8 MiB, ended with the test.
struct Server {
    child: Child,
    folder: tempfile::TempDir,
}

impl Server {
    fn start(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join("image");
        std::fs::File::create(&image).unwrap().set_len(8 << 20).unwrap();
        let child = Command::new("qemu-nbd")
            .args(["-f", "raw", "-t", "-k"])
            .arg(folder.path().join("socket"))
            .args(options)
            .arg(&image)
            .spawn()
            .expect("qemu-nbd of the package qemu-utils");
        Self { child, folder }
    }

    fn image(&self) -> std::path::PathBuf {
        self.folder.path().join("image")
    }

    fn open(&self) -> Client {
        Client::open(connect(&self.folder.path().join("socket")), "").unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn connect(socket: &Path) -> UnixStream {
    let started = Instant::now();
    loop {
        match UnixStream::connect(socket) {
            Ok(stream) => return stream,
            Err(error) if started.elapsed() > Duration::from_secs(20) => panic!("{error}"),
            Err(_) => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

#[test]
fn what_is_written_is_read_and_holes_are_told() {
    let server = Server::start(&[]);
    let mut client = server.open();
    assert_eq!(client.size(), 8 << 20);
    assert!(!client.is_read_only());
    let content: Vec<u8> = (0..5 << 20).map(|at: u32| at.to_le_bytes()[0] ^ 0x5a).collect();
    client.write(1 << 20, &content).unwrap();
    client.zero(2 << 20, 1 << 20).unwrap();
    client.flush().unwrap();
    let mut read = vec![1; 6 << 20];
    client.read(0, &mut read).unwrap();
    let mut expected = vec![0; 1 << 20];
    expected.extend(&content);
    expected[2 << 20..3 << 20].fill(0);
    assert!(read == expected);
    let on_disk = std::fs::read(server.image()).unwrap();
    assert!(on_disk[..6 << 20] == expected);
    assert_eq!(client.extent(0, 8 << 20).unwrap(), Extent { length: 1 << 20, zero: true });
    assert_eq!(client.extent(1 << 20, 64).unwrap(), Extent { length: 64, zero: false });
    assert!(client.trim(0, 8 << 20).unwrap());
    client.flush().unwrap();
}

#[test]
fn what_is_not_in_the_image_is_refused() {
    let server = Server::start(&["--read-only"]);
    let mut client = server.open();
    assert!(client.is_read_only());
    let beyond = client.read((8 << 20) - 1, &mut [0; 2]);
    assert!(matches!(beyond, Err(NbdError::Outside { .. })), "{beyond:?}");
    client.write(0, b"x").unwrap();
    let told = client.flush().unwrap_err();
    assert!(matches!(told, NbdError::Failed(_)), "{told:?}");
    // It serves one client at a time.
    drop(client);
    let missing = Client::open(connect(&server.folder.path().join("socket")), "other");
    assert!(matches!(missing, Err(NbdError::Refused(_))), "{missing:?}");
}

#[test]
fn servers_that_talk_nonsense_are_refused() {
    let greeting = [b"NBDMAGICIHAVEOPT".as_slice(), &[0, 3]].concat();
    let wrong_answer = [&greeting[..], &[0; 20]].concat();
    let mut endless = greeting.clone();
    endless.extend(0x0003_e889_0455_65a9_u64.to_be_bytes());
    endless.extend([8_u32, 1 << 31 | 1, u32::MAX].map(u32::to_be_bytes).concat());
    for said in [b"HTTP/1.1 400 no\r\n".to_vec(), wrong_answer, endless] {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        theirs.write_all(&said).unwrap();
        let opened = Client::open(ours, "");
        assert!(matches!(opened, Err(NbdError::Protocol(_))), "{opened:?}");
    }
    let (ours, theirs) = UnixStream::pair().unwrap();
    drop(theirs);
    assert!(matches!(Client::open(ours, ""), Err(NbdError::Stream(_))));
}

#[test]
fn replies_to_what_was_not_asked_are_refused() {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    let server = std::thread::spawn(move || {
        theirs.write_all(b"NBDMAGICIHAVEOPT\0\x03").unwrap();
        let mut taken = [0; 20];
        theirs.read_exact(&mut taken).unwrap();
        let answer = |option: u32, kind: u32, content: &[u8]| {
            let mut bytes = 0x0003_e889_0455_65a9_u64.to_be_bytes().to_vec();
            let length = u32::try_from(content.len()).unwrap();
            bytes.extend([option, kind, length].map(u32::to_be_bytes).concat());
            bytes.extend(content);
            bytes
        };
        theirs.write_all(&answer(8, 1 << 31 | 1, b"")).unwrap();
        theirs.read_exact(&mut [0; 22]).unwrap();
        let told = [&[0, 0][..], &4096_u64.to_be_bytes(), &[0, 1]].concat();
        theirs.write_all(&answer(7, 3, &told)).unwrap();
        theirs.write_all(&answer(7, 1, b"")).unwrap();
        theirs.read_exact(&mut [0; 28]).unwrap();
        theirs.write_all(&[0x67, 0x44, 0x66, 0x98, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9]).unwrap();
        let _ = theirs.read_to_end(&mut Vec::new());
    });
    let mut client = Client::open(ours, "").unwrap();
    let read = client.read(0, &mut [0; 16]);
    assert!(matches!(read, Err(NbdError::Protocol(_))), "{read:?}");
    drop(client);
    server.join().unwrap();
}
