//! `aisle user add`.
use crate::accounts::{Role, service};
use crate::app::App;
use crate::config::Settings;
use crate::kernel::contact::{Email, PersonName};
use anyhow::Context;
use clap::Subcommand;
use migrations::{Migrator, MigratorTrait};

/// What can be done with accounts.
#[derive(Subcommand)]
pub enum User {
    /// Add somebody of the organiser, with a role; prints a first password.
    Add {
        /// E-mail address to sign in with.
        email: String,
        /// Name shown to colleagues.
        #[arg(long)]
        name: String,
        /// owner, show_manager, sales, finance, marketing, matchmaking, onsite_supervisor or gate_steward.
        #[arg(long, default_value = "owner")]
        role: String,
        /// How far the role reaches: organisation, show or edition.
        #[arg(long, default_value = "organisation")]
        reach: String,
    },
}

/// Adds the account.
///
/// # Errors
/// When a value is wrong, the address is taken, or no edition has been imported.
pub async fn run(settings: Settings, user: User) -> anyhow::Result<()> {
    let User::Add { email, name, role, reach } = user;
    let app = App::open(settings).await?;
    Migrator::up(app.db.writer(), None).await.context("a migration failed")?;
    let edition =
        app.editions.current(&app.db).await.map_err(|_| anyhow::anyhow!("import an edition first"))?;
    let role = Role::parse(&role).with_context(|| format!("there is no role `{role}`"))?;
    let wrong = |what: &str, mistake: crate::kernel::Mistake| anyhow::anyhow!("{what}: {}", mistake.key);
    let person = service::NewStaff {
        email: Email::parse(&email).map_err(|m| wrong("e-mail", m))?,
        name: PersonName::parse(&name).map_err(|m| wrong("name", m))?,
        role,
        reach: service::Reach::parse(&reach).with_context(|| format!("no role reaches `{reach}`"))?,
        password: service::first_password(),
    };
    let password = person.password.clone();
    service::add_staff(&app.db, &edition, person).await.map_err(|err| anyhow::anyhow!("{err:?}"))?;
    println!("{email} may sign in as {} with the first password {password}", role.code());
    app.db.close().await;
    Ok(())
}
