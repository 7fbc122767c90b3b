//! One run of the program: its options, its connection, its output.

use crate::{
    failure::{Failure, While},
    options::Options,
    output::{self, Output},
};
use ostler_core::ErrorCode;
use ostler_remote::{ConnectUri, Connection, KeepaliveOptions, OpenOptions, calls::Remote};
use std::{
    env,
    fs::{File, OpenOptions as FileOptions},
    io::Write,
    time::Duration,
};

/// A daemon, with the traits of a driver.
pub(crate) type Hypervisor = Remote<Connection>;

/// The state that commands share.
pub(crate) struct Session {
    pub(crate) options: Options,
    pub(crate) out: Output,
    /// Whether commands are typed in a shell.
    pub(crate) interactive: bool,
    /// Whether `quit` was given.
    pub(crate) ended: bool,
    /// The URI to connect to, if one was given.
    pub(crate) uri: Option<String>,
    pub(crate) readonly: bool,
    connection: Option<Connection>,
    log: Option<File>,
}

/// The keepalive of virsh without `-k` and `-K`.
const KEEPALIVE: KeepaliveOptions = KeepaliveOptions { interval: 5, count: 6 };

/// How long a daemon may take to let a client go.
const PATIENCE: Duration = Duration::from_secs(1);

impl Session {
    pub(crate) fn new(options: Options) -> Self {
        Self {
            out: Output::new(options.quiet),
            uri: usual_uri(&options),
            readonly: options.readonly,
            interactive: false,
            ended: false,
            connection: None,
            log: None,
            options,
        }
    }

    /// The URI to connect to without `connect`'s own.
    pub(crate) fn usual_uri(&self) -> Option<String> {
        usual_uri(&self.options)
    }

    /// Opens the log, if one was asked for.
    pub(crate) fn open_log(&mut self) -> Result<(), Failure> {
        let environment = || env::var_os("VIRSH_LOG_FILE").filter(|path| !path.is_empty());
        if let Some(path) = self.options.log.clone().or_else(|| environment().map(Into::into)) {
            let file =
                FileOptions::new().append(true).create(true).open(&path).map_err(|error| {
                    let problem = crate::plain(&error);
                    Failure::new(format!(
                        "failed to open the log file '{}': {problem}",
                        path.display()
                    ))
                })?;
            self.log = Some(file);
        }
        Ok(())
    }

    /// The daemon; connects to it unless that was done before.
    pub(crate) async fn hypervisor(&mut self) -> Result<Hypervisor, Failure> {
        if let Some(closing) = self.connection.as_ref().and_then(Connection::closing) {
            self.connection = None;
            output::complain([format!("error: Disconnected from the hypervisor: {closing}")]);
        }
        if self.connection.is_none() {
            self.connect().await?;
        }
        match &self.connection {
            Some(connection) => Ok(Remote::new(connection.clone())),
            None => Err(Failure::new("no valid connection")),
        }
    }

    /// Connects anew.
    pub(crate) async fn connect(&mut self) -> Result<(), Failure> {
        self.finish().await;
        let uri = match &self.uri {
            Some(uri) => uri.parse().map_err(|error: ostler_remote::UriError| {
                Failure::new("failed to connect to the hypervisor").and(error.to_string())
            })?,
            None => ConnectUri::usual(),
        };
        let keepalive = KeepaliveOptions {
            interval: self.options.keepalive_interval.unwrap_or(KEEPALIVE.interval),
            count: self.options.keepalive_count.unwrap_or(KEEPALIVE.count),
        };
        let options = OpenOptions { readonly: self.readonly, keepalive: Some(keepalive) };
        let opened = Connection::open(&uri, options).await;
        let connection = opened.map_err(|error| connect_failure(error, &uri))?;
        self.connection = Some(connection);
        Ok(())
    }

    /// Says good-bye to the daemon, which otherwise logs a client that broke off.
    pub(crate) async fn finish(&mut self) {
        if let Some(connection) = self.connection.take().filter(|c| c.closing().is_none()) {
            let hypervisor = Remote::new(connection);
            // A daemon that does not answer is left as it is.
            _ = tokio::time::timeout(PATIENCE, hypervisor.connect_close()).await;
        }
    }

    /// The connection, if there is one.
    pub(crate) fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }

    /// Reports a failure on stderr and in the log.
    pub(crate) fn report(&mut self, failure: &Failure) {
        self.out.flush();
        output::complain(failure.sentences());
        for sentence in failure.sentences() {
            self.note(4, || sentence);
        }
    }

    /// Writes to the log, if the level is logged.
    pub(crate) fn note(&mut self, level: u8, message: impl FnOnce() -> String) {
        let environment = || env::var("VIRSH_DEBUG").ok()?.parse().ok();
        let least = self.options.debug.or_else(environment).unwrap_or(4);
        if let Some(log) = self.log.as_mut().filter(|_| level >= least) {
            let time = output::time::DateTime::now().log();
            let id = std::process::id();
            // A log that cannot be written is no reason to stop.
            _ = writeln!(log, "[{time} ostler {id}] {}", message());
        }
    }
}

/// The URI of `-c`, or that of the environment.
fn usual_uri(options: &Options) -> Option<String> {
    let given = options.uri.clone().filter(|uri| !uri.is_empty());
    given.or_else(|| {
        ["OSTLER_DEFAULT_URI", "VIRSH_DEFAULT_CONNECT_URI", "LIBVIRT_DEFAULT_URI"]
            .into_iter()
            .find_map(|name| env::var(name).ok().filter(|uri| !uri.is_empty()))
    })
}

fn connect_failure(error: ostler_core::Error, uri: &ConnectUri) -> Failure {
    let code = error.code();
    let told: Result<(), Failure> = Err(error).while_(|| "failed to connect to the hypervisor");
    let failure = told.err().unwrap_or_default();
    match code {
        ErrorCode::SystemError => failure.hint(format!(
            "is ostlerd (or libvirtd) running, and may you use its socket? {uri} was asked for; \
             -c names another"
        )),
        ErrorCode::AuthFailed => failure.hint("root is let in, or -r may suffice"),
        _ => failure,
    }
}
