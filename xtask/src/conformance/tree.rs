//! Recorded folders: `*.tree.json`, laid out anew under a temporary one.

use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Component, Path},
};
use tempfile::TempDir;

/// Lays the tree in `file` out at `place` under a temporary folder.
pub(crate) fn lay_out(file: &Path, place: &Path) -> io::Result<TempDir> {
    let root = tempfile::tempdir()?;
    let tree: BTreeMap<String, Value> = serde_json::from_slice(&fs::read(file)?)?;
    let base = root.path().join(place);
    fs::create_dir_all(&base)?;
    for (name, entry) in &tree {
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            return Err(io::Error::other(format!("'{name}' leads out of its tree")));
        }
        let path = base.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        match entry {
            Value::String(text) => fs::write(path, text)?,
            Value::Object(object) => match (object.get("link"), object.get("dir")) {
                (Some(Value::String(target)), _) => std::os::unix::fs::symlink(target, path)?,
                (_, Some(_)) => fs::create_dir_all(path)?,
                _ => return Err(io::Error::other(format!("'{name}' is of an unknown kind"))),
            },
            _ => return Err(io::Error::other(format!("'{name}' is of an unknown kind"))),
        }
    }
    Ok(root)
}
