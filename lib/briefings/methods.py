"""Judges a case by each published method; adding a method is adding a function and a row of METHODS."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from operator import ge, gt, le, lt
from statistics import fmean

from briefings.cases import (
    NOT_GIVEN,
    Case,
    NoRatio,
    Refused,
    annual_growth,
    need,
    need_target_ahead,
    need_two_points,
    way_to_go,
)
from briefings.findings import Finding, Grade, Method, attempt, each, grade

ZERO_STANDS_FOR = 0.001  # Statistics Canada and Open SDG put this in the place of a baseline or target of 0
LIMIT_EXPONENT = 4.44  # of Statistics Canada's scaling near a natural limit
DESTATIS_CHANGES = 5  # the mean of the last five annual changes
DESTATIS_POINTS = 4


EUROSTAT = (
    Grade("achieved", True),
    Grade("substantial", True, ge, 0.95),
    Grade("moderate", False, ge, 0.60),
    Grade("limited", False, ge, 0.0),
    Grade("deterioration", False, lt, 0.0),
)
EUROSTAT_RATES = (  # growth a year in the desired direction, where there is no target
    Grade("substantial", None, ge, 0.015),
    Grade("moderate", None, ge, 0.005),
    Grade("limited", None, ge, 0.0),
    Grade("deterioration", None, lt, 0.0),
)
RATE_SCORES = {"limited": (500.0, -2.5), "moderate": (250.0, -1.25), "substantial": (500.0, -5.0)}


def eurostat(case: Case) -> Finding:
    """Observed growth rate over the one that the target asks for, R, and a score from -5 to 5.

    Statistics Canada's variant, as in Open SDG: a baseline or target of 0 becomes 0.001, and without a
    target the growth rate itself is graded.
    """
    need_two_points(case, least_years=1)
    baseline = case.baseline_value or ZERO_STANDS_FOR
    growth = annual_growth(baseline, case.latest_value, case.years)
    towards = math.copysign(1, baseline) * case.direction * growth
    if math.isnan(case.target_value):
        return rate_finding(towards, limit_scaling(baseline, case.limit))
    years = target_years(case)
    required = annual_growth(baseline, case.target_value or ZERO_STANDS_FOR, years)
    projected = baseline * (1 + growth) ** years
    if required == 0:  # the target is the baseline: no ratio, and any way from an unmet one is the wrong one
        return Finding(NOT_GIVEN, -5.0, "deterioration", projected=projected, required=required)
    ratio = towards / abs(required)
    return Finding(ratio, ratio_score(ratio), grade(ratio, EUROSTAT), "", projected, required)


def target_years(case: Case) -> float:
    """Years from the baseline to the target.

    Raises:
        Refused: if the target year is not given or not after the baseline.
    """
    need(case, "target_year")
    years = case.target_year - case.baseline_year
    if years <= 0:
        raise Refused(
            f"needs a target year after the baseline; target_year is {case.target_year:g}, "
            f"baseline_year {case.baseline_year:g}"
        )
    return years


def limit_scaling(baseline: float, limit: float) -> float:
    """Statistics Canada's factor C: 0 at the natural limit, 1 far from it or without one."""
    if math.isnan(limit) or baseline < 0 or baseline > 2 * limit:
        return 1.0
    nearness = (baseline if baseline <= limit else 2 * limit - baseline) / limit
    return 1 - float(nearness**LIMIT_EXPONENT)


def ratio_score(ratio: float) -> float:
    """Statistics Canada's score of a ratio R, -5 to 5."""
    score = 7.1429 * ratio - 4.2857 if ratio >= 0.6 else 4.1667 * ratio - 2.5
    return min(5.0, max(-5.0, score))


def rate_finding(rate: float, scaling: float) -> Finding:
    """The verdict and score of a growth rate without a target; the positive cuts are scaled."""
    scaled = tuple(replace(each, cut=each.cut * scaling) for each in EUROSTAT_RATES)
    verdict = grade(rate, scaled)
    if verdict == "deterioration":
        return Finding(rate, max(-5.0, 125 * rate - 2.5), verdict)
    slope, start = RATE_SCORES[verdict]
    score = min(5.0, slope * rate / scaling + start) if scaling else 5.0
    return Finding(rate, score, verdict)


UNSD = (
    Grade("on track", True, ge, 0.95),
    Grade("fair progress", False, ge, 0.10),
    Grade("limited or deterioration", False, lt, 0.10),
)


def unsd(case: Case) -> Finding:
    """The share of the way from baseline to target that constant growth covers by the target year."""
    need_two_points(case)
    need_target_ahead(case)
    growth = annual_growth(case.baseline_value, case.latest_value, case.years)
    projected = case.latest_value * (1 + growth) ** case.years_left
    share = (projected - case.baseline_value) / way_to_go(case)
    required = annual_growth(case.baseline_value, case.target_value, target_years(case))
    return Finding(share, NOT_GIVEN, grade(share, UNSD), "", projected, required)


ESCAP = (
    Grade("will be met", True, le, 0.10),
    Grade("accelerate", False, le, 1.0),
    Grade("reverse", False, gt, 1.0),
)


def escap(case: Case) -> Finding:
    """The gap anticipated in the target year over the way from the baseline; score: current status to 10."""
    need_two_points(case)
    need_target_ahead(case)
    anticipated = time_weighted_line(case.points, case.target_year)
    gap = max(0.0, case.direction * (case.target_value - anticipated))
    if gap == 0:
        return Finding(0.0, current_status(case), "will be met", "", anticipated, required_change(case))
    share = gap / abs(way_to_go(case))
    return Finding(share, current_status(case), grade(share, ESCAP), "", anticipated, required_change(case))


def current_status(case: Case) -> float:
    """ESCAP's current status index: 0 at the baseline, 10 at the target; NaN if these are equal."""
    way = abs(case.target_value - case.baseline_value)
    return 10 * case.direction * (case.latest_value - case.baseline_value) / way if way else NOT_GIVEN


def time_weighted_line(points: tuple[tuple[float, float], ...], year: float) -> float:
    """The value at `year` of a line fitted with weights (t - first) / (year - t), which grow with recency.

    The first point weighs nothing, so of two points the line is the one through both.
    """
    first, last = points[0][0], points[-1][0]
    if year == last:
        return points[-1][1]
    if len(points) == 2:
        return line_through(points[0], points[1], year)
    weights = [(t - first) / (year - t) for t, _ in points]
    total = sum(weights)
    mean_year = sum(w * t for w, (t, _) in zip(weights, points, strict=True)) / total
    mean_value = sum(w * v for w, (_, v) in zip(weights, points, strict=True)) / total
    spread = sum(w * (t - mean_year) ** 2 for w, (t, _) in zip(weights, points, strict=True))
    joint = sum(w * (t - mean_year) * (v - mean_value) for w, (t, v) in zip(weights, points, strict=True))
    return mean_value + joint / spread * (year - mean_year)


def line_through(one: tuple[float, float], other: tuple[float, float], year: float) -> float:
    """The value at `year` of the line through two points of (year, value)."""
    slope = (other[1] - one[1]) / (other[0] - one[0])
    return other[1] + slope * (year - other[0])


def required_change(case: Case) -> float:
    """The change a year from the latest observation that reaches the target; NaN in the target year."""
    return (case.target_value - case.latest_value) / case.years_left if case.years_left else NOT_GIVEN


DESTATIS = (
    Grade("sun", True, lt, 0.05),
    Grade("slightly cloudy", False, le, 0.20),
    Grade("cloudy", False, gt, 0.20),
    Grade("storm", False),
)


def destatis(case: Case) -> Finding:
    """The part of the remaining way that the mean of the last five annual changes leaves undone.

    With fewer than four annual points it gives no verdict, as published; the statistic of the straight line
    is then told all the same.
    """
    need_two_points(case)
    need_target_ahead(case)
    recent = [point for point in case.points if point[0] >= case.latest_year - DESTATIS_CHANGES]
    first_year, first_value = recent[0] if len(recent) > 1 else (case.baseline_year, case.baseline_value)
    slope = (case.latest_value - first_value) / (case.latest_year - first_year)
    projected = case.latest_value + slope * case.years_left
    way = case.target_value - case.latest_value
    miss = 0.0 if case.reached else (case.target_value - projected) / way
    annual = len({math.floor(year) for year, _ in recent})
    if annual < DESTATIS_POINTS:
        refusal = (
            f"needs {DESTATIS_POINTS} annual points within {DESTATIS_CHANGES} years; it has {annual} "
            f"(a straight line would miss by {100 * miss:.1f} %)"
        )
        return Finding(miss, refused=refusal, projected=projected, required=required_change(case))
    verdict = weather(miss, case.direction * slope, case.reached)
    return Finding(miss, NOT_GIVEN, verdict, "", projected, required_change(case))


def weather(miss: float, slope_towards: float, reached: bool) -> str:
    """The symbol of the German strategy; a target that is reached keeps the sun unless it gets worse."""
    if reached:
        return "sun" if slope_towards >= 0 else "slightly cloudy"
    return grade(miss, DESTATIS) if slope_towards > 0 else "storm"


SDSN = (
    Grade("on track", True, ge, 1.0),
    Grade("moderately improving", False, ge, 0.5),
    Grade("stagnating", False, ge, 0.0),
    Grade("decreasing", False, lt, 0.0),
)


def sdsn(case: Case) -> Finding:
    """The linear change a year so far over the one that the whole way from the baseline asks for."""
    need_two_points(case)
    need_target_ahead(case)
    required = way_to_go(case) / target_years(case)
    ratio = case.direction * case.yearly_change / abs(required)
    projected = case.latest_value + case.yearly_change * case.years_left
    return Finding(ratio, NOT_GIVEN, grade(ratio, SDSN), "", projected, required)


WRI = (
    Grade("wrong direction", False, lt, 0.0),
    Grade("on track", True, le, 1.0),
    Grade("off track", False, le, 2.0),
    Grade("well off track", False, gt, 2.0),
)


def wri(case: Case) -> Finding:
    """How many times faster than so far the change must be from now on to reach the target."""
    need_two_points(case)
    need_target_ahead(case)
    if case.years_left == 0:
        raise NoRatio("needs time left before the target year; the latest observation stands in it")
    required = required_change(case)
    change = case.yearly_change
    factor = required / change if change else math.copysign(math.inf, case.direction * required)
    projected = case.latest_value + change * case.years_left
    return Finding(factor, NOT_GIVEN, grade(factor, WRI), "", projected, required)


MENARO = (
    Grade("will meet", True, gt, 9.0),
    Grade("accelerate", False, gt, 0.0),
    Grade("no progress expected", False, le, 0.0),
)


def menaro(case: Case) -> Finding:
    """ESCAP's anticipated progress, at most 10, of a value extrapolated by the mean of its logit slopes."""
    need_target_ahead(case)
    need(case, "ceiling")
    if math.isnan(case.baseline_value):
        raise NoRatio("needs two observations; it has one")
    need_two_points(case)
    ceiling = case.ceiling
    if not all(0 < value < ceiling for _, value in case.points):
        raise NoRatio(f"needs values between 0 and the ceiling {ceiling:g}")
    heights = [math.log(value / (ceiling - value)) for _, value in case.points]
    years = [year for year, _ in case.points]
    steps = zip(heights, heights[1:], years, years[1:], strict=False)
    slope = fmean((b - a) / (t - s) for a, b, s, t in steps)
    anticipated = ceiling / (1 + math.exp(-heights[-1] - slope * case.years_left))
    towards = case.direction * (anticipated - case.baseline_value)
    progress = min(10.0, 10 * towards / abs(way_to_go(case)))
    verdict = grade(progress, MENARO)
    return Finding(progress, current_status(case), verdict, "", anticipated, required_change(case))


LIKELIHOODS = (
    Grade("very likely", True, ge, 0.90),
    Grade("likely", True, ge, 0.66),
    Grade("about as likely as not", None, ge, 0.33),
    Grade("unlikely", False, ge, 0.10),
    Grade("very unlikely", False, lt, 0.10),
)


def reference_class(cases: Sequence[Case]) -> list[Finding]:
    """The probability that each target is reached in time, from how the series of the panel went on."""
    import numpy as np

    from briefings.reference_class import outlook
    from briefings.trends import RECENT_YEARS, nearest

    def cells(name: str) -> list[float]:
        return [getattr(case, name) for case in cases]

    lately = [
        nearest(case.points, RECENT_YEARS) if len(case.points) > 2 else (NOT_GIVEN, NOT_GIVEN)
        for case in cases
    ]
    with np.errstate(all="ignore"):
        outlooks = outlook(
            cells("baseline_year"),
            cells("baseline_value"),
            cells("latest_year"),
            cells("latest_value"),
            cells("target_year"),
            cells("top"),
            *np.transpose(lately),
        )
        probabilities = outlooks.probability_reached(cells("target_value"), cells("direction"))
        projections = outlooks.value
    pairs = zip(cases, probabilities.tolist(), projections.tolist(), strict=True)
    return [
        attempt(partial(reference_finding, probability=probability, projected=projected), case)
        for case, probability, projected in pairs
    ]


def reference_finding(case: Case, probability: float, projected: float) -> Finding:
    """The finding of one case, given what the reference class says of it."""
    need_target_ahead(case)
    if case.years_left == 0 and not case.reached:
        raise Refused("needs time left before the target year; the latest observation stands in it")
    if math.isnan(probability):
        raise Refused(
            "needs a case like those of the reference series: positive values, at most 20 years observed "
            "and 10 years ahead"
        )
    verdict = grade(probability, LIKELIHOODS)
    return Finding(probability, NOT_GIVEN, verdict, "", projected, required_change(case))


METHODS = (
    Method(
        "eurostat",
        "Eurostat",
        "Eurostat, as Statistics Canada and Open SDG compute it",
        "growth rate so far over the growth rate that the target asks for",
        "two points of one sign, at least a year apart; a target is optional",
        EUROSTAT,
        each(eurostat, reached=Finding(verdict="achieved", score=5.0)),
        "Statistics Canada and Open SDG, Progress Measurement Methodology",
    ),
    Method(
        "unsd",
        "UNSD",
        "United Nations Statistics Division, progress chart 2023",
        "share of the way from baseline to target covered by the target year at constant growth",
        "two points of one sign and a target",
        UNSD,
        each(unsd, reached=Finding(verdict="on track")),
        "UNSD, Progress Chart Technical Note 2023",
    ),
    Method(
        "escap",
        "ESCAP",
        "ESCAP, anticipated progress",
        "gap to the target in the target year, as a part of the way from the baseline",
        "two points and a target",
        ESCAP,
        each(escap),
        "ESCAP, Asia and the Pacific SDG Progress Report, technical notes; the time weights after them",
        confirmed=False,
    ),
    Method(
        "destatis",
        "Destatis",
        "German Sustainable Development Strategy (Destatis)",
        "part of the remaining way that the last five annual changes leave undone",
        "four annual points and a target",
        DESTATIS,
        each(destatis),
        "Destatis, Sustainable Development in Germany, status of the indicators",
    ),
    Method(
        "sdsn",
        "SDSN",
        "Sustainable Development Report (SDSN)",
        "change a year so far over the change a year that the way from the baseline asks for",
        "two points and a target",
        SDSN,
        each(sdsn, reached=Finding(verdict="on track")),
        "SDSN, Sustainable Development Report, legend of the trend arrows: “stagnating or increasing at less "
        "than 50% of required rate”, “on track or maintaining”",
    ),
    Method(
        "wri",
        "WRI",
        "State of Climate Action (World Resources Institute)",
        "how many times faster than so far the change must be from now on",
        "two points and a target",
        WRI,
        each(wri, reached=Finding(verdict="on track")),
        "WRI and others, State of Climate Action 2025: “well off track, such that at least a twofold [...] "
        "acceleration will be required”",
    ),
    Method(
        "reference_class",
        "Reference class",
        "Reference class (this project)",
        "probability that the target is reached in time",
        "one point and a target",
        LIKELIHOODS,
        reference_class,
        "how the adoption series of the reference panel went on, see notebook 04",
    ),
)
VARIANTS = (
    Method(
        "menaro",
        "ESCAP, MENARO",
        "ESCAP's indices as UNICEF MENARO computes them",
        "anticipated progress on a scale of 10, extrapolated by the mean logit slope",
        "two points between 0 and a ceiling, and a target",
        MENARO,
        each(menaro, reached=Finding(verdict="will meet")),
        "UNICEF MENARO, trend analysis for child-related SDG indicators",
    ),
)
METHOD_OF = {method.method_id: method for method in METHODS + VARIANTS}
