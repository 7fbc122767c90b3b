//! Filters, which sort packets into classes or limit them.

use super::{Frame, Handle, KIND, OPTIONS, Police, Wanted};
use crate::netlink::{
    attribute::{Attributes, attribute, native32},
    link::index,
    socket::{CREATE, EXCLUSIVE, REPLACE, Refusal, Socket},
};
use ostler_core::MacAddress;

const RTM_NEWTFILTER: u16 = 44;
const RTM_DELTFILTER: u16 = 45;
const RTM_GETTFILTER: u16 = 46;

const U32_CLASS: u16 = 1;
const U32_SELECTOR: u16 = 5;
const U32_POLICE: u16 = 6;
const U32_ACTIONS: u16 = 7;
const FW_CLASS: u16 = 1;
const FW_POLICE: u16 = 2;

/// In a list of actions: name and options of one.
const ACTION_KIND: u16 = 1;
const ACTION_OPTIONS: u16 = 2;

/// A match of `u32` ends the search.
const TERMINAL: u8 = 1;
const SELECTOR: usize = 16;
const KEY: usize = 16;

/// Packets of every protocol.
const EVERY_PROTOCOL: u16 = 0x0003;

/// A filter of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Interface.
    pub interface: String,
    /// Queue or class whose packets it sorts.
    pub parent: Handle,
    /// Filters of a lower number are asked first: 1 to 65535. All filters of a
    /// number are of one kind.
    pub priority: u16,
    /// Handle: of a mark filter the mark itself, of a selector the kernel's
    /// choice when 0.
    pub handle: u32,
    /// Kind.
    pub kind: FilterKind,
    /// Class that a packet is sorted into.
    pub class: Option<Handle>,
    /// Limit of what it lets through.
    pub police: Option<Police>,
}

/// A kind of filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterKind {
    /// Packets whose mark, as netfilter sets it, is the filter's handle (`fw`).
    Mark,
    /// Packets that all of these selectors match; with none, every packet (`u32`).
    Selectors(Vec<Selector>),
}

/// A comparison of four bytes of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selector {
    /// Offset from the network header in bytes, a multiple of 4. The Ethernet
    /// header begins at -14, which is in the middle of the four bytes at -16.
    pub offset: i32,
    /// Bits that are compared.
    pub mask: u32,
    /// Value that they must have.
    pub value: u32,
}

impl Selector {
    /// Matches packets to this MAC address.
    #[must_use]
    pub fn to_mac(mac: MacAddress) -> [Self; 2] {
        let [a, b, c, d, e, f] = *mac.as_bytes();
        [
            Self { offset: -16, mask: 0xffff, value: u32::from_be_bytes([0, 0, a, b]) },
            Self { offset: -12, mask: u32::MAX, value: u32::from_be_bytes([c, d, e, f]) },
        ]
    }

    fn write(self) -> Vec<u8> {
        let mut bytes = self.mask.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.value.to_be_bytes());
        bytes.extend_from_slice(&self.offset.to_ne_bytes());
        bytes.extend_from_slice(&[0; 4]);
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let big = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        Some(Self { mask: big(0)?, value: big(4)?, offset: native32(bytes, 8)?.cast_signed() })
    }
}

impl Filter {
    /// A limit of everything that comes in by an interface with an incoming
    /// queue.
    #[must_use]
    pub fn incoming_limit(interface: impl Into<String>, police: Police) -> Self {
        Self {
            interface: interface.into(),
            parent: Handle::INGRESS_QUEUE,
            priority: 1,
            handle: 0,
            kind: FilterKind::Selectors(Vec::new()),
            class: Some(Handle::new(0, 1)),
            police: Some(police),
        }
    }

    /// The kernel's name of the kind.
    fn kind_name(&self) -> &'static str {
        match self.kind {
            FilterKind::Mark => "fw",
            FilterKind::Selectors(_) => "u32",
        }
    }

    /// The kernel module that is missing most often.
    pub(in crate::netlink) fn module(&self) -> &'static str {
        match (self.police, &self.kind) {
            (Some(_), _) => "act_police",
            (None, FilterKind::Mark) => "cls_fw",
            (None, FilterKind::Selectors(_)) => "cls_u32",
        }
    }

    fn options(&self) -> Attributes {
        let class = self.class.map(|class| class.number().to_ne_bytes());
        let police = self.police.map(|police| police.attributes());
        let mut options = Attributes::new();
        let (class_kind, police_kind) = match &self.kind {
            FilterKind::Mark => (FW_CLASS, FW_POLICE),
            FilterKind::Selectors(_) => (U32_CLASS, U32_POLICE),
        };
        if let Some(class) = class {
            options = options.bytes(class_kind, &class);
        }
        if let Some(police) = police {
            options = options.nested(police_kind, &police);
        }
        if let FilterKind::Selectors(selectors) = &self.kind {
            options = options.bytes(U32_SELECTOR, &selection(selectors));
        }
        options
    }

    fn request(&self, interface: u32, removed: bool) -> Vec<u8> {
        let frame = Frame {
            interface,
            handle: self.handle,
            parent: self.parent.number(),
            info: u32::from(self.priority) << 16 | u32::from(EVERY_PROTOCOL.to_be()),
        };
        let mut attributes = Attributes::new().text(KIND, self.kind_name());
        if !removed {
            attributes = attributes.nested(OPTIONS, &self.options());
        }
        frame.write(&attributes)
    }

    fn read(interface: &str, found: Frame, kind: &str, options: &[u8]) -> Option<Self> {
        let (kind, class, police) = match kind {
            "fw" => (FilterKind::Mark, FW_CLASS, attribute(options, FW_POLICE)),
            "u32" => {
                // Besides filters, their tables are listed, which have no selectors.
                let selectors = selectors(attribute(options, U32_SELECTOR)?)?;
                let police = attribute(options, U32_POLICE).or_else(|| action(options));
                (FilterKind::Selectors(selectors), U32_CLASS, police)
            }
            _ => return None,
        };
        // With no class and no handle, it is a table as well.
        if found.handle == 0 {
            return None;
        }
        Some(Self {
            interface: interface.to_owned(),
            parent: Handle::from_number(found.parent),
            priority: u16::try_from(found.info >> 16).ok()?,
            handle: found.handle,
            kind,
            class: attribute(options, class)
                .and_then(|class| native32(class, 0))
                .map(Handle::from_number),
            police: police.and_then(Police::read),
        })
    }
}

/// The kernel's `struct tc_u32_sel` with its keys.
fn selection(selectors: &[Selector]) -> Vec<u8> {
    let every = [Selector { offset: 0, mask: 0, value: 0 }];
    let selectors = if selectors.is_empty() { &every } else { selectors };
    let mut bytes = vec![0; SELECTOR];
    bytes[0] = TERMINAL;
    // More than a byte counts are refused by the kernel, as the length is wrong.
    bytes[2] = u8::try_from(selectors.len()).unwrap_or(u8::MAX);
    bytes.extend(selectors.iter().flat_map(|selector| selector.write()));
    bytes
}

fn selectors(selection: &[u8]) -> Option<Vec<Selector>> {
    let keys = selection.get(SELECTOR..)?.chunks_exact(KEY);
    let selectors: Vec<_> = keys.map(Selector::read).collect::<Option<_>>()?;
    let every = |selector: &Selector| selector.mask == 0;
    Some(if selectors.iter().all(every) { Vec::new() } else { selectors })
}

/// The options of a limit that newer kernels list among the actions.
fn action(options: &[u8]) -> Option<&[u8]> {
    let actions = attribute(options, U32_ACTIONS)?;
    super::super::attribute::attributes(actions)
        .find(|(_, action)| attribute(action, ACTION_KIND).is_some_and(|kind| kind == b"police\0"))
        .and_then(|(_, action)| attribute(action, ACTION_OPTIONS))
}

pub(in crate::netlink) fn apply(
    socket: &mut Socket,
    filter: &Filter,
    wanted: Wanted,
) -> Result<(), Refusal> {
    let interface = index(socket, &filter.interface)?;
    let request = filter.request(interface, wanted == Wanted::Gone);
    match wanted {
        Wanted::New => socket.change(RTM_NEWTFILTER, CREATE | EXCLUSIVE, &request),
        Wanted::Replaced => socket.change(RTM_NEWTFILTER, CREATE | REPLACE, &request),
        Wanted::Gone => socket.change(RTM_DELTFILTER, 0, &request),
    }
}

/// The `fw` and `u32` filters of a queue or class.
pub(in crate::netlink) fn list(
    socket: &mut Socket,
    interface: &str,
    parent: Handle,
) -> Result<Vec<Filter>, Refusal> {
    let frame =
        Frame { interface: index(socket, interface)?, parent: parent.number(), ..Frame::default() };
    super::list(socket, RTM_GETTFILTER, frame, |found, kind, options| {
        Filter::read(interface, found, kind, options)
    })
}
