//! Texts in the user's editor.

use crate::{failure::Failure, output, parse, session::Session};
use std::{
    env,
    io::{self, BufRead, IsTerminal, Read, Seek, Write},
    process::Command,
};

/// The answer to the question about a text that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Again,
    GiveUp,
    WithoutValidation,
    Force,
}

/// Lets the user edit the definition `before` of `what` until it is taken or given
/// up. `read` reads it again; `define` takes the text, with validation or without,
/// and tells what came of it.
pub(super) async fn definition(
    session: &mut Session,
    what: &str,
    before: String,
    mut validate: bool,
    read: impl AsyncFn() -> ostler_core::Result<String>,
    define: impl AsyncFn(&str, bool) -> ostler_core::Result<String>,
) -> Result<(), Failure> {
    let mut text = once(&before, "xml")?;
    loop {
        if text == before {
            session.out.extra(format!("{what} XML configuration not changed.\n"));
            return Ok(());
        }
        if read().await? != before {
            return Err(Failure::new("ERROR: the XML configuration was changed by another user"));
        }
        let failure = match define(&text, validate).await {
            Ok(what) => {
                session.out.extra(format!("{what} XML configuration edited.\n"));
                return Ok(());
            }
            Err(error) => Failure::from(error),
        };
        session.out.flush();
        output::complain(failure.sentences());
        match ask(validate)? {
            Answer::Again => text = once(&text, "xml")?,
            Answer::WithoutValidation => validate = false,
            Answer::Force => {}
            Answer::GiveUp => return Err(Failure::already_shown()),
        }
    }
}

/// Lets the user edit the text; `kind` ends the file's name, so that the
/// editor knows what it is.
pub(super) fn once(text: &str, kind: &str) -> Result<String, Failure> {
    let failed = |doing: &str, error: io::Error| {
        Failure::new(format!("cannot {doing} the temporary file: {}", crate::plain(&error)))
    };
    let mut file = tempfile::Builder::new()
        .prefix("ostler-")
        .suffix(&format!(".{kind}"))
        .tempfile()
        .map_err(|error| failed("make", error))?;
    file.write_all(text.as_bytes()).map_err(|error| failed("write", error))?;
    run_editor(file.path())?;
    // An editor may have put another file in its place.
    let mut edited = String::new();
    let mut again = std::fs::File::open(file.path()).map_err(|error| failed("open", error))?;
    again
        .rewind()
        .and_then(|()| again.read_to_string(&mut edited))
        .map_err(|e| failed("read", e))?;
    Ok(edited)
}

fn run_editor(path: &std::path::Path) -> Result<(), Failure> {
    let set = |name| env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let mut words =
        parse::words::split(&editor)?.into_iter().next().unwrap_or_default().into_iter();
    let program = words.next().ok_or_else(|| Failure::new("$VISUAL and $EDITOR name no editor"))?;
    let status = Command::new(&program).args(words).arg(path).status().map_err(|error| {
        Failure::new(format!("cannot run the editor '{program}': {}", crate::plain(&error)))
            .hint("$VISUAL or $EDITOR names another")
    })?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("the editor '{program}' failed: {status}")))
    }
}

/// Asks what to do with a text that was refused; where nobody can answer, the
/// text is given up.
fn ask(validated: bool) -> Result<Answer, Failure> {
    let mut input = io::stdin().lock();
    if !input.is_terminal() {
        return Ok(Answer::GiveUp);
    }
    let letters = if validated { "y,n,i,f,?" } else { "y,n,f,?" };
    loop {
        output::complain([format!("Failed. Try again? [{letters}]:")]);
        let mut line = String::new();
        if input.read_line(&mut line).unwrap_or_default() == 0 {
            return Ok(Answer::GiveUp);
        }
        match line.trim() {
            "y" => return Ok(Answer::Again),
            "n" => return Ok(Answer::GiveUp),
            "i" if validated => return Ok(Answer::WithoutValidation),
            "f" => return Ok(Answer::Force),
            _ => {
                output::complain(["y - yes, start the editor again".to_owned()]);
                output::complain(["n - no, throw away my changes".to_owned()]);
                if validated {
                    output::complain(["i - do not check against the schema, and try".to_owned()]);
                }
                output::complain(["f - force, try the same text again".to_owned()]);
            }
        }
    }
}
