"""How a suite ends: what failed, told once more, and a line in cargo's own form."""

import time

#: Characters of a row that are printed.
LONGEST = 500


class Verdict:
    """Counts what a suite found; made when the suite begins."""

    def __init__(self):
        self.began = time.monotonic()
        self.passed = self.ignored = 0
        self.failures = []

    def fail(self, name, detail):
        # A row may be all of what should have been in a volume.
        rows = [row if len(row) <= LONGEST else f"{row[:LONGEST]}..." for row in detail.splitlines()]
        self.failures.append((name, "\n".join(rows)))

    def end(self):
        """Prints the result; returns the exit code."""
        if self.failures:
            print("\nfailures:\n")
            for name, detail in self.failures:
                print(f"---- {name}\n{detail}\n")
        print(
            f"test result: {'FAILED' if self.failures else 'ok'}. {self.passed} passed;"
            f" {len(self.failures)} failed; {self.ignored} ignored; 0 measured; 0 filtered out;"
            f" finished in {time.monotonic() - self.began:.2f}s"
        )
        return 1 if self.failures else 0
