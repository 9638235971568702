//! A gate loses its connection, goes on, and comes back.
use crate::support::{Answer, Person, Show, verdict};
use aisle::accounts::Role;
use aisle::entry::entity::{admission, conflict, scan};
use aisle::kernel::{Actor, Moment};
use aisle::visitors::Badge;
use rocket::http::Status;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

const BATCH: &str = "/api/v1/entry/scans/batch";

/// Paired at eight, before the doors open; it is noon when the devices come back.
async fn show() -> Show {
    Show::at("2025-10-30T08:00:00+08:00").await
}

/// What a device did alone at this time of the first day, by its own clock.
fn alone(code: &str, id: &str, time: &str, reason: &str) -> Value {
    json!({
        "code": code, "direction": "in", "scan_id": id, "scanned_at": format!("2025-10-30T{time}:00+08:00"),
        "offline": {"reason": reason, "clock_ahead_ms": 0},
    })
}

async fn comes_back(phone: &Person<'_>, scans: &[Value]) -> Answer {
    let answer = phone.sends_json(BATCH, &json!({ "scans": scans })).await;
    assert_eq!(answer.status, Status::Ok, "{}", answer.body);
    answer
}

fn at(time: &str) -> Moment {
    Moment::parse_rfc3339(&format!("2025-10-30T{time}:00+08:00")).unwrap()
}

async fn day_of(show: &Show, badge: &Badge) -> Option<admission::Model> {
    let mine = admission::Column::BadgeId.eq(badge.id);
    admission::Entity::find().filter(mine).one(show.app.db.read()).await.unwrap()
}

/// Every conflict: whose code, and why.
async fn conflicts(show: &Show) -> Vec<(String, String)> {
    let rows = conflict::Entity::find().all(show.app.db.read()).await.unwrap();
    let mut all = Vec::new();
    for row in rows {
        let scan = scan::Entity::find_by_id(row.scan_id).one(show.app.db.read()).await.unwrap().unwrap();
        let at = scan.decided_at.local("Asia/Shanghai").strftime("%H:%M").to_string();
        all.push((at, row.cause));
    }
    all.sort();
    all
}

fn whole(conflicts: &[(String, String)]) -> Vec<String> {
    conflicts.iter().map(|(at, cause)| format!("{at} {cause}")).collect()
}

#[rocket::async_test]
async fn three_gates_and_a_wrong_clock_come_to_one_truth_in_any_order() {
    let show = show().await;
    let phones = [show.device("scan").await, show.device("scan").await, show.device("scan").await];
    show.it_is("2025-10-30T12:00:00+08:00");
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (n, order) in orders.into_iter().enumerate() {
        let badge = show.badge("VIS", "Mei Wang").await;
        let code = show.code(&badge);
        // The second gate's clock is an hour ahead: it says ten and means nine.
        let mut ahead = alone(&code, &format!("{n}-1"), "10:00", "ok");
        ahead["offline"]["clock_ahead_ms"] = 3_600_000.into();
        let scans = [
            alone(&code, &format!("{n}-0"), "09:30", "ok"),
            ahead,
            alone(&code, &format!("{n}-2"), "09:45", "ok"),
        ];
        for phone in order {
            let told = comes_back(&phones[phone], &scans[phone..=phone]).await;
            assert_eq!(told.json()["answers"][0]["reason"], "ok", "what happened is never taken back");
        }
        let day = day_of(&show, &badge).await.unwrap();
        assert_eq!((day.at, day.entries, day.inside), (at("09:00"), 3, true), "{order:?}");
    }
    let told = conflicts(&show).await;
    assert_eq!(told.len(), 12, "two for each badge, each once: {told:?}");
    assert!(whole(&told)[..6].iter().all(|it| it == "09:30 already_inside"));
    assert!(whole(&told)[6..].iter().all(|it| it == "09:45 already_inside"));
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    assert_eq!((tally.admitted, tally.scans), (6, 18));
}

#[rocket::async_test]
async fn sending_a_batch_again_changes_nothing() {
    let show = show().await;
    let phone = show.device("scan").await;
    let (mei, bo) = (show.badge("VIS", "Mei Wang").await, show.badge("VIS", "Bo Li").await);
    show.it_is("2025-10-30T12:00:00+08:00");
    let scans = [
        alone(&show.code(&mei), "r-1", "09:30", "ok"),
        json!({"scan_id": 7}),
        alone(&show.code(&mei), "r-2", "09:31", "ok"),
        alone(&show.code(&bo), "r-3", "09:32", "ok"),
        alone("hello", "r-4", "09:33", "king"),
    ];
    let first = comes_back(&phone, &scans).await;
    let state = (conflicts(&show).await, day_of(&show, &mei).await, day_of(&show, &bo).await);
    show.it_is("2025-10-30T13:00:00+08:00");
    let again = comes_back(&phone, &scans).await;
    assert_eq!(first.body, again.body);
    assert_eq!((conflicts(&show).await, day_of(&show, &mei).await, day_of(&show, &bo).await), state);
    assert_eq!(whole(&state.0), ["09:31 already_inside"]);
    let each: Vec<i64> =
        first.json()["answers"].as_array().unwrap().iter().map(|it| it["status"].as_i64().unwrap()).collect();
    assert_eq!(each, [200, 422, 200, 200, 422], "one bad item blocks nobody");
}

#[rocket::async_test]
async fn what_other_gates_knew_makes_a_conflict_and_never_a_refusal() {
    let show = show().await;
    let (here, there) = (show.device("scan").await, show.device("scan").await);
    let badges = show.badges(3).await;
    let codes: Vec<String> = badges.iter().map(|badge| show.code(badge)).collect();
    show.it_is("2025-10-30T09:05:00+08:00");
    show.revokes(&badges[1]).await;
    show.it_is("2025-10-30T09:20:00+08:00");
    assert_eq!(verdict(&there.scans(&codes[0]).await), "admitted ok");
    show.it_is("2025-10-30T12:00:00+08:00");
    let forged =
        format!("{}{}", &codes[2][..codes[2].len() - 2], if codes[2].ends_with("00") { "10" } else { "00" });
    comes_back(
        &here,
        &[
            alone(&codes[0], "k-1", "09:25", "ok"),
            alone(&codes[1], "k-2", "09:26", "ok"),
            alone(&forged, "k-3", "09:27", "unchecked"),
            alone(&codes[2], "k-4", "09:28", "unchecked"),
            alone(&badges[2].short_code, "k-5", "09:29", "unread"),
            alone(&codes[0], "k-6", "09:30", "already_inside"),
        ],
    )
    .await;
    let told = conflicts(&show).await;
    assert_eq!(whole(&told), ["09:25 already_inside", "09:26 revoked", "09:27 forged"]);
    let first = day_of(&show, &badges[0]).await.unwrap().at;
    assert!((0..60_000).contains(&first.since_ms(at("09:20"))), "the gate with a connection was first");
    let stopped = day_of(&show, &badges[1]).await.unwrap();
    assert!(stopped.inside, "whoever walked in is inside");
    let late = day_of(&show, &badges[2]).await.unwrap();
    assert_eq!(
        (late.at, late.entries),
        (at("09:28"), 1),
        "registered after the pack: settled without a word"
    );
}

#[rocket::async_test]
async fn an_exit_that_comes_late_explains_and_the_conflict_is_gone() {
    let show = show().await;
    let (front, back) = (show.device("scan").await, show.device("scan").await);
    let badge = show.badge("VIS", "Mei Wang").await;
    let code = show.code(&badge);
    show.it_is("2025-10-30T12:00:00+08:00");
    comes_back(&front, &[alone(&code, "e-1", "09:30", "ok")]).await;
    comes_back(&front, &[alone(&code, "e-2", "11:00", "ok")]).await;
    assert_eq!(whole(&conflicts(&show).await), ["11:00 already_inside"]);
    let mut out = alone(&code, "e-3", "10:30", "left");
    out["direction"] = "out".into();
    comes_back(&back, &[out]).await;
    assert!(conflicts(&show).await.is_empty());
    let day = day_of(&show, &badge).await.unwrap();
    assert_eq!((day.at, day.entries, day.inside), (at("09:30"), 2, true));
}

#[rocket::async_test]
async fn no_clock_moves_a_scan_into_the_future_or_out_of_the_show() {
    let show = show().await;
    let phone = show.device("scan").await;
    let badges = show.badges(2).await;
    show.it_is("2025-10-30T12:00:00+08:00");
    let mut late = alone(&show.code(&badges[0]), "c-1", "23:00", "ok");
    late["scanned_at"] = "2099-01-01T00:00:00Z".into();
    let mut early = alone(&show.code(&badges[1]), "c-2", "09:00", "ok");
    early["offline"]["clock_ahead_ms"] = i64::MAX.into();
    comes_back(&phone, &[late, early]).await;
    let decided = |badge: &Badge| {
        let mine = scan::Column::BadgeId.eq(badge.id);
        scan::Entity::find().filter(mine).one(show.app.db.read())
    };
    let late = decided(&badges[0]).await.unwrap().unwrap();
    assert!(late.decided_at <= late.received_at && late.decided_at >= at("12:00"));
    let early = decided(&badges[1]).await.unwrap().unwrap().decided_at;
    assert!((0..60_000).contains(&early.since_ms(at("12:00").plus_days(-7))), "{early:?}");
}

#[rocket::async_test]
async fn an_answer_that_never_arrived_does_not_hide_who_walked_in() {
    let show = show().await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    let code = show.code(&badge);
    show.it_is("2025-10-30T08:30:00+08:00");
    assert_eq!(verdict(&phone.scans_as(&code, "lost").await), "refused too_early");
    show.it_is("2025-10-30T12:00:00+08:00");
    for _ in 0..2 {
        comes_back(&phone, &[alone(&code, "lost", "08:30", "ok")]).await;
    }
    assert_eq!(whole(&conflicts(&show).await), ["08:30 too_early"]);
    assert!(day_of(&show, &badge).await.unwrap().inside);
    assert_eq!(scan::Entity::find().count(show.app.db.read()).await.unwrap(), 1);
}

#[rocket::async_test]
async fn the_office_settles_a_conflict_with_one_tap() {
    let show = show().await;
    let phone = show.device("scan").await;
    let badges = show.badges(2).await;
    let codes: Vec<String> = badges.iter().map(|badge| show.code(badge)).collect();
    show.it_is("2025-10-30T12:00:00+08:00");
    let twice = |n: usize, minute: &str| {
        let (first, second) = (format!("09:{minute}"), format!("10:{minute}"));
        [
            alone(&codes[n], &format!("o-{n}-1"), &first, "ok"),
            alone(&codes[n], &format!("o-{n}-2"), &second, "ok"),
        ]
    };
    comes_back(&phone, &[twice(0, "10"), twice(1, "20")].concat()).await;
    let office = show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "en");
    assert!(office.opens("/office/gates").await.says("data-conflicts-link=\"2\""));
    let page = office.opens("/office/gates/conflicts").await;
    assert!(page.says("data-conflicts=\"2\"") && page.says("Was inside already"), "{}", page.body);
    assert!(page.says("10:10") && page.says("09:10"), "{}", page.body);
    let ids: Vec<String> = page
        .body
        .split("data-conflict=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    let tap = |id: &str, resolution: &str| {
        let path = format!("/office/gates/conflicts/{id}/resolution");
        let fields = [("resolution".to_owned(), resolution.to_owned())];
        let office = &office;
        async move { office.sends(&path, &[(&fields[0].0, &fields[0].1)]).await.status }
    };
    assert_eq!(tap(&ids[0], "accepted").await, Status::SeeOther);
    assert_eq!(tap(&ids[0], "stopped").await, Status::Conflict, "somebody was quicker");
    assert_eq!(tap(&ids[1], "stopped").await, Status::SeeOther);
    assert_eq!(tap(&ids[1], "burnt").await, Status::NotFound);
    let stopped = [verdict(&phone.scans(&codes[0]).await), verdict(&phone.scans(&codes[1]).await)];
    assert_eq!(stopped.iter().filter(|it| *it == "refused revoked").count(), 1, "{stopped:?}");
    let zh = show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "zh-CN");
    let page = zh.opens("/office/gates/conflicts").await;
    assert!(page.says("data-conflicts=\"0\"") && page.says("当时已在场内"), "{}", page.body);
    let owner = show.organiser().await.with_header("Accept-Language", "en");
    assert!(owner.opens("/office/audit?kind=conflict_resolved").await.says("Gate conflict settled"));
}

#[rocket::async_test]
async fn a_badge_of_its_own_days_and_the_blocklist() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let badges = show.badges(3).await;
    let office = show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "en");
    let (one, two, three) = (&badges[0], &badges[1], &badges[2]);
    let path = "/office/gates/exceptions";
    let blocked = [("short_code", one.short_code.as_str()), ("blocked", "yes"), ("why", "troubled a booth")];
    assert_eq!(office.sends(path, &blocked).await.status, Status::SeeOther);
    office.sends(path, &[("short_code", &two.short_code), ("valid_from", "2025-10-31")]).await;
    office.sends(path, &[("short_code", &three.short_code), ("valid_until", "2025-10-29")]).await;
    assert_eq!(verdict(&phone.scans(&show.code(one)).await), "refused blocked");
    assert_eq!(verdict(&phone.scans(&show.code(two)).await), "refused not_valid_yet");
    assert_eq!(verdict(&phone.scans(&show.code(three)).await), "refused expired");
    assert!(office.opens(path).await.says("troubled a booth"));
    office.sends(path, &[("short_code", &one.short_code)]).await;
    assert_eq!(verdict(&phone.scans(&show.code(one)).await), "admitted ok");

    let turned = [
        ("short_code", one.short_code.as_str()),
        ("valid_from", "2025-11-01"),
        ("valid_until", "2025-10-30"),
    ];
    for (fields, field) in [
        (&turned[..], "valid_until"),
        (&[("short_code", "123")][..], "short_code"),
        (&[("short_code", "100000006")][..], "short_code"),
        (&[("short_code", one.short_code.as_str()), ("valid_from", "soon")][..], "valid_from"),
    ] {
        let page = office.sends(path, fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{}", page.body);
        assert!(page.says(&format!("{field}-problem")), "{}", page.body);
    }
}

#[rocket::async_test]
async fn the_numbers_of_a_category_hold_at_the_gate() {
    let show = Show::open().await;
    let rules = json!([{"code": "VIS", "phases": ["show"], "zones": ["halls"], "entries": 3, "entries_a_day": 2, "gap": 30}]);
    let who = (Actor::System, show.edition.id);
    let set = async |change: &aisle::db::Change| {
        aisle::entry::set_access(change, show.edition.id, &rules.to_string()).await
    };
    show.app.db.change(&who, set).await.unwrap();
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    let goes_out = async |id: &str| {
        let out = json!({"code": code, "direction": "out", "scan_id": id});
        verdict(&phone.sends_json("/api/v1/entry/scans", &out).await)
    };
    assert_eq!(verdict(&phone.scans(&code).await), "admitted ok");
    assert_eq!(goes_out("n-1").await, "admitted left");
    show.it_is("2025-10-30T09:20:00+08:00");
    let soon = phone.scans(&code).await;
    assert_eq!(verdict(&soon), "refused too_soon");
    assert!(soon.json()["sentence"].as_str().unwrap().contains("09:40"), "{}", soon.body);
    show.it_is("2025-10-30T09:40:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "admitted back");
    assert_eq!(goes_out("n-2").await, "admitted left");
    show.it_is("2025-10-30T11:00:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "refused used_up_today");
    show.it_is("2025-10-31T11:00:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "admitted ok");
    assert_eq!(goes_out("n-3").await, "admitted left");
    show.it_is("2025-10-31T12:00:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "refused used_up");
}
