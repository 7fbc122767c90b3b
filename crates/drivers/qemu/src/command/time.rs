//! `-rtc` and the guest's timers.

use crate::arguments::{CommaList, CommandLine};
use crate::devices::BuildError;
use crate::emulator::capability::Capability;
use crate::scene::Scene;
use ostler_model::domain::{
    Adjustment, ClockAdjustment, ClockBasis, ClockOffset, TickPolicy, Timer, TimerName, TimerTrack,
};
use ostler_xml::YesNo;

/// Writes `-rtc` and the timers that are not features of the processor.
pub(super) fn write(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let timers = &scene.domain.clock.timers;
    write_clock(scene, line)?;
    for timer in timers {
        match timer.name {
            TimerName::Pit => write_pit(timer, scene, line),
            TimerName::Hpet
                if timer.present == Some(YesNo::No)
                    && !scene.target.has(Capability::MachineHpet) =>
            {
                line.raw("-no-hpet");
            }
            TimerName::Platform => {
                return Err(BuildError::unsupported("<timer name='platform'>", "QEMU has none"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn write_clock(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let mut list = CommaList::new();
    match &scene.domain.clock.offset {
        ClockOffset::Utc(fixed) => list.set("base", base("utc", fixed)?),
        ClockOffset::LocalTime(fixed) => list.set("base", base("localtime", fixed)?),
        ClockOffset::TimeZone(_) => list.set("base", "localtime"),
        ClockOffset::Variable(clock) => {
            let local = if clock.basis == ClockBasis::LocalTime { scene.local_offset } else { 0 };
            list.set("base", iso(scene.now.saturating_add(local).saturating_add(clock.adjustment)));
        }
        ClockOffset::Absolute(clock) => {
            list.set("base", iso(i64::try_from(clock.start).unwrap_or(i64::MAX)));
        }
    }
    if let Some(rtc) = scene.domain.clock.timers.iter().find(|timer| timer.name == TimerName::Rtc) {
        match rtc.track {
            Some(TimerTrack::Guest) => list.set("clock", "vm"),
            Some(TimerTrack::Wall) => list.set("clock", "host"),
            Some(TimerTrack::RealTime) => list.set("clock", "rt"),
            Some(TimerTrack::Boot) => {
                return Err(BuildError::unsupported(
                    "<timer name='rtc' track='boot'>",
                    "QEMU's clock follows guest, wall or realtime",
                ));
            }
            None => {}
        }
        if rtc.tick_policy == Some(TickPolicy::Catchup) {
            list.set("driftfix", "slew");
        }
    }
    line.list("-rtc", list);
    Ok(())
}

fn base(name: &'static str, fixed: &ClockAdjustment) -> Result<&'static str, BuildError> {
    match fixed.adjustment {
        None | Some(Adjustment::Reset) => Ok(name),
        Some(Adjustment::Seconds(_)) => Err(BuildError::incomplete(
            "<clock adjustment='seconds'>",
            "offset='variable', which it is turned into",
        )),
    }
}

fn write_pit(timer: &Timer, scene: &Scene<'_>, line: &mut CommandLine) {
    if !scene.target.has(Capability::KvmPitTickPolicy) {
        return;
    }
    let policy = match timer.tick_policy {
        Some(TickPolicy::Delay) => "delay",
        Some(TickPolicy::Discard) => "discard",
        _ => return,
    };
    line.option("-global", format!("kvm-pit.lost_tick_policy={policy}"));
}

/// Seconds since 1970 as `2009-02-13T23:31:30`, in the proleptic Gregorian
/// calendar.
fn iso(seconds: i64) -> String {
    let (days, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days of eras of 400 years that begin on 1 March, so that a leap day is
    // the last of its year.
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day_of_month:02}T{hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn times() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00"),
            (1_234_567_890, "2009-02-13T23:31:30"),
            (951_782_400, "2000-02-29T00:00:00"),
            (253_402_300_799, "9999-12-31T23:59:59"),
            (-1, "1969-12-31T23:59:59"),
        ] {
            assert_eq!(iso(seconds), text);
        }
    }
}
