"""Takes out of an output what varies from run to run and says nothing.

What is left must be equal on both sides.  Numbers that are masked are still
required to be there, and to be numbers.
"""

import re

#: Sentences that open an error of a code; what follows is each program's own.
SENTENCES = (
    "internal error",
    "operation failed",
    "operation aborted",
    "operation forbidden",
    "invalid argument",
    "Requested operation is not valid",
    "Requested metadata element is not present",
    "metadata not found",
    "XML error",
    "XML document failed to validate against schema",
    "unsupported configuration",
    "Domain not found",
    "domain .* already exists.*",
    "argument unsupported",
    "Operation not supported",
    "Timed out during operation",
    "Guest agent is not responding",
    "access denied",
    "this function is not supported by the connection driver",
    "Cannot access storage file",
    "Domain snapshot not found",
    "Secret not found",
    "Invalid secret",
)

PATTERNS = [
    # Identity of this run.
    (r"/dev/pts/\d+", "/dev/pts/<n>"),
    (r"domain-\d+-", "domain-<id>-"),
    (r"<domain type='(\w+)' id='\d+'", r"<domain type='\1' id='<id>'"),
    (r"(?m)^(Id: +)\d+$", r"\1<id>"),
    # A host without SMBIOS gets a random one from each daemon.
    (r"(?s)(<host>\s*<uuid>)[0-9a-f-]{36}", r"\1<host uuid>"),
    (r"\+\d+:\+\d+", "+<uid>:+<gid>"),
    (r'"id": ?"libvirt-\d+"', '"id":"libvirt-<n>"'),
    (r"(?<=port=')59\d\d'", "<port>'"),
    (r"\b127\.0\.0\.1:\d{1,2}\b", "127.0.0.1:<display>"),
    # Times and sizes.
    (r"(?m)^(CPU time: +)[\d.]+s", r"\1<seconds>s"),
    (r"(?m)^(CPU frequency: +)\d+ MHz", r"\1<n> MHz"),
    (r"(frequency=')\d+'", r"\1<n>'"),
    (r"\b\d+\.\d+ ?s\b", "<seconds>s"),
    (r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?([+-]\d{4})?", "<time>"),
    (
        r"(?m)^(\s*(cpu\.(time|user|system)|balloon\.(rss|last-update|swap_\w+|\w+_fault|unused"
        r"|available|usable|disk_caches|hugetlb_\w+)|vcpu\.\d+\.(time|wait|delay|halted|[a-z_.]+\.(sum|cur|max))"
        r"|net\.\d+\.[rt]x\.\w+|block\.\d+\.\w+\.(reqs|bytes|times)|perf\.\w+"
        r"|cpu\.[a-z_.]+|vm\.[a-z_.]+)=)\d+$",
        r"\1<n>",
    ),
]


def normalise(side, text, mask=()):
    """The text without what varies; `side` knows its own paths."""
    text = text.replace("\r\n", "\n")
    text = text.replace(str(side.directory), "<here>").replace(side.boot, "<boot>")
    text = text.replace(side.daemon.uri, "<uri>")
    text = re.sub(re.escape(str(side.daemon.state)), "", text)
    for pattern, replacement in PATTERNS:
        text = re.sub(pattern, replacement, text)
    for pattern in mask:
        text = re.sub(pattern, "<varies>", text)
    if text.startswith("Domain: '"):
        # Bulk statistics come in the order of a table of hashes.
        text = "\n\n".join(sorted(text.strip("\n").split("\n\n")))
    rows = [collapsed(row) for row in text.split("\n")]
    return "\n".join(rows).strip("\n") + "\n" if text.strip() else ""


def collapsed(row):
    """Columns are as wide as what else stands in them: one gap is as good as any."""
    indent = row[: len(row) - len(row.lstrip(" "))]
    row = re.sub(r"-{6,}", "------", row[len(indent) :])
    return (indent + re.sub(r" {2,}", "  ", row)).rstrip()


def normalise_error(text, names):
    """An error's opening sentence (its code) and which of `names` it mentions.

    virsh's own lines stay as they are.
    """
    said = []
    rows = text.splitlines()
    for row in rows:
        opening = next(
            (each for each in SENTENCES if re.match(rf"error: {each}(: |$)", row)), None
        )
        if opening:
            mentioned = " ".join(name for name in names if name in row)
            said.append(f"error: {opening}: …" + (f" ({mentioned})" if mentioned else ""))
        elif row.strip():
            said.append(row)
    return "\n".join(said) + "\n" if said else ""
