//! A table of verdicts: `verdict  path  reason`, two blanks between.

/// A driver's verdict on a path that is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The driver does it.
    Honoured,
    /// A guest that sets it is not started.
    Refused,
}

/// A line of a table.
#[derive(Debug)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// The steps below the root, an attribute as `@name`. `*` is any one step,
    /// and a leading `**` any number of them.
    pub path: String,
    /// The one value that is meant; else every one.
    pub value: Option<String>,
    /// The reason of a refusal, or of an honoured path without a reader.
    pub reason: String,
}

/// A driver's table.
#[derive(Debug)]
pub struct Table {
    /// Its lines, in their order.
    pub lines: Vec<Line>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// Names the number of a line that is not of the form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.splitn(3, "  ").map(str::trim);
            let verdict = match columns.next() {
                Some("honoured") => Verdict::Honoured,
                Some("refused") => Verdict::Refused,
                _ => return Err(format!("line {number} begins with no verdict")),
            };
            let place = columns.next().unwrap_or_default();
            let (path, value) = match place.split_once('=') {
                Some((path, value)) => (path.to_owned(), Some(value.to_owned())),
                None => (place.to_owned(), None),
            };
            let reason = columns.next().unwrap_or_default().to_owned();
            if path.is_empty() || (verdict == Verdict::Refused && reason.is_empty()) {
                return Err(format!("line {number} lacks its path or its reason"));
            }
            lines.push(Line { number, verdict, path, value, reason });
        }
        Ok(Self { lines })
    }

    /// The line that a path is judged by whatever its value: the longest that
    /// it begins with.
    #[must_use]
    pub fn verdict(&self, path: &str) -> Option<&Line> {
        let whole = self.lines.iter().filter(|line| line.value.is_none() && line.covers(path));
        whole.max_by_key(|line| line.path.matches('/').count())
    }

    /// Returns whether a value of this path has a line of its own: its other values then say
    /// what is so anyway.
    #[must_use]
    pub fn has_value(&self, path: &str) -> bool {
        self.lines.iter().any(|line| line.value.is_some() && line.covers(path))
    }

    /// The line that refuses this path with this value.
    #[must_use]
    pub fn refusal(&self, path: &str, value: Option<&str>) -> Option<&Line> {
        let whole = self.verdict(path).filter(|line| line.verdict == Verdict::Refused);
        whole.or_else(|| {
            self.lines.iter().find(|line| {
                line.value.is_some()
                    && line.value.as_deref() == value
                    && line.verdict == Verdict::Refused
                    && line.covers(path)
            })
        })
    }
}

impl Line {
    /// Returns whether this line is about one value of this path itself.
    #[must_use]
    pub fn is_value_of(&self, path: &str) -> bool {
        // An attribute has nothing below it, so that its name ends the path.
        let ends_alike = path.rsplit('/').next() == self.path.rsplit('/').next();
        self.value.is_some() && ends_alike && self.covers(path)
    }

    /// Returns whether a path is this line's, or below it.
    #[must_use]
    pub fn covers(&self, path: &str) -> bool {
        match self.path.strip_prefix("**/") {
            None => begins_with(path, &self.path),
            Some(rest) => {
                let starts = path.match_indices('/').map(|(at, _)| at + 1);
                std::iter::once(0).chain(starts).any(|at| begins_with(&path[at..], rest))
            }
        }
    }
}

/// Returns whether the first steps of `path` are those of `start`.
fn begins_with(path: &str, start: &str) -> bool {
    let mut steps = path.split('/');
    start.split('/').all(|own| steps.next().is_some_and(|step| own == "*" || own == step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_line_judges() {
        let table = Table::parse(
            "# a comment\nhonoured  a\nrefused  a/b  not built\nhonoured  a/b/@c  says nothing\n\
             refused  a/*/@d=x  not so\nrefused  **/deep/@e  never\n",
        )
        .expect("valid");
        let refused = |path, value| table.refusal(path, value).map(|line| line.number);
        for (path, value, line) in [
            ("a", None, None),
            ("a/x", None, None),
            ("a/b", None, Some(3)),
            ("a/b/x", None, Some(3)),
            ("a/b/@c", Some("1"), None),
            ("a/k/@d", Some("x"), Some(5)),
            ("a/k/@d", Some("y"), None),
            ("a/q/deep/@e", Some("y"), Some(6)),
            ("a/q/deeper/@e", Some("y"), None),
        ] {
            assert_eq!(refused(path, value), line, "{path} {value:?}");
        }
        assert!(table.verdict("other").is_none() && table.has_value("a/z/@d"));
        for bad in ["perhaps  a", "refused  a", "honoured"] {
            assert!(Table::parse(bad).is_err(), "{bad}");
        }
    }
}
