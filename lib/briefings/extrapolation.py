"""Extrapolates any number of series at once by every model, with borrowed intervals, or says why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from briefings.admission import admitted
from briefings.csv_files import csv_text, read_csv_table
from briefings.names import require_columns, unknown
from briefings.reference_class import (
    GROUPS,
    HORIZONS,
    LEAST_INDICATORS,
    NOTHING,
    SPANS,
    Outlook,
    Reference,
    outlook,
    read_reference,
)
from briefings.trends import BASELINE_YEARS, COMBINED, LEAST_YEARS, MODEL_NAMES, MODELS, RECENT_YEARS

if TYPE_CHECKING:
    from pandas import DataFrame

Numbers = NDArray[np.float64]

COLUMNS = ("series", "year", "value", "unit", "ceiling")
NUMBER_COLUMNS = ("year", "value", "ceiling")
LEVELS = (0.5, 0.8, 0.9)
COMPLEMENT = "the fall is taken as the rise of what is missing to the ceiling"
TWO_POINTS = "two observations leave no residual variance"
POSITIVE = "combined needs values of 0 or more, the last above 0"
NEIGHBOURS = 3.0  # years between the neighbours of an observation, for them to tell how even a series is
UNBACKED = "none: errors of the reference series are known for the model combined alone"
PAST_CEILING = "; the value is above the ceiling, which this model does not know"


@dataclass(frozen=True, slots=True)
class Extrapolation:
    """One series, year and model; its fields are the columns of `briefings extrapolate`."""

    series: str  # as in the table of series
    year: float  # decimal; the end of 2025 is 2026.0
    model: str  # linear | exponential | logit | gompertz | combined, the one that the project stands for
    value: float | None  # empty where the series, the year or the model does not allow it
    low50: float | None  # the interval that should hold half of the later figures
    high50: float | None  # its upper end
    low80: float | None  # the interval that should hold four of five
    high80: float | None  # its upper end
    low90: float | None  # the interval that should hold nine of ten
    high90: float | None  # its upper end
    n: int  # observations of the series
    interval_basis: str  # what the interval is borrowed from, why there is none, or "refused: " and why


RESULT_COLUMNS = tuple(field.name for field in fields(Extrapolation))
BOUND_COLUMNS = tuple(f"{end}{100 * level:.0f}" for level in LEVELS for end in ("low", "high"))


@dataclass(frozen=True)
class Lines:
    """Points of the series that can be extrapolated, as arrays, by series and year."""

    code: NDArray[np.intp]  # which series a point belongs to
    year: Numbers
    value: Numbers
    starts: NDArray[np.intp]  # position of each series' first point
    ceiling: Numbers  # one a series; NaN for counts and amounts

    @property
    def ends(self) -> NDArray[np.intp]:
        """Position of each series' last point."""
        return np.append(self.starts[1:], len(self.code)) - 1

    @property
    def count(self) -> NDArray[np.int_]:
        """Number of points a series."""
        return np.diff(np.append(self.starts, len(self.code)))

    def nearest(self, years_back: float) -> NDArray[np.intp]:
        """Position, a series, of the point nearest to so many years before its last, at least a year back."""
        before = self.year[self.ends][self.code] - self.year
        distance = np.where(before < LEAST_YEARS, np.inf, np.abs(before - years_back))
        return np.lexsort((-self.year, distance, self.code))[self.starts]


def extrapolate_file(series_path: str | Path, years: Sequence[float], out_path: str | Path) -> DataFrame:
    """The table of `extrapolate` for a CSV of series; it stands in another CSV then, written whole or not."""
    from briefings.cache import write_whole

    extrapolated = extrapolate(read_series(series_path), years)
    write_whole(Path(out_path), csv_text(extrapolated))
    return extrapolated


def read_series(path: str | Path) -> DataFrame:
    """The table of series in a CSV, its cells as text: comma, semicolon or tab between, with or without BOM.

    Raises:
        ValueError: it is no table in UTF-8, or lacks a column; the nearest column that it has is named.
    """
    cells = read_csv_table(path, decimal_commas=NUMBER_COLUMNS)
    require_columns(str(path), cells.columns, COLUMNS)
    return cells


def extrapolate(
    series: DataFrame,
    years: Sequence[float],
    models: Sequence[str] = MODEL_NAMES,
    reference: Reference | None = None,
) -> DataFrame:
    """The extrapolations of each series to each year by each model, one row each.

    series: series, year (decimal: the end of 2025 is 2026.0), value, unit (percent, ISO 4217 or the counted
    noun), ceiling (NaN for none), one row an observation, those of a series in the order of their years;
    further columns `qualifier` and `disagreement` refuse the series that they split. models: of
    `trends.MODEL_NAMES`. Columns of the result, the fields of `Extrapolation`: series,
    year, model, value, low50, high50, low80, high80, low90, high90 (borrowed, of `combined`), n
    (observations), interval_basis. A series, model or year that does not allow an extrapolation has no value,
    and `interval_basis` says "refused:" and why.

    Raises:
        ValueError: a column is missing, a model is unknown, or a year is not finite.
    """
    require_columns("the table of series", series.columns, COLUMNS)
    for model in models:
        if model not in MODEL_NAMES:
            raise unknown("model", model, MODEL_NAMES)
    if not np.isfinite(np.asarray(years, float)).all():
        raise ValueError(f"years to extrapolate to must be finite, not {list(years)}")
    points, refusals = admitted(series)
    names = points["series"].unique()
    result = Result(
        names, np.array(points["series"].value_counts()[names], int), np.asarray(years, float), models
    )
    good = np.flatnonzero([name not in refusals for name in names])
    for position in np.flatnonzero([name in refusals for name in names]):
        result.basis[position] = f"refused: {refusals[names[position]]}"
    if len(good):
        lines = prepared(points[~points["series"].isin(refusals)])
        for place, model in enumerate(models):
            if model == COMBINED:
                fill_combined(result, good, place, lines, reference or read_reference())
            else:
                fill_model(result, good, place, lines, model)
    return result.table()


class Result:
    """Extrapolations being filled in: arrays of a series, a year, a model each."""

    def __init__(
        self, names: NDArray[np.object_], count: NDArray[np.int_], years: Numbers, models: Sequence[str]
    ) -> None:
        shape = (len(names), len(years), len(models))
        self.names, self.count, self.years, self.models = names, count, years, models
        self.value = np.full(shape, np.nan)
        self.bounds = np.full((*shape, len(BOUND_COLUMNS)), np.nan)
        self.basis = np.full(shape, "", dtype=object)

    def table(self) -> DataFrame:
        """The rows, by series, year and model."""
        import pandas as pd

        series, years, models = (axis.ravel() for axis in np.indices(self.value.shape))
        rows = {
            "series": np.asarray(self.names)[series],
            "year": self.years[years],
            "model": np.asarray(self.models, dtype=object)[models],
            "value": self.value.ravel(),
            **dict(zip(BOUND_COLUMNS, self.bounds.reshape(-1, len(BOUND_COLUMNS)).T, strict=True)),
            "n": self.count[series],
            "interval_basis": self.basis.ravel(),
        }
        return pd.DataFrame(rows, columns=list(RESULT_COLUMNS))


def prepared(points: DataFrame) -> Lines:
    """The points of admitted series as arrays; a series' points stand together, by year."""
    code, _ = points["series"].factorize()
    year, value = points["year"].to_numpy(float), points["value"].to_numpy(float)
    order = np.lexsort((year, code))
    starts = np.searchsorted(code[order], np.arange(code.max() + 1))
    return Lines(
        code[order], year[order], value[order], starts, points["ceiling"].to_numpy(float)[order][starts]
    )


def fill_model(result: Result, good: NDArray[np.intp], place: int, lines: Lines, name: str) -> None:
    """Fills in the values of a model whose line goes through the last observation, by least squares."""
    model, last = MODELS[name], lines.ends
    ceiling = lines.ceiling[lines.code]
    allowed = (lines.value > model.least) & (~np.array(model.capped) | (lines.value < ceiling))
    able = np.logical_and.reduceat(allowed, lines.starts)
    with np.errstate(all="ignore"):
        heights = model.height(lines.value, ceiling)
        years_back = lines.year - lines.year[last][lines.code]
        rise = np.add.reduceat(years_back * (heights - heights[last][lines.code]), lines.starts)
        slope = rise / np.add.reduceat(years_back**2, lines.starts)
        ahead = result.years - lines.year[last][:, None]
        value = model.value(heights[last][:, None] + slope[:, None] * ahead, lines.ceiling[:, None])
    possible = able[:, None] & (ahead > 0)
    result.value[good, :, place] = np.where(possible, value, np.nan)
    basis = np.where(able, UNBACKED, f"refused: {name} needs {model.needs}").astype(object)[:, None]
    beyond = possible & (value > lines.ceiling[:, None])
    result.basis[good, :, place] = basis + np.where(beyond, PAST_CEILING, "")
    refuse_past(result, good, place, lines)


def fill_combined(
    result: Result, good: NDArray[np.intp], place: int, lines: Lines, reference: Reference
) -> None:
    """Fills in what the project extrapolates, with its borrowed intervals and what they are borrowed from."""
    told = outlooks(lines, result.years)
    able = (lines.value[lines.ends] > 0) & (np.minimum.reduceat(lines.value, lines.starts) >= 0)
    above = (lines.year[lines.ends][:, None] < result.years) & able[:, None]
    result.value[good, :, place] = np.where(above, told.value, np.nan)
    bounds = [end for level in LEVELS for end in told.interval(level, reference)]
    result.bounds[good, :, place] = np.where(above[..., None], np.stack(bounds, axis=-1), np.nan)
    basis = np.where(able[:, None], basis_of(told, lines, reference), f"refused: {POSITIVE}")
    result.basis[good, :, place] = basis
    refuse_past(result, good, place, lines)


def outlooks(lines: Lines, years: Numbers) -> Outlook:
    """The outlook of every series (rows) in every year (columns)."""
    chosen = (lines.nearest(BASELINE_YEARS), lines.ends, lines.nearest(RECENT_YEARS))
    (start, first), (end, last), (recent, lately) = (
        (lines.year[points][:, None], lines.value[points][:, None]) for points in chosen
    )
    with np.errstate(all="ignore"):
        return outlook(
            *(start, first, end, last, years[None, :], lines.ceiling[:, None]),
            *(recent, lately, unevenness(lines)[:, None]),
        )


def unevenness(lines: Lines) -> Numbers:
    """How far observations lie off the line through both neighbours, a series; NaN if none has two near.

    In fractions of the ceiling or in logs, as the standard deviation of one observation. Neighbours more than
    `NEIGHBOURS` years apart are left out: from them a smooth curve departs as well.
    """
    ceiling = lines.ceiling[lines.code]
    height = np.where(np.isnan(ceiling), np.log(lines.value), lines.value / ceiling)
    before, here, after = slice(None, -2), slice(1, -1), slice(2, None)
    years = lines.year[after] - lines.year[before]
    weight = (lines.year[after] - lines.year[here]) / years
    off = height[here] - weight * height[before] - (1 - weight) * height[after]
    near = (lines.code[after] == lines.code[before]) & (years <= NEIGHBOURS) & np.isfinite(off)
    squares = np.where(near, off**2 / (1 + weight**2 + (1 - weight) ** 2), 0)
    sums, counts = (
        np.bincount(lines.code[here], each, minlength=len(lines.starts)) for each in (squares, near)
    )
    return np.sqrt(sums / np.where(counts, counts, np.nan))


def basis_of(told: Outlook, lines: Lines, reference: Reference) -> NDArray[np.object_]:
    """What each interval is borrowed from, or why there is none."""
    words = {
        group: f"borrowed: {reference.said(group)}" for group in GROUPS if len(reference.quantiles(group))
    }
    thin = f"none: fewer than {LEAST_INDICATORS} reference indicators have such windows"
    beyond = (
        f"none: the reference windows reach {HORIZONS[-1]} years ahead, "
        f"from observations at most {SPANS[-1]} years apart"
    )
    said = {group: words.get(group, thin) for group in GROUPS} | {NOTHING: beyond}
    basis: NDArray[np.object_] = np.vectorize(said.get, otypes=[object])(told.group)
    borrowed = told.group != NOTHING
    basis[told.mirrored & borrowed] += f"; {COMPLEMENT}"
    basis[(lines.count == 2)[:, None] & borrowed] += f"; {TWO_POINTS}"
    return basis


def refuse_past(result: Result, good: NDArray[np.intp], place: int, lines: Lines) -> None:
    """Says of years that are no later than the last observation that nothing is extrapolated to them."""
    last = lines.year[lines.ends]
    for series, year in np.argwhere(last[:, None] >= result.years):
        result.basis[good[series], year, place] = (
            f"refused: {result.years[year]:g} is not after the last observation, {last[series]:g}"
        )
