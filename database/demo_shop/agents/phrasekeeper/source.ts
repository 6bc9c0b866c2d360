import { code } from '#database/demo_shop/flush_text'

export const main = code`
import sys
from pathlib import Path

from .memory import Memory


def main(arguments: list[str]) -> int:
    match arguments:
        case ["learn", path, source, target]:
            with Memory(Path(path)) as memory:
                memory.learn(source, target)
        case ["recall", path, sentence]:
            with Memory(Path(path)) as memory:
                for score, source, target in memory.recall(sentence):
                    print(f"{score:>3}  {source}\n     {target}")
        case _:
            print("usage: learn MEMORY SOURCE TARGET | recall MEMORY SENTENCE", file=sys.stderr)
            return 2
    return 0


sys.exit(main(sys.argv[1:]))
`

export const memory = code`
"""One SQLite file a client. Memories are never mixed."""
import sqlite3
from pathlib import Path

from .scoring import score

SHOWN_FROM = 75
MOST_SHOWN = 5


class Memory:
    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute(
            "create table if not exists pairs (source text primary key, target text not null)"
        )

    def __enter__(self) -> "Memory":
        return self

    def __exit__(self, *_error: object) -> None:
        self.connection.close()

    def learn(self, source: str, target: str) -> None:
        with self.connection:
            self.connection.execute(
                "insert into pairs values (?, ?) on conflict (source) do update set target = excluded.target",
                (source, target),
            )

    def recall(self, sentence: str) -> list[tuple[int, str, str]]:
        rows = self.connection.execute("select source, target from pairs")
        scored = ((score(sentence, source), source, target) for source, target in rows)
        return sorted((row for row in scored if row[0] >= SHOWN_FROM), reverse=True)[:MOST_SHOWN]
`

export const scoring = code`
"""Similarity by words. A number in place of a number is nearly no difference."""
import re
from difflib import SequenceMatcher

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")


def words(sentence: str) -> list[str]:
    return [word.lower() for word in WORD.findall(sentence)]


def score(one: str, other: str) -> int:
    if one == other:
        return 100
    left = ["#" if word[0].isdigit() else word for word in words(one)]
    right = ["#" if word[0].isdigit() else word for word in words(other)]
    if left == right:
        return 97
    return min(94, round(SequenceMatcher(None, left, right).ratio() * 100))
`

export const segments = code`
"""Cuts a text into sentences without stumbling over abbreviations."""
import re

ABBREVIATIONS = {"e.g.", "i.e.", "z. B.", "Dr.", "No.", "approx.", "Abb.", "cf."}
END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜÉÀ„“\"])")


def segments(text: str) -> list[str]:
    found: list[str] = []
    for part in END.split(text.strip()):
        if found and any(found[-1].endswith(short) for short in ABBREVIATIONS):
            found[-1] += " " + part
        else:
            found.append(part)
    return found
`

export const tests = code`
from phrasekeeper.scoring import score
from phrasekeeper.segments import segments


def test_only_a_number_differs():
    assert score("Wait 30 minutes.", "Wait 15 minutes.") == 97


def test_the_same_words_in_capitals_are_not_the_same_sentence():
    assert score("Close the valve.", "CLOSE THE VALVE.") < 100


def test_an_abbreviation_does_not_end_a_sentence():
    assert segments("Ask Dr. Brandt. Then wait.") == ["Ask Dr. Brandt.", "Then wait."]
`
