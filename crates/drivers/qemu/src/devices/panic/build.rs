//! Panic notifiers: `<panic>`.

use crate::arguments::Properties;
use crate::devices::{BuildError, Part, address};
use crate::scene::Scene;
use ostler_model::domain::{Address, Panic, PanicModel};

/// The parts of a panic notifier.
pub(in crate::devices) fn parts(scene: &Scene<'_>, panic: &Panic) -> Result<Vec<Part>, BuildError> {
    let device = match panic.model {
        Some(PanicModel::Isa) => {
            let mut device = Properties::device("pvpanic");
            if let Some(Address::Isa(place)) = &panic.info.address {
                device.set_some("ioport", place.iobase.map(|base| base.0));
            }
            device
        }
        Some(PanicModel::Pvpanic) => {
            let mut device = Properties::device("pvpanic-pci");
            address::place(scene, &panic.info, &mut device)?;
            device
        }
        // Features of the machine or the processor.
        Some(PanicModel::HyperV | PanicModel::Pseries | PanicModel::S390) => return Ok(Vec::new()),
        None => return Err(BuildError::incomplete("<panic>", "model")),
    };
    Ok(vec![Part::Device(device)])
}
