//! Makes the table of assets that the binary carries: every file below `assets/`, the style sheets joined, each
//! text compressed as well as can be, and one hash over all of it.
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Served as one file, in this order; the gate has a sheet of its own.
const SHEETS: &[&str] = &["tokens", "base", "layout", "components", "print"];
/// Not for browsers.
const INSIDE: &[&str] = &["sample/", "vendor.toml"];
/// What shrinks.
const TEXTS: &[&str] = &["css", "js", "mjs", "svg", "json", "wasm", "txt", "webmanifest", "ico"];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let files = collect(&root)?;
    let mut table =
        format!("/// Of all paths and bytes.\npub const TREE: &str = \"{}\";\n", tree_hash(&files));
    table.push_str("/// Sorted by path.\npub static FILES: &[Embedded] = &[\n");
    fs::create_dir_all(out.join("assets"))?;
    for (path, bytes) in &files {
        table.push_str(&entry(&out.join("assets"), path, bytes)?);
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table)
}

/// All files by their path below `assets/`.
fn collect(root: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    walk(root, root, &mut files)?;
    let mut site = Vec::new();
    for sheet in SHEETS {
        site.extend(files.get(&format!("styles/{sheet}.css")).into_iter().flatten());
    }
    files.insert("styles/site.css".into(), site);
    Ok(files)
}

fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if INSIDE.iter().any(|inside| format!("{name}/").starts_with(inside) || name == *inside) {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, files)?;
        } else {
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}

fn tree_hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update((path.len() as u64).to_be_bytes());
        hash.update(path);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
    hex(&hash.finalize(), 10)
}

fn hex(bytes: &[u8], digits: usize) -> String {
    let mut text = bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    text.truncate(digits);
    text
}

/// One line of the table. What was compressed once is found again by its hash, so only edits cost time.
fn entry(out: &Path, path: &str, bytes: &[u8]) -> io::Result<String> {
    let hash = hex(&Sha256::digest(bytes), 20);
    let plain = keep(&out.join(&hash), || Ok(bytes.to_vec()))?;
    let ending = path.rsplit('.').next().unwrap_or_default();
    let small = |name: &str, shrink: &dyn Fn() -> io::Result<Vec<u8>>| -> io::Result<String> {
        if !TEXTS.contains(&ending) {
            return Ok("None".into());
        }
        let file = keep(&out.join(format!("{hash}.{name}")), shrink)?;
        // Less than a twentieth saved is not worth unpacking.
        let worth = fs::metadata(&file)?.len() < bytes.len() as u64 / 20 * 19;
        Ok(if worth { format!("Some(include_bytes!({file:?}))") } else { "None".into() })
    };
    let brotli = small("br", &|| squeeze::brotli(bytes, 11))?;
    let gzip = small("gz", &|| squeeze::gzip(bytes, 9))?;
    let embedded = format!("path: {path:?}, hash: {hash:?}, plain: include_bytes!({plain:?})");
    Ok(format!("    Embedded {{ {embedded}, brotli: {brotli}, gzip: {gzip} }},\n"))
}

fn keep(file: &Path, make: impl FnOnce() -> io::Result<Vec<u8>>) -> io::Result<PathBuf> {
    if !file.exists() {
        let unfinished = file.with_extension("part");
        fs::write(&unfinished, make()?)?;
        fs::rename(&unfinished, file)?;
    }
    Ok(file.to_owned())
}
