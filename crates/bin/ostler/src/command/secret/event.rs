//! `secret-event`

use super::find;
use crate::{
    command::event::{Described, Waiting, chosen},
    command::words::{Words, word},
    failure::Failure,
    parse::Arguments,
    session::Session,
};
use ostler_core::enumeration::SecretEventId;
use ostler_driver::Event;

/// `secret-event`
pub(in crate::command) async fn events(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let Some(kind) = chosen::<SecretEventId>(session, arguments)? else { return Ok(()) };
    let waiting = Waiting::of(arguments)?;
    let (hypervisor, secret) = match arguments.flag("secret") {
        true => {
            let (hypervisor, secret) = find::secret(session, arguments).await?;
            (hypervisor, Some(secret))
        }
        false => (session.hypervisor().await?, None),
    };
    let events = hypervisor.caller().events();
    let callback =
        hypervisor.connect_secret_event_register_any(kind.into(), secret.as_ref()).await?;
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
            (SecretEventId::Lifecycle, secret, Some(word(*event)))
        }
        Event::SecretValueChanged { secret } => (SecretEventId::ValueChanged, secret, None),
        _ => return None,
    };
    let named = ("secret", secret.uuid.to_string());
    Some(Described::change(kind.word(), format!("secret {}", secret.uuid), named, change))
}
