//! The secret of a device: offered, taken, and the one before is nobody's. And what a device says of itself.
use crate::support::{Person, Show, verdict};
use aisle::accounts::Role;
use aisle::entry::entity::device;
use rocket::futures::future::join_all;
use rocket::http::Status;
use sea_orm::EntityTrait;

const PULSE: &str = "/api/v1/entry/pulse";

async fn office(show: &Show) -> Person<'_> {
    show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "en")
}

/// The id of the only device of the list.
async fn listed(office: &Person<'_>) -> String {
    let page = office.opens("/office/gates").await;
    let (_, rest) = page.body.split_once("data-device=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

fn program<'s>(show: &'s Show, token: &str) -> Person<'s> {
    show.stranger().with_header("Authorization", &format!("Bearer {token}"))
}

#[rocket::async_test]
async fn a_secret_turned_by_hand_dies_when_the_next_is_used() {
    let show = Show::open().await;
    let (phone, office) = (show.device("scan").await, office(&show).await);
    let id = listed(&office).await;
    let old = phone.cookie("aisle_device").unwrap();
    phone.opens(PULSE).await;
    assert_eq!(phone.cookie("aisle_device").unwrap(), old, "nothing turns without a reason");

    let turned = office.sends(&format!("/office/gates/devices/{id}/rotation"), &[]).await;
    assert_eq!(turned.status, Status::SeeOther);
    assert!(office.opens("/office/gates").await.says("data-turning"));
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    assert_eq!(verdict(&phone.scans(&code).await), "admitted ok", "the old one goes on until then");
    let pulse = phone.opens(PULSE).await;
    let new = phone.cookie("aisle_device").unwrap();
    assert_ne!(new, old);
    assert!(!pulse.says(&new), "no script of the page reads it");
    // The answer got lost on the way: the same one is offered again.
    assert_eq!(program(&show, &old).opens(PULSE).await.json()["token"], new.as_str());

    assert_eq!(verdict(&phone.scans(&code).await), "repeat already_inside");
    assert_eq!(program(&show, &old).opens(PULSE).await.status, Status::Unauthorized);
    assert_eq!(program(&show, &old).scans(&code).await.status, Status::Unauthorized);
    assert!(!office.opens("/office/gates").await.says("data-turning"));
    let owner = show.organiser().await.with_header("Accept-Language", "en");
    assert!(owner.opens("/office/audit?kind=device_secret_turned").await.says("Device uses its new secret"));

    office.sends(&format!("/office/gates/devices/{id}/revocation"), &[]).await;
    let again = office.sends(&format!("/office/gates/devices/{id}/rotation"), &[]).await;
    assert_eq!(again.status, Status::NotFound);
    assert_eq!(phone.opens(PULSE).await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn a_secret_turns_by_itself_after_half_a_day() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let old = phone.cookie("aisle_device").unwrap();
    show.it_is("2025-10-30T20:00:00+08:00");
    assert!(program(&show, &old).opens(PULSE).await.json().get("token").is_none());
    show.it_is("2025-10-31T08:30:00+08:00");
    let told = program(&show, &old).opens(PULSE).await.json();
    let new = told["token"].as_str().unwrap().to_owned();
    // Many requests with the new secret at once: it turns once, and none is refused.
    let all = join_all((0..16).map(|_| async { program(&show, &new).opens(PULSE).await.status })).await;
    assert!(all.iter().all(|status| *status == Status::Ok), "{all:?}");
    assert_eq!(program(&show, &old).opens(PULSE).await.status, Status::Unauthorized);
    let row = device::Entity::find().one(show.app.db.read()).await.unwrap().unwrap();
    assert_eq!((row.turn, row.next_hash), (1, None));
    let guess = format!("dev_{}", "0".repeat(64));
    assert_eq!(program(&show, &guess).opens(PULSE).await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn the_office_sees_how_a_device_is() {
    let show = Show::open().await;
    let (phone, office) = (show.device("lookup").await, office(&show).await);
    phone.opens(&format!("{PULSE}?waiting=3&pack_age=130")).await;
    let page = office.opens("/office/gates").await;
    assert!(page.says("data-waiting>3<") && page.says("data-pack-age>2 min<"), "{}", page.body);
    assert!(page.says("Scan and look up") && page.says("Good until"), "{}", page.body);
    let row = device::Entity::find().one(show.app.db.read()).await.unwrap().unwrap();
    assert_eq!(row.waiting, Some(3), "another server's office sees it too");
    phone.opens(&format!("{PULSE}?waiting=0")).await;
    assert!(office.opens("/office/gates").await.says("data-waiting>0<"));
    let odd = phone.opens(&format!("{PULSE}?waiting=-1&pack_age=soon")).await;
    assert_eq!(odd.status, Status::Ok, "what cannot be read was not said");
}

/// Counts and admissions of a house that was open before there were zones.
#[rocket::async_test]
async fn an_older_house_is_brought_along_with_everybody_inside() {
    use aisle::entry::entity::{admission, headcount};
    use migrations::{Migrator, MigratorTrait};
    let show = Show::open().await;
    let phone = show.device("scan").await;
    for badge in show.badges(3).await {
        phone.scans(&show.code(&badge)).await;
    }
    let vip = show.code(&show.badge("VIP", "Bo Li").await);
    phone.scans(&vip).await;
    let mut out = crate::support::a_scan(&vip, "vip-out");
    out["direction"] = "out".into();
    phone.sends_json("/api/v1/entry/scans", &out).await;
    let admissions = async |db: &sea_orm::DatabaseConnection| {
        let mut rows = admission::Entity::find().all(db).await.unwrap();
        rows.sort_by_key(|row| row.badge_id);
        rows
    };
    let before = admissions(show.app.db.read()).await;

    let url = show.app.settings.database_url();
    let connection = sea_orm::Database::connect(url).await.unwrap();
    let all = Migrator::migrations();
    let zones = all.iter().position(|one| one.name().ends_with("entry_zones")).unwrap();
    Migrator::down(&connection, Some((all.len() - zones) as u32)).await.unwrap();
    Migrator::up(&connection, None).await.unwrap();
    assert_eq!(admissions(&connection).await, before);
    let counts = headcount::Entity::find().all(&connection).await.unwrap();
    let mut told: Vec<(String, i64)> = counts.into_iter().map(|row| (row.category, row.inside)).collect();
    told.sort();
    assert_eq!(told, [(String::new(), 3), ("VIS".into(), 3)]);
    connection.close().await.unwrap();
}
