//! Passwords of displays, as definitions and settings give them.

use crate::error::QemuError;
use ostler_core::Error;
use ostler_model::domain::{ConnectedPolicy, DisplayPassword, DomainDef, Graphics};

/// Longer ones are cut off by the protocol, which would tell nobody.
const LONGEST_FOR_VNC: usize = 8;

/// One password, as the monitor takes it.
pub(crate) struct Password {
    /// The display's protocol: `vnc` or `spice`.
    pub(crate) protocol: &'static str,
    /// The password itself.
    pub(crate) text: String,
    /// The fate of clients that are connected already: `keep`, `fail` or `disconnect`.
    pub(crate) connected: Option<&'static str>,
    /// `never`, or seconds since 1970.
    pub(crate) expires: String,
}

/// Refuses passwords that no display could have.
pub(crate) fn check(def: &DomainDef) -> Result<(), QemuError> {
    collect(def, None, None).map(|_| ())
}

/// The passwords of a guest's displays: their own, or these defaults. An empty one is
/// left out.
pub(crate) fn collect(
    def: &DomainDef,
    for_vnc: Option<&str>,
    for_spice: Option<&str>,
) -> Result<Vec<Password>, QemuError> {
    let mut passwords = Vec::new();
    for graphics in def.devices.graphics.iter() {
        let (protocol, own, default) = match graphics {
            Graphics::Vnc(vnc) => ("vnc", &vnc.password, for_vnc),
            Graphics::Spice(spice) => ("spice", &spice.password, for_spice),
            _ => continue,
        };
        let text = own.password.as_ref().map(|own| own.reveal()).or(default);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            passwords.push(password(protocol, text, own)?);
        }
    }
    Ok(passwords)
}

fn password(
    protocol: &'static str,
    text: &str,
    own: &DisplayPassword,
) -> Result<Password, QemuError> {
    if protocol == "vnc" && text.len() > LONGEST_FOR_VNC {
        return Err(QemuError::Wire(Error::config_unsupported(format!(
            "the password of its VNC display has {} bytes, but the protocol takes no more than \
             {LONGEST_FOR_VNC}",
            text.len()
        ))));
    }
    let expires = match own.valid_to.as_deref() {
        None => "never".to_owned(),
        Some(time) => seconds(time).map(|seconds| seconds.to_string()).ok_or_else(|| {
            QemuError::Wire(Error::config_unsupported(format!(
                "passwdValidTo='{time}' is no time like 2030-12-31T23:59:59"
            )))
        })?,
    };
    let connected = own.connected.map(|policy| match policy {
        ConnectedPolicy::Fail => "fail",
        ConnectedPolicy::Disconnect => "disconnect",
        ConnectedPolicy::Keep => "keep",
    });
    Ok(Password { protocol, text: text.to_owned(), connected, expires })
}

/// Seconds since 1970 of a time of the universal clock, `YYYY-MM-DDTHH:MM:SS`.
fn seconds(time: &str) -> Option<i64> {
    let (date, clock) = time.split_once('T')?;
    let numbers = |text: &str, by: char| -> Option<[i64; 3]> {
        let mut parts = text.split(by).map(|part| part.parse::<u16>().ok().map(i64::from));
        let numbers = [parts.next()??, parts.next()??, parts.next()??];
        parts.next().is_none().then_some(numbers)
    };
    let ([year, month, day], [hour, minute, second]) = (numbers(date, '-')?, numbers(clock, ':')?);
    let fits = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61
        && year >= 1970;
    if !fits {
        return None;
    }
    // Years begin in March here, so that the leap day is their last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
    const DAYS_TO_1970: i64 = 719_468;
    Some((days - DAYS_TO_1970) * 86_400 + hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reckons_times() {
        for (time, expected) in [
            ("1970-01-01T00:00:00", Some(0)),
            ("2010-04-09T15:51:00", Some(1_270_828_260)),
            ("2024-02-29T12:00:00", Some(1_709_208_000)),
            ("2038-01-19T03:14:08", Some(2_147_483_648)),
            ("2010-04-09", None),
            ("2010-13-09T15:51:00", None),
            ("2010-04-09T24:00:00", None),
            ("2010-04-09T15:51:00Z", None),
            ("1969-12-31T23:59:59", None),
        ] {
            assert_eq!(seconds(time), expected, "{time}");
        }
    }

    #[test]
    fn refuses_what_the_protocol_cuts_off() {
        let own = DisplayPassword::default();
        assert!(password("vnc", "12345678", &own).is_ok());
        assert!(password("vnc", "123456789", &own).is_err());
        assert!(password("spice", "123456789", &own).is_ok());
        let timed = DisplayPassword { valid_to: Some("soon".into()), ..own };
        assert!(password("vnc", "x", &timed).is_err());
    }
}
