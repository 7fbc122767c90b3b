//! The shell: commands typed one after the other, with history.

mod completion;

use crate::{output, runner, session::Session};
use completion::Words;
use rustyline::{CompletionType, Config, Editor, error::ReadlineError, history::FileHistory};
use std::{
    env,
    io::{self, BufRead, IsTerminal},
    path::PathBuf,
};
use tokio::runtime::Runtime;

/// Runs commands until the input ends or `quit` is given. As in virsh, the
/// commands' failures are not the shell's.
pub(crate) fn run(runtime: &Runtime, mut session: Session) -> bool {
    let succeeded = commands(runtime, &mut session);
    runtime.block_on(session.finish());
    succeeded
}

fn commands(runtime: &Runtime, session: &mut Session) -> bool {
    session.interactive = true;
    if !runtime.block_on(runner::connect_if_asked(session)) {
        return false;
    }
    if !io::stdin().is_terminal() {
        for line in io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            runtime.block_on(runner::run_text(session, &line));
            if session.ended {
                break;
            }
        }
        return true;
    }
    session.out.extra(
        "Welcome to ostler, the virtualization shell.\n\n\
         Type:  'help' for help with commands\n       'quit' to quit\n\n",
    );
    session.out.flush();
    match typed(runtime, session) {
        Ok(()) => true,
        Err(error) => {
            output::complain([format!("error: cannot read from the terminal: {error}")]);
            false
        }
    }
}

fn typed(runtime: &Runtime, session: &mut Session) -> Result<(), ReadlineError> {
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .max_history_size(history_size())?
        .build();
    let mut editor: Editor<Words, FileHistory> = Editor::with_config(config)?;
    editor.set_helper(Some(Words::new(runtime.handle().clone())));
    let history = history_file();
    if let Some(path) = &history {
        // Without a history the shell works as well.
        _ = editor.load_history(path);
    }
    while !session.ended {
        if let Some(helper) = editor.helper_mut() {
            helper.follow(session);
        }
        let prompt = if session.readonly { "ostler > " } else { "ostler # " };
        match editor.readline(prompt) {
            Ok(line) => {
                _ = editor.add_history_entry(&line);
                runtime.block_on(runner::run_text(session, &line));
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(error),
        }
    }
    if let Some(path) = &history {
        if let Some(folder) = path.parent() {
            _ = std::fs::create_dir_all(folder);
        }
        _ = editor.save_history(path);
    }
    Ok(())
}

fn history_size() -> usize {
    let size = |name: &str| env::var(name).ok()?.parse().ok();
    size("OSTLER_HISTSIZE").or_else(|| size("VIRSH_HISTSIZE")).unwrap_or(500)
}

fn history_file() -> Option<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir()?.join(".cache"),
    };
    Some(cache.join("ostler/history"))
}
