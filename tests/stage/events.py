"""Events, as they come to a client of their own."""

import threading

import libvirt


class Heard:
    """A client that keeps the events of which `listen` has it told."""

    #: The one thread in which libvirt's library looks for events.
    loop = None

    def __init__(self, daemon):
        if not Heard.loop:
            libvirt.virEventRegisterDefaultImpl()
            Heard.loop = threading.Thread(target=turn, daemon=True)
            Heard.loop.start()
        self.events = []
        self.connection = daemon.open()
        self.listen()


def turn():
    # Without a timer the loop would sleep through the first registration.
    libvirt.virEventAddTimeout(100, lambda *_: None, None)
    while True:
        libvirt.virEventRunDefaultImpl()


class DomainsHeard(Heard):
    """Lifecycle events of domains, by their numbers."""

    def listen(self):
        self.connection.domainEventRegisterAny(
            None,
            libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
            lambda _, domain, event, detail, __: self.events.append(event),
            None,
        )


class DevicesHeard(Heard):
    """What happens to devices of domains, by their aliases, and to trays of drives."""

    def listen(self):
        for number, what in (
            (libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, "added"),
            (libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, "removed"),
            (libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED, "not removed"),
        ):
            self.connection.domainEventRegisterAny(
                None, number, lambda _, domain, alias, what: self.events.append((what, alias)), what
            )
        self.connection.domainEventRegisterAny(
            None,
            libvirt.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
            lambda _, domain, alias, reason, __: self.events.append(("tray", alias, reason)),
            None,
        )


class SecretsHeard(Heard):
    """What happens to secrets and to their values."""

    def listen(self):
        self.connection.secretEventRegisterAny(
            None,
            libvirt.VIR_SECRET_EVENT_ID_LIFECYCLE,
            lambda _, secret, event, detail, __: self.events.append(("life", secret.UUIDString(), event)),
            None,
        )
        self.connection.secretEventRegisterAny(
            None,
            libvirt.VIR_SECRET_EVENT_ID_VALUE_CHANGED,
            lambda _, secret, __: self.events.append(("value", secret.UUIDString())),
            None,
        )


class PoolsHeard(Heard):
    """What happens to pools, by their names."""

    def listen(self):
        self.connection.storagePoolEventRegisterAny(
            None,
            libvirt.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
            lambda _, pool, event, detail, __: self.events.append((pool.name(), event)),
            None,
        )
        self.connection.storagePoolEventRegisterAny(
            None,
            libvirt.VIR_STORAGE_POOL_EVENT_ID_REFRESH,
            lambda _, pool, __: self.events.append((pool.name(), "refresh")),
            None,
        )
