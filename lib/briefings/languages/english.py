"""English: its record of tables and grammar pieces."""

from __future__ import annotations

import re

from briefings.languages import Language
from briefings.languages.english_clauses import read_sentence
from briefings.languages.english_dateline import home, stated_date
from briefings.languages.english_numbers import find_figures
from briefings.languages.english_periods import time_phrases
from briefings.languages.english_phrases import Scene, tail
from briefings.languages.english_spots import is_named
from briefings.languages.english_tokens import Tokens
from briefings.periods import TimePhrase
from briefings.quantities import PERCENT, Quantity
from briefings.sentences import Discourse

# where no digit stands, these words begin a figure; for speed, their first letters in one set, and behind
# these those that go on alike together
CUE_WORD = (
    r"\b[TtFfSsEeNnHhDdQqAaOoRrUuCc](?:w(?:o\b|elve|ent)|h(?:ree|irt|e (?:m|b|tr)illion)"
    r"|e(?:n(?:\b|f)|ven(?:\b|t|f))|r(?:ipl|ebl)|i(?:ve\b|ft|x(?:\b|t|f)|ght(?:\b|e|y|f)|ne(?:\b|t))|leven"
    r"|o(?:ur(?:\b|t|f)|rt[yi]|ubl|ver(?:s|ed|ing)? (?:all|every))|a(?:l[fv]|nk(?:s|ed|ing)? )"
    r"|u(?:adru|intu|ll coverage)|niversal coverage"
    r"|ne[ -](?:per|third|half|quarter|fifth|sixth|seventh|eighth|ninth|tenth|in |out of|[mbt]r?illion"
    r"|lakh|crore)|n eighth| (?:third|quarter|fifth|sixth|seventh|ninth|tenth|[mbt]r?illion))"
)
DIGIT = re.compile("[0-9]")
CUE_HERE = re.compile(CUE_WORD)
CUE_WITHIN = re.compile(rf"[^A-Za-z_]{CUE_WORD}")  # sought where a word ends, which is faster
SENTENCE_END = re.compile(r"[.!?;](?:(?<=;)\s|(?<!;)[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9₹$€£]))")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|No|Nos|Rs|Re|vs|approx|Inc|Ltd|Co|Corp|Fig|Gen|Gov|Sen|Rep"
    r"|Hon|ca|cf|viz|etc"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\b[a-z]\.[a-z]|\bU\.S|\bU\.K)\.$"
)
DATELINE = re.compile(
    r"\([A-Z][^()]{3,60}\) (?=[A-Z])|[A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*){0,3}(?:, [A-Z0-9][\w"
    r" .]{1,30}){0,2}(?: ?\([^()]{2,40}\))? ?(?:--|—|–| -|(?<=\d{4}):) ?(?=[A-Z])"
)
LONGEST_SENTENCE = 1500
VAGUE = re.compile(
    r"\b(?:(?:several|some|many|more(?! than)|a (?:large )?(?:number|batch|group|series|range) of) "
    r"(?:[\w&'-]+ ){0,6}?[\w&'-]+)(?=,|;|\.|$| (?:will|that|which|with|by|to|and|in|have|has|are|be)\b)",
    re.IGNORECASE,
)


def has_cue(text: str, start: int, end: int) -> bool:
    """Whether a digit or word stands in a stretch of text that may begin a figure."""
    return bool(
        DIGIT.search(text, start, end)
        or CUE_HERE.match(text, start, end)
        or CUE_WITHIN.search(text, start, end)
    )


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences of a block; a very long one is cut at a blank."""
    found: list[tuple[int, int]] = []
    if dateline := DATELINE.match(text, start, end):
        start = dateline.end()
    for match in SENTENCE_END.finditer(text, start, end):
        mark, behind = match.span()
        if (text[mark] == "." and ends_abbreviation(text, start, mark)) or (
            text[mark] == ";" and in_brackets(text, start, mark)
        ):
            continue
        found += pieces(text, start, behind)
        start = behind
    return found + pieces(text, start, end)


def ends_abbreviation(text: str, start: int, dot: int) -> bool:
    """Whether a dot ends an abbreviation: none has so many letters as most words."""
    long = text[dot - LONGEST_ABBREVIATION - 1 : dot].isalpha()
    return not long and ABBREVIATION.search(text, max(start, dot - 8), dot + 1) is not None


LONGEST_ABBREVIATION = 6  # letters: approx.


def in_brackets(text: str, start: int, place: int) -> bool:
    """Whether a place stands in brackets that are opened shortly before it: (322,000|; 3.0%)."""
    nearest = max(start, place - LONGEST_BRACKET)
    return text.rfind("(", nearest, place) > text.rfind(")", nearest, place)


LONGEST_BRACKET = 120  # characters


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The trimmed span, cut at blanks where it is too long for a sentence."""
    found = []
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = start + LONGEST_SENTENCE if cut < 0 else cut
        found.append((start, cut))
        start = cut
    while end > start and text[end - 1] == " ":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    if end > start:
        found.append((start, end))
    return found


def find_periods(text: str, start: int, end: int, discourse: Discourse) -> list[TimePhrase]:
    """The expressions of time in a stretch of text."""
    tokens = Tokens.of(text, start, end)
    return time_phrases(tokens, end, discourse)


def find_quantities(text: str, start: int, end: int, discourse: Discourse) -> list[Quantity]:
    """The quantities in a stretch of text, such as a table's cell."""
    tokens = Tokens.of(text, start, end)
    times = time_phrases(tokens, end, discourse)
    figures = find_figures(tokens, times, discourse.currency)
    for figure in figures:
        scene = Scene.of(tokens, figures, times)
        if figure.quantity.unit == PERCENT and is_named(scene, figure.last + 1):
            named = tail(scene, figure.last + 1, len(tokens.words), predicate=False)
            figure.quantity.noun = named and (tokens.starts[named[0]], tokens.ends[named[1]])
    return [figure.quantity for figure in figures]


LANGUAGE = Language(
    code="en",
    has_cue=has_cue,
    split_sentences=split_sentences,
    read_sentence=read_sentence,
    find_quantities=find_quantities,
    find_periods=find_periods,
    aim=re.compile(
        r"\b(?:targets?|goals?|objectives?|ambitions?|aims?|by 20\d\d|outlook|guidance|prospects"
        r"|expectations|forecasts?|plans? to|will)\b",
        re.I,
    ),
    change=re.compile(r"\b(?:changes?|chg|growth|increase|yoy|y-o-y|y/y|qoq|m/m)\b|[+][/]-", re.I),
    baseline=re.compile(r"\b(?:baseline|base year|starting point)\b", re.I),
    vague=VAGUE,
    speaker_line=re.compile(
        r"(?!(?i:fact sheet|new delhi|(?:press|news|media) release|backgrounder|statement|notes?"
        r"|source|contact|key|updated?"
        r"|summary|table|chart|figure|box|annex|chapter|section|part|media|objective|targets?|goals?"
        r"|step|phase|posted|release"
        r"|published|date|total|average|overall|background|objectives|highlights)\b)"
        r"((?:[A-Z][\w.'’-]*,? (?:of |and |the )?){0,7}[A-Z][\w.'’-]*)(?: \([^)]{1,60}\))?:(?= *$"
        r"|\s*\n| +[A-Z\"'])",
        re.M,
    ),
    asker=re.compile(
        r"\b(?:News|Times|Daily|Agency|Post|Journal|Reuters|Bloomberg|Xinhua|CCTV|CNN|BBC|CNBC|Kyodo"
        r"|AFP|AP|NHK|CGTN|Question|Q|Reporter"
        r"|Journalist|Radio|Television|TV|Network|Media|Press|Herald|Tribune|Gazette|Broadcasting"
        r"|Weekly|Magazine|Telegraph|Correspondent)\b"
    ),
    stated_date=stated_date,
    home=home,
)
