//! What others made and we carry along: still byte for byte what was taken, and its licence beside it.
use crate::tree::none;
use rocket::figment::Figment;
use rocket::figment::providers::{Format, Toml};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Vendored {
    name: String,
    licence: String,
    licence_file: String,
    files: Vec<String>,
    #[serde(default)]
    file_sha256: Vec<String>,
}

fn vendored() -> Vec<Vendored> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/vendor.toml");
    if !list.exists() {
        return vec![];
    }
    Figment::from(Toml::file(list)).extract_inner("vendored").unwrap()
}

fn sha256(file: &Path) -> String {
    let bytes = fs::read(file).unwrap_or_default();
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn vendored_files_are_what_was_taken() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut complaints = Vec::new();
    for one in vendored() {
        let name = &one.name;
        if !top.join(&one.licence_file).is_file() || one.licence.is_empty() {
            complaints.push(format!("{name}: where is its licence?"));
        }
        for (n, file) in one.files.iter().enumerate() {
            let path = top.join(file);
            match one.file_sha256.get(n) {
                Some(wanted) if *wanted != sha256(&path) => {
                    complaints.push(format!("{name}: {file} was changed"))
                }
                None if file.starts_with("assets/vendor") && path.is_file() => {
                    complaints.push(format!("{name}: no hash for {file}"));
                }
                _ if !path.exists() => complaints.push(format!("{name}: {file} is missing")),
                _ => {}
            }
        }
    }
    none(complaints, "assets/vendor.toml tells the truth");
}

#[test]
fn everything_in_the_vendor_folder_is_listed() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed: BTreeSet<String> =
        vendored().into_iter().flat_map(|one| [one.files, vec![one.licence_file]].concat()).collect();
    let folders = fs::read_dir(top.join("assets/vendor")).into_iter().flatten();
    let complaints = folders
        .map(|entry| format!("assets/vendor/{}/", entry.unwrap().file_name().to_string_lossy()))
        .filter(|folder| !listed.iter().any(|file| file.starts_with(folder)))
        .collect();
    none(complaints, "nothing unlisted lies in assets/vendor");
}
