"""Disagreements: what claims exclude each other, with both quotes and what would reconcile them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from briefings.amounts import plain
from briefings.contradictions import Contradiction, contradictions, grouped
from briefings.corrections import Correction, corrected
from briefings.determinations import Determination, determinations
from briefings.display import cite, computed
from briefings.indicators import Registry
from briefings.intervals import tidy
from briefings.readings import Found, Reading, readings_of
from briefings.series import Placed, place_claims

if TYPE_CHECKING:
    from pandas import DataFrame

    from briefings.documents import Document


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sides that cannot both hold; its fields are the columns of the table of disagreements."""

    disagreement_id: str  # running number, by series and time
    series: str  # id of the series that both sides are about
    title: str  # the series in words
    unit: str  # of the figures
    period: str  # the time or the two times of the figures, in words
    what: str  # implied baselines | figures for one time | a total that falls | ...; in words
    left_value: float  # base units
    right_value: float  # base units
    gap: float  # how far the two figures lie apart
    allowed: float  # how much of the gap the rounding and the bound words explain
    left_claims: str  # the claims of the left side, separated by ;
    right_claims: str  # the claims of the right side, separated by ;
    left_quotes: str  # their words, separated by ;
    right_quotes: str  # their words, separated by ;
    left_derivation: str  # the arithmetic of an implied value, empty for a stated one
    right_derivation: str  # the arithmetic of an implied value, empty for a stated one
    readings: list[dict[str, object]]  # what would reconcile them, those that keep most checks first
    sentence: str  # all of it in words


def disagreements_table(
    claims: DataFrame, registry: Registry, corrections: Iterable[Correction] = (), tolerance: float = 1.0
) -> DataFrame:
    """The claims that determine one quantity and exclude each other, a row for each pair of sides.

    Columns, the fields of `Disagreement`: disagreement_id, series, title, unit, period, what; left_value,
    right_value, gap, allowed (base units); left_claims, right_claims, left_quotes, right_quotes (separated by
    ;), left_derivation, right_derivation (arithmetic of implied values), readings (what would reconcile the
    sides), sentence. What the words of the figures allow is multiplied by `tolerance` before two figures
    count as apart.

    Raises:
        ValueError: if the tolerance is not above 0.
    """
    placed = place_claims(corrected(claims, corrections), registry)
    return disagreeing(placed, determinations(placed), registry, tolerance)


def disagreeing(
    placed: Sequence[Placed], found: Sequence[Determination], registry: Registry, tolerance: float
) -> DataFrame:
    """The table of disagreements between claims and what they determine; raises what that raises."""
    import pandas as pd

    if not tolerance > 0:
        raise ValueError(f"tolerance is {tolerance}; it must be above 0, and 1 is what the words allow")
    all_found = Found(found)
    rows = [
        disagreement(number, one, readings_of(one, all_found, registry))
        for number, one in enumerate(contradictions(placed, found, registry, tolerance), start=1)
    ]
    return pd.DataFrame(rows, columns=[field.name for field in fields(Disagreement)])


def disagreement(number: int, one: Contradiction, readings: Sequence[Reading]) -> Disagreement:
    """The row of one contradiction."""
    left, right = one.sides
    return Disagreement(
        disagreement_id=f"disagreement-{number}",
        series=left.series.id,
        title=left.series.title,
        unit=left.series.unit,
        period=" and ".join(dict.fromkeys([left.when.words, right.when.words])),
        what=one.what,
        left_value=tidy(left.interval.value),
        right_value=tidy(right.interval.value),
        gap=tidy(one.gap),
        allowed=tidy(one.allowed),
        left_claims=joined(one.left, lambda side: side.claim_ids),
        right_claims=joined(one.right, lambda side: side.claim_ids),
        left_quotes=joined(one.left, quotes),
        right_quotes=joined(one.right, quotes),
        left_derivation=left.derivation,
        right_derivation=right.derivation,
        readings=[reading.as_dict() for reading in readings],
        sentence=disagreement_sentence(one, readings),
    )


def joined(side: Iterable[Determination], parts: Callable[[Determination], Iterable[str]]) -> str:
    """What the determinations of a side name, each once, "a;b"."""
    return ";".join(dict.fromkeys(part for one in side for part in parts(one)))


def quotes(one: Determination) -> list[str]:
    """The words of its claims."""
    return [claim.quote for claim in one.claims]


def disagreement_sentence(one: Contradiction, readings: Sequence[Reading]) -> str:
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
    """One side in words: what it says for when."""
    return f"{side.derivation or side.claims[0].quote} for {side.when.words}"


def both_sides(row: Any, claims: DataFrame, texts: Iterable[Document]) -> DataFrame:
    """The sentences of a disagreement, a row each: figures (linked quotes), sentence, document_id.

    row: a row of the table of disagreements, as `itertuples` gives it.
    """
    import pandas as pd

    words = {text.document_id: text.text for text in texts}
    ids = f"{row.left_claims};{row.right_claims}".split(";")
    chosen = claims.set_index("claim_id", drop=False).loc[ids].to_dict("records")
    by_sentence = grouped(
        chosen, lambda claim: (claim["document_id"], claim["sentence_start"], claim["sentence_end"])
    )
    rows = [
        (computed([cite(claim) for claim in group]), " ".join(words[text][start:end].split()), text)
        for (text, start, end), group in by_sentence.items()
    ]
    return pd.DataFrame(rows, columns=["figures", "sentence", "document_id"])


def readings_table(row: Any) -> DataFrame:
    """The readings of a disagreement: words, keeps ("3 of 3"), lost; those that keep most first."""
    import pandas as pd

    rows = [(one["words"], kept_of(one), one["lost"] or "nothing") for one in row.readings]
    return pd.DataFrame(rows, columns=["words", "keeps", "lost"])


def kept_of(reading: dict[str, Any]) -> str:
    """How many checks a reading keeps, "3 of 3"."""
    return f"{reading['keeps']} of {reading['of']}" if reading["of"] else "nothing to check"


def standing(observations: DataFrame, disagreements: DataFrame) -> list[str]:
    """How each observation stands to the others of its series and time: disputed, agrees, alone."""
    disputed: dict[str, set[str]] = defaultdict(set)
    for row in disagreements.to_dict("records"):
        disputed[row["series"]].update(f"{row['left_claims']};{row['right_claims']}".split(";"))
    texts = observations.groupby(["series", "year"])["document_id"].transform("nunique")
    return [
        standing_of(row, disputed[row["series"]], number)
        for row, number in zip(observations.to_dict("records"), texts, strict=True)
    ]


def standing_of(observation: dict[Any, Any], disputed: set[str], texts: int) -> str:
    """How an observation stands, with the claims that are disputed and the number of texts of its time."""
    if disputed.issuperset(observation["claim_ids"].split(";")):
        return "disputed"
    return "agrees with another text" if texts > 1 else "one text only"
