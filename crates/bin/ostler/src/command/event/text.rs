//! The events of domains as text.

use super::Described;
use crate::command::words::{Words, word};
use crate::output::Json;
use ostler_core::enumeration::{
    DomainEventDetail, DomainEventId, DomainEventIoErrorAction, DomainMemoryFailureActionType,
    DomainMemoryFailureRecipientType, Open,
};
use ostler_core::flags::DomainMemoryFailureFlags;
use ostler_core::{Bytes, DomainRef, KiB, TypedParams};
use ostler_driver::{Event, Subject, api::DomainEventGraphicsAddress};

/// A domain's event as text; `None` for the events of other objects.
pub(super) fn describe(event: &Event) -> Option<Described> {
    let kind = DomainEventId::from_wire(event.id())?.word();
    let Subject::Domain(DomainRef { name, .. }) = event.subject() else { return None };
    let (tail, fields) = fields_of(event);
    let (subject, named) = (format!("domain '{name}'"), ("domain", name.to_string()));
    Some(Described { kind, subject, named, tail, fields })
}

type Fields = (String, Vec<(&'static str, Json)>);

fn fields_of(event: &Event) -> Fields {
    match event {
        Event::DomainLifecycle { event, detail, .. } => {
            let (what, why) = (word(*event), detail_word(event.number(), *detail));
            (format!(": {what} {why}"), vec![("change", what.into()), ("detail", why.into())])
        }
        Event::DomainRtcChange { offset, .. } => {
            (format!(": {offset}"), vec![("offset", (*offset).into())])
        }
        Event::DomainWatchdog { action, .. } => {
            let action = word(*action);
            (format!(": {action}"), vec![("action", action.into())])
        }
        Event::DomainIoError { src_path, device_alias, action, .. } => {
            io_error(src_path, device_alias, *action, None)
        }
        Event::DomainIoErrorReason { src_path, device_alias, action, reason, .. } => {
            io_error(src_path, device_alias, *action, Some(reason))
        }
        Event::DomainGraphics { .. } => graphics(event),
        Event::DomainBlockJob { path, kind, status, .. }
        | Event::DomainBlockJob2 { dst: path, kind, status, .. } => {
            let (job, status) = (word(*kind), word(*status));
            let fields =
                vec![("job", job.into()), ("disk", path.into()), ("status", status.into())];
            (format!(": {job} for {path} {status}"), fields)
        }
        Event::DomainTunable { params, .. } | Event::DomainJobCompleted { params, .. } => {
            parameters(params)
        }
        _ => told_of_devices(event),
    }
}

/// The word for the detail of a lifecycle event.
fn detail_word(event: i32, detail: i32) -> &'static str {
    match DomainEventDetail::from_wire(event, detail) {
        Some(DomainEventDetail::Defined(detail)) => detail.word(),
        Some(DomainEventDetail::Undefined(detail)) => detail.word(),
        Some(DomainEventDetail::Started(detail)) => detail.word(),
        Some(DomainEventDetail::Suspended(detail)) => detail.word(),
        Some(DomainEventDetail::Resumed(detail)) => detail.word(),
        Some(DomainEventDetail::Stopped(detail)) => detail.word(),
        Some(DomainEventDetail::Shutdown(detail)) => detail.word(),
        Some(DomainEventDetail::Pmsuspended(detail)) => detail.word(),
        Some(DomainEventDetail::Crashed(detail)) => detail.word(),
        None => "unknown",
    }
}

fn told_of_devices(event: &Event) -> Fields {
    match event {
        Event::DomainDiskChange { old_src_path, new_src_path, device_alias, reason, .. } => {
            let reason = word(*reason);
            let shown = |path: &Option<String>| path.clone().unwrap_or_else(|| "(null)".into());
            let (old, new) = (shown(old_src_path), shown(new_src_path));
            let fields = vec![
                ("disk", device_alias.into()),
                ("old", old_src_path.clone().into()),
                ("new", new_src_path.clone().into()),
                ("reason", reason.into()),
            ];
            (format!(" disk {device_alias}: {old} -> {new}: {reason}"), fields)
        }
        Event::DomainTrayChange { device_alias, reason, .. } => {
            let reason = word(*reason);
            let fields = vec![("disk", device_alias.into()), ("tray", reason.into())];
            (format!(" disk {device_alias}: {reason}"), fields)
        }
        Event::DomainBalloonChange { actual, .. } => {
            let KiB(actual) = *actual;
            (format!(": {actual}KiB"), vec![("actual_kib", actual.into())])
        }
        Event::DomainDeviceRemoved { device_alias, .. }
        | Event::DomainDeviceAdded { device_alias, .. }
        | Event::DomainDeviceRemovalFailed { device_alias, .. } => {
            (format!(": {device_alias}"), vec![("device", device_alias.into())])
        }
        Event::DomainBlockThreshold { device, path, threshold, excess, .. } => {
            let shown = path.as_deref().unwrap_or("-");
            let (Bytes(threshold), Bytes(excess)) = (*threshold, *excess);
            let fields = vec![
                ("device", device.into()),
                ("path", path.clone().into()),
                ("threshold", threshold.into()),
                ("excess", excess.into()),
            ];
            (format!(": dev: {device}({shown}) {threshold} {excess}"), fields)
        }
        Event::DomainMemoryFailure { recipient, action, flags, .. } => {
            memory_failure(*recipient, *action, *flags)
        }
        Event::DomainMemoryDeviceSizeChange { alias, size, .. } => {
            let KiB(size) = *size;
            let fields = vec![("alias", alias.into()), ("size_kib", size.into())];
            (format!(":\nalias: {alias}\nsize: {size}"), fields)
        }
        Event::DomainNicMacChange { alias, old_mac, new_mac, .. } => {
            let fields =
                vec![("alias", alias.into()), ("old", old_mac.into()), ("new", new_mac.into())];
            (format!(":\nalias: {alias}\nold mac: {old_mac}\nnew mac: {new_mac}"), fields)
        }
        _ => told_of_the_guest(event),
    }
}

fn told_of_the_guest(event: &Event) -> Fields {
    match event {
        Event::DomainAgentLifecycle { state, reason, .. } => {
            let (state, reason) = (word(*state), word(*reason));
            let fields = vec![("state", state.into()), ("reason", reason.into())];
            (format!(": state: '{state}' reason: '{reason}'"), fields)
        }
        Event::DomainMigrationIteration { iteration, .. } => {
            (format!(": iteration: '{iteration}'"), vec![("iteration", (*iteration).into())])
        }
        Event::DomainMetadataChange { kind, nsuri, .. } => {
            let kind = word(*kind);
            let shown = nsuri.as_deref().unwrap_or("N/A");
            let fields = vec![("type", kind.into()), ("uri", nsuri.clone().into())];
            (format!(": type {kind}, uri {shown}"), fields)
        }
        // The others say all with their name.
        _ => (String::new(), Vec::new()),
    }
}

fn io_error(
    path: &str,
    alias: &str,
    action: Open<DomainEventIoErrorAction>,
    reason: Option<&str>,
) -> Fields {
    let action = word(action);
    let mut fields =
        vec![("path", path.into()), ("device", alias.into()), ("action", action.into())];
    let mut tail = format!(": {path} ({alias}) {action}");
    if let Some(reason) = reason {
        tail.push_str(&format!(" due to {reason}"));
        fields.push(("reason", reason.into()));
    }
    (tail, fields)
}

fn graphics(event: &Event) -> Fields {
    let Event::DomainGraphics { phase, local, remote, auth_scheme, subject, .. } = event else {
        return Fields::default();
    };
    let phase = word(*phase);
    let shown = |address: &DomainEventGraphicsAddress| {
        let family = word(address.family);
        format!("{family} {} {}", address.node, address.service)
    };
    let (here, there) = (shown(local), shown(remote));
    let mut tail = format!(": {phase} local[{here}] remote[{there}] {auth_scheme}");
    for identity in subject {
        tail.push_str(&format!("\n\t{}={}", identity.kind, identity.name));
    }
    let subject = subject.iter().map(|identity| (identity.kind.clone(), (&identity.name).into()));
    let fields = vec![
        ("phase", phase.into()),
        ("local", here.into()),
        ("remote", there.into()),
        ("authentication", auth_scheme.into()),
        ("subject", Json::Object(subject.collect())),
    ];
    (tail, fields)
}

fn parameters(params: &TypedParams) -> Fields {
    let mut tail = ":".to_owned();
    for param in &params.0 {
        let value = super::super::statistics::text(&param.value);
        tail.push_str(&format!("\n\t{}: {value}", param.field));
    }
    (tail, vec![("parameters", Json::params(params))])
}

fn memory_failure(
    recipient: Open<DomainMemoryFailureRecipientType>,
    action: Open<DomainMemoryFailureActionType>,
    flags: DomainMemoryFailureFlags,
) -> Fields {
    let (recipient, action) = (word(recipient), word(action));
    let required = flags.contains(DomainMemoryFailureFlags::ACTION_REQUIRED);
    let recursive = flags.contains(DomainMemoryFailureFlags::RECURSIVE);
    let number = u8::from;
    let tail = format!(
        ":\nrecipient: {recipient}\naction: {action}\nflags:\n\taction required: {}\n\t\
         recursive: {}",
        number(required),
        number(recursive)
    );
    let fields = vec![
        ("recipient", recipient.into()),
        ("action", action.into()),
        ("action_required", required.into()),
        ("recursive", recursive.into()),
    ];
    (tail, fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_core::Uuid;
    use ostler_core::enumeration::{DomainEventType, DomainMetadataType};

    fn demo() -> DomainRef {
        DomainRef { name: "demo".into(), uuid: Uuid::from_bytes([7; 16]), id: 1 }
    }

    #[track_caller]
    fn check(event: &Event, text: &str, json: &str) {
        let described = describe(event).expect("a domain's event");
        assert_eq!(described.text(), text);
        assert_eq!(described.json().on_one_line(), json);
    }

    #[test]
    fn tells_what_happened() {
        check(
            &Event::DomainLifecycle {
                domain: demo(),
                event: DomainEventType::Started.into(),
                detail: 0,
            },
            "event 'lifecycle' for domain 'demo': Started Booted",
            r#"{"event":"lifecycle","domain":"demo","change":"Started","detail":"Booted"}"#,
        );
        check(
            &Event::DomainLifecycle { domain: demo(), event: Open::from_number(99), detail: 1 },
            "event 'lifecycle' for domain 'demo': unknown unknown",
            r#"{"event":"lifecycle","domain":"demo","change":"unknown","detail":"unknown"}"#,
        );
        check(
            &Event::DomainReboot { domain: demo() },
            "event 'reboot' for domain 'demo'",
            r#"{"event":"reboot","domain":"demo"}"#,
        );
        check(
            &Event::DomainMetadataChange {
                domain: demo(),
                kind: DomainMetadataType::Title.into(),
                nsuri: None,
            },
            "event 'metadata-change' for domain 'demo': type title, uri N/A",
            r#"{"event":"metadata-change","domain":"demo","type":"title","uri":null}"#,
        );
    }
}
