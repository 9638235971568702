//! A company's leads.
use super::super::entity::lead::Rating;
use super::super::pages::{Counts, List, One, Question, Questions, Scan};
use super::super::questions;
use super::super::scanned::{self, Scanned};
use super::super::view::{self, Lead, Wanted};
use super::super::{forms, service, store};
use crate::accounts::Exhibitor;
use crate::db::Db;
use crate::kernel::id::{LeadId, LeadQuestionId, LeadScanId};
use crate::kernel::secret::MasterSecret;
use crate::kernel::{Error, Event, Lang, Mistake, Result};
use crate::web::sheet::Sheet;
use crate::web::{Answer, Fields, FormState, Page, Problem, Views};
use rocket::http::Status;
use rocket::serde::json::Json;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

/// At most so many scans are sent at once.
const BATCH: usize = 100;

pub fn routes() -> Vec<Route> {
    routes![
        list,
        save,
        scanner,
        scans,
        export,
        export_json,
        questions_page,
        add_question,
        remove_question,
        one,
        write,
        rate
    ]
}

#[get("/exhibitor/leads?<q>&<rating>")]
async fn list(
    exhibitor: Exhibitor,
    q: Option<&str>,
    rating: Option<&str>,
    lang: Lang,
    db: &State<Db>,
) -> Result<Page> {
    Ok(Page::of(&listed(db, &exhibitor, lang, Wanted::of(q, rating), FormState::default()).await?))
}

async fn listed(db: &Db, exhibitor: &Exhibitor, lang: Lang, wanted: Wanted, form: FormState) -> Result<List> {
    let all = view::leads(db, exhibitor, lang, &Wanted::default()).await?;
    let counts = Counts::of(&all);
    let leads = view::leads(db, exhibitor, lang, &wanted).await?;
    Ok(List { wanted, leads, counts, form })
}

/// A code that was typed, or the badge that was opened with the phone's own scanner.
#[post("/exhibitor/leads", data = "<fields>")]
async fn save(
    exhibitor: Exhibitor,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    master: &State<MasterSecret>,
) -> Result<Answer> {
    let code = fields.one("code").unwrap_or_default();
    let badge = match code.trim() {
        "" => Err(Mistake::of("form-required")),
        code => scanned::badge(db, master, exhibitor.edition(), code).await?,
    };
    match badge {
        Ok(badge) => {
            // A second press of the same button is the same scan.
            let id =
                scanned::scan_id(&format!("{}:{}", exhibitor.id(), fields.one("_key").unwrap_or_default()));
            let id =
                if fields.one("_key").is_some_and(|key| !key.is_empty()) { id } else { LeadScanId::new() };
            let scanned = Scanned { id, badge, at: db.now(), rating: None, note: None };
            let lead = service::save(db, &exhibitor, vec![scanned]).await?;
            Ok(Answer::to(format!("/exhibitor/leads/{}", lead.first().ok_or(Error::Busy)?)))
        }
        Err(mistake) => {
            let form = FormState::mistake(&fields, "code", mistake);
            Ok(Answer::again(&listed(db, &exhibitor, lang, Wanted::default(), form).await?))
        }
    }
}

#[get("/exhibitor/leads/scan")]
fn scanner(exhibitor: Exhibitor, lang: Lang, views: &State<Views>) -> Page {
    let say = |key: &str| views.say(lang, key, &json!({}));
    let words = json!({
        "asking": say("leads-scan-asking"),
        "kept": say("leads-scan-kept"),
        "private": say("leads-private"),
        "withdrawn": say("leads-withdrawn"),
        "alone": say("visitors-self-employed"),
        "failed": say("leads-scan-failed"),
        "cameraRefused": say("entry-camera-refused"),
        "cameraMissing": say("entry-camera-missing"),
        "decoderMissing": say("entry-decoder-missing"),
    });
    let form = FormState::default();
    Page::of(&Scan { exhibitor: exhibitor.id().to_string(), words: words.to_string(), form })
}

/// What the scanner sends: `{"scans": [..]}`, each answered by itself, in the order sent.
#[post("/exhibitor/leads/scans", data = "<sent>")]
async fn scans(
    exhibitor: Exhibitor,
    sent: Json<Value>,
    lang: Lang,
    db: &State<Db>,
    master: &State<MasterSecret>,
    views: &State<Views>,
) -> Result<Json<Value>, Problem> {
    let list = sent.get("scans").and_then(Value::as_array);
    let list = list.ok_or_else(|| Problem::new(Status::UnprocessableEntity, "entry-batch-list"))?;
    if list.len() > BATCH {
        return Err(Problem::new(Status::PayloadTooLarge, "leads-scans-many"));
    }
    let mut read = Vec::with_capacity(list.len());
    for one in list {
        read.push(scanned::read(db, master, exhibitor.edition(), one).await?);
    }
    let good: Vec<Scanned> = read.iter().flatten().cloned().collect();
    let mut saved = service::save(db, &exhibitor, good).await?.into_iter();
    let mut answers = Vec::with_capacity(list.len());
    for (one, read) in list.iter().zip(read) {
        let mut told = match read {
            Ok(_) => {
                let id = saved.next().ok_or(Error::Busy)?;
                json!({"status": 200, "lead": view::lead(db, &exhibitor, lang, id).await?})
            }
            Err(mistakes) => {
                Problem::mistakes(mistakes).document(Some(views), lang, "/exhibitor/leads/scans")
            }
        };
        told["scan_id"] = one.get("scan_id").cloned().unwrap_or_default();
        answers.push(told);
    }
    Ok(Json(json!({ "answers": answers })))
}

#[get("/exhibitor/leads.csv")]
async fn export(exhibitor: Exhibitor, lang: Lang, db: &State<Db>, views: &State<Views>) -> Result<Sheet> {
    let leads = taken(db, &exhibitor, lang).await?;
    let say = |key: &str| views.say(lang, key, &Value::Null);
    let mut head: Vec<String> = HEADS.iter().map(|key| say(key)).collect();
    let asked = store::questions(db.read(), exhibitor.id()).await?;
    head.extend(asked.into_iter().map(|question| question.label));
    let mut sheet = Sheet::new("leads", &head);
    for lead in leads {
        let rating = lead.rating.map(|word| say(&format!("leads-rating-{word}"))).unwrap_or_default();
        let contact = if lead.do_not_contact { say("leads-silent") } else { String::new() };
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let mut row = vec![
            lead.last_at.local(&exhibitor.edition().zone).strftime("%Y-%m-%d %H:%M").to_string(),
            text(&lead.name),
            text(&lead.title),
            text(&lead.company),
            text(&lead.buyer_type),
            text(&lead.mobile),
            text(&lead.email),
            contact,
            lead.short_code,
            rating,
            lead.note,
            lead.scans.to_string(),
        ];
        row.extend(lead.answers.into_iter().map(|it| it.answer));
        sheet.row(&row);
    }
    Ok(sheet)
}

const HEADS: [&str; 12] = [
    "leads-col-last",
    "leads-col-name",
    "leads-col-title",
    "leads-col-company",
    "leads-col-type",
    "leads-col-mobile",
    "leads-col-email",
    "leads-col-contact",
    "leads-col-badge",
    "leads-col-rating",
    "leads-col-note",
    "leads-col-scans",
];

/// The same for programs.
#[get("/exhibitor/leads.json")]
async fn export_json(exhibitor: Exhibitor, lang: Lang, db: &State<Db>) -> Result<Json<Value>> {
    Ok(Json(json!({ "leads": taken(db, &exhibitor, lang).await? })))
}

/// All leads, with a line in the trail that somebody took them along.
async fn taken(db: &Db, exhibitor: &Exhibitor, lang: Lang) -> Result<Vec<Lead>> {
    let leads = view::leads(db, exhibitor, lang, &Wanted::default()).await?;
    let rows = u32::try_from(leads.len()).unwrap_or(u32::MAX);
    let event = Event::LeadsExported { exhibitor: exhibitor.id(), rows };
    db.change(exhibitor, async |change| change.record(event.clone()).await).await?;
    Ok(leads)
}

#[get("/exhibitor/leads/questions")]
async fn questions_page(exhibitor: Exhibitor, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&asked(db, &exhibitor, FormState::default()).await?))
}

async fn asked(db: &Db, exhibitor: &Exhibitor, form: FormState) -> Result<Questions> {
    let rows = store::questions(db.read(), exhibitor.id()).await?;
    let question = |row: super::super::entity::question::Model| Question {
        id: row.id,
        choices: row.choices.lines().map(str::to_owned).collect(),
        label: row.label,
    };
    Ok(Questions { questions: rows.into_iter().map(question).collect(), form })
}

#[post("/exhibitor/leads/questions", data = "<fields>")]
async fn add_question(exhibitor: Exhibitor, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let wrong = match forms::asked(&fields) {
        Ok(it) => match questions::add(db, &exhibitor, it).await {
            Ok(()) => return Ok(Answer::to("/exhibitor/leads/questions")),
            Err(Error::Refused(full @ "leads-mistake-questions-many")) => {
                FormState::mistake(&fields, "label", Mistake::with(full, 8))
            }
            Err(other) => return Err(other),
        },
        Err(mistakes) => FormState::with(&fields, mistakes),
    };
    Ok(Answer::again(&asked(db, &exhibitor, wrong).await?))
}

#[post("/exhibitor/leads/questions/<id>/removal")]
async fn remove_question(exhibitor: Exhibitor, id: LeadQuestionId, db: &State<Db>) -> Result<Answer> {
    questions::remove(db, &exhibitor, id).await?;
    Ok(Answer::to("/exhibitor/leads/questions"))
}

#[get("/exhibitor/leads/<id>?<saved>", rank = 2)]
async fn one(
    exhibitor: Exhibitor,
    id: LeadId,
    saved: Option<bool>,
    lang: Lang,
    db: &State<Db>,
) -> Result<Page> {
    let lead = view::lead(db, &exhibitor, lang, id).await?;
    let mut fields =
        Fields::default().with("rating", lead.rating.unwrap_or_default()).with("note", &lead.note);
    for it in &lead.answers {
        fields = fields.with(&format!("answer-{}", it.id), &it.answer);
    }
    let form = FormState::of(&fields);
    Ok(Page::of(&One { lead, form, saved: saved.unwrap_or_default(), stale: false }))
}

#[post("/exhibitor/leads/<id>", data = "<fields>", rank = 2)]
async fn write(
    exhibitor: Exhibitor,
    id: LeadId,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
) -> Result<Answer> {
    let lead = view::lead(db, &exhibitor, lang, id).await?;
    let seen = fields.one("seen").and_then(|raw| raw.trim().parse().ok()).unwrap_or_default();
    let rows = store::questions(db.read(), exhibitor.id()).await?;
    let again = |form, stale| One { lead: lead.clone(), form, saved: false, stale };
    let it = match forms::written(&fields, &rows) {
        Ok(it) => it,
        Err(mistakes) => return Ok(Answer::again(&again(FormState::with(&fields, mistakes), false))),
    };
    match service::write(db, &exhibitor, id, seen, &it).await {
        Ok(()) => Ok(Answer::to(format!("/exhibitor/leads/{id}?saved=true"))),
        Err(Error::Refused("refused-moved-meanwhile")) => {
            let view = again(FormState::of(&fields), true);
            Ok(Answer::page(Page::of(&view).with_status(Status::Conflict)))
        }
        Err(other) => Err(other),
    }
}

/// One tap after a scan.
#[post("/exhibitor/leads/<id>/rating", data = "<fields>")]
async fn rate(exhibitor: Exhibitor, id: LeadId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let rating = fields.one("rating").and_then(Rating::parse).ok_or(Error::NotFound)?;
    service::rate(db, &exhibitor, id, rating).await?;
    Ok(Answer::to(format!("/exhibitor/leads/{id}?saved=true")))
}
