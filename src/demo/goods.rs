//! What sample companies are called after and what they show, read from `goods.txt`.
use std::collections::BTreeMap;

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The goods of one sub-category.
#[derive(Clone, Debug)]
pub struct Goods {
    /// The word a company of this trade carries in its name.
    pub trade: Pair,
    /// Things it shows.
    pub products: Vec<Pair>,
}

/// Sub-categories that one company plausibly covers together.
const FAMILIES: &[&str] = &[
    "S1-01 S1-12 S3-05 S3-06 S3-03 S8-08",
    "S1-02 S3-01 S3-07 S1-05",
    "S1-03 S3-03 S1-05 S1-04",
    "S1-04 S1-05 S3-06",
    "S1-05 S1-04 S1-03",
    "S1-06 S1-07 S1-11 S2-11",
    "S1-07 S1-06 S1-08 S1-09 S1-11",
    "S1-08 S1-07 S2-11",
    "S1-09 S1-07 S2-10",
    "S1-10 S6-01 S6-05 S1-11",
    "S1-11 S1-10 S6-05",
    "S1-12 S3-06 S8-12",
    "S2-01 S2-02 S2-11 S6-02",
    "S2-02 S2-01 S6-02",
    "S2-03 S4-02 S2-04 S4-06 S2-07",
    "S2-04 S2-03 S4-04",
    "S2-05 S2-06 S2-09 S2-10",
    "S2-06 S2-05 S2-10",
    "S2-07 S6-03 S2-03",
    "S2-08 S6-03 S2-09 S6-02",
    "S2-09 S2-05 S2-08",
    "S2-10 S2-06 S2-11",
    "S2-11 S2-10 S2-08",
    "S3-01 S3-07 S5-07 S1-02",
    "S3-02 S8-11 S5-07",
    "S3-03 S1-03 S3-05",
    "S3-04 S3-09 S6-01",
    "S3-05 S1-01 S3-06",
    "S3-06 S1-12 S3-10",
    "S3-07 S1-02 S3-01",
    "S3-08 S3-10 S8-12",
    "S3-09 S3-04 S3-10",
    "S3-10 S3-08",
    "S3-11 S8-08",
    "S4-01 S4-03 S4-11 S4-02",
    "S4-02 S4-01 S4-06",
    "S4-03 S4-04 S4-11",
    "S4-04 S4-03 S2-04",
    "S4-05 S4-06 S4-07 S6-08",
    "S4-06 S4-05 S6-06",
    "S4-07 S4-05 S6-07",
    "S4-08 S6-09 S3-09 S4-09",
    "S4-09 S4-08 S4-10",
    "S4-10 S4-09 S2-04",
    "S4-11 S4-05 S6-06 S4-01",
    "S4-12 S7-09 S7-10",
    "S5-01 S5-02 S5-10",
    "S5-02 S5-01",
    "S5-03 S5-06 S5-04",
    "S5-04 S5-03",
    "S5-05 S5-11",
    "S5-06 S5-03 S5-07",
    "S5-07 S3-01 S5-06",
    "S5-08 S5-11 S5-09",
    "S5-09 S5-10 S5-08",
    "S5-10 S6-04 S5-09",
    "S5-11 S5-05 S5-08",
    "S6-01 S6-02 S1-10",
    "S6-02 S6-01",
    "S6-03 S2-08 S2-07",
    "S6-04 S6-06 S5-10",
    "S6-05 S1-11 S6-01",
    "S6-06 S4-11 S6-07",
    "S6-07 S6-08 S4-07",
    "S6-08 S6-07 S4-05",
    "S6-09 S7-06 S4-07",
    "S6-10 S6-07 S7-07",
    "S7-01 S7-03 S7-07 S7-11",
    "S7-02 S7-04 S7-03",
    "S7-03 S7-02 S7-05",
    "S7-04 S7-02 S8-09",
    "S7-05 S8-10 S8-08",
    "S7-06 S6-09 S7-11",
    "S7-07 S7-01 S7-11",
    "S7-08 S7-06",
    "S7-09 S4-12 S7-10",
    "S7-10 S7-09",
    "S7-11 S7-07 S7-01",
    "S7-12 S7-02 S4-08",
    "S8-01 S8-10",
    "S8-02 S5-06 S8-12",
    "S8-03 S8-09",
    "S8-04 S8-09",
    "S8-05 S8-11",
    "S8-06 S8-09",
    "S8-07 S8-03",
    "S8-08 S8-09 S1-10",
    "S8-09 S8-08 S8-03",
    "S8-10 S8-08 S7-05",
    "S8-11 S3-02 S8-05",
    "S8-12 S3-08 S1-12",
];

/// Goods by the code of their sub-category.
pub fn all() -> BTreeMap<&'static str, Goods> {
    include_str!("goods.txt").lines().filter(|line| !line.starts_with('#')).filter_map(read).collect()
}

/// What a company of this sub-category may also cover, closest first.
pub fn neighbours(code: &str) -> Vec<&'static str> {
    let family = FAMILIES.iter().find(|family| family.split(' ').next() == Some(code));
    family.map(|family| family.split(' ').skip(1).collect()).unwrap_or_default()
}

fn read(line: &'static str) -> Option<(&'static str, Goods)> {
    let mut parts = line.split('|');
    let code = parts.next()?;
    let trade = Pair { zh: parts.next()?.to_owned(), en: parts.next()?.to_owned() };
    Some((code, Goods { trade, products: parts.filter_map(pair).collect() }))
}

/// `中文 = English`.
pub fn pair(text: &str) -> Option<Pair> {
    let (zh, en) = text.split_once('=')?;
    Some(Pair { zh: zh.trim().to_owned(), en: en.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sub_category_has_goods_and_a_family() {
        let goods = all();
        assert_eq!(goods.len(), 91);
        for (code, goods) in &goods {
            assert!(goods.products.len() >= 3, "{code}");
            assert!(!neighbours(code).is_empty(), "{code}");
        }
        let known = |code: &str| goods.contains_key(code);
        assert!(FAMILIES.iter().flat_map(|family| family.split(' ')).all(known));
    }
}
