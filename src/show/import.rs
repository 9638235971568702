//! An edition from files: `taxonomy.json`, `lists.json` and `complements.json` in one folder.
//!
//! Importing the same edition again replaces its lists and keeps its halls and gates (booths and devices point at
//! them). Every mistake names its file and place; after a mistake nothing has changed.
mod files;
mod write;

use crate::db::{Change, Db};
use crate::kernel::id::EditionId;
use crate::kernel::{Actor, Event, Result};
use anyhow::Context;
pub use files::{Exhibitor, Files};
use std::path::PathBuf;

/// Where the files come from.
pub enum Source {
    /// A folder.
    Folder(PathBuf),
    /// The sample edition inside the binary.
    Sample,
}

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/sample/"]
struct Sample;

impl Source {
    fn text(&self, name: &str) -> anyhow::Result<String> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
            }
            Self::Sample => {
                let file = Sample::get(name).with_context(|| format!("the sample has no {name}"))?;
                Ok(String::from_utf8(file.data.into_owned())?)
            }
        }
    }

    /// What badge categories open, for the gates, if the files say it: `access.json`.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn access(&self) -> anyhow::Result<Option<String>> {
        self.text_if_there("access.json")
    }

    /// The zones behind the gates, if the files say it: `zones.json`.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn zones(&self) -> anyhow::Result<Option<String>> {
        self.text_if_there("zones.json")
    }

    fn text_if_there(&self, name: &str) -> anyhow::Result<Option<String>> {
        let is_there = match self {
            Self::Folder(folder) => folder.join(name).is_file(),
            Self::Sample => Sample::get(name).is_some(),
        };
        is_there.then(|| self.text(name)).transpose()
    }

    /// Reads and checks all files.
    ///
    /// # Errors
    /// Every mistake found, one a line, each with file and place.
    pub fn read(&self) -> anyhow::Result<Files> {
        let files = Files::parse(|name| self.text(name))?;
        let mistakes = files.mistakes();
        if !mistakes.is_empty() {
            anyhow::bail!("{}", mistakes.join("\n"));
        }
        Ok(files)
    }
}

/// Writes the edition, in one transaction together with what `then` adds (booths, exhibitors).
///
/// # Errors
/// Mistakes in the files, or any failure to write; then nothing has changed.
pub async fn import(
    db: &Db,
    files: &Files,
    then: impl AsyncFnOnce(&Change, EditionId) -> Result<()>,
) -> Result<EditionId> {
    let id = write::id_of(db.read(), &files.edition_code()).await?.unwrap_or_else(EditionId::new);
    db.change(&(Actor::System, id), async |change| {
        write::edition(change, id, files).await?;
        then(change, id).await?;
        change.record(Event::EditionImported { edition: id }).await?;
        Ok(id)
    })
    .await
}
