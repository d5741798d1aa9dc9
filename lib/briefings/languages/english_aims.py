"""Whether an English figure is aimed at, planned or expected."""

from __future__ import annotations

import re

from briefings.languages.english_comparisons import CURRENCY
from briefings.languages.english_deadlines import is_future
from briefings.languages.english_governors import AIM_REACH, COPULAS
from briefings.languages.english_phrases import BREAKS, Scene, forecasts
from briefings.languages.english_tokens import Figure
from briefings.languages.english_verbs import PAST_FORMS
from briefings.languages.english_words import (
    AIMS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    DETERMINERS,
    LINKS,
    PAST_VERBS,
    PREPOSITIONS,
    SAID,
    WEAK_AIMS,
)
from briefings.periods import TimePhrase
from briefings.quantities import PERCENT, listed
from briefings.sentences import Discourse, Sentence


def is_aimed(scene: Scene, figure: Figure, ceiling: int, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a figure is aimed at, planned or expected, and not reported."""
    if discourse.aims:
        return True
    words, governor = scene.tokens.words, figure.governor
    if is_of_those_who_intend(words, figure):
        return False
    if figure.compared:
        around = [*words[max(0, figure.first - 4) : figure.first], *words[figure.last + 1 : figure.last + 3]]
        return not COMPARED_AIMS.isdisjoint(around)
    if words[max(0, figure.first - 1)] in NOWS or is_past_level(scene, figure, discourse):
        return False
    ahead_of = words[max(0, figure.first - 4) : figure.first]
    if governor.preposition == "from" or not PAST_FRAMES.isdisjoint(ahead_of):
        return False
    if words[max(0, governor.index - 2) : governor.index] == ["to", "have"]:
        return False  # is expected | to have risen by
    if governor.what in {"change", "keep"} and not AIMED_NOUNS.isdisjoint(
        words[governor.index + 1 : figure.first]
    ):
        return True
    coming = [one for one in scene.times if is_future(one, discourse) and not is_outrun(scene, one)]
    ahead = not COMING_HINTS.isdisjoint(words) and COMING.search(
        scene.tokens.text, scene.tokens.ends[figure.last], sentence.end
    )
    if ahead and figure.quantity.unit != PERCENT and FINITE.isdisjoint(words):
        return True
    near = [phrase for phrase in coming if is_near(scene, figure, phrase.start)]
    behind = scene.tokens.ends[figure.noun_last]
    undone = FINITE.isdisjoint(words) and not is_done(scene, figure)
    if near and (undone or any(0 <= phrase.start - behind <= 2 for phrase in near)):
        return True
    announced = discourse.outlook or (words[1:2] == [":"] and words[0] in AIMED_NOUNS)
    if is_announced(words, figure.first):
        return True
    goes_on = discourse.aimed and not sentence.first and "should" in words
    future = bool(coming or announced or ahead or goes_on)
    if figure.quantity.unit == PERCENT and not AIMED_NOUNS.isdisjoint(
        words[figure.last + 1 : figure.last + 3]
    ):
        return True
    if serves_an_aim(scene, figure) or is_estimate_ahead(scene, figure, discourse):
        return True
    opens = figure.opens
    if opens or (figure.governor.what == "change" and figure.governor.preposition == "of"):
        said = first_cue(scene, range(figure.noun_last + 1, min(figure.noun_last + 16, ceiling)), future)
        if said is not None and (said or opens):
            return said
    said = first_cue(scene, range(figure.first - 1, max(-1, figure.first - AIM_REACH), -1), future)
    if said is not None:
        return said
    return sentence.block == "heading" and heads_to(words, figure.first)


def is_of_those_who_intend(words: list[str], figure: Figure) -> bool:
    """Whether it is the share of those who intend a thing, which is reported: 40% of firms | plan to hire."""
    if figure.quantity.unit != PERCENT:
        return False
    for index in range(figure.last + 1, min(figure.noun_last + AFTER_SHARE + 2, len(words) - 1)):
        if words[index] in BREAKS or words[index] == ",":
            return False
        if words[index] in OPINIONS:
            return words[index + 1] == "to"
    return False


def is_announced(words: list[str], first: int) -> bool:
    """Whether a sentence says before a colon that what follows is aimed at: the target is: | 70%."""
    if ":" not in words[:first]:
        return False
    label = words[: words.index(":")]
    return not AIMED_NOUNS.isdisjoint(label) and PAST_VERBS.isdisjoint(label)


def is_outrun(scene: Scene, phrase: TimePhrase) -> bool:
    """Whether what is told came before a time: reached five years ahead of its | 2030 target."""
    return OUTRUN.search(scene.tokens.text, max(0, phrase.start - OUTRUN_REACH), phrase.start + 3) is not None


OUTRUN = re.compile(r"\bahead of (?:[a-z]+ ){0,3}\S{0,3}$")
OUTRUN_REACH = 40  # characters


def is_done(scene: Scene, figure: Figure) -> bool:
    """Whether the verb that governs a figure says that it has been: we | surpassed the 100 GW of 2022."""
    words, index = scene.tokens.words, figure.governor.index
    past = words[index].endswith("ed") or words[index] in PAST_FORMS
    return figure.governor.what in {"link", "change"} and past and is_past(words, index)


def is_past_level(scene: Scene, figure: Figure, discourse: Discourse) -> bool:
    """Whether a time right behind a figure says that it has been: three times | the 340 billion of 2020."""
    end, today = scene.tokens.ends[figure.noun_last], discourse.today
    if today is None:
        return False
    beside = (phrase for phrase in scene.times if 0 <= phrase.start - end <= 1 and phrase.role == "when")
    return any(phrase.period is not None and phrase.period.end < today for phrase in beside)


def serves_an_aim(scene: Scene, figure: Figure) -> bool:
    """Whether money is given so that a change comes: 240 million | to raise output by 110,000 tons."""
    words, index = scene.tokens.words, figure.governor.index
    if figure.governor.what != "change" or index < 2 or words[index - 1] != "to":
        return False
    return any(one.noun_last == index - 2 and CURRENCY.match(one.quantity.unit) for one in scene.figures)


def is_estimate_ahead(scene: Scene, figure: Figure, discourse: Discourse) -> bool:
    """Whether a figure is the estimate for a time not yet over: the estimate for next year is | 5 million."""
    words, today = scene.tokens.words, discourse.today
    if today is None or ESTIMATE.isdisjoint(words[: figure.first]):
        return False
    named = max(index for index in range(figure.first) if words[index] in ESTIMATE)
    start, place = scene.tokens.ends[named], scene.tokens.starts[figure.first]
    within = (phrase for phrase in scene.times if start <= phrase.start and phrase.end <= place)
    spoken = [phrase for phrase in within if scene.tokens.text.startswith("for ", phrase.start)]
    alone = not any(named < one.first < figure.first for one in scene.figures if one.quantity.unit)
    return alone and any(phrase.period is not None and phrase.period.end > today for phrase in spoken)


ESTIMATE = frozenset({"estimate"})
PAST_FRAMES = listed("after following despite")


def first_cue(scene: Scene, places: range, future: bool) -> bool | None:
    """What the first verb on the way says.

    True for will, aims to; False for has, reached, opened; None for none.
    """
    words = scene.tokens.words
    for index in places:
        word = words[index]
        if word not in TELLING and not word.endswith("ed"):
            continue
        if word in OPINIONS and is_opinion(scene, index):
            return False
        if (word in BREAKS and word not in {'"', ":"} and not is_counted(scene, index)) or (
            places.step > 0 and word in {",", ";"}
        ):
            return None
        done = words[index + 1 : index + 2]
        if (
            word == "have"
            and words[index - 1] == "to"
            and (done[:1] and (done[0] in PAST_FORMS or done[0] == "been"))
        ):
            return False
        if word == "projects" and forecasts(words, index) and not is_counted(scene, index):
            return True
        if word in {"track", "course"} and words[index - 1] == "on":
            return True
        if word in AIMS and (says_aim(words, index, future) or expects(words, index, places)):
            return not (word in WEAK_AIMS and words[index - 1] in {"had"})
        if word in FINITE or (word.endswith("ed") and is_past(words, index) and not is_counted(scene, index)):
            before = words[index - 1] if index else ""
            if (
                before in {"to", "be", "been"}
                or before in MODALS
                or (before.endswith("ly") and words[index - 2] in MODALS)
            ):
                continue
            if word in COPULAS and AIMED_NOUNS.intersection(words[max(0, index - 6) : index]):
                return True
            if word in COPULAS and index + 1 < len(words) and words[index + 1] in AIMS:
                continue
            return bool(word in {"is", "are"} and words[index + 1 : index + 2] == ["to"])
    return None


COMING_HINTS = listed("coming next following time")  # without one of them COMING is not sought
COMING = re.compile(
    r"\b(?:over|in|within|during) the (?:coming|next|following) (?:\w+ )?(?:years?|months?|decade)\b"
    r"|\bin \w+ years' time\b"
)
# verbs by which a share of people says what it wants: 18% | intend to
OPINIONS = listed(
    "intend plan expect hope aim want anticipate believe think say foresee"
    " intends plans expects hopes wants believes thinks"
)


def is_opinion(scene: Scene, index: int) -> bool:
    """Whether it is a share of people that intends something: 18% of firms | intend to."""
    words = scene.tokens.words
    if words[index].endswith("s") and words[index + 1 : index + 2] != ["to"]:
        return False  # 18% of its | plans
    return any(
        0 <= index - figure.noun_last <= AFTER_SHARE
        for figure in scene.figures
        if figure.quantity.unit == PERCENT
    )


AFTER_SHARE = 6  # words: of the small firms surveyed
NOWS = listed("now currently today already")
FINITE = PAST_VERBS | listed(
    "has have had is are was were did rose fell grew spent built made sold became came went won saw"
)
# the words that may say whether a figure is aimed at, and those at which the search for them ends
TELLING = AIMS | FINITE | OPINIONS | BREAKS | {",", "have", "projects", "track", "course"}
MODALS = listed("will shall should must may can could would")
AIMED_NOUNS = listed("target goal aim objective ambition forecast projection guidance targets goals outlook")
# also behind a figure that is only compared: the 20 million | aimed for
COMPARED_AIMS = AIMED_NOUNS | listed("aimed targeted planned sought expected forecast envisaged")


def is_past(words: list[str], index: int) -> bool:
    """Whether a word in -ed is the verb of its clause and no adjective.

    Opened five; not: the proposed five.
    """
    before = words[index - 1] if index else ""
    return before[:1].isalpha() and before not in NOT_BEFORE_PAST and words[index] not in AIMS


def is_counted(scene: Scene, index: int) -> bool:
    """Whether a word stands in a figure or what it counts: 20 thousand | advanced jobs, 36 | - 38 billion."""
    return any(figure.first <= index <= figure.noun_last for figure in scene.figures)


NOT_BEFORE_PAST = PREPOSITIONS | DETERMINERS | listed("and or be being been more most high low new")


def heads_to(words: list[str], first: int) -> bool:
    """Whether a heading says what is going to be: China to invest 3.8 trillion yuan."""
    if PAST_VERBS.intersection(words) or "to" not in words[1:first]:
        return False
    place = words.index("to", 1)
    verb = words[place + 1] if place + 1 < first else ""
    return verb.isalpha() and verb not in {"the", "a", "an"} and words[place - 1] not in CHANGE_VERBS


def is_near(scene: Scene, figure: Figure, place: int) -> bool:
    """Whether an expression of time at `place` is before a figure, or behind it in the same clause."""
    end = scene.tokens.ends[figure.noun_last]
    return place < end or not NEXT_CLAUSE.search(scene.tokens.text, end, place)


def expects(words: list[str], index: int, places: range) -> bool:
    """Whether a verb says what something is to do: they expected | sales in Asia to reach 5 million."""
    if words[index] not in EXPECTING or places.step > 0:
        return False
    reach = range(index + 2, min(index + LONGEST_OBJECT, places.start))
    return any(words[i] == "to" and (words[i + 1] in LINKS or words[i + 1] in CHANGE_VERBS) for i in reach)


EXPECTING = listed(
    "tips tipped expect expects expected forecast forecasts want wants require requires required sees"
)
LONGEST_OBJECT = 12  # words


# a mark, or a verb that says anew what is aimed at: 52% of links, | and tipped to rise by 2030
NEXT_CLAUSE = re.compile(
    r"[,;:]|\b(?:and|but|while) (?:is |are |being )?(?:expected|projected|set|tipped|will|to)\b"
)


def says_aim(words: list[str], index: int, future: bool) -> bool:
    """Whether a word says that what follows is aimed at; a weak one needs "to" or a coming year."""
    word = words[index]
    if word == "likely" and words[index - 1] in {"as", "more", "less", "most", "least", "equally"}:
        return False
    if word not in WEAK_AIMS:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    if word == "would" and following != "have" and not SAID.isdisjoint(words):
        return True  # she announced that the firm would hire 500 people
    described = (
        index and words[index - 1] in {"a", "an", "the", "with", "of", "its"} and following[:1].isalpha()
    )
    if described and word in {"expected", "planned", "proposed", "targeted", "projected", "anticipated"}:
        return True
    return (
        future
        or (following == "to" and word != "estimated")
        or (word in {"expected", "forecast", "guided", "seen"} and following in {"at", "between", "around"})
        or words[index - 1] in {"i", "we", "they"}
        or (word in {"sees", "see"} and (following in CHANGE_NOUNS or following in {"inflation", "output"}))
        or (
            word in {"target", "goal", "targets", "forecast", "outlook", "guidance", "assumption"}
            and following in {"of", "is", "at", "for"}
        )
    )
