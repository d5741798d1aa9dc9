"""A text as it reads: without markup, entities and wrapped lines, in blocks, with the way back."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

# one character for one character, so that offsets stay
SAME_LENGTH = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000\t\v\f\x00\x1c\x1d\x1e\x1f\ufeff", " "),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("‘’ʼ＇´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "％": "%",
    "﹪": "%",
    "＄": "$",
    "﹩": "$",
    "￥": "¥",
}

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EDITED = ("\n", "*", "_", "&", "<", "  ")  # where a text may read otherwise than it stands
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'()|，。、；）]+")
EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
LONGEST_NAME = 64  # characters before the "@" of an address
BLANKS = re.compile(r"[ \n]+")
STARS = re.compile(r"\*{2,}")
UNDERSCORES = re.compile(r"_{1,2}")
ENTITY = re.compile(r"&\#?\w{1,10};")
TAG = re.compile(r"<(?:!--|[/!?]?[A-Za-z])")
INVISIBLES = re.compile(f"[{INVISIBLE}]+")
INLINE_TAGS = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"}
INLINE_TAGS |= {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "time", "u", "var", "wbr"}
CELL_TAGS = {"td", "th"}
UNREAD_TAGS = {"script", "style", "head", "noscript", "template", "svg", "nav"}

BULLET = re.compile(
    r"(?:[-*•·‣▪●○◦■□◆◇▲△★☆➢✓–—](?!\d)|o(?= )|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z])(?!\s+(?:Million|Billion|Trillion|Lakh|Crore|Percent|Per)\b))\s*(?=\S)"
)
HEADING = re.compile(r"#{1,6}\s+(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[A-Z]))?")
NAVIGATION = re.compile(r"[\s\d<>«»‹›|._…\-–—/\\*:]*$")
TABLE_RULE = re.compile(r"[\s|:\-–—+=]*$")
SENTENCE_END = frozenset(".!?:;。！？：；…\"'")
LONGEST_HEADING = 150


@dataclass(frozen=True)
class Plain:
    """The text as it reads, and where each of its characters stands in the file."""

    text: str
    plain_starts: tuple[int, ...] = (0,)  # each kept stretch: where it starts here ...
    original_starts: tuple[int, ...] = (0,)  # ... and in the file

    def original(self, place: int) -> int:
        """The offset in the file of the character at `place`."""
        stretch = bisect_right(self.plain_starts, place) - 1
        return self.original_starts[stretch] + place - self.plain_starts[stretch]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the file of the characters from `start` to `end`."""
        first = bisect_right(self.plain_starts, start) - 1
        shift = self.original_starts[first] - self.plain_starts[first]
        if first + 1 == len(self.plain_starts) or end <= self.plain_starts[first + 1]:
            return start + shift, end + shift  # both in one stretch, as mostly
        return start + shift, self.original(end - 1) + 1


@dataclass(slots=True)
class Block:
    """A line of the plain text that reads as one piece."""

    kind: str  # paragraph | heading | bullet | row | navigation
    start: int  # after a bullet's or heading's mark
    end: int


@lru_cache(maxsize=2)  # the date is sought in it, then the claims
def plain_text(original: str) -> Plain:
    """The text as it reads: single blanks, one block a line, no markup, entities or addresses."""
    text = same_length(original)
    kept, plain_starts, original_starts = [], [0], [0]
    length = done = 0
    wrapped = is_wrapped(text)
    for start, end, replacement in edits(text, wrapped):
        kept += [text[done:start], replacement]
        length += start - done
        if replacement:
            plain_starts.append(length)
            original_starts.append(start)
            length += len(replacement)
        plain_starts.append(length)
        original_starts.append(end)
        done = end
    if not done:
        return Plain(text)
    kept.append(text[done:])
    return Plain("".join(kept), tuple(plain_starts), tuple(original_starts))


def same_length(text: str) -> str:
    """The text with typographic variants of blanks, quotes, dashes and digits as plain ones; offsets stay."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for character, plain in SAME_LENGTH.items():
        if character in text:
            text = text.replace(character, plain)
    return QUOTING.sub("'", text) if "`" in text else text


QUOTING = re.compile(r"`(?! ?\d)")  # before a figure it is the rupee sign of India's older fonts


def is_wrapped(text: str) -> bool:
    """Whether lines end where the page did, and not where a paragraph does."""
    lines = [line.rstrip() for line in text[:20000].split("\n") if line.strip()]
    if len(lines) <= 8:
        return False
    chinese = text[:2000].count("，") > 10  # its characters are wide, so its lines have fewer
    least, most = (25, 70) if chinese else (55, 130)
    lengths = [len(line) for line in lines]
    stopped = chinese and sum(line[-1] in "。！？；：" for line in lines) > 0.4 * len(lines)
    long = sum(length > least for length in lengths)
    return long > 0.5 * len(lines) and max(lengths) <= most and not stopped


def edits(text: str, wrapped: bool) -> Iterator[tuple[int, int, str]]:
    """(start, end, replacement) of what is taken out of a text, in its order."""
    done = 0
    unclosed: set[str] = set()  # elements whose end was sought and is nowhere
    for start, address_end in edit_places(text):
        if start < done or (not wrapped and stands_alone(text, start)):
            continue
        found = (start, address_end, "") if address_end else edit(text, start, wrapped, unclosed)
        if found is not None and found[2] != text[found[0] : found[1]]:
            done = found[1]
            yield found


def edit_places(text: str) -> list[tuple[int, int]]:
    """(start, end of the address that starts there, else 0) of what may be an edit, in the text's order."""
    places = [(start, 0) for sign in EDITED for start in places_of(text, sign)]
    if any(character in text for character in INVISIBLE):
        places += [(match.start(), 0) for match in INVISIBLES.finditer(text)]
    if "://" in text or "www." in text:
        places += [match.span() for match in URL.finditer(text)]
    if "@" in text:
        places += emails(text)
    return sorted(places, key=itemgetter(0))


def places_of(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands in a text; sought by itself, as one pattern for several would be slow."""
    start = text.find(sign)
    while start >= 0:
        yield start
        start = text.find(sign, start + len(sign))


def emails(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the mail addresses in a text: sought around each "@" only."""
    done, sign = 0, text.find("@")
    while sign >= 0:
        match = EMAIL.search(text, max(done, sign - LONGEST_NAME), sign + 2 * LONGEST_NAME + 2)
        if match is not None:
            done = match.end()
            yield match.span()
        sign = text.find("@", max(done, sign + 1))


def stands_alone(text: str, start: int) -> bool:
    """Whether a line end between two plain lines stays as it is: the most frequent case, told at once."""
    return (
        text[start] == "\n"
        and text[start + 1 : start + 2].isupper()
        and text[start - 1 : start] not in {" ", ""}
    )


def edit(text: str, start: int, wrapped: bool, unclosed: set[str]) -> tuple[int, int, str] | None:
    """The edit that is due at a character of the text, or None."""
    character = text[start]
    if character in " \n":
        while start and text[start - 1] == " ":
            start -= 1
        match = BLANKS.match(text, start)
        return (start, match.end(), blank(text, start, match.end(), wrapped)) if match else None
    if character == "&":
        match = ENTITY.match(text, start)
        return (start, match.end(), entity(match.group())) if match else None
    if character == "<":
        match = TAG.match(text, start)
        return (start, *tag(text, start, match.end(), unclosed)) if match else None
    if character == "*":
        match = STARS.match(text, start)
    elif character == "_":
        match = UNDERSCORES.match(text, start)
        if match and text[start - 1 : start].isalnum() and text[match.end() : match.end() + 1].isalnum():
            return None
    else:
        match = INVISIBLES.match(text, start)
    return (start, match.end(), "") if match else None


def blank(text: str, start: int, end: int, wrapped: bool) -> str:
    """What a run of blanks and line ends reads as: a blank, a new block, or nothing inside of a number."""
    breaks = text.count("\n", start, end)
    if not breaks:
        return " "
    before, after = text[start - 1 : start], text[end : end + 1]
    if breaks == end - start > 1:
        return text[start:end]
    if breaks == 1 and after and before:
        if before in ",." and after.isdigit() and text[start - 2 : start - 1].isdigit():
            return ""
        if continues(text, before, after, end, wrapped):
            return "" if unspaced(text[max(0, start - 8) : start], after) else " "
    return "\n"


def unspaced(before: str, after: str) -> bool:
    """Whether nothing stands between a line and the next: Chinese, or a number in it that is broken off."""
    if before[-1] >= "\u2e80":
        return after >= "\u2e80"
    return before[-1].isdigit() and after.isdigit() and max(before) >= "\u2e80"


def continues(text: str, before: str, after: str, place: int, wrapped: bool) -> bool:
    """Whether the line that starts at `place` goes on with the sentence of the line before it."""
    if after in "|#<>*•·‣▪●" or before == "|":
        return False
    if after.islower() and not BULLET.match(text, place) and before not in ".!?;:":
        return True
    return wrapped and before not in SENTENCE_END and not BULLET.match(text, place)


@lru_cache(maxsize=512)
def entity(source: str) -> str:
    """The character that an HTML entity stands for; not an entity: as it is."""
    character = html.unescape(source)
    return SAME_LENGTH.get(character, character)


TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
LONGEST_TAG = 5000


def tag(text: str, start: int, end: int, unclosed: set[str]) -> tuple[int, str]:
    """(end, replacement) of the HTML tag or comment that starts at `start`; "<5 a" is none and stays."""
    if text.startswith("<!--", start):
        close = text.find("-->", start, start + LONGEST_TAG)
        return (close + 3, "") if close >= 0 else (end, text[start:end])
    close = text.find(">", end, end + LONGEST_TAG)
    if close < 0 or text.find("<", end, close) >= 0:
        return end, text[start:end]
    name_match = TAG_NAME.match(text, start)
    name = name_match[1].lower() if name_match else ""
    if name in UNREAD_TAGS and text[start + 1] != "/":
        return after_element(text, name, close + 1, unclosed), "\n"
    if name in CELL_TAGS:
        return close + 1, " | "
    return close + 1, "" if name in INLINE_TAGS else "\n"


def after_element(text: str, name: str, place: int, unclosed: set[str]) -> int:
    """Where the element ends whose start tag ends at `place`; one that is never closed is only its tag."""
    close = -1 if name in unclosed else text.find(f"</{name}", place)
    if close < 0:
        unclosed.add(name)
        return place
    return text.find(">", close) + 1 or len(text)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a plain text in its order."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if found := block(text, start, end):
            yield found
        start = end + 1


def block(text: str, start: int, end: int) -> Block | None:
    """What the line from `start` to `end` is; None for an empty one."""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start == end:
        return None
    if text[start] == "|" or text.count("|", start, end) >= 2:
        return Block("row", start, end)
    if not text[start].isalpha() or text[start].islower():  # no mark starts with a capital letter
        if NAVIGATION.match(text, start, end):
            return Block("navigation", start, end)
        if mark := HEADING.match(text, start, end):
            return Block("heading", mark.end(), end)
        if mark := BULLET.match(text, start, end):
            return Block("bullet", mark.end(), end)
    if end - start <= LONGEST_HEADING and text[end - 1] not in ".!?;,。！？；，…\"'":
        return Block("heading", start, end)
    return Block("paragraph", start, end)


def chrome_spans(original: str) -> tuple[tuple[int, int], ...]:
    """Spans of a file's text that are navigation or headings, not prose."""
    plain = plain_text(original)
    return tuple(
        plain.original_span(found.start, found.end)
        for found in blocks(plain.text)
        if found.kind in {"navigation", "heading"}
    )
