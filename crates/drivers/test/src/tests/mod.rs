//! The driver against what libvirt's own test driver answers, recorded with
//! python3-libvirt 9.0.0.

mod definitions;
mod lifecycle;
mod listing;
mod table;

use crate::TestDriver;
use crate::connection::TestConnection;
use ostler_core::{DomainRef, Error, ErrorCode, ErrorDomain};
use ostler_driver::api::{DomainConfiguration, DomainLifecycle, DomainListing, DomainStatistics};
use ostler_driver::{Event, Listener};
use std::sync::{Arc, Mutex};

/// A connection, and the lifecycle events since it was opened.
struct Client {
    driver: Arc<TestDriver>,
    connection: Arc<TestConnection>,
    told: Arc<Seen>,
}

#[derive(Default)]
struct Seen(Mutex<Vec<(String, i32, i32, i32)>>);

impl Listener<Event> for Seen {
    fn deliver(&self, event: &Arc<Event>) {
        if let Event::DomainLifecycle { domain, event, detail } = &**event {
            let line = (domain.name.to_string(), domain.id, event.number(), *detail);
            self.0.lock().expect("no panic").push(line);
        }
    }
}

/// A definition of the domain `name`.
fn xml(name: &str) -> String {
    xml_with(name, "destroy", "restart")
}

/// A definition that says what its power-off and its reboot mean.
fn xml_with(name: &str, on_poweroff: &str, on_reboot: &str) -> String {
    format!(
        "<domain type='test'><name>{name}</name><memory>102400</memory><os><type>hvm</type></os>\
         <on_poweroff>{on_poweroff}</on_poweroff><on_reboot>{on_reboot}</on_reboot></domain>"
    )
}

impl Client {
    fn new() -> Self {
        let driver = TestDriver::new();
        let told = Arc::new(Seen::default());
        let listener: Arc<dyn Listener<Event>> = told.clone();
        driver.events.subscribe(Arc::downgrade(&listener));
        let connection = driver.connect().expect("opened");
        Self { driver, connection, told }
    }

    async fn define(&self, name: &str) -> DomainRef {
        self.connection.domain_define_xml(&xml(name)).await.expect("defined")
    }

    async fn create(&self, name: &str) -> DomainRef {
        let flags = ostler_core::flags::DomainCreateFlags::empty();
        self.connection.domain_create_xml(&xml(name), flags).await.expect("created")
    }

    /// State, reason, id and whether it is persistent; absent when it is gone.
    async fn state(&self, name: &str) -> Option<(i32, i32, i32, bool)> {
        let domain = self.connection.domain_lookup_by_name(name).await.ok()?;
        let state = self.connection.domain_state(&domain).await.expect("listed");
        let persistent = self.connection.domain_is_persistent(&domain).await.expect("listed");
        Some((state.state.number(), state.reason, domain.id, persistent))
    }

    /// The events since this was asked last: name, id, event, detail.
    fn emitted(&self) -> Vec<(String, i32, i32, i32)> {
        std::mem::take(&mut *self.told.0.lock().expect("no panic"))
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> (ErrorCode, ErrorDomain) {
    let error = result.expect_err("refused");
    (error.code(), error.domain())
}
