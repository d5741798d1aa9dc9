"""Reads Chinese sentences for the tests: their claims as the package finds them."""

from __future__ import annotations

from datetime import date

from briefings.claims import Claim, find_claims
from briefings.documents import Document


def claims(text: str, today: date | None = None) -> list[Claim]:
    """The claims of a Chinese text, read on that day."""
    return find_claims(Document("text", text, language="zh", date=today))


def only(text: str, today: date | None = None) -> Claim:
    """The one claim of a text."""
    (claim,) = claims(text, today)
    return claim


def figures(text: str) -> list[tuple[float, str]]:
    """Value and unit of each claim."""
    return [(claim.value, claim.unit) for claim in claims(text)]


def subjects(text: str) -> list[tuple[str | None, float]]:
    """Who is measured, and how much."""
    return [(claim.subject, claim.value) for claim in claims(text)]
