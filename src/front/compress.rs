//! Which answers are worth compressing.

/// Below this size the header costs more than the body saves.
const WORTH: usize = 1024;

/// Whether an answer of this type and size is worth the work.
pub fn worth(content_type: &str, size: usize) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    let text = kind.starts_with("text/") && kind != "text/event-stream";
    let named = ["application/json", "application/javascript", "application/xml", "image/svg+xml"];
    size > WORTH && (text || named.contains(&kind) || kind.ends_with("+json") || kind.ends_with("+xml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_texts_are_worth_it() {
        assert!(worth("text/html; charset=utf-8", 5000) && worth("application/problem+json", 5000));
        assert!(!worth("text/html", 100) && !worth("image/png", 5000) && !worth("text/event-stream", 5000));
    }
}
