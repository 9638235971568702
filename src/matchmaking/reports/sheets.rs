//! What can be taken away as a file.
use super::pages::Report;
use super::view;
use crate::accounts::MatchDesk;
use crate::db::Db;
use crate::kernel::id::VisitorId;
use crate::kernel::{Event, Lang, Result};
use crate::matchmaking::day::{self, Book};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::index::{Index, Makers};
use crate::matchmaking::parties::{self, Person};
use crate::show::Edition;
use crate::web::sheet::Sheet;
use crate::web::{Views, filters};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// The sheets there are.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The figures of the page.
    Figures,
    /// Demand against supply.
    Categories,
    /// Every meeting and what it came to.
    Meetings,
    /// What the meetings of each buyer came to.
    Buyers,
    /// What the meetings of each exhibitor came to.
    Exhibitors,
}

impl Which {
    /// Reads what a form sends.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "figures" => Some(Self::Figures),
            "categories" => Some(Self::Categories),
            "meetings" => Some(Self::Meetings),
            "buyers" => Some(Self::Buyers),
            "exhibitors" => Some(Self::Exhibitors),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Categories => "categories",
            Self::Meetings => "meetings",
            Self::Buyers => "buyers",
            Self::Exhibitors => "exhibitors",
        }
    }
}

/// Makes a sheet, and writes down who took it.
///
/// # Errors
/// As any change.
pub async fn export(
    db: &Db,
    index: &Index,
    desk: &MatchDesk,
    which: Which,
    (views, lang): (&Views, Lang),
) -> Result<Sheet> {
    let say = |key: &str| views.say(lang, key, &Value::Null);
    let sheet = match which {
        Which::Figures => figures(&view::report(db, index, desk.edition()).await?, say),
        Which::Categories => categories(&view::report(db, index, desk.edition()).await?, lang, say),
        Which::Meetings | Which::Buyers | Which::Exhibitors => {
            let record = Record::read(db, index, desk.edition(), lang).await?;
            match which {
                Which::Buyers => record.each(
                    "buyers",
                    "days-col-buyer",
                    |row| (record.buyer(row), row.visitor_id.uuid()),
                    say,
                ),
                Which::Exhibitors => record.each(
                    "exhibitors",
                    "days-col-exhibitor",
                    |row| (record.exhibitor(row), row.exhibitor_id.uuid()),
                    say,
                ),
                _ => record.meetings(say),
            }
        }
    };
    let rows = sheet.rows();
    db.change(desk, async |change| {
        change.record(Event::ReportExported { report: which.word().into(), rows }).await
    })
    .await?;
    Ok(sheet)
}

fn figures(report: &Report, say: impl Fn(&str) -> String) -> Sheet {
    let mut sheet = Sheet::new("figures", &["days-col-figure", "days-col-value"].map(&say));
    let share = |it: Option<u32>| it.map(|n| format!("{n}%")).unwrap_or_default();
    let (requests, meetings) = (&report.requests, &report.meetings);
    let rows = [
        ("days-figure-sent", requests.sent.to_string()),
        ("days-figure-acceptance", share(report.acceptance)),
        ("days-figure-quick", share(report.quick)),
        ("days-figure-agreed", meetings.agreed.to_string()),
        ("days-figure-kept", meetings.kept.to_string()),
        ("days-figure-kept-share", share(report.kept)),
        ("days-figure-no-show", meetings.no_show.to_string()),
        ("days-figure-disputed", meetings.disputed.to_string()),
        ("days-figure-silent", meetings.silent.to_string()),
        ("days-figure-second", share(report.second)),
        ("days-figure-per-buyer", report.per_buyer.clone().unwrap_or_default()),
    ];
    for (key, value) in rows {
        sheet.row(&[say(key), value]);
    }
    sheet
}

fn categories(report: &Report, lang: Lang, say: impl Fn(&str) -> String) -> Sheet {
    let head = ["days-col-code", "days-col-category", "days-col-buyers", "days-col-exhibitors"];
    let mut sheet = Sheet::new("categories", &head.map(say));
    for it in &report.categories {
        let name = it.name.say(lang).to_owned();
        sheet.row(&[it.code.clone(), name, it.buyers.text(), it.exhibitors.to_string()]);
    }
    sheet
}

/// Every meeting on the record, with names.
struct Record {
    rows: Vec<meeting::Model>,
    book: Book,
    people: HashMap<VisitorId, Person>,
    makers: Arc<Makers>,
    edition: Edition,
    lang: Lang,
}

impl Record {
    async fn read(db: &Db, index: &Index, edition: &Edition, lang: Lang) -> Result<Self> {
        let (rows, book) = view::on_record(db, edition).await?;
        let who = rows.iter().map(|row| row.visitor_id).collect();
        let people = parties::people(db.read(), edition, &who).await?;
        let makers = index.makers(db, edition).await?;
        Ok(Self { rows, book, people, makers, edition: edition.clone(), lang })
    }

    fn buyer(&self, row: &meeting::Model) -> String {
        let person = self.people.get(&row.visitor_id);
        person.map(|person| day::named(&self.edition, person).say(self.lang).to_owned()).unwrap_or_default()
    }

    fn exhibitor(&self, row: &meeting::Model) -> String {
        let maker = self.makers.by_id.get(&row.exhibitor_id);
        maker.map(|maker| maker.name.say(self.lang).to_owned()).unwrap_or_default()
    }

    fn meetings(&self, say: impl Fn(&str) -> String) -> Sheet {
        let head =
            ["days-col-slot", "days-col-buyer", "days-col-exhibitor", "days-col-booth", "days-col-verdict"];
        let mut sheet = Sheet::new("meetings", &head.map(&say));
        for row in &self.rows {
            let maker = self.makers.by_id.get(&row.exhibitor_id);
            sheet.row(&[
                filters::moment(row.starts_at, &self.edition.zone, self.lang, "daytime"),
                self.buyer(row),
                self.exhibitor(row),
                maker.map(|maker| maker.booth.clone()).unwrap_or_default(),
                say(&format!("days-verdict-{}", self.book.verdict(row).word())),
            ]);
        }
        sheet
    }

    /// A row for each party of one side, by name.
    fn each(
        &self,
        name: &str,
        head: &str,
        party: impl Fn(&meeting::Model) -> (String, Uuid),
        say: impl Fn(&str) -> String,
    ) -> Sheet {
        let words = ["ahead", "running", "kept", "no-show", "disputed", "silent"];
        let columns = words.map(|word| say(&format!("days-verdict-{word}")));
        let heads: Vec<String> = [say(head), say("days-figure-agreed")].into_iter().chain(columns).collect();
        let mut parties: BTreeMap<(String, Uuid), [u32; 6]> = BTreeMap::new();
        for row in &self.rows {
            let counts = parties.entry(party(row)).or_default();
            let verdict = self.book.verdict(row).word();
            for (count, word) in counts.iter_mut().zip(words) {
                *count += u32::from(word == verdict);
            }
        }
        let mut sheet = Sheet::new(name, &heads);
        for ((party, _), counts) in parties {
            let total = counts.iter().sum::<u32>();
            let cells = [party, total.to_string()].into_iter().chain(counts.map(|n| n.to_string()));
            sheet.row(&cells.collect::<Vec<_>>());
        }
        sheet
    }
}
