"""Which units a series may have, and what an unknown one may have meant."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SHARES: dict[str, float] = _TABLES["shares"]
NOT_LEVELS: dict[str, str] = _TABLES["not_levels"]
CURRENCIES = frozenset(_TABLES["currencies"]["codes"].split())
PLACEHOLDERS = frozenset(_TABLES["placeholders"]["words"])
SHARE_OF = re.compile(rf"({'|'.join(map(re.escape, SHARES))})(?: of .+)?")  # "% of enterprises"
CURRENCY_CODE = re.compile(r"[A-Z]{3}(?:\d{4})?")  # USD2015: in prices of that year
NAMED = re.compile(r"[^\W\d_]{2}|[㐀-鿿]|[$€£¥₹‰³²°]")  # two letters, one Chinese, or a sign that is a unit


def share_ceiling(unit: str) -> float | None:
    """What a share in this unit cannot exceed (percent: 100); None for other units."""
    found = SHARE_OF.fullmatch(unit.lower().replace("_", " "))
    return SHARES[found[1]] if found else None


def refused_unit(unit: str) -> str:
    """Why a series cannot have this unit, naming the nearest known one; empty if it can."""
    word = unit.lower()
    if share_ceiling(unit) is not None:
        return ""
    if word in NOT_LEVELS:
        return f"unit {unit!r}: {NOT_LEVELS[word]}"
    if near := get_close_matches(word, SHARES, n=1, cutoff=0.8):
        return f"unknown unit {unit!r}; nearest is {near[0]!r}"
    if CURRENCY_CODE.fullmatch(unit) and unit[:3] not in CURRENCIES:
        return f"unknown unit {unit!r}; it is no ISO 4217 code"
    if word in PLACEHOLDERS or not NAMED.search(unit):
        said = f"unknown unit {unit!r}" if unit else "no unit"
        return f"{said}; percent, an ISO 4217 code or the counted noun would do"
    return ""
