//! Three hundred companies look like a show, and no company shows what is not its trade.
use super::*;

fn topics() -> Vec<Topic> {
    let pair = |code: &&str| Pair { zh: format!("{code} 品类"), en: format!("{code} goods") };
    goods::all().keys().map(|code| Topic { code: (*code).to_owned(), name: pair(code) }).collect()
}

fn made(seed: u64, count: usize) -> Vec<Company> {
    companies(seed, count, &topics(), &Profiles::default())
}

#[test]
fn every_name_is_marked_as_a_sample_and_used_once() {
    let all = made(1, 1_500);
    assert_eq!(all.len(), 1_500);
    let names: BTreeSet<_> = all.iter().map(|one| &one.name.en).collect();
    assert_eq!(names.len(), all.len());
    for one in &all {
        assert!(one.name.zh.ends_with("示例") && one.name.en.ends_with(" Demo"), "{:?}", one.name);
        assert!(one.website.ends_with(".example.com"), "{}", one.website);
    }
}

#[test]
fn the_name_tells_the_main_trade_and_products_belong_to_it() {
    let goods = goods::all();
    for one in made(2, 300) {
        assert!((1..=4).contains(&one.codes.len()), "{one:?}");
        if one.known_for.is_none() {
            assert!(one.name.zh.contains(&goods[one.codes[0].as_str()].trade.zh), "{:?}", one.name);
        }
        for (code, product) in &one.products {
            assert!(one.codes.contains(code));
            assert!(goods[code.as_str()].products.contains(product), "{product:?}");
        }
    }
}

#[test]
fn every_sector_is_there() {
    let all = made(3, 300);
    for sector in 1..=8 {
        let count = all.iter().filter(|one| one.codes[0].starts_with(&format!("S{sector}"))).count();
        assert!(count >= 10, "S{sector}: {count}");
    }
}

#[test]
fn the_same_seed_makes_the_same_companies() {
    let names = |seed| made(seed, 60).into_iter().map(|one| one.name.zh).collect::<Vec<_>>();
    assert_eq!(names(5), names(5));
    assert_ne!(names(5), names(6));
    assert_eq!(made(5, 3)[0].known_for, Some("1A01"));
}
