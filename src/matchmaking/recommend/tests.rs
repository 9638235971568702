//! A small made-up fair, and what must hold of its lists.
use super::matrix::Stream;
use super::*;
use std::collections::BTreeSet;

/// Product lines in both languages, two of each sub-category.
const LINES: [(&str, &str); 8] = [
    ("陶瓷花盆", "ceramic flower pot"),
    ("竹编吊篮", "bamboo hanging basket"),
    ("羊毛围巾", "woollen scarf"),
    ("亚麻窗帘", "linen curtain"),
    ("手冲咖啡壶", "pour over kettle"),
    ("搪瓷马克杯", "enamel mug"),
    ("橡木书架", "oak bookshelf"),
    ("藤编座椅", "rattan chair"),
];
/// Shops, each of which needs two lines: the first of one sub-category and the second of the next.
const SHOPS: [(&str, &str); 4] = [
    ("花店", "florist"),
    ("服装店", "clothing shop"),
    ("咖啡馆", "coffee house"),
    ("家具店", "furniture shop"),
];

fn fair(buyers: u32, exhibitors: u32) -> Population {
    let mut chance = Stream(3);
    let mut below = move |many: u64| chance.next() % many;
    let exhibitor = |place: u32| {
        let line = (place % 8) as usize;
        let (zh, en) = LINES[line];
        let text = match place / 8 % 3 {
            0 => format!("本厂生产{zh}，服务全国。"),
            1 => format!("We make {en}. Shipping everywhere."),
            _ => format!("本厂生产{zh}，服务全国。 We make {en}."),
        };
        let codes = vec![(line / 2) as u32];
        Exhibitor {
            codes,
            text,
            regions: vec![place % 2],
            tier: Some(place % 3),
            seeks: vec![place % 3],
            ..Exhibitor::default()
        }
    };
    let exhibitors: Vec<Exhibitor> = (0..exhibitors).map(exhibitor).collect();
    let mut all =
        Population { categories: 4, complements: vec![(0, 3)], exhibitors, ..Population::default() };
    for id in 0..buyers {
        let shop = below(4) as usize;
        let line = if below(2) == 0 { 2 * shop } else { (2 * shop + 3) % 8 };
        let text = match below(3) {
            0 => format!("我们是{}，求购{}", SHOPS[shop].0, LINES[line].0),
            1 => format!("We are a {}; looking for {}", SHOPS[shop].1, LINES[line].1),
            _ => String::new(),
        };
        let code = (line / 2) as u32;
        let strength = if below(2) == 0 { Strength::Must } else { Strength::Curious };
        let needs = if below(4) == 0 { vec![] } else { vec![Need { code, strength }] };
        let title = if below(2) == 0 { "owner" } else { "trainee" }.to_owned();
        let region = Some(below(2) as u32);
        let tier = (below(2) == 0).then(|| below(3) as u32);
        all.buyers.push(Buyer { needs, text, title, region, tier, ..Buyer::default() });
        for _ in 0..if all.exhibitors.is_empty() { 0 } else { 6 } {
            let exhibitor = below(all.exhibitors.len() as u64) as u32;
            let fits = all.exhibitors[exhibitor as usize].codes[0] == code;
            let deed = match below(8) {
                0 if fits => Deed::Requested,
                1 if fits => Deed::Accepted,
                2 if fits => Deed::Declined,
                3..=6 if fits => Deed::Viewed,
                7 if !fits => Deed::Refused,
                _ => Deed::Shown,
            };
            all.events.push(Event { buyer: id, exhibitor, deed });
        }
    }
    all
}

fn ids(list: &[Ranked]) -> Vec<u32> {
    list.iter().map(|one| one.id).collect()
}

#[test]
fn the_same_fair_gives_the_same_lists_whatever_the_order_of_the_deeds() {
    let fair = fair(120, 40);
    let lists = Model::train(&fair).lists();
    assert_eq!(lists, Model::train(&fair).lists());
    let mut turned = fair.clone();
    turned.events.reverse();
    assert_eq!(lists, Model::train(&turned).lists());
}

#[test]
fn a_buyer_finds_the_line_it_names_in_its_own_language_and_in_the_other() {
    let fair = fair(300, 48);
    let mut model = Model::train(&fair);
    let lists = model.lists();
    let (mut own, mut foreign, mut asked) = (0, 0, 0);
    for (id, buyer) in fair.buyers.iter().enumerate().filter(|(_, buyer)| buyer.text.contains("求购")) {
        let line = LINES.iter().position(|(zh, _)| buyer.text.contains(zh)).unwrap() as u32;
        let first: Vec<u32> = ids(&lists.buyers[id]).into_iter().take(10).collect();
        asked += 1;
        own += usize::from(first.iter().any(|e| e % 8 == line && e / 8 % 3 == 0));
        foreign += usize::from(first.iter().any(|e| e % 8 == line && e / 8 % 3 == 1));
    }
    assert!(own * 10 >= asked * 8, "{own} of {asked}");
    assert!(foreign * 10 >= asked * 6, "{foreign} of {asked}");
}

#[test]
fn terms_sum_to_the_score_and_better_places_score_higher() {
    let mut model = Model::train(&fair(120, 40));
    let lists = model.lists();
    for (id, list) in lists.buyers.iter().enumerate().take(40) {
        let fits = model.explain_list(id as u32, list, For::Buyer);
        for fit in &fits {
            assert_eq!(fit.score, fit.terms.iter().map(|term| term.points).sum::<i32>());
        }
        // Rounding of up to sixteen terms may turn neighbours around, never more.
        assert!(fits.windows(2).all(|pair| pair[0].score + 8 >= pair[1].score), "buyer {id}");
    }
}

#[test]
fn what_a_reason_rests_on_is_in_the_profiles() {
    let fair = fair(120, 40);
    let mut model = Model::train(&fair);
    let lists = model.lists();
    let mut kinds = BTreeSet::new();
    for (id, buyer) in fair.buyers.iter().enumerate() {
        for (one, fit) in
            lists.buyers[id].iter().zip(model.explain_list(id as u32, &lists.buyers[id], For::Buyer))
        {
            let exhibitor = &fair.exhibitors[one.id as usize];
            for term in fit.terms {
                kinds.insert(term.kind);
                match term.evidence {
                    Evidence::Codes(codes) => {
                        for code in codes {
                            assert!(
                                exhibitor.codes.contains(&code) && buyer.needs.iter().any(|n| n.code == code)
                            );
                        }
                    }
                    Evidence::Words { said, offered } => {
                        assert!(buyer.text.contains(&said) && exhibitor.text.contains(&offered));
                    }
                    Evidence::CodeAndWords { code, offered } => {
                        assert!(
                            exhibitor.text.contains(&offered) && buyer.needs.iter().any(|n| n.code == code)
                        );
                    }
                    Evidence::Peers(peers) => assert!(!peers.contains(&(id as u32))),
                    Evidence::Exhibitor(before) => assert_ne!(before, one.id),
                    Evidence::Complement { need, offer } => {
                        assert!(exhibitor.codes.contains(&offer) && !exhibitor.codes.contains(&need));
                    }
                    Evidence::Company { buyers, .. } => assert!(buyers > 0),
                    Evidence::Profile => {}
                }
                if term.kind == Kind::Of(Trait::Region) {
                    assert_eq!(term.points > 0, exhibitor.regions.contains(&buyer.region.unwrap()));
                }
            }
        }
    }
    let expected = [Trait::Ticked, Trait::Named, Trait::Kin, Trait::Together, Trait::Region];
    assert!(expected.iter().all(|of| kinds.contains(&Kind::Of(*of))), "{kinds:?}");
}

#[test]
fn who_is_dealt_with_is_never_recommended_again() {
    let fair = fair(120, 40);
    let lists = Model::train(&fair).lists();
    for event in fair.events.iter().filter(|event| event.deed.settles()) {
        assert!(!ids(&lists.buyers[event.buyer as usize]).contains(&event.exhibitor));
        assert!(!ids(&lists.discoveries[event.buyer as usize]).contains(&event.exhibitor));
        assert!(!ids(&lists.exhibitors[event.exhibitor as usize]).contains(&event.buyer));
    }
}

#[test]
fn a_changed_buyer_is_as_if_computed_anew_and_others_stay() {
    let mut model = Model::train(&fair(120, 40));
    let before = model.lists();
    let mut now = before.clone();
    let mut buyer = model.buyer(5).clone();
    buyer.text = "求购藤编座椅".to_owned();
    buyer.needs = vec![Need { code: 3, strength: Strength::Must }];
    model.set_buyer(5, buyer);
    now.refresh_buyer(&model, 5);
    assert_ne!(now.buyers[5], before.buyers[5]);
    assert!((0..120).filter(|id| *id != 5).all(|id| now.buyers[id] == before.buyers[id]));
    let anew = model.lists();
    let without_price = |model: &Model, list: &[Ranked]| -> Vec<(u32, i32)> {
        let fits = model.explain_list(5, list, For::Discovery);
        list.iter().zip(fits).map(|(one, fit)| (one.id, fit.score)).collect()
    };
    assert_eq!(ids(&now.discoveries[5]), ids(&anew.discoveries[5]));
    assert_eq!(without_price(&model, &now.discoveries[5]), without_price(&model, &anew.discoveries[5]));
    for (now, anew) in now.exhibitors.iter().zip(&anew.exhibitors) {
        assert_eq!(ids(now)[..LONG], ids(anew)[..LONG]);
    }
}

#[test]
fn a_changed_exhibitor_is_as_if_computed_anew_and_a_new_one_is_found() {
    let mut model = Model::train(&fair(120, 40));
    let mut now = model.lists();
    let scarf = |text: &str| Exhibitor { codes: vec![1], text: text.to_owned(), ..Exhibitor::default() };
    model.set_exhibitor(0, scarf("We make woollen scarf."));
    now.refresh_exhibitor(&model, 0);
    model.set_exhibitor(40, scarf("本厂生产羊毛围巾"));
    now.refresh_exhibitor(&model, 40);
    let anew = model.lists();
    for exhibitor in [0, 40] {
        assert_eq!(ids(&now.exhibitors[exhibitor])[..LONG], ids(&anew.exhibitors[exhibitor])[..LONG]);
        assert!(now.buyers.iter().any(|list| ids(list)[..10].contains(&(exhibitor as u32))));
    }
}

/// What is found for one exhibitor alone is what the full training finds for all.
#[test]
fn an_exhibitor_that_changes_back_has_the_ties_it_had() {
    let fair = fair(300, 48);
    let learnt = Model::train(&fair);
    let mut model = learnt.clone();
    for id in [0, 7, 30] {
        let own = fair.exhibitors[id as usize].clone();
        let other = fair.exhibitors[(id as usize + 5) % 48].clone();
        model.set_exhibitor(id, other);
        let is_another = |thing| !same(model.ties.together(thing), learnt.ties.together(thing));
        assert!((0..learnt.ties.len() as u32).any(is_another), "{id} is another now");
        model.set_exhibitor(id, own);
    }
    assert!(learnt.ties.len() > 20, "{} things", learnt.ties.len());
    for thing in 0..learnt.ties.len() as u32 {
        assert!(same(model.ties.together(thing), learnt.ties.together(thing)), "company of {thing}");
        assert!(same(model.ties.kinship(thing), learnt.ties.kinship(thing)), "kin of {thing}");
        for id in 0..48 {
            assert_eq!(model.ties.naming(thing, id), learnt.ties.naming(thing, id), "{thing} and {id}");
            let (now, then) = (model.ties.company(thing, id), learnt.ties.company(thing, id));
            assert!((now - then).abs() < 1e-3, "{thing} beside {id}: {now} and {then}");
        }
    }
    assert!(same(&model.alike.cells, &learnt.alike.cells));
}

fn same(one: &[f32], other: &[f32]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-4)
}

#[test]
fn a_no_takes_effect_at_once() {
    let mut model = Model::train(&fair(120, 40));
    let mut lists = model.lists();
    let first = lists.buyers[7][0].id;
    model.record(Event { buyer: 7, exhibitor: first, deed: Deed::Refused });
    lists.refresh_buyer(&model, 7);
    assert!(!ids(&lists.buyers[7]).contains(&first));
    assert!(!ids(&lists.exhibitors[first as usize]).contains(&7));
}

#[test]
fn a_fair_without_deeds_still_recommends_by_what_is_believed() {
    let mut fair = fair(60, 40);
    fair.events.clear();
    let lists = Model::train(&fair).lists();
    for (id, buyer) in fair.buyers.iter().enumerate() {
        let Some(need) = buyer.needs.iter().find(|need| need.strength == Strength::Must) else { continue };
        let fits = |id: &u32| fair.exhibitors[*id as usize].codes.contains(&need.code);
        assert!(ids(&lists.buyers[id])[..5].iter().any(fits), "buyer {id}");
    }
}

#[test]
fn an_empty_fair_and_a_fair_of_one_are_no_trouble() {
    assert_eq!(Model::train(&Population::default()).lists(), Lists::default());
    let lists = Model::train(&Population { categories: 4, ..fair(1, 1) }).lists();
    assert_eq!(lists.buyers.len(), 1);
    assert!(Model::train(&fair(3, 0)).lists().buyers.iter().all(Vec::is_empty));
}

#[test]
fn filling_in_the_tier_is_worth_what_it_then_brings() {
    let mut fair = fair(120, 40);
    fair.events.clear();
    let mut model = Model::train(&fair);
    let id = fair.buyers.iter().position(|buyer| buyer.tier.is_none()).unwrap() as u32;
    let gain = model.gains(id, 9).into_iter().find(|gain| gain.field == Field::Tier).unwrap();
    let before = model.explain(id, 9, For::Buyer).score;
    let mut buyer = model.buyer(id).clone();
    buyer.tier = fair.exhibitors[9].tier;
    model.set_buyer(id, buyer);
    let after = model.explain(id, 9, For::Buyer).score;
    assert!(gain.points > 0 && (after - before - gain.points).abs() <= 4, "{before} {after} {gain:?}");
}

#[test]
fn a_discovery_says_where_it_comes_from() {
    let fair = fair(300, 48);
    let mut model = Model::train(&fair);
    let lists = model.lists();
    let mut sources = BTreeSet::new();
    for (id, list) in lists.discoveries.iter().enumerate() {
        sources.extend(list.iter().map(|one| model.source(id as u32, one.id)));
    }
    assert!(sources.contains(&Source::Complement) && sources.contains(&Source::Company), "{sources:?}");
}

#[test]
fn a_malformed_file_is_refused_with_the_reason() {
    let whole = r#"{"format":"wowrec/1","categories":[{}],"exhibitors":[{"id":0,"tags":[0],"text":"","regions":[],"certs":[],"tier":null,"wants_size":null}],"buyers":[{"id":0,"tags":[],"text":"","title":"","region":0,"cert":null,"size":null,"tier":null}],"events":[[0,0,"shown"]]}"#;
    assert_eq!(wowrec::read(whole).unwrap().buyers.len(), 1);
    let wrong = |from: &str, to: &str| wowrec::read(&whole.replace(from, to)).unwrap_err();
    assert!(wrong("wowrec/1", "wowrec/9").contains("wowrec/9"));
    assert!(wrong("[0,0,\"shown\"]", "[3,0,\"shown\"]").contains("names buyer 3, but there are 1"));
    assert!(wrong("\"tags\":[0]", "\"tags\":[7]").contains("exhibitor 0 has the tag 7"));
    assert!(wrong("\"shown\"", "\"smiled\"").contains("smiled"));
    assert!(wrong("\"id\":0,\"tags\":[]", "\"id\":4,\"tags\":[]").contains("buyer number 0 has the id 4"));
    assert!(wowrec::read("{").unwrap_err().contains("malformed"));
}
