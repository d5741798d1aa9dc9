"""Writes docs/codebook.md, what every column of every table means, from the records."""

from importlib import import_module
from pathlib import Path

from briefings.codebook import codebook_markdown
from briefings.dataset import RECORDS, TITLES

PAGE = Path(__file__).with_suffix(".md")
INTRODUCTION = """\
# Codebook

What the columns of the tables in `build/data/` mean, as their records say it in the code. `claims` is also
what `briefings extract` writes. A missing value is an empty cell.
"""


def page() -> str:
    """The codebook of all tables as Markdown."""
    parts = [INTRODUCTION]
    for table, home in RECORDS.items():
        module, _, record = home.partition(":")
        meanings = codebook_markdown(getattr(import_module(module), record))
        parts.append(f"## {table}\n\n{TITLES[table]}.\n\n{meanings}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
