//! Paths as definitions keep them.

/// `path` without repeated and trailing slashes. Two slashes at its very
/// beginning stay, which POSIX gives a meaning of their own.
#[must_use]
pub fn clean_path(path: &str) -> String {
    let mut clean = String::with_capacity(path.len());
    if path.starts_with("//") && !path.starts_with("///") {
        clean.push('/');
    }
    if path.starts_with('/') {
        clean.push('/');
    }
    for (index, step) in path.split('/').filter(|step| !step.is_empty()).enumerate() {
        if index > 0 {
            clean.push('/');
        }
        clean.push_str(step);
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::clean_path;

    #[test]
    fn slashes() {
        for (path, clean) in [
            ("///var/////lib/x//", "/var/lib/x"),
            ("//host/x", "//host/x"),
            ("//", "//"),
            ("/", "/"),
            ("a//b/", "a/b"),
            ("", ""),
            ("/a/../b/.", "/a/../b/."),
        ] {
            assert_eq!(clean_path(path), clean, "{path}");
        }
    }
}
