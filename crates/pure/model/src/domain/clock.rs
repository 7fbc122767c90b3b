//! `<clock>` and `<pm>`.

use ostler_xml::{
    List, Text, Value, YesNo, choice, element, enumeration,
    part::{attr, attr_of, child, group, items, required},
};

choice! {
    /// The time that the guest's clock shows at the start.
    pub enum ClockOffset by "offset" or "utc" {
        /// UTC.
        "utc" => Utc(ClockAdjustment),
        /// The host's local time.
        "localtime" => LocalTime(ClockAdjustment),
        /// The time of a zone.
        "timezone" => TimeZone(TimeZone),
        /// UTC or local time and a difference, which the guest changes.
        "variable" => Variable(VariableClock),
        /// A fixed time.
        "absolute" => Absolute(AbsoluteClock),
    }
}

impl Default for ClockOffset {
    fn default() -> Self {
        Self::Utc(ClockAdjustment::default())
    }
}

/// By how many seconds a clock differs; or that it is set back at each start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjustment {
    /// As the host's clock at each start.
    Reset,
    /// So many seconds ahead.
    Seconds(i64),
}

impl Value for Adjustment {
    fn from_text(text: &str) -> Option<Self> {
        if text == "reset" { Some(Self::Reset) } else { i64::from_text(text).map(Self::Seconds) }
    }

    fn push_to(&self, out: &mut String, in_attribute: bool) {
        match self {
            Self::Reset => out.push_str("reset"),
            Self::Seconds(seconds) => seconds.push_to(out, in_attribute),
        }
    }

    fn expected() -> String {
        "'reset' or a number of seconds".to_owned()
    }
}

element! {
    /// Whether a clock without a difference can be given one by the guest.
    #[derive(Default)]
    pub struct ClockAdjustment {
        pub adjustment: Option<Adjustment> = attr("adjustment"),
    }
}

element! {
    /// `offset='timezone'`.
    #[derive(Default)]
    pub struct TimeZone {
        pub name: Option<Text> = attr("timezone"),
    }
}

enumeration! {
    /// The clock from which a variable one differs.
    #[derive(Default)]
    pub enum ClockBasis { #[default] Utc = "utc", LocalTime = "localtime" }
}

element! {
    /// `offset='variable'`.
    #[derive(Default)]
    pub struct VariableClock {
        pub adjustment: i64 = ostler_xml::part::attr_or("adjustment", 0),
        pub basis: ClockBasis = ostler_xml::part::attr_or("basis", ClockBasis::Utc),
    }
}

element! {
    /// `offset='absolute'`.
    pub struct AbsoluteClock {
        /// Seconds since 1970.
        pub start: u64 = required("start"),
    }
}

element! {
    /// `<clock>`.
    #[derive(Default)]
    pub struct ClockDef {
        pub offset: ClockOffset = group(),
        pub timers: List<Timer> = items("timer"),
    }
}

enumeration! {
    /// A timer of the guest.
    pub enum TimerName {
        Platform = "platform", Pit = "pit", Rtc = "rtc", Hpet = "hpet", Tsc = "tsc",
        KvmClock = "kvmclock", HypervClock = "hypervclock", ArmVTimer = "armvtimer",
    }
}

enumeration! {
    /// The treatment of ticks that the guest missed.
    pub enum TickPolicy { Delay = "delay", Catchup = "catchup", Merge = "merge", Discard = "discard" }
}

enumeration! {
    /// The clock that a timer follows.
    pub enum TimerTrack { Boot = "boot", Guest = "guest", Wall = "wall", RealTime = "realtime" }
}

enumeration! {
    /// How the TSC is had.
    pub enum TscMode {
        Auto = "auto", Native = "native", Emulate = "emulate", Paravirt = "paravirt",
        SmpSafe = "smpsafe",
    }
}

element! {
    /// `<timer>`.
    pub struct Timer {
        pub name: TimerName = required("name"),
        pub present: Option<YesNo> = attr("present"),
        pub tick_policy: Option<TickPolicy> = attr("tickpolicy"),
        pub track: Option<TimerTrack> = attr("track"),
        /// Of the TSC, in Hz.
        pub frequency: Option<u64> = attr("frequency"),
        pub mode: Option<TscMode> = attr("mode"),
        pub catchup: Option<Box<Catchup>> = child("catchup"),
    }
}

element! {
    /// `<catchup>`.
    #[derive(Default)]
    pub struct Catchup {
        pub threshold: Option<u32> = attr("threshold"),
        pub slew: Option<u32> = attr("slew"),
        pub limit: Option<u32> = attr("limit"),
    }
}

element! {
    /// `<pm>`: which ways to sleep the guest is offered.
    #[derive(Default)]
    pub struct PowerManagement {
        pub suspend_to_mem: Option<YesNo> = attr_of("suspend-to-mem", "enabled"),
        pub suspend_to_disk: Option<YesNo> = attr_of("suspend-to-disk", "enabled"),
    }
}
