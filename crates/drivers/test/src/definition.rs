//! Definitions: read, completed, and how they are kept.

use crate::driver::TestDriver;
use crate::error::{TestError, error};
use crate::{Domain, InTurn, View};
use ostler_core::{Error, ErrorCode, ErrorDomain, MacAddress, Result, Uuid};
use ostler_driver::object::{Family, Link, Renames, Standing, Step};
use ostler_driver::{Conflict, Lifecycle, ObjectList};
use ostler_hypervisor::{Kept, emit_lifecycle, emit_lifecycle_of};
use ostler_model::domain::{
    Arch, DeviceInfo, DomainDef, IdentitySource, Video, VideoModel, VideoModelName, post_parse,
};
use ostler_xml::Document;
use std::sync::Arc;

/// The definition of the domain that is there from the beginning.
pub(crate) const DEFAULT: &str = "<domain type='test'>
  <name>test</name>
  <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
  <memory unit='KiB'>8388608</memory>
  <currentMemory unit='KiB'>2097152</currentMemory>
  <vcpu placement='static'>2</vcpu>
  <os>
    <type arch='i686'>hvm</type>
    <boot dev='hd'/>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/guest/diskimage1'/>
      <target dev='vda' bus='virtio'/>
      <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
    </disk>
    <interface type='network'>
      <mac address='aa:bb:cc:dd:ee:ff'/>
      <source network='default'/>
      <target dev='testnet0'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
    </interface>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
    </memballoon>
  </devices>
</domain>
";

/// Reads, completes and checks a definition.
pub(crate) fn read(xml: &str) -> Result<DomainDef> {
    let given: DomainDef = Document::parse(xml)
        .and_then(|document| document.read("domain"))
        .map_err(|error| Error::from(ostler_model::DefError::from(error)))?;
    let mut def = DomainDef::parse_generic(xml, &mut Random)
        .map_err(|error| Error::from(error).in_domain(ErrorDomain::Domain))?;
    if given.os.kind.kind.is_none() {
        return Err(incomplete("<os> must have a <type>: hvm, xen or linux"));
    }
    if def.memory.size.0 == 0 {
        return Err(incomplete("<memory> is missing: say how much the domain may have"));
    }
    if given.os.kind.arch.is_none() {
        def.os.kind.arch = Some(Arch::I686);
    }
    if def.name.contains('/') {
        return Err(slash(&def.name));
    }
    choose_video_models(&mut def);
    name_interfaces(&mut def);
    Ok(def)
}

/// Chooses the model of a video card that names none, and adds a card to a domain that
/// has a screen without one.
fn choose_video_models(def: &mut DomainDef) {
    if def.devices.videos.is_empty() && !def.devices.graphics.is_empty() {
        let (model, info) = (VideoModel::default(), DeviceInfo::default());
        def.devices.videos.push(Video { driver: None, model, info });
        post_parse::devices::mark_primary_video(def);
    }
    for video in &mut def.devices.videos {
        if video.model.kind == VideoModelName::Default {
            video.model.kind = VideoModelName::Cirrus;
            post_parse::devices::complete_video_memory(video);
        }
    }
}

/// Gives each interface without a device on the host the lowest name of this form that
/// the domain does not use: `testnet0`.
fn name_interfaces(def: &mut DomainDef) {
    let interfaces = &mut def.devices.interfaces;
    for at in 0..interfaces.len() {
        if interfaces[at].target.as_ref().is_some_and(|target| target.dev.is_some()) {
            continue;
        }
        let used = |name: &str| {
            let mut targets = interfaces.iter().filter_map(|interface| interface.target.as_ref());
            targets.any(|target| target.dev.as_deref() == Some(name))
        };
        let free = (0_u32..).map(|number| format!("testnet{number}")).find(|name| !used(name));
        interfaces[at].target.get_or_insert_default().dev = free.map(Into::into);
    }
}

/// The prefix of the MAC addresses that are made up for guests.
const MAC_PREFIX: [u8; 3] = [0x52, 0x54, 0x00];

/// New identities, of random bytes.
struct Random;

impl IdentitySource for Random {
    fn uuid(&mut self) -> Uuid {
        // The kernel's generator does not fail once it is initialised.
        Uuid::from_random_bytes(ostler_host::random_bytes().unwrap_or_default())
    }

    fn mac_address(&mut self) -> MacAddress {
        MacAddress::from_random_bytes(MAC_PREFIX, ostler_host::random_bytes().unwrap_or_default())
    }
}

/// The error for a definition that lacks what every domain has.
fn incomplete(detail: &str) -> Error {
    Error::xml_error(detail).in_domain(ErrorDomain::Domain)
}

/// The error for a name with a slash.
fn slash(name: &str) -> Error {
    error(ErrorCode::XmlError, format!("the name '{name}' cannot contain '/'"))
}

/// The form in which a definition is kept.
pub(crate) fn kept(def: &DomainDef) -> Arc<Kept> {
    let (text, has_secrets) = def.to_file_xml();
    Kept::written(def, &text, Some(0).filter(|_| !has_secrets))
}

/// The driver as the keeper of its domains' lives.
#[derive(Debug, Clone)]
pub(crate) struct Domains(pub(crate) Arc<TestDriver>);

impl Family for Domains {
    type Object = Domain;
    type Definition = DomainDef;
    type Error = TestError;

    fn objects(&self) -> &Arc<ObjectList<Domain>> {
        &self.0.domains
    }

    fn identity(def: &DomainDef) -> (&str, Uuid) {
        // Reading put a UUID in.
        (&def.name, def.uuid.unwrap_or_default())
    }

    fn make(&self, uuid: Uuid, standing: Standing<Kept>) -> Arc<Domain> {
        Domain::new(uuid, View::new(standing))
    }

    fn taken(&self, def: &DomainDef, by: &Conflict) -> TestError {
        let detail = match by {
            Conflict::NameTaken { name, uuid } => {
                format!("domain '{name}' already exists with uuid {uuid}")
            }
            Conflict::UuidTaken { name: known, uuid } => format!(
                "domain '{known}' is already defined with uuid {uuid}: give '{}' another UUID, or \
                 leave it out",
                def.name
            ),
        };
        Error::new(ErrorCode::OperationFailed, ErrorDomain::Domain, detail).into()
    }

    fn write_blocking(
        &self,
        def: &Arc<DomainDef>,
        _before: Option<&InTurn>,
    ) -> std::result::Result<Arc<Kept>, TestError> {
        Ok(kept(def))
    }

    /// A transient domain may be marked, too; that is forgotten with it.
    fn check_autostart(&self, _domain: &InTurn) -> std::result::Result<(), TestError> {
        Ok(())
    }

    async fn set_link(
        &self,
        _domain: &InTurn,
        _link: Link,
        _on: bool,
    ) -> std::result::Result<(), TestError> {
        Ok(())
    }

    fn tell(&self, domain: &Domain, step: Step) {
        let step = match step {
            Step::Added => Lifecycle::DefinedAdded,
            Step::Updated => Lifecycle::DefinedUpdated,
            Step::Removed => Lifecycle::UndefinedRemoved,
        };
        emit_lifecycle(&self.0.events, domain, step);
    }
}

impl Renames for Domains {
    fn check_rename(&self, domain: &InTurn, name: &str) -> std::result::Result<(), TestError> {
        let view = domain.view();
        if view.live.is_some() {
            let detail = format!("cannot rename active domain '{}': shut it down first", view.name);
            return Err(error(ErrorCode::OperationInvalid, detail).into());
        }
        if name.contains('/') {
            return Err(slash(name).into());
        }
        if *view.name == *name {
            let detail = format!("domain is already called '{name}'");
            return Err(Error::operation_invalid(detail).in_domain(ErrorDomain::Domain).into());
        }
        Ok(())
    }

    fn name_taken(&self, by: &Conflict) -> TestError {
        let detail = format!("domain {by}");
        Error::operation_invalid(detail).in_domain(ErrorDomain::Domain).into()
    }

    async fn write_renamed(
        &self,
        domain: &InTurn,
        name: &str,
    ) -> std::result::Result<Arc<Kept>, TestError> {
        let mut def = DomainDef::clone(&*domain.view().kept()?.def()?);
        def.name = name.into();
        Ok(kept(&def))
    }

    fn emit_renamed(&self, domain: &Domain, was: &View) {
        let events = &self.0.events;
        let mut reference = domain.reference();
        reference.name = Arc::clone(&was.name);
        emit_lifecycle_of(events, reference, Lifecycle::UndefinedRenamed);
        emit_lifecycle(events, domain, Lifecycle::DefinedRenamed);
    }
}
