//! Audio backends: `<audio>`, the host's end of sound.

use crate::arguments::Properties;
use crate::devices::Part;
use crate::scene::Scene;
use ostler_model::domain::{
    Audio, AudioBackend, AudioEnd, AudioEnds, BufferedEnd, DeviceEnd, DomainDef, JackEnd,
    NoEndOptions, OssEnd, StreamEnd,
};
use ostler_xml::{Text, YesNo};

/// The id of the backend with this number, or of the first one.
pub(in crate::devices) fn id_for(domain: &DomainDef, number: Option<u32>) -> Option<String> {
    let number = number.or_else(|| domain.devices.audios.first().map(|audio| audio.id))?;
    Some(format!("audio{number}"))
}

/// The parts of a backend: the variables that it reads, and itself.
pub(in crate::devices) fn parts(scene: &Scene<'_>, audio: &Audio) -> Vec<Part> {
    let mut parts = Vec::with_capacity(2);
    match &audio.backend {
        AudioBackend::PipeWire(pipewire) => {
            let default = scene.settings.pipewire_directory.as_deref();
            let directory = pipewire.runtime_dir.as_deref().or(default);
            parts.extend(directory.map(|path| Part::variable("PIPEWIRE_RUNTIME_DIR", path)));
        }
        AudioBackend::Sdl(sdl) => {
            let driver = sdl.driver;
            parts.extend(driver.map(|driver| Part::variable("SDL_AUDIODRIVER", driver.as_str())));
        }
        _ => {}
    }
    parts.push(Part::option("-audiodev", properties(audio).to_json()));
    parts
}

fn properties(audio: &Audio) -> Properties {
    let mut backend = Properties::new().with("id", format!("audio{}", audio.id));
    let text = |text: &Option<Text>| text.as_deref().map(str::to_owned);
    match &audio.backend {
        AudioBackend::None(ends) => ends_of(&mut backend, "none", ends, |_| {}),
        AudioBackend::Alsa(ends) => ends_of(&mut backend, "alsa", ends, |_| {}),
        AudioBackend::CoreAudio(ends) => ends_of(&mut backend, "coreaudio", ends, |_| {}),
        AudioBackend::Dbus(ends) => ends_of(&mut backend, "dbus", ends, |_| {}),
        AudioBackend::Jack(ends) => ends_of(&mut backend, "jack", ends, |_| {}),
        AudioBackend::Spice(ends) => ends_of(&mut backend, "spice", ends, |_| {}),
        AudioBackend::Oss(oss) => ends_of(&mut backend, "oss", &oss.ends, |backend| {
            backend.set_some("try-mmap", yes(oss.try_mmap));
            backend.set_some("exclusive", yes(oss.exclusive));
            backend.set_some("dsp-policy", oss.dsp_policy);
        }),
        AudioBackend::PulseAudio(pulse) => ends_of(&mut backend, "pa", &pulse.ends, |backend| {
            backend.set_some("server", text(&pulse.server_name));
        }),
        AudioBackend::PipeWire(pipewire) => {
            ends_of(&mut backend, "pipewire", &pipewire.ends, |_| {});
        }
        AudioBackend::Sdl(sdl) => ends_of(&mut backend, "sdl", &sdl.ends, |_| {}),
        AudioBackend::File(file) => ends_of(&mut backend, "wav", &file.ends, |backend| {
            backend.set_some("path", text(&file.path));
        }),
    }
    backend
}

fn ends_of<E: EndOptions>(
    backend: &mut Properties,
    driver: &'static str,
    ends: &AudioEnds<E>,
    own: impl FnOnce(&mut Properties),
) {
    backend.set("driver", driver);
    backend.set_some("timer-period", ends.timer_period);
    own(backend);
    for (name, end) in [("in", &ends.input), ("out", &ends.output)] {
        if let Some(end) = end.as_ref().map(end_properties).filter(|end| !end.is_empty()) {
            backend.set(name, end);
        }
    }
}

fn end_properties<E: EndOptions>(end: &AudioEnd<E>) -> Properties {
    let mut properties = Properties::new();
    properties.set_some("mixing-engine", yes(end.common.mixing_engine));
    properties.set_some("fixed-settings", yes(end.common.fixed_settings));
    properties.set_some("voices", end.common.voices);
    properties.set_some("buffer-length", end.common.buffer_length);
    if let Some(settings) = &end.settings {
        properties.set_some("frequency", settings.frequency);
        properties.set_some("channels", settings.channels);
        properties.set_some("format", settings.format.map(|format| format.as_str()));
    }
    end.own.add_to(&mut properties);
    properties
}

fn yes(value: Option<YesNo>) -> Option<bool> {
    value.map(|value| value == YesNo::Yes)
}

/// The properties that one kind of backend adds to an end.
trait EndOptions {
    fn add_to(&self, end: &mut Properties);
}

impl EndOptions for NoEndOptions {
    fn add_to(&self, _end: &mut Properties) {}
}

impl EndOptions for DeviceEnd {
    fn add_to(&self, end: &mut Properties) {
        end.set_some("dev", self.dev.as_deref().map(str::to_owned));
    }
}

impl EndOptions for BufferedEnd {
    fn add_to(&self, end: &mut Properties) {
        end.set_some("buffer-count", self.buffer_count);
    }
}

impl EndOptions for JackEnd {
    fn add_to(&self, end: &mut Properties) {
        let text = |text: &Option<Text>| text.as_deref().map(str::to_owned);
        end.set_some("server-name", text(&self.server_name));
        end.set_some("client-name", text(&self.client_name));
        end.set_some("connect-ports", text(&self.connect_ports));
        end.set_some("exact-name", yes(self.exact_name));
    }
}

impl EndOptions for OssEnd {
    fn add_to(&self, end: &mut Properties) {
        end.set_some("dev", self.dev.as_deref().map(str::to_owned));
        end.set_some("buffer-count", self.buffer_count);
        end.set_some("try-poll", yes(self.try_poll));
    }
}

impl EndOptions for StreamEnd {
    fn add_to(&self, end: &mut Properties) {
        let text = |text: &Option<Text>| text.as_deref().map(str::to_owned);
        end.set_some("name", text(&self.name));
        end.set_some("stream-name", text(&self.stream_name));
        end.set_some("latency", self.latency);
    }
}
