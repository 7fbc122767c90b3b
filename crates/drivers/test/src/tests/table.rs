//! Each call in each state: the answer, the state after it and the events.

use super::{Client, xml};
use crate::definition::Domains;
use ostler_core::flags::{
    DomainCreateFlags, DomainRebootFlags, DomainUndefineFlags, DomainXmlFlags,
};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::{DomainConfiguration, DomainLifecycle, DomainMetadata, DomainStatistics};

/// The states a domain `g` may be in before the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Off,
    Running,
    Paused,
    TransientRunning,
    TransientPaused,
}

/// The state after the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// As before.
    Same,
    /// This state and reason.
    Is(i32, i32),
    /// No longer listed, or under another name.
    Gone,
}

/// The answer of a call: done, or an error's code and domain.
type Answer = std::result::Result<(), (i32, i32)>;

/// An event and its detail, with whether it names the domain's id.
type Seen = (i32, i32, bool);

const INTERNAL: Answer = Err((1, 12));
const INVALID: Answer = Err((55, 20));
const INVALID_HERE: Answer = Err((55, 12));
const BAD_FLAGS: Answer = Err((8, 12));
const EXISTS: Answer = Err((9, 20));

async fn prepare(client: &Client, before: Before) -> DomainRef {
    let domain = match before {
        Before::Off => return client.define("g").await,
        Before::Running | Before::Paused => {
            let domain = client.define("g").await;
            client.connection.domain_create(&domain).await.expect("started");
            domain
        }
        Before::TransientRunning | Before::TransientPaused => client.create("g").await,
    };
    if matches!(before, Before::Paused | Before::TransientPaused) {
        client.connection.domain_suspend(&domain).await.expect("suspended");
    }
    domain
}

async fn call(client: &Client, name: &str, domain: &DomainRef) -> Result<()> {
    let on = &client.connection;
    match name {
        "suspend" => on.domain_suspend(domain).await,
        "resume" => on.domain_resume(domain).await,
        "shutdown" => on.domain_shutdown(domain).await,
        "reboot" => on.domain_reboot(domain, DomainRebootFlags::empty()).await,
        "reset" => on.domain_reset(domain).await,
        "destroy" => on.domain_destroy(domain).await,
        "create" => on.domain_create(domain).await,
        "create_paused" => {
            on.domain_create_with_flags(domain, DomainCreateFlags::PAUSED).await.map(drop)
        }
        "undefine" => on.domain_undefine(domain).await,
        "undefine_nvram" => on.domain_undefine_flags(domain, DomainUndefineFlags::NVRAM).await,
        "rename" => on.domain_rename(domain, Some("zz")).await,
        "autostart" => on.domain_set_autostart(domain, true).await,
        // Without a UUID each definition is that of another domain.
        "define_anew" => on.domain_define_xml(&xml("g")).await.map(drop),
        "create_anew" => {
            on.domain_create_xml(&xml("g"), DomainCreateFlags::empty()).await.map(drop)
        }
        "info" => on.domain_info(domain).await.map(drop),
        "dumpxml" => on.domain_xml_desc(domain, DomainXmlFlags::empty()).await.map(drop),
        "control_info" => on.domain_control_info(domain).await.map(drop),
        other => panic!("no call '{other}'"),
    }
}

async fn check(name: &str, before: Before, answer: Answer, after: After, told: &[Seen]) {
    let client = Client::new();
    let domain = prepare(&client, before).await;
    let was = client.state("g").await.expect("listed");
    client.emitted();
    let answered = call(&client, name, &domain).await;
    let answered = answered.map_err(|error: Error| (error.code() as i32, error.domain() as i32));
    assert_eq!(answered, answer);
    let is = client.state("g").await;
    match after {
        After::Same => assert_eq!(is, Some(was)),
        After::Is(state, reason) => {
            let (now, why, id, _) = is.expect("listed");
            assert_eq!((now, why), (state, reason));
            assert_eq!(id > 0, state != 5, "an active domain has an id");
        }
        After::Gone => assert_eq!(is, None),
    }
    let events = client.emitted();
    let events: Vec<Seen> =
        events.iter().map(|(_, id, event, detail)| (*event, *detail, *id > 0)).collect();
    assert_eq!(events, told);
    // Nothing of it is left over for the next of its name.
    if after == After::Gone {
        let listed = Domains(client.driver.clone());
        assert!(listed.0.domains.by_name("g").is_none());
        client.define("g").await;
    }
}

/// Declares one test for each row.
macro_rules! rows {
    ($($test:ident: $call:literal $before:ident => $answer:expr, $after:expr, [$($told:expr),*];)*) => {
        $(
            #[tokio::test]
            async fn $test() {
                check($call, Before::$before, $answer, $after, &[$($told),*]).await;
            }
        )*
    };
}

rows! {
    off_suspend: "suspend" Off => INTERNAL, After::Same, [];
    off_resume: "resume" Off => INTERNAL, After::Same, [];
    off_shutdown: "shutdown" Off => INTERNAL, After::Same, [];
    off_reboot: "reboot" Off => INVALID, After::Same, [];
    off_reset: "reset" Off => INVALID, After::Same, [];
    off_destroy: "destroy" Off => INVALID, After::Same, [];
    off_create: "create" Off => Ok(()), After::Is(1, 1), [(2, 0, true)];
    off_create_paused: "create_paused" Off => BAD_FLAGS, After::Same, [];
    off_undefine: "undefine" Off => Ok(()), After::Gone, [(1, 0, false)];
    off_undefine_nvram: "undefine_nvram" Off => BAD_FLAGS, After::Same, [];
    off_rename: "rename" Off => Ok(()), After::Gone, [(1, 1, false), (0, 2, false)];
    off_autostart: "autostart" Off => Ok(()), After::Same, [];
    off_define_anew: "define_anew" Off => EXISTS, After::Same, [];
    off_create_anew: "create_anew" Off => EXISTS, After::Same, [];
    off_info: "info" Off => Ok(()), After::Same, [];
    off_dumpxml: "dumpxml" Off => Ok(()), After::Same, [];
    off_control_info: "control_info" Off => INVALID, After::Same, [];

    running_suspend: "suspend" Running => Ok(()), After::Is(3, 1), [(3, 0, true)];
    running_resume: "resume" Running => INTERNAL, After::Same, [];
    running_shutdown: "shutdown" Running => Ok(()), After::Is(5, 1), [(5, 0, false)];
    running_reboot: "reboot" Running => Ok(()), After::Is(1, 1), [];
    running_reset: "reset" Running => Ok(()), After::Same, [];
    running_destroy: "destroy" Running => Ok(()), After::Is(5, 2), [(5, 1, false)];
    running_create: "create" Running => INTERNAL, After::Same, [];
    running_create_paused: "create_paused" Running => BAD_FLAGS, After::Same, [];
    running_undefine: "undefine" Running => Ok(()), After::Is(1, 1), [(1, 0, true)];
    running_rename: "rename" Running => INVALID_HERE, After::Same, [];
    running_autostart: "autostart" Running => Ok(()), After::Same, [];
    running_define_anew: "define_anew" Running => EXISTS, After::Same, [];
    running_create_anew: "create_anew" Running => EXISTS, After::Same, [];
    running_info: "info" Running => Ok(()), After::Same, [];
    running_dumpxml: "dumpxml" Running => Ok(()), After::Same, [];
    running_control_info: "control_info" Running => Ok(()), After::Same, [];

    paused_suspend: "suspend" Paused => INTERNAL, After::Same, [];
    paused_resume: "resume" Paused => Ok(()), After::Is(1, 5), [(4, 0, true)];
    paused_shutdown: "shutdown" Paused => Ok(()), After::Is(5, 1), [(5, 0, false)];
    paused_reboot: "reboot" Paused => Ok(()), After::Is(1, 1), [];
    paused_reset: "reset" Paused => Ok(()), After::Same, [];
    paused_destroy: "destroy" Paused => Ok(()), After::Is(5, 2), [(5, 1, false)];
    paused_create: "create" Paused => INTERNAL, After::Same, [];
    paused_create_paused: "create_paused" Paused => BAD_FLAGS, After::Same, [];
    paused_undefine: "undefine" Paused => Ok(()), After::Is(3, 1), [(1, 0, true)];
    paused_rename: "rename" Paused => INVALID_HERE, After::Same, [];
    paused_autostart: "autostart" Paused => Ok(()), After::Same, [];
    paused_define_anew: "define_anew" Paused => EXISTS, After::Same, [];
    paused_create_anew: "create_anew" Paused => EXISTS, After::Same, [];
    paused_info: "info" Paused => Ok(()), After::Same, [];
    paused_dumpxml: "dumpxml" Paused => Ok(()), After::Same, [];

    transient_suspend: "suspend" TransientRunning => Ok(()), After::Is(3, 1), [(3, 0, true)];
    transient_resume: "resume" TransientRunning => INTERNAL, After::Same, [];
    transient_shutdown: "shutdown" TransientRunning => Ok(()), After::Gone, [(5, 0, true)];
    transient_reboot: "reboot" TransientRunning => Ok(()), After::Is(1, 1), [];
    transient_reset: "reset" TransientRunning => Ok(()), After::Same, [];
    transient_destroy: "destroy" TransientRunning => Ok(()), After::Gone, [(5, 1, true)];
    transient_create: "create" TransientRunning => INTERNAL, After::Same, [];
    transient_create_paused: "create_paused" TransientRunning => BAD_FLAGS, After::Same, [];
    transient_undefine: "undefine" TransientRunning => Ok(()), After::Same, [(1, 0, true)];
    transient_rename: "rename" TransientRunning => INVALID_HERE, After::Same, [];
    transient_autostart: "autostart" TransientRunning => Ok(()), After::Same, [];
    transient_define_anew: "define_anew" TransientRunning => EXISTS, After::Same, [];
    transient_create_anew: "create_anew" TransientRunning => EXISTS, After::Same, [];
    transient_info: "info" TransientRunning => Ok(()), After::Same, [];
    transient_dumpxml: "dumpxml" TransientRunning => Ok(()), After::Same, [];

    transient_paused_suspend: "suspend" TransientPaused => INTERNAL, After::Same, [];
    transient_paused_resume: "resume" TransientPaused => Ok(()), After::Is(1, 5), [(4, 0, true)];
    transient_paused_shutdown: "shutdown" TransientPaused => Ok(()), After::Gone, [(5, 0, true)];
    transient_paused_reboot: "reboot" TransientPaused => Ok(()), After::Is(1, 1), [];
    transient_paused_reset: "reset" TransientPaused => Ok(()), After::Same, [];
    transient_paused_destroy: "destroy" TransientPaused => Ok(()), After::Gone, [(5, 1, true)];
    transient_paused_create: "create" TransientPaused => INTERNAL, After::Same, [];
    transient_paused_undefine: "undefine" TransientPaused => Ok(()), After::Same, [(1, 0, true)];
    transient_paused_rename: "rename" TransientPaused => INVALID_HERE, After::Same, [];
    transient_paused_autostart: "autostart" TransientPaused => Ok(()), After::Same, [];
    transient_paused_define_anew: "define_anew" TransientPaused => EXISTS, After::Same, [];
    transient_paused_info: "info" TransientPaused => Ok(()), After::Same, [];
}
