//! One account for each role of the organiser.
use super::{PASSWORD, wrong};
use crate::accounts::{Role, email_is_taken, service};
use crate::app::App;
use crate::kernel::Result;
use crate::kernel::contact::{Email, PersonName};
use crate::show::Edition;

/// The address of the account with this role.
pub fn address(role: Role) -> String {
    format!("{}@example.com", role.code().replace('_', "-"))
}

/// Adds them.
pub async fn hire(app: &App, edition: &Edition) -> Result<()> {
    for role in Role::ALL {
        let name = format!("{} (Demo)", role.code().replace('_', " "));
        let person = service::NewStaff {
            email: Email::parse(&address(role)).map_err(|_| wrong("address"))?,
            name: PersonName::parse(&name).map_err(|_| wrong("name"))?,
            role,
            reach: service::Reach::Organisation,
            password: PASSWORD.to_owned(),
        };
        service::add_staff(&app.db, edition, person).await?;
    }
    Ok(())
}

/// Has that been done?
pub async fn is_hired(app: &App, _edition: &Edition) -> Result<bool> {
    let owner = Email::parse(&address(Role::Owner)).map_err(|_| wrong("address"))?;
    email_is_taken(app.db.read(), &owner).await
}
