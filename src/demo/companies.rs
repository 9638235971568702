//! Exhibitors for the sample show: each with a trade, goods that belong to it, and a plausible home.
use super::dice::Dice;
use super::goods::{self, Goods, Pair};
use super::names::{Names, Person};
use super::needs::Profiles;
use std::collections::{BTreeMap, BTreeSet};

/// A sub-category of the edition that the show is made for.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Pair,
}

/// A made-up exhibitor.
#[derive(Clone, Debug)]
pub struct Company {
    /// Its name; always marked as a sample.
    pub name: Pair,
    /// Two sentences about it.
    pub about: Pair,
    /// Its site, below example.com.
    pub website: String,
    /// Two letters.
    pub country: &'static str,
    /// What it supplies, the main thing first.
    pub codes: Vec<String>,
    /// What it shows, and under which code.
    pub products: Vec<(String, Pair)>,
    /// Kinds of buyer it would like to meet; may be empty.
    pub seeks: Vec<String>,
    /// Size of its booth in square metres.
    pub area_m2: i32,
    /// The booth number it is known for, if it has one.
    pub known_for: Option<&'static str>,
    /// Who signs in for it.
    pub contact: Person,
}

/// Companies that every sample show has: name, booth, supply.
const REGULARS: &str = "岭南纸业示例=Lingnan Paper Demo|1A01|S1-01 S3-03
青模环保示例=GreenMould Demo|1B06|S3-02 S8-11
速箱机械示例=QuickBox Demo|1C11|S1-06 S1-07
云拣机器人示例=CloudPick Demo|2A03|S2-03 S4-02
量方科技示例=DimScan Demo|2B08|S2-08 S6-03
凌云仓配示例=SkyFulfil Demo|2C02|S4-08 S6-09
冰盾冷链示例=IceShield Demo|3A05|S5-01 S5-02 S5-10
鲜封包装示例=FreshSeal Demo|3A12|S5-03 S5-06
码链科技示例=CodeChain Demo|2D07|S6-05 S1-11
星播MCN示例=StarLive Demo|3C01|S7-02 S7-04
出海通示例=GoGlobal Demo|3C09|S7-09 S4-12
美造代工示例=BeautyMake Demo|3D04|S8-01 S8-10
循环盒示例=LoopBox Demo|1D02|S3-04 S3-09
智签标签示例=SmartLabel Demo|1D10|S1-10 S6-01
擎仓集成示例=TitanWMS Demo|2E05|S4-11 S4-05
小单快反示例=FlexPrint Demo|3D11|S8-08 S8-09";

const FIRST: &str = "恒Heng 联Lian 鸿Hong 瑞Rui 锦Jin 盛Sheng 嘉Jia 德De 华Hua 星Xing 卓Zhuo 博Bo 易Yi 科Ke 朗Lang 优You \
    君Jun 南Nan 粤Yue 禅Chan 顺Shun 云Yun 海Hai 新Xin 长Chang 明Ming 森Sen 启Qi 百Bai 万Wan";
const SECOND: &str = "达da 泰tai 裕yu 丰feng 源yuan 程cheng 通tong 捷jie 佳jia 信xin 邦bang 创chuang 立li 诺nuo 沃wo 腾teng \
    鼎ding 凯kai 润run 悦yue";

/// Syllables that happen to make a name people know.
const KNOWN: &str = "顺丰 德邦 海信 华润 联通 万达 海通 华泰 恒丰 恒泰 恒源 云通 百信 新通 嘉信 明源 长通 新源 百达 华信 华通 \
    万源 万通 南通 易通 优信 易信 盛通 瑞信 海立 华创 华立 新立 科创 科立 星通 百诺 启信 君润 君泰 华凯 百丰";

/// Home town, Latin form, weight.
const TOWNS: [(&str, &str, u32); 16] = [
    ("佛山", "Foshan", 16),
    ("东莞", "Dongguan", 16),
    ("深圳", "Shenzhen", 14),
    ("广州", "Guangzhou", 14),
    ("中山", "Zhongshan", 5),
    ("苏州", "Suzhou", 6),
    ("上海", "Shanghai", 8),
    ("杭州", "Hangzhou", 7),
    ("宁波", "Ningbo", 3),
    ("厦门", "Xiamen", 3),
    ("青岛", "Qingdao", 2),
    ("武汉", "Wuhan", 2),
    ("成都", "Chengdu", 2),
    ("义乌", "Yiwu", 3),
    ("温州", "Wenzhou", 3),
    ("天津", "Tianjin", 1),
];

/// How much of the floor each sector takes.
const SECTOR_WEIGHTS: [u32; 8] = [24, 15, 14, 13, 11, 9, 7, 7];
/// Booth sizes and how common they are.
const AREAS: [i32; 6] = [9, 18, 27, 36, 54, 72];
const AREA_WEIGHTS: [u32; 6] = [44, 26, 9, 13, 5, 3];

/// Everything needed to make companies.
struct Workshop<'a> {
    topics: BTreeMap<&'a str, &'a Topic>,
    goods: BTreeMap<&'static str, Goods>,
    names: Names,
    profiles: &'a Profiles,
}

/// So many companies; the regulars come first.
pub fn companies(seed: u64, count: usize, topics: &[Topic], profiles: &Profiles) -> Vec<Company> {
    let shop = Workshop {
        topics: topics.iter().map(|topic| (topic.code.as_str(), topic)).collect(),
        goods: goods::all(),
        names: Names::default(),
        profiles,
    };
    let mut dice = Dice::for_purpose(seed, "companies");
    let mut brands = brands(&mut dice);
    let mut made: Vec<Company> =
        REGULARS.lines().filter_map(|line| shop.regular(&mut dice, line)).take(count).collect();
    let mut taken: BTreeSet<String> = made.iter().map(|one| one.name.en.clone()).collect();
    while made.len() < count {
        let Some(brand) = brands.pop() else {
            brands = self::brands(&mut dice);
            continue;
        };
        let company = shop.newcomer(&mut dice, &brand, made.len());
        if taken.insert(company.name.en.clone()) {
            made.push(company);
        }
    }
    made
}

/// Every brand once, in the order of the dice.
fn brands(dice: &mut Dice) -> Vec<Pair> {
    let split = |word: &'static str| word.split_at(word.chars().next().map_or(0, char::len_utf8));
    let mut all: Vec<Pair> = FIRST
        .split_whitespace()
        .flat_map(|first| SECOND.split_whitespace().map(move |second| (split(first), split(second))))
        .map(|((a, latin_a), (b, latin_b))| Pair { zh: format!("{a}{b}"), en: format!("{latin_a}{latin_b}") })
        .filter(|brand| !KNOWN.split_whitespace().any(|known| known == brand.zh))
        .collect();
    dice.shuffle(&mut all);
    all
}

impl Workshop<'_> {
    fn regular(&self, dice: &mut Dice, line: &'static str) -> Option<Company> {
        let mut parts = line.split('|');
        let name = goods::pair(parts.next()?)?;
        let booth = parts.next()?;
        let codes: Vec<String> = parts
            .next()?
            .split(' ')
            .filter(|code| self.topics.contains_key(code))
            .map(String::from)
            .collect();
        let site = name.en.replace(" Demo", "");
        let number = usize::from(dice.chance(50)) + line.len();
        let mut company = self.company(dice, name, &site, codes, number);
        company.known_for = Some(booth);
        company.area_m2 = company.area_m2.max(36);
        Some(company)
    }

    fn newcomer(&self, dice: &mut Dice, brand: &Pair, number: usize) -> Company {
        let codes = self.codes(dice);
        let trade =
            codes.first().and_then(|code| self.goods.get(code.as_str())).map(|goods| goods.trade.clone());
        let trade = trade.unwrap_or(Pair { zh: "供应链".to_owned(), en: "Supply".to_owned() });
        let name = Pair {
            zh: format!("{}{}示例", brand.zh, trade.zh),
            en: format!("{} {} Demo", brand.en, trade.en),
        };
        let site = format!("{}-{}", brand.en, trade.en);
        self.company(dice, name, &site, codes, number)
    }

    /// A main sub-category and one to three that go with it.
    fn codes(&self, dice: &mut Dice) -> Vec<String> {
        let weight = |topic: &&Topic| {
            let sector = topic.code.get(1..2).and_then(|digit| digit.parse::<usize>().ok()).unwrap_or(1);
            let early = topic.code.get(3..5).and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| n <= 6);
            SECTOR_WEIGHTS.get(sector - 1).copied().unwrap_or(5) * if early { 3 } else { 2 }
        };
        let all: Vec<&Topic> = self.topics.values().copied().collect();
        let weights: Vec<u32> = all.iter().map(weight).collect();
        let Some(main) = all.get(dice.weighted(&weights)) else { return Vec::new() };
        let mut codes = vec![main.code.clone()];
        for code in goods::neighbours(&main.code).into_iter().take(1 + dice.below(3)) {
            if self.topics.contains_key(code) && dice.chance(70) {
                codes.push(code.to_owned());
            }
        }
        codes
    }

    fn company(&self, dice: &mut Dice, name: Pair, site: &str, codes: Vec<String>, number: usize) -> Company {
        let products = self.products(dice, &codes);
        let seeks = if dice.chance(65) { self.profiles.who_needs(&codes) } else { Vec::new() };
        let towns: Vec<u32> = TOWNS.iter().map(|town| town.2).collect();
        let town = TOWNS[dice.weighted(&towns)];
        let about = self.about(dice, (town.0, town.1), &codes, &products);
        let site: String =
            site.to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        Company {
            name,
            about,
            website: format!("https://{site}.example.com"),
            country: "CN",
            codes,
            products,
            seeks,
            area_m2: AREAS[dice.weighted(&AREA_WEIGHTS)],
            known_for: None,
            contact: self.names.chinese(dice, number),
        }
    }

    /// Two or three of the main trade, one of each other.
    fn products(&self, dice: &mut Dice, codes: &[String]) -> Vec<(String, Pair)> {
        let mut products = Vec::new();
        for (place, code) in codes.iter().enumerate() {
            let Some(goods) = self.goods.get(code.as_str()) else { continue };
            let mut shown = goods.products.clone();
            dice.shuffle(&mut shown);
            let some = if place == 0 { 2 + dice.below(2) } else { 1 };
            products.extend(shown.into_iter().take(some).map(|product| (code.clone(), product)));
        }
        products
    }

    fn about(
        &self,
        dice: &mut Dice,
        town: (&str, &str),
        codes: &[String],
        products: &[(String, Pair)],
    ) -> Pair {
        let years = 3 + dice.below(22);
        let main = codes.first().and_then(|code| self.topics.get(code.as_str()));
        let (field_zh, field_en) = main.map_or(("供应链".to_owned(), "supply chain".to_owned()), |topic| {
            (topic.name.zh.replace(" / ", "、"), topic.name.en.clone())
        });
        let list = |of: fn(&Pair) -> &String, between: &str| {
            products.iter().take(3).map(|(_, product)| of(product).as_str()).collect::<Vec<_>>().join(between)
        };
        Pair {
            zh: format!("{}企业,从业{years}年,专注{field_zh}。本届主推:{}。", town.0, list(|p| &p.zh, "、")),
            en: format!("{}-based, {years} years in {field_en}. On show: {}.", town.1, list(|p| &p.en, "; ")),
        }
    }
}

#[cfg(test)]
#[path = "companies_tests.rs"]
mod tests;
