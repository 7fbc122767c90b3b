//! `secret-event`

use super::find;
use crate::{
    command::event::{Described, Waiting, chosen, word},
    failure::Failure,
    parse::Arguments,
    session::Session,
};
use ostler_driver::Event;

/// The kinds of event by their number (`virSecretEventID`).
pub(crate) const KINDS: [&str; 2] = ["lifecycle", "value-changed"];

/// The changes of a secret (`virSecretEventLifecycleType`).
const CHANGES: &[&str] = &["Defined", "Undefined"];

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
    let show = |event: &_| Some(describe(event)?.shown(json));
    let result = waiting.run(session, events, &[callback], show).await;
    // On a connection that is gone, nothing is registered any more.
    _ = hypervisor.connect_secret_event_deregister_any(callback).await;
    result
}

fn describe(event: &Event) -> Option<Described> {
    let (kind, secret, change) = match event {
        Event::SecretLifecycle { secret, event, .. } => {
            (KINDS[0], secret, Some(word(CHANGES, *event)))
        }
        Event::SecretValueChanged { secret } => (KINDS[1], secret, None),
        _ => return None,
    };
    let named = ("secret", secret.uuid.to_string());
    Some(Described::change(kind, format!("secret {}", secret.uuid), named, change))
}
