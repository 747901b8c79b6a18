"""One command, one table: the explainer beside an empty stock Voilà page and a plain Dash app.

Run by ``make bench``; see README.md for what is measured and how.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import psutil
from conftest import browser_program
from crowd import Visitor, crowd, leave
from link import slow_link
from playwright.sync_api import Playwright, sync_playwright
from stacks import Stack, app, floor, peer
from visits import fresh_browser, profile, steps, visit

MEGABITS, ROUND_TRIP_MS = 20, 40
MEGABYTE = 1e6
MEMORY_VISITORS = (1, 4)
FREED_SECONDS = 60
READER_PAUSE_MS = 700
HASTY_PAUSE_MS = 100


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
    """Each in turn, A B A B, each as it is before a visit."""
    for _ in range(rounds):
        for stack in stacks:
            for other in stacks:
                other.rest()
            yield stack


def first_visits(
    stacks: list[Stack], rounds: int, playwright: Playwright, program: str, table: Table
) -> None:
    """Time until each can be used, on this machine itself."""
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
                stack.rest()
                _, seen = visit(profile(browser), stack.address, stack.ready)
                running.append(seen.first_paint)
    middle = {name: statistics.median(values) for name, values in ready.items()}
    for name, values in ready.items():
        table.add(f"first visit, {name}", spread(values))
    against = middle["app"] / middle["floor"]
    table.add("first visit, app / floor", f"{against:.2f}", "≤ 1.0", met=against <= 1)
    if "peer" in middle:
        against = middle["app"] / middle["peer"]
        table.add("first visit, app / peer", f"{against:.2f}", "≤ 1.3", met=against <= 1.3)
    for where, painted in (("starting with it", starting), ("open already", running)):
        words = statistics.median(painted)
        what = f"first words on the screen, browser {where}"
        table.add(what, f"{words:.0f} ms", "≤ 300 ms", met=words <= 300)


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
            page, seen = visit(context, link.address, stack.ready)
            ready[stack.name].append(seen.ready / 1000)
            if stack.name != "app":
                continue
            first.append(link.bytes / MEGABYTE)
            page.close()
            stack.rest()
            before = link.bytes
            visit(context, link.address, stack.ready)
            second.append((link.bytes - before) / MEGABYTE)
    middle = {name: statistics.median(values) for name, values in ready.items()}
    for name, values in ready.items():
        table.add(f"first visit over 20 Mbit/s, 40 ms, {name}", spread(values))
    against = middle["app"] / middle["floor"]
    table.add("the same, app / floor", f"{against:.2f}", "≤ 1.0", met=against <= 1)
    one, two = statistics.median(first), statistics.median(second)
    table.add("bytes until then, app", f"{one:.2f} MB", "≤ 2.0 MB", met=one <= 2)
    table.add("bytes of a second visit, app", f"{two:.2f} MB", "≤ 0.3 MB", met=two <= 0.3)


def day_steps(stack: Stack, count: int, playwright: Playwright, program: str, table: Table) -> None:
    """One step of the day control, at a reader's pace, and a key that is held."""
    stack.rest()
    with fresh_browser(playwright, program) as browser:
        page, _ = visit(profile(browser), stack.address, stack.ready)
        page.wait_for_timeout(5000)
        found = steps(page, count, pause_ms=READER_PAUSE_MS)
        sight, every = [row[1] for row in found], [row[2] for row in found]
        for name, values in (("in sight", sight), ("all views", every)):
            middle, late = statistics.median(values), percentile(values, 0.95)
            met = middle <= 80 and late <= 150
            table.add(
                f"one day step, {name}",
                f"median {middle:.0f}, p95 {late:.0f} ms",
                "≤ 80, ≤ 150 ms",
                met=met,
            )
        hasty = [row[2] for row in steps(page, count, pause_ms=HASTY_PAUSE_MS)]
        middle, late = statistics.median(hasty), percentile(hasty, 0.95)
        what = f"the same, a step each {HASTY_PAUSE_MS / 1000} s after the last"
        table.add(what, f"median {middle:.0f}, p95 {late:.0f} ms")
        page.get_by_role("slider", name="Day up to which statements are dated").focus()
        for _ in range(16):
            page.keyboard.press("ArrowLeft")
        released = time.monotonic()
        page.wait_for_function("location.search.includes('on=2025-10-13')", timeout=60_000)
        settled = time.monotonic() - released
        table.add("16 steps held, then settled on the last", f"{settled:.2f} s after the key")


async def _further(stack: Stack, counts: tuple[int, int], page_only: bool) -> float:
    sizes = []
    visitors: list[Visitor] = []
    for count in counts:
        while len(visitors) < count:
            stack.refilled()
            visitor = Visitor(stack.address)
            await visitor.enter()
            if not page_only:
                await visitor.states()
            visitors.append(visitor)
        stack.refilled()
        await asyncio.sleep(2)
        sizes.append(stack.memory())
    await leave(visitors)
    return (sizes[1] - sizes[0]) / (counts[1] - counts[0]) / MEGABYTE


def memory(ours: Stack, empty: Stack, table: Table) -> None:
    """What each further visitor takes, all processes counted, shared pages once."""
    empty.rest()
    ours.rest()
    least = asyncio.run(_further(empty, MEMORY_VISITORS, page_only=True))
    empty.rest()
    most = asyncio.run(_further(ours, MEMORY_VISITORS, page_only=False))
    ratio = most / least
    table.add(
        "memory of a further visitor, app / floor",
        f"{most:.0f} / {least:.0f} MB = {ratio:.2f}",
        "≤ 1.5",
        met=ratio <= 1.5,
    )


async def _class(stack: Stack, count: int, within: float, table: Table) -> None:
    before = len(stack.kernels())
    visitors = [Visitor(stack.address) for _ in range(count)]
    seen = await crowd(visitors, within=within)
    usable = [one.usable for one in seen if one.usable is not None]
    stepped = [one.step for one in seen if one.step is not None]
    for trouble in sorted({one.trouble for one in seen if one.trouble}):
        sys.stderr.write(f"    {trouble}\n")
    served = f"{len(stepped)} of {count}"
    table.add(
        f"{count} visitors in {within:.0f} s, served", served, "all", met=len(stepped) == count
    )
    if usable:
        table.add("until the page can be used", spread(usable))
    if stepped:
        table.add("their one day step", spread(stepped))
    await leave(visitors)
    start = time.monotonic()
    while len(stack.kernels()) > before and time.monotonic() - start < FREED_SECONDS:
        await asyncio.sleep(0.5)
    freed = time.monotonic() - start
    left = len(stack.kernels()) - before
    table.add(
        "their kernels ended after leaving",
        f"{freed:.0f} s, {max(left, 0)} left",
        "≤ 60 s",
        met=left <= 0,
    )


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="visits of each stack (5)")
    parser.add_argument("--steps", type=int, default=48, help="steps of the day control (48)")
    parser.add_argument("--visitors", type=int, default=40, help="a class (40)")
    parser.add_argument("--within", type=float, default=60, help="seconds in which it arrives (60)")
    parser.add_argument("--no-peer", action="store_true", help="without the Dash app")
    options = parser.parse_args()
    program = browser_program()
    if program is None:
        sys.exit("No Chromium, Chrome or Edge on this computer: nothing was measured.")
    table = Table()
    start = time.monotonic()
    with ExitStack() as running, sync_playwright() as playwright:
        ours, empty = running.enter_context(app()), running.enter_context(floor())
        stacks = [empty, ours]
        if not options.no_peer:
            stacks.append(running.enter_context(peer()))
        first_visits(stacks, options.rounds, playwright, program, table)
        over_a_link([empty, ours], max(options.rounds // 2, 1), playwright, program, table)
        day_steps(ours, options.steps, playwright, program, table)
    with app() as ours, floor() as empty:
        memory(ours, empty, table)
        ours.rest()
        asyncio.run(_class(ours, options.visitors, options.within, table))
    load = ", ".join(f"{value:.1f}" for value in psutil.getloadavg())
    sys.stdout.write(
        f"{table}\n{psutil.cpu_count()} cores, load {load} (1, 5, 15 min), "
        f"{time.monotonic() - start:.0f} s\n"
    )


if __name__ == "__main__":
    main()
