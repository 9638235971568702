//! What finds whom.
use super::{Names, asked};
use proptest::prelude::*;

fn people() -> Names<u32> {
    Names::of([
        (1, "周清云", "岭南纸品示例公司"),
        (2, "曾小雅", "Hangzhou Buffer Demo"),
        (3, "Mei Wang", "Lingnan Paper Demo"),
        (4, "José O'Example", "岭南纸品示例公司"),
        (5, "周清", "3M Demo"),
    ])
}

fn found(names: &Names<u32>, text: &str) -> Vec<u32> {
    let mut found = asked(text).map(|asked| names.find(&asked, 50)).unwrap_or_default();
    found.sort_unstable();
    found
}

#[test]
fn a_name_is_found_as_it_is_written_or_said() {
    let names = people();
    for (text, wanted) in [
        ("周清", vec![1, 5]),
        ("清云", vec![1]),
        ("zhouqing", vec![1, 5]),
        ("Zhou Qingyun", vec![1]),
        ("qingyun", vec![1]),
        ("zqy", vec![1]),
        ("ZENG", vec![2]),
        ("cengxiao", vec![2]),
        ("mei w", vec![3]),
        ("WANG MEI", vec![3]),
        ("wang", vec![3]),
        ("jose", vec![4]),
        ("ＪＯＳＥ", vec![4]),
        ("o’example", vec![4]),
        ("纸品", vec![1, 4]),
        ("paper", vec![3]),
        ("3m d", vec![5]),
    ] {
        assert_eq!(found(&names, text), wanted, "{text}");
    }
}

#[test]
fn the_middle_of_a_word_finds_nobody() {
    let names = people();
    for text in ["ing", "ang", "ouqing", "aper", "emo ", "wangmeix", "zhoux"] {
        assert_eq!(found(&names, text), [0_u32; 0], "{text}");
    }
}

#[test]
fn too_little_is_not_asked() {
    for text in ["", " ", "周", "zq", "a b", "%", "_%'", "\u{202e}", "%%%%%"] {
        assert_eq!(asked(text), None, "{text}");
    }
    assert_eq!(asked(" Zhou-Qing "), Some("zhouqing".into()));
}

#[test]
fn whole_names_come_first_and_no_more_than_asked_for() {
    let names = Names::of([(1, "Wangler Bo", ""), (2, "Wang Anna", ""), (3, "Bo Wang", "")]);
    assert_eq!(names.find("wang", 50), [2, 3, 1]);
    assert_eq!(names.find("wang", 2), [2, 3]);
}

#[test]
fn who_came_later_is_found_first() {
    let mut names = people();
    names.add(6, "周清河", "");
    assert_eq!((names.find("zhouqinghe", 9), names.fresh()), (vec![6], 1));
    assert_eq!(names.find("zhouqing", 9)[0], 6);
}

proptest! {
    /// The sorted places find exactly whom reading through everybody finds.
    #[test]
    fn sorting_finds_whom_reading_through_finds(
        people in prop::collection::vec(("[a-c]{1,3}( [a-c]{1,3})?", "[甲乙周清a-b]{0,4}"), 1..30),
        text in "[a-c甲乙周清]{1,4}",
    ) {
        let all = || people.iter().zip(0_u32..).map(|((name, company), key)| (key, name.as_str(), company.as_str()));
        let sorted = Names::of(all());
        let mut beside = Names::of([]);
        for (key, name, company) in all() {
            beside.add(key, name, company);
        }
        let order = |mut keys: Vec<u32>| { keys.sort_unstable(); keys };
        prop_assert_eq!(order(sorted.find(&text, 99)), order(beside.find(&text, 99)));
    }

    #[test]
    fn nothing_that_is_typed_does_harm(text in any::<String>()) {
        found(&people(), &text);
    }
}
