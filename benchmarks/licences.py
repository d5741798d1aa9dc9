"""Lists the locked packages with version and licence; fails for one that is not known to be compatible.

.venv/bin/python benchmarks/licences.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
LOCKED = re.compile(r"^([a-z0-9._-]+)==", re.MULTILINE)
# Words of licences that let BSD-3-Clause code use a package installed beside it.
COMPATIBLE = re.compile(
    r"BSD|MIT|ISC|Apache|Python Software Foundation|PSF|MPL|Mozilla Public|CNRI|Zlib|CC0|Artistic|Unlicense"
)
# Licences that a package's metadata do not say, as its own LICENSE file does.
FROM_FILES = {"axe-playwright-python": "MIT"}


def locked_names(lock: str) -> list[str]:
    """The packages of the lock, sorted."""
    return sorted(set(LOCKED.findall(lock)))


def licence(name: str, package: PackageMetadata) -> str:
    """The package's licence: its SPDX expression, else its classifiers, else its licence field."""
    classifiers = [
        line.split(" :: ")[-1] for line in package.get_all("Classifier") or [] if "License ::" in line
    ]
    field = (package.get("License") or "").strip().partition("\n")[0]
    return package.get("License-Expression") or "; ".join(classifiers) or field or FROM_FILES.get(name, "")


def rows() -> Iterator[tuple[str, str, str]]:
    """(name, version, licence) of every locked package that is installed here."""
    for name in locked_names(LOCK.read_text(encoding="utf-8")):
        try:
            package = metadata(name)
        except PackageNotFoundError:  # for another system or another Python
            yield name, "", "not installed here"
        else:
            yield name, package["Version"], licence(name, package)


def main() -> int:
    """0 if all licences are compatible, else 1."""
    unclear = 0
    for name, version, said in rows():
        known = not version or COMPATIBLE.search(said) is not None
        unclear += not known
        print(f"{name:<28} {version:<14} {said}" + ("" if known else "  <- not known to be compatible"))
    return 1 if unclear else 0


if __name__ == "__main__":
    sys.exit(main())
