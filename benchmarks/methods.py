"""Do the methods give what their publishers published, and how fast?

    python benchmarks/methods.py STATISTICS_CANADA.csv GERMANY.csv

STATISTICS_CANADA.csv: base_value, base_year, current_value, current_year, target, target_year, direction,
limit and published_progress_value, published_score, published_status, from Statistics Canada's SDG data hub.
GERMANY.csv: target, direction, target_year, assessed_year, v, v0, y0 and published (Sonne, Leicht bewölkt,
Wolke, Blitz), from the German Sustainable Development Strategy; a straight series leads from v0 to v, which
has the published mean of the annual changes. Value to 1e-9, score to 1e-6, status and symbol exactly. Then
10,000 made-up cases are timed.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import pandas as pd

from briefings.assessment import assess_file

CANADA_NAMES = {
    "base_value": "baseline_value",
    "base_year": "baseline_year",
    "current_value": "latest_value",
    "current_year": "latest_year",
    "target": "target_value",
}
CANADA_WORDS = {
    "target_achieved": "achieved",
    "substantial_progress": "substantial",
    "moderate_progress": "moderate",
    "limited_progress": "limited",
    "deterioration": "deterioration",
    "not_available": "",
}
GERMAN_WORDS = {"Sonne": "sun", "Leicht bewölkt": "slightly cloudy", "Wolke": "cloudy", "Blitz": "storm"}
CASES, LIMIT_SECONDS = 10_000, 5.0


def main() -> None:
    """Prints the hits on both tables and the seconds for 10,000 cases."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("canada", metavar="STATISTICS_CANADA.csv")
    parser.add_argument("germany", metavar="GERMANY.csv")
    options = parser.parse_args()
    for name, hits in (("Statistics Canada", canada(options.canada)), ("Germany", germany(options.germany))):
        print(f"{name}: {hits.sum()} of {len(hits)} as published ({hits.mean():.1%})")
    print(f"{CASES:,} cases, file to file: {seconds():.1f} s (to stay below {LIMIT_SECONDS:g} s)")


def canada(path: str) -> pd.Series:
    """Whether value, score and status of each row are as published."""
    published = pd.read_csv(path)
    cases = published.rename(columns=CANADA_NAMES).drop(columns="series").assign(case=published.index)
    found = of_method(assessed(cases), "eurostat")
    return (
        same(found["statistic"], published["published_progress_value"], 1e-9)
        & same(found["score"], published["published_score"], 1e-6)
        & (found["verdict"] == published["published_status"].map(CANADA_WORDS))
    )


def germany(path: str) -> pd.Series:
    """Whether the symbol of each row is as published."""
    published = pd.read_csv(path)
    cases = pd.DataFrame(
        {
            "case": published.index,
            "direction": published["direction"],
            "target_year": published["target_year"],
            "target_value": published["target"],
            "series": [straight(row) for row in published.itertuples()],
        }
    )
    return of_method(assessed(cases), "destatis")["verdict"] == published["published"].map(GERMAN_WORDS)


def straight(row: object) -> str:
    """The series of a row, a value a year."""
    years = row.assessed_year - row.y0
    points = ((row.y0 + passed, row.v0 + (row.v - row.v0) * passed / years) for passed in range(years + 1))
    return ";".join(f"{year}:{value!r}" for year, value in points)


def assessed(cases: pd.DataFrame) -> pd.DataFrame:
    """What `briefings assess` writes for the cases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        cases.to_csv(path, index=False)
        assess_file(path, path.with_name("result.csv"))
        return pd.read_csv(path.with_name("result.csv"), dtype={"verdict": str}).fillna({"verdict": ""})


def of_method(result: pd.DataFrame, method: str) -> pd.DataFrame:
    """The rows of one method, in the order of the cases."""
    return result[result["method"] == method].reset_index(drop=True)


def same(found: pd.Series, published: pd.Series, tolerance: float) -> pd.Series:
    """Whether numbers agree; a missing one only with a missing one."""
    return ((found - published).abs() <= tolerance) | (found.isna() & published.isna())


def seconds() -> float:
    """Seconds that `assess` takes for made-up cases with ten annual points each."""
    numbers = pd.Series(range(CASES))
    first, last = 20 + numbers % 17, 40 + numbers % 23
    cases = pd.DataFrame({"case": numbers, "baseline_year": 2013, "baseline_value": first})
    cases = cases.assign(latest_year=2022, latest_value=last, target_year=2026, target_value=68, direction=1)
    pairs = zip(first, last, strict=True)
    steps = [[f"{2013 + year}:{a + (b - a) * year / 9:.3f}" for year in range(10)] for a, b in pairs]
    started = time.perf_counter()
    assessed(cases.assign(ceiling=100, series=[";".join(points) for points in steps]))
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
