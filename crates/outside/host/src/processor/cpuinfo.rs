//! The processors in /proc/cpuinfo.

use crate::HostRoot;

/// Facts that /proc/cpuinfo tells in its own way on each architecture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CpuInfo {
    /// Speed of the first CPU in MHz.
    pub mhz: Option<u32>,
    /// Version of the microcode, x86.
    pub microcode: Option<u32>,
    /// Feature flags of the first CPU.
    pub flags: Vec<String>,
    /// Maker and model in one line. What was found out about emulators holds
    /// only on a processor of the same.
    pub signature: Option<String>,
    /// Maker and part, ARM.
    pub arm: Option<Arm>,
    /// Whether each CPU counts as a core, s390.
    pub cpu_is_core: bool,
}

/// The parts of an ARM processor's main id register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arm {
    /// `CPU implementer`.
    pub implementer: u32,
    /// `CPU part`.
    pub part: u32,
}

impl CpuInfo {
    /// Reads it from the host under `root`, which is of `architecture` (as
    /// `uname -m` says it).
    #[must_use]
    pub fn read(root: &HostRoot, architecture: &str) -> Self {
        Self::parse(&root.text("/proc/cpuinfo").unwrap_or_default(), architecture)
    }

    /// Takes it from the text of such a file.
    #[must_use]
    pub fn parse(text: &str, architecture: &str) -> Self {
        let field = |name: &str| {
            text.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                (key.trim_end() == name).then(|| value.trim())
            })
        };
        let mut info = Self::default();
        let words = |text: Option<&str>| -> Vec<String> {
            text.unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect()
        };
        match architecture {
            "x86_64" | "i686" | "i586" | "i486" | "i386" => {
                info.mhz = field("cpu MHz").and_then(whole);
                info.microcode = field("microcode").and_then(hexadecimal);
                info.flags = words(field("flags"));
                info.signature = x86_signature(field);
            }
            "ppc64" | "ppc64le" | "ppc" => {
                info.mhz = field("clock").and_then(whole);
                info.signature = joined([field("cpu"), field("revision")], ", rev ");
            }
            "s390" | "s390x" => {
                info.mhz = field("cpu MHz dynamic").and_then(whole);
                info.flags = words(field("features"));
                info.cpu_is_core = true;
                info.signature = text
                    .lines()
                    .find(|line| line.starts_with("processor 0:"))
                    .and_then(|line| Some(line.split_once(':')?.1.trim().to_owned()));
            }
            "aarch64" | "armv6l" | "armv7l" | "armv7b" => {
                info.flags = words(field("Features"));
                let part = |name| field(name).and_then(hexadecimal);
                info.arm = part("CPU implementer")
                    .zip(part("CPU part"))
                    .map(|(implementer, part)| Arm { implementer, part });
            }
            _ => info.mhz = field("cpu MHz").and_then(whole),
        }
        info
    }
}

fn x86_signature<'a>(field: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    Some(format!(
        "{}, {}, family: {}, model: {}, stepping: {}",
        field("vendor_id")?,
        field("model name")?,
        field("cpu family")?,
        field("model")?,
        field("stepping")?
    ))
}

fn joined(parts: [Option<&str>; 2], separator: &str) -> Option<String> {
    let [first, second] = parts;
    Some(format!("{}{separator}{}", first?, second?))
}

/// The whole part of a number with decimals and a unit.
fn whole(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

fn hexadecimal(text: &str) -> Option<u32> {
    u32::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}
