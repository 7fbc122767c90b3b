//! `pool-list`

use super::state::{State, word};
use crate::{
    command::words,
    failure::{Failure, While},
    output::{Columns, Json, size},
    parse::Arguments,
    session::Session,
};
use futures_util::{StreamExt, stream};
use ostler_core::{
    Bytes, Result, enumeration::StoragePoolState, flags::ConnectListAllStoragePoolsFlags as Filter,
};
use ostler_driver::api::StoragePoolListing;

/// Upper bound on the questions that are under way at a time.
const AT_A_TIME: usize = 64;

/// The kinds of pools, and the filters for them.
const KINDS: [(&str, Filter); 14] = [
    ("dir", Filter::DIR),
    ("fs", Filter::FS),
    ("netfs", Filter::NETFS),
    ("logical", Filter::LOGICAL),
    ("disk", Filter::DISK),
    ("iscsi", Filter::ISCSI),
    ("scsi", Filter::SCSI),
    ("mpath", Filter::MPATH),
    ("rbd", Filter::RBD),
    ("sheepdog", Filter::SHEEPDOG),
    ("gluster", Filter::GLUSTER),
    ("zfs", Filter::ZFS),
    ("vstorage", Filter::VSTORAGE),
    ("iscsi-direct", Filter::ISCSI_DIRECT),
];

/// `pool-list`
pub(in crate::command) async fn list(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let filter = filter(arguments)?;
    let [name, uuid, details] = ["name", "uuid", "details"].map(|column| arguments.flag(column));
    let json = arguments.flag("json");
    let hypervisor = session.hypervisor().await?;
    let listed = hypervisor.connect_list_all_storage_pools(filter).await;
    let mut pools = listed.while_(|| "Failed to list pools")?.to_vec();
    pools.sort_by_cached_key(|pool| (pool.name.to_lowercase(), pool.name.clone()));
    if !json && (name || uuid) {
        for pool in &pools {
            let columns = [
                uuid.then(|| format!("{:<36}", pool.uuid)),
                name.then(|| format!("{:<20}", pool.name)),
            ];
            let columns: Vec<String> = columns.into_iter().flatten().collect();
            session.out.line(columns.join(" "));
        }
        return Ok(());
    }
    let states = pools.into_iter().map(|pool| State::ask(&hypervisor, pool));
    let states: Vec<State> = stream::iter(states)
        .buffered(AT_A_TIME)
        .filter_map(|state: Result<State>| async { state.ok() })
        .collect()
        .await;
    if json {
        session.out.json(&Json::List(states.iter().map(State::json).collect()));
    } else {
        session.out.table(&table(&states, details));
    }
    Ok(())
}

fn filter(arguments: &Arguments) -> Result<Filter, Failure> {
    let mut filter = Filter::ACTIVE;
    if arguments.flag("inactive") {
        filter = Filter::INACTIVE;
    }
    if arguments.flag("all") {
        filter = Filter::ACTIVE | Filter::INACTIVE;
    }
    for (option, flag) in [
        ("persistent", Filter::PERSISTENT),
        ("transient", Filter::TRANSIENT),
        ("autostart", Filter::AUTOSTART),
        ("no-autostart", Filter::NO_AUTOSTART),
    ] {
        filter.set(flag, arguments.flag(option));
    }
    for kind in arguments.text("type")?.into_iter().flat_map(|kinds| kinds.split(',')) {
        let known = KINDS.iter().find(|(name, _)| *name == kind);
        let (_, flag) = known.ok_or_else(|| {
            let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
            Failure::new(format!("Invalid pool type '{kind}'"))
                .hint(format!("the types are {}", names.join(", ")))
        })?;
        filter |= *flag;
    }
    Ok(filter)
}

fn table(states: &[State], details: bool) -> Columns {
    let mut table = match details {
        true => Columns::new([
            "Name",
            "State",
            "Autostart",
            "Persistent",
            "Capacity",
            "Allocation",
            "Available",
        ]),
        false => Columns::new(["Name", "State", "Autostart"]),
    };
    for state in states {
        let autostart = word(state.autostart, "no autostart").to_owned();
        if !details {
            let active =
                if state.info.state == StoragePoolState::Inactive { "inactive" } else { "active" };
            table.row([state.pool.name.to_string(), active.to_owned(), autostart]);
            continue;
        }
        let sizes = [state.info.capacity, state.info.allocation, state.info.available];
        let shown =
            |Bytes(bytes)| if state.has_sizes() { size::short(bytes) } else { "-".to_owned() };
        let cells = [
            state.pool.name.to_string(),
            words::word(state.info.state).to_owned(),
            autostart,
            word(state.persistent, "unknown").to_owned(),
        ];
        table.row(cells.into_iter().chain(sizes.into_iter().map(shown)));
    }
    table
}
