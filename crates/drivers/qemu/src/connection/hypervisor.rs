//! The driver's name, version and kind.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::{Error, Result};
use ostler_driver::api::ConnectHypervisor;

#[async_trait]
impl ConnectHypervisor for QemuConnection {
    async fn connect_type(&self) -> Result<String> {
        Ok("QEMU".to_owned())
    }

    async fn connect_version(&self) -> Result<u64> {
        let host = ostler_host::machine::architecture();
        let known = self.driver.emulators().await.for_architecture(&host);
        let known = match known {
            Some(emulator) => Some(emulator),
            None => self.driver.refreshed_emulators().await.for_architecture(&host),
        };
        let emulator = known.ok_or_else(|| {
            Error::internal(format!(
                "no emulator for {host} found: install the package qemu-system"
            ))
        })?;
        Ok(emulator.version.number())
    }

    async fn connect_uri(&self) -> Result<String> {
        Ok(self.driver.uri().to_owned())
    }
}
