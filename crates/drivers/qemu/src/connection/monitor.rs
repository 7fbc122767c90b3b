//! Straight to the emulator: its monitor and the agent.

use super::QemuConnection;
use crate::domain::control::with_live;
use crate::driver::Qemu;
use crate::error::QemuError;
use crate::guest::Taint;
use crate::guest::{InTurn, Live};
use async_trait::async_trait;
use ostler_core::enumeration::{DomainQemuAgentCommandTimeoutValues as Timeout, Open};
use ostler_core::flags::DomainQemuMonitorCommandFlags;
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::QemuMonitor;
use serde::Deserialize;
use serde_json::{Value, json};
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;

/// A command as clients write it.
#[derive(Debug, Deserialize)]
struct Written {
    execute: String,
    arguments: Option<Value>,
}

#[async_trait]
impl QemuMonitor for QemuConnection {
    async fn domain_qemu_monitor_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
    ) -> Result<String> {
        let domain = self.domain(domain)?;
        let driver = Arc::clone(&self.driver);
        let text = cmd.to_owned();
        if flags.contains(DomainQemuMonitorCommandFlags::HMP) {
            return with_live(&domain, "monitor command", |domain, live| async move {
                taint(&driver, &domain, &live, Taint::CustomMonitor).await;
                Ok(live.machine.monitor()?.human(&text).await?)
            })
            .await;
        }
        let command = written(cmd)?;
        with_live(&domain, "monitor command", |domain, live| async move {
            taint(&driver, &domain, &live, Taint::CustomMonitor).await;
            let monitor = live.machine.monitor()?;
            let answer = monitor.execute_raw(command.execute, command.arguments).await;
            let id = live.machine.next_command();
            // As the emulator wrote it. A refusal is an answer too: the client
            // asked to see it.
            match answer {
                Ok(value) => Ok(format!(
                    r#"{{"return":{},"id":"libvirt-{id}"}}"#,
                    without_blanks(value.get())
                )),
                Err(error) => match error.refusal() {
                    Some(refusal) => {
                        let refusal = serde_json::to_string(refusal).unwrap_or_default();
                        Ok(format!(r#"{{"id":"libvirt-{id}","error":{refusal}}}"#))
                    }
                    None => Err(error.into()),
                },
            }
        })
        .await
    }

    async fn domain_qemu_monitor_command_with_files(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<(String, Vec<OwnedFd>)> {
        if !fds.is_empty() {
            return Err(Error::operation_unsupported(
                "passing descriptors along with a monitor command is not built",
            ));
        }
        Ok((self.domain_qemu_monitor_command(domain, cmd, flags).await?, Vec::new()))
    }

    async fn domain_qemu_agent_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        timeout: Open<Timeout>,
    ) -> Result<Option<String>> {
        let domain = self.domain(domain)?;
        let live = domain.live()?;
        let command = written(cmd)?;
        let limit = agent_limit(timeout)?;
        // A guest that is hung keeps no turn from others: only the note takes one.
        if !live.machine.taints.has(Taint::CustomAgentCommand) {
            let driver = Arc::clone(&self.driver);
            with_live(&domain, "agent command", |domain, live| async move {
                taint(&driver, &domain, &live, Taint::CustomAgentCommand).await;
                Ok(())
            })
            .await?;
        }
        let answer =
            live.machine.agent.execute(&live.def, &command.execute, command.arguments, limit).await;
        let value = answer.map_err(|error: QemuError| error.about(&domain))?;
        Ok(Some(json!({ "return": value }).to_string()))
    }
}

/// Notes for good, before it happens, that a client takes the guest into its own
/// hands.
async fn taint(driver: &Qemu, domain: &InTurn, live: &Live, taint: Taint) {
    if live.machine.taints.note(taint) {
        tracing::warn!(domain = live.machine.name, taint = taint.name(), "tainted: {taint}");
        driver.save_status(domain).await;
    }
}

/// JSON without the blanks between its tokens.
fn without_blanks(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    json.chars()
        .filter(|character| {
            let kept = in_text || !character.is_ascii_whitespace();
            in_text = if *character == '"' && !escaped { !in_text } else { in_text };
            escaped = in_text && *character == '\\' && !escaped;
            kept
        })
        .collect()
}

fn written(text: &str) -> Result<Written> {
    serde_json::from_str(text).map_err(|error| {
        Error::invalid_arg(format!(
            "a command is a JSON object with \"execute\" and perhaps \"arguments\": {error}"
        ))
    })
}

/// How long the agent is waited for; `None` for as long as is usual.
fn agent_limit(timeout: Open<Timeout>) -> Result<Option<Duration>> {
    match timeout.known() {
        Some(Timeout::Block) => Ok(Some(Duration::from_secs(24 * 3600))),
        Some(Timeout::Default) => Ok(None),
        Some(Timeout::Nowait | Timeout::Shutdown) | None => {
            let seconds = timeout.number();
            u64::try_from(seconds).map(|seconds| Some(Duration::from_secs(seconds))).map_err(|_| {
                Error::invalid_arg(format!(
                    "time-out {seconds}: -2 (wait), -1 (the usual time) or seconds are meant"
                ))
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_but_not_those_in_texts() {
        let json = r#"{"a": [1, 2], "b \" c": "d e"}"#;
        assert_eq!(without_blanks(json), r#"{"a":[1,2],"b \" c":"d e"}"#);
    }
}
