//! The show that is measured: a folder of its own, exhibitors with booths, a token and a paired device.
use super::bare::{self, Disk};
use crate::accounts::{GateDesk, Insider, Role};
use crate::api::tokens;
use crate::app::App;
use crate::cli::{Companies, edition_with};
use crate::config::Settings;
use crate::demo::{self, MORNING, Size};
use crate::entry::entity::device::Profile;
use crate::entry::service;
use crate::kernel::Error;
use crate::kernel::id::AccountId;
use crate::show::{Edition, Source};
use anyhow::Context;
use migrations::{Migrator, MigratorTrait};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A folder with a show; gone when dropped.
pub struct World {
    folder: PathBuf,
    /// May register visitors.
    pub token: String,
    /// May scan and look people up.
    pub device: String,
    /// A sub-category somebody may look for.
    pub sector: String,
}

impl World {
    /// Makes it below the data folder, so that the disk is the one that will be used.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub async fn make(settings: &Settings, exhibitors: usize) -> anyhow::Result<Self> {
        let folder = settings.data.join(format!("bench-{}", std::process::id()));
        let own = Settings {
            data: folder.clone(),
            clock: Some(MORNING.into()),
            require_totp: false,
            ..Settings::default()
        };
        let app = App::open(own).await?;
        Migrator::up(app.db.writer(), None).await.context("a migration failed")?;
        edition_with(&app, &Source::Sample, Companies::Nobody).await?;
        let edition = app.editions.current(&app.db).await.map_err(said)?;
        demo::fill(&app, &edition, Size { exhibitors, visitors: 100, seed: 1 }, |_, _| {})
            .await
            .map_err(said)?;
        let token = tokens::issue(&app.db, &edition, "bench", tokens::SCOPES).await.map_err(said)?;
        let device = pair(&app, &edition).await.map_err(said)?;
        let sector = edition.sub_categories().next().map(|it| it.code.clone()).context("no sub-category")?;
        app.db.close().await;
        Ok(Self { folder, token, device, sector })
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the disk below it can do.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn disk(&self, lasts: Duration) -> anyhow::Result<Disk> {
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?
            .block_on(bare::disk(&self.folder, lasts))
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn pair(app: &App, edition: &Edition) -> Result<String, Error> {
    let desk = GateDesk::try_from(Insider.staff(AccountId::new(), vec![Role::Owner], edition.clone()))?;
    let gate = edition.gates.first().ok_or(Error::NotFound)?.id;
    let wish = service::Wish { gate, label: "bench".into(), profile: Profile::Lookup };
    let path = service::invitation(&app.db, &app.master, &desk, wish).await?;
    let token = path.rsplit('/').next().unwrap_or_default();
    Ok(service::pair(&app.db, edition, token).await?.1.reveal().to_owned())
}

fn said(error: Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}
