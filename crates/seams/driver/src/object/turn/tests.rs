//! Tests of turns: their order, their end, and long jobs that admit others.

use super::*;
use crate::object::{ChangeKind, Kinds};
use ostler_core::enumeration::DomainJobOperation;
use tokio::sync::oneshot;

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_change_runs_on_when_the_caller_goes_away() {
    let turns = Arc::new(Turns::new(0));
    let (go, gate) = oneshot::channel::<()>();
    let (done, finished) = oneshot::channel();
    let caller = tokio::spawn({
        let turns = Arc::clone(&turns);
        async move {
            let work = |mut turn: Turn<i32>| async move {
                let _ = gate.await;
                *turn = 7;
                drop(turn);
                let _ = done.send(());
            };
            turns.change(Change::modify("first"), LONG, work).await
        }
    });
    while turns.holder().is_none() {
        tokio::task::yield_now().await;
    }
    caller.abort();
    go.send(()).expect("the work still waits");
    finished.await.expect("the work ended by itself");
    assert_eq!(*turns.turn(Change::modify("look"), LONG).await.expect("free"), 7);
}

#[tokio::test(start_paused = true)]
async fn waiting_has_an_end_that_names_the_holder() {
    let turns = Turns::new(());
    let held = turns.try_turn(Change::modify("migrate")).expect("free");
    let error = turns.turn(Change::modify("suspend"), Duration::from_secs(1)).await.err();
    assert!(matches!(error, Some(TurnError::Busy { holder: "migrate", .. })), "{error:?}");
    drop(held);
    assert!(turns.turn(Change::modify("suspend"), LONG).await.is_ok());
}

#[tokio::test]
async fn a_panicking_change_frees_its_turn() {
    let turns = Turns::new(());
    let work = |_turn| async move { panic!("a bug, on purpose") };
    let error = turns.change::<(), _, _>(Change::modify("bug"), LONG, work).await;
    assert_eq!(error, Err(TurnError::Panicked { job: "bug" }));
    assert!(turns.try_turn(Change::modify("next")).is_some());
}

fn migration(admits: Kinds) -> LongJob {
    LongJob { name: "migrate", operation: DomainJobOperation::MigrationOut, admits }
}

async fn begin(turns: &Turns<i32>, admits: Kinds) -> LongTurn<i32> {
    let turn = turns.turn_for_long("migrate", LONG).await.expect("free");
    turn.into_long(migration(admits))
}

#[tokio::test(start_paused = true)]
async fn a_long_job_admits_what_it_names_and_keeps_the_rest_waiting() {
    let turns = Turns::new(0);
    let job = begin(&turns, Kinds::ALWAYS.and(ChangeKind::Suspend)).await;
    drop(turns.turn(Change::suspend("suspend"), LONG).await.expect("admitted"));
    drop(turns.turn(Change::query("query"), LONG).await.expect("admitted"));
    let error = turns.turn(Change::modify("set memory"), Duration::from_secs(30)).await.err();
    assert!(matches!(error, Some(TurnError::Busy { holder: "migrate", .. })), "{error:?}");
    assert!(turns.try_turn(Change::modify("set memory")).is_none());
    job.end(Outcome::Completed);
    assert!(turns.turn(Change::modify("set memory"), LONG).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_second_long_job_waits_for_the_first() {
    let turns = Arc::new(Turns::new(0));
    let first = begin(&turns, Kinds::ALWAYS).await;
    let second = tokio::spawn({
        let turns = Arc::clone(&turns);
        async move { turns.turn_for_long("save", LONG).await.map(drop) }
    });
    tokio::task::yield_now().await;
    assert!(!second.is_finished());
    drop(first);
    assert_eq!(second.await.expect("no panic"), Ok(()));
}

#[tokio::test(start_paused = true)]
async fn a_step_of_the_job_and_an_admitted_change_exclude_each_other() {
    let turns = Turns::new(0);
    let job = begin(&turns, Kinds::ALWAYS.and(ChangeKind::Suspend)).await;
    let mut step = job.step(LONG).await.expect("free");
    *step = 7;
    assert!(turns.try_turn(Change::suspend("suspend")).is_none());
    drop(step);
    let suspend = turns.try_turn(Change::suspend("suspend")).expect("admitted");
    assert_eq!(*suspend, 7);
    let error = job.step(Duration::from_secs(1)).await.err();
    assert!(matches!(error, Some(TurnError::Busy { .. })), "{error:?}");
}

#[tokio::test]
async fn a_job_tells_how_far_it_is_and_how_it_ended() {
    let turns = Turns::new(0);
    assert!(turns.long_job().is_none() && turns.ended_job(true).is_none());
    let running = begin(&turns, Kinds::ALWAYS).await;
    running.job().advance(30, 100);
    let report = turns.long_job().expect("under way").report(None);
    assert_eq!((report.processed, report.total, report.remaining()), (30, 100, 70));
    assert_eq!(report.operation, DomainJobOperation::MigrationOut);
    running.end(Outcome::Completed);
    assert!(turns.long_job().is_none());
    let ended = turns.ended_job(true).expect("kept");
    assert_eq!(ended.outcome, Some(Outcome::Completed));
    assert_eq!(turns.ended_job(false).expect("told once").processed, 30);
    assert!(turns.ended_job(true).is_none());
}

#[tokio::test]
async fn a_job_that_is_dropped_has_failed_and_frees_the_turn() {
    let turns = Turns::new(0);
    drop(begin(&turns, Kinds::ALWAYS).await);
    assert_eq!(turns.ended_job(true).expect("kept").outcome, Some(Outcome::Failed));
    assert!(turns.try_turn(Change::modify("next")).is_some());
}

#[tokio::test]
async fn a_job_hears_that_it_is_to_end() {
    let turns = Turns::new(0);
    let running = begin(&turns, Kinds::ALWAYS).await;
    let waits = tokio::spawn({
        let job = Arc::clone(running.job());
        async move { job.aborted().await }
    });
    turns.long_job().expect("under way").abort();
    waits.await.expect("no panic");
    assert!(running.job().is_aborted());
}

#[tokio::test]
async fn a_caller_that_goes_away_while_it_waits_gives_its_place_up() {
    let turns = Arc::new(Turns::new(0));
    let held = turns.try_turn(Change::modify("first")).expect("free");
    let waits = tokio::spawn({
        let turns = Arc::clone(&turns);
        async move { turns.turn(Change::modify("second"), LONG).await.map(drop) }
    });
    while turns.shared.desk().waiting.is_empty() {
        tokio::task::yield_now().await;
    }
    waits.abort();
    let _ = waits.await;
    drop(held);
    assert!(turns.try_turn(Change::modify("third")).is_some());
}
