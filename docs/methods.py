"""Writes docs/methods.md, what is computed and after whom, from the tables in the code."""

from pathlib import Path

from briefings.extrapolation import NEIGHBOURS
from briefings.reference_class import (
    FALLING_PACE,
    GROWING_PACE,
    RECENT_PACE,
    SHRINKAGE,
    read_backtest,
)
from briefings.trends import MODELS, RECENT_YEARS
from briefings.verdicts import method_sources

PAGE = Path(__file__).with_suffix(".md")
SCORES = ["median_error", "within_90", "interval_score", "brier"]


def page() -> str:
    """The methods as Markdown: models, borrowed errors, assessment methods."""
    models = "\n".join(f"| {name} | {model.needs} |" for name, model in MODELS.items())
    columns = ["method", "title", "meaning", "needs", "source"]
    methods = "\n".join(
        f"| {' | '.join(row[column] for column in columns)} |" for row in method_sources().to_dict("records")
    )
    backtest = read_backtest()
    means = backtest.groupby(["kind", "points"], sort=False)[SCORES].mean()
    held = "\n".join(
        f"| {kind} | {points} | {row.median_error:.3g} | {row.within_90:.2f} | {row.interval_score:.3g} "
        f"| {row.brier:.3f} |"
        for (kind, points), row in means.iterrows()
    )
    least, most = RECENT_PACE
    return f"""\
# Methods

## Growth models

Each model is a straight line in a height of the value: the value itself, its logarithm, or its logit or
Gompertz height under a ceiling. A ceiling is given, never fitted to a few points (Debecker and Modis 1994).

| model | needs |
|---|---|
{models}

`combined` is the extrapolation that the project stands for. A share follows its Gompertz line, slowed to
n / (n + {SHRINKAGE:g}) of its pace after n years, because measured growth is partly chance; a count that
rises goes on in a straight line at {GROWING_PACE:g} of its pace, one that falls at {FALLING_PACE:g} of its
rate. With more than two observations the pace since the one nearest to {RECENT_YEARS:g} years back counts
half, kept between {least:g} and {most:g} of the whole pace.

## Intervals and probabilities

Two observations leave no residual variance. The errors are therefore borrowed: the same extrapolation was
made on the series of a reference panel (Gapminder's collection of ITU, World Bank, UN and BP series, CC BY
4.0) and compared with what came, after Farmer and Lafond (2016). Means over indicators, each extrapolated
with the errors of the others alone (shares in points, counts in logs; a coin has a Brier score of 0.25;
the interval's score is its width plus 20 times the miss, the lower the better):

| kind | observations | median error | inside the 90 % interval | its score | Brier score |
|---|---|---|---|---|---|
{held}

An interval is borrowed from the windows most like its series: shares at a low, a middle or a high level,
counts that tripled in ten years or grew less. It goes as far as the least predictable of their indicators
needs, for a handful of indicators is no sample of all: somewhat too far for the panel's own, as the table
shows, and not quite far enough for harder ones that `benchmarks/harder.py` makes from them (measured with
an error, saturating early). Where observations at most {NEIGHBOURS:g} years apart tell how uneven a series
is, that widens its interval.

## Assessment of targets

All methods are given the same numbers and do not agree. "Not confirmed" marks what was not found in a
publisher's own text.

| method | in full | its number is the | needs | source |
|---|---|---|---|---|
{methods}
"""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
