"""Verdicts in words and tables: what a reader is told of each target, every number computed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefings.assessment import votes
from briefings.display import Html, amount, derived, number, sentence
from briefings.findings import Finding, Method
from briefings.methods import METHODS
from briefings.prospects import DIRECT, UNCOUNTED, Assessment, Growth, Prospect
from briefings.targets import Target

if TYPE_CHECKING:
    from pandas import DataFrame

POINTS = "percentage_points"
SMALL = 0.05  # a gap below it, in points or as a part of the target, is "none"


def aim(target: Target) -> str:
    """What is aimed at, in the target's own precision: "over 70 % by the end of 2025"."""
    value = amount(target.value, target.unit, target.bound) if target.quantified else target.title
    return f"{value} by the end of {target.year}"


def change(value: float, unit: str) -> str:
    """A difference in the unit's words; that of shares is in points."""
    return amount(float(f"{value:.3g}"), POINTS if unit == "percent" else unit)


def value_of(value: float, unit: str) -> str:
    """An extrapolated value, to three digits."""
    return amount(float(f"{value:.3g}"), unit)


def interval_words(prospect: Prospect) -> str:
    """The interval as "80 % interval 54.4 to 75.7", or that none is lent."""
    if math.isnan(prospect.low):
        return "no interval: no reference series goes so far"
    ends = " to ".join(number(float(f"{end:.3g}")) for end in (prospect.low, prospect.high))
    return f"{100 * prospect.confidence:.0f} % interval {ends}, borrowed from reference series"


def projected_words(prospect: Prospect) -> Html:
    """The extrapolated value, which shows on demand what it comes from."""
    growth = prospect.growth
    return derived(value_of(prospect.projected, growth.unit), origin(growth), growth.claim_ids)


def origin(growth: Growth) -> str:
    """What an extrapolation starts from: "24.6 in 2013.0 to 55.7 in 2022.5, 4 observations"."""
    seen = f"{growth.observations} observation{'s' if growth.observations != 1 else ''}"
    last = f"{number(growth.latest_value)} at {growth.latest_year:.1f}"
    if math.isnan(growth.baseline_year):
        return f"{last}, no baseline, {seen}"
    first = f"{number(growth.baseline_value)} at {growth.baseline_year:.1f}"
    implied = f" ({growth.derivation})" if growth.derivation else ""
    return f"from {first}{implied} to {last}, {seen}"


def gap_words(prospect: Prospect) -> str:
    """How the extrapolation stands to the target: "4.46 points short of it"."""
    gap, unit = prospect.gap, prospect.target.unit
    size = abs(gap) if unit == "percent" else abs(gap / prospect.target.value)
    if size < SMALL:
        return "just at it"
    return f"{change(abs(gap), unit)} {'short of' if gap > 0 else 'beyond'} it"


def growth_words(prospect: Prospect) -> Html:
    """The growth that the target needs against that so far, a year."""
    growth, target = prospect.growth, prospect.target
    needed = derived(
        change(prospect.needed, growth.unit),
        f"({number(target.value)} - {number(growth.latest_value)}) / {number(prospect.years_left)} years",
    )
    if math.isnan(growth.yearly_change):
        return sentence("{needed} a year from now on (growth so far is not known)", needed=needed)
    so_far = derived(
        change(growth.yearly_change, growth.unit),
        f"({number(growth.latest_value)} - {number(growth.baseline_value)}) / "
        f"{number(growth.latest_year - growth.baseline_year)} years",
    )
    return sentence("{needed} a year from now on, against {so_far} so far", needed=needed, so_far=so_far)


def prospect_sentence(prospect: Prospect) -> Html:
    """What a reader is told of a target with a series of its own, in one sentence."""
    year = str(prospect.target.year)
    if prospect.years_left < 0:
        return sentence("Its deadline is past; {latest}.", latest=latest_words(prospect.growth))
    if prospect.reached:
        return sentence(
            "It is met already: {latest}; if growth went on, it would stand at {value} at the end of {year} "
            "({interval}).",
            latest=latest_words(prospect.growth),
            value=projected_words(prospect),
            year=year,
            interval=interval_words(prospect),
        )
    return sentence(
        "{opening}, it would stand at {value} at the end of {year} ({interval}), {gap}; it needs {growth}; "
        "{met}, and targets as far off were reached in {probability} of the comparable reference cases.",
        opening=opening_words(prospect.growth),
        value=projected_words(prospect),
        year=year,
        interval=interval_words(prospect),
        gap=gap_words(prospect),
        growth=growth_words(prospect),
        met=count_words(prospect),
        probability=percent(prospect.probability),
    )


def opening_words(growth: Growth) -> str:
    """On what condition a value is extrapolated."""
    if math.isnan(growth.baseline_year):
        return "If it moved as other series did (one observation tells no growth of its own)"
    return "If growth went on"


def latest_words(growth: Growth) -> Html:
    """The latest figure and when it stands: "the latest figure is over 150 suppliers, at 2024.4"."""
    value = derived(
        amount(growth.latest_value, growth.unit, growth.latest_bound), origin(growth), growth.claim_ids
    )
    return sentence("the latest figure is {value}, at {year:.1f}", value=value, year=growth.latest_year)


def percent(probability: float) -> str:
    """A probability as "24 %"; that nothing is lent where it is NaN."""
    return "an unknown part" if math.isnan(probability) else f"{100 * probability:.0f} %"


def count_words(prospect: Prospect) -> str:
    """ "3 of 6 methods see it met", over the methods that give a verdict which says so."""
    clear = votes(prospect.findings)
    if not clear:
        return "no method says whether it is met"
    return f"{sum(clear)} of {len(clear)} methods see{'s' if sum(clear) == 1 else ''} it met"


def judged(prospect: Prospect) -> Iterator[tuple[Method, Finding]]:
    """Each method with its finding."""
    return zip(METHODS, prospect.findings, strict=True)


def proxy_sentence(prospect: Prospect) -> Html:
    """What a proxy says, named as a proxy, with why it is one."""
    title = prospect.growth.title
    return sentence(
        "As a proxy, the {title} ({why}) would stand at {value} at the end of {year} ({interval}).",
        title=title[0].lower() + title[1:],
        value=projected_words(prospect),
        year=str(prospect.target.year),
        interval=interval_words(prospect),
        why=prospect.proxy_for,
    )


def verdict_line(assessment: Assessment) -> Html:
    """The verdict on a target, with its own series or with its proxies in the same line."""
    if assessment.verdict == UNCOUNTED:
        return sentence("{verdict}: nothing to measure it by.", verdict="Names no number")
    if assessment.verdict == DIRECT:
        return joined([prospect_sentence(assessment.prospects[0])])
    if not assessment.prospects:
        return sentence(
            "{verdict}: the texts give no series of it, and the registry names no proxy.",
            verdict="Cannot be assessed directly",
        )
    opening = sentence("{verdict}: the texts give no series of it.", verdict="Cannot be assessed directly")
    return joined([opening, *(proxy_sentence(prospect) for prospect in assessment.prospects)])


def joined(parts: Iterable[Html]) -> Html:
    """The sentences, one after the other."""
    listed = list(parts)
    return Html(" ".join(part.html for part in listed), " ".join(part.text for part in listed))


def verdicts_table(assessments: Iterable[Assessment]) -> DataFrame:
    """One row a target: title, aim, source, claim_ids, verdict (Html)."""
    import pandas as pd

    rows = [
        {
            "title": assessment.target.title,
            "aim": aim(assessment.target),
            "source": assessment.target.source,
            "quote": assessment.target.quote,
            "claim_ids": assessment.target.claim_ids,
            "verdict": verdict_line(assessment),
        }
        for assessment in assessments
    ]
    return pd.DataFrame(rows, columns=["title", "aim", "source", "quote", "claim_ids", "verdict"])


def assessments_table(assessments: Iterable[Assessment]) -> DataFrame:
    """One row a target and growth, all numbers; columns `ASSESSMENT_COLUMNS`."""
    import pandas as pd

    rows = [
        row
        for assessment in assessments
        for row in (
            [prospect_row(p, assessment.verdict) for p in assessment.prospects] or [bare_row(assessment)]
        )
    ]
    return pd.DataFrame(rows, columns=list(ASSESSMENT_COLUMNS))


ASSESSMENT_COLUMNS = (
    *("target_id", "origin", "title", "target_value", "bound", "unit", "target_year", "verdict", "series"),
    *("stands_in", "baseline_year", "baseline_value", "latest_year", "latest_value", "observations"),
    *("projected", "low", "high", "confidence", "gap", "needed", "so_far", "times", "probability"),
    *("agreement", "source", "quote", "claim_ids"),
)


def bare_row(assessment: Assessment) -> dict[str, Any]:
    """The row of a target that no series says anything of."""
    target = assessment.target
    return {
        "target_id": target.target_id,
        "origin": target.origin,
        "title": target.title,
        "target_value": target.value,
        "bound": target.bound,
        "unit": target.unit,
        "target_year": target.year,
        "verdict": assessment.verdict,
        "source": target.source,
        "quote": target.quote,
        "claim_ids": target.claim_ids,
    }


def prospect_row(prospect: Prospect, verdict: str) -> dict[str, Any]:
    """The row of a target beside one growth."""
    growth = prospect.growth
    own = not prospect.proxy_for  # a proxy measures something else: there is no gap between it and the target
    return bare_row(Assessment(prospect.target, verdict, ())) | {
        "series": growth.series,
        "stands_in": prospect.proxy_for,
        "baseline_year": growth.baseline_year,
        "baseline_value": growth.baseline_value,
        "latest_year": growth.latest_year,
        "latest_value": growth.latest_value,
        "observations": growth.observations,
        "projected": prospect.projected,
        "low": prospect.low,
        "high": prospect.high,
        "confidence": prospect.confidence,
        "gap": prospect.gap if own else math.nan,
        "needed": prospect.needed if own else math.nan,
        "so_far": growth.yearly_change,
        "times": prospect.times if own else math.nan,
        "probability": prospect.probability,
        "agreement": prospect.agreement,
        "claim_ids": ";".join(filter(None, (prospect.target.claim_ids, growth.claim_ids))),
    }


def methods_table(prospect: Prospect) -> DataFrame:
    """What every method says of one target: method, meaning, statistic, verdict, met, needs, source."""
    import pandas as pd

    rows = [
        {
            "method": method.title,
            "meaning": method.statistic,
            "statistic": finding.statistic,
            "verdict": finding.verdict or f"refuses: {finding.refused}",
            "met": MET_WORDS[method.meets(finding.verdict) if finding.verdict else None],
            "needs": method.needs,
            "source": method.source if method.confirmed else f"{method.source} (not confirmed)",
        }
        for method, finding in judged(prospect)
    ]
    return pd.DataFrame(rows)


MET_WORDS = {True: "met", False: "not met", None: "does not say"}


def verdicts_by_method(prospects: Iterable[Prospect]) -> DataFrame:
    """One row a target, one column a method, its verdict in the method's own words."""
    import pandas as pd

    rows = [
        {
            "title": prospect.target.title,
            "aim": aim(prospect.target),
            "baseline": prospect.growth.baseline_value,
            "agreement": prospect.agreement,
            **{method.method_id: finding.verdict or "refuses" for method, finding in judged(prospect)},
        }
        for prospect in prospects
    ]
    methods = [method.method_id for method in METHODS]
    return pd.DataFrame(rows, columns=["title", "aim", "baseline", *methods, "agreement"])


def looking_back_sentence(past: DataFrame) -> Html:
    """How the extrapolations did on the figures that came later."""
    if past.empty:
        return sentence("No later figure is known, so nothing tells how good the extrapolations were.")
    first = past.drop_duplicates(["series", "date"])  # of the growth that the extrapolation stands for
    return sentence(
        "Of {figures} later figures, {inside} lie in the interval; the extrapolation stood too low in "
        "{low} of them, and missed by {error} % of the figure on average.",
        figures=len(first),
        inside=int((first["inside"] == "yes").sum()),
        low=int((first["error"] < 0).sum()),
        error=float(f"{100 * (first['error'] / first['figure']).abs().mean():.2g}"),
    )


def outlook_alt(
    growths: Sequence[Growth], path: DataFrame, targets: Sequence[tuple[float, float, str]], later: DataFrame
) -> str:
    """What the figure of a series and its targets shows, in words."""
    main, last = growths[0], path.iloc[-1]
    words = [
        f"{main.title}: {origin(main)}",
        f"extrapolated to {last['value']:.1f} at {last['year']:.1f}",
        f"interval {last['low']:.1f} to {last['high']:.1f}",
        *(f"another baseline of {other.baseline_value:g}" for other in growths[1:]),
        *(f"target {value:g} at {year:.1f}" for year, value, _ in targets),
        *(f"later figure {row.figure:g} at {row.year:.2f}" for row in later.itertuples()),
    ]
    return "; ".join(words)
