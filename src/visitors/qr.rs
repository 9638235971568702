//! The picture of a badge's code: a QR symbol as one-path SVG and as 1-bit PNG.
//!
//! Alphanumeric mode and ECC M: with a host of at most 27 characters the link fits version 3 (29 x 29
//! modules), which cameras read best; a longer host costs a larger symbol, and `Size::Larger` says so.
//! Black on white, four modules of quiet zone, never anything in the middle. The same link always gives
//! the same picture, so pictures are remembered.
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::code::{CODE_LENGTH, Code};

/// Empty modules on every side, as the standard asks.
const QUIET: usize = 4;
/// A module of the PNG in pixels: sharp on a screen of three pixels to the point at 240 points.
const SCALE: usize = 20;
/// Symbols this small are read at an arm's length.
const SMALL: i16 = 3;
/// A link that needs more is no badge link.
const LARGEST: i16 = 6;
/// How many pictures a generation of the memory holds, about 5 KB each.
const REMEMBERED: usize = 512;

/// A symbol, ready to be drawn.
pub struct Symbol {
    modules: Vec<Color>,
    width: usize,
}

/// How large the symbols of a host come out.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Size {
    /// Version 3: read from afar.
    Small,
    /// The host is long; badges need a camera held closer.
    Larger,
}

/// Both pictures of one link.
pub struct Pictures {
    /// For print and for any size.
    pub svg: String,
    /// For a phone, where a long press saves it.
    pub png: Vec<u8>,
}

/// The link in a badge: upper case throughout, so that QR's alphanumeric mode holds it.
pub fn link(origin: &str, code: &Code) -> String {
    format!("{}/B/{code}", origin.trim_end_matches('/').to_ascii_uppercase())
}

/// What the badges of this public address will look like, for the start-up check.
pub fn size_for(origin: &str) -> Result<Size, QrError> {
    let longest =
        format!("{}/B/{}", origin.trim_end_matches('/').to_ascii_uppercase(), "Z".repeat(CODE_LENGTH));
    let (_, version) = encode(&longest)?;
    Ok(if version <= SMALL { Size::Small } else { Size::Larger })
}

/// Draws a link, or remembers how it was drawn.
pub fn pictures(link: &str) -> Result<Arc<Pictures>, QrError> {
    static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);
    let lock = || MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = lock().recall(link) {
        return Ok(known);
    }
    let symbol = Symbol::of(link)?;
    let drawn = Arc::new(Pictures { svg: symbol.svg(), png: symbol.png() });
    lock().keep(link, Arc::clone(&drawn));
    Ok(drawn)
}

/// Two generations: when the young one is full, the old one is forgotten.
#[derive(Default)]
struct Memory {
    young: HashMap<String, Arc<Pictures>>,
    old: HashMap<String, Arc<Pictures>>,
}

impl Memory {
    fn recall(&mut self, link: &str) -> Option<Arc<Pictures>> {
        if let Some(known) = self.young.get(link) {
            return Some(Arc::clone(known));
        }
        let known = self.old.remove(link)?;
        self.keep(link, Arc::clone(&known));
        Some(known)
    }

    fn keep(&mut self, link: &str, drawn: Arc<Pictures>) {
        if self.young.len() >= REMEMBERED {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(link.to_owned(), drawn);
    }
}

impl Symbol {
    /// The symbol of a text, version 3 if it fits.
    pub fn of(text: &str) -> Result<Self, QrError> {
        let (code, _) = encode(text)?;
        Ok(Self { width: code.width(), modules: code.into_colors() })
    }

    /// Modules on a side, without the quiet zone.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One path of horizontal strokes; each run of dark modules is one `h`.
    pub fn svg(&self) -> String {
        let side = self.width + 2 * QUIET;
        let mut path = String::with_capacity(4096);
        for (y, row) in self.modules.chunks(self.width).enumerate() {
            let mut pen = None;
            for (start, length) in runs(row) {
                match pen {
                    None => _ = write!(path, "M{} {}.5h{length}", start + QUIET, y + QUIET),
                    Some(end) => _ = write!(path, "m{} 0h{length}", start - end),
                }
                pen = Some(start + length);
            }
        }
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/><path d="{path}" stroke="#000"/></svg>"##,
            size = side * 8,
        )
    }

    /// One bit a pixel, whole pixels a module.
    pub fn png(&self) -> Vec<u8> {
        let side = (self.width + 2 * QUIET) * SCALE;
        let row_bytes = side.div_ceil(8);
        let blank = vec![0xff; row_bytes];
        let mut pixels = Vec::with_capacity(row_bytes * side);
        (0..QUIET * SCALE).for_each(|_| pixels.extend_from_slice(&blank));
        for row in self.modules.chunks(self.width) {
            let mut line = blank.clone();
            for (start, length) in runs(row) {
                for x in (start + QUIET) * SCALE..(start + length + QUIET) * SCALE {
                    line[x / 8] &= !(0x80 >> (x % 8));
                }
            }
            (0..SCALE).for_each(|_| pixels.extend_from_slice(&line));
        }
        (0..QUIET * SCALE).for_each(|_| pixels.extend_from_slice(&blank));
        write_png(side, &pixels)
    }
}

/// The smallest symbol from version 3 upwards that holds the text.
fn encode(text: &str) -> Result<(QrCode, i16), QrError> {
    let mut last = QrError::DataTooLong;
    for version in SMALL..=LARGEST {
        match QrCode::with_version(text, Version::Normal(version), EcLevel::M) {
            Ok(code) => return Ok((code, version)),
            Err(err) => last = err,
        }
    }
    Err(last)
}

/// Where dark modules begin in a row, and how many follow each other.
fn runs(row: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for x in row.iter().enumerate().filter(|(_, color)| **color == Color::Dark).map(|(x, _)| x) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == x => *length += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}

fn write_png(side: usize, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4096);
    let mut encoder = png::Encoder::new(&mut bytes, side as u32, side as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::High);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(pixels));
    debug_assert!(written.is_ok(), "a vector takes every byte");
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::code::{BadgeKey, Serial};
    use super::*;
    use crate::kernel::secret::MasterSecret;
    use proptest::prelude::*;

    fn code(chance: [u8; 5]) -> Code {
        let secret = MasterSecret::new(vec![5; 32]).unwrap();
        Code::sign(&BadgeKey::derive(&secret, uuid::Uuid::from_u128(1).into(), 0), Serial::new(chance))
    }

    fn read_png(bytes: &[u8]) -> (usize, String) {
        let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::Png).unwrap().to_luma8();
        let side = picture.width() as usize;
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            picture.get_pixel(x as u32, y as u32).0[0]
        });
        let grids = seen.detect_grids();
        assert_eq!(grids.len(), 1);
        (side, grids[0].decode().unwrap().1)
    }

    /// Draws the path by hand: enough of SVG for what we write.
    fn read_svg(svg: &str) -> String {
        let side: usize =
            svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let path = svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut dark = vec![false; side * side];
        let (mut x, mut y) = (0usize, 0usize);
        for step in path
            .split_inclusive(|c: char| c.is_ascii_digit())
            .collect::<String>()
            .replace('M', "|M")
            .replace('m', "|m")
            .split('|')
        {
            let Some((to, run)) = step.split_once('h') else { continue };
            let mut place = to[1..].split(' ');
            let first: usize = place.next().unwrap().parse().unwrap();
            if to.starts_with('M') {
                (x, y) = (first, place.next().unwrap().trim_end_matches(".5").parse().unwrap());
            } else {
                x += first;
            }
            let run: usize = run.parse().unwrap();
            (x..x + run).for_each(|x| dark[y * side + x] = true);
            x += run;
        }
        let scale = 8;
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            if dark[y / scale * side + x / scale] { 0 } else { 255 }
        });
        seen.detect_grids()[0].decode().unwrap().1
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn cameras_read_what_we_wrote(chance: [u8; 5]) {
            let link = link("https://expo.ecpaklog.example", &code(chance));
            let drawn = pictures(&link).unwrap();
            prop_assert_eq!(read_svg(&drawn.svg), link.clone());
            prop_assert_eq!(read_png(&drawn.png), ((29 + 8) * SCALE, link));
        }
    }

    #[test]
    fn a_host_of_27_characters_fits_the_small_symbol_and_28_do_not() {
        let at = |length: usize| format!("https://{}.example", "x".repeat(length - 8));
        assert_eq!(size_for(&at(27)).unwrap(), Size::Small);
        assert_eq!(size_for(&at(28)).unwrap(), Size::Larger);
        assert_eq!(Symbol::of(&link(&at(27), &code([1; 5]))).unwrap().width(), 29);
        assert_eq!(Symbol::of(&link(&at(28), &code([1; 5]))).unwrap().width(), 33);
        assert_eq!(size_for("http://127.0.0.1:8000/").unwrap(), Size::Small);
        assert!(size_for(&at(200)).is_err());
    }

    #[test]
    fn pictures_are_light() {
        let drawn = pictures(&link("https://expo.ecpaklog.example", &code([0xA5; 5]))).unwrap();
        assert!(drawn.svg.len() < 5 * 1024, "{}", drawn.svg.len());
        assert!(drawn.png.len() < 4 * 1024, "{}", drawn.png.len());
        assert_eq!(drawn.svg.matches("<path").count(), 1);
    }

    #[test]
    fn the_memory_is_bounded_and_keeps_what_is_used() {
        let mut memory = Memory::default();
        let picture = || Arc::new(Pictures { svg: String::new(), png: vec![] });
        memory.keep("used", picture());
        for n in 0..REMEMBERED * 3 {
            memory.keep(&n.to_string(), picture());
            assert!(memory.recall("used").is_some());
        }
        assert!(memory.young.len() + memory.old.len() <= 2 * REMEMBERED);
        assert!(memory.recall("0").is_none());
    }
}
