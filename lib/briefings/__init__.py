"""Quantitative claims of policy press briefings: read, reconciled, set against trends and targets.

A name is imported from its module when it is first used, so that `import briefings` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.assessment import assess
    from briefings.claims import Claim, claims_table, find_claims, read_claims
    from briefings.disagreements import disagreements_table
    from briefings.documents import Document, read_documents, read_text
    from briefings.extrapolation import extrapolate
    from briefings.indicators import collection_registry, read_registry
    from briefings.observations import observations_table
    from briefings.trends import Trend, fit_trend
    from briefings.views import claim_view, disagreement_view, show_assessment, show_series

HOMES = {
    "Claim": "claims",
    "Document": "documents",
    "Trend": "trends",
    "assess": "assessment",
    "claim_view": "views",
    "claims_table": "claims",
    "collection_registry": "indicators",
    "disagreement_view": "views",
    "disagreements_table": "disagreements",
    "extrapolate": "extrapolation",
    "find_claims": "claims",
    "fit_trend": "trends",
    "observations_table": "observations",
    "read_claims": "claims",
    "read_documents": "documents",
    "read_registry": "indicators",
    "read_text": "documents",
    "show_assessment": "views",
    "show_series": "views",
}

__all__ = [
    "Claim",
    "Document",
    "Trend",
    "assess",
    "claim_view",
    "claims_table",
    "collection_registry",
    "disagreement_view",
    "disagreements_table",
    "extrapolate",
    "find_claims",
    "fit_trend",
    "observations_table",
    "read_claims",
    "read_documents",
    "read_registry",
    "read_text",
    "show_assessment",
    "show_series",
]


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module 'briefings' has no attribute {name!r}")
    return getattr(import_module(f"briefings.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
