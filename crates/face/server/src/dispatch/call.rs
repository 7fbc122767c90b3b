//! One call on its way to a driver, and the checks that all calls share.

use super::{Session, Target};
use bytes::Bytes;
use ostler_core::enumeration::{Enumeration, Open};
use ostler_core::{Error, ErrorCode, ErrorDomain, Result, TypedParams, TypedValue};
use ostler_driver::Stream;
use ostler_driver::api::{
    AdminDriver, HypervisorConnection, InterfaceDriver, NetworkDriver, NodeDeviceDriver,
    NwfilterDriver, SecretDriver, StorageDriver,
};
use ostler_protocol::{Procedure, wire::Wire};
use ostler_xdr::{Reader, Writer};
use std::os::fd::OwnedFd;
use std::pin::Pin;
use std::sync::Arc;

/// The future of a call's reply.
pub type CallFuture = Pin<Box<dyn Future<Output = Result<Reply>> + Send>>;

/// The result of a call.
#[derive(Debug, Default)]
pub struct Reply {
    /// The result, as it stands on the wire after the header.
    pub body: Vec<u8>,
    /// Descriptors that go with it.
    pub fds: Vec<OwnedFd>,
    /// The driver's end of the stream that the call opened.
    pub stream: Option<Stream>,
}

/// A call. The arguments borrow from `payload`.
pub(super) struct Call {
    pub(super) session: Arc<dyn Session>,
    pub(super) procedure: &'static Procedure,
    pub(super) payload: Bytes,
    pub(super) fds: Vec<OwnedFd>,
}

/// The bit of `flags` with which a client says that it understands parameters
/// that are strings.
const STRING_OKAY: u32 = ostler_core::flags::TypedParameterFlags::PARAM_STRING_OKAY.bits();

/// Declares the accessors of the drivers that a session may have.
macro_rules! drivers {
    ($($name:ident: $driver:ident,)*) => {
        $(pub(super) fn $name(&self) -> Result<Arc<dyn $driver>> {
            self.session.$name().ok_or_else(|| Error::no_support(self.procedure.api))
        })*
    };
}

impl Call {
    /// The arguments. What follows them is not looked at, as libvirt does.
    pub(super) fn arguments<'a, T: Wire<'a>>(&'a self) -> Result<T> {
        T::decode(&mut Reader::new(&self.payload)).map_err(|problem| {
            let name = self.procedure.name;
            failure(ErrorCode::Rpc, format!("Unable to decode the arguments of {name}: {problem}"))
        })
    }

    /// Returns whether the caller may make this call with these arguments.
    pub(super) fn authorize(&self, target: Target<'_>, flags: u64, selector: u32) -> Result<()> {
        if self.session.is_read_only() && !self.procedure.allows_read_only(flags, selector) {
            return Err(read_only(self.procedure));
        }
        self.session.authorize(self.procedure, target, flags, selector)
    }

    /// The hypervisor that the client has opened.
    pub(super) fn hypervisor(&self) -> Result<Arc<dyn HypervisorConnection>> {
        self.session
            .hypervisor()
            .ok_or_else(|| failure(ErrorCode::InternalError, "connection not open".to_owned()))
    }

    drivers! {
        network: NetworkDriver,
        interface: InterfaceDriver,
        storage: StorageDriver,
        node_device: NodeDeviceDriver,
        nwfilter: NwfilterDriver,
        secret: SecretDriver,
        admin: AdminDriver,
    }

    /// The flags as a set; bits that have no meaning are refused.
    pub(super) fn flags<T>(&self, bits: u64, read: fn(u32) -> Result<T, u32>) -> Result<T> {
        let (low, high) = (bits & u64::from(u32::MAX), bits & !u64::from(u32::MAX));
        // The lower half fits; the upper half has no flags at all.
        match read(u32::try_from(low).unwrap_or_default()) {
            Ok(flags) if high == 0 => Ok(flags),
            Ok(_) => Err(self.bad_flags(high)),
            Err(unknown) => Err(self.bad_flags(high | u64::from(unknown))),
        }
    }

    /// Refuses every flag.
    pub(super) fn no_flags(&self, bits: u64) -> Result<()> {
        if bits == 0 { Ok(()) } else { Err(self.bad_flags(bits)) }
    }

    fn bad_flags(&self, unknown: u64) -> Error {
        let api = self.procedure.api;
        Error::invalid_arg(format!("unsupported flags ({unknown:#x}) in {api}"))
    }

    /// The value of an argument that must be one of an enumeration.
    pub(super) fn known<E: Enumeration>(&self, name: &str, value: Open<E>) -> Result<E> {
        value.known().ok_or_else(|| {
            let (api, number) = (self.procedure.api, value.number());
            Error::invalid_arg(format!("{name} of {api} is {number}, which has no meaning"))
        })
    }

    /// A number that says how much the client wants, as long as it is not
    /// negative and not over `limit`.
    pub(super) fn at_most(
        &self,
        name: &str,
        value: impl Into<i64>,
        limit: usize,
        code: ErrorCode,
    ) -> Result<u32> {
        let value = value.into();
        let fits = u32::try_from(value).ok().filter(|value| within(u64::from(*value), limit));
        fits.ok_or_else(|| {
            let api = self.procedure.api;
            let problem = match value {
                ..0 => format!("{name} of {api} is {value} and must not be negative"),
                _ => format!("{name} of {api} is {value} and must be at most {limit}"),
            };
            failure(code, problem)
        })
    }

    /// Checks the product of such numbers.
    pub(super) fn product_at_most(&self, name: &str, factors: &[u32], limit: usize) -> Result<()> {
        let product = factors.iter().try_fold(1_u64, |sum, x| sum.checked_mul(u64::from(*x)));
        if product.is_some_and(|product| within(product, limit)) {
            return Ok(());
        }
        let api = self.procedure.api;
        Err(failure(ErrorCode::InternalError, format!("{name} of {api} must be at most {limit}")))
    }

    /// The one descriptor that came with the call.
    pub(super) fn one_fd(&mut self) -> Result<OwnedFd> {
        self.fds.pop().ok_or_else(|| {
            let api = self.procedure.api;
            failure(ErrorCode::InternalError, format!("{api} needs a file descriptor"))
        })
    }

    /// The reply with the result that `write` writes.
    pub(super) fn reply(
        &self,
        write: impl FnOnce(&mut Writer<'_>) -> ostler_xdr::Result<()>,
    ) -> Result<Reply> {
        // Room for the many small results.
        let mut body = Vec::with_capacity(64);
        write(&mut Writer::new(&mut body)).map_err(|problem| {
            let name = self.procedure.name;
            failure(ErrorCode::Rpc, format!("Unable to encode the result of {name}: {problem}"))
        })?;
        Ok(Reply { body, ..Reply::default() })
    }
}

impl Reply {
    /// The same reply with descriptors.
    pub(super) fn with_fds(mut self, fds: Vec<OwnedFd>) -> Self {
        self.fds = fds;
        self
    }

    /// The same reply with a stream.
    pub(super) fn with_stream(mut self, stream: Stream) -> Self {
        self.stream = Some(stream);
        self
    }
}

/// The other flags, and whether the client understands strings.
pub(super) const fn string_okay(flags: u32) -> (u32, bool) {
    (flags & !STRING_OKAY, flags & STRING_OKAY != 0)
}

/// Leaves out parameters that the client does not understand.
pub(super) fn understood(mut params: TypedParams, strings: bool) -> TypedParams {
    if !strings {
        params.0.retain(|param| !matches!(param.value, TypedValue::String(_)));
    }
    params
}

/// Cuts a list to the room that the client has; without any room it wants only
/// the count. Gives the count to send.
pub(super) fn fit<T>(list: &mut Vec<T>, room: u32) -> usize {
    let all = list.len();
    list.truncate(usize::try_from(room).unwrap_or(usize::MAX));
    if room == 0 { all } else { list.len() }
}

/// Writes a count. It is the length of a list that was made in memory, so a
/// larger one than fits does not happen; it would be cut.
pub(super) fn put_count(writer: &mut Writer<'_>, count: usize) {
    writer.u32(u32::try_from(count).unwrap_or(u32::MAX));
}

/// The refusal of a call on a read-only session.
pub(super) fn read_only(procedure: &Procedure) -> Error {
    let detail = format!("read only access prevents {}", procedure.api);
    Error::new(ErrorCode::OperationDenied, ErrorDomain::Rpc, detail)
}

fn within(value: u64, limit: usize) -> bool {
    usize::try_from(value).is_ok_and(|value| value <= limit)
}

fn failure(code: ErrorCode, detail: String) -> Error {
    Error::new(code, ErrorDomain::Rpc, detail)
}
