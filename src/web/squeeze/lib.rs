//! Compression for the build script and for the server.
//!
//! A crate of its own for one reason: the compressors are generic, so their code is made where they are called.
//! Here it is made once and optimised in every profile; in the application's debug build it would take twenty
//! times as long.
use std::io::{Result, Write};

/// As brotli (RFC 7932). Quality 11 for what is made once, 4 for what is used once.
///
/// # Errors
/// Never for bytes in memory; the compressor's interface has them.
pub fn brotli(plain: &[u8], quality: i32) -> Result<Vec<u8>> {
    // A window larger than the text only costs memory.
    let window = (usize::BITS - plain.len().leading_zeros()).clamp(16, 22) as i32;
    let how = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: window,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut small = Vec::with_capacity(plain.len() / 3);
    brotli::BrotliCompress(&mut &plain[..], &mut small, &how)?;
    Ok(small)
}

/// As gzip (RFC 1952), at levels 0 to 9.
///
/// # Errors
/// Never for bytes in memory; the compressor's interface has them.
pub fn gzip(plain: &[u8], level: u32) -> Result<Vec<u8>> {
    let mut small =
        flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), flate2::Compression::new(level));
    small.write_all(plain)?;
    small.finish()
}

/// What brotli made, as it was.
///
/// # Errors
/// When the bytes are not brotli.
pub fn unbrotli(small: &[u8]) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &small[..], &mut plain)?;
    Ok(plain)
}

/// What gzip made, as it was.
///
/// # Errors
/// When the bytes are not gzip.
pub fn ungzip(small: &[u8]) -> Result<Vec<u8>> {
    let mut plain = flate2::write::GzDecoder::new(Vec::new());
    plain.write_all(small)?;
    plain.finish()
}
