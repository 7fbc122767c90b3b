//! The commands of the agent.

use crate::command::Done;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A command of the agent. The value serializes to its arguments.
pub trait AgentCommand: Serialize + Sized {
    /// The agent's name for it.
    const NAME: &'static str;
    /// Whether it has arguments: a value without any content has none.
    const HAS_ARGUMENTS: bool = size_of::<Self>() != 0;
    /// The type of its answer.
    type Reply: DeserializeOwned;
}

/// Declares commands without arguments.
macro_rules! plain_agent_commands {
    ($($(#[$doc:meta])* $type:ident => $name:literal, $reply:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, serde::Serialize)]
        pub struct $type;
        impl $crate::agent::AgentCommand for $type {
            const NAME: &'static str = $name;
            type Reply = $reply;
        }
    )*};
}

/// Says which command a struct of arguments belongs to.
macro_rules! agent_commands_with_arguments {
    ($($type:ty => $name:literal, $reply:ty;)*) => {$(
        impl $crate::agent::AgentCommand for $type {
            const NAME: &'static str = $name;
            type Reply = $reply;
        }
    )*};
}

pub(super) use {agent_commands_with_arguments, plain_agent_commands};

plain_agent_commands! {
    /// Does nothing.
    GuestPing => "guest-ping", Done;
}
