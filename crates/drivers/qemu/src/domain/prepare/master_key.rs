//! The key that a guest's secrets are encrypted with on their way to its emulator.

use crate::Qemu;
use crate::error::QemuError;
use crate::guest::EmulatorProcess;
use ostler_host::file;
use ostler_host::ownership::Owner;
use zeroize::Zeroizing;

/// The name of the key's file in the guest's folder.
const MASTER_KEY_FILE: &str = "master-key.aes";

/// A key of AES-256, wiped when it is dropped.
pub(super) type MasterKey = Zeroizing<[u8; 32]>;

/// Makes the key of a guest. It is made anew at each start and goes with the folder.
pub(super) async fn write(
    driver: &Qemu,
    machine: &EmulatorProcess,
) -> Result<MasterKey, QemuError> {
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

/// Reads the key of a guest that runs.
pub(super) async fn read(driver: &Qemu, machine: &EmulatorProcess) -> Result<MasterKey, QemuError> {
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
