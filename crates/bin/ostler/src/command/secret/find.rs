//! Finding the secret that an option names.

use crate::{
    command::find::uuid,
    failure::{Failure, While},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::SecretRef;
use ostler_driver::api::SecretListing;

/// The daemon and the secret whose UUID `--secret` gives.
pub(super) async fn secret(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(Hypervisor, SecretRef), Failure> {
    let named = arguments.required("secret")?.to_owned();
    let failed = || format!("failed to get secret '{named}'");
    let hypervisor = session.hypervisor().await?;
    let uuid = uuid(&named).ok_or_else(|| {
        Failure::new(failed())
            .and(format!("'{named}' is no UUID"))
            .hint("'secret-list' shows the secrets there are")
    })?;
    let found = hypervisor.secret_lookup_by_uuid(uuid).await;
    let secret = found
        .while_(failed)
        .map_err(|failure| failure.hint("'secret-list' shows the secrets there are"))?;
    Ok((hypervisor, secret))
}
