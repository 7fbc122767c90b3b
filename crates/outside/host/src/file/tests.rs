use super::*;
use rustix::fs::FileType;
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

#[tokio::test]
async fn a_write_replaces_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xml");
    write_durable(&path, "one").await.unwrap();
    write_durable(&path, "two").await.unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
    assert_eq!(names(folder.path()), ["a.xml"]);
}

#[tokio::test]
async fn a_batch_writes_links_renames_and_removes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("autostart")).unwrap();
    fs::write(at("old.xml"), "old").unwrap();
    symlink("nowhere", at("autostart/b.xml")).unwrap();
    Batch::new()
        .write(at("b.xml"), "new")
        .write_with_mode(at("b.pid"), "7", 0o644)
        .link(at("autostart/b.xml"), at("b.xml"))
        .rename(at("old.xml"), at("older.xml"))
        .remove(at("absent.xml"))
        .commit()
        .await
        .unwrap();
    assert_eq!(names(folder.path()), ["autostart", "b.pid", "b.xml", "older.xml"]);
    assert_eq!(names(&at("autostart")), ["b.xml"]);
    assert_eq!(read_link(at("autostart/b.xml")).await.unwrap(), at("b.xml"));
    assert_eq!(fs::metadata(at("b.pid")).unwrap().permissions().mode() & 0o777, 0o644);
    remove_durable(at("b.xml")).await.unwrap();
    assert_eq!(names(folder.path()), ["autostart", "b.pid", "older.xml"]);
}

#[tokio::test]
async fn a_failed_batch_changes_nothing_and_says_where_it_failed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xml");
    let absent = folder.path().join("absent/b.xml");
    let error = Batch::new().write(&path, "a").write(&absent, "b").commit().await.unwrap_err();
    assert!(error.is_not_found());
    assert!(error.sentence().contains("absent': No such file"), "{}", error.sentence());
    assert!(names(folder.path()).is_empty());

    // A folder in the file's place: the rename fails, the temporary file goes.
    fs::create_dir(&path).unwrap();
    fs::write(path.join("inside"), "").unwrap();
    let error = write_durable(&path, "a").await.unwrap_err();
    assert!(error.to_string().starts_with("cannot put in place '"), "{error}");
    assert_eq!(names(folder.path()), ["a.xml"]);
}

#[test]
fn leftovers_of_a_crash_are_removed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".ostler-new-0123456789abcdef"), "").unwrap();
    fs::write(folder.path().join("a.xml"), "").unwrap();
    assert_eq!(remove_leftovers_blocking(folder.path()).unwrap(), 1);
    assert_eq!(names(folder.path()), ["a.xml"]);
}

#[tokio::test]
async fn reads_a_folder_of_many_files() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..1000 {
        fs::write(folder.path().join(format!("{number}.xml")), format!("<{number}/>")).unwrap();
    }
    fs::write(folder.path().join("exact.xml"), vec![b'x'; 40_000]).unwrap();
    fs::write(folder.path().join("large.xml"), vec![b'x'; 40_001]).unwrap();
    fs::write(folder.path().join(".hidden.xml"), "").unwrap();
    fs::write(folder.path().join("other.txt"), "").unwrap();
    fs::create_dir(folder.path().join("folder.xml")).unwrap();
    symlink("1.xml", folder.path().join("link.xml")).unwrap();
    symlink("gone", folder.path().join("dangling.xml")).unwrap();
    let read = read_folder(folder.path(), ".xml", 40_000).await.unwrap();
    assert_eq!(read.files.len(), 1002);
    let content = |name: &str| read.files.iter().find(|file| file.0 == name).unwrap().1.clone();
    assert_eq!(content("777.xml"), b"<777/>");
    assert_eq!(content("link.xml"), b"<1/>");
    assert_eq!(content("exact.xml").len(), 40_000);
    let mut failed: Vec<_> = read.failed.iter().map(ToString::to_string).collect();
    failed.sort();
    assert_eq!(failed.len(), 2);
    assert!(failed[0].contains("large.xml' is larger than the 40000 bytes"), "{failed:?}");
    assert!(failed[1].contains("dangling.xml"), "{failed:?}");
}

#[tokio::test]
async fn reading_takes_only_bounded_regular_files() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).unwrap();
    assert!(matches!(read_bounded(&pipe, 10).await, Err(FileError::NotRegular { .. })));
    let file = folder.path().join("file");
    for (size, bound, fits) in [(0, 0, true), (10, 10, true), (11, 10, false), (9000, 8999, false)]
    {
        fs::write(&file, vec![1; size]).unwrap();
        assert_eq!(read_bounded(&file, bound).await.is_ok(), fits, "{size} {bound}");
    }
    assert!(read_bounded(folder.path().join("absent"), 1).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn names_from_outside_stay_in_their_folder() {
    let base = tempfile::tempdir().unwrap();
    fs::write(base.path().join("secret"), "s").unwrap();
    let inner = base.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("a"), "a").unwrap();
    symlink("a", inner.join("link")).unwrap();
    symlink("/etc", inner.join("etc")).unwrap();
    let folder = Folder::open(&inner).await.unwrap();
    assert_eq!(folder.read("a", 9).await.unwrap(), b"a");
    for astray in ["../secret", "link", "etc/passwd", "/etc/passwd", "a/../../secret"] {
        assert!(folder.read(astray, 9).await.is_err(), "{astray}");
        assert!(folder.open_file(astray).await.is_err(), "{astray}");
    }
    for taken in ["a", "link", "../new", "etc/new"] {
        assert!(folder.create_file(taken).await.is_err(), "{taken}");
    }
    folder.create_file("b").await.unwrap();
    folder.append_file("b").await.unwrap();
    folder.remove("b").await.unwrap();
    assert!(folder.remove("../secret").await.is_err());
    assert_eq!(names(&inner), ["a", "etc", "link"]);
}

#[tokio::test]
async fn looks_at_an_image() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("image");
    fs::write(&path, b"QFI and more").unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 30).unwrap();
    let head = image_head(&path, 3).await.unwrap();
    assert_eq!((head.bytes.as_slice(), head.size.0, head.is_device), (&b"QFI"[..], 1 << 30, false));
    assert!(head.allocated.0 < 1 << 20, "{}", head.allocated);
    fs::write(&path, b"short").unwrap();
    assert_eq!(image_head(&path, 1000).await.unwrap().bytes, b"short");
    assert!(matches!(image_head(folder.path(), 1).await, Err(FileError::NotRegular { .. })));
    let error = image_head("/dev/null", 1).await.unwrap_err();
    assert_eq!(error.to_string(), "'/dev/null' is not a regular file");
}

#[tokio::test]
async fn opens_terminals_and_nothing_else() {
    let master = rustix::pty::openpt(rustix::pty::OpenptFlags::RDWR).unwrap();
    rustix::pty::grantpt(&master).unwrap();
    rustix::pty::unlockpt(&master).unwrap();
    let name = rustix::pty::ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let terminal = open_terminal(name).await.unwrap();
    rustix::io::write(&master, b"hello\n").unwrap();
    let mut line = [0; 16];
    assert_eq!(rustix::io::read(&terminal, &mut line), Ok(6));
    let file = tempfile::NamedTempFile::new().unwrap();
    let error = open_terminal(file.path()).await.unwrap_err();
    assert!(error.to_string().ends_with("is not a terminal"), "{error}");
}

#[tokio::test]
async fn reads_the_end_of_a_log() {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "old\nnew and last").unwrap();
    for (from, bytes, text) in
        [(0, 4, "last"), (4, 100, "new and last"), (8, 3, "ast"), (99, 9, "")]
    {
        assert_eq!(read_tail(file.path(), from, bytes).await.unwrap(), text.as_bytes(), "{from}");
    }
}

#[test]
fn checks_names() {
    for good in ["a", "..a", "ü b", &"x".repeat(251)] {
        check_name(good, 4).unwrap();
    }
    for bad in ["", ".", "..", "a/b", "a\0b", &"x".repeat(252)] {
        assert!(check_name(bad, 4).is_err(), "{bad}");
    }
}

#[test]
fn lists_what_lies_there() {
    let folder = tempfile::tempdir().unwrap();
    symlink("x", folder.path().join("link")).unwrap();
    let listed = list_folder_blocking(folder.path()).unwrap();
    assert_eq!(listed, [FolderEntry { name: "link".into(), kind: FileType::Symlink }]);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
