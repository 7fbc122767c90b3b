//! A line of text to words, as the shell does it.
//!
//! Blanks part words; `'...'` is taken as it is; within `"..."` and outside of
//! quotes `\` takes the next character as it is; `;` and the end of a line end
//! a command, but a `\` before the end of a line joins it to the next; a word
//! that begins with `#` begins a comment.

use crate::failure::Failure;
use std::{iter::Peekable, str::Chars};

/// The commands of a text, each as its words. Empty commands are left out.
pub(crate) fn split(text: &str) -> Result<Vec<Vec<String>>, Failure> {
    let mut commands = Vec::new();
    let mut words = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&next) = rest.peek() {
        match next {
            ';' | '\n' => {
                rest.next();
                commands.push(std::mem::take(&mut words));
            }
            ' ' | '\t' | '\r' => {
                rest.next();
            }
            '#' => while rest.next_if(|c| *c != '\n').is_some() {},
            _ => words.extend(word(&mut rest)?),
        }
    }
    commands.push(words);
    commands.retain(|words| !words.is_empty());
    Ok(commands)
}

/// One word; nothing when it was but a joined line.
fn word(rest: &mut Peekable<Chars<'_>>) -> Result<Option<String>, Failure> {
    let mut word = String::new();
    let mut is_one = false;
    while let Some(&next) = rest.peek() {
        match next {
            ' ' | '\t' | '\r' | '\n' | ';' => break,
            '\'' => {
                rest.next();
                loop {
                    match rest.next() {
                        Some('\'') => break,
                        Some(c) => word.push(c),
                        None => return Err(Failure::new("missing '")),
                    }
                }
            }
            '"' => {
                rest.next();
                quoted(rest, &mut word)?;
            }
            '\\' => {
                rest.next();
                match rest.next() {
                    Some('\n') => continue,
                    Some(c) => word.push(c),
                    None => return Err(Failure::new("dangling \\")),
                }
            }
            c => {
                rest.next();
                word.push(c);
            }
        }
        is_one = true;
    }
    Ok(is_one.then_some(word))
}

fn quoted(rest: &mut Peekable<Chars<'_>>, word: &mut String) -> Result<(), Failure> {
    loop {
        match rest.next() {
            Some('"') => return Ok(()),
            Some('\\') => match rest.next() {
                Some('\n') => {}
                Some(c) => word.push(c),
                None => return Err(Failure::new("dangling \\")),
            },
            Some(c) => word.push(c),
            None => return Err(Failure::new("missing \"")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let expected: Vec<Vec<String>> =
            expected.iter().map(|words| words.iter().map(|w| (*w).to_owned()).collect()).collect();
        assert_eq!(split(text), Ok(expected), "{text}");
    }

    #[test]
    fn splits_as_a_shell_does() {
        check("", &[]);
        check(" ;; \n;", &[]);
        check("echo a;echo b; pwd", &[&["echo", "a"], &["echo", "b"], &["pwd"]]);
        check(r#"echo "a b"  c\ d 'e f'g"h""#, &[&["echo", "a b", "c d", "e fgh"]]);
        check(r#"echo "a\"b\\c\d" 'a\b'"#, &[&["echo", "a\"b\\cd", "a\\b"]]);
        check("echo a #x;y\necho b#c", &[&["echo", "a"], &["echo", "b#c"]]);
        check("echo b \\\nc \\\n", &[&["echo", "b", "c"]]);
        check("echo '' \"\"", &[&["echo", "", ""]]);
        check("echo 'a;b'\\;", &[&["echo", "a;b;"]]);
    }

    #[test]
    fn refuses_what_does_not_end() {
        for bad in ["echo 'a", "echo \"a", "echo a\\", "echo \"a\\"] {
            assert!(split(bad).is_err(), "{bad}");
        }
    }
}
