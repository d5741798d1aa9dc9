"""One's own texts: a folder with a catalogue, its entries proposed from the texts themselves."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

from briefings.cache import write_whole
from briefings.claims import Claim, find_claims
from briefings.corrections import read_corrections, require_claims
from briefings.documents import CATALOGUE, Document, decoded, read_catalogue, read_documents, read_text
from briefings.indicators import OWN_REGISTRY, PERCENTS, SMALL_WORDS, collection_registry
from briefings.inputs import content_of, inside
from briefings.names import counted
from briefings.targets import later_figures, read_targets

TITLE_LENGTH = 120  # characters of a text's first line that are proposed as its title
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
MANY_ATTRIBUTES = re.compile(rb"<[A-Za-z](?:[^<>=]*+=){1000}")  # of one tag; reading them would take for ever
LEADING_UP = re.compile(r"(?: (?:in|of|to|at|by|with|over))*\s*$")  # words between a subject and its figure
INTRODUCTION = """\
# What is known of each text and how. One [[document]] a text; `id` is its file's name without .txt.
# date         the day that "at present" and "last year" are read against
# date_basis   "stated": the text gives it itself; "found elsewhere": then say in date_source where
# also known   issuer, event, nature, stated (the text's own date, word for word), posted, url
"""


def propose_catalogue(folder: Path) -> str:
    """What was done, line by line: a folder for texts with a catalogue that has an entry for each text in it.

    Texts of .html, .pdf and .md files are kept beside them as .txt; claims and quotes refer to those.
    Entries that are there stay as they are.

    Raises:
        ValueError: it is no folder, or a file cannot be read; nothing is written to the catalogue then.
    """
    if folder.is_file():
        raise ValueError(f"{folder} is a file; name a folder, which is made if there is none")
    folder.mkdir(parents=True, exist_ok=True)
    kept = [keep_text(path) for path in sorted(folder.iterdir()) if path.suffix.lower() in READERS]
    catalogue = folder / CATALOGUE
    known = read_catalogue(catalogue) if catalogue.exists() else {}
    texts = (inside(path, folder) for path in sorted(folder.glob("*.txt")) if path.stem not in known)
    new = [read_text(path) for path in texts]
    before = catalogue.read_text(encoding="utf-8") if catalogue.exists() else INTRODUCTION
    write_whole(catalogue, "\n".join([before.rstrip("\n"), *map(proposed_entry, new), ""]))
    return "\n".join([*filter(None, kept), *unread(folder), *report(catalogue, new, len(known))])


def unread(folder: Path) -> Iterator[str]:
    """A line for each file that is neither read as a text nor known to stand beside texts."""
    for path in sorted(folder.iterdir()):
        known = path.suffix in {".txt", ".toml", ".csv"} or path.suffix.lower() in READERS
        if path.is_file() and not known and not path.name.startswith("."):
            yield f"{path.name}: not read; save its text as {path.stem}.txt"


def report(catalogue: Path, new: list[Document], known: int) -> Iterable[str]:
    """The lines that say which entries were proposed and what to do next."""
    for document in new:
        yield f"{document.document_id}: entry proposed, {date_in_words(document)}"
    if not new and not known:
        yield f"{catalogue}: ready; put .txt, .md, .html or .pdf files beside it and call this again"
    else:
        render = f"briefings render --seeds {catalogue.parent}"
        yield f"{catalogue}: {known + len(new)} in all; look through the entries, then `{render}`"


def date_in_words(document: Document) -> str:
    """The date of a text and where it is known from."""
    if document.date is None:
        return "no date found: fill it in"
    return f"dated {document.date}: {document.date_source or 'the text itself says so'}"


def proposed_entry(document: Document) -> str:
    """A catalogue entry in TOML of what the text itself shows; the rest is comments to fill in."""
    speakers = dict.fromkeys(claim.speaker for claim in find_claims(document) if claim.speaker)
    source = [f"date_source = {toml_string(document.date_source)}"] if document.date_source else []
    dated = [f"date = {document.date}", f"date_basis = {toml_string(document.date_basis)}", *source]
    undated = ["# date = 2024-12-31", '# date_basis = "found elsewhere"', '# date_source = ""']
    return "\n".join(
        [
            "\n[[document]]",
            f"id = {toml_string(document.document_id)}",
            f"title = {toml_string(first_line(document.text))}",
            '# issuer = ""',
            *(dated if document.date else undated),
            f"language = {toml_string(document.language)}",
            f"speakers = [{', '.join(map(toml_string, speakers))}]",
        ]
    )


def first_line(text: str) -> str:
    """The first line that has words, without its Markdown heading marks."""
    line = next(line for line in text.splitlines() if line.strip())
    return " ".join(line.strip(" #*\t").split())[:TITLE_LENGTH]


def checked(folder: Path) -> Iterator[str]:
    """What a folder of texts holds and what is missing in it, line by line, as comments of TOML.

    Behind them stand proposals for its indicators.toml. Everything that rendering reads is read first.

    Raises:
        ValueError: what is at fault, and what would do.
    """
    documents = read_documents(folder)
    registry = collection_registry(folder)
    claims = [claim for document in documents for claim in find_claims(document, registry)]
    corrections = read_corrections(folder)
    require_claims([one.claim for one in corrections], [claim.claim_id for claim in claims])
    beside = {
        "target": len(read_targets(folder, registry)),
        "later figure": len(later_figures(folder, registry)),
        "correction": len(corrections),
    }
    for name in (document.document_id for document in documents if document.date is None):
        yield f"# {name}: no date known, so 'at present' and 'last year' in it stay unknown"
    if unsigned := [document.document_id for document in documents if not document.issuer]:
        yield f"# no issuer in {CATALOGUE}: {', '.join(unsigned)}"
    dated = sum(document.date is not None for document in documents)
    also = "".join(f", {counted(count, name)}" for name, count in beside.items() if count)
    texts, figures = counted(len(documents), "text"), counted(len(claims), "claim")
    yield f"# {folder}: {texts}, {dated} dated, {figures}{also}; ready to render"
    if proposals := proposed_indicators(claims):
        yield f"# measured in no indicator; paste what you care about into {folder / OWN_REGISTRY.name}:"
        yield proposals


def proposed_indicators(claims: Iterable[Claim]) -> str:
    """TOML for a folder's indicators.toml: a table for each subject that names no known indicator."""
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.indicator is None and claim.subject and not is_percent_change(claim):
            found.setdefault(indicator_id(measured(claim)), claim)
    return "\n".join(proposed_indicator(name, claim) for name, claim in found.items())


def is_percent_change(claim: Claim) -> bool:
    """Whether it says by how many percent something changed, which tells nothing of the unit it is in."""
    return claim.kind == "change" and claim.unit == "percent"


def indicator_id(subject: str) -> str:
    """A short id from the words of a subject."""
    words = [word for word in re.findall(r"\w+", subject.lower()) if word not in SMALL_WORDS]
    return "_".join(words[:4]) or "indicator"


def proposed_indicator(name: str, claim: Claim) -> str:
    """A table for what a claim measures, as far as the claim shows it."""
    share = claim.unit in PERCENTS
    table = name if name.isascii() else toml_string(name)
    named = measured(claim)
    falls = claim.kind == "target" and claim.direction == "decrease"
    better, worse = ("decrease", "increase") if falls else ("increase", "decrease")
    return "\n".join(
        [
            f"\n[{table}]  # {' '.join(claim.quote.split())}, {claim.document_id}",
            f"title = {toml_string(named[:1].upper() + named[1:])}",
            f"unit = {toml_string('percent' if share else claim.unit)}",
            *(["ceiling = 100"] if share else []),
            f'direction = "{better}"  # or {worse}: which way is better',
            f"kind = {toml_string('share' if share else 'stock')}  # stock | flow | share | rate | effect",
            f"phrases = [{toml_string(named)}]",
        ]
    )


def measured(claim: Claim) -> str:
    """The words that name what a claim measures: no article, nothing from its own figure on."""
    words = ARTICLE.sub("", str(claim.subject))
    before, figure, _ = words.partition(claim.quote)
    return LEADING_UP.sub("", before) or words if figure else words


def toml_string(text: str) -> str:
    """The text as a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def keep_text(path: Path) -> str | None:
    """A line saying that the file's text is now kept beside it as .txt; None if it already was.

    Raises:
        ValueError: the file is too large or holds no text that can be read.
    """
    kept = path.with_suffix(".txt")
    if kept.exists():
        return None
    text = READERS[path.suffix.lower()](inside(path, path.parent), content_of(path))
    if not text.strip():
        raise ValueError(f"{path} holds no text that can be read; keep its text as {kept.name} yourself")
    write_whole(kept, text)
    return f"{kept.name}: text of {path.name}, which claims and quotes refer to"


def markdown_text(path: Path, content: bytes) -> str:
    """The text of a Markdown file, as it is: its marks are known to the reader of texts."""
    return decoded(content, path)


def html_text(path: Path, content: bytes) -> str:
    """The main text of a page, without its navigation.

    Raises:
        ValueError: a tag has thousands of attributes.
    """
    from trafilatura import extract

    if MANY_ATTRIBUTES.search(content):
        raise ValueError(f"{path} has a tag of a thousand attributes, which is no page of a briefing")
    return extract(content, include_comments=False, include_tables=True, favor_recall=True) or ""


def pdf_text(path: Path, content: bytes) -> str:
    """The text of a PDF's pages.

    Raises:
        ValueError: the file is no PDF, or it is damaged or encrypted.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # what it mends is no news; what it cannot is raised
    try:
        return "\n\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    except Exception as error:  # of a damaged file, errors of many other kinds than pypdf's own come out
        raise ValueError(f"{path} cannot be read as a PDF: {error or type(error).__name__}") from error


READERS: dict[str, Callable[[Path, bytes], str]] = {
    ".md": markdown_text,
    ".html": html_text,
    ".htm": html_text,
    ".pdf": pdf_text,
}
