//! Definitions: what is put in, what is refused, and names.

use super::{Client, code, xml};
use crate::definition::DEFAULT;
use ostler_core::flags::DomainXmlFlags;
use ostler_core::{ErrorCode, ErrorDomain};
use ostler_driver::api::{DomainConfiguration, DomainListing, DomainMetadata};

/// The definition in force of the domain `name`.
async fn dump(client: &Client, name: &str) -> String {
    let domain = client.connection.domain_lookup_by_name(name).await.expect("listed");
    client.connection.domain_xml_desc(&domain, DomainXmlFlags::empty()).await.expect("described")
}

#[tokio::test]
async fn the_default_domain_is_libvirts() {
    let given = DEFAULT.replace("<domain type='test'>", "<domain type='test' id='1'>");
    let added = "  </os>\n  <clock offset='utc'/>\n  <on_poweroff>destroy</on_poweroff>\n  \
                 <on_reboot>restart</on_reboot>\n  <on_crash>destroy</on_crash>\n";
    assert_eq!(dump(&Client::new(), "test").await, given.replace("  </os>\n", added));
}

#[tokio::test]
async fn a_short_definition_is_completed_as_libvirt_completes_it() {
    let client = Client::new();
    let domain = client.define("g").await;
    let uuid = domain.uuid;
    assert_eq!(
        dump(&client, "g").await,
        format!(
            "<domain type='test'>\n  <name>g</name>\n  <uuid>{uuid}</uuid>\n  \
             <memory unit='KiB'>102400</memory>\n  <currentMemory unit='KiB'>102400</currentMemory>\n  \
             <vcpu placement='static'>1</vcpu>\n  <os>\n    <type arch='i686'>hvm</type>\n    \
             <boot dev='hd'/>\n  </os>\n  <clock offset='utc'/>\n  \
             <on_poweroff>destroy</on_poweroff>\n  <on_reboot>restart</on_reboot>\n  \
             <on_crash>destroy</on_crash>\n  <devices>\n  </devices>\n</domain>\n"
        )
    );
}

/// A definition of the domain `g` with these devices.
fn with_devices(devices: &str) -> String {
    xml("g").replace("</domain>", &format!("<devices>{devices}</devices></domain>"))
}

#[tokio::test]
async fn devices_are_completed_as_libvirt_completes_them() {
    let client = Client::new();
    let devices = "<disk><source file='/x'/><target dev='hdc'/></disk>\
        <interface type='user'><target dev='testnet1'/></interface>\
        <interface type='user'/><interface type='user'/>\
        <graphics type='vnc'/>";
    client.connection.domain_define_xml(&with_devices(devices)).await.expect("defined");
    let found = dump(&client, "g").await;
    for part in [
        "<address type='drive' controller='0' bus='1' target='0' unit='0'/>",
        "<target dev='testnet0'/>",
        "<target dev='testnet2'/>",
        "<model type='cirrus' vram='16384' heads='1' primary='yes'/>",
    ] {
        assert!(found.contains(part), "{part} is not in\n{found}");
    }
    assert_eq!(found.matches("<mac address='52:54:00:").count(), 3, "{found}");
    for part in ["<emulator>", "machine=", "<memballoon", "type='pci'"] {
        assert!(!found.contains(part), "{part} is in\n{found}");
    }
}

#[tokio::test]
async fn disks_of_one_name_are_refused() {
    let disk = "<disk><source file='/x'/><target dev='vda'/></disk>";
    check_refused(&with_devices(&disk.repeat(2)), ErrorCode::XmlError).await;
    let unplaced = "<disk><source file='/x'/><target dev='xx' bus='scsi'/></disk>";
    check_refused(&with_devices(unplaced), ErrorCode::XmlError).await;
}

#[tokio::test]
async fn a_running_domain_shows_its_id_and_its_definition_does_not() {
    let client = Client::new();
    let domain = client.create("g").await;
    assert!(dump(&client, "g").await.starts_with("<domain type='test' id='2'>"));
    let inactive = client.connection.domain_xml_desc(&domain, DomainXmlFlags::INACTIVE).await;
    assert!(inactive.expect("described").starts_with("<domain type='test'>"));
}

async fn check_refused(xml: &str, wanted: ErrorCode) {
    let client = Client::new();
    assert_eq!(code(client.connection.domain_define_xml(xml).await).0, wanted);
    assert_eq!(
        client.connection.connect_list_all_domains(Default::default()).await.expect("listed").len(),
        1
    );
}

#[tokio::test]
async fn what_is_no_xml_is_refused() {
    check_refused("<domain", ErrorCode::XmlDetail).await;
}

#[tokio::test]
async fn a_domain_without_memory_is_refused() {
    let xml = "<domain type='test'><name>q</name><os><type>hvm</type></os></domain>";
    check_refused(xml, ErrorCode::XmlError).await;
}

#[tokio::test]
async fn a_domain_without_a_type_of_system_is_refused() {
    let xml = "<domain type='test'><name>q</name><memory>1024</memory></domain>";
    check_refused(xml, ErrorCode::XmlError).await;
}

#[tokio::test]
async fn a_name_with_a_slash_is_refused() {
    check_refused(&xml("a/b"), ErrorCode::XmlError).await;
}

#[tokio::test]
async fn a_uuid_belongs_to_one_name() {
    let client = Client::new();
    let xml = DEFAULT.replace("<name>test", "<name>other");
    let refused = code(client.connection.domain_define_xml(&xml).await);
    assert_eq!(refused, (ErrorCode::OperationFailed, ErrorDomain::Domain));
}

#[tokio::test]
async fn a_name_belongs_to_one_uuid() {
    let client = Client::new();
    let refused = code(client.connection.domain_define_xml(&xml("test")).await);
    assert_eq!(refused, (ErrorCode::OperationFailed, ErrorDomain::Domain));
}

#[tokio::test]
async fn a_definition_is_replaced_and_waits_for_the_next_start() {
    let client = Client::new();
    let xml = DEFAULT.replace("<vcpu placement='static'>2", "<vcpu placement='static'>3");
    client.connection.domain_define_xml(&xml).await.expect("replaced");
    assert!(dump(&client, "test").await.contains("'static'>2<"));
    assert_eq!(client.emitted(), [("test".to_owned(), 1, 0, 1)]);
}

async fn check_rename(to: &str, wanted: (ErrorCode, ErrorDomain)) {
    let client = Client::new();
    let domain = client.define("g").await;
    assert_eq!(code(client.connection.domain_rename(&domain, Some(to)).await), wanted);
    assert!(client.state("g").await.is_some());
}

#[tokio::test]
async fn a_domain_is_not_renamed_to_itself() {
    check_rename("g", (ErrorCode::OperationInvalid, ErrorDomain::Domain)).await;
}

#[tokio::test]
async fn a_name_that_is_taken_is_not_given() {
    check_rename("test", (ErrorCode::OperationInvalid, ErrorDomain::Domain)).await;
}

#[tokio::test]
async fn a_name_with_a_slash_is_not_given() {
    check_rename("a/b", (ErrorCode::XmlError, ErrorDomain::Test)).await;
}

#[tokio::test]
async fn a_renamed_domain_keeps_its_uuid_and_definition() {
    let client = Client::new();
    let domain = client.define("g").await;
    client.connection.domain_rename(&domain, Some("h")).await.expect("renamed");
    let found = client.connection.domain_lookup_by_name("h").await.expect("listed");
    assert_eq!(found.uuid, domain.uuid);
    assert!(dump(&client, "h").await.contains("<name>h</name>"));
}

#[tokio::test]
async fn autostart_is_remembered() {
    let client = Client::new();
    let domain = client.define("g").await;
    assert!(!client.connection.domain_autostart(&domain).await.expect("listed"));
    client.connection.domain_set_autostart(&domain, true).await.expect("marked");
    assert!(client.connection.domain_autostart(&domain).await.expect("listed"));
}
