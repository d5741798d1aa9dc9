"""What would change if another baseline, model or year were taken: years reached, and a grid to explore."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefings.amounts import number
from briefings.names import short_name, unknown
from briefings.prospects import Growth, Prospect
from briefings.timeline import moment_words, year_of
from briefings.trends import MODEL_NAMES, Trend, fit_trend

if TYPE_CHECKING:
    from pandas import DataFrame

GRID_COLUMNS = (
    *("series", "title", "unit", "baseline", "model", "year", "target", "value", "low", "high", "reached"),
    "probability",
)


def require_models(models: Iterable[str]) -> None:
    """Nothing, if every model is known.

    Raises:
        ValueError: names the unknown one and the nearest that is known.
    """
    for model in models:
        if model not in MODEL_NAMES:
            raise unknown("model", model, MODEL_NAMES)


def trends_of(growth: Growth, models: Sequence[str]) -> Iterator[tuple[str, Trend | str]]:
    """(model, its trend through the growth, or why it has none)."""
    require_models(models)
    ceiling = None if math.isnan(growth.ceiling) else growth.ceiling
    ends = ((growth.baseline_year, growth.baseline_value), (growth.latest_year, growth.latest_value))
    points = [point for point in ends if not math.isnan(point[0])]
    for model in models:
        try:
            yield model, fit_trend(points, model, ceiling, name=growth.series)
        except ValueError as error:
            yield model, str(error)


def years_by_model(prospect: Prospect, models: Sequence[str]) -> dict[str, str]:
    """The year in which the target would be reached under each model, "never", or "does not apply"."""
    return {model: year_words(prospect, trend) for model, trend in trends_of(prospect.growth, models)}


def year_words(prospect: Prospect, trend: Trend | str) -> str:
    """The calendar year in which the target would be reached on a trend, in words."""
    if isinstance(trend, str):
        return "does not apply"
    year = trend.reaches(prospect.target.value)
    past = not prospect.reached and year < prospect.growth.latest_year  # the line leads away from it
    return "never" if math.isnan(year) or past else str(year_of(year))


def what_if_grid(
    growths: Iterable[Growth],
    models: Sequence[str],
    years: Sequence[int],
    targets: Sequence[float],
    direction: int = 1,
    confidence: float = 0.8,
) -> DataFrame:
    """Every combination of baseline growth, model, year and target, one row each.

    Columns: series, title, unit, baseline (in words), model, year, target, value (at the end of the year),
    low, high (borrowed, of the combined extrapolation; NaN where none is lent), reached, probability. Models
    that do not apply to a growth have no rows.
    """
    import pandas as pd

    rows = [
        row
        | {
            "target": target,
            "reached": "yes" if direction * (row["value"] - target) >= 0 else "no",
            "probability": probability,
        }
        for growth in growths
        for row in grid_rows(growth, models, years, confidence)
        for target, probability in zip(
            targets, probabilities(growth, row["year"], targets, direction), strict=True
        )
    ]
    return pd.DataFrame(rows, columns=list(GRID_COLUMNS))


def grid_rows(
    growth: Growth, models: Sequence[str], years: Sequence[int], confidence: float
) -> Iterator[dict[str, Any]]:
    """The rows of one growth, without a target."""
    ends = [year + 1.0 for year in years]
    told = growth.outlook(ends)
    lows, highs = (end.tolist() for end in told.interval(confidence))
    for model, trend in trends_of(growth, models):
        values = [] if isinstance(trend, str) else trend.predict(ends).tolist()
        for year, value, low, high in zip(years, values, lows, highs, strict=False):
            yield {
                "series": growth.series,
                "title": growth.title,
                "unit": growth.unit,
                "baseline": baseline_words(growth),
                "model": model,
                "year": year,
                "value": value,
                "low": low,
                "high": high,
            }


def probabilities(growth: Growth, year: int, targets: Sequence[float], direction: int) -> list[float]:
    """The borrowed probability that each target is reached by the end of the year."""
    told = growth.outlook([year + 1.0] * len(targets))
    found: list[float] = told.probability_reached(list(targets), direction).tolist()
    return found


def baseline_words(growth: Growth) -> str:
    """A baseline as a choice: "24.6 at the end of 2012, implied by text 000"."""
    when, text = moment_words(growth.baseline_year), short_name(growth.document_id)
    return f"{number(growth.baseline_value)} {when}, {growth.basis} by text {text}"
