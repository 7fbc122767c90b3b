use super::{
    ContentPart, ContentReader, ContentWriter, Directory, Kind, Known, NewFile, NewFileOptions,
    Scan,
    copy::{self, Range},
    room, stays_open_for_writing, wipe,
};
use std::{
    fs,
    os::{fd::AsFd, unix::fs::MetadataExt},
    path::Path,
    sync::Arc,
    thread,
    time::Duration,
};

const OPTIONS: NewFileOptions = NewFileOptions { mode: 0o640, owner: None };

struct Scene {
    folder: tempfile::TempDir,
    directory: Arc<Directory>,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().expect("a folder");
    let directory = Arc::new(Directory::open(folder.path()).expect("opened"));
    Scene { folder, directory }
}

impl Scene {
    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
            .collect();
        names.sort();
        names
    }
}

#[test]
fn a_new_file_has_its_name_only_when_it_is_whole() {
    let scene = scene();
    for hidden in [false, true] {
        let begin = || match hidden {
            false => NewFile::begin(&scene.directory).expect("begun").expect("no name needed"),
            true => {
                let name = NewFile::hidden_name().expect("random");
                NewFile::begin_hidden(&scene.directory, name).expect("begun")
            }
        };
        let file = begin();
        room::set_size(file.descriptor(), Path::new("a"), 4096).expect("sized");
        assert_eq!(scene.names().iter().filter(|name| !name.starts_with('.')).count(), 0);
        file.appear("a", OPTIONS).expect("appeared");
        let data = fs::metadata(scene.path("a")).expect("there");
        assert_eq!((data.len(), data.mode() & 0o7777), (4096, 0o640));
        // A name that is taken stays with whom it belongs to.
        let error = begin().appear("a", OPTIONS).expect_err("taken");
        assert_eq!(error.kind(), Some(std::io::ErrorKind::AlreadyExists), "{error}");
        drop(begin());
        assert_eq!(scene.names(), ["a"], "nothing else is left");
        let file = begin();
        let through = NewFile::hidden_name().expect("random");
        file.replace("a", through, OPTIONS).expect("replaced");
        assert_eq!(fs::metadata(scene.path("a")).expect("there").len(), 0);
        assert_eq!(scene.names(), ["a"]);
        fs::remove_file(scene.path("a")).expect("removed");
    }
}

#[test]
fn only_unfinished_volumes_are_removed() {
    let scene = scene();
    for name in ["users", ".ostler-volume-users", ".ostler-volume-0123"] {
        fs::write(scene.path(name), "dear").expect("written");
        scene.directory.remove_unfinished(name).expect_err(name);
    }
    let name = NewFile::hidden_name().expect("random");
    fs::write(scene.path(&name), "half").expect("written");
    scene.directory.remove_unfinished(&name).expect("removed");
    scene.directory.remove_unfinished(&name).expect("gone already");
    assert_eq!(scene.names().len(), 3);
}

#[test]
fn links_lead_nowhere() {
    let scene = scene();
    std::os::unix::fs::symlink("/etc/passwd", scene.path("planted")).expect("a link");
    fs::write(scene.path("real"), "x").expect("written");
    let error = scene.directory.open_to_read("planted").expect_err("a link").sentence();
    assert!(error.contains("symbolic link"), "{error}");
    for name in ["..", ".", "a/b", "../real", "", "/etc/passwd"] {
        assert!(scene.directory.open_to_write(name).is_err(), "{name}");
        assert!(scene.directory.remove(name).is_err(), "{name}");
        assert!(scene.directory.look(name).is_err(), "{name}");
    }
    scene.directory.open_to_read("real").expect("opened");
}

#[test]
fn a_scan_finds_files_folders_and_nothing_else() {
    let scene = scene();
    fs::write(scene.path("disk.img"), b"QFI\xfb rest").expect("written");
    fs::write(scene.path("control\ncharacter"), "x").expect("written");
    fs::create_dir(scene.path("folder")).expect("made");
    std::os::unix::fs::symlink("disk.img", scene.path("link")).expect("a link");
    fs::write(scene.path(&NewFile::hidden_name().expect("random")), "half").expect("written");
    let socket = std::os::unix::net::UnixListener::bind(scene.path("socket")).expect("bound");
    let mut iso = vec![0; 0x8801];
    iso[0x8001..0x8006].copy_from_slice(b"CD001");
    fs::write(scene.path("cd.iso"), iso).expect("written");
    let mut scan = Scan::begin(&scene.directory).expect("begun");
    assert_eq!(scan.passed_over(), 4, "a link, a socket, a bad name, an unfinished file");
    let mut other = scan.split();
    let mut known = Known::new();
    let mut entries = scan.next_batch(9, &known);
    entries.extend(other.next_batch(9, &known));
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let shown: Vec<_> =
        entries.iter().map(|entry| (&*entry.name, entry.seen.kind, entry.is_iso)).collect();
    assert_eq!(
        shown,
        [
            ("cd.iso", Kind::File, true),
            ("disk.img", Kind::File, false),
            ("folder", Kind::Folder, false)
        ]
    );
    assert_eq!(entries[1].head.as_deref(), Some(&b"QFI\xfb rest"[..]));
    // What is known is not opened again.
    for entry in &entries {
        known.insert(entry.name.as_str().into(), entry.seen.identity);
    }
    fs::write(scene.path("cd.iso"), "shorter").expect("written");
    let mut entries = Scan::begin(&scene.directory).expect("begun").next_batch(9, &known);
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(entries[0].head.as_deref(), Some(&b"shorter"[..]));
    assert_eq!(entries[1].head, None);
    drop(socket);
}

#[test]
fn copies_keep_holes() {
    let scene = scene();
    let size = 8 << 20;
    let source = fs::File::create_new(scene.path("from")).expect("made");
    source.set_len(size).expect("sized");
    let content = vec![7; 65536];
    std::os::unix::fs::FileExt::write_all_at(&source, &content, 4 << 20).expect("written");
    let from = scene.directory.open_to_read("from").expect("opened");
    let file = NewFile::begin(&scene.directory).expect("begun").expect("supported");
    room::set_size(file.descriptor(), Path::new("to"), size).expect("sized");
    let (from_path, to_path) = (scene.path("from"), scene.path("to"));
    let range = Range { start: 0, end: size };
    copy::copy((from.as_fd(), &from_path), (file.descriptor(), &to_path), range).expect("copied");
    file.appear("to", OPTIONS).expect("appeared");
    assert!(fs::read(&from_path).expect("read") == fs::read(&to_path).expect("read"));
    assert!(fs::metadata(&to_path).expect("there").blocks() * 512 <= 128 << 10, "sparse");
}

#[test]
fn room_is_taken_or_nothing_has_changed() {
    let scene = scene();
    let file = fs::File::create_new(scene.path("a")).expect("made");
    let path = scene.path("a");
    room::allocate(file.as_fd(), &path, 0, 1 << 20).expect("room");
    let data = file.metadata().expect("there");
    assert_eq!((data.len(), data.blocks() >= 2048), (1 << 20, true));
    let error = room::allocate(file.as_fd(), &path, 0, 1 << 60).expect_err("no such disk");
    assert!(error.to_string().contains("make room"), "{error}");
    assert_eq!(file.metadata().expect("there").len(), 1 << 20);
}

#[test]
fn content_is_read_with_and_without_holes() {
    let scene = scene();
    let file = fs::File::create_new(scene.path("a")).expect("made");
    file.set_len(3 << 20).expect("sized");
    std::os::unix::fs::FileExt::write_all_at(&file, &[1; 4096], 1 << 20).expect("written");
    let read = |offset, length, holes| {
        let file = scene.directory.open_to_read("a").expect("opened");
        let mut reader = ContentReader::new(file, "a".into(), offset, length, holes)?;
        let mut parts = Vec::new();
        let mut buffer = vec![0; 1 << 20];
        while let Some(part) = reader.next_part(&mut buffer)? {
            parts.push(match part {
                ContentPart::Data(length) => (false, length as u64),
                ContentPart::Hole(length) => (true, length),
            });
        }
        Ok::<_, crate::file::FileError>(parts)
    };
    assert_eq!(
        read(0, 0, true).expect("read"),
        [(true, 1 << 20), (false, 4096), (true, (2 << 20) - 4096)]
    );
    assert_eq!(read(0, 0, false).expect("read").iter().map(|part| part.1).sum::<u64>(), 3 << 20);
    assert_eq!(read((1 << 20) + 96, 1000, true).expect("read"), [(false, 1000)]);
    assert_eq!(read(3 << 20, 0, true).expect("read"), []);
    for holes in [true, false] {
        assert_eq!(read((3 << 20) + 1, 0, holes).expect("read"), []);
        assert_eq!(read(u64::MAX, u64::MAX, holes).expect("read"), []);
        let some = read((3 << 20) - 5, u64::MAX, holes).expect("read");
        assert_eq!(some, [(holes, 5)], "what there is");
    }
}

#[test]
fn content_is_written_where_it_belongs() {
    let scene = scene();
    fs::write(scene.path("a"), [9; 16384]).expect("written");
    let file = scene.directory.open_to_write("a").expect("opened");
    let mut writer = ContentWriter::new(file, scene.path("a"), 4096, 12288, false);
    writer.write(b"abc").expect("written");
    writer.hole(4093 + 4096).expect("a hole");
    let error = writer.write(&[1; 4097]).expect_err("too much").to_string();
    assert!(error.contains("16384"), "{error}");
    writer.sync().expect("on the disk");
    let content = fs::read(scene.path("a")).expect("read");
    assert_eq!((&content[4095..4100], content[12287], content[12288]), (&b"\x09abc\0"[..], 0, 9));
    // At the end of a file a hole makes it longer.
    let file = scene.directory.open_to_write("a").expect("opened");
    ContentWriter::new(file, scene.path("a"), 16384, 0, false).hole(100).expect("a hole");
    assert_eq!(fs::metadata(scene.path("a")).expect("there").len(), 16484);
}

#[test]
fn wiping_leaves_zeros_and_holes() {
    let scene = scene();
    let file = fs::File::create_new(scene.path("a")).expect("made");
    file.set_len(1 << 30).expect("sized");
    std::os::unix::fs::FileExt::write_all_at(&file, &[1; 8192], 1 << 20).expect("written");
    let before = file.metadata().expect("there").blocks();
    wipe::overwrite_with_zeros(file.as_fd(), &scene.path("a"), 1 << 30).expect("wiped");
    let mut found = [1; 8192];
    std::os::unix::fs::FileExt::read_exact_at(&file, &mut found, 1 << 20).expect("read");
    assert_eq!(found, [0; 8192]);
    assert_eq!(file.metadata().expect("there").blocks(), before);
    wipe::discard(file.as_fd(), &scene.path("a"), 1 << 30).expect("discarded");
    assert_eq!(file.metadata().expect("there").blocks(), 0);
}

#[test]
fn who_writes_only_for_a_moment_is_waited_for() {
    let scene = scene();
    fs::write(scene.path("v"), "content").expect("written");
    let ours = scene.directory.open_to_read("v").expect("opened");
    let stays = |patience| stays_open_for_writing(&ours, patience).expect("told");
    assert!(!stays(Duration::ZERO), "nobody has it open");
    let other = scene.directory.open_to_write("v").expect("opened");
    assert!(stays(Duration::from_millis(20)));
    let closing = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        drop(other);
    });
    assert!(!stays(Duration::from_secs(60)));
    closing.join().expect("closed");
}
