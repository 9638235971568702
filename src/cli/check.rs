//! `aisle check`: what is configured, and whether everything it rests on works; a verdict a line.
use crate::config::Settings;
use crate::db::{Clock, Db};
use crate::watch::finding::worst;
use crate::watch::{Finding, Probe, Verdict};
use crate::web::Views;

/// Prints everything and answers whether visitors may come.
///
/// # Errors
/// When a part is bad; it has been printed.
pub async fn check(settings: Settings) -> anyhow::Result<()> {
    println!("{settings:#?}\n");
    let mut findings = configuration(&settings);
    match Db::open(&settings.database_url(), Clock::default()).await {
        Ok(db) => {
            findings.extend(Probe::default().findings(&db).await.iter().cloned());
            db.close().await;
        }
        Err(error) => findings.push(Finding::bad("database", format!("{error:#}"))),
    }
    for Finding { part, verdict, words } in &findings {
        println!("{:<4} {part:<14} {words}", verdict.word());
    }
    let bad = findings.iter().filter(|finding| finding.verdict == Verdict::Bad).count();
    if worst(&findings) == Verdict::Bad {
        anyhow::bail!("{bad} of {} parts are bad", findings.len())
    } else {
        Ok(())
    }
}

fn configuration(settings: &Settings) -> Vec<Finding> {
    vec![origin(settings), proxy(settings), letters(settings), templates()]
}

fn origin(settings: &Settings) -> Finding {
    let origin = settings.origin();
    if settings.is_secure() {
        Finding::good("origin", origin)
    } else if settings.bind.ip().is_loopback() && settings.public_url.is_none() {
        Finding::odd("origin", format!("{origin}: only this machine can use it"))
    } else {
        Finding::odd("origin", format!("{origin}: without TLS passwords and badges can be read on the way"))
    }
}

fn proxy(settings: &Settings) -> Finding {
    match (settings.is_secure(), settings.trusted_proxies.is_empty()) {
        (true, true) => Finding::odd(
            "proxy",
            "TLS ends somewhere, but AISLE_TRUSTED_PROXIES is empty: everybody seems to be one client",
        ),
        (_, true) => Finding::good("proxy", "none is believed"),
        (_, false) => Finding::good("proxy", format!("believed: {}", settings.trusted_proxies.join(", "))),
    }
}

fn letters(settings: &Settings) -> Finding {
    match (&settings.smtp_url, &settings.sms_url) {
        (Some(_), Some(_)) => Finding::good("letters", "mail and messages go out"),
        (Some(_), None) => Finding::odd("letters", "messages become files: AISLE_SMS_URL is not set"),
        (None, Some(_)) => Finding::odd("letters", "mail becomes files: AISLE_SMTP_URL is not set"),
        (None, None) => Finding::odd("letters", "mail and messages become files in the data folder"),
    }
}

fn templates() -> Finding {
    match Views::load() {
        Ok(_) => Finding::good("templates", "templates and words are sound"),
        Err(error) => Finding::bad("templates", format!("{error:#}")),
    }
}
