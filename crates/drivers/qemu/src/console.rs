//! Consoles, channels and screens as streams.
//!
//! A console has one reader at a time: a second client gets an error that says
//! so, or, with `force`, takes it over; the first one's stream then ends.

use crate::Qemu;
use crate::definition;
use crate::domain::control::with_live;
use crate::emulator::Capability;
use crate::error::QemuError;
use crate::guest::{Ask, Domain, Hold, Live};
use ostler_core::{Error, Result};
use ostler_driver::{Part, Stream, StreamSink, StreamSource};
use ostler_host::file::{self, Terminal};
use ostler_model::domain::{ChannelTarget, CharacterSource, DomainDef, SocketMode};
use ostler_qmp::command::Screendump;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;
use tokio::sync::watch;

/// Opens the console or port of this alias; the first console without one.
pub(crate) async fn open(domain: &Domain, alias: Option<&str>, ask: Ask) -> Result<Stream> {
    let live = domain.live()?;
    let (alias, source) = find(&live.def, alias)?;
    connect(domain, &live, &alias, &source, ask).await
}

/// Opens a channel by its name or alias; the first one without.
pub(crate) async fn open_channel(domain: &Domain, name: Option<&str>, ask: Ask) -> Result<Stream> {
    let live = domain.live()?;
    let mut channels = live.def.devices.channels.iter();
    let channel = match name {
        None => channels.next(),
        Some(wanted) => channels.find(|channel| {
            let name = match &channel.target {
                ChannelTarget::Virtio(port) | ChannelTarget::Xen(port) => port.name.as_deref(),
                ChannelTarget::GuestForward(_) => None,
            };
            name == Some(wanted) || channel.info.alias.as_deref() == Some(wanted)
        }),
    };
    let missing = || {
        Error::invalid_arg(match name {
            Some(name) => format!("cannot find channel {name}"),
            None => "the domain has no channel".to_owned(),
        })
    };
    let channel = channel.ok_or_else(missing)?;
    if crate::agent::is_agent_channel(channel) {
        return Err(Error::operation_invalid(
            "the guest agent's channel is in use by this daemon: send agent commands instead",
        ));
    }
    let alias = channel.info.alias.as_deref().unwrap_or_default().to_owned();
    connect(domain, &live, &alias, &channel.source, ask).await
}

/// The device of an alias: consoles first, then serial and parallel ports.
fn find(def: &DomainDef, alias: Option<&str>) -> Result<(String, CharacterSource)> {
    let devices = &def.devices;
    let consoles = devices.consoles.iter().map(|console| (&console.info, &console.source.0));
    let serials = devices.serials.iter().map(|serial| (&serial.info, &serial.source.0));
    let parallels = devices.parallels.iter().map(|parallel| (&parallel.info, &parallel.source.0));
    let mut all = consoles.chain(serials).chain(parallels);
    let found = match alias {
        None => all.next(),
        Some(alias) => all.find(|(info, _)| info.alias.as_deref() == Some(alias)),
    };
    let missing = || {
        Error::invalid_arg(match alias {
            Some(alias) => format!("cannot find character device {alias}"),
            None => "the domain has no console: add <console type='pty'/>".to_owned(),
        })
    };
    let (info, source) = found.ok_or_else(missing)?;
    Ok((info.alias.as_deref().unwrap_or("console0").to_owned(), source.clone()))
}

async fn connect(
    domain: &Domain,
    live: &Arc<Live>,
    alias: &str,
    source: &CharacterSource,
    ask: Ask,
) -> Result<Stream> {
    let _ = ask.safe;
    let no_path =
        || Error::internal(format!("the other end of character device '{alias}' is not known"));
    match source {
        CharacterSource::Pty(pty) => {
            let path = pty.path.as_deref().ok_or_else(no_path)?;
            let hold = live.machine.open_devices.take(alias, ask)?;
            let terminal = terminal(path).await.map_err(|error| error.about(domain))?;
            let (reader, writer) = tokio::io::split(terminal);
            Ok(held(reader, writer, hold))
        }
        CharacterSource::Unix(unix) if unix.source.mode != Some(SocketMode::Connect) => {
            let path = unix.source.path.as_deref().ok_or_else(no_path)?;
            let hold = live.machine.open_devices.take(alias, ask)?;
            let socket = UnixStream::connect(path).await.map_err(|error| {
                Error::system(format!("cannot connect to channel '{path}': {error}"))
                    .about(domain.as_error_object())
            })?;
            let (reader, writer) = socket.into_split();
            Ok(held(reader, writer, hold))
        }
        _ => Err(Error::operation_unsupported(format!(
            "character device '{alias}' is not using a PTY or a listening UNIX socket: it goes \
             elsewhere than to this daemon"
        ))),
    }
}

/// Opens a terminal that QEMU made.
async fn terminal(path: &str) -> Result<Terminal, QemuError> {
    let opened = file::open_terminal(path).await;
    let opened =
        opened.map_err(|source| QemuError::File { what: "cannot open the console", source })?;
    Terminal::new(opened).map_err(|error| QemuError::Source {
        role: "the console".to_owned(),
        path: path.into(),
        reason: error.to_string(),
    })
}

/// A stream that ends when its device is taken over.
fn held<R, W>(reader: R, writer: W, hold: Arc<Hold>) -> Stream
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    let Stream { source, sink } = ostler_driver::over_io(reader, writer);
    let evicted = hold.evicted.clone();
    let (Some(source), Some(sink)) = (source, sink) else { return Stream::default() };
    Stream::both(HeldSource { source, evicted, hold: Arc::clone(&hold) }, HeldSink { sink, hold })
}

fn taken_over() -> Error {
    Error::operation_failed("another client has taken the console over")
}

struct HeldSource {
    source: Box<dyn StreamSource>,
    evicted: watch::Receiver<bool>,
    hold: Arc<Hold>,
}

struct HeldSink {
    sink: Box<dyn StreamSink>,
    hold: Arc<Hold>,
}

#[async_trait::async_trait]
impl StreamSource for HeldSource {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        if *self.hold.evicted.borrow() {
            return Err(taken_over());
        }
        tokio::select! {
            part = self.source.read(limit) => part,
            _ = self.evicted.wait_for(|evicted| *evicted) => Err(taken_over()),
        }
    }
}

#[async_trait::async_trait]
impl StreamSink for HeldSink {
    async fn write(&mut self, data: bytes::Bytes) -> Result<()> {
        if *self.hold.evicted.borrow() {
            return Err(taken_over());
        }
        self.sink.write(data).await
    }

    async fn finish(&mut self) -> Result<()> {
        self.sink.finish().await
    }
}

/// A picture of the guest's screen: its MIME type, and the picture.
pub(crate) async fn screenshot(
    driver: &Qemu,
    domain: &Arc<Domain>,
    screen: u32,
) -> Result<(Option<String>, Stream)> {
    let live = domain.live()?;
    let Some(video) = live.def.devices.videos.first() else {
        return Err(Error::operation_invalid("no screens to take screenshot from"));
    };
    let heads = video.model.heads.unwrap_or(1);
    if screen >= heads {
        return Err(Error::operation_invalid(format!(
            "screen {screen} does not exist: the domain has {heads}"
        )));
    }
    let device = video.info.alias.clone().filter(|_| screen > 0);
    // The emulator writes it where it may write: its own folder.
    let emulator = definition::emulator(driver, &live.def).await?;
    let png = emulator.has(Capability::ScreenshotFormatPng);
    let (suffix, kind) =
        if png { ("png", "image/png") } else { ("ppm", "image/x-portable-pixmap") };
    let name = format!("screenshot-{}.{suffix}", live.machine.next_file());
    let path = driver.layout.domain_folder(live.machine.id, &live.machine.name).join(name);
    let text = path.to_string_lossy().into_owned();
    let taken = with_live(domain, "screenshot", move |_, live| async move {
        let shot = Screendump {
            filename: &text,
            device: device.as_deref(),
            head: device.as_ref().map(|_| screen),
            format: png.then_some("png"),
        };
        live.machine.monitor()?.call(shot).await?;
        Ok(())
    });
    taken.await?;
    let file = file::open_and_unlink(path).await.map_err(|source| {
        QemuError::File { what: "cannot read the screenshot", source }.about(domain)
    })?;
    let source = ostler_driver::IoSource::new(tokio::fs::File::from_std(file));
    Ok((Some(kind.to_owned()), Stream::reading(source)))
}
