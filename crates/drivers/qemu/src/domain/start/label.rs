//! `<seclabel>`: whom the guest runs as, and what is asked for but not there.

use crate::Qemu;
use crate::error::QemuError;
use crate::facts;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_model::domain::{DomainDef, LabelKind, SecurityLabel};
use ostler_xml::YesNo;

/// The model whose labels are users and groups.
const DAC: &str = "dac";

/// Checks the labels of a definition and adds the one the guest gets.
pub(super) fn fill(driver: &Qemu, def: &mut DomainDef) -> Result<(), QemuError> {
    let ours =
        facts::labels(&driver.settings).map(|owner| format!("+{}:+{}", owner.uid, owner.gid));
    let mut labelled = false;
    for label in def.security_labels.iter_mut() {
        match label.model.as_deref() {
            Some("none") => {}
            None if label.kind == Some(LabelKind::None) => {}
            None => return Err(refuse("a <seclabel> does not name its model".to_owned())),
            Some(DAC) => {
                check(label, ours.as_deref())?;
                label.label = ours.as_deref().map(Into::into);
                if label.kind != Some(LabelKind::Static) {
                    label.image_label = label.label.clone();
                }
                labelled = true;
            }
            Some(other) => {
                return Err(refuse(format!(
                    "security model '{other}' is not available: only 'dac' is"
                )));
            }
        }
    }
    if let Some(ours) = ours.filter(|_| !labelled) {
        def.security_labels.push(SecurityLabel {
            kind: Some(LabelKind::Dynamic),
            model: Some(DAC.into()),
            relabel: Some(YesNo::Yes),
            implicit: Some(YesNo::Yes),
            label: Some(ours.as_str().into()),
            image_label: Some(ours.as_str().into()),
            base_label: None,
        });
    }
    Ok(())
}

/// Guests all run as the user of the settings. A definition may say so itself,
/// but not ask for another.
fn check(label: &SecurityLabel, ours: Option<&str>) -> Result<(), QemuError> {
    let Some(ours) = ours else {
        return Err(refuse(
            "security model 'dac' is not available: a user's own daemon runs guests as that user"
                .to_owned(),
        ));
    };
    if label.kind == Some(LabelKind::None) {
        return Err(refuse(
            "a guest without a label of the security model 'dac' would run as root, which is not \
             built: leave the <seclabel> out"
                .to_owned(),
        ));
    }
    let plain = |label: &str| label.replace('+', "");
    let asked = label.label.as_deref().or(label.base_label.as_deref());
    match asked.filter(|asked| plain(asked) != plain(ours)) {
        Some(asked) => Err(refuse(format!(
            "the label '{asked}' of the security model 'dac' asks for another user than the \
             '{ours}' of qemu.conf, which is not built: leave the label out"
        ))),
        None => Ok(()),
    }
}

fn refuse(detail: String) -> QemuError {
    QemuError::Wire(Error::new(ErrorCode::ConfigUnsupported, ErrorDomain::Security, detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(kind: LabelKind, label: Option<&str>, ours: Option<&str>) -> bool {
        let label = SecurityLabel {
            kind: Some(kind),
            model: Some(DAC.into()),
            label: label.map(Into::into),
            ..SecurityLabel::default()
        };
        check(&label, ours).is_ok()
    }

    #[test]
    fn only_our_own_label_is_taken() {
        let ours = Some("+64055:+107");
        for (kind, label, ours, good) in [
            (LabelKind::Dynamic, None, ours, true),
            (LabelKind::Static, Some("+64055:+107"), ours, true),
            (LabelKind::Static, Some("64055:107"), ours, true),
            (LabelKind::Static, Some("+0:+0"), ours, false),
            (LabelKind::Static, Some("root:root"), ours, false),
            (LabelKind::None, None, ours, false),
            (LabelKind::Dynamic, None, None, false),
        ] {
            assert_eq!(verdict(kind, label, ours), good, "{kind:?} {label:?} {ours:?}");
        }
    }
}
