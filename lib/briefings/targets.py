"""What is aimed at: targets stated in the texts, targets published elsewhere, and figures that came later."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.csv_files import read_csv_rows
from briefings.documents import Document, find_folder
from briefings.indicators import Registry, family
from briefings.languages import language
from briefings.layout import plain_text
from briefings.names import require_columns, unknown
from briefings.sentences import Discourse
from briefings.timeline import decimal_year
from briefings.toml_files import read_toml, tables_of

if TYPE_CHECKING:
    from pandas import DataFrame

TARGETS_FILE = "targets.toml"
LATER_FILE = "later_figures.csv"
LATER_COLUMNS = ("indicator", "date", "value", "source", "url", "quote")
BOUNDS = ("exact", "at_least", "at_most", "approximately")


@dataclass(frozen=True, slots=True)
class Target:
    """Something aimed at by the end of a year; `value` is NaN where no number is named."""

    target_id: str  # the claim's id, or where the target stands: targets.toml-1
    origin: str  # stated: in the texts | published: elsewhere, in targets.toml
    indicator: str | None  # id in the registry
    qualifier: str  # which series of the indicator, in the registry's words
    title: str  # what is aimed at
    value: float
    bound: str  # exact | at_least | at_most | approximately
    unit: str
    year: int  # to be met by its end
    source: str
    quote: str
    document_id: str  # "" if published elsewhere
    claim_ids: str  # "a;b"
    url: str = ""  # where the quote can be read, if published elsewhere

    @property
    def quantified(self) -> bool:
        """Whether it names a number."""
        return not math.isnan(self.value)

    @property
    def deadline(self) -> float:
        """The end of its year, as a decimal year."""
        return self.year + 1.0

    @property
    def series(self) -> str:
        """The id of the series that would measure it, as in the table of observations."""
        return f"{self.indicator} / {self.qualifier}" if self.qualifier else str(self.indicator)


def stated_targets(claims: DataFrame, registry: Registry) -> list[Target]:
    """The targets that the texts put a number to, by year; a repetition counts once."""
    aimed = claims[
        (claims["kind"] == "target") & claims["target_year"].notna() & claims["duplicate_of"].isna()
    ]
    found = [target_of_claim(claim, registry) for claim in aimed.to_dict("records")]
    return sorted(found, key=lambda target: (target.year, target.target_id))


def target_of_claim(claim: dict[Any, Any], registry: Registry) -> Target:
    """The target that a row of the claims table states."""
    indicator = claim["indicator"] if isinstance(claim["indicator"], str) else None
    subject, qualifier = (text_or_none(claim[column]) for column in ("subject", "qualifier"))
    named = registry.qualifier(indicator, subject, qualifier)
    return Target(
        target_id=claim["claim_id"],
        origin="stated",
        indicator=indicator,
        qualifier=named,
        title=title_of(indicator, named, registry) if indicator else subject or claim["quote"],
        value=float(claim["value"]),
        bound=claim["bound"],
        unit=counted(claim["unit"], indicator, registry),
        year=int(claim["target_year"]),
        source=claim["document_id"],
        quote=claim["quote"],
        document_id=claim["document_id"],
        claim_ids=claim["claim_id"],
    )


def counted(unit: str, indicator: str | None, registry: Registry) -> str:
    """A claim's unit; for a Chinese measure word, what the registry calls what is counted (家: factories)."""
    is_measure_word = family(unit) == "count" and not unit.isascii()
    return registry[indicator].unit if indicator and is_measure_word else unit


def title_of(indicator: str, qualifier: str, registry: Registry) -> str:
    """What is measured, with what narrows it."""
    return ", ".join(filter(None, (registry[indicator].title, qualifier)))


def text_or_none(cell: object) -> str | None:
    """The cell's text, None for a missing one."""
    return cell if isinstance(cell, str) else None


def unquantified_targets(
    documents: Iterable[Document], claims: DataFrame, registry: Registry
) -> list[Target]:
    """What the texts aim at by a year to come without a number that could be missed, by year."""
    targets = claims[claims["kind"] == "target"]
    found = [
        target
        for document in documents
        for target in vague_targets(
            document, targets[targets["document_id"] == document.document_id], registry
        )
    ]
    return sorted(found, key=lambda target: (target.year, target.target_id))


def vague_targets(document: Document, targets: DataFrame, registry: Registry) -> Iterator[Target]:
    """The unquantified targets of one text, in its order."""
    counted = targets[["sentence_start", "sentence_end"]].to_numpy(int).tolist()
    vague = language(document.language).vague
    number = 0
    for start, end, sentence, year in deadlines(document):
        has_number = any(first < end and start < last for first, last in counted)
        phrases = [match.group() for match in vague.finditer(sentence)]
        for phrase in phrases or ([] if has_number else [sentence]):
            number += 1
            yield Target(
                target_id=f"{document.document_id}-aim{number}",
                origin="stated",
                indicator=registry.match(phrase),
                qualifier="",
                title=phrase,
                value=math.nan,
                bound="exact",
                unit="",
                year=year,
                source=document.document_id,
                quote=sentence,
                document_id=document.document_id,
                claim_ids="",
            )


def deadlines(document: Document) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, sentence, year) of each sentence that sets a deadline after the day of its text."""
    words, plain = language(document.language), plain_text(document.text)
    today = document.date or date.min
    for start, end in words.split_sentences(plain.text, 0, len(plain.text)):
        phrases = words.find_periods(plain.text, start, end, Discourse(today=document.date))
        years = [p.period.end.year for p in phrases if p.role == "by" and p.period and p.period.end > today]
        if years:
            yield *plain.original_span(start, end), plain.text[start:end].strip(), years[0]


def read_targets(folder: str | Path, registry: Registry) -> list[Target]:
    """The targets of the folder's targets.toml, in its order; none without the file.

    Raises:
        ValueError: the file is no TOML, or an entry lacks a field or has one that cannot be; names both.
    """
    path = find_folder(folder) / TARGETS_FILE
    if not path.is_file():
        return []
    entries = tables_of(path, read_toml(path), "target")
    return [published_target(f"{path.name}-{n}", entry, registry) for n, entry in enumerate(entries, start=1)]


REQUIRED: dict[str, Any] = {"indicator": str, "value": (int, float), "year": int, "source": str}
OPTIONAL: dict[str, Any] = {"bound": str, "qualifier": str, "quote": str, "url": str}


def published_target(name: str, entry: dict[str, Any], registry: Registry) -> Target:
    """The target of one entry of targets.toml.

    Raises:
        ValueError: names the entry, its field, and the nearest valid name.
    """
    for field in entry:
        if field not in REQUIRED | OPTIONAL:
            raise unknown(f"field of {name}:", field, REQUIRED | OPTIONAL)
    for field, kind in (REQUIRED | OPTIONAL).items():
        if field in REQUIRED and field not in entry:
            raise ValueError(f"{name} has no {field}; it needs {', '.join(REQUIRED)}")
        if not isinstance(entry.get(field, "" if kind is str else 0), kind):
            raise ValueError(f"{name}: {field} is {entry[field]!r}, which is of the wrong type")
    if entry.get("bound", "exact") not in BOUNDS:
        raise unknown(f"bound of {name}:", entry["bound"], BOUNDS)
    indicator = registry[entry["indicator"]]
    if not math.isfinite(entry["value"]):
        raise ValueError(f"{name}: value is {entry['value']}; a target needs a finite number")
    return Target(
        target_id=name,
        origin="published",
        indicator=indicator.id,
        qualifier=entry.get("qualifier", ""),
        title=title_of(indicator.id, entry.get("qualifier", ""), registry),
        value=float(entry["value"]),
        bound=entry.get("bound", "exact"),
        unit=indicator.unit,
        year=entry["year"],
        source=entry["source"],
        quote=entry.get("quote", ""),
        document_id="",
        claim_ids="",
        url=entry.get("url", ""),
    )


def later_figures(folder: str | Path, registry: Registry) -> DataFrame:
    """The folder's later_figures.csv with a decimal `year`; without the file no rows. Never input to a fit.

    Raises:
        ValueError: a column is missing, an indicator unknown, a date or value unreadable; names it.
    """
    import pandas as pd

    path = find_folder(folder) / LATER_FILE
    rows: list[dict[str, Any]] = []
    if path.is_file():
        columns, lines = read_csv_rows(path, decimal_commas=("value",))
        require_columns(str(path), columns, LATER_COLUMNS[:4])
        rows = [later_figure(f"{path.name} line {line}", row, registry) for line, row in lines]
    return pd.DataFrame(rows, columns=[*LATER_COLUMNS, "year"])


def later_figure(where: str, row: dict[str, Any], registry: Registry) -> dict[str, Any]:
    """One line of later_figures.csv with its value as a number and its date as a decimal year."""
    indicator = registry[row["indicator"]]
    try:
        day, value = date.fromisoformat(row["date"]), float(row["value"])
    except ValueError as error:
        raise ValueError(f"{where}: {error}; it needs a date such as 2023-06-30 and a number") from None
    if not math.isfinite(value):
        raise ValueError(f"{where}: value is {row['value']}; it needs a finite number")
    found = {"indicator": indicator.id, "value": value, "year": decimal_year(day.isoformat())}
    return dict.fromkeys(LATER_COLUMNS[4:], "") | row | found


def of_indicators(targets: Iterable[Target], indicators: Sequence[str], registry: Registry) -> list[Target]:
    """The targets of these indicators, all if none is named.

    Raises:
        ValueError: names an unknown indicator and the nearest that is known.
    """
    wanted = {registry[name].id for name in indicators}
    return [target for target in targets if not wanted or target.indicator in wanted]


def same_words_elsewhere(targets: Iterable[Target], claims: DataFrame, registry: Registry) -> DataFrame:
    """The claims that say a stated target's words ("full coverage") of something else, and so do not meet it.

    A number, or a single word such as "all", is no such likeness. Columns: quote, subject, claim_id and
    document_id of the claim; title and aim_id (claim_id) of the target.
    """
    import pandas as pd

    reported = claims[claims["kind"].isin(["level", "share"]) & claims["indicator"].notna()]
    rows = [
        {
            "quote": claim["quote"],
            "subject": registry[claim["indicator"]].title,
            "claim_id": claim["claim_id"],
            "document_id": claim["document_id"],
            "title": target.title,
            "aim_id": target.target_id,
        }
        for target in targets
        if " " in target.quote and not any(character.isdigit() for character in target.quote)
        for claim in reported.to_dict("records")
        if claim["quote"].casefold() == target.quote.casefold() and claim["indicator"] != target.indicator
    ]
    return pd.DataFrame(rows, columns=["quote", "subject", "claim_id", "document_id", "title", "aim_id"])
