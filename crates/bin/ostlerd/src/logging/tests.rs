use super::*;
use tracing::{info, info_span, warn};

/// Runs with the settings, and answers what came to the file.
fn logged(filters: &str, level: Level, run: impl FnOnce()) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log");
    let outputs = Outputs::open(&format!("1:file:{}", path.display())).expect("outputs");
    let setup = Setup { level, filters: Filters::parse(filters).expect("filters"), outputs };
    let layer = layer::LibvirtLayer::new(Arc::new(ArcSwap::from_pointee(setup)));
    tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), run);
    std::fs::read_to_string(path).expect("the log")
}

#[test]
fn writes_lines_in_libvirts_shape() {
    let text = logged("", Level::Info, || {
        let _guard = info_span!("client", client = 7).entered();
        info!(name = "a b", "defined");
    });
    let mut parts = text.splitn(5, ": ");
    assert_eq!(parts.next().map(str::len), Some("2026-11-20 10:15:08.123+0000".len()));
    assert!(parts.next().is_some_and(|thread| thread.parse::<i32>().is_ok()));
    assert_eq!(parts.next(), Some("info "));
    assert!(text.contains(" : daemon.logging.tests:"), "{text}");
    assert!(text.ends_with(" : defined name=\"a b\" client=7\n"), "{text}");
}

#[test]
fn filters_by_category() {
    let text = logged("4:daemon.logging 1:other", Level::Info, || {
        warn!("not wanted");
        tracing::debug!(target: "other::part", "wanted");
        tracing::debug!(target: "third", "not wanted");
    });
    assert!(text.ends_with(" : wanted\n"), "{text}");
    assert_eq!(text.lines().count(), 1);
}
