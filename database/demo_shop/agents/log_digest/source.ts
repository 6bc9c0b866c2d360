import { code } from '#database/demo_shop/flush_text'

export const main = code`
import argparse
import sys
from collections import Counter
from pathlib import Path

from .folding import fold
from .page import write_page


def main() -> int:
    parser = argparse.ArgumentParser(prog="log_digest")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--day", default="yesterday")
    options = parser.parse_args()

    patterns: Counter[str] = Counter()
    for path in sorted(options.folder.glob("*.log")):
        with path.open(encoding="utf-8", errors="replace") as lines:
            patterns.update(fold(line) for line in lines)

    write_page(sys.stdout, options.day, patterns)
    return 0


sys.exit(main())
`

export const folding = code`
"""Turns a line into its sentence by replacing what varies with a number sign."""
import re

CLOCK = re.compile(r"\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\b")
DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}[T ]?")
IDENTIFIER = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.I)
ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def fold(line: str) -> str:
    text = line.rstrip("\n")
    for pattern in (DATE, CLOCK):
        text = pattern.sub("", text)
    for pattern in (IDENTIFIER, ADDRESS, NUMBER):
        text = pattern.sub("#", text)
    return " ".join(text.split())
`

export const page = code`
from collections import Counter
from typing import TextIO

ROWS = 40


def write_page(out: TextIO, day: str, patterns: Counter[str]) -> None:
    total = sum(patterns.values())
    out.write(f"# Logs of {day}: {total:,} lines, {len(patterns):,} sentences\n\n")
    for pattern, count in patterns.most_common(ROWS):
        out.write(f"{count:>9,}  {pattern}\n")
    if len(patterns) > ROWS:
        out.write(f"\nand {len(patterns) - ROWS:,} rarer ones\n")
`

export const hastyCompare = code`
"""Compares two days of patterns."""
from collections import Counter


def new(today: Counter[str], before: Counter[str]) -> list[str]:
    return sorted(today.keys() - before.keys())


def gone_quiet(today: Counter[str], before: Counter[str]) -> list[str]:
    return sorted(before.keys() - today.keys())
`

export const compare = code`
"""Compares today with the last day that had any lines at all."""
from collections import Counter
from collections.abc import Iterable

EXPECTED_AT_LEAST = 3


def last_full_day(days: Iterable[Counter[str]]) -> Counter[str]:
    """The newest day with lines in it; an empty day says nothing about what is usual."""
    for day in days:
        if day.total() > 0:
            return day
    return Counter()


def new(today: Counter[str], before: Counter[str]) -> list[str]:
    return sorted(today.keys() - before.keys())


def gone_quiet(today: Counter[str], before: Counter[str]) -> list[str]:
    expected = {pattern for pattern, count in before.items() if count >= EXPECTED_AT_LEAST}
    return sorted(expected - today.keys())
`

export const compareTest = code`
from collections import Counter

from log_digest.compare import gone_quiet, last_full_day


def test_an_empty_day_is_not_what_is_usual():
    usual = Counter({"backup done": 4})
    assert last_full_day([Counter(), usual]) == usual


def test_a_backup_that_stops_is_noticed():
    assert gone_quiet(Counter({"job # done": 9}), Counter({"backup done": 4})) == ["backup done"]


def test_a_pattern_seen_once_may_stay_away():
    assert gone_quiet(Counter(), Counter({"hello": 1})) == []
`

export const rotated = code`
"""Opens a log and the rotated files beside it, oldest first, compressed or not."""
import gzip
from collections.abc import Iterator
from pathlib import Path


def lines_of(log: Path) -> Iterator[str]:
    parts = sorted(log.parent.glob(log.name + ".*"), key=lambda path: path.stat().st_mtime)
    for part in [*parts, log]:
        opener = gzip.open if part.suffix == ".gz" else open
        with opener(part, "rt", encoding="utf-8", errors="replace") as lines:
            yield from lines
`
