//! What people do at a gate: pair a device, take its right away, and ask whether somebody may pass.
use super::device::{Device, Devices, good_until};
use super::entity::device::{ActiveModel as NewDevice, Model as DeviceRow, Profile};
use super::entity::pairing::{ActiveModel as NewPairing, Model as Pairing};
use super::group::{Decided, Named, Offline, Ruling, Scan};
use super::house::{House, Houses};
use super::incoming::Asked;
use super::offline::Packs;
use super::writer::Writer;
use super::{house, store};
use crate::accounts::GateDesk;
use crate::db::{Change, Db};
use crate::kernel::id::{DeviceId, EditionId, GateId, PairingId};
use crate::kernel::secret::{self, MasterSecret, Token};
use crate::kernel::{Actor, Error, Event, Result};
use crate::show::Edition;
use crate::visitors::{BadgeKey, Code, ShortCode};
use sea_orm::{ActiveModelTrait, Set};

/// How long an invitation to pair is good for.
const PAIRING_MINUTES: i64 = 10;
/// How far back a device without a connection may tell.
const ALONE_DAYS: i64 = 7;
/// As much of a strange code as the ledger keeps.
const KEPT_CODE: usize = 64;

/// What every gate of this server shares; managed by Rocket.
pub struct Gates {
    pub writer: Writer,
    pub houses: Houses,
    pub packs: Packs,
    pub secret: MasterSecret,
}

/// Gives every gate of this server its writer, its rules and its memory of devices.
pub fn open(db: Db, secret: MasterSecret) -> (Gates, Devices) {
    (
        Gates { writer: Writer::start(db), houses: Houses::default(), packs: Packs::default(), secret },
        Devices::default(),
    )
}

/// One device may pair with `gate` in the next ten minutes.
///
/// # Errors
/// [`Error::NotFound`] for a gate of another edition.
pub async fn invite(db: &Db, gates: &Gates, desk: &GateDesk, wish: Wish) -> Result<PairingId> {
    invite_with(db, &gates.secret, desk, wish).await
}

/// As [`invite`], before any gate is open: the path of the link itself.
///
/// # Errors
/// As [`invite`].
pub async fn invitation(db: &Db, secret: &MasterSecret, desk: &GateDesk, wish: Wish) -> Result<String> {
    let id = invite_with(db, secret, desk, wish).await?;
    Ok(format!("/gate/pair/{}", pairing_token(secret, id)))
}

async fn invite_with(db: &Db, secret_of: &MasterSecret, desk: &GateDesk, wish: Wish) -> Result<PairingId> {
    let edition = desk.edition();
    let gate = edition.gates.iter().find(|gate| gate.id == wish.gate).ok_or(Error::NotFound)?.id;
    db.change(desk, async |change| {
        let id = PairingId::new();
        let row = NewPairing {
            id: Set(id),
            edition_id: Set(edition.id),
            gate_id: Set(gate),
            label: Set(wish.label),
            profile: Set(wish.profile),
            token_hash: Set(secret::hash(&pairing_token(secret_of, id))),
            created_at: Set(change.at),
            expires_at: Set(change.at.plus_minutes(PAIRING_MINUTES)),
            used_at: Set(None),
        };
        row.insert(change.tx()).await?;
        change.record(Event::PairingCreated { pairing: id, gate }).await?;
        Ok(id)
    })
    .await
}

/// What an invitation is for.
#[derive(Clone, Debug)]
pub struct Wish {
    pub gate: GateId,
    pub label: String,
    pub profile: Profile,
}

/// The secret in an invitation's link. It is derived, so that the office can show the link again while it is good,
/// and the table still holds only its hash.
pub fn pairing_token(secret: &MasterSecret, id: PairingId) -> String {
    secret::hex(&secret.derive(&format!("pairing:{id}"))[..16])
}

/// The phone that opened the link becomes a device of the gate. Gives the device's own token, once.
///
/// # Errors
/// `entry-pair-refused` when the invitation is used or too old.
pub async fn pair(db: &Db, edition: &Edition, token: &str) -> Result<(DeviceRow, Token)> {
    let pairing = store::pairing_by_token(db.read(), &secret::hash(token)).await?;
    if pairing.edition_id != edition.id {
        return Err(Error::NotFound);
    }
    let id = DeviceId::new();
    db.change(&(Actor::Device(id), edition.id), async |change| {
        if !store::spend(change.tx(), pairing.id, change.at).await? {
            return Err(Error::Refused("entry-pair-refused"));
        }
        let token = Token::new("dev");
        let row = device_row(change, edition, &pairing, id, &token).insert(change.tx()).await?;
        change.record(Event::DevicePaired { device: id, gate: pairing.gate_id }).await?;
        Ok((row, token))
    })
    .await
}

fn device_row(
    change: &Change,
    edition: &Edition,
    pairing: &Pairing,
    id: DeviceId,
    token: &Token,
) -> NewDevice {
    NewDevice {
        id: Set(id),
        edition_id: Set(pairing.edition_id),
        gate_id: Set(pairing.gate_id),
        pairing_id: Set(pairing.id),
        label: Set(pairing.label.clone()),
        profile: Set(pairing.profile),
        token_hash: Set(token.hash()),
        next_hash: Set(None),
        turn: Set(0),
        token_at: Set(change.at),
        paired_at: Set(change.at),
        expires_at: Set(good_until(edition, change.at)),
        seen_at: Set(Some(change.at)),
        revoked_at: Set(None),
        waiting: Set(None),
        pack_at: Set(None),
    }
}

/// From the next request on, the device is nobody.
///
/// # Errors
/// [`Error::NotFound`] for a device of another edition or one that was revoked before.
pub async fn revoke(db: &Db, desk: &GateDesk, id: DeviceId) -> Result<()> {
    db.change(desk, async |change| {
        if !store::revoke(change.tx(), desk.edition().id, id, change.at).await? {
            return Err(Error::NotFound);
        }
        change.record(Event::DeviceRevoked { device: id }).await
    })
    .await
}

/// May the holder of this code pass? The answer is durable when it is given.
///
/// # Errors
/// [`Error::NotSignedIn`] for a device revoked a moment ago, [`Error::NotAllowed`] for a scan forced by somebody who
/// may not, `entry-scan-reused` for an id that belongs to another scan, [`Error::Busy`] when nothing can be written.
pub async fn scan(db: &Db, gates: &Gates, device: &Device, asked: Asked) -> Result<Decided> {
    let house = gates.houses.of(db, device.edition()).await?;
    let scan = read(db, gates, device, &house, asked).await?;
    decided(gates.writer.queue(scan, house)?.ruling().await?)
}

/// Many scans of one device. They are decided in the order in which they come, so that of two scans of one badge the
/// earlier one is the admission; a bad one does not concern the others.
///
/// # Errors
/// As any question about the edition; each scan has an answer of its own, with the errors of [`scan`].
pub async fn scan_in_order(
    db: &Db,
    gates: &Gates,
    device: &Device,
    asked: Vec<Asked>,
) -> Result<Vec<Result<Decided>>> {
    let house = gates.houses.of(db, device.edition()).await?;
    let mut queued = Vec::with_capacity(asked.len());
    for asked in asked {
        let scan = read(db, gates, device, &house, asked).await;
        queued.push(scan.and_then(|scan| gates.writer.queue(scan, house.clone())));
    }
    let mut answers = Vec::with_capacity(queued.len());
    for queued in queued {
        answers.push(match queued {
            Ok(queued) => queued.ruling().await.and_then(decided),
            Err(error) => Err(error),
        });
    }
    Ok(answers)
}

fn decided(ruling: Ruling) -> Result<Decided> {
    match ruling {
        Ruling::New(decided) | Ruling::Again(decided) => Ok(decided),
        Ruling::Unpaired => Err(Error::NotSignedIn),
        Ruling::Reused => Err(Error::Refused("entry-scan-reused")),
    }
}

/// What is asked, as the rules need it.
async fn read(db: &Db, gates: &Gates, device: &Device, house: &House, asked: Asked) -> Result<Scan> {
    if asked.force.is_some() && !device.may_force() {
        return Err(Error::NotAllowed);
    }
    let edition = device.edition();
    let gate = match &asked.gate {
        None => device.gate_id(),
        Some(told) => gate_called(edition, told).ok_or(Error::Refused("entry-scan-gate"))?,
    };
    let (zone, way) = house.layout.at(gate);
    Ok(Scan {
        id: asked.id,
        edition: edition.id,
        device: device.id(),
        gate,
        zone: zone.to_owned(),
        way,
        named: named(db, gates, edition, &asked.code).await?,
        code: kept(&asked.code),
        direction: asked.direction.unwrap_or(way.usual()),
        forced_why: asked.force.map(|force| force.reason),
        scanned_at: asked.scanned_at,
        offline: asked.offline.zip(asked.scanned_at).map(|(alone, scanned_at)| {
            // By our clock: nothing happens tomorrow, and no show has a gate that was alone for longer than this.
            let at = scanned_at.plus_ms(alone.clock_ahead.saturating_neg());
            let at = at.max(db.now().plus_days(-ALONE_DAYS)).min(db.now());
            Offline { now: house.now(at), reason: alone.reason }
        }),
    })
}

/// A gate of the edition by its code or id.
fn gate_called(edition: &Edition, told: &str) -> Option<GateId> {
    let id = told.parse::<GateId>().ok();
    edition
        .gates
        .iter()
        .find(|gate| gate.code.eq_ignore_ascii_case(told) || Some(gate.id) == id)
        .map(|gate| gate.id)
}

/// What the code alone says. Only a wrong seal costs a question: whether another edition made it.
async fn named(db: &Db, gates: &Gates, edition: &Edition, text: &str) -> Result<Named> {
    if let Some(short) = ShortCode::typed(text) {
        return Ok(Named::Short(short.as_str().to_owned()));
    }
    let Ok(code) = text.parse::<Code>() else { return Ok(Named::Unknown) };
    let sealed_by = |id: EditionId| code.is_genuine(&BadgeKey::derive(&gates.secret, id, code.epoch()));
    if sealed_by(edition.id) {
        return Ok(Named::Serial { serial: code.serial().stored(), epoch: i32::from(code.epoch()) });
    }
    let others = store::edition_ids(db.read()).await?;
    Ok(if others.into_iter().any(sealed_by) { Named::OtherEdition } else { Named::Forged })
}

/// The code without its address, as far as it is worth keeping.
fn kept(code: &str) -> String {
    let last = code.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.chars().filter(|c| c.is_ascii_graphic()).take(KEPT_CODE).collect::<String>().to_ascii_uppercase()
}

/// Replaces what the edition's badge categories open, from the edition's files.
///
/// # Errors
/// When the text is not a list of categories, or as any write.
pub async fn set_access(change: &Change, edition: EditionId, json: &str) -> Result<()> {
    use super::entity::access_rule::{ActiveModel, Column, Entity};
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let categories: Vec<super::admission::Category> = serde_json::from_str(json)?;
    Entity::delete_many().filter(Column::EditionId.eq(edition)).exec(change.tx()).await?;
    for category in &categories {
        let row = ActiveModel {
            edition_id: Set(edition),
            category: Set(category.code.clone()),
            rule: Set(serde_json::to_string(category)?),
        };
        row.insert(change.tx()).await?;
    }
    Ok(())
}

/// What an edition without rules of its own goes by, checked.
pub fn usual_access() -> Result<Vec<super::admission::Category>> {
    house::usual()
}
