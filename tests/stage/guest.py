"""Guests: the small Linux that boots in two seconds under TCG, and its XML."""

import os
import shutil
import subprocess
import uuid

from . import places

EMULATOR = shutil.which("qemu-system-x86_64") or "/usr/bin/qemu-system-x86_64"
UP = "ostler guest up"


def build():
    """Makes kernel and initrds where missing; returns their directory."""
    directory = places.CACHE / "guest"
    program = places.REPOSITORY / "tests" / "guest" / "build"
    subprocess.run([program, "--agent", directory], check=True)
    return directory


def lend(directory):
    """Copies kernel and initrds to where the emulator's user can read them."""
    source = build()
    os.makedirs(directory, exist_ok=True)
    for name in ("vmlinuz", "initrd", "initrd-agent"):
        shutil.copyfile(source / name, f"{directory}/{name}")
        os.chmod(f"{directory}/{name}", 0o644)
    return directory


def identity(name):
    """A UUID that is the same for the same name."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, name + ".ostler.test")


def booting(name, boot, machine="pc", memory=192, then="", serial="", devices="", extra=""):
    """XML of a guest that boots the small Linux, console on a pty.

    Its kernel does not check the timer's interrupts: on a busy host they come too late,
    and it would give up.
    """
    then = f" ostler.then={then}" if then else ""
    up = f"<serial type='file'><source path='{serial}'/><target port='1'/></serial>" if serial else ""
    return f"""<domain type='qemu'>
  <name>{name}</name>
  <uuid>{identity(name)}</uuid>
  <memory unit='MiB'>{memory}</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='{machine}'>hvm</type>
    <kernel>{boot}/vmlinuz</kernel>
    <initrd>{boot}/initrd</initrd>
    <cmdline>console=ttyS0 quiet no_timer_check ostler.name={name}{then}</cmdline>
  </os>
  <features><acpi/></features>
  {extra}
  <devices>
    <emulator>{EMULATOR}</emulator>
    <controller type='usb' model='none'/>
    <serial type='pty'><target port='0'/></serial>
    {up}
    <console type='pty'><target type='serial' port='0'/></console>
    <memballoon model='none'/>
    {devices}
  </devices>
</domain>
"""


def bare(name, machine="pc-i440fx-7.2", memory=32, devices="", extra=""):
    """XML of a guest with nothing to boot: starts in a few milliseconds."""
    return f"""<domain type='qemu'>
  <name>{name}</name>
  <uuid>{identity(name)}</uuid>
  <memory unit='MiB'>{memory}</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='{machine}'>hvm</type></os>
  {extra}
  <devices>
    <emulator>{EMULATOR}</emulator>
    <controller type='usb' model='none'/>
    <memballoon model='none'/>
    {devices}
  </devices>
</domain>
"""
