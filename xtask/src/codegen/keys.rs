//! The QEMU driver's table of keys from `tables/keys.csv`.

use super::output::Output;
use std::fmt::Write as _;
use std::path::Path;

/// The code sets of the columns.
const COLUMNS: &str = "linux,atset1,atset2,atset3,usb,win32,os_x";

pub(crate) fn generate(root: &Path, output: &mut Output) -> Result<(), String> {
    let path = root.join("tables/keys.csv");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut rows = text.lines().filter(|row| !row.starts_with('#'));
    if rows.next() != Some(COLUMNS) {
        return Err(format!("{}: the columns are not '{COLUMNS}'", path.display()));
    }
    let mut body = format!(
        "/// No key of this set.\npub(super) const NONE: u16 = u16::MAX;\n\n\
         /// A row a key: its codes in the sets {}.\n#[rustfmt::skip]\n\
         pub(super) static KEYS: &[[u16; 7]] = &[\n",
        COLUMNS.replace(',', ", ")
    );
    for row in rows {
        let codes: Vec<&str> = row.split(',').collect();
        if codes.len() != COLUMNS.split(',').count() {
            return Err(format!("{}: '{row}' has another number of columns", path.display()));
        }
        let codes: Vec<&str> =
            codes.into_iter().map(|code| if code.is_empty() { "NONE" } else { code }).collect();
        let _ = writeln!(body, "    [{}],", codes.join(", "));
    }
    body.push_str("];\n");
    let about = "Keys in the code sets that clients may use.";
    output.rust("crates/drivers/qemu/src/keys/generated/mod.rs", "tables/keys.csv", about, &body);
    Ok(())
}
