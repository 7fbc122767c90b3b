"""What is measured, by name, in the order of a run."""

from . import calls, definitions, guests, hotplug, storage

METRICS = {
    "calls": calls.calls,
    "define": definitions.define,
    "start": guests.start,
    "events": guests.events,
    "hotplug": hotplug.hotplug,
    "running": guests.running,
    "volumes": storage.volumes,
    "streams": storage.streams,
    "idle": definitions.idle,
    "restart": definitions.restart,
}
