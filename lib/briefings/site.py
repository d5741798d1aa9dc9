"""The site: a page a notebook, a page a text, an index and a data page over them, and the data itself."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.claims import Claim, claims_table
from briefings.claims_store import kept_claims
from briefings.continued import with_files
from briefings.dataset import Table, citation, json_ld, write_data
from briefings.display import text_page
from briefings.documents import Document, read_documents
from briefings.execution.forked_map import forked_map
from briefings.indicators import collection_registry
from briefings.pages import Layout, Link, Page, Use, page_label, read_divided, report_html
from briefings.published import executed_parameters, published_tables
from briefings.sources import source_html

if TYPE_CHECKING:
    from pandas import DataFrame

TITLE = "What the briefings claim, and whether it holds together"
LEAD = (
    "Every figure leads to the sentence that claims it. What figures imply, where they exclude each other, "
    "how fast they grew and whether targets would be met if growth went on is worked out in the open."
)
SUMMARY = "06_summary"


@dataclass(frozen=True)
class Source:
    """A text as the index lists it."""

    document_id: str
    title: str
    issuer: str
    date: date | None
    claims: int


def build_pages(
    executed: Path | Mapping[str, Path],
    seeds: str | Path,
    out: Path,
    tables: Mapping[str, DataFrame] | None = None,
) -> list[Page]:
    """Writes out/site and out/data whole or not at all, and returns the notebooks' pages.

    executed: the executed notebooks by name, or their folder; one that failed has a page with its error.
    tables: what data/ holds; computed from the texts with the notebooks' parameters where not given.
    """
    documents = read_documents(seeds)
    claims: dict[str, list[Claim]] = {document.document_id: [] for document in documents}
    for claim in kept_claims(documents, collection_registry(seeds)):
        claims[claim.document_id].append(claim)
    notebooks = (
        executed if isinstance(executed, Mapping) else {path.stem: path for path in executed.glob("*.ipynb")}
    )
    pages = forked_map(lambda name: read_divided(notebooks[name], name), sorted(notebooks))
    every_claim = [claim for found in claims.values() for claim in found]
    frames = tables or published_tables(
        seeds, claims_table(every_claim), executed_parameters(notebooks.values())
    )
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".pages-") as folder:
        fresh = Path(folder)
        listed = write_data(frames, documents, every_claim, fresh / "data")
        write_site(pages, documents, claims, listed, fresh / "site")
        for part in ("site", "data"):
            _replace(fresh / part, out / part)
    return pages


def _replace(fresh: Path, old: Path) -> None:
    """The fresh folder in the place of the old one; at no moment is there a half of either."""
    if old.exists():
        old.rename(fresh.with_name(f"old-{old.name}"))
    shutil.move(fresh, old)


def write_site(
    pages: Sequence[Page],
    documents: Sequence[Document],
    claims: Mapping[str, Sequence[Claim]],
    tables: Sequence[Table],
    folder: Path,
) -> None:
    """Writes every page into the folder."""
    folder.mkdir(parents=True)
    links = [
        Link("index", "Overview"),
        *(Link(page.name, page_label(page.name)) for page in pages),
        Link("data", "Data"),
    ]
    layout = Layout(links)
    reports = [one for page in pages for one in (page, *page.more)]
    uses = uses_by_text(reports)
    sources = [_source(document, claims[document.document_id]) for document in documents]
    htmls: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for page in reports:
        body, beside = with_files(page.body, page.name)
        htmls[page.name] = report_html(replace(page, body=body), layout)
        files |= beside
    htmls |= {
        f"source-{document.document_id}": source_html(
            document, claims[document.document_id], uses[text_page(document.document_id)], layout
        )
        for document in documents
    }
    htmls["index"] = index_html(pages, sources, layout)
    htmls["data"] = data_html(tables, documents, sources, layout)
    for name, html in htmls.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="\n")
    for name, content in files.items():
        (folder / name).write_bytes(content)


def uses_by_text(pages: Iterable[Page]) -> dict[str, list[Use]]:
    """What the pages use of each text, by the address of its page."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for page in pages:
        for use in page.uses:
            uses[use.claim.partition("#")[0]].append(use)
    return uses


def _source(document: Document, claims: Sequence[Claim]) -> Source:
    title = document.title or document.document_id
    return Source(
        document.document_id, title, document.issuer or "Issuer unknown", document.date, len(claims)
    )


def index_html(pages: Sequence[Page], sources: Sequence[Source], layout: Layout) -> str:
    """The first page: the findings with their caveats, then the questions, then the texts."""
    from markupsafe import Markup

    headlines = [Markup(found) for page in pages if page.name == SUMMARY for found in page.headlines]
    return layout.render(
        "index.html.j2",
        title=TITLE,
        description=LEAD,
        lead=LEAD,
        current="index",
        headlines=headlines,
        pages=pages,
        sources=sorted(sources, key=lambda source: str(source.date or "undated")),
    )


def data_html(
    tables: Sequence[Table], documents: Sequence[Document], sources: Sequence[Source], layout: Layout
) -> str:
    """The page of the downloads: the tables, their columns, how to cite, licences."""
    from markupsafe import Markup

    return layout.render(
        "data.html.j2",
        title="Data, citation and licence",
        description="The tables behind the pages, what their columns mean, how to cite them, their licence.",
        current="data",
        tables=tables,
        sources=sources,
        citation=str(citation()),
        json_ld=Markup(json_ld(tables, documents, citation())),
    )
