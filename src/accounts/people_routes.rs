//! URLs of the people desk.
use super::entity::grant;
use super::people::{self, Suspension};
use super::{PeopleDesk, Role, store};
use crate::db::{Db, is_taken};
use crate::kernel::Result;
use crate::kernel::id::{AccountId, GrantId};
use crate::web::{Answer, Check, Fields, FormState, Page, View};
use rocket::response::Redirect;
use rocket::{Route, State, get, post, routes};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![index, invite, give, take, suspend, readmit]
}

/// Everybody with a role at this edition.
#[derive(Serialize)]
struct People {
    form: FormState,
    people: Vec<Person>,
    roles: Vec<&'static str>,
}

#[derive(Serialize)]
struct Person {
    id: AccountId,
    name: String,
    email: String,
    disabled: bool,
    totp: bool,
    is_me: bool,
    grants: Vec<Grant>,
}

#[derive(Serialize)]
struct Grant {
    id: GrantId,
    role: String,
    reach: &'static str,
}

impl View for People {
    const TEMPLATE: &'static str = "accounts/people.html";
}

async fn page(db: &Db, desk: &PeopleDesk, form: FormState) -> Result<People> {
    let mut people = vec![];
    for (account, _) in store::staff(db.read(), desk.edition()).await? {
        let grants = grant::Entity::find()
            .filter(grant::COLUMN.account_id.eq(account.id))
            .filter(grant::COLUMN.organisation_id.eq(desk.edition().organisation_id))
            .all(db.read())
            .await?;
        people.push(Person {
            id: account.id,
            is_me: account.id == desk.id(),
            name: account.name,
            email: account.email,
            disabled: account.disabled,
            totp: account.totp_confirmed,
            grants: grants.into_iter().map(Grant::from).collect(),
        });
    }
    Ok(People { form, people, roles: Role::ALL.map(Role::code).to_vec() })
}

impl From<grant::Model> for Grant {
    fn from(row: grant::Model) -> Self {
        let reach = match (row.show_id, row.edition_id) {
            (_, Some(_)) => "edition",
            (Some(_), None) => "show",
            (None, None) => "organisation",
        };
        Self { id: row.id, role: row.role, reach }
    }
}

#[get("/office/people")]
async fn index(desk: PeopleDesk, db: &State<Db>) -> Result<Page> {
    Ok(Page::of(&page(db, &desk, FormState::default()).await?))
}

#[post("/office/people", data = "<fields>")]
async fn invite(desk: PeopleDesk, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let form = match people::read(&fields) {
        Err(mistakes) => FormState::with(&fields, mistakes),
        Ok(person) => match people::invite(db, &desk, person).await {
            Ok(()) => return Ok(Answer::to("/office/people")),
            Err(error) if is_taken(&error) => FormState::mistake(&fields, "email", people::TAKEN),
            Err(error) => return Err(error),
        },
    };
    Ok(Answer::again(&page(db, &desk, form).await?))
}

#[post("/office/people/<id>/grants", data = "<fields>")]
async fn give(desk: PeopleDesk, id: AccountId, fields: Fields, db: &State<Db>) -> Result<Answer> {
    let check = Check::of(&fields);
    let (role, reach) = people::role_and_reach(&check);
    match check.done(|| Some((role?, reach?))) {
        Ok((role, reach)) => {
            people::give(db, &desk, id, role, reach).await?;
            Ok(Answer::to("/office/people"))
        }
        Err(mistakes) => Ok(Answer::again(&page(db, &desk, FormState::with(&fields, mistakes)).await?)),
    }
}

#[post("/office/people/<id>/grants/<which>/end")]
async fn take(desk: PeopleDesk, id: AccountId, which: GrantId, db: &State<Db>) -> Result<Redirect> {
    people::take(db, &desk, id, which).await?;
    Ok(Redirect::to("/office/people"))
}

#[post("/office/people/<id>/suspension")]
async fn suspend(desk: PeopleDesk, id: AccountId, db: &State<Db>) -> Result<Redirect> {
    people::suspend(db, &desk, id, Suspension::Begin).await?;
    Ok(Redirect::to("/office/people"))
}

#[post("/office/people/<id>/suspension/end")]
async fn readmit(desk: PeopleDesk, id: AccountId, db: &State<Db>) -> Result<Redirect> {
    people::suspend(db, &desk, id, Suspension::End).await?;
    Ok(Redirect::to("/office/people"))
}
