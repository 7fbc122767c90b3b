//! The ruleset of a namespace of its own, beside what `nft` tells of it.

mod recorded;
mod rules;
mod sets;
mod transaction;

use super::*;
use crate::netlink::{
    IpPrefix,
    tests::{in_private_namespace, json},
};
use serde_json::Value;
use std::process::Command;

fn table() -> Table {
    Table::new(Family::Inet, "t7")
}

fn prefix(text: &str) -> IpPrefix {
    let (address, length) = text.split_once('/').unwrap();
    IpPrefix::new(address.parse().unwrap(), length.parse().unwrap()).unwrap()
}

/// Returns whether this kernel has nftables; says so if it has not.
async fn available(filter: &Nftables) -> bool {
    match filter.apply(Batch::remove(table())).await {
        Err(error @ NftablesError::NoModule { .. }) => {
            eprintln!("skipped: {}", error.sentence());
            false
        }
        result => {
            result.unwrap();
            true
        }
    }
}

/// The rules of a chain as `nft` prints them, without counts and with the numbers of
/// protocols, whose names a bare machine does not know; `None` where it is not installed.
fn printed(chain: &str) -> Option<Vec<String>> {
    let command =
        Command::new("nft").args(["-s", "-p", "list", "chain", "inet", "t7", chain]).output();
    let output = match command {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            eprintln!("not compared: 'nft' is not installed");
            return None;
        }
        output => output.unwrap(),
    };
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(str::trim).filter(|line| !line.ends_with(['{', '}', ';']));
    Some(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// The objects of one kind that `nft` lists.
fn listed(kind: &str) -> Option<Vec<Value>> {
    let whole = json("nft -j list ruleset")?;
    let objects = whole["nftables"].as_array().unwrap();
    Some(objects.iter().filter_map(|object| object.get(kind).cloned()).collect())
}

fn nft(command: &str) -> bool {
    match Command::new("nft").arg(command).output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            eprintln!("skipped: 'nft' is not installed");
            false
        }
        output => {
            let output = output.unwrap();
            assert!(output.status.success(), "{command}: {output:?}");
            true
        }
    }
}
