"""Claims placed in series: what each is a figure of, at what time, and what its words allow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefings.indicators import Registry, Words, family
from briefings.intervals import Interval, allowed
from briefings.names import require_columns
from briefings.timeline import MONTHS_A_YEAR, When, baseline_when, when

if TYPE_CHECKING:
    from pandas import DataFrame
    from pandas import Series as PandasSeries

NEEDED = (
    *("claim_id", "document_id", "start", "quote", "value", "unit", "bound", "kind", "direction", "subject"),
    *("indicator", "qualifier", "as_of_start", "as_of_end", "as_of_basis", "baseline_year", "baseline_value"),
    *("sentence_start", "duplicate_of"),
)
NAMING = ("subject", "unit", "indicator", "qualifier", "kind")  # columns that tell the series
CORRECTED = "corrected"  # column that `corrections` adds: why a value is not the printed one
NOT_NAMING = frozenset({"number", "total", "overall", "figure"})  # words that do not tell two subjects apart
QUANTITY_WORDS = frozenset({"number", "total", "rate", "share", "scale", "level", "数", "总", "率", "量"})
NO_AMOUNTS = ("rank", "times", "percentage_points")  # units in which nothing is measured at one time
SAME_IN_ANY_PERIOD = ("share", "rate", "stock")  # kinds of indicator that are no amount over a period

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What may be joined: figures of one thing, with one qualifier, in one unit."""

    id: str  # "digital_workshops / provincial-level"; "" where nothing names it
    title: str
    unit: str
    indicator: str | None  # None: the claims share their words, no indicator of the registry
    qualifier: str  # what splits it from others of its name, "" for nothing
    words: Words  # the words of its subject


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its place: series, time, and the values that its words allow."""

    claim_id: str
    document_id: str
    sentence: int  # where its sentence starts
    start: int  # where its figure starts
    quote: str
    kind: str  # level | share | change | target | rank
    direction: str | None
    unit: str  # as claimed
    bound: str
    interval: Interval
    when: When
    baseline: When | None
    baseline_value: float | None  # as stated or worked out by the reader of the text
    series: Series
    clear: bool  # its words name one quantity: an indicator, or the number or rate of something
    duplicate_of: str | None
    correction: str  # why its value is not the printed one, "" for a value as printed

    @property
    def is_level(self) -> bool:
        """Whether it says how much there is, was or will have been."""
        return self.kind in ("level", "share") and self.unit not in NO_AMOUNTS

    @property
    def is_gain(self) -> bool:
        """Whether it says how much more or less, or how many times as much, there is than earlier."""
        compares = self.kind == "change" or self.unit == "times"
        return compares and self.baseline is not None and not self.baseline.year >= self.when.year

    @property
    def home(self) -> tuple[str, int]:
        """Its document and its sentence."""
        return self.document_id, self.sentence

    @property
    def dated(self) -> bool:
        """Whether its time is known."""
        return not math.isnan(self.when.year)


def place_claims(claims: DataFrame, registry: Registry) -> list[Placed]:
    """The claims of a table, each with its place.

    Raises:
        ValueError: names the column that the table lacks.
    """
    require_columns("the claims table", claims.columns, NEEDED)
    series: dict[Key, Series] = {}
    placed = []
    for row in rows_of(claims):  # one at a time: rows as dictionaries take more memory than what is placed
        name = naming(row)
        if name not in series:
            series[name] = series_of(row, registry)
        placed.append(place(row, registry, series[name]))
    return placed


def naming(row: dict[str, Any]) -> Key:
    """What decides to which series a claim belongs."""
    time = time_of(row)
    return (*(row[name] for name in NAMING), time.months if time.stated else 0)


def time_of(row: dict[str, Any]) -> When:
    """The time that a claim's figure stands at."""
    return when(row["as_of_start"], row["as_of_end"], row["as_of_basis"] == "stated")


def rows_of(claims: DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as dictionaries of the needed columns, None for what is missing."""
    columns = [*NEEDED, *([CORRECTED] if CORRECTED in claims.columns else [])]
    for cells in zip(*(cells_of(claims[name]) for name in columns), strict=True):
        yield dict(zip(columns, cells, strict=True))


def cells_of(column: PandasSeries[Any]) -> list[Any]:
    """The cells of a column, None for what is missing."""
    cells = column.tolist()
    if not column.hasnans:
        return cells
    return [None if missing else cell for cell, missing in zip(cells, column.isna(), strict=True)]


def place(row: dict[str, Any], registry: Registry, series: Series) -> Placed:
    """One claim with its place; `row` has the columns of `NEEDED`, None for what is missing."""
    baseline = row["baseline_value"]
    return Placed(
        claim_id=row["claim_id"],
        document_id=row["document_id"],
        sentence=int(row["sentence_start"] or 0),
        start=int(row["start"] or 0),
        quote=row["quote"] or "",
        kind=row["kind"],
        direction=row["direction"],
        unit=row["unit"] or "",
        bound=row["bound"],
        interval=interval_of(row, series, registry),
        when=time_of(row),
        baseline=baseline_when(row["baseline_year"]),
        baseline_value=None if baseline is None else float(baseline),
        series=series,
        clear=series.indicator is not None or not QUANTITY_WORDS.isdisjoint(registry.words(row["subject"])),
        duplicate_of=row["duplicate_of"],
        correction=row.get(CORRECTED) or "",
    )


def interval_of(row: dict[str, Any], series: Series, registry: Registry) -> Interval:
    """What a claim's words allow, inside of its indicator's limits; a corrected value has its own digits."""
    quote = None if row.get(CORRECTED) else row["quote"]
    interval = allowed(float(row["value"]), row["bound"], quote, row["unit"] or "")
    if series.indicator is None or row["kind"] == "change":
        return interval
    return interval.within(0.0, registry[series.indicator].ceiling or math.inf)


def series_of(row: dict[str, Any], registry: Registry) -> Series:
    """The series that the levels of a claim's subject belong to."""
    unit, subject = row["unit"] or "", row["subject"]
    indicator = row["indicator"] or registry.match(subject, unit, row["qualifier"], None, row["kind"])
    said = registry.qualifier(indicator, subject, row["qualifier"])
    qualifier = " ".join(filter(None, [said, part_of_year(time_of(row), indicator, unit, registry)]))
    words = tuple(word for word in registry.words(subject) if word not in NOT_NAMING)
    if indicator is not None:
        return registered_series(indicator, qualifier, unit, words, registry)
    return unregistered_series(subject, qualifier, unit, words, registry)


def registered_series(indicator: str, qualifier: str, unit: str, words: Words, registry: Registry) -> Series:
    """The series of an indicator; money in another currency is another series."""
    known = registry[indicator]
    own = unit if family(unit) == "money" == family(known.unit) else known.unit
    extra = [part for part in (qualifier, unit if own != known.unit else "") if part]
    name, title = " / ".join([indicator, *extra]), ", ".join([known.title, *extra])
    return Series(name, title, own, indicator, qualifier, words)


def unregistered_series(
    subject: str | None, qualifier: str, unit: str, words: Words, registry: Registry
) -> Series:
    """The series of claims that share subject, qualifier and unit; a counted noun is part of the subject."""
    counted = registry.words(unit) if family(unit) == "count" else ()
    naming = sorted({*whole_words(words), *whole_words(counted)})
    if not naming:
        return Series("", "", unit, None, qualifier, words)
    name = "_".join(naming) if counted else f"{'_'.join(naming)} ({unit})"
    title = ", ".join(filter(None, [subject or unit, qualifier]))
    return Series(" / ".join(filter(None, [name, qualifier])), title, unit, None, qualifier, words)


def whole_words(words: Words) -> list[str]:
    """The words, Chinese characters that follow each other joined to one."""
    joined: list[str] = []
    for word in words:
        if joined and not word.isascii() and not joined[-1].isascii():
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def part_of_year(time: When, indicator: str | None, unit: str, registry: Registry) -> str:
    """What keeps amounts over parts of a year apart from those of whole years: "in 4 months", or "".

    A share, or a stock that the registry knows, is the same quantity whatever period its date was said with.
    """
    amount_over_time = registry[indicator].kind not in SAME_IN_ANY_PERIOD if indicator else True
    if not amount_over_time or family(unit) == "percent" or not time.stated:
        return ""
    if time.months in (0, MONTHS_A_YEAR):
        return ""
    return f"in {time.months} month{'s' if time.months > 1 else ''}"
