"""Who says an English sentence: the transcript's line above, or "X said"."""

from __future__ import annotations

import re

from briefings.languages.english_numbers import Tokens
from briefings.languages.english_words import SPEAKING
from briefings.sentences import Discourse, Sentence

NAME = r"(?:[A-Z][\w.'-]*\s){0,5}[A-Z][\w'-]+"
VERB = rf"(?:{'|'.join(sorted(SPEAKING - {'saying', 'noting'}))})"
BEFORE_VERB = re.compile(
    rf"({NAME})(?:, [^,.\"]{{3,160}}(?:, [^,.\"]{{3,80}})?,| \([^)]{{1,60}}\))? (?:also |further |then |has )?{VERB}\b"
)
AFTER_VERB = re.compile(rf"[\",] ?{VERB} ({NAME})")
NOT_A_NAME = frozenset("The This That It He She They We I In As According And But".split())


def speaker_in(sentence: Sentence, tokens: Tokens, discourse: Discourse) -> str | None:
    """Who says a sentence: the person it names as speaking, else the one whose turn it is."""
    if SPEAKING.isdisjoint(tokens.words):
        return discourse.speaker
    for pattern in (AFTER_VERB, BEFORE_VERB):
        match = pattern.search(sentence.text, sentence.start, sentence.end)
        if match and match[1].split()[0] not in NOT_A_NAME:
            return match[1]
    return discourse.speaker
