//! The negotiation when the connection is opened: newstyle, fixed; structured
//! replies and the states of blocks where the server has them.

use crate::NbdError;
use crate::wire::{
    self, ALLOCATION, FIXED_NEWSTYLE, GREETING, NO_ZEROES, OPTION_REPLY, OPTIONS, answer, option,
    u16_from, u32_from, u64_from,
};
use std::io::{Read, Write};

/// No answer to an option is longer.
const LONGEST_ANSWER: u32 = 64 << 10;

/// No option has more answers.
const MOST_ANSWERS: usize = 64;

/// The facts of an export, and the agreed features of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Agreed {
    pub(crate) size: u64,
    pub(crate) abilities: u16,
    /// Whether reads are answered in parts.
    pub(crate) structured: bool,
    /// By which number the server tells which blocks are allocated.
    pub(crate) states: Option<u32>,
}

/// Agrees on the export of this name.
pub(crate) fn shake_hands(
    stream: &mut (impl Read + Write),
    export: &str,
) -> Result<Agreed, NbdError> {
    if u64_from(stream)? != GREETING || u64_from(stream)? != OPTIONS {
        return Err(NbdError::Protocol("it does not greet"));
    }
    if u16_from(stream)? & FIXED_NEWSTYLE == 0 {
        return Err(NbdError::Protocol("it speaks a version from before 2012"));
    }
    stream.write_all(&u32::from(FIXED_NEWSTYLE | NO_ZEROES).to_be_bytes())?;
    let structured = ask(stream, option::STRUCTURED_REPLY, &[])?.is_ok();
    let states = if structured { states(stream, export)? } else { None };
    let mut content = sized(export)?;
    // Nothing is asked for but what always comes.
    content.extend(0_u16.to_be_bytes());
    let answers = ask(stream, option::GO, &content)?.map_err(NbdError::Refused)?;
    for (kind, content) in answers {
        if kind == answer::INFO
            && let [0, 0, rest @ ..] = &content[..]
            && let Some((size, abilities)) = rest.split_first_chunk::<8>()
            && let Ok(abilities) = <[u8; 2]>::try_from(abilities)
        {
            let size = u64::from_be_bytes(*size);
            let abilities = u16::from_be_bytes(abilities);
            return Ok(Agreed { size, abilities, structured, states });
        }
    }
    Err(NbdError::Protocol("it does not tell the size of the image"))
}

/// Asks for the states of blocks; the server's number for them.
fn states(stream: &mut (impl Read + Write), export: &str) -> Result<Option<u32>, NbdError> {
    let mut content = sized(export)?;
    content.extend(1_u32.to_be_bytes());
    content.extend(sized(ALLOCATION)?);
    let Ok(answers) = ask(stream, option::SET_META_CONTEXT, &content)? else { return Ok(None) };
    Ok(answers.into_iter().find_map(|(kind, content)| {
        let (number, name) = content.split_first_chunk::<4>()?;
        (kind == answer::META_CONTEXT && name == ALLOCATION.as_bytes())
            .then_some(u32::from_be_bytes(*number))
    }))
}

type Answers = Vec<(u32, Vec<u8>)>;

/// Sends an option; its answers up to the last, or why it is refused.
fn ask(
    stream: &mut (impl Read + Write),
    number: u32,
    content: &[u8],
) -> Result<Result<Answers, String>, NbdError> {
    let length = u32::try_from(content.len())
        .map_err(|_| NbdError::Protocol("an option cannot be so long"))?;
    let mut message = Vec::with_capacity(16 + content.len());
    message.extend(OPTIONS.to_be_bytes());
    message.extend(number.to_be_bytes());
    message.extend(length.to_be_bytes());
    message.extend(content);
    stream.write_all(&message)?;
    let mut answers = Vec::new();
    while answers.len() < MOST_ANSWERS {
        if u64_from(stream)? != OPTION_REPLY || u32_from(stream)? != number {
            return Err(NbdError::Protocol("it answers what was not asked"));
        }
        let kind = u32_from(stream)?;
        let length = u32_from(stream)?;
        let content = wire::bytes_from(stream, length, LONGEST_ANSWER)?;
        match kind {
            answer::ACK => return Ok(Ok(answers)),
            kind if kind & answer::ERROR != 0 => {
                let said = String::from_utf8_lossy(&content).into_owned();
                let said = if said.is_empty() { format!("error {kind:#x}") } else { said };
                return Ok(Err(said));
            }
            kind => answers.push((kind, content)),
        }
    }
    Err(NbdError::Protocol("its answers do not end"))
}

/// A text behind its length.
fn sized(text: &str) -> Result<Vec<u8>, NbdError> {
    let length =
        u32::try_from(text.len()).map_err(|_| NbdError::Protocol("a name cannot be so long"))?;
    let mut bytes = length.to_be_bytes().to_vec();
    bytes.extend(text.as_bytes());
    Ok(bytes)
}
