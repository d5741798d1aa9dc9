"""Figures in English: the number, its scale, unit, currency, bound and the noun it counts."""

from __future__ import annotations

import math
import re
from itertools import compress

from briefings.known import known
from briefings.languages.english_admission import is_countable
from briefings.languages.english_bounds import with_bounds
from briefings.languages.english_fractions import RATIO, fraction_quantity, multiple_quantity, ratio_quantity
from briefings.languages.english_nouns import SYMBOLS, measures, placed
from briefings.languages.english_tokens import NUMBER, Figure, Tokens
from briefings.languages.english_units import (
    CURRENCIES,
    FRACTIONS,
    HUNDREDTH,
    INDEX_POINTS,
    INDICES,
    MONEY_SCALES,
    MULTIPLES,
    NUMBER_WORDS,
    PARTS,
    PERCENT_UNITS,
    SCALED_SIGNS,
    SCALED_WORDS,
    SCALES,
    SIGNS,
)
from briefings.periods import TimePhrase
from briefings.quantities import PERCENT, POINTS, TIMES, Quantity


def alternatives(words: dict[str, object]) -> str:
    """A pattern of the table's entries, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(words, key=len, reverse=True))


SCALE = re.compile(rf"[ -]?(?P<word>{alternatives(dict(SCALES))})(?![A-Za-z]|\.[A-Za-z])", re.I)
UNIT = re.compile(
    rf"[ -]?(?:(?P<percent>{alternatives(dict(PERCENT_UNITS))})"
    rf"|(?P<money>{alternatives(dict(CURRENCIES))}))(?![A-Za-z])",
    re.I,
)
LETTERS = re.compile(r"[A-Za-z°µ]+[A-Za-z0-9]*(?:/[hs]\b)?")
RANGE = re.compile(r"(?P<dash> ?[-–—] ?| to )(?P<sign>[A-Za-z]{0,3}[$€£¥₹₩])?(?=\d)")
NOT_A_NUMBER = re.compile(r":\d|/\d|\.\d|-\d{3,}-\d|\)? ?\d{3,4}[- ]\d{4}|@")
COVERING = frozenset({"cover", "covers", "covered"})
COMPLETING = frozenset({"complete", "completes", "completed"})  # a round of training for all staff
REACH_OF_COMPLETING = 10  # words from the verb to "for all"
RANKS = {
    name: place
    for place, name in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        start=1,
    )
}
NUMBER_STARTERS = (
    NUMBER_WORDS.keys()
    | SCALED_WORDS
    | MULTIPLES.keys()
    | RANKS.keys()
    | {"million", "billion", "trillion", "all", "every", "full", "universal", "zero"}
    | {fraction.split()[0] for fraction in FRACTIONS.table}
)


GLUED = re.compile(r"([a-z]{1,4})\.?(?=\d)")  # a currency's letters glued to the digits: R2.40, RM50, KRW74
CODES = frozenset(sign.strip() for sign in SIGNS.table if sign.strip().isalpha()) | SCALED_SIGNS.keys()


def find_figures(tokens: Tokens, times: list[TimePhrase], currency: str) -> list[Figure]:
    """The figures of a sentence that are neither times nor names, in its order."""
    figures: list[Figure] = []
    places = number_places(tokens)
    if not places:
        return []
    zones = iter([*[(phrase.start, phrase.end) for phrase in times], (len(tokens.text), math.inf)])
    stop, behind = next(zones)
    done = 0
    for index, place in places:
        if place < done:
            continue
        while behind <= place:
            stop, behind = next(zones)
        if stop <= place:
            continue
        word = tokens.words[index][place - tokens.starts[index] :]
        quantity = quantity_at(tokens, index, word, place, currency)
        if quantity is not None:
            done = quantity.end
            figures.append(placed(tokens, quantity, index, stop))
        elif word[0].isdigit():
            done = tokens.ends[index]
    if len(figures) > 1:
        share_units(figures, tokens)
        name_points(figures, tokens.words)
    return [figure for figure in figures if is_countable(figure, tokens)]


def number_places(tokens: Tokens) -> list[tuple[int, int]]:
    """(token, place) of each word that may start a figure; of R2.40 and RM50 the place is the digits'."""
    words, starts = tokens.words, tokens.starts
    hits = compress(range(len(words)), map(number_offsets, words))
    return [(index, starts[index] + offset) for index in hits for offset in number_offsets(words[index])]


@known
def number_offsets(word: str) -> tuple[int, ...]:
    """Where in a word a figure may start: mostly nowhere; in RM50 behind the currency's letters."""
    starts = (0,) if "0" <= word < ":" or word in NUMBER_STARTERS or "-" in word else ()
    code = GLUED.match(word)
    return (*starts, code.end()) if code is not None and code[1] in CODES else starts


def quantity_at(tokens: Tokens, index: int, word: str, place: int, currency: str) -> Quantity | None:
    """The quantity whose figure starts at a token, or None."""
    text = tokens.text
    if word[0].isdigit() and not ordinal(word):
        ratio = RATIO.match(text, place) if len(word) == 1 else None
        return ratio_quantity(ratio) if ratio else digits_quantity(tokens, index, place, currency)
    if word in MULTIPLES:
        return multiple_quantity(tokens, index)
    if word in {"zero", "one"}:
        value = float(word == "one")
        rate = with_bounds(text, measured(text, place, tokens.ends[index], value, 1.0, currency))
        if rate.unit in RATES or word == "zero":
            return rate if rate.unit in RATES else None
    if word in NUMBER_WORDS or word in SCALED_WORDS or word in PARTS or "-" in word:
        if (ratio := RATIO.match(text, place)) is not None:
            return ratio_quantity(ratio)
        fraction = FRACTIONS.starting_at(text, place)
        if fraction is not None and (share := fraction_quantity(text, place, *fraction)) is not None:
            return share
        return words_quantity(tokens, index, currency) if word != "an" else None
    if word in SCALES and len(word) > 5 and (unit := UNIT.match(text, tokens.ends[index])) and unit["money"]:
        return with_bounds(
            text, measured(text, place, tokens.ends[index], 1.0, 1.0, currency, at_scale=place)
        )
    if word == "all" and tokens.words[index - 1 : index] == ["for"] and completed(tokens, index):
        return Quantity(place, tokens.ends[index], place, tokens.ends[index], 100.0, PERCENT)
    if word in {"all", "every"} and index and tokens.words[index - 1] in COVERING:
        quantity = Quantity(
            tokens.starts[index - 1], tokens.ends[index], place, tokens.ends[index], 100.0, PERCENT
        )
        return with_bounds(text, quantity)
    if (rank := RANKS.get(word) or ordinal(word)) and RANKING.search(text, max(0, place - 24), place):
        return Quantity(
            place, tokens.ends[index], place, tokens.ends[index], float(rank), "rank", kind="rank"
        )
    if word in {"full", "universal"} and tokens.words[index + 1 : index + 2] == ["coverage"]:
        return Quantity(place, tokens.ends[index + 1], place, tokens.ends[index], 100.0, PERCENT)
    return None


def completed(tokens: Tokens, index: int) -> bool:
    """Whether something is completed for all: complete a round of training for | all staff."""
    following = tokens.words[index + 1 : index + 2]
    done = not COMPLETING.isdisjoint(tokens.words[max(0, index - REACH_OF_COMPLETING) : index])
    return done and all(word.isalpha() and word not in {"of", "the", "these", "those"} for word in following)


RANKING = re.compile(r"\brank(?:s|ed|ing)?(?: (?:as|at|the|in|among|now|globally))* $", re.I)


def ordinal(word: str) -> int | None:
    """9 of "9th"."""
    is_one = word.endswith(("st", "nd", "rd", "th")) and word[:-2].isdecimal() and len(word) < 6
    return int(word[:-2]) if is_one else None


def words_quantity(tokens: Tokens, index: int, currency: str) -> Quantity | None:
    """Eight, twenty-five, three million, half a million."""
    word, place, end = tokens.words[index], tokens.starts[index], tokens.ends[index]
    if word in SCALED_WORDS:
        if word == "half" and tokens.words[index + 1 : index + 2] == ["a"]:
            index, value, end = index + 1, 0.5, tokens.ends[index + 1]
        else:
            value = 1.0
        scale = SCALE.match(tokens.text, end)
        if (
            (word == "half" and value == 1.0)
            or not scale
            or (len(scale["word"]) < 6 and SCALES[plain_word(scale["word"])] not in LAKHS)
            or scale["word"].lower() == "hundred"
        ):
            return None
    elif "-" in word:
        tens, _, ones = word.partition("-")
        if ones in SCALES and len(ones) > 5 and tens in NUMBER_WORDS:
            value, end = NUMBER_WORDS[tens], place + len(tens)
        elif NUMBER_WORDS.get(tens, 0) < 20 or (ones not in NUMBER_WORDS and ones != "one"):
            return None
        else:
            value = NUMBER_WORDS[tens] + NUMBER_WORDS.get(ones, 1.0)
    else:
        value = NUMBER_WORDS[word]
    return with_bounds(tokens.text, measured(tokens.text, place, end, value, 1.0, currency))


def digits_quantity(tokens: Tokens, index: int, place: int, currency: str) -> Quantity | None:
    """The quantity whose digits start at `place`.

    None for a name, an ordinal, a time of day, a list number.
    """
    text = tokens.text
    number = printed_number(text, place)
    if number is None:
        return None
    value, step, end = number
    if index == 0 and text[end : end + 1] in {".", ")"} and text[end + 1 : end + 2] in {" ", ""}:
        return None
    if CLOCK.match(text, place - 2):
        return None
    dash = RANGE.match(text, end)
    upper = printed_number(text, dash.end()) if dash else None
    if dash is None or upper is None or not is_range(text, place, dash, value, upper[0]):
        quantity = figure_at(text, place, end, value, step, currency)
        is_name = quantity.start == place and text[place - 1 : place].isalpha()  # N95, P2
        return None if is_name else with_bounds(text, signed(text, quantity))
    high, high_step, end = upper
    if high < value and high_step == 1 and end - place < 9:  # 5-3 is no range
        return None
    return ranged(measured(text, place, end, value, step, currency), value, high)


def printed_number(text: str, place: int) -> tuple[float, float, int] | None:
    """(value, worth of its last digit, end) of the number printed at a place; None for 5G, 9:30, 18th."""
    match = NUMBER.match(text, place)
    if match is None or NOT_A_NUMBER.match(text, match.end()):
        return None
    printed, end = match.group(), match.end()
    digits = printed.replace(",", "").replace(" ", "")
    if text.startswith(",", end) and "," not in printed and (decimal := DECIMAL_COMMA.match(text, end)):
        digits, end = f"{digits}.{decimal[1]}", decimal.end()
    value = float(digits)
    if (part := VULGAR.get(text[end : end + 1])) is not None:
        value, end = value + part, end + 1
    letters = LETTERS.match(text, end)
    if letters and not known_letters(letters.group()):
        return None
    return value, 10.0 ** -len(digits.partition(".")[2]), end


VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
DECIMAL_COMMA = re.compile(r",(\d{1,2})(?= ?(?:%|per ?cent|million|billion|trillion|bn\b|mn\b))")
CLOCK = re.compile(r"\d:")  # before the minutes of a time of day
START = re.compile(r"\b(from|by) (?:[A-Za-z]{0,3}[^\w\s]?|[A-Za-z]{2,3}[. ] ?)$", re.I)


def is_range(text: str, place: int, dash: re.Match[str], low: float, high: float) -> bool:
    """Whether a dash or "to" between two bare numbers makes a range.

    Not: from 36 to 44 percent, rose by 660,000 to 1.1 million, fell by 8,000 to 61,300.
    """
    if dash["dash"].strip() != "to":
        return True
    start = START.search(text, max(0, place - 12), place)
    return low < high and (start is None or (start[1].lower() == "by" and high < WIDEST_RANGE * low))


WIDEST_RANGE = 5.0  # times its lower end; a change beyond it leads "to" the level


def known_letters(letters: str) -> bool:
    """Whether letters glued to a number are a scale or a unit: 5bn, 100km; not 5G, 18th."""
    small = letters.lower()
    return (
        small in SCALES
        or (small in SYMBOLS and letters != "G")
        or small in PERCENT_UNITS
        or small in CURRENCIES
    )


def figure_at(text: str, place: int, end: int, value: float, step: float, currency: str) -> Quantity:
    """The figure from `place` to `end`, negative behind a currency's minus or in an account book's brackets.

    EUR -5.2 million, $(3.2) million.
    """
    sign = SIGNS.ending_at(text, place - 1) if text[place - 1 : place] in {"(", "-", "–"} else None
    enclosed = text[place - 1 : place] == "("
    if sign is None or (enclosed and text[end : end + 1] != ")"):
        return measured(text, place, end, value, step, currency)
    quantity = measured(text, place, end, -value, step, currency, at_scale=end + enclosed)
    quantity.start, quantity.end = sign[0], max(quantity.end, end + enclosed)
    quantity.unit = currency if sign[1] == "$" else sign[1]
    return quantity


def measured(
    text: str, place: int, end: int, value: float, step: float, currency: str, at_scale: int | None = None
) -> Quantity:
    """The figure from `place` to `end` with the scale and unit that follow it and the currency before it."""
    number_end = end
    sign = SIGNS.ending_at(text, place)
    at_scale = end if at_scale is None else at_scale
    word = next_word(text, at_scale)
    scale = SCALE.match(text, at_scale) if word in SCALE_WORDS else None
    factor = 1.0
    if scale and is_scale(text, scale, sign is not None, end):
        factor, end = SCALES[plain_word(scale["word"])], scale.end()
        if factor in BEFORE_CRORES and (crores := CRORES.match(text, end)):
            more = small_number(crores["number"]) * SCALES.get((crores["word"] or "").lower(), 1.0)
            value, factor, end = value + more / factor, factor * SCALES["crore"], crores.end()
        elif factor in LAKHS and (rest := REST.match(text, end)):
            value, end = (
                value + small_number(rest["number"]) * SCALES[rest["word"].lower()] / factor,
                rest.end(),
            )
    if text.startswith(AND_A_HALF, end):
        value, end = value + 0.5, end + len(AND_A_HALF)
    unit, start = "", place
    if sign is None and scale and text[place - 1 : place].lower() in SCALED_SIGNS:
        sign = place - 1, SCALED_SIGNS[text[place - 1].lower()]
    if sign:
        start, unit = sign
        unit = currency if unit == "$" else unit
    word = word if end == at_scale else next_word(text, end)
    following = UNIT.match(text, end) if word in UNIT_FIRST_WORDS else None
    if following and is_unit(text, following, bool(sign)):
        end = following.end()
        if not sign:
            unit = unit_of(following, currency)
        if unit.startswith(HUNDREDTH):
            unit, value, step = unit.removeprefix(HUNDREDTH), value / 100, step / 100
            unit = currency if unit == "$" else unit
    if not unit and (symbol := LETTERS.match(text, end)) and measures(symbol.group().lower()):
        unit, end = symbol.group(), symbol.end()
    return Quantity(start, end, place, number_end, scaled(value, factor), unit, step=step * factor)


AND_A_HALF = " and a half"  # a million | and a half
LAKHS = {SCALES["lakh"], SCALES["crore"]}
BEFORE_CRORES = LAKHS | {SCALES["thousand"]}
CRORES = re.compile(  # one lakh | 90 thousand crore, 12 thousand | 390 crore
    r" (?P<number>\d{1,3}|[a-z]+)(?: (?P<word>thousand|hundred))? crores?\b", re.I
)
REST = re.compile(
    r" (?P<number>\d{1,3}|[a-z]+) (?P<word>lakhs?|thousand|hundred)\b", re.I
)  # one lakh | 30 thousand


def small_number(source: str) -> float:
    """The value of up to three digits or a number word; 0 for any other word."""
    return float(source) if source.isdigit() else NUMBER_WORDS.get(source.lower(), 0.0)


def next_word(text: str, place: int) -> str:
    """The word that starts at a place, a blank or hyphen before it left out, in small letters."""
    match = NEXT_WORD.match(text, place)
    return match[1].lower() if match else ""


NEXT_WORD = re.compile(r"[ -]?([A-Za-z]+|[%¢])")
SCALE_WORDS = frozenset(word.split()[0] for word in SCALES)
UNIT_FIRST_WORDS = frozenset(re.split(r"[ .$-]", word)[0] for word in [*PERCENT_UNITS, *CURRENCIES]) | {
    "us",
    "u",
    "p",
    "%",
    "¢",
}


def scaled(value: float, factor: float) -> float:
    """The product as the digits give it: 4.1 times 1e12 is 4100000000000."""
    return float(f"{value!r}e{round(math.log10(factor))}") if factor > 1 else value


def is_scale(text: str, scale: re.Match[str], money: bool, end: int) -> bool:
    """Whether k, m, b, t after a figure is a scale and not metres or tonnes."""
    word = scale["word"].lower()
    if word not in MONEY_SCALES:
        return True
    if money:
        return True
    if scale.start("word") != end or word == "t":
        return False
    if word in {"k", "cr"} or SAYS_A_SHARE_OVER.search(text, max(0, end - SHARE_REACH), end):
        return True
    return COUNTED_BEHIND.match(text[scale.end() : scale.end() + 16]) is not None


COUNTED_BEHIND = re.compile(r" (?:[A-Z]|[a-z]{3,}(?<!long)(?<!wide)(?<!high)(?<!deep)(?<!tall))|\+")
SAYS_A_SHARE_OVER = re.compile(r"(?:%|per ?cent) \([\d.,]+$")  # 17% (|5.1m) of all homes
SHARE_REACH = 24  # characters


def is_unit(text: str, unit: re.Match[str], money: bool) -> bool:
    """Whether a unit's short form is one.

    "x" and "pp" stand glued to or after a figure, "real" may be a word.
    """
    word = (unit["percent"] or unit["money"]).lower()
    if unit["money"]:
        return word not in {"real", "rand", "pound", "won"} or not text[unit.end() : unit.end() + 1].isalpha()
    return not money


def plain_word(source: str) -> str:
    """A unit's words in small letters, hyphens as blanks: per-cent is per cent."""
    return source.lower().replace("-", " ")


PERCENT_BY_WORD = {plain_word(word): unit for word, unit in PERCENT_UNITS.items()}
CURRENCY_BY_WORD = {plain_word(word): unit for word, unit in CURRENCIES.items()}


def unit_of(match: re.Match[str], currency: str) -> str:
    """The unit that the words after a figure name."""
    if match["percent"]:
        return PERCENT_BY_WORD[plain_word(match["percent"])]
    code = CURRENCY_BY_WORD[plain_word(match["money"])]
    return currency if code == "$" else code


def signed(text: str, quantity: Quantity) -> Quantity:
    """The quantity with its sign: the direction of a rate or count, -0.4 %; else a value below 0, -$2 bn."""
    place = quantity.start - 1
    place -= text[max(0, place - 3) : place + 1] == "(-) "
    sign = text[place] if place >= 0 and (place == 0 or text[place - 1] in " (|:") else ""
    enclosed = text[max(0, place - 3) : place + 1].rstrip(" ")
    if enclosed.endswith("(-)"):
        sign, place = "-", text.rindex("(", 0, place)
    if sign not in SIGN_DIRECTIONS:
        return quantity
    quantity.start = place
    if quantity.unit in RATES or not quantity.unit:
        quantity.direction = SIGN_DIRECTIONS[sign]
    elif sign != "+":
        quantity.value = -quantity.value
    return quantity


# a triangle is the minus of accounts in Korea and Japan
SIGN_DIRECTIONS = {"+": "increase", "-": "decrease", "–": "decrease", "△": "decrease", "▼": "decrease"}


def ranged(quantity: Quantity, low: float, high: float) -> Quantity:
    """The quantity as a range: "30-40 percent"; its value is the lower end, as printed first."""
    factor = quantity.value / low if low else 1.0
    quantity.low, quantity.high = sorted((low * factor, high * factor))
    return quantity


RATES = frozenset({PERCENT, POINTS, TIMES})


def share_units(figures: list[Figure], tokens: Tokens) -> None:
    """Gives a bare figure the unit of the figure it is listed with: 31.1 and 26.3 percentage points."""
    for figure, following in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        between = tokens.words[figure.last + 1 : following.first]
        if (
            figure.bare
            and (figure.quantity.end == figure.quantity.number_end or following.quantity.unit not in RATES)
            and not (following.quantity.unit in RATES and ("or" in between or figure.quantity.value >= 1000))
            and not following.bare
            and following.quantity.unit
            and following.quantity.kind != "share"
            and all(w in {",", "and", "or", "to"} for w in between)
        ):
            one, other = figure.quantity, following.quantity
            if (
                one.end == one.number_end
                and other.noun is None
                and other.value
                and other.number_end < other.end
            ):
                printed = float(printed_digits(tokens.text[other.number_start : other.number_end]))
                factor = other.value / printed if printed and other.unit not in {PERCENT, POINTS} else 1.0
                one.value, one.step = scaled(one.value, factor), one.step * factor
                if one.low is not None and one.high is not None:
                    one.low, one.high = scaled(one.low, factor), scaled(one.high, factor)
            one.unit, figure.bare = other.unit, False


def name_points(figures: list[Figure], words: list[str]) -> None:
    """Makes "points" beside a percentage percentage points: 27% use it, | 8 points more.

    Not those that an index stands at: fell by 2.5 percent, settling at | 90.5 points.
    """
    points = [figure for figure in figures if figure.quantity.unit in {"point", "points"}]
    if points and any(figure.quantity.unit == PERCENT for figure in figures):
        is_named = not INDICES.isdisjoint(words)
        for figure in points:
            stands = is_named and words[figure.first - 1 : figure.first] == ["at"]
            figure.quantity.unit, figure.quantity.noun = INDEX_POINTS if stands else POINTS, None


def printed_digits(source: str) -> str:
    """The digits of a printed number, "1" for a number in words."""
    digits = source.replace(",", "").replace(" ", "")
    return digits if re.fullmatch(r"\d+(?:\.\d+)?", digits) else "1"
