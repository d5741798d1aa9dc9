"""The data behind the pages: CSV tables, their description, and each claim as an annotation of its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.codebook import codebook
from briefings.csv_files import csv_text
from briefings.sources import reading

if TYPE_CHECKING:
    from pandas import DataFrame, Series

    from briefings.claims import Claim
    from briefings.documents import Document

CONTEXT = 32  # characters before and after a quote that tell it from its likes
LICENCE = {
    "name": "BSD-3-Clause",
    "title": "BSD 3-Clause",
    "path": "https://opensource.org/license/bsd-3-clause",
}
TITLES = {
    "claims": "Quantitative claims of the texts",
    "observations": "Observations: claims joined to series, with implied baselines",
    "trends": "Extrapolations of the series, with borrowed intervals",
    "assessments": "Targets against extrapolations, by every named method",
    "disagreements": "Where the texts disagree",
}
# The record whose field comments explain a table's columns.
RECORDS = {
    "claims": "briefings.claims:Claim",
    "observations": "briefings.observations:Observation",
    "disagreements": "briefings.disagreements:Disagreement",
    "trends": "briefings.extrapolation:Extrapolation",
    "assessments": "briefings.verdicts:AssessmentRow",
}
TYPES = {"i": "integer", "u": "integer", "f": "number", "b": "boolean"}


@dataclass(frozen=True)
class Column:
    """A column of a published table."""

    name: str
    type: str  # as Table Schema names it
    description: str


@dataclass(frozen=True)
class Table:
    """A published table."""

    name: str
    title: str
    rows: int
    fields: tuple[Column, ...]


def described(tables: Mapping[str, DataFrame]) -> list[Table]:
    """What each table holds, column by column."""
    return [
        Table(
            name,
            TITLES.get(name, name.replace("_", " ").capitalize()),
            len(frame),
            tuple(_columns(name, frame)),
        )
        for name, frame in tables.items()
    ]


def _columns(name: str, frame: DataFrame) -> Iterable[Column]:
    meanings = _meanings(name)
    for column in map(str, frame.columns):
        yield Column(column, _type(frame[column]), meanings.get(column, ""))


@cache
def _meanings(name: str) -> dict[str, str]:
    if name not in RECORDS:
        return {}
    module, _, record = RECORDS[name].partition(":")
    return {line.name: line.meaning for line in codebook(getattr(import_module(module), record))}


def _type(values: Series[Any]) -> str:
    """A column's type; whole numbers with gaps, which pandas holds as floats, are whole numbers."""
    kind = TYPES.get(values.dtype.kind, "string")
    if kind != "number":
        return kind
    present = values.dropna()
    return "integer" if len(present) and (present % 1 == 0).all() else kind


def write_data(
    tables: Mapping[str, DataFrame], documents: Sequence[Document], claims: Sequence[Claim], out: Path
) -> list[Table]:
    """Writes every table as CSV, with `datapackage.json` over them and `annotations.json` of the claims.

    Returns what each table holds.
    """
    out.mkdir(parents=True, exist_ok=True)
    listed = described(tables)
    for table in listed:
        whole = {column.name: "Int64" for column in table.fields if column.type == "integer"}
        _write(out / f"{table.name}.csv", csv_text(tables[table.name].astype(whole)))
    _write(out / "datapackage.json", _json(data_package(listed, documents)))
    _write(out / "annotations.json", _json(annotation_page(documents, claims)))
    return listed


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def data_package(tables: Sequence[Table], documents: Sequence[Document]) -> dict[str, Any]:
    """A Data Package over the tables, valid under Frictionless."""
    return {
        "name": "briefings",
        "title": "Quantitative claims of policy press briefings, set against trends and targets",
        "licenses": [LICENCE],
        "sources": [
            {"title": document.title or document.document_id}
            | ({"path": document.url} if document.url else {})
            for document in documents
        ],
        "resources": [resource(table) for table in tables],
    }


def resource(table: Table) -> dict[str, Any]:
    """One table of the package."""
    columns = [
        {"name": column.name, "type": column.type}
        | ({"description": column.description} if column.description else {})
        for column in table.fields
    ]
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": columns, "missingValues": [""]},
    }


def annotation_page(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, Any]:
    """The claims as a W3C annotation page: each points at its words by quote and by position."""
    texts = {document.document_id: document for document in documents}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:briefings:annotations",
        "type": "AnnotationPage",
        "items": [annotation(claim, texts[claim.document_id]) for claim in claims],
    }


def annotation(claim: Claim, document: Document) -> dict[str, Any]:
    """One claim as a W3C annotation."""
    text = document.text
    return {
        "id": f"urn:briefings:{claim.claim_id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "format": "text/plain", "language": "en", "value": reading(claim)},
        "target": {
            "source": document.url or f"urn:briefings:text:{document.document_id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[claim.start : claim.end],
                    "prefix": text[max(0, claim.start - CONTEXT) : claim.start],
                    "suffix": text[claim.end : claim.end + CONTEXT],
                },
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }


def json_ld(tables: Sequence[Table], documents: Sequence[Document], citation: Citation) -> str:
    """A schema.org Dataset, as JSON that may stand inside of a <script>."""
    dataset = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Quantitative claims of policy press briefings, set against trends and targets",
        "description": "Every quantitative claim of the texts with its exact words, the series they make, "
        "growth trends between baselines and reported figures, and stated targets against extrapolations.",
        "license": LICENCE["path"],
        "creator": {"@type": "Organization", "name": citation.author},
        "isBasedOn": [document.url or document.title or document.document_id for document in documents],
        "variableMeasured": sorted({column.name for table in tables for column in table.fields}),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.title,
                "encodingFormat": "text/csv",
                "contentUrl": f"../data/{table.name}.csv",
            }
            for table in tables
        ],
    }
    return json.dumps(dataset, separators=(",", ":")).replace("<", "\\u003c")


@dataclass(frozen=True)
class Citation:
    """How the project asks to be cited; agrees with CITATION.cff."""

    author: str
    title: str
    version: str

    def __str__(self) -> str:
        return f"{self.author}: {self.title}. Version {self.version}."


@cache
def citation() -> Citation:
    """The citation, from the installed package's own description."""
    from importlib.metadata import metadata

    package = metadata("briefings")
    return Citation("The briefings maintainers", f"briefings: {package['Summary']}", package["Version"])
