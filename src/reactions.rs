//! "When X has happened, do Y": what one domain's events mean to others, in one visible `match`. Runs after the
//! commit; whatever must not be lost is written in the change itself (letters, jobs) and not here.
use crate::db::{Happening, Live};
use crate::kernel::Event;
use crate::show::Editions;
use crate::web::PageCache;
use std::sync::Arc;
use tokio::sync::broadcast::error::RecvError;

/// Listens until the bus is gone.
pub async fn listen(live: Live, pages: Arc<PageCache>, editions: Arc<Editions>) {
    let mut happenings = live.listen();
    loop {
        match happenings.recv().await {
            Ok(happening) => react(&happening, &pages, &editions),
            // Too much at once: whatever was missed, fresh pages cannot be wrong.
            Err(RecvError::Lagged(_)) => pages.clear(),
            Err(RecvError::Closed) => return,
        }
    }
}

fn react(happening: &Happening, pages: &PageCache, editions: &Editions) {
    match happening.event.as_ref() {
        Event::EditionImported { .. } => {
            editions.forget();
            pages.clear();
        }
        Event::ExhibitorChanged { .. }
        | Event::BoothOffered { .. }
        | Event::BoothConfirmed { .. }
        | Event::BoothFreed { .. } => pages.clear(),
        _ => {}
    }
}
