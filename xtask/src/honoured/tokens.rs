//! Rust text as words, texts and signs; comments and attributes are left out.

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    Text(String),
    Sign(char),
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }

    pub(super) fn is(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }
}

/// The tokens of a source.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if first == '"' {
            let end = text_end(rest);
            tokens.push(Token::Text(rest[1..end].to_owned()));
            rest = rest.get(end + 1..).unwrap_or_default();
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(first));
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    without_attributes(&tokens)
}

/// The place of the quotation mark that ends a text.
fn text_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn without_attributes(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].is('#') && tokens.get(at + 1).is_some_and(|next| next.is('[')) {
            at += 1 + group(&tokens[at + 1..]).len();
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The bracketed group that the tokens begin with, brackets included.
pub(super) fn group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_u32;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return &tokens[..=at];
                }
            }
            _ => {}
        }
    }
    tokens
}

/// The parts between commas that stand in no bracket.
pub(super) fn items(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0_u32, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{' | '<') => depth += 1,
            Token::Sign('>') if at > 0 && (tokens[at - 1].is('=') || tokens[at - 1].is('-')) => {}
            Token::Sign(')' | ']' | '}' | '>') => depth = depth.saturating_sub(1),
            Token::Sign(',') if depth == 0 => {
                items.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(&tokens[start..]);
    items.retain(|item| !item.is_empty());
    items
}
