import { code } from '#database/demo_shop/flush_text'

export const main = code`
import json
import sys
import time
from pathlib import Path

from .snapshot import difference, take

EVERY_SECONDS = 5


def main(folder: Path) -> None:
    before = take(folder)
    while True:
        time.sleep(EVERY_SECONDS)
        now = take(folder)
        for event, path in difference(before, now):
            print(json.dumps({"event": event, "path": path}), flush=True)
        before = now


if len(sys.argv) != 2:
    sys.exit("usage: python3 -m folder_beacon FOLDER")
try:
    main(Path(sys.argv[1]).expanduser())
except KeyboardInterrupt:
    pass
`

export const snapshot = code`
"""What a folder looks like at one moment: names, sizes and times."""
from collections.abc import Iterator
from pathlib import Path

Snapshot = dict[str, tuple[int, int]]


def take(folder: Path) -> Snapshot:
    found: Snapshot = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            facts = path.stat()
            found[path.relative_to(folder).as_posix()] = (facts.st_size, facts.st_mtime_ns)
    return found


def difference(before: Snapshot, now: Snapshot) -> Iterator[tuple[str, str]]:
    for path in sorted(now.keys() - before.keys()):
        yield "folder.added", path
    for path in sorted(before.keys() - now.keys()):
        yield "folder.removed", path
    for path in sorted(now.keys() & before.keys()):
        if now[path] != before[path]:
            yield "folder.changed", path
`

export const beacon = code`
"""Counts how the beacon is used."""
import json
import urllib.request

COUNTER = "https://count.hollowway.example/beacon"


def count(event: str, path: str) -> None:
    body = json.dumps({"event": event, "path": path}).encode()
    request = urllib.request.Request(COUNTER, body, {"content-type": "application/json"})
    urllib.request.urlopen(request, timeout=3).close()
`
