//! The life of objects over a family in memory, whose files are real.

use super::*;
use crate::object::life::Step;
use ostler_core::Uuid;
use ostler_host::ObjectFolders;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use tokio::sync::Semaphore;

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A definition: its name, its UUID and a word that tells versions apart.
#[derive(Debug, Clone, PartialEq)]
struct Def {
    name: String,
    uuid: Uuid,
    word: String,
}

#[derive(Debug, Clone)]
struct View {
    standing: Standing<Def>,
    active: bool,
}

#[derive(Debug)]
struct Thing(Object<View>);

impl Deref for View {
    type Target = Standing<Def>;

    fn deref(&self) -> &Standing<Def> {
        &self.standing
    }
}

impl DerefMut for View {
    fn deref_mut(&mut self) -> &mut Standing<Def> {
        &mut self.standing
    }
}

impl Snapshot for View {
    type Definition = Def;

    fn is_active(&self) -> bool {
        self.active
    }
}

impl Deref for Thing {
    type Target = Object<View>;

    fn deref(&self) -> &Object<View> {
        &self.0
    }
}

impl Defined for Thing {
    type View = View;
}

#[derive(Debug, PartialEq, thiserror::Error)]
enum ToyError {
    #[error(transparent)]
    Turn(#[from] TurnError),
    #[error("{0}")]
    Store(String),
    #[error("taken: {0}")]
    Taken(Conflict),
    #[error("refused: {0}")]
    Refused(&'static str),
}

impl From<StoreError> for ToyError {
    fn from(error: StoreError) -> Self {
        Self::Store(error.to_string())
    }
}

/// A driver of things.
#[derive(Clone)]
struct Toy(Arc<State>);

struct State {
    folder: TempDir,
    definitions: Definitions,
    things: Arc<ObjectList<Thing>>,
    told: Mutex<Vec<(String, Step)>>,
    broken: AtomicBool,
}

impl Toy {
    fn new() -> Self {
        Self::over(tempfile::tempdir().expect("a folder"))
    }

    /// A daemon over what another left in `folder`.
    fn over(folder: TempDir) -> Self {
        let config = folder.path().join("etc");
        let folders = ObjectFolders {
            autostart: config.join("autostart"),
            runtime: folder.path().join("run"),
            config,
        };
        for folder in [&folders.autostart, &folders.runtime] {
            ostler_host::file::create_folder_blocking(folder, 0o700).expect("a folder");
        }
        let definitions = Definitions { folders, kind: "thing", command: "virsh thing-edit" };
        Self(Arc::new(State {
            folder,
            definitions,
            things: Arc::default(),
            told: Mutex::default(),
            broken: AtomicBool::new(false),
        }))
    }

    async fn restarted(self) -> Self {
        let state = Arc::into_inner(self.0).expect("nobody else holds it");
        let toy = Self::over(state.folder);
        for loaded in load(&toy.0.definitions, understand).await {
            let uuid = loaded.definition.uuid;
            list_loaded(&toy, uuid, loaded);
        }
        toy
    }

    fn emitted(&self) -> Vec<(String, Step)> {
        std::mem::take(&mut *self.0.told.lock().expect("no panic"))
    }

    fn find(&self, name: &str) -> Option<Arc<Thing>> {
        self.0.things.by_name(name)
    }

    fn thing(&self, name: &str) -> Arc<Thing> {
        self.find(name).expect("it is listed")
    }

    async fn define(&self, def: &Def) -> Result<Arc<Thing>, ToyError> {
        define(self, Arc::new(def.clone())).await
    }

    async fn undefine(&self, name: &str) -> Result<(), ToyError> {
        undefine(self, &self.thing(name), erase(self)).await
    }

    async fn create(&self, def: &Def) -> Result<Arc<Thing>, ToyError> {
        create(self, def, start).await
    }

    async fn rename(&self, from: &str, to: &str) -> Result<(), ToyError> {
        rename(self, &self.thing(from), to).await
    }

    async fn autostart(&self, name: &str, link: Link, on: bool) -> Result<(), ToyError> {
        set_autostart(self, &self.thing(name), link, on).await
    }

    fn file(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.0.definitions.folders.definition(name)).ok()
    }

    fn links(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0.definitions.folders.autostart).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// Removes what is on disk of a thing.
fn erase(
    toy: &Toy,
) -> impl FnOnce(InTurn<Thing>) -> BoxFuture<Result<(), ToyError>> + Send + 'static {
    let state = Arc::clone(&toy.0);
    move |thing| {
        Box::pin(async move { Ok(state.definitions.remove(&thing.view().standing).await?) })
    }
}

async fn start(thing: InTurn<Thing>) -> Result<(), ToyError> {
    if thing.view().active {
        return Err(ToyError::Refused("active"));
    }
    thing.observe(|view| view.active = true);
    Ok(())
}

async fn fail(_: InTurn<Thing>) -> Result<(), ToyError> {
    Err(ToyError::Refused("it does not start"))
}

async fn stop(thing: &Arc<Thing>, list: &Arc<ObjectList<Thing>>) -> Result<(), ToyError> {
    let list = Arc::clone(list);
    let work = |thing: InTurn<Thing>| async move {
        thing.observe(|view| view.active = false);
        forget_if_gone(&list, &thing);
        Ok(())
    };
    thing.change("stop", work).await
}

impl Family for Toy {
    type Object = Thing;
    type Definition = Def;
    type Error = ToyError;

    fn objects(&self) -> &Arc<ObjectList<Thing>> {
        &self.0.things
    }

    fn identity(def: &Def) -> (&str, Uuid) {
        (&def.name, def.uuid)
    }

    fn make(&self, uuid: Uuid, standing: Standing<Def>) -> Arc<Thing> {
        Arc::new(Thing(Object::new(uuid, View { standing, active: false })))
    }

    fn taken(&self, _: &Def, by: &Conflict) -> ToyError {
        ToyError::Taken(by.clone())
    }

    fn write_blocking(
        &self,
        def: &Arc<Def>,
        _: Option<&InTurn<Thing>>,
    ) -> Result<Arc<Def>, ToyError> {
        if self.0.broken.load(Ordering::SeqCst) {
            return Err(ToyError::Refused("the disk is full"));
        }
        self.0.definitions.write_blocking(&def.name, text(&self.0.definitions, def))?;
        Ok(Arc::clone(def))
    }

    fn check_autostart(&self, thing: &InTurn<Thing>) -> Result<(), ToyError> {
        match thing.view().persistent {
            Some(_) => Ok(()),
            None => Err(ToyError::Refused("transient")),
        }
    }

    async fn set_link(&self, thing: &InTurn<Thing>, link: Link, on: bool) -> Result<(), ToyError> {
        Ok(self.0.definitions.set_link(link, &thing.name(), on).await?)
    }

    fn tell(&self, thing: &Thing, step: Step) {
        self.0.told.lock().expect("no panic").push((thing.name().to_string(), step));
    }
}

impl Renames for Toy {
    fn check_rename(&self, thing: &InTurn<Thing>, _: &str) -> Result<(), ToyError> {
        match thing.view().active {
            true => Err(ToyError::Refused("active")),
            false => Ok(()),
        }
    }

    fn name_taken(&self, by: &Conflict) -> ToyError {
        ToyError::Taken(by.clone())
    }

    async fn write_renamed(&self, thing: &InTurn<Thing>, name: &str) -> Result<Arc<Def>, ToyError> {
        let standing = thing.view().standing.clone();
        let def = standing.persistent.as_deref().ok_or(ToyError::Refused("transient"))?;
        let def = Def { name: name.to_owned(), ..def.clone() };
        let definitions = &self.0.definitions;
        let text = text(definitions, &def);
        definitions.rename(&standing, def.uuid, name, text).await?;
        Ok(Arc::new(def))
    }

    fn emit_renamed(&self, thing: &Thing, was: &View) {
        let mut told = self.0.told.lock().expect("no panic");
        told.push((was.name.to_string(), Step::Removed));
        told.push((thing.name().to_string(), Step::Added));
    }
}

fn text(definitions: &Definitions, def: &Def) -> String {
    let Def { name, uuid, word } = def;
    let head = definitions.head(name);
    format!(
        "{head}<thing >\n  <name>{name}</name>\n  <uuid>{uuid}</uuid>\n  <word>{word}</word>\n</thing>\n"
    )
}

fn understand(text: &str) -> Result<(String, Arc<Def>), String> {
    let (name, uuid) = identity(text, "thing").ok_or("no thing")?;
    let word = text.split_once("<word>").and_then(|(_, rest)| rest.split_once("</word>"));
    let word = word.ok_or("no word")?.0.to_owned();
    Ok((name.to_owned(), Arc::new(Def { name: name.to_owned(), uuid, word })))
}

fn uuid(last: u8) -> Uuid {
    Uuid::from_bytes([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, last])
}

fn def(name: &str, last: u8, word: &str) -> Def {
    Def { name: name.to_owned(), uuid: uuid(last), word: word.to_owned() }
}

fn word(thing: &Thing) -> Option<String> {
    thing.view().persistent.as_ref().map(|def| def.word.clone())
}

#[tokio::test]
async fn a_definition_is_on_disk_and_listed() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    assert_eq!(word(&thing).as_deref(), Some("one"));
    assert!(toy.file("a").expect("written").contains("<word>one</word>"));
    assert_eq!(toy.emitted(), [("a".to_owned(), Step::Added)]);
}

#[tokio::test]
async fn a_definition_replaces_the_one_of_the_same_name_and_uuid() {
    let toy = Toy::new();
    let first = toy.define(&def("a", 1, "one")).await.expect("free");
    let second = toy.define(&def("a", 1, "two")).await.expect("the same");
    assert!(Arc::ptr_eq(&first, &second));
    assert_eq!(word(&first).as_deref(), Some("two"));
    assert!(toy.file("a").expect("written").contains("two"));
    assert_eq!(toy.emitted()[1], ("a".to_owned(), Step::Updated));
}

#[tokio::test]
async fn a_name_of_another_uuid_is_taken() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    let error = toy.define(&def("a", 2, "two")).await.expect_err("taken");
    assert_eq!(error, ToyError::Taken(Conflict::NameTaken { name: "a".into(), uuid: uuid(1) }));
}

#[tokio::test]
async fn a_uuid_of_another_name_is_taken() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    let error = toy.define(&def("b", 1, "two")).await.expect_err("taken");
    assert_eq!(error, ToyError::Taken(Conflict::UuidTaken { name: "a".into(), uuid: uuid(1) }));
    assert!(toy.file("b").is_none());
}

#[tokio::test]
async fn a_definition_that_is_not_written_is_not_listed() {
    let toy = Toy::new();
    toy.0.broken.store(true, Ordering::SeqCst);
    let error = toy.define(&def("a", 1, "one")).await.expect_err("not written");
    assert_eq!(error, ToyError::Refused("the disk is full"));
    assert!(toy.find("a").is_none() && toy.emitted().is_empty());
    toy.0.broken.store(false, Ordering::SeqCst);
    toy.define(&def("a", 2, "two")).await.expect("name and UUID were given back");
}

#[tokio::test]
async fn a_replacement_that_is_not_written_leaves_the_one_before() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    toy.0.broken.store(true, Ordering::SeqCst);
    toy.define(&def("a", 1, "two")).await.expect_err("not written");
    assert_eq!(word(&thing).as_deref(), Some("one"));
}

#[tokio::test]
async fn an_undefined_inactive_object_is_gone() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.undefine("a").await.expect("it is there");
    assert!(toy.find("a").is_none() && toy.file("a").is_none());
    assert_eq!(toy.emitted()[1], ("a".to_owned(), Step::Removed));
}

#[tokio::test]
async fn an_undefined_active_object_goes_on_as_transient_and_ends_with_its_activity() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    toy.create(&def("a", 1, "two")).await.expect("inactive");
    toy.undefine("a").await.expect("it is there");
    assert!(toy.thing("a").view().persistent.is_none());
    stop(&thing, &toy.0.things).await.expect("active");
    assert!(toy.find("a").is_none());
}

#[tokio::test]
async fn a_definition_that_cannot_be_erased_stays() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let refuse = |_| async { Err(ToyError::Refused("still in use")) };
    undefine(&toy, &thing, refuse).await.expect_err("refused");
    assert_eq!(word(&toy.thing("a")).as_deref(), Some("one"));
    assert_eq!(toy.emitted().len(), 1);
}

#[tokio::test]
async fn a_transient_object_is_listed_while_it_is_active() {
    let toy = Toy::new();
    let thing = toy.create(&def("a", 1, "one")).await.expect("free");
    assert!(thing.view().active && thing.view().persistent.is_none());
    stop(&thing, &toy.0.things).await.expect("active");
    assert!(toy.find("a").is_none());
}

#[tokio::test]
async fn a_transient_object_that_does_not_start_is_gone() {
    let toy = Toy::new();
    create(&toy, &def("a", 1, "one"), fail).await.expect_err("it fails");
    assert!(toy.find("a").is_none() && toy.0.things.is_empty());
    toy.create(&def("a", 2, "one")).await.expect("name and UUID are free");
}

#[tokio::test]
async fn a_defined_object_that_does_not_start_stays_defined() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    create(&toy, &def("a", 1, "one"), fail).await.expect_err("it fails");
    assert_eq!(word(&toy.thing("a")).as_deref(), Some("one"));
}

#[tokio::test]
async fn an_active_object_is_not_created_again() {
    let toy = Toy::new();
    toy.create(&def("a", 1, "one")).await.expect("free");
    let error = toy.create(&def("a", 1, "one")).await.expect_err("active");
    assert_eq!(error, ToyError::Refused("active"));
    assert!(toy.thing("a").view().active);
}

#[tokio::test]
async fn a_definition_makes_a_transient_object_persistent() {
    let toy = Toy::new();
    let thing = toy.create(&def("a", 1, "one")).await.expect("free");
    toy.define(&def("a", 1, "two")).await.expect("the same");
    assert_eq!(toy.emitted(), [("a".to_owned(), Step::Added)]);
    stop(&thing, &toy.0.things).await.expect("active");
    assert_eq!(word(&toy.thing("a")).as_deref(), Some("two"));
}

#[tokio::test]
async fn a_renamed_object_is_found_by_its_new_name_only() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.rename("a", "b").await.expect("free");
    assert!(toy.find("a").is_none() && toy.file("a").is_none());
    assert_eq!(word(&toy.thing("b")).as_deref(), Some("one"));
    assert!(toy.file("b").expect("written").contains("<name>b</name>"));
}

#[tokio::test]
async fn a_name_that_is_taken_is_not_given_twice() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.define(&def("b", 2, "two")).await.expect("free");
    let error = toy.rename("a", "b").await.expect_err("taken");
    assert_eq!(error, ToyError::Taken(Conflict::NameTaken { name: "b".into(), uuid: uuid(2) }));
    assert!(toy.file("a").expect("there").contains("one"));
}

#[tokio::test]
async fn an_object_whose_state_forbids_it_keeps_its_name() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.create(&def("a", 1, "one")).await.expect("inactive");
    assert_eq!(toy.rename("a", "b").await, Err(ToyError::Refused("active")));
    toy.define(&def("b", 2, "two")).await.expect("the name was not taken");
}

#[tokio::test]
async fn links_come_and_go_and_go_along() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.autostart("a", Link::Always, true).await.expect("defined");
    toy.autostart("a", Link::Once, true).await.expect("defined");
    assert_eq!(toy.links(), ["a.xml", "a.xml.once"]);
    toy.rename("a", "b").await.expect("free");
    assert_eq!(toy.links(), ["b.xml", "b.xml.once"]);
    toy.autostart("b", Link::Always, false).await.expect("defined");
    assert_eq!(toy.links(), ["b.xml.once"]);
    toy.undefine("b").await.expect("it is there");
    assert!(toy.links().is_empty());
}

#[tokio::test]
async fn a_transient_object_has_no_link() {
    let toy = Toy::new();
    toy.create(&def("a", 1, "one")).await.expect("free");
    let refused = toy.autostart("a", Link::Always, true).await;
    assert_eq!(refused, Err(ToyError::Refused("transient")));
    assert!(toy.links().is_empty());
}

#[tokio::test]
async fn definitions_and_links_outlive_the_daemon() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.define(&def("b", 2, "two")).await.expect("free");
    toy.create(&def("c", 3, "three")).await.expect("free");
    toy.autostart("b", Link::Once, true).await.expect("defined");
    let toy = toy.restarted().await;
    assert_eq!(toy.0.things.len(), 2);
    assert_eq!(word(&toy.thing("a")).as_deref(), Some("one"));
    let view = toy.thing("b").view().standing.clone();
    assert!(view.autostart_once && !view.autostart);
}

#[tokio::test]
async fn a_file_under_another_name_is_left_alone() {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    let folders = &toy.0.definitions.folders;
    std::fs::rename(folders.definition("a"), folders.definition("z")).expect("renamed");
    std::fs::write(folders.definition("y"), "not XML").expect("written");
    let toy = toy.restarted().await;
    assert!(toy.0.things.is_empty());
    assert!(toy.file("z").is_some() && toy.file("y").is_some());
}

/// A daemon that is killed while it renames leaves the journal and, in this
/// order, the new file, the links, and no old file.
async fn killed_in_rename(new_is_there: bool, old_is_there: bool) -> Toy {
    let toy = Toy::new();
    toy.define(&def("a", 1, "one")).await.expect("free");
    toy.autostart("a", Link::Always, true).await.expect("defined");
    let definitions = &toy.0.definitions;
    let journal = format!("{{\"uuid\":\"{}\",\"from\":\"a\",\"to\":\"b\"}}", uuid(1));
    let path = definitions.folders.config.join(format!(".rename-{}", uuid(1)));
    std::fs::write(path, journal).expect("written");
    if new_is_there {
        let text = text(definitions, &def("b", 1, "one"));
        std::fs::write(definitions.folders.definition("b"), text).expect("written");
    }
    if !old_is_there {
        std::fs::remove_file(definitions.folders.definition("a")).expect("removed");
    }
    let toy = toy.restarted().await;
    let left = std::fs::read_dir(&toy.0.definitions.folders.config).expect("a folder");
    let left = left.filter_map(|entry| entry.expect("an entry").file_name().into_string().ok());
    assert_eq!(left.filter(|name| name.starts_with('.')).count(), 0, "a journal is left");
    toy
}

#[tokio::test]
async fn a_rename_that_had_not_begun_is_dropped() {
    let toy = killed_in_rename(false, true).await;
    assert_eq!(word(&toy.thing("a")).as_deref(), Some("one"));
    assert!(toy.find("b").is_none() && toy.thing("a").view().autostart);
}

#[tokio::test]
async fn a_rename_that_was_half_done_is_finished() {
    let toy = killed_in_rename(true, true).await;
    assert!(toy.find("a").is_none() && toy.file("a").is_none());
    assert!(toy.thing("b").view().autostart);
}

#[tokio::test]
async fn a_rename_that_lacked_its_links_is_finished() {
    let toy = killed_in_rename(true, false).await;
    assert!(toy.thing("b").view().autostart);
    assert_eq!(toy.links(), ["b.xml"]);
}

/// Holds the turn of `thing` until the permit comes, and runs `last` then.
async fn hold<W>(
    thing: &Arc<Thing>,
    last: impl FnOnce(InTurn<Thing>) -> W + Send + 'static,
) -> (Arc<Semaphore>, tokio::task::JoinHandle<Result<(), ToyError>>)
where
    W: Future<Output = Result<(), ToyError>> + Send + 'static,
{
    let gate = Arc::new(Semaphore::new(0));
    let (waits, target) = (Arc::clone(&gate), Arc::clone(thing));
    let holder = tokio::spawn(async move {
        let work = |thing: InTurn<Thing>| async move {
            waits.acquire().await.expect("open").forget();
            last(thing).await
        };
        target.change("hold", work).await
    });
    while thing.changing_for().is_none() {
        tokio::task::yield_now().await;
    }
    (gate, holder)
}

/// Gives tasks that were spawned the time to come as far as the queue.
async fn let_them_queue() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_change_that_waited_for_an_object_undefined_meanwhile_does_not_run() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let (gate, holder) = hold(&thing, |_| async { Ok(()) }).await;
    let undefining = tokio::spawn({
        let (toy, thing) = (toy.clone(), Arc::clone(&thing));
        async move { undefine(&toy, &thing, erase(&toy)).await }
    });
    let_them_queue().await;
    let ran = Arc::new(AtomicBool::new(false));
    let starting = tokio::spawn({
        let (thing, ran) = (Arc::clone(&thing), Arc::clone(&ran));
        let work = move |_| async move {
            ran.store(true, Ordering::SeqCst);
            Ok::<_, ToyError>(())
        };
        async move { thing.change("start", work).await }
    });
    let_them_queue().await;
    gate.add_permits(1);
    holder.await.expect("no panic").expect("held");
    undefining.await.expect("no panic").expect("undefined");
    assert_eq!(starting.await.expect("no panic"), Err(ToyError::Turn(TurnError::Gone)));
    assert!(!ran.load(Ordering::SeqCst));
}

#[tokio::test]
async fn a_definition_that_waited_for_an_object_undefined_meanwhile_makes_it_anew() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let state = Arc::clone(&toy.0);
    let list = Arc::clone(&toy.0.things);
    let (gate, holder) = hold(&thing, |thing| async move {
        state.definitions.remove(&thing.view().standing).await?;
        thing.retire(&list);
        Ok(())
    })
    .await;
    let defining = tokio::spawn({
        let toy = toy.clone();
        async move { toy.define(&def("a", 1, "two")).await }
    });
    let_them_queue().await;
    gate.add_permits(1);
    holder.await.expect("no panic").expect("held");
    let made = defining.await.expect("no panic").expect("defined");
    assert!(!Arc::ptr_eq(&made, &thing));
    assert!(Arc::ptr_eq(&made, &toy.thing("a")));
    assert!(toy.file("a").expect("written").contains("two"));
}

#[tokio::test]
async fn a_definition_that_waited_for_an_object_renamed_meanwhile_looks_again() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let (gate, holder) = hold(&thing, |_| async { Ok(()) }).await;
    let renaming = tokio::spawn({
        let toy = toy.clone();
        async move { toy.rename("a", "b").await }
    });
    let_them_queue().await;
    let defining = tokio::spawn({
        let toy = toy.clone();
        async move { toy.define(&def("a", 1, "two")).await }
    });
    let_them_queue().await;
    gate.add_permits(1);
    holder.await.expect("no panic").expect("held");
    renaming.await.expect("no panic").expect("renamed");
    let error = defining.await.expect("no panic").expect_err("the UUID has another name now");
    assert_eq!(error, ToyError::Taken(Conflict::UuidTaken { name: "b".into(), uuid: uuid(1) }));
    assert!(toy.file("a").is_none(), "two files of one UUID");
}

#[tokio::test]
async fn a_creation_that_fails_leaves_what_another_client_defined_meanwhile() {
    let toy = Toy::new();
    let (gate, waits) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let start = {
        let (gate, waits) = (Arc::clone(&gate), Arc::clone(&waits));
        move |_: InTurn<Thing>| async move {
            waits.add_permits(1);
            gate.acquire().await.expect("open").forget();
            Err(ToyError::Refused("it does not start"))
        }
    };
    let creating = tokio::spawn({
        let toy = toy.clone();
        async move { create(&toy, &def("a", 1, "one"), start).await.map(drop) }
    });
    waits.acquire().await.expect("open").forget();
    let defining = tokio::spawn({
        let toy = toy.clone();
        async move { toy.define(&def("a", 1, "two")).await }
    });
    let_them_queue().await;
    gate.add_permits(1);
    creating.await.expect("no panic").expect_err("it fails");
    let made = defining.await.expect("no panic").expect("defined");
    assert!(Arc::ptr_eq(&made, &toy.thing("a")));
    assert_eq!(word(&made).as_deref(), Some("two"));
}

#[tokio::test]
async fn what_the_outside_reports_cannot_change_the_standing() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    thing.observe(|view| {
        view.active = true;
        view.persistent = None;
        view.name = "b".into();
    });
    assert!(thing.view().active);
    assert_eq!((&*thing.name(), word(&thing).as_deref()), ("a", Some("one")));
}

#[tokio::test]
async fn a_panic_frees_the_turn_and_is_told_in_one_sentence() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let work = |_: InTurn<Thing>| async { panic!("a bug, on purpose") };
    let error = thing.change::<(), ToyError, _, _>("bug", work).await.expect_err("it panicked");
    assert_eq!(error.to_string(), "'bug' ended in a bug of this program");
    assert!(thing.try_turn("next").is_some());
}

#[tokio::test]
async fn a_second_handle_keeps_the_turn_until_the_work_is_done() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let (gate, holder) = hold(&thing, |thing| async move {
        drop(thing);
        Ok(())
    })
    .await;
    assert!(thing.try_turn("other").is_none());
    gate.add_permits(1);
    holder.await.expect("no panic").expect("held");
    assert!(thing.try_turn("other").is_some());
}

#[tokio::test]
async fn what_was_active_is_found_or_listed_as_transient() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    assert!(find_or_list(&toy, "a", uuid(1)).is_some_and(|found| Arc::ptr_eq(&found, &thing)));
    let made = find_or_list(&toy, "b", uuid(2)).expect("free");
    assert!(made.view().persistent.is_none());
    assert!(find_or_list(&toy, "a", uuid(3)).is_none(), "the name is another's");
}

#[tokio::test]
async fn an_action_that_fails_is_taken_back_and_one_that_succeeds_is_kept() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let note = |what: &'static str| {
        let log = Arc::clone(&log);
        async move {
            log.lock().expect("no panic").push(what);
            Ok::<(), ToyError>(())
        }
    };
    let mut undo = Undo::new();
    undo.push("one", note("one"));
    assert_eq!(undo.settle("a", Ok::<_, ToyError>(7)).await, Ok(7));
    let mut undo = Undo::new();
    undo.push("two", note("two"));
    undo.push("three", note("three"));
    let failed = Err::<(), _>(ToyError::Refused("four"));
    assert_eq!(undo.settle("a", failed).await, Err(ToyError::Refused("four")));
    assert_eq!(*log.lock().expect("no panic"), ["three", "two"]);
}

#[test]
fn a_name_and_uuid_are_found_where_they_are_always_written_and_nowhere_else() {
    let text =
        format!("<thing type='x'>\n  <name>web</name>\n  <uuid>{}</uuid>\n</thing>\n", uuid(1));
    assert_eq!(identity(&text, "thing"), Some(("web", uuid(1))));
    let after_comment = format!("<!--\n a comment\n-->\n\n{text}");
    assert_eq!(identity(&after_comment, "thing"), Some(("web", uuid(1))));
    assert_eq!(identity(&text, "thin"), None);
    for (from, to) in [
        ("<name>web", "<name>a&amp;b"),
        ("  <name>", " <name>"),
        ("<name>web</name>", "<title>web</title>"),
        ("</uuid>", "0</uuid>"),
        ("</thing>\n", ""),
        ("</thing>\n", "</things>\n"),
    ] {
        assert_eq!(identity(&text.replace(from, to), "thing"), None, "{to}");
    }
}

const SAVE: LongJob = LongJob {
    name: "save",
    operation: ostler_core::enumeration::DomainJobOperation::Save,
    admits: Kinds::ALWAYS.and(ChangeKind::Suspend),
};

/// Begins a long job that ends when it is aborted or the permit comes.
async fn save(
    thing: &Arc<Thing>,
) -> (Arc<Semaphore>, tokio::task::JoinHandle<Result<(), ToyError>>) {
    let gate = Arc::new(Semaphore::new(0));
    let (waits, target) = (Arc::clone(&gate), Arc::clone(thing));
    let job = tokio::spawn(async move {
        let work = |thing: Arc<InLongJob<Thing>>| async move {
            thing.job().advance(10, 40);
            tokio::select! {
                () = thing.job().aborted() => Err(ToyError::Refused("aborted")),
                permit = waits.acquire() => {
                    permit.expect("open").forget();
                    let step = thing.step().await?;
                    step.publish(|view| view.autostart = true);
                    thing.job().advance(40, 40);
                    Ok(())
                }
            }
        };
        target.run_long(SAVE, work).await
    });
    while thing.long_job().is_none() {
        tokio::task::yield_now().await;
    }
    (gate, job)
}

#[tokio::test]
async fn a_long_job_admits_a_suspend_and_ends_with_its_last_step() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let (gate, job) = save(&thing).await;
    let suspend = |_: InTurn<Thing>| async { Ok::<_, ToyError>(()) };
    thing.change_as(Change::suspend("suspend"), suspend).await.expect("admitted");
    assert!(thing.try_turn("set memory").is_none());
    gate.add_permits(1);
    job.await.expect("no panic").expect("saved");
    assert!(thing.view().autostart && thing.long_job().is_none());
    let ended = thing.ended_job(false).expect("it has ended");
    assert_eq!((ended.outcome, ended.processed), (Some(Outcome::Completed), 40));
}

#[tokio::test]
async fn a_long_job_that_is_aborted_was_cancelled() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let (_gate, job) = save(&thing).await;
    thing.long_job().expect("under way").abort();
    assert_eq!(job.await.expect("no panic"), Err(ToyError::Refused("aborted")));
    assert_eq!(thing.ended_job(false).expect("ended").outcome, Some(Outcome::Cancelled));
    assert!(thing.try_turn("next").is_some());
}

#[tokio::test]
async fn a_long_job_that_panics_has_failed_and_frees_the_object() {
    let toy = Toy::new();
    let thing = toy.define(&def("a", 1, "one")).await.expect("free");
    let work = |_: Arc<InLongJob<Thing>>| async { panic!("a bug, on purpose") };
    let error = thing.run_long::<(), ToyError, _, _>(SAVE, work).await.expect_err("it panicked");
    assert_eq!(error, ToyError::Turn(TurnError::Panicked { job: "save" }));
    assert_eq!(thing.ended_job(false).expect("ended").outcome, Some(Outcome::Failed));
    assert!(thing.try_turn("next").is_some());
}

#[tokio::test]
async fn a_change_that_ends_the_object_runs_beside_its_long_job() {
    let toy = Toy::new();
    let thing = toy.create(&def("a", 1, "one")).await.expect("free");
    let (gate, job) = save(&thing).await;
    let list = Arc::clone(&toy.0.things);
    let end = |thing: InTurn<Thing>| async move {
        thing.observe(|view| view.active = false);
        forget_if_gone(&list, &thing);
        Ok::<_, ToyError>(())
    };
    thing.change_as(Change::destroy("destroy"), end).await.expect("admitted");
    gate.add_permits(1);
    let gone = Err(ToyError::Turn(TurnError::Gone));
    assert_eq!(job.await.expect("no panic"), gone);
    let begun = |_: Arc<InLongJob<Thing>>| async { Ok(()) };
    assert_eq!(thing.run_long(SAVE, begun).await, gone);
}
