"""The series of the texts as they can be followed: one history a reading, and why others cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from briefings.amounts import amount, of_all, plain, rounded, scale_of
from briefings.corrections import Correction
from briefings.display import Html, sentence
from briefings.extrapolation import COLUMNS, extrapolate
from briefings.names import short_name, unknown
from briefings.observations import growth_ranges, observations_table
from briefings.reconciliation import ClaimsAround
from briefings.reference_class import require_confidence
from briefings.timeline import moment_words, short_moment
from briefings.trends import COMBINED, MODEL_NAMES, SENSITIVITY_COLUMNS, fit_trend, sensitivity
from briefings.units import share_ceiling

if TYPE_CHECKING:
    from pandas import DataFrame

    from briefings.indicators import Registry

LINE_COLUMNS = ("model", "year", "value", "part", "low", "high")
GROWTH_COLUMNS = (
    *("series", "title", "unit", "n", "first_year", "first_value", "first_basis", "last_year"),
    *("last_value", "yearly_change", "yearly_growth", "doubling_years", "error", "derivation", "claim_ids"),
)
CONVENTIONS = {0.0: "end of its year", -0.5: "middle of its year", -1.0: "start of its year"}


def histories(
    observations: DataFrame, disagreements: DataFrame, baseline_year: int, indicators: Sequence[str] = ()
) -> DataFrame:
    """The observations since the end of `baseline_year`, one row each, with `reading` and `disagreement`.

    A figure that several texts give alike stands once. A series across a disagreement stands as a whole, with
    the disagreement in words, and then once more a text: `reading` is the document that gives it so.

    Raises:
        ValueError: an indicator that no series has; names the nearest.
    """
    import pandas as pd

    for name in indicators:
        if name not in set(observations["indicator"]):
            raise unknown("indicator", name, observations["indicator"].dropna().unique())
    since = observations[(observations["year"] > baseline_year) & observations["value"].notna()]
    chosen = since[since["indicator"].isin(indicators)] if indicators else since
    words = {row["series"]: _in_short(row) for row in disagreements.to_dict("records")}
    whole = chosen.assign(reading="", disagreement=[words.get(name, "") for name in chosen["series"]])
    disputed = chosen[chosen["series"].isin(words)]
    readings = disputed.assign(reading=disputed["document_id"], disagreement="")
    named = readings.assign(
        series=readings["series"] + ", by " + readings["reading"],
        title=readings["title"] + ", by text " + readings["reading"].map(short_name),
    )
    return _each_once(pd.concat([whole, named], ignore_index=True))


def _in_short(disagreement: Any) -> str:
    left, right = (f"{disagreement[f'{side}_value']:,.6g}" for side in ("left", "right"))
    return f"{left} against {right} for {disagreement['period']}"


def _each_once(rows: DataFrame) -> DataFrame:
    """The rows by series and year; a figure that stands several times in a series keeps all its claims."""
    same = ["series", "year", "value"]
    ordered = rows.sort_values(same, kind="stable", ignore_index=True)
    first = ~ordered.duplicated(same)
    once = ordered[first].reset_index(drop=True)
    claims = ordered["claim_ids"].groupby(first.cumsum(), sort=False).agg(_joined)
    return once.assign(claim_ids=claims.to_numpy())


def _joined(claim_ids: Iterable[str]) -> str:
    """The ids of several cells "a;b" as one such cell, each once."""
    return ";".join(dict.fromkeys(";".join(claim_ids).split(";")))


def paths(history: DataFrame, years: Iterable[float], models: Sequence[str] = MODEL_NAMES) -> DataFrame:
    """The extrapolations of all histories, as `extrapolation.extrapolate` gives them, with their title."""
    columns = ["series", "year", "value", "unit", "ceiling", "disagreement"]
    result = extrapolate(history[columns], list(years), models)
    titles = history.drop_duplicates("series").set_index("series")[["title", "unit"]]
    return result.join(titles, on="series")


def not_followed(extrapolated: DataFrame) -> DataFrame:
    """The series that no model extrapolates: series, title, n, why."""
    first = extrapolated.drop_duplicates("series", ignore_index=True)
    some = extrapolated.loc[extrapolated["value"].notna(), "series"]
    refused = first[~first["series"].isin(some)]
    why = refused["interval_basis"].str.removeprefix("refused: ")
    return refused.assign(why=why)[["series", "title", "n", "why"]].reset_index(drop=True)


def followed(history: DataFrame, extrapolated: DataFrame) -> dict[str, DataFrame]:
    """The observations of each series that some model extrapolates, by series."""
    names = extrapolated.loc[extrapolated["value"].notna(), "series"].drop_duplicates()
    by_name = dict(iter(history.groupby("series", sort=False)))
    return {name: by_name[name] for name in names}


def points_of(rows: DataFrame) -> list[tuple[float, float]]:
    """The (year, value) points of a history."""
    return list(zip(rows["year"].astype(float), rows["value"].astype(float), strict=True))


def ceiling_of(rows: DataFrame) -> float | None:
    """The ceiling of a history, its unit's own (percent: 100) where none is stated; None for none."""
    stated = rows["ceiling"].max()
    return share_ceiling(str(rows["unit"].iloc[-1])) if np.isnan(stated) else float(stated)


def growth_table(series: dict[str, DataFrame]) -> DataFrame:
    """How fast each series grew from its first to its last observation, a row each: GROWTH_COLUMNS."""
    import pandas as pd

    return pd.DataFrame(
        [_growth_row(name, rows) for name, rows in series.items()], columns=list(GROWTH_COLUMNS)
    )


def _growth_row(name: str, rows: DataFrame) -> dict[str, object]:
    first, last = rows.iloc[0], rows.iloc[-1]
    trend = fit_trend(points_of(rows), "linear", name=name)
    return {
        **{key: last[key] for key in ("series", "title", "unit")},
        **{f"first_{key}": first[key] for key in ("year", "value", "basis")},
        **{f"last_{key}": last[key] for key in ("year", "value")},
        **{key: getattr(trend, key) for key in ("yearly_change", "yearly_growth", "doubling_years")},
        "n": len(rows),
        "error": trend.said_of_error,
        "derivation": f"({plain(last['value'])} - {plain(first['value'])}) / {trend.years:.3g} years",
        "claim_ids": _joined(rows["claim_ids"]),
    }


def growth_in_short(growth: DataFrame) -> Html:
    """Which series of a table of growth grew fastest and which slowest, and on how little that rests."""
    known = growth.dropna(subset=["yearly_growth"]).sort_values("yearly_growth", kind="stable")
    if len(known) < 2:
        return sentence("Too few series can be followed to compare their growth.")
    slowest, fastest = known.iloc[0], known.iloc[-1]
    return sentence(
        "{fastest} grew fastest, by {most:.1f} % a year; {slowest} slowest, by {least:.1f} % a year. "
        "Two observations are all there is for {two} of the {series} series.",
        fastest=fastest["title"],
        most=fastest["yearly_growth"],
        slowest=slowest["title"],
        least=slowest["yearly_growth"],
        series=len(growth),
        two=of_all(int((growth["n"] == 2).sum()), len(growth)),
    )


def lines(rows: DataFrame, models: Sequence[str], horizon: float, confidence: float) -> DataFrame:
    """The models' lines through a history, from its first observation to the horizon, by model and year.

    Columns: model, year, value, part (fitted, extrapolated), low and high, of `combined` alone. Models that
    do not apply to it are left out.
    """
    import pandas as pd

    require_confidence(confidence)
    first, last = rows["year"].iloc[0], rows["year"].iloc[-1]
    inner, outer = np.linspace(first, last, 40), np.linspace(last, horizon, 40)[1:]
    bounds = {f"{end}{100 * confidence:.0f}": end for end in ("low", "high")}
    told = extrapolate(rows[list(COLUMNS)], outer[outer > last].tolist(), models)
    ahead = told[told["value"].notna()].rename(columns=bounds).assign(part="extrapolated")
    fitted = [model for model in ahead["model"].unique() if model != COMBINED]
    trends = {model: fit_trend(points_of(rows), model, ceiling_of(rows)) for model in fitted}
    past = [
        pd.DataFrame({"model": model, "year": inner, "value": trend.predict(inner), "part": "fitted"})
        for model, trend in trends.items()
    ]
    rest = rows["value"].iloc[-1]  # where the interval opens
    start = pd.DataFrame(
        [{"model": COMBINED, "year": last, "value": rest, "part": "extrapolated", "low": rest, "high": rest}]
    )
    opened = [start] if COMBINED in set(ahead["model"]) else []
    return pd.concat([*past, *opened, ahead], ignore_index=True)[list(LINE_COLUMNS)]


def other_readings(
    claims: DataFrame, registry: Registry, disagreements: DataFrame, baseline_year: int
) -> dict[str, list[tuple[str, DataFrame]]]:
    """What each disputed series would be if one figure were read so that the texts agree, by series.

    Every reading that the disagreements name is tried by itself, and none is kept.
    """
    found: dict[str, list[tuple[str, DataFrame]]] = {}
    all_claims = ClaimsAround(claims, registry)
    for dispute in disagreements.to_dict("records"):
        for reading in (reading for reading in dispute["readings"] if reading["kind"] == "one digit"):
            correction = Correction(reading["claim_id"], reading["read_as"], "to see what it would change")
            near = all_claims.around(dispute["left_claims"].partition(";")[0])
            observations = observations_table(near, registry, [correction])
            rows = histories(observations, disagreements.iloc[:0], baseline_year)
            read = rows[rows["series"] == dispute["series"]]
            found.setdefault(dispute["series"], []).append((reading["words"], read))
    return found


def what_it_depends_on(
    series: dict[str, DataFrame],
    readings: dict[str, list[tuple[str, DataFrame]]],
    year: float,
    models: Sequence[str] = MODEL_NAMES,
) -> DataFrame:
    """What each series comes to in a year by another model, base-year convention or reading, a row each.

    Columns: series, title, unit, varied (model, base year, reading), and those of `trends.sensitivity`.
    """
    import pandas as pd

    tables = [table for rows in series.values() for table in _varied(rows, readings, year, models)]
    columns = ["series", "title", "unit", "varied", *SENSITIVITY_COLUMNS]
    return pd.concat([pd.DataFrame(columns=columns), *tables])[columns].drop_duplicates(ignore_index=True)


def _varied(
    rows: DataFrame, readings: dict[str, list[tuple[str, DataFrame]]], year: float, models: Sequence[str]
) -> list[DataFrame]:
    points, ceiling, last = points_of(rows), ceiling_of(rows), rows.iloc[-1]
    (year_of_first, first), *later = points
    bases = [
        (f"{plain(float(f'{first:.4g}'))} at the {words}", [(year_of_first + shift, first), *later])
        for shift, words in CONVENTIONS.items()
        if year_of_first.is_integer()  # an annual figure; a dated one leaves no choice
    ]
    whole = last["series"].removesuffix(f", by {last['reading']}")
    title = last["title"].removesuffix(f", by text {short_name(last['reading'])}")
    others = [(words, points_of(read)) for words, read in readings.get(whole, []) if len(read) > 1]
    own = {key: last[key] for key in ("series", "title", "unit")}
    return [
        sensitivity([("as stated", points)], year, models, ceiling).assign(varied="model", **own),
        sensitivity(bases, year, [COMBINED], ceiling).assign(varied="base year", **own),
        sensitivity(others, year, [COMBINED], ceiling).assign(
            varied="reading", series=whole, title=title, unit=last["unit"]
        ),
    ]


def with_allowed(growth: DataFrame, history: DataFrame) -> DataFrame:
    """The table of growth with `allowed`: what the words of the figures allow it to be in all, in words."""
    ranges = growth_ranges(history).set_index("series")["words"]
    return growth.assign(allowed=growth["series"].map(ranges))


def in_words(frame: DataFrame, columns: Iterable[str], change: bool = False) -> DataFrame:
    """The frame with the figures of these columns in the words of its `unit`: "14.1 trillion yuan".

    change: they are changes, so those of a percentage are points.
    """

    def told(row: Any, name: str) -> str:
        unit = "percentage_points" if change and row["unit"] == "percent" else row["unit"]
        return amount(rounded(row[name]), unit) if np.isfinite(row[name]) else ""

    rows = frame.to_dict("records")
    return frame.assign(**{name: [told(row, name) for row in rows] for name in columns})


def dated(growth: DataFrame) -> DataFrame:
    """The table of growth with `first` and `last`: value and year in words."""
    worded = in_words(growth, ["first_value", "last_value"])
    rows = worded.to_dict("records")
    ends: dict[str, Any] = {
        end: [f"{row[f'{end}_value']} ({short_moment(row[f'{end}_year'])})" for row in rows]
        for end in ("first", "last")
    }
    return growth.assign(**ends)


def spanning(series: dict[str, DataFrame], years: float) -> dict[str, DataFrame]:
    """The series whose first and last observation lie that many years apart or more."""
    return {
        name: rows for name, rows in series.items() if rows["year"].iloc[-1] - rows["year"].iloc[0] >= years
    }


def side_by_side(extrapolated: DataFrame, name: str, confidence: float) -> DataFrame:
    """The extrapolations of one series beside its figure: a row a year, a column a model, the interval.

    Columns: year, the models, low, high; large amounts in the scale that the columns' names give.
    """
    rows = extrapolated[(extrapolated["series"] == name) & extrapolated["value"].notna()]
    ends = {f"{end}{confidence * 100:.0f}": end for end in ("low", "high")}
    interval = rows[rows["model"] == COMBINED].set_index("year")[list(ends)].rename(columns=ends)
    table = rows.pivot(index="year", columns="model", values="value")[rows["model"].unique()].join(interval)
    scale, word = scale_of(table.max().max())
    return (
        (table / scale).rename(columns=lambda column: f"{column}, {word}" if word else column).reset_index()
    )


def line_alt(rows: DataFrame, drawn: DataFrame) -> str:
    """What a figure of `lines` shows, in a sentence."""
    first, last = rows.iloc[0], rows.iloc[-1]
    ends = drawn.groupby("model", sort=False).last()
    told = ", ".join(f"{model} {amount(rounded(end))}" for model, end in ends["value"].items())
    return (
        f"{last['title']}: from {amount(first['value'], last['unit'])} {moment_words(first['year'])} to "
        f"{amount(last['value'], last['unit'])} {moment_words(last['year'])}; "
        f"extrapolated to where it would stand {moment_words(drawn['year'].max())}: {told}."
    )
