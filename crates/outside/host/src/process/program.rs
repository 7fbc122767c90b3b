//! A program to be run, and its surroundings.

use super::{Process, ProcessError, lasting};
use crate::{
    file::blocking,
    sys::spawn::{self, Plan, Stage},
};
use rustix::fs::{Mode, OFlags};
use std::{
    collections::HashSet,
    ffi::{CString, OsStr, OsString},
    io,
    os::{
        fd::{OwnedFd, RawFd},
        unix::ffi::{OsStrExt, OsStringExt},
    },
    path::{Path, PathBuf},
};

/// A program to be started. Its argument and environment lists are passed as
/// they are; no shell sees them.
///
/// Unless told otherwise it gets an empty environment, `/dev/null` as its
/// standard input, output and error, the daemon's user, folder and limits, and
/// a session of its own. Of the daemon's descriptors it gets none but those
/// given by [`Program::descriptor`].
#[derive(Debug)]
pub struct Program {
    pub(super) path: PathBuf,
    arguments: Vec<OsString>,
    environment: Vec<OsString>,
    folder: Option<PathBuf>,
    descriptors: Vec<(OwnedFd, RawFd)>,
    session: bool,
    umask: Option<u32>,
    cgroups: Vec<OwnedFd>,
    birth_cgroup: Option<OwnedFd>,
    oom_score: Option<i16>,
    limits: Vec<(Resource, Limit)>,
    user: Option<User>,
    ends_with_us: bool,
}

/// How a program gets into its control group. Either way it does so itself,
/// before it has threads: moving a process from outside takes the kernel tens of
/// milliseconds, for which every start of a process on the host waits.
#[derive(Debug)]
pub enum CgroupEntrance {
    /// The `tasks` files of version 1 hierarchies, open for writing.
    Tasks(Vec<OwnedFd>),
    /// The folder of a version 2 group.
    Folder(OwnedFd),
}

/// The credentials a program runs with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
    /// Supplementary groups.
    pub groups: Vec<u32>,
}

/// The resource that a limit is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// Bytes of a core dump.
    Core,
    /// Open descriptors.
    Descriptors,
    /// Bytes of locked memory.
    LockedMemory,
    /// Processes and threads of the user.
    Processes,
}

/// A limit; `None` is unlimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The limit that holds.
    pub soft: Option<u64>,
    /// How far the program itself may raise it.
    pub hard: Option<u64>,
}

impl Limit {
    /// Both limits at `value`.
    #[must_use]
    pub const fn both(value: u64) -> Self {
        Self { soft: Some(value), hard: Some(value) }
    }

    /// No limit.
    #[must_use]
    pub const fn none() -> Self {
        Self { soft: None, hard: None }
    }
}

impl Program {
    /// The program at `path`. A path without a slash is looked for in the
    /// daemon's `PATH`.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            folder: None,
            descriptors: Vec::new(),
            session: true,
            umask: None,
            cgroups: Vec::new(),
            birth_cgroup: None,
            oom_score: None,
            limits: Vec::new(),
            user: None,
            ends_with_us: false,
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn arguments<T: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = T>) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Adds a variable to its environment.
    #[must_use]
    pub fn variable(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        let mut text = name.as_ref().to_owned();
        text.push("=");
        text.push(value);
        self.environment.push(text);
        self
    }

    /// Passes on a variable of the daemon's own environment, if it is set.
    #[must_use]
    pub fn inherit_variable(self, name: &str) -> Self {
        match std::env::var_os(name) {
            Some(value) => self.variable(name, value),
            None => self,
        }
    }

    /// The folder it starts in.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Gives it `descriptor` under `number`.
    #[must_use]
    pub fn descriptor(mut self, descriptor: OwnedFd, number: RawFd) -> Self {
        self.descriptors.push((descriptor, number));
        self
    }

    /// Its standard input.
    #[must_use]
    pub fn stdin(self, descriptor: OwnedFd) -> Self {
        self.descriptor(descriptor, 0)
    }

    /// Its standard output.
    #[must_use]
    pub fn stdout(self, descriptor: OwnedFd) -> Self {
        self.descriptor(descriptor, 1)
    }

    /// Its standard error.
    #[must_use]
    pub fn stderr(self, descriptor: OwnedFd) -> Self {
        self.descriptor(descriptor, 2)
    }

    /// Leaves it in the daemon's session and process group.
    #[must_use]
    pub fn in_our_session(mut self) -> Self {
        self.session = false;
        self
    }

    /// Its mask for the modes of new files.
    #[must_use]
    pub fn umask(mut self, mask: u32) -> Self {
        self.umask = Some(mask);
        self
    }

    /// The control group to start in.
    #[must_use]
    pub fn cgroup(mut self, entrance: CgroupEntrance) -> Self {
        match entrance {
            CgroupEntrance::Tasks(files) => self.cgroups.extend(files),
            CgroupEntrance::Folder(folder) => self.birth_cgroup = Some(folder),
        }
        self
    }

    /// How readily the kernel ends it when memory is short, -1000 to 1000.
    #[must_use]
    pub fn oom_score(mut self, score: i16) -> Self {
        self.oom_score = Some(score);
        self
    }

    /// A limit on what it may use.
    #[must_use]
    pub fn limit(mut self, resource: Resource, limit: Limit) -> Self {
        self.limits.push((resource, limit));
        self
    }

    /// The credentials to run it with.
    #[must_use]
    pub fn user(mut self, user: User) -> Self {
        self.user = Some(user);
        self
    }

    /// Has it killed when this daemon ends, however that comes. Without this it
    /// runs on.
    #[must_use]
    pub fn ends_with_us(mut self) -> Self {
        self.ends_with_us = true;
        self
    }

    /// The program and its arguments, one per line of the list.
    #[must_use]
    pub fn command_line(&self) -> Vec<&OsStr> {
        [self.path.as_os_str()]
            .into_iter()
            .chain(self.arguments.iter().map(AsRef::as_ref))
            .collect()
    }

    /// The environment it gets, as `NAME=VALUE`.
    #[must_use]
    pub fn environment(&self) -> &[OsString] {
        &self.environment
    }

    /// Starts it. It outlives this daemon unless told otherwise; while the daemon lives, its exit is
    /// collected whether or not anybody waits for it.
    ///
    /// # Errors
    /// Names what could not be done for the program, the execution included.
    pub async fn spawn(self) -> Result<Process, ProcessError> {
        // Watched from the same thread: dropping this future must not leave a
        // child that nobody collects.
        let ends_with_us = self.ends_with_us;
        let program = self.path.clone();
        let start = move || {
            let (pid, pidfd) = self.spawn_blocking()?;
            Process::watch_child(pid, pidfd)
        };
        if !ends_with_us {
            return blocking(start).await;
        }
        lasting::run(start).await.unwrap_or_else(|source| {
            Err(ProcessError::Start { program, stage: sentence(Stage::Start), source })
        })
    }

    fn spawn_blocking(self) -> Result<(i32, OwnedFd), ProcessError> {
        let path = self.path.clone();
        let plan = self.into_plan()?;
        spawn::spawn(&plan).map_err(|(stage, source)| ProcessError::Start {
            program: path,
            stage: sentence(stage),
            source,
        })
    }

    fn into_plan(mut self) -> Result<Plan, ProcessError> {
        let program = self.path.clone();
        let failed =
            |stage, source| ProcessError::Start { program: program.clone(), stage, source };
        let text = |text: OsString| {
            CString::new(text.into_vec()).map_err(|error| ProcessError::Nul {
                program: program.clone(),
                text: OsString::from_vec(error.into_vec()),
            })
        };
        let mut numbers = HashSet::new();
        for (_, number) in &self.descriptors {
            if *number < 0 || !numbers.insert(*number) {
                return Err(ProcessError::DescriptorTwice { program, number: *number });
            }
        }
        for number in (0..3).filter(|number| !numbers.contains(number)) {
            let null = rustix::fs::open("/dev/null", OFlags::RDWR | OFlags::CLOEXEC, Mode::empty())
                .map_err(|error| failed("/dev/null could not be opened", error.into()))?;
            self.descriptors.push((null, number));
        }
        let executable = find(&self.path)
            .ok_or_else(|| failed("it is not in PATH", io::ErrorKind::NotFound.into()))?;
        let own_name = text(self.path.into_os_string())?;
        let arguments: Result<Vec<_>, _> =
            [Ok(own_name)].into_iter().chain(self.arguments.into_iter().map(text)).collect();
        Ok(Plan {
            program: text(executable.into_os_string())?,
            arguments: arguments?,
            environment: self.environment.into_iter().map(text).collect::<Result<_, _>>()?,
            folder: self.folder.map(|folder| text(folder.into_os_string())).transpose()?,
            descriptors: self.descriptors,
            session: self.session,
            umask: self.umask,
            cgroups: self.cgroups,
            birth_cgroup: self.birth_cgroup,
            oom_score: self.oom_score.map(|score| score.to_string().into_bytes()),
            limits: self.limits.iter().map(|(resource, limit)| resource.plan(*limit)).collect(),
            user: self.user.map(|User { uid, gid, groups }| spawn::User { uid, gid, groups }),
            ends_with_parent: self.ends_with_us,
        })
    }
}

impl Resource {
    fn plan(self, limit: Limit) -> (u32, libc::rlimit64) {
        let number = match self {
            Self::Core => libc::RLIMIT_CORE,
            Self::Descriptors => libc::RLIMIT_NOFILE,
            Self::LockedMemory => libc::RLIMIT_MEMLOCK,
            Self::Processes => libc::RLIMIT_NPROC,
        };
        let value = |value: Option<u64>| value.unwrap_or(libc::RLIM64_INFINITY);
        (number, libc::rlimit64 { rlim_cur: value(limit.soft), rlim_max: value(limit.hard) })
    }
}

/// Returns whether a program of this name is in the daemon's `PATH`.
#[must_use]
pub fn is_installed(name: &str) -> bool {
    installed(name).is_some()
}

/// The path of the program of this name in the daemon's `PATH`.
#[must_use]
pub fn installed(name: &str) -> Option<PathBuf> {
    find(Path::new(name))
}

/// The file to execute: the path itself, or the first executable of that name
/// in `PATH`.
fn find(path: &Path) -> Option<PathBuf> {
    if path.as_os_str().as_bytes().contains(&b'/') {
        return Some(path.to_owned());
    }
    let search = std::env::var_os("PATH").unwrap_or_else(|| "/usr/sbin:/usr/bin:/sbin:/bin".into());
    std::env::split_paths(&search).filter(|folder| folder.is_absolute()).find_map(|folder| {
        let candidate = folder.join(path);
        let executable = rustix::fs::access(&candidate, rustix::fs::Access::EXEC_OK).is_ok();
        (executable && candidate.is_file()).then_some(candidate)
    })
}

fn sentence(stage: Stage) -> &'static str {
    match stage {
        Stage::Start => "no process could be made for it",
        Stage::Session => "it could not be given a session",
        Stage::Cgroup => "it could not be put into its control group",
        Stage::OomScore => "its OOM score could not be set",
        Stage::Descriptors => "its descriptors could not be put in place",
        Stage::Limits => "its limits could not be set",
        Stage::Groups => "its supplementary groups could not be set",
        Stage::Group => "its group could not be taken on",
        Stage::User => "its user could not be taken on",
        Stage::Bond => "it could not be bound to the daemon's life",
        Stage::Folder => "its folder could not be entered",
        Stage::Execute => "it could not be executed",
    }
}
