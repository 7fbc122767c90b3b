use super::{Administration, failure, parameters, reference};
use crate::Server;
use ostler_core::{Error, ErrorCode, ServerRef, TypedParams};

impl Administration {
    /// All servers.
    pub(crate) fn list_servers(&self) -> Vec<ServerRef> {
        self.servers().map(|server| reference(&server)).collect()
    }

    /// The server of this name.
    pub(crate) fn lookup_server(&self, name: &str) -> Result<ServerRef, Error> {
        self.server(name).map(|server| reference(&server))
    }

    /// The sizes of the thread pool that a server of libvirtd's would have.
    /// Calls are tasks here: as many workers are said to be there as the
    /// minimum, all of them free.
    pub(crate) fn threadpool_parameters(&self, server: &ServerRef) -> Result<TypedParams, Error> {
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

    /// Sets the sizes of the thread pool.
    pub(crate) fn set_threadpool_parameters(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<(), Error> {
        let names = ["minWorkers", "maxWorkers", "prioWorkers"];
        let [minimum, maximum, priority] = parameters::read(params, names)?;
        let server = self.server(&server.name)?;
        let mut limits = server.limits();
        let workers = &mut limits.workers;
        workers.minimum = minimum.unwrap_or(workers.minimum);
        workers.maximum = maximum.unwrap_or(workers.maximum);
        workers.priority = priority.unwrap_or(workers.priority);
        if workers.maximum == 0 || workers.minimum > workers.maximum {
            return Err(failure(
                ErrorCode::InvalidArg,
                format!(
                    "maxWorkers ({}) must be at least 1 and at least minWorkers ({})",
                    workers.maximum, workers.minimum
                ),
            ));
        }
        server.set_limits(limits);
        Ok(())
    }

    /// How many clients a server has and may have.
    pub(crate) fn client_limits(&self, server: &ServerRef) -> Result<TypedParams, Error> {
        let server = self.server(&server.name)?;
        Ok(client_limits(&server))
    }

    /// Sets how many clients a server may have. Those that are there stay.
    pub(crate) fn set_client_limits(
        &self,
        server: &ServerRef,
        params: &TypedParams,
    ) -> Result<(), Error> {
        let [clients, anonymous] =
            parameters::read(params, ["nclients_max", "nclients_unauth_max"])?;
        let server = self.server(&server.name)?;
        let mut limits = server.limits();
        limits.max_clients = clients.unwrap_or(limits.max_clients);
        limits.max_anonymous_clients = anonymous.unwrap_or(limits.max_anonymous_clients);
        if limits.max_clients == 0 || limits.max_anonymous_clients > limits.max_clients {
            return Err(failure(
                ErrorCode::InvalidArg,
                format!(
                    "nclients_max ({}) must be at least 1 and at least nclients_unauth_max ({})",
                    limits.max_clients, limits.max_anonymous_clients
                ),
            ));
        }
        server.set_limits(limits);
        Ok(())
    }
}

fn client_limits(server: &Server) -> TypedParams {
    let (limits, population) = (server.limits(), server.population());
    let mut params = TypedParams::default();
    params.push("nclients_max", limits.max_clients);
    params.push("nclients", u32::try_from(population.clients).unwrap_or(u32::MAX));
    params.push("nclients_unauth_max", limits.max_anonymous_clients);
    params.push("nclients_unauth", population.anonymous);
    params
}
