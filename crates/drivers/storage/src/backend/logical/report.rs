//! Reads the output of LVM's programs.

use crate::error::{StorageError, failed};
use ostler_core::Bytes;
use serde::Deserialize;

/// One segment of a volume; a volume with several has several rows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Segment {
    #[serde(rename = "lv_name")]
    pub(super) name: String,
    #[serde(rename = "lv_uuid")]
    pub(super) uuid: String,
    lv_size: String,
    #[serde(rename = "lv_attr")]
    attributes: String,
    origin: String,
    origin_size: String,
    pool_lv: String,
    data_percent: String,
    segtype: String,
    seg_size: String,
    devices: String,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Group {
    vg_size: String,
    vg_free: String,
    vg_extent_size: String,
}

/// A device, and the group it is in, if any.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Device {
    pub(super) pv_name: String,
    pub(super) vg_name: String,
}

#[derive(Deserialize)]
struct Answer {
    report: Vec<Report>,
}

#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    seg: Vec<Segment>,
    #[serde(default)]
    lv: Vec<Segment>,
    #[serde(default)]
    vg: Vec<Group>,
    #[serde(default)]
    pv: Vec<Device>,
}

fn reports(output: &[u8]) -> Result<Vec<Report>, StorageError> {
    let answer: Result<Answer, _> = serde_json::from_slice(output);
    Ok(answer.map_err(|error| failed(format!("cannot read what LVM says: {error}")))?.report)
}

/// The segments of `lvs`.
pub(super) fn segments(output: &[u8]) -> Result<Vec<Segment>, StorageError> {
    Ok(reports(output)?
        .into_iter()
        .flat_map(|report| report.seg.into_iter().chain(report.lv))
        .collect())
}

/// The group of `vgs`.
pub(super) fn group(output: &[u8]) -> Result<Group, StorageError> {
    let found = reports(output)?.into_iter().flat_map(|report| report.vg).next();
    found.ok_or_else(|| failed("LVM says nothing of the volume group").into())
}

/// The devices of `pvs`.
pub(super) fn devices(output: &[u8]) -> Result<Vec<Device>, StorageError> {
    Ok(reports(output)?.into_iter().flat_map(|report| report.pv).collect())
}

fn bytes(text: &str) -> u64 {
    text.trim().parse().unwrap_or_default()
}

impl Group {
    pub(super) fn size(&self) -> u64 {
        bytes(&self.vg_size)
    }

    pub(super) fn free(&self) -> u64 {
        bytes(&self.vg_free)
    }

    pub(super) fn extent(&self) -> u64 {
        bytes(&self.vg_extent_size)
    }
}

impl Segment {
    fn attribute(&self, at: usize) -> u8 {
        self.attributes.as_bytes().get(at).copied().unwrap_or(b'-')
    }

    /// Returns whether it has a device on this host.
    pub(super) fn is_active(&self) -> bool {
        self.attribute(4) == b'a'
    }

    /// Returns whether thin volumes live in it.
    pub(super) fn is_thin_pool(&self) -> bool {
        self.segtype == "thin-pool"
    }

    /// Returns whether it takes its room from a pool.
    pub(super) fn is_thin(&self) -> bool {
        self.segtype == "thin"
    }

    /// Returns whether it is a snapshot that keeps what differs in room of its own.
    pub(super) fn is_snapshot(&self) -> bool {
        matches!(self.attribute(0), b's' | b'S')
    }

    /// The volume of which it is a snapshot.
    pub(super) fn origin(&self) -> Option<&str> {
        // In brackets stand those that LVM hides: a snapshot of nothing.
        Some(&*self.origin).filter(|name| !name.is_empty() && !name.starts_with('['))
    }

    /// How large the disk is.
    pub(super) fn capacity(&self) -> Bytes {
        match self.is_snapshot() {
            true => Bytes(bytes(&self.origin_size)),
            false => Bytes(bytes(&self.lv_size)),
        }
    }

    /// How much it takes of the group, or of its pool.
    pub(super) fn allocation(&self) -> Bytes {
        let size = bytes(&self.lv_size);
        match self.is_thin() {
            true => Bytes(self.percent_of(size)),
            false => Bytes(size),
        }
    }

    /// The free space of a pool, in bytes.
    pub(super) fn left(&self) -> u64 {
        let size = bytes(&self.lv_size);
        size.saturating_sub(self.percent_of(size))
    }

    /// How much of `size` is written.
    fn percent_of(&self, size: u64) -> u64 {
        // In hundredths: as it is written, with two digits behind the point.
        let (whole, part) =
            self.data_percent.trim().split_once('.').unwrap_or((&self.data_percent, ""));
        let part = format!("{part:0<2}");
        let hundredths = bytes(whole) * 100 + bytes(part.get(..2).unwrap_or("0"));
        u64::try_from(u128::from(size) * u128::from(hundredths) / 10_000).unwrap_or(size)
    }

    /// The place of the segment: each device, and its bytes there.
    pub(super) fn places(&self, extent: u64) -> Vec<(&str, u64, u64)> {
        let devices: Vec<_> = self
            .devices
            .split(',')
            .filter(|device| device.starts_with('/'))
            .filter_map(|device| device.strip_suffix(')')?.rsplit_once('('))
            .collect();
        let each = bytes(&self.seg_size) / u64::try_from(devices.len().max(1)).unwrap_or(1);
        let place = |(device, first): (_, &str)| {
            let start = bytes(first).saturating_mul(extent);
            (device, start, start.saturating_add(each))
        };
        devices.into_iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = r#"{"report":[{"seg":[
        {"lv_name":"thin","lv_uuid":"u1","lv_size":"1073741824","lv_attr":"Vwi-a-tz--","origin":"",
         "origin_size":"","pool_lv":"tp","data_percent":"12.50","segtype":"thin","seg_size":"1073741824","devices":""},
        {"lv_name":"snap","lv_uuid":"u2","lv_size":"4194304","lv_attr":"swi-a-s---","origin":"vol",
         "origin_size":"67108864","pool_lv":"","data_percent":"0.00","segtype":"linear","seg_size":"4194304","devices":"/dev/sda(16)"},
        {"lv_name":"wide","lv_uuid":"u3","lv_size":"8388608","lv_attr":"-wi-------","origin":"",
         "origin_size":"","pool_lv":"","data_percent":"","segtype":"striped","seg_size":"8388608","devices":"/dev/sda(1),/dev/sdb(0)"}
    ]}]}"#;

    #[test]
    fn rows_are_understood() {
        let rows = segments(ROWS.as_bytes()).expect("rows");
        let [thin, snap, wide] = &rows[..] else { panic!("{rows:?}") };
        assert!(thin.is_thin() && thin.is_active() && !thin.is_snapshot());
        assert_eq!((thin.capacity(), thin.allocation()), (Bytes(1 << 30), Bytes(1 << 27)));
        assert_eq!(
            (snap.origin(), snap.capacity(), snap.allocation()),
            (Some("vol"), Bytes(64 << 20), Bytes(4 << 20))
        );
        assert_eq!(snap.places(4 << 20), [("/dev/sda", 64 << 20, 68 << 20)]);
        assert!(!wide.is_active());
        assert_eq!(
            wide.places(4 << 20),
            [("/dev/sda", 4 << 20, 8 << 20), ("/dev/sdb", 0, 4 << 20)]
        );
        assert!(segments(b"nonsense").is_err());
    }
}
