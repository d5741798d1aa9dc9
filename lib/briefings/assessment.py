"""Judges every case of a table by every method, and says whether the methods agree."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.cases import Case, Refused, case_of, read_cases, require_case_columns, without_ceiling
from briefings.csv_files import csv_text
from briefings.findings import Finding
from briefings.methods import METHODS

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What one method says of one case; its fields are the columns that `briefings assess` writes."""

    case: str  # as the table of cases names it
    method: str  # eurostat | unsd | escap | destatis | sdsn | wri | reference_class
    statistic: (
        float | None
    )  # the method's own number: a ratio, a share, a gap, a miss, a factor, a probability
    score: (
        float | None
    )  # Eurostat: -5 to 5 as Statistics Canada scores it; ESCAP: current status, 10 at the target
    verdict: str  # in the method's own words; "" if it refuses
    refused: str  # what it would need; "" if it judges
    projected: float | None  # value in the target year if things go on, as the method extrapolates
    required: float | None  # growth that the target asks for: a rate (eurostat, unsd) or a change a year
    agreement: str  # whether the methods that say so agree that the target is met


RESULT_COLUMNS = tuple(field.name for field in fields(CaseRow))
told = attrgetter(*RESULT_COLUMNS[2:-1])


def assess_file(cases_path: str | Path, out_path: str | Path) -> tuple[DataFrame, int]:
    """The table of `assess` for a CSV of cases, and how many cases may grow for ever, for want of a ceiling.

    The table stands in another CSV then, written whole or not.
    """
    from briefings.cache import write_whole

    cases = read_cases(cases_path)
    assessed = assess(cases)
    write_whole(Path(out_path), csv_text(assessed, float_format=None))
    return assessed, without_ceiling(cases)


def assess(cases: DataFrame) -> DataFrame:
    """What every method says of each case, one row a case and method.

    cases: case, baseline_year, baseline_value, latest_year, latest_value, target_year, target_value,
    direction (increase, decrease); where known limit, ceiling (100 for a share) and series
    ("2015:20.5;2020:41"). Years are decimal, empty cells mean not given. Columns of the result, the fields of
    `CaseRow`: case, method, statistic (the method's own number), score, verdict (in its own words), refused
    (why it does not judge), projected (the value in the target year), required (growth), agreement. A case
    that cannot be read is refused by every method.

    Raises:
        ValueError: a column is missing or misspelt; names it and the nearest one.
    """
    import pandas as pd

    require_case_columns("the table of cases", [str(column) for column in cases.columns])
    read = [case_or_refusal(row) for row in cases.to_dict("records")]
    found = iter(findings([case for case in read if isinstance(case, Case)]))
    named = zip(cases["case"].tolist(), read, strict=True)
    rows = [row for name, case in named for row in case_rows(name, refused(case) or next(found))]
    return pd.DataFrame(rows, columns=list(RESULT_COLUMNS))


def case_or_refusal(row: Mapping[Hashable, Any]) -> Case | str:
    """The case of a row, or why it cannot be read."""
    try:
        return case_of(row)
    except Refused as refusal:
        return str(refusal)


def refused(case: Case | str) -> list[Finding]:
    """A refusal by every method for a case that cannot be read, none for one that can."""
    return [Finding(refused=case)] * len(METHODS) if isinstance(case, str) else []


def findings(cases: Sequence[Case]) -> list[list[Finding]]:
    """What every method says of each case, in the order of METHODS."""
    return [list(of_case) for of_case in zip(*(method.judge(cases) for method in METHODS), strict=True)]


def case_rows(name: object, of_case: list[Finding]) -> list[tuple[object, ...]]:
    """The rows of one case, in the order of METHODS."""
    together = agreement(of_case)
    return [
        (name, method.method_id, *told(finding), together)
        for method, finding in zip(METHODS, of_case, strict=True)
    ]


def agreement(of_case: Sequence[Finding]) -> str:
    """Whether the methods that say so agree that the target is met: "disagree: met by 4 of 6"."""
    clear = votes(of_case)
    if len(clear) < 2:
        return "too few verdicts to compare"
    word = "agree" if len(set(clear)) == 1 else "disagree"
    return f"{word}: met by {sum(clear)} of {len(clear)}"


def votes(of_case: Sequence[Finding]) -> list[bool]:
    """Whether the target is met, of each method whose verdict says so; in the order of METHODS."""
    said = [method.meets(finding.verdict) for method, finding in zip(METHODS, of_case, strict=True)]
    return [met for met in said if met is not None]
