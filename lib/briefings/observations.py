"""Claims become observations: what each series was and when, what was kept apart, how much it grew."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from briefings.amounts import BOUND_WORDS, amount, few_digits, number, plain, rounded
from briefings.contradictions import grouped
from briefings.corrections import Correction, corrected
from briefings.determinations import NOT_TOLD_APART, Determination, Levels, determinations
from briefings.indicators import Registry, family
from briefings.intervals import Interval, tidy
from briefings.names import short_name
from briefings.places import PLACE_WORDS
from briefings.series import Placed, place_claims

if TYPE_CHECKING:
    from pandas import DataFrame

PERIOD_WORDS = re.compile(r"\bin (?:a year|\d+ months?)$")
APART_COLUMNS = ("title", "series", "figures", "why")
GROWTH_COLUMNS = (
    *("series", "title", "unit", "from_period", "to_period", "from_value", "to_value", "years"),
    *("growth", "low", "high", "measure", "words", "derivation", "claim_ids"),
)
UNPLACED_COLUMNS = ("claim_id", "document_id", "quote", "subject", "kind", "why", "nearest")
PERCENT = 100.0
Row = dict[Any, Any]  # a row of a table, by column
ALIKE = 1.0  # growth limits that differ by less, in percent or points, are said as one figure


@dataclass(frozen=True, slots=True)
class Observation:
    """What one series was at one time; its fields are the columns of the table of observations."""

    series: str  # id of what may be joined: indicator / qualifier
    indicator: str | None  # id in the registry; none: the claims share their words
    qualifier: str  # what splits the series from others of its name
    title: str  # the series in words
    unit: str  # percent | ISO 4217 | the counted noun
    ceiling: float  # what the value cannot exceed
    year: float  # decimal, the end of the period: 2012 is 2013.0, the second quarter of 2022 is 2022.5
    period: str  # the period in words
    value: float  # base units
    low: float  # lowest value that the words allow, empty: no limit
    high: float  # highest value that the words allow, empty: no limit
    bound: str  # exact | at_least | at_most | approximately
    basis: str  # stated | implied
    derivation: str  # of an implied value: 55.7 - 31.1 = 24.6
    claim_ids: str  # the claims it rests on, separated by ;
    document_id: str  # the text that says it
    note: str  # what must be known beyond the figures, a correction for one


def observations_table(
    claims: DataFrame, registry: Registry, corrections: Iterable[Correction] = ()
) -> DataFrame:
    """The observations that the claims give, a row each, by series and year.

    Columns, the fields of `Observation`: series, indicator, qualifier, title, unit, ceiling, year (decimal,
    the end of the period: 2012 is 2013.0), period (in words), value, low, high (base units; what the words
    allow, NaN: no limit), bound, basis (stated, implied), derivation (55.7 - 31.1 = 24.6), claim_ids,
    document_id, note.
    """
    return observed(determinations(place_claims(corrected(claims, corrections), registry)), registry)


def observed(found: Iterable[Determination], registry: Registry) -> DataFrame:
    """The table of observations that determinations give."""
    import pandas as pd

    rows = sorted((observation(one, registry) for one in found), key=in_order)
    names = [field.name for field in fields(Observation)]
    table = {name: [getattr(row, name) for row in rows] for name in names}
    return pd.DataFrame(table, dtype=None if rows else object)  # of no rows, pandas would make numbers


def in_order(one: Observation) -> tuple[str, float, str, str]:
    """What observations are sorted by."""
    return one.series, one.year, one.document_id, one.claim_ids


def observation(one: Determination, registry: Registry) -> Observation:
    """The row of one determination."""
    series, interval = one.series, one.interval
    ceiling = registry[series.indicator].ceiling if series.indicator else None
    return Observation(
        series=series.id,
        indicator=series.indicator,
        qualifier=series.qualifier,
        title=series.title,
        unit=series.unit,
        ceiling=math.nan if ceiling is None else ceiling,
        year=one.when.year,
        period=one.when.words,
        value=tidy(interval.value),
        low=limit(interval.low),
        high=limit(interval.high),
        bound=bound_of(one),
        basis=one.basis,
        derivation=one.derivation,
        claim_ids=";".join(one.claim_ids),
        document_id=one.claims[-1].document_id,
        note=note_of(one),
    )


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


def note_of(one: Determination) -> str:
    """What a reader must know of an observation beyond its figures; "" for nothing."""
    notes = [f"{claim.claim_id} {claim.correction}" for claim in one.claims if claim.correction]
    if len({claim.document_id for claim in one.claims}) > 1:
        notes.append("level and gain stand in different texts")
    if one.series.qualifier == NOT_TOLD_APART:
        notes.append("what tells it from the other figure was not recognised")
    return "; ".join(notes)


def worded(observations: DataFrame) -> DataFrame:
    """The observations with `figure` ("over 700 apps") and `allowed` ("51.25 to 51.35") in words."""
    rows = observations.to_dict("records")
    return observations.assign(
        figure=[amount(row["value"], row["unit"], row["bound"]) for row in rows],
        allowed=[allowed_words(row["low"], row["high"]) for row in rows],
    )


def told_by_text(observations: DataFrame) -> str:
    """What each text says of one series, in words, for who cannot see the chart."""
    rows = worded(observations).to_dict("records")
    said = [
        f"{row['figure']} for {row['period']} ({row['basis']} by text {short_name(row['document_id'])})"
        for row in rows
    ]
    return f"{observations['title'].iloc[0]}: " + "; ".join(said)


def allowed_words(low: float, high: float) -> str:
    """What the words of a figure allow, in words: "51.25 to 51.35", "above 600,000", "just that"."""
    least, most = (plain(few_digits(end)) for end in (low, high))
    if math.isnan(low) or math.isnan(high):
        return f"up to {most}" if math.isnan(low) else f"above {least}"
    return "just that" if low == high else f"{least} to {most}"


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
    if len(qualifiers) > 1 and any(PERIOD_WORDS.search(one) for one in qualifiers):
        reasons.append("an amount over a period is not a number at a date, nor an amount over another period")
    if any(PLACE_WORDS.search(one) for one in qualifiers):
        reasons.append("a figure of one place is not one of another place, nor of all of them")
    if len(qualifiers) > 1 and not reasons:
        reasons.append(
            "they count different things: " + ", ".join(one or "no qualifier" for one in qualifiers)
        )
    if group["unit"].nunique() > 1:
        reasons.append("their units differ: " + ", ".join(sorted(set(group["unit"]))))
    return reasons


def unplaced_claims(claims: DataFrame, registry: Registry) -> DataFrame:
    """The claims without an observation or an indicator: why, and the nearest indicators to one without."""
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
            "nearest": ""
            if one.series.indicator
            else ", ".join(registry.nearest(" ".join(one.series.words))),
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
    if claim.is_gain:
        return "" if levels.of_change(claim) else "a change whose level is not stated"
    if claim.kind == "change":
        return "a change without a base year"
    if not claim.is_level:
        return "a multiple or a difference, not an amount"
    if not claim.dated:
        return "no date"
    if not claim.series.id:
        return "no words that name it"
    return "" if claim.series.indicator else "no indicator of the registry"


def growth_ranges(observations: DataFrame, baseline_year: int | None = None) -> DataFrame:
    """How much each series grew from its first to its last time, as exactly as the words allow.

    Columns: `GROWTH_COLUMNS`. Shares grow in points, everything else in percent; `low` and `high` are exact
    arithmetic on what the words allow, NaN where they set no limit. Several values of one time go together.
    baseline_year: what stands before its end is left out.
    """
    import pandas as pd

    since = observations if baseline_year is None else observations[observations["year"] >= baseline_year + 1]
    groups = grouped(since.to_dict("records"), lambda row: row["series"]).values()
    rows = [growth_of(group) for group in groups if len({row["year"] for row in group}) > 1]
    return pd.DataFrame(rows, columns=list(GROWTH_COLUMNS))


def growth_of(group: Sequence[Row]) -> Row:
    """The growth of one series between its first and its last time."""
    years = [row["year"] for row in group]
    first = [row for row in group if row["year"] == min(years)]
    last = [row for row in group if row["year"] == max(years)]
    start, end = hull(first), hull(last)
    share = group[0]["unit"] == "percent"
    growth = end - start if share else percent_growth(start, end)
    return {
        **{name: group[0][name] for name in ("series", "title", "unit")},
        "from_period": first[0]["period"],
        "to_period": last[0]["period"],
        "from_value": start.value,
        "to_value": end.value,
        "years": tidy(max(years) - min(years)),
        "growth": tidy(growth.value),
        "low": limit(growth.low),
        "high": limit(growth.high),
        "measure": "points" if share else "percent",
        "words": growth_words(growth, "points" if share else "%"),
        "derivation": growth_derivation(first, last, share),
        "claim_ids": ";".join(row["claim_ids"] for row in (*first, *last)),
    }


def hull(rows: Sequence[Row]) -> Interval:
    """The interval that holds all values of one time; its value is NaN where they differ."""
    values = {row["value"] for row in rows}
    lows = [-math.inf if math.isnan(row["low"]) else row["low"] for row in rows]
    highs = [math.inf if math.isnan(row["high"]) else row["high"] for row in rows]
    return Interval(values.pop() if len(values) == 1 else math.nan, min(lows), max(highs))


def percent_growth(start: Interval, end: Interval) -> Interval:
    """Growth in percent between two amounts; from nothing or less, it can be anything."""
    if start.low <= 0 and not start.value > 0:
        return Interval(math.nan, -math.inf, math.inf)
    times = end.within(0.0, math.inf) / start.within(0.0, math.inf)
    return Interval(*(PERCENT * (end_of - 1) for end_of in (times.value, times.low, times.high)))


def growth_words(growth: Interval, unit: str) -> str:
    """The range in words: "at least 50 %", "less than 36 %", "30.5 to 31.2 points"."""
    value, low, high = (number(rounded(one)) for one in (growth.value, growth.low, growth.high))
    if growth.low <= (-PERCENT if unit == "%" else -math.inf):
        if growth.high < 0:
            return f"a fall of at least {high.removeprefix('-')} {unit}"
        return "cannot be said" if math.isinf(growth.high) else f"less than {high} {unit}"
    if math.isinf(growth.high):
        return f"at least {low} {unit}"
    alike = growth.high - growth.low < ALIKE and not math.isnan(growth.value)
    return f"{value} {unit}" if alike else f"{low} to {high} {unit}"


def growth_derivation(first: Sequence[Row], last: Sequence[Row], share: bool) -> str:
    """The arithmetic of a growth, "150 / 100 - 1"; a disputed value is "24.6 or 20.6"."""
    start, end = (" or ".join(dict.fromkeys(plain(row["value"]) for row in rows)) for rows in (first, last))
    return f"{end} - {start}" if share else f"{end} / {start} - 1"
