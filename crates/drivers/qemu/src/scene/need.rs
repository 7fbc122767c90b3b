//! Needs of a device from the host before its parts can be written, and the host's answers.
//!
//! A device says what it needs as plain values; whoever starts the guest has
//! the host make all of it, in parallel, and hands the answers back in
//! [`Prepared`]. Nothing here opens anything.
//!
//! The answer to most needs is a descriptor. It is named by a token: at a cold
//! start the descriptor's number in the new process, at hotplug the name under
//! which the monitor passed it. Devices write the token and do not care.

use super::BuildError;
use ostler_driver::SecretLookup;
use ostler_xml::Secret;

/// The name under which the monitor's socket is asked for.
pub const MONITOR_ALIAS: &str = "monitor";

/// Which of a device's resources is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The other end of a character device.
    Source,
    /// The log file of a character device.
    Log,
    /// A queue of a tap device.
    Tap(u16),
    /// The vhost descriptor of a queue, or of the device.
    Vhost(u16),
    /// The host's TPM.
    Tpm,
    /// The file that cancels a command of the host's TPM.
    TpmCancel,
    /// A vDPA device.
    Vdpa,
    /// A descriptor of a disk's image.
    Storage(u16),
    /// The socket of a helper process.
    Helper,
    /// A secret, which has the device's place in [`Need::device`] for its id.
    Secret,
}

/// Something that the host has to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The alias of the device, or the node name of the storage.
    pub device: String,
    /// Which of its resources.
    pub role: Role,
    /// The resource to make.
    pub resource: Resource,
    /// The descriptor set the descriptor joins at a cold start.
    pub set: Option<u32>,
}

/// A resource that the host has to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// A unix socket that listens at this path, bound by us so that QEMU needs
    /// no right on the directory. A stale socket file is in the way and goes.
    ListenSocket { path: String },
    /// A file that QEMU writes to, made when missing.
    WriteFile { path: String, append: bool },
    /// A file of this many bytes that the emulator maps: made when missing, and
    /// given to the emulator's user.
    MemoryFile { path: String, bytes: u64 },
    /// A file of the host opened as it is.
    OpenFile { path: String, write: bool },
    /// A tap device.
    Tap(TapNeed),
    /// `/dev/vhost-net`.
    VhostNet {
        /// Whether the guest cannot start without it; else it starts slower.
        required: bool,
        /// How many are opened, one for each queue.
        queues: u16,
    },
    /// `/dev/vhost-vsock`, told its guest's context id; `None` asks for a free
    /// one, which the definition then carries.
    VhostVsock { cid: Option<u32> },
    /// `/dev/vhost-scsi`.
    VhostScsi,
    /// A descriptor out of a group that the client handed over.
    ClientDescriptor { group: String, index: u16 },
    /// The file that cancels a command of the host's TPM at this path.
    TpmCancel { path: String },
    /// The generic device of a SCSI unit: the token is its path, `/dev/sg0`.
    ScsiGeneric { adapter: String, bus: u32, target: u32, unit: u64 },
    /// A secret, to be encrypted into [`Prepared::secrets`].
    Secret(SecretNeed),
    /// A TPM emulator for the guest, which listens on a socket.
    TpmEmulator,
    /// A vhost-user GPU helper, which is given one end of a socket pair.
    VhostUserGpu,
}

/// A secret and what it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretNeed {
    /// The thing that it opens, as errors name it: "disk 'vda'".
    pub opens: String,
    /// Its source.
    pub source: SecretSource,
}

/// Source of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretSource {
    /// The daemon keeps it.
    Kept(SecretLookup),
    /// This value.
    Value(Secret),
}

/// A tap device to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TapNeed {
    /// Its name, or the pattern to make one from.
    pub name: Option<String>,
    /// The bridge it joins.
    pub bridge: Option<String>,
    /// How many queues, one descriptor each.
    pub queues: u16,
    /// Whether packets carry the virtio header.
    pub virtio_header: bool,
}

/// One answer: a descriptor by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedDescriptor {
    /// The device of the [`Need`].
    pub device: String,
    /// The role of the [`Need`].
    pub role: Role,
    /// The number in the new process, or the name in the monitor.
    pub token: String,
    /// The descriptor set it is in.
    pub set: Option<u32>,
}

/// A secret, encrypted with the guest's master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedSecret {
    /// The id of the `secret` object.
    pub id: String,
    /// The encrypted value in base64.
    pub data: String,
    /// The initialisation vector in base64.
    pub vector: String,
}

/// The descriptors that a client handed over for an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedGroup {
    /// The node that reads them: `libvirt-1-storage`.
    pub storage: String,
    /// The descriptor set they are in.
    pub set: u32,
    /// How many there are.
    pub count: u16,
    /// Whether they can be written through.
    pub writable: bool,
}

/// All answers for a guest or a device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// The descriptors.
    pub descriptors: Vec<PreparedDescriptor>,
    /// The secrets.
    pub secrets: Vec<PreparedSecret>,
    /// Descriptors that the client handed over for images.
    pub groups: Vec<PreparedGroup>,
    /// Numbers of images behind SCSI units that are plugged in, by alias.
    pub node_numbers: Vec<(String, u32)>,
    /// Block devices of the host that are CD-ROM drives.
    pub host_cdroms: Vec<String>,
}

impl Prepared {
    /// Answers that stand for what was asked and mean nothing: for parts whose
    /// names are wanted alone.
    pub(crate) fn standing_for(needs: &[Need]) -> Self {
        let mut prepared = Self::default();
        for need in needs {
            if need.role == Role::Secret {
                let (id, data, vector) = (need.device.clone(), String::new(), String::new());
                prepared.secrets.push(PreparedSecret { id, data, vector });
                continue;
            }
            let (device, set) = (need.device.clone(), need.set);
            let token = "0".to_owned();
            let answer = PreparedDescriptor { device, role: need.role, token, set };
            prepared.descriptors.push(answer);
        }
        prepared
    }

    /// The descriptor of a device in a role, if there is one.
    #[must_use]
    pub fn find(&self, device: &str, role: Role) -> Option<&PreparedDescriptor> {
        self.descriptors.iter().find(|answer| answer.device == device && answer.role == role)
    }

    /// The number of the image behind a SCSI unit, where one was chosen.
    pub(crate) fn node_number(&self, alias: &str) -> Option<u32> {
        self.node_numbers.iter().find(|(device, _)| device == alias).map(|(_, number)| *number)
    }

    /// The descriptor of a device in a role.
    pub(crate) fn descriptor(
        &self,
        device: &str,
        role: Role,
    ) -> Result<&PreparedDescriptor, BuildError> {
        self.find(device, role).ok_or_else(|| BuildError::NotPrepared {
            device: device.to_owned(),
            what: format!("{role:?}"),
        })
    }

    /// The secret with the id.
    pub(crate) fn secret(&self, id: &str) -> Result<&PreparedSecret, BuildError> {
        self.secrets.iter().find(|secret| secret.id == id).ok_or_else(|| BuildError::NotPrepared {
            device: id.to_owned(),
            what: "the secret".to_owned(),
        })
    }
}
