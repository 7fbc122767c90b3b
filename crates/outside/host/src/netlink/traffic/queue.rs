//! Queues ("qdiscs").

use super::{Frame, Handle, KIND, OPTIONS, Wanted};
use crate::netlink::{
    attribute::{Attributes, attribute, native32},
    link::index,
    socket::{CREATE, EXCLUSIVE, REPLACE, Refusal, Socket},
};

const RTM_NEWQDISC: u16 = 36;
const RTM_DELQDISC: u16 = 37;
const RTM_GETQDISC: u16 = 38;

const HTB_INIT: u16 = 2;
/// Version of the kernel's `htb` that options are written for.
const HTB_VERSION: u32 = 3;
/// A class may send this part of its rate at a time.
const HTB_RATE_TO_QUANTUM: u32 = 10;

/// A queue of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Interface.
    pub interface: String,
    /// Side of the interface, or class, that it is the queue of.
    pub parent: Handle,
    /// Handle of its own; the minor part is 0.
    pub handle: Handle,
    /// Kind.
    pub kind: QueueKind,
}

/// A kind of queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueueKind {
    /// Shares bandwidth among its classes.
    Htb {
        /// Minor number of the class for packets that no filter sorts.
        default_class: u32,
    },
    /// The place of filters for what comes in.
    Ingress,
    /// Serves connections in turn, by a hash of their addresses.
    Sfq {
        /// Seconds after which the hash is changed; 0 for never.
        perturb: u32,
    },
    /// Serves connections in turn and keeps the queue short.
    FqCodel,
    /// One made by others, by the kernel's name of its kind.
    Other(String),
}

impl QueueKind {
    /// The kernel's name of the kind.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Htb { .. } => "htb",
            Self::Ingress => "ingress",
            Self::Sfq { .. } => "sfq",
            Self::FqCodel => "fq_codel",
            Self::Other(name) => name,
        }
    }

    fn options(&self) -> Option<Attributes> {
        let numbers = |numbers: &[u32]| {
            numbers.iter().flat_map(|number| number.to_ne_bytes()).collect::<Vec<u8>>()
        };
        match self {
            Self::Htb { default_class } => {
                let init = numbers(&[HTB_VERSION, HTB_RATE_TO_QUANTUM, *default_class, 0, 0]);
                let options = Attributes::new().bytes(HTB_INIT, &init);
                Some(Attributes::new().nested(OPTIONS, &options))
            }
            // quantum, perturbation, and three of which the kernel has its own idea.
            Self::Sfq { perturb } => {
                let options = numbers(&[0, *perturb, 0, 0, 0]);
                Some(Attributes::new().bytes(OPTIONS, &options))
            }
            Self::Ingress | Self::FqCodel | Self::Other(_) => None,
        }
    }

    fn read(name: &str, options: &[u8]) -> Self {
        match name {
            "htb" => Self::Htb {
                default_class: attribute(options, HTB_INIT)
                    .and_then(|init| native32(init, 8))
                    .unwrap_or_default(),
            },
            "ingress" => Self::Ingress,
            "sfq" => Self::Sfq { perturb: native32(options, 4).unwrap_or_default() },
            "fq_codel" => Self::FqCodel,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl Queue {
    fn request(&self, interface: u32) -> Vec<u8> {
        let frame = Frame {
            interface,
            handle: self.handle.number(),
            parent: self.parent.number(),
            info: 0,
        };
        let mut attributes = Attributes::new().text(KIND, self.kind.name());
        if let Some(options) = self.kind.options() {
            attributes = attributes.append(&options);
        }
        frame.write(&attributes)
    }
}

pub(in crate::netlink) fn apply(
    socket: &mut Socket,
    queue: &Queue,
    wanted: Wanted,
) -> Result<(), Refusal> {
    let request = queue.request(index(socket, &queue.interface)?);
    match wanted {
        Wanted::New => socket.change(RTM_NEWQDISC, CREATE | EXCLUSIVE, &request),
        Wanted::Replaced => socket.change(RTM_NEWQDISC, CREATE | REPLACE, &request),
        Wanted::Gone => socket.change(RTM_DELQDISC, 0, &request),
    }
}

/// The queues of an interface.
pub(in crate::netlink) fn list(
    socket: &mut Socket,
    interface: &str,
) -> Result<Vec<Queue>, Refusal> {
    let frame = Frame { interface: index(socket, interface)?, ..Frame::default() };
    super::list(socket, RTM_GETQDISC, frame, |found, kind, options| {
        Some(Queue {
            interface: interface.to_owned(),
            parent: Handle::from_number(found.parent),
            handle: Handle::from_number(found.handle),
            kind: QueueKind::read(kind, options),
        })
    })
}
