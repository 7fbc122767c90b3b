"""Runs a program to whom the kernel refuses some things: refusing.py WHAT=ERROR... -- COMMAND...

What a file system cannot do, or a quota forbids, where no such file system can be
mounted.  A filter of the kernel's own (seccomp) answers in the file system's place,
so the program is told exactly what it would be told there.

WHAT is `fallocate`, `tmpfile` for opening files without a name, or `content` for
writing a page or more at a place of a file.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

#: System calls by processor: the architecture's number for filters, then each call's.
CALLS = {
    "x86_64": (0xC000003E, {"openat": 257, "fallocate": 285, "pwrite64": 18}),
    "aarch64": (0xC00000B7, {"openat": 56, "fallocate": 47, "pwrite64": 68}),
}
#: What is asked of its third argument, flags or a length.
TMPFILE, PAGE = 0o20000000, 4096
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
#: Where `struct seccomp_data` has the call's number, the architecture, and the
#: lower half of the third argument on these processors.
NUMBER, ARCHITECTURE, THIRD = 0, 4, 32
SET_NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2


def known():
    """Whether this processor's system calls are."""
    return platform.machine() in CALLS


def program(rules):
    """The filter: instructions of four numbers."""
    architecture, calls = CALLS[platform.machine()]
    steps = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, ALLOW)]
    for what, error in rules:
        answer = (RETURN, 0, 0, ERRNO | getattr(errno, error))
        steps.append((LOAD, 0, 0, NUMBER))
        call, *condition = {
            "tmpfile": ("openat", ANY_BIT, TMPFILE),
            "content": ("pwrite64", AT_LEAST, PAGE),
            "fallocate": ("fallocate",),
        }[what]
        if condition:
            asked, value = condition
            steps += [(EQUAL, 0, 3, calls[call]), (LOAD, 0, 0, THIRD), (asked, 0, 1, value)]
        else:
            steps.append((EQUAL, 0, 1, calls[call]))
        steps.append(answer)
    return [*steps, (RETURN, 0, 0, ALLOW)]


def refuse(rules):
    """Has the kernel refuse from here on, also to what this becomes."""
    steps = program(rules)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    header = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(code))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    nothing = ctypes.c_ulong(0)
    if os.geteuid() != 0:
        prctl(SET_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), nothing, nothing, nothing)
    if prctl(SET_SECCOMP, ctypes.c_ulong(FILTER), header, nothing, nothing):
        raise OSError(ctypes.get_errno(), "cannot set a filter")


if __name__ == "__main__":
    middle = sys.argv.index("--")
    refuse([rule.split("=") for rule in sys.argv[1:middle]])
    os.execvp(sys.argv[middle + 1], sys.argv[middle + 1 :])
