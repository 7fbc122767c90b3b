//! A domain's XML and the texts in it.

use super::{edit, find, host, impact, words::Words};
use crate::{
    failure::{Failure, While},
    output::Json,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{
    DomainRef, ErrorCode,
    enumeration::DomainMetadataType,
    flags::{DomainDefineFlags, DomainModificationImpact as Impact, DomainXmlFlags},
};
use ostler_driver::api::{DomainConfiguration, DomainMetadata};

commands! {
    "desc" => describe,
    "dumpxml" => dump,
    "edit" => edit [own interruption],
    "metadata" => metadata,
}

/// `dumpxml`
pub(super) async fn dump(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let mut flags = DomainXmlFlags::empty();
    for (option, flag) in [
        ("inactive", DomainXmlFlags::INACTIVE),
        ("security-info", DomainXmlFlags::SECURE),
        ("update-cpu", DomainXmlFlags::UPDATE_CPU),
        ("migratable", DomainXmlFlags::MIGRATABLE),
    ] {
        flags.set(flag, arguments.flag(option));
    }
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let text = hypervisor.domain_xml_desc(&domain, flags).await?;
    host::document(session, arguments, text)
}

/// `desc`
pub(super) async fn describe(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let impact = impact::of(arguments)?;
    let title = arguments.flag("title");
    let kind = if title { DomainMetadataType::Title } else { DomainMetadataType::Description };
    let what = kind.word();
    let words = arguments.rest("new-desc");
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let present = text(&hypervisor, &domain, kind, impact).await?;
    if words.is_empty() && !arguments.flag("edit") {
        if arguments.flag("json") {
            session.out.json(&Json::object([(what, present.into())]));
            return Ok(());
        }
        match present {
            Some(text) => session.out.text(text),
            None => session.out.extra(format!("No {what} for domain: {}", domain.name)),
        }
        return Ok(());
    }
    let mut new =
        if words.is_empty() { present.clone().unwrap_or_default() } else { words.join(" ") };
    if arguments.flag("edit") {
        let edited = edit::once(&new, "txt")?;
        let edited = edited.strip_suffix('\n').map(str::to_owned).unwrap_or(edited);
        if words.is_empty() && edited == new {
            session.out.extra(format!("Domain {what} not changed\n"));
            return Ok(());
        }
        new = edited;
    }
    let set = hypervisor.domain_set_metadata(&domain, kind, Some(&new), None, None, impact).await;
    set.while_(|| format!("Failed to set new domain {what}"))?;
    session.out.extra(format!("Domain {what} updated successfully"));
    Ok(())
}

/// The title or description, if there is one.
async fn text(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    kind: DomainMetadataType,
    impact: Impact,
) -> Result<Option<String>, Failure> {
    match hypervisor.domain_metadata(domain, kind, None, impact).await {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.code() == ErrorCode::NoDomainMetadata => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `metadata`
pub(super) async fn metadata(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let impact = impact::of(arguments)?;
    arguments.exclusive(&["edit", "set"])?;
    arguments.exclusive(&["remove", "set"])?;
    arguments.exclusive(&["remove", "edit"])?;
    let uri = arguments.required("uri")?;
    let (key, set) = (arguments.text("key")?, arguments.text_or_empty("set"));
    let keyed = |needs: bool| match (needs, key) {
        (true, None) => Err(Failure::new("namespace key is required when modifying metadata")
            .hint("--key names the prefix of the namespace")),
        _ => Ok(()),
    };
    keyed(arguments.flag("edit") || set.is_some())?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let present =
        hypervisor.domain_metadata(&domain, DomainMetadataType::Element, Some(uri), impact).await;
    let new = match (set, arguments.flag("remove"), arguments.flag("edit")) {
        (Some(new), ..) => Some(new.to_owned()),
        (None, true, _) => None,
        (None, false, true) => {
            let present = present.unwrap_or_default();
            let edited = edit::once(&present, "xml")?;
            if edited == present {
                session.out.extra("Metadata not changed");
                return Ok(());
            }
            Some(edited)
        }
        (None, false, false) => {
            let present = present?;
            if arguments.flag("json") {
                session.out.json(&Json::object([("uri", uri.into()), ("xml", present.into())]));
            } else {
                session.out.line(present);
            }
            return Ok(());
        }
    };
    let done = if new.is_some() { "Metadata modified" } else { "Metadata removed" };
    hypervisor
        .domain_set_metadata(
            &domain,
            DomainMetadataType::Element,
            new.as_deref(),
            key,
            Some(uri),
            impact,
        )
        .await?;
    session.out.extra(format!("{done}\n"));
    Ok(())
}

/// `edit`
pub(super) async fn edit(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let mut flags = DomainXmlFlags::SECURE;
    flags.set(
        DomainXmlFlags::INACTIVE,
        hypervisor.domain_is_persistent(&domain).await.unwrap_or(true),
    );
    let read = async || hypervisor.domain_xml_desc(&domain, flags).await;
    let define = async |text: &str, validate: bool| {
        let mut flags = DomainDefineFlags::empty();
        flags.set(DomainDefineFlags::VALIDATE, validate);
        let domain = hypervisor.domain_define_xml_flags(text, flags).await?;
        Ok(format!("Domain '{}'", domain.name))
    };
    let (what, validate) = (format!("Domain '{}'", domain.name), !arguments.flag("skip-validate"));
    edit::definition(session, &what, read().await?, validate, read, define).await
}
