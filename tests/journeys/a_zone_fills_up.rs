//! Zones behind the gates: how many are inside, what happens when one is full, and the end of the day.
use crate::support::{Answer, Person, Show, a_scan, verdict};
use aisle::accounts::Role;
use aisle::entry::entity::{admission, conflict, headcount, scan, zone_reset};
use aisle::kernel::id::ScanId;
use rocket::http::Status;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The office gives a zone its numbers.
async fn holds(office: &Person<'_>, zone: &str, capacity: &str, amber: &str, red: &str) {
    let path = format!("/office/gates/zones/{zone}");
    let name = [("name_zh", "区域"), ("name_en", "The zone")];
    let numbers = [("capacity", capacity), ("amber", amber), ("red", red), ("shared", "")];
    let answer = office.sends(&path, &[&name[..], &numbers[..]].concat()).await;
    assert_eq!(answer.status, Status::SeeOther, "{}", answer.body);
}

/// A gate of the edition leads to a zone, one way or both.
async fn leads(show: &Show, office: &Person<'_>, gate: usize, zone: &str, way: &str) {
    let path = format!("/office/gates/ways/{}", show.edition.gates[gate].id);
    assert_eq!(office.sends(&path, &[("zone", zone), ("way", way)]).await.status, Status::SeeOther);
}

async fn office(show: &Show) -> Person<'_> {
    show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "en")
}

impl Show {
    async fn scans_at(&self, phone: &Person<'_>, gate: usize, code: &str, direction: &str) -> Answer {
        let mut scan = a_scan(code, &ScanId::new().to_string());
        scan["gate"] = self.edition.gates[gate].code.as_str().into();
        scan["direction"] = direction.into();
        phone.sends_json("/api/v1/entry/scans", &scan).await
    }

    /// What the counts say, by zone and category; and that they say what the admissions say.
    async fn counts(&self) -> BTreeMap<String, i64> {
        let day = self.app.db.now().day(&self.edition.zone).to_string();
        let db = self.app.db.read();
        let mut told = BTreeMap::new();
        let today = headcount::Column::Day.eq(&day);
        for row in headcount::Entity::find().filter(today).all(db).await.unwrap() {
            if row.inside != 0 {
                told.insert(format!("{} {}", row.place, row.category), row.inside);
            }
        }
        let mut truth = BTreeMap::new();
        let today = admission::Column::Day.eq(&day);
        for row in admission::Entity::find().filter(today).all(db).await.unwrap() {
            if row.inside {
                *truth.entry(format!("{} {}", row.zone, row.category)).or_insert(0) += 1;
                *truth.entry(format!("{} ", row.zone)).or_insert(0) += 1;
            }
        }
        assert_eq!(told, truth, "the counts are the sum of the admissions");
        told
    }
}

#[rocket::async_test]
async fn a_full_zone_takes_one_in_when_one_goes_out() {
    let show = Show::open().await;
    let office = office(&show).await;
    holds(&office, "halls", "2", "1", "").await;
    let phone = show.device("supervisor").await.with_header("Accept-Language", "en");
    let codes: Vec<String> = show.badges(4).await.iter().map(|badge| show.code(badge)).collect();
    assert_eq!(verdict(&phone.scans(&codes[0]).await), "admitted ok");
    assert_eq!(verdict(&phone.scans(&codes[1]).await), "admitted ok");
    let full = phone.scans(&codes[2]).await;
    assert_eq!(verdict(&full), "refused full");
    assert!(full.json()["sentence"].as_str().unwrap().contains("full"), "{}", full.body);
    let zh = show.device("scan").await.with_header("Accept-Language", "zh-CN");
    let full = zh.scans(&codes[2]).await;
    assert!(full.json()["sentence"].as_str().unwrap().contains("已满"), "{}", full.body);
    assert_eq!(
        verdict(&phone.scans(&codes[0]).await),
        "repeat already_inside",
        "said before that it is full"
    );

    assert_eq!(verdict(&show.scans_at(&phone, 0, &codes[0], "out").await), "admitted left");
    assert_eq!(verdict(&phone.scans(&codes[2]).await), "admitted ok");
    assert_eq!(verdict(&phone.scans(&codes[0]).await), "refused full", "whoever left waits like the others");
    let mut forced = a_scan(&codes[3], &ScanId::new().to_string());
    forced["force"] = json!({"reason": "the speaker"});
    assert_eq!(verdict(&phone.sends_json("/api/v1/entry/scans", &forced).await), "attention force");
    assert_eq!(show.counts().await, BTreeMap::from([("halls ".into(), 3), ("halls VIS".into(), 3)]));

    // A restart, or a second server, knows what the first one knew.
    let other = show.another_server().await;
    let token = phone.cookie("aisle_device").unwrap();
    let bearer = rocket::http::Header::new("Authorization", format!("Bearer {token}"));
    let body = a_scan(&codes[0], &ScanId::new().to_string()).to_string();
    let there =
        other.post("/api/v1/entry/scans").header(rocket::http::ContentType::JSON).header(bearer).body(body);
    let program = show.stranger();
    assert_eq!(verdict(&program.go(there).await), "refused full");
    assert_eq!(verdict(&show.scans_at(&phone, 0, &codes[1], "out").await), "admitted left");
    assert_eq!(verdict(&show.scans_at(&phone, 0, &codes[3], "out").await), "admitted left");
    let bearer = rocket::http::Header::new("Authorization", format!("Bearer {token}"));
    let body = a_scan(&codes[0], &ScanId::new().to_string()).to_string();
    let there =
        other.post("/api/v1/entry/scans").header(rocket::http::ContentType::JSON).header(bearer).body(body);
    assert_eq!(verdict(&program.go(there).await), "admitted back");
    assert_eq!(show.counts().await["halls "], 2);
}

#[rocket::async_test]
async fn a_gate_leads_to_a_zone_one_way_or_both() {
    let show = Show::open().await;
    let office = office(&show).await;
    let phone = show.device("scan").await.with_header("Accept-Language", "en");
    assert!(
        phone.opens("/gate/").await.says("data-gate-direction"),
        "both ways, as long as nobody says otherwise"
    );
    leads(&show, &office, 2, "lounge", "both").await;
    leads(&show, &office, 1, "halls", "out").await;
    let (vip, visitor) = (show.badge("VIP", "Mei Wang").await, show.badge("VIS", "Bo Li").await);
    let (vip, visitor) = (show.code(&vip), show.code(&visitor));

    assert_eq!(verdict(&show.scans_at(&phone, 0, &vip, "in").await), "attention greet");
    assert_eq!(verdict(&show.scans_at(&phone, 2, &vip, "in").await), "attention greet");
    assert_eq!(verdict(&show.scans_at(&phone, 2, &vip, "in").await), "repeat already_inside");
    assert_eq!(verdict(&show.scans_at(&phone, 0, &visitor, "in").await), "admitted ok");
    assert_eq!(verdict(&show.scans_at(&phone, 2, &visitor, "in").await), "refused wrong_zone");
    let inside = ["halls ", "halls VIP", "halls VIS", "lounge ", "lounge VIP"].map(String::from);
    assert_eq!(show.counts().await, BTreeMap::from_iter(inside.into_iter().zip([2, 1, 1, 1, 1])));
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    assert_eq!((tally.admitted, tally.inside), (2, 2), "two people, whatever they saw");

    let turned = show.scans_at(&phone, 1, &visitor, "in").await;
    assert_eq!(verdict(&turned), "refused wrong_way");
    let mut untold = a_scan(&visitor, &ScanId::new().to_string());
    untold.as_object_mut().unwrap().remove("direction");
    untold["gate"] = show.edition.gates[1].code.as_str().into();
    assert_eq!(verdict(&phone.sends_json("/api/v1/entry/scans", &untold).await), "admitted left");
    assert_eq!(verdict(&show.scans_at(&phone, 2, &vip, "out").await), "admitted left");
    assert_eq!(show.counts().await, BTreeMap::from([("halls ".into(), 1), ("halls VIP".into(), 1)]));

    leads(&show, &office, 0, "halls", "out").await;
    let page = phone.opens("/gate/").await;
    assert!(page.says("data-direction=\"out\"") && !page.says("data-gate-direction"), "{}", page.body);
    let pulse = phone.opens("/api/v1/entry/pulse").await.json();
    assert_eq!(pulse["behind"], json!({"zone": "halls", "inside": 1, "level": "calm"}));

    let strange = show.an_earlier_edition().await;
    let path = format!("/office/gates/ways/{strange}");
    assert_eq!(office.sends(&path, &[("zone", "halls"), ("way", "in")]).await.status, Status::NotFound);
    let path = format!("/office/gates/ways/{}", show.edition.gates[0].id);
    assert_eq!(office.sends(&path, &[("zone", "moon"), ("way", "in")]).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn a_day_ends_by_itself_and_nothing_is_lost() {
    let show = Show::at("2025-10-30T09:10:00+08:00").await;
    let phone = show.device("scan").await;
    let codes: Vec<String> = show.badges(3).await.iter().map(|badge| show.code(badge)).collect();
    for code in &codes {
        phone.scans(code).await;
    }
    show.it_is("2025-10-30T16:59:00+08:00");
    assert_eq!(
        show.app.close_days().await.unwrap(),
        closed_before(&show).await,
        "build-up ended, today has not"
    );
    assert_eq!(show.counts().await["halls "], 3);
    show.it_is("2025-10-30T17:00:30+08:00");
    let zones = aisle::entry::occupancy(&show.app.db, &show.edition).await.unwrap().zones.len();
    assert_eq!(show.app.close_days().await.unwrap(), zones);
    assert_eq!(show.app.close_days().await.unwrap(), 0, "a day ends once");
    assert!(show.counts().await.is_empty());
    let (db, today) = (show.app.db.read(), "2025-10-30");
    let halls = zone_reset::Column::Zone.eq("halls");
    let row = zone_reset::Entity::find()
        .filter(halls)
        .filter(zone_reset::Column::Day.eq(today))
        .one(db)
        .await
        .unwrap();
    assert_eq!(row.map(|row| (row.inside, row.why)), Some((3, None)));
    assert_eq!(scan::Entity::find().count(db).await.unwrap(), 3, "scans stay");
    assert_eq!(admission::Entity::find().count(db).await.unwrap(), 3, "admissions stay");
    let owner = show.organiser().await.with_header("Accept-Language", "en");
    assert!(owner.opens("/office/audit?kind=zone_emptied").await.says("Zone counted as empty"));

    // Whoever walks out late has left already, by the count.
    assert_eq!(verdict(&show.scans_at(&phone, 0, &codes[0], "out").await), "admitted left");
    assert!(show.counts().await.is_empty());
    show.it_is("2025-10-31T09:30:00+08:00");
    assert_eq!(verdict(&phone.scans(&codes[0]).await), "admitted ok", "a new day");
    assert_eq!(show.counts().await["halls "], 1);
}

/// How many ends of earlier days a server makes up for when it starts.
async fn closed_before(show: &Show) -> usize {
    let rows = zone_reset::Entity::find().all(show.app.db.read()).await.unwrap();
    assert!(rows.iter().all(|row| row.day.as_str() < "2025-10-30"), "{rows:?}");
    rows.len()
}

#[rocket::async_test]
async fn the_office_counts_a_zone_as_empty_and_says_why() {
    let show = Show::open().await;
    let office = office(&show).await;
    holds(&office, "halls", "1", "", "").await;
    let phone = show.device("scan").await;
    let codes: Vec<String> = show.badges(2).await.iter().map(|badge| show.code(badge)).collect();
    phone.scans(&codes[0]).await;
    assert_eq!(verdict(&phone.scans(&codes[1]).await), "refused full");
    let path = "/office/gates/zones/halls/emptying";
    assert_eq!(office.sends(path, &[("why", "")]).await.status, Status::UnprocessableEntity);
    assert_eq!(office.sends(path, &[("why", "fire drill, everybody out")]).await.status, Status::SeeOther);
    let page = office.opens("/office/gates/occupancy").await;
    assert!(page.says("fire drill, everybody out"), "{}", page.body);
    assert!(show.counts().await.is_empty());
    assert_eq!(verdict(&phone.scans(&codes[1]).await), "admitted ok");
    assert_eq!(
        verdict(&phone.scans(&codes[0]).await),
        "refused full",
        "outside by the count, and it is full"
    );
    assert_eq!(
        office.sends("/office/gates/zones/moon/emptying", &[("why", "x")]).await.status,
        Status::NotFound
    );
}

#[rocket::async_test]
async fn thresholds_warn_the_office() {
    let show = Show::open().await;
    let office = office(&show).await;
    holds(&office, "halls", "4", "2", "3").await;
    let phone = show.device("scan").await;
    let codes: Vec<String> = show.badges(4).await.iter().map(|badge| show.code(badge)).collect();
    for (code, said, level) in [
        (&codes[0], "", "calm"),
        (&codes[1], "filling up", "amber"),
        (&codes[2], "nearly full", "red"),
        (&codes[3], "The zone: full, 4 inside.", "full"),
    ] {
        phone.scans(code).await;
        let page = office.opens("/office/gates/occupancy").await;
        let (_, rest) = page.body.split_once("data-metric=\"zones_warning\">").unwrap();
        let warning = rest.split('<').next().unwrap();
        assert!(warning.contains(said) && warning.is_empty() == said.is_empty(), "{warning}");
        assert_eq!(
            office.opens("/office/").await.says("data-tone=\"bad\""),
            level == "red" || level == "full"
        );
        let pulse = phone.opens("/api/v1/entry/pulse").await.json();
        assert_eq!(pulse["behind"]["level"], level);
    }
    assert!(phone.opens("/gate/").await.says("data-behind=\"full\""));
}

#[rocket::async_test]
async fn the_page_of_who_is_inside_moves_while_one_looks() {
    use rocket::tokio::io::AsyncReadExt;
    use rocket::tokio::time::{Duration, timeout};
    let show = Show::open().await;
    let office = office(&show).await;
    holds(&office, "halls", "2", "1", "").await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    let session = office.cookie("aisle_session").unwrap();
    let request = show.client.get("/office/gates/occupancy/live").cookie(("aisle_session", session));
    let mut stream = request.dispatch().await;
    assert_eq!(stream.content_type().unwrap().to_string(), "text/event-stream");
    let mut heard = String::new();
    let mut told = async |what: &str| {
        let mut piece = [0u8; 4096];
        while !heard.contains(what) {
            let n = timeout(Duration::from_secs(10), stream.read(&mut piece)).await.unwrap().unwrap();
            assert!(n > 0, "the stream ended: {heard}");
            heard.push_str(&String::from_utf8_lossy(&piece[..n]));
        }
    };
    told("\"zones_warning\":{\"value\":\"\"}").await;
    phone.scans(&show.code(&badge)).await;
    told("\"tone\":\"warn\",\"value\":\"1\"}").await;
    told("\"zone_halls_VIS\":{\"value\":\"1\"}").await;
}

#[rocket::async_test]
async fn the_office_sets_zones_up_and_takes_them_away() {
    let show = Show::open().await;
    let office = office(&show).await;
    let page = office.opens("/office/gates/zones").await;
    assert!(page.says("data-zone=\"lounge\"") && page.says("VIP lounge"), "from the files: {}", page.body);
    let zone = [("code", "room-1"), ("name_zh", "会议室"), ("name_en", "Room one"), ("capacity", "12")];
    assert_eq!(office.sends("/office/gates/zones", &zone).await.status, Status::SeeOther);
    let again = office.sends("/office/gates/zones", &zone).await;
    assert_eq!(again.status, Status::UnprocessableEntity);
    assert!(again.says("There is a zone with this code"), "{}", again.body);
    leads(&show, &office, 1, "room-1", "in").await;
    let page = office.opens("/office/gates/zones").await;
    assert!(page.says("Room one"), "{}", page.body);
    let removal = "/office/gates/zones/room-1/removal";
    assert_eq!(office.sends(removal, &[]).await.status, Status::Conflict, "a gate leads there");
    leads(&show, &office, 1, "halls", "both").await;
    assert_eq!(office.sends(removal, &[]).await.status, Status::SeeOther);
    assert_eq!(office.sends(removal, &[]).await.status, Status::NotFound);
    assert_eq!(office.sends("/office/gates/zones/halls/removal", &[]).await.status, Status::Conflict);
    // Importing the edition again keeps what the office has set.
    holds(&office, "lounge", "7", "", "").await;
    aisle::cli::import_edition(&show.app, &aisle::show::Source::Sample).await.unwrap();
    assert!(office.opens("/office/gates/zones/lounge").await.says("value=\"7\""));
}

/// What a device did alone at this time of the first day.
fn alone(code: &str, id: &str, time: &str, direction: &str) -> Value {
    let reason = if direction == "out" { "left" } else { "ok" };
    json!({
        "code": code, "direction": direction, "scan_id": id, "scanned_at": format!("2025-10-30T{time}:00+08:00"),
        "offline": {"reason": reason, "clock_ahead_ms": 0},
    })
}

async fn comes_back(phone: &Person<'_>, scans: &[Value]) {
    let answer = phone.sends_json("/api/v1/entry/scans/batch", &json!({ "scans": scans })).await;
    assert_eq!(answer.status, Status::Ok, "{}", answer.body);
}

async fn too_many(show: &Show) -> Vec<String> {
    let mut all = vec![];
    for row in conflict::Entity::find().all(show.app.db.read()).await.unwrap() {
        let scan = scan::Entity::find_by_id(row.scan_id).one(show.app.db.read()).await.unwrap().unwrap();
        let at = scan.decided_at.local("Asia/Shanghai").strftime("%H:%M").to_string();
        all.push(format!("{at} {}", row.cause));
    }
    all.sort();
    all
}

#[rocket::async_test]
async fn gates_alone_overfill_a_zone_and_the_office_is_told() {
    let show = Show::at("2025-10-30T08:00:00+08:00").await;
    let (here, there) = (show.device("scan").await, show.device("scan").await);
    let office = office(&show).await;
    holds(&office, "halls", "2", "", "").await;
    let codes: Vec<String> = show.badges(4).await.iter().map(|badge| show.code(badge)).collect();
    show.it_is("2025-10-30T12:00:00+08:00");
    // The later gate comes back first.
    comes_back(&there, &[alone(&codes[2], "t-1", "09:30", "in"), alone(&codes[3], "t-2", "09:40", "in")])
        .await;
    assert!(too_many(&show).await.is_empty());
    assert_eq!(show.counts().await["halls "], 2);
    comes_back(&here, &[alone(&codes[0], "h-1", "09:10", "in"), alone(&codes[1], "h-2", "09:20", "in")])
        .await;
    assert_eq!(too_many(&show).await, ["09:30 full", "09:40 full"]);
    assert_eq!(show.counts().await["halls "], 4, "whoever walked in is inside");
    assert_eq!(verdict(&here.scans(&show.code(&show.badge("VIS", "Late Lee").await)).await), "refused full");
    assert!(office.opens("/office/gates/conflicts").await.says("The area was full"));
    // An exit that arrives late explains one of them.
    comes_back(&here, &[alone(&codes[0], "h-3", "09:25", "out")]).await;
    assert_eq!(too_many(&show).await, ["09:40 full"]);
    assert_eq!(show.counts().await["halls "], 3);
    comes_back(&here, &[alone(&codes[0], "h-3", "09:25", "out")]).await;
    assert_eq!(
        (too_many(&show).await.len(), show.counts().await["halls "]),
        (1, 3),
        "once more changes nothing"
    );
}

#[rocket::async_test]
async fn what_comes_back_after_the_end_of_the_day_opens_it_no_more() {
    let show = Show::at("2025-10-30T08:00:00+08:00").await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    show.it_is("2025-10-30T18:00:00+08:00");
    show.app.close_days().await.unwrap();
    comes_back(&phone, &[alone(&show.code(&badge), "l-1", "16:00", "in")]).await;
    assert!(show.counts().await.is_empty(), "the doors have closed since");
    let day = admission::Entity::find().one(show.app.db.read()).await.unwrap().unwrap();
    assert_eq!((day.entries, day.inside), (1, false));
}
