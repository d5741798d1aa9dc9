"""Claims kept by content while notebooks run: what one of them has read, the others need not read again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.cache import code_digest, digest, locked, write_whole
from briefings.claims import Claim, default_registry, find_claims

if TYPE_CHECKING:
    from briefings.claims import Indicators
    from briefings.documents import Document

VARIABLE = "BRIEFINGS_CACHE"  # names the folder, where runs of the command are to share claims


def kept_claims(documents: Iterable[Document], registry: Indicators | None = None) -> list[Claim]:
    """Return the claims of all documents; read anew only where no run has read the same texts before."""
    texts = list(documents)
    if VARIABLE not in os.environ:
        return [claim for document in texts for claim in find_claims(document, registry)]
    folder = Path(os.environ[VARIABLE]) / "claims"
    read = [text.text for text in texts]
    key = digest(*read, repr(texts), repr(registry or default_registry()), code_digest())
    kept = folder / f"{key}.jsonl"
    with locked(folder, name=f"{key}.lock"):
        if not kept.is_file():
            claims = [claim for document in texts for claim in find_claims(document, registry)]
            write_whole(kept, "".join(json.dumps(astuple(claim)) + "\n" for claim in claims))
            return claims
    with kept.open(encoding="utf-8") as lines:
        return [Claim(*json.loads(line)) for line in lines]
