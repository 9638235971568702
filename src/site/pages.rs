//! What the public pages show.
use super::directory::{Directory, Firm, Said, Wish};
use crate::kernel::{Lang, Moment};
use crate::show::Setup;
use crate::web::views::Cache;
use crate::web::{View, filters};
use serde::Serialize;
use tera::Value;

/// The show in a few words, as most pages need it.
#[derive(Serialize)]
pub struct Show {
    code: String,
    name: String,
    theme: String,
    venue: String,
    dates: String,
    short_dates: String,
}

impl Show {
    fn of(edition: &Setup, lang: Lang) -> Self {
        let (from, to) = (edition.starts_on, edition.ends_on);
        let short_dates = match lang {
            Lang::Zh => format!("{}–{}", from.strftime("%-m.%-d"), to.strftime("%-m.%-d")),
            Lang::En => format!("{} – {}", from.strftime("%-d %b"), to.strftime("%-d %b")),
        };
        Self {
            code: edition.code.clone(),
            name: edition.name.say(lang).to_owned(),
            theme: edition.theme.say(lang).to_owned(),
            venue: edition.venue.say(lang).to_owned(),
            dates: edition.dates(lang),
            short_dates,
        }
    }
}

/// A figure worth saying large.
#[derive(Serialize)]
struct Figure {
    label: &'static str,
    value: i64,
    unit: &'static str,
}

/// A sector or sub-category and how many exhibitors it has.
#[derive(Serialize)]
struct Sector {
    code: String,
    name: String,
    exhibitors: usize,
    /// A few of its sub-categories.
    sample: String,
    children: Vec<Sector>,
}

/// A day of the show.
#[derive(Serialize)]
struct Day {
    day: String,
    from: String,
    to: String,
    last_entry: String,
}

/// Whom to ask.
#[derive(Serialize)]
struct Contact {
    role: String,
    name: String,
    phone: String,
    email: String,
}

fn sectors(edition: &Setup, directory: &Directory, lang: Lang) -> Vec<Sector> {
    let leaf = |code: &str, name: &str| Sector {
        code: code.to_owned(),
        name: name.to_owned(),
        exhibitors: directory.count(code),
        sample: String::new(),
        children: vec![],
    };
    let sector = |s: &crate::show::Sector| {
        let children: Vec<Sector> = s.children.iter().map(|c| leaf(&c.code, c.name.say(lang))).collect();
        let sample: Vec<&str> = children.iter().take(5).map(|c| c.name.as_str()).collect();
        Sector { sample: sample.join(" · "), children, ..leaf(&s.code, s.name.say(lang)) }
    };
    edition.sectors.iter().map(sector).collect()
}

fn days(edition: &Setup, lang: Lang) -> Vec<Day> {
    let say = |at: Moment, style| filters::moment(at, &edition.zone, lang, style);
    let shown = edition.hours.iter().filter(|hours| hours.phase == "show");
    shown
        .map(|hours| Day {
            day: say(hours.opens_at, "day"),
            from: say(hours.opens_at, "time"),
            to: say(hours.closes_at, "time"),
            last_entry: hours.last_entry_at.map(|at| say(at, "time")).unwrap_or_default(),
        })
        .collect()
}

fn contacts(edition: &Setup, lang: Lang) -> Vec<Contact> {
    let contact = |c: &crate::show::Contact| Contact {
        role: c.role.clone(),
        name: c.name.say(lang).to_owned(),
        phone: c.phone.clone(),
        email: c.email.clone(),
    };
    edition.contacts.iter().map(contact).collect()
}

/// `/<lang>/`
#[derive(Serialize)]
pub struct Home {
    show: Show,
    figures: Vec<Figure>,
    sectors: Vec<Sector>,
    sub_sectors: usize,
    days: Vec<Day>,
    cohosted: Vec<String>,
    contacts: Vec<Contact>,
}

impl View for Home {
    const TEMPLATE: &'static str = "site/home.html";
    const CACHE: Cache = Cache::Public;
}

impl Home {
    /// The home page in one language.
    pub fn new(edition: &Setup, directory: &Directory, lang: Lang) -> Self {
        let figure = |label, value: i32, unit| Figure { label, value: i64::from(value), unit };
        let mut figures = vec![
            figure("site-figure-area", edition.area_m2, "site-unit-m2"),
            figure("site-figure-buyers", edition.target_buyers, "site-unit-people"),
            figure("site-figure-meetings", edition.target_meetings, "site-unit-meetings"),
            figure(
                "site-figure-sectors",
                i32::try_from(edition.sub_categories().count()).unwrap_or_default(),
                "site-unit-sectors",
            ),
        ];
        if let Some(exhibitors) = i32::try_from(directory.firms.len()).ok().filter(|n| *n > 0) {
            figures[3] = figure("site-figure-exhibitors", exhibitors, "site-unit-exhibitors");
        }
        Self {
            show: Show::of(edition, lang),
            figures,
            sectors: sectors(edition, directory, lang),
            sub_sectors: edition.sub_categories().count(),
            days: days(edition, lang),
            cohosted: edition.list("cohosted").iter().map(|c| c.name.say(lang).to_owned()).collect(),
            contacts: contacts(edition, lang),
        }
    }
}

/// A line of the directory.
#[derive(Serialize)]
struct Line {
    id: String,
    name: String,
    booth: String,
    sectors: String,
}

impl Line {
    fn of(firm: &Firm, edition: &Setup, lang: Lang) -> Self {
        let names = firm.sectors.iter().take(2).filter_map(|code| edition.category(code));
        let numbers: Vec<&str> = firm.booths.iter().map(|place| place.number.as_str()).collect();
        Self {
            id: firm.id.to_string(),
            name: firm.name.say(lang).to_owned(),
            booth: numbers.join(" "),
            sectors: names.map(|name| name.say(lang)).collect::<Vec<_>>().join(" · "),
        }
    }
}

fn said(edition: &Setup, directory: &Directory, lang: Lang) -> Said {
    let line = |firm: &Firm| Value::from_serializable(&Line::of(firm, edition, lang));
    Said {
        lines: directory.firms.iter().map(line).collect(),
        sectors: Value::from_serializable(&sectors(edition, directory, lang)),
    }
}

/// `/<lang>/exhibitors`
#[derive(Serialize)]
pub struct Exhibitors {
    q: String,
    chosen: String,
    #[serde(skip)]
    sectors: Value,
    #[serde(skip)]
    firms: Vec<Value>,
}

impl View for Exhibitors {
    const TEMPLATE: &'static str = "site/exhibitors.html";
    const CACHE: Cache = Cache::Public;

    fn shared(&self) -> Vec<(&'static str, Value)> {
        vec![("sectors", self.sectors.clone()), ("firms", self.firms.clone().into())]
    }
}

impl Exhibitors {
    /// Those who fit `wish`.
    pub fn new(edition: &Setup, directory: &Directory, wish: Wish, lang: Lang) -> Self {
        let said = directory.said(lang, || said(edition, directory, lang));
        let fitting = directory.find(&wish).filter_map(|(place, _)| said.lines.get(place).cloned());
        Self { firms: fitting.collect(), sectors: said.sectors.clone(), q: wish.words, chosen: wish.sector }
    }
}

/// A named thing that leads on: a sub-category.
#[derive(Serialize)]
struct Link {
    code: String,
    name: String,
}

/// What a company shows.
#[derive(Serialize)]
struct Product {
    name: String,
    sector: String,
}

/// Where a company stands.
#[derive(Serialize)]
struct Place {
    number: String,
    hall: String,
    hall_code: String,
    area_m2: i32,
}

/// A company's names and words.
#[derive(Serialize)]
struct Company {
    name: String,
    other_name: Option<String>,
    other_lang: &'static str,
    about: String,
    website: Option<String>,
}

/// `/<lang>/exhibitors/<id>`
#[derive(Serialize)]
pub struct Exhibitor {
    firm: Company,
    products: Vec<Product>,
    sectors: Vec<Link>,
    booths: Vec<Place>,
}

impl View for Exhibitor {
    const TEMPLATE: &'static str = "site/exhibitor.html";
    const CACHE: Cache = Cache::Public;
}

impl Exhibitor {
    /// One company of the directory.
    pub fn new(edition: &Setup, firm: &Firm, lang: Lang) -> Self {
        let category = |code: &str| edition.category(code).map(|name| name.say(lang).to_owned());
        let sectors =
            firm.sectors.iter().filter_map(|code| Some(Link { code: code.clone(), name: category(code)? }));
        let products = firm.products.iter().map(|product| Product {
            name: product.name.say(lang).to_owned(),
            sector: category(&product.sector).unwrap_or_default(),
        });
        let places = firm.booths.iter().map(|place| Place {
            number: place.number.clone(),
            hall: edition.hall(&place.hall).map(|hall| hall.name.say(lang).to_owned()).unwrap_or_default(),
            hall_code: place.hall.clone(),
            area_m2: place.area_m2,
        });
        Self {
            products: products.collect(),
            sectors: sectors.collect(),
            booths: places.collect(),
            firm: Company {
                name: firm.name.say(lang).to_owned(),
                other_name: firm.other_name(lang).map(str::to_owned),
                other_lang: lang.other().tag(),
                about: firm.about.say(lang).to_owned(),
                website: safe_website(&firm.website),
            },
        }
    }
}

/// Only addresses a browser opens as a page; `javascript:` and the like are dropped.
fn safe_website(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then(|| address.to_owned())
}

/// `/<lang>/sectors`
#[derive(Serialize)]
pub struct Sectors {
    sectors: Vec<Sector>,
}

impl View for Sectors {
    const TEMPLATE: &'static str = "site/sectors.html";
    const CACHE: Cache = Cache::Public;
}

impl Sectors {
    /// All sectors with all sub-categories.
    pub fn new(edition: &Setup, directory: &Directory, lang: Lang) -> Self {
        Self { sectors: sectors(edition, directory, lang) }
    }
}

/// A hall and what is in it.
#[derive(Serialize)]
struct Hall {
    code: String,
    name: String,
    sectors: String,
}

/// `/<lang>/visit`
#[derive(Serialize)]
pub struct Visit {
    show: Show,
    zone: String,
    days: Vec<Day>,
    halls: Vec<Hall>,
}

impl View for Visit {
    const TEMPLATE: &'static str = "site/visit.html";
    const CACHE: Cache = Cache::Public;
}

impl Visit {
    /// Hours, ways and rules.
    pub fn new(edition: &Setup, lang: Lang) -> Self {
        let hall = |hall: &crate::show::Hall| {
            let names =
                hall.sectors.iter().filter_map(|code| edition.category(code)).map(|name| name.say(lang));
            let sectors = names.collect::<Vec<_>>().join(" · ");
            Hall { code: hall.code.clone(), name: hall.name.say(lang).to_owned(), sectors }
        };
        Self {
            show: Show::of(edition, lang),
            zone: edition.zone.clone(),
            days: days(edition, lang),
            halls: edition.halls.iter().map(hall).collect(),
        }
    }
}

/// `/<lang>/privacy`
#[derive(Serialize)]
pub struct Privacy {
    show: Show,
    contacts: Vec<Contact>,
}

impl View for Privacy {
    const TEMPLATE: &'static str = "site/privacy.html";
    const CACHE: Cache = Cache::Public;
}

impl Privacy {
    /// What we collect, why, and whom to ask.
    pub fn new(edition: &Setup, lang: Lang) -> Self {
        let mut contacts = contacts(edition, lang);
        contacts.retain(|contact| contact.role == "visiting");
        Self { show: Show::of(edition, lang), contacts }
    }
}
