"""The word left of an English figure that says what it is, and whether a bare number is a figure at all."""

from __future__ import annotations

from briefings.languages.english_comparisons import CURRENCY, gives_year_before, lend_unit
from briefings.languages.english_nouns import LIVING, after_list, is_plural
from briefings.languages.english_numbers import COVERING
from briefings.languages.english_phrases import (
    BOUNDARIES,
    BREAKS,
    Scene,
    is_adverb,
    is_boundary,
    is_verb_here,
    opening,
)
from briefings.languages.english_tokens import Figure, Governor
from briefings.languages.english_units import IMPLIED_UNITS, INDEX_POINTS, INDICES, NAMED_BEFORE
from briefings.languages.english_verbs import PAST_FORMS, THIRD_FORMS
from briefings.languages.english_words import (
    CHANGE_NOUNS,
    CHANGE_VERBS,
    CHANGE_WORDS,
    COUNTABLE,
    DEGREES,
    LIGHT,
    LINKS,
    PREPOSITIONS,
    SHARES,
    THRESHOLDS,
)
from briefings.quantities import PERCENT, POINTS, TIMES, listed

FAR = 16  # words between a figure and the word that governs it
RATE_UNITS = frozenset({PERCENT, POINTS, TIMES})
OBJECT_LENGTH = 5  # words: cut harmful emissions | 43 percent
AIM_REACH = 40  # words between a figure and the "will" before it


def keep_licensed(scene: Scene, unit: str | None, money: str | None) -> None:
    """Sets each figure's governor and drops the bare numbers that are no figures.

    `unit` is the noun counted last, `money` the currency of an amount earlier in the paragraph.
    """
    kept: list[Figure] = []
    counted = unit is not None
    in_turn = len(scene.figures) > 1 and "respectively" in scene.tokens.words
    for figure in scene.figures:
        floor = kept[-1].noun_last if kept else -1
        figure.governor = governor_of(scene, figure, floor)
        figure.opens = stands_first(scene, figure, floor)
        if figure.bare and kept and gives_year_before(scene, kept[-1], figure):
            lend_unit(scene, kept[-1], figure)
        if figure.bare and goes_on_in_percent(scene, figure, kept):
            figure.quantity.unit, figure.bare = PERCENT, False
        if figure.bare and (part_of := counted_part(scene, figure) or money_of(scene, figure, kept, money)):
            figure.quantity.unit, figure.bare = part_of, False
        again = bool(kept) and kept[-1].quantity.unit == INDEX_POINTS and is_index(scene, figure)
        if not figure.bare or again or is_licensed(scene, figure, floor, counted, in_turn):
            kept.append(figure)
            if figure.bare and is_index(scene, figure):
                figure.quantity.unit, figure.bare = INDEX_POINTS, False
            counted = counted or figure.quantity.noun is not None
    scene.figures = kept


def counted_part(scene: Scene, figure: Figure) -> str | None:
    """The noun that a part of a count counts: 8 | of its 13 subsectors."""
    words = scene.tokens.words
    start = figure.last + 1 + (words[figure.last + 1 : figure.last + 2] == ["out"])
    if words[start : start + 1] != ["of"]:
        return None
    for other in scene.figures:
        if start + 1 <= other.first <= start + 2 and other.quantity.noun is not None:
            figure.quantity.noun = other.quantity.noun
            figure.noun_last = figure.last
            return other.quantity.unit
    return None


def goes_on_in_percent(scene: Scene, figure: Figure, before: list[Figure]) -> bool:
    """Whether a number with decimals is a percentage like those before: grew 4.8 percent, mining | 2.02."""
    quantity = figure.quantity
    printed = scene.tokens.text[quantity.number_start : quantity.number_end]
    if "." not in printed or quantity.end != quantity.number_end or quantity.value >= MOST_PERCENT:
        return False
    gapped = figure.governor.what in {"none", "gap"} and not figure.governor.preposition
    changed = figure.governor.what == "change" and not figure.governor.preposition
    beside_points = before and before[-1].quantity.unit == INDEX_POINTS  # 90.54 points, against | 92.88
    return (gapped or changed) and not beside_points and any(one.quantity.unit == PERCENT for one in before)


MOST_PERCENT = 1000


def money_of(scene: Scene, figure: Figure, before: list[Figure], money: str | None) -> str | None:
    """The currency that a scaled figure goes on with: 2 billion yuan in Hebei, | 1 billion in Hubei."""
    if not is_scaled(figure):
        return None
    after = after_word(scene, figure)
    counts_people = not IMPLIED_UNITS.keys().isdisjoint(scene.tokens.words[: figure.first][-PEOPLE_REACH:])
    if after in LIVING or after in ELLIPTIC or counts_people:
        return None
    units = (one.quantity.unit for one in reversed(before) if one.quantity.unit not in RATE_UNITS)
    last = next(units, money)
    return last if last and CURRENCY.match(last) else None


PEOPLE_REACH = 8  # words


def is_scaled(figure: Figure) -> bool:
    """Whether a figure has a scale word behind its digits: 3.1 million."""
    quantity = figure.quantity
    return quantity.number_end < quantity.end and quantity.value >= SMALLEST_SCALED


SMALLEST_SCALED = 1e4


def is_labelled(words: list[str], figure: Figure) -> bool:
    """Whether a line only says what is counted and how many: Applications received: | 245."""
    alone = words[figure.first - 1 : figure.first] == [":"] and figure.last + 1 == len(words)
    if not alone or figure.first - 1 > LONGEST_LABEL:
        return False
    label = words[: figure.first - 1]
    return NAMES.isdisjoint(label) and any(is_plural(word) or word in COUNTABLE for word in label)


NAMES = NAMED_BEFORE - COUNTABLE  # before a number that is no count: Article: | 5
LONGEST_LABEL = 6  # words


def is_grouped(scene: Scene, figure: Figure) -> bool:
    """Whether a figure's digits are set apart in groups, as no year or name is: 405,000, 1 100."""
    quantity = figure.quantity
    return not SEPARATORS.isdisjoint(scene.tokens.text[quantity.number_start : quantity.number_end])


SEPARATORS = frozenset(", ")


def governor_of(scene: Scene, figure: Figure, floor: int) -> Governor:
    """The word to the left of a figure that says what the figure is."""
    words = scene.tokens.words
    for index in range(figure.first, min(figure.first + 2, figure.last)):
        if words[index] in COVERING:
            return Governor("share", index, "", figure.first)
    if words[figure.first] in LINKS:
        return Governor("link", figure.first, "", figure.first)
    opens = words[figure.first - 1 : figure.first] == ["("] or words[figure.first - 2 : figure.first] == [
        "(",
        "both",
    ]
    if opens and (bracketed := bracket_governor(scene, figure)):
        return bracketed
    preposition, place = "", figure.first
    index, lowest = figure.first, max(floor, figure.first - FAR)
    while (index := index - 1) > lowest:
        word = words[index]
        if word not in LOOKED_AT:
            continue
        if word == ")":
            index = opening(words, index, floor)
            continue
        if scene.time_at[index] >= 0:
            continue
        if word == "," and preposition == "by" and index == place - 1 and ended_by_time(scene, index):
            continue
        if word == "," and preposition == "of" and index == place - 1 and words[index - 1] in CHANGE_NOUNS:
            return Governor("change", index - 1, preposition, place, direction_at(words, index - 1))
        inserted = word == "," and preposition and index == place - 1
        if inserted and (verb := verb_before_insertion(scene, index, floor)) is not None:
            index = verb + 1
            continue
        if inserted and preposition == "by":
            continue
        if word in BREAKS or word in {",", "(", "."} or (is_boundary(words, index) and index < place - 1):
            return Governor(
                "of" if preposition == "of" and index < place - 1 else "none", index, preposition, place
            )
        if (what := governs(scene, index, place, preposition, figure.quantity.unit)) is not None:
            return Governor(what, index, preposition, place, direction_at(words, index))
        if word in PREPOSITIONS:
            if (not preposition and is_filled(scene, index + 1, place)) or (
                preposition == "of" and words[place - 1] in LIGHT and is_filled(scene, index + 1, place - 1)
            ):
                preposition, place = word, index
            elif preposition == "of":
                noun = index - 1
                if word in {"from", "at"}:
                    noun = noun_of_change(words, index, floor)
                if words[noun] in CHANGE_NOUNS and word in {"in", "for", "from", "at"} and noun > floor:
                    return Governor("change", noun, preposition, place, direction_at(words, noun))
                return Governor("of", index, preposition, place)
    return Governor("of" if preposition == "of" and place - 1 > floor else "gap", floor, preposition, place)


def noun_of_change(words: list[str], index: int, floor: int) -> int:
    """The noun whose "of" or "in" leads to a preposition: a | cut in costs from; else that one."""
    for place in range(index - 1, max(floor + 1, index - INSERTED), -1):
        if words[place] in {"of", "in"} and words[place - 1] in CHANGE_NOUNS:
            return place - 1
        if words[place] in BREAKS or words[place] in {",", "and"}:
            break
    return index


def ended_by_time(scene: Scene, comma: int) -> bool:
    """Whether a time stands before a comma: exports fell from a year earlier|, by 7.4%."""
    return comma > 0 and scene.time_at[comma - 1] >= 0


def verb_before_insertion(scene: Scene, comma: int, floor: int) -> int | None:
    """The verb that an insertion parts from its figure: exports | grew, on average, by 5 percent."""
    words = scene.tokens.words
    for index in range(comma - 1, max(floor + 1, comma - INSERTED), -1):
        if words[index] == ",":
            verb = index - 1
            while verb > floor + 1 and (scene.time_at[verb] >= 0 or words[verb] in {"in", "during"}):
                verb -= 1
            return verb if words[verb] in CHANGE_VERBS or words[verb] in LINKS else None
    return None


INSERTED = 7  # words, at most, of an insertion between a verb and its figure


def bracket_governor(scene: Scene, figure: Figure) -> Governor | None:
    """The change that a list of examples is of: falls in steel (1.7 %), paper (0.8 %)."""
    words = scene.tokens.words
    if not closes_bracket(scene, figure) or not (figure.bare or figure.quantity.unit in RATE_UNITS):
        return None
    if not words[figure.first - 2][0].isalnum():
        return None
    own = {
        one.last
        for one in scene.figures
        if not one.bare and words[one.first - 1] not in {"(", "or", ";", "both"}
    }
    for index in range(figure.first - 2, max(-1, figure.first - AIM_REACH), -1):
        word = words[index]
        if (
            (word in BREAKS and word not in {";", ":"})
            or index in own
            or (word == "(" and not any(f.first == index + 1 for f in scene.figures))
        ):
            return None
        examples = word in CHANGE_NOUNS or word in CHANGE_VERBS
        beside = word in CHANGE_VERBS and is_filled(
            scene, index + 1, figure.first - 1
        )  # rose modestly (0.1%)
        if beside or (examples and words[index + 1] in LEADS_TO_EXAMPLES):
            return Governor("bracket", index, "", figure.first - 1, direction_at(words, index))
    return None


EXCEEDING = listed("exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing outpaced")
RAISING = listed("raise raises raised raising")  # money: to get it, not to make it more
LEADS_TO_EXAMPLES = listed("in for from by of among was were on across")


def closes_bracket(scene: Scene, figure: Figure) -> bool:
    """Whether a bracket ends behind a figure, or behind another that says it over: (405,000 or 2.7%)."""
    words, last = scene.tokens.words, figure.last + 1
    if words[last : last + 1] == [")"]:
        return True
    if words[last : last + 1] not in (["or"], [";"], [","]):
        return False
    over = next((other for other in scene.figures if other.first == last + 1), None)
    return over is not None and words[over.last + 1 : over.last + 2] == [")"]


def governs(scene: Scene, index: int, place: int, preposition: str, unit: str) -> str | None:
    """What a word says of the figure that `preposition` at `place` leads to.

    Change, keep, share, link, or None.
    """
    words = scene.tokens.words
    word = words[index]
    if word not in GOVERNING or words[index + 1] == "than":
        return None  # was lower than | 65 percent
    near = is_filled(scene, index + 1, place)
    if word in {"up", "down"}:
        completes = (
            words[index - 1] in SHARES
            or words[index - 1] == "of"
            or words[index - 1] in {"set", "built", "added"}
        )
        return "change" if near and preposition != "of" and not completes else None
    if word in EXCEEDING and preposition == "by":
        return "change"
    if word == "added" and "value" in {words[index - 1], words[index + 1]}:
        return None
    if word in {"loss", "losses"} and CURRENCY.match(unit):
        return None
    if word in RAISING and not preposition and near and CURRENCY.match(unit):
        return "link"
    if word in CHANGE_NOUNS and near and preposition in {"of", "by", "from", "to", ""}:
        spoken_of = preposition == "by" and word not in CHANGE_VERBS and words[index - 1] in FILLED
        return None if spoken_of else "change"
    if word in CHANGE_NOUNS and words[index + 1] in {"in", "of"} and preposition in {"from", "to", "by"}:
        return "change"  # an increase | in exports from
    if word in CHANGE_VERBS and (near or preposition in {"by", "to", "from", "at"}):
        return "change" if is_verb_here(words, index) else None
    if word in CHANGE_VERBS and not preposition and unit in RATE_UNITS and place - index <= OBJECT_LENGTH:
        return "change" if is_verb_here(words, index) else None
    if word in KEEPING and preposition in KEPT_AT and place - index > 1:
        return "keep"
    if word in MAKING and words[index + 1] != "up" and unit != PERCENT:
        return None
    if word in SHARES and (near or preposition == "for" or words[index + 1] == "up"):
        return "share" if is_verb_here(words, index) else None
    if word in LINKS and (near or (preposition in {"to", "at"} and word not in COPULAS)):
        return "link" if is_verb_here(words, index) else None
    return None


MAKING = listed(
    "make makes made making take takes took taking"
)  # a share only with "up": makes up 30 percent
KEPT_AT = listed("at to under below above within by")


# verbs whose object is what the figure measures: keep | the growth of freight | at 4 percent
KEEPING = listed(
    "cap caps capped capping limit limits limited revise revises revised revising keep keeps keeping"
    " kept bring brings bringing brought put puts putting push pushes pushing"
    " pushed hold holding maintain maintains maintained maintaining leave leaves left leaving retain"
    " retained make makes making take takes taking see sees saw seeing peg pegs pegged"
)
GOVERNING = (
    CHANGE_NOUNS.keys() | CHANGE_VERBS.keys() | KEEPING | MAKING | SHARES | LINKS | {"up", "down"}
)  # no other word governs a figure
# the words at which the search for it may halt, or look further
LOOKED_AT = GOVERNING | BREAKS | BOUNDARIES | PREPOSITIONS | {",", "(", ")", "."}


def direction_at(words: list[str], index: int) -> str | None:
    """The direction of change that a word says."""
    word = words[index]
    if index and words[index - 1] == "negative":
        return "decrease"
    return (
        CHANGE_VERBS.get(word)
        or CHANGE_NOUNS.get(word)
        or (CHANGE_WORDS.get(word) if word in {"up", "down"} else None)
        or ("increase" if word in EXCEEDING else None)
    )


def is_filled(scene: Scene, first: int, end: int) -> bool:
    """Whether only words that add nothing stand between two places: rose | sharply to a record | of."""
    words, times = scene.tokens.words, scene.time_at
    for index in range(first, end):
        if not (words[index] in FILLED or times[index] >= 0 or is_adverb(words[index])):
            return False
    return True


FILLED = listed(
    "all-time historic fresh out a an the total record high low new another additional further"
    " cumulative combined average"
    " estimated only just around staggering nearly about some over more than almost at least"
    " approximately rate rates pace annual whopping further respective still now again overall even level"
    " levels slower faster in-principle present current"
)
FILLED |= DEGREES
SMALL_SIZE = 1000  # a count up to this in "farms with 50 or more cows" says which farms


def threshold_opener(words: list[str], first: int, floor: int) -> int | None:
    """The token of the "with", "whose" that opens a threshold before token `first`, or None."""
    lowest = max(floor, first - 10)
    if OPENERS.isdisjoint(words[lowest + 1 : first]):
        return None
    for index in range(first - 1, lowest, -1):
        if words[index] in OPENERS:
            return index
        if words[index] in BREAKS or words[index] in {",", "."}:
            return None
    return None


OPENERS = frozenset({"whose", "with", "having"})


def is_threshold(scene: Scene, figure: Figure, floor: int) -> bool:
    """Whether a figure only says which things are counted: suppliers whose income exceeds 1 billion yuan."""
    words = scene.tokens.words
    opener = threshold_opener(words, figure.first, floor)
    if not opener or figure.quantity.unit in RATE_UNITS:
        return False
    between = words[opener + 1 : figure.noun_last + 1]
    if (
        figure.quantity.noun is not None
        and opener == figure.first - 1
        and figure.quantity.value <= SMALL_SIZE
    ):
        return figure.quantity.bound != "exact" and is_plural(words[opener - 1])
    limits = figure.quantity.bound in LIMITS or any(word.startswith("exceed") for word in between)
    alone = not THRESHOLDS.isdisjoint(between) and SUMS.isdisjoint(between)
    return limits and alone and is_plural(words[opener - 1])


LIMITS = frozenset({"at_least", "at_most"})
SUMS = listed("total combined joint cumulative aggregate")  # parks with a total capacity of over | 3 GW


def is_licensed(scene: Scene, figure: Figure, floor: int, counted: bool, in_turn: bool) -> bool:
    """Whether a number without unit and noun is a figure at all: reached 50; not: see 5.

    `counted` says that a noun was counted before, which "62 were in China" may go on with; `in_turn` that
    the sentence gives several figures respectively.
    """
    words, governor = scene.tokens.words, figure.governor
    last = figure.last + 1
    after = words[last] if last < len(words) else "."
    if is_scaled(figure) or is_grouped(scene, figure) or is_labelled(words, figure):
        return True
    if counted and (
        after in ELLIPTIC
        or words[last : last + 2] in (["of", "them"], ["of", "these"], ["of", "which"], ["of", "those"])
    ):
        return True
    if governor.preposition in {"at", "of", "to", "from"} and is_index(scene, figure):
        return True
    if words[figure.first - 2 : figure.first] == ["of", "which"] or figure.quantity.direction:
        return True
    if after in {"more", "fewer", "higher", "lower", "less"} and words[last + 1 : last + 2] in (
        ["than"],
        ["."],
        [","],
    ):
        return True
    if (
        counted
        and figure.quantity.value.is_integer()
        and (
            words[max(0, figure.first - 1)] in {"had", "has", "have"}
            or after in LIVING
            or (after in PAST_FORMS and after_list(words, last))
        )
    ):
        return True
    if governor.preposition in {"at", "to", "of", "from", "by"} and figure.quantity.value >= PEOPLE:
        return True
    if after in LIVING and figure.quantity.value >= PEOPLE:
        return True
    if is_adverb(after) and figure.quantity.value >= PEOPLE:
        return True
    if after in {"of", "'"} or (after[0].isalpha() and after not in AFTER_BARE and scene.time_at[last] < 0):
        return False
    if figure.quantity.bound != "exact" and figure.first and is_plural(words[figure.first - 1]):
        return True
    if governor.what in {"link", "change"}:
        return (
            governor.preposition in {"", "to", "at", "by", "from", "of"}
            and figure.first - governor.index <= 6
        )
    if (
        governor.preposition in {"to", "from", "of", "against", "than", "versus"} and floor >= 0
    ) or governor.what == "of":
        return True
    return in_turn


def is_index(scene: Scene, figure: Figure) -> bool:
    """Whether a number with decimals is the reading of an index that its sentence names: PMI at | 48.6."""
    printed = scene.tokens.text[figure.quantity.number_start : figure.quantity.number_end]
    return "." in printed and not INDICES.isdisjoint(scene.tokens.words)


PEOPLE = 1e4  # a bare number this large before "use", "live" counts people
ELLIPTIC = listed("were are have had has was")
AFTER_BARE = listed(
    "out in from by to and while as at on during per up down compared respectively with for this last but"
    " or the over year-on-year versus against since which"
)


def is_fronted(words: list[str], figure: Figure) -> bool:
    """Whether only a phrase of place or condition stands before a figure: in hill districts | 60 per cent."""
    front = words[: figure.first]
    if not 2 <= len(front) <= LONGEST_FRONT or front[0] not in PREPOSITIONS:
        return False
    return not any(
        word in LINKS or word in CHANGE_VERBS or word in PAST_FORMS or word == "," for word in front
    )


LONGEST_FRONT = 7  # words


def stands_first(scene: Scene, figure: Figure, floor: int) -> bool:
    """Whether no verb stands between a clause's start and a figure, and little else.

    | 75% of enterprises have taken up; in hill districts | 60%.
    """
    governor, words = figure.governor, scene.tokens.words
    if governor.what not in {"none", "gap"} or governor.preposition:
        return False
    start = governor.index + 1
    said = scene.time_at[start : figure.first].count(-1)
    near = said < 3 or (floor < 0 and is_fronted(words, figure))
    return near and NEVER_IN_FRONT.isdisjoint(words[start : figure.first])


NEVER_IN_FRONT = PAST_FORMS | THIRD_FORMS | KEEPING


def after_word(scene: Scene, figure: Figure) -> str:
    """The word after a figure."""
    return scene.tokens.words[figure.last + 1] if figure.last + 1 < len(scene.tokens.words) else "."


COPULAS = listed("is are was were")
