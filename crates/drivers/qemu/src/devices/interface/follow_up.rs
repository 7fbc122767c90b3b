//! Monitor command for a network card whose cable is out.

use crate::devices::QmpCall;
use ostler_model::domain::{Interface, LinkState};
use ostler_qmp::command::SetLink;

/// The state of the link, where it is down: that it is up needs no word.
pub(super) fn calls(card: &Interface) -> Vec<QmpCall> {
    let down = card.link == Some(LinkState::Down);
    down.then(|| link(card, false)).into_iter().collect()
}

/// Plugs or pulls the cable.
pub(crate) fn link(card: &Interface, up: bool) -> QmpCall {
    QmpCall::of(&SetLink { name: card.info.alias.as_deref().unwrap_or_default(), up })
}
