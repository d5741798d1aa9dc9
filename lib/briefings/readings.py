"""Readings that would reconcile a contradiction, ranked by what else they keep; none is ever applied."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from briefings.amounts import plain
from briefings.contradictions import Contradiction, agree, grouped, overlap
from briefings.determinations import ADDITIVE, Determination
from briefings.indicators import Registry
from briefings.intervals import Interval, allowed, printed_number
from briefings.series import Placed

Changed = Mapping[str, Interval]  # what some claims would say, by claim_id
MOST_OTHERS = 8  # further determinations of one quantity that a reading is checked against
AS_PRINTED: Changed = {}


@dataclass(frozen=True, slots=True)
class Check:
    """Something that a reading keeps or breaks."""

    name: str
    holds: Callable[[Changed], bool]
    joins: bool = True  # it takes both sides for figures of one thing


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the texts in which both sides hold."""

    words: str  # "51.3 read as 55.3"
    kind: str  # one digit | scope
    claim_id: str  # the claim that would be read otherwise, "" for a scope
    printed: str
    read_as: float | None
    kept: tuple[str, ...] = field(default=())  # names of the checks that hold
    lost: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, object]:
        """The reading as a cell of the table of disagreements."""
        return {
            **{name: getattr(self, name) for name in ("words", "kind", "claim_id", "printed", "read_as")},
            **{"keeps": len(self.kept), "of": len(self.kept) + len(self.lost)},
            **{"kept": list(self.kept), "lost": list(self.lost)},
        }


class Found:
    """All determinations, by what a reading looks for: their claims, their quantity, their sentence."""

    def __init__(self, found: Sequence[Determination]) -> None:
        self.by_quantity = grouped(found, lambda one: one.quantity)
        self.implied_at = grouped(
            (one for one in found if one.basis == "implied" and len({term.home for term in one.claims}) == 1),
            lambda one: one.claims[0].home,
        )
        self._found = found
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(found):
            for claim in one.claims:
                self._places[claim.claim_id].append(place)

    def resting_on(self, claim_ids: Iterable[str], series: str) -> list[Determination]:
        """The determinations of one series that rest on any of these claims, in order."""
        places = {place for claim_id in claim_ids for place in self._places.get(claim_id, ())}
        return [self._found[place] for place in sorted(places) if self._found[place].series.id == series]


def readings_of(one: Contradiction, found: Found, registry: Registry) -> list[Reading]:
    """The readings that would reconcile a contradiction, those that keep most checks first.

    Among equals, a reading that changes no figure comes first, then the smaller change.
    """
    checks = [*limit_checks(one, found, registry), *other_checks(one, found), *step_checks(one, found)]
    every = [scope_reading(one, checks), *digit_readings(one, checks)]
    return sorted(every, key=lambda reading: -len(reading.kept))


def scope_reading(one: Contradiction, checks: Iterable[Check]) -> Reading:
    """That the sides count different things, a word of scope being missing; it breaks what joins them."""
    left, right = (side.claims[0].quote for side in one.sides)
    words = f"“{left}” and “{right}” measure different things, a word of scope being missing"
    kept = tuple(check.name for check in checks if not check.joins)
    lost = tuple(check.name for check in checks if check.joins)
    return Reading(words, "scope", "", "", None, kept, lost)


def digit_readings(one: Contradiction, checks: Sequence[Check]) -> list[Reading]:
    """The readings with one digit of one figure changed, the best fitting for each digit, best first."""
    sides = one.sides
    claims = {claim.claim_id: claim for side in sides if side.given is None for claim in side.claims}
    found: list[tuple[tuple[float, float], Reading]] = []
    for claim in claims.values():
        nearest: dict[int, tuple[tuple[float, float], Reading]] = {}
        for place, printed, digits, value in changed_digits(claim):
            interval = allowed(value, claim.bound, claim.quote.replace(printed, digits, 1), claim.unit)
            changed = {claim.claim_id: interval}
            left, right = (value_of(side, changed) for side in sides)
            far = (left_over(left, right), abs(value - claim.interval.value) / abs(claim.interval.value))
            if agree(one.what, left, right) and (place not in nearest or far < nearest[place][0]):
                nearest[place] = (far, digit_reading(claim, printed, digits, value, changed, checks))
        found.extend(nearest.values())
    return [reading for _, reading in sorted(found, key=lambda pair: pair[0])]


def left_over(left: Interval, right: Interval) -> float:
    """How far apart two sides are that agree; nothing where a bound leaves them free."""
    if any(math.isinf(end) for end in (left.low, left.high, right.low, right.high)):
        return 0.0
    return float(f"{abs(left.value - right.value):.6g}")


def changed_digits(claim: Placed) -> Iterator[tuple[int, str, str, float]]:
    """(place, printed, as read, value) of each number that differs from a claim's in one digit."""
    printed = printed_number(claim.interval.value, claim.quote)
    if printed is None or claim.correction:
        return
    scale = claim.interval.value / as_number(printed)
    for place, digit in enumerate(printed):
        for other in "0123456789" if digit.isdigit() else "":
            digits = printed[:place] + other + printed[place + 1 :]
            if other != digit and as_number(digits) and not (place == 0 and other == "0"):
                yield place, printed, digits, as_number(digits) * scale


def as_number(printed: str) -> float:
    """The number that digits with separators print."""
    return float(printed.replace(",", ""))


def digit_reading(
    claim: Placed, printed: str, digits: str, value: float, changed: Changed, checks: Sequence[Check]
) -> Reading:
    """The reading in which a claim's figure is another one, with the checks that it keeps."""
    kept = tuple(check.name for check in checks if check.holds(changed))
    lost = tuple(check.name for check in checks if check.name not in kept)
    read_as = float(f"{value:.12g}")
    return Reading(f"{printed} read as {digits}", "one digit", claim.claim_id, printed, read_as, kept, lost)


def value_of(one: Determination, changed: Changed) -> Interval:
    """What a determination would give if some claims said something else."""
    if one.given is not None:
        return one.given
    return one.compute([changed.get(claim.claim_id, claim.interval) for claim in one.claims])


def limit_checks(one: Contradiction, found: Found, registry: Registry) -> list[Check]:
    """That what a reading changes stays within the limits of the series' indicator."""
    series = one.left[0].series
    ceiling = registry[series.indicator].ceiling if series.indicator else None
    if ceiling is None:
        return []

    def within(changed: Changed) -> bool:
        resting = found.resting_on(changed, series.id)
        return all(0 <= value_of(other, changed).value <= ceiling for other in resting)

    return [Check(f"stays within 0 and {plain(ceiling)}", within, joins=False)]


def other_checks(one: Contradiction, found: Found) -> list[Check]:
    """That determinations which agree as printed go on agreeing."""
    involved = {claim.claim_id for side in one.sides for claim in side.claims}
    disputed = {id(side) for side in (*one.left, *one.right)}
    pairs = [
        (first, second)
        for first in found.resting_on(involved, one.left[0].series.id)
        for second in islice(not_resting_on(involved, found.by_quantity[first.quantity]), MOST_OTHERS)
        if not (id(first) in disputed and id(second) in disputed)
        if overlap(first.interval, second.interval)
    ]
    return [agreement_check(first, second) for first, second in pairs]


def not_resting_on(claim_ids: Set[str], found: Iterable[Determination]) -> Iterator[Determination]:
    """The determinations that rest on none of these claims."""
    return (one for one in found if claim_ids.isdisjoint(claim.claim_id for claim in one.claims))


def agreement_check(first: Determination, second: Determination) -> Check:
    """That two determinations of one quantity agree."""
    named = " and ".join("/".join(one.claim_ids) for one in (first, second))
    return Check(
        f"{named} agree", lambda changed: overlap(value_of(first, changed), value_of(second, changed))
    )


def step_checks(one: Contradiction, found: Found) -> list[Check]:
    """That between the two texts the level moves as the gains do, and as those of a sister series.

    Two gains over one base differ by the step from level to level. A sister is a series that the same two
    sentences give; it is called as a witness only if as printed both gains move as its own level does.
    """
    left, right = one.sides
    if left.formula not in ADDITIVE or left.formula != right.formula or left.when != right.when:
        return []
    gains = step(left, right, 1, AS_PRINTED)
    own = Check(
        f"the level moves by {plain_step(gains)}, as its gain does",
        lambda changed: overlap(step(left, right, 0, changed), gains),
    )
    return [own, *(sister_check(left, right, sister) for sister in sisters(left, right, found))]


def step(left: Determination, right: Determination, term: int, changed: Changed) -> Interval:
    """The difference of the levels (term 0) or of the gains (term 1) of two determinations."""
    first, second = (
        changed.get(one.claims[term].claim_id, one.claims[term].interval) for one in (left, right)
    )
    return second - first


def plain_step(interval: Interval) -> str:
    """The size of a step in words."""
    return plain(abs(float(f"{interval.value:.6g}")))


def sisters(
    left: Determination, right: Determination, found: Found
) -> list[tuple[Determination, Determination]]:
    """The pairs that the same two sentences give for other series and that move as the gains do."""
    at_right = {one.series.id: one for one in found.implied_at.get(right.claims[0].home, ())}
    gains = step(left, right, 1, AS_PRINTED)
    pairs = [
        (one, at_right[one.series.id])
        for one in found.implied_at.get(left.claims[0].home, ())
        if one.series.id != left.series.id and one.series.id in at_right and one.formula == left.formula
    ]
    return [pair for pair in pairs if all(overlap(step(*pair, term, AS_PRINTED), gains) for term in (0, 1))]


def sister_check(
    left: Determination, right: Determination, sister: tuple[Determination, Determination]
) -> Check:
    """That level and gain both move as those of the sister."""
    moves = step(*sister, 0, AS_PRINTED)
    return Check(
        f"level and gain move by {plain_step(moves)}, as those of {sister[0].series.title} do",
        lambda changed: all(overlap(step(left, right, term, changed), moves) for term in (0, 1)),
    )
