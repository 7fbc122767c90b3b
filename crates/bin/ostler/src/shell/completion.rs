//! The completions that the shell offers while a command is typed.

use crate::{
    command::words,
    keys::CodeSet,
    session::Session,
    table::{self, Command, Completes, Kind},
};
use ostler_core::enumeration::{DomainEventId, KeycodeSet};
use ostler_core::flags::{
    ConnectListAllDomainsFlags, ConnectListAllSecretsFlags, ConnectListAllStoragePoolsFlags,
};
use ostler_driver::api::{DomainListing, SecretListing, StoragePoolListing};
use ostler_remote::{Connection, calls::Remote};
use rustyline::{
    Context, Helper,
    completion::{Completer, FilenameCompleter, Pair},
    highlight::Highlighter,
    hint::Hinter,
    validate::Validator,
};
use std::time::Duration;
use tokio::runtime::Handle;

/// Knows the words that can come next.
pub(super) struct Words {
    files: FilenameCompleter,
    runtime: Handle,
    connection: Option<Connection>,
}

/// How long whoever types waits for names.
const PATIENCE: Duration = Duration::from_millis(500);

impl Words {
    pub(super) fn new(runtime: Handle) -> Self {
        Self { files: FilenameCompleter::new(), runtime, connection: None }
    }

    /// Takes over the session's connection as it is now.
    pub(super) fn follow(&mut self, session: &Session) {
        self.connection = session.connection().cloned();
    }

    /// Names that the daemon knows; none where nobody can be asked.
    fn names(&self, completes: Completes) -> Vec<String> {
        let Some(connection) = self.connection.clone() else { return Vec::new() };
        let listed = self.runtime.block_on(async {
            let hypervisor = Remote::new(connection);
            tokio::time::timeout(PATIENCE, names(&hypervisor, completes)).await
        });
        listed.ok().and_then(Result::ok).unwrap_or_default()
    }

    fn values(&self, completes: Completes) -> Vec<String> {
        let fixed: &[&str] = match completes {
            Completes::ShutdownMode => &["acpi", "agent", "initctl", "signal", "paravirt"],
            Completes::HostnameSource => &["agent", "lease"],
            Completes::AddressSource => &["lease", "agent", "arp"],
            Completes::Event => &words::all::<DomainEventId>(),
            Completes::Domain | Completes::Pool | Completes::Secret => {
                return self.names(completes);
            }
            Completes::Key => {
                let names = CodeSet(KeycodeSet::Linux).names().iter();
                return names.map(|(name, _)| (*name).to_owned()).collect();
            }
            Completes::Nothing | Completes::File | Completes::Folder => &[],
        };
        fixed.iter().map(|value| (*value).to_owned()).collect()
    }
}

/// The names of domains, pools and secrets.
async fn names(
    hypervisor: &Remote<Connection>,
    completes: Completes,
) -> ostler_core::Result<Vec<String>> {
    Ok(match completes {
        Completes::Pool => {
            let all = ConnectListAllStoragePoolsFlags::empty();
            let pools = hypervisor.connect_list_all_storage_pools(all).await?;
            pools.iter().map(|pool| pool.name.to_string()).collect()
        }
        Completes::Secret => {
            let all = ConnectListAllSecretsFlags::empty();
            let secrets = hypervisor.connect_list_all_secrets(all).await?;
            secrets.iter().map(|secret| secret.uuid.to_string()).collect()
        }
        _ => {
            let all = ConnectListAllDomainsFlags::empty();
            let domains = hypervisor.connect_list_all_domains(all).await?;
            domains.iter().map(|domain| domain.name.to_string()).collect()
        }
    })
}

impl Completer for Words {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        position: usize,
        context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let begin = line[..position].rfind([';', '\n']).map_or(0, |at| at + 1);
        let typed = &line[begin..position];
        let start = typed.rfind(char::is_whitespace).map_or(begin, |at| begin + at + 1);
        let word = &line[start..position];
        let mut before = line[begin..start].split_whitespace();
        let Some(name) = before.next() else {
            let names = table::commands().map(|command| command.name.to_owned());
            return Ok((start, starting_with(names, word)));
        };
        let Some(command) = table::command(name) else { return Ok((start, Vec::new())) };
        let before: Vec<&str> = before.collect();
        if name == "help" {
            let names = table::commands().map(|command| command.name);
            let names = names.chain(table::GROUPS.iter().map(|group| group.keyword));
            return Ok((start, starting_with(names.map(str::to_owned), word)));
        }
        if word.starts_with("--") && !word.contains('=') {
            let options = command.options.iter().map(|option| format!("--{}", option.name));
            return Ok((start, starting_with(options, word)));
        }
        match wanted(command, &before) {
            Completes::File | Completes::Folder => self.files.complete(line, position, context),
            completes => Ok((start, starting_with(self.values(completes).into_iter(), word))),
        }
    }
}

/// The kind of the next word of the command, after these.
fn wanted(command: &Command, before: &[&str]) -> Completes {
    let named = |word: &&str| word.strip_prefix("--").and_then(|name| command.option(name));
    if let Some((_, option)) = before.last().and_then(named)
        && option.kind != Kind::Flag
    {
        return option.completes;
    }
    let mut taken: Vec<usize> = Vec::new();
    let mut words = before.iter();
    while let Some(word) = words.next() {
        match named(word) {
            Some((index, option)) => {
                taken.push(index);
                if option.kind != Kind::Flag {
                    words.next();
                }
            }
            None => taken.extend(free(command, &taken)),
        }
    }
    free(command, &taken).map_or(Completes::Nothing, |index| command.options[index].completes)
}

/// The positional option that the next word fills.
fn free(command: &Command, taken: &[usize]) -> Option<usize> {
    command.options.iter().enumerate().position(|(index, option)| {
        option.positional && (option.kind == Kind::Rest || !taken.contains(&index))
    })
}

/// The words that begin so; the only one is followed by a blank.
fn starting_with(words: impl Iterator<Item = String>, start: &str) -> Vec<Pair> {
    let mut found: Vec<Pair> = words
        .filter(|word| word.starts_with(start))
        .map(|word| Pair { display: word.clone(), replacement: word })
        .collect();
    if let [only] = &mut found[..] {
        only.replacement.push(' ');
    }
    found
}

impl Helper for Words {}
impl Hinter for Words {
    type Hint = String;
}
impl Highlighter for Words {}
impl Validator for Words {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &str, before: &[&str], expected: Completes) {
        assert_eq!(wanted(table::command(command).expect("a command"), before), expected);
    }

    #[test]
    fn knows_what_comes_next() {
        check("dominfo", &[], Completes::Domain);
        check("dominfo", &["a"], Completes::Nothing);
        check("attach-device", &["a"], Completes::File);
        check("attach-device", &["--live", "a"], Completes::File);
        check("attach-device", &["--file"], Completes::File);
        check("attach-device", &["--file", "x"], Completes::Domain);
        check("send-key", &["a", "KEY_A"], Completes::Key);
        check("domstats", &["--raw", "a"], Completes::Domain);
        check("pool-info", &[], Completes::Pool);
        check("vol-list", &["--details"], Completes::Pool);
        check("vol-info", &["a"], Completes::Pool);
        check("secret-dumpxml", &[], Completes::Secret);
        check("shutdown", &["a", "--mode"], Completes::ShutdownMode);
    }
}
