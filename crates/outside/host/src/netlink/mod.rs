//! The network of the host, by netlink (rtnetlink(7)): interfaces, addresses,
//! routes, neighbours, bridges and traffic control.
//!
//! [`Netlink`] holds one socket for as long as it lives. Everything that goes
//! in or comes out is an owned value: a [`Change`] goes in, lists of
//! [`Link`]s, [`Route`]s and so on come out. A [`RecordedNetwork`] stands in
//! for the host in tests of drivers.
//!
//! It concerns the network namespace of the thread that opened it.
//!
//! ```no_run
//! use ostler_host::netlink::{Change, IpPrefix, InterfaceAddress, LinkKind, Netlink, NewLink};
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let network = Netlink::open()?;
//! let bridge = NewLink { up: true, ..NewLink::new("br7", LinkKind::Bridge(Default::default())) };
//! network.apply(Change::CreateLink(bridge)).await?;
//! let prefix = IpPrefix::new("192.168.7.1".parse()?, 24).ok_or("no such prefix")?;
//! network.apply(Change::AddAddress(InterfaceAddress::new("br7", prefix))).await?;
//! assert!(network.link("br7").await?.is_some_and(|link| link.up));
//! # Ok(())
//! # }
//! ```

mod address;
pub(crate) mod attribute;
mod change;
mod error;
pub(crate) mod link;
pub(crate) mod name;
mod names;
mod neighbour;
pub(crate) mod prefix;
mod recorded;
mod route;
pub(crate) mod socket;
#[cfg(test)]
pub(crate) mod tests;
mod traffic;

pub use address::InterfaceAddress;
pub use change::Change;
pub use error::NetlinkError;
pub use link::{
    BridgeSettings, BridgeVlan, Link, LinkChange, LinkKind, MacVlanMode, Namespace, NewLink,
    PortSettings, VirtualFunction, VirtualFunctionChange, VirtualFunctionLink,
};
pub use name::{BadInterfaceName, check_interface_name};
pub use neighbour::{ForwardingEntry, Neighbour};
pub use prefix::IpPrefix;
pub use recorded::RecordedNetwork;
pub use route::Route;
pub use traffic::{Class, Filter, FilterKind, Handle, Police, Queue, QueueKind, Selector, Wanted};

use crate::file::blocking;
use socket::{Refusal, Socket};
use std::sync::{Arc, Mutex, PoisonError};

/// The network of a namespace. Clones share the socket.
#[derive(Debug, Clone)]
pub struct Netlink(Host);

#[derive(Debug, Clone)]
enum Host {
    Kernel(Arc<Mutex<Socket>>),
    Recorded(Arc<RecordedNetwork>),
}

impl Netlink {
    /// The network of the calling thread's namespace.
    ///
    /// # Errors
    /// When the kernel gives no socket.
    pub fn open() -> Result<Self, NetlinkError> {
        let socket = Socket::route().map_err(NetlinkError::Socket)?;
        Ok(Self(Host::Kernel(Arc::new(Mutex::new(socket)))))
    }

    /// A network that is not there.
    #[must_use]
    pub fn recorded(network: RecordedNetwork) -> Self {
        Self(Host::Recorded(Arc::new(network)))
    }

    /// The changes that a recorded network was asked to make, in order, also
    /// those that it refused; of the host's own network none.
    #[must_use]
    pub fn recorded_changes(&self) -> Vec<Change> {
        match &self.0 {
            Host::Kernel(_) => Vec::new(),
            Host::Recorded(network) => network.noted().clone(),
        }
    }

    /// Makes a change.
    ///
    /// # Errors
    /// When the kernel refuses it; nothing has changed then, except for what
    /// [`LinkChange`] says of itself.
    pub async fn apply(&self, change: Change) -> Result<(), NetlinkError> {
        change.check()?;
        match &self.0 {
            Host::Recorded(network) => network.apply(change),
            Host::Kernel(socket) => {
                let socket = Arc::clone(socket);
                blocking(move || {
                    let mut socket = socket.lock().unwrap_or_else(PoisonError::into_inner);
                    change.apply(&mut socket).map_err(|refusal| NetlinkError::of(&change, refusal))
                })
                .await
            }
        }
    }

    /// All interfaces, in the order of their numbers; without virtual functions.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub async fn links(&self) -> Result<Vec<Link>, NetlinkError> {
        match &self.0 {
            Host::Recorded(network) => Ok(network.links.clone()),
            Host::Kernel(socket) => ask(socket, "list network interfaces", None, link::links).await,
        }
    }

    /// The interface of this name, with its virtual functions; `None` if there
    /// is none.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub async fn link(&self, name: impl Into<String>) -> Result<Option<Link>, NetlinkError> {
        let name = name.into();
        match &self.0 {
            Host::Recorded(network) => {
                Ok(network.links.iter().find(|link| link.name == name).cloned())
            }
            Host::Kernel(socket) => {
                let about = name.clone();
                let read = move |socket: &mut Socket| link::one(socket, &name);
                match ask(socket, "look at the network interface", Some(about), read).await {
                    Err(NetlinkError::Absent { .. }) => Ok(None),
                    result => result.map(Some),
                }
            }
        }
    }

    /// The addresses of all interfaces.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub async fn addresses(&self) -> Result<Vec<InterfaceAddress>, NetlinkError> {
        match &self.0 {
            Host::Recorded(network) => Ok(network.addresses.clone()),
            Host::Kernel(socket) => ask(socket, "list addresses", None, address::list).await,
        }
    }

    /// The unicast routes of the main table, IPv4 and IPv6.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub async fn routes(&self) -> Result<Vec<Route>, NetlinkError> {
        match &self.0 {
            Host::Recorded(network) => Ok(network.routes.clone()),
            Host::Kernel(socket) => ask(socket, "list routes", None, route::list).await,
        }
    }

    /// The neighbours on all interfaces.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub async fn neighbours(&self) -> Result<Vec<Neighbour>, NetlinkError> {
        match &self.0 {
            Host::Recorded(network) => Ok(network.neighbours.clone()),
            Host::Kernel(socket) => ask(socket, "list neighbours", None, neighbour::list).await,
        }
    }

    /// The forwarding databases of all bridges and interfaces.
    ///
    /// # Errors
    /// When the kernel does not answer.
    pub async fn forwarding(&self) -> Result<Vec<ForwardingEntry>, NetlinkError> {
        match &self.0 {
            Host::Recorded(network) => Ok(network.forwarding.clone()),
            Host::Kernel(socket) => {
                ask(socket, "list forwarding databases", None, neighbour::list_forwarding).await
            }
        }
    }

    /// The VLANs of a bridge or one of its ports, each alone, in order.
    ///
    /// # Errors
    /// When there is no such interface, or the kernel does not answer.
    pub async fn vlans(&self, port: impl Into<String>) -> Result<Vec<BridgeVlan>, NetlinkError> {
        let port = port.into();
        match &self.0 {
            Host::Recorded(network) => Ok(of(&network.vlans, |vlan| vlan.interface == port)),
            Host::Kernel(socket) => {
                let about = port.clone();
                let read = move |socket: &mut Socket| link::list_vlans(socket, &port);
                ask(socket, "list the VLANs of", Some(about), read).await
            }
        }
    }

    /// The queues of an interface.
    ///
    /// # Errors
    /// When there is no such interface, or the kernel does not answer.
    pub async fn queues(&self, interface: impl Into<String>) -> Result<Vec<Queue>, NetlinkError> {
        let interface = interface.into();
        match &self.0 {
            Host::Recorded(network) => {
                Ok(of(&network.queues, |queue| queue.interface == interface))
            }
            Host::Kernel(socket) => {
                let about = interface.clone();
                let read = move |socket: &mut Socket| traffic::list_queues(socket, &interface);
                ask(socket, "list the queues of", Some(about), read).await
            }
        }
    }

    /// The `htb` classes of an interface.
    ///
    /// # Errors
    /// When there is no such interface, or the kernel does not answer.
    pub async fn classes(&self, interface: impl Into<String>) -> Result<Vec<Class>, NetlinkError> {
        let interface = interface.into();
        match &self.0 {
            Host::Recorded(network) => {
                Ok(of(&network.classes, |class| class.interface == interface))
            }
            Host::Kernel(socket) => {
                let about = interface.clone();
                let read = move |socket: &mut Socket| traffic::list_classes(socket, &interface);
                ask(socket, "list the traffic classes of", Some(about), read).await
            }
        }
    }

    /// The mark and selector filters of a queue or class of an interface.
    ///
    /// # Errors
    /// When there is no such interface, or the kernel does not answer.
    pub async fn filters(
        &self,
        interface: impl Into<String>,
        parent: Handle,
    ) -> Result<Vec<Filter>, NetlinkError> {
        let interface = interface.into();
        match &self.0 {
            Host::Recorded(network) => {
                let wanted =
                    |filter: &Filter| filter.interface == interface && filter.parent == parent;
                Ok(of(&network.filters, wanted))
            }
            Host::Kernel(socket) => {
                let about = interface.clone();
                let read =
                    move |socket: &mut Socket| traffic::list_filters(socket, &interface, parent);
                ask(socket, "list the traffic filters of", Some(about), read).await
            }
        }
    }
}

/// Those of a recorded table that are asked for.
fn of<T: Clone>(table: &[T], wanted: impl Fn(&T) -> bool) -> Vec<T> {
    table.iter().filter(|entry| wanted(entry)).cloned().collect()
}

/// Asks the kernel on a thread that may wait.
async fn ask<T: Send + 'static>(
    socket: &Arc<Mutex<Socket>>,
    tried: &'static str,
    interface: Option<String>,
    read: impl FnOnce(&mut Socket) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, NetlinkError> {
    let socket = Arc::clone(socket);
    blocking(move || {
        let mut socket = socket.lock().unwrap_or_else(PoisonError::into_inner);
        read(&mut socket).map_err(|refusal| {
            let tried = match &interface {
                Some(interface) => format!("{tried} '{interface}'"),
                None => tried.to_owned(),
            };
            NetlinkError::refused(tried, interface.as_deref(), refusal)
        })
    })
    .await
}
