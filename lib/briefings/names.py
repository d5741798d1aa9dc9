"""Names as readers need them: a text's without its hash, the nearest known one beside an unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

LONG_HASH = re.compile(r"_[0-9a-f]{12,}$")


def short_name(document_id: str) -> str:
    """A text's id without the long hash that its file's name may end with: "000" for 000_7b1e0a1bcc66203e."""
    return LONG_HASH.sub("", document_id)


def counted(count: int, name: str) -> str:
    """So many of what has a name: "1 text", "2 texts"."""
    return f"{count} {name}{'s' * (count != 1)}"


def unknown(what: str, name: str, valid: Iterable[str]) -> ValueError:
    """A ValueError naming the unknown `what` and the nearest valid name, or all if none is near."""
    names = sorted(valid)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names) or 'none'}"
    return ValueError(f"unknown {what} {name!r}; {hint}")


def require_columns(what: str, present: Iterable[str], needed: Iterable[str]) -> None:
    """Nothing, if every needed column is present.

    Raises:
        ValueError: names the missing column and the present column that is nearest to it.
    """
    columns = list(present)
    for name in needed:
        if name not in columns:
            near = get_close_matches(name, columns, n=1, cutoff=0.5)
            hint = f"nearest is {near[0]!r}" if near else f"it has {', '.join(columns) or 'none'}"
            raise ValueError(f"{what} has no column {name!r}; {hint}")
