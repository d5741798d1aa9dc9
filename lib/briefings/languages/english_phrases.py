"""Noun phrases of English: where they start, where they end, what does not belong to them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefings.languages.english_nouns import is_plural
from briefings.languages.english_tokens import Figure, Tokens
from briefings.languages.english_units import TIME_UNITS
from briefings.languages.english_verbs import PARTICIPLES, PAST_FORMS, PRESENT_FORMS, THIRD_FORMS
from briefings.languages.english_words import (
    AMBIGUOUS_LINKS,
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    DEGREES,
    DEICTIC,
    DETERMINERS,
    LINKS,
    PREPOSITIONS,
    SAID,
    SHARES,
    SUBORDINATORS,
)
from briefings.periods import TimePhrase
from briefings.quantities import listed

LONGEST_SUBJECT = 26  # words
LONGEST_TAIL = 12
CLAUSE_MODALS = listed(
    "will shall aims vows plans would expect expects forecasts predicts anticipate anticipates saw sees"
)
BREAKS = frozenset([";", ":", '"', "-", "—", "–", "!", "?", "--"])
LEADING = listed("and or but also so then thus however meanwhile moreover additionally , the-")
NO_SUBJECT = listed(
    "it they this these that those which who whom there we he she i you both them each track us"
)


@dataclass(slots=True)
class Scene:
    """A sentence taken apart: its tokens, figures and times, and which token stands in which."""

    tokens: Tokens
    figures: list[Figure]
    times: list[TimePhrase]
    time_at: list[int]  # for each token the index of its time phrase, or -1
    compares: bool = False  # words of comparison stand in it

    @classmethod
    def of(cls, tokens: Tokens, figures: list[Figure], times: list[TimePhrase]) -> Scene:
        time_at = [-1] * len(tokens.words)
        done = 0
        for number, phrase in enumerate(times):
            behind, first = done, max(done, bisect_left(tokens.starts, phrase.start))
            done = bisect_left(tokens.starts, phrase.end, first)
            for index in range(first, done):
                if not tokens.words[index].endswith("'s"):  # last | year's exports
                    time_at[index] = number
            if first and first == behind and tokens.words[first - 1].endswith("'s"):
                time_at[first - 1] = number  # 2019's | third quarter
        return cls(tokens, figures, times, time_at)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The span of the text from token `first` to token `last`, or None where that is empty."""
        return (self.tokens.starts[first], self.tokens.ends[last]) if first <= last else None


def cleaned(words: list[str], first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase in a span: no verb, pronoun or preposition at its ends; None where nothing is left."""
    while first <= last and (words[first] in NEVER_FIRST or opens_verb(words, first, last)):
        if words[first : first + 2] == ["per", "capita"]:
            break
        first += 1
    if words[first - 1 : first + 2] == ["on", "top", "of"]:
        first += 2
    first = behind_duration(words, first)
    while last >= first and (
        words[last] in NEVER_LAST or (not words[last][0].isalnum() and words[last] not in {")", '"'})
    ):
        last -= 1
    while first <= last and opens_verb(words, first, last):
        first += 1
    if words[last : last + 1] == [")"] and last - opening(words, last, first) > LONGEST_ASIDE:
        last = opening(words, last, first) - 1
    head = words[first : last + 1]
    while "(" in head and ")" not in head[head.index("(") :]:
        del head[head.index("(") :]
    if not head:
        return None
    last = first + len(head) - 1
    pointing = head[0] in {"this", "that", "these", "its", "our"}
    if len(head) > 1 and (pointing or head[0] in {"the", "a", "an"}):
        head = head[1:]
    if len(head) == 1 and (head[0] in NO_SUBJECT or head[0] in (DEICTIC if pointing else POINTERS)):
        return None
    bare = all(word in EMPTY or word in DEGREES or is_number(word) for word in head)
    return None if bare else (first, last)


def behind_duration(words: list[str], index: int) -> int:
    """The token behind a stretch of time that starts at a token: the past two years | exports; else that."""
    here = index + (words[index : index + 1] == ["the"])
    if words[here : here + 1] and words[here] in STRETCHES:
        for end in range(here + 1, min(here + 4, len(words))):
            if words[end] in TIME_UNITS and words[end][-1] == "s":
                return end + 1
    return index


STRETCHES = listed("past last next first coming previous preceding following recent final")


def is_number(word: str) -> bool:
    """Whether a word is written in digits alone: 2,000 and 40.9; not: 5g."""
    return word[0].isdigit() and not (word[-1].isalpha() or word[1:2].isalpha())


LONGEST_ASIDE = 5  # words in brackets that still belong to the noun phrase before them
PRONOUNS = listed(
    "we've we're we'll i'm i've it's that's it they them we he she i you this that these those who which"
    " there both each"
)
NEVER_FIRST = (
    PREPOSITIONS
    | AUXILIARIES
    | PRONOUNS
    | {
        "and",
        "or",
        "but",
        ",",
        "strive",
        "strives",
        "am",
        "way",
        "slated",
        "poised",
        "forecasts",
        "expects",
        "predicts",
        "down",
        "up",
        "out",
        "away",
        "compared",
        "vs",
        "'m",
        "not",
        "alone",
        ".",
        ")",
        ":",
        "'",
    }
) - {
    "this",
    "that",
    "these",
    "those",
    "both",
}
STEADY = listed("unchanged stable flat steady")  # prices remained unchanged and | wages rose
NEVER_LAST = (
    PREPOSITIONS
    | AUXILIARIES
    | PRONOUNS
    | STEADY
    | listed(
        "vs versus up down and or but the a an its went came which who that slated poised so far now too"
        " already today compared"
    )
)
# the figure, the goal: what was spoken of before
POINTERS = listed("figure figures target goal number total")
EMPTY = listed(
    "million billion trillion a an the another additional further some other such more most new its"
    " their our first total i.e. e.g."
)
# nouns in -ing, which a participle at the head of a phrase is not
NOUNS_IN_ING = listed(
    "building funding financing lending spending trading training processing planning marketing"
    " housing manufacturing engineering mining shipping banking farming fishing advertising accounting"
    " testing recycling learning schooling parking offering opening holding meeting rating"
    " ranking publishing printing packaging clothing heating lighting computing warehousing operating"
    " working living existing remaining emerging leading growing supporting charging driving"
    " purchasing nursing teaching monitoring borrowing producing exporting importing"
)


def opens_verb(words: list[str], first: int, last: int) -> bool:
    """Whether a span starts with a verb and not a noun.

    Generating | revenue, providing | an additional sum.
    """
    word = words[first]
    following = words[first + 1] if first < last else ""
    if following == "by" and (word in PAST_FORMS or word.endswith("ed")):
        return True  # followed | by cars
    if following == "to" and word.endswith("ing"):
        return True  # leading | to
    if word in LINKS and first == last:
        return word.endswith("ed")
    if word in LINKS:
        return is_verb_here(words, first) and (following in PREPOSITIONS or following in DETERMINERS)
    if word in GOT and first < last:
        return True
    if word in THIRD_FORMS or (
        word in PAST_FORMS and (following in DETERMINERS or following in PRONOUNS or first == last)
    ):
        return True
    if word in PRESENT_FORMS and (following in DETERMINERS or following in {"down", "up", "out"}):
        return True
    if word.endswith("ed") and following in DETERMINERS:
        return True
    if first == last and word.endswith("ed") and word not in NOUNS_IN_ED:
        return True
    return word.endswith("ing") and word in PARTICIPLES and word not in NOUNS_IN_ING


GOT = listed(
    "received attracted generated posted recorded earned raised secured delivered spent invested won"
    " announced"
)
NOUNS_IN_ED = listed("seed speed feed need weed breed hundred shed bed reed")


def is_adverb(word: str) -> bool:
    """Whether a word looks like an adverb."""
    return (word.endswith("ly") and word not in NOUNS_IN_LY) or word == "often"


NOUNS_IN_LY = listed(
    "supply family assembly anomaly monopoly italy july reply rally fly ally quarterly monthly weekly daily"
)


def phrase_start(scene: Scene, last: int, floor: int, reduced: bool = False) -> int:
    """The first token of the noun phrase that ends with token `last`, prepositional parts taken in.

    `reduced` takes in what a participle tells: the amount of power added to grids | grew.
    """
    words = scene.tokens.words
    first = last + 1
    index = last
    lowest = max(floor, last - LONGEST_SUBJECT)
    while index > lowest:
        word = words[index]
        if word == ")":
            index = opening(words, index, lowest)
        elif word == '"' and '"' in words[max(lowest + 1, index - 7) : index]:
            index = max(i for i in range(max(lowest + 1, index - 7), index) if words[i] == '"')
        elif word == "as" and words[index - 1] == "such":
            index -= 1
        elif word == ",":
            if not (first < last and joins_list(scene, index, last, lowest)):
                break
        elif starts_after(scene, index, last, lowest) and not (reduced and tells_of(words, index, last)):
            break
        first = index
        index -= 1
    return first


def tells_of(words: list[str], index: int, last: int) -> bool:
    """Whether a participle tells of the noun before it: the number of cars | registered in towns."""
    told = words[index].endswith("ed") and index < last and words[index + 1] in PREPOSITIONS
    return told and index > 0 and words[index - 1].isalpha() and "and" not in words[index:last]


def joins_list(scene: Scene, comma: int, last: int, lowest: int) -> bool:
    """Whether a comma stands inside a list that a noun phrase holds: cars, | ships and trains."""
    words = scene.tokens.words
    if words[comma + 1] in {"and", "or"}:
        return lists_before(words, comma, lowest)
    return in_list(words, comma, last) and opens_with_noun(scene, comma, lowest)


def starts_after(scene: Scene, index: int, last: int, lowest: int) -> bool:
    """Whether a noun phrase starts behind a token: a mark, a verb, a conjunction, a time."""
    words = scene.tokens.words
    word = words[index]
    if scene.time_at[index] >= 0 and index != last:
        return True
    if word not in PHRASE_BREAKERS:
        return False
    if word in BREAKS or word in {"(", "."} or word in CLAUSE_MODALS or is_boundary(words, index):
        return True
    if word in {"and", "or"}:
        after_comma = words[index - 1] == "," and not lists_before(words, index - 1, lowest)
        return after_comma or scene.time_at[index - 1] >= 0 or words[index - 1] in STEADY
    return (word in LINKS or (word in CHANGE_VERBS and word not in CHANGE_NOUNS)) and is_verb_here(
        words, index
    )


def lists_before(words: list[str], comma: int, lowest: int) -> bool:
    """Whether the comma before a last "and" ends a list of three or more: cars, ships, | and trains."""
    for index in range(comma - 1, max(lowest, comma - 8), -1):
        if words[index] == ",":
            return True
        if words[index] in BREAKS or words[index] in LINKS or words[index] in SUBORDINATORS:
            return False
    return False


def in_list(words: list[str], comma: int, last: int) -> bool:
    """Whether a comma before `last` stands in a list that ends in ", and": cars, | ships, and trains."""
    for index in range(comma + 1, min(last, comma + 9)):
        if words[index] == ",":
            return words[index + 1] in {"and", "or"} or in_list(words, index, last)
        if words[index] in {"and", "or"} and index > comma + 1:
            return True
        if words[index] in LINKS or (words[index] in PREPOSITIONS and words[index] != "of"):
            return False
    return False


def opens_with_noun(scene: Scene, comma: int, lowest: int) -> bool:
    """Whether what stands before a comma is a noun phrase, and not "In India,", "Today," or "However,"."""
    words = scene.tokens.words
    start = comma
    while start - 1 > lowest and not (
        words[start - 1] in BREAKS
        or words[start - 1] in {",", ".", "("}
        or is_boundary(words, start - 1)
        or scene.time_at[start - 1] >= 0
    ):
        start -= 1
    first = words[start]
    opening = (
        first in PREPOSITIONS
        or is_adverb(first)
        or first in PARTICIPLES
        or first in LEADING
        or first.endswith("ing")
    )
    return (
        start < comma
        and not opening
        and not any(
            word in PAST_FORMS or (word in LINKS and word not in AMBIGUOUS_LINKS)
            for word in words[start:comma]
        )
    )


def is_boundary(words: list[str], index: int) -> bool:
    """Whether a word opens a new clause.

    That, while, said; not the "that" of "that of the software industry".
    """
    word = words[index]
    if word not in BOUNDARIES or (word in ADDING and not tells(words, index)):
        return False
    if word in SHOWING and words[index + 1 : index + 2] in (["a"], ["an"]):
        return False  # sales | showed a decline
    if word in SAID and index and words[index - 1] in TOLD_BEFORE:
        return False
    if word in SAID and index and words[index - 1] in FINITE_BE and words[index + 1 : index + 2] == ["to"]:
        return False  # ships are estimated | to have carried
    if word in SAID or (word == "projects" and forecasts(words, index)):
        return True
    if word == "as" and (words[index - 1] == "such" or words[index + 1 : index + 3] in WHOLES):
        return False
    if word == "that" and index and words[index - 1] in PREPOSITIONS:
        return False
    if word == "with":
        return index > 0 and words[index - 1] in {",", ";", "-", "—"}
    return word in SUBORDINATORS and not (word == "that" and words[index + 1 : index + 2] in STOOD_FOR)


def tells(words: list[str], index: int) -> bool:
    """Whether a form of "add" says that somebody speaks: he added | that; not: capacity added | to grids."""
    following = words[index + 1] if index + 1 < len(words) else "."
    told = following in {"that", "it", "he", "she", "they"} or not following[0].isalnum()
    return told and words[index - 1] != "value"


SHOWING = listed("show shows showed showing shown")
ADDING = listed("add adds added adding")
BOUNDARIES = SAID | SUBORDINATORS | {"projects"}  # no other word opens a clause
# the words that may end the search for a noun phrase's start
PHRASE_BREAKERS = BREAKS | CLAUSE_MODALS | BOUNDARIES | LINKS | CHANGE_VERBS.keys() | {"(", ".", "and", "or"}
TOLD_BEFORE = listed("first previously originally earlier than")  # deeper than first | announced
WHOLES = (["a", "whole"], ["a", "group"], ["a", "share"])  # exports to Asia | as a whole
STOOD_FOR = (
    ["of"],
    ["in"],
    ["for"],
    ["from"],
    ["on"],
    ["to"],
    ["with"],
    ["month"],
    ["year"],
    ["quarter"],
    ["period"],
)  # that of the software industry, that in manufacturing


def forecasts(words: list[str], index: int) -> bool:
    """Whether "projects" at a token is a verb.

    The bank projects inflation to fall; not: 27 projects across.
    """
    following = words[index + 1 : index + 7]
    return bool(following) and (
        following[0][0].isdigit()
        or following[0] in {"a", "an", "the", "that", "its"}
        or (following[0].isalpha() and "to" in following[1:])
    )


def clause_start(scene: Scene, index: int) -> int:
    """The token at which the clause starts that token `index` stands in."""
    words = scene.tokens.words
    while index > 0 and not (
        words[index - 1] in BREAKS or (is_boundary(words, index - 1) and scene.time_at[index - 1] < 0)
    ):
        index -= 1
    return index


def is_verb_here(words: list[str], index: int) -> bool:
    """Whether a word that may be a verb or a noun or adjective is the verb at its place."""
    word = words[index]
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if (word == "added" and "value" in {before, after}) or before.endswith("'s"):
        return False
    if before in NO_VERB_AFTER and not (word.endswith("ing") and before in LEADS_TO_GERUND):
        return False
    if after in FINITE_BE and word.endswith("s"):
        return False
    if is_attributive(words, index):
        return False
    if word in CHANGE_NOUNS and before in DEGREES and index > 1 and words[index - 2] not in AUXILIARIES:
        return False  # a marginal | increase to
    if before == "and" and word in CHANGE_NOUNS and after not in DETERMINERS:
        return False
    if word in AMBIGUOUS_LINKS and after.isalpha() and after not in FIGURE_AHEAD:
        return False
    return after not in {"of", "and", "in"} or word.endswith(("ed", "ing")) or word in ONLY_VERBS


def is_attributive(words: list[str], index: int) -> bool:
    """Whether a participle stands before its noun: the number of newly | registered cars."""
    if words[index].endswith("ing") or words[index] == "compared":
        return False
    before = index - 1
    while before > 0 and is_adverb(words[before]):
        before -= 1
    if before < 0 or words[before] in OPENING_NOUNS or words[before] in PREPOSITIONS - {"to", "as"}:
        return before >= 0
    after = words[index + 1] if index + 1 < len(words) else "."
    described = words[before] in DESCRIBING and after.isalpha() and after not in DETERMINERS | FIGURE_AHEAD
    return described and after not in PREPOSITIONS


OPENING_NOUNS = listed("the a an its their our")
DESCRIBING = listed("global national domestic annual overall")  # global | recorded music revenues
ONLY_VERBS = CHANGE_VERBS.keys() - CHANGE_NOUNS.keys()  # fell, rose; not: fall, rise
FINITE_BE = listed("is are was were has have had will")  # behind a noun in -s: contracts | were
LEADS_TO_GERUND = frozenset({"in", "for", "of"})  # succeeded in | reducing its debt by half
NO_VERB_AFTER = listed("the a an more of its total in for by our their 's with")
FIGURE_AHEAD = listed("a an about at to by on over nearly some usd us eur gbp rs rmb inr hk krw")


def opening(words: list[str], index: int, lowest: int) -> int:
    """The place of the bracket that the one at `index` closes, or `index` itself."""
    for here in range(index - 1, lowest, -1):
        if words[here] == "(":
            return here
    return index


def noun_phrase_before(scene: Scene, last: int, floor: int, joined: bool = False) -> tuple[int, int] | None:
    """The tokens of the short noun phrase that ends at `last`: a total outlay | of 5 million.

    `joined` takes in what "and" joins to it: sewage and waste services | (0.6 %).
    """
    words = scene.tokens.words
    first = last + 1
    lowest = max(floor, last - 7)
    index = last
    while index > lowest:
        word = words[index]
        if word == ")":
            index = opening(words, index, lowest)
        elif (
            (
                (word in PREPOSITIONS and word not in {"of", "per"})
                or word in BREAKS
                or word in {",", "(", "with", "to"}
                or (word in {"and", "or"} and not (joined and words[index - 1].isalpha()))
            )
            or word in SUBORDINATORS
            or word in SAID
            or word in AUXILIARIES
            or scene.time_at[index] >= 0
            or word in {"a", "an", "the", "its", "our", "their", "his", "this"}
            or (
                index < last
                and (word in LINKS or word in CHANGE_VERBS or word in SHARES)
                and is_verb_here(words, index)
            )
        ):
            break
        first = index
        index -= 1
    return (first, last) if first <= last else None


def tail(scene: Scene, first: int, ceiling: int, predicate: bool) -> tuple[int, int] | None:
    """The tokens of what follows from `first` up to the clause's end.

    The noun phrase, with its predicate if asked.
    """
    words = scene.tokens.words
    last = first - 1
    depth = 0
    for index in range(first, min(ceiling, first + LONGEST_TAIL + 6 * predicate, len(words))):
        word = words[index]
        if word == "(":
            depth += 1
        elif word == ")":
            if not depth:
                break
            depth -= 1
        elif (
            (word == "out" and counts_out_of(scene, index))
            or ends_clause(scene, index, first)
            or (not predicate and index > first and ends_noun_phrase(words, index))
        ):
            break
        last = index
    while last >= first and (words[last] in NEVER_LAST or words[last] in {",", "("}):
        last -= 1
    return (first, last) if first <= last else None


def counts_out_of(scene: Scene, index: int) -> bool:
    """Whether "out of" leads to the whole of a count: 29 million homes | out of a total of 31 million."""
    start = index + 2
    while start < len(scene.tokens.words) and scene.tokens.words[start] in BEFORE_A_WHOLE:
        start += 1
    of = scene.tokens.words[index + 1 : index + 2] == ["of"]
    return of and any(figure.first == start for figure in scene.figures)


BEFORE_A_WHOLE = listed("a the total of all some about")


def ends_clause(scene: Scene, index: int, first: int) -> bool:
    """Whether a clause that goes on from `first` ends before a token."""
    words = scene.tokens.words
    word = words[index]
    if word == '"' and ('"' in words[index + 1 : index + 6] or '"' in words[max(first, index - 5) : index]):
        return False
    if word in BREAKS or word == "." or (word == "," and not list_goes_on(words, index)):
        return True
    if word in {"and", "or"} and index + 1 < len(words):
        following = words[index + 1]
        if following in PAST_FORMS or following in CHANGE_VERBS:
            return True
        if following in DETERMINERS and not FINITE_BE.isdisjoint(words[index + 2 : index + 5]):
            return True  # 40 ships | and the number is
    lasting = word in PREPOSITIONS and behind_duration(words, index + 1) > index + 1
    timed = scene.time_at[index] >= 0 and not names_its_time(scene, index)
    return index > first and (word in SAID or timed or lasting)


def names_its_time(scene: Scene, index: int) -> bool:
    """Whether a time at a token stands inside of a noun phrase: the total | January-July exports."""
    words, times = scene.tokens.words, scene.time_at
    end = next((at for at in range(index, len(words)) if times[at] < 0), len(words))
    before = index - 1 - (words[index - 1] == "the")
    if before < 0 or end == len(words) or words[before] in PREPOSITIONS or is_plural(words[before]):
        return False
    return words[end].isalpha() and words[end] not in NEVER_NAMED


# what stands behind a time that no noun phrase holds
NEVER_NAMED = PREPOSITIONS | AUXILIARIES | LINKS | SHARES | PAST_FORMS | THIRD_FORMS | SAID | SUBORDINATORS
NEVER_NAMED |= ONLY_VERBS | listed("and or but a an the")


def ends_noun_phrase(words: list[str], index: int) -> bool:
    """Whether a word is the verb or the conjunction behind a noun phrase."""
    word = words[index]
    return (
        (word in LINKS and (word not in AMBIGUOUS_LINKS or is_verb_here(words, index)))
        or word in SUBORDINATORS
        or word in SHARES
        or (word in AUXILIARIES and word not in {"to", "also"} and not describes_noun(words, index))
    )


def describes_noun(words: list[str], index: int) -> bool:
    """Whether a word that may lead up to a verb describes a noun: the total | expected draw on reserves."""
    return words[index] in AMBIGUOUS_LINKS and not is_verb_here(words, index)


def list_goes_on(words: list[str], comma: int) -> bool:
    """Whether a list goes on after the comma: design, development and manufacture."""
    for index in range(comma + 1, min(comma + 5, len(words))):
        if words[index] in {"and", "or"}:
            return index > comma + 1
        if (
            words[index] in PREPOSITIONS
            or words[index] in LINKS
            or words[index] in AUXILIARIES
            or not (words[index][0].isalpha() or words[index] == "&")
        ):
            return False
        if words[index].endswith("ing") and index == comma + 1:
            return False
    return False
