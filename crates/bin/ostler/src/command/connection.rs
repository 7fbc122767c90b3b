//! `connect`

use crate::{failure::Failure, parse::Arguments, session::Session};

commands! {
    "connect" => connect,
}

/// `connect`
pub(super) async fn connect(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    session.readonly = arguments.flag("readonly");
    session.uri = match arguments.text_or_empty("name") {
        Some(name) if !name.is_empty() => Some(name.to_owned()),
        _ => session.usual_uri(),
    };
    session.connect().await
}
