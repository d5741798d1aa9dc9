"""Executed notebooks become pages: one file each, no network, no kernel, no script to be read."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_encoded

from briefings.continued import divided
from briefings.display import escape, visible
from briefings.markup import clean, coloured, plain

if TYPE_CHECKING:
    from jinja2 import Environment
    from nbconvert.exporters import TemplateExporter
    from nbformat import NotebookNode

TEMPLATES = Path(__file__).with_name("templates")
ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-Z\\-_]")
HEADING = re.compile(r"<h([1-4])(?: id=\"[^\"]*\")?>(.*?)</h\1>", re.DOTALL)
CELL = re.compile(r'<div class="cell" id="([^"]*)">')
USE = re.compile(r'href="(source-[^"#]+\.html#[^"]+)"')
HEADLINE = re.compile(
    r'<div class="say headline"><div>.*?</div><div class="caveat">.*?</div></div>', re.DOTALL
)
STYLES = {
    "report.html.j2": ["findings.css", "report.css"],
    "index.html.j2": ["findings.css"],
    "sweep.html.j2": ["findings.css", "report.css"],
}  # beyond style.css
COMPUTED = re.compile(r'<span class="computed">([^<]*)</span>')
TAG = re.compile(r"<[a-z][^<>]*>")
CODE_LABELS = {
    "parameters": "Parameters",
    "injected-parameters": "Parameters of this run",
    "imports": "Imports",
}


@dataclass(frozen=True)
class Heading:
    """A section of a page."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Link:
    """An entry of the navigation: a page's file name without ending, and how it is called."""

    name: str
    label: str


@dataclass(frozen=True)
class Use:
    """A place that shows a claim's number."""

    claim: str  # "source-<document_id>.html#<claim_id>"
    address: str  # "04_trends.html#c-growth", safe in an attribute without quotes
    label: str  # "Trends: How fast"


@dataclass(frozen=True)
class Page:
    """An executed notebook, ready to be laid out."""

    name: str  # the notebook's stem
    title: str
    lead: str  # its first paragraph, as text
    body: str  # clean markup
    headings: tuple[Heading, ...] = ()
    headlines: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    error: str = ""  # what stopped it
    more: tuple[Page, ...] = ()  # pages of what its cells show beyond the room of one

    @property
    def first_sentence(self) -> str:
        """Its lead up to the first full stop."""
        return re.split(r"(?<=\.) ", self.lead)[0]


def page_label(name: str) -> str:
    """A notebook's stem as a word: 04_trends is "Trends"."""
    return re.sub(r"^\d+[_-]", "", name).replace("_", " ").capitalize() or name


def read_page(notebook: Path, name: str | None = None) -> Page:
    """The page of an executed notebook, called by its stem or `name`; a failed one has its error in place."""
    import nbformat

    content = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    return _page(content, name or notebook.stem)


def read_divided(notebook: Path, name: str | None = None) -> Page:
    """The page of an executed notebook as `read_page` gives it, with `more` where a cell shows too much."""
    import nbformat

    content = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    first, *more = (_page(part, part_name) for part_name, part in divided(content, name or notebook.stem))
    return replace(first, more=tuple(more))


def _page(content: NotebookNode, name: str) -> Page:
    body, headings = _with_anchors(_article(content))
    return Page(
        name=name,
        title=headings[0].text if headings else page_label(name),
        lead=_lead(body),
        body=body,
        headings=tuple(headings[1:]),
        headlines=tuple(HEADLINE.findall(body)),
        uses=tuple(_uses(body, name)),
        error=_error(content),
    )


def _article(content: NotebookNode) -> str:
    body, _ = _exporter().from_notebook_node(content)
    return re.sub(r"\n{2,}", "\n", body).strip()


@cache
def _exporter() -> TemplateExporter:
    from nbconvert.exporters import TemplateExporter
    from traitlets.config import Config

    priority = [
        "text/html",
        "text/markdown",
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "text/latex",
        "text/plain",
    ]
    return TemplateExporter(  # type: ignore[no-untyped-call]
        config=Config(NbConvertBase={"display_data_priority": priority}),
        template_name="notebook",
        template_extension=".html.j2",
        extra_template_basedirs=[str(TEMPLATES)],
        file_extension=".html",
        filters={
            "article": article,
            "base64_only": lambda text: re.sub(r"[^A-Za-z0-9+/=]", "", text),
            "clean": clean,
            "code_label": code_label,
            "coloured": coloured,
            "shown": escape,
            "unstyled": lambda text: ANSI.sub("", text),
        },
    )


def article(markdown: str) -> str:
    """Markdown as clean markup; links to notebooks lead to their pages."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    markup = clean(MarkdownWithMath(renderer=renderer).render(visible(markdown)))
    return re.sub(r'(<a href="[\w./-]+)\.ipynb(["#])', r"\1.html\2", markup)


def code_label(cell: dict[str, Any]) -> str:
    """What a folded cell of code is called."""
    tags = cell["metadata"].get("tags", [])
    return next((label for tag, label in CODE_LABELS.items() if tag in tags), "Code")


def _with_anchors(body: str) -> tuple[str, list[Heading]]:
    """The body with an id and a permalink on each heading, and the headings."""
    headings: list[Heading] = []
    others = set(re.findall(r' id="([^"]+)"', HEADING.sub("", body)))

    def anchored(found: re.Match[str]) -> str:
        level, inner = found.groups()
        anchor = _unique(plain(inner), others | {heading.anchor for heading in headings})
        headings.append(Heading(anchor, plain(inner)))
        link = (
            f'<a class="anchor" href="#{anchor}" aria-label="Link to this section">#</a>'
            if level != "1"
            else ""
        )
        return f'<h{level} id="{anchor}">{inner}{link}</h{level}>'

    return HEADING.sub(anchored, body), headings


def _unique(text: str, taken: set[str]) -> str:
    slug = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "section"
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(name for name in numbered if name not in taken)


def _lead(body: str) -> str:
    """The first paragraph below the title."""
    found = re.search(r"</h1>\s*<p>(.*?)</p>", body, re.DOTALL)
    return " ".join(plain(found.group(1)).split()) if found else ""


def _uses(body: str, name: str) -> Iterable[Use]:
    """Every place that shows a claim's number, once a cell and claim."""
    heading = page_label(name)
    cells = CELL.split(body)
    heading = _last_heading(cells[0], page_label(name))
    for cell, markup in zip(cells[1::2], cells[2::2], strict=True):
        label = page_label(name) if heading == page_label(name) else f"{page_label(name)}: {heading}"
        address = f"{percent_encoded(name)}.html#{percent_encoded(cell)}"
        yield from (Use(claim, address, label) for claim in dict.fromkeys(USE.findall(markup)))
        heading = _last_heading(markup, heading)


def _last_heading(markup: str, before: str) -> str:
    texts = [plain(inner.partition('<a class="anchor"')[0]) for _, inner in _headings(markup)]
    return texts[-1] if texts else before


def _headings(markup: str) -> list[tuple[str, str]]:
    return re.findall(r"<h([2-4]) id=[^>]*>(.*?)</h\1>", markup, re.DOTALL)


def _error(content: NotebookNode) -> str:
    """The first error among the outputs: "ValueError: no folder", or nothing."""
    outputs = (output for cell in content["cells"] for output in cell.get("outputs", []))
    errors = (output for output in outputs if output["output_type"] == "error")
    return next((ANSI.sub("", f"{error['ename']}: {error['evalue']}") for error in errors), "")


@cache
def environment() -> Environment:
    """The templates of the pages; whatever they are given is escaped and shown as it is."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=lambda value: (
            visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
        ),
        trim_blocks=True,
        undefined=StrictUndefined,
    )


@dataclass(frozen=True)
class Layout:
    """What the pages of a site share."""

    links: Sequence[Link] = ()
    site: str = "Briefings: from claim to trend to target"

    def render(
        self,
        template: str,
        *,
        title: str,
        description: str,
        current: str,
        scripts: Sequence[str] = (),
        **values: Any,
    ) -> str:
        """A whole page: its style and scripts are in it, and a policy that lets nothing else run or load."""
        css = "".join(map(asset, ["style.css", *STYLES.get(template, ())]))
        script = "".join(map(asset, scripts))
        policy = [
            "default-src 'none'",
            f"style-src '{digest(css)}'",
            f"script-src '{digest(script)}'" if script else "",
            "img-src data:",
            "connect-src 'self'",  # a crawler that reads the page asks its own site for robots.txt
            "base-uri 'none'",
            "form-action 'none'",
        ]
        return (
            environment()
            .get_template(template)
            .render(
                links=self.links,
                current=current,
                title=title,
                description=shortened(description or title),
                policy=_markup("; ".join(filter(None, policy))),
                css=_markup(css),
                script=_markup(script),
                **{"json_ld": "", **values},
            )
        )


def shortened(text: str, limit: int = 160) -> str:
    """The text up to the last word within the limit."""
    return text if len(text) <= limit else text[:limit].rpartition(" ")[0] + " …"


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


@cache
def asset(name: str) -> str:
    """A style or script of the templates, without indentation, lines of comment and a style's blanks."""
    lines = (line.strip() for line in (TEMPLATES / name).read_text(encoding="utf-8").splitlines())
    text = "\n".join(line for line in lines if line and not line.startswith("//"))
    return re.sub(r"\s*([{};,]|(?<=[\w)]):(?= ))\s*", r"\1", text) if name.endswith(".css") else text


def digest(text: str) -> str:
    """The text's hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def report_html(page: Page, layout: Layout) -> str:
    """The whole page of a notebook."""
    return layout.render(
        "report.html.j2",
        title=page.title,
        description=page.lead,
        current=page.name,
        scripts=["report.js", *(["explorer.js"] if 'class="explorer"' in page.body else [])],
        body=_markup(shorter(page.body)),
        headings=page.headings,
        error=page.error,
    )


def shorter(markup: str) -> str:
    """The markup without end tags, quotes, classes and colours that a page can do without."""
    unended = re.sub(r"</t[dhr]>", "", COMPUTED.sub(r"<samp>\1</samp>", markup))
    plain = re.sub(r"<svg.*?</svg>", lambda chart: _shorter_chart(chart.group()), unended, flags=re.DOTALL)
    return TAG.sub(lambda tag: re.sub(r'="([\w.#%-]+)"(?=[ >])', r"=\1", tag.group()), plain)


def _shorter_chart(chart: str) -> str:
    plain = re.sub(r"var\((--\w+),#\w+\)", r"var(\1)", chart)
    return re.sub(r"></(?:circle|line|path|rect|use)>", " />", plain)


def render_page(notebook: Path, target: Path, links: Sequence[Link] = (), name: str | None = None) -> Page:
    """The page written to `target` from one executed notebook; `links` are the other pages beside it."""
    page = read_page(notebook, name)
    target.write_text(report_html(page, Layout(links)), encoding="utf-8", newline="\n")
    return page
