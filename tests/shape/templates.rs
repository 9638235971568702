//! What a template may say: nothing that the content security policy forbids, no form without its token.
use crate::tree::{files, none};

/// Letters may style themselves: mail programs read no style sheet of ours.
fn pages() -> Vec<crate::tree::Text> {
    let mut pages = files("templates", ".html");
    pages.retain(|page| !page.path.starts_with("templates/mail/"));
    pages
}

/// Every start tag of the page, as written, without the comments of the template language.
fn tags(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let bare: String =
        text.split("{#").enumerate().map(|(n, part)| if n == 0 { part } else { after(part, "#}") }).collect();
    let mut rest = bare.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            tags.push(rest[..end_of_tag(rest)].to_owned());
        }
    }
    tags
}

fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    text.split_once(mark).map_or("", |(_, rest)| rest)
}

/// Where the tag ends: at the first `>` outside quotes and outside `{{ … }}` and `{% … %}`.
fn end_of_tag(text: &str) -> usize {
    let mut inside = 0usize;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' if matches!(bytes.get(at + 1), Some(b'{' | b'%')) => inside += 1,
            b'}' if at > 0 && matches!(bytes[at - 1], b'}' | b'%') => inside = inside.saturating_sub(1),
            b'>' if inside == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn nothing_inline() {
    let mut complaints = Vec::new();
    for page in pages() {
        for tag in tags(&page.text) {
            let name = tag.split_whitespace().next().unwrap_or_default().to_lowercase();
            let inline_script = name == "script" && !tag.contains("src=") && !tag.contains("application/");
            let attribute = tag
                .split_whitespace()
                .skip(1)
                .find(|word| word.starts_with("style=") || (word.starts_with("on") && word.contains("=\"")));
            if inline_script || name == "style" {
                complaints.push(format!("{}: an inline <{name}>", page.path));
            }
            if let Some(attribute) = attribute {
                complaints.push(format!("{}: {attribute} in <{name}>", page.path));
            }
            if tag.contains("javascript:") {
                complaints.push(format!("{}: a javascript: address in <{name}>", page.path));
            }
        }
    }
    none(complaints, "the content security policy allows nothing inline");
}

#[test]
fn every_form_that_changes_something_carries_its_token() {
    let mut complaints = Vec::new();
    for page in pages() {
        for (at, _) in
            page.text.match_indices("<form").filter(|(at, _)| !page.text[at + 5..].starts_with('.'))
        {
            let form = &page.text[at..];
            let (tag, inside) = form.split_at(end_of_tag(form));
            let posts = tag.to_lowercase().contains("method=\"post\"");
            let first: String =
                inside.chars().skip(1).filter(|c| !c.is_whitespace() && *c != '-').take(15).collect();
            if posts && !first.starts_with("{{<form.hidden") {
                complaints.push(format!("{}: {tag}>", page.path));
            }
        }
    }
    none(complaints, "the first child of a POST form is {{ <form.hidden /> }}");
}

#[test]
fn nothing_comes_from_elsewhere() {
    let mut complaints = Vec::new();
    for page in pages() {
        for tag in tags(&page.text) {
            let name = tag.split_whitespace().next().unwrap_or_default().to_lowercase();
            let loads =
                ["script", "img", "link", "iframe", "source", "video", "audio"].contains(&name.as_str());
            if loads && (tag.contains("=\"http") || tag.contains("=\"//")) {
                complaints.push(format!("{}: <{tag}>", page.path));
            }
        }
    }
    none(complaints, "pages ask nobody but their own server");
}
