//! `secret-event`

use super::find;
use crate::{
    command::event::{Described, EventFamily, family_events},
    command::words::{Words, word},
    failure::Failure,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::enumeration::{Open, SecretEventId};
use ostler_core::{Result, SecretRef};
use ostler_driver::Event;

struct Secrets;

impl EventFamily for Secrets {
    type Reference = SecretRef;
    type Kind = SecretEventId;
    const OPTION: &'static str = "secret";

    async fn find(
        session: &mut Session,
        arguments: &Arguments,
    ) -> std::result::Result<(Hypervisor, SecretRef), Failure> {
        find::secret(session, arguments).await
    }

    async fn register(
        hypervisor: &Hypervisor,
        kind: Open<SecretEventId>,
        secret: Option<&SecretRef>,
    ) -> Result<i32> {
        hypervisor.connect_secret_event_register_any(kind, secret).await
    }

    async fn deregister(hypervisor: &Hypervisor, callback: i32) -> Result<()> {
        hypervisor.connect_secret_event_deregister_any(callback).await
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
}

/// `secret-event`
pub(in crate::command) async fn events(
    session: &mut Session,
    arguments: &Arguments,
) -> std::result::Result<(), Failure> {
    family_events::<Secrets>(session, arguments).await
}
