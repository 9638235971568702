//! The directory of exhibitors as one value: who is in it, where they stand, what they show, and how it is searched.
use crate::kernel::id::ExhibitorId;
use crate::kernel::{Bilingual, Lang};
use crate::show::Setup;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;
use tera::Value;

/// Everybody who holds a confirmed booth, in the order of their booths.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// The companies.
    pub firms: Vec<Firm>,
    /// How many show something of each sector and sub-category.
    counts: HashMap<String, usize>,
    /// As the pages show it, in each language; made when first asked for.
    said: [OnceLock<Said>; 2],
}

/// A directory as values for templates, which share them instead of making them anew.
#[derive(Clone, Debug)]
pub struct Said {
    /// A line for each company, in the directory's order.
    pub lines: Vec<Value>,
    /// The sectors with their sub-categories.
    pub sectors: Value,
}

/// A company as the public sees it.
#[derive(Clone, Debug)]
pub struct Firm {
    /// Its id.
    pub id: ExhibitorId,
    /// What it is called.
    pub name: Bilingual,
    /// What it says about itself.
    pub about: Bilingual,
    /// Where its own site is, or nothing.
    pub website: String,
    /// Confirmed booths.
    pub booths: Vec<Place>,
    /// Codes of its sub-categories.
    pub sectors: Vec<String>,
    /// What it shows.
    pub products: Vec<Product>,
}

/// A confirmed booth.
#[derive(Clone, Debug)]
pub struct Place {
    /// `1A06`
    pub number: String,
    /// The hall's code.
    pub hall: String,
    /// Its size.
    pub area_m2: i32,
}

/// Something to see.
#[derive(Clone, Debug)]
pub struct Product {
    /// What it is called.
    pub name: Bilingual,
    /// The code of its sub-category, or nothing.
    pub sector: String,
}

/// What a reader looks for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Words in a company's or product's name, or a booth number.
    pub words: String,
    /// The code of a sector or sub-category.
    pub sector: String,
}

/// Longer wishes than this are cut: no name is that long.
const LONGEST: usize = 60;

impl Wish {
    /// What was typed, tidied; an unknown sector counts as none.
    pub fn new(words: Option<&str>, sector: Option<&str>, edition: &Setup) -> Self {
        let words: String =
            words.unwrap_or_default().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        let sector = sector.filter(|code| edition.category(code).is_some()).unwrap_or_default();
        Self { words: words.trim().to_owned(), sector: sector.to_owned() }
    }
}

impl Directory {
    /// The directory of these companies.
    pub fn of(firms: Vec<Firm>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for firm in &firms {
            let own = firm.sectors.iter().map(String::as_str);
            let whole = firm.sectors.iter().filter_map(|code| code.split_once('-')).map(|(sector, _)| sector);
            for code in own.chain(whole).collect::<BTreeSet<_>>() {
                *counts.entry(code.to_owned()).or_default() += 1;
            }
        }
        Self { firms, counts, said: Default::default() }
    }

    /// The directory in words; `make` says it the first time.
    pub fn said(&self, lang: Lang, make: impl FnOnce() -> Said) -> &Said {
        let [zh, en] = &self.said;
        match lang {
            Lang::Zh => zh.get_or_init(make),
            Lang::En => en.get_or_init(make),
        }
    }

    /// Those that fit a wish, in the directory's order, each with its place in it.
    pub fn find<'d>(&'d self, wish: &'d Wish) -> impl Iterator<Item = (usize, &'d Firm)> {
        let needle = wish.words.to_lowercase();
        let fits = move |firm: &Firm| firm.shows(&wish.sector) && firm.mentions(&needle);
        self.firms.iter().enumerate().filter(move |(_, firm)| fits(firm))
    }

    /// One of them.
    pub fn firm(&self, id: ExhibitorId) -> Option<&Firm> {
        self.firms.iter().find(|firm| firm.id == id)
    }

    /// How many show something of a sector or sub-category.
    pub fn count(&self, sector: &str) -> usize {
        self.counts.get(sector).copied().unwrap_or(0)
    }
}

impl Firm {
    /// Does it belong to a sector (`S1`) or sub-category (`S1-02`)? Everybody belongs to "".
    fn shows(&self, sector: &str) -> bool {
        let under = |code: &String| {
            code == sector || code.strip_prefix(sector).is_some_and(|rest| rest.starts_with('-'))
        };
        sector.is_empty() || self.sectors.iter().any(under)
    }

    /// Is `needle` (in lower case) part of one of its names, products or booth numbers?
    fn mentions(&self, needle: &str) -> bool {
        let says =
            |name: &Bilingual| [&name.zh, &name.en].iter().any(|text| text.to_lowercase().contains(needle));
        needle.is_empty()
            || says(&self.name)
            || self.products.iter().any(|product| says(&product.name))
            || self.booths.iter().any(|place| place.number.to_lowercase().starts_with(needle))
    }

    /// Its name in the other language, when it has one of its own.
    pub fn other_name(&self, lang: Lang) -> Option<&str> {
        let other = match lang.other() {
            Lang::Zh => &self.name.zh,
            Lang::En => &self.name.en,
        };
        Some(other.as_str()).filter(|name| !name.is_empty() && *name != self.name.say(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let firm = |name: &str, booth: &str, sector: &str| Firm {
            id: ExhibitorId::new(),
            name: Bilingual::new("", name),
            about: Bilingual::default(),
            website: String::new(),
            booths: vec![Place { number: booth.into(), hall: "1".into(), area_m2: 9 }],
            sectors: vec![sector.into()],
            products: vec![Product { name: Bilingual::new("", "Zip box"), sector: sector.into() }],
        };
        Directory::of(vec![firm("Green Ring", "1A06", "S3-04"), firm("DimScan", "2B08", "S1-04")])
    }

    fn found(words: &str, sector: &str) -> usize {
        directory().find(&Wish { words: words.into(), sector: sector.into() }).count()
    }

    #[test]
    fn a_company_is_found_by_name_product_booth_and_sector() {
        assert_eq!((found("", ""), found("green", ""), found("ZIP", ""), found("2b", "")), (2, 1, 2, 1));
        assert_eq!(
            (found("", "S3"), found("", "S3-04"), found("", "S3-0"), found("dim", "S3")),
            (1, 1, 0, 0)
        );
    }
}
