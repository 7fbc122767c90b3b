use super::*;
use crate::HostRoot;

#[test]
fn reads_traffic() {
    let text = "Inter-|   Receive\n face |bytes    packets\n    lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n\
                vnet0:100 2 0 0 0 0 0 0 300 4 0 0 0 0 0 0\na:b: 1 1 1 1 1 1 1 1 7 1 1 1 1 1 1 1\nbroken: 1 2\n";
    let all = interface::parse(text);
    assert_eq!(all.len(), 3);
    let lo = all["lo"];
    assert_eq!(
        (lo.received_bytes, lo.received_dropped, lo.sent_bytes, lo.sent_dropped),
        (1, 4, 9, 12)
    );
    assert_eq!(all["a:b"].sent_bytes, 7);
    assert_eq!(all["vnet0"].mirrored().received_bytes, 300);
    assert!(interface_counters(&HostRoot::system()).contains_key("lo"));
}

#[test]
fn reads_times_behind_any_name() {
    let fields: Vec<String> = (4..=52).map(|field| field.to_string()).collect();
    let times = process::parse_stat(&format!("1 (a) R b) S {}\n", fields.join(" "))).unwrap();
    let tick = crate::processor::nanoseconds_per_tick();
    let page = crate::memory::base_page_size().0;
    assert_eq!((times.user, times.system, times.last_cpu), (14 * tick, 15 * tick, 39));
    assert_eq!((times.resident.0, times.state), (24 * page, 'S'));
    assert_eq!(process::parse_stat("1 (a) S 1"), None);
    assert_eq!(process::parse_stat(""), None);
}

#[test]
fn reads_waits() {
    let text = "sh (1, #threads: 1)\n-----\nse.sum_exec_runtime : 5.5\nse.statistics.wait_sum    :   12.003400\n";
    assert_eq!(process::wait_sum(text), Some(12_003_400));
    assert_eq!(process::wait_sum("wait_sum : 3\n"), Some(3_000_000));
    assert_eq!(process::wait_sum("wait_max : 3\n"), None);
}

#[test]
fn tells_of_a_process_and_never_of_another() {
    let own = ProcessUsage::open(std::process::id().try_into().unwrap()).unwrap();
    let thread = rustix::thread::gettid().as_raw_pid();
    let times = own.times().unwrap();
    assert!(times.resident.0 > 0 && times.state == 'R' || times.state == 'S', "{times:?}");
    own.thread_times(thread).unwrap();
    own.thread_delay(thread).unwrap();
    own.thread_wait(thread).unwrap();
    let cpus = own.affinity(thread).unwrap();
    own.set_affinity(thread, &cpus).unwrap();
    assert_eq!(own.affinity(thread).unwrap(), cpus);

    let mut child = std::process::Command::new("/bin/true").spawn().unwrap();
    let gone = ProcessUsage::open(child.id().try_into().unwrap()).unwrap();
    child.wait().unwrap();
    let error = gone.times().unwrap_err();
    assert!(error.to_string().starts_with("cannot read or change 'stat' of process"), "{error}");
    assert!(ProcessUsage::open(i32::MAX).is_err());
}

#[test]
fn gives_threads_a_policy() {
    let mut child = std::process::Command::new("/bin/sleep").arg("60").spawn().unwrap();
    let pid = child.id().try_into().unwrap();
    let usage = ProcessUsage::open(pid).unwrap();
    assert_eq!(usage.threads().unwrap(), [pid]);
    for (policy, number) in
        [(SchedulingPolicy::Batch, libc::SCHED_BATCH), (SchedulingPolicy::Idle, libc::SCHED_IDLE)]
    {
        usage.set_policy(pid, policy).unwrap();
        assert_eq!(crate::sys::scheduler::policy(pid), number);
    }
    let error = usage.set_policy(pid, SchedulingPolicy::Fifo(1000)).unwrap_err();
    assert_eq!(error.source.raw_os_error(), Some(libc::EINVAL));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(usage.threads().is_err());
}
