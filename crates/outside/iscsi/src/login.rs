//! Logging in: who we are, what is agreed on.

use crate::credentials::Credentials;
use crate::pdu::{FINAL, IMMEDIATE, MOST_DATA, Pdu, opcode, texts, value};
use crate::{IscsiError, LoginRefusal};
use md5::{Digest, Md5};
use tokio::io::{AsyncRead, AsyncWrite};

/// No login takes more questions.
const MOST_ROUNDS: usize = 16;

/// A text goes on in the next unit.
const CONTINUE: u8 = 0x40;

/// The stages, as a unit's flags have them.
const SECURITY: u8 = 0;
const OPERATIONAL: u8 = 1;
const FULL: u8 = 3;

/// Of CHAP: the hash that everybody has.
const MD5: &str = "5";

/// Who logs in, and to what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Login<'a> {
    pub(crate) initiator: &'a str,
    /// None: only to be told of targets.
    pub(crate) target: Option<&'a str>,
    pub(crate) credentials: Option<&'a Credentials>,
    pub(crate) random: [u8; 4],
}

/// How a login ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The number of the server's next answer.
    In { next_answer: u32 },
    /// The target is to be had there: `HOST:PORT`, perhaps with `,GROUP`.
    Elsewhere(String),
}

struct Talk<'a, S> {
    stream: &'a mut S,
    login: Login<'a>,
    session: [u8; 2],
    next_answer: u32,
    rounds: usize,
}

pub(crate) async fn log_in(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    login: Login<'_>,
) -> Result<Outcome, IscsiError> {
    let mut talk = Talk { stream, login, session: [0; 2], next_answer: 0, rounds: 0 };
    if let Some(elsewhere) = talk.introduce().await? {
        return Ok(Outcome::Elsewhere(elsewhere));
    }
    talk.agree().await?;
    Ok(Outcome::In { next_answer: talk.next_answer })
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<'_, S> {
    /// Says who we are, and proves it where that is asked for.
    async fn introduce(&mut self) -> Result<Option<String>, IscsiError> {
        let login = self.login;
        let method = if login.credentials.is_some() { "CHAP,None" } else { "None" };
        let mut said = vec![("InitiatorName", login.initiator)];
        match login.target {
            Some(target) => said.extend([("SessionType", "Normal"), ("TargetName", target)]),
            None => said.push(("SessionType", "Discovery")),
        }
        said.push(("AuthMethod", method));
        let to = login.credentials.is_none().then_some(OPERATIONAL);
        let mut answer = self.ask(SECURITY, to, &said).await?;
        if answer.byte(36) == 1 {
            let address = value(&answer.data, "TargetAddress").map(str::to_owned);
            let missing = IscsiError::Protocol("it says that the target is elsewhere, not where");
            return address.ok_or(missing).map(Some);
        }
        if value(&answer.data, "AuthMethod") == Some("CHAP") {
            answer = self.prove().await?;
        }
        while !is_at(&answer, OPERATIONAL) {
            answer = self.ask(SECURITY, Some(OPERATIONAL), &[]).await?;
        }
        Ok(None)
    }

    /// Answers the server's challenge.
    async fn prove(&mut self) -> Result<Pdu, IscsiError> {
        let Some(credentials) = self.login.credentials else {
            return Err(IscsiError::Method(
                "the iSCSI server asks for a name and a password: give the pool <auth>",
            ));
        };
        let asked = self.ask(SECURITY, None, &[("CHAP_A", MD5)]).await?;
        let about = |key: &str| value(&asked.data, key);
        if about("CHAP_A") != Some(MD5) {
            return Err(IscsiError::Method(
                "the iSCSI server wants another hash than MD5 for CHAP, which is not built",
            ));
        }
        let number = about("CHAP_I").and_then(|number| number.parse::<u8>().ok());
        let challenge = about("CHAP_C").and_then(bytes_of_hex);
        let (Some(number), Some(challenge)) = (number, challenge) else {
            return Err(IscsiError::Protocol("its challenge is none"));
        };
        let response = response(number, credentials.password.reveal(), &challenge);
        let proof = [("CHAP_N", &*credentials.user), ("CHAP_R", &*response)];
        self.ask(SECURITY, Some(OPERATIONAL), &proof).await
    }

    /// Agrees on how the rest goes: as plainly as can be.
    async fn agree(&mut self) -> Result<(), IscsiError> {
        let most = MOST_DATA.to_string();
        let said = [
            ("HeaderDigest", "None"),
            ("DataDigest", "None"),
            ("MaxRecvDataSegmentLength", &*most),
            ("DefaultTime2Wait", "2"),
            ("DefaultTime2Retain", "0"),
            ("ErrorRecoveryLevel", "0"),
        ];
        let ours = [("MaxConnections", "1"), ("InitialR2T", "Yes"), ("ImmediateData", "Yes")];
        let mut all = said.to_vec();
        if self.login.target.is_some() {
            all.extend(ours);
        }
        let mut answer = self.ask(OPERATIONAL, Some(FULL), &all).await?;
        for digest in ["HeaderDigest", "DataDigest"] {
            if value(&answer.data, digest).is_some_and(|agreed| agreed != "None") {
                return Err(IscsiError::Method(
                    "the iSCSI server insists on checksums (HeaderDigest, DataDigest), which are \
                     not built: let it accept None",
                ));
            }
        }
        while !is_at(&answer, FULL) {
            answer = self.ask(OPERATIONAL, Some(FULL), &[]).await?;
        }
        Ok(())
    }

    /// Sends what is said and takes the whole answer.
    async fn ask(
        &mut self,
        stage: u8,
        to: Option<u8>,
        said: &[(&str, &str)],
    ) -> Result<Pdu, IscsiError> {
        let mut data = texts(said);
        let mut whole: Option<Pdu> = None;
        loop {
            self.rounds += 1;
            if self.rounds > MOST_ROUNDS {
                return Err(IscsiError::Protocol("it asks on and on"));
            }
            let answer = self.exchange(stage, to, std::mem::take(&mut data)).await?;
            let goes_on = answer.flags() & CONTINUE != 0;
            let whole = match &mut whole {
                Some(whole) => {
                    whole.data.extend(&answer.data);
                    whole.set(1, &[answer.flags()]);
                    whole
                }
                None => whole.insert(answer),
            };
            if !goes_on {
                return Ok(whole.clone());
            }
        }
    }

    async fn exchange(
        &mut self,
        stage: u8,
        to: Option<u8>,
        data: Vec<u8>,
    ) -> Result<Pdu, IscsiError> {
        let flags = stage << 2 | to.map_or(0, |to| FINAL | to);
        let mut request = Pdu::new(opcode::LOGIN | IMMEDIATE, flags).with(28, self.next_answer);
        // A random number of our own is the session's.
        request.set(8, &[0x80]);
        request.set(9, &self.login.random);
        request.set(14, &self.session);
        request.data = data;
        request.send(self.stream).await?;
        let answer = Pdu::receive(self.stream).await?;
        if answer.opcode() != opcode::LOGIN_RESPONSE {
            return Err(IscsiError::Protocol("it answers a login with something else"));
        }
        let (class, detail) = (answer.byte(36), answer.byte(37));
        if class > 1 {
            return Err(IscsiError::Refused(LoginRefusal { class, detail }));
        }
        self.session.copy_from_slice(answer.bytes(14, 2));
        self.next_answer = answer.number(24).wrapping_add(1);
        Ok(answer)
    }
}

/// Returns whether the server has gone on to this stage.
fn is_at(answer: &Pdu, stage: u8) -> bool {
    answer.flags() & FINAL != 0 && answer.flags() & 3 >= stage
}

/// The answer to a challenge.
pub(crate) fn response(number: u8, password: &[u8], challenge: &[u8]) -> String {
    let mut hash = Md5::new();
    hash.update([number]);
    hash.update(password);
    hash.update(challenge);
    let mut text = "0x".to_owned();
    for byte in hash.finalize() {
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

/// Bytes written as `0x...`; the other form, `0b...`, nobody uses for challenges.
pub(crate) fn bytes_of_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    let digits = if digits.len() % 2 == 0 { digits.to_owned() } else { format!("0{digits}") };
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.as_bytes().chunks(2).map(pair).collect()
}
