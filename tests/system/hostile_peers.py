"""Peers that send garbage, or too much, or nothing: answered or dropped."""

import os
import socket
import struct

import libvirt

from case import DaemonCase
from stage import guest, wire
from stage.wire import Peer, packet

NO_SUCH_PROGRAM = 0x12345678


class HostilePeers(DaemonCase):
    def setUp(self):
        super().setUp()
        self.define("alpha")
        self.pid = self.daemon.pid
        self.warm_up()

    def warm_up(self):
        for _ in range(50):
            with Peer(self.daemon.sock) as peer:
                peer.opened()

    def tearDown(self):
        self.assertEqual(self.daemon.pid, self.pid, "the daemon is another one")
        with Peer(self.daemon.sock) as peer:
            status, _ = peer.opened().call(wire.LOOKUP, wire.text("alpha"))
            self.assertEqual(status, wire.OK)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def memory(self):
        """Resident memory in MiB."""
        return int(open(f"/proc/{self.pid}/statm").read().split()[1]) / 256

    def flat(self, function, mebibytes=16):
        """Runs twice: the second time must cost no memory that the first has not
        brought, and descriptors are back where they were each time."""
        descriptors, memories = self.descriptors(), []
        for _ in range(2):
            function()
            self.until(
                "the descriptors to be closed", lambda: self.descriptors() <= descriptors + 4, 30
            )
            memories.append(self.memory())
        self.assertLess(memories[1], memories[0] + mebibytes, memories)

    def test_unknown_program_version_procedure(self):
        for title, change in {
            "program": {"program": NO_SUCH_PROGRAM},
            "version": {"version": 7},
            "procedure": {"procedure": 99999},
            "procedure zero": {"procedure": 0},
        }.items():
            with self.subTest(title), Peer(self.daemon.sock) as peer:
                peer.opened()
                more = {"procedure": wire.LIBRARY_VERSION, **change}
                procedure = more.pop("procedure")
                status, body = peer.call(procedure, **more)
                self.assertEqual(status, wire.ERROR)
                # The connection goes on.
                self.assertEqual(peer.call(wire.LIBRARY_VERSION)[0], wire.OK)

    def test_reply_and_message_and_stream_unasked(self):
        for kind in (wire.REPLY, wire.MESSAGE, wire.STREAM, 17):
            with self.subTest(kind), Peer(self.daemon.sock, 3) as peer:
                peer.opened()
                peer.send(packet(wire.LIBRARY_VERSION, b"xxxx", kind=kind, serial=40))
                peer.socket.settimeout(3)
                try:
                    peer.send(packet(wire.LIBRARY_VERSION, serial=41))
                    peer.receive()
                except (ConnectionError, OSError):
                    pass  # dropped, which is as good

    def test_lengths(self):
        for title, length in {
            "zero": 0,
            "less than itself": 3,
            "less than a header": 27,
            "more than any message": 1 << 26,
            "negative": 0xFFFFFFFF,
            "most negative": 0x80000000,
        }.items():
            with self.subTest(title), Peer(self.daemon.sock, 10) as peer:
                peer.send(struct.pack(">I", length) + b"\0" * 64)
                self.assertTrue(peer.is_dropped(), f"a packet of length {title} was let be")

    def test_truncated_messages(self):
        whole = packet(wire.OPEN, struct.pack(">I", 1) + wire.text("qemu:///system") + b"\0" * 4)

        def cut():
            for length in range(len(whole)):
                with Peer(self.daemon.sock) as peer:
                    peer.send(whole[:length])

        self.flat(cut)

    def test_bodies_that_do_not_fit(self):
        bodies = {
            "empty": b"",
            "a length beyond the body": struct.pack(">I", 1000) + b"abcd",
            "a negative length": struct.pack(">i", -1) + b"abcd",
            "padding missing": struct.pack(">I", 5) + b"abcde",
            "not UTF-8": wire.text(b"\xff\xfe\xfd"),
            "a NUL inside": wire.text(b"al\0pha"),
        }
        for title, body in bodies.items():
            with self.subTest(title), Peer(self.daemon.sock) as peer:
                peer.opened()
                try:
                    status, _ = peer.call(wire.LOOKUP, body)
                    self.assertEqual(status, wire.ERROR)
                except ConnectionError:
                    pass

    def test_more_than_asked(self):
        """Bytes after the arguments: answered either way, and the next call is sound."""
        with Peer(self.daemon.sock) as peer:
            peer.opened()
            peer.call(wire.LOOKUP, wire.text("alpha") + b"more and more")
            self.assertEqual(peer.call(wire.LOOKUP, wire.text("alpha"))[0], wire.OK)

    def test_ten_thousand_connections_of_garbage(self):
        seed = bytes((i * 197 + 91) & 255 for i in range(4096))

        def garbage():
            for i in range(10000):
                with socket.socket(socket.AF_UNIX) as peer:
                    wire.connect(peer, self.daemon.sock)
                    peer.settimeout(20)
                    try:
                        peer.sendall(seed[i % 997 : i % 997 + i % 301])
                    except OSError:
                        pass

        self.flat(garbage)

    def test_client_that_never_reads(self):
        """It asks and asks; the daemon stops taking its calls, and grows no further."""

        def flood():
            peer = Peer(self.daemon.sock).opened()
            peer.socket.setblocking(False)
            call = packet(wire.LIBRARY_VERSION)
            sent = 0
            try:
                for _ in range(2_000_000):
                    sent += peer.socket.send(call)
            except BlockingIOError:
                pass
            except OSError:
                return
            self.assertLess(sent, 50_000_000)
            with Peer(self.daemon.sock) as other:
                self.assertEqual(other.opened().call(wire.LIBRARY_VERSION)[0], wire.OK)
            peer.close()

        self.flat(flood)

    def test_streams_left_open(self):
        domain = self.started("beta", devices="<serial type='pty'/><console type='pty'/>")

        def abandon():
            for _ in range(30):
                connection = self.daemon.open()
                stream = connection.newStream()
                flags = libvirt.VIR_DOMAIN_CONSOLE_FORCE
                connection.lookupByName("beta").openConsole(None, stream, flags)
                # The process goes away without a word: so does its socket.
                connection.close()
                del stream, connection

        self.flat(abandon)
        stream = self.connection.newStream()
        domain.openConsole(None, stream, libvirt.VIR_DOMAIN_CONSOLE_FORCE)
        stream.abort()

    def xml_refused(self, title, text):
        """Through the wire by hand: the C library would refuse some of it first."""
        with self.subTest(title), Peer(self.daemon.sock, 60) as peer:
            peer.opened()
            try:
                status, _ = peer.call(wire.DEFINE, wire.text(text) + struct.pack(">I", 0))
                self.assertEqual(status, wire.ERROR)
            except (ConnectionError, OSError):
                pass  # dropped
        self.assertEqual(len(self.connection.listAllDomains()), 1)

    def test_xml_bombs(self):
        good = guest.bare("beta")
        deep = 100_000
        entities = "<!DOCTYPE d [<!ENTITY a0 'aaaaaaaaaa'>"
        for i in range(1, 30):
            entities += f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>"
        entities += "]>"
        bombs = {
            "a hundred megabytes": good.replace("</domain>", "<!--" + "x" * (100 << 20) + "--></domain>"),
            "nested too deep": good.replace("</domain>", "<a>" * deep + "</a>" * deep + "</domain>"),
            "nested and never closed": "<a>" * deep,
            "entities": entities + good.replace("beta", "&a29;", 1),
            "an external entity": "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            + good.replace("beta", "&a;", 1),
            "not UTF-8": good.encode().replace(b"beta", b"be\xfft\xfea", 1),
            "a NUL": good.replace("beta", "be\0ta", 1),
            "many attributes": f"<domain {' '.join(f'a{i}=' + chr(39) * 2 for i in range(50000))}/>",
        }

        def all_of_them():
            for title, text in bombs.items():
                self.xml_refused(title, text)

        self.flat(all_of_them)
