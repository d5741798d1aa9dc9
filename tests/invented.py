"""Invented claims and texts for tests: a row says only what matters, the rest is filled in."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import count
from typing import Any

import pandas as pd

from briefings.claims import Claim, find_claims
from briefings.claims import claims_table as table_of
from briefings.documents import Document
from briefings.prospects import Growth

NOTHING = {field.name: None for field in fields(Claim)}
# From 20 % at the end of 2012, as one text implies, to more than 60 % at the end of 2022.
FIBRE = Growth(
    series="fibre",
    indicator=None,
    title="Homes with fibre",
    unit="percent",
    ceiling=100.0,
    baseline_year=2013.0,
    baseline_value=20.0,
    latest_year=2023.0,
    latest_value=60.0,
    basis="implied",
    derivation="50 - 30 = 20",
    claim_ids="a-1;a-2",
    document_id="a",
    latest_bound="at_least",
    observations=2,
)


def claim(quote: str, value: float, unit: str, subject: str, when: str, **said: Any) -> dict[str, Any]:
    """One claim of text "a" about a day or a year, exact level unless said otherwise."""
    start, end = (f"{when}-01-01", f"{when}-12-31") if len(when) == 4 else (when, when)
    plain = {
        "document_id": "a",
        "bound": "exact",
        "kind": "level",
        "as_of_basis": "stated",
        "sentence_start": 0,
    }
    return (
        NOTHING
        | plain
        | {"quote": quote, "value": value, "unit": unit, "subject": subject}
        | {"as_of_start": start, "as_of_end": end, "language": "en"}
        | said
    )


def claims_table(*rows: dict[str, Any]) -> pd.DataFrame:
    """The claims as a table, numbered within their text, in the order given; ids like "a-1"."""
    numbers: dict[str, count[int]] = {}
    numbered = [
        {"start": place * 100}
        | row
        | {"claim_id": f"{row['document_id']}-{next(numbers.setdefault(row['document_id'], count(1)))}"}
        | {"start": row["start"] if row["start"] is not None else place * 100}
        for place, row in enumerate(rows)
    ]
    return pd.DataFrame(numbered, columns=[field.name for field in fields(Claim)])


def claims_of_texts(**texts: tuple[date, str]) -> pd.DataFrame:
    """The claims that the extractor finds in texts, given as name=(date, text)."""
    documents = [
        Document(name, text, "en" if text[0].isascii() else "zh", date=day, date_basis="found elsewhere")
        for name, (day, text) in texts.items()
    ]
    return table_of(found for document in documents for found in find_claims(document))
