"""Where a series would stand in a target's year if growth went on, and what every method says of that."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefings.amounts import number, rounded
from briefings.assessment import agreement, findings, votes
from briefings.cases import NOT_GIVEN, Case
from briefings.findings import Finding
from briefings.indicators import Registry
from briefings.reference_class import Outlook, outlook, require_confidence
from briefings.targets import Target
from briefings.units import share_ceiling

if TYPE_CHECKING:
    from numpy.typing import ArrayLike
    from pandas import DataFrame

LEAST_YEARS = 1.0  # between baseline and latest observation; a figure repeated sooner says nothing of growth
ROW = (
    *("series", "indicator", "title", "unit", "ceiling", "year", "value", "bound", "basis", "derivation"),
    *("claim_ids", "document_id"),
)
Row = dict[Any, Any]  # an observation: the cells of ROW
DIRECT, INDIRECT, UNCOUNTED = "assessed", "cannot be assessed directly", "names no number"


@dataclass(frozen=True, slots=True)
class Growth:
    """One way to read a series: the latest observation, and the baseline that belongs to it."""

    series: str  # id, as in the table of observations
    indicator: str | None
    title: str
    unit: str
    ceiling: float  # NaN for none
    baseline_year: float  # decimal; NaN if the series has one observation
    baseline_value: float
    latest_year: float
    latest_value: float
    basis: str  # of the baseline: stated | implied
    derivation: str  # "55.7 - 31.1 = 24.6" of an implied baseline
    claim_ids: str  # "a;b", of baseline and latest value
    document_id: str  # that gives the baseline
    latest_bound: str  # exact | at_least | at_most | approximately
    observations: int  # how many the series has

    @property
    def observed_twice(self) -> bool:
        """Whether it has a baseline, so that growth so far is known."""
        return not math.isnan(self.baseline_year)

    @property
    def yearly_change(self) -> float:
        """Mean change a year so far, in units or points; NaN for one observation."""
        return (self.latest_value - self.baseline_value) / (self.latest_year - self.baseline_year)

    def outlook(self, year: ArrayLike) -> Outlook:
        """The extrapolation to one or more years, with what the reference series lend to it."""
        return outlook(
            self.baseline_year, self.baseline_value, self.latest_year, self.latest_value, year, self.ceiling
        )


def require_horizon(horizon: int, observations: DataFrame) -> None:
    """Nothing, if the end of the horizon's year is later than every observation.

    Raises:
        ValueError: names the first year that would do.
    """
    latest = observations["year"].max()
    if horizon + 1 <= latest:
        raise ValueError(
            f"horizon is {horizon}, which the texts go beyond; name {math.floor(latest)} or a later year"
        )


def growths(observations: DataFrame, baseline_year: int) -> dict[str, list[Growth]]:
    """The growths of each series that has observations, the one of the latest observation first.

    The baseline is the earliest observation from the end of `baseline_year` on, at least a year before the
    latest. Where texts give it different values, each is a growth of its own, up to the latest figure of the
    text that gives it.
    """
    since = observations[observations["value"].notna() & (observations["year"] > baseline_year)]
    by_series: dict[str, list[Row]] = {name: [] for name in observations["series"].unique()}
    for row in since.sort_values(["year", "document_id"])[list(ROW)].to_dict("records"):
        by_series[row["series"]].append(row)
    return {name: growths_of(rows) for name, rows in by_series.items() if rows}


def growths_of(rows: list[Row]) -> list[Growth]:
    """The growths of one series, from its observations in the order of their years."""
    latest = rows[-1]
    starts = [row for row in rows if row["year"] == rows[0]["year"]]
    if latest["year"] - rows[0]["year"] < LEAST_YEARS:
        return [growth_of(None, latest, len(rows))]
    own = [row for row in starts if row["document_id"] == latest["document_id"]]
    main = (own or starts)[-1]
    by_value = {main["value"]: (main, latest)}
    for start in starts:
        by_value.setdefault(start["value"], (start, latest_beside(start, rows)))
    return [growth_of(start, end, len(rows)) for start, end in by_value.values()]


def latest_beside(start: Row, rows: list[Row]) -> Row:
    """The latest observation of the text that gives the baseline, or of all if it gives no other."""
    own = [row for row in rows if row["document_id"] == start["document_id"] and row["year"] > start["year"]]
    return (own or rows)[-1]


def ceiling_of(latest: Row) -> float:
    """The ceiling of an observation, its unit's own (percent: 100) while it is below that; NaN for none."""
    of_unit = number_or_nan(share_ceiling(str(latest["unit"])))
    stated = number_or_nan(latest["ceiling"])
    return of_unit if math.isnan(stated) and latest["value"] < of_unit else stated


def growth_of(start: Row | None, latest: Row, count: int) -> Growth:
    """The growth of a baseline (None for none) and a latest row of the table of observations."""
    return Growth(
        series=latest["series"],
        indicator=latest["indicator"] or None,
        title=latest["title"],
        unit=latest["unit"],
        ceiling=ceiling_of(latest),
        baseline_year=NOT_GIVEN if start is None else float(start["year"]),
        baseline_value=NOT_GIVEN if start is None else float(start["value"]),
        latest_year=float(latest["year"]),
        latest_value=float(latest["value"]),
        basis="" if start is None else start["basis"],
        derivation="" if start is None else start["derivation"],
        claim_ids=claims_of(start, latest),
        document_id=latest["document_id"] if start is None else start["document_id"],
        latest_bound=latest["bound"],
        observations=count,
    )


def claims_of(start: Row | None, latest: Row) -> str:
    """The claim ids of both observations, each once."""
    cells = [row["claim_ids"].split(";") for row in (start, latest) if row is not None]
    return ";".join(dict.fromkeys(claim_id for cell in cells for claim_id in cell))


def number_or_nan(cell: Any) -> float:
    """The cell as a number, NaN for a missing one."""
    return NOT_GIVEN if cell is None or cell != cell else float(cell)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A target beside one growth of a series: of its own, or of a proxy that says something about it."""

    target: Target
    growth: Growth
    proxy_for: str  # why the series is looked at although it is not the target's own; "" for its own
    projected: float  # in the target's year, if growth went on
    low: float  # NaN where the reference series lend no interval
    high: float
    confidence: float  # of the interval from low to high
    basis: str  # where the interval comes from, in words
    probability: float  # that the target is reached in time; NaN for a proxy
    findings: tuple[Finding, ...]  # of METHODS, in their order; () for a proxy
    case: Case  # as the methods were given it

    @property
    def reached(self) -> bool:
        """Whether the latest observation meets the target already."""
        return self.case.reached

    @property
    def gap(self) -> float:
        """What is missing to the target in its year; negative if it is passed."""
        return self.case.direction * (self.target.value - self.projected)

    @property
    def years_left(self) -> float:
        """Years from the latest observation to the target's end of year."""
        return self.target.deadline - self.growth.latest_year

    @property
    def needed(self) -> float:
        """The change a year from the latest observation on that reaches the target; NaN once it is due."""
        if self.years_left <= 0:
            return NOT_GIVEN
        return (self.target.value - self.growth.latest_value) / self.years_left

    @property
    def times(self) -> float:
        """How many times as fast as so far that is."""
        return self.needed / self.growth.yearly_change if self.growth.yearly_change else NOT_GIVEN

    @property
    def share_met(self) -> float:
        """The part of the verdicts that say so which see the target met; 0 without any."""
        clear = votes(self.findings)
        return sum(clear) / len(clear) if clear else 0.0

    @property
    def agreement(self) -> str:
        """Whether the methods agree, as in `briefings assess`."""
        return agreement(self.findings) if self.findings else ""


def prospect(
    target: Target, growth: Growth, registry: Registry, confidence: float = 0.8, proxy_for: str = ""
) -> Prospect:
    """The target beside the growth; a proxy is extrapolated and not judged.

    Raises:
        ValueError: there is no interval of this confidence.
    """
    from briefings.reference_class import read_reference

    require_confidence(confidence)
    told = growth.outlook(target.deadline)
    low, high = (float(end[0]) for end in told.interval(confidence))
    case = case_beside(target, growth, registry)
    judged = () if proxy_for else tuple(findings([case])[0])
    lent = read_reference().said(str(told.group[0])) if told.group[0] else "no reference series"
    probability = judged[-1].statistic if judged else NOT_GIVEN
    value = float(told.value[0])
    return Prospect(target, growth, proxy_for, value, low, high, confidence, lent, probability, judged, case)


def case_beside(target: Target, growth: Growth, registry: Registry) -> Case:
    """The case that the methods judge: baseline and latest observation of the growth, and the target."""
    falling = growth.indicator and registry[growth.indicator].direction == "decrease"
    ends = ((growth.baseline_year, growth.baseline_value), (growth.latest_year, growth.latest_value))
    return Case(
        target.target_id,
        -1 if falling else 1,
        *ends[0],
        *ends[1],
        target_year=target.deadline,
        target_value=target.value,
        ceiling=growth.ceiling,
        points=tuple(point for point in ends if not math.isnan(point[0])),
    )


@dataclass(frozen=True, slots=True)
class Assessment:
    """What can be said of a target: its own series against it, or proxies, or why nothing."""

    target: Target
    verdict: str  # assessed | cannot be assessed directly | names no number
    prospects: tuple[Prospect, ...]  # of its own series, or else of its proxies; the first growth first


def assess_targets(
    targets: Iterable[Target],
    observations: DataFrame,
    registry: Registry,
    baseline_year: int = 2012,
    confidence: float = 0.8,
) -> list[Assessment]:
    """What can be said of each target, in their order."""
    known = growths(observations, baseline_year)
    return [assess_target(target, known, registry, confidence) for target in targets]


def assess_target(
    target: Target, known: Mapping[str, list[Growth]], registry: Registry, confidence: float
) -> Assessment:
    """What can be said of a target: its own series is judged, else its proxies are extrapolated."""
    if not target.quantified:
        return Assessment(target, UNCOUNTED, ())
    if own := known.get(target.series):
        return Assessment(
            target, DIRECT, tuple(prospect(target, growth, registry, confidence) for growth in own)
        )
    stand_ins = registry[target.indicator].proxies if target.indicator else ()
    beside = [
        prospect(target, found[0], registry, confidence, proxy_for=proxy.why)
        for proxy in stand_ins
        if (found := known.get(proxy.indicator))
    ]
    return Assessment(target, INDIRECT, tuple(beside))


def growing(prospects: Iterable[Prospect]) -> list[str]:
    """The series of the prospects whose growth so far is known, each once."""
    return list(dict.fromkeys(one.growth.series for one in prospects if one.growth.observed_twice))


def judged_prospects(assessments: Iterable[Assessment]) -> list[Prospect]:
    """The prospects of targets that have a series of their own, in their order."""
    return [one for assessment in assessments for one in assessment.prospects if one.findings]


def contested(assessments: Iterable[Assessment]) -> list[Prospect]:
    """The judged prospects, one a target, those first on which the methods are most divided."""
    first = [found[0] for one in assessments if (found := judged_prospects([one]))]
    return sorted(first, key=lambda prospect: abs(prospect.share_met - 0.5))


def extrapolated_path(growth: Growth, last_year: float, confidence: float = 0.8) -> DataFrame:
    """The extrapolation of a growth from its latest observation on, quarter by quarter.

    Columns: year, value, low, high. The latest observation alone, if `last_year` is before it.
    """
    import numpy as np
    import pandas as pd

    years = np.arange(growth.latest_year, max(last_year, growth.latest_year) + 0.125, 0.25)
    told = growth.outlook(years[1:])
    low, high = told.interval(confidence)
    start = [growth.latest_value]
    columns = (np.concatenate([start, values]) for values in (told.value, low, high))
    return pd.DataFrame(dict(zip(("year", "value", "low", "high"), (years, *columns), strict=True)))


def looking_back(
    later: DataFrame, observations: DataFrame, baseline_year: int = 2012, confidence: float = 0.8
) -> DataFrame:
    """Each later figure beside the extrapolation made without it, one row a figure and growth.

    Columns: `LOOKING_BACK_COLUMNS`; `baseline` tells which growth, `error` is extrapolated - figure.
    """
    import pandas as pd

    known = growths(observations, baseline_year)
    rows = [
        row_looking_back(figure, growth, confidence)
        for figure in later.to_dict("records")
        for growth in known.get(figure["indicator"], [])
        if figure["year"] > growth.latest_year
    ]
    return pd.DataFrame(rows, columns=list(LOOKING_BACK_COLUMNS))


LOOKING_BACK_COLUMNS = (
    *("series", "title", "unit", "baseline", "date", "year", "figure"),
    *("extrapolated", "low", "high", "interval", "error", "inside", "source", "url"),
)


def row_looking_back(figure: dict[Any, Any], growth: Growth, confidence: float) -> dict[str, Any]:
    """One later figure beside the extrapolation of one growth."""
    told = growth.outlook(figure["year"])
    low, high = (float(end[0]) for end in told.interval(confidence))
    value = float(told.value[0])
    return {
        "series": growth.series,
        "title": growth.title,
        "unit": growth.unit,
        "baseline": growth.baseline_value,
        "date": figure["date"],
        "year": figure["year"],
        "figure": figure["value"],
        "extrapolated": value,
        "low": low,
        "high": high,
        "interval": "" if math.isnan(low) else f"{number(rounded(low))} to {number(rounded(high))}",
        "error": value - figure["value"],
        "inside": "yes" if low <= figure["value"] <= high else "no",
        "source": figure["source"],
        "url": figure["url"],
    }
