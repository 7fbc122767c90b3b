//! `list`

use super::find::id_text;
use super::words::{self, Words};
use crate::{
    failure::{Failure, While},
    output::{Columns, Json},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use futures_util::{StreamExt, stream};
use ostler_core::{
    DomainRef, ErrorCode, Result,
    enumeration::{DomainMetadataType, DomainState},
    flags::{ConnectListAllDomainsFlags as Filter, DomainModificationImpact},
};
use ostler_driver::api::{DomainListing, DomainMetadata, DomainSave, DomainStatistics};

commands! {
    "list" => list,
}

/// How many questions are under way at a time: enough to hide the way to the
/// daemon and back, few enough not to crowd it.
const AT_A_TIME: usize = 64;

/// The facts of a domain in the list.
struct Row {
    domain: DomainRef,
    state: Option<&'static str>,
    saved: Option<bool>,
    title: Option<String>,
}

/// `list`
pub(super) async fn list(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    for column in ["name", "uuid", "id"] {
        arguments.exclusive(&["table", column])?;
    }
    let [name, uuid, id] = ["name", "uuid", "id"].map(|column| arguments.flag(column));
    let json = arguments.flag("json");
    let table = json || !(name || uuid || id);
    let show_saved = arguments.flag("managed-save");
    let show_title = arguments.flag("title");

    let hypervisor = session.hypervisor().await?;
    let listed = hypervisor.connect_list_all_domains(filter(arguments)).await;
    let mut domains = listed.while_(|| "Failed to list domains")?.to_vec();
    domains.sort_by_cached_key(order);
    let rows = domains.into_iter().map(|domain| {
        let hypervisor = &hypervisor;
        async move {
            if !table {
                return Ok(Row { domain, state: None, saved: None, title: None });
            }
            row(hypervisor, domain, show_saved, show_title).await
        }
    });
    let rows: Vec<Row> = stream::iter(rows)
        .buffered(AT_A_TIME)
        .filter_map(|row: Result<Row>| async { row.ok() })
        .collect()
        .await;

    if json {
        session.out.json(&Json::List(rows.iter().map(as_json).collect()));
    } else if table {
        session.out.table(&as_table(&rows, show_title));
    } else {
        for Row { domain, .. } in &rows {
            let columns = [
                uuid.then(|| domain.uuid.to_string()),
                (id && (name || uuid || domain.id >= 0)).then(|| id_text(domain)),
                name.then(|| domain.name.to_string()),
            ];
            let columns: Vec<String> = columns.into_iter().flatten().collect();
            if !columns.is_empty() {
                session.out.line(columns.join(" "));
            }
        }
    }
    Ok(())
}

/// Running domains by id, then the others by name without regard to case.
fn order(domain: &DomainRef) -> (bool, i32, String) {
    (domain.id < 0, domain.id, domain.name.to_lowercase())
}

fn filter(arguments: &Arguments) -> Filter {
    let mut filter = Filter::ACTIVE;
    if arguments.flag("inactive") || arguments.flag("state-shutoff") {
        filter = Filter::INACTIVE;
    }
    if arguments.flag("all") {
        filter = Filter::ACTIVE | Filter::INACTIVE;
    }
    for (option, flag) in [
        ("persistent", Filter::PERSISTENT),
        ("transient", Filter::TRANSIENT),
        ("with-managed-save", Filter::MANAGEDSAVE),
        ("without-managed-save", Filter::NO_MANAGEDSAVE),
        ("autostart", Filter::AUTOSTART),
        ("no-autostart", Filter::NO_AUTOSTART),
        ("with-snapshot", Filter::HAS_SNAPSHOT),
        ("without-snapshot", Filter::NO_SNAPSHOT),
        ("with-checkpoint", Filter::HAS_CHECKPOINT),
        ("without-checkpoint", Filter::NO_CHECKPOINT),
        ("state-running", Filter::RUNNING),
        ("state-paused", Filter::PAUSED),
        ("state-shutoff", Filter::SHUTOFF),
        ("state-other", Filter::OTHER),
    ] {
        filter.set(flag, filter.contains(flag) || arguments.flag(option));
    }
    filter
}

/// A domain that is gone by now is left out.
async fn row(hypervisor: &Hypervisor, domain: DomainRef, saved: bool, title: bool) -> Result<Row> {
    let state = match hypervisor.domain_state(&domain).await {
        Ok(state) => words::state_word(state.state),
        Err(error) if error.code() == ErrorCode::NoDomain => return Err(error),
        Err(_) => DomainState::Nostate.word(),
    };
    let saved = match saved && domain.id < 0 {
        true => hypervisor.domain_has_managed_save_image(&domain).await.ok(),
        false => None,
    };
    let title = match title {
        true => Some(
            hypervisor
                .domain_metadata(
                    &domain,
                    DomainMetadataType::Title,
                    None,
                    DomainModificationImpact::empty(),
                )
                .await
                .unwrap_or_default(),
        ),
        false => None,
    };
    Ok(Row { domain, state: Some(state), saved, title })
}

fn as_table(rows: &[Row], titles: bool) -> Columns {
    let mut table = match titles {
        true => Columns::new(["Id", "Name", "State", "Title"]),
        false => Columns::new(["Id", "Name", "State"]),
    };
    for row in rows {
        let state = if row.saved == Some(true) { "saved" } else { row.state.unwrap_or_default() };
        let mut cells = vec![id_text(&row.domain), row.domain.name.to_string(), state.to_owned()];
        cells.extend(row.title.clone());
        table.row(cells);
    }
    table
}

fn as_json(row: &Row) -> Json {
    let Row { domain, state, saved, title } = row;
    let mut json = Json::object([
        ("id", (domain.id >= 0).then_some(domain.id).into()),
        ("name", (&*domain.name).into()),
        ("uuid", domain.uuid.to_string().into()),
        ("state", (*state).into()),
    ]);
    if let Some(saved) = saved {
        json = json.with("managed_save", *saved);
    }
    if let Some(title) = title {
        json = json.with("title", title);
    }
    json
}
