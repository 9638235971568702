//! The table of cases: what a meeting comes to by its evidence.
use super::Evidence::*;
use super::*;
use sea_orm::Iterable;

fn verdict(said: &[Evidence], outside: bool) -> Verdict {
    let said = said.iter().copied().collect();
    Facts { said: &said, buyer_outside: outside, phase: Phase::Over }.verdict()
}

#[test]
fn the_table_of_cases() {
    let inside: &[(&[Evidence], Verdict)] = &[
        (&[], Verdict::Silent),
        // Levels of proof, strongest first.
        (&[BuyerScan, ExhibitorScan], Verdict::Kept(Proof::MutualScan)),
        (&[BuyerScan, ExhibitorScan, Steward], Verdict::Kept(Proof::MutualScan)),
        (&[Steward], Verdict::Kept(Proof::Steward)),
        (&[Steward, BuyerTap, ExhibitorTap], Verdict::Kept(Proof::Steward)),
        (&[BuyerTap, ExhibitorTap], Verdict::Kept(Proof::BothSay)),
        (&[BuyerScan, ExhibitorTap], Verdict::Kept(Proof::BothSay)),
        (&[BuyerTap, ExhibitorScan], Verdict::Kept(Proof::BothSay)),
        // One word alone.
        (&[BuyerTap], Verdict::Disputed),
        (&[ExhibitorTap], Verdict::Disputed),
        (&[BuyerScan], Verdict::Disputed),
        (&[ExhibitorScan], Verdict::Disputed),
        // Nobody is branded by the other's word.
        (&[BuyerMissing], Verdict::Disputed),
        (&[ExhibitorMissing], Verdict::Disputed),
        (&[BuyerMissing, ExhibitorMissing], Verdict::Disputed),
        (&[BuyerMissing, BuyerTap], Verdict::Disputed),
        (&[BuyerMissing, BuyerScan], Verdict::Disputed),
        (&[ExhibitorMissing, ExhibitorScan], Verdict::Disputed),
        // More than one party's word.
        (&[StewardNoBuyer], Verdict::NoShow(Missing::Buyer)),
        (&[StewardNoExhibitor], Verdict::NoShow(Missing::Exhibitor)),
        (&[StewardNoBuyer, StewardNoExhibitor], Verdict::NoShow(Missing::Both)),
        (&[StewardNoBuyer, BuyerMissing], Verdict::NoShow(Missing::Buyer)),
        (&[BuyerAway], Verdict::NoShow(Missing::Buyer)),
        (&[ExhibitorAway], Verdict::NoShow(Missing::Exhibitor)),
        (&[BuyerAway, ExhibitorAway], Verdict::NoShow(Missing::Both)),
        (&[BuyerAway, ExhibitorTap], Verdict::Disputed),
        (&[ExhibitorAway, BuyerTap], Verdict::Disputed),
        (&[StewardNoExhibitor, BuyerTap], Verdict::NoShow(Missing::Exhibitor)),
        // A steward against the one said to be missing.
        (&[StewardNoBuyer, BuyerScan], Verdict::Disputed),
        (&[StewardNoExhibitor, ExhibitorTap], Verdict::Disputed),
        // They came late after all: both say so.
        (&[StewardNoBuyer, BuyerTap, ExhibitorTap], Verdict::Kept(Proof::BothSay)),
        (&[ExhibitorMissing, BuyerScan, ExhibitorScan], Verdict::Kept(Proof::MutualScan)),
    ];
    for (said, expected) in inside {
        assert_eq!(verdict(said, false), *expected, "{said:?}");
    }
}

#[test]
fn the_gates_bear_witness_only_to_what_somebody_says() {
    assert_eq!(verdict(&[BuyerMissing], true), Verdict::NoShow(Missing::Buyer));
    assert_eq!(verdict(&[BuyerMissing, BuyerTap], true), Verdict::Disputed);
    assert_eq!(verdict(&[], true), Verdict::Silent);
    assert_eq!(verdict(&[ExhibitorMissing], true), Verdict::Disputed);
    assert_eq!(verdict(&[Steward], true), Verdict::Kept(Proof::Steward));
}

#[test]
fn no_word_of_one_side_alone_makes_the_other_a_no_show() {
    use Missing::{Buyer, Exhibitor};
    let (buyer, exhibitor) =
        ([BuyerScan, BuyerTap, ExhibitorMissing], [ExhibitorScan, ExhibitorTap, BuyerMissing]);
    for chosen in 0..8u8 {
        let some = |words: [Evidence; 3]| {
            let chosen = (0..3).filter(move |bit| chosen >> bit & 1 == 1);
            chosen.map(move |bit| words[bit]).collect::<Vec<_>>()
        };
        assert_ne!(verdict(&some(buyer), false), Verdict::NoShow(Exhibitor));
        assert_ne!(verdict(&some(exhibitor), false), Verdict::NoShow(Buyer));
        assert!(!matches!(verdict(&some(buyer), false), Verdict::Kept(_)), "nor does it keep a meeting");
    }
}

#[test]
fn before_anybody_speaks_the_clock_decides() {
    let said = BTreeSet::new();
    let at = |now| Facts { said: &said, buyer_outside: false, phase: phase(now, 100, 200) }.verdict();
    assert_eq!(
        [at(99), at(100), at(199), at(200)],
        [Verdict::Ahead, Verdict::Running, Verdict::Running, Verdict::Silent]
    );
}

#[test]
fn each_word_has_its_time() {
    let (starts, closes) = (100 * MINUTE, 1000 * MINUTE);
    let at = |word: Evidence, minute: i64| word.timely(minute * MINUTE, starts, closes);
    for word in Evidence::iter() {
        assert_eq!(at(word, 84), Err(Untimely::TooSoon), "{word:?}");
        assert_eq!(at(word, 1001), Err(Untimely::TooLate), "{word:?}");
        assert_eq!(at(word, 105), Ok(()), "{word:?}");
    }
    assert_eq!(at(BuyerScan, 85), Ok(()));
    assert_eq!(at(BuyerMissing, 104), Err(Untimely::InGrace));
    assert_eq!(at(StewardNoBuyer, 104), Err(Untimely::InGrace));
    assert_eq!(at(BuyerAway, 90), Ok(()), "to say so oneself is never too early");
}

#[test]
fn the_one_across_from_the_missing_waits() {
    let waits = |said: &[Evidence]| {
        let said = said.iter().copied().collect();
        Facts { said: &said, buyer_outside: false, phase: Phase::Running }.waits()
    };
    assert_eq!(waits(&[BuyerMissing]), Some(Side::Exhibitor));
    assert_eq!(waits(&[BuyerAway]), Some(Side::Exhibitor));
    assert_eq!(waits(&[ExhibitorMissing]), Some(Side::Visitor));
    assert_eq!(waits(&[StewardNoExhibitor]), Some(Side::Visitor));
    assert_eq!(waits(&[BuyerMissing, Steward]), None, "they are both there");
    assert_eq!(waits(&[BuyerMissing, ExhibitorMissing]), None);
    assert_eq!(waits(&[BuyerTap]), None);
}
