//! Finding the domain that an option names.

use crate::{
    failure::Failure,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{DomainRef, Error, ErrorCode, Uuid};
use ostler_driver::api::DomainListing;

/// By which of its properties a domain may be named.
#[derive(Debug, Clone, Copy)]
pub(super) struct By {
    id: bool,
    uuid: bool,
    name: bool,
}

impl By {
    pub(super) const ANY: Self = Self { id: true, uuid: true, name: true };
    pub(super) const UUID_OR_NAME: Self = Self { id: false, uuid: true, name: true };
    pub(super) const ID_OR_UUID: Self = Self { id: true, uuid: true, name: false };
    pub(super) const ID_OR_NAME: Self = Self { id: true, uuid: false, name: true };
}

/// The daemon and the domain that `--domain` names.
pub(super) async fn domain(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(Hypervisor, DomainRef), Failure> {
    domain_by(session, arguments, By::ANY).await
}

/// The same, named only by some of its properties.
pub(super) async fn domain_by(
    session: &mut Session,
    arguments: &Arguments,
    by: By,
) -> Result<(Hypervisor, DomainRef), Failure> {
    let named = arguments.required("domain")?.to_owned();
    let hypervisor = session.hypervisor().await?;
    let domain = lookup(&hypervisor, &named, by).await?;
    Ok((hypervisor, domain))
}

/// The domain of this id, UUID or name, tried in this order.
pub(super) async fn lookup(
    hypervisor: &Hypervisor,
    named: &str,
    by: By,
) -> Result<DomainRef, Failure> {
    let failed =
        |error: Error| Failure::from(error).while_(format!("failed to get domain '{named}'"));
    let mut last = None;
    if let Some(id) = named.parse().ok().filter(|id: &i32| by.id && *id >= 0) {
        match absent(hypervisor.domain_lookup_by_id(id).await) {
            Ok(domain) => return Ok(domain),
            Err(absence) => last = Some(absence.map_err(failed)?),
        }
    }
    if let Some(uuid) = uuid(named).filter(|_| by.uuid) {
        match absent(hypervisor.domain_lookup_by_uuid(uuid).await) {
            Ok(domain) => return Ok(domain),
            Err(absence) => last = Some(absence.map_err(failed)?),
        }
    }
    if by.name {
        match absent(hypervisor.domain_lookup_by_name(named).await) {
            Ok(domain) => return Ok(domain),
            Err(absence) => last = Some(absence.map_err(failed)?),
        }
    }
    let failure = match last {
        Some(error) => failed(error),
        None => Failure::new(format!("failed to get domain '{named}'"))
            .and(format!("'{named}' is no {}", kinds(by))),
    };
    Err(failure.hint("'list --all' shows the domains there are"))
}

fn kinds(by: By) -> &'static str {
    match by {
        By { id: true, name: false, .. } => "id or UUID of a domain",
        By { id: true, uuid: false, .. } => "id or name of a domain",
        _ => "UUID or name of a domain",
    }
}

/// The domain, or that it is not there, or that something else went wrong.
fn absent(result: ostler_core::Result<DomainRef>) -> Result<DomainRef, Result<Error, Error>> {
    result.map_err(|error| if error.code() == ErrorCode::NoDomain { Ok(error) } else { Err(error) })
}

/// The id as lists show it.
pub(super) fn id_text(domain: &DomainRef) -> String {
    if domain.id < 0 { "-".to_owned() } else { domain.id.to_string() }
}

/// The UUID that a word is, if it is one.
pub(super) fn uuid(word: &str) -> Option<Uuid> {
    (word.len() >= 32).then(|| word.parse().ok())?
}
