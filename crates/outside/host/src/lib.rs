//! The host: files, processes, sysfs, cgroups, netlink.
