//! Monitor command for a disk: the limits of `<iotune>`.

use crate::devices::QmpCall;
use ostler_model::domain::{Disk, IoTune};
use ostler_qmp::command::BlockSetIoThrottle;

/// The limits, where the disk has any.
pub(super) fn calls(disk: &Disk) -> Vec<QmpCall> {
    disk.io_tune.iter().map(|tune| throttle(disk, tune)).collect()
}

/// The limits of a disk, which may be none.
pub(crate) fn limits(disk: &Disk) -> QmpCall {
    let none = IoTune::default();
    throttle(disk, disk.io_tune.as_deref().unwrap_or(&none))
}

/// `<iotune>` in the monitor's words. The first six must always be told; 0 is
/// no limit.
fn throttle(disk: &Disk, tune: &IoTune) -> QmpCall {
    QmpCall::of(&BlockSetIoThrottle {
        id: disk.info.alias.as_deref().unwrap_or_default(),
        bps: tune.total_bytes_sec.unwrap_or(0),
        bps_rd: tune.read_bytes_sec.unwrap_or(0),
        bps_wr: tune.write_bytes_sec.unwrap_or(0),
        iops: tune.total_iops_sec.unwrap_or(0),
        iops_rd: tune.read_iops_sec.unwrap_or(0),
        iops_wr: tune.write_iops_sec.unwrap_or(0),
        bps_max: tune.total_bytes_sec_max,
        bps_rd_max: tune.read_bytes_sec_max,
        bps_wr_max: tune.write_bytes_sec_max,
        iops_max: tune.total_iops_sec_max,
        iops_rd_max: tune.read_iops_sec_max,
        iops_wr_max: tune.write_iops_sec_max,
        bps_max_length: tune.total_bytes_sec_max_length,
        bps_rd_max_length: tune.read_bytes_sec_max_length,
        bps_wr_max_length: tune.write_bytes_sec_max_length,
        iops_max_length: tune.total_iops_sec_max_length,
        iops_rd_max_length: tune.read_iops_sec_max_length,
        iops_wr_max_length: tune.write_iops_sec_max_length,
        iops_size: tune.size_iops_sec,
        group: tune.group_name.as_deref(),
    })
}
