"""Which series may be extrapolated, and in words why the others may not. Nothing is repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from briefings.trends import LEAST_YEARS
from briefings.units import refused_unit, share_ceiling

if TYPE_CHECKING:
    from pandas import DataFrame

LEAST_POINTS = 2
NUMBERS = ("year", "value", "ceiling")
SPLITTING = {"unit": "mixed units", "ceiling": "mixed ceilings", "qualifier": "a change of qualifier"}


@dataclass(frozen=True)
class Points:
    """The observations of all series, as they stand and as numbers."""

    said: dict[str, list[str]]  # the cells as text, by column
    given: DataFrame  # series, unit, year, value, ceiling; NaN for what is no number
    top: NDArray[np.float64]  # the ceiling given, or that of the unit
    rows_of: dict[str, NDArray[np.intp]]  # of a series, where its points stand

    def own(self, row: int) -> NDArray[np.intp]:
        """The rows of the series that a row belongs to."""
        return self.rows_of[self.said["series"][row]]

    def number(self, name: str, row: int) -> float:
        """A cell as a number."""
        return float(self.given[name].to_numpy()[row])

    def place(self, row: int) -> str:
        """A row's value and year in words: "104 in 2020"."""
        return f"{self.number('value', row):g} in {self.number('year', row):g}"


Why: TypeAlias = Callable[[Points, int], str]  # what a row has against it, in words
Fault: TypeAlias = tuple[Any, Why]  # the rows at fault, one truth value each, and why


def admitted(series: DataFrame) -> tuple[DataFrame, dict[str, str]]:
    """The points of all series, and the reason why a series is refused, by its name.

    The points have columns series, unit, year, value, ceiling (the unit's own where none is given), in the
    order of the rows; a row that repeats another one is left out.
    """
    points = read_points(series)
    reasons: dict[str, str] = {}
    for at_fault, why in (*cell_faults(points), *series_faults(points)):
        for row in np.flatnonzero(at_fault):
            if (name := points.said["series"][row]) not in reasons:
                reasons[name] = why(points, int(row))
    return points.given.assign(ceiling=points.top).drop_duplicates(ignore_index=True), reasons


def read_points(series: DataFrame) -> Points:
    """The observations of a table, a missing cell as empty text."""
    import pandas as pd

    cells = series.astype(object).reset_index(drop=True)
    texts = cells.where(cells.notna(), "").astype(str).apply(lambda column: column.str.strip())
    numbers = {name: pd.to_numeric(texts[name], errors="coerce") for name in NUMBERS}
    given = texts[["series"]].assign(unit=texts["unit"].replace("%", "percent"), **numbers)
    of_unit = given["unit"].map({unit: share_ceiling(unit) for unit in given["unit"].unique()}).astype(float)
    by_series = given.groupby("series")
    top = by_series["ceiling"].transform("max").fillna(of_unit)
    rows_of = {str(name): rows for name, rows in by_series.indices.items()}
    said = {str(name): texts[name].tolist() for name in texts}
    return Points(said, given, top.to_numpy(float), rows_of)


def cell_faults(points: Points) -> Iterator[Fault]:
    """What single cells have against them."""
    given, said = points.given, points.said
    yield given["series"] == "", lambda _, row: f"row {row + 1} of the table names no series"
    for name in ("year", "value"):
        yield ~np.isfinite(given[name]), partial(no_number, name=name)
    stated = np.array([bool(text) for text in said["ceiling"]], dtype=bool)
    yield stated & ~np.isfinite(given["ceiling"]), partial(no_number, name="ceiling")
    yield stated & (given["ceiling"] <= 0), not_above_0
    refused = {unit: refused_unit(unit) for unit in given["unit"].unique()}
    yield given["unit"].map(refused) != "", lambda points, row: refused_unit(points.said["unit"][row])


def series_faults(points: Points) -> Iterator[Fault]:
    """What the cells of a series have against each other; `qualifier`, `disagreement` may be missing."""
    given, said = points.given, points.said
    for name in (name for name in SPLITTING if name in said):
        yield changes(points, name), partial(several, name=name)
    if "disagreement" in said:
        disputed = np.array([bool(text) for text in said["disagreement"]], dtype=bool)
        yield disputed, lambda points, row: f"a disagreement: {points.said['disagreement'][row]}"
    once = given.drop_duplicates()
    by_series = once.groupby("series")["year"]
    yield once.duplicated(["series", "year"]).reindex(given.index, fill_value=False), two_values
    yield (by_series.diff() < 0).reindex(given.index, fill_value=False), out_of_order
    yield given["value"] > points.top, above_ceiling
    yield ~np.isnan(points.top) & (given["value"] < 0), below_0
    years = by_series.transform("max") - by_series.transform("min")
    yield ((years > 0) & (years < LEAST_YEARS)).reindex(given.index, fill_value=False), too_short
    yield (by_series.transform("size") < LEAST_POINTS).reindex(given.index, fill_value=False), alone


def changes(points: Points, name: str) -> Any:
    """Whether the series of each row has several values in a column; an empty cell is none."""
    import pandas as pd

    cells = points.given[name] if name in points.given else pd.Series(points.said[name]).replace("", None)
    return cells.groupby(points.given["series"]).transform("nunique") > 1


def no_number(points: Points, row: int, name: str) -> str:
    """A cell that is empty or no number."""
    told, year = points.said[name][row], points.said["year"][row].removesuffix(".0")
    where = "" if name == "year" else f" in {year}"
    return f"{name}{where} {told!r} is no finite number" if told else f"{name}{where} is missing"


def not_above_0(points: Points, row: int) -> str:
    """A ceiling that nothing fits under."""
    return f"a ceiling must be above 0, not {points.number('ceiling', row):g}"


def several(points: Points, row: int, name: str) -> str:
    """Several units, ceilings or qualifiers in one series."""
    told = dict.fromkeys(points.said[name][place] for place in points.own(row))
    return f"{SPLITTING[name]}: {', '.join(map(repr, told))}"


def two_values(points: Points, row: int) -> str:
    """Several values for one year."""
    year, own = points.number("year", row), points.own(row)
    pairs = zip(points.given["year"].to_numpy()[own], points.given["value"].to_numpy()[own], strict=True)
    told = " and ".join(f"{value:g}" for value in dict.fromkeys(v for y, v in pairs if y == year))
    return f"two values for {year:g}: {told}"


def out_of_order(points: Points, row: int) -> str:
    """A year below a later one."""
    return f"years out of order: {points.number('year', row):g} stands below a later year"


def above_ceiling(points: Points, row: int) -> str:
    """A share that cannot be."""
    return f"{points.place(row)} is above its ceiling {points.top[row]:g}"


def below_0(points: Points, row: int) -> str:
    """A share that cannot be."""
    return f"{points.place(row)} is a share below 0"


def too_short(points: Points, row: int) -> str:
    """Observations within months."""
    years = np.ptp(points.given["year"].to_numpy()[points.own(row)])
    return f"{years:.2g} years from the first to the last observation; {LEAST_YEARS:g} would do"


def alone(points: Points, row: int) -> str:
    """One observation."""
    return f"a trend needs two observations, {points.said['series'][row]!r} has 1"
