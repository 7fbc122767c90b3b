//! Servers and their limits, by the administration protocol.

use super::{Administration, failure, parameters, reference};
use async_trait::async_trait;
use ostler_core::{ErrorCode, Result, ServerRef, TypedParams};
use ostler_driver::api::AdminServers;
use std::sync::Arc;

#[async_trait]
impl AdminServers for Administration {
    async fn admin_connect_list_servers(&self) -> Result<Arc<[ServerRef]>> {
        Ok(self.servers().map(|server| reference(server.name())).collect())
    }

    async fn admin_connect_lookup_server(&self, name: &str) -> Result<ServerRef> {
        self.server(name).map(|server| reference(server.name()))
    }

    /// The sizes of the thread pool that a server of libvirtd's would have.
    /// Calls are tasks here: as many workers are said to be there as the
    /// minimum, all of them free.
    async fn admin_server_threadpool_parameters(&self, server: &ServerRef) -> Result<TypedParams> {
        let workers = self.server(&server.name)?.limits().workers;
        let mut params = TypedParams::default();
        params.push("minWorkers", workers.minimum);
        params.push("maxWorkers", workers.maximum);
        params.push("nWorkers", workers.minimum);
        params.push("freeWorkers", workers.minimum);
        params.push("prioWorkers", workers.priority);
        params.push("jobQueueDepth", 0_u32);
        Ok(params)
    }

    async fn admin_server_set_threadpool_parameters(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        let names = ["minWorkers", "maxWorkers", "prioWorkers"];
        let [minimum, maximum, priority] = parameters::read(params, names)?;
        let server = self.server(&server.name)?;
        let mut limits = server.limits();
        let workers = &mut limits.workers;
        workers.minimum = minimum.unwrap_or(workers.minimum);
        workers.maximum = maximum.unwrap_or(workers.maximum);
        workers.priority = priority.unwrap_or(workers.priority);
        if workers.maximum == 0 || workers.minimum > workers.maximum {
            let detail = format!(
                "maxWorkers ({}) must be at least 1 and at least minWorkers ({})",
                workers.maximum, workers.minimum
            );
            return Err(failure(ErrorCode::InvalidArg, detail));
        }
        server.set_limits(limits);
        Ok(())
    }

    async fn admin_server_client_limits(&self, server: &ServerRef) -> Result<TypedParams> {
        let server = self.server(&server.name)?;
        let (limits, population) = (server.limits(), server.population());
        let mut params = TypedParams::default();
        params.push("nclients_max", limits.max_clients);
        params.push("nclients", u32::try_from(population.clients).unwrap_or(u32::MAX));
        params.push("nclients_unauth_max", limits.max_anonymous_clients);
        params.push("nclients_unauth", population.anonymous);
        Ok(params)
    }

    /// Clients that are there already stay.
    async fn admin_server_set_client_limits(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<()> {
        let names = ["nclients_max", "nclients_unauth_max"];
        let [clients, anonymous] = parameters::read(params, names)?;
        let server = self.server(&server.name)?;
        let mut limits = server.limits();
        limits.max_clients = clients.unwrap_or(limits.max_clients);
        limits.max_anonymous_clients = anonymous.unwrap_or(limits.max_anonymous_clients);
        if limits.max_clients == 0 || limits.max_anonymous_clients > limits.max_clients {
            let detail = format!(
                "nclients_max ({}) must be at least 1 and at least nclients_unauth_max ({})",
                limits.max_clients, limits.max_anonymous_clients
            );
            return Err(failure(ErrorCode::InvalidArg, detail));
        }
        server.set_limits(limits);
        Ok(())
    }
}
