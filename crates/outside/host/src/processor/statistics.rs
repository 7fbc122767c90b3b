//! The time that the processors have spent, by kind of work, from /proc/stat.

use crate::HostRoot;

/// Time spent since the boot, in nanoseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProcessorTimes {
    /// In the kernel, interrupts among it.
    pub kernel: u64,
    /// In programs, guests among it.
    pub user: u64,
    /// Doing nothing.
    pub idle: u64,
    /// Doing nothing while a disk is waited for.
    pub iowait: u64,
}

/// The times of CPU `cpu`, or of all together. `None` when that CPU is not
/// online or nothing is told.
#[must_use]
pub fn processor_times(root: &HostRoot, cpu: Option<u32>) -> Option<ProcessorTimes> {
    let text = root.text("/proc/stat")?;
    parse(&text, cpu, nanoseconds_per_tick())
}

pub(super) fn parse(text: &str, cpu: Option<u32>, tick: u64) -> Option<ProcessorTimes> {
    let name = cpu.map_or_else(|| "cpu".to_owned(), |cpu| format!("cpu{cpu}"));
    let line = text.lines().find_map(|line| line.strip_prefix(&name)?.strip_prefix(' '))?;
    let mut values = [0_u64; 7];
    let mut fields = line.split_ascii_whitespace();
    for (index, value) in values.iter_mut().enumerate() {
        // Kernels before 2.6 tell only of the first four.
        match fields.next() {
            Some(field) => *value = field.parse().ok()?,
            None if index >= 4 => {}
            None => return None,
        }
    }
    let [user, nice, system, idle, iowait, irq, softirq] = values;
    let time = |ticks: [u64; 3]| {
        ticks.iter().fold(0_u64, |sum, ticks| sum.saturating_add(ticks.saturating_mul(tick)))
    };
    Some(ProcessorTimes {
        kernel: time([system, irq, softirq]),
        user: time([user, nice, 0]),
        idle: time([idle, 0, 0]),
        iowait: time([iowait, 0, 0]),
    })
}

/// The kernel's unit for times in /proc, the same as long as it runs.
pub(crate) fn nanoseconds_per_tick() -> u64 {
    1_000_000_000 / rustix::param::clock_ticks_per_second().max(1)
}
