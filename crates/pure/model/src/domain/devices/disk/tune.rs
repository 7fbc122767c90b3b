//! `<iotune>` of a disk.

use ostler_xml::{Text, element, part::leaf};

element! {
    /// `<iotune>`: limits per second; bursts may go to the `max` ones for
    /// `max_length` seconds.
    #[derive(Default)]
    pub struct IoTune {
        pub total_bytes_sec: Option<u64> = leaf("total_bytes_sec"),
        pub read_bytes_sec: Option<u64> = leaf("read_bytes_sec"),
        pub write_bytes_sec: Option<u64> = leaf("write_bytes_sec"),
        pub total_iops_sec: Option<u64> = leaf("total_iops_sec"),
        pub read_iops_sec: Option<u64> = leaf("read_iops_sec"),
        pub write_iops_sec: Option<u64> = leaf("write_iops_sec"),
        pub total_bytes_sec_max: Option<u64> = leaf("total_bytes_sec_max"),
        pub read_bytes_sec_max: Option<u64> = leaf("read_bytes_sec_max"),
        pub write_bytes_sec_max: Option<u64> = leaf("write_bytes_sec_max"),
        pub total_iops_sec_max: Option<u64> = leaf("total_iops_sec_max"),
        pub read_iops_sec_max: Option<u64> = leaf("read_iops_sec_max"),
        pub write_iops_sec_max: Option<u64> = leaf("write_iops_sec_max"),
        pub size_iops_sec: Option<u64> = leaf("size_iops_sec"),
        pub group_name: Option<Text> = leaf("group_name"),
        pub total_bytes_sec_max_length: Option<u64> = leaf("total_bytes_sec_max_length"),
        pub read_bytes_sec_max_length: Option<u64> = leaf("read_bytes_sec_max_length"),
        pub write_bytes_sec_max_length: Option<u64> = leaf("write_bytes_sec_max_length"),
        pub total_iops_sec_max_length: Option<u64> = leaf("total_iops_sec_max_length"),
        pub read_iops_sec_max_length: Option<u64> = leaf("read_iops_sec_max_length"),
        pub write_iops_sec_max_length: Option<u64> = leaf("write_iops_sec_max_length"),
    }
}
