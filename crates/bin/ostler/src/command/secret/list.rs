//! `secret-list`

use crate::{
    command::words::word,
    failure::{Failure, While},
    output::{Columns, Json},
    parse::Arguments,
    session::Session,
};
use ostler_core::{
    SecretRef, enumeration::SecretUsageType, flags::ConnectListAllSecretsFlags as Filter,
};
use ostler_driver::api::SecretListing;

/// `secret-list`
pub(in crate::command) async fn list(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut filter = Filter::empty();
    for (option, flag) in [
        ("ephemeral", Filter::EPHEMERAL),
        ("no-ephemeral", Filter::NO_EPHEMERAL),
        ("private", Filter::PRIVATE),
        ("no-private", Filter::NO_PRIVATE),
    ] {
        filter.set(flag, arguments.flag(option));
    }
    let hypervisor = session.hypervisor().await?;
    let listed = hypervisor.connect_list_all_secrets(filter).await;
    let mut secrets = listed.while_(|| "Failed to list secrets")?.to_vec();
    secrets.sort_by_cached_key(|secret| secret.uuid.to_string());
    if arguments.flag("json") {
        session.out.json(&Json::List(secrets.iter().map(json).collect()));
        return Ok(());
    }
    let mut table = Columns::new(["UUID", "Usage"]);
    for secret in &secrets {
        let usage = match secret.usage_type == SecretUsageType::None {
            true => "Unused".to_owned(),
            false => format!("{} {}", word(secret.usage_type), secret.usage_id),
        };
        table.row([secret.uuid.to_string(), usage]);
    }
    session.out.table(&table);
    Ok(())
}

fn json(secret: &SecretRef) -> Json {
    let used = secret.usage_type != SecretUsageType::None;
    Json::object([
        ("uuid", secret.uuid.to_string().into()),
        ("usage_type", used.then(|| word(secret.usage_type)).into()),
        ("usage_id", used.then_some(&*secret.usage_id).into()),
    ])
}
