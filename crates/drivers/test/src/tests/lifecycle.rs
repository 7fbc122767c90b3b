//! The life of domains beyond single calls.

use super::{Client, code, xml_with};
use ostler_core::flags::{DomainRebootFlags, DomainXmlFlags};
use ostler_core::{ErrorCode, ErrorDomain};
use ostler_driver::Hypervisor;
use ostler_driver::api::{DomainConfiguration, DomainLifecycle, DomainListing, DomainStatistics};

async fn check_poweroff(action: &str, ends: bool) {
    let client = Client::new();
    let xml = xml_with("g", action, action);
    let domain = client.connection.domain_define_xml(&xml).await.expect("defined");
    for reboot in [false, true] {
        client.connection.domain_create(&domain).await.expect("started");
        let no_flags = DomainRebootFlags::empty();
        match reboot {
            true => client.connection.domain_reboot(&domain, no_flags).await.expect("rebooted"),
            false => client.connection.domain_shutdown(&domain).await.expect("shut down"),
        }
        let (state, reason, id, _) = client.state("g").await.expect("listed");
        assert_eq!((state, reason, id > 0), if ends { (5, 1, false) } else { (1, 1, true) });
        if !ends {
            client.connection.domain_destroy(&domain).await.expect("destroyed");
        }
    }
}

#[tokio::test]
async fn a_poweroff_that_destroys_ends_the_domain() {
    check_poweroff("destroy", true).await;
}

#[tokio::test]
async fn a_poweroff_that_preserves_ends_the_domain() {
    check_poweroff("preserve", true).await;
}

#[tokio::test]
async fn a_poweroff_that_restarts_goes_on() {
    check_poweroff("restart", false).await;
}

#[tokio::test]
async fn a_poweroff_that_renames_and_restarts_goes_on() {
    check_poweroff("rename-restart", false).await;
}

#[tokio::test]
async fn the_default_domain_runs_for_no_known_reason() {
    let client = Client::new();
    assert_eq!(client.state("test").await, Some((1, 0, 1, true)));
    assert!(client.emitted().is_empty());
}

#[tokio::test]
async fn ids_are_never_used_again() {
    let client = Client::new();
    let domain = client.define("g").await;
    for id in 2..6 {
        client.connection.domain_create(&domain).await.expect("started");
        assert_eq!(client.state("g").await.expect("listed").2, id);
        client.connection.domain_destroy(&domain).await.expect("destroyed");
    }
}

#[tokio::test]
async fn an_undefined_running_domain_ends_with_its_run() {
    let client = Client::new();
    let domain = client.define("g").await;
    client.connection.domain_create(&domain).await.expect("started");
    client.connection.domain_undefine(&domain).await.expect("undefined");
    assert!(!client.state("g").await.expect("listed").3);
    client.connection.domain_destroy(&domain).await.expect("destroyed");
    assert_eq!(client.state("g").await, None);
    let error = code(client.connection.domain_info(&domain).await);
    assert_eq!(error.0, ErrorCode::NoDomain);
}

#[tokio::test]
async fn a_definition_makes_a_transient_domain_persistent() {
    let client = Client::new();
    let domain = client.create("g").await;
    let xml = client.connection.domain_xml_desc(&domain, DomainXmlFlags::INACTIVE).await;
    client.connection.domain_define_xml(&xml.expect("described")).await.expect("defined");
    client.connection.domain_shutdown(&domain).await.expect("shut down");
    assert_eq!(client.state("g").await, Some((5, 1, -1, true)));
    let events: Vec<_> = client.emitted().iter().map(|told| (told.2, told.3)).collect();
    assert_eq!(events, [(2, 0), (0, 0), (5, 0)]);
}

#[tokio::test]
async fn connections_share_the_domains_until_the_last_one_is_closed() {
    let client = Client::new();
    client.define("g").await;
    let second = client.driver.connect().expect("opened");
    assert!(second.domain_lookup_by_name("g").await.is_ok());
    let Client { driver, connection, .. } = client;
    drop(connection);
    assert!(second.domain_lookup_by_name("g").await.is_ok());
    drop(second);
    let anew = driver.connect().expect("opened");
    assert!(anew.domain_lookup_by_name("g").await.is_err());
    assert_eq!(anew.domain_lookup_by_name("test").await.expect("anew").id, 1);
}

#[tokio::test]
async fn only_the_default_host_is_there() {
    let client = Client::new();
    assert!(client.driver.open("/default").await.is_ok());
    let refused = |path| {
        let driver = client.driver.clone();
        async move { driver.open(path).await.err().map(|error| (error.code(), error.domain())) }
    };
    assert_eq!(refused("/").await, Some((ErrorCode::InvalidArg, ErrorDomain::Test)));
    assert_eq!(refused("/x.xml").await, Some((ErrorCode::NoSupport, ErrorDomain::Test)));
}

#[tokio::test]
async fn two_clients_that_undefine_and_start_leave_no_ghost() {
    for _ in 0..50 {
        let client = Client::new();
        let domain = client.define("g").await;
        let (one, two) = (client.connection.clone(), client.connection.clone());
        let (for_one, for_two) = (domain.clone(), domain.clone());
        let undefine = tokio::spawn(async move { one.domain_undefine(&for_one).await });
        let start = tokio::spawn(async move { two.domain_create(&for_two).await });
        undefine.await.expect("no panic").expect("undefined");
        let started = start.await.expect("no panic");
        match client.state("g").await {
            // Started first: it goes on as a transient one.
            Some((1, 1, _, false)) => assert!(started.is_ok()),
            None => assert_eq!(code(started).0, ErrorCode::NoDomain),
            other => panic!("{other:?}"),
        }
    }
}
