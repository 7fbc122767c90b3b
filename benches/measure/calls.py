"""Calls: how many, how long, at what cost."""

from .guest import big

CONNECTIONS = 16


def calls(bench):
    """Sequential, from 16 connections, and four in flight on one connection."""
    seconds = 0.7 if bench.quick else 2
    rounds = bench.rounds(5, 3)
    domains = []
    for side in bench.sides:
        domains.append(side.open().defineXML(big(side.domain("calls"), 1)))
    with bench.floors.null() as null:

        def loaded(side, kind, what, *more):
            if kind != "held":
                return driven(side, kind, what, *more)
            # A sequential call takes three times as long when both ends lie on
            # processors that must be woken: that is the scheduler's lottery.
            with side.on_one_processor():
                return driven(side, "seq", what, *more)

        def driven(side, kind, what, *more):
            before = side.cpu()
            what = what.format(domain=side.domain("calls"))
            figures = bench.floors.wire(side, kind, what, seconds, *more)
            spent = side.cpu() - before
            return {**figures, "cpu_us": spent / (figures["calls_s"] * seconds) * 1e6}

        kinds = {
            "seq_version": ("held", "libver"),
            "seq_info": ("held", "info:{domain}"),
            "free_version": ("seq", "libver"),
            "free_info": ("seq", "info:{domain}"),
            "conc16_version": ("conc", "libver", CONNECTIONS),
            "conc16_info": ("conc", "info:{domain}", CONNECTIONS),
            "pipe4_version": ("pipe", "libver", 4),
        }
        for name, (kind, what, *more) in kinds.items():
            bench.each(
                name,
                lambda side: loaded(side, kind, what, *more),
                lambda: loaded(null, kind, "libver", *more),
                rounds,
            )
        for _ in range(rounds):
            bench.put("seq_version", "floor-socketpair", bench.floors("ping", seconds / 2))
    for domain in domains:
        domain.undefine()
