//! Reads the source tree for the other tests of this folder.
use std::fs;
use std::path::{Path, PathBuf};

/// One file, with its path from the top of the repository.
pub struct Text {
    pub path: String,
    pub text: String,
}

impl Text {
    /// The code without comment lines and without the tests at its end.
    pub fn code(&self) -> String {
        let before_tests = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = before_tests.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// Every file below `folder` whose name ends with `ending`, in the order of its path.
pub fn files(folder: &str, ending: &str) -> Vec<Text> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    gather(&top.join(folder), &mut found);
    found.sort();
    found
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .map(|path| Text {
            text: fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(top).unwrap().to_string_lossy().into_owned(),
        })
        .collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true if name == "node_modules" || name == "out" || name == "vendor" => {}
            true => gather(&path, found),
            false => found.push(path),
        }
    }
}

/// Fails with all the complaints at once, so that one run shows everything there is to mend.
pub fn none(complaints: Vec<String>, rule: &str) {
    assert!(complaints.is_empty(), "{rule}\n  {}\n", complaints.join("\n  "));
}
