//! Facts about a domain: `dominfo` and the commands that print one fact.

use super::{
    find::{self, By, id_text},
    words::{self, Words},
};
use crate::{
    failure::{Failure, While},
    output::Json,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{
    DomainRef, KiB,
    enumeration::{DomainControlErrorReason as ControlErrorReason, DomainControlState},
    flags::DomainMessageType,
};
use ostler_driver::api::{
    ConnectHost, DomainConfiguration, DomainInfo, DomainSave, DomainSecurity, DomainStatistics,
};

commands! {
    "domcontrol" => control,
    "domid" => id,
    "dominfo" => info,
    "domname" => name,
    "domstate" => state,
    "domuuid" => uuid,
}

/// `domid`
pub(super) async fn id(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (_, domain) = find::domain_by(session, arguments, By::UUID_OR_NAME).await?;
    let number = (domain.id >= 0).then_some(domain.id);
    one(session, arguments, "id", number.into(), id_text(&domain));
    Ok(())
}

/// `domname`
pub(super) async fn name(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (_, domain) = find::domain_by(session, arguments, By::ID_OR_UUID).await?;
    one(session, arguments, "name", (&*domain.name).into(), domain.name.to_string());
    Ok(())
}

/// `domuuid`
pub(super) async fn uuid(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (_, domain) = find::domain_by(session, arguments, By::ID_OR_NAME).await?;
    let uuid = domain.uuid.to_string();
    one(session, arguments, "uuid", (&uuid).into(), uuid);
    Ok(())
}

/// Prints one fact, as a line or as JSON.
fn one(session: &mut Session, arguments: &Arguments, name: &str, json: Json, text: String) {
    if arguments.flag("json") {
        session.out.json(&Json::object([(name, json)]));
    } else {
        session.out.line(text);
    }
}

/// `domstate`
pub(super) async fn state(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let now = hypervisor.domain_state(&domain).await?;
    let (name, reason) = words::state_and_reason(now.state, now.reason);
    if arguments.flag("json") {
        session.out.json(&Json::object([("state", name.into()), ("reason", reason.into())]));
    } else if arguments.flag("reason") {
        session.out.line(format!("{name} ({reason})"));
    } else {
        session.out.line(name);
    }
    Ok(())
}

/// `domcontrol`
pub(super) async fn control(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let control = hypervisor.domain_control_info(&domain).await?;
    let state = control.state.known().unwrap_or(DomainControlState::Error);
    let name = state.word();
    let failed = control.state == DomainControlState::Error;
    let reason = control.details.known().filter(|reason| *reason != ControlErrorReason::None);
    let detail = reason.filter(|_| failed).map(Words::word);
    if arguments.flag("json") {
        session.out.json(&Json::object([
            ("state", name.into()),
            ("detail", detail.into()),
            ("milliseconds", control.state_time.into()),
        ]));
        return Ok(());
    }
    #[expect(clippy::cast_precision_loss, reason = "three decimals are shown")]
    let seconds = control.state_time as f64 / 1000.0;
    session.out.line(match (state, detail) {
        (DomainControlState::Ok, _) => name.to_owned(),
        (_, Some(detail)) => format!("{name}: {detail}"),
        _ => format!("{name} ({seconds:.3}s)"),
    });
    Ok(())
}

/// `dominfo`
pub(super) async fn info(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let facts = facts(&hypervisor, &domain).await?;
    if arguments.flag("json") {
        session.out.json(&Json::Object(
            facts.into_iter().map(|fact| (fact.key.to_owned(), fact.json)).collect(),
        ));
        return Ok(());
    }
    for Fact { label, text, .. } in facts {
        // The label stands before the first line only.
        for (index, line) in text.iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            session.out.line(format!("{label:<15} {line}"));
        }
    }
    Ok(())
}

/// One fact of `dominfo`.
struct Fact {
    label: &'static str,
    key: &'static str,
    text: Vec<String>,
    json: Json,
}

impl Fact {
    fn new(label: &'static str, key: &'static str, text: String, json: Json) -> Self {
        Self { label, key, text: vec![text], json }
    }

    fn yes_no(label: &'static str, key: &'static str, words: [&str; 2], value: bool) -> Self {
        Self::new(label, key, words[usize::from(value)].to_owned(), value.into())
    }
}

async fn facts(hypervisor: &Hypervisor, domain: &DomainRef) -> Result<Vec<Fact>, Failure> {
    let number = (domain.id >= 0).then_some(domain.id);
    let mut facts = vec![
        Fact::new("Id:", "id", id_text(domain), number.into()),
        Fact::new("Name:", "name", domain.name.to_string(), (&*domain.name).into()),
        Fact::new("UUID:", "uuid", domain.uuid.to_string(), domain.uuid.to_string().into()),
    ];
    if let Ok(kind) = hypervisor.domain_os_type(domain).await {
        facts.push(Fact::new("OS Type:", "os_type", kind.clone(), kind.into()));
    }
    let info = hypervisor.domain_info(domain).await;
    facts.extend(info_facts(&info.while_(|| "Failed to get domain information")?));
    facts.push(match hypervisor.domain_is_persistent(domain).await {
        Ok(value) => Fact::yes_no("Persistent:", "persistent", ["no", "yes"], value),
        Err(_) => Fact::new("Persistent:", "persistent", "unknown".to_owned(), Json::Null),
    });
    let switch = ["disable", "enable"];
    if let Ok(value) = hypervisor.domain_autostart(domain).await {
        facts.push(Fact::yes_no("Autostart:", "autostart", switch, value));
    }
    if let Ok(value) = hypervisor.domain_autostart_once(domain).await {
        facts.push(Fact::yes_no("Autostart Once:", "autostart_once", switch, value));
    }
    facts.push(match hypervisor.domain_has_managed_save_image(domain).await {
        Ok(value) => Fact::yes_no("Managed save:", "managed_save", ["no", "yes"], value),
        Err(_) => Fact::new("Managed save:", "managed_save", "unknown".to_owned(), Json::Null),
    });
    facts.extend(security_facts(hypervisor, domain).await?);
    let all = DomainMessageType::empty();
    let messages = hypervisor.domain_messages(domain, all).await.unwrap_or_default();
    if !messages.is_empty() {
        let text = messages.clone();
        facts.push(Fact { label: "Messages:", key: "messages", text, json: messages.into() });
    }
    Ok(facts)
}

fn info_facts(info: &DomainInfo) -> Vec<Fact> {
    let name = words::state_word(info.state);
    let mut facts = vec![
        Fact::new("State:", "state", name.to_owned(), name.into()),
        Fact::new("CPU(s):", "cpus", info.vcpus.to_string(), u32::from(info.vcpus).into()),
    ];
    if info.cpu_time != 0 {
        #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
        let seconds = info.cpu_time as f64 / 1e9;
        let text = format!("{seconds:.1}s");
        facts.push(Fact::new("CPU time:", "cpu_time_ns", text, info.cpu_time.into()));
    }
    let (KiB(maximum), KiB(memory)) = (info.max_memory, info.memory);
    let unlimited = maximum == u64::from(u32::MAX) || maximum == u64::MAX >> 10;
    let most = if unlimited { "no limit".to_owned() } else { info.max_memory.to_string() };
    facts.push(Fact::new("Max memory:", "max_memory_kib", most, maximum.into()));
    let used = info.memory.to_string();
    facts.push(Fact::new("Used memory:", "used_memory_kib", used, memory.into()));
    facts
}

async fn security_facts(hypervisor: &Hypervisor, domain: &DomainRef) -> Result<Vec<Fact>, Failure> {
    // A daemon without a security driver has nothing to say here.
    let Ok(security) = hypervisor.node_security_model().await else { return Ok(Vec::new()) };
    if security.model.is_empty() {
        return Ok(Vec::new());
    }
    let mut facts = vec![
        Fact::new(
            "Security model:",
            "security_model",
            security.model.clone(),
            security.model.into(),
        ),
        Fact::new("Security DOI:", "security_doi", security.doi.clone(), security.doi.into()),
    ];
    let label = hypervisor.domain_security_label(domain).await?;
    if !label.label.is_empty() {
        let mode = if label.enforcing != 0 { "enforcing" } else { "permissive" };
        let text = format!("{} ({mode})", label.label);
        let json = Json::object([
            ("label", label.label.into()),
            ("enforcing", (label.enforcing != 0).into()),
        ]);
        facts.push(Fact::new("Security label:", "security_label", text, json));
    }
    Ok(facts)
}
