//! The facts of a procedure before any of its bytes are read: the columns
//! of the procedure table.

mod generated;

pub use generated::access::{AccessObject, Permission};

/// A procedure of a program. All of them are constants, made from the table.
#[derive(Debug)]
pub struct Procedure {
    /// The program it belongs to.
    pub program: &'static Program,
    /// Its number there.
    pub number: i32,
    /// Its name, in lower case, as in `domain_get_info`.
    pub name: &'static str,
    /// The function of the C interface that calls it, where there is one;
    /// otherwise its name.
    pub api: &'static str,
    /// The side that sends it.
    pub kind: ProcedureKind,
    /// Its urgency: one of high priority never waits for anything slow, and may overtake.
    pub priority: Priority,
    /// A read-only connection may call it. Where some arguments ask for more,
    /// [`Procedure::access`] has rules with conditions.
    pub read_only: bool,
    /// The direction of the stream that the call opens.
    pub stream: StreamDirection,
    /// The permissions that the caller needs.
    pub access: &'static [AccessRule],
    /// The permissions that the caller needs on each object that a list names.
    pub filter: &'static [AccessRule],
    /// The version of libvirt in which it appeared, where known.
    pub since: &'static str,
}

/// A program: a set of procedures under a number.
#[derive(Debug)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// Its number.
    pub number: u32,
    /// Its version.
    pub version: u32,
    /// Its procedures; that of number N stands at N - 1.
    pub procedures: &'static [Procedure],
}

/// The side that sends a procedure's message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcedureKind {
    /// The client calls, the server replies.
    Call,
    /// The server sends it when something happened.
    Event,
    /// Either side sends it at any time (keepalive).
    Either,
}

/// The urgency of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// It may take its time.
    Low,
    /// It is quick, and must not queue behind slow ones.
    High,
}

/// The direction in which the data of a stream flows, seen from the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamDirection {
    /// There is no stream.
    None,
    /// The client reads.
    Read,
    /// The client writes.
    Write,
    /// Both, as with a console.
    Both,
}

/// One thing the caller must be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessRule {
    /// The kind of object it is about.
    pub object: AccessObject,
    /// The permission.
    pub permission: Permission,
    /// The condition under which the rule holds.
    pub condition: Condition,
}

/// The condition of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    Always,
    /// At least one of these bits of the flags is set.
    AnyFlag(u32),
    /// None of these bits of the flags is set.
    NoFlag(u32),
    /// The argument that the procedure singles out has this value.
    Selector(u32),
}

impl Condition {
    /// Says whether it holds for a call with these `flags` and, where the procedure
    /// singles out an argument, that `selector`.
    #[must_use]
    pub const fn holds(self, flags: u64, selector: u32) -> bool {
        match self {
            Self::Always => true,
            Self::AnyFlag(bits) => flags & bits as u64 != 0,
            Self::NoFlag(bits) => flags & bits as u64 == 0,
            Self::Selector(value) => selector == value,
        }
    }
}

impl Permission {
    /// Says whether a read-only connection has it.
    #[must_use]
    pub const fn is_read_only(self) -> bool {
        matches!(
            self,
            Self::Getattr
                | Self::Read
                | Self::SearchDomains
                | Self::SearchInterfaces
                | Self::SearchNetworks
                | Self::SearchNodeDevices
                | Self::SearchNwfilterBindings
                | Self::SearchNwfilters
                | Self::SearchPorts
                | Self::SearchSecrets
                | Self::SearchStoragePools
                | Self::SearchStorageVols
        )
    }
}

impl Program {
    /// The procedure of this number, in constant time.
    #[must_use]
    pub fn procedure(&self, number: i32) -> Option<&'static Procedure> {
        self.procedures.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }
}

impl Procedure {
    /// Says whether a read-only connection may make this call, its arguments
    /// considered. What the table does not allow is refused.
    #[must_use]
    pub fn allows_read_only(&self, flags: u64, selector: u32) -> bool {
        self.read_only
            && self.access.iter().all(|rule| {
                rule.condition == Condition::Always
                    || !rule.condition.holds(flags, selector)
                    || rule.permission.is_read_only()
            })
    }

    /// Says whether it may be called before the client has authenticated.
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.name.starts_with("auth_")
    }

    /// The header of a call of it, with serial number 0.
    #[must_use]
    pub const fn call_header(&self) -> crate::frame::Header {
        self.header(crate::frame::MessageType::Call)
    }

    /// The header of an event of it.
    #[must_use]
    pub const fn event_header(&self) -> crate::frame::Header {
        self.header(crate::frame::MessageType::Message)
    }

    const fn header(&self, kind: crate::frame::MessageType) -> crate::frame::Header {
        crate::frame::Header {
            program: self.program.number,
            version: self.program.version,
            procedure: self.number,
            kind,
            serial: 0,
            status: crate::frame::MessageStatus::Ok,
        }
    }
}
