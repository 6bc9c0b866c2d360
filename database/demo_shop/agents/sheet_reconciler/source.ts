import { code } from '#database/demo_shop/flush_text'

export const main = code`
import argparse
import csv
import sys
from pathlib import Path

from .compare import compare
from .notes import note


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def main() -> int:
    parser = argparse.ArgumentParser(prog="sheet_reconciler")
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--key", required=True)
    parser.add_argument("--amount", required=True)
    options = parser.parse_args()

    differences = compare(read(options.ours), read(options.theirs), options.key, options.amount)
    for difference in differences:
        print(f"{difference.amount:>12}   {difference.key}: {note(difference)}")
    return 1 if differences else 0


sys.exit(main())
`

export const compare = code`
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

Row = dict[str, str]


@dataclass(frozen=True)
class Difference:
    key: str
    ours: tuple[Decimal, ...]
    theirs: tuple[Decimal, ...]

    @property
    def amount(self) -> Decimal:
        return sum(self.ours, Decimal(0)) - sum(self.theirs, Decimal(0))


def by_key(rows: list[Row], key: str, amount: str) -> dict[str, tuple[Decimal, ...]]:
    found: defaultdict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        found[row[key].strip()].append(Decimal(row[amount].replace(",", "")))
    return {name: tuple(sorted(amounts)) for name, amounts in found.items()}


def compare(ours: list[Row], theirs: list[Row], key: str, amount: str) -> list[Difference]:
    left, right = by_key(ours, key, amount), by_key(theirs, key, amount)
    return [
        Difference(name, left.get(name, ()), right.get(name, ()))
        for name in sorted(left.keys() | right.keys())
        if left.get(name, ()) != right.get(name, ())
    ]
`

export const notes = code`
"""Says what kind of slip a difference looks like."""
from decimal import Decimal

from .compare import Difference


def note(difference: Difference) -> str:
    ours, theirs = difference.ours, difference.theirs
    if not ours:
        return "missing here"
    if not theirs:
        return "missing there"
    if len(ours) != len(theirs) and set(ours) == set(theirs):
        return "entered twice on one side"
    if len(ours) == len(theirs) == 1:
        return slip(ours[0], theirs[0])
    return "several rows differ"


def slip(ours: Decimal, theirs: Decimal) -> str:
    if ours == -theirs:
        return "the sign is turned"
    if sorted(str(ours)) == sorted(str(theirs)) and int((ours - theirs) * 100) % 9 == 0:
        return "two digits may be swapped"
    for places in (Decimal("0.1"), Decimal("1"), Decimal("10")):
        if ours.quantize(places) == theirs or theirs.quantize(places) == ours:
            return f"rounded to {places}"
    return "the figures differ"
`

export const keys = code`
"""Proposes the smallest set of columns that never repeats in either sheet."""
from itertools import combinations

from .compare import Row

MOST_COLUMNS = 3


def unique(rows: list[Row], columns: tuple[str, ...]) -> bool:
    seen = {tuple(row[column] for column in columns) for row in rows}
    return len(seen) == len(rows)


def propose(ours: list[Row], theirs: list[Row]) -> list[tuple[str, ...]]:
    """The best proposal and its runner-up, or fewer when there are none."""
    if not ours or not theirs:
        return []
    shared = [column for column in ours[0] if column in theirs[0]]
    found = []
    for size in range(1, MOST_COLUMNS + 1):
        for columns in combinations(shared, size):
            if unique(ours, columns) and unique(theirs, columns):
                found.append(columns)
    return found[:2]
`

export const tests = code`
from decimal import Decimal

import pytest

from sheet_reconciler.notes import slip


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("412.20", "-412.20", "the sign is turned"),
        ("412.20", "421.20", "two digits may be swapped"),
        ("19.97", "20.0", "rounded to 0.1"),
        ("5.00", "9.13", "the figures differ"),
    ],
)
def test_slips(ours, theirs, expected):
    assert slip(Decimal(ours), Decimal(theirs)) == expected
`
