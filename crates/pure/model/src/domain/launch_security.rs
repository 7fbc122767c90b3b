//! `<launchSecurity>`: guests that do not trust their host.

use ostler_xml::{
    Hex, Text, YesNo, choice, element,
    part::{attr, leaf, required_leaf},
};

choice! {
    /// How a guest is protected from its host.
    pub enum LaunchSecurity by "type" {
        /// AMD SEV.
        "sev" => Sev(Sev),
        /// AMD SEV-SNP.
        "sev-snp" => SevSnp(SevSnp),
        /// Protected virtualization of s390.
        "s390-pv" => S390Pv,
        /// Intel TDX.
        "tdx" => Tdx(Tdx),
    }
}

element! {
    /// AMD SEV.
    pub struct Sev {
        pub kernel_hashes: Option<YesNo> = attr("kernelHashes"),
        pub c_bit_position: Option<u32> = leaf("cbitpos"),
        pub reduced_phys_bits: Option<u32> = leaf("reducedPhysBits"),
        pub policy: Hex<u32, 4> = required_leaf("policy"),
        pub dh_cert: Option<Text> = leaf("dhCert"),
        pub session: Option<Text> = leaf("session"),
    }
}

element! {
    /// AMD SEV-SNP.
    pub struct SevSnp {
        pub kernel_hashes: Option<YesNo> = attr("kernelHashes"),
        pub author_key: Option<YesNo> = attr("authorKey"),
        pub vcek: Option<YesNo> = attr("vcek"),
        pub c_bit_position: Option<u32> = leaf("cbitpos"),
        pub reduced_phys_bits: Option<u32> = leaf("reducedPhysBits"),
        pub policy: Hex<u64, 8> = required_leaf("policy"),
        pub guest_visible_workarounds: Option<Text> = leaf("guestVisibleWorkarounds"),
        pub id_block: Option<Text> = leaf("idBlock"),
        pub id_auth: Option<Text> = leaf("idAuth"),
        pub host_data: Option<Text> = leaf("hostData"),
    }
}

element! {
    /// Intel TDX.
    #[derive(Default)]
    pub struct Tdx {
        pub policy: Option<Hex<u64, 1>> = leaf("policy"),
        pub mr_config_id: Option<Text> = leaf("mrConfigId"),
        pub mr_owner: Option<Text> = leaf("mrOwner"),
        pub mr_owner_config: Option<Text> = leaf("mrOwnerConfig"),
        pub quote_generation_service: Option<QuoteGenerationService> =
            ostler_xml::part::kept("quoteGenerationService"),
    }
}

element! {
    /// `<quoteGenerationService>`.
    #[derive(Default)]
    pub struct QuoteGenerationService {
        pub path: Option<Text> = attr("path"),
    }
}
