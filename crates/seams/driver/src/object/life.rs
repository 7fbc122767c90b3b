//! Made, replaced, renamed, removed.
//!
//! A name and UUID are taken before anything is written, so two clients that
//! define the same at once do not both get to the disk. Whatever waited for a
//! turn looks again at what it was asked about: the object may have been
//! undefined or renamed meanwhile.

use super::view::in_turn;
use super::{
    Change, Conflict, Defined, InTurn, Link, Loaded, ObjectList, Snapshot, Standing, TurnError,
    detached, detached_blocking,
};
use ostler_core::Uuid;
use std::future::Future;
use std::sync::Arc;

/// The form in which a definition is kept in memory.
type Kept<F> = <<<F as Family>::Object as Defined>::View as Snapshot>::Definition;

/// A step in the life of a definition, of which clients are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is there for the first time.
    Added,
    /// It was replaced.
    Updated,
    /// It is gone.
    Removed,
}

/// The driver's part in the life of its objects: a handle on the driver, which is cheap to
/// clone.
pub trait Family: Clone + Send + Sync + 'static {
    /// Its objects.
    type Object: Defined;
    /// A definition that was read, completed and checked.
    type Definition: Send + Sync + 'static;
    /// The error below its boundary.
    type Error: From<TurnError> + Send + 'static;

    /// The objects it knows.
    fn objects(&self) -> &Arc<ObjectList<Self::Object>>;

    /// The name and UUID of a definition.
    fn identity(definition: &Self::Definition) -> (&str, Uuid);

    /// An object that is not listed yet.
    fn make(&self, uuid: Uuid, standing: Standing<Kept<Self>>) -> Arc<Self::Object>;

    /// The error for a definition whose name or UUID another object has, in the
    /// driver's words.
    fn taken(&self, definition: &Self::Definition, by: &Conflict) -> Self::Error;

    /// Writes a definition to disk and gives the form in which it is kept;
    /// `before` is the object whose definition it replaces. Runs on a thread
    /// that may wait.
    ///
    /// # Errors
    /// The definition must not replace the one there is, or was not written.
    fn write_blocking(
        &self,
        definition: &Arc<Self::Definition>,
        before: Option<&InTurn<Self::Object>>,
    ) -> Result<Arc<Kept<Self>>, Self::Error>;

    /// Refuses to have an object started with the daemon.
    ///
    /// # Errors
    /// The object is transient, where that has no links.
    fn check_autostart(&self, object: &InTurn<Self::Object>) -> Result<(), Self::Error>;

    /// Makes or removes a link on disk.
    ///
    /// # Errors
    /// The link was not changed.
    fn set_link(
        &self,
        object: &InTurn<Self::Object>,
        link: Link,
        on: bool,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Tells clients.
    fn tell(&self, object: &Self::Object, step: Step);
}

/// A family whose objects can be renamed.
pub trait Renames: Family {
    /// Refuses a rename that the object's state forbids.
    ///
    /// # Errors
    /// The object may not have this name now.
    fn check_rename(&self, object: &InTurn<Self::Object>, name: &str) -> Result<(), Self::Error>;

    /// The error for a new name that another object has, in the driver's words.
    fn name_taken(&self, by: &Conflict) -> Self::Error;

    /// Puts the definition with another name on disk, in the place of the one it
    /// has, and gives the form in which it is kept.
    ///
    /// # Errors
    /// The definition cannot be understood, or a file was not written.
    fn write_renamed(
        &self,
        object: &InTurn<Self::Object>,
        name: &str,
    ) -> impl Future<Output = Result<Arc<Kept<Self>>, Self::Error>> + Send;

    /// Tells clients; `was` is the view before.
    fn emit_renamed(&self, object: &Self::Object, was: &<Self::Object as Defined>::View);
}

/// Defines an object, or replaces the definition of the one with the same name
/// and UUID.
///
/// # Errors
/// Name or UUID belong to another object, or the definition was not written.
pub async fn define<F: Family>(
    driver: &F,
    definition: Arc<F::Definition>,
) -> Result<Arc<F::Object>, F::Error> {
    loop {
        match existing(driver, &definition)? {
            None => return add(driver, definition).await,
            Some(object) => {
                if replace(driver, &object, &definition).await? {
                    return Ok(object);
                }
            }
        }
    }
}

/// The object that a definition is for, if there is one.
fn existing<F: Family>(
    driver: &F,
    definition: &F::Definition,
) -> Result<Option<Arc<F::Object>>, F::Error> {
    let (name, uuid) = F::identity(definition);
    let conflict = if let Some(object) = driver.objects().by_uuid(uuid) {
        let known = object.name();
        if *known == *name {
            return Ok(Some(object));
        }
        Conflict::UuidTaken { name: known.to_string(), uuid }
    } else {
        let Some(object) = driver.objects().by_name(name) else { return Ok(None) };
        Conflict::NameTaken { name: name.to_owned(), uuid: object.uuid }
    };
    Err(driver.taken(definition, &conflict))
}

async fn add<F: Family>(
    driver: &F,
    definition: Arc<F::Definition>,
) -> Result<Arc<F::Object>, F::Error> {
    let (name, uuid) = F::identity(&definition);
    let reservation = driver.objects().reserve(name, uuid);
    let reservation = reservation.map_err(|conflict| driver.taken(&definition, &conflict))?;
    let driver = driver.clone();
    // All of it on the thread that may wait for the disk: each hop to another
    // costs as much as the write.
    let work = move || {
        let kept = driver.write_blocking(&definition, None)?;
        let (name, uuid) = F::identity(&definition);
        let object = driver.make(uuid, Standing::defined(name, kept));
        reservation.fill(Arc::clone(&object));
        driver.tell(&object, Step::Added);
        Ok(object)
    };
    detached_blocking("define", work).await?
}

/// Replaces the definition of an object in its turn. Says whether that was still
/// the object which the definition is for.
async fn replace<F: Family>(
    driver: &F,
    object: &Arc<F::Object>,
    definition: &Arc<F::Definition>,
) -> Result<bool, F::Error> {
    let (driver, definition) = (driver.clone(), Arc::clone(definition));
    let work = |object: InTurn<F::Object>| async move {
        let work = move || {
            if *object.name() != *F::identity(&definition).0 {
                return Ok(false);
            }
            let kept = driver.write_blocking(&definition, Some(&object))?;
            let was_transient = object.view().persistent.is_none();
            object.publish(|view| view.persistent = Some(Arc::clone(&kept)));
            driver.tell(&object, if was_transient { Step::Added } else { Step::Updated });
            Ok(true)
        };
        detached_blocking("define", work).await?
    };
    match in_turn(object, Change::modify("define"), work).await {
        Err(TurnError::Gone) => Ok(false),
        done => done?,
    }
}

/// Starts a transient object, or one that is defined and inactive with another
/// definition. `start` runs in the object's turn and must see for itself that
/// the object is inactive; when it fails, an object that is neither active nor
/// defined is no longer listed.
///
/// # Errors
/// Name or UUID belong to another object, or `start` failed.
pub async fn create<F, S, Work>(
    driver: &F,
    definition: &F::Definition,
    start: S,
) -> Result<Arc<F::Object>, F::Error>
where
    F: Family,
    S: FnOnce(InTurn<F::Object>) -> Work + Clone + Send + 'static,
    Work: Future<Output = Result<(), F::Error>> + Send + 'static,
{
    loop {
        let Some(object) = existing(driver, definition)? else {
            return create_listed(driver, definition, start).await;
        };
        let (ours, start) = (driver.clone(), start.clone());
        let name = F::identity(definition).0.to_owned();
        let work = move |object: InTurn<F::Object>| async move {
            if *object.name() != *name {
                return Ok(false);
            }
            start_or_forget(&ours, object, start).await.map(|()| true)
        };
        match in_turn(&object, Change::modify("start"), work).await {
            Ok(Ok(true)) => return Ok(object),
            Ok(Ok(false)) | Err(TurnError::Gone) => {}
            Ok(Err(error)) => return Err(error),
            Err(error) => return Err(error.into()),
        }
    }
}

/// Lists a transient object in its turn, which ends when it is started: nobody
/// changes it before.
async fn create_listed<F, S, Work>(
    driver: &F,
    definition: &F::Definition,
    start: S,
) -> Result<Arc<F::Object>, F::Error>
where
    F: Family,
    S: FnOnce(InTurn<F::Object>) -> Work + Send + 'static,
    Work: Future<Output = Result<(), F::Error>> + Send + 'static,
{
    let (name, uuid) = F::identity(definition);
    let reservation = driver.objects().reserve(name, uuid);
    let reservation = reservation.map_err(|conflict| driver.taken(definition, &conflict))?;
    let object = driver.make(uuid, Standing::transient(name));
    // Nobody else knows the object yet, so its turn is free.
    let in_turn = object.try_turn("start").ok_or(TurnError::Gone)?;
    reservation.fill(Arc::clone(&object));
    let driver = driver.clone();
    detached("start", async move { start_or_forget(&driver, in_turn, start).await }).await??;
    Ok(object)
}

async fn start_or_forget<F, S, Work>(
    driver: &F,
    object: InTurn<F::Object>,
    start: S,
) -> Result<(), F::Error>
where
    F: Family,
    S: FnOnce(InTurn<F::Object>) -> Work,
    Work: Future<Output = Result<(), F::Error>>,
{
    let started = start(object.clone()).await;
    forget_if_gone(driver.objects(), &object);
    started
}

/// Takes an object out of the list that is neither active nor defined.
pub fn forget_if_gone<T: Defined>(list: &ObjectList<T>, object: &InTurn<T>) {
    let view = object.view();
    if !view.is_active() && view.persistent.is_none() {
        object.retire(list);
    }
}

/// Removes a definition. `erase` runs in the object's turn: it refuses, or
/// removes what is on disk. An active object goes on as a transient one.
///
/// # Errors
/// `erase` failed, or the turn did not come.
pub async fn undefine<F, E, Work>(
    driver: &F,
    object: &Arc<F::Object>,
    erase: E,
) -> Result<(), F::Error>
where
    F: Family,
    E: FnOnce(InTurn<F::Object>) -> Work + Send + 'static,
    Work: Future<Output = Result<(), F::Error>> + Send + 'static,
{
    let driver = driver.clone();
    let work = |object: InTurn<F::Object>| async move {
        erase(object.clone()).await?;
        object.publish(|view| {
            view.persistent = None;
            view.autostart = false;
            view.autostart_once = false;
        });
        forget_if_gone(driver.objects(), &object);
        driver.tell(&object, Step::Removed);
        Ok(())
    };
    object.change("undefine", work).await
}

/// Gives an object another name. Both names find the object meanwhile.
///
/// # Errors
/// [`Renames::check_rename`] refused, another object has the name, or a file was not written.
pub async fn rename<F: Renames>(
    driver: &F,
    object: &Arc<F::Object>,
    name: &str,
) -> Result<(), F::Error> {
    let (driver, name) = (driver.clone(), name.to_owned());
    let work = move |object: InTurn<F::Object>| async move {
        let was = <F::Object as Defined>::View::clone(&object.view());
        driver.check_rename(&object, &name)?;
        let (list, uuid) = (driver.objects(), object.uuid);
        list.add_name(uuid, &name).map_err(|conflict| driver.name_taken(&conflict))?;
        let kept = match driver.write_renamed(&object, &name).await {
            Ok(kept) => kept,
            Err(error) => {
                list.drop_name(uuid, &name, &was.name);
                return Err(error);
            }
        };
        object.publish(|view| {
            view.name = name.as_str().into();
            view.persistent = Some(Arc::clone(&kept));
        });
        list.drop_name(uuid, &was.name, &name);
        driver.emit_renamed(&object, &was);
        Ok(())
    };
    object.change("rename", work).await
}

/// Has an object started with the daemon, or no more.
///
/// # Errors
/// [`Family::check_autostart`] refused, or the link was not changed.
pub async fn set_autostart<F: Family>(
    driver: &F,
    object: &Arc<F::Object>,
    link: Link,
    on: bool,
) -> Result<(), F::Error> {
    let driver = driver.clone();
    let work = move |object: InTurn<F::Object>| async move {
        driver.check_autostart(&object)?;
        if link.is_set(&object.view()) != on {
            driver.set_link(&object, link, on).await?;
            object.publish(|view| link.note(view, on));
        }
        Ok(())
    };
    object.change("set autostart", work).await
}

/// Lists an object that was loaded from disk. A name or UUID that another has
/// leaves it out, which is reported in the log.
pub fn list_loaded<F: Family>(driver: &F, uuid: Uuid, loaded: Loaded<Arc<Kept<F>>>) {
    let Loaded { name, definition, autostart, autostart_once } = loaded;
    let standing = Standing { autostart, autostart_once, ..Standing::defined(&name, definition) };
    let object = driver.make(uuid, standing);
    if let Err(conflict) = driver.objects().insert(&name, uuid, object) {
        tracing::error!(name, %conflict, "a definition on disk is left out");
    }
}

/// The object that was active when the daemon before was gone: the one with this
/// UUID, else a transient one that is listed for it. A name that another object
/// has leaves it out, which is reported in the log.
pub fn find_or_list<F: Family>(driver: &F, name: &str, uuid: Uuid) -> Option<Arc<F::Object>> {
    if let Some(object) = driver.objects().by_uuid(uuid) {
        return Some(object);
    }
    let object = driver.make(uuid, Standing::transient(name));
    match driver.objects().insert(name, uuid, Arc::clone(&object)) {
        Ok(()) => Some(object),
        Err(conflict) => {
            tracing::error!(name, %conflict, "what was active cannot be taken up");
            None
        }
    }
}
