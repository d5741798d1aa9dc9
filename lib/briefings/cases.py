"""Reads one series against one target, and refuses in words what a method cannot judge."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.csv_files import read_csv_table
from briefings.names import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

NOT_GIVEN = math.nan


class Refused(ValueError):
    """A method cannot judge a case; the message says what it would need."""


class NoRatio(Refused):
    """The method's ratio does not exist for these values; a target that is reached is judged all the same."""


@dataclass(frozen=True, slots=True)
class Case:
    """One series against one target; NaN where a cell is empty."""

    name: str
    direction: int  # +1: should grow, -1: should fall
    baseline_year: float = NOT_GIVEN
    baseline_value: float = NOT_GIVEN
    latest_year: float = NOT_GIVEN
    latest_value: float = NOT_GIVEN
    target_year: float = NOT_GIVEN
    target_value: float = NOT_GIVEN
    limit: float = NOT_GIVEN  # natural limit of the measure, for Statistics Canada's rule without a target
    ceiling: float = NOT_GIVEN  # what the measure cannot exceed, for methods that saturate
    points: tuple[tuple[float, float], ...] = ()  # (year, value) by year, baseline and latest among them

    @property
    def years(self) -> float:
        """Years from the baseline to the latest observation."""
        return self.latest_year - self.baseline_year

    @property
    def years_left(self) -> float:
        """Years from the latest observation to the target."""
        return self.target_year - self.latest_year

    @property
    def yearly_change(self) -> float:
        """Mean change a year from the baseline to the latest observation."""
        return (self.latest_value - self.baseline_value) / self.years

    @property
    def top(self) -> float:
        """The ceiling, else a natural limit that the values stay below; NaN if there is neither."""
        below = self.latest_value <= self.limit and not self.baseline_value > self.limit
        return self.limit if math.isnan(self.ceiling) and below else self.ceiling

    @property
    def reached(self) -> bool:
        """Whether the latest value meets the target; False without a target."""
        return self.direction * (self.latest_value - self.target_value) >= 0


def need(case: Case, *cells: str) -> None:
    """Nothing, if the case has all the cells.

    Raises:
        Refused: names the first cell that is not given.
    """
    for cell in cells:
        if math.isnan(getattr(case, cell)):
            raise Refused(f"needs {cell}, which is not given")


def need_two_points(case: Case, least_years: float = 0.0) -> None:
    """Nothing, if the case has a baseline and a later observation.

    Raises:
        Refused: says which is missing or that both are one point.
    """
    need(case, "baseline_year", "baseline_value", "latest_year", "latest_value")
    if case.years <= 0 or case.years < least_years:
        apart = f"at least {least_years:g} year apart" if least_years else "in two different years, in order"
        raise Refused(
            f"needs two observations {apart}; baseline_year is {case.baseline_year:g}, "
            f"latest_year {case.latest_year:g}"
        )


def need_target_ahead(case: Case) -> None:
    """Nothing, if there is a target that is not earlier than the latest observation.

    Raises:
        Refused: says what is missing, or that the target year is past.
    """
    need(case, "target_value", "target_year", "latest_year", "latest_value")
    if case.years_left < 0:
        raise Refused(
            f"needs a target year that is not before the latest observation; target_year is "
            f"{case.target_year:g}, latest_year {case.latest_year:g}"
        )


def way_to_go(case: Case) -> float:
    """The change from the baseline to the target.

    Raises:
        NoRatio: if they are equal, so that there is no way to measure progress on.
    """
    if case.target_value == case.baseline_value:
        raise NoRatio(f"needs a target that differs from the baseline; both are {case.baseline_value:g}")
    return case.target_value - case.baseline_value


def annual_growth(start: float, end: float, years: float) -> float:
    """The constant growth rate a year that leads from start to end, as a fraction.

    Raises:
        NoRatio: if the values differ in sign or the first is 0, so that there is no such rate.
    """
    if start == 0:
        raise NoRatio("needs a first value other than 0 for a growth rate")
    if end / start < 0:
        raise NoRatio(f"needs values of one sign for a growth rate; it has {start:g} and {end:g}")
    return float((end / start) ** (1 / years) - 1)


NUMBER_CELLS = (
    "baseline_year",
    "baseline_value",
    "latest_year",
    "latest_value",
    "target_year",
    "target_value",
    "limit",
    "ceiling",
)
OPTIONAL_COLUMNS = ("limit", "ceiling", "series")
COLUMNS = ("case", *NUMBER_CELLS[:6], "direction", *OPTIONAL_COLUMNS)
FROM_SERIES = NUMBER_CELLS[:4]  # a series holds these, so their columns may be missing beside it
DIRECTIONS = {
    **dict.fromkeys(("1", "+1", "+", "increase", "up", "rise", "grow", "higher", "positive"), 1),
    **dict.fromkeys(("-1", "−1", "-", "decrease", "down", "fall", "shrink", "lower", "negative"), -1),
}
SAME_VALUE = 1e-3  # a series and a cell that differ by a larger part of the value contradict each other


def read_cases(path: str | Path) -> DataFrame:
    """The cells of a table of cases as text: comma, semicolon or tab between them, with or without a BOM.

    Raises:
        ValueError: it is no table in UTF-8, or lacks a column; the nearest column that it has is named.
    """
    cells = read_csv_table(path, decimal_commas=(*NUMBER_CELLS, "series"))
    require_case_columns(str(path), list(cells.columns))
    return cells


def require_case_columns(what: str, present: list[str]) -> None:
    """Nothing, if the columns of cases are there and none looks like a misspelt one.

    Raises:
        ValueError: names the missing or the misspelt column and the nearest valid name.
    """
    needed = [name for name in COLUMNS if name not in OPTIONAL_COLUMNS]
    if "series" in present:
        needed = [name for name in needed if name not in FROM_SERIES]
    require_columns(what, present, needed)
    for name in present:
        absent = [column for column in OPTIONAL_COLUMNS if column not in present]
        if name not in COLUMNS and (near := get_close_matches(name, absent, n=1, cutoff=0.8)):
            raise ValueError(f"{what} has a column {name!r}; did you mean {near[0]!r}?")


def without_ceiling(cases: DataFrame) -> int:
    """How many rows name neither a ceiling nor a limit, so that their values count as free to grow."""
    ends = [name for name in ("limit", "ceiling") if name in cases]
    return int((cases[ends] == "").all(axis=1).sum())


def case_of(row: Mapping[Any, object]) -> Case:
    """The case of a row; empty cells and missing columns mean not given.

    Raises:
        Refused: a cell cannot be read, or series and cells contradict each other; names the cell.
    """
    numbers: dict[str, Any] = {cell: number_in(row, cell) for cell in NUMBER_CELLS}
    points = points_in(row.get("series"))
    if points:
        ends = dict(zip(FROM_SERIES, (*points[0], *points[-1]), strict=True))
        for pair in (FROM_SERIES[:2], FROM_SERIES[2:]):
            if all(math.isnan(numbers[cell]) for cell in pair):
                numbers |= {cell: ends[cell] for cell in pair}
    case = replace(Case(str(row.get("case", "")), direction_in(row)), **numbers)
    return replace(case, points=joined_points(case, points))


def number_in(row: Mapping[Any, object], cell: str) -> float:
    """The cell's number, NaN for an empty or missing one."""
    content = row.get(cell)
    text = "" if content is None else str(content).strip()
    if text.lower() in ("", "nan", "na", "none", "<na>"):
        return NOT_GIVEN
    try:
        number = float(text)
    except ValueError:
        raise Refused(f"{cell} {text!r} is not a number") from None
    if math.isinf(number):
        raise Refused(f"{cell} {text!r} is not a finite number")
    return number


def direction_in(row: Mapping[Any, object]) -> int:
    """+1 if the measure should grow, -1 if it should fall."""
    content = row.get("direction")
    text = "" if content is None or content != content else str(content).strip().lower()
    text = text.removesuffix(".0")
    if text not in DIRECTIONS:
        said = f"direction {text!r} is unknown" if text else "direction is not given"
        raise Refused(f"{said}; +1 or increase: it should grow, -1 or decrease: it should fall")
    return DIRECTIONS[text]


def points_in(series: object) -> list[tuple[float, float]]:
    """The (year, value) points of "year:value;year:value", by year."""
    text = "" if series is None or series != series else str(series).strip()
    points: dict[float, float] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[;|\s]+", text))):
        year, _, value = part.partition(":")
        try:
            point = float(year), float(value)
        except ValueError:
            raise Refused(f"series has {part!r}, which is not year:value") from None
        if not all(map(math.isfinite, point)):
            raise Refused(f"series has {part!r}, which is not finite")
        if points.setdefault(*point) != point[1]:
            raise Refused(f"series has two values for {point[0]:g}: {points[point[0]]:g} and {point[1]:g}")
    return sorted(points.items())


def joined_points(case: Case, series: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The series up to the latest observation, with baseline and latest value among its points."""
    points = {year: value for year, value in series if not year > case.latest_year}
    ends = ((case.baseline_year, case.baseline_value), (case.latest_year, case.latest_value))
    for year, value in ends:
        if math.isnan(year) or math.isnan(value):
            continue
        other = points.get(year, value)
        if abs(other - value) > SAME_VALUE * max(abs(value), abs(other)):
            raise Refused(f"series has {other:g} for {year:g}, but the cells have {value:g}")
        points[year] = value
    return tuple(sorted(points.items()))
