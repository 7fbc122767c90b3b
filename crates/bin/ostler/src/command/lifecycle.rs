//! Starting and ending domains.

use super::{
    console,
    find::{self, By},
};
use crate::{
    failure::{Failure, While},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{
    DomainRef, ErrorCode,
    flags::{DomainCreateFlags, DomainDestroyFlags, DomainRebootFlags, DomainShutdownFlags},
};
use ostler_driver::api::{DomainLifecycle, DomainSave};
use rustix::{
    fd::OwnedFd,
    process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open},
};

commands! {
    "create" => create,
    "destroy" => destroy,
    "reboot" => reboot,
    "reset" => reset,
    "resume" => resume,
    "shutdown" => shutdown,
    "start" => start,
    "suspend" => suspend,
}

/// `start`
pub(super) async fn start(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain_by(session, arguments, By::UUID_OR_NAME).await?;
    let name = domain.name.to_string();
    if domain.id >= 0 {
        return Err(Failure::new("Domain is already active")
            .hint(format!("'domstate {name}' says what it does")));
    }
    let mut flags = DomainCreateFlags::empty();
    for (option, flag) in [
        ("autodestroy", DomainCreateFlags::AUTODESTROY),
        ("bypass-cache", DomainCreateFlags::BYPASS_CACHE),
        ("reset-nvram", DomainCreateFlags::RESET_NVRAM),
    ] {
        flags.set(flag, arguments.flag(option));
    }
    let waits = waits_for_console(arguments);
    flags.set(DomainCreateFlags::PAUSED, waits || arguments.flag("paused"));
    let descriptors = pass_fds(arguments)?;
    if arguments.flag("force-boot") {
        flags |= DomainCreateFlags::FORCE_BOOT;
        flags = without_saved_state(&hypervisor, &domain, flags).await?;
    }
    let started = if descriptors.is_empty() {
        hypervisor.domain_create_with_flags(&domain, flags).await
    } else {
        hypervisor.domain_create_with_files(&domain, flags, descriptors).await
    };
    let domain = started.while_(|| format!("Failed to start domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' started\n"));
    if arguments.flag("console") {
        attach_console(session, &hypervisor, &domain, waits).await?;
    }
    Ok(())
}

/// Returns whether the guest is to wait until its console is attached, so that none of its
/// first words are lost.
fn waits_for_console(arguments: &Arguments) -> bool {
    arguments.flag("console") && !arguments.flag("paused") && console::is_possible()
}

async fn attach_console(
    session: &mut Session,
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    resume: bool,
) -> Result<(), Failure> {
    let attach = console::Attach { resume, ..console::Attach::default() };
    console::attach(session, hypervisor, domain, attach).await
}

/// Drops a saved state where the daemon cannot leave it out by itself.
async fn without_saved_state(
    hypervisor: &Hypervisor,
    domain: &DomainRef,
    flags: DomainCreateFlags,
) -> Result<DomainCreateFlags, Failure> {
    match hypervisor.domain_has_managed_save_image(domain).await {
        Ok(true) => Ok(flags),
        Ok(false) => Ok(flags - DomainCreateFlags::FORCE_BOOT),
        Err(error) if error.code() == ErrorCode::NoSupport => {
            Ok(flags - DomainCreateFlags::FORCE_BOOT)
        }
        Err(error) => Err(error.into()),
    }
}

/// `create`
pub(super) async fn create(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let file = arguments.required("file")?;
    let xml = super::file::read(file)?;
    let mut flags = DomainCreateFlags::empty();
    for (option, flag) in [
        ("autodestroy", DomainCreateFlags::AUTODESTROY),
        ("validate", DomainCreateFlags::VALIDATE),
        ("reset-nvram", DomainCreateFlags::RESET_NVRAM),
    ] {
        flags.set(flag, arguments.flag(option));
    }
    let waits = waits_for_console(arguments);
    flags.set(DomainCreateFlags::PAUSED, waits || arguments.flag("paused"));
    let descriptors = pass_fds(arguments)?;
    let hypervisor = session.hypervisor().await?;
    let created = if descriptors.is_empty() {
        hypervisor.domain_create_xml(&xml, flags).await
    } else {
        hypervisor.domain_create_xml_with_files(&xml, flags, descriptors).await
    };
    let domain = created.while_(|| format!("Failed to create domain from {file}"))?;
    session.out.extra(format!("Domain '{}' created from {file}\n", domain.name));
    if arguments.flag("console") {
        attach_console(session, &hypervisor, &domain, waits).await?;
    }
    Ok(())
}

/// The descriptors of this process that `--pass-fds` names, as copies.
pub(super) fn pass_fds(arguments: &Arguments) -> Result<Vec<OwnedFd>, Failure> {
    let Some(list) = arguments.text("pass-fds")? else { return Ok(Vec::new()) };
    list.split(',')
        .map(|word| {
            let refused = || Failure::new(format!("Unable to pass file descriptor '{word}'"));
            let number = word.trim().parse().ok().filter(|number: &i32| *number >= 0);
            let number = number.ok_or_else(|| refused().hint("numbers, as in 3,4,5"))?;
            duplicate(number).map_err(|problem| refused().and(problem))
        })
        .collect()
}

/// A copy of an open descriptor of this process.
fn duplicate(number: i32) -> Result<OwnedFd, String> {
    // The number comes from the user, and says nothing of whether it is open:
    // the kernel's own view of it does.
    let path = format!("/proc/self/fd/{number}");
    std::fs::symlink_metadata(&path).map_err(|_| "it is not open in this process".to_owned())?;
    let own = pidfd_open(getpid(), PidfdFlags::empty());
    own.and_then(|own| pidfd_getfd(own, number, PidfdGetfdFlags::empty()))
        .map_err(|error| error.to_string())
}

/// `destroy`
pub(super) async fn destroy(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let mut flags = DomainDestroyFlags::empty();
    flags.set(DomainDestroyFlags::GRACEFUL, arguments.flag("graceful"));
    flags.set(DomainDestroyFlags::REMOVE_LOGS, arguments.flag("remove-logs"));
    let result = if flags.is_empty() {
        hypervisor.domain_destroy(&domain).await
    } else {
        hypervisor.domain_destroy_flags(&domain, flags).await
    };
    result.while_(|| format!("Failed to destroy domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' destroyed\n"));
    Ok(())
}

/// `shutdown`
pub(super) async fn shutdown(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let flags = DomainShutdownFlags::from_bits_retain(modes(arguments)?);
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let result = if flags.is_empty() {
        hypervisor.domain_shutdown(&domain).await
    } else {
        hypervisor.domain_shutdown_flags(&domain, flags).await
    };
    result.while_(|| format!("Failed to shutdown domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' is being shutdown\n"));
    Ok(())
}

/// `reboot`
pub(super) async fn reboot(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let flags = DomainRebootFlags::from_bits_retain(modes(arguments)?);
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let result = hypervisor.domain_reboot(&domain, flags).await;
    result.while_(|| format!("Failed to reboot domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' is being rebooted\n"));
    Ok(())
}

/// The bits of `--mode`, which are the same for shutdown and reboot.
fn modes(arguments: &Arguments) -> Result<u32, Failure> {
    let Some(list) = arguments.text("mode")? else { return Ok(0) };
    list.split(',').try_fold(0, |bits, mode| {
        let modes = ["acpi", "agent", "initctl", "signal", "paravirt"];
        match modes.iter().position(|known| *known == mode) {
            Some(place) => Ok(bits | 1 << place),
            None => Err(Failure::new(format!(
                "Unknown mode {mode} value, expecting 'acpi', 'agent', 'initctl', 'signal', or \
                 'paravirt'"
            ))),
        }
    })
}

/// `reset`
pub(super) async fn reset(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let result = hypervisor.domain_reset(&domain).await;
    result.while_(|| format!("Failed to reset domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' was reset\n"));
    Ok(())
}

/// `suspend`
pub(super) async fn suspend(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let result = hypervisor.domain_suspend(&domain).await;
    result.while_(|| format!("Failed to suspend domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' suspended\n"));
    Ok(())
}

/// `resume`
pub(super) async fn resume(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let (hypervisor, domain) = find::domain(session, arguments).await?;
    let name = &domain.name;
    let result = hypervisor.domain_resume(&domain).await;
    result.while_(|| format!("Failed to resume domain '{name}'"))?;
    session.out.extra(format!("Domain '{name}' resumed\n"));
    Ok(())
}
