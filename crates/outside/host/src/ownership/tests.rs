use super::*;
use std::os::unix::fs::MetadataExt;

const GUEST: Owner = Owner { uid: 4242, gid: 4243 };
const ROOT: Owner = Owner { uid: 0, gid: 0 };

fn owner(path: &Path) -> (u32, u32) {
    let stat = std::fs::metadata(path).unwrap();
    (stat.uid(), stat.gid())
}

/// A file that belongs to 7:8 on a file system that keeps attributes.
fn image() -> Option<(tempfile::TempDir, PathBuf)> {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can give files away");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("image");
    std::fs::write(&path, "content").unwrap();
    std::os::unix::fs::chown(&path, Some(7), Some(8)).unwrap();
    Some((folder, path))
}

#[tokio::test]
async fn the_last_guest_gives_an_image_back() {
    let Some((_folder, path)) = image() else { return };
    if take(&path, GUEST).await.unwrap() != Taken::Remembered {
        eprintln!("skipped: the temporary folder keeps no attributes");
        return;
    }
    assert_eq!(owner(&path), (4242, 4243));
    assert_eq!(take(&path, GUEST).await.unwrap(), Taken::Remembered);
    assert_eq!(release(&path, ROOT).await.unwrap(), Some(Released::InUse(1)));
    assert_eq!(owner(&path), (4242, 4243));
    let back = Owner { uid: 7, gid: 8 };
    assert_eq!(release(&path, ROOT).await.unwrap(), Some(Released::Restored(back)));
    assert_eq!(owner(&path), (7, 8));
    // Nothing is kept any more: the next to give it back says to whom.
    assert_eq!(release(&path, ROOT).await.unwrap(), Some(Released::Restored(ROOT)));
    assert_eq!(owner(&path), (0, 0));
}

#[tokio::test]
async fn many_at_once_count_right() {
    let Some((_folder, path)) = image() else { return };
    let takers: Vec<_> = (0..16).map(|_| tokio::spawn(take(path.clone(), GUEST))).collect();
    for taker in takers {
        if taker.await.unwrap().unwrap() != Taken::Remembered {
            return;
        }
    }
    for left in (1..16).rev() {
        assert_eq!(release(&path, ROOT).await.unwrap(), Some(Released::InUse(left)));
    }
    release(&path, ROOT).await.unwrap();
    assert_eq!(owner(&path), (7, 8));
}

#[tokio::test]
async fn what_was_kept_before_the_boot_counts_no_more() {
    let Some((_folder, path)) = image() else { return };
    if take(&path, GUEST).await.unwrap() != Taken::Remembered {
        return;
    }
    let name = "trusted.libvirt.security.timestamp_dac";
    rustix::fs::setxattr(&path, name, b"1", rustix::fs::XattrFlags::empty()).unwrap();
    assert_eq!(release(&path, ROOT).await.unwrap(), Some(Released::Restored(ROOT)));
}

#[tokio::test]
async fn a_file_that_is_gone_needs_not_be_given_back() {
    assert_eq!(release("/nowhere/image", ROOT).await.unwrap(), None);
    let error = take("/nowhere/image", GUEST).await.unwrap_err();
    assert!(error.sentence().starts_with("cannot open '/nowhere/image': No such file"));
}
