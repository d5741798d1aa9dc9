"""Reads texts and their catalogue; strips nothing, marks what is not prose."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.inputs import content_of, inside, told_name
from briefings.languages import MODULES, language, language_code
from briefings.layout import chrome_spans, plain_text
from briefings.names import unknown
from briefings.toml_files import read_toml, tables_of

if TYPE_CHECKING:
    from pandas import DataFrame

CATALOGUE = "documents.toml"
PAGE_ENDINGS = frozenset({".md", ".html", ".htm"})  # of files that are read beside .txt
# how much of a text's head and tail is searched for its own date
HEAD, TAIL = 6000, 1500
Kind = tuple[Callable[[object], bool], str]  # whether a value is of the kind, and the kind in words
TEXT: Kind = (lambda value: isinstance(value, str), "a text in quotes")
DAY: Kind = (lambda value: type(value) is date, "a date without quotes, such as 2022-06-14")
LIST: Kind = (
    lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    'a list of texts, such as ["Han Xia"]',
)
BASES = ("stated", "found elsewhere", "unknown")  # where a date is known from


def one_of(names: Sequence[str]) -> Kind:
    """The kind of a text that is one of these."""
    return (lambda value: value in names, " or ".join(f'"{name}"' for name in names))


# what an entry of a catalogue may say
FIELDS: dict[str, Kind] = {
    **dict.fromkeys(("id", "title", "issuer", "event", "nature", "stated", "date_source", "url"), TEXT),
    "language": one_of(tuple(MODULES)),
    "date_basis": one_of(BASES),
    **dict.fromkeys(("posted", "date"), DAY),
    "speakers": LIST,
}
YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True)
class Document:
    """A text exactly as its file holds it, and what is known of it."""

    document_id: str  # the file's stem
    text: str = field(repr=False)  # the decoded file, nothing stripped, line ends kept
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

    @cached_property
    def chrome(self) -> tuple[tuple[int, int], ...]:
        """Spans of navigation and headings, not prose."""
        return chrome_spans(self.text)


def read_documents(folder: str | Path, only: Sequence[str] = ()) -> list[Document]:
    """The texts of a folder with what its catalogue says of them, sorted by id; if `only` names ids, those.

    Raises:
        ValueError: no such folder, no catalogue, no texts; a text that is not UTF-8 or empty, a text without
            an entry, an entry without a text; an id in `only` that no text has.
    """
    place = find_folder(folder)
    entries = read_catalogue(place / CATALOGUE)
    paths = {path.stem: inside(path, place) for path in sorted(place.glob("*.txt")) if path.is_file()}
    if not paths:
        raise ValueError(f"{folder} has no texts; put .txt files into it")
    if missing := sorted(paths.keys() - entries.keys()):
        raise ValueError(
            f"{paths[missing[0]]} has no entry in {place / CATALOGUE}; `briefings new {folder}` proposes one"
        )
    if missing := sorted(entries.keys() - paths.keys()):
        raise ValueError(f"{place / CATALOGUE} has an entry {missing[0]!r}, but there is no {missing[0]}.txt")
    for name in only:
        if name not in paths:
            raise unknown("document", name, paths)
    return [catalogued(paths[name], entries[name]) for name in sorted(only or paths)]


def catalogue_table(documents: Iterable[Document]) -> DataFrame:
    """A row a document: every field of its record but the text."""
    from pandas import DataFrame

    columns = [name for name in Document.__dataclass_fields__ if name != "text"]
    return DataFrame(
        [{name: getattr(document, name) for name in columns} for document in documents], columns=columns
    )


def dates_in_words(catalogue: DataFrame) -> DataFrame:
    """The catalogue's table with `own`, the date that a text itself gives ("" for none), and `known`, whence.

    `own` is in the text's words where the catalogue has them.
    """
    days = catalogue["date"].astype(str).where(catalogue["date_basis"] == "stated", "")
    sources = catalogue["date_source"].fillna("")
    parts = zip(catalogue["date_basis"], sources, strict=True)
    return catalogue.assign(
        own=catalogue["stated"].fillna(days), known=[": ".join(filter(None, part)) for part in parts]
    )


def days_in_words(catalogue: DataFrame) -> str:
    """From when to when the texts of a catalogue's table are: "dated from 2022-06-14 to 2024-07-05"."""
    days = sorted(map(str, catalogue["date"].dropna()))
    if not days:
        return "none of them dated"
    return f"dated {days[0]}" if days[0] == days[-1] else f"dated from {days[0]} to {days[-1]}"


def find_folder(folder: str | Path) -> Path:
    """The folder; a relative one is looked for in the working directory, then in each folder above it.

    Raises:
        ValueError: there is none.
    """
    wanted = Path(folder)
    for above in [Path.cwd(), *Path.cwd().parents]:
        if (above / wanted).is_dir():
            return above / wanted
    raise ValueError(f"there is no folder {str(folder)!r} here or above; name one that holds .txt files")


def read_catalogue(path: Path) -> dict[str, dict[str, Any]]:
    """The catalogue's entries by id.

    Raises:
        ValueError: there is no catalogue, it is no TOML, or an entry has no id or an unknown field.
    """
    if not path.is_file():
        raise ValueError(f"{path} is missing; `briefings new {path.parent}` writes one")
    entries: dict[str, dict[str, Any]] = {}
    for entry in tables_of(path, read_toml(path), "document"):
        if not isinstance(entry.get("id"), str):
            raise ValueError(f"{path}: an entry has no id; id is the text's file name without .txt")
        if entry["id"] in entries:
            raise ValueError(f"{path} has two entries {entry['id']!r}; each text takes one")
        check_entry(path, entry)
        entries[entry["id"]] = entry
    return entries


def check_entry(path: Path, entry: dict[str, Any]) -> None:
    """Nothing, if the fields of a catalogue's entry are known and of their types.

    Raises:
        ValueError: names the field, its value and what it takes.
    """
    for name, value in entry.items():
        if name not in FIELDS:
            raise unknown(f"field of {entry['id']!r} in {path}:", name, FIELDS)
        fits, takes = FIELDS[name]
        if not fits(value):
            raise ValueError(f"{path}: {name} of {entry['id']!r} is {value!r:.60}; it takes {takes}")


def catalogued(path: Path, entry: dict[str, Any]) -> Document:
    """The text at `path` with what its entry says; what the entry does not say is sought in the text."""
    fields = {name: value for name, value in entry.items() if name != "id"}
    if "speakers" in fields:
        fields["speakers"] = tuple(fields["speakers"])
    document = replace(read_text(path), **fields)
    if document.date is not None and document.date_basis == "unknown":
        return replace(document, date_basis="found elsewhere")
    return document


def document_at(path: Path) -> Document:
    """The text at the path with what a catalogue beside it, if there is one, says of it.

    Raises:
        ValueError: the text or the catalogue cannot be read.
    """
    entry = entries_beside(path.parent).get(path.stem)
    return read_text(path) if entry is None else catalogued(path, entry)


@lru_cache(maxsize=64)
def entries_beside(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of the folder's catalogue by id; none without a catalogue."""
    catalogue = folder / CATALOGUE
    return read_catalogue(catalogue) if catalogue.is_file() else {}


def read_text(path: str | Path) -> Document:
    """Any single text, without a catalogue; its date is sought in the text itself.

    Raises:
        ValueError: the text is empty, not UTF-8, too large, or no text at all.
    """
    path = Path(path)
    return document_of(told_name(path), decoded(content_of(path), path))


def decoded(source: bytes, path: Path) -> str:
    """The file's text, line ends kept.

    Raises:
        ValueError: it is empty, not UTF-8, or holds NUL bytes.
    """
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{path} is not UTF-8: byte 0x{source[error.start]:02x} at offset {error.start}; save it as UTF-8"
        ) from error
    if "\0" in text:
        raise ValueError(f"{path} holds a NUL byte at offset {text.index(chr(0))}, so it is no UTF-8 text")
    if not text.strip():
        raise ValueError(f"{path} is empty; a text needs at least one sentence")
    return text


def document_of(document_id: str, text: str) -> Document:
    """A document of the text, with its language and date as the text and its file's name give them."""
    code = language_code(text)
    named = YEAR_IN_NAME.search(document_id)
    found = text_date(text, code, int(named[1]) if named else None)
    if found is None:
        return Document(document_id, text, code)
    if named is None or found == text_date(text, code):
        return Document(document_id, text, code, date=found, date_basis="stated")
    source = f"day and month in the text, the year {named[1]} in its file's name"
    return Document(document_id, text, code, date=found, date_basis="found elsewhere", date_source=source)


def text_date(text: str, code: str, year: int | None = None) -> date | None:
    """The day that a text gives as its own, in its head or at its end; None where it gives none.

    A day without a year ("BEIJING, May 9 (Xinhua)") is of `year`, which a file's name may say.
    """
    seek = language(code).stated_date
    plain = plain_text(text).text
    return seek(plain[:HEAD], year) or (seek(plain[-TAIL:], year) if len(plain) > HEAD else None)


def text_files(paths: list[Path]) -> Iterator[Path]:
    """The files named, and of each folder named its .txt, .md and .html files, in order.

    A page whose text is kept beside it as .txt is read there, once.

    Raises:
        ValueError: there is no such file or folder, or a text of a folder is a link out of it; this is told
            before any text of the folder is passed on.
    """
    for path in paths:
        if path.is_dir():
            for file in texts_below(path):
                inside(file, path)
            yield from texts_below(path)
        elif path.exists():
            yield path
        else:
            raise ValueError(f"there is no file or folder {str(path)!r}; name texts or folders of texts")


def texts_below(folder: Path) -> Iterator[Path]:
    """The .txt files in a folder and below, and the pages that have none beside them, in order."""
    for file in files_below(folder):
        if file.suffix == ".txt" or (file.suffix in PAGE_ENDINGS and not file.with_suffix(".txt").exists()):
            yield file


def files_below(folder: Path) -> Iterator[Path]:
    """The files in a folder and its folders, in the order of their paths; links to folders are not followed.

    Only names are held, so that a folder of many texts takes little memory.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except PermissionError:  # a folder of somebody else
        return
    for name, is_folder in names:
        file = folder / name
        if is_folder:
            yield from files_below(file)
        elif file.is_file() or file.is_symlink():
            yield file
