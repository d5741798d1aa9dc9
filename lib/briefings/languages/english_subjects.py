"""Who or what an English figure is about: noun phrases before verbs, after "of", beside the figure."""

from __future__ import annotations

from briefings.languages.english_nouns import is_plural
from briefings.languages.english_phrases import (
    BREAKS,
    LEADING,
    Scene,
    clause_start,
    cleaned,
    is_adverb,
    is_verb_here,
    list_goes_on,
    phrase_start,
)
from briefings.languages.english_verbs import PARTICIPLES, PAST_FORMS, PRESENT_FORMS, THIRD_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_VERBS,
    LINKS,
    PARTICLE_VERBS,
    PREPOSITIONS,
    SAID,
    SHARES,
)
from briefings.quantities import listed

RELATIVES = listed("which who that whose where including such like namely notably particularly especially")


def subject_before(scene: Scene, verb: int, floor: int) -> tuple[int, int] | None:
    """The tokens (first, last) of the noun phrase that the verb at `verb` speaks of.

    None starts before `floor`.
    """
    words = scene.tokens.words
    last = verb - 1
    if (
        words[verb] in {"up", "down", "off"}
        and last > floor
        and (words[last] in PARTICLE_VERBS or words[last].endswith("ed"))
    ):
        last -= 1
    while last > floor and (words[last] in AUXILIARIES or scene.time_at[last] >= 0 or is_adverb(words[last])):
        last -= 1
    if last == floor >= 0 and (start := counted_inside(scene, floor)) is not None:
        return cleaned(words, start, last)
    if last > floor and words[last] == ",":
        if words[verb].endswith("ing") or words[verb] in {"up", "down"}:
            return None if floor >= 0 else main_subject(scene, clause_start(scene, last))
        opened = before_insertion(scene, last, -1)
        if opened < floor and any(
            words[opened + 2 : opened + 3] == [word] for word in ("which", "who", "whose", "a", "an", "the")
        ):
            first = phrase_start(scene, opened, -1)
            return cleaned(words, first, opened)
        last = max(opened, floor)
    if last > floor and words[last] in {"which", "who", "that"}:
        last -= 1
        if last > floor and words[last] == ",":
            last -= 1
        last = skip_back_times(scene, last, floor)
    if last > floor and words[last] in {"and", "but", "or"}:
        return None if floor >= 0 else main_subject(scene, clause_start(scene, last))
    first = phrase_start(scene, last, floor)
    while first <= last and (
        words[first] in LEADING
        or scene.time_at[first] >= 0
        or (not words[first][0].isalnum() and words[first] not in {'"', "("})
    ):
        first += 1
    while last >= first and words[last] in {",", "and", "or"}:
        last -= 1
    return cleaned(words, first, last)


def counted_inside(scene: Scene, floor: int) -> int | None:
    """Where a noun phrase starts in which a count stands: | the number of pupils in 40 schools | rose."""
    for figure in scene.figures:
        inside = figure.governor.preposition in {"in", "of", "across", "for", "at", "among", "from"}
        if inside and figure.noun_last == floor and figure.quantity.noun is not None:
            return phrase_start(scene, figure.governor.place - 1, -1)
    return None


def skip_back_times(scene: Scene, last: int, floor: int) -> int:
    """The last token before `last` that is in no expression of time."""
    while last > floor and scene.time_at[last] >= 0:
        last -= 1
    return last


def before_insertion(scene: Scene, comma: int, floor: int) -> int:
    """The last token before an insertion that ends at `comma`: Exports, which account for most, | rose."""
    words = scene.tokens.words
    for index in range(comma - 1, max(floor, comma - 30), -1):
        if words[index] == ",":
            following = words[index + 1]
            if following in RELATIVES or following in {"a", "an", "the"} or following.endswith(("ing", "ed")):
                return index - 1
        if words[index] in BREAKS:
            break
    return max(comma - 1, floor)


def main_subject(scene: Scene, start: int = 0, ceiling: int = 10**6) -> tuple[int, int] | None:
    """The tokens of a clause's own subject.

    What stands before its first verb, leading adverbials left out.
    """
    words = scene.tokens.words
    while start < len(words) and words[start] in {
        '"',
        "'",
        "-",
        "and",
        "but",
        "also",
        "meanwhile",
        "however",
        ",",
    }:
        start += 1
    if start < len(words) and (
        words[start] in PREPOSITIONS
        or words[start] in PARTICIPLES
        or scene.time_at[start] >= 0
        or is_adverb(words[start])
    ):
        comma = next((i for i in range(start, min(len(words), start + 25)) if words[i] == ","), None)
        if comma is not None:
            start = comma + 1
    last = start - 1
    for index in range(start, min(len(words), start + 16, ceiling)):
        word = words[index]
        if word == "," and index > start and list_goes_on(words, index):
            continue
        if not (word[0].isalnum() or word in {"(", ")", "&", "'", "%"}) or scene.time_at[index] >= 0:
            break
        if index > start and (
            word in PAST_FORMS
            or word in THIRD_FORMS
            or (word in PRESENT_FORMS and is_plural(words[index - 1]) and not is_plural(words[index]))
            or word in AUXILIARIES
            or word in SAID
            or ((word in LINKS or word in CHANGE_VERBS or word in SHARES) and is_verb_here(words, index))
        ):
            break
        last = index
    return cleaned(words, start, last)
