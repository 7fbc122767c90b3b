//! Commands of the command line itself.

use crate::{failure::Failure, help, parse::Arguments, session::Session, table};
use std::{env, path::PathBuf};

commands! {
    "cd" => cd,
    "echo" => echo,
    "exit" => quit,
    "help" => help,
    "pwd" => pwd,
    "quit" => quit,
}

/// `cd`
pub(super) async fn cd(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    if !session.interactive {
        return Err(Failure::new("cd: command valid only in interactive mode"));
    }
    let folder = match arguments.text_or_empty("dir") {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir().unwrap_or_else(|| PathBuf::from("/")),
    };
    env::set_current_dir(&folder).map_err(|error| {
        Failure::new(format!("cd: {}: {}", crate::plain(&error), folder.display()))
    })
}

/// `pwd`
pub(super) async fn pwd(session: &mut Session, _: &Arguments) -> Result<(), Failure> {
    let folder = env::current_dir().map_err(|error| {
        Failure::new(format!("pwd: cannot get current directory: {}", crate::plain(&error)))
    })?;
    session.out.line(folder.to_string_lossy());
    Ok(())
}

/// `echo`
pub(super) async fn echo(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    arguments.exclusive(&["shell", "split"])?;
    arguments.exclusive(&["xml", "split"])?;
    let mut words: Vec<String> = arguments.rest("string").into_iter().map(str::to_owned).collect();
    let mut text = String::new();
    if arguments.flag("split") {
        for word in &words {
            for piece in split_at_commas(word) {
                text.push_str(&piece);
                text.push('\n');
            }
        }
    } else {
        for word in &mut words {
            if arguments.flag("xml") {
                *word = xml_escape(word);
            }
            if arguments.flag("shell") {
                *word = shell_quote(word);
            }
        }
        text = words.join(" ");
    }
    if arguments.flag("err") {
        return Err(Failure::new(text));
    }
    session.out.text(text);
    Ok(())
}

/// The pieces of a list with commas between them; two commas mean one.
pub(super) fn split_at_commas(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let last = pieces.len() - 1;
        if c != ',' || characters.next_if_eq(&',').is_some() {
            pieces[last].push(c);
        } else {
            pieces.push(String::new());
        }
    }
    pieces
}

fn xml_escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

fn shell_quote(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-+=:,./@%^".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// `quit` and `exit`
pub(super) async fn quit(session: &mut Session, _: &Arguments) -> Result<(), Failure> {
    session.ended = true;
    Ok(())
}

/// `help`
pub(super) async fn help(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    let text = match arguments.text("command")? {
        None => help::everything(),
        Some(name) => match (table::command(name), table::group(name)) {
            (Some(command), _) => help::command_page(command),
            (None, Some(group)) => help::group_page(group),
            (None, None) => {
                return Err(Failure::new(format!(
                    "command or command group '{name}' doesn't exist"
                )));
            }
        },
    };
    session.out.text(text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes() {
        assert_eq!(split_at_commas("a,b,,c"), ["a", "b,c"]);
        assert_eq!(shell_quote("a b"), "'a b'");
        assert_eq!(shell_quote("c'd"), "'c'\\''d'");
        assert_eq!(shell_quote("e/f.g"), "e/f.g");
        assert_eq!(shell_quote(""), "''");
        assert_eq!(xml_escape("<b'\"&>"), "&lt;b&apos;&quot;&amp;&gt;");
    }
}
