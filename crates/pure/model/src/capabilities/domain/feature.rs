//! `<features>` of domain capabilities.

use super::Support;
use ostler_core::KiB;
use ostler_xml::{
    List, Text, YesNo, element,
    part::{Unit, amount_of, attr_amount, attr_of, child, leaf, required, wrapped},
};

element! {
    /// `<features>`.
    #[derive(Default)]
    pub struct FeatureCapabilities {
        pub gic: Option<Support> = child("gic"),
        pub vmcoreinfo: Option<YesNo> = attr_of("vmcoreinfo", "supported"),
        pub genid: Option<YesNo> = attr_of("genid", "supported"),
        pub backing_store_input: Option<YesNo> = attr_of("backingStoreInput", "supported"),
        pub backup: Option<YesNo> = attr_of("backup", "supported"),
        pub async_teardown: Option<YesNo> = attr_of("async-teardown", "supported"),
        pub s390_pv: Option<YesNo> = attr_of("s390-pv", "supported"),
        pub ps2: Option<YesNo> = attr_of("ps2", "supported"),
        pub tdx: Option<YesNo> = attr_of("tdx", "supported"),
        pub sev: Option<SevCapabilities> = child("sev"),
        pub sgx: Option<SgxCapabilities> = child("sgx"),
        pub hyperv: Option<Support> = child("hyperv"),
        pub launch_security: Option<Support> = child("launchSecurity"),
    }
}

element! {
    /// `<sev>`: AMD's encrypted guests.
    pub struct SevCapabilities {
        pub supported: YesNo = required("supported"),
        pub cbitpos: Option<u32> = leaf("cbitpos"),
        pub reduced_phys_bits: Option<u32> = leaf("reducedPhysBits"),
        pub max_guests: Option<u32> = leaf("maxGuests"),
        pub max_es_guests: Option<u32> = leaf("maxESGuests"),
        pub cpu0_id: Option<Text> = leaf("cpu0Id"),
    }
}

element! {
    /// `<sgx>`: Intel's enclaves.
    pub struct SgxCapabilities {
        pub supported: YesNo = required("supported"),
        pub flexible_launch_control: Option<YesNo> = leaf("flc"),
        pub sgx1: Option<YesNo> = leaf("sgx1"),
        pub sgx2: Option<YesNo> = leaf("sgx2"),
        pub section_size: Option<KiB> = amount_of("section_size", Unit::KiB),
        pub sections: List<SgxSection> = wrapped("sections", "section"),
    }
}

element! {
    /// `<section>`: protected memory of a NUMA node.
    pub struct SgxSection {
        pub node: u32 = required("node"),
        pub size: Option<KiB> = attr_amount("size", Unit::KiB),
    }
}
