"""Single things in full: a claim in its sentence, a series and its claims, a disagreement, an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefings.display import Html, escape, sentence, show_table
from briefings.names import unknown
from briefings.summary import side

if TYPE_CHECKING:
    from pandas import DataFrame

    from briefings.claims import Claim
    from briefings.documents import Document
    from briefings.prospects import Prospect


def claim_view(claim: Claim, document: Document) -> Html:
    """The claim marked in its sentence, and what is read from it. Shows itself at the end of a cell.

    Raises:
        ValueError: the claim is one of another document.
    """
    if claim.document_id != document.document_id:
        raise ValueError(f"the claim is one of {claim.document_id!r}, not of {document.document_id!r}")
    text = document.text
    before = text[claim.sentence_start : claim.start]
    after = text[claim.end : claim.sentence_end]
    period = claim.as_of_end or "period not known"
    told = [claim.kind, claim.bound, claim.subject, claim.qualifier, period, claim.speaker, claim.document_id]
    details = ", ".join(str(part) for part in told if part)
    markup = f"<mark>{escape(claim.quote)}</mark>"
    return Html(
        f"<blockquote>{escape(before)}{markup}{escape(after)}</blockquote><p>{escape(details)}</p>",
        f"{before}[{claim.quote}]{after}\n{details}",
    )


def show_series(observations: DataFrame, series: str, claims: DataFrame) -> None:
    """Shows a series: each observation with its period, what its words allow, and the quotes behind it.

    claims: the table that the observations were made from.

    Raises:
        ValueError: there is no such series; names the nearest.
    """
    rows = observations[observations["series"] == series]
    if rows.empty:
        raise unknown("series", series, observations["series"].unique())
    quotes = claims.set_index("claim_id")["quote"]
    said = [" and ".join(f"“{quotes[name]}”" for name in ids.split(";")) for ids in rows["claim_ids"]]
    show_table(
        rows.assign(said=said),
        str(rows["title"].iloc[0]),
        columns={"period": "Period", "value": "Value", "low": "At least", "high": "At most", "basis": "Basis"}
        | {"said": "In the words of the text", "document_id": "Text"},
        claims={"value": "claim_ids"},
        derivations={"value": "derivation"},
    )


def disagreement_view(row: Any, documents: Iterable[Document], claims: DataFrame) -> Html:
    """A row of the table of disagreements: both sides, the sentences that they rest on, and readings."""
    texts = {document.document_id: document.text for document in documents}
    stands = claims.set_index("claim_id")
    sides = [
        sentence(
            "{side}: {said}",
            side=side(row, name),
            said=said_words(getattr(row, f"{name}_claims"), stands, texts),
        )
        for name in ("left", "right")
    ]
    readings = "; ".join(reading["words"] for reading in row.readings)
    closing = sentence("Readings that would reconcile them, none applied: {readings}.", readings=readings)
    parts = [sentence("{title}, {period}", title=row.title, period=row.period), *sides, closing]
    return Html("".join(f"<p>{part.html}</p>" for part in parts), "\n".join(part.text for part in parts))


def said_words(claim_ids: str, claims: DataFrame, texts: dict[str, str]) -> str:
    """The sentences that claims stand in, each once, in quotation marks."""
    rows = claims.loc[claim_ids.split(";")]
    spans = zip(rows["document_id"], rows["sentence_start"], rows["sentence_end"], strict=True)
    return " ".join(dict.fromkeys(f"“{texts[text][start:end].strip()}”" for text, start, end in spans))


def show_assessment(prospect: Prospect) -> None:
    """Shows what every method says of a target, with the rule of each."""
    from briefings.verdicts import aim, method_sources, methods_table

    rules = method_sources().set_index("method")
    table = methods_table(prospect)
    show_table(
        table.assign(rule=[rules["meaning"].get(method, "") for method in table["method"]]),
        sentence(
            "{title}, {aim}: every method on the same numbers",
            title=prospect.growth.title,
            aim=aim(prospect.target),
        ),
        columns={"method": "Method", "statistic": "Its number", "rule": "What it is"}
        | {"verdict": "Verdict in its own words", "met": "Target"},
        formats={"statistic": ".3f"},
    )
