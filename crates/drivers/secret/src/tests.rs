//! The driver as a client sees it, over folders of its own.

use crate::SecretLayout;
use crate::{Form, Secrets};
use ostler_core::enumeration::{Open, SecretUsageType};
use ostler_core::flags::{ConnectListAllSecretsFlags as Filter, SecretDefineFlags};
use ostler_core::{Error, ErrorCode, Hidden, SecretRef};
use ostler_driver::api::{SecretDefinition, SecretListing, SecretValues};
use ostler_driver::{Event, EventBus, Listener};
use ostler_host::Layout;
use std::path::Path;
use std::sync::{Arc, Mutex};

const A: &str = "11111111-1111-1111-1111-111111111111";
const B: &str = "22222222-2222-2222-2222-222222222222";

struct Scene {
    folder: tempfile::TempDir,
    events: Arc<EventBus<Event>>,
    driver: Arc<Secrets>,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let layout = Layout::private(folder.path());
        layout.create(SecretLayout::of(&layout).folders()).await.expect("folders");
        let events = Arc::default();
        let driver = start(&SecretLayout::of(&layout), &events).await;
        Self { folder, events, driver }
    }

    fn layout(&self) -> SecretLayout {
        SecretLayout::of(&Layout::private(self.folder.path()))
    }

    /// Starts another daemon over the same folders.
    async fn restart(&mut self) {
        self.driver = start(&self.layout(), &self.events).await;
    }

    async fn define(&self, xml: &str) -> Result<SecretRef, Error> {
        self.driver.secret_define_xml(xml, SecretDefineFlags::empty()).await
    }

    async fn set(&self, secret: &SecretRef, value: &[u8]) -> Result<(), Error> {
        self.driver.secret_set_value(secret, Hidden::new(value)).await
    }

    async fn value(&self, secret: &SecretRef) -> Result<Vec<u8>, ErrorCode> {
        let value = self.driver.secret_value(secret).await;
        value.map(Hidden::into_revealed).map_err(|error| error.code())
    }

    /// The files of secrets, sorted.
    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.layout().config).expect("the folder");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

async fn start(layout: &SecretLayout, events: &Arc<EventBus<Event>>) -> Arc<Secrets> {
    let driver = Secrets::new(layout.clone(), Form::Sealed, Arc::clone(events));
    driver.start().await;
    driver
}

/// A definition with this UUID, attributes of `<secret>` and ceph name.
fn xml(uuid: &str, attributes: &str, name: &str) -> String {
    format!(
        "<secret {attributes}><uuid>{uuid}</uuid><usage type='ceph'><name>{name}</name></usage>\
         </secret>"
    )
}

fn holds(path: &Path, needle: &[u8]) -> bool {
    let content = std::fs::read(path).expect("a file");
    content.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn definitions_and_values_outlive_the_daemon_sealed() {
    let mut scene = Scene::new().await;
    let secret = scene.define(&xml(A, "", "a")).await.expect("defined");
    assert_eq!(scene.value(&secret).await, Err(ErrorCode::NoSecret));
    assert!(scene.set(&secret, b"").await.is_err());
    scene.set(&secret, b"geheim").await.expect("set");
    assert_eq!(scene.files(), [format!("{A}.sealed"), format!("{A}.xml")]);
    let layout = scene.layout();
    let mode = |path: &Path| {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(path).expect("there").permissions().mode() & 0o777
    };
    for path in
        [layout.sealed_value(secret.uuid), layout.definition(secret.uuid), layout.host_key()]
    {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        assert!(!holds(&path, b"geheim") && !holds(&path, b"Z2VoZWlt"), "{}", path.display());
    }
    scene.restart().await;
    assert_eq!(scene.value(&secret).await.as_deref(), Ok(&b"geheim"[..]));
    let desc = scene.driver.secret_xml_desc(&secret).await.expect("XML");
    assert!(desc.contains("<name>a</name>") && !desc.contains("geheim"), "{desc}");
    assert!(!format!("{:?}", scene.driver).contains("geheim"));
    scene.driver.secret_undefine(&secret).await.expect("undefined");
    assert_eq!(scene.files(), [""; 0]);
    let again = scene.driver.secret_undefine(&secret).await.expect_err("gone");
    assert_eq!(again.code(), ErrorCode::NoSecret);
    scene.restart().await;
    assert_eq!(scene.driver.connect_number_of_secrets().await, Ok(0));
}

#[tokio::test]
async fn ephemeral_secrets_never_reach_the_disk_and_come_and_go() {
    let mut scene = Scene::new().await;
    let secret = scene.define(&xml(A, "ephemeral='yes'", "a")).await.expect("defined");
    scene.set(&secret, b"geheim").await.expect("set");
    assert_eq!(scene.files(), [""; 0]);
    assert!(!scene.layout().host_key().exists(), "no key is made before it is needed");
    // To the disk with its value, and away again.
    scene.define(&xml(A, "", "a")).await.expect("kept");
    assert_eq!(scene.files(), [format!("{A}.sealed"), format!("{A}.xml")]);
    scene.restart().await;
    assert_eq!(scene.value(&secret).await.as_deref(), Ok(&b"geheim"[..]));
    scene.define(&xml(A, "ephemeral='yes'", "a")).await.expect("let go");
    assert_eq!(scene.files(), [""; 0]);
    assert_eq!(scene.value(&secret).await.as_deref(), Ok(&b"geheim"[..]));
    scene.restart().await;
    assert_eq!(scene.value(&secret).await, Err(ErrorCode::NoSecret));
}

#[tokio::test]
async fn private_values_are_not_told_and_stay_private() {
    let scene = Scene::new().await;
    let secret = scene.define(&xml(A, "", "a")).await.expect("defined");
    scene.set(&secret, b"geheim").await.expect("set");
    scene.define(&xml(A, "private='yes'", "a")).await.expect("made private");
    assert_eq!(scene.value(&secret).await, Err(ErrorCode::InvalidSecret));
    let error = scene.define(&xml(A, "private='no'", "a")).await.expect_err("stays private");
    assert_eq!(error.code(), ErrorCode::InternalError);
    assert_eq!(scene.value(&secret).await, Err(ErrorCode::InvalidSecret));
}

#[tokio::test]
async fn a_use_and_a_uuid_are_given_once() {
    let mut scene = Scene::new().await;
    scene.define(&xml(A, "", "a")).await.expect("defined");
    let error = scene.define(&xml(B, "", "a")).await.expect_err("the use is taken");
    assert!(error.code() == ErrorCode::InternalError && error.message().contains(A), "{error}");
    let error = scene.define(&xml(A, "", "b")).await.expect_err("the use cannot change");
    assert!(error.message().contains("'a'"), "{error}");
    // Without a use there is nothing to be unique.
    for _ in 0..2 {
        scene.define("<secret/>").await.expect("defined");
        scene.define("<secret><usage type='none'/></secret>").await.expect("defined");
    }
    scene.restart().await;
    assert_eq!(scene.driver.connect_number_of_secrets().await, Ok(5));
    let found = scene
        .driver
        .secret_lookup_by_usage(SecretUsageType::Ceph.into(), "a")
        .await
        .expect("found");
    assert_eq!(found.uuid.to_string(), A);
    for (kind, id) in [(1, "a"), (2, "b"), (0, ""), (0, A), (99, "a"), (-1, "")] {
        let kind = Open::from_number(kind);
        let missing = scene.driver.secret_lookup_by_usage(kind, id).await.expect_err("not one");
        assert_eq!(missing.code(), ErrorCode::NoSecret);
    }
}

#[tokio::test]
async fn filters_are_pairs() {
    let scene = Scene::new().await;
    scene.define(&xml(A, "private='yes'", "a")).await.expect("defined");
    scene.define(&xml(B, "ephemeral='yes'", "b")).await.expect("defined");
    for (flags, expected) in [
        (Filter::empty(), 2),
        (Filter::EPHEMERAL, 1),
        (Filter::EPHEMERAL | Filter::NO_EPHEMERAL, 2),
        (Filter::EPHEMERAL | Filter::PRIVATE, 0),
        (Filter::EPHEMERAL | Filter::NO_PRIVATE, 1),
        (Filter::PRIVATE, 1),
        (Filter::all(), 2),
    ] {
        let listed = scene.driver.connect_list_all_secrets(flags).await.expect("a list");
        assert_eq!(listed.len(), expected, "{flags:?}");
    }
}

/// Other drivers get every value, by UUID or by use.
#[tokio::test]
async fn drivers_get_private_values_too() {
    use ostler_driver::{SecretLookup, SecretUsage, SecretVault};
    let scene = Scene::new().await;
    let secret = scene.define(&xml(A, "private='yes'", "a")).await.expect("defined");
    let by_use = |id: &str| SecretLookup::Usage { kind: SecretUsage::Ceph, id: id.to_owned() };
    let ask = |lookup: SecretLookup| {
        let driver = Arc::clone(&scene.driver);
        async move {
            let value = SecretVault::secret_value(&*driver, &lookup).await;
            value.map(Hidden::into_revealed).map_err(|error| error.code())
        }
    };
    assert_eq!(ask(by_use("a")).await, Err(ErrorCode::NoSecret), "it has no value yet");
    scene.set(&secret, b"geheim").await.expect("set");
    assert_eq!(ask(by_use("a")).await, Ok(b"geheim".to_vec()));
    assert_eq!(ask(SecretLookup::Uuid(secret.uuid)).await, Ok(b"geheim".to_vec()));
    let by_uuid = |kind| SecretLookup::UuidFor { uuid: secret.uuid, kind };
    assert_eq!(ask(by_uuid(SecretUsage::Ceph)).await, Ok(b"geheim".to_vec()));
    assert_eq!(ask(by_uuid(SecretUsage::Volume)).await, Err(ErrorCode::ConfigUnsupported));
    assert_eq!(ask(by_use("b")).await, Err(ErrorCode::NoSecret));
    let iscsi = SecretLookup::Usage { kind: SecretUsage::Iscsi, id: "a".to_owned() };
    assert_eq!(ask(iscsi).await, Err(ErrorCode::NoSecret));
}

#[derive(Default)]
struct Heard(Mutex<Vec<(String, i32)>>);

impl Listener<Event> for Heard {
    fn deliver(&self, event: &Arc<Event>) {
        let line = match &**event {
            Event::SecretLifecycle { secret, event, .. } => {
                (secret.uuid.to_string(), event.number())
            }
            Event::SecretValueChanged { secret } => (secret.uuid.to_string(), 100),
            other => panic!("{other:?}"),
        };
        self.0.lock().expect("no panic").push(line);
    }
}

#[tokio::test]
async fn changes_are_told() {
    let scene = Scene::new().await;
    let heard = Arc::new(Heard::default());
    let listener: Arc<dyn Listener<Event>> = heard.clone();
    scene.events.subscribe(Arc::downgrade(&listener));
    let secret = scene.define(&xml(A, "", "a")).await.expect("defined");
    scene.set(&secret, b"geheim").await.expect("set");
    scene.define(&xml(B, "", "a")).await.expect_err("taken");
    scene.driver.secret_undefine(&secret).await.expect("undefined");
    let heard = heard.0.lock().expect("no panic");
    assert_eq!(*heard, [(A.to_owned(), 0), (A.to_owned(), 100), (A.to_owned(), 1)]);
}

#[tokio::test]
async fn what_is_refused_is_told_with_libvirts_codes() {
    let scene = Scene::new().await;
    for (xml, code) in [
        ("", ErrorCode::XmlDetail),
        ("hello", ErrorCode::XmlDetail),
        ("<pool/>", ErrorCode::XmlError),
        ("<secret ephemeral='maybe'/>", ErrorCode::XmlError),
        ("<secret><uuid>zz</uuid></secret>", ErrorCode::XmlError),
        ("<secret><usage type='volume'/></secret>", ErrorCode::XmlError),
        ("<secret><usage type='ceph'><name/></usage></secret>", ErrorCode::XmlError),
    ] {
        let error = scene.define(xml).await.expect_err(xml);
        assert_eq!(error.code(), code, "{xml}: {error}");
    }
}

/// Many clients at once: one of them gets the use, and nothing is left of the
/// others; changes of one secret come one after the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn clients_race_for_a_use() {
    let mut scene = Scene::new().await;
    let tasks: Vec<_> = (0..16)
        .map(|_| {
            let driver = Arc::clone(&scene.driver);
            tokio::spawn(async move {
                let xml = "<secret><usage type='tls'><name>t</name></usage></secret>";
                let secret = driver.secret_define_xml(xml, SecretDefineFlags::empty()).await?;
                driver.secret_set_value(&secret, Hidden::new(b"x")).await
            })
        })
        .collect();
    let mut won = 0;
    for task in tasks {
        won += usize::from(task.await.expect("no panic").is_ok());
    }
    assert_eq!((won, scene.files().len()), (1, 2));
    scene.restart().await;
    let secret =
        scene.driver.secret_lookup_by_usage(SecretUsageType::Tls.into(), "t").await.expect("found");
    assert_eq!(scene.value(&secret).await.as_deref(), Ok(&b"x"[..]));
}

/// A definition that waits for an undefine to end defines the secret anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn define_and_undefine_race() {
    let scene = Scene::new().await;
    for _ in 0..50 {
        let secret = scene.define(&xml(A, "", "a")).await.expect("defined");
        let undefining = {
            let (driver, secret) = (Arc::clone(&scene.driver), secret.clone());
            tokio::spawn(async move { driver.secret_undefine(&secret).await })
        };
        let defined = scene.define(&xml(A, "", "a")).await;
        undefining.await.expect("no panic").expect("undefined");
        defined.expect("defined before or after");
        let there = scene.driver.secret_lookup_by_uuid(secret.uuid).await.is_ok();
        assert_eq!(scene.files().len(), usize::from(there));
    }
}
