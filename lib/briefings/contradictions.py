"""Claims that cannot all hold: found by arithmetic, shown with both quotes, never repaired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from briefings.determinations import HUNDRED, Determination, Key, Levels, names_of
from briefings.indicators import Registry, family
from briefings.intervals import Interval
from briefings.series import Placed
from briefings.timeline import MONTHS_A_YEAR

FALLING = "a total that falls"
SHARE = "a share against its counts"
MAY_FALL = frozenset(
    {
        *("sale", "sold", "export", "import", "output", "production", "delivery", "shipment", "registration"),
        *("order", "investment", "revenue", "income", "arrival", "visit", "trip", "consumption", "birth"),
        *("death", "new", "application", "applicant", "vacancy", "unemployed", "case"),
        *("销", "售", "产", "出", "新", "增"),
    }
)  # words of counts that are no standing total
SHARP_FALL = 0.2  # an unknown count that falls by less may simply have fallen
SOON = 1.0  # years; over a longer time an unknown count may have fallen too
ROUNDED_SHARE = 1.0  # points; a share with no wider limits may also be that of the rest
ROUNDING_ERROR = 1e-9  # of the arithmetic itself, relative
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides of one quantity that exclude each other, each one or more determinations."""

    what: str  # implied baselines | stated and implied | figures for one time | falling total | ...
    left: tuple[Determination, ...]
    right: tuple[Determination, ...]

    @property
    def sides(self) -> tuple[Determination, Determination]:
        """The most exact determination of each side."""
        return min(self.left, key=width), min(self.right, key=width)

    @property
    def gap(self) -> float:
        """How far the two figures lie apart."""
        left, right = (one.interval.value for one in self.sides)
        return abs(left - right)

    @property
    def allowed(self) -> float:
        """How much of the gap the words of the figures explain."""
        low, high = sorted((one.interval for one in self.sides), key=lambda interval: interval.value)
        return (low.high - low.value) + (high.value - high.low)


def width(one: Determination) -> float:
    """How much a determination leaves open."""
    return one.interval.high - one.interval.low


def below(one: Interval, other: Interval) -> bool:
    """Whether every value of one lies under every value of the other."""
    return other.low - one.high > ROUNDING_ERROR * max(abs(one.value), abs(other.value))


def agree(what: str, left: Interval, right: Interval) -> bool:
    """Whether the two sides of a contradiction of this sort could both hold."""
    if what == FALLING:
        return not below(right, left)
    if what == SHARE:
        rest = left.high - left.low <= ROUNDED_SHARE and overlap(left, HUNDRED - right)
        return overlap(left, right) or rest
    return overlap(left, right)


def overlap(left: Interval, right: Interval) -> bool:
    """Whether a value satisfies both."""
    return not (below(left, right) or below(right, left))


def grouped(things: Iterable[T], key: Callable[[T], Any]) -> dict[Any, list[T]]:
    """The things by their key, in order."""
    groups: dict[Any, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


def contradictions(
    placed: Sequence[Placed], found: Sequence[Determination], registry: Registry, tolerance: float
) -> list[Contradiction]:
    """Every contradiction, by series and time."""
    every = [
        *excluding_figures(found, tolerance),
        *falling_totals(found, placed, registry, tolerance),
        *wrong_shares(placed, tolerance),
        *excluding_changes(placed, tolerance),
    ]
    return sorted(every, key=lambda one: (one.left[0].series.id, one.left[0].when.year, one.what))


def excluding_figures(found: Iterable[Determination], tolerance: float) -> Iterator[Contradiction]:
    """Figures of one quantity, stated or implied, that no value satisfies."""
    for group in grouped(found, lambda one: one.quantity).values():
        for left, right in pairwise(compatible(group, tolerance)):
            yield Contradiction(what_differs(left + right), *in_text_order(left, right))


def what_differs(both: Sequence[Determination]) -> str:
    """The sort of contradiction between figures of one quantity."""
    bases = {one.basis for one in both}
    if len(bases) > 1:
        return "a stated and an implied figure"
    return "implied baselines" if bases == {"implied"} else "figures for one time"


def compatible(group: Sequence[Determination], tolerance: float) -> list[list[Determination]]:
    """The fewest groups in each of which one value satisfies all, lowest first."""
    groups: list[list[Determination]] = []
    reach = Interval(0.0, 0.0, 0.0)
    for interval, one in sorted(
        ((one.interval.widened(tolerance), one) for one in group), key=lambda pair: pair[0].high
    ):
        if groups and not below(reach, interval):
            groups[-1].append(one)
        else:
            groups.append([one])
            reach = interval
    return groups


def in_text_order(
    left: Sequence[Determination], right: Sequence[Determination]
) -> tuple[tuple[Determination, ...], tuple[Determination, ...]]:
    """The two sides, the one first that a reader of the texts meets first."""
    first, second = sorted((tuple(left), tuple(right)), key=lambda side: min(one.claim_ids for one in side))
    return first, second


def falling_totals(
    found: Iterable[Determination], placed: Iterable[Placed], registry: Registry, tolerance: float
) -> Iterator[Contradiction]:
    """Totals that only grow, so that a later figure below an earlier one contradicts it."""
    said_to_fall = {name for one in placed if falls(one) for name in names_of(one.series)}
    levels = (one for one in found if one.basis == "stated" and is_total(one, registry))
    for group in grouped(levels, lambda one: one.series.id).values():
        if said_to_fall.isdisjoint(names_of(group[0].claims[0].series)):
            yield from falls_of(sorted(group, key=lambda one: one.when.year), tolerance)


def falls(claim: Placed) -> bool:
    """Whether the claim says that something became less."""
    return claim.kind == "change" and claim.direction == "decrease"


def is_total(one: Determination, registry: Registry) -> bool:
    """Whether it counts things at a date that are there to stay."""
    claim, indicator = one.claims[0], one.series.indicator
    if indicator is not None:
        known = registry[indicator]
        return known.kind == "stock" and known.direction == "increase" and family(claim.unit) == "count"
    words = {*one.series.words, *one.series.id.split(" / ")[0].split("_")}
    amount = one.when.stated and one.when.months >= MONTHS_A_YEAR
    return claim.clear and family(claim.unit) == "count" and not amount and not words & MAY_FALL


def falls_of(levels: Sequence[Determination], tolerance: float) -> Iterator[Contradiction]:
    """The falls between a series' figures in order of time."""
    highest: Determination | None = None
    for level in levels:
        if highest and level.when.year > highest.when.year and contradicts(highest, level, tolerance):
            yield Contradiction(FALLING, (highest,), (level,))
            highest = level
        elif highest is None or level.interval.low > highest.interval.low:
            highest = level


def contradicts(earlier: Determination, later: Determination, tolerance: float) -> bool:
    """Whether a later figure is too low; a count that the registry does not know must fall sharply."""
    before, after = earlier.interval.widened(tolerance), later.interval.widened(tolerance)
    if not below(after, before):
        return False
    soon = later.when.year - earlier.when.year <= SOON
    sharp = after.high < (1 - SHARP_FALL) * before.low
    return earlier.series.indicator is not None or (soon and sharp)


def wrong_shares(placed: Iterable[Placed], tolerance: float) -> Iterator[Contradiction]:
    """Shares that the two counts of their own sentence do not give."""
    for sentence in grouped(placed, lambda one: one.home).values():
        shares = [one for one in sentence if one.kind == "share" and one.unit == "percent"]
        counts = [one for one in sentence if one.is_level and family(one.unit) in ("count", "money")]
        if len(shares) == 1 and len(counts) == 2 and part_and_whole(counts, shares[0]):
            part, whole = sorted(counts, key=lambda one: one.interval.value)
            share = Determination(shares[0].series, shares[0].when, "as stated", (shares[0],))
            ratio = Determination(shares[0].series, shares[0].when, "part of whole", (part, whole))
            if not agree(SHARE, share.interval.widened(tolerance), ratio.interval.widened(tolerance)):
                yield Contradiction(SHARE, (share,), (ratio,))


def part_and_whole(counts: Sequence[Placed], share: Placed) -> bool:
    """Whether two counts are of one thing at one time, and the share is of it too."""
    first, second = counts
    alike = first.unit == second.unit and first.when == second.when == share.when
    named = {*first.series.words, *second.series.words}
    return alike and min(one.interval.value for one in counts) > 0 and bool(named & {*share.series.words})


def excluding_changes(placed: Sequence[Placed], tolerance: float) -> Iterator[Contradiction]:
    """Changes of one thing over one time that exclude each other, where no level is at hand."""
    levels = Levels(placed)
    alone = [
        Determination(one.series, one.when, "as stated", (one,))
        for one in placed
        if one.is_gain and one.dated and one.series.words and not one.duplicate_of
        if not levels.of_change(one)
    ]
    for group in grouped(alone, change_key).values():
        for left, right in pairwise(compatible(group, tolerance)):
            yield Contradiction("changes over one time", *in_text_order(left, right))


def change_key(one: Determination) -> Key:
    """What a change is the change of."""
    claim = one.claims[0]
    since = claim.baseline.year if claim.baseline else None
    return (
        names_of(claim.series)[0],
        claim.unit,
        claim.direction,
        round(one.when.year, 6),
        one.when.months,
        since,
    )
