//! A thread that lasts as long as the daemon.
//!
//! The kernel's signal for "whoever started you is gone" comes when the
//! *thread* that started the program ends. Threads that wait for disks come and
//! go; this one stays.

use std::{
    io,
    sync::{Mutex, PoisonError, mpsc},
    thread,
};
use tokio::{runtime::Handle, sync::oneshot};

type Work = Box<dyn FnOnce() + Send>;

static THREAD: Mutex<Option<mpsc::Sender<Work>>> = Mutex::new(None);

/// Does `work` on that thread.
pub(super) async fn run<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<T> {
    let (done, result) = oneshot::channel();
    let runtime = Handle::current();
    let work = Box::new(move || {
        let _runtime = runtime.enter();
        let _ = done.send(work());
    });
    thread()?.send(work).map_err(|_| ended())?;
    result.await.map_err(|_| ended())
}

fn thread() -> io::Result<mpsc::Sender<Work>> {
    let mut known = THREAD.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(sender) = &*known {
        return Ok(sender.clone());
    }
    let (sender, work) = mpsc::channel::<Work>();
    let serve = move || work.into_iter().for_each(|work| work());
    thread::Builder::new().name("starter".to_owned()).spawn(serve)?;
    *known = Some(sender.clone());
    Ok(sender)
}

fn ended() -> io::Error {
    io::Error::other("the thread that starts programs has ended")
}
