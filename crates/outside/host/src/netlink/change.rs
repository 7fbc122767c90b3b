//! Changes of the network, as values.

use super::{
    BadInterfaceName, ForwardingEntry, InterfaceAddress, Neighbour, Route,
    link::{BridgeVlan, LinkChange, NewLink, PortSettings, VirtualFunctionChange},
    name::check_interface_name,
    socket::{Refusal, Socket},
    traffic::{Class, Filter, Queue, Wanted},
};
use std::fmt;

/// A change of the network of one namespace. Each is one request to the kernel:
/// it is made as a whole or not at all, except for a [`LinkChange`] of several
/// settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Makes an interface; none of its name must be there.
    CreateLink(NewLink),
    /// Changes an interface.
    ChangeLink {
        /// Interface.
        name: String,
        /// The change of the link.
        change: LinkChange,
    },
    /// Deletes an interface, and with a veth its other end.
    DeleteLink {
        /// Interface.
        name: String,
    },
    /// Changes the settings of a bridge's port.
    ChangePort {
        /// Port.
        name: String,
        /// Settings; what is `None` stays as it is.
        settings: PortSettings,
    },
    /// Changes a virtual function of a card.
    ChangeVirtualFunction {
        /// Interface of the physical function.
        card: String,
        /// Number of the virtual function, from 0.
        number: u32,
        /// The change of the virtual function.
        change: VirtualFunctionChange,
    },
    /// Puts a bridge's port into VLANs.
    AddVlan(BridgeVlan),
    /// Takes a bridge's port out of VLANs.
    DeleteVlan(BridgeVlan),
    /// Gives an interface an address.
    AddAddress(InterfaceAddress),
    /// Takes an address away.
    DeleteAddress(InterfaceAddress),
    /// Adds a route.
    AddRoute(Route),
    /// Deletes the route to the same network by the same way.
    DeleteRoute(Route),
    /// Sets the MAC address of a neighbour, in place of what was known.
    SetNeighbour(Neighbour),
    /// Forgets a neighbour.
    DeleteNeighbour(Neighbour),
    /// Adds an entry to a forwarding database.
    AddForwarding(ForwardingEntry),
    /// Deletes an entry from a forwarding database.
    DeleteForwarding(ForwardingEntry),
    /// Makes, replaces or removes a queue.
    Queue(Wanted, Queue),
    /// Makes, replaces or removes a class.
    Class(Wanted, Class),
    /// Makes, replaces or removes a filter.
    Filter(Wanted, Filter),
}

impl Change {
    /// The interface that is changed.
    #[must_use]
    pub fn interface(&self) -> Option<&str> {
        Some(match self {
            Self::CreateLink(new) => &new.name,
            Self::ChangeLink { name, .. }
            | Self::DeleteLink { name }
            | Self::ChangePort { name, .. } => name,
            Self::ChangeVirtualFunction { card, .. } => card,
            Self::AddVlan(vlan) | Self::DeleteVlan(vlan) => &vlan.interface,
            Self::AddAddress(address) | Self::DeleteAddress(address) => &address.interface,
            Self::AddRoute(route) | Self::DeleteRoute(route) => route.interface.as_deref()?,
            Self::SetNeighbour(neighbour) | Self::DeleteNeighbour(neighbour) => {
                &neighbour.interface
            }
            Self::AddForwarding(entry) | Self::DeleteForwarding(entry) => &entry.interface,
            Self::Queue(_, queue) => &queue.interface,
            Self::Class(_, class) => &class.interface,
            Self::Filter(_, filter) => &filter.interface,
        })
    }

    /// The kernel module that brings what the change makes. `None` where the
    /// kernel's "no such thing" may mean something else.
    pub(super) fn module(&self) -> Option<String> {
        match self {
            // A bridge may also be no bridge.
            Self::CreateLink(new) if new.master.is_none() => Some(new.kind.module().to_owned()),
            Self::Queue(Wanted::New | Wanted::Replaced, queue) => {
                Some(format!("sch_{}", queue.kind.name()))
            }
            Self::Filter(Wanted::New | Wanted::Replaced, filter) => {
                Some(filter.module().to_owned())
            }
            _ => None,
        }
    }

    /// Checks the names that the kernel is to give to interfaces: of those that
    /// are there it knows best.
    pub(super) fn check(&self) -> Result<(), BadInterfaceName> {
        use super::link::LinkKind;
        match self {
            Self::CreateLink(new) => {
                check_interface_name(&new.name)?;
                match &new.kind {
                    LinkKind::Veth { peer } => check_interface_name(peer),
                    _ => Ok(()),
                }
            }
            Self::ChangeLink { change: LinkChange { name: Some(name), .. }, .. } => {
                check_interface_name(name)
            }
            _ => Ok(()),
        }
    }

    pub(super) fn apply(&self, socket: &mut Socket) -> Result<(), Refusal> {
        use super::{address, link, neighbour, route, traffic};
        match self {
            Self::CreateLink(new) => link::create(socket, new),
            Self::ChangeLink { name, change } => link::apply_change(socket, name, change),
            Self::DeleteLink { name } => link::delete(socket, name),
            Self::ChangePort { name, settings } => link::apply_port(socket, name, *settings),
            Self::ChangeVirtualFunction { card, number, change } => {
                link::apply_virtual_function(socket, card, *number, *change)
            }
            Self::AddVlan(vlan) => link::apply_vlan(socket, vlan, true),
            Self::DeleteVlan(vlan) => link::apply_vlan(socket, vlan, false),
            Self::AddAddress(address) => address::apply(socket, address, true),
            Self::DeleteAddress(address) => address::apply(socket, address, false),
            Self::AddRoute(route) => route::apply(socket, route, true),
            Self::DeleteRoute(route) => route::apply(socket, route, false),
            Self::SetNeighbour(neighbour) => neighbour::apply(socket, neighbour, true),
            Self::DeleteNeighbour(neighbour) => neighbour::apply(socket, neighbour, false),
            Self::AddForwarding(entry) => neighbour::apply_forwarding(socket, entry, true),
            Self::DeleteForwarding(entry) => neighbour::apply_forwarding(socket, entry, false),
            Self::Queue(wanted, queue) => traffic::apply_queue(socket, queue, *wanted),
            Self::Class(wanted, class) => traffic::apply_class(socket, class, *wanted),
            Self::Filter(wanted, filter) => traffic::apply_filter(socket, filter, *wanted),
        }
    }
}

/// The action, to follow "cannot".
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreateLink(new) => write!(f, "create the {} '{}'", new.kind.name(), new.name),
            Self::ChangeLink { name, .. } => write!(f, "change network interface '{name}'"),
            Self::DeleteLink { name } => write!(f, "delete network interface '{name}'"),
            Self::ChangePort { name, .. } => {
                write!(f, "change network interface '{name}' as a bridge's port")
            }
            Self::ChangeVirtualFunction { card, number, .. } => {
                write!(f, "change virtual function {number} of network card '{card}'")
            }
            Self::AddVlan(vlan) => write!(f, "put '{}' into {}", vlan.interface, vlans(vlan)),
            Self::DeleteVlan(vlan) => {
                write!(f, "take '{}' out of {}", vlan.interface, vlans(vlan))
            }
            Self::AddAddress(address) => {
                write!(f, "add address {} to '{}'", address.address, address.interface)
            }
            Self::DeleteAddress(address) => {
                write!(f, "take address {} from '{}'", address.address, address.interface)
            }
            Self::AddRoute(route) => write!(f, "add the route to {}", route.destination),
            Self::DeleteRoute(route) => write!(f, "delete the route to {}", route.destination),
            Self::SetNeighbour(to) => {
                write!(f, "set the MAC address of {} on '{}'", to.address, to.interface)
            }
            Self::DeleteNeighbour(to) => {
                write!(f, "forget the MAC address of {} on '{}'", to.address, to.interface)
            }
            Self::AddForwarding(entry) => {
                write!(f, "add {} to the addresses behind '{}'", entry.mac, entry.interface)
            }
            Self::DeleteForwarding(entry) => {
                write!(f, "delete {} from the addresses behind '{}'", entry.mac, entry.interface)
            }
            Self::Queue(wanted, queue) => {
                let kind = queue.kind.name();
                write!(
                    f,
                    "{wanted} the {kind} queue at '{}' of '{}'",
                    queue.parent, queue.interface
                )
            }
            Self::Class(wanted, class) => {
                write!(f, "{wanted} traffic class {} of '{}'", class.handle, class.interface)
            }
            Self::Filter(wanted, filter) => {
                write!(
                    f,
                    "{wanted} a traffic filter at '{}' of '{}'",
                    filter.parent, filter.interface
                )
            }
        }
    }
}

fn vlans(vlan: &BridgeVlan) -> String {
    if vlan.first == vlan.last {
        format!("VLAN {}", vlan.first)
    } else {
        format!("VLANs {} to {}", vlan.first, vlan.last)
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::New => "make",
            Self::Replaced => "replace",
            Self::Gone => "remove",
        })
    }
}
