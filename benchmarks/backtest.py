"""How good are the extrapolations and their intervals on indicators that they were not calibrated on?

    python benchmarks/backtest.py PANEL.csv [--out lib/briefings/backtest.csv]

PANEL.csv: source, series, entity, year, value, kind (share or count), as for `briefings calibrate`. For
each series and entity up to five origins T, newest first and three years apart, each with observations
in T-10 and T and with 2 to 5 years to extrapolate: shares that gained 10 points or more and stand at
20-90, counts that grew 1.5- to 30-fold. Each indicator is judged with the errors of the others alone.
Interval score: width plus 20 times the miss outside of a 90 % interval. Errors are points for shares,
natural logs for counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
import pandas as pd

from briefings.calibration import calibrate
from briefings.reference_class import Outlook, Reference, outlook
from briefings.trends import MODELS

SPAN, RECENT, APART, MOST_ORIGINS, HORIZONS = 10, 2, 3, 5, (2, 3, 4, 5)
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
    sets = {"T-10, T": cases.assign(recent=np.nan), "T-10, T-2, T-1, T": cases.dropna(subset=["recent"])}
    tables = []
    for points, some in sets.items():
        for kind, of in some.groupby("kind"):
            tables.append(judged(of, reference).assign(kind=kind, points=points))
            print(f"{kind}s, points {points}\n{tables[-1].drop(columns=['kind', 'points']).to_string()}\n")
            print(f"{reliability(of, reference).to_string()}\n")
    print(f"median error of rival extrapolations, 2 points\n{rivals(sets['T-10, T']).to_string()}\n")
    if options.out:
        table = pd.concat(tables).rename_axis("indicator").reset_index()
        table.set_index(["kind", "points"]).reset_index().to_csv(
            options.out, index=False, lineterminator="\n"
        )


def judged(cases: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """The scores of each indicator, told by the errors of the others, and their mean."""
    by_indicator = {str(name): group for name, group in cases.groupby("series")}
    rows = {name: scores(group, reference.without(name)) for name, group in by_indicator.items()}
    table = pd.DataFrame.from_dict(rows, orient="index").astype(float)
    return pd.concat([table, table.mean().to_frame("mean of the indicators").T]).round(3)


def rivals(cases: pd.DataFrame) -> pd.DataFrame:
    """The median error of each way to extrapolate, a column an indicator."""
    columns = {name: median_errors(of) for name, of in cases.groupby("series")}
    return pd.DataFrame(columns).round(3)


def median_errors(cases: pd.DataFrame) -> pd.Series[float]:
    """The median error on one indicator of no change, combined, each model, slower Gompertz lines."""
    share = cases["kind"].iloc[0] == "share"
    first, last, later = (cases[name].to_numpy(float) for name in ("first", "last", "later"))
    top, years = 100.0 if share else np.nan, cases["horizon"].to_numpy() / SPAN
    told = {"no change": last, "combined": told_of(cases).value}
    for name, model in MODELS.items():
        low, high = (
            model.height(np.clip(value, 1e-9, 99.9 if share else None), top) for value in (first, last)
        )
        for slow in (1.0, 0.9, 0.8, 0.7) if name == "gompertz" else (1.0,):
            told[f"{name} x {slow}" if slow < 1 else name] = model.value(
                high + slow * (high - low) * years, top
            )
    measure = np.array if share else np.log
    errors = {name: np.median(np.abs(measure(value) - measure(later))) for name, value in told.items()}
    return pd.Series(errors)


def reliability(cases: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """How often targets were reached, by the probability that was told, a row a fifth of them."""
    told = [chances(of, reference.without(str(name))) for name, of in cases.groupby("series")]
    table = pd.concat(told)
    fifth = (table["probability"] // 0.2).clip(upper=4).map(lambda n: f"{20 * n:.0f}-{20 * n + 20:.0f} %")
    return (
        table.groupby(fifth)
        .agg(targets=("reached", "size"), told=("probability", "mean"), reached=("reached", "mean"))
        .round(3)
    )


def backtest_windows(panel: pd.DataFrame) -> pd.DataFrame:
    """The windows of the docstring above: series, entity, kind, origin, horizon, first, recent, last, later.

    `recent` is the value two years before the origin, NaN without observations in both years before it.
    """
    columns = ["series", "entity", "kind", "origin", "horizon", "first", "recent", "last", "later"]
    groups = panel.groupby(["series", "entity", "kind"])
    rows = [(*key, *window) for key, points in groups for window in windows_of(str(key[2]), points)]
    return pd.DataFrame(rows, columns=columns)


def windows_of(kind: str, points: pd.DataFrame) -> Iterator[tuple[int, int, float, float, float, float]]:
    """(origin, horizon, first, recent, last, later) of one series and entity."""
    value = dict(zip(points["year"], points["value"], strict=True))
    origins: list[int] = []
    for origin in sorted(value, reverse=True):
        ahead = [years for years in HORIZONS if origin + years in value]
        spaced = not origins or origins[-1] - origin >= APART
        if not (ahead and spaced and origin - SPAN in value and len(origins) < MOST_ORIGINS):
            continue
        first, last = value[origin - SPAN], value[origin]
        recent = value.get(origin - RECENT, np.nan) if origin - 1 in value else np.nan
        if in_regime(kind, first, last):
            origins.append(origin)
            yield from ((origin, years, first, recent, last, value[origin + years]) for years in ahead)


def in_regime(kind: str, first: float, last: float) -> bool:
    """Whether a series moves as those of the briefings do."""
    if kind == "share":
        return last - first >= 10 and 20 <= last <= 90
    return first > 0 and 1.5 <= last / first <= 30


def scores(cases: pd.DataFrame, reference: Reference) -> dict[str, float]:
    """What one indicator's windows say of extrapolation, intervals and probabilities."""
    share = cases["kind"].iloc[0] == "share"
    measure = np.array if share else np.log
    told, later = told_of(cases), measure(cases["later"])
    line = straight_line(cases, cases["horizon"])
    error = np.abs(measure(told.value) - later)
    line_error = np.abs(measure(np.minimum(line, 100) if share else line) - later)
    result = {
        "windows": len(cases),
        "median_error": np.median(error),
        "median_error_of_line": np.median(line_error),
        "mean_error_to_line": error.mean() / line_error.mean(),
    }
    for level in (0.5, 0.8, 0.9):
        low, high = (measure(end) for end in told.interval(level, reference))
        result[f"within_{100 * level:.0f}"] = np.mean((later >= low) & (later <= high))
    miss = np.maximum(low - later, 0) + np.maximum(later - high, 0)
    chance = chances(cases, reference)
    return result | {
        "width_90": np.median(high - low),
        "interval_score": np.mean(high - low + 20 * miss),
        "brier": ((chance["probability"] - chance["reached"]) ** 2).mean(),
    }


def told_of(cases: pd.DataFrame) -> Outlook:
    """The outlook of the windows."""
    ceiling = 100.0 if cases["kind"].iloc[0] == "share" else np.nan
    growth = (1 - cases["recent"] / cases["last"]) / RECENT
    return outlook(-SPAN, cases["first"], 0, cases["last"], cases["horizon"], ceiling, growth)


def chances(cases: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Targets of several ambitions below the ceiling: the probability told, and whether it was reached."""
    told, tables = told_of(cases), []
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
