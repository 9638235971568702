//! Of whom the bus told that they did something.
use super::store;
use crate::db::{Db, Happening};
use crate::kernel::id::{MeetingRequestId, VisitorId};
use crate::kernel::{Event, Result};
use rocket::tokio::sync::broadcast;
use rocket::tokio::sync::broadcast::error::TryRecvError;
use std::collections::BTreeSet;

/// What was told since the last look.
#[derive(Default)]
pub struct News {
    who: BTreeSet<VisitorId>,
    requests: BTreeSet<MeetingRequestId>,
    /// More was told than could be kept: everything is to be read again.
    pub lost: bool,
}

impl News {
    /// Everything that waits.
    pub fn take(from: &mut broadcast::Receiver<Happening>) -> Self {
        let mut news = Self::default();
        loop {
            match from.try_recv() {
                Ok(happening) => news.note(&happening.event),
                Err(TryRecvError::Lagged(_)) => news.lost = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return news,
            }
        }
    }

    fn note(&mut self, event: &Event) {
        match event {
            Event::MarkChanged { visitor } => {
                self.who.insert(*visitor);
            }
            Event::MeetingRequested { request } | Event::MeetingRequestMoved { request, .. } => {
                self.requests.insert(*request);
            }
            _ => {}
        }
    }

    /// Whose deeds have changed.
    ///
    /// # Errors
    /// As any question to the database.
    pub async fn whose(self, db: &Db) -> Result<BTreeSet<VisitorId>> {
        let mut who = self.who;
        if !self.requests.is_empty() {
            let ids: Vec<MeetingRequestId> = self.requests.into_iter().collect();
            who.extend(store::askers(db.read(), &ids).await?);
        }
        Ok(who)
    }
}
