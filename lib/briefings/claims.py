"""Quantities become claims: what is measured, how much, when, against what, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from briefings.documents import Document
from briefings.languages import Language, language
from briefings.layout import Block, Plain, blocks, plain_text
from briefings.periods import Period
from briefings.quantities import POINTS, allowed_values
from briefings.sentences import Discourse, Reading, Sentence
from briefings.tables import read_table

if TYPE_CHECKING:
    import pandas


@dataclass(slots=True)
class Claim:
    """One quantitative statement of a document; its fields are the columns of `briefings extract`."""

    claim_id: str  # document_id + "-" + running number, in the order of the text
    document_id: str  # file stem
    start: int  # str offset of the value expression: quote == text[start:end]
    end: int  # where the value expression ends
    quote: str  # bound word, number, scale, unit of measure, as the text has them
    value: float  # base units: 3 trillion yuan = 3e12
    value_low: float | None  # the least that the words allow; None: open
    value_high: float | None  # the most that the words allow; None: open
    unit: str  # percent | percentage_points | ISO 4217 | the counted noun
    bound: str  # exact | at_least | at_most | approximately
    kind: str  # level | share | change | target | rank
    direction: str | None  # increase | decrease, of a change
    subject: str | None  # the words that name what is measured
    subject_start: int | None  # where the subject's words begin
    subject_end: int | None  # where they end
    indicator: str | None  # id in the registry
    qualifier: str | None  # provincial-level, with revenue above 1 billion yuan, ...
    as_of_start: str | None  # ISO date, first day of the period that the figure is about
    as_of_end: str | None  # last day of that period
    as_of_basis: str  # stated | document | unknown
    baseline_year: str | None  # "2012", or a period "2021-04/2022-03"
    baseline_value: float | None  # in the base units of the level, stated or implied (level minus gain)
    target_year: int | None  # by the end of which a target is to be reached
    speaker: str | None  # who says it; None: the text itself
    sentence_start: int  # str offset of the sentence that it stands in
    sentence_end: int  # where that sentence ends
    duplicate_of: str | None  # claim_id of the first mention
    language: str  # of the text: en, zh


class Indicators(Protocol):
    """What claims need of a registry of indicators."""

    def link(
        self,
        subject: str | None,
        unit: str,
        qualifier: str | None,
        kind: str,
        sentence: str,
        figure: tuple[int, int],
    ) -> tuple[str | None, str | None]:
        """(indicator, qualifier) of a claim whose figure has this span in its sentence, None for none."""


@lru_cache(maxsize=1)
def default_registry() -> Indicators:
    """The registry that comes with the package."""
    from briefings.indicators import read_registry

    return read_registry()


Figure = tuple[float, str, str, int | None]  # value, unit, kind, target year: what a repeat has in common


def find_claims(document: Document, registry: Indicators | None = None) -> list[Claim]:
    """The quantitative claims of a document in the order of its text; repeats point to the first mention.

    Without a registry of indicators, the project's own names them (`indicators.read_registry`). As a table:
    `claims_table(find_claims(document))`.

    Raises:
        TypeError: it is no document.
    """
    if not isinstance(document, Document):
        given = type(document).__name__
        raise TypeError(
            f"a Document is needed, not {given}; read_documents(folder) and read_text(path) read it"
        )
    plain = plain_text(document.text)
    registry = registry or default_registry()
    claims: list[Claim] = []
    firsts: dict[Figure, list[Claim]] = {}
    for number, (sentence, reading) in enumerate(readings(plain.text, document), start=1):
        claim_id = f"{document.document_id}-{number:03d}"
        claims.append(claim_of(claim_id, plain, sentence, reading, document, registry, firsts))
    return claims


def readings(text: str, document: Document) -> Iterator[tuple[Sentence, Reading]]:
    """Each quantity that a plain text claims, with its sentence."""
    grammar = language(document.language)
    discourse = Discourse(document.date, *grammar.home(text))
    rows: list[Block] = []
    above: Block | None = None
    for block in blocks(text):
        if block.kind == "row":
            rows.append(block)
            continue
        if rows:
            yield from read_table(text, rows, grammar, discourse, above)
            rows = []
        above = block if block.kind == "heading" else None
        if block.kind != "navigation":
            yield from read_block(text, block, grammar, discourse)
    if rows:
        yield from read_table(text, rows, grammar, discourse, above)


def read_block(
    text: str, block: Block, grammar: Language, discourse: Discourse
) -> Iterator[tuple[Sentence, Reading]]:
    """Each quantity that a block claims; renews what is known of speaker and aim."""
    start = after_speaker(text, block, grammar, discourse)
    if block.kind != "bullet":
        discourse.aims, discourse.target_year = False, None
    if grammar.has_cue(text, start, block.end):
        yield from read_sentences(text, start, block, grammar, discourse)
    if block.kind == "heading":
        discourse.section = None
    govern(text, block, grammar, discourse)


def read_sentences(
    text: str, start: int, block: Block, grammar: Language, discourse: Discourse
) -> Iterator[tuple[Sentence, Reading]]:
    """Each quantity that the sentences of a block claim."""
    first = True
    for sentence_start, sentence_end in grammar.split_sentences(text, start, block.end):
        if grammar.has_cue(text, sentence_start, sentence_end):
            sentence = Sentence(text, sentence_start, sentence_end, block.kind, first, start)
            for reading in grammar.read_sentence(sentence, discourse):
                yield sentence, reading
        first = False


LISTED = re.compile(r"\s*[-*•·‣▪●○◦■□◆◇▲△★☆➢✓–—] ")


def after_speaker(text: str, block: Block, grammar: Language, discourse: Discourse) -> int:
    """Where a block's words start after a transcript's "Han Xia:".

    Whom the discourse then holds as speaker.
    """
    said = text[block.start : block.end]
    if ":" not in said and "：" not in said:
        return block.start
    line = grammar.speaker_line.match(text, block.start, block.end)
    same_line = line is not None and line.end() < block.end
    if not line or (same_line and (block.kind == "heading" or is_label(line[1]))):
        return block.start
    if not same_line and LISTED.match(text, block.end):
        return block.start  # Share Repurchase Program: with its points below
    discourse.speaker = line[1]
    discourse.question = grammar.asker.search(line[1]) is not None
    discourse.period = discourse.target_year = discourse.subject = discourse.unit = None
    discourse.share_of = None
    discourse.aims = False
    return line.end()


def is_label(name: str) -> bool:
    """Whether a word before a colon labels the line and names nobody: Inflation: it fell."""
    return name.isascii() and " " not in name.strip()


def govern(text: str, block: Block, grammar: Language, discourse: Discourse) -> None:
    """Keeps what a heading, or a lead-in that ends in a colon, says of what follows: a target year, a period.

    An aim governs the list that follows ("by 2030:"), a period the text up to the next ("Q2 2025 results").
    """
    end = block.end
    while end > block.start and text[end - 1] in "* \"'":
        end -= 1
    lead_in = text[end - 1] in ":："
    if (
        block.kind == "bullet"
        or not (lead_in or block.kind == "heading")
        or end - block.start > LONGEST_LEAD_IN
    ):
        return
    start = max(block.start, text.rfind(". ", block.start, end - 1) + 1)
    periods = [
        found for found in grammar.find_periods(text, start, end, discourse) if found.period is not None
    ]
    aims = grammar.aim.search(text, start, end) is not None
    discourse.outlook = aims if block.kind == "heading" else discourse.outlook
    if aims:
        discourse.aims = True
        discourse.target_year = max(
            (found.period.end.year for found in periods if found.period), default=None
        )
        discourse.outlook_year = discourse.target_year
    elif block.kind == "heading":
        reported = [
            found.period
            for found in periods
            if found.period and found.role == "when" and is_reported(found.period, discourse)
        ]
        if reported:
            discourse.reporting, discourse.by_heading = reported[-1], True


LONGEST_LEAD_IN = 400  # characters


def is_reported(period: Period, discourse: Discourse) -> bool:
    """Whether a heading's period may be what a text reports on: a month to a year, and past.

    A year only where it ended not long before the text's day, or a heading that only names a plan would do; a
    month only where it is nearly over by then, or it is that in which the text came out.
    """
    today, days = discourse.today, (period.end - period.start).days
    if 280 < days <= 366:
        return today is not None and 0 < (today - period.end).days <= 366
    if days < 31 and today is not None and (period.end - today).days > NEARLY_OVER:
        return False
    return 27 <= days <= 280 and (today is None or period.start <= today)


NEARLY_OVER = 10  # days before a month's end, when first estimates of it come out


def claim_of(
    claim_id: str,
    plain: Plain,
    sentence: Sentence,
    reading: Reading,
    document: Document,
    registry: Indicators,
    firsts: dict[Figure, list[Claim]],
) -> Claim:
    """The claim that a reading makes, its spans counted in the document's own text."""
    quantity = reading.quantity
    start, end = plain.original_span(quantity.start, quantity.end)
    subject = plain.text[slice(*reading.subject)] if reading.subject else None
    subject_start, subject_end = plain.original_span(*reading.subject) if reading.subject else (None, None)
    sentence_start, sentence_end = plain.original_span(sentence.start, sentence.end)
    quote = document.text[start:end]
    low, high = allowed_values(quantity, quote)
    period, basis = period_of(reading, document)
    indicator, qualifier = linked(registry, plain.text, sentence, reading, subject)
    same = firsts.setdefault((quantity.value, quantity.unit, reading.kind, reading.target_year), [])
    claim = Claim(
        claim_id=claim_id,
        document_id=document.document_id,
        start=start,
        end=end,
        quote=quote,
        value=quantity.value,
        value_low=low,
        value_high=high,
        unit=quantity.unit,
        bound=quantity.bound,
        kind=reading.kind,
        direction=reading.direction,
        subject=subject,
        subject_start=subject_start,
        subject_end=subject_end,
        indicator=indicator,
        qualifier=qualifier,
        as_of_start=period.start.isoformat() if period else None,
        as_of_end=period.end.isoformat() if period else None,
        as_of_basis=basis,
        baseline_year=str(reading.baseline_period) if reading.baseline_period else None,
        baseline_value=baseline_value(reading),
        target_year=reading.target_year,
        speaker=reading.speaker,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        duplicate_of=first_mention(subject, same),
        language=document.language,
    )
    if claim.duplicate_of is None and len(same) < MANY:
        same.append(claim)
    return claim


def linked(
    registry: Indicators, text: str, sentence: Sentence, reading: Reading, subject: str | None
) -> tuple[str | None, str | None]:
    """(indicator, qualifier) of a reading, as the registry knows them."""
    quantity = reading.quantity
    return registry.link(
        subject,
        quantity.unit,
        reading.qualifier,
        reading.kind,
        text[sentence.start : sentence.end],
        (quantity.start - sentence.start, quantity.end - sentence.start),
    )


def period_of(reading: Reading, document: Document) -> tuple[Period | None, str]:
    """(period, basis): the stated one, else the document's own day for what is said to be so now."""
    if reading.period is not None or reading.period_basis == "stated":
        return reading.period, "stated" if reading.period else "unknown"
    if reading.kind == "target" or document.date is None:
        return None, "unknown"
    return Period(document.date, document.date), "document"


def baseline_value(reading: Reading) -> float | None:
    """The value that the claim is compared with: stated, or level minus gain in points."""
    if reading.baseline_value is not None or reading.level_of is None:
        return reading.baseline_value
    if reading.quantity.unit != POINTS or reading.baseline_period is None:
        return None
    gain = -reading.quantity.value if reading.direction == "decrease" else reading.quantity.value
    return round(reading.level_of.value - gain, 9)


MANY = 100  # claims of one figure that a repeat is sought among


def first_mention(subject: str | None, same: list[Claim]) -> str | None:
    """The id of the first claim of the same figure whose subject shares a word, or None."""
    words = content_words(subject) if same else set()
    for claim in same:
        if words & content_words(claim.subject):
            return claim.duplicate_of or claim.claim_id
    return None


def content_words(subject: str | None) -> set[str]:
    """The longer words of a subject, in small letters; of Chinese, its characters."""
    if not subject:
        return set()
    if subject.isascii():
        return {word for word in subject.lower().split() if len(word) > 3}
    return set(subject.lower().split()) | {character for character in subject if character > "\u2e80"}


def claims_table(claims: Iterable[Claim]) -> pandas.DataFrame:
    """One row a claim; missing values are missing.

    Columns, the fields of `Claim`: claim_id, document_id, start, end (offsets: quote == text[start:end]),
    quote, value, value_low, value_high (base units; what the words allow), unit (percent, percentage_points,
    ISO 4217 or the counted noun), bound, kind, direction, subject, subject_start, subject_end, indicator,
    qualifier, as_of_start, as_of_end (ISO dates), as_of_basis, baseline_year, baseline_value, target_year,
    speaker, sentence_start, sentence_end, duplicate_of (claim_id of the first mention), language.
    """
    import pandas

    names = [field.name for field in fields(Claim)]
    return pandas.DataFrame([[getattr(claim, name) for name in names] for claim in claims], columns=names)


def read_claims(documents: Iterable[Document], registry: Indicators | None = None) -> pandas.DataFrame:
    """The claims of all the documents, one row a claim, with the columns of `claims_table`.

    Runs of the command share what one has read.
    """
    from briefings.claims_store import kept_claims

    return claims_table(kept_claims(documents, registry))
