"""Do the intervals hold on indicators that are harder than those of the panel?

    python benchmarks/harder.py PANEL.csv

Few reference indicators are no sample of all, so harder ones are made from them: each measured with an
error (3 or 6 points, 10 %), shares that saturate at 60 % of their ceiling, counts as a share of the highest
that their entity reached (put at 95 and at 75 %). Each is told by the other indicators alone, as in
`backtest.py`, whose windows and scores these are.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
import pandas as pd
from backtest import POINTS, backtest_windows, scores, told_of

from briefings.calibration import SHARE_CEILING, calibrate
from briefings.reference_class import Reference

LEAST_WINDOWS = 25
POINT_ERRORS, LOG_ERROR, LOWER_CEILING, HIGHEST = (3.0, 6.0), 0.1, 0.6, (95.0, 75.0)
TOLD = ["median_error", "within_50", "within_80", "within_90", "interval_score"]


def main() -> None:
    """Prints the scores of the panel's own and of the harder indicators."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("panel", metavar="PANEL.csv")
    panel = pd.read_csv(parser.parse_args().panel)
    reference = Reference(calibrate(panel))
    indicators = [
        (of["kind"].iloc[0], "the panel's own" if name == parent else "harder", parent, of)
        for parent, name, made in (*own(panel), *harder(panel))
        if len(of := backtest_windows(made.assign(series=name))) >= LEAST_WINDOWS
    ]
    for points, given in POINTS.items():
        rows = [
            {"kind": kind, "indicators": which}
            | judged(of.dropna(subset=given), given, reference.without(parent))
            for kind, which, parent, of in indicators
            if len(of.dropna(subset=given)) >= LEAST_WINDOWS
        ]
        by = pd.DataFrame(rows).groupby(["kind", "indicators"])
        table = by[TOLD].mean().assign(spread_of_within_90=by["within_90"].std())
        print(f"points {points}\n{table.round(3).to_string()}\n")


def judged(cases: pd.DataFrame, given: list[str], reference: Reference) -> dict[str, float]:
    """The scores of one indicator."""
    return scores(told_of(cases, given, reference), reference)


def own(panel: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """The panel's indicators: (its name, the same, its points)."""
    for name, points in panel.groupby("series"):
        yield str(name), str(name), points


def harder(panel: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """The made indicators: (the indicator it is made from, name, points)."""
    chance = np.random.default_rng(0)
    for name, points in panel.groupby("series"):
        value = points["value"]
        if points["kind"].iloc[0] == "share":
            for error in POINT_ERRORS:
                noisy = value + chance.normal(0, error, len(value))
                yield str(name), f"{name} +- {error:g}", points.assign(value=noisy.clip(0.1, SHARE_CEILING))
            yield str(name), f"{name} x {LOWER_CEILING}", points.assign(value=value * LOWER_CEILING)
        else:
            noisy = value * np.exp(chance.normal(0, LOG_ERROR, len(value)))
            yield str(name), f"{name} +- {LOG_ERROR:.0%}", points.assign(value=noisy)
            highest = points.groupby("entity")["value"].transform("max")
            for share in HIGHEST:
                part = points.assign(value=share * value / highest, kind="share")
                yield str(name), f"{name} of {share:g}", part


if __name__ == "__main__":
    main()
