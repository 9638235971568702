//! `aisle import edition DIR`.
use crate::app::App;
use crate::booths;
use crate::config::Settings;
use crate::db::Change;
use crate::entry;
use crate::kernel::Result;
use crate::kernel::id::EditionId;
use crate::show::import::Files;
use crate::show::{self, Source, import};
use anyhow::Context;
use clap::Subcommand;
use migrations::{Migrator, MigratorTrait};
use std::path::PathBuf;

/// What can be imported.
#[derive(Subcommand)]
pub enum Import {
    /// An edition from taxonomy.json, lists.json and complements.json in a folder.
    Edition {
        /// The folder; `sample` stands for the edition inside the binary.
        dir: PathBuf,
    },
}

/// Imports.
///
/// # Errors
/// Every mistake in the files, one a line; then nothing has changed.
pub async fn run(settings: Settings, import: Import) -> anyhow::Result<()> {
    let Import::Edition { dir } = import;
    let source = if dir.as_os_str() == "sample" { Source::Sample } else { Source::Folder(dir) };
    let app = App::open(settings).await?;
    Migrator::up(app.db.writer(), None).await.context("a migration failed")?;
    let code = edition(&app, &source).await?;
    println!("Imported {code}.");
    app.db.close().await;
    Ok(())
}

/// Imports an edition with its hall plan and the exhibitors that come with its files; answers its code.
///
/// # Errors
/// Every mistake in the files; any failure to write.
pub async fn edition(app: &App, source: &Source) -> anyhow::Result<String> {
    edition_with(app, source, Companies::OfTheFiles).await
}

/// Which companies come with an edition.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Companies {
    /// Those its files tell of.
    OfTheFiles,
    /// None: a rehearsal brings its own.
    Nobody,
}

/// As [`edition`], with these companies.
///
/// # Errors
/// As [`edition`].
pub async fn edition_with(app: &App, source: &Source, companies: Companies) -> anyhow::Result<String> {
    let (files, access, zones) = (source.read()?, source.access()?, source.zones()?);
    let furnished = async |change: &Change, id| {
        if let Some(rules) = &access {
            entry::set_access(change, id, rules).await?;
        }
        if let Some(zones) = &zones {
            entry::set_zones(change, id, zones).await?;
        }
        furnish(change, id, &files, companies).await
    };
    import(&app.db, &files, furnished).await.map_err(|err| anyhow::anyhow!("{err:?}"))?;
    app.editions.forget();
    Ok(files.edition_code())
}

/// What the files lead to besides the edition itself: the plan of its halls, and the companies that come with it.
async fn furnish(change: &Change, id: EditionId, files: &Files, companies: Companies) -> Result<()> {
    let edition = show::edition(change.tx(), id).await?;
    booths::lay_out(change, &edition).await?;
    if companies == Companies::Nobody {
        return Ok(());
    }
    let companies: Vec<_> = files.exhibitors().collect();
    booths::import(change, &edition, &companies).await.map(|_| ())
}
