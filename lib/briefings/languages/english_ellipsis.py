"""English figures whose clause leaves out what was said before: of which 3, imports 5 %, to 7."""

from __future__ import annotations

from briefings.languages.english_governed import UNDERGONE
from briefings.languages.english_governors import FILLED
from briefings.languages.english_phrases import cleaned
from briefings.languages.english_spots import NO_NAME, Answer, Spot, is_empty
from briefings.languages.english_subjects import PERSONAL, is_predicate
from briefings.languages.english_words import AUXILIARIES, CHANGE_VERBS, LINKS, PREPOSITIONS
from briefings.quantities import listed

FRONT = 6  # words: of this amount,


def of_which(spot: Spot) -> Answer:
    """Of which 12 million was | wages."""
    opener = (
        spot.words[:2] in (["of", "this"], ["of", "these"], ["of", "that"], ["of", "the"])
        and spot.follows is False
    )
    if opener and spot.opens and spot.words[spot.figure.first - 1] == "," and spot.figure.first <= FRONT:
        return spot.tail(
            spot.start + (spot.after in {"will", "is", "was", "has", "are", "were"}), predicate=True
        )
    if not is_partitive(spot):
        return None
    if spot.after in {"is", "are", "was", "were"}:
        return spot.tail(spot.start + 1)
    index = spot.start + (spot.after in {"will", "came", "comes", "went", "goes"})
    if index == spot.start and index < len(spot.words) and is_predicate(spot.words, index):
        return "earlier"
    return spot.tail(index)


def is_partitive(spot: Spot) -> bool:
    """Whether a figure is a part of the one before: of which | 12 million, of whom about | half."""
    words, first = spot.words, spot.figure.first
    for index in range(max(1, first - 2), first):
        if words[index] in PARTED and words[index - 1] == "of":
            return True
    return False


PARTED = listed("which whom this these them those")


def goes_on(spot: Spot) -> Answer:
    """Rose 9 percent | to 2.48 trillion: the subject stays."""
    if (
        not spot.follows
        or spot.governor.preposition not in {"to", "from"}
        or spot.governor.what not in {"gap", "none"}
    ):
        return None
    floor = spot.floor
    while spot.words[floor + 1] in {"*", ")"}:
        floor += 1
    between = spot.words[floor + 1 : spot.governor.place]
    times = spot.scene.time_at[floor + 1 : spot.governor.place]
    if all(at >= 0 for at in times):
        return "earlier"
    plain = not any(
        word in {",", "and", "while", ";", "("} or word in LINKS or word in CHANGE_VERBS for word in between
    )
    return "earlier" if plain and between[0] in {"on", "in", "over", "during", "per", "a"} else None


def said_over(spot: Spot) -> bool:
    """Whether a figure says the one before over again: 45 trillion, or | 39 percent of GDP."""
    between = spot.words[spot.floor + 1 : spot.figure.first]
    return 0 < len(between) <= 4 and not SAYING_OVER.isdisjoint(between)


SAYING_OVER = listed("or equivalent equal i.e i.e. namely")


def gapped(spot: Spot) -> Answer:
    """Exports rose 5 percent and | imports 3 percent; freight is 70 percent by road and | rail 11 percent."""
    governor, words = spot.governor, spot.words
    if (
        governor.what not in {"gap", "none"}
        or (spot.floor < 0 and not details(spot))
        or governor.preposition not in {"", "from", "to", "for", "at", "by", "with"}
    ):
        return None
    first, last = max(spot.floor, governor.index) + 1, governor.place - 1
    if last > spot.floor and words[last].endswith("'s") and spot.scene.time_at[last - 1] >= 0:
        return "earlier" if spot.follows else None  # a rise on last year's | 67 per cent
    if first <= last and (words[first] in NO_NAME or words[first] in PREPOSITIONS):
        first = last_member(words, first, last)
    if first > last and words[last] == ",":
        return gapped_by_comma(spot, last)
    while first <= last and (
        words[first] in {",", "and", "while", "but", "or", ")"} or spot.scene.time_at[first] >= 0
    ):
        first += 1
    while last >= first and words[last] in {",", "(", "and"}:
        last -= 1
    if first == last and spot.after in {"in", "of"} and not governor.preposition:
        return None  # leverage | 2.8 billion in private investment
    if first <= last and words[first] == "(" and ")" in words[first : last + 1]:
        first = words.index(")", first) + 1
        if ALSO.issuperset(words[first : last + 1]):
            return "earlier"
    if first > last or words[last] in AUXILIARIES or is_predicate(words, first):
        return None
    last = next((at - 1 for at in range(first + 1, last + 1) if words[at] in UNDERGONE), last)
    if words[first] in PREPOSITIONS:
        listed_by = governor.preposition == "by" and words[first] in {"from", "to", "for"}
        joined = first - 1 > spot.floor and (last == spot.figure.first - 1 or listed_by)
        return cleaned(words, first + 1, last) if joined else None
    if all(is_empty(word) for word in words[first : last + 1]):
        return "earlier"
    if not PERSONAL.isdisjoint(words[first : last + 1]):
        return "earlier"
    if words[first] in FILLED and words[first] not in {"the", "a", "an"}:
        return None
    return cleaned(words, first, last)


ALSO = listed("and , or )")


def last_member(words: list[str], first: int, last: int) -> int:
    """Where the second subject starts behind a comparison: 8 % lower than in May and | that of cars 9 %."""
    for index in range(last - 1, first, -1):
        if words[index] in {"and", "while", "whereas", "but"} and words[index + 1] in STANDING_IN:
            return index + 1
    return first


def details(spot: Spot) -> bool:
    """Whether a comma parts a clause from what details it: Trade grew, | goods by 3 percent."""
    words, comma = spot.words, spot.governor.index
    if spot.governor.preposition != "by" or words[comma] != ",":
        return False
    return any(is_predicate(words, index) for index in range(1, comma))


def gapped_by_comma(spot: Spot, comma: int) -> Answer:
    """Industry grew 3.6 percent, | that of mines, 3 percent."""
    words = spot.words
    opener = next((i for i in range(comma - 1, spot.floor, -1) if words[i] == ","), None)
    if opener is None or words[opener + 1] not in STANDING_IN:
        return apposed(spot, comma)
    first = spot.floor + 1 + (words[spot.floor + 1] in {",", "and", "while"})
    if first < opener and words[first] not in PREPOSITIONS and spot.scene.time_at[first] < 0:
        return cleaned(words, first, opener - 1)  # imports, the deduction factor, 3 percent
    return cleaned(words, opener + 1, comma - 1)


def apposed(spot: Spot, comma: int) -> Answer:
    """Both the workers, 5 million, and the jobless rate, | 3.9 percent, fell."""
    words, first = spot.words, spot.floor + 1
    while first < comma and words[first] in ALSO:
        first += 1
    if spot.after not in {",", "and"} or words[spot.floor + 1 : first] == [","]:
        return None
    if any(words[index] == "," or is_predicate(words, index) for index in range(first, comma)):
        return None
    return None if words[first] in PREPOSITIONS or first == comma else cleaned(words, first, comma - 1)


STANDING_IN = listed("that those the")  # words that open the second subject of a verb left out
