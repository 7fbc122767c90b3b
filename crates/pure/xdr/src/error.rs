//! Why bytes are not a value, or a value not bytes.

/// Why bytes are not the value they should be, or a value cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The input ends inside a value.
    #[error("the data ends {missing} bytes too early")]
    Truncated {
        /// How many more bytes the value needs.
        missing: usize,
    },
    /// A length is larger than its type allows.
    #[error("a length of {length} is over the limit of {limit}")]
    TooLong {
        /// The length that came.
        length: usize,
        /// The largest length allowed.
        limit: usize,
    },
    /// A number does not fit its type.
    #[error("{value} is not a valid {expected}")]
    OutOfRange {
        /// The value that was read.
        value: i64,
        /// The values that are allowed.
        expected: &'static str,
    },
    /// A string is not UTF-8.
    #[error("a string is not valid UTF-8")]
    NotUtf8,
    /// A string has a zero byte, which its readers would take for its end.
    #[error("a string has a zero byte inside")]
    ZeroByte,
    /// Bytes are left after the value.
    #[error("{count} bytes follow the value")]
    Trailing {
        /// How many.
        count: usize,
    },
}
