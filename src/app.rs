//! What is wired to what: the parts of a running server, its routes and its regular work.
use crate::config::Settings;
use crate::db::{Clock, Db};
use crate::jobs::{Registry, Worker};
use crate::kernel::Moment;
use crate::kernel::secret::MasterSecret;
use crate::mail::{self, Posts, post};
use crate::show::Editions;
use crate::watch;
use crate::web::{self, PageCache, Site, Views};
use crate::{
    accounts, api, booths, entry, exhibitors, leads, matchmaking, organiser, reactions, site, visitors,
};
use anyhow::Context;
use rocket::config::{Ident, LogLevel};
use rocket::{Build, Rocket, Route};
use std::sync::Arc;

/// The parts of a running server.
pub struct App {
    /// As read at the start.
    pub settings: Settings,
    /// The database with its clock and bus.
    pub db: Db,
    /// Templates and words.
    pub views: Views,
    /// The ways letters go out.
    pub posts: Arc<Posts>,
    /// The secret every key is derived from.
    pub master: MasterSecret,
    /// The current edition.
    pub editions: Arc<Editions>,
    /// Kept public pages.
    pub pages: Arc<PageCache>,
    /// Who can be recommended to whom.
    pub matchmaking: matchmaking::Index,
}

impl App {
    /// Opens database, templates and the ways out. Nothing listens yet.
    ///
    /// # Errors
    /// Names the setting, file or server that is not as it should be.
    pub async fn open(settings: Settings) -> anyhow::Result<Self> {
        let clock = match &settings.clock {
            Some(text) => {
                Clock::starting_at(Moment::parse_rfc3339(text).context("AISLE_CLOCK is no RFC 3339 time")?)
            }
            None => Clock::default(),
        };
        std::fs::create_dir_all(&settings.data)
            .with_context(|| format!("cannot create {}", settings.data.display()))?;
        let db = Db::open(&settings.database_url(), clock).await?;
        let posts = Arc::new(posts(&settings)?);
        let (master, editions) =
            (settings.master_secret()?, Arc::new(Editions::new(settings.edition.clone())));
        let (pages, matchmaking) = (Arc::default(), matchmaking::Index::default());
        Ok(Self { views: Views::load()?, posts, master, editions, pages, matchmaking, db, settings })
    }

    /// The worker for jobs.
    pub fn worker(&self) -> Worker {
        Worker::new(self.db.clone(), registry())
    }

    /// Sends the letters that are due.
    ///
    /// # Errors
    /// When the outbox cannot be read.
    pub async fn send_letters(&self) -> crate::kernel::Result<usize> {
        mail::worker::send_due(&self.db, &self.views, &self.posts, &self.settings.origin()).await
    }

    /// Keeps recommendations up to date, also when no page asks for them.
    ///
    /// # Errors
    /// As any question to the database; there may be no edition yet.
    pub async fn recommend(&self) -> crate::kernel::Result<()> {
        let edition = self.editions.current(&self.db).await?;
        self.matchmaking.tend(&self.db, &edition).await
    }

    /// Ends the days at the gates whose doors have closed.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn close_days(&self) -> crate::kernel::Result<usize> {
        match self.editions.current(&self.db).await {
            Ok(edition) => entry::close_days(&self.db, &edition).await,
            Err(crate::kernel::Error::NotFound) => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Starts the listeners that live as long as the server.
    pub fn listen(&self) -> tokio::task::JoinHandle<()> {
        tokio::spawn(reactions::listen(self.db.live().clone(), self.pages.clone(), self.editions.clone()))
    }
}

/// The way out of each channel, by the settings.
fn posts(settings: &Settings) -> anyhow::Result<Posts> {
    let folder = || post::Folder::new(settings.data.join("letters"), &settings.mail_from);
    Ok(Posts {
        mail: match &settings.smtp_url {
            Some(url) => Box::new(post::Smtp::new(url, &settings.mail_from)?),
            None => Box::new(folder()?),
        },
        sms: match &settings.sms_url {
            Some(url) => Box::new(post::Gateway::new(url.clone())?),
            None => Box::new(folder()?),
        },
    })
}

/// Every kind of job.
pub fn registry() -> Registry {
    Registry::default()
        .with(booths::lapse)
        .with(matchmaking::lapse)
        .with(matchmaking::board::make)
        .with(matchmaking::diary::reminded)
}

/// Rocket with everything mounted; the front (or a test) drives it.
pub fn rocket(app: &App) -> Rocket<Build> {
    let editions = app.editions.clone();
    let site = Site {
        origin: app.settings.origin(),
        secure: app.settings.is_secure(),
        csrf_key: app.master.derive("form tokens"),
        rehearsal: app.db.clock().is_rehearsal(),
        edition: Box::new(move |lang| editions.peek().map(|it| it.head(lang)).unwrap_or_default()),
    };
    let config = rocket::Config {
        log_level: LogLevel::Off,
        ident: Ident::none(),
        ip_header: None,
        cli_colors: false,
        shutdown: rocket::config::Shutdown {
            ctrlc: false,
            signals: Default::default(),
            ..Default::default()
        },
        ..rocket::Config::release_default()
    };
    rocket::custom(config)
        .manage(site)
        .manage(app.settings.clone())
        .manage(app.db.clone())
        .manage(app.views.clone())
        .manage(app.master.clone())
        .manage(app.editions.clone())
        .manage(app.pages.clone())
        .manage(app.posts.clone())
        .manage(app.matchmaking.clone())
        .attach(web::csrf::Guard)
        .attach(web::headers::Headers)
        .attach(entry::stage())
        .register("/", web::errors::catchers())
        .register("/zh/badge", visitors::catchers())
        .register("/en/badge", visitors::catchers())
        .manage(watch::Probe::default())
        .manage(site::Directories::beside(app.pages.clone()))
        .mount("/", routes())
}

/// Every route. Those that begin with a language are asked last: `/<lang>/exhibitors` would otherwise claim
/// addresses such as `/reset/<token>`, and Rocket refuses to start over that.
fn routes() -> Vec<Route> {
    let domains = [
        web::lang::routes(),
        web::errors::routes(),
        web::assets::routes(),
        accounts::routes(),
        exhibitors::routes(),
        booths::routes(),
        visitors::routes(),
        entry::routes(),
        matchmaking::routes(),
        leads::routes(),
        organiser::routes(),
        site::routes(),
        api::routes(),
        watch::routes(),
    ];
    let mut routes = domains.concat();
    for route in routes.iter_mut().filter(|route| route.uri.path().starts_with("/<")) {
        route.rank += 100;
    }
    routes
}
