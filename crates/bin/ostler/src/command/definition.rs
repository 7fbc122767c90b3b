//! Definitions: keeping, dropping and naming them.

use super::find::{self, By};
use crate::{
    failure::{Failure, While},
    parse::Arguments,
    session::Session,
};
use ostler_core::{
    ErrorCode,
    flags::{DomainDefineFlags, DomainUndefineFlags},
};
use ostler_driver::api::{DomainConfiguration, DomainLifecycle, DomainMetadata, DomainSave};

commands! {
    "autostart" => autostart,
    "define" => define,
    "domrename" => rename,
    "undefine" => undefine,
}

/// `define`
pub(super) async fn define(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let file = arguments.required("file")?;
    let xml = super::file::read(file)?;
    let hypervisor = session.hypervisor().await?;
    let defined = if arguments.flag("validate") {
        hypervisor.domain_define_xml_flags(&xml, DomainDefineFlags::VALIDATE).await
    } else {
        hypervisor.domain_define_xml(&xml).await
    };
    let domain = defined.while_(|| format!("Failed to define domain from {file}"))?;
    session.out.extra(format!("Domain '{}' defined from {file}\n", domain.name));
    Ok(())
}

/// `undefine`
pub(super) async fn undefine(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["nvram", "keep-nvram"])?;
    arguments.exclusive(&["tpm", "keep-tpm"])?;
    arguments.exclusive(&["storage", "remove-all-storage"])?;
    let storage =
        ["storage", "remove-all-storage", "wipe-storage", "delete-storage-volume-snapshots"];
    if let Some(option) = storage.into_iter().find(|option| arguments.flag(option)) {
        return Err(Failure::new(format!("'undefine --{option}' is not built yet"))
            .hint("undefine without it, and delete the volumes by hand"));
    }
    let mut flags = DomainUndefineFlags::empty();
    for (option, flag) in [
        ("managed-save", DomainUndefineFlags::MANAGED_SAVE),
        ("snapshots-metadata", DomainUndefineFlags::SNAPSHOTS_METADATA),
        ("checkpoints-metadata", DomainUndefineFlags::CHECKPOINTS_METADATA),
        ("nvram", DomainUndefineFlags::NVRAM),
        ("keep-nvram", DomainUndefineFlags::KEEP_NVRAM),
        ("tpm", DomainUndefineFlags::TPM),
        ("keep-tpm", DomainUndefineFlags::KEEP_TPM),
    ] {
        flags.set(flag, arguments.flag(option));
    }
    let (hypervisor, domain) = find::domain_by(session, arguments, By::ANY).await?;
    let name = &domain.name;
    if !arguments.flag("managed-save")
        && hypervisor.domain_is_active(&domain).await.ok() == Some(false)
        && hypervisor.domain_has_managed_save_image(&domain).await.ok() == Some(true)
    {
        return Err(Failure::new("Refusing to undefine while domain managed save image exists")
            .hint("--managed-save drops the saved state too"));
    }
    let result = if flags.is_empty() {
        hypervisor.domain_undefine(&domain).await
    } else {
        hypervisor.domain_undefine_flags(&domain, flags).await
    };
    result.while_(|| format!("Failed to undefine domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' has been undefined\n"));
    Ok(())
}

/// `autostart`
pub(super) async fn autostart(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let wanted = !arguments.flag("disable");
    let (done, failed) = if wanted {
        (format!("Domain '{name}' marked as autostarted"), "mark")
    } else {
        (format!("Domain '{name}' unmarked as autostarted"), "unmark")
    };
    if arguments.flag("once") {
        let result = hypervisor.domain_set_autostart_once(&domain, wanted).await;
        result
            .while_(|| format!("Failed to {failed} domain '{name}' as autostarted on next boot"))?;
        session.out.extra(format!("{done} on next boot\n"));
    } else {
        let result = hypervisor.domain_set_autostart(&domain, wanted).await;
        result.while_(|| format!("Failed to {failed} domain '{name}' as autostarted"))?;
        session.out.extra(format!("{done}\n"));
    }
    Ok(())
}

/// `domrename`
pub(super) async fn rename(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let new = arguments.required("new-name")?;
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    hypervisor.domain_rename(&domain, Some(new)).await.map_err(|error| {
        let running = error.code() == ErrorCode::OperationInvalid && domain.id >= 0;
        let failure = Failure::from(error);
        if running { failure.hint("shut the domain down first") } else { failure }
    })?;
    session.out.extra("Domain successfully renamed\n");
    Ok(())
}
