"""Corrections: lines of data that say how a doubtful figure may be read, off unless asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.names import unknown
from briefings.series import CORRECTED
from briefings.toml_files import read_toml, tables_of

if TYPE_CHECKING:
    from pandas import DataFrame

CATALOGUE = "documents.toml"


@dataclass(frozen=True, slots=True)
class Correction:
    """How one claim may be read, and why: a `[[correction]]` of documents.toml."""

    claim: str  # claim_id
    read_as: float  # the value instead of the printed one, in base units
    reason: str  # what speaks for it

    def told(self, printed: str) -> str:
        """What a reader sees wherever it acts."""
        return f"printed {printed}, read as {self.read_as:.12g}: {self.reason}"


def read_corrections(folder: str | Path) -> list[Correction]:
    """The corrections that a folder's documents.toml holds; none if it has none.

    Raises:
        ValueError: names the entry that lacks a field, has an unknown one or reads as no number.
    """
    source = Path(folder) / CATALOGUE
    entries = tables_of(source, read_toml(source), "correction")
    return [read_correction(entry, source) for entry in entries]


def read_correction(entry: dict[str, object], source: Path) -> Correction:
    """The correction of one entry."""
    names = [field.name for field in fields(Correction)]
    for name in entry:
        if name not in names:
            raise unknown(f"field of a correction in {source.name}:", name, names)
    for name in names:
        if name not in entry:
            raise ValueError(f"a correction in {source.name} has no {name}: {entry!r}")
    value = entry["read_as"]
    if not isinstance(value, (int, float)):
        raise ValueError(
            f"the correction of {entry['claim']!r} reads as {value!r}; it takes a number without quotes, in "
            "base units: 64.5, or 3e12 for 3 trillion"
        )
    return Correction(str(entry["claim"]), float(value), str(entry["reason"]))


def require_claims(corrected_ids: Iterable[str], claim_ids: Iterable[str]) -> None:
    """Nothing, if every claim that is corrected exists.

    Raises:
        ValueError: names the one that does not, and the nearest that does.
    """
    known = set(claim_ids)
    for claim_id in corrected_ids:
        if claim_id not in known:
            raise unknown("claim in a correction:", claim_id, known)


def corrected(claims: DataFrame, corrections: Iterable[Correction]) -> DataFrame:
    """The claims with the corrected values; column `corrected` says what was printed and why it is read so.

    Raises:
        ValueError: names a correction of a claim that does not exist.
    """
    read = {one.claim: one for one in corrections}
    if not read:
        return claims
    require_claims(read, claims["claim_id"])
    rows = list(zip(claims["claim_id"], claims["value"], claims["quote"], strict=True))
    values = [read[claim_id].read_as if claim_id in read else value for claim_id, value, _ in rows]
    told = [read[claim_id].told(quote) if claim_id in read else "" for claim_id, _, quote in rows]
    columns: dict[str, Any] = {"value": values, CORRECTED: told}
    return claims.assign(**columns)


def corrections_in_words(corrections: Iterable[Correction], claims: DataFrame) -> list[str]:
    """What a reader sees of each correction that acts on these claims, a sentence's part each."""
    quotes = dict(zip(claims["claim_id"], claims["quote"], strict=True))
    return [f"{one.claim}, {one.told(quotes[one.claim])}" for one in corrections]


def corrections_table(corrections: Iterable[Correction]) -> DataFrame:
    """The corrections, a row each: claim, read_as, reason."""
    import pandas as pd

    return pd.DataFrame(
        [(one.claim, one.read_as, one.reason) for one in corrections], columns=["claim", "read_as", "reason"]
    )
