//! Two editions of one organisation, each on a server of its own, in one building: they fill one capacity together.
use crate::support::{Answer, Show, a_scan, verdict};
use aisle::accounts::{GateDesk, Insider, Role};
use aisle::entry::service::{Wish, invitation, pair};
use aisle::kernel::Actor;
use aisle::kernel::id::{AccountId, ScanId};
use aisle::show::Edition;
use aisle::visitors::{Badge, BadgeKey, Code, NewBadge, Serial, add_badge};
use rocket::http::{ContentType, Header, Status};
use rocket::local::asynchronous::Client;
use std::path::Path;

/// The sample edition under another code, as files.
fn neighbour(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    for file in std::fs::read_dir("assets/sample").unwrap() {
        let file = file.unwrap();
        let text = std::fs::read_to_string(file.path()).unwrap();
        let text = text.replace("ECPAKLOG-2025", "NEIGHBOUR-2025");
        std::fs::write(folder.join(file.file_name()), text).unwrap();
    }
}

fn desk(edition: &Edition) -> GateDesk {
    Insider.staff(AccountId::new(), vec![Role::OnsiteSupervisor], edition.clone()).try_into().unwrap()
}

/// A device of an edition at its first gate, as a program that holds its token.
struct Gate<'c> {
    client: &'c Client,
    token: String,
}

impl<'c> Gate<'c> {
    async fn of(show: &Show, client: &'c Client, edition: &Edition) -> Self {
        let profile = aisle::entry::entity::device::Profile::Scan;
        let wish = Wish { gate: edition.gates[0].id, label: "door".into(), profile };
        let path = invitation(&show.app.db, &show.app.master, &desk(edition), wish).await.unwrap();
        let (_, token) = pair(&show.app.db, edition, path.rsplit('/').next().unwrap()).await.unwrap();
        Self { client, token: token.reveal().to_owned() }
    }

    async fn scans(&self, show: &Show, code: &str, direction: &str) -> Answer {
        let mut scan = a_scan(code, &ScanId::new().to_string());
        scan["direction"] = direction.into();
        let bearer = Header::new("Authorization", format!("Bearer {}", self.token));
        let request = self.client.post("/api/v1/entry/scans").header(ContentType::JSON).header(bearer);
        show.stranger().go(request.body(scan.to_string())).await
    }
}

async fn code(show: &Show, edition: &Edition) -> String {
    let wish = NewBadge {
        edition: edition.id,
        epoch: i32::from(edition.key_epoch),
        category: "VIS".into(),
        visitor: None,
        exhibitor: None,
        name: "Mei Wang".into(),
        company: "Lingnan Paper Demo".into(),
    };
    let who = (Actor::System, edition.id);
    let badge: Badge = show.app.db.change(&who, async |change| add_badge(change, wish).await).await.unwrap();
    let key = BadgeKey::derive(&show.app.master, edition.id, badge.epoch as u8);
    Code::sign(&key, Serial::try_from(badge.serial).unwrap()).to_string()
}

#[rocket::async_test]
async fn two_editions_fill_one_place_and_empty_their_own() {
    let show = Show::open().await;
    let folder = show.app.settings.data.join("neighbour");
    neighbour(&folder);
    aisle::cli::import_edition(&show.app, &aisle::show::Source::Folder(folder)).await.unwrap();
    let settings =
        |code: &str| aisle::config::Settings { edition: Some(code.into()), ..show.app.settings.clone() };
    let (ours, theirs) = (
        aisle::App::open(settings("ECPAKLOG-2025")).await.unwrap(),
        aisle::App::open(settings("NEIGHBOUR-2025")).await.unwrap(),
    );
    let here = Client::untracked(aisle::rocket(&ours)).await.unwrap();
    let there = Client::untracked(aisle::rocket(&theirs)).await.unwrap();
    let our = ours.editions.current(&ours.db).await.unwrap();
    let their = theirs.editions.current(&theirs.db).await.unwrap();
    assert_ne!(our.id, their.id);

    let email = "both@example.com";
    show.add_staff(email, Role::OnsiteSupervisor).await;
    for client in [&here, &there] {
        let office = show.stranger();
        let origin = || Header::new("Origin", crate::support::ORIGIN);
        let signs = crate::support::encode(&[("email", email), ("password", crate::support::PASSWORD)]);
        office.go(client.post("/sign-in").header(ContentType::Form).header(origin()).body(signs)).await;
        let zone = [("name_zh", "展馆"), ("name_en", "Halls"), ("capacity", "3"), ("shared", "hall-7")];
        let request = client.post("/office/gates/zones/halls").header(ContentType::Form).header(origin());
        let answer = office.go(request.body(crate::support::encode(&zone))).await;
        assert_eq!(answer.status, Status::SeeOther, "{}", answer.body);
    }

    let (ours_at, theirs_at) = (Gate::of(&show, &here, &our).await, Gate::of(&show, &there, &their).await);
    let (a, b) = (code(&show, &our).await, code(&show, &our).await);
    let (c, d) = (code(&show, &their).await, code(&show, &their).await);
    assert_eq!(verdict(&ours_at.scans(&show, &a, "in").await), "admitted ok");
    assert_eq!(verdict(&theirs_at.scans(&show, &c, "in").await), "admitted ok");
    assert_eq!(verdict(&theirs_at.scans(&show, &d, "in").await), "admitted ok");
    assert_eq!(verdict(&ours_at.scans(&show, &b, "in").await), "refused full", "three are in the building");
    assert_eq!(verdict(&theirs_at.scans(&show, &a, "in").await), "refused other_edition");
    let now = aisle::entry::occupancy(&ours.db, &our).await.unwrap();
    let halls = now.zones.iter().find(|it| it.zone.code == "halls").unwrap();
    assert_eq!((halls.inside, halls.whole), (1, 3));

    assert_eq!(verdict(&theirs_at.scans(&show, &c, "out").await), "admitted left");
    assert_eq!(verdict(&ours_at.scans(&show, &b, "in").await), "admitted ok");
    let desk = desk(&our);
    aisle::entry::zones::closing::empty_by_hand(&ours.db, &desk, "halls", "drill").await.unwrap();
    let now = aisle::entry::occupancy(&theirs.db, &their).await.unwrap();
    let halls = now.zones.iter().find(|it| it.zone.code == "halls").unwrap();
    assert_eq!((halls.inside, halls.whole), (1, 1), "only our own people are counted as gone");
}
