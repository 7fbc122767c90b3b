"""Compares two transcripts, but for the differences that are intended."""

import difflib
import re
import tomllib


class Intended:
    """The checked-in list: each entry makes one difference no difference.

    An entry matches steps by `case` and `step` (patterns), rewrites what
    `pattern` matches there into `alike` on both sides, and says why.
    """

    def __init__(self, path):
        with open(path, "rb") as file:
            self.entries = tomllib.load(file).get("difference", [])
        for entry in self.entries:
            missing = {"case", "step", "pattern", "alike", "reason"} - set(entry)
            if missing:
                raise SystemExit(f"{path}: an entry lacks {', '.join(sorted(missing))}: {entry}")
            entry["used"] = 0

    def settle(self, case, reference, ours):
        """Both steps as they are once intended differences are rewritten."""
        if reference == ours:
            return reference, ours
        for entry in self.entries:
            if not re.fullmatch(entry["case"], case) or not re.search(entry["step"], ours[0]):
                continue
            rewritten = [
                (title, re.sub(entry["pattern"], entry["alike"], text, flags=re.M))
                for title, text in (reference, ours)
            ]
            if rewritten != [reference, ours]:
                entry["used"] += 1
                reference, ours = rewritten
        return reference, ours

    def unused(self):
        return [entry for entry in self.entries if not entry["used"]]


def differences(case, reference, ours, intended, names):
    """Unified diffs of the steps that differ, and how many steps were alike."""
    alike, found = 0, []
    for index in range(max(len(reference), len(ours))):
        left = reference[index] if index < len(reference) else ("(no such step)", "")
        right = ours[index] if index < len(ours) else ("(no such step)", "")
        left, right = intended.settle(case, left, right)
        if left == right:
            alike += 1
            continue
        diff = difflib.unified_diff(
            rows(left), rows(right), f"{case}: {names[0]}", f"{case}: {names[1]}", n=2
        )
        found.append("".join(diff))
    return alike, found


def rows(step):
    title, text = step
    return f"$ {title}\n{text}".splitlines(True)


def parse(text):
    """Steps of a transcript that was written to a file."""
    steps = []
    for row in text.splitlines(True):
        if row.startswith("$ "):
            steps.append([row[2:].rstrip("\n"), ""])
        elif steps:
            steps[-1][1] += row
    # A step's text is followed by one empty line.
    return [(title, body[:-1] if body.endswith("\n") else body) for title, body in steps]
