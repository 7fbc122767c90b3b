//! The commands.
//!
//! A command is found by its name in the table; a test holds that exactly the
//! commands that the table calls built are found here.

mod agent;
mod attach;
mod connection;
mod console;
mod cpu;
mod cpu_set;
mod definition;
mod devices;
mod display;
mod document;
mod edit;
pub(crate) mod event;
mod file;
mod find;
mod host;
mod host_statistics;
mod impact;
mod info;
mod input;
mod lifecycle;
mod list;
mod monitor;
mod own;
pub(crate) mod pool;
pub(crate) mod secret;
mod statistics;
mod volume;
pub(crate) mod words;

use crate::{failure::Failure, parse::Arguments, session::Session};
use std::pin::Pin;

/// A command at work.
type Running<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// Runs one command.
pub(crate) async fn run(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    match begin(session, arguments) {
        Some(running) => running.await,
        None => Err(not_built(arguments.command.name)),
    }
}

/// Begins a command; `None` for one that is not built.
fn begin<'a>(session: &'a mut Session, arguments: &'a Arguments) -> Option<Running<'a>> {
    // One arm a command: its name, and the function that it is.
    macro_rules! commands {
        ($($name:literal => $run:expr,)*) => {
            match arguments.command.name {
                $($name => {
                    #[allow(clippy::redundant_closure_call, reason = "each arm is a function")]
                    let running: Running<'a> = Box::pin($run(session, arguments));
                    running
                })*
                _ => return None,
            }
        };
    }
    Some(commands! {
        "attach-device" => attach::attach,
        "attach-disk" => attach::attach_disk,
        "attach-interface" => attach::attach_interface,
        "autostart" => definition::autostart,
        "capabilities" => host::capabilities,
        "cd" => own::cd,
        "change-media" => attach::change_media,
        "connect" => connection::connect,
        "console" => console::console,
        "cpu-stats" => statistics::cpu,
        "create" => lifecycle::create,
        "define" => definition::define,
        "desc" => document::describe,
        "destroy" => lifecycle::destroy,
        "detach-device" => attach::detach,
        "detach-device-alias" => attach::detach_alias,
        "detach-disk" => attach::detach_disk,
        "detach-interface" => attach::detach_interface,
        "domblkerror" => devices::disk_errors,
        "domblkinfo" => devices::disk_sizes,
        "domblklist" => devices::disks,
        "domblkstat" => statistics::block,
        "domcapabilities" => host::domain_capabilities,
        "domcontrol" => info::control,
        "domdisplay" => display::uris,
        "domhostname" => agent::hostname,
        "domid" => info::id,
        "domif-getlink" => devices::link,
        "domif-setlink" => attach::set_link,
        "domifaddr" => devices::addresses,
        "domiflist" => devices::interfaces,
        "domifstat" => statistics::interface,
        "dominfo" => info::info,
        "dommemstat" => statistics::memory,
        "domname" => info::name,
        "domrename" => definition::rename,
        "domstate" => info::state,
        "domstats" => statistics::domains,
        "domtime" => agent::time,
        "domuuid" => info::uuid,
        "dumpxml" => document::dump,
        "echo" => own::echo,
        "edit" => document::edit,
        "emulatorpin" => cpu::emulator_pin,
        "event" => event::event,
        "exit" => own::quit,
        "find-storage-pool-sources" => pool::find_sources,
        "find-storage-pool-sources-as" => pool::find_sources_as,
        "freecell" => host_statistics::free_cell,
        "freepages" => host_statistics::free_pages,
        "help" => own::help,
        "hostname" => host::hostname,
        "inject-nmi" => input::inject_nmi,
        "iothreadinfo" => cpu::iothreads,
        "list" => list::list,
        "maxvcpus" => host::max_vcpus,
        "metadata" => document::metadata,
        "nodecpumap" => host_statistics::cpu_map,
        "nodecpustats" => host_statistics::cpu_stats,
        "nodeinfo" => host::node_info,
        "nodememstats" => host_statistics::memory_stats,
        "pool-autostart" => pool::autostart,
        "pool-build" => pool::build,
        "pool-capabilities" => pool::capabilities,
        "pool-create" => pool::create,
        "pool-create-as" => pool::create_as,
        "pool-define" => pool::define,
        "pool-define-as" => pool::define_as,
        "pool-delete" => pool::delete,
        "pool-destroy" => pool::destroy,
        "pool-dumpxml" => pool::dump,
        "pool-edit" => pool::edit,
        "pool-event" => pool::events,
        "pool-info" => pool::info,
        "pool-list" => pool::list,
        "pool-name" => pool::name,
        "pool-refresh" => pool::refresh,
        "pool-start" => pool::start,
        "pool-undefine" => pool::undefine,
        "pool-uuid" => pool::uuid,
        "pwd" => own::pwd,
        "qemu-agent-command" => monitor::agent,
        "qemu-monitor-command" => monitor::command,
        "qemu-monitor-event" => monitor::events,
        "quit" => own::quit,
        "reboot" => lifecycle::reboot,
        "reset" => lifecycle::reset,
        "resume" => lifecycle::resume,
        "screenshot" => display::screenshot,
        "secret-define" => secret::define,
        "secret-dumpxml" => secret::dump,
        "secret-event" => secret::events,
        "secret-get-value" => secret::get_value,
        "secret-list" => secret::list,
        "secret-set-value" => secret::set_value,
        "secret-undefine" => secret::undefine,
        "send-key" => input::send_key,
        "shutdown" => lifecycle::shutdown,
        "start" => lifecycle::start,
        "suspend" => lifecycle::suspend,
        "sysinfo" => host::sysinfo,
        "ttyconsole" => display::tty,
        "undefine" => definition::undefine,
        "update-device" => attach::update,
        "uri" => host::uri,
        "vcpucount" => cpu::count,
        "vcpuinfo" => cpu::info,
        "vcpupin" => cpu::vcpu_pin,
        "version" => host::version,
        "vncdisplay" => display::vnc,
        "vol-clone" => volume::clone,
        "vol-create" => volume::create,
        "vol-create-as" => volume::create_as,
        "vol-create-from" => volume::create_from,
        "vol-delete" => volume::delete,
        "vol-download" => volume::download,
        "vol-dumpxml" => volume::dump,
        "vol-fetch" => volume::fetch,
        "vol-info" => volume::info,
        "vol-key" => volume::key,
        "vol-list" => volume::list,
        "vol-name" => volume::name,
        "vol-path" => volume::path,
        "vol-pool" => volume::pool,
        "vol-resize" => volume::resize,
        "vol-upload" => volume::upload,
        "vol-wipe" => volume::wipe,
    })
}

fn not_built(name: &str) -> Failure {
    Failure::new(format!("'{name}' is not built yet"))
        .hint("commands marked with * in 'help' are not built yet")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{options::Options, parse, table};

    /// The table's column and the commands here agree. A command is begun, not
    /// run: nothing is awaited.
    #[test]
    fn what_is_built_is_what_the_table_says() {
        for command in table::commands() {
            let mut words = vec![command.name.to_owned()];
            let required = command.options.iter().filter(|option| option.required);
            words.extend(required.map(|option| format!("--{}=1", option.name)));
            let arguments = parse::parse(words).expect(command.name);
            let mut session = Session::new(Options::default());
            let begun = begin(&mut session, &arguments).is_some();
            assert_eq!(begun, command.built, "{}", command.name);
        }
    }
}
