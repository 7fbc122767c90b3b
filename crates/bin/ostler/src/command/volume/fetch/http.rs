//! A file over HTTP, read to its end past connections that break.
//!
//! ```text
//!   GET ──> body ──> ... ──> end
//!            │  breaks
//!            └──> wait ──> GET, Range: bytes=N-, If-Range ──> the rest of the same file
//! ```
//!
//! Certificates are held against those that the system trusts.

use bytes::Bytes;
use rustls::crypto::ring;
use std::{
    io::{self, Read},
    path::Path,
    sync::Arc,
    time::Duration,
};
use ureq::{
    Agent, Body,
    http::{HeaderMap, Response, StatusCode, header},
    tls::{Certificate, RootCerts, TlsConfig, TlsProvider},
};

/// How often in a row it is tried again without getting any further.
const TRIES: u32 = 6;
/// How long a server may take to connect, to answer, and to send something.
const PATIENCE: Duration = Duration::from_secs(60);
/// The wait before the second try; it doubles with each one.
const FIRST_WAIT: Duration = Duration::from_millis(250);
/// How much is read at a time.
const BLOCK: usize = 256 * 1024;

/// The files in which systems keep all certificates that they trust.
const TRUSTED: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
];

/// Why a file does not come.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("'{0}' is no http or https address")]
    NotHttp(String),
    #[error("the system's certificates cannot be read from {path}")]
    Certificates { path: String, source: io::Error },
    #[error("the server answers {0}")]
    Status(StatusCode),
    #[error("the server cannot be asked")]
    Request(#[source] Box<ureq::Error>),
    #[error("the connection broke after {got} bytes")]
    Broken { got: u64, source: io::Error },
    #[error("the server ended after {got} of {promised} bytes")]
    Short { got: u64, promised: u64 },
    #[error("the file changed on the server while it was fetched")]
    Changed,
}

impl FetchError {
    /// Returns whether trying again may help.
    fn is_transient(&self) -> bool {
        match self {
            Self::Status(status) => {
                status.is_server_error()
                    || [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(status)
            }
            Self::Request(error) => matches!(
                **error,
                ureq::Error::Io(_)
                    | ureq::Error::Timeout(_)
                    | ureq::Error::ConnectionFailed
                    | ureq::Error::HostNotFound
            ),
            Self::Broken { .. } | Self::Short { .. } => true,
            Self::NotHttp(_) | Self::Certificates { .. } | Self::Changed => false,
        }
    }
}

/// A file that is being fetched. It waits for the network on its thread.
pub(super) struct Fetch {
    agent: Agent,
    url: String,
    /// The whole file's size, where the server says it.
    size: Option<u64>,
    /// The version of the file: it tells this one from another at the same address.
    version: Option<String>,
    got: u64,
    body: Option<Box<dyn Read + Send>>,
    failures: u32,
    first_wait: Duration,
}

impl Fetch {
    /// Asks for the file.
    ///
    /// # Errors
    /// When it is not there or the server does not answer, after some tries.
    pub(super) fn open(url: &str, note: &dyn Fn(String)) -> Result<Self, FetchError> {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        let is_https = match scheme.as_deref() {
            Some("http") => false,
            Some("https") => true,
            _ => return Err(FetchError::NotHttp(url.to_owned())),
        };
        let (size, version, body) = (None, None, None);
        let mut fetch = Self {
            agent: agent(is_https)?,
            url: url.to_owned(),
            size,
            version,
            got: 0,
            body,
            failures: 0,
            first_wait: FIRST_WAIT,
        };
        while fetch.body.is_none() {
            if let Err(error) = fetch.ask() {
                fetch.wait_after(error, note)?;
            }
        }
        Ok(fetch)
    }

    /// How large the file is, if the server says so.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// The next bytes of the file; nothing at its end.
    ///
    /// # Errors
    /// When it does not come on, however often it is tried.
    pub(super) fn next(&mut self, note: &dyn Fn(String)) -> Result<Bytes, FetchError> {
        loop {
            let read = match &mut self.body {
                Some(body) => read_block(body.as_mut()),
                None => match self.ask() {
                    Ok(()) => continue,
                    Err(error) => {
                        self.wait_after(error, note)?;
                        continue;
                    }
                },
            };
            let error = match read {
                Ok(block) if !block.is_empty() => {
                    self.got += block.len() as u64;
                    self.failures = 0;
                    return Ok(block);
                }
                Ok(end) => match self.size {
                    Some(promised) if promised != self.got => {
                        FetchError::Short { got: self.got, promised }
                    }
                    _ => return Ok(end),
                },
                Err(source) => FetchError::Broken { got: self.got, source },
            };
            self.body = None;
            self.wait_after(error, note)?;
        }
    }

    /// Waits before the next try, or gives up.
    fn wait_after(&mut self, error: FetchError, note: &dyn Fn(String)) -> Result<(), FetchError> {
        self.failures += 1;
        if !error.is_transient() || self.failures >= TRIES {
            return Err(error);
        }
        note(format!("warning: {}: trying again", super::chain(&error)));
        std::thread::sleep(self.first_wait * 2_u32.pow(self.failures - 1));
        Ok(())
    }

    /// Asks for what is missing of the file.
    fn ask(&mut self) -> Result<(), FetchError> {
        let mut request = self.agent.get(&self.url).header(header::ACCEPT_ENCODING, "identity");
        if self.got > 0 {
            request = request.header(header::RANGE, format!("bytes={}-", self.got));
            if let Some(version) = &self.version {
                request = request.header(header::IF_RANGE, version);
            }
        }
        let answer = request.call().map_err(|error| FetchError::Request(Box::new(error)))?;
        let skip = self.accept(&answer)?;
        let mut body = answer.into_body().into_reader();
        let skipped = io::copy(&mut (&mut body).take(skip), &mut io::sink());
        match skipped {
            Ok(count) if count == skip => {}
            Ok(_) => return Err(FetchError::Changed),
            Err(source) => return Err(FetchError::Broken { got: self.got, source }),
        }
        self.body = Some(Box::new(body));
        Ok(())
    }

    /// Takes note of what an answer says of the file; says how much of its
    /// body is known already.
    fn accept(&mut self, answer: &Response<Body>) -> Result<u64, FetchError> {
        let headers = answer.headers();
        let version = version(headers);
        let (start, size) = match answer.status() {
            StatusCode::OK => (0, number(headers, header::CONTENT_LENGTH)),
            StatusCode::PARTIAL_CONTENT => {
                content_range(headers).ok_or(FetchError::Status(StatusCode::PARTIAL_CONTENT))?
            }
            StatusCode::RANGE_NOT_SATISFIABLE => return Err(FetchError::Changed),
            status => return Err(FetchError::Status(status)),
        };
        let is_first = self.got == 0;
        if !is_first && (version != self.version || size != self.size || start > self.got) {
            return Err(FetchError::Changed);
        }
        (self.size, self.version) = (size, version);
        Ok(self.got - start.min(self.got))
    }
}

fn read_block(body: &mut dyn Read) -> io::Result<Bytes> {
    let mut block = vec![0; BLOCK];
    loop {
        match body.read(&mut block) {
            Ok(count) => {
                block.truncate(count);
                return Ok(block.into());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The entity tag, if it is a strong one, else the time of the last change.
fn version(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let tag = text(header::ETAG).filter(|tag| !tag.starts_with("W/"));
    tag.or_else(|| text(header::LAST_MODIFIED)).map(str::to_owned)
}

fn number(headers: &HeaderMap, name: header::HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

/// Start and whole size of `bytes START-END/SIZE`.
fn content_range(headers: &HeaderMap) -> Option<(u64, Option<u64>)> {
    let text = headers.get(header::CONTENT_RANGE)?.to_str().ok()?;
    let (range, size) = text.trim().strip_prefix("bytes ")?.split_once('/')?;
    let start = range.split_once('-')?.0.trim().parse().ok()?;
    Some((start, size.trim().parse().ok()))
}

fn agent(is_https: bool) -> Result<Agent, FetchError> {
    let mut config = Agent::config_builder()
        .timeout_connect(Some(PATIENCE))
        .timeout_recv_response(Some(PATIENCE))
        .http_status_as_error(false)
        .user_agent(concat!("ostler/", env!("CARGO_PKG_VERSION")));
    if is_https {
        let provider = Arc::new(ring::default_provider());
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(provider)
            .root_certs(RootCerts::Specific(Arc::new(certificates()?)))
            .build();
        config = config.tls_config(tls);
    }
    Ok(config.build().new_agent())
}

/// The certificates that `SSL_CERT_FILE` names, or the system trusts.
fn certificates() -> Result<Vec<Certificate<'static>>, FetchError> {
    let named = std::env::var("SSL_CERT_FILE").ok().filter(|path| !path.is_empty());
    let path = named.as_deref().unwrap_or_else(|| {
        let there = TRUSTED.into_iter().find(|path| Path::new(path).exists());
        there.unwrap_or(TRUSTED[0])
    });
    let failed = |source| FetchError::Certificates { path: path.to_owned(), source };
    let text = std::fs::read(path).map_err(failed)?;
    let items = ureq::tls::parse_pem(&text).filter_map(|item| match item {
        Ok(ureq::tls::PemItem::Certificate(certificate)) => Some(certificate),
        // One that cannot be read does not keep the others from being used.
        _ => None,
    });
    Ok(items.collect())
}
