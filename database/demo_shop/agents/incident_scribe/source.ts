import { code } from '#database/demo_shop/flush_text'

export const main = code`
import sys
from datetime import datetime, timezone
from pathlib import Path

from .entry import Entry
from .timeline import Timeline

FOLDER = Path("~/Incidents").expanduser()


def main(arguments: list[str]) -> int:
    match arguments:
        case ["open", title]:
            Timeline.open(FOLDER, title)
        case ["note", text]:
            Timeline.current(FOLDER).add(Entry(datetime.now(timezone.utc), "noted", text))
        case ["close"]:
            print(Timeline.current(FOLDER).close())
        case _:
            print("usage: open TITLE | note TEXT | close", file=sys.stderr)
            return 2
    return 0


sys.exit(main(sys.argv[1:]))
`

export const entry = code`
from dataclasses import dataclass
from datetime import datetime

SOURCES = ("noted", "measured", "announced")


@dataclass(frozen=True, order=True)
class Entry:
    """One line of a timeline. The source tells a measured fact from a remembered one."""

    at: datetime
    source: str
    text: str

    def line(self) -> str:
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ}\t{self.source}\t{self.text}"

    @classmethod
    def parse(cls, line: str) -> "Entry":
        at, source, text = line.rstrip("\n").split("\t", 2)
        if source not in SOURCES:
            raise ValueError(f"unknown source {source!r}")
        return cls(datetime.fromisoformat(at), source, text)
`

export const timeline = code`
import re
from datetime import datetime, timezone
from pathlib import Path

from .entry import Entry


class Timeline:
    """A plain text file, one entry a line, open while its name ends in .open.txt."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, folder: Path, title: str) -> "Timeline":
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
        timeline = cls(folder / f"{datetime.now(timezone.utc):%Y%m%d-%H%M}-{name}.open.txt")
        timeline.add(Entry(datetime.now(timezone.utc), "noted", title))
        return timeline

    @classmethod
    def current(cls, folder: Path) -> "Timeline":
        found = sorted(folder.glob("*.open.txt"))
        if not found:
            raise SystemExit("no incident is open")
        return cls(found[-1])

    def add(self, entry: Entry) -> None:
        with self.path.open("a", encoding="utf-8") as out:
            out.write(entry.line() + "\n")

    def entries(self) -> list[Entry]:
        with self.path.open(encoding="utf-8") as lines:
            return sorted(Entry.parse(line) for line in lines)

    def close(self) -> Path:
        return self.path.rename(self.path.with_name(self.path.name.replace(".open", "")))
`

export const zones = code`
"""Shows times in the reader's zone without losing the exact one."""
from datetime import datetime, timezone
from zoneinfo import ZoneInfo


def shown(at: datetime, zone: str) -> str:
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be put in order")
    local = at.astimezone(ZoneInfo(zone))
    exact = at.astimezone(timezone.utc)
    return f"{local:%H:%M} ({exact:%H:%M} UTC)"
`

export const tests = code`
from datetime import datetime, timezone

import pytest

from incident_scribe.entry import Entry
from incident_scribe.zones import shown


def test_an_entry_survives_being_written():
    entry = Entry(datetime(2026, 1, 4, 23, 58, tzinfo=timezone.utc), "measured", "502\tagain")
    assert Entry.parse(entry.line()) == entry


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError):
        shown(datetime(2026, 1, 4, 23, 58), "Europe/Warsaw")
`
