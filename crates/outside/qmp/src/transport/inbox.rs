//! Bytes in, lines out.

/// The room kept between messages; what a large message needed beyond it is
/// given back.
const KEPT: usize = 16 * 1024;

/// Bytes of a peer that are not yet a whole line.
#[derive(Debug)]
pub(crate) struct Inbox {
    bytes: Vec<u8>,
    /// The offset at which the first line not yet handed out begins.
    start: usize,
    /// Up to where no line end was found.
    scanned: usize,
    limit: usize,
}

/// A line is longer than the limit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooLong {
    pub(crate) limit: usize,
}

impl Inbox {
    pub(crate) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), start: 0, scanned: 0, limit }
    }

    /// The buffer to read into, by appending.
    pub(crate) fn space(&mut self) -> &mut Vec<u8> {
        if self.start > 0 {
            self.bytes.drain(..self.start);
            self.scanned -= self.start;
            self.start = 0;
            if self.bytes.len() < KEPT {
                self.bytes.shrink_to(KEPT);
            }
        }
        self.bytes.reserve(4096);
        &mut self.bytes
    }

    /// The next whole line, without its end.
    pub(crate) fn next_line(&mut self) -> Result<Option<&[u8]>, TooLong> {
        match self.bytes[self.scanned..].iter().position(|&byte| byte == b'\n') {
            Some(offset) => {
                let (from, end) = (self.start, self.scanned + offset);
                self.start = end + 1;
                self.scanned = end + 1;
                Ok(Some(self.bytes[from..end].trim_ascii()))
            }
            None => {
                self.scanned = self.bytes.len();
                if self.scanned - self.start > self.limit {
                    return Err(TooLong { limit: self.limit });
                }
                Ok(None)
            }
        }
    }

    /// Forgets everything up to and with the last `byte`; false if there is
    /// none.
    pub(crate) fn skip_past(&mut self, byte: u8) -> bool {
        let Some(offset) = self.bytes[self.start..].iter().rposition(|&b| b == byte) else {
            return false;
        };
        self.start += offset + 1;
        self.scanned = self.start;
        true
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.start = 0;
        self.scanned = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[&str], expected: &[&str]) {
        let mut inbox = Inbox::new(16);
        let mut found = Vec::new();
        for piece in pieces {
            inbox.space().extend_from_slice(piece.as_bytes());
            while let Some(line) = inbox.next_line().unwrap() {
                found.push(String::from_utf8(line.to_vec()).unwrap());
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_are_cut_wherever_the_reads_end() {
        check(&["{}\r\n"], &["{}"]);
        check(&["{}\r", "\n[]\n"], &["{}", "[]"]);
        check(&["a", "b", "c\nd", "e\n"], &["abc", "de"]);
        check(&["\n\n x \n"], &["", "", "x"]);
        check(&["unfinished"], &[]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_an_error() {
        let mut inbox = Inbox::new(4);
        inbox.space().extend_from_slice(b"ab\n1234");
        assert_eq!(inbox.next_line(), Ok(Some(&b"ab"[..])));
        assert_eq!(inbox.next_line(), Ok(None));
        inbox.space().push(b'5');
        assert_eq!(inbox.next_line(), Err(TooLong { limit: 4 }));
    }

    #[test]
    fn skipping_goes_past_the_last_mark() {
        let mut inbox = Inbox::new(100);
        inbox.space().extend_from_slice(b"old\n\xffolder\n\xffnew\n");
        assert!(inbox.skip_past(0xff));
        assert_eq!(inbox.next_line(), Ok(Some(&b"new"[..])));
        assert!(!inbox.skip_past(0xff));
    }
}
