//! `<driver>` of a disk, and what all virtio devices share.

use ostler_core::Bytes;
use ostler_xml::{
    List, OnOff, Text, element, enumeration,
    part::{Unit, amount_of, attr, child, group, required, wrapped},
};

enumeration! {
    /// How the host caches.
    pub enum DiskCache {
        Default = "default", None = "none", Writethrough = "writethrough",
        Writeback = "writeback", Directsync = "directsync", Unsafe = "unsafe",
    }
}

enumeration! {
    /// The reaction to an IO error.
    pub enum ErrorPolicy {
        Default = "default", Stop = "stop", Report = "report", Ignore = "ignore",
        NoSpace = "enospace",
    }
}

enumeration! {
    /// How the host does IO.
    pub enum DiskIo { Native = "native", Threads = "threads", IoUring = "io_uring", Default = "default" }
}

enumeration! {
    /// The treatment of the guest's discards.
    pub enum Discard { Unmap = "unmap", Ignore = "ignore" }
}

enumeration! {
    /// The treatment of zeroes that the guest writes.
    pub enum DetectZeroes { Off = "off", On = "on", Unmap = "unmap" }
}

element! {
    /// Options that all virtio devices share.
    #[derive(Default, Copy)]
    pub struct VirtioOptions {
        pub iommu: Option<OnOff> = attr("iommu"),
        pub ats: Option<OnOff> = attr("ats"),
        pub packed: Option<OnOff> = attr("packed"),
        pub page_per_vq: Option<OnOff> = attr("page_per_vq"),
    }
}

element! {
    /// `<driver>` of a disk.
    #[derive(Default)]
    pub struct DiskDriver {
        pub name: Option<Text> = attr("name"),
        /// The format of the image; absent means raw.
        pub format: Option<Text> = attr("type"),
        pub cache: Option<DiskCache> = attr("cache"),
        pub error_policy: Option<ErrorPolicy> = attr("error_policy"),
        pub read_error_policy: Option<ErrorPolicy> = attr("rerror_policy"),
        pub io: Option<DiskIo> = attr("io"),
        pub ioeventfd: Option<OnOff> = attr("ioeventfd"),
        pub event_idx: Option<OnOff> = attr("event_idx"),
        pub copy_on_read: Option<OnOff> = attr("copy_on_read"),
        pub discard: Option<Discard> = attr("discard"),
        pub iothread: Option<u32> = attr("iothread"),
        pub detect_zeroes: Option<DetectZeroes> = attr("detect_zeroes"),
        pub discard_no_unref: Option<OnOff> = attr("discard_no_unref"),
        pub queues: Option<u32> = attr("queues"),
        pub queue_size: Option<u32> = attr("queue_size"),
        pub virtio: VirtioOptions = group(),
        pub iothreads: List<MappedIoThread> = wrapped("iothreads", "iothread"),
        pub statistics: Option<Box<Statistics>> = child("statistics"),
        pub metadata_cache: Option<MetadataCache> = child("metadata_cache"),
    }
}

element! {
    /// `<iothread>`: which queues an IO thread serves.
    pub struct MappedIoThread {
        pub id: u32 = required("id"),
        pub queues: List<MappedQueue> = ostler_xml::part::items("queue"),
    }
}

element! {
    /// `<queue>`.
    pub struct MappedQueue {
        pub id: u32 = required("id"),
    }
}

element! {
    /// `<statistics>`: over which times histograms are kept, in seconds.
    #[derive(Default)]
    pub struct Statistics {
        pub intervals: List<StatisticsInterval> = ostler_xml::part::items("statistic"),
    }
}

element! {
    /// `<statistic>`.
    pub struct StatisticsInterval {
        pub interval: u32 = required("interval"),
    }
}

element! {
    /// `<metadata_cache>`: how much of the image's tables is kept in memory.
    #[derive(Default)]
    pub struct MetadataCache {
        pub max_size: Option<Bytes> = amount_of("max_size", Unit::Byte),
    }
}
