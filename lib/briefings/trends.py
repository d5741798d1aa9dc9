"""Growth models fitted to a series: what it grew by, where it leads, when it reaches a level.

Every model is a straight line in the height that it gives to a value. Which of them a series follows cannot
be told from two to four observations; `combined` is the one that this project extrapolates with: for shares a
Gompertz line, for counts a straight one, both slowed down as reference series were (see `reference_class`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isnan, log, nan
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from briefings.names import unknown
from briefings.reference_class import FALLING_PACE, GROWING_PACE, SHRINKAGE, gompertz, pace

if TYPE_CHECKING:
    from pandas import DataFrame

Numbers = NDArray[np.float64]
Points = Sequence[tuple[float, float]]

COMBINED = "combined"
LEAST_YEARS = 1.0  # from a baseline to the last observation; a figure repeated sooner says nothing of growth
BASELINE_YEARS = 10.0  # `combined` measures growth from the observation nearest to so many years back
RECENT_YEARS = 2.0  # and also from the one nearest to so many
SENSITIVITY_COLUMNS = (
    *("reading", "model", "first_year", "first_value", "last_year", "last_value"),
    *("yearly_change", "yearly_growth", "value", "refused"),
)
LEAST_POINTS_FOR_CEILING = 6  # with fewer a ceiling cannot be estimated (Debecker and Modis 1994)


@dataclass(frozen=True)
class Model:
    """A growth model: the height of a value on which its growth is a straight line, and the way back."""

    height: Callable[[Numbers, Numbers | float], Numbers]  # of values under a ceiling
    value: Callable[[Numbers, Numbers | float], Numbers]
    least: float = -inf  # values must lie above this
    capped: bool = False  # and below a ceiling
    needs: str = "any values"


def _logit(value: Numbers, ceiling: Numbers | float) -> Numbers:
    return np.asarray(np.log(value / (ceiling - value)))


def _gompertz(value: Numbers, ceiling: Numbers | float) -> Numbers:
    return np.asarray(-np.log(-np.log(value / ceiling)))


MODELS = {
    "linear": Model(lambda v, _: v, lambda h, _: h),
    "exponential": Model(lambda v, _: np.log(v), lambda h, _: np.exp(h), 0, needs="values above 0"),
    "logit": Model(
        _logit, lambda h, c: c / (1 + np.exp(-h)), 0, True, "a ceiling, and values between 0 and it"
    ),
    "gompertz": Model(
        _gompertz, lambda h, c: c * np.exp(-np.exp(-h)), 0, True, "a ceiling, and values between 0 and it"
    ),
}
MODEL_NAMES = (*MODELS, COMBINED)


@dataclass(frozen=True)
class Trend:
    """A fitted growth model. Years are decimal: a figure of 2012 stands at the end of its year, 2013.0."""

    model: str
    points: tuple[tuple[float, float], ...]  # (year, value) by year
    ceiling: float | None
    curve: str  # the model whose height grows on a straight line; `combined` chooses one
    mirrored: bool  # what is missing to the ceiling grows, not the share itself
    year: float  # the line passes here
    height: float
    slope: float  # change of the height in a year
    slope_error: float = nan  # standard error of the slope; NaN without residual degrees of freedom

    def predict(self, years: ArrayLike) -> Numbers:
        """The model's values in these years."""
        heights = self.height + self.slope * (np.asarray(years, float) - self.year)
        with np.errstate(over="ignore"):
            values = MODELS[self.curve].value(heights, self.ceiling or nan)
        return (self.ceiling or nan) - values if self.mirrored else values

    def reaches(self, level: float) -> float:
        """The year in which the model stands at the level; NaN if it never does. Undoes `predict`."""
        sought = (self.ceiling or nan) - level if self.mirrored else level
        model = MODELS[self.curve]
        if self.slope == 0 or sought <= model.least or (model.capped and not sought < (self.ceiling or nan)):
            return nan
        height = float(model.height(np.array(sought, float), self.ceiling or nan))
        return self.year + (height - self.height) / self.slope

    @property
    def years(self) -> float:
        """Years from the first to the last observation."""
        return self.points[-1][0] - self.points[0][0]

    @property
    def yearly_change(self) -> float:
        """Mean change a year between the first and the last observation, in the unit of the series."""
        return (self.points[-1][1] - self.points[0][1]) / self.years

    @property
    def yearly_growth(self) -> float:
        """The constant growth rate between them, in percent a year; NaN unless both values are above 0."""
        first, last = self.points[0][1], self.points[-1][1]
        return 100 * ((last / first) ** (1 / self.years) - 1) if first > 0 and last > 0 else nan

    @property
    def doubling_years(self) -> float:
        """Years in which that growth rate doubles a value; NaN for a series that does not grow."""
        return log(2) / log(1 + self.yearly_growth / 100) if self.yearly_growth > 0 else nan

    @property
    def said_of_error(self) -> str:
        """What the observations themselves say of the model's error."""
        if len(self.points) == 2:
            return "two observations leave no residual variance"
        if isnan(self.slope_error):
            return f"{len(self.points)} observations, of which {self.model} uses two or three"
        return f"{len(self.points)} observations; standard error of the slope {self.slope_error:.3g} a year"


def fit_trend(
    points: Iterable[tuple[float, float]],
    model: str = COMBINED,
    ceiling: float | None = None,
    through_last: bool = True,
    name: str = "the series",
) -> Trend:
    """The growth model fitted to (year, value) points: by least squares, through the last of them or free.

    model: one of `MODEL_NAMES`; `combined` is the one that this project stands for. Years are
    decimal (the end of 2012 is 2013.0); a ceiling, 100 for a share in percent, is needed by logit and
    gompertz.

    Raises:
        ValueError: fewer than two observations, two values for one year, an unknown model, or values that the
            model cannot have; each names what would do.
    """
    ordered = sorted((float(year), float(value)) for year, value in points)
    _require_points(ordered, name)
    if model == COMBINED:
        return _combined(ordered, ceiling, name)
    if model not in MODELS:
        raise unknown("model", model, MODEL_NAMES)
    _require_values(ordered, model, ceiling, name)
    years, values = np.array(ordered).T
    heights = MODELS[model].height(values, ceiling or nan)
    year, height, slope, error = straight_line(years, heights, through_last)
    return Trend(model, tuple(ordered), ceiling, model, False, year, height, slope, error)


def _require_points(ordered: Points, name: str) -> None:
    if len(ordered) < 2:
        raise ValueError(f"a trend needs two observations, {name!r} has {len(ordered)}")
    if not np.isfinite(ordered).all():
        raise ValueError(f"a trend needs finite years and values, {name!r} has {ordered}")
    if 0 < (span := ordered[-1][0] - ordered[0][0]) < LEAST_YEARS:
        raise ValueError(f"a trend needs observations a year apart, {name!r} spans {span:.2g} years")
    for (year, value), (next_year, next_value) in pairwise(ordered):
        if year == next_year:
            raise ValueError(
                f"a trend needs one value a year, {name!r} has {value:g} and {next_value:g} in {year:g}"
            )


def _require_values(ordered: Points, model: str, ceiling: float | None, name: str) -> None:
    needed = MODELS[model]
    if needed.capped and ceiling is None:
        raise ValueError(f"{model} needs {needed.needs}; {name!r} has no ceiling")
    for year, value in ordered:
        if value <= needed.least or (needed.capped and not value < (ceiling or nan)):
            raise ValueError(f"{model} needs {needed.needs}; {name!r} has {value:g} in {year:g}")


def straight_line(years: Numbers, heights: Numbers, through_last: bool) -> tuple[float, float, float, float]:
    """(year, height, slope, its standard error) of the least-squares line; years are centred first."""
    if len(years) == 2:
        return float(years[-1]), float(heights[-1]), float(np.diff(heights)[0] / np.diff(years)[0]), nan
    from statsmodels.api import OLS, add_constant

    if through_last:
        fit = OLS(heights[:-1] - heights[-1], years[:-1] - years[-1]).fit()
        return float(years[-1]), float(heights[-1]), float(fit.params[0]), float(fit.bse[0])
    fit = OLS(heights, add_constant(years - years.mean())).fit()
    return float(years.mean()), float(fit.params[0]), float(fit.params[1]), float(fit.bse[1])


def _combined(ordered: Points, ceiling: float | None, name: str) -> Trend:
    """The project's extrapolation; the same as `reference_class.outlook`, as one curve."""
    _require_positive(ordered, ceiling, name)
    chosen = (nearest(ordered, BASELINE_YEARS), nearest(ordered, RECENT_YEARS), ordered[-1])
    (start, recent, end), values = np.array(chosen).T
    span, falling = end - start, bool(values[-1] < values[0])
    if ceiling is not None:
        curve, slowed = "gompertz", span / (span + SHRINKAGE)
        heights = gompertz((ceiling - values if falling else values) / ceiling)
    elif falling:
        with np.errstate(divide="ignore"):
            curve, slowed, heights = "exponential", FALLING_PACE, np.log(values)
    else:
        curve, slowed, heights = "linear", GROWING_PACE, values
    whole, lately = (heights[-1] - heights[:-1]) / (end - np.array([start, recent]))
    slope, mirrored = float(slowed * pace(whole, lately)), ceiling is not None and falling
    return Trend(COMBINED, tuple(ordered), ceiling, curve, mirrored, float(end), float(heights[-1]), slope)


def _require_positive(ordered: Points, ceiling: float | None, name: str) -> None:
    values = [value for _, value in ordered]
    if ceiling is None and (values[-1] <= 0 or min(values) < 0):
        raise ValueError(f"combined needs values of 0 or more, the last above 0; {name!r} has {values}")
    if ceiling is not None and not (0 < values[-1] < ceiling and min(values) >= 0 and max(values) <= ceiling):
        raise ValueError(
            f"combined needs values up to its ceiling {ceiling:g}, the last below; {name!r} has {values}"
        )


def nearest(points: Points, years_back: float) -> tuple[float, float]:
    """The point nearest to so many years before the last, a year before it or more; the later of two."""
    last = points[-1][0]
    earlier = [point for point in reversed(points[:-1]) if last - point[0] >= LEAST_YEARS]
    return min(earlier or [points[0]], key=lambda point: abs(last - point[0] - years_back))


def fit_ceiling(
    points: Iterable[tuple[float, float]], model: str = "logit", name: str = "the series"
) -> float:
    """The ceiling under which the model fits the points best, by nonlinear least squares on the values.

    It is never fitted unless asked for: few observations fit any ceiling.

    Raises:
        ValueError: fewer than six observations, or a model without a ceiling.
    """
    from briefings.least_squares import fit_curve

    ordered = sorted((float(year), float(value)) for year, value in points)
    capped = [known for known, of in MODELS.items() if of.capped]
    if model not in capped:
        raise unknown("model with a ceiling", model, capped)
    if len(ordered) < LEAST_POINTS_FOR_CEILING:
        raise ValueError(
            f"a ceiling needs {LEAST_POINTS_FOR_CEILING} observations, {name!r} has {len(ordered)}; "
            "give the ceiling instead"
        )
    years, values = np.array(ordered).T
    begun = fit_trend(ordered, model, 1.2 * max(values), through_last=False, name=name)
    start = [1.2 * max(values), begun.height, begun.slope]

    def curve(parameters: NDArray[np.floating], years: NDArray[np.floating]) -> NDArray[np.floating]:
        heights = parameters[1] + parameters[2] * (years - begun.year)
        return MODELS[model].value(heights, parameters[0])

    return float(fit_curve(curve, start, years, values).estimates[0])


def sensitivity(
    readings: Iterable[tuple[str, Points]],
    year: float,
    models: Sequence[str] = MODEL_NAMES,
    ceiling: float | None = None,
) -> DataFrame:
    """What growth and extrapolation become under each reading of a series and each model.

    readings: (words, points). One row a reading and model: reading, model, first_year, first_value,
    last_year, last_value, yearly_change, yearly_growth, value; `refused` says why a model does not apply.
    """
    import pandas as pd

    rows = [_row(words, points, model, year, ceiling) for words, points in readings for model in models]
    return pd.DataFrame(rows, columns=list(SENSITIVITY_COLUMNS))


def _row(words: str, points: Points, model: str, year: float, ceiling: float | None) -> dict[str, object]:
    (first_year, first), *_, (last_year, last) = sorted(points)
    row: dict[str, object] = {
        "reading": words,
        "model": model,
        "first_year": first_year,
        "first_value": first,
    }
    row |= {"last_year": last_year, "last_value": last, "refused": ""}
    try:
        trend = fit_trend(points, model, ceiling, name=words)
    except ValueError as error:
        return row | {"refused": str(error)}
    growth = {"yearly_change": trend.yearly_change, "yearly_growth": trend.yearly_growth}
    return row | growth | {"value": float(trend.predict(year))}
