//! Reads the output of a cluster's programs, which is JSON.

use super::odd;
use crate::error::{StorageError, failed};
use crate::inventory::PoolSpace;
use ostler_core::Bytes;
use serde::Deserialize;
use std::collections::HashMap;

/// An image in the list of a pool, or a snapshot of it.
#[derive(Debug, Deserialize)]
pub(super) struct Listed {
    pub(super) image: String,
    pub(super) size: u64,
    snapshot: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Usages {
    images: Vec<Usage>,
}

/// The space that an image or a snapshot takes.
#[derive(Debug, Deserialize)]
struct Usage {
    name: String,
    snapshot: Option<String>,
    provisioned_size: u64,
    used_size: u64,
}

#[derive(Debug, Deserialize)]
struct Free {
    stats: Cluster,
    pools: Vec<Pool>,
}

#[derive(Debug, Deserialize)]
struct Cluster {
    total_bytes: u64,
    total_avail_bytes: u64,
}

#[derive(Debug, Deserialize)]
struct Pool {
    name: String,
    stats: Stored,
}

#[derive(Debug, Deserialize)]
struct Stored {
    /// Older clusters do not tell it.
    stored: Option<u64>,
    bytes_used: u64,
}

/// The images of a pool, without snapshots.
pub(super) fn images(told: &[u8]) -> Result<Vec<Listed>, StorageError> {
    let mut images: Vec<Listed> = serde_json::from_slice(told).map_err(|_| odd("its images"))?;
    images.retain(|image| image.snapshot.is_none());
    Ok(images)
}

/// The bytes that each image takes, with its snapshots.
pub(super) fn usages(told: &[u8]) -> HashMap<String, u64> {
    let mut used = HashMap::new();
    if let Ok(told) = serde_json::from_slice::<Usages>(told) {
        for usage in told.images {
            *used.entry(usage.name).or_default() += usage.used_size;
        }
    }
    used
}

/// How large an image is, in what is told of its usage.
pub(super) fn size(told: &[u8], name: &str) -> Option<u64> {
    let told: Usages = serde_json::from_slice(told).ok()?;
    let image = |usage: &&Usage| usage.name == name && usage.snapshot.is_none();
    told.images.iter().find(image).map(|usage| usage.provisioned_size)
}

/// The room of the cluster, and what the pool takes of it.
pub(super) fn space(told: &[u8], pool: &str) -> Result<PoolSpace, StorageError> {
    let told: Free = serde_json::from_slice(told).map_err(|_| odd("its room"))?;
    let Some(pool) = told.pools.iter().find(|it| it.name == pool) else {
        return Err(failed(format!(
            "the cluster has no pool '{pool}': make it with `ceph osd pool create`, or name \
             another in <source><name>"
        ))
        .into());
    };
    Ok(PoolSpace {
        capacity: Bytes(told.stats.total_bytes),
        allocation: Bytes(pool.stats.stored.unwrap_or(pool.stats.bytes_used)),
        available: Bytes(told.stats.total_avail_bytes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        let told = br#"[{"image":"a","id":"1","size":20,"format":2},
            {"image":"a","id":"1","snapshot":"s","size":10,"format":2,"protected":"true"}]"#;
        let listed = images(told).expect("a list");
        assert_eq!(listed.len(), 1);
        assert_eq!((&*listed[0].image, listed[0].size), ("a", 20));
        assert!(images(b"rbd: error").is_err());
        let told = br#"{"images":[{"name":"a","snapshot":"s","provisioned_size":8,"used_size":4},
            {"name":"a","provisioned_size":8,"used_size":2}],"total_used_size":6}"#;
        assert_eq!(usages(told).get("a"), Some(&6));
        assert!(usages(b"").is_empty());
    }

    #[test]
    fn the_room_is_read() {
        let told = br#"{"stats":{"total_bytes":2147483648,"total_avail_bytes":2147460676},
            "pools":[{"name":"images","id":1,"stats":{"stored":19,"bytes_used":57}}]}"#;
        let space = space(told, "images").expect("the pool");
        let all = (space.capacity.0, space.allocation.0, space.available.0);
        assert_eq!(all, (2_147_483_648, 19, 2_147_460_676));
        assert!(super::space(told, "other").is_err());
        assert!(super::space(b"{}", "images").is_err());
    }
}
