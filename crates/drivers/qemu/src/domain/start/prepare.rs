//! Resources that the host makes for a guest before its emulator is started.

use super::launch::MonitorSocket;
use super::secret;
use crate::Qemu;
use crate::arguments::CommandLine;
use crate::devices::need::TapNeed;
use crate::devices::{Need, Prepared, PreparedDescriptor, Resource, Role};
use crate::domain::Machine;
use crate::emulator::Emulator;
use crate::error::{QemuError, chain};
use crate::image;
use ostler_core::Error;
use ostler_driver::Undo;
use ostler_host::file::{self, Log, Rotation};
use ostler_host::local_socket;
use ostler_host::network::{self, TapName, TapOptions};
use ostler_host::ownership::{self, Owner};
use ostler_host::process::Program;
use ostler_model::domain::{DomainDef, Interface};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The first number of an inherited descriptor: after the standard three.
const FIRST_DESCRIPTOR: i32 = 3;

/// The name that QEMU is told of the master key's file.
const MASTER_KEY_FILE: &str = "master-key.aes";

/// A key of AES-256, wiped when it is dropped.
pub(super) type MasterKey = Zeroizing<[u8; 32]>;

/// How the emulator is told of descriptors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tokens {
    /// By their numbers in the new process.
    Inherited,
    /// By the names under which the monitor passes them.
    Passed,
}

/// A descriptor for the emulator: its number in the new process or its name in
/// the monitor, and the set that it joins there.
pub(in crate::domain) type Handed = (OwnedFd, String, Option<u32>);

/// What the host made.
pub(in crate::domain) struct HostPart {
    /// The answers, for the command line.
    pub(in crate::domain) prepared: Prepared,
    /// Device and name of each tap device.
    pub(in crate::domain) taps: Vec<(String, String)>,
    tokens: Tokens,
    descriptors: Vec<Handed>,
    monitor: Option<MonitorSocket>,
}

impl HostPart {
    fn new(tokens: Tokens) -> Self {
        Self {
            prepared: Prepared::default(),
            taps: Vec::new(),
            tokens,
            descriptors: Vec::new(),
            monitor: None,
        }
    }

    /// Notes a descriptor and gives it its token.
    fn add(&mut self, need: &Need, role: Role, descriptor: OwnedFd) {
        let token = match self.tokens {
            Tokens::Inherited => {
                let count = i32::try_from(self.descriptors.len()).unwrap_or(i32::MAX);
                FIRST_DESCRIPTOR.saturating_add(count).to_string()
            }
            Tokens::Passed => passed_name(&need.device, role),
        };
        self.descriptors.push((descriptor, token.clone(), need.set));
        self.prepared.descriptors.push(PreparedDescriptor {
            device: need.device.clone(),
            role,
            token,
            set: need.set,
        });
    }

    /// Takes the descriptors out, to be handed to the emulator.
    pub(in crate::domain) fn take_descriptors(&mut self) -> Vec<Handed> {
        std::mem::take(&mut self.descriptors)
    }

    /// Our end of the monitor.
    pub(super) fn take_monitor(&mut self, machine: &Machine) -> Result<OwnedFd, QemuError> {
        let missing = || QemuError::Source {
            role: "the monitor socket".to_owned(),
            path: machine.monitor_socket.clone(),
            reason: "it was not made".to_owned(),
        };
        Ok(self.monitor.take().ok_or_else(missing)?.into_connected())
    }
}

/// Makes folders, sockets, taps and files, and gives the images to the
/// emulator's user.
pub(super) async fn prepare(
    driver: &Arc<Qemu>,
    machine: &Arc<Machine>,
    def: &Arc<DomainDef>,
    needs: Vec<Need>,
    undo: &mut Undo,
) -> Result<HostPart, QemuError> {
    make_folders(driver, machine, undo).await?;
    let key = write_master_key(driver, machine).await?;
    make_memory_files(&needs).await?;
    check_sources(def).await?;
    take_images(driver, def, undo).await?;
    let mut host = HostPart::new(Tokens::Inherited);
    for need in needs {
        if let Resource::Secret(secret) = &need.resource {
            let answer = secret::prepare(driver, need.device, secret, &key).await?;
            host.prepared.secrets.push(answer);
        } else {
            make(driver, machine, def, &need, &mut host).await?;
        }
    }
    Ok(host)
}

/// Makes what one device of a running guest needs; descriptors are named as the
/// monitor passes them.
pub(in crate::domain) async fn prepare_device(
    driver: &Arc<Qemu>,
    machine: &Arc<Machine>,
    def: &Arc<DomainDef>,
    needs: Vec<Need>,
) -> Result<HostPart, QemuError> {
    let mut host = HostPart::new(Tokens::Passed);
    for need in needs {
        if let Resource::Secret(secret) = &need.resource {
            let key = read_master_key(driver, machine).await?;
            let answer = secret::prepare(driver, need.device, secret, &key).await?;
            host.prepared.secrets.push(answer);
        } else {
            make(driver, machine, def, &need, &mut host).await?;
        }
    }
    Ok(host)
}

/// The name under which the monitor passes a descriptor.
fn passed_name(device: &str, role: Role) -> String {
    match role {
        Role::Tap(queue) => format!("{device}-tap{queue}"),
        Role::Vhost(queue) => format!("{device}-vhost{queue}"),
        Role::Storage(number) => format!("{device}-image{number}"),
        Role::Source => format!("{device}-source"),
        Role::Log => format!("{device}-log"),
        Role::Tpm => format!("{device}-tpm"),
        Role::TpmCancel => format!("{device}-cancel"),
        Role::Vdpa => format!("{device}-vdpa"),
        Role::Helper => format!("{device}-helper"),
        Role::Secret => format!("{device}-secret"),
    }
}

/// The names under which a card's descriptors are passed.
pub(in crate::domain) fn passed_names(alias: &str, card: &Interface) -> Vec<String> {
    let queues = card.driver.as_ref().and_then(|driver| driver.queues).unwrap_or(1);
    let queues = u16::try_from(queues.max(1)).unwrap_or(u16::MAX);
    (0..queues)
        .flat_map(|queue| [Role::Tap(queue), Role::Vhost(queue)])
        .map(|role| passed_name(alias, role))
        .collect()
}

async fn make_folders(driver: &Qemu, machine: &Machine, undo: &mut Undo) -> Result<(), QemuError> {
    let owner = driver.settings.user.as_ref().map(|user| Owner { uid: user.uid, gid: user.gid });
    for folder in [
        driver.layout.domain_folder(machine.id, &machine.name),
        driver.layout.channel_folder(machine.id, &machine.name),
    ] {
        let made = file::make_folder(folder.clone(), 0o750, owner).await;
        made.map_err(|source| QemuError::File { what: "cannot make the folder", source })?;
        undo.push(format!("remove '{}'", folder.display()), async move {
            file::remove_folder(folder).await.map_err(|error| chain(&error))
        });
    }
    Ok(())
}

/// The key that the guest's secrets are encrypted with on their way to its
/// emulator. It is made anew at each start and goes with the folder.
async fn write_master_key(driver: &Qemu, machine: &Machine) -> Result<MasterKey, QemuError> {
    let owner = driver.settings.user.as_ref().map(|user| Owner { uid: user.uid, gid: user.gid });
    let path = driver.layout.domain_folder(machine.id, &machine.name).join(MASTER_KEY_FILE);
    let key = ostler_host::random_bytes().map_err(|error| QemuError::Source {
        role: "the master key".to_owned(),
        path: path.clone(),
        reason: error.to_string(),
    })?;
    let key: MasterKey = Zeroizing::new(key);
    file::write_private(path, key.to_vec(), owner)
        .await
        .map_err(|source| QemuError::File { what: "cannot write the master key", source })?;
    Ok(key)
}

/// The key of a guest that runs.
async fn read_master_key(driver: &Qemu, machine: &Machine) -> Result<MasterKey, QemuError> {
    let path = driver.layout.domain_folder(machine.id, &machine.name).join(MASTER_KEY_FILE);
    let read = file::read_bounded(path.clone(), 32).await;
    let bytes = Zeroizing::new(
        read.map_err(|source| QemuError::File { what: "cannot read the master key", source })?,
    );
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| QemuError::Source {
        role: "the master key".to_owned(),
        path,
        reason: "it has not 32 bytes".to_owned(),
    })?;
    Ok(Zeroizing::new(key))
}

/// Makes the files that the emulator maps, before they are given to its user.
/// They hold what the guest wrote, so they stay when the start fails.
async fn make_memory_files(needs: &[Need]) -> Result<(), QemuError> {
    for need in needs {
        let Resource::MemoryFile { path, bytes } = &need.resource else { continue };
        file::make_memory_file(path, *bytes).await.map_err(|source| QemuError::File {
            what: "cannot make the file of the guest's persistent store",
            source,
        })?;
    }
    Ok(())
}

/// Names what is missing before QEMU does, in words that say what to do.
async fn check_sources(def: &DomainDef) -> Result<(), QemuError> {
    let mut sources: Vec<(String, PathBuf)> = Vec::new();
    if let Some(direct) = &def.os.direct {
        for (role, path) in
            [("kernel", &direct.kernel), ("initrd", &direct.initrd), ("device tree", &direct.dtb)]
        {
            sources.extend(path.as_deref().map(|path| (role.to_owned(), PathBuf::from(path))));
        }
    }
    for disk in &def.devices.disks {
        if let Some(path) = image::path(disk) {
            sources.push((format!("disk '{}'", disk.target.dev), PathBuf::from(path)));
        }
    }
    for (role, path) in sources {
        file::require_readable(path.clone()).await.map_err(|error| QemuError::Source {
            role,
            path,
            reason: chain(&error),
        })?;
    }
    Ok(())
}

/// Gives the images to the user the emulator runs as.
async fn take_images(
    driver: &Arc<Qemu>,
    def: &DomainDef,
    undo: &mut Undo,
) -> Result<(), QemuError> {
    let Some(owner) = driver.image_owner() else { return Ok(()) };
    for path in driver.owned_files(def) {
        let taken = ownership::take(path.clone(), owner).await;
        taken.map_err(|source| QemuError::File {
            what: "cannot give the image to QEMU's user",
            source,
        })?;
        undo.push(format!("give '{}' back to its owner", path.display()), async move {
            ownership::release(path, owner).await.map(|_| ()).map_err(|error| chain(&error))
        });
    }
    Ok(())
}

async fn make(
    driver: &Qemu,
    machine: &Machine,
    def: &DomainDef,
    need: &Need,
    host: &mut HostPart,
) -> Result<(), QemuError> {
    match &need.resource {
        Resource::ListenSocket { path } if Path::new(path) == machine.monitor_socket => {
            let (socket, listening) = MonitorSocket::make(Path::new(path))?;
            host.monitor = Some(socket);
            host.add(need, need.role, listening);
        }
        Resource::ListenSocket { path } => {
            let _ = file::remove_stale_socket(path).await;
            let socket = local_socket::listen(Path::new(path))
                .map_err(|error| source(need, path, &error))?;
            host.add(need, need.role, socket.into());
        }
        Resource::WriteFile { path, append } => {
            let opened = file::open_for_guest(path, *append).await;
            let opened =
                opened.map_err(|source| QemuError::File { what: "cannot open a file", source })?;
            host.add(need, need.role, opened);
        }
        Resource::OpenFile { path, write } => {
            let opened = file::open_device(path, *write).await;
            let opened =
                opened.map_err(|source| QemuError::File { what: "cannot open a file", source })?;
            host.add(need, need.role, opened);
        }
        Resource::Tap(tap) => make_tap(driver, def, need, tap, host).await?,
        Resource::VhostNet { required, queues } => {
            make_vhost(need, *required, u32::from(*queues), host).await?;
        }
        // Made before the images were given away.
        Resource::MemoryFile { .. } => {}
        Resource::Secret(_) => {}
        Resource::VhostVsock { .. } => return Err(not_built(need, "a vhost-vsock device")),
        Resource::VhostScsi => return Err(not_built(need, "a vhost-scsi device")),
        Resource::ClientDescriptor { .. } => {
            return Err(not_built(need, "a descriptor that a client hands over"));
        }
        Resource::TpmCancel { .. } => return Err(not_built(need, "the host's TPM")),
        Resource::ScsiGeneric { .. } => return Err(not_built(need, "a SCSI unit of the host")),
        Resource::TpmEmulator => return Err(not_built(need, "a TPM emulator")),
        Resource::VhostUserGpu => return Err(not_built(need, "a vhost-user GPU process")),
    }
    Ok(())
}

/// Says what a device asks of the host that this driver does not make.
fn not_built(need: &Need, what: &str) -> QemuError {
    QemuError::Told(Error::config_unsupported(format!(
        "device '{}' needs {what}, which is not built",
        need.device
    )))
}

fn source(need: &Need, path: &str, error: &std::io::Error) -> QemuError {
    QemuError::Source {
        role: format!("the socket of '{}'", need.device),
        path: path.into(),
        reason: error.to_string(),
    }
}

async fn make_tap(
    driver: &Qemu,
    def: &DomainDef,
    need: &Need,
    tap: &TapNeed,
    host: &mut HostPart,
) -> Result<(), QemuError> {
    let mut interfaces = def.devices.interfaces.iter();
    let interface = interfaces.find(|card| card.info.alias.as_deref() == Some(&*need.device));
    let mac = interface.and_then(|card| card.mac.as_ref()).and_then(|mac| mac.address);
    let name = match &tap.name {
        Some(name) => TapName::Exactly(name.clone()),
        None => TapName::Next(driver.tap_names()),
    };
    let options = TapOptions {
        name,
        queues: u32::from(tap.queues),
        virtio_header: tap.virtio_header,
        guest_mac: mac,
        mtu: interface.and_then(|card| card.mtu),
        bridge: tap.bridge.clone(),
        up: true,
    };
    let made = network::create_tap(options).await.map_err(|error| {
        QemuError::Told(Error::system(format!(
            "network card '{}': {}",
            need.device,
            error.sentence()
        )))
    })?;
    host.taps.push((need.device.clone(), made.name));
    for (queue, descriptor) in (0..).zip(made.queues) {
        host.add(need, Role::Tap(queue), descriptor);
    }
    Ok(())
}

async fn make_vhost(
    need: &Need,
    required: bool,
    queues: u32,
    host: &mut HostPart,
) -> Result<(), QemuError> {
    match network::open_vhost_net(queues).await {
        Ok(Some(descriptors)) => {
            for (queue, descriptor) in (0..).zip(descriptors) {
                host.add(need, Role::Vhost(queue), descriptor);
            }
            Ok(())
        }
        Ok(None) | Err(_) if !required => Ok(()),
        Ok(None) => Err(QemuError::Told(Error::config_unsupported(format!(
            "network card '{}' asks for vhost, but this host has no /dev/vhost-net: load the \
             module vhost_net",
            need.device
        )))),
        Err(error) => Err(QemuError::Told(Error::operation_failed(error.sentence()))),
    }
}

/// Opens the guest's log and writes how it is started.
pub(super) async fn open_log(
    driver: &Qemu,
    machine: &Machine,
    line: &CommandLine,
    emulator: &Emulator,
) -> Result<Log, QemuError> {
    let head = format!(
        "{}: starting up ostler version: {}, qemu version: {}{}, kernel: {}, hostname: {}\n{}",
        driver.timestamp(),
        env!("CARGO_PKG_VERSION"),
        emulator.version,
        emulator.package,
        ostler_host::machine::kernel(&driver.host).release,
        driver.facts.host_name().await,
        line.to_shell()
    );
    let (size, kept) = driver.settings.log_rotation;
    let path = driver.layout.log_file(&machine.name);
    file::open_log(path, Rotation { size, kept }, head)
        .await
        .map_err(|source| QemuError::File { what: "cannot write the log", source })
}

/// The program to run.
pub(super) fn program(
    driver: &Qemu,
    line: CommandLine,
    host: &mut HostPart,
    log: &Log,
) -> Result<Program, QemuError> {
    let failed = |source: std::io::Error| QemuError::Source {
        role: "the log".to_owned(),
        path: PathBuf::new(),
        reason: source.to_string(),
    };
    let mut program = Program::new(line.program)
        .arguments(line.arguments)
        .folder("/")
        .umask(0o002)
        .stdout(log.descriptor.try_clone().map_err(failed)?)
        .stderr(log.descriptor.try_clone().map_err(failed)?);
    for (name, value) in line.environment {
        program = program.variable(name, value);
    }
    for (resource, limit) in &driver.settings.limits {
        program = program.limit(*resource, *limit);
    }
    for (number, (descriptor, _, _)) in (FIRST_DESCRIPTOR..).zip(host.take_descriptors()) {
        program = program.descriptor(descriptor, number);
    }
    if let Some(user) = &driver.settings.user {
        program = program.user(user.clone());
    }
    Ok(program)
}
