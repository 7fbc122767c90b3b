"""Pins, quotas and limits: what a definition or a call says is what the kernel keeps to."""

import errno
import os
import pathlib
import re
import subprocess
import tempfile

import libvirt

from case import DaemonCase
from stage import guest

LIVE, CONFIG = libvirt.VIR_DOMAIN_AFFECT_LIVE, libvirt.VIR_DOMAIN_AFFECT_CONFIG
CONTROLLERS = ("blkio", "cpu", "cpuacct", "cpuset", "memory")
MOUNTS = pathlib.Path("/sys/fs/cgroup")


def online():
    """The processors of this machine that run."""
    return sorted(os.sched_getaffinity(0))


def own_tree():
    """Why this test can have no hierarchies of its own, or None."""
    if os.geteuid() != 0:
        return "only root can have control groups of its own"
    if not all(os.access(MOUNTS / each, os.W_OK) for each in CONTROLLERS):
        return "no control groups of version 1 that can be written"
    if subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
        return "namespaces are not allowed here"
    return None


def threads(pid):
    """Name and processors of each thread of a process."""
    found = {}
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        allowed = re.search(r"Cpus_allowed_list:\t(.*)", (task / "status").read_text())[1]
        name = (task / "comm").read_text().strip()
        found.setdefault(re.sub("/(TCG|KVM)$", "", name), set()).add(allowed)
    return found


def group(pid, controller):
    """The folder of a process's group in one hierarchy."""
    for line in pathlib.Path(f"/proc/{pid}/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        if controller in controllers.split(","):
            return MOUNTS / controller / path.lstrip("/")
    raise AssertionError(f"no hierarchy of {controller}")


def whole(pid, controller):
    """The folder of the whole guest's group."""
    folder = group(pid, controller)
    return folder.parent if folder.name == "emulator" else folder


def tuned(name, vcpus=2, head="", extra=""):
    text = guest.bare(name, extra=extra)
    return text.replace("<vcpu>1</vcpu>", head or f"<vcpu>{vcpus}</vcpu>")


class Pins(DaemonCase):
    """Without any group: cgroup_controllers = []."""

    def command(self):
        configuration = self.scratch / "daemon" / "state" / "etc/libvirt/qemu.conf"
        configuration.parent.mkdir(parents=True)
        configuration.write_text("cgroup_controllers = []\n")
        return super().command()

    def setUp(self):
        if len(online()) < 2:
            self.skipTest("one processor shows no pins")
        super().setUp()
        self.first, self.second = map(str, online()[:2])

    def pid(self, name):
        return self.daemon.guests()[name]

    def test_threads_run_where_they_are_pinned(self):
        one, two = self.first, self.second
        tune = f"""<iothreads>1</iothreads><cputune><vcpupin vcpu='0' cpuset='{one}'/>
            <vcpupin vcpu='1' cpuset='{two}'/><emulatorpin cpuset='{one}'/>
            <iothreadpin iothread='1' cpuset='{two}'/></cputune>"""
        domain = self.connection.createXML(tuned("pinned", extra=tune))
        found = threads(self.pid("pinned"))
        self.assertEqual(found.pop("CPU 0"), {one})
        self.assertEqual(found.pop("CPU 1"), {two})
        self.assertEqual(found.pop("IO iothread1"), {two})
        for name, allowed in found.items():
            self.assertEqual(allowed, {one}, name)
        both = tuple(cpu < 2 for cpu in range(2))
        domain.pinVcpu(0, both)
        domain.pinEmulator((False, True))
        domain.pinIOThread(1, (True, False))
        found = threads(self.pid("pinned"))
        self.assertEqual(found["CPU 0"], {"0-1"})
        self.assertEqual(found["IO iothread1"], {"0"})
        self.assertIn({"1"}, found.values())
        self.assertEqual(domain.vcpuPinInfo()[0][:2], both)
        self.assertEqual(domain.emulatorPinInfo()[:2], (False, True))
        self.assertEqual(domain.ioThreadInfo()[0][1][:2], [True, False])

    def test_the_cpuset_of_vcpu_is_for_all_threads(self):
        head = f"<vcpu placement='static' cpuset='{self.second}'>2</vcpu>"
        self.connection.createXML(tuned("together", head=head))
        for name, allowed in threads(self.pid("together")).items():
            self.assertEqual(allowed, {self.second}, name)

    def test_a_processor_that_is_not_there_fails_the_start(self):
        for tune, head in [
            ("<cputune><vcpupin vcpu='1' cpuset='77'/></cputune>", ""),
            ("<cputune><emulatorpin cpuset='0,77'/></cputune>", ""),
            ("", "<vcpu cpuset='77'>2</vcpu>"),
        ]:
            with self.assertRaisesRegex(libvirt.libvirtError, "77.*does not run") as caught:
                self.connection.createXML(tuned("far", head=head, extra=tune))
            code = caught.exception.get_error_code()
            self.assertEqual(code, libvirt.VIR_ERR_CONFIG_UNSUPPORTED)
        self.assertEqual(self.connection.listAllDomains(), [])

    def test_a_definition_is_pinned_without_its_guest(self):
        domain = self.connection.defineXML(tuned("later"))
        domain.pinVcpuFlags(1, (False, True), CONFIG)
        domain.pinEmulator((True, False), CONFIG)
        text = domain.XMLDesc()
        self.assertIn("<vcpupin vcpu='1' cpuset='1'/>", text)
        self.assertIn("<emulatorpin cpuset='0'/>", text)
        for call, words in [
            (lambda: domain.pinVcpuFlags(9, (True,), CONFIG), "vcpu 9 is out of range"),
            (lambda: domain.pinVcpuFlags(0, (False, False), CONFIG), "Empty cpu list"),
            (lambda: domain.pinIOThread(3, (True,), CONFIG), "iothread 3 not found"),
            (lambda: domain.pinVcpu(0, (True,)), "not running"),
        ]:
            with self.assertRaisesRegex(libvirt.libvirtError, words):
                call()
        domain.create()
        self.assertEqual(threads(self.pid("later"))["CPU 1"], {"1"})

    def test_what_needs_a_group_is_refused_by_name(self):
        for tune, words in [
            ("<cputune><shares>642</shares></cputune>", "CPU tuning is not available.*shares"),
            ("<cputune><quota>12500</quota></cputune>", "CPU tuning is not available.*quota"),
            ("<memtune><hard_limit>900000</hard_limit></memtune>", "Memory cgroup is not"),
            ("<blkiotune><weight>300</weight></blkiotune>", "Block I/O tuning is not"),
        ]:
            domain = self.connection.defineXML(tuned("without", extra=tune))
            with self.assertRaisesRegex(libvirt.libvirtError, words):
                domain.create()
            domain.undefine()
        domain = self.connection.createXML(tuned("plain"))
        self.assertNotIn("<partition>", domain.XMLDesc())
        with self.assertRaisesRegex(libvirt.libvirtError, "CPU controller is not mounted"):
            domain.schedulerParameters()

    def test_threads_have_their_policy(self):
        tune = """<cputune><vcpusched vcpus='0' scheduler='batch'/>
            <emulatorsched scheduler='idle'/></cputune>"""
        self.connection.createXML(tuned("scheduled", extra=tune))
        pid = self.pid("scheduled")
        policies = {
            (task / "comm").read_text().strip().split("/")[0]: os.sched_getscheduler(int(task.name))
            for task in pathlib.Path(f"/proc/{pid}/task").iterdir()
        }
        self.assertEqual(policies["CPU 0"], os.SCHED_BATCH)
        self.assertEqual(policies["CPU 1"], os.SCHED_OTHER)
        self.assertEqual(os.sched_getscheduler(pid), os.SCHED_IDLE)


class Groups(DaemonCase):
    """A daemon whose hierarchies are groups of this test."""

    def setUp(self):
        reason = own_tree()
        if reason:
            self.skipTest(reason)
        self.trees = []
        for controller in CONTROLLERS:
            tree = pathlib.Path(tempfile.mkdtemp(prefix="ostler-test.", dir=MOUNTS / controller))
            self.trees.append(tree)
            self.addCleanup(lambda tree=tree: self.until(f"{tree} to be empty", lambda: removed(tree)))
            if controller == "cpuset":
                for file in ("cpuset.cpus", "cpuset.mems"):
                    (tree / file).write_text((MOUNTS / controller / file).read_text())
        super().setUp()

    def command(self):
        binds = "; ".join(f"mount --bind {tree} {tree.parent}" for tree in self.trees)
        command = super().command().replace("'", "'\\''")
        return f"unshare -m --propagation private sh -ec '{binds}; exec {command}'"

    def pid(self, name):
        return self.daemon.guests()[name]

    def groups(self):
        """Every folder that is left of guests' groups."""
        return [folder for tree in self.trees for folder in tree.glob("machine/*.libvirt-qemu")]

    def test_a_guest_lives_in_its_group_and_takes_it_along(self):
        domain = self.started("grouped")
        pid = self.pid("grouped")
        for controller in CONTROLLERS:
            folder = group(pid, controller)
            self.assertEqual(folder.name, f"qemu-{domain.ID()}-grouped.libvirt-qemu")
            self.assertIn(str(pid), (folder / "cgroup.procs").read_text().split())
        self.assertIn("<partition>/machine</partition>", domain.XMLDesc())
        self.assertNotIn("<partition>", domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
        domain.destroy()
        self.assertEqual(self.groups(), [])

    def test_shares_and_quotas_are_the_groups(self):
        tune = """<iothreads>1</iothreads><cputune><shares>642</shares><period>25000</period>
            <quota>12500</quota><emulator_period>50000</emulator_period>
            <emulator_quota>20000</emulator_quota><iothread_quota>30000</iothread_quota></cputune>"""
        domain = self.connection.createXML(tuned("shared", extra=tune))
        top = whole(self.pid("shared"), "cpu")
        self.assertEqual((top / "cpu.shares").read_text(), "642\n")
        for part, period, quota in [
            ("vcpu0", 25000, 12500),
            ("vcpu1", 25000, 12500),
            ("emulator", 50000, 20000),
            ("iothread1", 100000, 30000),
        ]:
            self.assertEqual((top / part / "cpu.cfs_period_us").read_text(), f"{period}\n", part)
            self.assertEqual((top / part / "cpu.cfs_quota_us").read_text(), f"{quota}\n", part)
        names = {
            part: {pathlib.Path(f"/proc/{task}/comm").read_text().split("/")[0].strip()
                   for task in (top / part / "tasks").read_text().split()}
            for part in ("vcpu0", "vcpu1", "iothread1")
        }
        expected = {"vcpu0": {"CPU 0"}, "vcpu1": {"CPU 1"}, "iothread1": {"IO iothread1"}}
        self.assertEqual(names, expected)
        self.assertEqual((top / "tasks").read_text(), "")
        self.assertEqual(domain.schedulerType(), ("posix", 9))
        parameters = domain.schedulerParameters()
        self.assertEqual(parameters["cpu_shares"], 642)
        self.assertEqual((parameters["vcpu_period"], parameters["vcpu_quota"]), (25000, 12500))
        self.assertEqual((parameters["global_period"], parameters["global_quota"]), (100000, -1))
        domain.setSchedulerParameters({"cpu_shares": 1024, "vcpu_quota": 20000})
        self.assertEqual((top / "cpu.shares").read_text(), "1024\n")
        self.assertEqual((top / "vcpu1/cpu.cfs_quota_us").read_text(), "20000\n")
        self.assertIn("<quota>20000</quota>", domain.XMLDesc())
        for parameters, words in [
            ({"vcpu_quota": 500}, r"'vcpu_quota' is out of range \[1000, 17592186044415\]"),
            ({"vcpu_period": 1}, r"'vcpu_period' is out of range \[1000, 1000000\]"),
            ({"cpu_shares": 1}, r"shares '1' must be in range \[2, 262144\]"),
        ]:
            with self.assertRaisesRegex(libvirt.libvirtError, words):
                domain.setSchedulerParameters(parameters)
        domain.destroy()
        self.assertEqual(self.groups(), [])

    def test_a_quota_comes_to_a_guest_that_had_none(self):
        domain = self.started("later")
        domain.setSchedulerParameters({"vcpu_period": 20000, "vcpu_quota": 10000})
        top = whole(self.pid("later"), "cpu")
        self.assertEqual((top / "vcpu0/cpu.cfs_quota_us").read_text(), "10000\n")
        self.assertEqual(len((top / "vcpu0/tasks").read_text().split()), 1)
        self.assertEqual((top / "tasks").read_text(), "")
        domain.destroy()
        self.assertEqual(self.groups(), [])

    def test_pins_are_in_the_group_too(self):
        last = str(online()[-1])
        tune = f"<cputune><vcpupin vcpu='1' cpuset='{last}'/></cputune>"
        self.connection.createXML(tuned("pinned", extra=tune))
        top = whole(self.pid("pinned"), "cpuset")
        self.assertEqual((top / "vcpu1/cpuset.cpus").read_text().strip(), last)
        self.assertEqual(threads(self.pid("pinned"))["CPU 1"], {last})

    def test_limits_of_memory_are_the_groups(self):
        tune = "<memtune><hard_limit unit='MiB'>900</hard_limit><soft_limit unit='MiB'>500</soft_limit></memtune>"
        domain = self.connection.createXML(tuned("limited", extra=tune))
        folder = group(self.pid("limited"), "memory")

        def says(file):
            return int((folder / file).read_text())

        self.assertEqual(says("memory.limit_in_bytes"), 900 << 20)
        self.assertEqual(says("memory.soft_limit_in_bytes"), 500 << 20)
        self.assertEqual(domain.memoryParameters()["hard_limit"], 900 << 10)
        domain.setMemoryParameters({"hard_limit": 1 << 20, "swap_hard_limit": 1 << 21})
        self.assertEqual(says("memory.limit_in_bytes"), 1 << 30)
        self.assertEqual(says("memory.memsw.limit_in_bytes"), 1 << 31)
        words = "hard_limit tunable value must be lower than or equal to swap_hard_limit"
        with self.assertRaisesRegex(libvirt.libvirtError, words):
            domain.setMemoryParameters({"swap_hard_limit": 100})

    def block_device(self):
        """A block device that the kernel knows and its major:minor; none is written to."""
        for entry in sorted(pathlib.Path("/sys/block").iterdir()):
            number, device = (entry / "dev").read_text().strip(), pathlib.Path("/dev") / entry.name
            if device.is_block_device():
                found = device.stat().st_rdev
                if number == f"{os.major(found)}:{os.minor(found)}":
                    return device, number
        self.skipTest("no block device to limit")

    def test_block_io_is_limited_by_the_group(self):
        device, number = self.block_device()
        tune = f"<blkiotune><device><path>{device}</path><read_bytes_sec>1000000</read_bytes_sec></device></blkiotune>"
        domain = self.connection.createXML(tuned("slow", extra=tune))
        file = group(self.pid("slow"), "blkio") / "blkio.throttle.read_bps_device"
        self.assertEqual(file.read_text(), f"{number} 1000000\n")
        self.assertEqual(domain.blkioParameters()["device_read_bytes_sec"], f"{device},1000000")
        domain.setBlkioParameters({"device_read_bytes_sec": f"{device},2000000"})
        self.assertEqual(file.read_text(), f"{number} 2000000\n")
        domain.setBlkioParameters({"device_read_bytes_sec": f"{device},0"})
        self.assertEqual(file.read_text(), "")
        with self.assertRaisesRegex(libvirt.libvirtError, "/dev/no-such"):
            domain.setBlkioParameters({"device_read_bytes_sec": "/dev/no-such,1"})

    def test_nodes_are_the_groups(self):
        tune = "<numatune><memory mode='restrictive' nodeset='0'/></numatune>"
        domain = self.connection.createXML(tuned("near", extra=tune))
        folder = group(self.pid("near"), "cpuset")
        self.assertEqual((folder / "cpuset.mems").read_text(), "0\n")
        self.assertEqual(domain.numaParameters(), {"numa_mode": 3, "numa_nodeset": "0"})
        domain.setNumaParameters({"numa_nodeset": "0"})
        with self.assertRaisesRegex(libvirt.libvirtError, "can't change numatune mode"):
            domain.setNumaParameters({"numa_mode": 0})

    def test_a_group_outlives_its_daemon(self):
        domain = self.started("kept")
        pid = self.pid("kept")
        self.daemon.kill()
        self.daemon.start()
        domain = self.reconnect().lookupByName("kept")
        domain.setSchedulerParameters({"cpu_shares": 300})
        self.assertEqual((whole(pid, "cpu") / "cpu.shares").read_text(), "300\n")
        self.assertEqual(domain.schedulerParameters()["cpu_shares"], 300)
        domain.destroy()
        self.assertEqual(self.groups(), [])

    def test_a_failed_start_leaves_no_group(self):
        text = tuned("failed", extra="<cputune><vcpusched vcpus='0' scheduler='fifo' priority='100'/></cputune>")
        with self.assertRaises(libvirt.libvirtError):
            self.connection.createXML(text)
        self.assertEqual(self.groups(), [])

    def test_a_partition_that_is_missing_is_named(self):
        text = tuned("apart", extra="<resource><partition>/machine/nowhere</partition></resource>")
        with self.assertRaisesRegex(libvirt.libvirtError, "partition '/machine/nowhere' is not there"):
            self.connection.createXML(text)


def removed(tree):
    """Removes groups from the innermost on; the kernel keeps one for a moment after
    its last process has ended."""
    try:
        for folder, _, _ in os.walk(tree, topdown=False):
            os.rmdir(folder)
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        return False
    return True
