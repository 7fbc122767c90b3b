//! XML: a bounded reader and an exact writer.
