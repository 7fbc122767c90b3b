//! Tables in virsh's layout: a blank, then columns three blanks apart, with a
//! line of hyphens below the titles.

use unicode_width::UnicodeWidthStr;

/// A table; every row has as many cells as there are titles.
#[derive(Debug)]
pub(crate) struct Columns {
    rows: Vec<Vec<String>>,
}

impl Columns {
    /// A table with these titles.
    pub(crate) fn new<const N: usize>(titles: [&str; N]) -> Self {
        Self { rows: vec![titles.into_iter().map(str::to_owned).collect()] }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(printable).collect());
    }

    /// The table's text, with its titles or without them.
    pub(crate) fn render(&self, titles: bool) -> String {
        let shown = &self.rows[usize::from(!titles)..];
        let widths: Vec<usize> = (0..self.rows[0].len())
            .map(|column| shown.iter().map(|row| row[column].width()).max().unwrap_or_default())
            .collect();
        let mut text = String::new();
        for (index, row) in shown.iter().enumerate() {
            let last = row.len() - 1;
            for (column, cell) in row.iter().enumerate() {
                text.push_str(if column == 0 { " " } else { "   " });
                text.push_str(cell);
                if column != last {
                    text.extend(std::iter::repeat_n(' ', widths[column] - cell.width()));
                }
            }
            text.push('\n');
            if titles && index == 0 {
                let dashes = widths.iter().map(|width| width + 3).sum();
                text.extend(std::iter::repeat_n('-', dashes));
                text.push('\n');
            }
        }
        text
    }
}

/// The cell with control characters written as `\x1b`.
fn printable(cell: String) -> String {
    if !cell.chars().any(char::is_control) {
        return cell;
    }
    let mut text = String::new();
    for c in cell.chars() {
        if c.is_control() {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                text.push_str(&format!("\\x{byte:02x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lays_out_columns() {
        let mut table = Columns::new(["Id", "Name", "State"]);
        assert_eq!(table.render(true), " Id   Name   State\n--------------------\n");
        table.row(["1".into(), "tiny".into(), "running".into()]);
        assert_eq!(table.render(false), " 1   tiny   running\n");
        table.row(["-".into(), "客机\u{1b}".into(), String::new()]);
        assert_eq!(
            table.render(true),
            " Id   Name       State\n\
             --------------------------\n \
             1    tiny       running\n \
             -    客机\\x1b   \n"
        );
    }
}
