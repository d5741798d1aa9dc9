"""Who says an English sentence: the transcript's line above, or "X said"."""

from __future__ import annotations

import re

from briefings.languages.english_tokens import Tokens
from briefings.languages.english_words import SPEAKING
from briefings.quantities import listed
from briefings.sentences import Discourse, Sentence

WITH_THAT = {
    "added",
    "introduced",
    "announced",
    "revealed",
    "disclosed",
    "highlighted",
}  # speaking only before "that"
ALONE = "|".join(sorted(SPEAKING - WITH_THAT - {"saying", "noting"}))
VERB = rf"(?:{ALONE}|(?:{'|'.join(sorted(WITH_THAT))}) that)"
SAYING = re.compile(rf"\b{VERB}\b")
NAME_BEFORE = re.compile(
    r"([A-Z][\w.'-]*(?:,? (?:of |and |for )*[A-Z][\w.'-]*){0,8})(?: \([^()]{1,60}\))?(?: (?:also"
    r"|further|then|has))? $"
)
NAME_AFTER = re.compile(r" ((?:[A-Z][\w.'-]* ){0,5}[A-Z][\w'-]+)")
OFFICE_BEFORE = re.compile(
    r"[Tt]he ((?:[\w-]+ ){0,3}(?:person in charge|spokes(?:person|man|woman)|minister|official"
    r"|secretary|governor)) $"
)
NOT_A_NAME = listed("The This That It He She They We I In As According And But")
LONGEST_TITLE = 240  # characters between a name and "said": Wang Zhen, deputy director of ..., said
LONGEST_NAME = 80


def speaker_in(sentence: Sentence, tokens: Tokens, discourse: Discourse) -> str | None:
    """Who says a sentence: the person it names as speaking, else the one whose turn it is."""
    if sentence.first:
        discourse.voice = None
    elif discourse.voice is None:
        discourse.voice = named_before(sentence, discourse)
    if not SPEAKING.isdisjoint(tokens.words):
        discourse.voice = named(sentence.text, sentence.start, sentence.end) or discourse.voice
    return discourse.voice or discourse.speaker


def named_before(sentence: Sentence, discourse: Discourse) -> str | None:
    """The name of who is said to speak in the block before a sentence; keeps up to where none is."""
    start = max(sentence.block_start, sentence.start - FAR_BACK)
    unheard = sentence.text[max(start, discourse.silent_until) : sentence.start]
    if SPEAKING.isdisjoint(unheard.split()):
        discourse.silent_until = sentence.start
        return None
    return named(sentence.text, start, sentence.start)


FAR_BACK = 1500  # characters of the block before, in which its speaker may be named


def named(text: str, start: int, end: int) -> str | None:
    """The name of who is said to speak in a stretch of text, the first one there."""
    if SPEAKING.isdisjoint(text[start:end].split()):
        return None
    for saying in SAYING.finditer(text, start, end):
        found = name_before(text, max(start, saying.start() - LONGEST_TITLE), saying.start())
        if found is None and text[saying.start() - 2 : saying.start()] in {", ", '" '}:
            after = NAME_AFTER.match(text, saying.end(), end)
            found = after[1] if after and after[1].split()[0] not in NOT_A_NAME else None
        if found is not None:
            return found
    return None


def name_before(text: str, start: int, end: int) -> str | None:
    """The name before "said", or before the title in commas that stands between."""
    places: list[int] = []
    if text[end - 2 : end] == ", ":
        comma = end - 2
        while (comma := text.rfind(", ", start, comma)) >= 0 and len(places) < 5:
            places.append(comma)
    places.append(end)
    for place in places:
        stretch = text[max(start, place - LONGEST_NAME) : place].rstrip(", ") + " "
        match = NAME_BEFORE.search(stretch) or OFFICE_BEFORE.search(stretch)
        if match and match[1].split()[0] not in NOT_A_NAME:
            return match[1]
    return None
