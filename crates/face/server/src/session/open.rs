/// The drivers that a daemon offers.
#[derive(Default)]
pub struct Drivers {}

impl Drivers {
    pub(crate) fn is_busy(&self) -> bool {
        false
    }
}
