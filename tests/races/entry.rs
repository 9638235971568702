//! Many gates, one badge; many badges, one writer.
use crate::support::{Person, Show, a_scan, verdict};
use aisle::accounts::Role;
use aisle::kernel::id::ScanId;
use rocket::futures::future::join_all;
use rocket::http::Status;
use serde_json::json;

#[rocket::async_test]
async fn sixty_four_scans_of_one_badge_admit_one() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);

    let answers = join_all((0..64).map(|_| phone.scans(&code))).await;
    let verdicts: Vec<String> = answers.iter().map(verdict).collect();
    assert_eq!(verdicts.iter().filter(|v| *v == "admitted ok").count(), 1, "{verdicts:?}");
    assert_eq!(verdicts.iter().filter(|v| *v == "repeat already_inside").count(), 63, "{verdicts:?}");
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    assert_eq!((tally.admitted, tally.scans), (1, 64));
}

#[rocket::async_test]
async fn one_scan_sent_many_times_is_one_scan() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    let id = ScanId::new().to_string();
    let answers = join_all((0..20).map(|_| phone.scans_as(&code, &id))).await;
    assert!(answers.iter().all(|answer| verdict(answer) == "admitted ok"));
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    assert_eq!((tally.admitted, tally.scans), (1, 1));
}

/// Two servers over one database; on SQLite two writers over one file.
#[rocket::async_test]
async fn two_servers_admit_a_badge_once() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let token = phone.cookie("aisle_device").unwrap();
    let other = show.another_server().await;
    let badges = show.badges(40).await;
    let codes: Vec<String> = badges.iter().map(|badge| show.code(badge)).collect();
    let program = show.stranger().with_header("Authorization", &format!("Bearer {token}"));

    let here = codes.iter().map(|code| program.scans(code));
    let there = codes.iter().rev().map(|code| {
        let scan = a_scan(code, &ScanId::new().to_string());
        let bearer = rocket::http::Header::new("Authorization", format!("Bearer {token}"));
        program.go(other
            .post("/api/v1/entry/scans")
            .header(rocket::http::ContentType::JSON)
            .header(bearer)
            .body(scan.to_string()))
    });
    let (here, there) = rocket::tokio::join!(join_all(here), join_all(there));
    let admitted = here.iter().chain(&there).filter(|answer| verdict(answer) == "admitted ok").count();
    let all = here.iter().chain(&there).map(verdict).collect::<Vec<_>>();
    assert_eq!(admitted, 40, "{all:?}");
    assert!(all.iter().all(|v| v == "admitted ok" || v == "repeat already_inside"), "{all:?}");
}

#[rocket::async_test]
async fn poison_in_a_batch_harms_nobody() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let badges = show.badges(300).await;
    let mut scans: Vec<_> =
        badges.iter().map(|badge| a_scan(&show.code(badge), &ScanId::new().to_string())).collect();
    for place in [0, 7, 150, 299] {
        scans.insert(
            place,
            json!({"code": "\u{0}\u{0}", "scan_id": format!("poison {place}"), "gate": "\u{0}"}),
        );
        scans.insert(place, json!([1, 2, 3]));
    }
    let whole = json!({"scans": scans});
    let (one, two) = rocket::tokio::join!(
        phone.sends_json("/api/v1/entry/scans/batch", &whole),
        phone.sends_json("/api/v1/entry/scans/batch", &whole),
    );
    assert_eq!((one.status, two.status), (Status::Ok, Status::Ok));
    assert_eq!(one.json(), two.json(), "each scan is decided once");
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    assert_eq!((tally.admitted, tally.repeats, tally.refused), (300, 0, 0));
}

/// The scan writer and everybody else's changes share the database's one pen.
#[rocket::async_test]
async fn scans_and_other_changes_wait_for_each_other() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let codes: Vec<String> = show.badges(60).await.iter().map(|badge| show.code(badge)).collect();
    let scans = join_all(codes.iter().map(|code| phone.scans(code)));
    let others = join_all((0..30).map(|n| show.badge("VIS", if n % 2 == 0 { "Even" } else { "Odd" })));
    let (scans, others) = rocket::tokio::join!(scans, others);
    assert!(scans.iter().all(|answer| verdict(answer) == "admitted ok"));
    assert_eq!(others.len(), 30);
}

/// Three gates come back at the same moment with the same people, while a fourth still scans them and a second server
/// takes half of it.
#[rocket::async_test]
async fn gates_that_come_back_together_tell_one_truth() {
    use aisle::entry::entity::{admission, conflict};
    use sea_orm::EntityTrait;
    let show = Show::at("2025-10-30T08:00:00+08:00").await;
    let phone = show.device("scan").await;
    let token = phone.cookie("aisle_device").unwrap();
    let other = show.another_server().await;
    let badges = show.badges(30).await;
    let codes: Vec<String> = badges.iter().map(|badge| show.code(badge)).collect();
    show.it_is("2025-10-30T12:00:00+08:00");
    other.rocket().state::<aisle::db::Db>().unwrap().clock().set(show.app.db.now());
    let batch = |gate: usize| {
        let scan = |(n, code): (usize, &String)| {
            json!({"code": code, "scan_id": format!("{gate}/{n}"), "scanned_at": format!("2025-10-30T09:{}0:00+08:00", gate + 1),
                "offline": {"reason": "ok"}})
        };
        json!({ "scans": codes.iter().enumerate().map(scan).collect::<Vec<_>>() })
    };
    let bearer = || rocket::http::Header::new("Authorization", format!("Bearer {token}"));
    let program = show.stranger().with_header("Authorization", &format!("Bearer {token}"));
    let path = "/api/v1/entry/scans/batch";
    let (first, third) = (batch(0), batch(2));
    let there =
        other.post(path).header(rocket::http::ContentType::JSON).header(bearer()).body(batch(1).to_string());
    let (a, b, c, online) = rocket::tokio::join!(
        phone.sends_json(path, &first),
        program.go(there),
        phone.sends_json(path, &third),
        join_all(codes.iter().map(|code| phone.scans(code))),
    );
    // Whoever had to step back too often is told to come again, as a device does.
    for (answer, gate) in [(a, 0), (b, 1), (c, 2)] {
        assert_eq!(answer.status, Status::Ok, "{}", answer.body);
        let again = phone.sends_json(path, &batch(gate)).await;
        let told = again.json();
        assert!(told["answers"].as_array().unwrap().iter().all(|it| it["reason"] == "ok"), "{told}");
    }
    let entered = online.iter().filter(|answer| verdict(answer) == "admitted ok").count();
    let days = admission::Entity::find().all(show.app.db.read()).await.unwrap();
    assert_eq!(days.len(), 30);
    for day in &days {
        let at = day.at.local("Asia/Shanghai").strftime("%H:%M").to_string();
        assert_eq!(at, "09:10", "the earliest gate was first, whoever was told last");
    }
    let entries: i32 = days.iter().map(|day| day.entries).sum();
    assert_eq!(entries as usize, 90 + entered);
    let conflicts = conflict::Entity::find().all(show.app.db.read()).await.unwrap();
    assert_eq!(conflicts.len(), 60 + entered, "each pass after the first, each once");
    assert!(conflicts.iter().all(|row| row.cause == "already_inside"));
}

/// The halls hold so many, by the office's page.
async fn halls_hold(show: &Show, capacity: &str) {
    let office = show.staff(Role::OnsiteSupervisor).await;
    let wish = [("name_zh", "展馆"), ("name_en", "Halls"), ("capacity", capacity)];
    assert_eq!(office.sends("/office/gates/zones/halls", &wish).await.status, Status::SeeOther);
}

fn count(verdicts: &[String], what: &str) -> usize {
    verdicts.iter().filter(|verdict| *verdict == what).count()
}

async fn goes_out(phone: &Person<'_>, code: &str) -> String {
    let mut scan = a_scan(code, &ScanId::new().to_string());
    scan["direction"] = "out".into();
    verdict(&phone.sends_json("/api/v1/entry/scans", &scan).await)
}

#[rocket::async_test]
async fn sixty_four_people_at_one_free_place() {
    let show = Show::open().await;
    halls_hold(&show, "1").await;
    let phone = show.device("scan").await;
    let codes: Vec<String> = show.badges(64).await.iter().map(|badge| show.code(badge)).collect();
    let answers = join_all(codes.iter().map(|code| phone.scans(code))).await;
    let verdicts: Vec<String> = answers.iter().map(verdict).collect();
    assert_eq!((count(&verdicts, "admitted ok"), count(&verdicts, "refused full")), (1, 63), "{verdicts:?}");
    let inside = verdicts.iter().position(|verdict| verdict == "admitted ok").unwrap();
    assert_eq!(goes_out(&phone, &codes[inside]).await, "admitted left");
    let answers = join_all(codes.iter().map(|code| phone.scans(code))).await;
    let verdicts: Vec<String> = answers.iter().map(verdict).collect();
    let in_again = count(&verdicts, "admitted ok") + count(&verdicts, "admitted back");
    assert_eq!((in_again, count(&verdicts, "refused full")), (1, 63), "an exit frees one: {verdicts:?}");
}

/// Two servers with a writer each, one database, ten places.
#[rocket::async_test]
async fn two_servers_fill_a_zone_to_the_last_place_and_no_further() {
    let show = Show::open().await;
    halls_hold(&show, "10").await;
    let phone = show.device("scan").await;
    let token = phone.cookie("aisle_device").unwrap();
    let other = show.another_server().await;
    let codes: Vec<String> = show.badges(64).await.iter().map(|badge| show.code(badge)).collect();
    let program = show.stranger();
    let scan_there = |code: &String| {
        let bearer = rocket::http::Header::new("Authorization", format!("Bearer {token}"));
        let scan = a_scan(code, &ScanId::new().to_string()).to_string();
        let request = other.post("/api/v1/entry/scans").header(rocket::http::ContentType::JSON);
        program.go(request.header(bearer).body(scan))
    };
    let here = join_all(codes.iter().take(32).map(|code| phone.scans(code)));
    let there = join_all(codes.iter().skip(32).map(scan_there));
    let (here, there) = rocket::tokio::join!(here, there);
    let verdicts: Vec<String> = here.iter().chain(&there).map(verdict).collect();
    assert_eq!((count(&verdicts, "admitted ok"), count(&verdicts, "refused full")), (10, 54), "{verdicts:?}");
    // People come and go at both at once, and the end of the day falls into it: the sum stays right.
    let back = join_all(codes.iter().take(32).map(|code| goes_out(&phone, code)));
    let come = join_all(codes.iter().skip(32).map(scan_there));
    let office = show.staff(Role::OnsiteSupervisor).await;
    let emptied = office.sends("/office/gates/zones/halls/emptying", &[("why", "drill")]);
    let (_, _, emptied) = rocket::tokio::join!(back, come, emptied);
    assert_eq!(emptied.status, Status::SeeOther, "{}", emptied.body);
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    let now = aisle::entry::occupancy(&show.app.db, &show.edition).await.unwrap();
    let halls = now.zones.iter().find(|it| it.zone.code == "halls").unwrap();
    assert_eq!((halls.inside, halls.whole), (tally.inside, tally.inside));
    assert!(tally.inside <= 10, "{}", tally.inside);
}
