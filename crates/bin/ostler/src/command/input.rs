//! Input for a guest: keys and interrupts.

use super::find;
use crate::{failure::Failure, keys::CodeSet, parse::Arguments, session::Session};
use ostler_driver::api::DomainConsole;

commands! {
    "inject-nmi" => inject_nmi,
    "send-key" => send_key,
}

/// The protocol carries no more keys at a time.
const KEYS_MAX: usize = 16;

/// `send-key`
pub(super) async fn send_key(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let set = arguments.text("codeset")?.unwrap_or("linux");
    let set: CodeSet = set.parse().map_err(|()| {
        Failure::new(format!("unknown codeset: '{set}'"))
            .hint("'help send-key' lists the code sets there are")
    })?;
    let holdtime = arguments.number("holdtime")?.unwrap_or(0);
    let named = arguments.rest("keycode");
    if named.len() > KEYS_MAX {
        return Err(Failure::new("too many keycodes")
            .hint(format!("at most {KEYS_MAX} keys go down together")));
    }
    let codes = named
        .into_iter()
        .map(|key| set.code(key).ok_or_else(|| Failure::new(format!("invalid keycode: '{key}'"))));
    let codes: Vec<u32> = codes.collect::<Result<_, _>>()?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    hypervisor.domain_send_key(&domain, set.0, holdtime, &codes).await?;
    Ok(())
}

/// `inject-nmi`
pub(super) async fn inject_nmi(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    hypervisor.domain_inject_nmi(&domain).await?;
    Ok(())
}
