"""The findings that a reader should take away, each with its caveat; every number in them is computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from briefings.amounts import amount
from briefings.assessment import votes
from briefings.display import Html, cite, derived, sentence
from briefings.names import counted
from briefings.prospects import DIRECT, Assessment, Growth, contested, extrapolated_path
from briefings.timeline import short_moment
from briefings.verdicts import aim, change, lower_first, origin, value_of

if TYPE_CHECKING:
    from pandas import DataFrame


class Headline(NamedTuple):
    """A finding and what must be said with it."""

    finding: Html
    caveat: Html
    about: str  # what it is about, in a word


def claims_headline(claims: DataFrame, documents: int) -> Headline:
    """How many figures the texts claim, and how many of them are exact and dated."""
    first = claims[claims["duplicate_of"].isna()]
    return Headline(
        sentence(
            "{figures} in {texts}; bounds (“more than”, “nearly”) among them: {bounded}.",
            figures=counted(len(first), "different figure"),
            texts=counted(documents, "text"),
            bounded=int((first["bound"] != "exact").sum()),
        ),
        sentence(
            "Dated by their own words: {dated}; the others stand at the date of their text.",
            dated=int((first["as_of_basis"] == "stated").sum()),
        ),
        "Claims",
    )


LONG_GROWTH = 5  # years
MOST_REPORTED = 20  # series named one by one


def reported_headline(grown: Iterable[Sequence[Growth]]) -> Iterator[Headline]:
    """What grew from what to what, by the texts, over five years or more; nothing if nothing did."""
    long = [found for found in grown if found[0].latest_year - found[0].baseline_year >= LONG_GROWTH]
    if len(long) > MOST_REPORTED:
        long.sort(key=lambda found: -found[0].observations)
    if long:
        items = [reported(growths) for growths in long[:MOST_REPORTED]]
        if rest := len(long) - len(items):
            items.append(sentence("{rest} more series, of no more observations than these", rest=rest))
        yield Headline(
            listed(
                sentence("What the texts report of growth over {years} years or more:", years=LONG_GROWTH),
                items,
            ),
            sentence(
                "First figures that no text states are implied by a later one and its gain. What lies "
                "between first and last, no text says."
            ),
            "Growth",
        )


def reported(growths: Sequence[Growth]) -> Html:
    """A series from first to last: "The rate: 24.6 % or 20.6 % (2012), then 55.7 % (June 2022)"."""
    main = growths[0]
    starts = [
        derived(amount(one.baseline_value, one.unit), one.derivation or one.basis, one.claim_ids)
        for one in growths
    ]
    return sentence(
        "{title}: {first} ({start}), then {last} ({end})",
        title=main.title,
        first=alternatives(starts),
        start=short_moment(main.baseline_year),
        last=derived(amount(main.latest_value, main.unit), "stated", main.claim_ids),
        end=short_moment(main.latest_year),
    )


def listed(opening: Html, items: Sequence[Html]) -> Html:
    """The items as a list below what opens it."""
    markup = "".join(f"<li>{item.html}</li>" for item in items)
    return Html(
        f"{opening.html}<ul>{markup}</ul>", f"{opening.text} {'; '.join(item.text for item in items)}."
    )


def alternatives(figures: Sequence[Html]) -> Html:
    """Figures that exclude each other: "24.6 % or 20.6 %"."""
    return Html(" or ".join(one.html for one in figures), " or ".join(one.text for one in figures))


def disagreement_headline(row: Any) -> Headline:
    """What contradicts what, from a row of the table of disagreements, and what would reconcile it."""
    readings = [reading["words"] for reading in row.readings if reading["keeps"] == reading["of"]]
    return Headline(
        sentence(
            "The texts contradict each other on the {title} ({period}): {left} or {right}.",
            title=lower_first(row.title),
            period=row.period,
            left=side(row, "left"),
            right=side(row, "right"),
        ),
        sentence(
            "Nothing is repaired here. What would reconcile them: {readings}. Which holds, no text says.",
            readings="; or ".join(readings) or "no single reading that keeps all other figures",
        ),
        "Contradiction",
    )


def side(row: Any, name: str) -> Html:
    """One side of a disagreement: a stated figure as the text has it, an implied one with its arithmetic."""
    value, quotes = getattr(row, f"{name}_value"), getattr(row, f"{name}_quotes")
    claim_ids, arithmetic = getattr(row, f"{name}_claims"), getattr(row, f"{name}_derivation")
    if arithmetic:
        return derived(amount(value, row.unit), arithmetic, claim_ids)
    return cite({"claim_id": claim_ids.split(";")[0], "quote": quotes})


def growth_headline(growths: Sequence[Growth], horizon: int, confidence: float) -> Headline:
    """How fast a series grew and where it would stand at the end of the horizon, by its first growth.

    growths: of one series; the others, from baselines that other texts give, stand in the caveat.
    """
    growth, *others = growths
    end, *other_ends = [extrapolated_path(one, horizon + 1.0, confidence).iloc[-1] for one in growths]
    return Headline(
        sentence(
            "The {title} grew by {rate} a year; if growth went on, it would stand at {value} at the end of "
            "{horizon}.",
            title=lower_first(growth.title),
            rate=derived(change(growth.yearly_change, growth.unit), origin(growth), growth.claim_ids),
            value=projected(growth, end["value"]),
            horizon=str(horizon),
        ),
        sentence(
            "An extrapolation, not a forecast: {interval}.{others}",
            interval=borrowed(end["low"], end["high"], growth.unit, confidence),
            others=beside(
                [projected(one, its["value"]) for one, its in zip(others, other_ends, strict=True)]
            ),
        ),
        "If growth went on",
    )


def projected(growth: Growth, value: float) -> Html:
    """An extrapolated value that shows on demand what it comes from."""
    return derived(value_of(value, growth.unit), f"extrapolated {origin(growth)}", growth.claim_ids)


def beside(values: list[Html]) -> Html:
    """What the baselines that other texts give would come to; nothing if there is none."""
    return (
        sentence(" From the baseline that another text gives: {values}.", values=values)
        if values
        else Html("", "")
    )


def borrowed(low: float, high: float, unit: str, confidence: float) -> str:
    """The interval in words, or that none is lent."""
    if low != low:
        return "no interval is given, as no reference series goes so far"
    ends = f"{value_of(low, unit)} to {value_of(high, unit)}"
    return f"the {100 * confidence:.0f} % interval, {ends}, is borrowed from other series"


def stated_targets_headline(assessments: Iterable[Assessment]) -> Headline:
    """How many of the texts' own targets can be assessed at all."""
    listed = list(assessments)
    others = [assessment for assessment in listed if assessment.verdict != DIRECT]
    direct = len(listed) - len(others)
    return Headline(
        sentence(
            "Of {targets} with a number in the texts, {direct} can be assessed directly.",
            targets=counted(len(listed), "target"),
            direct=direct or "none",
        ),
        without_series(others, alone=not direct),
        "Targets",
    )


def without_series(assessments: Sequence[Assessment], alone: bool) -> Html:
    """That these targets have no series of their own, and whether proxies stand beside them.

    alone: no other target was told of in the sentence before.
    """
    if not assessments:
        return sentence("Each has a series of its own.")
    one, many = ("It has", "They have") if alone else ("The other has", "The others have")
    proxies = any(assessment.prospects for assessment in assessments)
    return sentence(
        "{which} no series of {its} own{proxies}.",
        which=one if len(assessments) == 1 else many,
        its="its" if len(assessments) == 1 else "their",
        proxies="; proxies stand beside them and are named as proxies" if proxies else "",
    )


def methods_headlines(assessments: Iterable[Assessment]) -> Iterator[Headline]:
    """The target on which the assessment methods are most divided, if two of them judge one at all."""
    compared = [prospect for prospect in contested(assessments) if len(votes(prospect.findings)) > 1]
    for prospect in compared[:1]:
        yield Headline(
            sentence(
                "Would the {title} reach {aim}? The published methods {agreement}.",
                title=lower_first(prospect.target.title),
                aim=aim(prospect.target),
                agreement=prospect.agreement,
            ),
            sentence(
                "They were given the same numbers; each asks another question, so all of them are shown."
            ),
            "Targets",
        )
