"""How good are the extrapolations and their intervals on indicators that they were not calibrated on?

    python benchmarks/backtest.py PANEL.csv

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
from numpy.typing import NDArray

from briefings.calibration import calibrate
from briefings.reference_class import Outlook, Reference, outlook

SPAN, RECENT, APART, MOST_ORIGINS, HORIZONS = 10, 2, 3, 5, (2, 3, 4, 5)
TARGET_PACES = (0.5, 0.75, 1.0, 1.25, 1.5)  # targets at these parts of what a straight line would add


def main() -> None:
    """Prints the tables of the backtest."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("panel", metavar="PANEL.csv")
    panel = pd.read_csv(parser.parse_args().panel)
    reference = Reference(calibrate(panel))
    cases = backtest_windows(panel)
    late = cases.dropna(subset=["recent"])
    for words, some in (
        ("2 points: T-10, T", cases.assign(recent=np.nan)),
        ("4 points: T-10, T-2, T-1, T", late),
    ):
        for kind, of in some.groupby("kind"):
            print(f"{kind}s, {words}\n{judged(of, reference).round(3).to_string()}\n")


def judged(cases: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """The scores of each indicator, told by the errors of the others, and their mean."""
    by_indicator = {str(name): group for name, group in cases.groupby("series")}
    rows = {name: scores(group, reference.without(name)) for name, group in by_indicator.items()}
    table = pd.DataFrame.from_dict(rows, orient="index").astype(float)
    return pd.concat([table, table.mean().to_frame("mean of the indicators").T])


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
    ceiling = 100.0 if share else np.nan
    growth = (1 - cases["recent"] / cases["last"]) / RECENT
    told = outlook(-SPAN, cases["first"], 0, cases["last"], cases["horizon"], ceiling, growth)
    measure = np.array if share else np.log
    line = straight_line(cases, cases["horizon"])
    error = np.abs(measure(told.value) - measure(cases["later"]))
    line_error = np.abs(measure(np.minimum(line, 100) if share else line) - measure(cases["later"]))
    result = {
        "windows": len(cases),
        "median error": np.median(error),
        "linear": np.median(line_error),
        "MAE / linear": error.mean() / line_error.mean(),
    }
    for level in (0.5, 0.8, 0.9):
        low, high = (measure(end) for end in told.interval(level, reference))
        later = measure(cases["later"])
        result[f"within {level:.0%}"] = np.mean((later >= low) & (later <= high))
    miss = np.maximum(low - later, 0) + np.maximum(later - high, 0)
    return result | {
        "width": np.median(high - low),
        "interval score": np.mean(high - low + 20 * miss),
        "Brier": brier(cases, told, reference),
    }


def brier(cases: pd.DataFrame, told: Outlook, reference: Reference) -> float:
    """Mean squared error of the probability that a target is reached, over targets of several ambitions."""
    squares: list[NDArray[np.float64]] = []
    for pace in TARGET_PACES:
        target = straight_line(cases, pace * cases["horizon"])
        possible = ~(target > told.ceiling)
        probability = told.probability_reached(target, 1, reference)
        squares.append(((probability - (cases["later"] >= target)) ** 2)[possible])
    return float(np.concatenate(squares).mean())


def straight_line(cases: pd.DataFrame, years: pd.Series[float]) -> pd.Series[float]:
    """Where the straight line through both observations stands after so many years."""
    return cases["last"] + (cases["last"] - cases["first"]) / SPAN * years


if __name__ == "__main__":
    main()
