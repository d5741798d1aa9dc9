"""How far other series went on: extrapolations, intervals and probabilities borrowed from reference series.

Two observations say nothing of their own error. Series of the same kind do: the errors that the same
extrapolation made on them, in hindsight, are taken as the errors that it will make (after Farmer and Lafond,
2016, "How predictable is technological progress?", Research Policy 45). Errors are measured in units of a
scale that grows with the horizon and with the speed so far, so that windows of any length and level compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from briefings.names import require_columns

if TYPE_CHECKING:
    from pandas import DataFrame

Numbers = NDArray[np.float64]

SHIPPED_TABLE = Path(__file__).with_name("reference_class.csv")
SHIPPED_BACKTEST = Path(__file__).with_name("backtest.csv")
PANEL_COLUMNS = ("source", "series", "entity", "year", "value", "kind")
PROBABILITIES = (
    0.01,
    0.025,
    0.05,
    *(round(0.05 * step, 2) for step in range(2, 19)),
    0.95,
    0.975,
    0.99,
)
QUANTILE_COLUMNS = tuple(f"q{100 * probability:g}" for probability in PROBABILITIES)
SPANS = (2, 3, 5, 8, 10, 12, 15, 20)  # years between the two observations of a reference window
LEAST_SPAN = 1  # the errors of two years, scaled, hold for one as well
HORIZONS = range(1, 11)  # years from the second observation to the one that is extrapolated
LEAST_WINDOWS = 100  # of an indicator in a group, from LEAST_ENTITIES, to lend its errors
LEAST_ENTITIES = 10
LEAST_PART = 0.05  # of an indicator's windows that behave like a group, for that to be usual for it
LEAST_INDICATORS = 3  # in a group; with fewer, nothing is borrowed

SHRINKAGE = 2.5  # years: a slope measured over n years goes on at n / (n + 2.5) of itself
RECENT_PACE = (0.5, 1.5)  # the pace of the last years counts half, between these parts of the whole pace
UNEVENNESS = 15.0  # how much an uneven past adds to the scale of the errors
NEAR_END = 1e-3  # shares nearer to 0 or to the ceiling than this part of it are held there
GROWING_PACE = 0.9  # growing counts go on at so much of their pace,
FALLING_PACE = 0.5  # falling ones at so much of their rate
STEADY_ERROR = 0.5  # error of a series that does not move, beside that of its change in ten years
ROOM_EXPONENT = 0.25  # errors of shares shrink with the room that is left below the ceiling
MOVING = (0.15, 0.95, 0.05)  # a moving share: between these parts of its ceiling, gaining this in ten years
MIDDLE = (0.5, 0.75)  # low shares stand below, high ones above
GROWING = 0.05  # a growing count: so much, in logs, in ten years
FAST = np.log(3)  # one that grows fast
MOST_GROWTH = 7.0  # change in ten years, in logs, that the scale takes into account

# What is borrowed: group of reference windows, and in words. A sign / parts the windows of one behaviour.
GROUPS = {
    "share, moving / low": "shares of 15 to 50 % of the ceiling that gained 5 points or more in ten years",
    "share, moving / middle": "shares of 50 to 75 % of the ceiling that gained 5 points or more in ten years",
    "share, moving / high": "shares of 75 to 95 % of the ceiling that gained 5 points or more in ten years",
    "share, slow": "shares that gained less than 5 points in ten years or are near an end",
    "share, level only": "shares at any level, whatever their past",
    "count, growing / slowly": "counts and amounts that grew by 5 % or more in ten years, but did not triple",
    "count, growing / fast": "counts and amounts that tripled or grew more in ten years",
    "count, falling": "counts and amounts that fell or hardly grew",
    "count, level only": "counts and amounts, whatever their past",
}
NOTHING = ""  # group of a case that has no reference windows
RESERVE = 0.75  # part of the log odds told by the reference series: a new indicator differs from all of them
# How much of the way from the average reference indicator to the least predictable one each interval goes.
CAUTION = {0.5: 0.5, 0.8: 0.75, 0.9: 1.0}


@dataclass(frozen=True)
class Reference:
    """Error quantiles of the reference indicators: one row an indicator and group."""

    table: DataFrame

    @cached_property
    def lent(self) -> dict[str, DataFrame]:
        """The rows of each group, and of each behaviour whatever its parts; none where they are too thin."""
        keys = (self.table["group"].map(behaviour), self.table["group"])
        rows = {str(name): of for key in keys for name, of in self.table.groupby(key)}
        return {name: of for name, of in rows.items() if of["indicator"].nunique() >= LEAST_INDICATORS}

    def quantiles(self, group: str) -> Numbers:
        """The group's quantiles, a row an indicator, a column a probability; no rows if it is too thin."""
        if group not in self.lent:
            return np.empty((0, len(QUANTILE_COLUMNS)))
        return self.lent[group][list(QUANTILE_COLUMNS)].to_numpy(float)

    def weights(self, group: str) -> Numbers:
        """What each row of the group's quantiles counts: indicators alike, and the windows of each alike."""
        windows = self.lent[group].groupby("indicator")["windows"]
        return (self.lent[group]["windows"] / windows.transform("sum")).to_numpy(float)

    def without(self, indicator: str) -> Reference:
        """The same without one indicator, to judge on it what was not learnt from it."""
        return Reference(self.table[self.table["indicator"] != indicator])

    def said(self, group: str) -> str:
        """What is borrowed from, in words and numbers."""
        rows = self.lent[group]
        return f"{rows['windows'].sum():,} windows of {len(rows)} reference indicators ({GROUPS[group]})"


@lru_cache
def read_reference(path: Path = SHIPPED_TABLE) -> Reference:
    """The shipped reference table, or another one that `calibrate` wrote."""
    import pandas as pd

    table = pd.read_csv(path)
    require_columns(str(path), table.columns, ("group", "indicator", "windows", *QUANTILE_COLUMNS))
    return Reference(table)


def behaviour(group: str) -> str:
    """What the windows of a group have in common with those of others: its name up to the sign /."""
    return group.partition(" / ")[0]


def require_confidence(confidence: float) -> None:
    """Nothing, if intervals are known at this level.

    Raises:
        ValueError: names the levels.
    """
    if confidence not in CAUTION:
        raise ValueError(
            f"confidence is {confidence:g}; intervals are known at {', '.join(map(str, CAUTION))}"
        )


def read_backtest(path: Path = SHIPPED_BACKTEST) -> DataFrame:
    """What extrapolations were worth on indicators left out, as `benchmarks/backtest.py` writes it."""
    import pandas as pd

    return pd.read_csv(path)


@dataclass(frozen=True)
class Outlook:
    """Where series will stand, case by case: an extrapolation, and how far others strayed from theirs.

    `centre` and `scale` are fractions of the ceiling (of what is missing to it, for falling shares) or, for
    counts and amounts, natural logs.
    """

    centre: Numbers
    scale: Numbers
    ceiling: Numbers  # NaN for counts and amounts
    mirrored: NDArray[np.bool_]  # a falling share, taken as the rise of its complement
    group: NDArray[np.object_]  # of reference windows; "" if there are none to borrow from
    latest: Numbers

    @property
    def value(self) -> Numbers:
        """The extrapolated values."""
        return self._values(self.centre)

    def interval(self, level: float, reference: Reference | None = None) -> tuple[Numbers, Numbers]:
        """Lower and upper ends of the intervals at this level (0.5, 0.8 or 0.9); NaN where none is borrowed.

        An end lies between the average of the reference indicators' quantiles and the outermost of them, the
        further out the higher the level: a new indicator may be as hard to extrapolate as any of them.
        """
        ends = np.full((2, *self.centre.shape), np.nan)
        for group, here in self._by_group():
            quantiles = (reference or read_reference()).quantiles(group)
            if len(quantiles):
                for end, outermost, tail in ((0, np.min, (1 - level) / 2), (1, np.max, (1 + level) / 2)):
                    own = [np.interp(tail, PROBABILITIES, row) for row in quantiles]
                    reach = (1 - CAUTION[level]) * np.mean(own) + CAUTION[level] * outermost(own)
                    ends[end][here] = (self.centre + reach * self.scale)[here]
        ends = np.where(self.mirrored, ends[::-1], ends)
        return self._values(ends[0]), self._values(ends[1])

    def probability_reached(
        self, target: ArrayLike, direction: ArrayLike, reference: Reference | None = None
    ) -> Numbers:
        """The share of reference windows in which such a target was reached; NaN where none is borrowed.

        Told by all windows of the group's behaviour, for which more indicators are at hand. Each indicator
        weighs the same; the odds are drawn towards evens (`RESERVE`). It is 1 for a target that the latest
        value meets, 0 for one beyond the ceiling. direction: +1 to reach it from below, -1 from above.
        """
        target, direction = np.broadcast_arrays(*(np.asarray(a, float) for a in (target, direction)))
        standing = (self.working(target) - self.centre) / self.scale
        below = np.full(self.centre.shape, np.nan)
        for group, here in self._by_group():
            known, alike = reference or read_reference(), behaviour(group)
            if alike in known.lent:
                rows = known.quantiles(alike)
                shares = [np.interp(standing[here], row, PROBABILITIES, 0, 1) for row in rows]
                told = np.average(shares, axis=0, weights=known.weights(alike))
                below[here] = told**RESERVE / (told**RESERVE + (1 - told) ** RESERVE)
        upwards = (direction > 0) ^ self.mirrored
        probability = np.where(upwards, 1 - below, below)
        beyond = (target > self.ceiling) & (direction > 0) | (target < 0) & (direction < 0)
        probability = np.where(beyond, 0.0, probability)
        return np.where(direction * (self.latest - target) >= 0, 1.0, probability)

    def _by_group(self) -> Iterator[tuple[str, NDArray[np.bool_]]]:
        for group in GROUPS:
            if (here := self.group == group).any():
                yield group, here

    def _values(self, working: Numbers) -> Numbers:
        share = np.clip(np.where(self.mirrored, 1 - working, working), 0, 1) * self.ceiling
        return np.where(np.isnan(self.ceiling), np.exp(np.where(np.isnan(self.ceiling), working, 0)), share)

    def working(self, value: Numbers) -> Numbers:
        """The values on the scale of `centre`."""
        count = np.isnan(self.ceiling)
        share = value / self.ceiling
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(count, np.log(np.maximum(value, 0)), np.where(self.mirrored, 1 - share, share))


def outlook(
    baseline_year: ArrayLike,
    baseline_value: ArrayLike,
    latest_year: ArrayLike,
    latest_value: ArrayLike,
    target_year: ArrayLike,
    ceiling: ArrayLike = np.nan,
    recent_year: ArrayLike = np.nan,
    recent_value: ArrayLike = np.nan,
    unevenness: ArrayLike = np.nan,
) -> Outlook:
    """Where each series will stand in its target year.

    All arguments broadcast. A ceiling makes a share of it, NaN a count or an amount, which must be positive.
    NaN as baseline: the level alone is known, and the series is taken to stay. A recent observation between
    baseline and latest tells the pace of the last years, see `pace`; unevenness is how far single
    observations lie off their neighbours' line, in fractions of the ceiling or in logs.
    """
    given = (baseline_year, baseline_value, latest_year, latest_value, target_year, ceiling)
    start, first, end, last, target, top, recent, lately, uneven = (
        np.atleast_1d(a).astype(float)
        for a in np.broadcast_arrays(*given, recent_year, recent_value, unevenness)
    )
    span, back, horizon = end - start, end - recent, target - end
    with np.errstate(divide="ignore", invalid="ignore"):
        mirrored = last < np.where(np.isnan(top), -np.inf, first)
        first_part, recent_part, last_part = (
            np.where(mirrored, 1 - value / top, value / top) for value in (first, lately, last)
        )
        shares = _shares(first_part, recent_part, last_part, span, back, horizon)
        counts = _counts(first, lately, last, span, back, horizon)
    centre, steady, group = (np.where(np.isnan(top), *pair) for pair in zip(counts, shares, strict=True))
    scale = np.hypot(steady, UNEVENNESS * np.where(np.isnan(uneven), 0, uneven))
    sensible = (horizon > 0) & (horizon <= HORIZONS[-1]) & ~((span < LEAST_SPAN) | (span > SPANS[-1]))
    group = np.where(sensible & np.isfinite(centre) & np.isfinite(scale), group, NOTHING)
    return Outlook(centre, scale, top, mirrored, group, last)


def pace(whole: Numbers, recent: Numbers) -> Numbers:
    """The pace that goes on: the mean of the whole past's and of the last years', which is kept near it.

    A pace measured over few years is mostly chance, so it moves the mean by no more than `RECENT_PACE` lets
    it. Without one (NaN), the whole past's.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.clip(recent / whole, *RECENT_PACE)
    return np.asarray(whole * (1 + np.where(np.isnan(part), 1, part)) / 2)


def _shares(
    first: Numbers, lately: Numbers, last: Numbers, span: Numbers, back: Numbers, horizon: Numbers
) -> tuple[Numbers, Numbers, NDArray[np.object_]]:
    """Centre, scale and group of rising shares (fractions of their ceiling): a Gompertz line, slowed down."""
    level_only = np.isnan(first) | np.isnan(span)
    height = gompertz(last)
    whole, recent = (height - gompertz(first)) / span, (height - gompertz(lately)) / back
    speed = np.where(level_only, 0, pace(whole, recent) * span / (span + SHRINKAGE))
    centre = last + inverse_gompertz(height + speed * horizon) - inverse_gompertz(height)
    decade = np.where(level_only, 0, 10 * (last - first) / span)
    room = np.maximum(1 - last, NEAR_END)
    scale = np.sqrt(horizon) * (STEADY_ERROR + decade) * room**ROOM_EXPONENT
    lowest, highest, least_gain = MOVING
    moving = (last >= lowest) & (last <= highest) & (decade >= least_gain)
    like = np.array(["share, moving / low", "share, moving / middle", "share, moving / high"], dtype=object)
    group = np.where(moving, like[np.digitize(last, MIDDLE)], "share, slow")
    return centre, scale, np.where(level_only, "share, level only", group)


def _counts(
    first: Numbers, lately: Numbers, last: Numbers, span: Numbers, back: Numbers, horizon: Numbers
) -> tuple[Numbers, Numbers, NDArray[np.object_]]:
    """Centre (log), scale and group of counts: a straight line up, or a rate of decline, slowed down."""
    level_only = np.isnan(first) | np.isnan(span)
    growth = np.where(level_only, 0, np.log(last / np.where(level_only, last, first)))
    yearly = GROWING_PACE * pace((1 - first / last) / span, (1 - lately / last) / back)
    risen = np.log1p(np.maximum(yearly * horizon, -0.9))
    fallen = FALLING_PACE * pace(growth / span, np.log(last / lately) / back) * horizon
    centre = np.log(last) + np.where(level_only, 0, np.where(growth >= 0, risen, fallen))
    decade = np.where(level_only, 0, np.minimum(np.abs(10 * growth / span), MOST_GROWTH))
    unsure = (STEADY_ERROR + decade) * np.where(level_only, 1, 1 + SHRINKAGE / span)
    scale = np.sqrt(horizon) * np.where(growth >= 0, unsure, STEADY_ERROR + FALLING_PACE * decade)
    like = np.array(["count, falling", "count, growing / slowly", "count, growing / fast"], dtype=object)
    group = like[np.digitize(10 * growth / span, (GROWING, FAST))]
    return centre, scale, np.where(level_only, "count, level only", group)


def gompertz(share: Numbers) -> Numbers:
    """The height of a share (a fraction) on which Gompertz growth is a straight line."""
    return -np.log(-np.log(np.clip(share, NEAR_END, 1 - NEAR_END)))


def inverse_gompertz(height: Numbers) -> Numbers:
    """The share at a height."""
    return np.exp(-np.exp(-height))


def probability_reached(
    baseline_year: ArrayLike,
    baseline_value: ArrayLike,
    latest_year: ArrayLike,
    latest_value: ArrayLike,
    target_year: ArrayLike,
    target_value: ArrayLike,
    direction: ArrayLike = 1,
    ceiling: ArrayLike = np.nan,
) -> Numbers:
    """The probability that each target is reached in its year, from how the reference series went on.

    All arguments broadcast; see `outlook` and `Outlook.probability_reached`.
    """
    years = np.broadcast_arrays(target_year, target_value, direction)[0]
    cases = outlook(baseline_year, baseline_value, latest_year, latest_value, years, ceiling)
    return cases.probability_reached(target_value, direction)
