//! The organiser sees every request and can call meetings off.
use crate::accounts::MatchDesk;
use crate::db::Db;
use crate::kernel::id::MeetingRequestId;
use crate::kernel::{Result, text};
use crate::matchmaking::index::Index;
use crate::matchmaking::office::{self, ListQuery};
use crate::matchmaking::pages::Cancel;
use crate::matchmaking::service::{self, Caller};
use crate::matchmaking::store;
use crate::web::{Answer, Check, Fields, FormState, Page};
use rocket::{State, get, post};

/// All requests and meetings, filtered.
#[get("/office/meetings?<query..>")]
pub async fn list(
    desk: MatchDesk,
    query: ListQuery<'_>,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    Ok(Page::of(&office::list(db, index, desk.edition(), &query).await?))
}

/// One request, to be called off.
#[get("/office/meetings/<id>")]
pub async fn show(
    id: MeetingRequestId,
    desk: MatchDesk,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Page> {
    let row = office::row(db, index, desk.edition(), id).await?;
    Ok(Page::of(&Cancel { form: FormState::default(), row }))
}

/// Calls it off, with a reason both sides read.
#[post("/office/meetings/<id>/cancellation", data = "<fields>")]
pub async fn cancel(
    id: MeetingRequestId,
    desk: MatchDesk,
    fields: Fields,
    db: &State<Db>,
    index: &State<Index>,
) -> Result<Answer> {
    let row = store::of_edition(db.read(), desk.edition().id, id).await?;
    let check = Check::of(&fields);
    let reason = check.required("reason", |raw| text::paragraph(raw, 300));
    match check.done(|| reason) {
        Ok(reason) => {
            service::call_off(db, &desk, desk.edition(), &row, Caller::Office, Some(reason)).await?;
            Ok(Answer::to("/office/meetings?done=cancelled"))
        }
        Err(mistakes) => {
            let row = office::row(db, index, desk.edition(), id).await?;
            Ok(Answer::again(&Cancel { form: FormState::with(&fields, mistakes), row }))
        }
    }
}
