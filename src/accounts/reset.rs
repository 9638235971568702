//! A forgotten password: a link by mail, good for 30 minutes, once. The answer never tells whether an address is known.
use super::code::{self, Purpose};
use super::{password, service, store};
use crate::db::Db;
use crate::kernel::contact::Email;
use crate::kernel::{Actor, Error, Result};
use crate::mail::{self, Letter};

const RESET: &str = "reset";
const MINUTES: i64 = 30;

/// Sends the link, if the address has an account.
pub async fn ask(db: &Db, email: &Email) -> Result<()> {
    let Some(account) = store::by_email(db.read(), email.as_str()).await?.filter(|it| !it.disabled) else {
        return Ok(());
    };
    let purpose =
        Purpose { name: RESET, target: email.as_str(), subject: Some(account.id.uuid()), edition: None };
    db.change(&Actor::Anonymous, async |change| {
        let token = code::issue_link(change, &purpose, MINUTES).await?;
        let letter = Letter::new(email, account.lang, "accounts-reset")
            .arg("name", account.name.clone())
            .arg("minutes", MINUTES)
            .link(format!("/reset/{}", token.reveal()));
        mail::send(change, letter).await?;
        Ok(())
    })
    .await
}

/// Is the link still good? Answers the address it belongs to.
pub async fn look_at(db: &Db, token: &str) -> Result<String> {
    Ok(code::look_at_link(db.read(), RESET, token, db.now()).await?.ok_or(Error::NotFound)?.target)
}

/// Sets the new password; every session ends.
pub async fn finish(db: &Db, token: &str, password: String) -> Result<()> {
    let hash = password::hash(password).await?;
    db.change(&Actor::Anonymous, async |change| {
        let link = code::use_link(change, RESET, token).await?;
        let id = link.subject_id.ok_or(Error::NotFound)?;
        service::set_password(change, id.into(), hash, None).await
    })
    .await
}
