"""A figure in its English sentence, as the rules of what it measures look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefings.languages.english_governors import AFTER_BARE, FAR
from briefings.languages.english_nouns import LIVING
from briefings.languages.english_phrases import (
    BREAKS,
    Scene,
    clause_start,
    cleaned,
    is_adverb,
    phrase_start,
    tail,
)
from briefings.languages.english_subjects import is_predicate, main_subject
from briefings.languages.english_time_words import COMPARED
from briefings.languages.english_tokens import Figure, Governor, Tokens
from briefings.languages.english_units import TIME_UNITS
from briefings.languages.english_verbs import PAST_FORMS, PRESENT_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_VERBS,
    DETERMINERS,
    EACH,
    EMPTY_HEADS,
    LINKS,
    PREPOSITIONS,
    SHARES,
    SUBORDINATORS,
)
from briefings.quantities import listed

Span: TypeAlias = "tuple[int, int]"  # first and last token
Answer: TypeAlias = "Span | Literal['earlier'] | None"  # None: the rule does not apply
NO_NAME = (
    listed(
        "thereafter afterwards thanks due owing"
        " ahead short shy clear apart better stronger weaker wider narrower larger smaller greater"
        " higher lower more less fewer faster slower mark level threshold each together combined"
        " yearly better worse overall annually respectively altogether cumulatively equal equivalent"
        " worldwide nationwide"
    )
    | LIVING
    | PREPOSITIONS
    | AFTER_BARE
    | AUXILIARIES
    | EACH
    | SUBORDINATORS
    | LINKS
    | SHARES
    | CHANGE_VERBS.keys()
)


@dataclass(slots=True)
class Spot:
    """A figure in its sentence, as the rules look at it."""

    scene: Scene
    figure: Figure
    floor: int  # last token of the figure before
    ceiling: int  # first token of the figure behind
    follows: bool  # a figure before it in the sentence has a subject
    words: list[str]
    governor: Governor
    start: int  # the token behind the figure and what says only how often or how long
    after: str  # its word
    opens: bool  # the figure stands where its clause begins

    @classmethod
    def of(cls, scene: Scene, figure: Figure, floor: int, ceiling: int, follows: bool) -> Spot:
        words = scene.tokens.words
        start = after_measure(scene, figure)
        after = words[start] if start < len(words) else "."
        return cls(scene, figure, floor, ceiling, follows, words, figure.governor, start, after, figure.opens)

    def main(self) -> Span | None:
        """The subject of the clause that the figure stands in."""
        start = clause_start(self.scene, self.figure.first)
        relative = start > 2 and self.words[start - 2] == "," and self.words[start - 1] in {"which", "who"}
        if relative and "," in self.words[start : self.figure.first]:  # cuts, which go deep, | save 5 billion
            return main_subject(self.scene, clause_start(self.scene, start - 2), start - 2)
        if self.words[start - 1] in JOINING and start > 1 and is_predicate(self.words, start):
            start = clause_start(self.scene, start - 1)  # prices | have eased but remain high, at 6 percent
        found = self.joined_clause(start) or main_subject(self.scene, start, self.figure.first)
        if found and (foreseen := self.foreseen(found[1] + 1)) is not None:
            return foreseen
        if found is None and relative and self.floor < start - 3:  # Japan, which | produced 5 million tonnes
            return cleaned(self.words, phrase_start(self.scene, start - 3, self.floor), start - 3)
        return found

    def foreseen(self, verb: int) -> Span | None:
        """What is expected to do something: the bank expects | coal to fuel 34 percent."""
        if verb >= self.figure.first or self.words[verb] not in FORESEEING:
            return None
        ends = (index for index in range(verb + 1, self.figure.first) if self.words[index] == "to")
        end = next(ends, verb + 1)
        return cleaned(self.words, verb + 1, end - 1) if end > verb + 1 else None

    def joined_clause(self, start: int) -> Span | None:
        """The subject of the clause that the figure's own clause is joined to: sales rose, and | cars led."""
        for place in range(self.figure.first - 1, start + 1, -1):
            if self.words[place] not in JOINING or self.words[place - 1] != ",":
                continue
            found = main_subject(self.scene, place + 1, self.figure.first)
            whole = found is not None and found[1] + 1 < self.figure.first
            if found and whole and is_predicate(self.words, found[1] + 1):
                earlier = any(is_predicate(self.words, index) for index in range(start + 1, place))
                return found if earlier else None
        return None

    def has_predicate(self) -> bool:
        """Whether the noun phrase that starts with the figure is the subject of a verb behind it."""
        for index in range(self.figure.noun_last + 1, min(self.ceiling, self.figure.noun_last + FAR)):
            if self.words[index] in BREAKS or self.words[index] in {",", "(", "."}:
                return False
            if is_predicate(self.words, index):
                return True
        return False

    def tail(self, index: int, predicate: bool = False) -> Span | None:
        """The noun phrase that starts at a token, its article left out; None where a time starts there."""
        start = after_determiner(self.words, index)
        if start >= len(self.words) or self.scene.time_at[start] >= 0:
            return None
        if self.words[start] in NO_OBJECT and not self.describes(start):
            return None
        for other in self.scene.figures:
            if other.first == start and other.quantity.noun is not None:
                return other.last + 1, other.noun_last
        found = tail(self.scene, start, self.ceiling, predicate)
        if found is not None and self.words[found[1]] in MANNERS:
            return None
        if found is None or not DURATIONS.isdisjoint(self.words[found[0] : found[1] + 1][:3]):
            return None
        return cleaned(self.words, *found)

    def describes(self, index: int) -> bool:
        """Whether "total" or "average" only describes the noun behind it: in | total investment."""
        return self.words[index] in {"total", "average"} and is_named(self.scene, index + 1)


FORESEEING = listed("expect expects expected forecast forecasts predict predicts project projects see sees")
JOINING = listed("and but while")
DURATIONS = TIME_UNITS - listed("business working calendar consecutive straight successive second")
MANNERS = listed("estimate estimates basis terms average")  # on our estimate, in real terms
NO_OBJECT = listed(
    "order whole rest remainder total all turn addition average particular part general"
    " comparison contrast relation period"
)  # in order, in turn


LIMITS = listed("most least maximum present")  # behind "at": 5 billion at most


def after_measure(scene: Scene, figure: Figure) -> int:
    """The token after a figure and what says only how often or how long.

    Over 4 years, a year, ($566 billion).
    """
    words = scene.tokens.words
    index = figure.last + 1
    for _ in range(3):
        if index + 1 >= len(words):
            break
        if words[index] == "(":
            index = next((i + 1 for i in range(index, min(index + 12, len(words))) if words[i] == ")"), index)
        elif (words[index] in EACH and words[index + 1] in TIME_UNITS) or (
            words[index] == "at" and words[index + 1] in LIMITS
        ):
            index += 2
        elif words[index] in {"annually", "yearly"} or is_when(scene, index):
            index += 1
        elif words[index] == "per" and is_named(scene, index + 2):
            index += 2  # $0.36 per share | quarterly dividend
        elif words[index] in {"over", "for", "in"} and words[min(index + 2, len(words) - 1)] in TIME_UNITS:
            index += 3
        else:
            break
    return index


def is_when(scene: Scene, index: int) -> bool:
    """Whether a token stands in an expression of time that says when, not in one that compares."""
    at = scene.time_at[index]
    return at >= 0 and scene.times[at].role not in COMPARED


def is_named(scene: Scene, index: int) -> bool:
    """Whether a noun phrase starts at a token.

    80% | data processing, 1 billion | Advanced Propulsion Centre.
    """
    tokens: Tokens = scene.tokens
    if index >= len(tokens.words) or not tokens.words[index][0].isalpha() or scene.time_at[index] >= 0:
        return False
    word = tokens.words[index]
    named = tokens.text[tokens.starts[index]].isupper()
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else "."
    says = word in PRESENT_FORMS and following in DETERMINERS  # 22% | expect that
    if says or is_share(tokens.words, index):
        return False
    if is_adverb(word) or (not named and (word.endswith("ed") or word in PAST_FORMS)):
        return False
    return word not in NO_NAME or (word in CHANGE_VERBS and named)


def is_share(words: list[str], index: int) -> bool:
    """Whether what follows a percentage only says that it is one: 20% | market share; not: share prices."""
    end = index + (words[index] == "market")
    following = words[end + 1] if end + 1 < len(words) else "."
    closed = following in PREPOSITIONS or following in AUXILIARIES or not following[0].isalpha()
    return words[end : end + 1] in (["share"], ["stake"], ["weight"]) and closed


def after_determiner(words: list[str], index: int) -> int:
    """The index after "the", "all" and the like."""
    return (
        index + 1
        if index < len(words) and words[index] in {"the", "our", "its", "a", "an", "all", "their"}
        else index
    )


def is_empty(word: str) -> bool:
    """Whether a word before "of" only frames the figure: a 40-year high | of."""
    return word.removesuffix("s") in EMPTY_HEADS or word.endswith("-year")
