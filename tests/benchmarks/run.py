"""One command, one table: the explainer beside an empty Voilà page, Dash, and a static file.

Run by ``make bench``; see README.md for what is measured and how.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from conftest import headless_program
from crowd import crowd
from link import slow_link
from playwright.sync_api import Playwright, sync_playwright
from stacks import Stack, app, dash, floor, opened_files, static
from visits import choices, fresh_browser, held, narrowings, profile, steps, visit

MEGABITS, ROUND_TRIP_MS = 20, 40
MEGABYTE = 1e6
PACES_MS = (700, 100)
CLOSED_SECONDS = 1
HELD_STEPS = 16
SLOWEST_SECONDS = 1.0


@dataclass
class Table:
    """What was measured: one line each, with the target where there is one."""

    lines: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, what: str, measured: str, target: str = "", *, met: bool | None = None) -> None:
        """Add a line, and show that it is done."""
        verdict = {None: "", True: "met", False: "MISSED"}[met]
        self.lines.append((what, measured, target, verdict))
        sys.stderr.write(f"  {what}: {measured} {verdict}\n")

    def __str__(self) -> str:
        head = ("what", "measured", "target", "")
        widths = [max(len(row[i]) for row in (head, *self.lines)) for i in range(4)]
        rows = [head, tuple("-" * width for width in widths), *self.lines]
        return "\n".join("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)


def spread(seconds: list[float]) -> str:
    """Median with the fastest and slowest."""
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def alternating(stacks: list[Stack], rounds: int) -> Iterator[Stack]:
    """Each in turn, A B A B, each as it is before a visit, when the one before it has closed."""
    for _ in range(rounds):
        for stack in stacks:
            for other in stacks:
                other.rest()
            time.sleep(CLOSED_SECONDS)  # what closing takes is not what opening takes
            yield stack


def _ratios(
    table: Table, what: str, times: dict[str, list[float]], targets: dict[str, float]
) -> None:
    """What ours takes beside each of the others."""
    middle = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        table.add(f"{what}, {name}", spread(values))
    ours = next(iter(targets))
    for other, most in targets.items():
        if other in middle and other != ours:
            ratio = middle[ours] / middle[other]
            said = f"≤ {most:g}" if most else ""
            met = ratio <= most if most else None
            table.add(f"{what}, {ours} / {other}", f"{ratio:.2f}", said, met=met)


TARGETS = {
    "app": 1.0, "floor": 0.5, "Dash": 0.5, "static, all of plotly": 1.3,
    "static, basic plotly": 0.0,
}  # fmt: skip
"""What the app may take beside each; 0 where nothing is promised."""


def first_visits(
    stacks: list[Stack], rounds: int, playwright: Playwright, program: str, table: Table
) -> None:
    """Time until everything is drawn, on this machine itself."""
    ready: dict[str, list[float]] = {stack.name: [] for stack in stacks}
    starting: list[float] = []
    running: list[float] = []
    for stack in alternating(stacks, rounds):
        with fresh_browser(playwright, program) as browser:
            page, seen = visit(profile(browser), stack.address, stack.ready)
            ready[stack.name].append(seen.ready / 1000)
            if stack.name == "app":
                starting.append(seen.first_paint)
                page.close()
                time.sleep(CLOSED_SECONDS)
                _, seen = visit(profile(browser), stack.address, stack.ready)
                running.append(seen.first_paint)
    _ratios(table, "first visit", ready, TARGETS)
    for where, painted in (("starting with it", starting), ("open already", running)):
        words = statistics.median(painted)
        what = f"first words on the screen, browser {where}"
        table.add(what, f"{words:.0f} ms", "≤ 150 ms", met=words <= 150)


def over_a_link(
    stacks: list[Stack], rounds: int, playwright: Playwright, program: str, table: Table
) -> None:
    """Time and bytes over a slow link, first and second visit."""
    ready: dict[str, list[float]] = {stack.name: [] for stack in stacks}
    first, second = [], []
    for stack in alternating(stacks, rounds):
        with (
            slow_link(stack.port, megabits=MEGABITS, round_trip_ms=ROUND_TRIP_MS) as link,
            fresh_browser(playwright, program) as browser,
        ):
            context = profile(browser)
            address = link.address + stack.address.split("/", 3)[3]
            page, seen = visit(context, address, stack.ready)
            ready[stack.name].append(seen.ready / 1000)
            if stack.name != "app":
                continue
            first.append(link.bytes / MEGABYTE)
            page.close()
            before = link.bytes
            visit(context, address, stack.ready)
            second.append((link.bytes - before) / 1000)
    _ratios(table, f"first visit over {MEGABITS} Mbit/s, {ROUND_TRIP_MS} ms", ready, TARGETS)
    one, two = statistics.median(first), statistics.median(second)
    table.add("bytes until then, app", f"{one:.2f} MB", "≤ 0.9 MB", met=one <= 0.9)
    table.add("bytes of a second visit, app", f"{two:.0f} kB", "≤ 20 kB", met=two <= 20)


def _late(values: Sequence[float]) -> str:
    return f"median {statistics.median(values):.0f}, p95 {percentile(list(values), 0.95):.0f} ms"


def day_steps(stack: Stack, count: int, playwright: Playwright, program: str, table: Table) -> None:
    """One step of the day control at two paces, a key that is held, and narrowing."""
    with fresh_browser(playwright, program) as browser:
        for pause in PACES_MS:
            page, _ = visit(profile(browser), stack.address, stack.ready)
            found = steps(page, count, pause_ms=pause)
            met = statistics.median(found) <= 33 and percentile(found, 0.95) <= 80
            what = f"one day step, all views, the next {pause / 1000:g} s later"
            table.add(what, _late(found), "≤ 33, ≤ 80 ms", met=met)
            page.close()
        page, _ = visit(profile(browser), stack.address, stack.ready)
        took = held(page, HELD_STEPS)
        table.add(f"{HELD_STEPS} steps held, after the last", f"{took:.0f} ms", "≤ 80 ms",
                  met=took <= 80)  # fmt: skip
        page.close()
        page, _ = visit(profile(browser), stack.address, stack.ready)
        found = choices(page, count)
        met = percentile(found, 0.95) <= 100
        table.add("a mark is chosen, its sentence read", _late(found), "≤ 100 ms", met=met)
        page.close()
        if stack.name != "app":
            return
        page, _ = visit(profile(browser), stack.address, stack.ready)
        first, again = narrowings(page, count // 2)
        for what, values, most in (("first time", first, 200), ("cached", again, 60)):
            met = statistics.median(values) <= most
            table.add(f"narrowing, {what}", _late(values), f"≤ {most} ms", met=met)


async def _crowd(stack: Stack, count: int, within: float, table: Table) -> None:
    queries = [f"on=2025-10-{day:02}&side={side}" for day in range(10, 30)
               for side in ("pakistan", "afghanistan", "third-party")]  # fmt: skip
    before = await stack.settled()
    seen = await crowd(stack.address, queries, count, within=within)
    for trouble in sorted({one.trouble for one in seen if one.trouble}):
        sys.stderr.write(f"    {trouble}\n")
    served = sum(not one.trouble for one in seen)
    slowest = max(second for one in seen for second in one.answers)
    grown = (stack.memory() - before) / MEGABYTE
    what = f"{count} readers in {within:.0f} s, each five steps and one narrowing"
    table.add(f"{what}: served", f"{served} of {count}", "all", met=served == count)
    table.add("their slowest answer", f"{slowest:.2f} s", "≤ 1 s", met=slowest <= SLOWEST_SECONDS)
    table.add("memory of the server grown by", f"{grown:.0f} MB", "≤ 20 MB", met=grown <= 20)


def files(rounds: int, playwright: Playwright, program: str, folder: Path, table: Table) -> None:
    """The one file, opened from the disk and drawn, beside a static plotly file."""
    stacks = opened_files(folder)
    ready: dict[str, list[float]] = {stack.name: [] for stack in stacks}
    for stack in alternating(stacks, rounds):
        with fresh_browser(playwright, program) as browser:
            _, seen = visit(profile(browser), stack.address, stack.ready)
            ready[stack.name].append(seen.ready / 1000)
    targets = {"one file": 1.0, "static, all of plotly, from disk": 1.2,
               "static, basic plotly, from disk": 0.0}  # fmt: skip
    _ratios(table, "opened and drawn", ready, targets)
    day_steps(stacks[0], 48, playwright, program, table)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="visits of each stack (5)")
    parser.add_argument("--steps", type=int, default=48, help="steps of the day control (48)")
    parser.add_argument("--readers", type=int, default=400, help="a crowd (400)")
    parser.add_argument("--within", type=float, default=60, help="seconds in which it arrives (60)")
    parser.add_argument("--no-dash", action="store_true", help="without the Dash app")
    options = parser.parse_args()
    program = headless_program()
    if program is None:
        sys.exit("No Chromium, Chrome or Edge on this computer: nothing was measured.")
    table = Table()
    start = time.monotonic()
    with ExitStack() as running, sync_playwright() as playwright:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        with app():
            pass  # the pages are made once
        ours, empty = running.enter_context(app()), running.enter_context(floor())
        table.add("until the app is ready, warm", f"{ours.starting:.1f} s", "≤ 4 s",
                  met=ours.starting <= 4)  # fmt: skip
        stacks = [empty, ours, *running.enter_context(static(folder))]
        if not options.no_dash:
            stacks.append(running.enter_context(dash()))
        first_visits(stacks, options.rounds, playwright, program, table)
        over_a_link(stacks, max(options.rounds // 2, 1), playwright, program, table)
        day_steps(ours, options.steps, playwright, program, table)
        files(options.rounds, playwright, program, folder, table)
    with app() as ours:
        asyncio.run(_crowd(ours, options.readers, options.within, table))
    load = ", ".join(f"{value:.1f}" for value in psutil.getloadavg())
    sys.stdout.write(
        f"{table}\n{Path(program).name}, {psutil.cpu_count()} cores, load {load} (1, 5, 15 min), "
        f"{time.monotonic() - start:.0f} s\n"
    )


if __name__ == "__main__":
    main()
