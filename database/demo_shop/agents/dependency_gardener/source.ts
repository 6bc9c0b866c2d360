import { code } from '#database/demo_shop/flush_text'

export const main = code`
"""Prints one suggested update, or nothing."""
import sys
from pathlib import Path

from .choice import choose
from .lockfiles import read_all
from .registries import candidates


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python3 -m dependency_gardener PROJECT", file=sys.stderr)
        return 2
    suggestion = choose(candidates(read_all(Path(sys.argv[1]).expanduser())))
    if suggestion is not None:
        print(suggestion.sentence())
    return 0


sys.exit(main())
`

export const lockfiles = code`
"""Reads lock files into one shape. Nothing is resolved or installed here."""
import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Dependency:
    ecosystem: str
    name: str
    version: str
    required_by: tuple[str, ...] = ()


MIX_LINE = re.compile(r'"(?P<name>[^"]+)": \{:hex, :[a-z0-9_]+, "(?P<version>[^"]+)"')


def read_mix(path: Path) -> list[Dependency]:
    text = path.read_text(encoding="utf-8")
    return [Dependency("hex", m["name"], m["version"]) for m in MIX_LINE.finditer(text)]


def read_npm(path: Path) -> list[Dependency]:
    packages = json.loads(path.read_text(encoding="utf-8")).get("packages", {})
    return [
        Dependency("npm", key.rsplit("node_modules/", 1)[-1], entry["version"])
        for key, entry in packages.items()
        if key and "version" in entry
    ]


READERS = {"mix.lock": read_mix, "package-lock.json": read_npm}


def read_all(project: Path) -> list[Dependency]:
    found: list[Dependency] = []
    for name, reader in READERS.items():
        path = project / name
        if path.is_file():
            found.extend(reader(path))
    return found
`

export const lockfilesWithPython = lockfiles
  .replace(
    'READERS = {"mix.lock": read_mix, "package-lock.json": read_npm}',
    code`
def read_toml(path: Path) -> list[Dependency]:
    packages = tomllib.loads(path.read_text(encoding="utf-8")).get("package", [])
    return [Dependency("python", entry["name"], entry["version"]) for entry in packages]


READERS = {
    "mix.lock": read_mix,
    "package-lock.json": read_npm,
    "poetry.lock": read_toml,
    "uv.lock": read_toml,
}`
  )
  .replace('import re\n', 'import re\nimport tomllib\n')

export const registries = code`
"""Asks a registry for the newest version. One question a package."""
import json
import os
import urllib.request
from functools import cache

from .choice import Candidate
from .lockfiles import Dependency


@cache
def newest(ecosystem: str, name: str) -> str | None:
    index = os.environ.get("GARDENER_INDEX_" + ecosystem.upper())
    if index is None:
        return None
    with urllib.request.urlopen(f"{index.rstrip('/')}/{name}", timeout=10) as answer:
        return json.load(answer).get("latest")


def candidates(dependencies: list[Dependency]) -> list[Candidate]:
    found = []
    for dependency in dependencies:
        version = newest(dependency.ecosystem, dependency.name)
        if version is not None and version != dependency.version:
            found.append(Candidate(dependency, version))
    return found
`

export const choice = code`
"""Chooses the one update that makes the following ones easier."""
from dataclasses import dataclass

from .lockfiles import Dependency


@dataclass(frozen=True)
class Candidate:
    dependency: Dependency
    newest: str
    has_advisory: bool = False
    blocks: int = 0
    days_behind: int = 0

    def rank(self) -> tuple[bool, int, int]:
        return (self.has_advisory, self.blocks, self.days_behind)

    def sentence(self) -> str:
        reason = (
            "has an advisory"
            if self.has_advisory
            else f"blocks {self.blocks} others"
            if self.blocks
            else f"{self.days_behind} days behind"
        )
        return f"today: {self.dependency.name} {self.dependency.version} -> {self.newest}   reason: {reason}"


def choose(candidates: list[Candidate], patience_days: int = 45) -> Candidate | None:
    worthwhile = [
        candidate
        for candidate in candidates
        if candidate.has_advisory or candidate.blocks or candidate.days_behind > patience_days
    ]
    return max(worthwhile, key=Candidate.rank, default=None)
`

export const unused = code`
"""Finds packages that no source file imports."""
import re
from collections.abc import Iterable
from pathlib import Path

IMPORTS = re.compile(r"""(?:from|import|require\()\s*['"]?([@\w./-]+)""")
SOURCES = (".py", ".ts", ".js", ".svelte")


def imported_names(project: Path) -> set[str]:
    names: set[str] = set()
    for path in project.rglob("*"):
        if path.suffix in SOURCES and "node_modules" not in path.parts:
            names.update(IMPORTS.findall(path.read_text(encoding="utf-8", errors="replace")))
    return names


def unused(declared: Iterable[str], project: Path) -> list[str]:
    names = imported_names(project)
    return sorted(
        package
        for package in declared
        if not any(name == package or name.startswith(package + "/") for name in names)
    )
`

export const choiceTest = code`
from dependency_gardener.choice import Candidate, choose
from dependency_gardener.lockfiles import Dependency


def candidate(name: str, **facts) -> Candidate:
    return Candidate(Dependency("npm", name, "1.0.0"), "2.0.0", **facts)


def test_an_advisory_goes_first():
    chosen = choose([candidate("old", days_behind=900), candidate("holed", has_advisory=True)])
    assert chosen is not None and chosen.dependency.name == "holed"


def test_most_days_nothing_needs_doing():
    assert choose([candidate("fresh", days_behind=3)]) is None
`
