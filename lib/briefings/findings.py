"""What a method is and what it says of a case: a number, a verdict in its own words, or why it refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefings.cases import NOT_GIVEN, Case, NoRatio, Refused


@dataclass(frozen=True, slots=True)
class Finding:
    """What one method says of one case; `refused` says why when it does not judge."""

    statistic: float = NOT_GIVEN
    score: float = NOT_GIVEN
    verdict: str = ""
    refused: str = ""
    projected: float = NOT_GIVEN  # value in the target year if things go on, as the method extrapolates
    required: float = NOT_GIVEN  # growth that the target asks for, in the method's own measure


@dataclass(frozen=True, slots=True)
class Grade:
    """One verdict word, whether it means that the target is met, and the statistics that earn it."""

    word: str
    met: bool | None  # None: the word does not say
    compare: Callable[[float, float], bool] | None = None  # None: never from the statistic alone
    cut: float = NOT_GIVEN


Judge = Callable[[Sequence[Case]], list[Finding]]


@dataclass(frozen=True, slots=True)
class Method:
    """A published method: its grades in the order in which they are tried, and what it needs."""

    method_id: str
    short: str  # heading of its column
    title: str
    statistic: str  # what the number is
    needs: str
    grades: tuple[Grade, ...]
    judge: Judge
    source: str
    confirmed: bool = True  # False: a detail is built after its publisher's description, not its text

    def meets(self, verdict: str) -> bool | None:
        """Whether a verdict of this method means that the target is met; None if it does not say."""
        return next((grade.met for grade in self.grades if grade.word == verdict), None)


def grade(statistic: float, grades: tuple[Grade, ...]) -> str:
    """The word of the first grade that the statistic earns; "" for NaN."""
    earned = (g.word for g in grades if g.compare is not None and g.compare(statistic, g.cut))
    return next(earned, "")


def judge(method: Method, case: Case) -> Finding:
    """What the method says of the case: a verdict, or why it refuses."""
    return method.judge([case])[0]


def each(rule: Callable[[Case], Finding], reached: Finding | None = None) -> Judge:
    """The rule of one case as the judge of many.

    reached: the finding for a target that is reached already; only its verdict and score count, as the rule
    is asked all the same, for its statistic.
    """
    return lambda cases: [attempt(rule, case, reached) for case in cases]


def attempt(rule: Callable[[Case], Finding], case: Case, reached: Finding | None = None) -> Finding:
    """What the rule finds, or why it refuses."""
    try:
        finding = rule(case)
    except NoRatio as refusal:
        finding = Finding(refused=str(refusal))
    except Refused as refusal:
        return Finding(refused=str(refusal))
    except (OverflowError, ZeroDivisionError):
        finding = Finding()
    if not finding.verdict and not finding.refused:
        finding = replace(
            finding, refused="needs growth that stays within the range of numbers; this does not"
        )
    if reached is not None and case.reached:
        return replace(finding, verdict=reached.verdict, score=reached.score, refused="")
    return finding
