"""Which series may be extrapolated, and in words why the others may not. Nothing is repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from briefings.trends import LEAST_YEARS
from briefings.units import refused_unit, share_ceiling

if TYPE_CHECKING:
    import pandas as pd
    from pandas import DataFrame

Fault: TypeAlias = "tuple[pd.Series[bool], Callable[[int], str]]"  # rows at fault, and what a row's fault is

LEAST_POINTS = 2
NUMBERS = ("year", "value", "ceiling")


def admitted(series: DataFrame) -> tuple[DataFrame, dict[str, str]]:
    """The points of all series, and the reason why a series is refused, by its name.

    The points have columns series, unit, year, value, ceiling (the unit's own where none is given), in the
    order of the rows; a row that repeats another one is left out.
    """
    import pandas as pd

    texts = _as_text(series)
    numbers = {name: pd.to_numeric(texts[name], errors="coerce") for name in NUMBERS}
    given = texts[["series"]].assign(unit=texts["unit"].replace("%", "percent"), **numbers)
    of_unit = given["unit"].map({unit: share_ceiling(unit) for unit in given["unit"].unique()}).astype(float)
    given = given.assign(top=given.groupby("series")["ceiling"].transform("max").fillna(of_unit))
    reasons: dict[str, str] = {}
    for at_fault, why in (*cell_faults(given, texts), *series_faults(given, texts)):
        for row in np.flatnonzero(at_fault):
            if (name := texts.at[row, "series"]) not in reasons:
                reasons[name] = why(int(row))
    points = given.assign(ceiling=given["top"]).drop(columns="top")
    return points.drop_duplicates(ignore_index=True), reasons


def _as_text(series: DataFrame) -> DataFrame:
    """The cells as text, a missing one as empty."""
    cells = series.astype(object)
    return (
        cells.where(cells.notna(), "")
        .astype(str)
        .apply(lambda column: column.str.strip())
        .reset_index(drop=True)
    )


def cell_faults(given: DataFrame, texts: DataFrame) -> Iterator[Fault]:
    """What single cells have against them."""
    yield texts["series"] == "", lambda row: f"row {row + 1} of the table names no series"
    for name in ("year", "value"):
        yield ~np.isfinite(given[name]), lambda row, name=name: _not_a_number(texts, row, name)
    ceiling, stated = given["ceiling"], texts["ceiling"] != ""
    yield stated & ~np.isfinite(ceiling), lambda row: _not_a_number(texts, row, "ceiling")
    yield stated & (ceiling <= 0), lambda row: f"a ceiling must be above 0, not {ceiling[row]:g}"
    refused = {unit: refused_unit(unit) for unit in given["unit"].unique()}
    yield given["unit"].map(refused) != "", lambda row: refused[given.at[row, "unit"]]


def _not_a_number(texts: DataFrame, row: int, name: str) -> str:
    told, where = (
        texts.at[row, name],
        "" if name == "year" else f" in {texts.at[row, 'year'].removesuffix('.0')}",
    )
    return f"{name}{where} {told!r} is no finite number" if told else f"{name}{where} is missing"


SPLITTING = {"unit": "mixed units", "ceiling": "mixed ceilings", "qualifier": "a change of qualifier"}


def series_faults(given: DataFrame, texts: DataFrame) -> Iterator[Fault]:
    """What the cells of a series have against each other; `qualifier`, `disagreement` may be missing."""
    rows_of, names = given.groupby("series").indices, given["series"].tolist()
    for name in (name for name in SPLITTING if name in texts):
        cells, said = given[name] if name in given else texts[name].replace("", None), texts[name].to_numpy()
        several = cells.groupby(given["series"]).transform("nunique") > 1
        yield several, lambda row, name=name, said=said: _several(said[rows_of[names[row]]], name)
    if "disagreement" in texts:
        yield texts["disagreement"] != "", lambda row: f"a disagreement: {texts.at[row, 'disagreement']}"
    once, years, values = given.drop_duplicates(), given["year"].to_numpy(), given["value"].to_numpy()
    twice = once.duplicated(["series", "year"]).reindex(given.index, fill_value=False)
    yield twice, lambda row: _two_values(*(a[rows_of[names[row]]] for a in (years, values)), years[row])
    backwards = (once.groupby("series")["year"].diff() < 0).reindex(given.index, fill_value=False)
    yield backwards, lambda row: f"years out of order: {years[row]:g} stands below a later year"
    yield from _outside(given)
    last, first = (given.groupby("series")["year"].transform(end) for end in ("max", "min"))
    short = (first < last) & (last - first < LEAST_YEARS)
    yield (
        short,
        lambda row: f"{last[row] - first[row]:.2g} years from the first to the last observation; 1 would do",
    )
    few = once.groupby("series")["year"].transform("size").reindex(given.index) < LEAST_POINTS
    yield few, lambda row: f"a trend needs two observations, {names[row]!r} has 1"


def _several(cells: NDArray[np.object_], name: str) -> str:
    return f"{SPLITTING[name]}: {', '.join(repr(cell) for cell in dict.fromkeys(cells))}"


def _two_values(years: NDArray[np.float64], values: NDArray[np.float64], year: float) -> str:
    told = " and ".join(f"{value:g}" for value in dict.fromkeys(values[years == year]))
    return f"two values for {year:g}: {told}"


def _outside(given: DataFrame) -> Iterator[Fault]:
    """Shares below 0 or above their ceiling."""
    top = given["top"]  # the ceiling given, or that of the unit
    above, below = given["value"] > top, top.notna() & (given["value"] < 0)
    yield (
        above,
        lambda row: (
            f"{given.at[row, 'value']:g} in {given.at[row, 'year']:g} is above its ceiling {top[row]:g}"
        ),
    )
    yield below, lambda row: f"{given.at[row, 'value']:g} in {given.at[row, 'year']:g} is a share below 0"
