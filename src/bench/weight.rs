//! What a page weighs on the way to a phone: itself and everything it asks for, compressed.
use super::load::{Line, get_compressed};
use std::collections::BTreeSet;
use std::net::SocketAddr;

/// A page with all it needs.
#[derive(Copy, Clone, Debug)]
pub struct Weight {
    /// Bytes of all bodies, as sent.
    pub bytes: usize,
    /// How many requests that takes.
    pub requests: usize,
}

/// Fetches the page and, again and again, what it names.
///
/// # Errors
/// When something it names is not there.
pub async fn weigh(at: SocketAddr, path: &str) -> anyhow::Result<Weight> {
    let mut line = Line::open(at).await?;
    let (mut open, mut seen, mut bytes) = (vec![path.to_owned()], BTreeSet::new(), 0);
    while let Some(path) = open.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let (status, answer) = line.whole(&get_compressed(&path)).await?;
        anyhow::ensure!(status == 200, "{path} answers {status}");
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n").map_or(answer.len(), |at| at + 4);
        bytes += answer.len() - head;
        let text = plain(&answer[..head], &answer[head..]);
        open.extend(named(&path, &text));
    }
    Ok(Weight { bytes, requests: seen.len() })
}

fn plain(head: &[u8], body: &[u8]) -> String {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let plain = if head.contains("content-encoding: br") { squeeze::unbrotli(body).ok() } else { None };
    String::from_utf8_lossy(plain.as_deref().unwrap_or(body)).into_owned()
}

/// Style sheets, scripts, icons and pictures of a page; imports of a script.
fn named(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if path.ends_with(".js") {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for piece in text.split("from \"").skip(1).chain(text.split("import \"").skip(1)) {
            if let Some(file) = piece.split('"').next().and_then(|file| file.strip_prefix("./")) {
                found.push(format!("{folder}/{file}"));
            }
        }
        return found;
    }
    for tag in
        text.split('<').filter(|tag| ["link ", "script ", "img "].iter().any(|name| tag.starts_with(name)))
    {
        let wanted = !tag.starts_with("link ") || tag.contains("stylesheet") || tag.contains("icon");
        let address = ["href=\"", "src=\""].iter().find_map(|name| tag.split(name).nth(1)?.split('"').next());
        found.extend(address.filter(|address| wanted && address.starts_with('/')).map(str::to_owned));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names_is_found() {
        let page = r#"<link rel="stylesheet" href="/a/1/site.css"><link rel="alternate" href="/en/"><script type="module" src="/a/1/x.js">"#;
        assert_eq!(named("/zh/", page), ["/a/1/site.css", "/a/1/x.js"]);
        assert_eq!(named("/a/1/x.js", r#"import { a } from "./y.js";"#), ["/a/1/y.js"]);
    }
}
