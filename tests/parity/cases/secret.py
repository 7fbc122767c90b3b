"""Secrets: definitions, values, listings, events, and what is refused."""

import base64

from .events import seen, watching

#: Number of the procedure by which a client registers for an event of secrets.
REGISTER = 380

A, B, C, D = (f"{digit * 8}-{digit * 4}-{digit * 4}-{digit * 4}-{digit * 12}" for digit in "1234")

USES = {
    "volume": "<usage type='volume'><volume>/images/one.img</volume></usage>",
    "ceph": "<usage type='ceph'><name>client.admin secret</name></usage>",
    "iscsi": "<usage type='iscsi'><target>libvirtiscsi</target></usage>",
    "tls": "<usage type='tls'><name>TLS_key</name></usage>",
    "vtpm": "<usage type='vtpm'><name>VTPM_key</name></usage>",
    "none": "<usage type='none'/>",
    "": "",
}


def xml(uuid=A, use="volume", ephemeral="no", private="no", more=""):
    return (
        f"<secret ephemeral='{ephemeral}' private='{private}'><uuid>{uuid}</uuid>{more}"
        f"{USES[use]}</secret>"
    )


def sweep(side):
    for row in side.quiet("secret-list").stdout.splitlines()[2:]:
        if row.strip():
            side.quiet(f"secret-undefine {row.split()[0]}")


def secret_kinds(side):
    for use in USES:
        side.write("s.xml", xml(use=use, more="<description>a &lt;b&gt; &amp; c</description>"))
        side.virsh("secret-define s.xml")
        side.virsh(f"secret-dumpxml {A}")
        side.virsh(f"secret-dumpxml {A} --xpath //usage")
        side.virsh("secret-list")
        side.virsh(f"secret-undefine {A}")
    side.virsh("secret-list")


def secret_values(side):
    side.write("s.xml", xml())
    side.virsh("secret-define s.xml")
    side.virsh(f"secret-get-value {A}", names=[A])
    for title, value in {"text": b"geheim", "bytes": bytes(range(256)), "long": b"x" * 65536}.items():
        text = base64.b64encode(value).decode()
        side.call(f"set {title}", lambda c: c.secretLookupByUUIDString(A).setValue(value))
        side.call(f"get {title}", lambda c: c.secretLookupByUUIDString(A).value() == value)
        side.note(f"virsh gets {title}", str(side.quiet(f"secret-get-value {A}").stdout.strip() == text))
    side.call("too long", lambda c: c.secretLookupByUUIDString(A).setValue(b"x" * 65537))
    side.virsh(f"secret-set-value {A} --base64 Z2VoZWlt")
    side.virsh(f"secret-get-value {A} --plain")
    side.write("value", "from a file")
    side.virsh(f"secret-set-value {A} --file value --plain")
    side.virsh(f"secret-get-value {A} --plain")
    side.write("value", "Z2VoZWlt")
    side.virsh(f"secret-set-value {A} --file value")
    side.virsh(f"secret-get-value {A}")
    side.virsh(f"secret-set-value {A} --base64 %%%")
    side.virsh(f"secret-set-value {A} --file nowhere")
    side.virsh(f"secret-undefine {A}")
    for line in ("secret-get-value", "secret-dumpxml", "secret-undefine"):
        side.virsh(f"{line} {A}", names=[A])


def secret_filters(side):
    for uuid, use, ephemeral, private in (
        (A, "volume", "no", "no"),
        (B, "ceph", "yes", "no"),
        (C, "iscsi", "no", "yes"),
        (D, "tls", "yes", "yes"),
    ):
        side.write("s.xml", xml(uuid, use, ephemeral, private))
        side.virsh("secret-define s.xml")
    for options in (
        "",
        "--ephemeral",
        "--no-ephemeral",
        "--private",
        "--no-private",
        "--ephemeral --private",
        "--ephemeral --no-ephemeral",
        "--no-ephemeral --no-private",
    ):
        side.virsh(f"secret-list {options}")
    side.call("count", lambda c: c.numOfSecrets())
    side.call("names", lambda c: sorted(c.listSecrets()))
    for flags in range(16):
        side.call(
            f"flags {flags}", lambda c: sorted(each.UUIDString() for each in c.listAllSecrets(flags))
        )
    for kind, name in ((1, "/images/one.img"), (2, "/images/one.img"), (3, "libvirtiscsi"), (0, ""), (9, "x")):
        side.call(f"for use {kind} {name}", lambda c: c.secretLookupByUsage(kind, name).UUIDString())
    sweep(side)


def secret_rules(side):
    define = lambda text: lambda c: c.secretDefineXML(text).UUIDString()
    side.call("defined", define(xml()))
    side.call("the use is taken", define(xml(B)))
    side.call("another use", define(xml(use="ceph")))
    side.call("no use", define(xml(use="")))
    side.call("same again", define(xml(more="<description>new</description>")))
    side.virsh(f"secret-dumpxml {A}")
    side.call("value", lambda c: c.secretLookupByUUIDString(A).setValue(b"geheim"))
    side.call("made ephemeral", define(xml(ephemeral="yes")))
    side.call("its value", lambda c: c.secretLookupByUUIDString(A).value())
    side.call("kept again", define(xml()))
    side.call("its value", lambda c: c.secretLookupByUUIDString(A).value())
    side.call("made private", define(xml(private="yes")))
    side.call("its value", lambda c: c.secretLookupByUUIDString(A).value())
    side.virsh(f"secret-get-value {A}")
    side.call("made public", define(xml(private="no")))
    side.call("several without use", define(xml(B, use="")))
    side.call("several without use", define(xml(C, use="none")))
    for title, text in {
        "empty": "",
        "not XML": "hello",
        "bad ephemeral": "<secret ephemeral='maybe'/>",
        "bad private": "<secret private='maybe'/>",
    }.items():
        side.call(f"define: {title}", define(text))
    side.virsh("secret-define nowhere.xml")
    sweep(side)


def secret_read_only(side):
    side.write("s.xml", xml())
    side.virsh("secret-define s.xml")
    side.virsh(f"secret-set-value {A} --base64 Z2VoZWlt")
    for line in (
        "secret-list",
        f"secret-dumpxml {A}",
        f"secret-get-value {A}",
        f"secret-set-value {A} --base64 Z2VoZWlt",
        f"secret-undefine {A}",
        "secret-define s.xml",
    ):
        side.virsh(line, read_only=True)
    sweep(side)


def secret_events(side):
    side.write("s.xml", xml())
    life = watching(side, "secret-event --event lifecycle --loop", register=REGISTER)
    value = watching(side, "secret-event --event value-changed --loop", register=REGISTER)
    side.quiet("secret-define s.xml")
    side.quiet(f"secret-set-value {A} --base64 Z2VoZWlt")
    side.quiet(f"secret-undefine {A}")
    seen(side, value, A, "value-changed")
    seen(side, life, A, "Undefined")
    side.virsh("secret-event --list")
    side.virsh("secret-event --event nonsense")
    side.virsh("secret-event")


CASES = [
    secret_kinds,
    secret_values,
    secret_filters,
    secret_rules,
    secret_read_only,
    secret_events,
]
