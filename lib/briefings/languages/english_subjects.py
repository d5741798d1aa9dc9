"""Who or what an English figure is about: noun phrases before verbs, after "of", beside the figure."""

from __future__ import annotations

from briefings.languages.english_nouns import is_plural
from briefings.languages.english_phrases import (
    BREAKS,
    LEADING,
    LONGEST_SUBJECT,
    POINTERS,
    Scene,
    clause_start,
    cleaned,
    is_adverb,
    is_attributive,
    is_verb_here,
    list_goes_on,
    names_its_time,
    phrase_start,
)
from briefings.languages.english_units import MEASURES
from briefings.languages.english_verbs import PARTICIPLES, PAST_FORMS, PRESENT_FORMS, THIRD_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    DETERMINERS,
    LINKS,
    PARTICLE_VERBS,
    PREPOSITIONS,
    SAID,
    SHARES,
)
from briefings.quantities import listed

COMPARED_WITH_BEFORE = listed("up down lower higher less more")  # behind a comma: of the same subject
RELATIVES = listed("which who that whose where including such like namely notably particularly especially")


def subject_before(scene: Scene, verb: int, floor: int) -> tuple[int, int] | None:
    """The tokens (first, last) of the noun phrase that the verb at `verb` speaks of.

    None starts before `floor`.
    """
    words = scene.tokens.words
    last = last_before(scene, verb, floor)
    if last >= floor >= 0 and (start := counted_inside(scene, floor, last)) is not None:
        return cleaned(words, start, last)
    if last == floor + 1 > 0 and words[last] == ")":
        opener = max(
            (i for i in range(max(0, floor - LONGEST_INSERTION), floor) if words[i] == "("), default=0
        )
        return cleaned(words, phrase_start(scene, opener - 1, -1), opener - 1) if opener else None
    if last > floor and words[last] in DASHES:
        return before_dashes(scene, last)
    if last > floor and words[last] == ",":
        # trade, a hub of growth, | went up; not: trade fell, | going down
        went = any(word in PARTICLE_VERBS and not word.endswith("ing") for word in words[last:verb])
        if words[verb] in CHANGE_VERBS and (changed := changed_just_before(scene, last, floor)):
            return changed
        if words[verb].endswith("ing") or (words[verb] in COMPARED_WITH_BEFORE and not went):
            return None if floor >= 0 else main_subject(scene, clause_start(scene, last))
        return interrupted(scene, last, floor)
    if last > floor and words[last] in {"which", "who", "that"}:
        last -= 1
        if last > floor and words[last] == ",":
            last -= 1
        last = skip_back_times(scene, last, floor)
    if last > floor and words[last] in {"and", "but", "or"}:
        return None if floor >= 0 else main_subject(scene, clause_start(scene, last))
    first = phrase_start(scene, last, floor, reduced=True)
    if first == floor + 1 > 0 and (relative := relative_around(scene, floor)) is not None:
        comma = relative - (words[relative - 1] == ",")
        return main_subject(scene, clause_start(scene, comma), comma)
    if first - 1 > floor and (relative := relative_before(words, first - 1, last, floor)) is not None:
        head = main_subject(scene, max(clause_start(scene, relative), floor + 1), relative)
        return (head[0], last) if head else None
    if first - 2 > floor and words[first - 1] == "," and is_participle(words, first):
        return main_subject(scene, max(clause_start(scene, first - 1), floor + 1), first - 1)
    if first - 2 > floor and words[first - 1] == "whose":
        holder = first - 2 - (words[first - 2] == ",")
        first = phrase_start(scene, holder, floor)
    while first <= last and (
        words[first] in LEADING
        or scene.time_at[first] >= 0
        or (not words[first][0].isalnum() and words[first] not in {'"', "("})
    ):
        first += 1
    if first > 0 and words[first - 1] in INFINITIVE and words[first] in PRESENT_FORMS:
        first += 1  # firms will make | phones worth
    if words[verb].endswith("ing"):  # plants drew | investment totalling
        first = next((at + 1 for at in range(last - 1, first, -1) if is_predicate(words, at)), first)
    while last >= first and words[last] in {",", "and", "or"}:
        last -= 1
    return cleaned(words, first, last)


def changed_just_before(scene: Scene, comma: int, floor: int) -> tuple[int, int] | None:
    """What the noun of change before a comma is of: a surge in | phone exports, soaring to."""
    words = scene.tokens.words
    for noun in range(comma - 3, max(floor, comma - CHANGED_REACH), -1):
        if words[noun] in CHANGE_NOUNS and words[noun + 1] in {"in", "of"}:
            timed = any(scene.time_at[at] >= 0 for at in range(noun + 2, comma))
            return None if timed else cleaned(words, noun + 2, comma - 1)
    return None


CHANGED_REACH = 9  # words
INFINITIVE = listed("to will would shall should can could may might must")


def last_before(scene: Scene, verb: int, floor: int) -> int:
    """The last token of what stands before a verb: its auxiliaries, adverbs and times left out."""
    words = scene.tokens.words
    last = verb - 1
    if (
        words[verb] in {"up", "down", "off"}
        and last > floor
        and (words[last] in PARTICLE_VERBS or words[last] in CHANGE_VERBS or words[last].endswith("ed"))
    ):
        last -= 1
    while last > floor and (
        words[last] in AUXILIARIES
        or scene.time_at[last] >= 0
        or is_adverb(words[last])
        or words[last] == "later"
        or (words[last + 1] == "to" and last > 0 and is_predicate(words, last))  # the country | needs to add
    ):
        last -= 1
    return last


def points_back(scene: Scene, verb: int, floor: int) -> bool:
    """Whether the subject of a verb is a word that stands for what was named before: it | rose."""
    words = scene.tokens.words
    if (STANDING_FOR | POINTERS).isdisjoint(words[max(0, verb - POINTING) : verb]):
        return False
    last = last_before(scene, verb, floor)
    pointed = last > 0 and words[last] in POINTERS and words[last - 1] in {"the", "this", "that"}
    stands = words[last] in STANDING_FOR and words[last - 1] not in PREPOSITIONS - {
        "as"
    }  # at risk of it | is
    return last > floor and (stands or pointed)


STANDING_FOR = listed("it they this these")
POINTING = 4  # words, at most, from such a word to its verb


def relative_around(scene: Scene, floor: int) -> int | None:
    """The "which" of the clause that holds a figure: mining, | which makes up half of trade grew."""
    words = scene.tokens.words
    for index in range(floor, max(0, floor - LONGEST_RELATIVE), -1):
        if words[index] in {"which", "who"}:
            return index
        if words[index] in BREAKS or words[index] in {",", "and"}:
            return None
    return None


def relative_before(words: list[str], start: int, last: int, floor: int) -> int | None:
    """The "who" of a relative clause, whose verb stands at `start` or behind: people | who use it | rose."""
    for index in range(start, max(floor, last - LONGEST_RELATIVE), -1):
        if words[index] in BREAKS or words[index] in {",", "and", "or"}:
            return None
        if words[index] in {"who", "which", "that", "whose"}:
            if words[index - 1] in PAST_FORMS or words[index - 1] in SAID:
                return None  # it is expected | that sales
            verbs = any(is_predicate(words, at) for at in range(index + 1, last + 1))
            verbs = verbs or (words[index] == "that" and is_plural(words[index - 1]))
            return index if verbs and words[index - 1] != "," else None
    return None


LONGEST_RELATIVE = 12  # words


def counted_inside(scene: Scene, floor: int, last: int) -> int | None:
    """Where a noun phrase starts in which a count stands: | the number of pupils in 40 schools | rose.

    The count's noun ends at `floor`, the noun phrase at `last`.
    """
    if last > floor and phrase_start(scene, last, floor) > floor + 1:
        return None
    for figure in scene.figures:
        inside = figure.governor.preposition in {"in", "of", "across", "for", "at", "among", "from", "with"}
        counts = figure.quantity.noun is not None or figure.quantity.unit in MEASURES
        if inside and figure.noun_last == floor and counts:
            return phrase_start(scene, figure.governor.place - 1, -1)
        told = aside(scene, floor + 1, last) or is_participle(scene.tokens.words, floor + 1)
        if figure.noun_last == floor and figure.quantity.noun is not None and told:
            return figure.last + 1
    return None


def aside(scene: Scene, first: int, last: int) -> bool:
    """Whether only brackets stand between two tokens: 40 ships | (ferries and trawlers) | were."""
    words = scene.tokens.words
    return first < last and words[first] == "(" and words[last] == ")"


def skip_back_times(scene: Scene, last: int, floor: int) -> int:
    """The last token before `last` that is in no expression of time."""
    while last > floor and scene.time_at[last] >= 0:
        last -= 1
    return last


def interrupted(scene: Scene, comma: int, floor: int) -> tuple[int, int] | None:
    """The subject that an insertion parts from its verb: Exports, which account for most, | rose."""
    words = scene.tokens.words
    for opener in range(max(0, comma - LONGEST_INSERTION), comma):
        if words[opener] != "," or not opens_insertion(words[opener + 1 + is_adverb(words[opener + 1])]):
            continue
        start = clause_start(scene, opener)
        start = after_adverbials(scene, max(start, floor + 1) if opener > floor else start, opener)
        if start >= opener or leads_up(scene, start):
            continue
        found = main_subject(scene, start, opener)
        if found and (opener > floor or found[1] == opener - 1):
            return found
    return main_subject(scene, max(clause_start(scene, comma), floor + 1), comma)


def before_dashes(scene: Scene, closing: int) -> tuple[int, int] | None:
    """The noun phrase before an insertion between dashes: Output - the gross value - | rose."""
    words = scene.tokens.words
    closing -= words[closing - 1] in DASHES
    for index in range(closing - 1, max(0, closing - LONGEST_INSERTION), -1):
        if words[index] in DASHES:
            index -= words[index - 1] in DASHES
            return cleaned(words, phrase_start(scene, index - 1, -1), index - 1)
    return None


DASHES = listed("- -- – —")


def is_participle(words: list[str], index: int) -> bool:
    """Whether a participle with its preposition starts at a token: output, | based on the index, rose."""
    past = words[index] in PAST_FORMS or words[index].endswith("ed")
    return past and words[index + 1 : index + 2] != [] and words[index + 1] in PREPOSITIONS


def opens_insertion(word: str) -> bool:
    """Whether a word behind a comma opens an insertion: a relative clause, an apposition, a participle."""
    return word in INSERTED or word in PAST_FORMS or word.endswith(("ing", "ed"))


INSERTED = RELATIVES | PREPOSITIONS | {"a", "an", "the"}
LONGEST_INSERTION = 40  # words


def main_subject(scene: Scene, start: int = 0, ceiling: int = 10**6) -> tuple[int, int] | None:
    """The tokens of a clause's own subject.

    What stands before its first verb, leading adverbials left out.
    """
    words = scene.tokens.words
    start = after_adverbials(scene, start or behind_report(words), ceiling)
    last = start - 1
    for index in range(start, min(len(words), start + LONGEST_SUBJECT, ceiling)):
        word = words[index]
        if word in PERSONAL:
            return None
        if word == "," and index > start and list_goes_on(words, index):
            continue
        if scene.time_at[index] >= 0 and index > start and names_its_time(scene, index):
            continue
        if not (word[0].isalnum() or word in {"(", ")", "&", "'", "%"}) or scene.time_at[index] >= 0:
            break
        attributive = index == start + 1 and is_adverb(words[start])  # newly | signed contracts
        named = index == ceiling - 1 and word in CHANGE_NOUNS  # welfare | cuts, which go deep
        if index > start and not attributive and not named and is_predicate(words, index):
            if words[start] in PREPOSITIONS and words[index] in INVERTING:
                start = index + 1  # at the other end stood | Alaska
                continue
            break
        last = index
    return cleaned(words, start, last)


def behind_report(words: list[str]) -> int:
    """The token behind what only says that a sentence is told: The report finds that | the index fell."""
    for that in range(1, min(LONGEST_REPORT, len(words) - 1)):
        if words[that] == "that":
            return that + 1 if words[that + 1] in DETERMINERS or words[that + 1] in PREPOSITIONS else 0
    return 0


LONGEST_REPORT = 8  # words
INVERTING = listed("stood stands came comes lies lay")


def after_adverbials(scene: Scene, start: int, ceiling: int) -> int:
    """The token behind what only leads up to a clause's subject: Though slower, in the north, | exports."""
    words = scene.tokens.words
    end = min(len(words), ceiling)
    for _ in range(LONGEST_LEAD):
        while start < end and words[start] in OPENERS:
            start += 1
        if start < end and (behind := behind_time(scene, start, end)) > start:
            start = behind
            continue
        if start >= end or not leads_up(scene, start):
            break
        commas = [i for i in range(start, min(end, start + LONGEST_ADVERBIAL)) if words[i] == ","]
        comma = next((i for i in commas if scene.time_at[i - 1] >= 0 or not list_goes_on(words, i)), None)
        comma = commas[0] if comma is None and commas else comma
        if comma is None or not INVERTING.isdisjoint(words[start:comma]):
            break
        start = comma + 1
    return start


def behind_time(scene: Scene, start: int, end: int) -> int:
    """The token behind a time that opens a clause: In March 2022 | exports; `start` where none does."""
    words, times = scene.tokens.words, scene.time_at
    index = start + (words[start] in PREPOSITIONS)
    if index >= end or times[index] < 0:
        return start
    while index < end and times[index] >= 0:
        index += 1
    possessive = index < len(words) and words[index].endswith("'s")  # last | year's exports
    return start if possessive else index


def leads_up(scene: Scene, index: int) -> bool:
    """Whether an adverbial starts at a token that opens a clause, and not its subject."""
    words = scene.tokens.words
    return (
        words[index] in PREPOSITIONS
        or words[index] in PARTICIPLES
        or words[index] in LEADING_IN
        or is_participle(words, index)
        or scene.time_at[index] >= 0
        or (is_adverb(words[index]) and words[index + 1 : index + 2] == [","])
    )


def is_predicate(words: list[str], index: int) -> bool:
    """Whether a word is the verb behind a clause's subject, or what leads up to it."""
    word = words[index]
    if word == "to":
        following = words[index + 1] if index + 1 < len(words) else ""
        return following in PRESENT_FORMS and not is_plural(following)
    before = words[index - 2] if words[index - 1] in MIDDLE and index > 1 else words[index - 1]
    if word.endswith("ed") and words[index + 1 : index + 2] and words[index + 1] in DETERMINERS:
        return True
    if words[index - 1] == "this" or (words[index - 1] == "that" and index == 1):
        return is_plural(word) or word in FINITE  # this | marks a rise
    return (
        (word in PAST_FORMS and not is_attributive(words, index))
        or word in THIRD_FORMS
        or (word in PRESENT_FORMS and is_plural(before) and not is_plural(word))
        or word in FINITE
        or word in SAID
        or ((word in LINKS or word in CHANGE_VERBS or word in SHARES) and is_verb_here(words, index))
    )


PERSONAL = listed("it they we he she i you there who which whom")
MIDDLE = listed("neither also all both now never still already each only")  # users | neither know
OPENERS = LEADING | listed("\" ' - now")
LEADING_IN = listed("though although while whereas if because when since as unlike given based thanks due")
FINITE = listed(
    "has have had be been is are was were will would shall should can could may might must did does do"
    " 'll 've 're continue continues continued went go goes gone expected projected estimated targeted"
    " anticipated planned poised likely aims aim aiming being"
)
LONGEST_LEAD = 3  # adverbials before a subject
LONGEST_ADVERBIAL = 25  # words
