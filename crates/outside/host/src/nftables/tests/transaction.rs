use super::*;
use std::sync::atomic::{AtomicU32, Ordering};

fn counting(chain: &str) -> Rule {
    Rule::new(table(), chain, vec![Statement::counter()])
}

#[test]
fn a_batch_is_done_wholly_or_not_at_all() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let start = Batch::replace(table()).then(Step::AddChain(Chain::regular(table(), "c")));
        filter.apply(start).await.unwrap();
        let before = filter.ruleset(None).await.unwrap();
        let broken = Batch::new()
            .then(Step::AppendRule(counting("c")))
            .then(Step::AddChain(Chain::regular(table(), "d")))
            .then(Step::AppendRule(counting("none")))
            .then(Step::AppendRule(counting("c")));
        let error = filter.apply(broken).await.unwrap_err().sentence();
        assert!(
            error.starts_with("cannot add a rule to chain 'none' of nftables table 'inet t7': "),
            "{error}"
        );
        let after = filter.ruleset(None).await.unwrap();
        assert_eq!(after.chains, before.chains);
        assert_eq!(after.rules, []);
        filter.apply(Batch::new()).await.unwrap();
    });
}

#[test]
fn rules_are_placed_and_deleted_by_their_handles() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let noted = |comment: &str| Rule { comment: Some(comment.into()), ..counting("c") };
        let chain = Chain::regular(table(), "c");
        let batch = Batch::replace(table())
            .then(Step::AddChain(chain.clone()))
            .then(Step::AppendRule(noted("2")))
            .then(Step::AppendRule(noted("4")))
            .then(Step::PrependRule(noted("1")));
        filter.apply(batch).await.unwrap();
        let comments = async || {
            let told = filter.ruleset(Some(table())).await.unwrap();
            told.rules.iter().map(|rule| rule.comment.clone().unwrap()).collect::<Vec<_>>().concat()
        };
        assert_eq!(comments().await, "124");
        let told = filter.ruleset(Some(table())).await.unwrap();
        let second = told.rules[1].handle.unwrap();
        let batch = Batch::new()
            .then(Step::AddRuleAfter(second, noted("3")))
            .then(Step::DeleteRule(told.rules[0].clone()));
        filter.apply(batch).await.unwrap();
        assert_eq!(comments().await, "234");
        // Without a handle nothing is deleted, least of all everything.
        filter.apply(Batch::new().then(Step::DeleteRule(noted("2")))).await.unwrap_err();
        assert_eq!(comments().await, "234");
        filter.apply(Batch::new().then(Step::FlushChain(chain.clone()))).await.unwrap();
        assert_eq!(comments().await, "");
        filter.apply(Batch::new().then(Step::DeleteChain(chain))).await.unwrap();
        filter.apply(Batch::remove(table())).await.unwrap();
        assert_eq!(filter.ruleset(Some(table())).await.unwrap().tables, []);
    });
}

#[test]
fn what_others_changed_meanwhile_is_planned_anew() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let start = Batch::replace(table()).then(Step::AddChain(Chain::regular(table(), "c")));
        filter.apply(start).await.unwrap();
        let other = Arc::new(Mutex::new(Socket::netfilter().unwrap()));
        let planned = AtomicU32::new(0);
        let plan = |ruleset: &Ruleset| {
            if planned.fetch_add(1, Ordering::Relaxed) < 2 {
                // Somebody else is faster, twice.
                let batch = Batch::new().then(Step::AppendRule(counting("c")));
                submit(&mut other.lock().unwrap(), &batch, None).unwrap();
            }
            let comment = format!("behind {}", ruleset.rules.len());
            let rule = Rule { comment: Some(comment), ..counting("c") };
            Batch::new().then(Step::AppendRule(rule))
        };
        filter.update(table(), plan).await.unwrap();
        assert_eq!(planned.load(Ordering::Relaxed), 3);
        let told = filter.ruleset(Some(table())).await.unwrap();
        assert_eq!(told.rules.len(), 3);
        assert_eq!(told.rules[2].comment.as_deref(), Some("behind 2"));
    });
}

/// More steps than the answers to each would fit into a small buffer.
#[test]
fn a_large_batch_is_done() {
    in_private_namespace(async || {
        let filter = Nftables::open().unwrap();
        if !available(&filter).await {
            return;
        }
        let mut batch = Batch::replace(table()).then(Step::AddChain(Chain::regular(table(), "c")));
        let rules = (0..5_000).map(|_| Step::AppendRule(counting("c")));
        batch.0.extend(rules);
        filter.apply(batch).await.unwrap();
        assert_eq!(filter.ruleset(Some(table())).await.unwrap().rules.len(), 5_000);
    });
}
