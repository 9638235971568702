//! How to get in as each kind of user. Made anew at every start: links are good for a while only.
use super::{buyers, exhibitors, staff};
use crate::accounts::{GateDesk, Insider, Role};
use crate::app::App;
use crate::entry::entity::device::Profile;
use crate::entry::service;
use crate::kernel::Result;
use crate::kernel::id::AccountId;
use crate::show::Edition;
use crate::visitors;

/// Paths and addresses to print.
#[derive(Clone, Debug)]
pub struct SignIns {
    /// Role and address of each of the organiser's people.
    pub staff: Vec<(&'static str, String)>,
    /// Address of an exhibitor.
    pub exhibitor: &'static str,
    /// Path of a buyer's private link, if there are visitors.
    pub buyer: Option<String>,
    /// Path of an invitation to pair a phone with a gate.
    pub gate: Option<String>,
}

/// Makes the links.
///
/// # Errors
/// As any write.
pub async fn sign_ins(app: &App, edition: &Edition) -> Result<SignIns> {
    let buyer = visitors::private_link(&app.db, edition, buyers::LEAD).await?;
    Ok(SignIns {
        staff: Role::ALL.into_iter().map(|role| (role.code(), staff::address(role))).collect(),
        exhibitor: exhibitors::LEAD,
        buyer,
        gate: gate(app, edition).await?,
    })
}

async fn gate(app: &App, edition: &Edition) -> Result<Option<String>> {
    let Some(gate) = edition.gates.first() else { return Ok(None) };
    let steward = Insider.staff(AccountId::new(), vec![Role::OnsiteSupervisor], edition.clone());
    let desk = GateDesk::try_from(steward)?;
    let wish = service::Wish { gate: gate.id, label: "Demo".to_owned(), profile: Profile::Supervisor };
    service::invitation(&app.db, &app.master, &desk, wish).await.map(Some)
}
