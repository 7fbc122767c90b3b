//! Channels: `<channel>`.

use crate::arguments::{Properties, Value};
use crate::devices::chardev::Character;
use crate::devices::{BuildError, Part};
use crate::scene::Scene;
use ostler_model::domain::{Channel, ChannelTarget, CharacterSource};

use crate::devices::port;

/// The host's end of a channel.
pub(in crate::devices) fn end(channel: &Channel) -> Result<Character<'_>, BuildError> {
    port::end(&channel.info, &channel.source, channel.log.as_deref())
}

/// The parts of a channel.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    channel: &Channel,
) -> Result<Vec<Part>, BuildError> {
    let mut parts = Vec::with_capacity(2);
    let end = end(channel)?;
    end.parts(scene, &mut parts)?;
    match &channel.target {
        ChannelTarget::Virtio(port) => {
            let mut device = port::of_controller(scene, &channel.info, "virtserialport")?;
            device.set("chardev", end.id());
            device.set("id", end.alias.to_owned());
            let agent = matches!(channel.source, CharacterSource::SpiceVmc);
            let default = agent.then_some("com.redhat.spice.0");
            device.set_some("name", port.name.as_deref().or(default).map(str::to_owned));
            parts.push(Part::Device(device));
        }
        ChannelTarget::GuestForward(forward) => {
            let missing = |what| BuildError::incomplete(end.alias, what);
            let host = forward.address.as_deref().ok_or_else(|| missing("address"))?;
            let port = forward.port.ok_or_else(|| missing("port"))?;
            let rule = format!("tcp:{host}:{port}-chardev:{}", end.id());
            let rule = Value::Object(Properties::new().with("str", rule));
            parts.push(Part::Netdev(
                Properties::new()
                    .with("type", "user")
                    .with("guestfwd", vec![rule])
                    .with("id", end.alias.to_owned()),
            ));
        }
        ChannelTarget::Xen(_) => {
            return Err(BuildError::unsupported("<channel> of type xen", "only Xen has it"));
        }
    }
    Ok(parts)
}
