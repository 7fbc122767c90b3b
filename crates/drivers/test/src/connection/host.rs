//! The driver's name and version, and the host that it pretends to have.

use super::TestConnection;
use async_trait::async_trait;
use ostler_core::{KiB, Result};
use ostler_driver::api::{ConnectHost, ConnectHypervisor, NodeInfo, NodeSecurityModel};

#[async_trait]
impl ConnectHypervisor for TestConnection {
    async fn connect_type(&self) -> Result<String> {
        Ok("TEST".to_owned())
    }

    async fn connect_version(&self) -> Result<u64> {
        Ok(2)
    }

    async fn connect_uri(&self) -> Result<String> {
        Ok("test:///default".to_owned())
    }
}

#[async_trait]
impl ConnectHost for TestConnection {
    async fn connect_hostname(&self) -> Result<String> {
        Ok(ostler_host::machine::host_name().await)
    }

    async fn node_info(&self) -> Result<NodeInfo> {
        Ok(NodeInfo {
            model: "i686".to_owned(),
            memory: KiB(3 << 20),
            cpus: 16,
            mhz: 1400,
            nodes: 2,
            sockets: 2,
            cores: 2,
            threads: 2,
        })
    }

    async fn node_security_model(&self) -> Result<NodeSecurityModel> {
        Ok(NodeSecurityModel { model: "testSecurity".to_owned(), doi: String::new() })
    }
}
