//! Byte transports with peer identity: unix sockets.
