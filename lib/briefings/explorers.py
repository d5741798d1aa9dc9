"""What a reader at JupyterLab can turn: a series, a baseline, models, a year, a target.

The figure and its sentence follow every change. Elsewhere (papermill, the rendered pages) the same calls show
the first of these views in words, or every combination as a table, still and complete.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefings import charts
from briefings.amounts import amount, rounded
from briefings.contradictions import grouped
from briefings.display import Html, in_lab, say, sentence, show_explorer
from briefings.histories import ceiling_of, lines, points_of
from briefings.lab import dropdown, number_or_none, selection, show_controls, slider, text_box
from briefings.observations import growth_ranges, told_by_text
from briefings.prospects import Growth, Prospect, prospect
from briefings.timeline import year_of
from briefings.trends import COMBINED, fit_trend
from briefings.verdicts import joined, prospect_sentence
from briefings.what_if import baseline_words, what_if_grid, years_by_model

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

    from briefings.indicators import Registry

YEARS_ON = 15  # that a control for a year goes on from where it starts


def explore_series(observations: DataFrame) -> None:
    """Shows each series of two observations or more: what every text says of it, and how much it grew."""
    repeated = observations.groupby("series", sort=False).filter(lambda rows: len(rows) > 1)
    series = {str(name): rows for name, rows in repeated.groupby("series", sort=False)}
    if not series:
        say("No series has two observations, so there is none to look at text by text.")
    elif in_lab():
        show_controls({"name": titles(series)}, lambda name: series_view(series[name]))
    else:
        say("{sentence}", sentence=series_sentence(next(iter(series.values()))))


def titles(series: Mapping[str, DataFrame]) -> Any:
    """A control that chooses a series by its title."""
    return dropdown("Series", [(rows["title"].iloc[-1], name) for name, rows in series.items()])


def series_view(rows: DataFrame) -> tuple[Html, Axes]:
    """What the texts say of a series, in words and as a figure."""
    return series_sentence(rows), charts.observed_series(charts.axes(), rows)


def series_sentence(rows: DataFrame) -> Html:
    """What each text says of a series, and its growth from its first to its last time as the words allow."""
    grown = growth_ranges(rows)
    if grown.empty:
        return sentence("{told}. All of it is said of one time.", told=told_by_text(rows))
    growth = grown.iloc[0]
    return sentence(
        "{told}. Growth from {first} to {last}: {words}.",
        told=told_by_text(rows),
        first=growth["from_period"],
        last=growth["to_period"],
        words=growth["words"],
    )


def explore_growth(
    series: Mapping[str, DataFrame], models: Sequence[str], horizon: int, confidence: float
) -> None:
    """Shows where models lead a series, and when they meet a target that the reader sets.

    series: the observations of each series that can be followed, by its name (`histories.followed`).
    """
    if not series:
        say("No series has two observations since the baseline year, so there is no growth to explore.")
        return
    if not in_lab():
        say("{sentence}", sentence=growth_sentence(next(iter(series.values())), models, horizon))
        return
    controls = {
        "name": titles(series),
        "models": selection("Models", models),
        "horizon": slider("Horizon", horizon, latest_year(series.values()), horizon + YEARS_ON),
        "target": text_box("Target", "a number, or nothing"),
    }

    def view(name: str, models: Sequence[str], horizon: int, target: str) -> tuple[Html, Axes]:
        return growth_view(series[name], models or (COMBINED,), horizon, confidence, number_or_none(target))

    show_controls(controls, view)


def latest_year(series: Iterable[DataFrame]) -> int:
    """The first year at whose end every series has been observed."""
    return max(math.floor(float(rows["year"].max())) for rows in series)


def growth_view(
    rows: DataFrame, models: Sequence[str], horizon: int, confidence: float, target: float | None = None
) -> tuple[Html, Axes]:
    """Where models lead a series, in words and as a figure; a target is a line across it."""
    return (
        growth_sentence(rows, models, horizon, target),
        growth_chart(rows, models, horizon, confidence, target),
    )


def growth_chart(
    rows: DataFrame, models: Sequence[str], horizon: int, confidence: float, target: float | None
) -> Axes:
    """The observations of a series, its models and interval, and the target as a line across."""
    drawn = lines(rows, models, horizon + 1.0, confidence)
    ax = charts.growth_lines(charts.axes(), rows, drawn, str(rows["unit"].iloc[-1]))
    return ax if target is None else charts.target_line(ax, target, rows["year"].min())


def growth_sentence(
    rows: DataFrame, models: Sequence[str], horizon: int, target: float | None = None
) -> Html:
    """The value of each model at the horizon, and when it meets the target."""
    said = [words for model in models if (words := model_words(rows, model, horizon, target))]
    return sentence(
        "{title}, from {n} observations: at the end of {horizon} it would stand at {said}.",
        title=str(rows["title"].iloc[-1]),
        n=len(rows),
        horizon=str(horizon),
        said="; ".join(said) or "no value, as none of these models applies",
    )


def model_words(rows: DataFrame, model: str, horizon: int, target: float | None) -> str:
    """A model's value at the horizon and its year for the target; "" where the model does not apply."""
    try:
        trend = fit_trend(points_of(rows), model, ceiling_of(rows))
    except ValueError:
        return ""
    value = float(trend.predict([horizon + 1.0])[0])
    words = f"{amount(rounded(value), str(rows['unit'].iloc[-1]))} ({model}"
    if target is None:
        return f"{words})"
    year = trend.reaches(target)
    return f"{words}, {f'at the target in {year_of(year)}' if year == year else 'never at the target'})"


def explore_targets(
    judged: Iterable[Prospect],
    observations: DataFrame,
    models: Sequence[str],
    horizon: int,
    registry: Registry,
) -> None:
    """Shows what becomes of each series and its targets with another baseline, model, year or target.

    judged: the targets that have a series, each beside every growth of it (`prospects.judged_prospects`).
    """
    cases = grouped((one for one in judged if one.growth.observed_twice), lambda one: one.growth.series)
    if not cases:
        say("No target has a series that was observed twice, so there is nothing to vary.")
    elif in_lab():
        show_target_controls(cases, observations, models, registry)
    else:
        for prospects in cases.values():
            show_combinations(prospects, models, horizon)


def growths_of(prospects: Sequence[Prospect]) -> list[Growth]:
    """The growths of a series, one a baseline, from its targets beside each of them."""
    return [one.growth for one in prospects if one.target == prospects[0].target]


def show_combinations(prospects: Sequence[Prospect], models: Sequence[str], horizon: int) -> None:
    """Shows every combination of baseline, model, year and target of one series as a row of a table."""
    first = prospects[0].growth
    levels = sorted({one.target.value for one in prospects})
    years = range(int(first.latest_year) + 1, horizon + 1)
    growths, confidence = growths_of(prospects), prospects[0].confidence
    say("{title}, in {unit}:", title=first.title, unit=first.unit)
    show_explorer(
        what_if_grid(growths, models, years, levels, confidence=confidence),
        sentence("{title}: what if", title=first.title),
        choices={"baseline": "Baseline", "model": "Model", "year": "End of", "target": "Target"},
        results={
            "value": "Extrapolated",
            "low": sentence("{level:.0f} % interval from", level=100 * confidence),
            "high": "to",
            "reached": "Target reached",
            "probability": "Probability of that",
        },
        name=f"what-if-{first.indicator}",
        formats={"year": ".0f", "value": ".3g", "low": ".3g", "high": ".3g", "probability": ".2f"},
    )


def show_target_controls(
    cases: Mapping[str, Sequence[Prospect]],
    observations: DataFrame,
    models: Sequence[str],
    registry: Registry,
) -> None:
    """Shows controls for series, baseline, models, year and target, with the verdict on that case."""
    first = next(iter(cases.values()))
    ends = [ends_of(one.growth, observations) for prospects in cases.values() for one in prospects]
    furthest = max(one.target.year for prospects in cases.values() for one in prospects)
    controls = {
        "growth": dropdown("Baseline", baselines(first)),
        "models": selection("Models", models),
        "year": slider("End of", first[0].target.year, latest_year(ends), furthest + YEARS_ON),
        "target": text_box("Target", "a number; without one the target that is stated or published"),
    }
    series = dropdown("Series", [(found[0].growth.title, name) for name, found in cases.items()])

    def offer_baselines(_: object) -> None:  # the first is then chosen, and the figure follows that choice
        controls["growth"].options = baselines(cases[series.value])

    def view(growth: Growth, models: Sequence[str], year: int, target: str) -> tuple[Html, Axes]:
        case = case_of(cases[growth.series], growth, year, number_or_none(target), registry)
        rows = ends_of(growth, observations)
        chosen = models or (COMBINED,)
        chart = growth_chart(rows, chosen, year, case.confidence, case.target.value)
        return case_sentence(case, chosen), chart

    series.observe(offer_baselines, "value")
    show_controls(controls, view, before=[series])


def baselines(prospects: Sequence[Prospect]) -> list[tuple[str, Growth]]:
    """The growths of a series as choices, each by its baseline in words."""
    return [(baseline_words(growth), growth) for growth in growths_of(prospects)]


def case_of(
    prospects: Sequence[Prospect], growth: Growth, year: int, value: float | None, registry: Registry
) -> Prospect:
    """A growth beside a target for a year, at a value, or else at that of the target nearest to the year."""
    nearest = min(prospects, key=lambda one: abs(one.target.year - year))
    aimed = nearest.target.value if value is None else value
    target = replace(nearest.target, year=year, value=aimed)
    return prospect(target, growth, registry, nearest.confidence)


def ends_of(growth: Growth, observations: DataFrame) -> DataFrame:
    """The observations that a growth joins, a row each."""
    ends = [(growth.baseline_year, growth.baseline_value), (growth.latest_year, growth.latest_value)]
    own = observations[observations["series"] == growth.series]
    at_ends = [point in ends for point in zip(own["year"], own["value"], strict=True)]
    return own[at_ends].drop_duplicates(["year", "value"])


def case_sentence(case: Prospect, models: Sequence[str]) -> Html:
    """The verdict on a target, and when each model gets there."""
    aimed = sentence(
        "{title}, {value} by the end of {year}:",
        title=case.growth.title,
        value=amount(case.target.value, case.target.unit),
        year=str(case.target.year),
    )
    years = [f"{year} ({model})" for model, year in years_by_model(case, models).items()]
    return joined([aimed, prospect_sentence(case), sentence("It is there in: {years}.", years=years)])
