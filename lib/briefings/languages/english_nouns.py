"""What an English number counts: the noun behind it, or a unit of measure."""

from __future__ import annotations

from briefings.languages.english_tokens import NUMBER, Figure, Tokens
from briefings.languages.english_units import MEASURES
from briefings.languages.english_verbs import PAST_FORMS
from briefings.languages.english_words import CHANGE_VERBS, CLOSERS, LINKS, SHARES
from briefings.quantities import Quantity, listed

SYMBOLS = listed(
    "km kg mm cm nm ha gw mw kw twh gwh mwh kwh gb tb pb mb mbps gbps hz ghz mhz sqm tco2 tco2e"
    " mtco2e mt gt kt mtoe bcm eflops pflops tflops ghg dwt teu teus mtpa gwp kwp mwp mmt mmbtu bbl"
    " boe mboe w v l ml g t m kl pj tj gj ms kbit/s mbit/s gbit/s km/h"
)
PLURAL = listed("people persons women men children staff personnel aircraft")
MASS = listed("employees youth equipment housing land capacity power mbps livestock fish cattle police")


def placed(tokens: Tokens, quantity: Quantity, index: int, stop: int) -> Figure:
    """The figure of a quantity, with the noun it counts when it has no unit."""
    first = last = index
    while first > 0 and tokens.starts[first] > quantity.start:
        first -= 1
    while last + 1 < len(tokens.words) and tokens.starts[last + 1] < quantity.end:
        last += 1
    figure = Figure(quantity, first, last, noun_last=last)
    if not quantity.unit:
        noun = counted_noun(tokens, last + 1, stop)
        if noun is None or not counts(tokens, last + 1, noun):
            figure.bare = True
        elif is_measure(tokens, last + 1, noun):
            quantity.end, figure.last = tokens.ends[noun], noun
            quantity.unit = tokens.text[tokens.starts[last + 1] : quantity.end]
            figure.noun_last = noun
        else:
            first_word = last + 1 + (noun > last + 1 and tokens.words[last + 1] == "more")
            quantity.noun = tokens.starts[first_word], tokens.ends[noun]
            quantity.unit = tokens.text[slice(*quantity.noun)]
            figure.noun_last = noun
    return figure


def counted_noun(tokens: Tokens, index: int, stop: int) -> int | None:
    """The last token of the noun phrase that starts at `index`, or None."""
    words, last = tokens.words, None
    for here in range(index, min(index + 9, len(words))):
        word = words[here]
        if here == index and len(word) > 1 and word in SYMBOLS:
            return here  # 450 | GW wind farm capacity
        if word == "+" and tokens.starts[here] == tokens.ends[here - 1]:
            continue  # "5G+ healthcare" projects
        if word == '"' and '"' in words[here + 1 : here + 6] + words[index:here]:
            continue
        if word == "more" and here == index and words[here + 1 : here + 2] != ["than"]:
            continue
        if word == "and" and last is not None and joins_adjectives(words, last, here):
            continue
        if word in CLOSERS or not (word[0].isalpha() or word[0].isdigit()) or tokens.starts[here] >= stop:
            if word == "(" and last is not None:
                break
            break
        if (
            last is None
            and word in LIVING
            and not is_plural(words[here + 1] if here + 1 < len(words) else "")
        ):
            break
        if last is None and word in PAST_FORMS and after_list(words, here):
            break
        if word[0].isdigit() and NUMBER.fullmatch(word) and not word.isalnum():
            break
        if last is not None and ends_noun(words, here):
            break
        last = here
    return last


def joins_adjectives(words: list[str], last: int, here: int) -> bool:
    """Whether "and" stands between two adjectives of one noun: specialized | and | sophisticated firms."""
    following = words[here + 1] if here + 1 < len(words) else "."
    return not is_plural(words[last]) and following.isalpha() and following not in CLOSERS


# verbs of people, that follow a number whose noun is left out: 3 million | use it
LIVING = listed(
    "sell say believe think know go use live work need receive face want remain benefit attend"
    " suffer visit own hold earn lack get"
)


def after_list(words: list[str], here: int) -> bool:
    """Whether a number before a past form stands for things counted before.

    Of the 20 counties, 12 | reported.
    """
    return words[0] in {"of", "out", "among"} and "," in words[:here]


def counts(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words after a figure can be what it counts: a plural, a unit, an abbreviation."""
    word = tokens.text[tokens.starts[last] : tokens.ends[last]]
    small = word.lower()
    if last == first and (small in VERBS_AFTER or small.endswith("ed")):
        return False
    return is_plural(small) or measures(small) or small in MASS or (word.isupper() and len(word) > 1)


VERBS_AFTER = listed("uses use has receives works lives remains includes covers provides needs plans takes")
MEASURE_ENDS = ("byte", "watt", "-hour", "metre", "meter", "tonne", "hertz", "joule", "flop")


NO_MEASURES = frozenset({"parameter", "perimeter", "diameter"})


def measures(word: str) -> bool:
    """Whether a word is a unit of measure."""
    if word in MEASURES or word in SYMBOLS:
        return True
    one = word.removesuffix("s")
    return one.endswith(MEASURE_ENDS) and one not in NO_MEASURES


def is_measure(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words after a figure are a unit of measure: EFLOPS, MW, million tonnes, square metres."""
    words = tokens.words[first : last + 1]
    word = tokens.text[tokens.starts[first] : tokens.ends[first]]
    if len(words) > 3 or (not measures(words[-1]) and not word.isupper()):
        return False
    return measures(words[0]) or (word.isupper() and len(word) > 1 and len(words) == 1)


def ends_noun(words: list[str], here: int) -> bool:
    """Whether the word at `here` no longer belongs to the noun phrase before it."""
    before, word = words[here - 1], words[here]
    if is_plural(before) and not is_plural(word):
        return True
    if word in NOUN_OR_VERB and words[here + 1 : here + 2] not in BEHIND_VERB:
        return False
    return (word in LINKS or word in SHARES or word in CHANGE_VERBS) and not word.endswith(("ed", "ing"))


NOUN_OR_VERB = listed("stays records posts adds")  # 5 million overnight | stays
BEHIND_VERB = (["at"], ["the"], ["a"], ["to"])


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in PLURAL or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3
    )
