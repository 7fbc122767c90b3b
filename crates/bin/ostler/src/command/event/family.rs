//! `pool-event`, `secret-event` and their like: families whose events come in a
//! few kinds, of one object or of all.

use super::{Described, Waiting, chosen};
use crate::{
    command::words::Words,
    failure::Failure,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::Result;
use ostler_core::enumeration::Open;
use ostler_driver::Event;

/// A family of objects that has events.
pub(in crate::command) trait EventFamily {
    /// How clients name one of its objects.
    type Reference;
    /// The kinds of event.
    type Kind: Words;
    /// The option that names the object whose events are wanted.
    const OPTION: &'static str;

    /// The daemon, and the object that the option names.
    async fn find(
        session: &mut Session,
        arguments: &Arguments,
    ) -> std::result::Result<(Hypervisor, Self::Reference), Failure>;

    /// Asks the daemon for events of this kind, of one object or of all. Gives
    /// the number of the registration.
    async fn register(
        hypervisor: &Hypervisor,
        kind: Open<Self::Kind>,
        object: Option<&Self::Reference>,
    ) -> Result<i32>;

    /// Ends a registration.
    async fn deregister(hypervisor: &Hypervisor, callback: i32) -> Result<()>;

    /// The event, if it is of this family.
    fn describe(event: &Event) -> Option<Described>;
}

/// Waits for events of a family and shows them.
pub(in crate::command) async fn events<F: EventFamily>(
    session: &mut Session,
    arguments: &Arguments,
) -> std::result::Result<(), Failure> {
    let Some(kind) = chosen::<F::Kind>(session, arguments)? else { return Ok(()) };
    let waiting = Waiting::of(arguments)?;
    let (hypervisor, object) = match arguments.flag(F::OPTION) {
        true => {
            let (hypervisor, object) = F::find(session, arguments).await?;
            (hypervisor, Some(object))
        }
        false => (session.hypervisor().await?, None),
    };
    let events = hypervisor.caller().events();
    let callback = F::register(&hypervisor, kind.into(), object.as_ref()).await?;
    let json = arguments.flag("json");
    let show = |event: &_| Some(F::describe(event)?.shown(json));
    let result = waiting.run(session, events, &[callback], show).await;
    // On a connection that is gone, nothing is registered any more.
    _ = F::deregister(&hypervisor, callback).await;
    result
}
