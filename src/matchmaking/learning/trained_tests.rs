//! What was learnt follows what changes, for those whom it concerns and nobody else.
use super::*;
use crate::kernel::Bilingual;
use crate::matchmaking::ground::Ground;
use crate::matchmaking::parties::{Buyer, Maker};
use crate::matchmaking::score::{Demand, Landscape, Need, Strength, Supply};
use crate::matchmaking::slots::{Grid, Rhythm};
use uuid::Uuid;

fn maker(n: u128, codes: &[&str]) -> (ExhibitorId, Arc<Maker>) {
    let id = ExhibitorId::from(Uuid::from_u128(n));
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    let maker = Maker {
        id,
        name: Bilingual::new(format!("Maker {n}"), format!("Maker {n}")),
        products: vec![],
        booth: String::new(),
        hall: String::new(),
        supply: Supply { codes, ..Supply::default() },
        text: Bilingual::default(),
        avoids: BTreeSet::new(),
    };
    (id, Arc::new(maker))
}

fn buyer(n: u128, codes: &[&str]) -> (VisitorId, Arc<Buyer>) {
    let id = VisitorId::from(Uuid::from_u128(n));
    let need = |code: &&str| Need { code: (*code).to_owned(), strength: Strength::Want };
    let demand = Demand { needs: codes.iter().map(need).collect(), ..Demand::default() };
    let (company, title) = (String::new(), String::new());
    (id, Arc::new(Buyer { id, company, demand, intents: vec![], text: Bilingual::default(), title }))
}

fn makers(all: &[(u128, &[&str])]) -> Arc<Makers> {
    let ground = Ground { landscape: Landscape::default(), grid: Grid::new(&[], Rhythm::minutes(20, 5)) };
    Arc::new(Makers { ground, by_id: all.iter().map(|(n, codes)| maker(*n, codes)).collect() })
}

fn buyers(all: &[(u128, &[&str])]) -> Arc<Buyers> {
    Arc::new(Buyers { by_id: all.iter().map(|(n, codes)| buyer(*n, codes)).collect() })
}

#[allow(
    clippy::field_reassign_with_default,
    reason = "the other fields are private to the lists of an edition"
)]
fn trained() -> Trained {
    let mut codes = Codes::default();
    codes.categories = ["A", "B", "C"].map(str::to_owned).into();
    let makers = makers(&[(1, &["A"]), (2, &["B"]), (3, &["C"])]);
    Trained::train(codes, makers, buyers(&[(11, &["A"]), (12, &["B"])]), &[], Emphasis::default())
}

fn first_of(trained: &Trained, n: u128) -> u128 {
    let own = trained.for_buyer(VisitorId::from(Uuid::from_u128(n))).unwrap();
    own.named[0].uuid().as_u128()
}

#[test]
fn a_changed_profile_changes_its_lists_and_nobody_elses() {
    let mut trained = trained();
    assert_eq!((first_of(&trained, 11), first_of(&trained, 12)), (1, 2));
    let makers = trained.makers.clone();
    let joined = trained.follow(&makers, &buyers(&[(11, &["C"]), (12, &["B"])]), 64).unwrap();
    assert!(joined.is_empty());
    assert_eq!((first_of(&trained, 11), first_of(&trained, 12)), (3, 2));
    assert_eq!(trained.changes, 1, "whoever has not changed is not looked at again");
}

#[test]
fn whoever_joins_is_known_and_whoever_leaves_is_forgotten() {
    let mut trained = trained();
    let makers = trained.makers.clone();
    let joined = trained.follow(&makers, &buyers(&[(12, &["B"]), (13, &["C"])]), 64).unwrap();
    assert_eq!(joined.into_iter().map(|id| id.uuid().as_u128()).collect::<Vec<_>>(), [13]);
    assert_eq!(first_of(&trained, 13), 3);
    let gone = VisitorId::from(Uuid::from_u128(11));
    assert_eq!(trained.for_buyer(gone), None);
    for n in 1..=3 {
        let list = trained.for_exhibitor(ExhibitorId::from(Uuid::from_u128(n))).unwrap();
        assert!(!list.contains(&gone), "exhibitor {n}");
    }
    let back = trained.follow(&makers, &buyers(&[(11, &["A"]), (12, &["B"])]), 64).unwrap();
    assert_eq!(back.len(), 1, "whoever comes back counts as new, so that their deeds are read");
    assert_eq!(first_of(&trained, 11), 1);
}

#[test]
fn what_is_dealt_with_is_not_recommended_until_it_is_taken_back() {
    let mut trained = trained();
    let who = VisitorId::from(Uuid::from_u128(11));
    let deed = (who, ExhibitorId::from(Uuid::from_u128(1)), Deed::Requested);
    trained.set_deeds(&[who].into(), &[deed]);
    assert!(!trained.for_buyer(who).unwrap().named.contains(&deed.1));
    trained.set_deeds(&[who].into(), &[]);
    assert_eq!(first_of(&trained, 11), 1);
}

#[test]
fn too_much_at_once_is_left_to_the_next_training() {
    let mut trained = trained();
    let makers = trained.makers.clone();
    assert_eq!(trained.follow(&makers, &buyers(&[(11, &["C"]), (12, &["A"])]), 1), None);
    assert_eq!(first_of(&trained, 11), 1, "nothing was taken over by half");
}

#[test]
fn a_new_exhibitor_is_in_the_lists_at_once() {
    let mut trained = trained();
    let more = makers(&[(1, &["B"]), (2, &["B"]), (3, &["C"]), (4, &["A"])]);
    let same = trained.buyers.clone();
    trained.follow(&more, &same, 64).unwrap();
    assert_eq!(first_of(&trained, 11), 4);
}

#[test]
fn the_organiser_can_switch_a_sort_of_reason_off() {
    let mut trained = trained();
    let who = VisitorId::from(Uuid::from_u128(11));
    let one = ExhibitorId::from(Uuid::from_u128(1));
    let score = |trained: &Trained| trained.explain_to_buyer(who, &[one])[0].1.fit.clone();
    let before = score(&trained);
    trained.emphasise(Emphasis { ticks: 0, ..Emphasis::default() });
    let after = score(&trained);
    assert!(after.score < before.score, "{before:?} {after:?}");
    trained.emphasise(Emphasis::default());
    assert_eq!(score(&trained), before);
}

#[test]
fn the_reasons_add_up_on_both_sides() {
    let trained = trained();
    for n in [11, 12] {
        let who = VisitorId::from(Uuid::from_u128(n));
        let own = trained.for_buyer(who).unwrap();
        for (id, judged) in trained.explain_to_buyer(who, &own.named) {
            assert_eq!(judged.fit.score, judged.fit.terms.iter().map(|term| term.points).sum::<i32>());
            let seen = trained.explain_to_exhibitor(id, who).unwrap();
            assert_eq!(seen.fit.score, seen.fit.terms.iter().map(|term| term.points).sum::<i32>());
        }
    }
}
