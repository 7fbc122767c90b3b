//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virIPAddrType`.
    IpAddrType {
        /// `VIR_IP_ADDR_TYPE_IPV4`
        Ipv4 = 0,
        /// `VIR_IP_ADDR_TYPE_IPV6`
        Ipv6 = 1,
    }
}

enumeration! {
    /// libvirt's `virNetworkEventID`.
    NetworkEventId {
        /// `VIR_NETWORK_EVENT_ID_LIFECYCLE`
        Lifecycle = 0,
        /// `VIR_NETWORK_EVENT_ID_METADATA_CHANGE`
        MetadataChange = 1,
    }
}

enumeration! {
    /// libvirt's `virNetworkEventLifecycleType`.
    NetworkEventLifecycleType {
        /// `VIR_NETWORK_EVENT_DEFINED`
        Defined = 0,
        /// `VIR_NETWORK_EVENT_UNDEFINED`
        Undefined = 1,
        /// `VIR_NETWORK_EVENT_STARTED`
        Started = 2,
        /// `VIR_NETWORK_EVENT_STOPPED`
        Stopped = 3,
    }
}

enumeration! {
    /// libvirt's `virNetworkMetadataType`.
    NetworkMetadataType {
        /// `VIR_NETWORK_METADATA_DESCRIPTION`
        Description = 0,
        /// `VIR_NETWORK_METADATA_TITLE`
        Title = 1,
        /// `VIR_NETWORK_METADATA_ELEMENT`
        Element = 2,
    }
}

enumeration! {
    /// libvirt's `virNetworkUpdateCommand`.
    NetworkUpdateCommand {
        /// `VIR_NETWORK_UPDATE_COMMAND_NONE`
        None = 0,
        /// `VIR_NETWORK_UPDATE_COMMAND_MODIFY`
        Modify = 1,
        /// `VIR_NETWORK_UPDATE_COMMAND_DELETE`
        Delete = 2,
        /// `VIR_NETWORK_UPDATE_COMMAND_ADD_LAST`
        AddLast = 3,
        /// `VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST`
        AddFirst = 4,
    }
}

enumeration! {
    /// libvirt's `virNetworkUpdateSection`.
    NetworkUpdateSection {
        /// `VIR_NETWORK_SECTION_NONE`
        None = 0,
        /// `VIR_NETWORK_SECTION_BRIDGE`
        Bridge = 1,
        /// `VIR_NETWORK_SECTION_DOMAIN`
        Domain = 2,
        /// `VIR_NETWORK_SECTION_IP`
        Ip = 3,
        /// `VIR_NETWORK_SECTION_IP_DHCP_HOST`
        IpDhcpHost = 4,
        /// `VIR_NETWORK_SECTION_IP_DHCP_RANGE`
        IpDhcpRange = 5,
        /// `VIR_NETWORK_SECTION_FORWARD`
        Forward = 6,
        /// `VIR_NETWORK_SECTION_FORWARD_INTERFACE`
        ForwardInterface = 7,
        /// `VIR_NETWORK_SECTION_FORWARD_PF`
        ForwardPf = 8,
        /// `VIR_NETWORK_SECTION_PORTGROUP`
        Portgroup = 9,
        /// `VIR_NETWORK_SECTION_DNS_HOST`
        DnsHost = 10,
        /// `VIR_NETWORK_SECTION_DNS_TXT`
        DnsTxt = 11,
        /// `VIR_NETWORK_SECTION_DNS_SRV`
        DnsSrv = 12,
    }
}
