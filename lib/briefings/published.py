"""The tables that the pages offer as data, computed with the parameters that the notebooks ran with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.corrections import corrected, read_corrections
from briefings.disagreements import disagreements_table
from briefings.extrapolation import RESULT_COLUMNS
from briefings.histories import histories, paths
from briefings.indicators import collection_registry
from briefings.observations import observations_table
from briefings.prospects import assess_targets
from briefings.targets import read_targets, stated_targets
from briefings.trends import MODEL_NAMES
from briefings.verdicts import assessments_table

if TYPE_CHECKING:
    from pandas import DataFrame

# As in the parameter cells of the notebooks, for those that a run does not name.
DEFAULTS: dict[str, Any] = {
    "baseline_year": 2012,
    "horizon": 2030,
    "confidence": 0.8,
    "models": list(MODEL_NAMES),
    "tolerance": 1.0,
    "corrections": False,
}


def published_tables(
    seeds: str | Path, claims: DataFrame, parameters: Mapping[str, Any]
) -> dict[str, DataFrame]:
    """The tables of data/ by name: claims, observations, trends, assessments, disagreements.

    Parameters that nothing can be computed with have failed their notebook, whose page says so; the tables
    are then those of the defaults.
    """
    chosen = DEFAULTS | {name: parameters[name] for name in DEFAULTS.keys() & parameters.keys()}
    try:
        return computed_tables(seeds, claims, chosen)
    except ValueError:
        return computed_tables(seeds, claims, DEFAULTS)


def computed_tables(seeds: str | Path, claims: DataFrame, chosen: Mapping[str, Any]) -> dict[str, DataFrame]:
    """The tables of data/ by name, with every parameter of DEFAULTS as chosen; claims stay as printed."""
    first_year, last_year = chosen["baseline_year"], chosen["horizon"]
    registry = collection_registry(seeds)
    read = corrected(claims, read_corrections(seeds) if chosen["corrections"] else [])
    observations = observations_table(read, registry)
    disagreements = disagreements_table(read, registry, tolerance=chosen["tolerance"])
    followed = histories(observations, disagreements, first_year)
    targets = [*stated_targets(read, registry), *read_targets(seeds, registry)]
    assessed = assess_targets(targets, observations, registry, first_year, chosen["confidence"])
    trends = paths(followed, range(first_year + 2, last_year + 2), chosen["models"])
    return {
        "claims": claims,
        "observations": observations,
        "trends": said_once(trends)[list(RESULT_COLUMNS)],
        "assessments": assessments_table(assessed),
        "disagreements": disagreements.assign(readings=disagreements["readings"].map(json_text)),
    }


def said_once(trends: DataFrame) -> DataFrame:
    """The trends, with one row for a series that nothing extrapolates: its `interval_basis` says why."""
    refused = trends["value"].isna() & ~trends["series"].isin(trends.loc[trends["value"].notna(), "series"])
    return trends[trends["value"].notna() | (refused & ~trends.duplicated("series"))]


def executed_parameters(executed: Iterable[Path]) -> dict[str, Any]:
    """The parameters that papermill records in executed notebooks, of all of them together."""
    parameters: dict[str, Any] = {}
    for path in executed:
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        parameters |= metadata.get("papermill", {}).get("parameters", {})
    return parameters


def json_text(content: Any) -> str:
    """The content as JSON, for a cell of a CSV."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
