//! Numbers of nf_tables' netlink protocol (linux/netfilter/nf_tables.h).

/// The subsystem, in the upper half of a message's kind.
const NFTABLES: u16 = 10 << 8;

pub(super) const BATCH_BEGIN: u16 = 0x10;
pub(super) const BATCH_END: u16 = 0x11;
/// The generation that a batch was made for.
pub(super) const BATCH_GENERATION: u16 = 1;
/// The subsystem that a batch is for, in its header.
pub(super) const BATCH_SUBSYSTEM: u16 = 10;

pub(super) const NEW_TABLE: u16 = NFTABLES;
pub(super) const GET_TABLE: u16 = NFTABLES | 1;
pub(super) const DELETE_TABLE: u16 = NFTABLES | 2;
pub(super) const NEW_CHAIN: u16 = NFTABLES | 3;
pub(super) const GET_CHAIN: u16 = NFTABLES | 4;
pub(super) const DELETE_CHAIN: u16 = NFTABLES | 5;
pub(super) const NEW_RULE: u16 = NFTABLES | 6;
pub(super) const GET_RULE: u16 = NFTABLES | 7;
pub(super) const DELETE_RULE: u16 = NFTABLES | 8;
pub(super) const NEW_SET: u16 = NFTABLES | 9;
pub(super) const GET_SET: u16 = NFTABLES | 10;
pub(super) const DELETE_SET: u16 = NFTABLES | 11;
pub(super) const NEW_ELEMENT: u16 = NFTABLES | 12;
pub(super) const GET_ELEMENT: u16 = NFTABLES | 13;
pub(super) const DELETE_ELEMENT: u16 = NFTABLES | 14;
pub(super) const GET_GENERATION: u16 = NFTABLES | 16;

/// Of tables and of all that is in them.
pub(super) const TABLE_NAME: u16 = 1;
pub(super) const GENERATION_ID: u16 = 1;

pub(super) mod chain {
    pub(crate) const NAME: u16 = 3;
    pub(crate) const HOOK: u16 = 4;
    pub(crate) const POLICY: u16 = 5;
    pub(crate) const TYPE: u16 = 7;
    pub(crate) const HOOK_NUMBER: u16 = 1;
    pub(crate) const HOOK_PRIORITY: u16 = 2;
}

pub(super) mod rule {
    pub(crate) const CHAIN: u16 = 2;
    pub(crate) const HANDLE: u16 = 3;
    pub(crate) const EXPRESSIONS: u16 = 4;
    pub(crate) const POSITION: u16 = 6;
    pub(crate) const USER_DATA: u16 = 7;
    /// In the user's data, as `nft` has it.
    pub(crate) const COMMENT: u8 = 0;
}

pub(super) mod set {
    pub(crate) const NAME: u16 = 2;
    pub(crate) const FLAGS: u16 = 3;
    pub(crate) const KEY_TYPE: u16 = 4;
    pub(crate) const KEY_LENGTH: u16 = 5;
    pub(crate) const DATA_TYPE: u16 = 6;
    pub(crate) const DATA_LENGTH: u16 = 7;
    pub(crate) const ID: u16 = 10;
    pub(crate) const USER_DATA: u16 = 13;

    pub(crate) const FLAG_ANONYMOUS: u32 = 1;
    pub(crate) const FLAG_INTERVAL: u32 = 4;
    pub(crate) const FLAG_MAP: u32 = 8;
    pub(crate) const VERDICT: u32 = 0xffff_ff00;
}

pub(super) mod element {
    pub(crate) const SET: u16 = 2;
    pub(crate) const ELEMENTS: u16 = 3;
    pub(crate) const KEY: u16 = 1;
    pub(crate) const DATA: u16 = 2;
    pub(crate) const FLAGS: u16 = 3;
    pub(crate) const INTERVAL_END: u32 = 1;
}

/// Of every list.
pub(super) const LIST_ELEMENT: u16 = 1;

pub(super) mod data {
    pub(crate) const VALUE: u16 = 1;
    pub(crate) const VERDICT: u16 = 2;
    pub(crate) const VERDICT_CODE: u16 = 1;
    pub(crate) const VERDICT_CHAIN: u16 = 2;
}

pub(super) mod expression {
    pub(crate) const NAME: u16 = 1;
    pub(crate) const DATA: u16 = 2;

    pub(crate) const META_TARGET: u16 = 1;
    pub(crate) const META_KEY: u16 = 2;
    pub(crate) const PAYLOAD_TARGET: u16 = 1;
    pub(crate) const PAYLOAD_BASE: u16 = 2;
    pub(crate) const PAYLOAD_OFFSET: u16 = 3;
    pub(crate) const PAYLOAD_LENGTH: u16 = 4;
    pub(crate) const CT_TARGET: u16 = 1;
    pub(crate) const CT_KEY: u16 = 2;
    pub(crate) const COMPARE_SOURCE: u16 = 1;
    pub(crate) const COMPARE_OPERATION: u16 = 2;
    pub(crate) const COMPARE_DATA: u16 = 3;
    pub(crate) const RANGE_SOURCE: u16 = 1;
    pub(crate) const RANGE_OPERATION: u16 = 2;
    pub(crate) const RANGE_FROM: u16 = 3;
    pub(crate) const RANGE_TO: u16 = 4;
    pub(crate) const BITWISE_SOURCE: u16 = 1;
    pub(crate) const BITWISE_TARGET: u16 = 2;
    pub(crate) const BITWISE_LENGTH: u16 = 3;
    pub(crate) const BITWISE_MASK: u16 = 4;
    pub(crate) const BITWISE_XOR: u16 = 5;
    pub(crate) const LOOKUP_SET: u16 = 1;
    pub(crate) const LOOKUP_SOURCE: u16 = 2;
    pub(crate) const LOOKUP_TARGET: u16 = 3;
    pub(crate) const LOOKUP_FLAGS: u16 = 5;
    pub(crate) const IMMEDIATE_TARGET: u16 = 1;
    pub(crate) const IMMEDIATE_DATA: u16 = 2;
    pub(crate) const COUNTER_BYTES: u16 = 1;
    pub(crate) const COUNTER_PACKETS: u16 = 2;
    pub(crate) const MASQUERADE_FLAGS: u16 = 1;
    pub(crate) const MASQUERADE_PORT_FROM: u16 = 2;
    pub(crate) const MASQUERADE_PORT_TO: u16 = 3;
    pub(crate) const NAT_TYPE: u16 = 1;
    pub(crate) const NAT_FAMILY: u16 = 2;
    pub(crate) const NAT_ADDRESS_FROM: u16 = 3;
    pub(crate) const NAT_ADDRESS_TO: u16 = 4;
    pub(crate) const NAT_PORT_FROM: u16 = 5;
    pub(crate) const NAT_PORT_TO: u16 = 6;
    pub(crate) const NAT_FLAGS: u16 = 7;
    pub(crate) const REJECT_TYPE: u16 = 1;
    pub(crate) const REJECT_CODE: u16 = 2;

    pub(crate) const EQUAL: u32 = 0;
    pub(crate) const NOT_EQUAL: u32 = 1;
    pub(crate) const AT_MOST: u32 = 3;
    pub(crate) const AT_LEAST: u32 = 5;
    pub(crate) const INVERTED: u32 = 1;

    pub(crate) const NAT_WITH_ADDRESS: u32 = 1;
    pub(crate) const NAT_WITH_PORT: u32 = 2;
    pub(crate) const NAT_RANDOM: u32 = 4;
}
