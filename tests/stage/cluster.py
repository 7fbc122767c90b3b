"""A Ceph cluster on loopback: one monitor, one manager, and one store that is in
memory, so that neither the kernel nor a disk is needed. It comes up in about ten
seconds and takes some 400 MB."""

import json
import pathlib
import signal
import subprocess
import time
import uuid

from stage.target import free_port

CONFIGURATION = """[global]
fsid = {fsid}
mon initial members = a
mon host = [v2:127.0.0.1:{second},v1:127.0.0.1:{port}]
public addr = 127.0.0.1
auth cluster required = {authentication}
auth service required = {authentication}
auth client required = {authentication}
auth allow insecure global id reclaim = false
keyring = {folder}/keyring
run dir = {folder}/run
admin socket = {folder}/run/$name.asok
pid file = {folder}/run/$name.pid
log file = {folder}/run/$name.log
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 0
mon data avail warn = 0
# Tests stop the cluster for minutes, and go on with it: a store that finds out that
# its threads stood still, or that it was marked down, would end itself.
osd op thread timeout = 3600
osd op thread suicide timeout = 7200
osd heartbeat grace = 3600
osd max markdown count = 1000
mon osd report timeout = 3600
osd class dir = {classes}
osd objectstore = memstore
memstore device bytes = 2147483648
[mon.a]
mon data = {folder}/mon
[mgr.x]
mgr data = {folder}/mgr
[osd.0]
osd data = {folder}/osd
"""

#: Who is known, and what each may do.
USERS = {
    "mon.": ["mon", "allow *"],
    "client.admin": ["mon", "allow *", "osd", "allow *", "mgr", "allow *"],
    "client.ostler": ["mon", "profile rbd", "osd", "profile rbd", "mgr", "profile rbd"],
    "mgr.x": ["mon", "allow profile mgr", "osd", "allow *"],
    "osd.0": ["mon", "allow profile osd", "mgr", "allow profile osd", "osd", "allow *"],
}


class Cluster:
    """A cluster with a pool `images`, and the user `ostler` who may use it."""

    def __init__(self, folder, authentication="cephx"):
        self.folder = folder / "ceph"
        self.port, self.processes = free_port(), []
        for name in ("mon", "mgr", "osd", "run"):
            (self.folder / name).mkdir(parents=True)
        self.configuration = self.folder / "ceph.conf"
        fsid = uuid.uuid4()
        self.configuration.write_text(
            CONFIGURATION.format(
                fsid=fsid,
                folder=self.folder,
                port=self.port,
                second=free_port(),
                authentication=authentication,
                classes=self.classes(),
            )
        )
        keyring = self.folder / "keyring"
        for number, (name, capabilities) in enumerate(USERS.items()):
            pairs = [word for i in range(0, len(capabilities), 2) for word in ("--cap", *capabilities[i : i + 2])]
            create = ["--create-keyring"] if number == 0 else []
            self.call("ceph-authtool", *create, keyring, "--gen-key", "-n", name, *pairs)
        try:
            self.start(fsid, keyring)
        except BaseException:
            self.stop()
            raise

    def classes(self):
        """Directory of the libraries with the operations on images.

        Debian 13's Ceph has it as a path relative to /usr, which the store takes as
        relative to its own directory; it then refuses to make an image, with
        EOPNOTSUPP.
        """
        return pathlib.Path("/usr", self.call("ceph-conf", "--show-config-value", "osd_class_dir").strip())

    def start(self, fsid, keyring):
        monmap = self.folder / "monmap"
        addresses = self.configuration.read_text().split("mon host = ")[1].split("\n")[0]
        self.call("monmaptool", "--create", "--fsid", fsid, "--addv", "a", addresses, monmap)
        ours = ["-c", self.configuration]
        self.call("ceph-mon", *ours, "--mkfs", "-i", "a", "--monmap", monmap, "--keyring", keyring)
        self.spawn("ceph-mon", "-i", "a")
        self.spawn("ceph-mgr", "-i", "x")
        store = uuid.uuid4()
        self.ceph("osd", "new", store)
        self.call("ceph-osd", *ours, "-i", "0", "--mkfs", "--osd-uuid", store)
        self.spawn("ceph-osd", "-i", "0")
        self.ceph("osd", "pool", "create", "images", "8")
        self.rbd("pool", "init", "images")
        deadline = time.monotonic() + 90
        while not self.counts():
            if time.monotonic() > deadline:
                raise RuntimeError("the cluster does not count its room")
            time.sleep(0.2)

    def counts(self):
        """Whether the manager has heard of the store, and the pool."""
        told = json.loads(self.ceph("df", "--format", "json"))
        return told["stats"]["total_bytes"] > 0 and any(pool["name"] == "images" for pool in told["pools"])

    def spawn(self, program, *arguments):
        with open(self.folder / "run" / f"{program}.out", "wb") as out:
            process = subprocess.Popen(
                [program, "-c", self.configuration, "-f", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        self.processes.append(process)

    def call(self, *command, seconds=90):
        try:
            done = subprocess.run(list(map(str, command)), capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise RuntimeError(f"{error}; {self.state()}") from None
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode()

    def state(self):
        """Which of the cluster's processes have ended, and the end of their logs."""
        ended = [process for process in self.processes if process.poll() is not None]
        logs = [
            log.read_text(errors="replace")[-2000:]
            for process in ended
            for log in (self.folder / "run").glob(f"{process.args[0].removeprefix('ceph-')}.*.log")
        ]
        return "\n".join([f"{len(ended)} of its {len(self.processes)} processes have ended", *logs])

    def ceph(self, *arguments):
        return self.call("ceph", "-c", self.configuration, *arguments)

    def rbd(self, *arguments):
        return self.call("rbd", "-c", self.configuration, *arguments)

    def key(self, user="client.ostler"):
        """The user's key as the cluster prints it."""
        return self.call("ceph-authtool", "-p", "-n", user, self.folder / "keyring").strip()

    def pause(self):
        """The cluster answers nobody any more."""
        for process in self.processes:
            process.send_signal(signal.SIGSTOP)

    def resume(self):
        for process in self.processes:
            process.send_signal(signal.SIGCONT)

    def stop(self):
        for process in self.processes:
            process.kill()
            process.wait()
