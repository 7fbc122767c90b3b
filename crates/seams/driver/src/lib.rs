//! What a driver is: traits per object family, object lists, jobs, events, undo.
