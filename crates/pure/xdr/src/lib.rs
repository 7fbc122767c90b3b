//! XDR (RFC 4506) with bounds on every length.
