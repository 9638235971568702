//! An exhibitor scans badges: what it learns is what the visitor shows.
use crate::support::matching::maker;
use crate::support::today::first;
use crate::support::{Person, Show};
use aisle::accounts::Role;
use aisle::kernel::id::{ExhibitorId, VisitorId};
use aisle::visitors::{Badge, Contact, Purpose, SampleVisitor};
use serde_json::{Value, json};

/// An exhibitor whose browser says where its requests come from, as scripts' requests do.
async fn company<'s>(show: &'s Show, name: &str) -> (ExhibitorId, Person<'s>) {
    let (id, person) = maker(show, name, &["S5-01"]).await;
    (id, person.with_header("Sec-Fetch-Site", "same-origin"))
}

/// A visitor with both contacts, the badge, and their browser.
async fn guest<'s>(show: &'s Show, name: &str, consents: Vec<Purpose>) -> (Badge, Person<'s>) {
    let email = format!("{}@example.com", VisitorId::new());
    let sample = SampleVisitor {
        name: name.into(),
        company: format!("{name} Trading"),
        contact: Contact::Email(aisle::kernel::contact::Email::parse(&email).unwrap()),
        buyer_type: "fresh".into(),
        title: Some("Buyer".into()),
        lang: aisle::kernel::Lang::En,
        interests: vec![],
        consents,
        answers: vec![],
        registered_at: show.app.db.now(),
    };
    let (db, edition) = (&show.app.db, &show.edition);
    let who = (aisle::kernel::Actor::System, edition.id);
    let add =
        db.change(&who, async |change| aisle::visitors::add_sample(change, edition, vec![sample]).await);
    let badge = add.await.unwrap().remove(0);
    let link = aisle::visitors::private_link(db, edition, &email).await.unwrap().unwrap();
    let person = show.stranger().with_header("Accept-Language", "en");
    assert_eq!(person.sends(&link, &[]).await.status.code, 303);
    (badge, person)
}

fn scan(id: &str, code: &str) -> Value {
    json!({"scan_id": id, "code": code, "scanned_at": "2025-10-30T09:05:00+08:00"})
}

async fn sends(company: &Person<'_>, scans: Vec<Value>) -> Vec<Value> {
    let answer = company.sends_json("/exhibitor/leads/scans", &json!({ "scans": scans })).await;
    assert_eq!(answer.status.code, 200, "{}", answer.body);
    answer.json()["answers"].as_array().unwrap().clone()
}

#[rocket::async_test]
async fn a_lead_says_what_its_visitor_shows() {
    let show = Show::open().await;
    let frost = company(&show, "FrostBox").await.1;
    let (badge, mei) = guest(&show, "Mei", vec![Purpose::LeadSharing]).await;
    let (hidden, _) = guest(&show, "Hidden", vec![]).await;

    let told = sends(&frost, vec![scan("a-1", &show.code(&badge)), scan("a-2", &hidden.short_code)]).await;
    let lead = &told[0]["lead"];
    assert_eq!(
        (&lead["name"], &lead["company"], &lead["title"]),
        (&json!("Mei"), &json!("Mei Trading"), &json!("Buyer"))
    );
    assert_eq!(
        (&lead["email"], &lead["mobile"]),
        (&Value::Null, &Value::Null),
        "nothing that was not ticked"
    );
    let private = &told[1]["lead"];
    assert_eq!(
        (&private["state"], &private["name"], &private["company"]),
        (&json!("private"), &Value::Null, &Value::Null)
    );
    let list = frost.opens("/exhibitor/leads").await;
    assert!(
        list.says("Mei Trading") && !list.says("Hidden") && list.says(&hidden.short_code),
        "{}",
        list.body
    );

    assert_eq!(mei.sends("/en/badge/scans", &[("email", "yes")]).await.status.code, 303);
    let page = frost.opens(&format!("/exhibitor/leads/{}", lead["id"].as_str().unwrap())).await;
    assert!(page.says("mailto:"), "released since: {}", page.body);

    let mine = mei.opens("/en/badge/scans").await;
    assert!(mine.says("FrostBox Demo"), "{}", mine.body);
    let id = first(&mine.body, "data-lead").replace('-', "");
    assert_eq!(mei.sends(&format!("/en/badge/scans/{id}/silence"), &[]).await.status.code, 303);
    let page = frost.opens(&format!("/exhibitor/leads/{id}")).await;
    assert!(!page.says("mailto:") && page.says("Mei Trading") && page.says("does not want your company"));
    assert_eq!(mei.sends(&format!("/en/badge/scans/{id}/withdrawal"), &[]).await.status.code, 303);
    let list = frost.opens("/exhibitor/leads").await;
    assert!(!list.says("Mei"), "withdrawn: {}", list.body);
    let again = sends(&frost, vec![scan("a-3", &show.code(&badge))]).await;
    assert_eq!(again[0]["lead"]["state"], "withdrawn", "another scan does not undo a withdrawal");
    assert_eq!(
        mei.sends(&format!("/en/badge/scans/{id}/withdrawal"), &[("undo", "yes")]).await.status.code,
        303
    );
    assert!(frost.opens("/exhibitor/leads").await.says("Mei Trading"));
}

#[rocket::async_test]
async fn scans_sent_late_and_twice_are_kept_once() {
    let show = Show::open().await;
    let frost = company(&show, "FrostBox").await.1;
    let polar = company(&show, "Polar").await.1;
    let (badge, _) = guest(&show, "Mei", vec![Purpose::LeadSharing]).await;
    let code = show.code(&badge);
    let rated = json!({"scan_id": "b-1", "code": code, "rating": "hot", "note": "Wants samples"});

    let told =
        sends(&frost, vec![rated.clone(), json!(7), scan("b-2", "nonsense"), scan("b-1", &code)]).await;
    let status: Vec<i64> = told.iter().map(|it| it["status"].as_i64().unwrap()).collect();
    assert_eq!(status, [200, 422, 422, 200], "{told:#?}");
    assert_eq!(told[2]["errors"][0]["field"], "code");
    let told = sends(&frost, vec![rated]).await;
    assert_eq!(told[0]["lead"]["scans"], 1, "a retry counts nothing");
    let told = sends(&frost, vec![json!({"scan_id": "b-3", "code": code, "note": "And a price"})]).await;
    let lead = &told[0]["lead"];
    assert_eq!((&lead["scans"], &lead["rating"]), (&json!(2), &json!("hot")));
    assert_eq!(lead["note"], "Wants samples\nAnd a price");

    let stolen = polar.sends_json("/exhibitor/leads/scans", &json!({"scans": [scan("b-1", &code)]})).await;
    assert_eq!(stolen.status.code, 409, "{}", stolen.body);
    let id = lead["id"].as_str().unwrap();
    for path in [format!("/exhibitor/leads/{id}"), format!("/exhibitor/leads/{id}/rating")] {
        assert_eq!(polar.sends(&path, &[("rating", "cold"), ("seen", "1")]).await.status.code, 404, "{path}");
    }
    assert_eq!(polar.opens(&format!("/exhibitor/leads/{id}")).await.status.code, 404);
    for body in [json!(7), json!({}), json!({"scans": 7})] {
        assert_eq!(frost.sends_json("/exhibitor/leads/scans", &body).await.status.code, 422);
    }
    let many = json!({"scans": vec![json!({}); 101]});
    assert_eq!(frost.sends_json("/exhibitor/leads/scans", &many).await.status.code, 413);
}

#[rocket::async_test]
async fn a_team_writes_without_losing_a_word() {
    let show = Show::open().await;
    let frost = company(&show, "FrostBox").await.1;
    let (badge, _) = guest(&show, "=Mei", vec![Purpose::LeadSharing]).await;
    let scanner = frost.opens("/exhibitor/leads/scan").await;
    assert!(scanner.headers["permissions-policy"].contains("camera=(self)"), "{:?}", scanner.headers);
    assert!(frost.opens("/exhibitor/leads").await.headers["permissions-policy"].contains("camera=()"));
    let asked = [("label", "Wants"), ("choices", "A sample\nA price")];
    assert_eq!(frost.sends("/exhibitor/leads/questions", &asked).await.status.code, 303);
    assert_eq!(frost.sends("/exhibitor/leads/questions", &[("label", "")]).await.status.code, 422);
    let page = frost.opens("/exhibitor/leads/questions").await;
    let question = first(&page.body, "data-question").replace('-', "");

    let pressed = [("code", badge.short_code.as_str()), ("_key", "once")];
    let saved = frost.sends("/exhibitor/leads", &pressed).await;
    let path = saved.location.clone().unwrap();
    assert_eq!(frost.sends("/exhibitor/leads", &pressed).await.location.unwrap(), path);
    let wrong = frost.sends("/exhibitor/leads", &[("code", "123456789")]).await;
    assert!(wrong.status.code == 422 && wrong.says("not a badge of this show") && wrong.says("123456789"));

    let answer = format!("answer-{question}");
    let fields = [("seen", "1"), ("rating", "warm"), ("note", "Call in May"), (answer.as_str(), "A price")];
    assert_eq!(frost.sends(&path, &fields).await.status.code, 303);
    let stale = frost.sends(&path, &[("seen", "1"), ("note", "Mine")]).await;
    assert_eq!(stale.status.code, 409);
    assert!(stale.says("Call in May") && stale.says("Mine"), "both are there: {}", stale.body);
    let bad = frost.sends(&path, &[("seen", "2"), ("note", "Kept"), (answer.as_str(), "A car")]).await;
    assert!(bad.status.code == 422 && bad.says("Kept"), "{}", bad.body);

    let sheet = frost.opens("/exhibitor/leads.csv").await;
    assert!(sheet.body.contains("\"'=Mei\"") && sheet.body.contains("\"A price\""), "{}", sheet.body);
    assert_eq!(frost.opens("/exhibitor/leads.json").await.json()["leads"][0]["rating"], "warm");
    let (rated, cold) = (
        frost.opens("/exhibitor/leads?rating=warm").await,
        frost.opens("/exhibitor/leads?rating=cold").await,
    );
    assert!(rated.says("Call in May") && !cold.says("Call in May"));
}

#[rocket::async_test]
async fn the_organiser_sees_where_leads_come_from() {
    let show = Show::open().await;
    let (frost_id, frost) = company(&show, "FrostBox").await;
    for (badge, n) in show.badges(3).await.iter().zip(1..) {
        let told = sends(&frost, vec![scan(&format!("c-{n}"), &badge.short_code)]).await;
        assert_eq!(told[0]["errors"][0]["field"], "code", "a badge of nobody: {told:?}");
    }
    for n in 1..=3 {
        let (badge, _) = guest(&show, &format!("Guest {n}"), vec![]).await;
        sends(&frost, vec![scan(&format!("d-{n}"), &badge.short_code)]).await;
    }
    let desk = show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "en");
    assert!(desk.opens("/office/leads").await.says("All seals hold"));

    use aisle::leads::entity::scan as rows;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
    let forged = rows::Entity::update_many()
        .col_expr(rows::Column::ScannedAt, Expr::value(0_i64))
        .filter(rows::Column::ExhibitorId.eq(frost_id))
        .filter(rows::Column::Number.eq(2));
    forged.exec(show.app.db.writer()).await.unwrap();
    let page = desk.opens("/office/leads").await;
    assert!(page.says("Broken from scan 2 on"), "{}", page.body);
}
