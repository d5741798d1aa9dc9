"""The languages that can be read: each is one record of tables and grammar pieces, found by its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module

from briefings.periods import TimePhrase
from briefings.quantities import Quantity
from briefings.sentences import Discourse, Home, Reading, Sentence

MODULES = {"en": "english", "zh": "chinese"}
# What a text is full of that is not English: found once for ten of its first words, or more often.
TELLING = {"zh": re.compile("[\u4e00-\u9fff]+")}
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Language:
    """All that the shared code needs from a language; spans count in the plain text that is passed in."""

    code: str  # ISO 639-1
    has_cue: Callable[[str, int, int], bool]  # whether a quantity may stand there: most text is skipped by it
    split_sentences: Callable[[str, int, int], list[tuple[int, int]]]
    read_sentence: Callable[[Sentence, Discourse], list[Reading]]
    find_quantities: Callable[[str, int, int, Discourse], list[Quantity]]  # for cells of tables
    find_periods: Callable[[str, int, int, Discourse], list[TimePhrase]]  # for cells, headings, lead-ins
    aim: re.Pattern[str]  # words of a heading or lead-in that make a target of what follows
    change: re.Pattern[str]  # words of a table's header that say: what stands below are changes
    baseline: re.Pattern[str]  # words of a table's header that say: what stands here is the baseline
    vague: re.Pattern[str]  # words that aim at a quantity without a number: several factories, 一批
    speaker_line: re.Pattern[str]  # group 1: the name in a transcript's line "Han Xia:" at a line's start
    asker: re.Pattern[str]  # a name that asks: "Reuters", "Red Star News", 记者
    stated_date: Callable[[str, int | None], date | None]  # a text's own date; the year is a hint for "May 9"
    home: Callable[[str], Home] = lambda text: Home()  # what depends on where a text comes from


@lru_cache(maxsize=8)
def language(code: str) -> Language:
    """The language of that code; English reads what no table is there for."""
    module = import_module(f"briefings.languages.{MODULES.get(code, 'english')}")
    found: Language = module.LANGUAGE
    return found


def language_code(text: str) -> str:
    """The language whose telling letters or words are a tenth of the first words of a text, else en."""
    head = text[:4000]
    for code, sign in TELLING.items():
        found = sum(1 for _ in sign.finditer(head))
        if found and found * 10 > len(WORD.findall(head)):
            return code
    return "en"
