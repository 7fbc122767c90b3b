//! Pools that cannot be meant.

use super::{
    FcHostAdapter, PoolAdapter, PoolKind, PoolTraits, ScsiHostAdapter, SourceParts, StoragePoolDef,
};
use crate::{
    DefError,
    storage::{Verdict, refuse_if},
};
use ostler_core::Uuid;

/// The longest name whose file `NAME.xml` has a name that file systems take.
const LONGEST_NAME: usize = 255 - ".xml".len();

impl StoragePoolDef {
    /// Refuses what cannot be meant of a completed definition.
    ///
    /// # Errors
    /// With the pool's name, what is wrong and what would be right.
    pub fn validate(&self) -> Result<(), DefError> {
        let object = if self.name.is_empty() {
            format!("the {} pool", self.kind)
        } else {
            format!("{} pool '{}'", self.kind, self.name.escape_debug())
        };
        let traits = self.kind.traits();
        self.check_name(&object)?;
        self.check_source(&object, &traits)?;
        self.check_format(&object, &traits)?;
        self.check_target(&object, &traits)?;
        self.check_options(&object)?;
        match &self.source.adapter {
            Some(PoolAdapter::ScsiHost(adapter)) => check_scsi_host(&object, adapter),
            Some(PoolAdapter::FcHost(adapter)) => check_fc_host(&object, adapter),
            None => Ok(()),
        }
    }

    fn check_name(&self, object: &str) -> Verdict {
        refuse_if(self.name.is_empty(), object, || "it has no <name>".to_owned())?;
        let bad = self.name.chars().find(|character| *character == '/' || character.is_control());
        refuse_if(bad.is_some(), object, || {
            "its name becomes a file's: no slash and no control character may stand in it"
                .to_owned()
        })?;
        refuse_if(self.name.len() > LONGEST_NAME, object, || {
            format!("its name is longer than {LONGEST_NAME} bytes and could not be a file's")
        })?;
        let zeros = self.uuid == Some(Uuid::from_bytes([0; 16]));
        refuse_if(zeros, object, || {
            "the UUID is all zeros: leave it out to be given one".to_owned()
        })
    }

    fn check_source(&self, object: &str, traits: &PoolTraits) -> Verdict {
        let source = &self.source;
        let lacks = |part: SourceParts, absent: bool, what: &str| {
            refuse_if(traits.has(part) && absent, object, || {
                format!("its <source> has no {what}, which this kind of pool needs")
            })
        };
        let unnamed = source.hosts.iter().any(|host| host.name.is_empty());
        lacks(SourceParts::HOST, source.hosts.is_empty() || unnamed, "<host name='...'/>")?;
        lacks(
            SourceParts::DIR,
            source.dir.as_deref().is_none_or(str::is_empty),
            "<dir path='...'/>",
        )?;
        lacks(SourceParts::NAME, source.name.is_none(), "<name>")?;
        lacks(SourceParts::ADAPTER, source.adapter.is_none(), "<adapter>")?;
        // Where other parts can stand for it, a device may be left out.
        let needs_device = traits.source == SourceParts::DEVICE;
        refuse_if(needs_device && source.devices.is_empty(), object, || {
            "its <source> has no <device path='...'/>, which this kind of pool needs".to_owned()
        })?;
        let relative = self.kind == PoolKind::Gluster
            && source.dir.as_deref().is_some_and(|dir| !dir.starts_with('/'));
        refuse_if(relative, object, || {
            "its <dir> is a path within the Gluster volume and must begin with /".to_owned()
        })?;
        let Some(auth) = &source.auth else { return Ok(()) };
        let secret = &auth.secret;
        refuse_if(secret.uuid.is_some() == secret.usage.is_some(), object, || {
            "the <secret> of <auth> must be named by either 'uuid' or 'usage'".to_owned()
        })
    }

    fn check_format(&self, object: &str, traits: &PoolTraits) -> Verdict {
        let Some(format) = self.source.format else { return Ok(()) };
        if traits.formats.contains(&format) {
            return Ok(());
        }
        let known: Vec<&str> = traits.formats.iter().map(|format| format.as_str()).collect();
        let known = known.join(", ");
        let problem = format!("its source cannot be of format '{format}'; it can be: {known}");
        Err(DefError::unsupported(object, problem))
    }

    fn check_target(&self, object: &str, traits: &PoolTraits) -> Verdict {
        refuse_if(!traits.networked && self.target_path().is_none(), object, || {
            "it has no <path> in its <target>".to_owned()
        })
    }

    /// Options go into command lines and settings as they are.
    fn check_options(&self, object: &str) -> Verdict {
        let mounted = matches!(self.kind, PoolKind::Fs | PoolKind::Netfs);
        refuse_if(!mounted && !self.mount_options.is_empty(), object, || {
            "it is not mounted and can have no mount options".to_owned()
        })?;
        refuse_if(self.kind != PoolKind::Rbd && !self.config_options.is_empty(), object, || {
            "it is not of kind rbd and can have no settings for Ceph".to_owned()
        })?;
        let copies = self.features.as_ref().is_some_and(|features| features.cow.is_some());
        let in_folder = matches!(self.kind, PoolKind::Dir | PoolKind::Fs);
        refuse_if(copies && !in_folder, object, || {
            "its volumes are no files of this host, and <cow> says nothing of others".to_owned()
        })?;
        let empty = self.mount_options.iter().any(|option| option.name.is_empty());
        refuse_if(empty, object, || "a mount option has an empty name".to_owned())?;
        let version = self.source.protocol_version.as_deref().unwrap_or("3");
        let odd = version.is_empty()
            || !version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        refuse_if(odd, object, || {
            format!("'{}' is no version of NFS, such as 3 or 4.2", version.escape_debug())
        })
    }
}

fn check_scsi_host(object: &str, adapter: &ScsiHostAdapter) -> Verdict {
    let named = adapter.name.as_deref().is_some_and(|name| !name.is_empty());
    refuse_if(named == adapter.parent_address.is_some(), object, || {
        "its scsi_host adapter must have either a 'name' or a <parentaddr>".to_owned()
    })?;
    let placed = adapter.parent_address.as_ref().is_none_or(|parent| parent.address.at.is_some());
    refuse_if(!placed, object, || {
        "the <address> of its adapter's <parentaddr> names no PCI device".to_owned()
    })
}

fn check_fc_host(object: &str, adapter: &FcHostAdapter) -> Verdict {
    refuse_if(adapter.wwnn.is_none() || adapter.wwpn.is_none(), object, || {
        "its fc_host adapter must have 'wwnn' and 'wwpn'".to_owned()
    })?;
    refuse_if(adapter.parent_wwnn.is_some() != adapter.parent_wwpn.is_some(), object, || {
        "its fc_host adapter must have 'parent_wwnn' and 'parent_wwpn' together".to_owned()
    })?;
    let names = [
        &adapter.wwnn,
        &adapter.wwpn,
        &adapter.parent_wwnn,
        &adapter.parent_wwpn,
        &adapter.parent_fabric_wwn,
    ];
    let is_world_wide =
        |name: &str| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let odd = names.into_iter().flatten().find(|name| !is_world_wide(name));
    match odd {
        Some(name) => refuse_if(true, object, || {
            format!("'{}' is no world wide name of 16 hexadecimal digits", name.escape_debug())
        }),
        None => Ok(()),
    }
}
