//! QEMU's own words: its monitor and its guest agent.

use super::{event, find, lifecycle};
use crate::{failure::Failure, output::Json, parse::Arguments, session::Session};
use ostler_core::enumeration::{DomainQemuAgentCommandTimeoutValues as Timeout, Open};
use ostler_core::flags::{
    ConnectDomainQemuMonitorEventRegisterFlags as Register, DomainQemuMonitorCommandFlags,
};
use ostler_driver::{Event, api::QemuMonitor};

commands! {
    "qemu-agent-command" => agent,
    "qemu-monitor-command" => command,
    "qemu-monitor-event" => events [own interruption],
}

/// `qemu-monitor-command`
pub(super) async fn command(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["hmp", "pretty"])?;
    arguments.exclusive(&["hmp", "return-value"])?;
    let words = arguments.rest("cmd");
    let command = if arguments.flag("hmp") { words.join(" ") } else { whole_command(&words)? };
    let mut flags = DomainQemuMonitorCommandFlags::empty();
    flags.set(DomainQemuMonitorCommandFlags::HMP, arguments.flag("hmp"));
    let descriptors = lifecycle::pass_fds(arguments)?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let answer = if descriptors.is_empty() {
        hypervisor.domain_qemu_monitor_command(&domain, &command, flags).await?
    } else {
        let call = hypervisor.domain_qemu_monitor_command_with_files(
            &domain,
            &command,
            flags,
            descriptors,
        );
        call.await?.0
    };
    if !arguments.flag("pretty") && !arguments.flag("return-value") {
        session.out.line(answer);
        return Ok(());
    }
    let mut json = parse(&answer)?;
    if arguments.flag("return-value") {
        json = json.field("return").ok_or_else(|| {
            Failure::new("the command did not return a value")
                .and(format!("QEMU answered {answer}"))
        })?;
    }
    session.out.text(match arguments.flag("pretty") {
        true => json.laid_out().trim_end().to_owned(),
        false => json.on_one_line(),
    });
    Ok(())
}

/// The words as one command: JSON as it is, or else the command's name with
/// its arguments, whose outermost braces may be left out.
fn whole_command(words: &[&str]) -> Result<String, Failure> {
    let whole = words.join(" ");
    let [name, arguments @ ..] = words else { return Ok(whole) };
    if serde_json::from_str::<Json>(&whole).is_ok() {
        return Ok(whole);
    }
    let mut command = Json::object([("execute", (*name).into())]);
    if !arguments.is_empty() {
        let spoken = arguments.join(" ");
        let braced = format!("{{{}}}", arguments.join(","));
        let arguments = [&spoken, &braced].into_iter().find_map(|text| {
            serde_json::from_str(text).ok().filter(|json| matches!(json, Json::Object(_)))
        });
        let arguments: Json = arguments.ok_or_else(|| {
            Failure::new(format!("failed to wrap arguments '{spoken}' into a QMP command"))
                .hint("arguments are JSON, as in '\"path\": \"/machine\"'")
        })?;
        command = command.with("arguments", arguments);
    }
    Ok(command.on_one_line())
}

fn parse(answer: &str) -> Result<Json, Failure> {
    serde_json::from_str(answer).map_err(|error| {
        Failure::new(format!("the answer is not JSON: {error}")).and(answer.to_owned())
    })
}

/// `qemu-agent-command`
pub(super) async fn agent(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["timeout", "async"])?;
    arguments.exclusive(&["timeout", "block"])?;
    arguments.exclusive(&["async", "block"])?;
    let command = arguments.rest("cmd").join(" ");
    let timeout: Option<i32> = arguments.number("timeout")?;
    if timeout.is_some_and(|timeout| timeout < 1) {
        return Err(Failure::new("timeout must be positive"));
    }
    let timeout = match (arguments.flag("async"), arguments.flag("block")) {
        (true, _) => Timeout::Nowait.into(),
        (_, true) => Timeout::Block.into(),
        _ => timeout.map_or_else(|| Timeout::Default.into(), Open::from_number),
    };
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let answer = hypervisor.domain_qemu_agent_command(&domain, &command, timeout).await?;
    let answer = answer.unwrap_or_default();
    session.out.line(match arguments.flag("pretty") {
        true => parse(&answer)?.laid_out().trim_end().to_owned(),
        false => answer,
    });
    Ok(())
}

/// `qemu-monitor-event`
pub(super) async fn events(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let mut flags = Register::empty();
    flags.set(Register::REGEX, arguments.flag("regex"));
    flags.set(Register::NOCASE, arguments.flag("no-case"));
    let named = arguments.text("event")?;
    let waiting = event::Waiting::of(arguments)?;
    let (hypervisor, domain) = match arguments.flag("domain") {
        true => {
            let (hypervisor, domain) = find::domain(session, arguments).await?;
            (hypervisor, Some(domain))
        }
        false => (session.hypervisor().await?, None),
    };
    let events = hypervisor.caller().events();
    let callback = hypervisor
        .connect_domain_qemu_monitor_event_register(domain.as_ref(), named, flags)
        .await?;
    let pretty = arguments.flag("pretty");
    let json = arguments.flag("json");
    let result = waiting
        .run(session, events, &[callback], |event| match event {
            Event::MonitorEvent { domain, event, seconds, micros, details } => {
                let details = details.as_deref();
                let data = details.and_then(|details| serde_json::from_str::<Json>(details).ok());
                if json {
                    return Some(
                        Json::object([
                            ("event", event.into()),
                            ("domain", (&*domain.name).into()),
                            ("seconds", (*seconds).into()),
                            ("microseconds", (*micros).into()),
                            ("data", data.unwrap_or(Json::Null)),
                        ])
                        .on_one_line(),
                    );
                }
                let shown = match (pretty, &data, details) {
                    (true, Some(data), _) => data.laid_out().trim_end().to_owned(),
                    (_, _, Some(details)) => details.to_owned(),
                    (_, _, None) => "<null>".to_owned(),
                };
                let name = &domain.name;
                Some(format!("event {event} at {seconds}.{micros:06} for domain '{name}': {shown}"))
            }
            _ => None,
        })
        .await;
    // On a connection that is gone, nothing is registered any more.
    _ = hypervisor.connect_domain_qemu_monitor_event_deregister(callback).await;
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_need_not_be_whole_json() {
        for (words, command) in [
            (&["{\"execute\":", "\"stop\"}"][..], Some("{\"execute\": \"stop\"}")),
            (&["stop"], Some(r#"{"execute":"stop"}"#)),
            (
                &["qom-list", "\"path\":\"/\""],
                Some(r#"{"execute":"qom-list","arguments":{"path":"/"}}"#),
            ),
            (
                &["x", "\"a\":1", "\"b\":[2]"],
                Some(r#"{"execute":"x","arguments":{"a":1,"b":[2]}}"#),
            ),
            (&["x", "{\"a\":", "1}"], Some(r#"{"execute":"x","arguments":{"a":1}}"#)),
            (&["x", "y"], None),
        ] {
            assert_eq!(whole_command(words).ok().as_deref(), command, "{words:?}");
        }
    }
}
