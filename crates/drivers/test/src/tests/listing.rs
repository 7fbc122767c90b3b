//! Finding, listing and filtering, and the statistics of many domains.

use super::{Client, code};
use ostler_core::KiB;
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, ConnectListAllDomainsFlags as Flags, DomainStatsTypes,
};
use ostler_core::{ErrorCode, ErrorDomain, TypedValue, Uuid};
use ostler_driver::api::{
    ConnectHost, ConnectHypervisor, DomainConfiguration, DomainCpu, DomainLifecycle, DomainListing,
    DomainMemory, DomainSave, DomainSecurity, DomainStatistics,
};

/// A host with a domain in each state: `test` runs, `off`, `paused` and
/// `transient`; `off` starts with the host.
async fn client() -> Client {
    let client = Client::new();
    let off = client.define("off").await;
    client.connection.domain_set_autostart(&off, true).await.expect("marked");
    let paused = client.define("paused").await;
    client.connection.domain_create(&paused).await.expect("started");
    client.connection.domain_suspend(&paused).await.expect("suspended");
    client.create("transient").await;
    client
}

async fn check_filter(flags: Flags, wanted: &[&str]) {
    let found = client().await.connection.connect_list_all_domains(flags).await.expect("listed");
    let mut names: Vec<&str> = found.iter().map(|domain| &*domain.name).collect();
    names.sort_unstable();
    assert_eq!(names, wanted);
}

/// Declares one test for each filter.
macro_rules! filters {
    ($($test:ident: $flags:expr => [$($name:literal),*];)*) => {
        $(
            #[tokio::test]
            async fn $test() {
                check_filter($flags, &[$($name),*]).await;
            }
        )*
    };
}

filters! {
    without_a_filter_all_are_listed: Flags::empty() => ["off", "paused", "test", "transient"];
    active_ones: Flags::ACTIVE => ["paused", "test", "transient"];
    inactive_ones: Flags::INACTIVE => ["off"];
    both_of_a_pair_are_all: Flags::ACTIVE | Flags::INACTIVE => ["off", "paused", "test", "transient"];
    persistent_ones: Flags::PERSISTENT => ["off", "paused", "test"];
    transient_ones: Flags::TRANSIENT => ["transient"];
    running_ones: Flags::RUNNING => ["test", "transient"];
    paused_ones: Flags::PAUSED => ["paused"];
    shut_off_ones: Flags::SHUTOFF => ["off"];
    in_other_states: Flags::OTHER => [];
    of_two_states: Flags::RUNNING | Flags::PAUSED => ["paused", "test", "transient"];
    started_with_the_host: Flags::AUTOSTART => ["off"];
    not_started_with_the_host: Flags::NO_AUTOSTART => ["paused", "test", "transient"];
    groups_are_joined: Flags::ACTIVE | Flags::PERSISTENT => ["paused", "test"];
    with_a_managed_save: Flags::MANAGEDSAVE => [];
    without_a_managed_save: Flags::NO_MANAGEDSAVE => ["off", "paused", "test", "transient"];
    with_snapshots: Flags::HAS_SNAPSHOT => [];
    without_snapshots: Flags::NO_SNAPSHOT => ["off", "paused", "test", "transient"];
    with_checkpoints: Flags::HAS_CHECKPOINT => [];
}

#[tokio::test]
async fn numbers_and_names() {
    let client = client().await;
    let on = &client.connection;
    let mut ids = on.connect_list_domains().await.expect("listed");
    ids.sort_unstable();
    assert_eq!(ids, [1, 2, 3]);
    assert_eq!(on.connect_number_of_domains().await.expect("counted"), 3);
    assert_eq!(on.connect_list_defined_domains().await.expect("listed"), ["off"]);
    assert_eq!(on.connect_number_of_defined_domains().await.expect("counted"), 1);
}

#[tokio::test]
async fn a_domain_is_found_by_each_of_its_names() {
    let client = client().await;
    let on = &client.connection;
    let by_name = on.domain_lookup_by_name("test").await.expect("listed");
    assert_eq!(on.domain_lookup_by_id(1).await.expect("runs"), by_name);
    assert_eq!(on.domain_lookup_by_uuid(by_name.uuid).await.expect("listed"), by_name);
}

#[tokio::test]
async fn a_domain_that_is_not_there_is_told_as_libvirt_tells_it() {
    let client = client().await;
    let on = &client.connection;
    let missing = (ErrorCode::NoDomain, ErrorDomain::Test);
    assert_eq!(code(on.domain_lookup_by_name("nix").await), missing);
    assert_eq!(code(on.domain_lookup_by_id(99).await), missing);
    assert_eq!(code(on.domain_lookup_by_uuid(Uuid::from_bytes([1; 16])).await), missing);
}

#[tokio::test]
async fn the_facts_of_dominfo() {
    let client = Client::new();
    let on = &client.connection;
    let test = on.domain_lookup_by_name("test").await.expect("listed");
    let info = on.domain_info(&test).await.expect("listed");
    assert_eq!(
        (info.state.number(), info.max_memory, info.memory, info.vcpus),
        (1, KiB(8_388_608), KiB(2_097_152), 2)
    );
    assert!(info.cpu_time > 0);
    assert_eq!(on.domain_os_type(&test).await.expect("listed"), "linux");
    assert_eq!(on.domain_max_memory(&test).await.expect("listed"), KiB(8_388_608));
    assert_eq!(on.domain_max_vcpus(&test).await.expect("listed"), 2);
    assert!(!on.domain_has_managed_save_image(&test).await.expect("listed"));
    assert!(!on.domain_is_updated(&test).await.expect("listed"));
    assert_eq!(on.domain_security_label(&test).await.expect("listed").label, "libvirt-test");
}

#[tokio::test]
async fn the_host_is_libvirts_test_host() {
    let client = Client::new();
    let on = &client.connection;
    assert_eq!(on.connect_type().await.expect("told"), "TEST");
    assert_eq!(on.connect_version().await.expect("told"), 2);
    assert_eq!(on.connect_uri().await.expect("told"), "test:///default");
    let node = on.node_info().await.expect("told");
    assert_eq!((&*node.model, node.cpus, node.mhz, node.nodes), ("i686", 16, 1400, 2));
}

async fn statistics(
    stats: DomainStatsTypes,
    flags: ConnectGetAllDomainStatsFlags,
) -> Vec<(String, Vec<i32>)> {
    let client = client().await;
    let records = client.connection.connect_all_domain_stats(&[], stats, flags).await;
    let mut told: Vec<_> = records
        .expect("told")
        .into_iter()
        .map(|record| {
            let values = record.params.0.into_iter().map(|param| match param.value {
                TypedValue::Int(value) => value,
                other => panic!("{other:?}"),
            });
            (record.domain.name.to_string(), values.collect())
        })
        .collect();
    told.sort();
    told
}

#[tokio::test]
async fn the_state_is_all_that_statistics_tell() {
    let all = statistics(DomainStatsTypes::empty(), ConnectGetAllDomainStatsFlags::empty()).await;
    let row = |name: &str, state, reason| (name.to_owned(), vec![state, reason]);
    let wanted = [row("off", 5, 0), row("paused", 3, 1), row("test", 1, 0), row("transient", 1, 1)];
    assert_eq!(all, wanted);
}

#[tokio::test]
async fn statistics_of_other_groups_are_empty() {
    let none = statistics(DomainStatsTypes::VCPU, ConnectGetAllDomainStatsFlags::PAUSED).await;
    assert_eq!(none, [("paused".to_owned(), vec![])]);
}
