//! libvirt's RPC protocol: types, procedure table, sans-IO framing.
