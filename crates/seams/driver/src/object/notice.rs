//! The first lines of the files of definitions, in the place of libvirt's own warning.

/// The head of the file of the object `name`, which is a `what` and is changed
/// with `command`.
#[must_use]
pub fn notice(what: &str, command: &str, name: &str) -> String {
    format!(
        "<!--\nThis file is written by the virtualization daemon; changes made to it here are lost.\n\
         Change the {what} with: {command} {}\n-->\n\n",
        // Two hyphens may not stand in a comment.
        name.replace("--", "-")
    )
}
