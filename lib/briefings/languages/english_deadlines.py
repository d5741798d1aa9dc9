"""By when an English figure is aimed at, planned or expected."""

from __future__ import annotations

from briefings.languages.english_comparisons import is_clear, lies_beyond
from briefings.languages.english_phrases import Scene
from briefings.languages.english_time_words import COMPARED, SMALL
from briefings.languages.english_tokens import Figure
from briefings.periods import Period, TimePhrase
from briefings.sentences import Discourse, Reading

NEARBY = 60  # characters between a target and its year, where the sentence has several


def is_future(phrase: TimePhrase, discourse: Discourse) -> bool:
    """Whether an expression of time lies ahead of the document's day.

    A deadline does where no day is known.
    """
    if phrase.period is None or phrase.role in COMPARED or phrase.role == "since":
        return False
    if discourse.today is None:
        return phrase.role == "by" and phrase.period.start.month == 1 and phrase.period.end.month == 12
    if phrase.role == "by":
        return phrase.period.end > discourse.today
    return phrase.period.start > discourse.today


def set_target_year(
    scene: Scene, figure: Figure, reading: Reading, before: list[Reading], discourse: Discourse
) -> None:
    """Sets the year of a target: the coming time in its sentence.

    Else that of the target or heading before.
    """
    dated = [
        (phrase, phrase.period)
        for phrase in scene.times
        if phrase.period and phrase.role in {"when", "by"} and not lies_beyond(scene, figure, phrase)
    ]
    open_ends = [
        phrase for phrase, period in dated if discourse.today is None or period.end >= discourse.today
    ]
    coming = [phrase for phrase in scene.times if is_future(phrase, discourse)] or open_ends
    place, end = scene.tokens.starts[figure.first], scene.tokens.ends[figure.noun_last]
    close = [
        phrase
        for phrase in open_ends
        if phrase.role == "when" and phrase.start >= end and is_clear(scene, figure.noun_last, phrase)
    ]
    if close and len(scene.times) > 1:
        coming = close
    if not coming:
        earlier = [one.target_year for one in before if one.target_year]
        told = (
            years_ahead(scene, discourse)
            or discourse.target_year
            or discourse.last_target
            or discourse.outlook_year
        )
        reading.target_year = earlier[-1] if earlier else told
        if discourse.today is not None and "full-year" in scene.tokens.words:
            reading.target_year = discourse.today.year
        return
    said = [phrase for phrase in coming if phrase.end <= place]
    behind = [
        phrase
        for phrase in coming
        if 0 <= phrase.start - place < NEARBY and (not said or is_clear(scene, figure.noun_last, phrase))
    ]
    nearest = behind[0] if behind and len(coming) > 1 else said[-1] if said else coming[0]
    reading.target_year = named_year(nearest.period, discourse) if nearest.period else None


def years_ahead(scene: Scene, discourse: Discourse) -> int | None:
    """The year by which "over the next three years" is over."""
    words = scene.tokens.words
    if discourse.today is None or NEXT.isdisjoint(words):
        return None
    for index, word in enumerate(words):
        if word in NEXT and words[index + 2 : index + 3] in (["years"], ["year"]):
            count = SMALL.get(words[index + 1]) or int(words[index + 1].isdecimal() and words[index + 1])
            return discourse.today.year + count if count else None
    return None


NEXT = frozenset({"next", "coming"})


def named_year(period: Period, discourse: Discourse) -> int:
    """The year that a period is named by: the one in which it ends, or where fiscal years are, starts."""
    fiscal = discourse.by_start and period.start.month == discourse.fiscal_month > 1
    return period.start.year if fiscal else period.end.year
