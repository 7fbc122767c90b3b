//! A session with a target: one connection, one question at a time.

use crate::IscsiError;
use crate::credentials::Credentials;
use crate::login::{Login, Outcome, log_in};
use crate::pdu::{FINAL, IMMEDIATE, NONE, Pdu, opcode, texts, values};
use crate::scsi::{self, Disk, Question};

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use tokio::net::TcpStream;

/// How often a server may send us elsewhere.
const MOST_MOVES: usize = 4;

/// How often a unit may have news before it answers.
const MOST_NEWS: usize = 8;

/// No list of targets is longer.
const LONGEST_LIST: usize = 4 << 20;

/// A command reads.
const READS: u8 = 0x40;
/// It may be done in any order, which with one at a time is one.
const SIMPLE: u8 = 1;

/// The news that a unit has: it was reset, or its size has changed.
const UNIT_ATTENTION: u8 = 6;

/// Logged in to a target, or to a server.
#[derive(Debug)]
pub struct Session {
    stream: TcpStream,
    next_command: u32,
    next_answer: u32,
    next_task: u32,
}

/// The result of a command.
struct Done {
    status: u8,
    data: Vec<u8>,
    sense: Vec<u8>,
}

impl Session {
    /// Logs in to a target of a server, or with none to the server, to be told
    /// of its targets.
    ///
    /// # Errors
    /// When the server cannot be reached, or does not let us in.
    pub async fn log_in(
        host: &str,
        port: u16,
        initiator: &str,
        target: Option<&str>,
        credentials: Option<&Credentials>,
    ) -> Result<Self, IscsiError> {
        let random = RandomState::new().build_hasher().finish().to_be_bytes();
        let login = Login {
            initiator,
            target,
            credentials,
            random: [random[0], random[1], random[2], random[3]],
        };
        let (mut host, mut port) = (host.to_owned(), port);
        for _ in 0..MOST_MOVES {
            let connected = TcpStream::connect((&*host, port)).await;
            let mut stream = connected.map_err(|source| IscsiError::Connect {
                host: host.clone(),
                port,
                source,
            })?;
            stream.set_nodelay(true)?;
            match log_in(&mut stream, login).await? {
                Outcome::In { next_answer } => {
                    return Ok(Self { stream, next_command: 0, next_answer, next_task: 1 });
                }
                Outcome::Elsewhere(address) => {
                    (host, port) = portal(&address).ok_or(IscsiError::Protocol(
                        "it says that the target is elsewhere, not where",
                    ))?;
                }
            }
        }
        Err(IscsiError::Protocol("it sends us from one place to another"))
    }

    /// The targets that the server tells of.
    ///
    /// # Errors
    /// When it does not.
    pub async fn targets(&mut self) -> Result<Vec<String>, IscsiError> {
        let mut list = Vec::new();
        let mut question = texts(&[("SendTargets", "All")]);
        let (mut transfer, task) = (NONE, self.task());
        loop {
            let mut request = Pdu::new(opcode::TEXT, FINAL).with(16, task).with(20, transfer);
            request.data = std::mem::take(&mut question);
            self.send(request, true).await?;
            let answer = self.receive(opcode::TEXT_RESPONSE).await?;
            list.extend(&answer.data);
            transfer = answer.number(20);
            if answer.flags() & FINAL != 0 {
                break;
            }
            if list.len() > LONGEST_LIST {
                return Err(IscsiError::Protocol("its list of targets does not end"));
            }
        }
        let mut targets: Vec<String> = values(&list, "TargetName").map(str::to_owned).collect();
        targets.sort_unstable();
        targets.dedup();
        Ok(targets)
    }

    /// The disks of the target.
    ///
    /// # Errors
    /// When it does not tell them. A single disk that does not answer is left out.
    pub async fn disks(&mut self) -> Result<Vec<Disk>, IscsiError> {
        let units = scsi::units(&self.ask(0, scsi::report_units()).await?);
        let mut disks = Vec::with_capacity(units.len());
        for lun in units {
            match self.disk(lun).await {
                Ok(disk) => disks.extend(disk),
                Err(error @ IscsiError::Unit { .. }) => {
                    tracing::warn!(%error, "a disk of an iSCSI target does not answer");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(disks)
    }

    /// The disk that a unit is; none if it is no disk.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn disk(&mut self, lun: u16) -> Result<Option<Disk>, IscsiError> {
        if !scsi::is_disk(&self.ask(lun, scsi::inquiry()).await?) {
            return Ok(None);
        }
        let answer = match self.ask(lun, scsi::capacity()).await {
            Err(IscsiError::Unit { .. }) => self.ask(lun, scsi::small_capacity()).await?,
            answer => answer?,
        };
        let nonsense = IscsiError::Protocol("the size that a unit tells is none");
        scsi::size(lun, &answer).ok_or(nonsense).map(Some)
    }

    /// Says farewell.
    ///
    /// # Errors
    /// When the connection is gone already.
    pub async fn log_out(mut self) -> Result<(), IscsiError> {
        let task = self.task();
        self.send(Pdu::new(opcode::LOGOUT | IMMEDIATE, FINAL).with(16, task), false).await?;
        self.receive(opcode::LOGOUT_RESPONSE).await.map(drop)
    }

    /// A unit's answer to a question, once it has told its news.
    async fn ask(&mut self, lun: u16, question: Question) -> Result<Vec<u8>, IscsiError> {
        let mut news = 0;
        loop {
            let done = self.command(lun, question).await?;
            if done.status == 0 {
                return Ok(done.data);
            }
            let at = |at: usize| done.sense.get(at).copied().unwrap_or_default();
            let (key, code) = match at(0) & 0x7f {
                // The newer form of sense data.
                0x72 | 0x73 => (at(1) & 0xf, u16::from_be_bytes([at(2), at(3)])),
                _ => (at(2) & 0xf, u16::from_be_bytes([at(12), at(13)])),
            };
            news += 1;
            if key != UNIT_ATTENTION || news > MOST_NEWS {
                return Err(IscsiError::Unit { lun, status: done.status, key, code });
            }
        }
    }

    async fn command(&mut self, lun: u16, question: Question) -> Result<Done, IscsiError> {
        let task = self.task();
        let flags = FINAL | READS | SIMPLE;
        let mut request = Pdu::new(opcode::COMMAND, flags).with(16, task).with(20, question.answer);
        request.set(8, &scsi::address(lun));
        request.set(32, &question.block);
        self.send(request, true).await?;
        let mut data = Vec::new();
        loop {
            let answer = self.next().await?;
            if answer.number(16) != task {
                return Err(IscsiError::Protocol("it answers what was not asked"));
            }
            match answer.opcode() {
                opcode::DATA_IN => {
                    let length = data.len() + answer.data.len();
                    if answer.number(40) as usize != data.len() || length > question.answer as usize
                    {
                        return Err(IscsiError::Protocol("it gives what was not asked for"));
                    }
                    data.extend(&answer.data);
                    // The status comes with the last of the data.
                    if answer.flags() & 1 != 0 {
                        let status = answer.byte(3);
                        return Ok(Done { status, data, sense: Vec::new() });
                    }
                }
                opcode::RESPONSE if answer.byte(2) == 0 => {
                    let sense = answer.data.get(2..).unwrap_or_default().to_vec();
                    return Ok(Done { status: answer.byte(3), data, sense });
                }
                _ => return Err(IscsiError::Protocol("it does not answer a command")),
            }
        }
    }

    fn task(&mut self) -> u32 {
        let task = self.next_task;
        self.next_task = task.wrapping_add(1) & 0x7fff_ffff;
        task
    }

    async fn send(&mut self, pdu: Pdu, numbered: bool) -> Result<(), IscsiError> {
        let pdu = pdu.with(24, self.next_command).with(28, self.next_answer);
        if numbered {
            self.next_command = self.next_command.wrapping_add(1);
        }
        pdu.send(&mut self.stream).await
    }

    async fn receive(&mut self, opcode: u8) -> Result<Pdu, IscsiError> {
        let answer = self.next().await?;
        if answer.opcode() == opcode {
            Ok(answer)
        } else {
            Err(IscsiError::Protocol("it answers something else than was asked"))
        }
    }

    /// The next unit that answers us; what the server says of its own is answered.
    async fn next(&mut self) -> Result<Pdu, IscsiError> {
        loop {
            let pdu = Pdu::receive(&mut self.stream).await?;
            let has_number = match pdu.opcode() {
                // Data has one only with a status.
                opcode::DATA_IN => pdu.flags() & 1 != 0,
                opcode::NOP_IN => pdu.number(16) != NONE,
                _ => true,
            };
            if has_number {
                self.next_answer = pdu.number(24).wrapping_add(1);
            }
            match pdu.opcode() {
                opcode::NOP_IN if pdu.number(20) != NONE => {
                    let mut pong = Pdu::new(opcode::NOP_OUT | IMMEDIATE, FINAL)
                        .with(16, NONE)
                        .with(20, pdu.number(20));
                    pong.set(8, pdu.bytes(8, 8));
                    self.send(pong, false).await?;
                }
                opcode::NOP_IN => {}
                // 0 is news of a unit; all else is the end of the session.
                opcode::ASYNCHRONOUS if pdu.byte(36) == 0 => {}
                opcode::ASYNCHRONOUS => {
                    return Err(IscsiError::Protocol("it ends the session of its own"));
                }
                opcode::REJECT => return Err(IscsiError::Protocol("it rejects what we sent")),
                _ => return Ok(pdu),
            }
        }
    }
}

/// Host and port of an address as targets have it: `HOST[:PORT][,GROUP]`.
pub(crate) fn portal(address: &str) -> Option<(String, u16)> {
    let address = address.split(',').next()?;
    if let Some(rest) = address.strip_prefix('[') {
        let (host, rest) = rest.split_once(']')?;
        let port = rest.strip_prefix(':').map_or(Some(3260), |port| port.parse().ok())?;
        return Some((host.to_owned(), port));
    }
    match address.split_once(':') {
        Some((host, port)) => Some((host.to_owned(), port.parse().ok()?)),
        None => Some((address.to_owned(), 3260)),
    }
}
