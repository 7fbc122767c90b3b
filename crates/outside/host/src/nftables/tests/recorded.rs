use super::*;

#[tokio::test]
async fn a_recorded_ruleset_answers_and_notes_what_it_is_given() {
    let other = Table::new(Family::Ip, "other");
    let chain = Chain::regular(table(), "c");
    let recorded = RecordedRuleset {
        ruleset: Ruleset {
            generation: 7,
            tables: vec![table(), other.clone()],
            chains: vec![chain.clone(), Chain::regular(other, "d")],
            ..Ruleset::default()
        },
        refused: vec![(Step::DeleteChain(chain.clone()), libc::EBUSY)],
        ..RecordedRuleset::default()
    };
    let filter = Nftables::recorded(recorded);
    assert_eq!(filter.ruleset(None).await.unwrap().chains.len(), 2);
    let told = filter.ruleset(Some(table())).await.unwrap();
    assert_eq!((told.tables, told.chains), (vec![table()], vec![chain.clone()]));
    let refused = Batch::new().then(Step::DeleteChain(chain.clone()));
    let error = filter.apply(refused.clone()).await.unwrap_err().to_string();
    assert_eq!(error, "cannot delete chain 'c' of nftables table 'inet t7'");
    filter.update(table(), |ruleset| Batch::remove(ruleset.tables[0].clone())).await.unwrap();
    assert_eq!(filter.clone().recorded_batches(), [refused, Batch::remove(table())]);
}
