//! Badges to hold up and devices to scan them with.
use super::{Answer, ORIGIN, Person, Show};
use aisle::accounts::Role;
use aisle::kernel::Actor;
use aisle::kernel::id::{EditionId, ScanId};
use aisle::visitors::{Badge, BadgeKey, Code, NewBadge, Serial, add_badge, add_badges};
use rocket::local::asynchronous::Client;
use serde_json::{Value, json};

impl Show {
    /// A valid badge of a category.
    pub async fn badge(&self, category: &str, name: &str) -> Badge {
        let wish = self.new_badge(category, name);
        self.app
            .db
            .change(&(Actor::System, self.edition.id), async |change| add_badge(change, wish).await)
            .await
            .unwrap()
    }

    /// Many badges of visitors.
    pub async fn badges(&self, many: usize) -> Vec<Badge> {
        let wishes = (0..many).map(|n| self.new_badge("VIS", &format!("Visitor {n}"))).collect();
        self.app
            .db
            .change(&(Actor::System, self.edition.id), async |change| add_badges(change, wishes).await)
            .await
            .unwrap()
    }

    fn new_badge(&self, category: &str, name: &str) -> NewBadge {
        NewBadge {
            edition: self.edition.id,
            epoch: i32::from(self.edition.key_epoch),
            category: category.into(),
            visitor: None,
            exhibitor: None,
            name: name.into(),
            company: "Lingnan Paper Demo".into(),
        }
    }

    /// What the symbol on the badge says.
    pub fn code(&self, badge: &Badge) -> String {
        let key = BadgeKey::derive(&self.app.master, badge.edition_id, badge.epoch as u8);
        format!("HTTP://LOCALHOST/B/{}", Code::sign(&key, Serial::try_from(badge.serial).unwrap()))
    }

    /// A phone paired with the first gate, through the office's pages and its own.
    pub async fn device(&self, profile: &str) -> Person<'_> {
        let supervisor = self.staff(Role::OnsiteSupervisor).await;
        let link = self.invitation(&supervisor, profile).await;
        let phone = self.stranger();
        let paired = phone.sends(&link, &[]).await;
        assert_eq!(paired.status.code, 303, "{}", paired.body);
        phone
    }

    /// The path of a fresh pairing link.
    pub async fn invitation(&self, supervisor: &Person<'_>, profile: &str) -> String {
        let gate = self.edition.gates[0].id.to_string();
        let wish = [("gate", gate.as_str()), ("label", "Gate phone"), ("profile", profile)];
        let made = supervisor.sends("/office/gates/pairings", &wish).await;
        assert_eq!(made.status.code, 303, "{}", made.body);
        let page = supervisor.opens(&made.location.unwrap()).await;
        let (_, rest) = page.body.split_once("data-pairing-link>").unwrap();
        let link = rest.split('<').next().unwrap().replace("&#x2F;", "/");
        link.strip_prefix(ORIGIN).unwrap().to_owned()
    }
}

impl Person<'_> {
    /// Holds a code before the scanner.
    pub async fn scans(&self, code: &str) -> Answer {
        self.scans_as(code, &ScanId::new().to_string()).await
    }

    /// The same under an id of one's choice.
    pub async fn scans_as(&self, code: &str, id: &str) -> Answer {
        self.sends_json("/api/v1/entry/scans", &a_scan(code, id)).await
    }
}

/// A scan as the scanner page sends it.
pub fn a_scan(code: &str, id: &str) -> Value {
    json!({"code": code, "direction": "in", "scan_id": id, "scanned_at": "2025-10-30T09:10:00+08:00"})
}

/// What an answer says, in two words.
pub fn verdict(answer: &Answer) -> String {
    let told = answer.json();
    format!("{} {}", told["result"].as_str().unwrap_or("-"), told["reason"].as_str().unwrap_or("-"))
}

impl Show {
    /// Takes a badge's right to admit.
    pub async fn revokes(&self, badge: &Badge) {
        let who = (Actor::System, self.edition.id);
        self.app
            .db
            .change(&who, async |change| aisle::visitors::revoke(change, badge, "lost").await)
            .await
            .unwrap();
    }

    /// Another edition of the same show, before this one.
    pub async fn an_earlier_edition(&self) -> EditionId {
        use aisle::show::entity::edition;
        use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
        let row =
            edition::Entity::find_by_id(self.edition.id).one(self.app.db.read()).await.unwrap().unwrap();
        let id = EditionId::new();
        let mut earlier = row.into_active_model().reset_all();
        earlier.id = Set(id);
        earlier.code = Set("EARLIER-2024".into());
        earlier.starts_on = Set("2024-10-30".into());
        earlier.insert(self.app.db.writer()).await.unwrap();
        id
    }

    /// A second server over the same database.
    pub async fn another_server(&self) -> Client {
        let app = aisle::App::open(self.app.settings.clone()).await.unwrap();
        Client::untracked(aisle::rocket(&app)).await.unwrap()
    }
}
