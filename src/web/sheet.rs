//! Tables that people open in a spreadsheet: CSV with a byte-order mark, every cell quoted, and none of them a formula.
use rocket::http::{ContentType, Header};
use rocket::request::Request;
use rocket::response::{self, Responder, Response};
use std::io::Cursor;

/// A table on its way out as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    name: String,
    text: String,
    rows: u32,
}

impl Sheet {
    /// A file called `name` with these heads of columns.
    pub fn new(name: &str, head: &[String]) -> Self {
        let mut sheet = Self { name: name.to_owned(), text: String::from('\u{FEFF}'), rows: 0 };
        sheet.line(head);
        sheet
    }

    /// One more row.
    pub fn row(&mut self, cells: &[String]) {
        self.line(cells);
        self.rows = self.rows.saturating_add(1);
    }

    /// Rows below the head.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The whole file.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn line(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| safe(cell)).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }
}

/// Quoted; what a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"). Numbers
/// stay numbers.
fn safe(cell: &str) -> String {
    let is_number = cell.strip_prefix('-').unwrap_or(cell).parse::<f64>().is_ok_and(f64::is_finite);
    let first = cell.trim_start_matches(' ').chars().next();
    let looks_active =
        matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    let mark = if looks_active && !is_number { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

impl<'r> Responder<'r, 'static> for Sheet {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(ContentType::CSV)
            .header(Header::new("Cache-Control", "no-store"))
            .header(Header::new("Content-Disposition", format!("attachment; filename=\"{}.csv\"", self.name)))
            .sized_body(self.text.len(), Cursor::new(self.text))
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, safe_cell) in [
            ("=1+1", "\"'=1+1\""),
            ("+86 10", "\"'+86 10\""),
            ("-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("  =1", "\"'  =1\""),
            ("\t=1", "\"'\t=1\""),
            ("-12.5", "\"-12.5\""),
            ("Li \"Ice\" Box, Ltd", "\"Li \"\"Ice\"\" Box, Ltd\""),
            ("", "\"\""),
        ] {
            assert_eq!(safe(cell), safe_cell);
        }
    }

    #[test]
    fn a_sheet_has_a_head_and_counts_its_rows() {
        let mut sheet = Sheet::new("x", &["a".into(), "b".into()]);
        sheet.row(&["1".into(), "two\nlines".into()]);
        assert_eq!(sheet.text(), "\u{FEFF}\"a\",\"b\"\r\n\"1\",\"two\nlines\"\r\n");
        assert_eq!(sheet.rows(), 1);
    }
}
