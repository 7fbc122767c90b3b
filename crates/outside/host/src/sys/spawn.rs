//! Starting a program without copying this process.
//!
//! `fork` copies the page tables of the parent, which takes milliseconds when
//! the parent is large. Here the child shares the parent's memory, as after
//! `vfork`, on a stack of its own, until it executes the program; the thread
//! that started it is suspended meanwhile. Everything the child needs is laid
//! out beforehand in a [`Plan`]: it allocates nothing, takes no lock and calls
//! nothing but system calls.

mod birth;

use libc::{c_char, c_int, c_void};
use std::{
    ffi::CString,
    io,
    mem::MaybeUninit,
    os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd},
    ptr,
};

/// The child's stack: system calls and the frames around them.
const STACK_BYTES: usize = 64 * 1024;

/// Signals are numbered from 1 to this.
const LAST_SIGNAL: c_int = 64;

/// The step in which the child failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub(crate) enum Stage {
    Start,
    Session,
    Cgroup,
    OomScore,
    Descriptors,
    Limits,
    Groups,
    Group,
    User,
    Bond,
    Folder,
    Execute,
}

/// A program to be started, laid out for the child.
pub(crate) struct Plan {
    pub(crate) program: CString,
    pub(crate) arguments: Vec<CString>,
    pub(crate) environment: Vec<CString>,
    pub(crate) folder: Option<CString>,
    /// Descriptors and the numbers they have in the program; 0 to 2 are among
    /// them. No number twice.
    pub(crate) descriptors: Vec<(OwnedFd, RawFd)>,
    pub(crate) session: bool,
    pub(crate) umask: Option<libc::mode_t>,
    /// Files of control groups into which the child writes itself.
    pub(crate) cgroups: Vec<OwnedFd>,
    /// The folder of the version 2 control group it is born in.
    pub(crate) birth_cgroup: Option<OwnedFd>,
    /// The text for `/proc/self/oom_score_adj`.
    pub(crate) oom_score: Option<Vec<u8>>,
    pub(crate) limits: Vec<(u32, libc::rlimit64)>,
    pub(crate) user: Option<User>,
    /// The kernel kills it when the thread that starts it ends.
    pub(crate) ends_with_parent: bool,
}

pub(crate) struct User {
    pub(crate) uid: libc::uid_t,
    pub(crate) gid: libc::gid_t,
    pub(crate) groups: Vec<libc::gid_t>,
}

/// The state that parent and child share. The child alone writes to it, while the parent is
/// suspended.
struct Shared<'a> {
    plan: &'a Plan,
    argv: Vec<*const c_char>,
    envp: Vec<*const c_char>,
    sources: Vec<(RawFd, RawFd)>,
    above_targets: c_int,
    /// Whether it was born in its control group.
    born_in_cgroup: bool,
    /// Who starts it.
    parent: libc::pid_t,
    stage: Stage,
    errno: c_int,
}

impl<'a> Shared<'a> {
    fn of(plan: &'a Plan) -> Self {
        let pointers = |texts: &[CString]| -> Vec<*const c_char> {
            texts.iter().map(|text| text.as_ptr()).chain([ptr::null()]).collect()
        };
        let highest = plan.descriptors.iter().map(|(_, target)| *target).max().unwrap_or(2);
        Self {
            plan,
            argv: pointers(&plan.arguments),
            envp: pointers(&plan.environment),
            sources: plan
                .descriptors
                .iter()
                .map(|(fd, target)| (fd.as_raw_fd(), *target))
                .collect(),
            above_targets: highest.saturating_add(1).max(3),
            born_in_cgroup: false,
            parent: std::process::id().cast_signed(),
            stage: Stage::Start,
            errno: 0,
        }
    }
}

/// Starts the program and gives its pid and a descriptor of the process.
///
/// Returns when the program has been executed. Waits for the start of the
/// program's file to be read, so it belongs on a thread that may wait.
pub(crate) fn spawn(plan: &Plan) -> Result<(i32, OwnedFd), (Stage, io::Error)> {
    let mut shared = Shared::of(plan);
    let signals = BlockedSignals::new();
    let started = match &plan.birth_cgroup {
        Some(cgroup) => match birth::clone_into(cgroup, &mut shared) {
            // A kernel or a filter without this call: the child moves itself.
            Err(error) if matches!(error.raw_os_error(), Some(libc::ENOSYS | libc::E2BIG)) => {
                shared.born_in_cgroup = false;
                clone(&mut shared)
            }
            started => started,
        },
        None => clone(&mut shared),
    };
    drop(signals);
    let (pid, pidfd) = started.map_err(|error| (Stage::Start, error))?;
    if shared.errno != 0 {
        // It has exited already: this does not wait.
        let _ = reap(&pidfd);
        return Err((shared.stage, io::Error::from_raw_os_error(shared.errno)));
    }
    Ok((pid, pidfd))
}

/// Makes the child by the C library's `clone`.
fn clone(shared: &mut Shared<'_>) -> io::Result<(i32, OwnedFd)> {
    let mut stack = new_stack();
    let mut pidfd: c_int = -1;
    let flags = libc::CLONE_VM | libc::CLONE_VFORK | libc::CLONE_PIDFD | libc::SIGCHLD;
    // SAFETY: the stack is a fresh allocation of STACK_BYTES that outlives the
    // call, and its end is 16-aligned because its elements are. CLONE_VFORK
    // suspends this thread until the child has executed or exited, so `shared`
    // and the stack outlive the child's use of them and are not touched by two
    // at a time. The caller has blocked signals, so no handler of this process
    // runs in the child. `pidfd` is where CLONE_PIDFD writes the descriptor,
    // which is new and known to nobody else.
    unsafe {
        let top = stack.as_mut_ptr().add(STACK_BYTES / size_of::<u128>());
        let argument = ptr::from_mut(shared).cast::<c_void>();
        let pid = libc::clone(child, top.cast(), flags, argument, &raw mut pidfd);
        if pid < 0 {
            Err(io::Error::last_os_error())
        } else {
            Ok((pid, OwnedFd::from_raw_fd(pidfd)))
        }
    }
}

fn new_stack() -> Vec<MaybeUninit<u128>> {
    Vec::with_capacity(STACK_BYTES / size_of::<u128>())
}

/// Collects the exit of a child that has exited. `None` when the process is
/// not this process's child.
pub(crate) fn reap(pidfd: &OwnedFd) -> Option<rustix::process::WaitIdStatus> {
    use rustix::process::{WaitId, WaitIdOptions, waitid};
    use std::os::fd::AsFd;
    loop {
        match waitid(WaitId::PidFd(pidfd.as_fd()), WaitIdOptions::EXITED) {
            Err(rustix::io::Errno::INTR) => {}
            result => return result.ok().flatten(),
        }
    }
}

/// All signals blocked for this thread, until dropped.
struct BlockedSignals(libc::sigset_t);

impl BlockedSignals {
    fn new() -> Self {
        // SAFETY: both sets live on this frame and are initialised by the calls
        // that are given them; with valid arguments neither call fails.
        unsafe {
            let mut all: libc::sigset_t = std::mem::zeroed();
            let mut before: libc::sigset_t = std::mem::zeroed();
            libc::sigfillset(&raw mut all);
            libc::pthread_sigmask(libc::SIG_BLOCK, &raw const all, &raw mut before);
            Self(before)
        }
    }
}

impl Drop for BlockedSignals {
    fn drop(&mut self) {
        // SAFETY: the set was filled in by `new`.
        unsafe {
            libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.0, ptr::null_mut());
        }
    }
}

/// The child. Never returns to the caller's frames: it executes or exits.
extern "C" fn child(argument: *mut c_void) -> c_int {
    // SAFETY: `spawn` passes a pointer to its `Shared` and is suspended for as
    // long as this function runs.
    let shared = unsafe { &mut *argument.cast::<Shared<'_>>() };
    shared.errno = match become_program(shared) {
        Err(errno) => errno,
        Ok(never) => match never {},
    };
    // SAFETY: leaves this process without running anything of the parent's.
    unsafe { libc::_exit(127) }
}

enum Never {}

/// Sets the child up and executes the program; returns only the error.
///
/// Must not allocate, lock or panic: other threads of the parent run on in the
/// same memory.
fn become_program(shared: &mut Shared<'_>) -> Result<Never, c_int> {
    let plan = shared.plan;
    // SAFETY: plain system calls, on values of this frame or on pointers that lead
    // into the plan, which outlives the child.
    unsafe {
        reset_signals();
        shared.stage = Stage::Session;
        if plan.session {
            check(libc::setsid())?;
        }
        if let Some(mask) = plan.umask {
            libc::umask(mask);
        }
        shared.stage = Stage::Cgroup;
        for cgroup in &plan.cgroups {
            // "0" is whoever writes it.
            check(libc::write(cgroup.as_raw_fd(), c"0".as_ptr().cast(), 1))?;
        }
        if let (Some(cgroup), false) = (&plan.birth_cgroup, shared.born_in_cgroup) {
            let flags = libc::O_WRONLY | libc::O_CLOEXEC;
            let procs = libc::openat(cgroup.as_raw_fd(), c"cgroup.procs".as_ptr(), flags);
            check(libc::write(check(procs)?, c"0".as_ptr().cast(), 1))?;
        }
        shared.stage = Stage::OomScore;
        if let Some(score) = &plan.oom_score {
            let path = c"/proc/self/oom_score_adj".as_ptr();
            let file = check(libc::open(path, libc::O_WRONLY | libc::O_CLOEXEC))?;
            check(libc::write(file, score.as_ptr().cast(), score.len()))?;
        }
        shared.stage = Stage::Descriptors;
        place_descriptors(&mut shared.sources, shared.above_targets)?;
        shared.stage = Stage::Limits;
        for (resource, limit) in &plan.limits {
            let unused = ptr::null_mut::<libc::rlimit64>();
            check(libc::syscall(libc::SYS_prlimit64, 0, *resource, limit, unused))?;
        }
        if let Some(user) = &plan.user {
            become_user(user, &mut shared.stage)?;
        }
        // After the change of user, which undoes it.
        shared.stage = Stage::Bond;
        if plan.ends_with_parent {
            check(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
            if libc::getppid() != shared.parent {
                return Err(libc::ESRCH);
            }
        }
        shared.stage = Stage::Folder;
        if let Some(folder) = &plan.folder {
            check(libc::chdir(folder.as_ptr()))?;
        }
        shared.stage = Stage::Execute;
        let mut none: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut none);
        libc::sigprocmask(libc::SIG_SETMASK, &raw const none, ptr::null_mut());
        let (argv, envp) = (shared.argv.as_ptr(), shared.envp.as_ptr());
        check(libc::execve(plan.program.as_ptr(), argv, envp))?;
    }
    Err(libc::EINVAL)
}

/// Gives every signal its default meaning: a handler of the parent's must not
/// run here, and the program is not to inherit what the parent ignores.
unsafe fn reset_signals() {
    // SAFETY: an all-zero action is SIG_DFL with no flags and an empty mask;
    // for SIGKILL, SIGSTOP and the C library's own signals the call fails and
    // changes nothing.
    unsafe {
        let default: libc::sigaction = std::mem::zeroed();
        for signal in 1..=LAST_SIGNAL {
            libc::sigaction(signal, &raw const default, ptr::null_mut());
        }
    }
}

/// Puts each descriptor at its number and marks all others to be closed.
unsafe fn place_descriptors(sources: &mut [(RawFd, RawFd)], above: c_int) -> Result<(), c_int> {
    // SAFETY: system calls on numbers, in the child's own descriptor table.
    unsafe {
        // A kernel without the call leaves it to the flag that every
        // descriptor of this program has from the start.
        libc::syscall(libc::SYS_close_range, 3, c_int::MAX, libc::CLOSE_RANGE_CLOEXEC);
        // First out of the way of the numbers that will be given out.
        for (source, target) in sources.iter_mut() {
            if *source != *target && *source < above {
                *source = check(libc::fcntl(*source, libc::F_DUPFD_CLOEXEC, above))?;
            }
        }
        for (source, target) in sources.iter() {
            if source == target {
                check(libc::fcntl(*source, libc::F_SETFD, 0))?;
            } else {
                check(libc::dup2(*source, *target))?;
            }
        }
    }
    Ok(())
}

/// Takes on groups and user. By raw system calls: the C library's functions
/// would change the credentials of every thread of the parent.
unsafe fn become_user(user: &User, stage: &mut Stage) -> Result<(), c_int> {
    // SAFETY: the list of groups is as long as said.
    unsafe {
        *stage = Stage::Groups;
        check(libc::syscall(libc::SYS_setgroups, user.groups.len(), user.groups.as_ptr()))?;
        *stage = Stage::Group;
        check(libc::syscall(libc::SYS_setresgid, user.gid, user.gid, user.gid))?;
        *stage = Stage::User;
        check(libc::syscall(libc::SYS_setresuid, user.uid, user.uid, user.uid))?;
    }
    Ok(())
}

/// A system call's result, or its errno.
fn check<T: Copy + PartialOrd + Default>(result: T) -> Result<T, c_int> {
    if result < T::default() {
        // SAFETY: the C library's errno of this thread, which the child shares
        // with the suspended thread of the parent.
        Err(unsafe { *libc::__errno_location() })
    } else {
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kernel without the call, and other architectures, come to the same.
    #[test]
    fn a_child_not_born_in_its_group_enters_it() {
        let folder = tempfile::tempdir().unwrap();
        let procs = folder.path().join("cgroup.procs");
        std::fs::write(&procs, "").unwrap();
        let plan = Plan {
            program: c"/bin/true".to_owned(),
            arguments: vec![c"true".to_owned()],
            environment: Vec::new(),
            folder: None,
            descriptors: Vec::new(),
            session: true,
            umask: None,
            cgroups: Vec::new(),
            birth_cgroup: Some(std::fs::File::open(folder.path()).unwrap().into()),
            oom_score: None,
            limits: Vec::new(),
            user: None,
            ends_with_parent: true,
        };
        let mut shared = Shared::of(&plan);
        let signals = BlockedSignals::new();
        let (_, pidfd) = clone(&mut shared).unwrap();
        drop(signals);
        assert_eq!((shared.stage, shared.errno), (Stage::Execute, 0));
        assert_eq!(reap(&pidfd).unwrap().exit_status(), Some(0));
        assert_eq!(std::fs::read(&procs).unwrap(), b"0");
        // A folder that is no control group: the child cannot be born in it.
        let error = birth::clone_into(plan.birth_cgroup.as_ref().unwrap(), &mut shared);
        assert!(error.is_err());
    }
}
