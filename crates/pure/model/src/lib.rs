//! Definitions (domains, capabilities) and their XML.
