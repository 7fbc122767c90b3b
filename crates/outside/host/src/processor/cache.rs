//! Caches that several CPUs share, from /sys/devices/system/cpu.

use super::CpuSet;
use crate::HostRoot;
use ostler_core::KiB;
use std::collections::BTreeMap;

const CPU: &str = "/sys/devices/system/cpu";

/// A cache. Those of the first level are left out: they are the core's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheBank {
    /// Its number among those of its level.
    pub id: u32,
    /// Its level, 2 or higher.
    pub level: u32,
    /// The kind of its content.
    pub kind: CacheKind,
    /// Its size.
    pub size: KiB,
    /// The CPUs it serves.
    pub cpus: CpuSet,
}

/// The kind of a cache's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CacheKind {
    /// Data and instructions.
    Both,
    /// Instructions.
    Code,
    /// Data.
    Data,
}

/// The caches of the host under `root`, sorted by level, number and kind.
/// Those to which the kernel gives no number are left out.
#[must_use]
pub fn cache_banks(root: &HostRoot) -> Vec<CacheBank> {
    let mut banks = BTreeMap::new();
    for cpu in super::CpuMap::read(root).online.iter() {
        let folder = format!("{CPU}/cpu{cpu}/cache");
        for index in root.numbered(&folder, "index") {
            if let Some(bank) = bank(root, &format!("{folder}/index{index}")) {
                banks.entry((bank.level, bank.id, bank.kind)).or_insert(bank);
            }
        }
    }
    banks.into_values().collect()
}

fn bank(root: &HostRoot, folder: &str) -> Option<CacheBank> {
    let level = root.number(&format!("{folder}/level")).filter(|level| *level >= 2)?;
    let kind = match root.text(&format!("{folder}/type"))?.as_str() {
        "Unified" => CacheKind::Both,
        "Instruction" => CacheKind::Code,
        "Data" => CacheKind::Data,
        _ => return None,
    };
    Some(CacheBank {
        id: root.number(&format!("{folder}/id"))?,
        level,
        kind,
        size: size(&root.text(&format!("{folder}/size"))?)?,
        cpus: root.text(&format!("{folder}/shared_cpu_list"))?.parse().ok()?,
    })
}

/// A size as the kernel writes it here: `8192K`.
fn size(text: &str) -> Option<KiB> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let factor = match &text[digits.len()..] {
        "K" => 1,
        "M" => 1024,
        "G" => 1024 * 1024,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(factor).map(KiB)
}
