//! Title, description, metadata and name.

use super::QemuConnection;
use super::open::{Impact, change, impact};
use crate::Qemu;
use crate::domain::edit::{Edited, in_force};
use crate::domain::rename;
use crate::guest::InTurn;
use async_trait::async_trait;
use ostler_core::enumeration::DomainMetadataType;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Error, ErrorCode, ErrorDomain, Result};
use ostler_driver::api::DomainMetadata;
use ostler_model::domain::{DomainDef, Metadata};
use ostler_xml::Verbatim;
use std::sync::Arc;

/// The part of the metadata that a call is about: `virDomainMetadataType`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Description,
    Title,
    Element { uri: String },
}

impl Part {
    fn new(kind: DomainMetadataType, uri: Option<&str>) -> Result<Self> {
        match (kind, uri) {
            (DomainMetadataType::Description, _) => Ok(Self::Description),
            (DomainMetadataType::Title, _) => Ok(Self::Title),
            (DomainMetadataType::Element, Some(uri)) => Ok(Self::Element { uri: uri.to_owned() }),
            (DomainMetadataType::Element, None) => {
                Err(Error::invalid_arg("metadata needs the URI of its namespace"))
            }
        }
    }

    fn read(&self, def: &DomainDef) -> Option<String> {
        match self {
            Self::Description => def.description.as_deref().map(str::to_owned),
            Self::Title => def.title.as_deref().map(str::to_owned),
            Self::Element { uri } => def.metadata.as_ref()?.entry(uri).map(Verbatim::to_plain_xml),
        }
    }

    fn write(&self, def: &mut DomainDef, new: &New) {
        match self {
            Self::Description => def.description = new.text(),
            Self::Title => def.title = new.text(),
            Self::Element { uri } => {
                let entry = match new {
                    New::Element(element) => Some(element.clone()),
                    _ => None,
                };
                def.metadata.get_or_insert_with(Metadata::default).replace(uri, entry);
                if def.metadata.as_ref().is_some_and(|metadata| metadata.entries.is_empty()) {
                    def.metadata = None;
                }
            }
        }
    }
}

/// The new content of a part.
#[derive(Debug, Clone)]
enum New {
    Nothing,
    Text(Box<str>),
    Element(Verbatim),
}

impl New {
    fn parse(part: &Part, metadata: Option<&str>, key: Option<&str>) -> Result<Self> {
        let Some(text) = metadata.filter(|text| !text.is_empty()) else { return Ok(Self::Nothing) };
        match part {
            Part::Title if text.contains('\n') => {
                Err(Error::invalid_arg("a title must not contain a line break"))
            }
            Part::Title | Part::Description if !ostler_xml::is_writable(text) => {
                Err(Error::invalid_arg("the text has control characters that XML cannot hold"))
            }
            Part::Title | Part::Description => Ok(Self::Text(text.into())),
            Part::Element { uri } => {
                let key = key.ok_or_else(|| Error::invalid_arg("metadata needs a key"))?;
                let element = Verbatim::parse_as(text, key, uri)
                    .map_err(|error| Error::xml_error(format!("in the metadata: {error}")))?;
                Ok(Self::Element(element))
            }
        }
    }

    fn text(&self) -> Option<Box<str>> {
        match self {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

#[async_trait]
impl DomainMetadata for QemuConnection {
    async fn domain_metadata(
        &self,
        domain: &DomainRef,
        kind: DomainMetadataType,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<String> {
        let domain = self.domain(domain)?;
        let part = Part::new(kind, uri)?;
        let Impact { live, .. } = impact(&domain, flags)?;
        let view = domain.view();
        let value = part.read(&*view.definition(live.as_deref())?);
        value.ok_or_else(|| {
            let detail = "the domain has no such metadata";
            Error::new(ErrorCode::NoDomainMetadata, ErrorDomain::Domain, detail)
        })
    }

    async fn domain_set_metadata(
        &self,
        domain: &DomainRef,
        kind: DomainMetadataType,
        metadata: Option<&str>,
        key: Option<&str>,
        uri: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let domain = self.domain(domain)?;
        let part = Part::new(kind, uri)?;
        let new = New::parse(&part, metadata, key)?;
        let uri = uri.map(str::to_owned);
        let work = move |driver: Arc<Qemu>, domain: InTurn, impact: Impact| async move {
            if impact.config {
                let edited = Edited::new(&domain, |def| {
                    part.write(def, &new);
                    Ok(())
                })?;
                edited.save(&driver, &domain).await?;
            }
            if let Some(live) = impact.live {
                in_force(&domain, &live.machine, |def| part.write(def, &new));
                driver.save_status(&domain).await;
            }
            driver.emit_metadata_change(&domain, kind, uri.as_deref());
            Ok(())
        };
        change(&self.driver, &domain, "set metadata", flags, work).await
    }

    async fn domain_rename(&self, domain: &DomainRef, new_name: Option<&str>) -> Result<()> {
        let name = new_name.ok_or_else(|| Error::invalid_arg("the new name is missing"))?;
        rename::rename(&self.driver, &self.domain(domain)?, name).await
    }
}
