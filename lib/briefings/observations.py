"""Claims become observations: what each series was and when, what was kept apart, how much it grew."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from briefings.corrections import Correction, corrected
from briefings.determinations import ADDITIVE, FORMULAS, NOT_TOLD_APART, Determination, Levels, determinations
from briefings.disagreements import Disagreement, disagreements, grouped
from briefings.indicators import Registry, family
from briefings.intervals import Interval, plain
from briefings.readings import Reading, readings_of
from briefings.series import Placed, place_claims

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    *(
        "series",
        "indicator",
        "qualifier",
        "title",
        "unit",
        "ceiling",
        "year",
        "period",
        "value",
        "low",
        "high",
    ),
    *("bound", "basis", "derivation", "claim_ids", "document_id", "note"),
)
APART_COLUMNS = ("title", "series", "figures", "why")
GROWTH_COLUMNS = (
    *("series", "title", "unit", "from_period", "to_period", "from_value", "to_value", "years"),
    *("growth", "low", "high", "measure", "words", "derivation", "claim_ids"),
)
UNPLACED_COLUMNS = ("claim_id", "document_id", "quote", "subject", "kind", "why", "nearest")
DISAGREEMENT_COLUMNS = (
    *("disagreement_id", "series", "title", "unit", "period", "what", "left_value", "right_value", "gap"),
    *("allowed", "left_claims", "right_claims", "left_quotes", "right_quotes", "left_derivation"),
    *("right_derivation", "readings", "sentence"),
)
BOUND_WORDS = {"exact": "", "at_least": "over ", "at_most": "under ", "approximately": "about "}
PERCENT = 100.0
QUOTIENT_DIGITS = 4  # shown of a value that division gives
ALIKE = 1.0  # growth limits that differ by less, in percent or points, are said as one figure


def observations_table(
    claims: DataFrame, registry: Registry, corrections: Iterable[Correction] = ()
) -> DataFrame:
    """The observations that the claims give, a row each, by series and year.

    Columns: `COLUMNS`. `year` is decimal, the end of the period; `low` and `high` are what the words
    allow, NaN where they set no limit; `basis` is stated or implied; `derivation` and `claim_ids` say
    where a value comes from.
    """
    import pandas as pd

    found = determinations(place_claims(corrected(claims, corrections), registry))
    rows = sorted((observation(one, registry) for one in found), key=in_order)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def in_order(row: dict[str, Any]) -> tuple[Any, ...]:
    """What observations are sorted by."""
    return row["series"], row["year"], row["document_id"], row["claim_ids"]


def observation(one: Determination, registry: Registry) -> dict[str, Any]:
    """The row of one determination."""
    series, interval = one.series, one.interval
    ceiling = registry[series.indicator].ceiling if series.indicator else None
    return {
        "series": series.id,
        "indicator": series.indicator,
        "qualifier": series.qualifier,
        "title": series.title,
        "unit": series.unit,
        "ceiling": math.nan if ceiling is None else ceiling,
        "year": one.when.year,
        "period": one.when.words,
        "value": tidy(interval.value),
        "low": limit(interval.low),
        "high": limit(interval.high),
        "bound": bound_of(one),
        "basis": one.basis,
        "derivation": derivation(one),
        "claim_ids": ";".join(one.claim_ids),
        "document_id": one.claims[-1].document_id,
        "note": note_of(one),
    }


def tidy(value: float) -> float:
    """The value without the last bits that decimal arithmetic leaves: 24.6, not 24.600000000000005."""
    return float(f"{value:.12g}")


def limit(end: float) -> float:
    """An end of an interval, NaN where it is open."""
    return math.nan if math.isinf(end) else tidy(end)


def bound_of(one: Determination) -> str:
    """The bound word of a determination: its claim's own, or what its terms leave of a derived one."""
    if one.formula == "as stated":
        return "exact" if one.given else one.claims[0].bound
    if math.isinf(one.interval.high):
        return "at_least"
    if math.isinf(one.interval.low):
        return "at_most"
    return "approximately" if any(claim.bound != "exact" for claim in one.claims) else "exact"


def derivation(one: Determination) -> str:
    """The arithmetic behind an implied value, "55.7 - 31.1 = 24.6"; "" for a stated one."""
    if one.formula == "as stated":
        return ""
    terms = [plain(claim.interval.value) for claim in one.claims]
    digits = 12 if one.formula in ADDITIVE else QUOTIENT_DIGITS
    return f"{FORMULAS[one.formula][1].format(*terms)} = {plain(float(f'{one.interval.value:.{digits}g}'))}"


def note_of(one: Determination) -> str:
    """What a reader must know of an observation beyond its figures; "" for nothing."""
    notes = [f"{claim.claim_id} {claim.correction}" for claim in one.claims if claim.correction]
    if len({claim.document_id for claim in one.claims}) > 1:
        notes.append("level and gain stand in different texts")
    if one.series.qualifier == NOT_TOLD_APART:
        notes.append("what tells it from the other figure was not recognised")
    return "; ".join(notes)


def kept_apart(observations: DataFrame) -> DataFrame:
    """The series that share a name and a sort of unit and were not joined, with why.

    Columns: `APART_COLUMNS`.
    """
    import pandas as pd

    names = [observations["series"].map(name_of), observations["unit"].map(family)]
    groups = observations.groupby(names, sort=False)
    rows = [apart_row(group) for _, group in groups if group["series"].nunique() > 1]
    return pd.DataFrame(rows, columns=list(APART_COLUMNS))


def name_of(series: str) -> str:
    """The name that a series shares with those of other qualifiers and units."""
    return series.partition(" / ")[0].partition(" (")[0]


def apart_row(group: DataFrame) -> dict[str, Any]:
    """The row of the series of one name."""
    figures = [apart_figure(row) for row in group.to_dict("records")]
    return {
        "title": str(group["title"].iloc[0]).removesuffix(f", {group['qualifier'].iloc[0]}"),
        "series": "; ".join(dict.fromkeys(group["series"])),
        "figures": "; ".join(dict.fromkeys(figures)),
        "why": "; ".join(reasons_apart(group)),
    }


def apart_figure(row: dict[Any, Any]) -> str:
    """A figure with what sets it apart: "over 2,100 (high-level, 2023-03-01)"."""
    figure = BOUND_WORDS[row["bound"]] + plain(row["value"])
    return f"{figure} ({row['qualifier'] or 'no qualifier'}, {row['period']})"


def reasons_apart(group: DataFrame) -> list[str]:
    """Why the series of one name are not one."""
    qualifiers = [str(one) for one in dict.fromkeys(group["qualifier"])]
    reasons = []
    if NOT_TOLD_APART in qualifiers:
        reasons.append("one text gives several figures at one time without a word that tells them apart")
    if any(one.endswith((" in a year", "month", "months")) for one in qualifiers):
        reasons.append("an amount over a period is not a number at a date, nor an amount over another period")
    if len(qualifiers) > 1 and not reasons:
        reasons.append(
            "they count different things: " + ", ".join(one or "no qualifier" for one in qualifiers)
        )
    if group["unit"].nunique() > 1:
        reasons.append("their units differ: " + ", ".join(sorted(set(group["unit"]))))
    return reasons


def unplaced_claims(claims: DataFrame, registry: Registry) -> DataFrame:
    """The claims without an observation or an indicator: why, and the nearest indicators."""
    import pandas as pd

    placed = place_claims(claims, registry)
    subjects = dict(zip(claims["claim_id"], claims["subject"].fillna(""), strict=True))
    levels = Levels(placed)
    rows = [
        {
            "claim_id": one.claim_id,
            "document_id": one.document_id,
            "quote": one.quote,
            "subject": subjects[one.claim_id],
            "kind": one.kind,
            "why": why,
            "nearest": ", ".join(registry.nearest(" ".join(one.series.words))),
        }
        for one in placed
        if (why := why_unplaced(one, levels))
    ]
    return pd.DataFrame(rows, columns=list(UNPLACED_COLUMNS))


def why_unplaced(claim: Placed, levels: Levels) -> str:
    """Why a claim gives no observation, or is not linked to an indicator; "" if neither."""
    if claim.kind == "target":
        return "a target, assessed as such"
    if family(claim.unit) == "rank":
        return "a rank, not an amount"
    if claim.kind == "change":
        if claim.baseline is None:
            return "a change without a base year"
        return "" if levels.of_change(claim) else "a change whose level is not stated"
    if not claim.is_level:
        return "a multiple, not an amount"
    if not claim.dated:
        return "no date"
    if not claim.series.id:
        return "no words that name it"
    return "" if claim.series.indicator else "no indicator of the registry"


def growth_ranges(observations: DataFrame) -> DataFrame:
    """How much each series grew from its first to its last time, as exactly as the words allow.

    Columns: `GROWTH_COLUMNS`. Shares grow in points, everything else in percent; `low` and `high` are exact
    arithmetic on what the words allow, NaN where they set no limit. Several values of one time go together.
    """
    import pandas as pd

    rows = [
        growth
        for _, group in observations.groupby("series", sort=False)
        if group["year"].nunique() > 1 and (growth := growth_of(group))
    ]
    return pd.DataFrame(rows, columns=list(GROWTH_COLUMNS))


def growth_of(group: DataFrame) -> dict[str, Any]:
    """The growth of one series between its first and its last time."""
    first = group[group["year"] == group["year"].min()]
    last = group[group["year"] == group["year"].max()]
    start, end = hull(first), hull(last)
    share = group["unit"].iloc[0] == "percent"
    growth = end - start if share else percent_growth(start, end)
    return {
        **{name: group[name].iloc[0] for name in ("series", "title", "unit")},
        "from_period": first["period"].iloc[0],
        "to_period": last["period"].iloc[0],
        "from_value": start.value,
        "to_value": end.value,
        "years": tidy(last["year"].iloc[0] - first["year"].iloc[0]),
        "growth": tidy(growth.value),
        "low": limit(growth.low),
        "high": limit(growth.high),
        "measure": "points" if share else "percent",
        "words": growth_words(growth, "points" if share else "%"),
        "derivation": growth_derivation(start, end, share),
        "claim_ids": ";".join([*first["claim_ids"], *last["claim_ids"]]),
    }


def hull(rows: DataFrame) -> Interval:
    """The interval that holds all values of one time; its value is their mean."""
    low = -math.inf if rows["low"].isna().any() else rows["low"].min()
    high = math.inf if rows["high"].isna().any() else rows["high"].max()
    return Interval(tidy(rows["value"].mean()), float(low), float(high))


def percent_growth(start: Interval, end: Interval) -> Interval:
    """Growth in percent between two intervals that do not reach below zero."""
    times = end.within(0.0, math.inf) / start.within(0.0, math.inf)
    return Interval(*(PERCENT * (end_of - 1) for end_of in (times.value, times.low, times.high)))


def growth_words(growth: Interval, unit: str) -> str:
    """The range in words: "at least 50 %", "less than 36 %", "30.5 to 31.2 points"."""
    low, high = (f"{end:.3g}" for end in (growth.low, growth.high))
    if growth.low <= (-PERCENT if unit == "%" else -math.inf):
        if growth.high < 0:
            return f"a fall of at least {-growth.high:.3g} {unit}"
        return "cannot be said" if math.isinf(growth.high) else f"less than {high} {unit}"
    if math.isinf(growth.high):
        return f"at least {low} {unit}"
    return f"{growth.value:.3g} {unit}" if growth.high - growth.low < ALIKE else f"{low} to {high} {unit}"


def growth_derivation(start: Interval, end: Interval, share: bool) -> str:
    """The arithmetic of a growth, "150 / 100 - 1"."""
    terms = plain(end.value), plain(start.value)
    return f"{terms[0]} - {terms[1]}" if share else f"{terms[0]} / {terms[1]} - 1"


def disagreements_table(
    claims: DataFrame, registry: Registry, corrections: Iterable[Correction] = (), tolerance: float = 1.0
) -> DataFrame:
    """The claims that determine one quantity and exclude each other, a row for each pair of sides.

    Columns: `DISAGREEMENT_COLUMNS`. `gap` is how far the two figures lie apart, `allowed` what their rounding
    and their bound words explain, multiplied by `tolerance` before they count as apart. `readings` are lists
    of dictionaries, those that keep most other checks first.

    Raises:
        ValueError: if the tolerance is not above 0.
    """
    import pandas as pd

    if not tolerance > 0:
        raise ValueError(f"tolerance is {tolerance}; it must be above 0, and 1 is what the words allow")
    placed = place_claims(corrected(claims, corrections), registry)
    found = determinations(placed)
    by_series = grouped(found, lambda one: one.series.id)
    homes = grouped((one for one in found if one.basis == "implied"), lambda one: one.claims[0].home)
    rows = [
        disagreement_row(one, readings_of(one, by_series.get(one.left[0].series.id, []), homes, registry))
        for one in disagreements(placed, found, registry, tolerance)
    ]
    table = pd.DataFrame(rows, columns=list(DISAGREEMENT_COLUMNS))
    return table.assign(disagreement_id=[f"disagreement-{number}" for number in range(1, len(rows) + 1)])


def disagreement_row(one: Disagreement, readings: list[Reading]) -> dict[str, Any]:
    """The row of one disagreement."""
    left, right = one.sides
    return {
        "series": left.series.id,
        "title": left.series.title,
        "unit": left.series.unit,
        "period": " and ".join(dict.fromkeys([left.when.words, right.when.words])),
        "what": one.what,
        "left_value": tidy(left.interval.value),
        "right_value": tidy(right.interval.value),
        "gap": tidy(one.gap),
        "allowed": tidy(one.allowed),
        **{
            f"{name}_claims": joined(side, claim_ids)
            for name, side in (("left", one.left), ("right", one.right))
        },
        **{
            f"{name}_quotes": joined(side, quotes)
            for name, side in (("left", one.left), ("right", one.right))
        },
        "left_derivation": derivation(left),
        "right_derivation": derivation(right),
        "readings": [reading.as_dict() for reading in readings],
        "sentence": disagreement_sentence(one, readings),
    }


def joined(side: Iterable[Determination], parts: Callable[[Determination], Iterable[str]]) -> str:
    """What the determinations of a side name, each once, "a;b"."""
    return ";".join(dict.fromkeys(part for one in side for part in parts(one)))


def claim_ids(one: Determination) -> tuple[str, ...]:
    """The claims of a determination."""
    return one.claim_ids


def quotes(one: Determination) -> list[str]:
    """The words of its claims."""
    return [claim.quote for claim in one.claims]


def disagreement_sentence(one: Disagreement, readings: list[Reading]) -> str:
    """The disagreement as a sentence: both sides, the gap, the readings that keep most."""
    left, right = (said(side) for side in one.sides)
    gap, explained = plain(tidy(one.gap)), plain(tidy(one.allowed))
    best = [reading.words for reading in readings if len(reading.kept) == len(readings[0].kept)]
    return (
        f"{one.left[0].series.title}: {left} against {right}, {gap} apart where the words of the figures "
        f"allow {explained}. What would reconcile them: {', or '.join(best)}. "
        "The texts do not say which holds."
    )


def said(side: Determination) -> str:
    """One side in words: what it says for when, and where."""
    figure = derivation(side) or side.claims[0].quote
    return f"{figure} for {side.when.words} ({side.claims[-1].document_id})"
