//! Settings of the host: how the kernel merges equal memory pages.

use super::QemuConnection;
use crate::domain::tune::fields::{self, Kind};
use async_trait::async_trait;
use ostler_core::{Error, Result, TypedParams};
use ostler_driver::api::ConnectHostTuning;
use ostler_driver::object::detached_blocking;
use ostler_host::HostRoot;
use ostler_host::memory::{MergingSetting, PageMerging};
use std::io;

/// The parameters that can be set, in the order in which they are written.
const SETTINGS: [(&str, MergingSetting); 3] = [
    ("shm_pages_to_scan", MergingSetting::PagesToScan),
    ("shm_sleep_millisecs", MergingSetting::SleepMilliseconds),
    ("shm_merge_across_nodes", MergingSetting::MergeAcrossNodes),
];

#[async_trait]
impl ConnectHostTuning for QemuConnection {
    async fn node_memory_parameters(&self) -> Result<TypedParams> {
        let merging = PageMerging::read(&self.driver.host);
        let mut params = TypedParams::default();
        let mut number = |field: &'static str, value: Option<u32>| {
            value.into_iter().for_each(|value| params.push(field, value));
        };
        number("shm_pages_to_scan", merging.pages_to_scan);
        number("shm_sleep_millisecs", merging.sleep_milliseconds);
        for (field, count) in [
            ("shm_pages_shared", merging.pages_shared),
            ("shm_pages_sharing", merging.pages_sharing),
            ("shm_pages_unshared", merging.pages_unshared),
            ("shm_pages_volatile", merging.pages_volatile),
            ("shm_full_scans", merging.full_scans),
        ] {
            count.into_iter().for_each(|count| params.push(field, count));
        }
        let across = merging.merge_across_nodes;
        across.into_iter().for_each(|across| params.push("shm_merge_across_nodes", across));
        Ok(params)
    }

    async fn node_set_memory_parameters(&self, params: &TypedParams) -> Result<()> {
        fields::check(params, &SETTINGS.map(|(field, _)| (field, Kind::UInt)))?;
        let wanted = SETTINGS.iter().filter_map(|&(field, setting)| {
            let value = u32::try_from(fields::unsigned(params, field)?).ok()?;
            Some(Change { field, setting, value })
        });
        let (wanted, host) = (wanted.collect::<Vec<_>>(), self.driver.host.clone());
        // The kernel answers once a scan that is under way has ended.
        let set = detached_blocking("set memory parameters", move || set(&host, &wanted)).await;
        set.map_err(|error| Error::internal(error.to_string()))?
    }
}

/// One setting and its new value.
struct Change {
    field: &'static str,
    setting: MergingSetting,
    value: u32,
}

fn set(host: &HostRoot, wanted: &[Change]) -> Result<()> {
    set_by(host, wanted, |change| change.setting.write(host, change.value))
}

/// Makes all changes, each by `write`, or none of them.
fn set_by(
    host: &HostRoot,
    wanted: &[Change],
    write: impl Fn(&Change) -> io::Result<()>,
) -> Result<()> {
    let mut before = Vec::new();
    for Change { field, setting, .. } in wanted {
        let value = setting.read(host).ok_or_else(|| {
            Error::operation_invalid(format!(
                "parameter '{field}' is not supported by this host's kernel: it has no such \
                 setting under /sys/kernel/mm/ksm"
            ))
        })?;
        before.push((setting, value));
    }
    for (place, change) in wanted.iter().enumerate() {
        if let Err(error) = write(change) {
            for (setting, value) in &before[..place] {
                if let Err(error) = setting.write(host, *value) {
                    tracing::warn!(?setting, value, %error, "cannot set a parameter back");
                }
            }
            return Err(refused(change, &error));
        }
    }
    Ok(())
}

fn refused(Change { field, value, .. }: &Change, error: &io::Error) -> Error {
    let remedy = match error.kind() {
        io::ErrorKind::PermissionDenied => "; this needs root",
        io::ErrorKind::ResourceBusy => {
            "; pages are merged now: part them first, with 2 in /sys/kernel/mm/ksm/run"
        }
        _ => "",
    };
    Error::system(format!("cannot set {field} to {value}: {error}{remedy}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(files: &[(&str, &str)]) -> (tempfile::TempDir, HostRoot) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("sys/kernel/mm/ksm");
        std::fs::create_dir_all(&place).unwrap();
        for (file, text) in files {
            std::fs::write(place.join(file), text).unwrap();
        }
        let host = HostRoot::recorded(folder.path());
        (folder, host)
    }

    fn changes(values: [u32; 3]) -> Vec<Change> {
        let change = |(&(field, setting), value)| Change { field, setting, value };
        SETTINGS.iter().zip(values).map(change).collect()
    }

    #[test]
    fn all_are_set() {
        let files =
            [("pages_to_scan", "100"), ("sleep_millisecs", "20"), ("merge_across_nodes", "1")];
        let (_folder, host) = host(&files);
        set(&host, &changes([5, 6, 0])).unwrap();
        let merging = PageMerging::read(&host);
        let values =
            [merging.pages_to_scan, merging.sleep_milliseconds, merging.merge_across_nodes];
        assert_eq!(values, [Some(5), Some(6), Some(0)]);
    }

    #[test]
    fn one_that_is_missing_leaves_all_as_they_were() {
        let (_folder, host) = host(&[("pages_to_scan", "100"), ("sleep_millisecs", "20")]);
        let error = set(&host, &changes([5, 6, 0])).unwrap_err();
        assert_eq!(error.code(), ostler_core::ErrorCode::OperationInvalid);
        assert!(error.message().contains("'shm_merge_across_nodes' is not supported"), "{error}");
        assert_eq!(PageMerging::read(&host).pages_to_scan, Some(100));
    }

    #[test]
    fn one_that_is_refused_sets_those_before_it_back() {
        let (_folder, host) = host(&[("pages_to_scan", "100"), ("sleep_millisecs", "20")]);
        let refused = set_by(&host, &changes([5, 6, 0])[..2], |change| match change.setting {
            MergingSetting::SleepMilliseconds => Err(io::ErrorKind::ResourceBusy.into()),
            setting => setting.write(&host, change.value),
        });
        assert!(refused.unwrap_err().message().contains("part them first"));
        assert_eq!(PageMerging::read(&host).pages_to_scan, Some(100));
    }
}
