//! What devices say of themselves with each pulse: how many scans wait on them, and how old their pack is. Kept in
//! memory, and written down for all of them together now and then, so that fifty phones cost one commit.
use super::entity::device::{Column, Entity};
use crate::db::Db;
use crate::kernel::id::DeviceId;
use crate::kernel::{Actor, Moment, Result};
use rocket::request::{FromRequest, Outcome, Request};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The office of another server sees it after at most so long.
const WRITTEN: Duration = Duration::from_secs(20);
/// No device has more scans waiting than fit on it.
const MOST_WAITING: i32 = 1_000_000;
/// Nor a pack older than its pairing.
const OLDEST_PACK: i64 = 365 * 24 * 3600;

/// `?waiting=3&pack_age=60` of a pulse: what cannot be read was not said.
#[derive(Copy, Clone, Debug)]
pub struct Said {
    pub waiting: Option<i32>,
    /// In seconds.
    pub pack_age: Option<i64>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Said {
    type Error = std::convert::Infallible;

    async fn from_request(req: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self {
            waiting: req.query_value("waiting").and_then(Result::ok),
            pack_age: req.query_value("pack_age").and_then(Result::ok),
        })
    }
}

/// How a device was a moment ago.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub at: Moment,
    pub waiting: Option<i32>,
    /// When the server last said that the device's pack is true.
    pub pack_at: Option<Moment>,
}

impl Report {
    /// As a device tells it; what cannot be is left out.
    pub fn told(at: Moment, said: Said) -> Self {
        let age = said.pack_age.filter(|age| (0..=OLDEST_PACK).contains(age));
        Self {
            at,
            waiting: said.waiting.filter(|n| (0..=MOST_WAITING).contains(n)),
            pack_at: age.map(|age| at.plus_seconds(-age)),
        }
    }
}

/// The latest report of each device.
#[derive(Default)]
pub struct Reports(Mutex<Heard>);

#[derive(Default)]
struct Heard {
    latest: HashMap<DeviceId, Report>,
    unwritten: HashMap<DeviceId, Report>,
    written: Option<Instant>,
}

impl Reports {
    /// Takes a report, and writes down what has gathered if it is time.
    ///
    /// # Errors
    /// As any write; the reports stay and are written with the next one.
    pub async fn hear(&self, db: &Db, device: DeviceId, report: Report) -> Result<()> {
        let due = self.0.lock().ok().and_then(|mut heard| {
            heard.latest.insert(device, report);
            heard.unwritten.insert(device, report);
            let now = heard.written.is_none_or(|at| at.elapsed() > WRITTEN);
            now.then(|| {
                heard.written = Some(Instant::now());
                heard.unwritten.clone()
            })
        });
        let Some(due) = due else { return Ok(()) };
        write(db, &due).await?;
        if let Ok(mut heard) = self.0.lock() {
            heard.unwritten.retain(|device, report| due.get(device) != Some(report));
        }
        Ok(())
    }

    /// What a device last said here.
    pub fn of(&self, device: DeviceId) -> Option<Report> {
        self.0.lock().ok()?.latest.get(&device).copied()
    }
}

async fn write(db: &Db, reports: &HashMap<DeviceId, Report>) -> Result<()> {
    // In the order in which others take these rows.
    let mut reports: Vec<_> = reports.iter().collect();
    reports.sort_unstable_by_key(|(device, _)| **device);
    db.change(&Actor::System, async |change| {
        for (device, report) in &reports {
            Entity::update_many()
                .col_expr(Column::SeenAt, Expr::value(report.at))
                .col_expr(Column::Waiting, Expr::value(report.waiting))
                .col_expr(Column::PackAt, Expr::value(report.pack_at))
                .filter(Column::Id.eq(**device))
                .exec(change.tx())
                .await?;
        }
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_is_left_out() {
        let at = Moment(1_000_000);
        let told = |waiting, age| Report::told(at, Said { waiting: Some(waiting), pack_age: Some(age) });
        let sound = told(3, 60);
        assert_eq!((sound.waiting, sound.pack_at), (Some(3), Some(Moment(940_000))));
        for (waiting, age) in [(-1, -1), (i32::MAX, i64::MAX)] {
            let absurd = told(waiting, age);
            assert_eq!((absurd.waiting, absurd.pack_at), (None, None));
        }
    }
}
