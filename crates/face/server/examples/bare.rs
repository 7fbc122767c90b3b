//! A daemon with the tests' hypervisor in memory behind it: for measuring what
//! the server itself costs. `bare SOCKET` serves until it is killed.

#[path = "../tests/server/driver.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driver;

use ostler_core::Error;
use ostler_server::{Access, Admission, Control, Daemon, Drivers, Limits, Listing};
use ostler_transport::{BindOptions, Listener};
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio::{runtime::Builder, sync::watch};

struct Nothing;

impl Control for Nothing {
    fn log_filters(&self) -> Listing {
        Listing { text: String::new(), count: 0 }
    }

    fn set_log_filters(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn log_outputs(&self) -> Listing {
        Listing { text: String::new(), count: 0 }
    }

    fn set_log_outputs(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn set_timeout(&self, _: Option<Duration>) {}

    fn shut_down(&self) {}
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: bare SOCKET")?);
    let tasks = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let front = Builder::new_current_thread().enable_all().build()?;
    front.block_on(async {
        let toy: Arc<dyn ostler_driver::Hypervisor> = Arc::new(driver::Toy::new());
        let drivers = Drivers { hypervisors: vec![toy], ..Drivers::default() };
        let limits = Limits::default();
        let handle = tasks.handle().clone();
        let daemon = Daemon::new(drivers, limits, limits, Arc::new(Nothing), handle);
        let options = BindOptions { mode: 0o600, group: None, backlog: 1000 };
        let listener = Listener::bind(&path, options)?;
        let access = Access { read_only: false, admission: Admission::Anyone };
        let (_stop, stopped) = watch::channel(false);
        Arc::clone(daemon.server()).serve(listener, access, stopped).await;
        Ok(())
    })
}
