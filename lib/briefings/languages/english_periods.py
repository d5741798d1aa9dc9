"""Expressions of time in English: "the second quarter of this year", "FY24", "by the end of 2030"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import compress

from briefings.known import known
from briefings.languages.english_calendar import RESOLVE
from briefings.languages.english_time_words import (
    BEFORE,
    ENDS,
    MONTHS,
    SPANS,
    STARTERS,
    TIME_AT_DIGIT,
    TIME_AT_WORD,
)
from briefings.languages.english_tokens import Tokens
from briefings.periods import (
    Period,
    TimePhrase,
    months,
)
from briefings.quantities import listed
from briefings.sentences import Discourse

YEAR_BEFORE = listed(
    "in of by since from to through until till year years for during before after and between"
)
YEAR_BEFORE |= listed("the its our their this that fiscal than with vs versus compared a to's below above")
NOUN_AFTER = re.compile(r" [a-z][a-z-]*(?: [a-z][a-z-]*)?s\b(?!')")
YEAR_NOUN = re.compile(
    r" (?:levels?|prices|targets?|figures?|values?|budgets?|census|elections?|baselines?|goals?"
    r"|results|estimates?)\b"
)
PRICES = re.compile(r" (?:constant )?prices\b")  # of a year: no time of the figure
PUBLISHED = re.compile(r"\b(?:Report|Yearbook|Outlook|Review|Survey) $")  # the year is of its name
NEVER_A_YEAR = re.compile(
    r" ?(?:%|per ?cent|percentage|million|billion|trillion|lakh|crore|bn\b|mn\b|km|[kMGT]Wh?\b|tonnes)"
)
MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|of|until|since|by|from|to|through|for|and|last|during|this|end|than|late|early|mid"
    r"|with|between|on|as of|vs)[ -]|[(,] ?)$",
    re.I,
)


def time_phrases(tokens: Tokens, end: int, discourse: Discourse) -> list[TimePhrase]:
    """The expressions of time that start at the words of a stretch of text, up to `end`."""
    text, words = tokens.text, tokens.words
    found: list[TimePhrase] = []
    done = -1
    for word, place in compress(zip(words, tokens.starts, strict=True), map(may_be_time, words)):
        if place < done:
            continue
        if word.startswith(PARTS):
            place += word.index("-") + 1
        match = (TIME_AT_DIGIT if text[place].isdigit() else TIME_AT_WORD).match(text, place, end)
        if match is None:
            continue
        name = match.lastgroup or ""
        if name == "year_span" and PRICES.match(text, match.end()):
            continue
        if (name == "year" and not reads_as_year(text, match, discourse)) or (
            name == "month_year" and not reads_as_month(text, match)
        ):
            continue
        phrase = time_phrase(text, name, match, discourse)
        if "since" in text[max(0, place - SINCE_REACH) : place] and SINCE.search(
            text, max(0, place - SINCE_REACH), place
        ):
            phrase = replace(phrase, role="since")
        if phrase.period is not None and (phrase.role == "when" or is_past_deadline(phrase, discourse)):
            discourse.mentioned = phrase.period
        found.append(phrase)
        done = match.end()
    return found


def is_past_deadline(phrase: TimePhrase, discourse: Discourse) -> bool:
    """Whether "by the end of 2022" has come."""
    today = discourse.today
    return (
        phrase.role == "by" and phrase.period is not None and today is not None and phrase.period.end <= today
    )


PARTS = ("end-", "mid-")  # of a year or month
PARTS_OF_YEARS = ("-quarter", "-half")
SINCE = re.compile(r"\bsince [^,;.()]*$")  # since data became available in | 1979: no time of the figure
SINCE_REACH = 70  # characters


@known
def may_be_time(word: str) -> bool:
    """Whether an expression of time may start with a word: most words and numbers are passed over by it."""
    if not "0" <= word < ":":
        code = word[:1] in {"q", "h"} and word[1:].isdecimal()  # q318
        return word in STARTERS or code or "fy" <= word < "fz" or ("-" in word and is_joined(word))
    if word[:2] in {"19", "20"} and len(word) >= 4:
        return True
    if "-" in word or "/" in word or word.count(".") == 2 or word[1:2] in {"q", "h", "m"}:
        return True
    if word[-1].isdigit():
        return len(word) == 1 or (len(word) == 2 and word[0] in "0123")
    return word.endswith(("st", "nd", "rd", "th", "m"))


def is_joined(word: str) -> bool:
    """Whether a word is a period with a dash in it: january-september, end-2025, third-quarter."""
    return word.partition("-")[0] in MONTHS or word.startswith(PARTS) or word.endswith(PARTS_OF_YEARS)


def reads_as_year(text: str, match: re.Match[str], discourse: Discourse) -> bool:
    """Whether a bare "2000" is a year, and not a count ("over 2000 enterprises") or an amount.

    That of the text's day or of the time named last is one: the outlook for | 2025 sales.
    """
    start, end = match.span()
    if (
        NEVER_A_YEAR.match(text, end)
        or PRICES.match(text, end)
        or text[start - 1 : start] in {"$", "€", "£", "¥", "₹", "₩"}
    ):
        return False
    if PUBLISHED.search(text, max(0, start - 16), start):
        return False
    known = {day.year for day in (discourse.today, discourse.mentioned and discourse.mentioned.end) if day}
    if int(match["y"]) in known:
        return True
    before = text[max(0, start - 24) : start].rstrip().rsplit(" ", 1)[-1].lower()
    if before in YEAR_BEFORE or before.endswith("'s") or not before[-1:].isalpha():
        return True
    return YEAR_NOUN.match(text, end) is not None or not NOUN_AFTER.match(text, end)


def reads_as_month(text: str, match: re.Match[str]) -> bool:
    """Whether "may" or "march" alone is the month."""
    if match["my_y"]:
        return True
    if len(match.group().rstrip(".")) < 4 and match.group() not in {"May", "may"}:
        return False
    word = text[match.start() : match.start() + 4]
    if not word[0].isupper():
        return False
    if word[:3] not in {"May", "Mar"}:
        return True
    return MONTH_BEFORE.search(
        text, max(0, match.start() - 12), match.start()
    ) is not None or text.startswith("'s", match.end())


def time_phrase(text: str, name: str, match: re.Match[str], discourse: Discourse) -> TimePhrase:
    """The expression with its period, the words before it ("by the end of") taken in."""
    start = match.start()
    period = RESOLVE[name](match, discourse)
    role, part = own_role(name, match), ""
    if edge := ENDS.ending_at(text, start):
        start, part = edge
    if name == "on_year":
        return TimePhrase(start, match.end(), None, role)
    if name in SPANS or (name == "month_day" and " to " in match.group()):
        long = period is not None and (period.end - period.start).days > 370
        words = BEFORE.ending_at(text, start)
        if words is not None and words[1][0] == "than":
            start = words[0]
            if text[start : start + 4].lower() != "from":
                return TimePhrase(start, match.end(), period, "than")
        return TimePhrase(start, match.end(), period, "when", long)
    if before := BEFORE.ending_at(text, start):
        start, (word_role, word_part) = before
        if name in {"year", "last", "quarter", "month_year"} and text[start : start + 3].lower() == "on ":
            word_role = "than"  # up 2 % on 2016
        if period is not None and discourse.today is not None and period.start > discourse.today:
            word_role = "when" if word_role == "than" else word_role  # saved in full from 2027
        part = part or word_part
        role = compared(role, word_role, match)
    elif name == "last" and not (match["l_t"] or match["l_w"].lower() in COUNTS_BACK - {"same"}):
        role = role if role == "yoy" and match["l_u"].lower() == "period" else "when"
    if name == "last" and role == "when" and is_lately(text, match):
        period = None
    if period is not None and part:
        period = part_of_period(period, part)
    return TimePhrase(start, match.end(), period, role)


def is_lately(text: str, match: re.Match[str]) -> bool:
    """Whether it is the twelve months up to now, and no calendar year: in the | last year."""
    year = match.group().lower() in {"last year", "past year"}
    return year and text[max(0, match.start() - 4) : match.start()].lower() == "the "


def compared(role: str, word_role: str, match: re.Match[str]) -> str:
    """The role of an expression after a word with a role of its own: "from last month" compares by month."""
    if role in {"mom", "qoq", "yoy"}:
        always = match.lastgroup != "last" or bool(match["l_t"]) or match["l_w"].lower() in COUNTS_BACK
        if always or (word_role in {"than", "over"} and match["l_w"].lower() != "last"):
            return role
        return "when" if word_role in {"over", "of"} else word_role
    if word_role == "over":
        return "than" if match.lastgroup in {"year", "last"} else "when"
    return "when" if word_role == "of" else word_role


# the quarter before that of the text, not before today
COUNTS_BACK = listed("same corresponding comparable previous preceding prior")


def part_of_period(period: Period, part: str) -> Period:
    """The end, start or middle of a period, as a day or a month."""
    if part == "end":
        return Period(period.end, period.end)
    if part == "start":
        return Period(period.start, period.start)
    if part == "middle" and (period.end - period.start).days > 300:
        return months(period.start.year, 6, 6)
    return period


BY_LETTER = {"y": "yoy", "o": "yoy", "m": "mom", "q": "qoq", "s": "qoq"}
BY_UNIT = {"year": "yoy", "month": "mom", "quarter": "qoq"}


def own_role(name: str, match: re.Match[str]) -> str:
    """The role that an expression has by itself: "a year earlier" compares, "today" is now."""
    if name == "today":
        return "now"
    if name == "on_year":
        unit = match["oy_u"] or match["oy_o"]
        return BY_UNIT[unit.lower()] if unit else BY_LETTER[match["oy_s"].lower()[0]]
    if name == "prior_year":
        return "yoy"
    if name == "years_back":
        return "when" if match["yb_w"].lower() == "ago" else "than"
    if name == "earlier":
        return BY_UNIT[(match["e_u"] or "year").lower()]
    if name == "last":
        if match["l_t"] or match["l_w"].lower() in {"same", "corresponding", "comparable"}:
            return "yoy"
        if match["l_w"].lower() in {"previous", "preceding", "prior", "last"}:
            return BY_UNIT.get(match["l_u"].lower(), "when")
    return "when"
