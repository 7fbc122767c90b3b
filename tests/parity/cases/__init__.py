"""The cases: functions that get a Side and play virsh on it.

Each begins on a daemon without domains and leaves it to the runner to sweep.
"""

from . import (
    agent,
    console,
    control,
    definition,
    describe,
    errors,
    events,
    firmware,
    host,
    hotplug,
    lifecycle,
    listing,
    resources,
    secret,
    storage,
    streams,
    test_driver,
)

ALL = [
    case
    for module in (
        host,
        definition,
        listing,
        describe,
        lifecycle,
        console,
        firmware,
        control,
        resources,
        events,
        hotplug,
        agent,
        errors,
        secret,
        storage,
        streams,
        test_driver,
    )
    for case in module.CASES
]
