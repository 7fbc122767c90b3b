//! Secrets, read and written.

use super::{SecretDef, SecretUsage};
use ostler_core::{Uuid, enumeration::SecretUsageType};

const ID: Uuid = Uuid::from_bytes([0x5e; 16]);

/// Takes a definition through all steps.
fn through(xml: &str) -> Result<String, String> {
    let mut def = SecretDef::parse(xml).map_err(|error| error.to_string())?;
    def.complete(|| ID);
    def.validate().map_err(|error| error.to_string())?;
    Ok(def.to_xml())
}

#[test]
fn every_use_comes_out_as_it_went_in() {
    let uses = [
        ("volume", "volume", SecretUsageType::Volume),
        ("ceph", "name", SecretUsageType::Ceph),
        ("iscsi", "target", SecretUsageType::Iscsi),
        ("tls", "name", SecretUsageType::Tls),
        ("vtpm", "name", SecretUsageType::Vtpm),
    ];
    for (kind, element, number) in uses {
        let xml = format!(
            "<secret ephemeral='no' private='yes'>\n  <uuid>{ID}</uuid>\n  \
             <description>a &lt; b</description>\n  <usage type='{kind}'>\n    \
             <{element}>of mine</{element}>\n  </usage>\n</secret>\n"
        );
        assert_eq!(through(&xml), Ok(xml.clone()));
        let def = SecretDef::parse(&xml).expect("it was read above");
        assert_eq!((def.usage_type(), def.usage_id()), (number, "of mine"));
    }
}

#[test]
fn what_is_left_out_is_put_in() {
    let bare = format!("<secret ephemeral='no' private='no'>\n  <uuid>{ID}</uuid>\n</secret>\n");
    for given in ["<secret/>", "<secret><description/><usage type='none'/></secret>", bare.as_str()]
    {
        assert_eq!(through(given), Ok(bare.clone()), "{given}");
    }
    let def = SecretDef::parse("<secret/>").expect("nothing is needed");
    assert_eq!((def.usage_type(), def.usage_id()), (SecretUsageType::None, ""));
}

#[test]
fn what_cannot_be_meant_is_refused_where_it_stands() {
    for (xml, said) in [
        ("<secret><usage/></secret>", "/secret/usage: the attribute 'type' is missing"),
        ("<secret><usage type='x'/></secret>", "/secret/usage/@type: 'x' is not one of: none, "),
        ("<secret><usage type='tls'/></secret>", "the element <name> is missing"),
        ("<secret><usage type='tls'><name/></usage></secret>", "names no object"),
        ("<secret private='maybe'/>", "/secret/@private: 'maybe' is not one of: yes, no"),
        ("<secret><uuid>1</uuid></secret>", "/secret/uuid: '1' is not a UUID"),
        ("<secret><value>x</value></secret>", "/secret/value: this element is not known"),
        ("<network/>", "<secret> is needed"),
    ] {
        let error = through(xml).expect_err(xml);
        assert!(error.contains(said), "{xml}: {error}");
    }
    let zeros = SecretDef { uuid: Some(Uuid::from_bytes([0; 16])), ..plain() };
    assert!(zeros.validate().is_err());
    assert!(SecretDef { usage: Some(SecretUsage::None), ..plain() }.validate().is_ok());
}

fn plain() -> SecretDef {
    SecretDef::parse("<secret/>").expect("nothing is needed")
}
