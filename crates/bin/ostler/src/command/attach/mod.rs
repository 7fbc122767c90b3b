//! Commands that attach devices to a domain, detach them and change them: in
//! the running guest, in the definition, or in both.

mod address;
mod bandwidth;
mod change;
mod disk;
mod file;
mod interface;
mod link;
mod media;

commands! {
    "attach-device" => file::attach,
    "attach-disk" => disk::attach,
    "attach-interface" => interface::attach,
    "change-media" => media::change,
    "detach-device" => file::detach,
    "detach-device-alias" => file::detach_alias,
    "detach-disk" => disk::detach,
    "detach-interface" => interface::detach,
    "domif-setlink" => link::set,
    "update-device" => file::update,
}
