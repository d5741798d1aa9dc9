"""Reads texts and their catalogue; strips nothing, marks what is not prose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Document:
    """A text exactly as its file holds it, and what is known of it."""

    document_id: str  # the file's stem
    text: str  # the decoded file, nothing stripped, line ends kept
    language: str = "en"  # ISO 639-1: en, zh
    title: str | None = None
    issuer: str | None = None
    event: str | None = None
    nature: str | None = None  # transcript page, reprint, ...
    stated: str | None = None  # the text's own date, word for word
    posted: date | None = None  # the day of posting that the text states
    date: date | None = None  # the day that "at present" and "this year" are read against
    date_basis: str = "unknown"  # stated | found elsewhere | unknown
    date_source: str | None = None
    url: str | None = None
    speakers: tuple[str, ...] = ()
    chrome: tuple[tuple[int, int], ...] = ()  # spans of navigation and headings, not prose
