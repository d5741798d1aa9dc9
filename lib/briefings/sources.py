"""A page for each text: the text as it is, every claim marked in place, and where its number is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from briefings.amounts import amount
from briefings.claims import Claim
from briefings.display import escape, source_link
from briefings.documents import Document
from briefings.markup import unquoted
from briefings.pages import Layout, Use, shortened, shorter
from briefings.timeline import period_words

if TYPE_CHECKING:
    from markupsafe import Markup

LONGEST_SUBJECT = 44  # the claims table has the whole of it


@dataclass(frozen=True)
class Entry:
    """A claim in the list below its text."""

    number: int
    mark: str  # address of its marked words on the page, by the short id where they have one
    quote: str
    reading: str  # how the quote was read: value, kind, subject, period, speaker
    original: str  # the words at their address, where one is known
    uses: tuple[Use, ...]


def source_html(document: Document, claims: Sequence[Claim], uses: Iterable[Use], layout: Layout) -> str:
    """The whole page of a text."""
    by_claim, of_all = by_place(uses, {source_link(claim.claim_id) for claim in claims})
    title = document.title or document.document_id
    text = marked_text(document, claims)
    html = layout.render(
        "source.html.j2",
        title=title,
        description="A briefing, each of its quantitative claims marked",
        current=f"source-{document.document_id}",
        about=about(document),
        language=document.language,
        text=text,
        claims=[entry(number, claim, document, text, by_claim) for number, claim in enumerate(claims, 1)],
        uses_of_all=of_all,
    )
    return shorter(html)


def by_place(uses: Iterable[Use], claims: Set[str]) -> tuple[dict[str, list[Use]], list[Use]]:
    """The uses of each claim, and the places that use every one of the claims, which are told once."""
    by_address: dict[str, list[Use]] = {}
    for use in uses:
        if use.claim in claims:
            by_address.setdefault(use.address, []).append(use)
    by_claim: dict[str, list[Use]] = {}
    of_all = []
    for found in by_address.values():
        if len(claims) > 1 and len(found) == len(claims):
            of_all.append(found[0])
            continue
        for use in found:
            by_claim.setdefault(use.claim, []).append(use)
    return by_claim, of_all


def about(document: Document) -> list[tuple[str, Any]]:
    """What is known of a text, in the order that a reader asks."""
    basis = {"stated": "stated in the text"}.get(document.date_basis, document.date_basis)
    day = f"{document.date} ({basis}{': ' if document.date_source else ''}{document.date_source or ''})"
    known = [
        ("Issuer", document.issuer),
        ("Event", document.event),
        ("What it is", document.nature),
        ("Date", day if document.date else "unknown"),
        ("Date in the text", document.stated),
        ("Original", _address(document.url)),
    ]
    return [(term, what) for term, what in known if what]


def _address(url: str | None) -> Markup | None:
    from markupsafe import Markup

    if not url or not url.startswith(("https://", "http://")):
        return None
    return Markup(f'<a href="{escape(url)}">{escape(urlsplit(url).hostname or url)}</a>')


def marked_text(document: Document, claims: Sequence[Claim]) -> Markup:
    """The text, every claim's words in a <mark> that has the claim's id and leads to its entry below.

    Claims may overlap, touch or stand inside of another: a stretch that several cover has as many marks.
    """
    from markupsafe import Markup

    numbers = {claim.claim_id: number for number, claim in enumerate(claims, 1)}
    edges = {0, len(document.text), *(edge for span in document.chrome for edge in span)}
    edges |= {edge for claim in claims for edge in (claim.start, claim.end)}
    waiting = sorted(claims, key=lambda claim: (claim.start, -claim.end))
    pieces: list[str] = []
    covering: list[Claim] = []
    for start, end in pairwise(sorted(edges)):
        covering = [claim for claim in covering if claim.end > start]
        while waiting and waiting[0].start <= start:
            covering.append(waiting.pop(0))
        piece = unquoted(document.text[start:end])
        if not covering and any(left <= start and end <= right for left, right in document.chrome):
            piece = f"<i>{piece}</i>"
        pieces.append(_marked(piece, start, covering, numbers) if covering else spaced(piece))
    return Markup("".join(pieces))


def _marked(piece: str, start: int, covering: Sequence[Claim], numbers: Mapping[str, int]) -> str:
    """The piece inside of a mark for each claim that covers it; the innermost claim has the link."""
    marked = f"<a {_way(covering[-1], start, numbers)}>{piece}</a>"
    for claim in reversed(covering):
        marked = f"<mark{_identity(claim.claim_id) if claim.start == start else ''}>{marked}</mark>"
    return marked


def spaced(piece: str) -> str:
    """The piece with each of its lines, but blank ones, a paragraph that stands apart."""
    return re.sub(r"\n(?=[^\n])", "\n<p>", piece)


def _identity(claim_id: str) -> str:
    """The id as an attribute, with quotes only where it needs them."""
    return f" id={claim_id}" if re.fullmatch(r"[\w.-]+", claim_id) else f' id="{escape(claim_id)}"'


def _way(claim: Claim, start: int, numbers: Mapping[str, int]) -> str:
    """The attributes of a mark's link; at the claim's start it has a short id for the way back."""
    number = numbers[claim.claim_id]
    return f"id=m{number} href=#c{number}" if claim.start == start else f"href=#c{number}"


def entry(
    number: int, claim: Claim, document: Document, text: str, uses: Mapping[str, Sequence[Use]]
) -> Entry:
    """A claim as its text's page lists it."""
    return Entry(
        number=number,
        mark=f"#m{number}" if f"<a id=m{number} " in text else f"#{percent_encoded(claim.claim_id)}",
        quote=claim.quote,
        reading=unrepeated(reading(claim), claim.quote),
        original=original_address(document.url, words_around(document.text, claim)),
        uses=_short(uses.get(source_link(claim.claim_id), ())),
    )


def reading(claim: Claim) -> str:
    """How a claim was read, in one line; a level is not said to be one."""
    baseline = f"against {claim.baseline_year}" if claim.baseline_year else ""
    target = f"by the end of {claim.target_year}" if claim.target_year else ""
    said = f"by {claim.speaker}" if claim.speaker else ""
    repeated = f"again, after {claim.duplicate_of.rpartition('-')[2]}" if claim.duplicate_of else ""
    kind = claim.kind if claim.kind not in ("level", "change") else ""
    value = amount(claim.value, claim.unit, claim.bound)
    subject = "" if claim.subject in (None, claim.unit) else shortened(claim.subject or "", LONGEST_SUBJECT)
    parts = (value, claim.direction, kind, subject, period(claim), baseline, target, said, repeated)
    return ", ".join(filter(None, parts))


def unrepeated(read: str, quote: str) -> str:
    """How a quote was read without the words of the quote that it opens with: they stand before it."""
    signs = map(re.escape, re.sub(r"[\s,]", "", quote))
    opening = re.match(rf"{'[ ,]?'.join(signs)}(?!\d|[.,]\d)[ ,]*", read)
    return read[opening.end() :] if opening else read


def period(claim: Claim) -> str:
    """The period that a figure is about, in words; nothing where it is the text's own date."""
    return "" if claim.as_of_basis == "document" else period_words(claim.as_of_start, claim.as_of_end)


def words_around(text: str, claim: Claim) -> str:
    """The quote, with the words before and after it on its line where it stands elsewhere too."""
    if text.count(claim.quote) == 1:
        return claim.quote
    before = re.search(r"(?:\S+ )?\S*$", text[: claim.start])
    after = re.match(r"\S*(?: \S+)?", text[claim.end :])
    return (before.group() if before else "") + claim.quote + (after.group() if after else "")


def original_address(url: str | None, words: str) -> str:
    """The words at the text's own address, by a text fragment; nothing where no address is known."""
    if not url or not url.startswith(("https://", "http://")):
        return ""
    return f"{url}#:~:text={percent_encoded(words, safe='').replace('-', '%2D')}"


def _short(uses: Sequence[Use]) -> tuple[Use, ...]:
    """The uses with a page named once, its further places by their number: "Trends 2 3 Summary"."""
    seen: Counter[str] = Counter()
    short = []
    for use in uses:
        page = use.label.partition(":")[0]
        seen[page] += 1
        short.append(Use(use.claim, use.address, page if seen[page] == 1 else str(seen[page])))
    return tuple(short)
