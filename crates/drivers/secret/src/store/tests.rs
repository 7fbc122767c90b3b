//! Folders as crashes, administrators and libvirtd leave them.

use super::*;
use ostler_host::Layout;
use std::path::Path;

const UUID: Uuid = Uuid::from_bytes([0x11; 16]);
const XML: &str = "<secret><uuid>11111111-1111-1111-1111-111111111111</uuid></secret>";

struct Scene {
    _folder: tempfile::TempDir,
    layout: SecretLayout,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let layout = SecretLayout::of(&Layout::private(folder.path()));
        for path in [&layout.config, &layout.state] {
            std::fs::create_dir_all(path).expect("made");
        }
        Self { _folder: folder, layout }
    }

    /// One secret with this value, and the store that wrote it.
    fn with(value: &[u8]) -> Self {
        let scene = Self::new();
        let store = scene.store();
        store.add(UUID, XML.to_owned(), Some(value)).expect("kept");
        scene
    }

    fn store(&self) -> Store {
        Store::new(self.layout.clone(), Form::Sealed)
    }

    /// The value of the one secret, as a new daemon finds it.
    fn value(&self) -> Option<Result<Vec<u8>, String>> {
        let mut found = self.store().load();
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0).value.map(|value| value.map(|bytes| bytes.to_vec()))
    }

    fn unreadable(&self, why: &str) {
        let error = self.value().expect("has one").expect_err("unreadable");
        assert!(error.contains(why), "{error}");
    }
}

fn write(path: &Path, content: impl AsRef<[u8]>) {
    std::fs::write(path, content).expect("written");
}

#[test]
fn values_of_libvirtd_are_taken_over_and_sealed() {
    let scene = Scene::new();
    write(&scene.layout.definition(UUID), XML);
    write(&scene.layout.plain_value(UUID), "Z2VoZWlt");
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
    assert!(!scene.layout.plain_value(UUID).exists());
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
}

/// The way back to libvirtd: values are put in the form that it reads, and set
/// in it, and nothing is lost if that is broken off.
#[test]
fn values_can_be_kept_as_libvirtd_keeps_them() {
    let scene = Scene::with(b"geheim");
    let store = Store::new(scene.layout.clone(), Form::Plain);
    let plain = || std::fs::read(scene.layout.plain_value(UUID)).ok();
    let value =
        |stored: Vec<Stored>| stored[0].value.as_ref().map(|v| v.as_ref().unwrap().to_vec());
    assert_eq!(value(store.load()), Some(b"geheim".to_vec()));
    assert_eq!(plain().as_deref(), Some(&b"Z2VoZWlt"[..]));
    assert!(!scene.layout.sealed_value(UUID).exists());
    store.write_value(UUID, b"neu").expect("written");
    assert_eq!(plain().as_deref(), Some(&b"bmV1"[..]));
    // Killed between writing the plain value and removing the sealed one.
    write(&scene.layout.sealed_value(UUID), "of the old value");
    assert_eq!(value(store.load()), Some(b"neu".to_vec()));
    assert!(!scene.layout.sealed_value(UUID).exists());
    // And sealed again.
    assert_eq!(scene.value(), Some(Ok(b"neu".to_vec())));
    assert!(plain().is_none() && scene.layout.sealed_value(UUID).exists());
    // An undefine that was killed in the middle leaves nothing here either.
    let gone = scene.layout.plain_value(Uuid::from_bytes([9; 16]));
    write(&gone, "Z2VoZWlt");
    assert_eq!(Store::new(scene.layout.clone(), Form::Sealed).load().len(), 1);
    assert!(gone.exists(), "it is libvirtd's");
    assert_eq!(store.load().len(), 1);
    assert!(!gone.exists());
    assert_eq!(scene.value(), Some(Ok(b"neu".to_vec())));
    // What cannot be opened is not taken for nothing.
    write(&scene.layout.sealed_value(UUID), "damaged");
    assert!(store.load()[0].value.as_ref().expect("has one").is_err());
    assert!(plain().is_none() && scene.layout.sealed_value(UUID).exists());
}

/// A daemon that was killed between sealing a value and removing the plain one.
#[test]
fn a_move_that_was_broken_off_is_finished() {
    let scene = Scene::with(b"geheim");
    write(&scene.layout.plain_value(UUID), "Z2VoZWlt\n");
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
    assert!(!scene.layout.plain_value(UUID).exists());
}

/// The host went back to libvirtd, which set another value, and came again.
#[test]
fn what_libvirtd_wrote_later_counts() {
    let scene = Scene::with(b"alt");
    write(&scene.layout.plain_value(UUID), "bmV1");
    assert_eq!(scene.value(), Some(Ok(b"neu".to_vec())));
    assert_eq!(scene.value(), Some(Ok(b"neu".to_vec())));
}

#[test]
fn a_plain_value_that_is_damaged_stays_where_it_is() {
    let scene = Scene::new();
    write(&scene.layout.definition(UUID), XML);
    write(&scene.layout.plain_value(UUID), "%%%");
    scene.unreadable("base64");
    assert!(scene.layout.plain_value(UUID).exists());
    // One that was sealed before is still good.
    let scene = Scene::with(b"geheim");
    write(&scene.layout.plain_value(UUID), "%%%");
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
    assert!(scene.layout.plain_value(UUID).exists());
}

/// A value that cannot be sealed is used, and stays as it is.
#[test]
fn a_move_that_cannot_be_made_loses_nothing() {
    let scene = Scene::new();
    write(&scene.layout.definition(UUID), XML);
    write(&scene.layout.plain_value(UUID), "Z2VoZWlt");
    std::fs::remove_dir(&scene.layout.state).expect("no place for a key");
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
    assert!(scene.layout.plain_value(UUID).exists());
    assert!(!scene.layout.sealed_value(UUID).exists());
}

#[test]
fn a_damaged_value_is_told_and_can_be_replaced() {
    let scene = Scene::with(b"geheim");
    let path = scene.layout.sealed_value(UUID);
    let good = std::fs::read(&path).expect("there");
    let mut altered = good.clone();
    // Another letter of base64, away from its end.
    let place = altered.len() - 10;
    altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
    let too_large = vec![b'x'; usize::try_from(MAX_VALUE).expect("small") + 1];
    for (content, why) in [
        (&altered[..], "changed after it was sealed"),
        (&good[..good.len() / 2], "not a sealed value"),
        (b"", "not a sealed value"),
        (&too_large, "larger"),
    ] {
        write(&path, content);
        scene.unreadable(why);
    }
    scene.store().write_value(UUID, b"neu").expect("replaced");
    assert_eq!(scene.value(), Some(Ok(b"neu".to_vec())));
}

#[test]
fn a_value_is_of_no_use_to_another_secret() {
    let scene = Scene::with(b"geheim");
    let other = Uuid::from_bytes([0x22; 16]);
    std::fs::rename(scene.layout.sealed_value(UUID), scene.layout.sealed_value(other))
        .expect("moved");
    write(&scene.layout.definition(other), XML.replace('1', "2"));
    let found = scene.store().load();
    let found = found.iter().find(|stored| stored.uuid == other).expect("found");
    let error = found.value.as_ref().expect("has one").as_ref().expect_err("unreadable");
    assert!(error.contains("belongs to another secret"), "{error}");
}

#[test]
fn the_wrong_key_is_told_from_damage() {
    let (scene, other) = (Scene::with(b"geheim"), Scene::with(b"x"));
    let own = std::fs::read(scene.layout.host_key()).expect("there");
    std::fs::copy(other.layout.host_key(), scene.layout.host_key()).expect("copied");
    scene.unreadable("sealed with host key");
    write(&scene.layout.host_key(), own);
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
}

#[test]
fn without_its_key_nothing_is_overwritten() {
    let scene = Scene::with(b"geheim");
    let key = scene.layout.host_key();
    let content = std::fs::read(&key).expect("there");
    let store = scene.store();
    store.write_value(UUID, b"geheim").expect("written");
    std::fs::remove_file(&key).expect("removed");
    scene.unreadable("missing");
    assert!(matches!(store.write_value(UUID, b"neu"), Err(StoreError::KeyMissing { .. })));
    assert!(!key.exists());
    // Put back, it is found without a restart.
    write(&key, &content);
    store.write_value(UUID, b"neu").expect("written");
    assert_eq!(scene.value(), Some(Ok(b"neu".to_vec())));
    // Without values that need it there is a new one.
    std::fs::remove_file(&key).expect("removed");
    scene.store().remove(UUID).expect("removed");
    scene.store().add(UUID, XML.to_owned(), Some(b"anew")).expect("kept");
    assert_eq!(scene.value(), Some(Ok(b"anew".to_vec())));
}

#[test]
fn a_damaged_key_is_never_replaced() {
    let scene = Scene::with(b"geheim");
    write(&scene.layout.host_key(), "ostler-host-key 1 cut");
    scene.unreadable("host key");
    assert!(matches!(scene.store().write_value(UUID, b"x"), Err(StoreError::Key { .. })));
    assert!(holds_cut(&scene));
}

fn holds_cut(scene: &Scene) -> bool {
    std::fs::read(scene.layout.host_key()).expect("there").ends_with(b"cut")
}

/// An undefine that was killed after the definition was removed.
#[test]
fn values_without_a_secret_are_dropped_and_never_taken_up() {
    let scene = Scene::with(b"geheim");
    std::fs::remove_file(scene.layout.definition(UUID)).expect("removed");
    assert!(scene.store().load().is_empty());
    assert!(!scene.layout.sealed_value(UUID).exists());
    // libvirtd's is not ours to drop, and no new secret gets it.
    write(&scene.layout.plain_value(UUID), "Z2VoZWlt");
    assert!(scene.store().load().is_empty());
    scene.store().add(UUID, XML.to_owned(), None).expect("kept");
    assert_eq!(scene.value(), None);
}

#[test]
fn files_that_are_no_secrets_are_left_alone() {
    let scene = Scene::with(b"geheim");
    let other = Uuid::from_bytes([0x22; 16]);
    let config = &scene.layout.config;
    write(&scene.layout.definition(other), XML);
    write(&scene.layout.sealed_value(other), "kept: its definition may be mended");
    write(&config.join("notes.xml"), "<secret/>");
    write(&config.join("33333333-3333-3333-3333-333333333333.xml"), "<sec");
    write(&config.join(".ostler-new-0123456789abcdef"), "half");
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
    assert!(scene.layout.sealed_value(other).exists() && config.join("notes.xml").exists());
    assert!(!config.join(".ostler-new-0123456789abcdef").exists());
}

/// On a full disk, or one that takes nothing for another reason, the old
/// value stays and nothing is left over.
#[test]
fn a_full_disk_keeps_the_old_value() {
    let scene = Scene::with(b"geheim");
    let before = names(&scene.layout.config);
    let store = scene.store();
    // Whoever runs the tests may write anywhere; a file is no folder for all.
    let folder = &scene.layout.config;
    let aside = folder.with_extension("aside");
    std::fs::rename(folder, &aside).expect("moved");
    write(folder, "no folder");
    assert!(matches!(store.write_value(UUID, b"neu"), Err(StoreError::File { .. })));
    assert!(store.add(Uuid::from_bytes([3; 16]), XML.to_owned(), None).is_err());
    assert!(store.remove(UUID).is_err());
    std::fs::remove_file(folder).expect("removed");
    std::fs::rename(&aside, folder).expect("moved back");
    assert_eq!(names(folder), before);
    assert_eq!(scene.value(), Some(Ok(b"geheim".to_vec())));
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
