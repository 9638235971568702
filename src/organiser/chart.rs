//! Where the bars of a chart stand, so that the template only draws.
use crate::kernel::Lang;
use crate::web::filters;
use jiff::civil::Date;
use serde::Serialize;

/// Each bar's place on the paper, and the gap after it, in units of the drawing.
const BAR: i64 = 8;
const GAP: i64 = 3;
/// How high the tallest bar is.
const HIGH: i64 = 100;

/// A chart of one bar a day.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Bars {
    pub bars: Vec<Bar>,
    pub width: i64,
    /// First day, middle, last day.
    pub ticks: Vec<String>,
}

/// One day.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    x: i64,
    y: i64,
    w: i64,
    h: i64,
    text: String,
    value: i64,
    now: bool,
}

/// One bar a day, the last one being today; at least one unit high where there is anything at all.
pub fn per_day(days: &[(Date, i64)], lang: Lang) -> Bars {
    let tallest = days.iter().map(|(_, n)| *n).max().unwrap_or_default().max(1);
    let last = days.len().saturating_sub(1);
    let bars = days.iter().enumerate().map(|(at, (day, n))| {
        let h = (n * HIGH + tallest - 1) / tallest;
        let x = i64::try_from(at).unwrap_or_default() * (BAR + GAP);
        Bar { x, y: HIGH - h, w: BAR, h, text: filters::day(*day, lang), value: *n, now: at == last }
    });
    let ticks = [0, last / 2, last].into_iter().filter_map(|at| days.get(at));
    Bars {
        bars: bars.collect(),
        width: i64::try_from(days.len()).unwrap_or_default() * (BAR + GAP) - GAP,
        ticks: ticks.map(|(day, _)| filters::day(*day, lang)).collect(),
    }
}

/// A part of the whole, as a piece of a bar 1000 wide.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub state: &'static str,
    pub x: i64,
    pub w: i64,
    pub n: i64,
}

/// The pieces side by side, filling the bar.
pub fn shares(parts: &[(&'static str, i64)]) -> Vec<Piece> {
    let whole = parts.iter().map(|(_, n)| n).sum::<i64>().max(1);
    let mut before = 0;
    let piece = |&(state, n): &(&'static str, i64)| {
        let x = before * 1000 / whole;
        before += n;
        Piece { state, x, w: before * 1000 / whole - x, n }
    };
    parts.iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_tallest_day_fills_the_paper_and_a_small_one_is_still_seen() {
        let days = [(date(2025, 10, 1), 0), (date(2025, 10, 2), 1), (date(2025, 10, 3), 400)];
        let chart = per_day(&days, Lang::En);
        assert_eq!(
            chart.bars.iter().map(|bar| (bar.x, bar.y, bar.h)).collect::<Vec<_>>(),
            [(0, 100, 0), (11, 99, 1), (22, 0, 100)]
        );
        assert_eq!((chart.width, chart.bars[2].now), (30, true));
        assert_eq!(per_day(&[], Lang::Zh).bars, []);
    }

    #[test]
    fn shares_fill_the_bar_without_a_gap() {
        let pieces = shares(&[("sold", 1), ("held", 1), ("free", 1)]);
        assert_eq!(pieces.iter().map(|p| (p.x, p.w)).collect::<Vec<_>>(), [(0, 333), (333, 333), (666, 334)]);
        assert_eq!(shares(&[("free", 0)])[0].w, 0);
    }
}
