//! `<audio>`: where sound goes on the host.

use ostler_xml::{
    Text, YesNo, choice, element, enumeration,
    part::{attr, child, group, required},
};

element! {
    /// `<audio>`.
    pub struct Audio {
        pub id: u32 = required("id"),
        pub backend: AudioBackend = group(),
    }
}

choice! {
    /// The backend that plays and records on the host.
    pub enum AudioBackend by "type" {
        "none" => None(Box<AudioEnds<NoEndOptions>>),
        "alsa" => Alsa(Box<AudioEnds<DeviceEnd>>),
        "coreaudio" => CoreAudio(Box<AudioEnds<BufferedEnd>>),
        "dbus" => Dbus(Box<AudioEnds<NoEndOptions>>),
        "jack" => Jack(Box<AudioEnds<JackEnd>>),
        "oss" => Oss(Box<OssAudio>),
        "pulseaudio" => PulseAudio(Box<PulseAudio>),
        "pipewire" => PipeWire(Box<PipeWireAudio>),
        "sdl" => Sdl(Box<SdlAudio>),
        "spice" => Spice(Box<AudioEnds<NoEndOptions>>),
        "file" => File(Box<FileAudio>),
    }
}

/// Settings that every backend has: a timer, and the two directions of sound.
#[derive(Debug, Clone, PartialEq)]
pub struct AudioEnds<E> {
    /// How often sound is passed on, in microseconds.
    pub timer_period: Option<u32>,
    /// The direction that is recorded.
    pub input: Option<AudioEnd<E>>,
    /// The direction that is played.
    pub output: Option<AudioEnd<E>>,
}

impl<E> Default for AudioEnds<E> {
    fn default() -> Self {
        Self { timer_period: None, input: None, output: None }
    }
}

impl<E: ostler_xml::Element> ostler_xml::Element for AudioEnds<E> {
    fn read(reader: &mut ostler_xml::Reader<'_, '_>) -> ostler_xml::Result<Self> {
        use ostler_xml::Part as _;
        Ok(Self {
            timer_period: attr("timerPeriod").read(reader)?,
            input: child("input").read(reader)?,
            output: child("output").read(reader)?,
        })
    }

    fn write_attributes(&self, writer: &mut ostler_xml::Writer) {
        ostler_xml::Part::write_attributes(&attr("timerPeriod"), &self.timer_period, writer);
    }

    fn write_content(&self, writer: &mut ostler_xml::Writer) {
        use ostler_xml::Part as _;
        child("input").write_content(&self.input, writer);
        child("output").write_content(&self.output, writer);
    }
}

/// One direction of sound.
#[derive(Debug, Clone, PartialEq)]
pub struct AudioEnd<E> {
    /// Settings that every backend has.
    pub common: AudioEndCommon,
    /// Settings of this backend.
    pub own: E,
    /// The format that the device is asked for.
    pub settings: Option<AudioSettings>,
}

impl<E: ostler_xml::Element> ostler_xml::Element for AudioEnd<E> {
    fn read(reader: &mut ostler_xml::Reader<'_, '_>) -> ostler_xml::Result<Self> {
        use ostler_xml::Part as _;
        let common = AudioEndCommon::read(reader)?;
        Ok(Self { common, own: E::read(reader)?, settings: child("settings").read(reader)? })
    }

    fn write_attributes(&self, writer: &mut ostler_xml::Writer) {
        self.common.write_attributes(writer);
        self.own.write_attributes(writer);
    }

    fn write_content(&self, writer: &mut ostler_xml::Writer) {
        use ostler_xml::Part as _;
        child("settings").write_content(&self.settings, writer);
    }
}

element! {
    /// Settings that every direction of every backend has.
    #[derive(Default)]
    pub struct AudioEndCommon {
        pub mixing_engine: Option<YesNo> = attr("mixingEngine"),
        pub fixed_settings: Option<YesNo> = attr("fixedSettings"),
        pub voices: Option<u32> = attr("voices"),
        /// In microseconds.
        pub buffer_length: Option<u32> = attr("bufferLength"),
    }
}

enumeration! {
    /// How samples are coded.
    pub enum SampleFormat {
        S8 = "s8", U8 = "u8", S16 = "s16", U16 = "u16", S32 = "s32", U32 = "u32", F32 = "f32",
    }
}

element! {
    /// `<settings>`.
    #[derive(Default)]
    pub struct AudioSettings {
        pub frequency: Option<u32> = attr("frequency"),
        pub channels: Option<u32> = attr("channels"),
        pub format: Option<SampleFormat> = attr("format"),
    }
}

element! {
    /// Nothing of its own.
    #[derive(Default)]
    pub struct NoEndOptions {}
}

element! {
    /// ALSA.
    #[derive(Default)]
    pub struct DeviceEnd {
        pub dev: Option<Text> = attr("dev"),
    }
}

element! {
    /// CoreAudio and SDL.
    #[derive(Default)]
    pub struct BufferedEnd {
        pub buffer_count: Option<u32> = attr("bufferCount"),
    }
}

element! {
    /// JACK.
    #[derive(Default)]
    pub struct JackEnd {
        pub server_name: Option<Text> = attr("serverName"),
        pub client_name: Option<Text> = attr("clientName"),
        pub connect_ports: Option<Text> = attr("connectPorts"),
        pub exact_name: Option<YesNo> = attr("exactName"),
    }
}

element! {
    /// OSS.
    #[derive(Default)]
    pub struct OssEnd {
        pub dev: Option<Text> = attr("dev"),
        pub buffer_count: Option<u32> = attr("bufferCount"),
        pub try_poll: Option<YesNo> = attr("tryPoll"),
    }
}

element! {
    /// OSS as a whole.
    #[derive(Default)]
    pub struct OssAudio {
        pub ends: AudioEnds<OssEnd> = group(),
        pub try_mmap: Option<YesNo> = attr("tryMMap"),
        pub exclusive: Option<YesNo> = attr("exclusive"),
        pub dsp_policy: Option<i32> = attr("dspPolicy"),
    }
}

element! {
    /// PulseAudio and PipeWire.
    #[derive(Default)]
    pub struct StreamEnd {
        pub name: Option<Text> = attr("name"),
        pub stream_name: Option<Text> = attr("streamName"),
        /// In microseconds.
        pub latency: Option<u32> = attr("latency"),
    }
}

element! {
    /// PulseAudio as a whole.
    #[derive(Default)]
    pub struct PulseAudio {
        pub ends: AudioEnds<StreamEnd> = group(),
        pub server_name: Option<Text> = attr("serverName"),
    }
}

element! {
    /// PipeWire as a whole.
    #[derive(Default)]
    pub struct PipeWireAudio {
        pub ends: AudioEnds<StreamEnd> = group(),
        pub runtime_dir: Option<Text> = attr("runtimeDir"),
    }
}

enumeration! {
    /// The library that SDL plays through.
    pub enum SdlDriver { Esd = "esd", Alsa = "alsa", Arts = "arts", PulseAudio = "pulseaudio" }
}

element! {
    /// SDL as a whole.
    #[derive(Default)]
    pub struct SdlAudio {
        pub ends: AudioEnds<BufferedEnd> = group(),
        pub driver: Option<SdlDriver> = attr("driver"),
    }
}

element! {
    /// A file.
    #[derive(Default)]
    pub struct FileAudio {
        pub ends: AudioEnds<NoEndOptions> = group(),
        pub path: Option<Text> = attr("path"),
    }
}
