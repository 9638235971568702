//! The organiser says what counts; a buyer says whether they want discoveries.
use super::emphasis::Emphasis;
use super::pages::{Recommendations, Sort};
use super::store;
use crate::accounts::{MatchDesk, Visitor};
use crate::db::Db;
use crate::kernel::{Error, Event, Lang, Result};
use crate::matchmaking::index::Index;
use crate::web::check::Mistakes;
use crate::web::{Answer, Check, Fields, FormState, Page};
use rocket::{Route, State, get, post, routes};

/// Everything to mount.
pub fn routes() -> Vec<Route> {
    routes![show, save, discoveries]
}

/// How the recommendations stand, and what counts.
#[get("/office/meetings/recommendations?<done>")]
async fn show(done: Option<&str>, desk: MatchDesk, db: &State<Db>, index: &State<Index>) -> Result<Page> {
    let mut page = page(db, index, &desk).await?;
    page.saved = done == Some("saved");
    Ok(Page::of(&page))
}

/// Lets sorts of reasons count more or less, from now on and for everybody.
#[post("/office/meetings/recommendations", data = "<fields>")]
async fn save(desk: MatchDesk, fields: Fields, db: &State<Db>, index: &State<Index>) -> Result<Answer> {
    match read(&fields) {
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&Recommendations { form, ..page(db, index, &desk).await? }))
        }
        Ok(emphasis) => {
            let edition = desk.edition().id;
            db.change(&desk, async |change| {
                store::write_emphasis(change, edition, emphasis).await?;
                change.record(Event::RecommendationsChanged { edition }).await
            })
            .await?;
            if let Some(learnt) = index.learnt(db, desk.edition()).await? {
                learnt.emphasise(emphasis).await?;
            }
            Ok(Answer::to("/office/meetings/recommendations?done=saved"))
        }
    }
}

/// A buyer wants discoveries among the recommendations, or none.
#[post("/<lang>/matching/discoveries", data = "<fields>")]
async fn discoveries(lang: Lang, me: Visitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let wanted = match fields.one("wanted") {
        Some("yes") => true,
        Some("no") => false,
        _ => return Err(Error::NotFound),
    };
    let visitor = me.id();
    db.change(&me, async |change| {
        store::choose_discoveries(change, visitor, wanted).await?;
        change.record(Event::DiscoveriesChosen { visitor, wanted }).await
    })
    .await?;
    Ok(Answer::to(format!("/{lang}/matching")))
}

async fn page(db: &Db, index: &Index, desk: &MatchDesk) -> Result<Recommendations> {
    let learnt = index.learnt(db, desk.edition()).await?;
    let counts = store::emphasis(db.read(), desk.edition().id).await?;
    Ok(Recommendations {
        form: FormState::default(),
        standing: learnt.map(|learnt| learnt.standing()),
        sorts: sorts(counts),
        discoveries: counts.discoveries.to_string(),
        most: Emphasis::MOST,
        most_discoveries: Emphasis::MOST_DISCOVERIES,
        saved: false,
    })
}

fn sorts(it: Emphasis) -> Vec<Sort> {
    let all = [
        ("ticks", it.ticks),
        ("words", it.words),
        ("behaviour", it.behaviour),
        ("complements", it.complements),
        ("conditions", it.conditions),
        ("wishes", it.wishes),
    ];
    all.map(|(name, percent)| Sort { name, percent: percent.to_string() }).into()
}

fn read(fields: &Fields) -> Result<Emphasis, Mistakes> {
    let check = Check::of(fields);
    let number =
        |name, most: u32| check.number(name, 0..=i64::from(most)).and_then(|value| u32::try_from(value).ok());
    let percent = |name| number(name, Emphasis::MOST);
    let (ticks, words, behaviour) = (percent("ticks"), percent("words"), percent("behaviour"));
    let (complements, conditions) = (percent("complements"), percent("conditions"));
    let (wishes, share) = (percent("wishes"), number("discoveries", Emphasis::MOST_DISCOVERIES));
    check.done(|| {
        Some(Emphasis {
            ticks: ticks?,
            words: words?,
            behaviour: behaviour?,
            complements: complements?,
            conditions: conditions?,
            wishes: wishes?,
            discoveries: share?,
        })
    })
}
