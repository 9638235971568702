//! The lounges of an edition with their tables, and what the office does to them.
use super::entity::{blocked, lounge, table};
use super::store;
use crate::accounts::MatchDesk;
use crate::db::{Change, Db};
use crate::kernel::id::{EditionId, HallId, LoungeId, MeetingTableId};
use crate::kernel::{Bilingual, Error, Event, Moment, Result};
use crate::show::Edition;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::{BTreeSet, HashMap};

/// All lounges of an edition.
#[derive(Clone, Debug, Default)]
pub struct Lounges {
    /// In order of hall and time of making.
    pub all: Vec<Lounge>,
    blocked: HashMap<MeetingTableId, BTreeSet<Moment>>,
}

/// One lounge.
#[derive(Clone, Debug)]
pub struct Lounge {
    /// Which.
    pub id: LoungeId,
    /// Place of its hall in the row of halls.
    pub hall: usize,
    /// What it is called.
    pub name: Bilingual,
    /// Its tables by number.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Which.
    pub id: MeetingTableId,
    /// The number on it.
    pub number: i32,
}

/// A lounge as the office writes it.
#[derive(Clone, Debug)]
pub struct NewLounge {
    /// Where.
    pub hall: HallId,
    /// What it is called.
    pub name: Bilingual,
    /// How many tables, numbered from 1.
    pub tables: i32,
}

impl Lounges {
    /// As they are now.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn of(db: &impl ConnectionTrait, edition: &Edition) -> Result<Self> {
        let rows = lounge::Entity::find().filter(lounge::COLUMN.edition_id.eq(edition.id));
        let rows = rows.order_by_asc(lounge::COLUMN.id).all(db).await?;
        let ids: Vec<LoungeId> = rows.iter().map(|row| row.id).collect();
        let tables = table::Entity::find().filter(table::COLUMN.lounge_id.is_in(ids.clone()));
        let mut of_lounge: HashMap<LoungeId, Vec<Table>> = HashMap::new();
        let mut known = vec![];
        for row in tables.order_by_asc(table::COLUMN.number).all(db).await? {
            known.push(row.id);
            of_lounge.entry(row.lounge_id).or_default().push(Table { id: row.id, number: row.number });
        }
        let hall = |id: HallId| edition.halls.iter().position(|hall| hall.id == id).unwrap_or_default();
        let lounge = |row: lounge::Model| Lounge {
            tables: of_lounge.remove(&row.id).unwrap_or_default(),
            id: row.id,
            hall: hall(row.hall_id),
            name: Bilingual::new(row.name_zh, row.name_en),
        };
        let mut lounges = Self { all: rows.into_iter().map(lounge).collect(), blocked: HashMap::new() };
        lounges.all.sort_by_key(|lounge| (lounge.hall, lounge.id));
        for some in known.chunks(400) {
            let rows = blocked::Entity::find().filter(blocked::COLUMN.table_id.is_in(some.iter().copied()));
            for row in rows.all(db).await? {
                lounges.blocked.entry(row.table_id).or_default().insert(row.starts_at);
            }
        }
        Ok(lounges)
    }

    /// The lounge and number of a table.
    pub fn find(&self, id: MeetingTableId) -> Option<(&Lounge, i32)> {
        let own = |lounge: &&Lounge| lounge.tables.iter().any(|table| table.id == id);
        let lounge = self.all.iter().find(own)?;
        lounge.tables.iter().find(|table| table.id == id).map(|table| (lounge, table.number))
    }

    /// When this table is not to be had.
    pub fn blocked(&self, id: MeetingTableId) -> impl Iterator<Item = Moment> + '_ {
        self.blocked.get(&id).into_iter().flatten().copied()
    }

    /// Is it to be had then?
    pub fn is_open(&self, id: MeetingTableId, at: Moment) -> bool {
        !self.blocked.get(&id).is_some_and(|slots| slots.contains(&at))
    }

    /// The lounge closest to a hall that has tables: the shortest walk, then the first.
    pub fn nearest(&self, hall: usize) -> Option<usize> {
        let open = self.all.iter().enumerate().filter(|(_, lounge)| !lounge.tables.is_empty());
        open.min_by_key(|(place, lounge)| (lounge.hall.abs_diff(hall), *place)).map(|(place, _)| place)
    }
}

/// A lounge of this edition, or nothing.
pub async fn own(db: &impl ConnectionTrait, edition: EditionId, id: LoungeId) -> Result<lounge::Model> {
    let own = lounge::Entity::find_by_id(id).filter(lounge::COLUMN.edition_id.eq(edition));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// Sets a lounge up.
///
/// # Errors
/// As any change.
pub async fn add(db: &Db, desk: &MatchDesk, new: NewLounge) -> Result<LoungeId> {
    db.change(desk, async |change| {
        let row = lounge::ActiveModel {
            id: Set(LoungeId::new()),
            edition_id: Set(desk.edition().id),
            hall_id: Set(new.hall),
            name_zh: Set(new.name.zh),
            name_en: Set(new.name.en),
            created_at: Set(change.at),
        };
        let id = row.insert(change.tx()).await?.id;
        number(change, id, new.tables).await?;
        change.record(Event::LoungeChanged { lounge: id }).await?;
        Ok(id)
    })
    .await
}

/// Changes its name, hall and number of tables.
///
/// # Errors
/// [`Error::Refused`] `board-refused-table-used` when a table would go at which a meeting is agreed.
pub async fn change(db: &Db, desk: &MatchDesk, id: LoungeId, new: NewLounge) -> Result<()> {
    db.change(desk, async |change| {
        let seen = own(change.tx(), desk.edition().id, id).await?;
        let row = lounge::ActiveModel {
            id: Set(seen.id),
            hall_id: Set(new.hall),
            name_zh: Set(new.name.zh),
            name_en: Set(new.name.en),
            ..Default::default()
        };
        row.update(change.tx()).await?;
        number(change, id, new.tables).await?;
        change.record(Event::LoungeChanged { lounge: id }).await
    })
    .await
}

/// Adds tables at the end, or takes them from there.
async fn number(change: &Change, id: LoungeId, wanted: i32) -> Result<()> {
    let tables = table::Entity::find().filter(table::COLUMN.lounge_id.eq(id)).all(change.tx()).await?;
    for row in tables.iter().filter(|row| row.number > wanted) {
        if store::is_table_used(change.tx(), row.id, change.at).await? {
            return Err(Error::Refused("board-refused-table-used"));
        }
        table::Entity::delete_by_id(row.id).exec(change.tx()).await?;
    }
    let there: BTreeSet<i32> = tables.iter().map(|row| row.number).collect();
    let new: Vec<table::ActiveModel> = (1..=wanted)
        .filter(|number| !there.contains(number))
        .map(|number| table::ActiveModel {
            id: Set(MeetingTableId::new()),
            lounge_id: Set(id),
            number: Set(number),
        })
        .collect();
    if !new.is_empty() {
        table::Entity::insert_many(new).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// Replaces the slots in which one table is not to be had.
///
/// # Errors
/// [`Error::NotFound`] for a table of another lounge.
pub async fn block(
    db: &Db,
    desk: &MatchDesk,
    (lounge, table): (LoungeId, i32),
    slots: &[Moment],
) -> Result<()> {
    db.change(desk, async |change| {
        own(change.tx(), desk.edition().id, lounge).await?;
        let row = table::Entity::find().filter(table::COLUMN.lounge_id.eq(lounge));
        let row = row.filter(table::COLUMN.number.eq(table)).one(change.tx()).await?;
        let id = row.ok_or(Error::NotFound)?.id;
        let old = blocked::Entity::delete_many().filter(blocked::COLUMN.table_id.eq(id));
        old.exec(change.tx()).await?;
        let rows = slots.iter().map(|at| blocked::ActiveModel { table_id: Set(id), starts_at: Set(*at) });
        if !slots.is_empty() {
            blocked::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
        }
        change.record(Event::LoungeChanged { lounge }).await
    })
    .await
}
