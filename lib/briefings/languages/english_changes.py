"""Whether an English figure is a change, and which way it goes: one small rule a construction, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from briefings.languages.english_aims import FINITE
from briefings.languages.english_governors import RATE_UNITS
from briefings.languages.english_phrases import Scene
from briefings.languages.english_subjects import subject_before
from briefings.languages.english_tokens import Figure
from briefings.languages.english_verbs import PAST_FORMS, THIRD_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    CHANGE_WORDS,
    DECREASE,
    INCREASE,
    LINKS,
    PREPOSITIONS,
    SAID,
    SHARES,
)
from briefings.quantities import PERCENT, POINTS, listed
from briefings.sentences import Discourse, Reading, Sentence

Kind: TypeAlias = "tuple[str, str | None]"  # kind and direction


@dataclass(slots=True)
class Place:
    """A figure where it stands, as the rules of its kind look at it."""

    scene: Scene
    figure: Figure
    floor: int  # last token of the figure before
    ceiling: int  # first token of the figure behind
    subject: tuple[int, int] | None  # tokens, where the sentence names one for this figure
    before: list[Reading]  # of the figures before it in the sentence
    sentence: Sentence
    discourse: Discourse


def set_kind(place: Place, reading: Reading) -> None:
    """Sets kind and direction of a reading; each rule may better what those before it found."""
    reading.kind, reading.direction = kind_of(place)
    for rule in RULES if place.before else RULES_OF_FIRST:
        if (found := rule(place, reading)) is not None:
            reading.kind, reading.direction = found


def kind_of(place: Place) -> Kind:
    """Kind and direction by the words around a figure alone."""
    scene, figure, governor = place.scene, place.figure, place.figure.governor
    quantity, words = figure.quantity, scene.tokens.words
    if quantity.kind == "share" and governor.what == "change" and governor.preposition in {"by", ""}:
        return "change", governor.direction  # cut losses by | a third
    if quantity.kind:
        return quantity.kind, quantity.direction
    if governor.what == "keep" and words[governor.place - 1] in CHANGE_NOUNS:
        return "change", CHANGE_NOUNS[words[governor.place - 1]]
    if (after := change_after(scene, figure, place.ceiling)) is not None:
        return "change", after
    if governor.what == "bracket":
        return "change", governor.direction
    if governor.what == "change":
        if governor.preposition in {"to", "from", "at", "in"} and not is_rate(words, figure):
            return "level", governor.direction
        return "change", quantity.direction or governor.direction
    if (
        governor.preposition == "of"
        and quantity.unit in {PERCENT, POINTS}
        and (way := effect_way(words, governor.place))
    ):
        return "change", way
    if quantity.unit == POINTS or quantity.direction:
        ahead = words[max(0, figure.first - 4) : figure.first]
        turned = next((TURNED[word] for word in ahead if word in TURNED), None)
        return "change", quantity.direction or governor.direction or turned
    if quantity.unit == PERCENT and (
        governor.what == "share" or words[figure.last + 1 : figure.last + 2] == ["of"]
    ):
        return "share", None
    return "level", None


def effect_way(words: list[str], of: int) -> str | None:
    """The direction that an effect has: a negative effect | of 5 percent."""
    return EFFECT_WAYS.get(words[of - 2]) if of > 1 and words[of - 1] in EFFECTS else None


EFFECTS = listed("effect effects impact influence")
EFFECT_WAYS = dict.fromkeys(listed("positive favourable favorable"), INCREASE)
EFFECT_WAYS |= dict.fromkeys(listed("negative adverse unfavourable unfavorable"), DECREASE)
TURNED = {"upward": INCREASE, "downward": DECREASE}  # an upward revision of | 0.3 points


def is_rate(words: list[str], figure: Figure) -> bool:
    """Whether "at" gives a rate of change: growing at an average annual rate of 7 percent."""
    governor = figure.governor
    between = words[governor.index + 1 : figure.first]
    return (
        "rate" in between
        or "pace" in between
        or (
            governor.preposition == "at"
            and figure.quantity.unit == PERCENT
            and words[governor.index] not in CHANGE_WORDS  # 2 points lower at 43%
        )
    )


def change_after(scene: Scene, figure: Figure, ceiling: int) -> str | None:
    """The direction that words after a figure give it.

    A 6.5 percent increase, 20 % more, 9.2 % year on year.
    """
    words = scene.tokens.words
    last = figure.last + 1
    shared = figure.quantity.end == figure.quantity.number_end  # 3.8 and 2 points | above
    if words[last : last + 1] in (["or"], ["and"] if shared else ["or"]) and (
        over := next((one for one in scene.figures if one.first == last + 1), None)
    ):
        return change_after(scene, over, len(words))  # 625,000 or 1.6 percent | more
    if figure.quantity.unit in RATE_UNITS and words[last : last + 1]:
        follower, direction = BEYOND.get(words[last], ("", None))
        if direction is not None and (not follower or words[last + 1 : last + 2] == [follower]):
            return direction
    for index in range(figure.last + 1, min(figure.last + 5, ceiling, len(words))):
        word = words[index]
        if (
            word in CHANGE_VERBS
            and words[index + 1 : index + 2] in (["to"], ["by"], ["from"])
            and word[-1] == "s"
        ):
            return None  # a 16 percent rate | falls to 15 percent
        if word in CHANGE_NOUNS and not (
            word in CHANGE_VERBS and word in {"rise", "fall", "cut"} and index > figure.last + 2
        ):
            return CHANGE_NOUNS[word]
        if word in {"higher", "lower", "more", "less", "fewer", "faster", "slower"}:
            return CHANGE_WORDS[word] if index <= figure.last + 2 else None
        if word in PREPOSITIONS or not word[0].isalpha() or word in AUXILIARIES or word in {"and", "or"}:
            return None
        if word in PAST_FORMS or word in LINKS:
            return None
    return None


# behind a rate: it lies so much higher or lower than something else; the word that must follow, if one must
BEYOND: dict[str, tuple[str, str]] = {
    **{word: ("", INCREASE) for word in listed("above better up stronger beyond")},
    **{word: ("", DECREASE) for word in listed("below behind down worse weaker")},
    "ahead": ("of", INCREASE),
    "clear": ("of", INCREASE),
    "short": ("of", DECREASE),
    "shy": ("of", DECREASE),
}


def compared(place: Place, reading: Reading) -> Kind | None:
    """Rose 5 percent, after | 3 percent in April; a 30 percent jump over | 6 billion is a level."""
    cue, unit = place.figure.compared, reading.quantity.unit
    if cue and unit == PERCENT and (alike := last_rate(place)) is not None and alike.moves:
        governor = place.figure.governor
        eased = governor.what == "change" and governor.preposition == "from"  # easing from 12.9 percent
        own = None if eased else reading.direction
        return "change", own or alike.direction
    last = place.before[-1] if place.before else None
    outdone = cue == "than" and not OUTDOING.isdisjoint(
        place.scene.tokens.words[place.floor + 1 : place.figure.first]
    )
    if outdone and last is not None and last.kind == "change" and unit in {last.quantity.unit, ""}:
        return "change", last.direction
    return ("level", None) if cue in {"over", "on", "than"} and unit not in RATE_UNITS else None


# before "than": rose by 6,900, | slower than the 17,700 of May
OUTDOING = listed("slower faster smaller larger bigger weaker stronger higher lower more less fewer")


def last_rate(place: Place) -> Reading | None:
    """The last percentage before a figure in its sentence."""
    return next((one for one in reversed(place.before) if one.quantity.unit == PERCENT), None)


def joined_in(place: Place, reading: Reading) -> Kind | None:
    """An increase of 60 % in cars and | 20 % in trucks."""
    words, figure, before = place.scene.tokens.words, place.figure, place.before
    joins = words[figure.first - 1] == "and" and words[figure.last + 1 : figure.last + 2] == ["in"]
    if not before or not joins or before[-1].quantity.unit != figure.quantity.unit:
        return None
    return ("change", before[-1].direction) if before[-1].kind == "change" else None


def gapped(place: Place, reading: Reading) -> Kind | None:
    """Chips grew 3 percent, computers | 11.7 percent: no verb between."""
    words, figure = place.scene.tokens.words, place.figure
    if not place.before or reading.kind != "level" or reading.quantity.unit != PERCENT:
        return None
    if words[figure.last + 1 : figure.last + 2] == ["of"] or words[figure.first - 1] == "(":
        return None
    plain = (one for one in reversed(place.before) if one.quantity.unit == PERCENT)
    alike = next((one for one in plain if not is_bracketed(place.scene, one)), None)
    if alike is None or alike.kind != "change":
        return None
    between = outside_brackets(words[place.floor + 1 : figure.first])
    if not GAP_ENDS.isdisjoint(between):
        return None
    verbs = any(word in PAST_FORMS or word in THIRD_FORMS for word in between if word != "followed")
    return None if verbs else ("change", alike.direction)


def bracketed_on(place: Place, reading: Reading) -> Kind | None:
    """A jump in machines (28.6%), in tools (19.7%) and of | other metal products (18%)."""
    scene, before, figure = place.scene, place.before, place.figure
    if reading.kind != "level" or not before or before[-1].kind != "change":
        return None
    alike = before[-1].quantity.unit == reading.quantity.unit and is_bracketed(scene, before[-1])
    between = scene.tokens.words[place.floor + 1 : figure.first]
    goes_on = alike and is_bracketed(scene, reading) and FINITE.isdisjoint(between)
    return ("change", before[-1].direction) if goes_on else None


def is_bracketed(scene: Scene, reading: Reading) -> bool:
    """Whether a figure opens a bracket."""
    start = reading.quantity.start
    return scene.tokens.text[start - 1 : start] == "("


def outside_brackets(words: list[str]) -> list[str]:
    """The words that stand in no bracket; what is closed without being opened counts as one."""
    found: list[str] = []
    for word in words:
        if word == ")":
            del found[found.index("(") if "(" in found else 0 :]
        else:
            found.append(word)
    return found


# words at which a figure no longer goes on with the change before it
GAP_ENDS = (
    LINKS
    | SHARES
    | SAID
    | CHANGE_VERBS.keys()
    | CHANGE_NOUNS.keys()
    | listed(
        "is are was were has have had will would share shares rate rates ratio margin level proportion ; : ("
    )
)


def fastest(place: Place, reading: Reading) -> Kind | None:
    """The fastest was transport with | 15.28 percent."""
    if reading.kind != "level" or reading.quantity.unit != PERCENT:
        return None
    words = place.scene.tokens.words[: place.figure.first][-FASTEST_REACH:]
    return None if FASTEST.isdisjoint(words) else ("change", INCREASE)


FASTEST = frozenset({"fastest", "slowest"})
FASTEST_REACH = 24  # words


def standing_for(place: Place, reading: Reading) -> Kind | None:
    """Exports grew 5 %, | that of cars 9 %."""
    if reading.kind != "level" or reading.quantity.unit != PERCENT or not place.before:
        return None
    between = place.scene.tokens.words[place.floor + 1 : place.figure.first]
    first = next((i for i, word in enumerate(between) if word in STANDING_FOR), len(between))
    opens = first < len(between) and (not first or between[first - 1] in {"and", ",", "while", "but"})
    rate = last_rate(place) if opens else None
    return ("change", first_direction(place)) if rate and rate.kind == "change" else None


STANDING_FOR = frozenset({"that", "those"})  # for what was spoken of before: those of 5G


def first_direction(place: Place) -> str | None:
    """The direction of the first change of a sentence, with which a gapped clause goes on."""
    return next((one.direction for one in place.before if one.kind == "change"), None)


def going_on(place: Place, reading: Reading) -> Kind | None:
    """(b) finance | by 8.8 percent; industry went up 9 %; services | 7 %."""
    if reading.kind != "level" or reading.quantity.unit not in RATE_UNITS:
        return None
    last = next((one.direction for one in reversed(place.before) if one.direction), None)
    direction = first_direction(place) or last or place.discourse.direction
    if place.figure.governor.preposition == "by":
        words = place.scene.tokens.words
        noun = noun_of_change_before(words, place.figure.first, place.floor)
        return "change", direction if noun is None else CHANGE_NOUNS[words[noun]]
    return ("change", direction) if place.discourse.direction and is_piece(place) else None


def noun_of_change_before(words: list[str], first: int, floor: int) -> int | None:
    """The token of the last noun of change between two figures: an | increase in the index by."""
    for index in range(first - 1, max(floor, first - NOUN_REACH), -1):
        if words[index] in CHANGE_NOUNS:
            return index
        if words[index] in {";", ":", "."}:
            break
    return None


NOUN_REACH = 30  # words


def is_piece(place: Place) -> bool:
    """Whether a figure only goes on with the sentence before a semicolon: wages went up 9 %; rents | 7 %."""
    return not place.before and follows_semicolon(place.sentence) and is_verbless(place.scene)


def goes_on_aiming(place: Place) -> bool:
    """Whether a figure goes on with what is aimed at before a semicolon: hire 5 people; | build 3 labs."""
    goes_on = place.discourse.aimed and follows_semicolon(place.sentence)
    return goes_on and FINITE.isdisjoint(place.scene.tokens.words)


def follows_semicolon(sentence: Sentence) -> bool:
    """Whether what is read as a sentence is the part of one behind a semicolon."""
    return not sentence.first and sentence.text[sentence.start - 2 : sentence.start] == "; "


def is_verbless(scene: Scene) -> bool:
    """Whether a piece of a sentence has a figure and no verb: industry went up 9 %; | services 7 %."""
    words = scene.tokens.words
    plain = len(words) <= LONGEST_PIECE and FINITE.isdisjoint(words) and LINKS.isdisjoint(words)
    return plain and not any(word in CHANGE_VERBS or word in CHANGE_WORDS for word in words)


LONGEST_PIECE = 12  # words


def sharing_verb(place: Place, reading: Reading) -> Kind | None:
    """Investment rose by 10 % and | that in housing by 9 %; growth of 14 % and in Lai Chau | of 41 %."""
    scene, span, governor, before = place.scene, place.subject, place.figure.governor, place.before
    if span is None or not before or reading.kind != "level" or before[-1].kind != "change":
        return None
    earlier = [one for one in scene.figures if one.noun_last == place.floor]
    again = governor.preposition == "of" and bool(earlier) and earlier[0].governor.preposition == "of"
    by_gap = governor.what in {"gap", "none"} and governor.preposition in {"", "by"}
    if not (by_gap or again) or span[0] <= place.floor or is_bracketed(scene, reading):
        return None
    between = [scene.tokens.words[i] for i in range(place.floor + 1, span[0]) if scene.time_at[i] < 0]
    same = before[-1].quantity.unit == reading.quantity.unit
    plain = all(word in {",", "and", "while", "but"} for word in between)
    return ("change", before[-1].direction) if same and plain else None


def which_was(place: Place, reading: Reading) -> Kind | None:
    """Rose 0.4 percent, | which was 4.6 percent a year."""
    linked = place.subject is None and place.figure.governor.what == "link" and bool(place.before)
    if not linked or reading.kind != "level" or reading.quantity.unit != PERCENT:
        return None
    last = place.before[-1]
    return ("change", last.direction) if last.quantity.unit == PERCENT and last.kind == "change" else None


def leading_to(place: Place, reading: Reading) -> Kind | None:
    """Rose 9 percent | to 2.48 trillion; a gain of 9 points on 2004 and | of 2 points on 2005."""
    governor = place.figure.governor
    if reading.direction is not None or not place.before:
        return None
    goes_on = place.subject is None or governor.what in {"gap", "none"}
    if governor.preposition == "to" and goes_on:
        return reading.kind, place.before[-1].direction
    if governor.preposition == "of" and reading.kind == "change":
        return reading.kind, first_direction(place)
    return None


def growth_was(place: Place, reading: Reading) -> Kind | None:
    """GDP growth was | 5.2 percent: a level whose subject is a change."""
    words, span = place.scene.tokens.words, place.subject
    asked = reading.kind in {"level", "share"} and place.figure.quantity.unit == PERCENT
    governor = place.figure.governor
    if span is not None and governor.what == "link" and span[0] > place.figure.last:
        span = subject_before(place.scene, governor.index, place.floor)  # growth was 5 percent | in Asia
    brought = governor.what == "keep" and governor.preposition == "to"
    if brought and asked and not CHANGE_NOUNS.keys().isdisjoint(words[governor.index : governor.place]):
        return "change", INCREASE  # bringing the increase over a year to | 2.3 percent
    if span is None or not asked or not (governor.what in {"link", "of"} or governor.preposition == "at"):
        return None
    subject = words[span[0] : span[1] + 1]
    head = next((i for i, word in enumerate(subject) if word in PREPOSITIONS), len(subject)) - 1
    if "growth" in subject[: head + 1] or subject[head : head + 1] in NEUTRAL:
        return "change", reading.direction or INCREASE
    heads = (word for word in subject[max(0, head - 1) : head + 1] if word in CHANGE_NOUNS)
    named = next((word for word in heads if word not in RESULTS), None)
    return ("change", CHANGE_NOUNS[named]) if named else None


def labelled_growth(place: Place, reading: Reading) -> Kind | None:
    """Growth rates by business area: roads | 6%, ports | 8%."""
    words = place.scene.tokens.words[: place.figure.first]
    if reading.kind != "level" or reading.quantity.unit != PERCENT or ":" not in words:
        return None
    label = words[: words.index(":")]
    growth = next((CHANGE_NOUNS[word] for word in label if word in CHANGE_NOUNS), None)
    told = len(label) > LONGEST_LABEL or not FINITE.isdisjoint(words)
    return ("change", growth) if growth and not told else None


LONGEST_LABEL = 8  # words


def corresponding(place: Place, reading: Reading) -> Kind | None:
    """Growth was 3.7 percent. The corresponding figures for the quarter before were | 3.9 percent."""
    words, unit = place.scene.tokens.words, reading.quantity.unit
    if reading.kind != "level" or unit != PERCENT or CORRESPONDING.isdisjoint(words[:SAME_REACH]):
        return None
    direction = first_direction(place) or place.discourse.direction
    return ("change", direction) if direction and not TAKEN_UP.isdisjoint(words[:SAME_REACH]) else None


CORRESPONDING = listed("corresponding comparable equivalent same")
TAKEN_UP = listed("figure figures rate rates")
SAME_REACH = 4  # words at a sentence's start
NEUTRAL = (["change"], ["changes"], ["variation"])  # annual changes were | 49.77 percent
# nouns of change that also name what came of it
RESULTS = listed("improvement loss savings cut recovery gain gains")
RULES: tuple[Callable[[Place, Reading], Kind | None], ...] = (
    compared,
    joined_in,
    gapped,
    bracketed_on,
    fastest,
    standing_for,
    going_on,
    sharing_verb,
    which_was,
    leading_to,
    growth_was,
    labelled_growth,
    corresponding,
)
RULES_OF_FIRST = (
    fastest,
    going_on,
    growth_was,
    labelled_growth,
    corresponding,
)  # the others look at the figures before
