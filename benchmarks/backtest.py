"""How good are the extrapolations and their intervals on indicators that they were not calibrated on?

    python benchmarks/backtest.py PANEL.csv [--out lib/briefings/backtest.csv]

PANEL.csv: source, series, entity, year, value, kind (share or count), as for `briefings calibrate`. For
each series and entity up to five origins T, newest first and three years apart, each with observations
in T-10 and T and with 2 to 5 years to extrapolate: shares that gained 10 points or more and stand at
20-90, counts that grew 1.5- to 30-fold. Each window is a series of its own that `extrapolate`, behind the
command of that name, is given, with the errors of the other indicators alone. Interval score: width plus 20
times the miss outside of a 90 % interval. Errors are points for shares, natural logs for counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
import pandas as pd

from briefings.calibration import SHARE_CEILING, calibrate
from briefings.extrapolation import COLUMNS, extrapolate
from briefings.reference_class import Reference, outlook
from briefings.trends import COMBINED, MODELS

SPAN, APART, MOST_ORIGINS, HORIZONS = 10, 3, 5, (2, 3, 4, 5)
BEFORE = {"first": SPAN, "recent": 2, "next_to_last": 1, "last": 0}  # years before the origin T
POINTS = {"T-10, T": ["first", "last"], "T-10, T-2, T-1, T": list(BEFORE)}
UNITS = {"share": "percent", "count": "count"}
TARGET_PACES = (0.5, 0.75, 1.0, 1.25, 1.5)  # targets at these parts of what a straight line would add


def main() -> None:
    """Prints the tables of the backtest."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("panel", metavar="PANEL.csv")
    parser.add_argument("--out", metavar="TABLE.csv", help="where the table that the notebooks show goes")
    options = parser.parse_args()
    panel = pd.read_csv(options.panel)
    reference = Reference(calibrate(panel))
    cases = backtest_windows(panel)
    tables = []
    for points, given in POINTS.items():
        for kind, of in cases.dropna(subset=given).groupby("kind"):
            told = extrapolated(of, given, reference)
            tables.append(judged(told, reference).assign(kind=kind, points=points))
            print(f"{kind}s, points {points}\n{tables[-1].drop(columns=['kind', 'points']).to_string()}\n")
            print(f"{reliability(told, reference).to_string()}\n")
    print(f"median error of rival extrapolations, 2 points\n{rivals(cases).to_string()}\n")
    if options.out:
        table = pd.concat(tables).rename_axis("indicator").reset_index()
        table.set_index(["kind", "points"]).reset_index().to_csv(
            options.out, index=False, lineterminator="\n"
        )


def extrapolated(cases: pd.DataFrame, given: list[str], reference: Reference) -> pd.DataFrame:
    """The windows of each indicator with what is extrapolated from the points given, by the other indicators.

    Columns added: value, low50, high50 and so on, as `briefings extrapolate` writes them.
    """
    return pd.concat(told_of(of, given, reference.without(str(name))) for name, of in cases.groupby("series"))


def told_of(cases: pd.DataFrame, given: list[str], reference: Reference) -> pd.DataFrame:
    """The windows with what is extrapolated, each from a series of its own whose origin is the year 0."""
    names = cases.groupby(["series", "entity", "origin"]).ngroup().astype(str)
    once = cases.assign(name=names).drop_duplicates("name")
    points = [once.assign(series=once["name"], year=-BEFORE[point], value=once[point]) for point in given]
    series = pd.concat(points).assign(unit=cases["kind"].map(UNITS).iloc[0], ceiling="")
    told = extrapolate(series[list(COLUMNS)], HORIZONS, [COMBINED], reference)
    told = told.drop(columns=["model", "n", "interval_basis"]).set_index(["series", "year"])
    untold = dict.fromkeys(BEFORE.keys() - given, np.nan)
    return cases.assign(name=names, **untold).join(told, on=["name", "horizon"])


def judged(told: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """The scores of each indicator, told by the errors of the others, and their mean."""
    rows = {str(name): scores(of, reference.without(str(name))) for name, of in told.groupby("series")}
    table = pd.DataFrame.from_dict(rows, orient="index").astype(float)
    return pd.concat([table, table.mean().to_frame("mean of the indicators").T]).round(3)


def rivals(cases: pd.DataFrame) -> pd.DataFrame:
    """The median error of each way to extrapolate, a column an indicator."""
    columns = {name: median_errors(of) for name, of in cases.groupby("series")}
    return pd.DataFrame(columns).round(3)


def median_errors(cases: pd.DataFrame) -> pd.Series[float]:
    """The median error on one indicator of no change, of each model and of slower lines."""
    share = cases["kind"].iloc[0] == "share"
    first, last, later = (cases[name].to_numpy(float) for name in ("first", "last", "later"))
    top, years = SHARE_CEILING if share else np.nan, cases["horizon"].to_numpy() / SPAN
    told = {"no change": last}
    for name, model in MODELS.items():
        low, high = (
            model.height(np.clip(value, 1e-9, 99.9 if share else None), top) for value in (first, last)
        )
        for slow in (1.0, 0.9, 0.8, 0.7) if name in ("gompertz", "linear") else (1.0,):
            told[f"{name} x {slow}" if slow < 1 else name] = model.value(
                high + slow * (high - low) * years, top
            )
    measure = np.array if share else np.log
    errors = {name: np.median(np.abs(measure(value) - measure(later))) for name, value in told.items()}
    return pd.Series(errors)


def reliability(told: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """How often targets were reached, by the probability that was told, a row a fifth of them."""
    tables = [chances(of, reference.without(str(name))) for name, of in told.groupby("series")]
    table = pd.concat(tables)
    fifth = (table["probability"] // 0.2).clip(upper=4).map(lambda n: f"{20 * n:.0f}-{20 * n + 20:.0f} %")
    return (
        table.groupby(fifth)
        .agg(targets=("reached", "size"), told=("probability", "mean"), reached=("reached", "mean"))
        .round(3)
    )


def backtest_windows(panel: pd.DataFrame) -> pd.DataFrame:
    """The windows of the docstring above: series, entity, kind, origin, horizon, `BEFORE`, later.

    `recent` and `next_to_last` are NaN where nothing was observed two years or one before the origin.
    """
    columns = ["series", "entity", "kind", "origin", "horizon", *BEFORE, "later"]
    groups = panel.groupby(["series", "entity", "kind"])
    rows = [(*key, *window) for key, points in groups for window in windows_of(str(key[2]), points)]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys([*BEFORE, "later"], float))


def windows_of(kind: str, points: pd.DataFrame) -> Iterator[tuple[float, ...]]:
    """(origin, horizon, first, recent, next to last, last, later) of one series and entity."""
    value = dict(zip(points["year"], points["value"], strict=True))
    origins: list[int] = []
    for origin in sorted(value, reverse=True):
        ahead = [years for years in HORIZONS if origin + years in value]
        spaced = not origins or origins[-1] - origin >= APART
        if not (ahead and spaced and origin - SPAN in value and len(origins) < MOST_ORIGINS):
            continue
        past = [value.get(origin - years, np.nan) for years in BEFORE.values()]
        if in_regime(kind, past[0], past[-1]):
            origins.append(origin)
            yield from ((origin, years, *past, value[origin + years]) for years in ahead)


def in_regime(kind: str, first: float, last: float) -> bool:
    """Whether a series moves as those of the briefings do."""
    if kind == "share":
        return last - first >= 10 and 20 <= last <= 90
    return first > 0 and 1.5 <= last / first <= 30


def scores(told: pd.DataFrame, reference: Reference) -> dict[str, float]:
    """What one indicator's windows say of extrapolation, intervals and probabilities."""
    share = told["kind"].iloc[0] == "share"
    measure = np.array if share else np.log
    later, line = measure(told["later"]), straight_line(told, told["horizon"])
    error = np.abs(measure(told["value"]) - later)
    line_error = np.abs(measure(np.minimum(line, SHARE_CEILING) if share else line) - later)
    result = {
        "windows": len(told),
        "median_error": np.median(error),
        "median_error_of_line": np.median(line_error),
        "mean_error_to_line": error.mean() / line_error.mean(),
    }
    for level in (50, 80, 90):
        low, high = (measure(told[f"{end}{level}"]) for end in ("low", "high"))
        result[f"within_{level}"] = np.mean((later >= low) & (later <= high))
    miss = np.maximum(low - later, 0) + np.maximum(later - high, 0)
    chance = chances(told, reference)
    return result | {
        "width_90": np.median(high - low),
        "interval_score": np.mean(high - low + 20 * miss),
        "brier": ((chance["probability"] - chance["reached"]) ** 2).mean(),
    }


def chances(cases: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Targets of several ambitions below the ceiling: the probability told, and whether it was reached.

    Told as the method `reference_class` of `briefings assess` does.
    """
    ceiling = SHARE_CEILING if cases["kind"].iloc[0] == "share" else np.nan
    known = (-SPAN, cases["first"], 0, cases["last"], cases["horizon"], ceiling)
    told, tables = outlook(*known, -BEFORE["recent"], cases["recent"]), []
    for pace in TARGET_PACES:
        target = straight_line(cases, pace * cases["horizon"])
        probability = told.probability_reached(target, 1, reference)
        table = pd.DataFrame(
            {"probability": probability, "reached": (cases["later"] >= target).astype(float)}
        )
        tables.append(table[~(target > told.ceiling)])
    return pd.concat(tables)


def straight_line(cases: pd.DataFrame, years: pd.Series[float]) -> pd.Series[float]:
    """Where the straight line through both observations stands after so many years."""
    return cases["last"] + (cases["last"] - cases["first"]) / SPAN * years


if __name__ == "__main__":
    main()
