//! Rust text cut into words and signs, without its comments and literals.

/// A word (identifier, keyword, number) or a single sign, and the line it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Counted from 1.
    pub(super) line: usize,
}

impl Token<'_> {
    /// Returns whether it is an identifier or a keyword.
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(is_word_start)
    }
}

/// The tokens of a file. `::` is one sign; comments, strings, characters and lifetimes
/// are left out.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, is_token) = if first.is_whitespace() {
            (first.len_utf8(), false)
        } else if let Some(length) = comment(rest).or_else(|| literal(rest)) {
            (length, false)
        } else if first.is_alphanumeric() || first == '_' {
            (rest.find(|c| !is_word_part(c)).unwrap_or(rest.len()), true)
        } else if rest.starts_with("::") {
            (2, true)
        } else {
            (first.len_utf8(), true)
        };
        if is_token {
            found.push(Token { text: &rest[..length], line });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    found
}

fn is_word_start(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

fn is_word_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// How long the comment is that the text begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    Some(at)
}

/// How long the string, character or lifetime is that the text begins with.
fn literal(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let prefix = bytes.iter().take_while(|byte| matches!(byte, b'b' | b'c' | b'r')).count();
    let is_raw = bytes[..prefix].contains(&b'r');
    let hashes = bytes[prefix..].iter().take_while(|byte| **byte == b'#').count();
    if is_raw && bytes.get(prefix + hashes) == Some(&b'"') {
        let begin = prefix + hashes + 1;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(text[begin..].find(&end).map_or(text.len(), |at| begin + at + end.len()));
    }
    match bytes.get(prefix)? {
        b'"' if prefix <= 1 => Some(quoted(bytes, prefix, b'"')),
        b'\'' if prefix <= 1 => Some(if is_lifetime(&text[prefix + 1..]) {
            let rest = &text[prefix + 1..];
            prefix + 1 + rest.find(|c| !is_word_part(c)).unwrap_or(rest.len())
        } else {
            quoted(bytes, prefix, b'\'')
        }),
        _ => None,
    }
}

/// Returns whether what follows a `'` makes it a lifetime and not a character.
fn is_lifetime(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_word_start) && characters.next() != Some('\'')
}

/// The end of a quoted literal that opens at `open`.
fn quoted(bytes: &[u8], open: usize, quote: u8) -> usize {
    let mut at = open + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_left_out() {
        let text = "a::b /* c /* d */ e */ \"f \\\" g\" // h\nr#\"i \" j\"# 'k' '\\'' &'l m b\"n\"";
        let words: Vec<_> = tokens(text).iter().map(|token| (token.text, token.line)).collect();
        assert_eq!(words, [("a", 1), ("::", 1), ("b", 1), ("&", 2), ("m", 2)]);
    }

    #[test]
    fn words_that_begin_like_literals_are_words() {
        let words: Vec<_> = tokens("break bread r b crate").iter().map(|it| it.text).collect();
        assert_eq!(words, ["break", "bread", "r", "b", "crate"]);
    }
}
