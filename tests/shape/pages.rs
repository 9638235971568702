//! Every page that somebody reaches by following links, in both languages: it renders, and says sentences, not keys.
use crate::people::everybody;
use crate::support::{Answer, Person, Show};
use crate::tree::none;
use crate::words::{families, looks_like_a_key, sentences};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Where a reader may begin; what is not for them leads elsewhere.
const DOORS: &[&str] = &[
    "/<lang>",
    "/<lang>/exhibitors",
    "/<lang>/plan",
    "/<lang>/register",
    "/<lang>/badge",
    "/<lang>/badge/find",
    "/<lang>/matching",
    "/<lang>/agenda",
    "/sign-in",
    "/forgot",
    "/account",
    "/exhibitor/sign-up",
    "/exhibitor/",
    "/exhibitor/applications/new",
    "/exhibitor/meetings",
    "/office/",
    "/office/gates",
    "/gate/",
];
/// More of one kind shows nothing new.
const OF_A_KIND: usize = 2;

/// `/office/visitors/0190…` and its neighbours are one kind of page.
pub fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let is_id = |part: &str| part.len() >= 16 || part.chars().any(|c| c.is_ascii_digit());
    path.split('/').map(|part| if is_id(part) { "<id>" } else { part }).collect::<Vec<_>>().join("/")
}

fn links(body: &str) -> impl Iterator<Item = String> {
    let hrefs = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs.map(|href| href.replace("&amp;", "&").split('#').next().unwrap_or_default().to_owned())
}

fn is_a_page(href: &str) -> bool {
    let apart = ["/a/", "/api/", "/language/", "/metrics", "/office/live", "//"];
    let file = [".ics", ".png", ".svg", ".json", ".csv", ".pdf", ".xml", ".txt", ".webmanifest"];
    let path = href.split('?').next().unwrap_or_default();
    href.starts_with('/')
        && !apart.iter().any(|it| href.starts_with(it))
        && !file.iter().any(|it| path.ends_with(it))
}

fn is_below(href: &str, root: &str) -> bool {
    href.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// Every page this person comes to by following links, with its answer; what turns them away is left out.
pub async fn reached(person: &Person<'_>, short: &str) -> Vec<(String, Answer)> {
    let mut waiting: VecDeque<String> = DOORS.iter().map(|door| door.replace("<lang>", short)).collect();
    let doors: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let other = if short == "zh" { "/en" } else { "/zh" };
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let of_kind = seen.entry(kind(&path)).or_default();
        if of_kind.len() >= OF_A_KIND || !of_kind.insert(path.clone()) {
            continue;
        }
        let answer = person.opens(&path).await;
        let turned_away = matches!(answer.status.code, 401 | 403 | 404) && doors.contains(&path);
        if answer.status.code == 303 || turned_away {
            continue;
        }
        waiting.extend(links(&answer.body).filter(|href| is_a_page(href) && !is_below(href, other)));
        pages.push((path, answer));
    }
    pages
}

/// What is wrong with a page that should be in the language `code`.
fn wrong_with(path: &str, page: &Answer, code: &str, families: &BTreeSet<&str>) -> Vec<String> {
    if page.status.code != 200 {
        return vec![format!("{path}: {}", page.status)];
    }
    let texts = page.body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    let keys =
        texts.filter(|text| looks_like_a_key(text, families)).map(|text| format!("{path}: says `{text}`"));
    let foreign = !page.says(&format!("<html lang=\"{code}\""));
    keys.chain(foreign.then(|| format!("{path}: is not in {code}"))).collect()
}

#[rocket::async_test]
async fn every_page_renders_in_every_language() {
    let show = Show::open().await;
    let said = sentences("en");
    let families = families(&said);
    let mut complaints = Vec::new();
    for (who, person) in everybody(&show).await {
        for (short, code) in [("zh", "zh-CN"), ("en", "en")] {
            person.opens(&format!("/language/{short}?to=/")).await;
            for (path, page) in reached(&person, short).await {
                let wrong = wrong_with(&path, &page, code, &families);
                complaints.extend(wrong.into_iter().map(|complaint| format!("{who:?}: {complaint}")));
            }
        }
    }
    none(complaints, "every page renders, in the language it was asked for");
}
