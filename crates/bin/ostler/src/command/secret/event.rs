//! `secret-event`

use super::find;
use crate::{
    command::event::{Found, Waiting, chosen},
    failure::Failure,
    output::Json,
    parse::Arguments,
    session::Session,
};
use ostler_driver::Event;

/// The kinds of event by their number (`virSecretEventID`).
pub(crate) const KINDS: [&str; 2] = ["lifecycle", "value-changed"];

/// What happens to a secret (`virSecretEventLifecycleType`).
const CHANGES: [&str; 2] = ["Defined", "Undefined"];

/// `secret-event`
pub(in crate::command) async fn events(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let Some(kind) = chosen(session, arguments, &KINDS)? else { return Ok(()) };
    let waiting = Waiting::of(arguments)?;
    let (hypervisor, secret) = match arguments.flag("secret") {
        true => {
            let (hypervisor, secret) = find::secret(session, arguments).await?;
            (hypervisor, Some(secret))
        }
        false => (session.hypervisor().await?, None),
    };
    let events = hypervisor.caller().events();
    let callback = hypervisor.connect_secret_event_register_any(kind, secret.as_ref()).await?;
    let json = arguments.flag("json");
    let result = waiting
        .run(session, events, |found| {
            (found.callback == Some(callback)).then(|| told(found, json)).flatten()
        })
        .await;
    // On a connection that is gone, nothing is registered any more.
    _ = hypervisor.connect_secret_event_deregister_any(callback).await;
    result
}

fn told(found: &Found, json: bool) -> Option<String> {
    let (kind, secret, change) = match &found.event {
        Event::SecretLifecycle { secret, event, .. } => {
            let change = usize::try_from(*event).ok().and_then(|event| CHANGES.get(event));
            (KINDS[0], secret, Some(*change.unwrap_or(&"unknown")))
        }
        Event::SecretValueChanged { secret } => (KINDS[1], secret, None),
        _ => return None,
    };
    if json {
        let object = Json::object([
            ("event", kind.into()),
            ("secret", secret.uuid.to_string().into()),
            ("change", change.into()),
        ]);
        return Some(object.on_one_line());
    }
    let tail = change.map(|change| format!(": {change}")).unwrap_or_default();
    Some(format!("event '{kind}' for secret {}{tail}", secret.uuid))
}
