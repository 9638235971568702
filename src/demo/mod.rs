//! A rehearsal of a whole show: the sample edition with invented companies and visitors on its opening morning.
//! The same seed makes the same show. All of it is fiction: names end in 示例 or Demo, addresses are at
//! example.com, numbers begin with 1000000, which no phone has.
mod applications;
mod buyers;
mod companies;
mod dice;
mod exhibitors;
pub mod goods;
mod meetings;
mod names;
mod needs;
mod profiles;
mod sign_ins;
mod staff;

use crate::app::App;
use crate::db::Change;
use crate::kernel::{Actor, Bilingual, Error, Moment, Result};
use crate::matchmaking::{self, Ground};
use crate::show::Edition;
use companies::Topic;
use goods::Pair;
use needs::Profiles;
pub use sign_ins::{SignIns, sign_ins};
use std::time::Instant;

/// The instant at which a rehearsal begins: opening morning, twenty minutes before the doors.
pub const MORNING: &str = "2025-10-30T09:10:00+08:00";
/// Everybody's password, so that a rehearsal can be handed round.
pub const PASSWORD: &str = "carton-and-ink-2025";
/// Companies that wait for a booth.
const WAITING: usize = 14;

/// How big the show is.
#[derive(Copy, Clone, Debug)]
pub struct Size {
    /// Companies with a booth.
    pub exhibitors: usize,
    /// Registered visitors.
    pub visitors: usize,
    /// What chance begins from.
    pub seed: u64,
}

/// Makes the show; `tell` hears of each step and how long it took.
///
/// # Errors
/// As any write.
pub async fn fill(app: &App, edition: &Edition, size: Size, tell: impl Fn(&str, f64)) -> Result<()> {
    let profiles = Profiles::default();
    let topics: Vec<Topic> =
        edition.sub_categories().map(|it| Topic { code: it.code.clone(), name: pair(&it.name) }).collect();
    let companies = companies::companies(size.seed, size.exhibitors + WAITING, &topics, &profiles);
    let (settled, waiting) = companies.split_at(size.exhibitors.min(companies.len()));
    let mut visitors =
        needs::buyers(size.seed, size.visitors, &profiles, |code| edition.is_sub_category(code));
    buyers::cast(&mut visitors);

    let step = Instant::now();
    staff::hire(app, edition).await?;
    tell("accounts of the organiser", step.elapsed().as_secs_f64());

    let step = Instant::now();
    let who = (Actor::System, edition.id);
    let with_booth =
        app.db.change(&who, async |change| exhibitors::settle(change, edition, settled).await).await?;
    app.db.change(&who, async |change| applications::queue_up(change, edition, waiting).await).await?;
    tell(
        &format!("{} exhibitors with booths, {} applications", with_booth.len(), waiting.len()),
        step.elapsed().as_secs_f64(),
    );

    let step = Instant::now();
    let mut registered = Vec::with_capacity(visitors.len());
    for (some, first) in visitors.chunks(500).zip((0..).step_by(500)) {
        let ids =
            app.db.change(&who, async |change| buyers::register(change, edition, some, first).await).await?;
        registered.extend(ids);
    }
    tell(&format!("{} visitors with badges", registered.len()), step.elapsed().as_secs_f64());

    let step = Instant::now();
    let cast = meetings::Cast {
        companies: with_booth.iter().map(|(id, place)| (*id, &settled[*place])).collect(),
        buyers: registered.iter().copied().zip(&visitors).collect(),
    };
    app.db.change(&who, async |change| introduce(change, edition, size.seed, &cast).await).await?;
    let made = meetings::meetings(size.seed, &Ground::of(edition), app.db.now(), &cast);
    app.db.change(&who, async |change| meet(change, edition, &made).await).await?;
    tell(&format!("{} requests for meetings", made.len()), step.elapsed().as_secs_f64());
    Ok(())
}

async fn introduce(change: &Change, edition: &Edition, seed: u64, cast: &meetings::Cast<'_>) -> Result<()> {
    let offers = profiles::offers(seed, edition, &cast.companies);
    let wishes = profiles::wishes(seed, edition, &cast.buyers);
    matchmaking::introduce(change, &offers, &wishes).await
}

async fn meet(change: &Change, edition: &Edition, made: &[matchmaking::SampleRequest]) -> Result<()> {
    matchmaking::add_sample(change, edition.id, made).await
}

/// Has this show been filled before?
///
/// # Errors
/// As any question to the database.
pub async fn is_filled(app: &App, edition: &Edition) -> Result<bool> {
    staff::is_hired(app, edition).await
}

fn pair(name: &Bilingual) -> Pair {
    Pair { zh: name.zh.clone(), en: name.en.clone() }
}

/// A number that no phone has, in the form our forms accept.
fn mobile(number: usize) -> String {
    format!("1000000{:04}", number % 10_000)
}

/// Some time before `now`, the later the likelier: registrations pick up towards the show.
fn earlier(now: Moment, place: usize, of: usize) -> Moment {
    let days = 45.0 * (1.0 - (place as f64 + 1.0) / (of as f64 + 1.0)).powi(2);
    now.plus_minutes(-((days * 24.0 * 60.0) as i64))
}

fn wrong(what: &'static str) -> Error {
    Error::broken(anyhow::anyhow!("the sample has an unacceptable {what}"))
}
