"""Who says an English sentence: the transcript's line above, or "X said"."""

from __future__ import annotations

import re

from briefings.languages.english_numbers import Tokens
from briefings.languages.english_words import SPEAKING
from briefings.sentences import Discourse, Sentence

WITH_THAT = {
    "added",
    "introduced",
    "announced",
    "revealed",
    "disclosed",
    "highlighted",
}  # speaking only before "that"
NAME = r"(?:[A-Z][\w.'-]*\s){0,5}[A-Z][\w'-]+"
VERB = rf"(?:{'|'.join(sorted(SPEAKING - {'saying', 'noting', *WITH_THAT}))}|(?:{'|'.join(sorted(WITH_THAT))}) that)"
BEFORE_VERB = re.compile(
    rf"({NAME})(?:, [^,.\"]{{3,160}}(?:, [^,.\"]{{3,80}})?,| \([^)]{{1,60}}\))? (?:also |further |then |has )?{VERB}\b"
)
SAYING = re.compile(rf"\b{VERB}\b")
AFTER_VERB = re.compile(rf"[\",] ?{VERB} ({NAME})")
UNNAMED = re.compile(
    rf"\b[Tt]he ((?:[\w-]+ ){{0,3}}(?:person in charge|spokes(?:person|man|woman)|minister|official|secretary|governor))"
    rf"(?:, [^,.\"]{{3,120}},)? {VERB}\b"
)
NOT_A_NAME = frozenset("The This That It He She They We I In As According And But".split())


def speaker_in(sentence: Sentence, tokens: Tokens, discourse: Discourse) -> str | None:
    """Who says a sentence: the person it names as speaking, else the one whose turn it is."""
    if sentence.first:
        discourse.voice = None
    elif discourse.voice is None:
        discourse.voice = named(
            sentence.text, max(sentence.block_start, sentence.start - FAR_BACK), sentence.start
        )
    if not SPEAKING.isdisjoint(tokens.words):
        discourse.voice = named(sentence.text, sentence.start, sentence.end) or discourse.voice
    return discourse.voice or discourse.speaker


FAR_BACK = 1500  # characters of the block before, in which its speaker may be named


def named(text: str, start: int, end: int) -> str | None:
    """The name of who is said to speak in a stretch of text, the last one there."""
    if not SAYING.search(text, start, end):
        return None
    for pattern in (AFTER_VERB, BEFORE_VERB, UNNAMED):
        for match in pattern.finditer(text, start, end):
            if match[1].split()[0] not in NOT_A_NAME:
                return match[1]
    return None
