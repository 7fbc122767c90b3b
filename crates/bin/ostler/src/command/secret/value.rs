//! The values of secrets: setting one from a file, standard input or the
//! terminal, and printing one.

use super::find;
use crate::{
    failure::{Failure, While},
    output::Json,
    parse::Arguments,
    session::Session,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ostler_core::Hidden;
use ostler_driver::api::SecretValues;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::{
    fs::File,
    io::{self, BufRead, IsTerminal, Read, Stdin},
};
use zeroize::Zeroizing;

/// The longest value that the protocol carries.
const LONGEST: usize = 64 * 1024;

/// How much is read of a value that may be in base64, with line breaks.
const READ_MAX: u64 = 2 * LONGEST as u64;

type Bytes = Zeroizing<Vec<u8>>;

/// `secret-set-value`
pub(in crate::command) async fn set_value(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    for pair in [
        ["file", "base64"],
        ["plain", "base64"],
        ["interactive", "base64"],
        ["interactive", "plain"],
        ["file", "interactive"],
    ] {
        arguments.exclusive(&pair)?;
    }
    let (hypervisor, secret) = find::secret(session, arguments).await?;
    let value = match (arguments.text("file")?, arguments.text("base64")?) {
        (Some(path), _) => {
            let content = read_file(path)?;
            if arguments.flag("plain") { content } else { decode(&content)? }
        }
        (None, Some(text)) => {
            crate::output::complain([
                "error: Passing secret value as command-line argument is insecure!".to_owned(),
            ]);
            decode(text.as_bytes())?
        }
        (None, None) if arguments.flag("interactive") => {
            session.out.flush();
            prompt(&mut session.out)?
        }
        (None, None) => {
            return Err(Failure::new("Input secret value is missing").hint(
                "--interactive asks for it, --file reads it, '--file -' from standard input",
            ));
        }
    };
    if value.len() > LONGEST {
        return Err(Failure::new(format!(
            "the value has {} bytes, and a secret holds at most {LONGEST}",
            value.len()
        )));
    }
    let set = hypervisor.secret_set_value(&secret, Hidden::new(&value)).await;
    set.while_(|| "Failed to set secret value")?;
    session.out.extra("Secret value set\n");
    Ok(())
}

/// `secret-get-value`
pub(in crate::command) async fn get_value(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, secret) = find::secret(session, arguments).await?;
    let value = Zeroizing::new(hypervisor.secret_value(&secret).await?.into_revealed());
    if arguments.flag("plain") {
        session.out.write(&value);
        return Ok(());
    }
    let text = BASE64.encode(&value);
    if arguments.flag("json") {
        session.out.json(&Json::object([("base64", text.into())]));
    } else {
        session.out.text(text);
    }
    Ok(())
}

fn decode(text: &[u8]) -> Result<Bytes, Failure> {
    let packed: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let decoded = BASE64.decode(Zeroizing::new(packed));
    decoded.map(Zeroizing::new).map_err(|_| {
        Failure::new("Failed to set secret value")
            .and("the value is not base64")
            .hint("--plain with --file takes the value as it is")
    })
}

/// The content of a file; `-` is standard input.
fn read_file(path: &str) -> Result<Bytes, Failure> {
    let failed = |error: io::Error| {
        Failure::new(format!("Failed to read file '{path}': {}", crate::plain(&error)))
    };
    // All the room at once: growing would leave parts of it behind.
    let mut content = Zeroizing::new(Vec::with_capacity(2 * LONGEST + 1));
    let read = if path == "-" {
        io::stdin().take(READ_MAX + 1).read_to_end(&mut content)
    } else {
        File::open(path).and_then(|file| file.take(READ_MAX + 1).read_to_end(&mut content))
    };
    if read.map_err(failed)? as u64 > READ_MAX {
        return Err(Failure::new(format!("'{path}' is larger than any secret's value")));
    }
    Ok(content)
}

/// Asks for a value, which is not shown while it is typed.
fn prompt(out: &mut crate::output::Output) -> Result<Bytes, Failure> {
    let input = io::stdin();
    let is_terminal = input.is_terminal();
    let silence = if is_terminal { Silence::new(&input).map(Some) } else { Ok(None) };
    let silence = silence.map_err(|error| {
        Failure::new(format!("cannot stop the terminal from showing the value: {error}"))
    })?;
    out.write(b"Enter new value for secret:");
    let mut line = Zeroizing::new(Vec::with_capacity(2 * LONGEST));
    let read = input.lock().take(READ_MAX).read_until(b'\n', &mut line);
    drop(silence);
    if is_terminal {
        out.write(b"\n");
    }
    read.map_err(|error| Failure::new(format!("cannot read the value: {}", crate::plain(&error))))?;
    if line.last() == Some(&b'\n') {
        line.pop();
    }
    if line.is_empty() {
        return Err(Failure::new("Failed to set secret value").and("no value was given"));
    }
    Ok(line)
}

/// A terminal that does not show what is typed, until this goes.
struct Silence<'a> {
    terminal: &'a Stdin,
    before: Termios,
}

impl<'a> Silence<'a> {
    fn new(terminal: &'a Stdin) -> rustix::io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO | LocalModes::ECHOE | LocalModes::ECHOK);
        // Flushing drops what was typed before the question was asked.
        tcsetattr(terminal, OptionalActions::Flush, &silent)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Silence<'_> {
    fn drop(&mut self) {
        // There is nobody to tell of a terminal that is gone.
        _ = tcsetattr(self.terminal, OptionalActions::Flush, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_may_have_line_breaks_and_nothing_else() {
        let value = |text: &str| decode(text.as_bytes()).ok().map(|bytes| bytes.to_vec());
        assert_eq!(value("Z2Vo\nZWlt\n"), Some(b"geheim".to_vec()));
        assert_eq!(value(""), Some(Vec::new()));
        assert_eq!(value("Z2Vo%ZWlt"), None);
        assert_eq!(value("Z2VoZWl"), None);
    }
}
