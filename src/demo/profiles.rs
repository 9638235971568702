//! What both sides of the sample show say about themselves, in one language or both: some buyers describe a problem
//! and tick nothing of it, some companies state quantities and regions, and many say nothing at all.
use super::companies::Company;
use super::dice::Dice;
use super::goods::{self, Goods, Pair};
use super::needs::Buyer;
use crate::kernel::id::{ExhibitorId, VisitorId};
use crate::matchmaking::{SampleOffer, SampleWish};
use crate::show::Edition;
use std::collections::BTreeMap;

/// How a buyer begins.
const SEEKS: &[(&str, &str)] = &[
    ("求购{}", "Looking for {}"),
    ("需要{}，请带样品", "We need {}, please bring samples"),
    ("想比较几家的{}", "Comparing suppliers of {}"),
    ("大促前要备{}", "Stocking up on {} before the sales season"),
];
/// How a company begins.
const OFFERS: &[(&str, &str)] = &[
    ("主营{}，可打样", "We make {}; samples on request"),
    ("专注{}，支持小批量", "Specialised in {}, small runs welcome"),
    ("{}现货供应", "{} from stock"),
];

type AllGoods = BTreeMap<&'static str, Goods>;

/// What companies say.
pub fn offers(seed: u64, edition: &Edition, all: &[(ExhibitorId, &Company)]) -> Vec<SampleOffer> {
    let mut dice = Dice::for_purpose(seed, "offers");
    let offer = |(id, company): &(ExhibitorId, &Company)| {
        let names: Vec<Pair> = company.products.iter().take(2).map(|(_, name)| name.clone()).collect();
        let [chinese, english] = languages(&mut dice);
        let (zh, en) = said(&mut dice, OFFERS, &joined(&names));
        let speaks = dice.chance(80) && !names.is_empty();
        SampleOffer {
            exhibitor: *id,
            minimum_order: some(&mut dice, edition, "order_quantity", 60),
            price_tier: some(&mut dice, edition, "price_tiers", 60),
            delivers_within: some(&mut dice, edition, "timing", 50),
            regions: several(&mut dice, edition, "regions", 70),
            certificates: several(&mut dice, edition, "certificates", 45),
            text_zh: if speaks && chinese { zh } else { String::new() },
            text_en: if speaks && english { en } else { String::new() },
        }
    };
    all.iter().map(offer).collect()
}

/// What buyers who take part say.
pub fn wishes(seed: u64, edition: &Edition, all: &[(VisitorId, &Buyer)]) -> Vec<SampleWish> {
    let (mut dice, goods) = (Dice::for_purpose(seed, "wishes"), goods::all());
    let taking_part = all.iter().filter(|(_, buyer)| buyer.matching).enumerate();
    let wish = |(place, (id, buyer)): (usize, &(VisitorId, &Buyer))| {
        let thing = thing(&mut dice, &goods, buyer);
        let (zh, en) =
            said(&mut dice, SEEKS, &thing.clone().unwrap_or(Pair { zh: "".into(), en: "".into() }));
        let speaks = thing.is_some() && dice.chance(60);
        let mut wish = SampleWish {
            visitor: *id,
            quantity: some(&mut dice, edition, "order_quantity", 45),
            deliver_to: some(&mut dice, edition, "regions", 55),
            certificates: several(&mut dice, edition, "certificates", 15),
            text_zh: if speaks && buyer.reads_chinese { zh } else { String::new() },
            text_en: if speaks && !buyer.reads_chinese { en } else { String::new() },
        };
        if place == 0 {
            // The buyer whose badge is printed at the start.
            "生鲜次日达，找可循环保温箱和相变冰袋；夏天路上化冻多，想要温度记录"
                .clone_into(&mut wish.text_zh);
        }
        wish
    };
    taking_part.map(wish).collect()
}

/// Something the buyer wants: of a ticked sub-category, or of one beside it that was never ticked.
fn thing(dice: &mut Dice, goods: &AllGoods, buyer: &Buyer) -> Option<Pair> {
    let (code, _) = dice.pick(&buyer.needs)?;
    let beside = goods::neighbours(code);
    let code = match dice.chance(35) {
        true => dice.pick(&beside).copied().unwrap_or(code),
        false => code,
    };
    dice.pick(&goods.get(code)?.products).cloned()
}

fn said(dice: &mut Dice, forms: &[(&str, &str)], of: &Pair) -> (String, String) {
    let (zh, en) = dice.pick(forms).copied().unwrap_or(("{}", "{}"));
    (zh.replace("{}", &of.zh), en.replace("{}", &of.en))
}

fn joined(names: &[Pair]) -> Pair {
    let all = |of: fn(&Pair) -> &str, with: &str| names.iter().map(of).collect::<Vec<_>>().join(with);
    Pair { zh: all(|name| &name.zh, "和"), en: all(|name| &name.en, " and ") }
}

/// Chinese, English, or both.
fn languages(dice: &mut Dice) -> [bool; 2] {
    [[true, false], [false, true], [true, true]][dice.weighted(&[55, 15, 30])]
}

fn some(dice: &mut Dice, edition: &Edition, list: &str, percent: usize) -> Option<String> {
    let found = dice.pick(edition.list(list)).map(|choice| choice.code.clone());
    found.filter(|_| dice.chance(percent))
}

fn several(dice: &mut Dice, edition: &Edition, list: &str, percent: usize) -> Vec<String> {
    if !dice.chance(percent) {
        return Vec::new();
    }
    let few = 100 / edition.list(list).len().max(2);
    edition.list(list).iter().filter(|_| dice.chance(few + 15)).map(|choice| choice.code.clone()).collect()
}
