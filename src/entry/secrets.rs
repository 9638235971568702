//! Turning a device's secret: the server offers a new one, the device's next request with it is the end of the old one.
//! An offer that gets lost on the way is made again, so no device is ever left with a secret that has died. A secret in
//! use for half a day is turned by itself; the office may ask for it sooner.
use super::device::{Device, Devices};
use super::entity::device::{Column, Entity, Model};
use super::service::Gates;
use crate::accounts::GateDesk;
use crate::db::{Change, Db};
use crate::kernel::id::DeviceId;
use crate::kernel::secret::{self, MasterSecret};
use crate::kernel::{Actor, Error, Event, Moment, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A secret is turned after so long.
const HOURS: i64 = 12;

/// The secret of a device after so many turns. It is derived, so that the same offer can be made again.
fn secret_of(master: &MasterSecret, device: DeviceId, turn: i32) -> String {
    format!("dev_{}", secret::hex(&master.derive(&format!("device:{device}:{turn}"))))
}

/// The secret that the device should use from now on, if it is time for one.
///
/// # Errors
/// As any write.
pub async fn offered(db: &Db, gates: &Gates, devices: &Devices, device: &Device) -> Result<Option<String>> {
    let row = device.row();
    if row.next_hash.is_none() && !is_old(row, db.now()) {
        return Ok(None);
    }
    let next = secret_of(&gates.secret, row.id, row.turn.saturating_add(1));
    if row.next_hash.as_deref() != Some(&*secret::hash(&next)) {
        let offer = async |change: &Change| offer(change.tx(), row, &next).await;
        db.change(&(Actor::Device(row.id), row.edition_id), offer).await?;
        devices.forget();
    }
    Ok(Some(next))
}

fn is_old(row: &Model, now: Moment) -> bool {
    now.since_ms(row.token_at) > HOURS * 3_600_000
}

/// Of two that come at once both write the same.
async fn offer(db: &impl ConnectionTrait, row: &Model, next: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::NextHash, Expr::value(secret::hash(next)))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Turn.eq(row.turn))
        .exec(db)
        .await?;
    Ok(())
}

/// The device gets a new secret with its next pulse.
///
/// # Errors
/// [`Error::NotFound`] for a device of another edition, or one that has no right to scan any more.
pub async fn turn_by_hand(db: &Db, gates: &Gates, desk: &GateDesk, id: DeviceId) -> Result<()> {
    db.change(desk, async |change| {
        let mine = Entity::find_by_id(id)
            .filter(Column::EditionId.eq(desk.edition().id))
            .filter(Column::RevokedAt.is_null())
            .one(change.tx())
            .await?;
        let row = mine.ok_or(Error::NotFound)?;
        offer(change.tx(), &row, &secret_of(&gates.secret, id, row.turn.saturating_add(1))).await?;
        change.record(Event::DeviceSecretOffered { device: id }).await
    })
    .await
}

/// A device came with the secret it was offered: the one before is nobody's from now on.
///
/// # Errors
/// As any write.
pub async fn took(db: &Db, row: &Model, hash: &str) -> Result<Model> {
    let now = db.now();
    let turned = Model {
        token_hash: hash.to_owned(),
        next_hash: None,
        turn: row.turn.saturating_add(1),
        token_at: now,
        ..row.clone()
    };
    db.change(&(Actor::Device(row.id), row.edition_id), async |change| {
        let done = Entity::update_many()
            .col_expr(Column::TokenHash, Expr::value(hash))
            .col_expr(Column::NextHash, Expr::value(Option::<String>::None))
            .col_expr(Column::Turn, Expr::value(turned.turn))
            .col_expr(Column::TokenAt, Expr::value(now))
            .filter(Column::Id.eq(row.id))
            .filter(Column::NextHash.eq(hash))
            .exec(change.tx())
            .await?;
        // Of two requests with the new secret one is the first.
        if done.rows_affected > 0 {
            change.record(Event::DeviceSecretTurned { device: row.id }).await?;
        }
        Ok(())
    })
    .await?;
    Ok(turned)
}
