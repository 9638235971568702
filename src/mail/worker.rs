//! Sends what is due. Several workers may run; each letter is claimed before it is sent.
use super::{Posts, render, store};
use crate::db::Db;
use crate::kernel::{Actor, Event, Result};
use crate::web::Views;

/// Letters looked at in one round.
const ROUND: u64 = 50;

/// Sends the letters that are due; how many were sent.
///
/// # Errors
/// When the database cannot be asked; a letter that cannot be sent is no error, but tried again later.
pub async fn send_due(db: &Db, views: &Views, posts: &Posts, origin: &str) -> Result<usize> {
    let mut sent = 0;
    for letter in store::due(db.read(), db.now(), ROUND).await? {
        let who = Actor::System;
        if !db.change(&who, async |change| store::claim(change, &letter).await).await? {
            continue;
        }
        let outcome = match render(views, origin, &letter) {
            Ok(words) => posts.of(&letter.channel).deliver(&letter, &words).await,
            Err(error) => Err(error),
        };
        let outcome = outcome.map_err(|error| {
            tracing::warn!(letter.id = %letter.id, error = format!("{error:#}"), "a letter could not be sent");
            format!("{error:#}")
        });
        let arrived = outcome.is_ok();
        db.change(&who, async |change| {
            store::settle(change, letter.id, outcome, letter.attempts + 1).await?;
            if !arrived && letter.attempts + 1 >= store::ATTEMPTS {
                change.record(Event::LetterFailed { letter: letter.id }).await?;
            }
            Ok(())
        })
        .await?;
        sent += usize::from(arrived);
    }
    Ok(sent)
}
