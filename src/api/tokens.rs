//! Tokens for other programs: made in the office, shown once, kept as a hash, revoked there.
use crate::accounts::PeopleDesk;
use crate::accounts::entity::api_token::{ActiveModel, COLUMN, Entity, Model};
use crate::db::{Change, Db};
use crate::kernel::id::{AccountId, ApiTokenId, EditionId};
use crate::kernel::{Actor, Error, Event, Lang, Moment, Result, secret};
use crate::show::Edition;
use crate::web::{Answer, Check, Fields, FormState, Page, View, Views};
use rocket::{Route, State, get, post, routes};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, Set};
use serde::Serialize;
use serde_json::json;

/// What a token may be good for.
pub const SCOPES: &[&str] = &["visitors:read", "visitors:write"];

/// The pages of the office.
pub fn routes() -> Vec<Route> {
    routes![index, create, revoke]
}

#[derive(Serialize)]
struct Tokens {
    tokens: Vec<Token>,
    scopes: Vec<Choice>,
    form: FormState,
    fresh: Option<String>,
}

impl View for Tokens {
    const TEMPLATE: &'static str = "api/tokens.html";
}

#[derive(Serialize)]
struct Token {
    id: String,
    name: String,
    scopes: Vec<String>,
    created_at: Moment,
    revoked_at: Option<Moment>,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    text: String,
}

#[get("/office/tokens")]
async fn index(desk: PeopleDesk, lang: Lang, db: &State<Db>, views: &State<Views>) -> Result<Page> {
    Ok(Page::of(&page(&desk, lang, db, views, FormState::default(), None).await?))
}

/// Makes a token. The page that answers is the only one that ever shows it, so this is no redirect.
#[post("/office/tokens", data = "<fields>")]
async fn create(
    desk: PeopleDesk,
    fields: Fields,
    lang: Lang,
    db: &State<Db>,
    views: &State<Views>,
) -> Result<Answer> {
    let check = Check::of(&fields);
    let name = check.line("name", 100);
    let scopes = check.choices("scopes", 1, SCOPES.len(), |code| SCOPES.contains(&code));
    let (name, scopes) = match check.done(|| Some((name?, scopes?))) {
        Ok(wanted) => wanted,
        Err(mistakes) => {
            let form = FormState::with(&fields, mistakes);
            return Ok(Answer::again(&page(&desk, lang, db, views, form, None).await?));
        }
    };
    let by = Some(desk.id());
    let edition = desk.edition().id;
    let token =
        db.change(&desk, async |change| make(change, edition, by, &name, &scopes.join(" ")).await).await?;
    Ok(Answer::page(Page::of(&page(&desk, lang, db, views, FormState::default(), Some(token)).await?)))
}

#[post("/office/tokens/<id>/revocation")]
async fn revoke(desk: PeopleDesk, id: ApiTokenId, db: &State<Db>) -> Result<Answer> {
    let edition = desk.edition().id;
    db.change(&desk, async |change| end(change, edition, id).await).await?;
    Ok(Answer::to("/office/tokens"))
}

/// Makes a token without an office, for the command line.
///
/// # Errors
/// As any write.
pub async fn issue(db: &Db, edition: &Edition, name: &str, scopes: &[&str]) -> Result<String> {
    let (id, scopes) = (edition.id, scopes.join(" "));
    db.change(&(Actor::System, id), async |change| make(change, id, None, name, &scopes).await).await
}

/// Makes a token; the only time it is known.
async fn make(
    change: &Change,
    edition: EditionId,
    by: Option<AccountId>,
    name: &str,
    scopes: &str,
) -> Result<String> {
    let mut bytes = [0u8; 32];
    secret::random(&mut bytes);
    let (id, token) = (ApiTokenId::new(), format!("aisle_{}", secret::hex(&bytes)));
    let row = ActiveModel {
        id: Set(id),
        edition_id: Set(edition),
        name: Set(name.to_owned()),
        token_hash: Set(secret::hash(&token)),
        scopes: Set(scopes.to_owned()),
        created_by: Set(by),
        created_at: Set(change.at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(change.tx()).await?;
    change.record(Event::ApiTokenCreated { token: id }).await?;
    Ok(token)
}

/// Ends a token of this edition; once is enough.
async fn end(change: &Change, edition: EditionId, id: ApiTokenId) -> Result<()> {
    let own = Entity::find_by_id(id).filter(COLUMN.edition_id.eq(edition)).one(change.tx()).await?;
    if own.ok_or(Error::NotFound)?.revoked_at.is_some() {
        return Ok(());
    }
    let row = ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        revoked_at: Set(Some(change.at)),
        ..Default::default()
    };
    row.update(change.tx()).await?;
    change.record(Event::ApiTokenRevoked { token: id }).await
}

async fn page(
    desk: &PeopleDesk,
    lang: Lang,
    db: &Db,
    views: &Views,
    form: FormState,
    fresh: Option<String>,
) -> Result<Tokens> {
    let own = Entity::find().filter(COLUMN.edition_id.eq(desk.edition().id)).order_by_desc(COLUMN.created_at);
    let tokens = own.all(db.read()).await?.into_iter().map(token).collect();
    let choice = |value: &&'static str| {
        let key = format!("api-scope-{}", value.replace(':', "-"));
        Choice { value, text: views.say(lang, &key, &json!({})) }
    };
    Ok(Tokens { tokens, scopes: SCOPES.iter().map(choice).collect(), form, fresh })
}

fn token(row: Model) -> Token {
    Token {
        id: row.id.to_string(),
        name: row.name,
        scopes: row.scopes.split_whitespace().map(str::to_owned).collect(),
        created_at: row.created_at,
        revoked_at: row.revoked_at,
    }
}
