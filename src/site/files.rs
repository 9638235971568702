//! What programs ask a site for: crawlers, search engines, and people who found a hole.
use super::store;
use crate::db::Db;
use crate::kernel::{Lang, Result};
use crate::show::Edition;
use crate::web::Site;
use rocket::http::ContentType;
use rocket::{Route, State, get, routes};
use std::fmt::Write;

pub fn routes() -> Vec<Route> {
    routes![robots, sitemap, security]
}

#[get("/robots.txt")]
fn robots(site: &State<Site>) -> (ContentType, String) {
    let closed = ["/office", "/exhibitor", "/gate", "/api", "/B/", "/sign-in", "/language"];
    let mut text = "User-agent: *\n".to_owned();
    for path in closed {
        let _ = writeln!(text, "Disallow: {path}");
    }
    let _ = writeln!(text, "Sitemap: {}/sitemap.xml", site.origin);
    (ContentType::Plain, text)
}

/// Every public page in both languages, each naming the other.
#[get("/sitemap.xml")]
async fn sitemap(edition: Edition, db: &State<Db>, site: &State<Site>) -> Result<(ContentType, String)> {
    let fixed = ["", "exhibitors", "sectors", "plan", "visit", "privacy", "register"].map(str::to_owned);
    let directory = store::directory(db.read(), edition.id).await?;
    let firms = directory.firms.iter().map(|firm| format!("exhibitors/{}", firm.id));
    let mut xml = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8"?>"#,
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">"#,
        "\n"
    ));
    for path in fixed.into_iter().chain(firms) {
        for lang in Lang::ALL {
            let address = |lang: Lang| format!("{}/{lang}/{path}", site.origin);
            let _ = writeln!(
                xml,
                r#"<url><loc>{}</loc><xhtml:link rel="alternate" hreflang="{}" href="{}"/></url>"#,
                address(lang),
                lang.other().tag(),
                address(lang.other())
            );
        }
    }
    xml.push_str("</urlset>\n");
    Ok((ContentType::XML, xml))
}

/// RFC 9116. Good for a year from whenever it is read.
#[get("/.well-known/security.txt")]
fn security(edition: Edition, db: &State<Db>, site: &State<Site>) -> (ContentType, String) {
    let mut text = String::new();
    for contact in
        edition.contacts.iter().filter(|contact| contact.role == "visiting" && !contact.email.is_empty())
    {
        let _ = writeln!(text, "Contact: mailto:{}", contact.email);
    }
    let _ = writeln!(text, "Expires: {}", db.now().plus_days(365).rfc3339());
    let _ = writeln!(text, "Preferred-Languages: zh, en");
    let _ = writeln!(text, "Canonical: {}/.well-known/security.txt", site.origin);
    (ContentType::Plain, text)
}
