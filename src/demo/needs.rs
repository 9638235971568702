//! Visitors for the sample show: who comes, from which kind of company, looking for what.
use super::dice::Dice;
use super::goods::{self, Pair};
use super::names::{Names, Person};
use crate::matchmaking::score::Strength;
use std::collections::BTreeSet;

/// A made-up visitor.
#[derive(Clone, Debug)]
pub struct Buyer {
    /// Who.
    pub person: Person,
    /// From where; always marked as a sample.
    pub company: String,
    /// What they do there.
    pub title: String,
    /// Code of the kind of company.
    pub buyer_type: String,
    /// Reads Chinese; otherwise English.
    pub reads_chinese: bool,
    /// What they look for, the most important first.
    pub needs: Vec<(String, Strength)>,
    /// Takes part in matchmaking.
    pub matching: bool,
    /// Days of the show, counted from its first.
    pub days: BTreeSet<usize>,
}

/// What visitors of one kind are like.
struct Profile {
    code: &'static str,
    share: u32,
    trades: Vec<Pair>,
    titles: Vec<Pair>,
    needs: Vec<(&'static str, u32)>,
}

/// All kinds of visitors, read from `buyers.txt`.
pub struct Profiles(Vec<Profile>);

const BRANDS: &str = "米果 Miguo,拾光 Shiguang,山野 Shanye,橙意 Chengyi,花间 Huajian,鹿角 Lujiao,青禾 Qinghe,木棉 Mumian,\
    南风 Nanfeng,有光 Youguang,初见 Chujian,云朵 Yunduo,半夏 Banxia,知味 Zhiwei,小满 Xiaoman,三叶 Sanye,星河 Xinghe,\
    月白 Yuebai,良木 Liangmu,一禾 Yihe,蓝鲸 Lanjing,沐光 Muguang,白露 Bailu,拓海 Tuohai,远山 Yuanshan,未来里 Weilaili,\
    朝暮 Zhaomu,乐活 Lehuo,暖阳 Nuanyang,简单家 Jiandanjia,珠江 Zhujiang,岭上 Lingshang,食见 Shijian,田园里 Tianyuanli,\
    柚子 Youzi,大树 Dashu,麦田 Maitian,千帆 Qianfan,飞鸟 Feiniao,集里 Jili,海棠 Haitang,本味 Benwei,江南里 Jiangnanli,\
    启程 Qicheng,向北 Xiangbei,北岸 Beian,快鹿 Kuailu,万里 Wanli,天际 Tianji,火山 Huoshan,石榴 Shiliu,竹韵 Zhuyun";
const BRANDS_ABROAD: &str = "Meridian,Northgate,Bluewater,Kestrel,Harbourline,Sunfield,Eastwick,Orchid Bay,Redwood,Silverleaf,\
    Brightpath,Lotus,Granite,Cedar Hill,Monsoon,Palm Court,Riverbend,Summit,Tidewater,Copperfield";

impl Default for Profiles {
    fn default() -> Self {
        Self(
            include_str!("buyers.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(read)
                .collect(),
        )
    }
}

fn read(line: &'static str) -> Option<Profile> {
    let mut parts = line.split('|');
    let code = parts.next()?;
    let share = parts.next()?.parse().ok()?;
    let both = |text: &str| {
        goods::pair(text).unwrap_or_else(|| Pair { zh: text.trim().to_owned(), en: text.trim().to_owned() })
    };
    let trades = parts.next()?.split(',').map(both).collect();
    let titles = parts.next()?.split(',').map(both).collect();
    let needs = parts.next()?.split(' ').filter_map(|need| need.split_once(':'));
    let needs = needs.filter_map(|(code, weight)| Some((code, weight.parse().ok()?))).collect();
    Some(Profile { code, share, trades, titles, needs })
}

impl Profiles {
    /// The kinds of buyer who look for these things most, at most four.
    pub fn who_needs(&self, codes: &[String]) -> Vec<String> {
        let wish = |profile: &Profile| -> u32 {
            profile.needs.iter().filter(|(code, _)| codes.iter().any(|one| one == code)).map(|(_, w)| w).sum()
        };
        let mut kinds: Vec<(u32, &str)> = self
            .0
            .iter()
            .map(|profile| (wish(profile), profile.code))
            .filter(|(wish, _)| *wish > 3)
            .collect();
        kinds.sort_by(|x, y| y.cmp(x));
        kinds.into_iter().take(4).map(|(_, code)| code.to_owned()).collect()
    }
}

/// So many visitors; `known` says which sub-categories the edition has.
pub fn buyers(seed: u64, count: usize, profiles: &Profiles, known: impl Fn(&str) -> bool) -> Vec<Buyer> {
    let mut dice = Dice::for_purpose(seed, "buyers");
    let names = Names::default();
    let shares: Vec<u32> = profiles.0.iter().map(|profile| profile.share).collect();
    let brands: Vec<(&str, &str)> =
        BRANDS.split(',').filter_map(|brand| brand.trim().split_once(' ')).collect();
    let mut all = Vec::with_capacity(count);
    for number in 0..count {
        let Some(profile) = profiles.0.get(dice.weighted(&shares)) else { break };
        let abroad = profile.code == "importer" || dice.chance(2);
        let mut buyer = if abroad {
            foreigner(&mut dice, &names, profile, number)
        } else {
            local(&mut dice, &names, profile, &brands, number)
        };
        buyer.needs = needs(&mut dice, profile, &known);
        all.push(buyer);
    }
    all
}

fn local(dice: &mut Dice, names: &Names, of: &Profile, brands: &[(&str, &str)], number: usize) -> Buyer {
    let (brand, _) = dice.pick(brands).copied().unwrap_or(("青禾", "Qinghe"));
    let trade = dice.pick(&of.trades).map(|trade| trade.zh.clone()).unwrap_or_default();
    let title = dice.pick(&of.titles).map(|title| title.zh.clone()).unwrap_or_default();
    let person = names.chinese(dice, number);
    blank(dice, of, person, format!("{brand}{trade}示例"), title, true)
}

fn foreigner(dice: &mut Dice, names: &Names, of: &Profile, number: usize) -> Buyer {
    let brands: Vec<&str> = BRANDS_ABROAD.split(',').map(str::trim).collect();
    let brand = dice.pick(&brands).copied().unwrap_or("Meridian");
    let trade = dice.pick(&of.trades).map(|trade| trade.en.clone()).unwrap_or_default();
    let title = dice.pick(&of.titles).map(|title| title.en.clone()).unwrap_or_default();
    let (person, _) = names.foreign(dice, number);
    blank(dice, of, person, format!("{brand} {trade} Demo"), title, false)
}

fn blank(
    dice: &mut Dice,
    of: &Profile,
    person: Person,
    company: String,
    title: String,
    chinese: bool,
) -> Buyer {
    Buyer {
        person,
        company,
        title,
        buyer_type: of.code.to_owned(),
        reads_chinese: chinese,
        needs: Vec::new(),
        matching: dice.chance(45),
        days: days(dice),
    }
}

/// Most come for one day, the opening day above all.
fn days(dice: &mut Dice) -> BTreeSet<usize> {
    let first = dice.weighted(&[50, 38, 12]);
    let mut days = BTreeSet::from([first]);
    if dice.chance(40) {
        days.insert(if first == 2 { 1 } else { first + 1 });
    }
    if dice.chance(12) {
        days.extend(0..3);
    }
    days
}

/// One to six needs: first what this kind of company needs most often.
fn needs(dice: &mut Dice, of: &Profile, known: &impl Fn(&str) -> bool) -> Vec<(String, Strength)> {
    let mut left: Vec<(&str, u32)> = of.needs.iter().copied().filter(|(code, _)| known(code)).collect();
    let wanted = 1 + dice.weighted(&[12, 24, 28, 20, 10, 6]);
    let mut needs = Vec::new();
    while needs.len() < wanted && !left.is_empty() {
        let weights: Vec<u32> = left.iter().map(|(_, weight)| *weight).collect();
        let (code, _) = left.remove(dice.weighted(&weights));
        let strength = match needs.len() {
            0 => Strength::Must,
            1 if dice.chance(40) => Strength::Must,
            1 | 2 => Strength::Want,
            _ if dice.chance(45) => Strength::Want,
            _ => Strength::Curious,
        };
        needs.push((code.to_owned(), strength));
    }
    needs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_names_sub_categories_that_exist() {
        let goods = goods::all();
        let profiles = Profiles::default();
        assert_eq!(profiles.0.len(), 23);
        for profile in &profiles.0 {
            assert!(!profile.trades.is_empty() && !profile.titles.is_empty(), "{}", profile.code);
            assert!(profile.needs.iter().all(|(code, _)| goods.contains_key(code)), "{}", profile.code);
        }
    }

    #[test]
    fn three_thousand_visitors_look_like_a_show() {
        let all = buyers(1, 3_000, &Profiles::default(), |_| true);
        assert_eq!(all.len(), 3_000);
        let share = |holds: fn(&Buyer) -> bool| all.iter().filter(|one| holds(one)).count() * 100 / all.len();
        assert!((40..50).contains(&share(|one| one.matching)));
        assert!((3..12).contains(&share(|one| !one.reads_chinese)));
        assert!(share(|one| one.buyer_type == "seller") > 12);
        for one in &all {
            assert!((1..=6).contains(&one.needs.len()) && !one.days.is_empty());
            assert!(one.company.ends_with("示例") || one.company.ends_with(" Demo"), "{}", one.company);
            assert_eq!(one.needs[0].1, Strength::Must);
        }
        let mailboxes: BTreeSet<_> = all.iter().map(|one| &one.person.mailbox).collect();
        assert_eq!(mailboxes.len(), all.len());
    }

    #[test]
    fn the_same_seed_brings_the_same_people() {
        let people = |seed| {
            let all = buyers(seed, 50, &Profiles::default(), |_| true);
            all.into_iter().map(|one| (one.person.name, one.company)).collect::<Vec<_>>()
        };
        assert_eq!(people(3), people(3));
        assert_ne!(people(3), people(4));
    }
}
