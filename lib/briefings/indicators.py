"""What is measured: the registry of indicators, and which of them the words of a claim name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefings.documents import find_folder
from briefings.known import known
from briefings.names import unknown
from briefings.places import Places
from briefings.toml_files import read_toml
from briefings.units import refused_unit

OWN_REGISTRY = Path(__file__).with_name("indicators.toml")
KINDS = ("stock", "flow", "share", "rate", "effect", "rank")
DIRECTIONS = ("increase", "decrease")
PERCENTS = ("percent", "percentage_points")
CURRENCY = re.compile(r"[A-Z]{3}")
WORD = re.compile(r"[a-z0-9]++(?:&[a-z0-9]++)*+|[\u3400-\u9fff]")
BETWEEN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
POSSESSIVE = re.compile(r"['’]s\b")
COMMON_TABLES = ("words", "places")  # tables of the file that are no indicators
SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "and", "or", "for", "to", "its", "our", "their", "的", "和", "与"}
)
PLURALS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))
NOT_PLURAL = ("ss", "us", "is")
SHORTEST_PLURAL = 4  # "gas" and "its" stay as they are
FIGURE = re.compile(r"\d(?<!\w.)[\d,.]*(?!\w)")
CLAUSE_END = re.compile(r"[,;:.()，；：。、\d]")
WORDS_AFTER = 8
OUT_OF = r"\s+(?:out )?of (?:a total of |the |all |its )*"
WHOLE = re.compile(rf"{OUT_OF}\d[\d,.]*")
OF_WHICH_PART = re.compile(rf"\d{OUT_OF}$")
ENTERPRISES = "industr(?:y|ies)|sectors?|enterprises|companies|firms|manufacturers|factories|plants"
# What all of a sentence is of, said as it opens: In the automotive industry, | the rate reached 62 %.
FRAME = re.compile(
    rf"(?:In|Among|Across|At|For|Within) (?:the )?((?:[\w-]+ )*?(?:{ENTERPRISES})(?: [a-z-]+)*),"
    r"|在([^，。；：、\d]{0,20}?(?:行业|企业|领域|产业|工厂))[中内里]?，"
)
LEAST_WORDS_AROUND = 2  # a single word around a figure names it too rarely

Words = tuple[str, ...]


@dataclass(frozen=True)
class Proxy:
    """An indicator that may stand in for another one."""

    indicator: str  # id of the stand-in
    why: str  # what the two have in common and what not


@dataclass(frozen=True)
class Indicator:
    """What is measured; one table of indicators.toml."""

    id: str  # the name of its table
    title: str  # what a reader sees
    unit: str  # percent | rank | ISO 4217 | the counted noun
    direction: str  # increase | decrease: which way is better
    kind: str  # stock | flow | share | rate | effect | rank
    phrases: tuple[str, ...]  # words that name it
    ceiling: float | None = None  # what the value cannot exceed
    unless: tuple[str, ...] = ()  # words that make the same phrase something else
    same: tuple[str, ...] = ()  # qualifiers that do not split it
    qualifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # that do, and their words
    proxies: tuple[Proxy, ...] = ()  # what may stand in for it


@dataclass(frozen=True)
class Registry:
    """All indicators by id, and how words are read."""

    indicators: Mapping[str, Indicator]
    synonyms: Mapping[str, str] = field(default_factory=dict)  # word: the word that it is read as
    places: Places = field(default_factory=Places)  # that split any indicator

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def __getitem__(self, indicator_id: str) -> Indicator:
        if indicator_id not in self.indicators:
            raise unknown("indicator", indicator_id, self.indicators)
        return self.indicators[indicator_id]

    def match(
        self,
        subject: str | None,
        unit: str | None = None,
        qualifier: str | None = None,
        around: tuple[str, str] | None = None,
        kind: str | None = None,
    ) -> str | None:
        """The id of the indicator that the subject names, by its longest phrase; None if it names none.

        Only indicators measured in the family of `unit` count; a change in percent fits any. Where the
        subject names nothing, the nearest words before the figure do, else the nearest after it, if they name
        an indicator to which all words of subject and counted noun belong.
        """
        words = self.words(f"{subject or ''} {qualifier or ''}")
        named = self._longest_named(words, unit, kind)
        if named is not None or around is None:
            return named
        return self._nearest_around(around, words, unit, kind)

    def qualifier(self, indicator_id: str | None, subject: str | None, qualifier: str | None = None) -> str:
        """What splits the indicator's claims, in the registry's word for it; "" where nothing does.

        A qualifier that the registry does not know is kept as it was said: what may differ is not joined. A
        place stands last: "provincial-level in Guangdong".
        """
        if indicator_id is None:
            return joined(self.words(qualifier))
        place = self.places.named(qualifier, subject)
        said = self._listed(indicator_id, qualifier) or self._listed(indicator_id, subject)
        rest = (qualifier or "").removesuffix(place)
        return " ".join(filter(None, [said or self._unlisted(indicator_id, rest), place]))

    def link(
        self,
        subject: str | None,
        unit: str,
        qualifier: str | None,
        kind: str,
        sentence: str,
        figure: tuple[int, int],
    ) -> tuple[str | None, str | None]:
        """(indicator, qualifier) of a claim whose figure has this span in its sentence.

        Where no qualifier was recognised, the words beside the figure may say one that splits the indicator
        ("selected 110", "62 were in China"), else what opens the sentence ("In the automotive industry, the
        rate reached 62 %"). Where the subject names no place, the words before it may ("In Jiangsu, the rate
        reached 68 %").
        """
        words = self.words(f"{subject or ''} {qualifier or ''}")
        indicator = self._longest_named(words, unit, kind) or self._nearest_around(
            around_figure(sentence, *figure), words, unit, kind
        )
        if indicator is None:
            return None, qualifier
        if not qualifier and self._qualifiers[indicator]:
            qualifier = self._listed(indicator, beside(sentence, *figure))
        qualifier = qualifier or framing(sentence)
        named = self.places.named(qualifier, subject)
        place = "" if named else self.places.framing(sentence, figure[0])
        return indicator, " ".join(filter(None, [qualifier, place])) or None

    def nearest(self, subject: str | None, n: int = 3) -> list[str]:
        """The ids of the n indicators that share most words with the subject, best first."""
        words = frozenset(self.words(subject))
        likeness: dict[str, float] = defaultdict(float)
        for phrase, indicator in self._bags:
            shared = len(words & phrase)
            if shared:
                score = 2 * shared / (len(words) + len(phrase))
                likeness[indicator] = max(likeness[indicator], score)
        return sorted(likeness, key=lambda indicator: (-likeness[indicator], indicator))[:n]

    def words(self, text: str | None) -> Words:
        """The words of a text as phrases are compared by: lower case, singular, small words dropped."""
        if not text:
            return ()
        if text.isascii():
            return tuple(chain.from_iterable(map(self._forms, text.split())))
        return tuple(filter(None, map(self._form, WORD.findall(POSSESSIVE.sub("", text).lower()))))

    def _longest_named(self, words: Words, unit: str | None, kind: str | None) -> str | None:
        """The indicator that the longest phrase among the words names, the first of equals."""
        named = self._named(words, unit, kind)
        return max(named, key=itemgetter(0))[2] if named else None

    def _nearest_around(
        self, around: tuple[str, str], words: Words, unit: str | None, kind: str | None
    ) -> str | None:
        """The indicator named nearest before a figure, else after it, if the words say nothing else."""
        for text, side in zip(around, (max, min), strict=True):
            named = self._named(self.words(text), unit, kind)
            part = (
                {*words, *(self.words(unit) if unit and family(unit) == "count" else ())} if named else set()
            )
            near = [
                (position, indicator)
                for length, position, indicator in named
                if length >= LEAST_WORDS_AROUND and (not part or part <= self._vocabulary[indicator])
            ]
            if near:
                return side(near)[1]
        return None

    def _named(self, words: Words, unit: str | None, kind: str | None) -> list[tuple[int, int, str]]:
        """(length, position, indicator) of each phrase among the words that fits the unit, in their order."""
        lengths, phrases = self._phrases[family_asked(unit, kind)]
        return [
            (length, position, indicator.id)
            for position, word in enumerate(words)
            if word in lengths
            for length in lengths[word]
            for indicator in phrases.get(words[position : position + length], ())
            if not (indicator.unless and self._is_vetoed(indicator, words))
        ]

    def _is_vetoed(self, indicator: Indicator, words: Words) -> bool:
        """Whether words that make it something else stand beside an indicator's phrase."""
        return any(contains(words, veto) for veto in self._vetoes[indicator.id])

    def _listed(self, indicator_id: str, said: str | None) -> str:
        """The registry's qualifier that the words say, the longest phrase first; "" for none."""
        words = self.words(said)
        found = (name for phrase, name in self._qualifiers[indicator_id] if contains(words, phrase))
        return next(found, "")

    def _unlisted(self, indicator_id: str, qualifier: str | None) -> str:
        said = self.words(qualifier)
        return "" if said in self._same[indicator_id] else joined(said)

    @cached_property
    def _form(self) -> Callable[[str], str]:
        """What a word is compared by, "" for a small word; asked once a distinct word."""

        def form(word: str) -> str:
            return "" if word in SMALL_WORDS else self.synonyms.get(singular(word), singular(word))

        return known(form)

    @cached_property
    def _forms(self) -> Callable[[str], Words]:
        """The words of what stands between two blanks; asked once a distinct piece."""

        def forms(piece: str) -> Words:
            return tuple(filter(None, map(self._form, WORD.findall(POSSESSIVE.sub("", piece).lower()))))

        return known(forms)

    @cached_property
    def _phrases(self) -> dict[str | None, tuple[dict[str, set[int]], dict[Words, list[Indicator]]]]:
        """(lengths of the phrases that start with a word, indicators that a phrase names).

        For each family of units, and for all of them as None.
        """
        return {asked: self._phrases_of(asked) for asked in (None, *FAMILIES)}

    def _phrases_of(self, asked: str | None) -> tuple[dict[str, set[int]], dict[Words, list[Indicator]]]:
        lengths: dict[str, set[int]] = {}
        named: dict[Words, list[Indicator]] = {}
        for indicator in self:
            if asked in {None, family(indicator.unit)}:
                for phrase in {self.words(said) for said in indicator.phrases}:
                    lengths.setdefault(phrase[0], set()).add(len(phrase))
                    named.setdefault(phrase, []).append(indicator)
        return lengths, named

    @cached_property
    def _vocabulary(self) -> dict[str, frozenset[str]]:
        """All words of an indicator's unit and phrases."""
        return {one.id: frozenset(self.words(" ".join([one.unit, *one.phrases]))) for one in self}

    @cached_property
    def _vetoes(self) -> dict[str, list[Words]]:
        return {one.id: [self.words(said) for said in one.unless] for one in self}

    @cached_property
    def _same(self) -> dict[str, set[Words]]:
        return {one.id: {self.words(said) for said in one.same} for one in self}

    @cached_property
    def _qualifiers(self) -> dict[str, list[tuple[Words, str]]]:
        """(words, name) of each qualifier of an indicator, longest first."""
        table = {
            one.id: [(self.words(said), name) for name, phrases in one.qualifiers.items() for said in phrases]
            for one in self
        }
        return {key: sorted(rows, key=lambda row: -len(row[0])) for key, rows in table.items()}

    @cached_property
    def _bags(self) -> list[tuple[frozenset[str], str]]:
        return [(frozenset(self.words(text)), one.id) for one in self for text in one.phrases]


def singular(word: str) -> str:
    """The word without its plural ending: "factories" is "factory", "processes" is "process"."""
    if len(word) < SHORTEST_PLURAL or word.endswith(NOT_PLURAL):
        return word
    for ending, instead in PLURALS:
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word


def joined(words: Iterable[str]) -> str:
    """The words as one text; Chinese characters, of which each is a word, stand without a space between."""
    return BETWEEN_CHINESE.sub("", " ".join(words))


def around_figure(sentence: str, start: int, end: int) -> tuple[str, str]:
    """What stands between the figure before and this one, and between this one and the next."""
    return FIGURE.split(sentence[:start])[-1], FIGURE.split(sentence[end:], maxsplit=1)[0]


def beside(sentence: str, start: int, end: int) -> str:
    """The words that a figure stands between: two before it, and after it up to a sign or the next figure.

    What is said behind "62 out of 153 factories" is said of the 62.
    """
    if OF_WHICH_PART.search(sentence, 0, start):
        return ""
    whole = WHOLE.match(sentence, end)
    before = CLAUSE_END.split(sentence[:start])[-1].split()[-2:]
    after = CLAUSE_END.split(sentence[whole.end() if whole else end :], maxsplit=1)[0].split()[:WORDS_AFTER]
    return " ".join([*before, *after])


def framing(sentence: str) -> str | None:
    """The industry or kind of enterprise that all of a sentence is of, by the words that open it."""
    found = FRAME.match(sentence)
    return found and (found[1] or found[2])


def contains(words: Words, phrase: Words) -> bool:
    """Whether the phrase stands among the words, unbroken."""
    first, length = phrase[0], len(phrase)
    return first in words and any(
        words[at : at + length] == phrase for at, word in enumerate(words) if word == first
    )


FAMILIES = ("percent", "money", "rank", "count")  # of units


@known
def family(unit: str) -> str:
    """What kind of unit it is: percent, money, rank or count."""
    if unit in PERCENTS:
        return "percent"
    if CURRENCY.fullmatch(unit):
        return "money"
    return "rank" if unit == "rank" else "count"


def family_asked(unit: str | None, kind: str | None) -> str | None:
    """The family of units that an indicator must have to be what a claim is about; None: any."""
    return None if unit is None or (kind == "change" and unit == "percent") else family(unit)


@lru_cache(maxsize=8)
def read_registry(path: str | Path | None = None) -> Registry:
    """The registry of a TOML file; without a path, the project's own.

    Raises:
        ValueError: names what is wrong with the file, and the nearest valid name.
    """
    source = Path(path) if path else OWN_REGISTRY
    if not source.exists():
        raise ValueError(f"no registry of indicators at {source}")
    return build_registry(read_toml(source))


def collection_registry(folder: str | Path) -> Registry:
    """The project's indicators and those of the folder's own indicators.toml, which go before.

    Raises:
        ValueError: there is no such folder, or what is wrong with its file.
    """
    own = find_folder(folder) / OWN_REGISTRY.name
    if not own.is_file():
        return read_registry()
    shipped, added = read_toml(OWN_REGISTRY), read_toml(own)
    common = {name: shipped.get(name, {}) | added.get(name, {}) for name in COMMON_TABLES}
    return build_registry(shipped | added | common)


def build_registry(tables: Mapping[str, Any]) -> Registry:
    """The registry of tables as they stand in TOML.

    Raises:
        ValueError: names the table, the field and what would do.
    """
    synonyms = MappingProxyType(dict(tables.get("words", {})))
    places = {name: place_words(name, said) for name, said in tables.get("places", {}).items()}
    indicators = {
        name: read_indicator(name, table) for name, table in tables.items() if name not in COMMON_TABLES
    }
    registry = Registry(MappingProxyType(indicators), synonyms, Places(places))
    check_phrases(registry)
    check_proxies(registry)
    return registry


def read_indicator(name: str, table: Any) -> Indicator:
    """The indicator that one table of the file describes."""
    if not isinstance(table, dict):
        raise ValueError(f"indicator {name!r} is {table!r}; it must be a table with a title and phrases")
    for key in table:
        if key not in READERS:
            raise unknown(f"field of indicator {name!r}:", key, READERS)
    for key in ("title", "unit", "direction", "kind", "phrases"):
        if not table.get(key):
            raise ValueError(f"indicator {name!r} has no {key}")
    return Indicator(id=name, **{key: READERS[key](name, key, value) for key, value in table.items()})


def text(name: str, key: str, value: Any) -> str:
    """A plain text; where only certain words are allowed, one of them."""
    if not isinstance(value, str):
        raise ValueError(f"{key} of indicator {name!r} is {value!r}; it must be a text")
    allowed = ALLOWED.get(key)
    if allowed and value not in allowed:
        raise unknown(f"{key} of indicator {name!r}:", value, allowed)
    return value


def unit_name(name: str, key: str, value: Any) -> str:
    """A unit that values can be in: percent, rank, an ISO 4217 code or the counted noun."""
    said = text(name, key, value)
    why = "" if said in (*PERCENTS, "rank") else refused_unit(said)
    if why:
        raise ValueError(f"{key} of indicator {name!r}: {why}")
    return said


def figure(name: str, key: str, value: Any) -> float:
    """A number."""
    if not isinstance(value, (int, float)):
        raise ValueError(f"{key} of indicator {name!r} is {value!r}; it must be a number")
    return float(value)


def texts(name: str, key: str, value: Any) -> tuple[str, ...]:
    """A list of phrases, each with a word in it."""
    if not isinstance(value, list) or not all(
        isinstance(one, str) and WORD.search(one.lower()) for one in value
    ):
        raise ValueError(f"{key} of indicator {name!r} is {value!r}; it must be a list of phrases")
    return tuple(value)


def place_words(name: str, value: Any) -> tuple[str, ...]:
    """The further words that say a place."""
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ValueError(f"place {name!r} is {value!r}; it must be a list of words")
    return tuple(value)


def qualifier_texts(name: str, key: str, value: Any) -> Mapping[str, tuple[str, ...]]:
    """The phrases that say each qualifier."""
    if not isinstance(value, dict):
        raise ValueError(f"{key} of indicator {name!r} is {value!r}; it must be a table of phrases")
    return MappingProxyType({one: texts(name, f"qualifier {one!r}", said) for one, said in value.items()})


def proxy_list(name: str, key: str, value: Any) -> tuple[Proxy, ...]:
    """The proxies, each with its reason."""
    for proxy in value if isinstance(value, list) else [value]:
        if not isinstance(proxy, dict) or set(proxy) != {"indicator", "why"}:
            raise ValueError(f"{key} of indicator {name!r} has {proxy!r}; a proxy needs indicator and why")
    return tuple(Proxy(**proxy) for proxy in value)


ALLOWED = {"kind": KINDS, "direction": DIRECTIONS}
READERS: dict[str, Callable[[str, str, Any], Any]] = {
    "title": text,
    "unit": unit_name,
    "direction": text,
    "kind": text,
    "ceiling": figure,
    "phrases": texts,
    "unless": texts,
    "same": texts,
    "qualifiers": qualifier_texts,
    "proxies": proxy_list,
}


def check_phrases(registry: Registry) -> None:
    """Nothing, if no phrase names two indicators of one family of units."""
    owner: dict[tuple[Words, str], str] = {}
    for indicator in registry:
        for phrase in indicator.phrases:
            words = registry.words(phrase)
            if not words:
                raise ValueError(f"phrase {phrase!r} of indicator {indicator.id!r} has only small words")
            first = owner.setdefault((words, family(indicator.unit)), indicator.id)
            if first != indicator.id:
                raise ValueError(f"phrase {phrase!r} names two indicators, {first!r} and {indicator.id!r}")


def check_proxies(registry: Registry) -> None:
    """Nothing, if every proxy is an indicator of the registry."""
    for indicator in registry:
        for proxy in indicator.proxies:
            if proxy.indicator not in registry.indicators:
                raise unknown(f"proxy of indicator {indicator.id!r}:", proxy.indicator, registry.indicators)
