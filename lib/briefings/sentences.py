"""Records that pass between a language's grammar and the shared reading of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from briefings.periods import Period
from briefings.quantities import Quantity


@dataclass(slots=True)
class Sentence:
    """A sentence of the plain text, and the block that it stands in."""

    text: str  # the whole plain text: spans of quantities and subjects count in it
    start: int
    end: int
    block: str = "paragraph"  # paragraph | heading | bullet
    first: bool = True  # the first sentence of its block
    block_start: int = 0  # where its block starts


class Home(NamedTuple):
    """What depends on the country or company that a text comes from."""

    currency: str = "USD"  # what a bare $ (in Chinese: 元) means in this document
    fiscal_month: int = 1  # first month of the fiscal year
    local: str = ""  # what rupees, pesos or shillings are in this document, where it is not the usual
    by_start: bool = False  # fiscal years are named by the year in which they start
    own_quarters: bool = False  # quarters are those of the fiscal year


@dataclass(slots=True)
class Discourse:
    """What a reader still knows from the text before; a language's grammar reads and renews it."""

    today: date | None = None  # the day that "this year" is read against
    currency: str = "USD"  # these five: see `Home`
    fiscal_month: int = 1
    local: str = ""
    by_start: bool = False
    own_quarters: bool = False
    period: Period | None = None  # of the last figure that had one
    aside_from: Period | None = None  # what the paragraph reported on before a figure of earlier times
    period_age: int = 0  # sentences with figures since that period was named
    baseline_period: Period | None = None  # what the last change was measured against
    mentioned: Period | None = None  # the period named last, by which a bare month's year is known
    reporting: Period | None = None  # what the text reports on: by a heading, Q2 2025 results, or its lead
    by_heading: bool = False  # a heading says so
    section: Period | None = None  # the first by which the part under the last heading dates a figure
    topic: Period | None = None  # the first period by which the paragraph dates a figure of its own
    unit: str | None = None  # the last counted noun
    money: str | None = None  # the currency of the last amount, where no count came after it
    voice: str | None = None  # who was last said to say something, in the same block
    silent_until: int = 0  # up to here no word in its block says that somebody speaks
    target_year: int | None = None  # set by a heading or lead-in that governs what follows
    last_target: int | None = None  # of the last target that had a year, in the same block
    outlook: bool = False  # a heading announces what is expected
    outlook_year: int | None = None  # by when, as that heading says
    direction: str | None = None  # of the last change
    aimed: bool = False  # the last figure is aimed at
    aims: bool = False  # a heading or lead-in says that what follows is aimed at
    speaker: str | None = None
    question: bool = False  # a journalist speaks
    subject: tuple[int, int] | None = None  # what the last sentence with figures was about
    share_of: tuple[int, int] | None = None  # what the last share was of
    subjects: list[tuple[int, int]] = field(default_factory=list)  # all that its figures were about
    names: list[str] = field(default_factory=list)  # speakers met so far
    supposed: bool = False  # `today` is only supposed, from the years that the text speaks of
    plan: bool | None = None  # in the text of a plan: whether it now says what is aimed at, or what has been


@dataclass(slots=True)
class Reading:
    """What a sentence says of one of its quantities."""

    quantity: Quantity
    kind: str = "level"  # level | share | change | target | rank
    direction: str | None = None  # increase | decrease
    subject: tuple[int, int] | None = None  # span in the plain text
    qualifier: str | None = None
    period: Period | None = None
    period_basis: str = "unknown"  # stated | document | unknown
    baseline_period: Period | None = None
    baseline_value: float | None = None  # stated ("from 10.7"); level minus gain is worked out by `claims`
    level_of: Quantity | None = None  # of a gain in points: the level it led to, for the implied baseline
    baseline: Reading | None = None  # the reading of that baseline, for its period
    target_year: int | None = None
    aims_at_change: bool = False  # a target that is itself a change: to grow by 5 %
    speaker: str | None = None

    @property
    def moves(self) -> bool:
        """Whether it is a change, reported or aimed at."""
        return self.kind == "change" or self.aims_at_change
