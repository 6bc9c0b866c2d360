import { code } from '#database/demo_shop/flush_text'

export const main = code`
import csv
import sys
from pathlib import Path

from .pairing import pair
from .records import read_invoices, read_lines


def main(invoices: str, statement: str) -> int:
    out = csv.writer(sys.stdout)
    out.writerow(["invoice", "amount", "paid_on", "mark", "from"])
    for match in pair(read_invoices(Path(invoices)), read_lines(Path(statement))):
        out.writerow(match.row())
    return 0


if len(sys.argv) != 3:
    sys.exit("usage: python3 -m invoice_matcher INVOICES STATEMENT")
sys.exit(main(sys.argv[1], sys.argv[2]))
`

export const records = code`
"""Invoices and bank lines. Money is a Decimal from the moment it is read."""
import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

HEADINGS = {
    "number": {"number", "nummer", "numéro", "número"},
    "amount": {"amount", "betrag", "montant", "importe"},
    "name": {"name", "kunde", "client", "cliente"},
    "date": {"date", "datum", "fecha"},
    "text": {"text", "reference", "verwendungszweck", "libellé", "concepto"},
}


@dataclass(frozen=True)
class Invoice:
    number: str
    name: str
    amount: Decimal


@dataclass(frozen=True)
class Line:
    source: str
    paid_on: date
    name: str
    text: str
    amount: Decimal


def rows(path: Path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            yield number, {
                field: value.strip()
                for heading, value in row.items()
                for field, names in HEADINGS.items()
                if heading.strip().lower() in names
            }


def read_invoices(path: Path) -> list[Invoice]:
    return [Invoice(row["number"], row["name"], Decimal(row["amount"])) for _, row in rows(path)]


def read_lines(path: Path) -> list[Line]:
    return [
        Line(
            f"{path.name}:{number}",
            date.fromisoformat(row["date"]),
            row["name"],
            row.get("text", ""),
            Decimal(row["amount"]),
        )
        for number, row in rows(path)
    ]
`

export const pairing = code`
"""Three comparisons decide how sure a pair is. No model is asked about certainty."""
from dataclasses import dataclass
from difflib import SequenceMatcher

from .records import Invoice, Line

CLOSE_ENOUGH = 0.82


@dataclass(frozen=True)
class Match:
    invoice: Invoice
    line: Line | None
    mark: str

    def row(self) -> list[str]:
        paid_on = self.line.paid_on.isoformat() if self.line else ""
        source = self.line.source if self.line else ""
        return [self.invoice.number, str(self.invoice.amount), paid_on, self.mark, source]


def agreements(invoice: Invoice, line: Line) -> int:
    same_amount = invoice.amount == line.amount
    same_number = invoice.number in line.text
    likeness = SequenceMatcher(None, invoice.name.lower(), line.name.lower()).ratio()
    return same_amount + same_number + (likeness >= CLOSE_ENOUGH)


def pair(invoices: list[Invoice], lines: list[Line]) -> list[Match]:
    left = list(lines)
    matches = []
    for invoice in invoices:
        best = max(left, key=lambda line: agreements(invoice, line), default=None)
        score = agreements(invoice, best) if best else 0
        if score < 2:
            matches.append(Match(invoice, None, "open"))
            continue
        left.remove(best)
        matches.append(Match(invoice, best, "certain" if score == 3 else "likely"))
    return matches
`

export const splits = code`
"""Finds lines that add up to one invoice. Exact sums only: a cent off is not a split."""
from decimal import Decimal
from itertools import combinations

from .records import Line

MOST_PARTS = 4


def split(amount: Decimal, lines: list[Line]) -> tuple[Line, ...] | None:
    candidates = [line for line in lines if Decimal(0) < line.amount < amount]
    for parts in range(2, MOST_PARTS + 1):
        for chosen in combinations(candidates, parts):
            if sum(line.amount for line in chosen) == amount:
                return chosen
    return None
`

export const splitsTest = code`
from datetime import date
from decimal import Decimal

from invoice_matcher.records import Line
from invoice_matcher.splits import split


def line(amount: str) -> Line:
    return Line("statement.csv:2", date(2026, 2, 3), "Harbor Bakery", "", Decimal(amount))


def test_two_lines_that_add_up():
    assert split(Decimal("310.50"), [line("300.00"), line("99.00"), line("10.50")]) is not None


def test_a_cent_off_is_not_a_split():
    assert split(Decimal("310.50"), [line("300.00"), line("10.49")]) is None
`

export const reminders = code`
"""Drafts a reminder. It is written to a file: this agent has no way to send mail."""
from datetime import date
from pathlib import Path

from .records import Invoice

TONES = {14: "a friendly note", 30: "a plain reminder", 60: "a firm reminder"}


def tone(days_late: int) -> str | None:
    passed = [after for after in TONES if days_late >= after]
    return TONES[max(passed)] if passed else None


def draft(invoice: Invoice, due: date, today: date, folder: Path) -> Path | None:
    chosen = tone((today - due).days)
    if chosen is None:
        return None
    path = folder / f"reminder-{invoice.number}.txt"
    path.write_text(
        f"({chosen})\n\nDear {invoice.name},\n\n"
        f"our invoice {invoice.number} over {invoice.amount} was due on {due:%d %B %Y}.\n"
        "If your payment and this note have crossed, please forgive it.\n",
        encoding="utf-8",
    )
    return path
`
