"""Places that a figure is of: a province is not the country, nor another province."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

PLACE_WORDS = re.compile(r"\bin (?:the )?[A-Z]")  # how a place stands in a qualifier
KIND = r"(?: Province| Municipality| City| Autonomous Region)?"
CHINESE_KIND = "(?:省|市|自治区|特别行政区)?"
OPENS = r"(?:^|[,;:.，；：。、]\s?|\band )"  # a part of a sentence
HOLDS = "(?:has|had|have|saw|now has|is home to|boasts|built|recorded|registered)"
# What a place stands between where a part of a sentence is of it: "In Jiangsu, ...", "Zhejiang had ...".
FRAMES = (
    rf"{OPENS}(?:In|in|Across|across) (?:the )?(PLACE){KIND},",
    rf"{OPENS}(?:[Tt]he )?(PLACE){KIND}(?:['’]s| {HOLDS}) ",
    rf"{OPENS}在?(PLACE){CHINESE_KIND}(?:，|的|已|共|有|累计|建成|拥有)",
)
# A place that no list knows: the number of plants in Penang; not: Plants in Manufacturing.
MONTH = "(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
NAME = rf"(?!(?:{MONTH})\b)[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)*"
UNLISTED = re.compile(rf"\b[a-z]+ in ({NAME})(?![\w'’-]| [A-Z0-9])")
EVERYWHERE = re.compile(r"\b(?:nationwide|national|nation|country|worldwide)\b|全国|全球|我国")


@dataclass(frozen=True)
class Places:
    """Places by the name that a reader sees, each with further words that say it.

    The name "" is that of the whole: figures of it, or of no place, are of one series.
    """

    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, *texts: str | None) -> str:
        """The places that the first of the texts with any names: "in Guangdong and Jiangsu", or "".

        One that is not listed counts where none of them is.
        """
        for text in filter(None, texts):
            if found := self._word.findall(text) or (UNLISTED.findall(text) if self.said else []):
                names = [name for name in dict.fromkeys(self._name.get(word, word) for word in found) if name]
                return f"in {' and '.join(names)}" if names else ""
        return ""

    def framing(self, sentence: str, figure: int) -> str:
        """The place that the part of a sentence before a figure is of; "" where it names the whole."""
        before = sentence[:figure]
        if not self._word.search(before) or EVERYWHERE.search(before):
            return ""
        found = [(match.start(), match[1]) for frame in self._frames for match in frame.finditer(before)]
        return self.named(max(found)[1]) if found else ""

    @cached_property
    def _name(self) -> dict[str, str]:
        """The name of each word that is sought: without "the", as a pattern of capitals is found fast."""
        said = {word: name for name, words in self.said.items() for word in (name, *words) if word}
        return {word.removeprefix("the "): name for word, name in said.items()}

    @cached_property
    def _any(self) -> str:
        """A pattern of every word, the longest first; one that matches nothing if there are none.

        Each alternative begins with a letter, so that a search passes over all other places quickly.
        """
        words = sorted(self._name, key=len, reverse=True)
        whole = (rf"{word[0]}(?<!\w.){re.escape(word[1:])}\b" if word.isascii() else word for word in words)
        return "|".join(whole) or r"(?!)"

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile(self._any)

    @cached_property
    def _frames(self) -> list[re.Pattern[str]]:
        return [re.compile(frame.replace("PLACE", self._any)) for frame in FRAMES]
