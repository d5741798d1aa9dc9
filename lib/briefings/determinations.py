"""What claims say a quantity was: a level as stated, or worked out from a level and its gain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefings.amounts import plain
from briefings.indicators import family
from briefings.intervals import Interval
from briefings.series import Placed, Series
from briefings.timeline import When

Key = tuple[object, ...]
HUNDRED = Interval(100.0, 100.0, 100.0)
ONE = Interval(1.0, 1.0, 1.0)
CLEAR_WORDS = 2  # a dated subject with fewer words may be anything
NOT_TOLD_APART = "not told apart"
ALL_DIGITS, QUOTIENT_DIGITS = 12, 4  # shown of a difference and of a quotient
MOST_CANDIDATES = 16  # levels remembered at one place for the changes that look for theirs

# How a quantity follows from the intervals of its claims, and how the derivation is written.
FORMULAS: dict[str, tuple[Callable[[Sequence[Interval]], Interval], str]] = {
    "as stated": (lambda terms: terms[0], "{0}"),
    "level minus gain": (lambda terms: terms[0] - terms[1], "{0} - {1}"),
    "level plus drop": (lambda terms: terms[0] + terms[1], "{0} + {1}"),
    "level before growth": (lambda terms: HUNDRED * terms[0] / (HUNDRED + terms[1]), "{0} / (1 + {1} %)"),
    "level before fall": (lambda terms: HUNDRED * terms[0] / (HUNDRED - terms[1]), "{0} / (1 - {1} %)"),
    "level before multiple": (lambda terms: terms[0] / terms[1], "{0} / {1}"),
    "level before added multiple": (lambda terms: terms[0] / (ONE + terms[1]), "{0} / (1 + {1})"),
    "part of whole": (lambda terms: HUNDRED * terms[0] / terms[1], "{0} / {1}"),
}
ADDITIVE = ("level minus gain", "level plus drop")
FORMULA_OF_CHANGE = {
    ("increase", False): "level minus gain",
    ("decrease", False): "level plus drop",
    ("increase", True): "level before growth",
    ("decrease", True): "level before fall",
}


@dataclass(frozen=True, slots=True)
class Determination:
    """One way in which claims say what one quantity was at one time."""

    series: Series
    when: When
    formula: str  # a key of FORMULAS
    claims: tuple[Placed, ...]  # its terms, in the formula's order
    repeats: tuple[str, ...] = ()  # ids of claims that say the same again
    given: Interval | None = None  # a baseline that its claim states itself ("from 10.7 trillion")

    @property
    def interval(self) -> Interval:
        """The value and what the words of its claims allow."""
        return self.given or self.compute([claim.interval for claim in self.claims])

    def compute(self, terms: Sequence[Interval]) -> Interval:
        """The quantity, if its claims were these intervals."""
        return FORMULAS[self.formula][0](terms)

    @property
    def basis(self) -> str:
        """stated | implied"""
        return "stated" if self.formula == "as stated" else "implied"

    @property
    def derivation(self) -> str:
        """The arithmetic behind an implied value, "55.7 - 31.1 = 24.6"; "" for a stated one."""
        if self.formula == "as stated":
            return ""
        terms = [plain(claim.interval.value) for claim in self.claims]
        digits = ALL_DIGITS if self.formula in ADDITIVE else QUOTIENT_DIGITS
        result = float(f"{self.interval.value:.{digits}g}")
        return f"{FORMULAS[self.formula][1].format(*terms)} = {plain(result)}"

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Its claims and those that repeat them."""
        return (*(claim.claim_id for claim in self.claims), *self.repeats)

    @property
    def quantity(self) -> Key:
        """What it determines: equal for determinations that must agree.

        Without an indicator of the registry, an amount of a year and one at its end may be different
        quantities; a share is the same, whatever period its date was said with.
        """
        amount = self.series.indicator is None and family(self.series.unit) != "percent"
        length = self.when.months if amount else 0
        return (self.series.id, round(self.when.year, 6), length)


def determinations(placed: Iterable[Placed]) -> list[Determination]:
    """Every determination of a level that the claims give, stated ones first."""
    claims = list(placed)
    implied = implied_baselines(claims)
    stated = [*stated_levels(claims), *stated_baselines(claims, implied)]
    return [*told_apart(stated), *implied]


def told_apart(stated: Sequence[Determination]) -> list[Determination]:
    """The determinations, those of one text that cannot be of one quantity each in a series of its own.

    A sentence does not contradict itself: two levels in it that exclude each other differ in a word that
    was not recognised. So do those of one text whose words may be of anything ("enterprises").
    """
    groups: dict[Key, list[Determination]] = defaultdict(list)
    for one in stated:
        document, sentence = one.claims[0].home
        groups[(one.quantity, document, None if vague(one) else sentence)].append(one)
    return [apart(one) if excludes(group) else one for group in groups.values() for one in group]


def vague(one: Determination) -> bool:
    """Whether the words of a stated figure may be of several quantities."""
    dated = one.when.stated and len(one.series.words) >= CLEAR_WORDS
    return not (one.claims[0].clear or dated)


def excludes(group: Sequence[Determination]) -> bool:
    """Whether no value satisfies all of them."""
    return max(one.interval.low for one in group) > min(one.interval.high for one in group)


def apart(one: Determination) -> Determination:
    """The same in a series of its own, named by its quote."""
    series, quote = one.series, one.claims[0].quote
    own = replace(
        series, id=f"{series.id} / {quote}", title=f"{series.title}, {quote}", qualifier=NOT_TOLD_APART
    )
    return replace(one, series=own)


def stated_levels(claims: Sequence[Placed]) -> list[Determination]:
    """One determination a level that a text states; what it says again is the same one."""
    found: dict[Key, Determination] = {}
    for claim in claims:
        if not (claim.is_level and claim.dated and claim.series.id):
            continue
        key = (claim.series.id, claim.document_id, claim.when, claim.interval, claim.bound)
        if key in found:
            found[key] = replace(found[key], repeats=(*found[key].repeats, claim.claim_id))
        else:
            found[key] = Determination(claim.series, claim.when, "as stated", (claim,))
    return list(found.values())


def stated_baselines(claims: Sequence[Placed], implied: Sequence[Determination]) -> list[Determination]:
    """The baselines that levels name ("from X to Y"), where X is no claim of its own and not worked out."""
    known = {
        *((one.document_id, one.sentence, one.interval.value) for one in claims if one.is_level),
        *((*one.claims[0].home, one.series.id, round(one.interval.value, 6)) for one in implied),
    }
    return [
        Determination(one.series, one.baseline, "as stated", (one,), given=exactly(one.baseline_value))
        for one in claims
        if one.is_level and one.baseline and one.baseline_value is not None and one.series.id
        if (*one.home, one.baseline_value) not in known
        if (*one.home, one.series.id, round(one.baseline_value, 6)) not in known
    ]


def exactly(value: float) -> Interval:
    """The interval of a number whose print is not at hand."""
    return Interval(value, value, value)


def implied_baselines(claims: Sequence[Placed]) -> list[Determination]:
    """What each gain over a base year implies for it, with the level that the gain led to."""
    levels = Levels(claims)
    found = []
    for claim in claims:
        level = levels.of_change(claim) if claim.is_gain else None
        formula = formula_of(claim, level) if level else None
        if level and formula and claim.baseline:
            found.append(Determination(level.series, claim.baseline, formula, (level, claim)))
    return found


def formula_of(change: Placed, level: Placed) -> str | None:
    """How the base follows from a level and its change; None where the units do not tell."""
    share = family(level.unit) == "percent"
    if change.unit == "times":
        return formula_of_multiple(change)
    if change.unit == "percent":
        possible = not share and (change.direction == "increase" or change.interval.high < HUNDRED.value)
        return FORMULA_OF_CHANGE.get((change.direction or "", True)) if possible else None
    if change.unit == level.unit or (share and change.unit == "percentage_points"):
        return FORMULA_OF_CHANGE.get((change.direction or "", False))
    return None


def formula_of_multiple(change: Placed) -> str | None:
    """How the base follows from a level that is a multiple of it: tripled, 增长2倍, 是2020年的3倍.

    "Rose three times" may be to or by so many times, and "fell threefold" anything: they tell nothing.
    """
    changes = change.kind == "change"
    unclear = "times" in change.quote or (change.direction == "decrease" and change.interval.value > 1)
    if changes and unclear:
        return None
    return "level before added multiple" if changes and "倍" in change.quote else "level before multiple"


class Levels:
    """Levels by what a change can know them by: its sentence, its document, its time."""

    def __init__(self, claims: Iterable[Placed]) -> None:
        self._by_name: dict[Key, list[Placed]] = defaultdict(list)
        self._by_sentence: dict[Key, list[Placed]] = defaultdict(list)
        for claim in claims:
            if claim.is_level and not claim.duplicate_of:
                remember(self._by_sentence[claim.home], claim)
                for name in names_of(claim.series):
                    for place in places_of(claim):
                        remember(self._by_name[name, place], claim)

    def of_change(self, change: Placed) -> Placed | None:
        """The level that a change led to: of its sentence, its text or any text, at the same time."""
        for place in places_of(change):
            for name in names_of(change.series):
                fitting = [one for one in self._by_name.get((name, place), ()) if leads_to(change, one)]
                if fitting:
                    return nearest_before(fitting, change)
        return self._unnamed(change)

    def _unnamed(self, change: Placed) -> Placed | None:
        """For a change whose subject no word names: the one level of its sentence."""
        if change.series.words:
            return None
        around = [one for one in self._by_sentence.get(change.home, ()) if leads_to(change, one)]
        return around[0] if len(around) == 1 else None


def leads_to(change: Placed, level: Placed) -> bool:
    """Whether a change can have led to a level: its units tell how, and the level is later than its base."""
    base = change.baseline.year if change.baseline else None
    return formula_of(change, level) is not None and not (base and level.when.year <= base)


def remember(levels: list[Placed], claim: Placed) -> None:
    """Adds a claim to a list of candidates, unless that is full."""
    if len(levels) < MOST_CANDIDATES:
        levels.append(claim)


def names_of(series: Series) -> list[Key]:
    """What claims of a series may find each other by: its indicator, its words; each with its qualifier."""
    names: list[Key] = [(series.indicator, series.qualifier)] if series.indicator else []
    return [*names, (frozenset(series.words), series.qualifier)] if series.words else names


def places_of(claim: Placed) -> list[Key]:
    """Where the partner of a claim may stand: its sentence, its text, any text that gives the same time."""
    time = round(claim.when.year, 6) if claim.dated else None
    places: list[Key] = [claim.home, (claim.document_id, "", time)]
    return [*places, ("", "", time)] if claim.when.stated else places


def nearest_before(levels: Sequence[Placed], change: Placed) -> Placed:
    """The level that stands nearest before a change, else the first after it."""
    return min(levels, key=lambda level: (level.start > change.start, abs(level.start - change.start)))
