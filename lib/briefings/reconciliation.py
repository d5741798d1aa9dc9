"""The claims of any number of texts reconciled, some series at a time, so that memory stays bounded.

Two claims bear on each other where they share a name (an indicator, or the words of a subject) or stand in
one sentence. So series that share names are dealt with together, each with all that the sentences of its
claims say; what comes out is what all claims at once would give.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from briefings.determinations import Key, determinations, names_of
from briefings.disagreements import disagreeing
from briefings.indicators import Registry
from briefings.names import require_columns
from briefings.observations import observed
from briefings.series import NEEDED, Series, naming, place_claims, rows_of, series_of

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Table

CLAIMS_AT_ONCE = 20_000  # about so many are held, and those of one series always
MOST_PARTS = 200  # files open at a time; only beyond so many times CLAIMS_AT_ONCE do the parts become larger
OWN = "own"  # column of a part: whether a claim is of its series, or stands in a sentence with one that is
HOME = ("document_id", "sentence_start")  # columns that tell the sentence of a claim
NOWHERE = -1  # the part of claims whose words name nothing


@dataclass(frozen=True)
class Reconciled:
    """What some of the series come to. Every series is in one such part, with all its rows."""

    observations: DataFrame  # as `observations_table` gives them
    disagreements: DataFrame  # as `disagreements_table` gives them, numbered on from part to part


def reconciled(
    claims: str | Path, registry: Registry, tolerance: float = 1.0, at_once: int = CLAIMS_AT_ONCE
) -> Iterator[Reconciled]:
    """The observations and disagreements of a file of claims, some series at a time.

    claims: a .parquet file, as `briefings extract` writes it. What is needed of it is laid out by series in
    the folder for temporary files, and removed at the end. tolerance: as in `disagreements_table`.

    Raises:
        ValueError: the file lacks a column of claims, or the tolerance is not above 0.
    """
    source, numbered = Path(claims), 0
    parts = parts_of(source, registry, at_once)
    with TemporaryDirectory(prefix="briefings-") as folder:
        for path in laid_out(source, parts, Path(folder)):
            observations, disagreements = reconciled_part(path, registry, tolerance)
            numbers = range(numbered + 1, numbered + 1 + len(disagreements))
            ids = [f"disagreement-{number}" for number in numbers]
            numbered += len(ids)
            yield Reconciled(observations, disagreements.assign(disagreement_id=ids))


def parts_of(source: Path, registry: Registry, at_once: int) -> dict[Key, int]:
    """The part that claims go to, by what names their series; series that share names go together."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    nodes: dict[Key, int] = {}
    numbers: dict[int, int] = {}  # of the ties, by their hash: two of one hash go together, no harm done
    edges: list[tuple[int, int]] = []
    claims: Counter[int] = Counter()
    for table in tables_of(source):
        for row in rows_of(table.to_pandas()):
            name = naming(row)
            if name not in nodes:
                ties = [
                    numbers.setdefault(hash(tie), len(numbers)) for tie in ties_of(series_of(row, registry))
                ]
                nodes[name] = ties[0] if ties else NOWHERE
                edges.extend((ties[0], other) for other in ties)
            claims[nodes[name]] += 1
    del claims[NOWHERE]
    first, second = np.array(edges, int).reshape(-1, 2).T
    graph = coo_array((np.ones(len(edges), bool), (first, second)), shape=(len(numbers), len(numbers)))
    count, group = connected_components(graph, directed=False) if numbers else (0, np.zeros(0, int))
    together = np.bincount(group[list(claims)], list(claims.values()), count)
    size = max(at_once, claims.total() // MOST_PARTS + 1)
    part = (np.cumsum(together) - together) // size
    return {name: NOWHERE if node == NOWHERE else int(part[group[node]]) for name, node in nodes.items()}


def ties_of(series: Series) -> list[Key]:
    """What a series shares with others: what its claims are found by, and its id."""
    return [*names_of(series), *([("id", series.id)] if series.id else [])]


def tables_of(source: Path) -> Iterator[Table]:
    """The needed columns of a file of claims, in its order, whole texts at a time."""
    from pyarrow import Table, concat_tables
    from pyarrow.parquet import ParquetFile

    with ParquetFile(source) as file:
        require_columns(str(source), file.schema_arrow.names, NEEDED)
        held = file.schema_arrow.empty_table().select(list(NEEDED))
        for batch in file.iter_batches(CLAIMS_AT_ONCE, columns=list(NEEDED)):
            table = concat_tables([held, Table.from_batches([batch]).select(list(NEEDED))])
            texts = table["document_id"].to_pylist()
            whole = next((row for row in range(len(texts), 0, -1) if texts[row - 1] != texts[-1]), 0)
            yield table.slice(0, whole)
            held = table.slice(whole).combine_chunks()
    yield held


def laid_out(source: Path, parts: dict[Key, int], folder: Path) -> list[Path]:
    """Files in a folder, one a part: its claims, and what else stands in their sentences."""
    from pyarrow import array
    from pyarrow.ipc import IpcWriteOptions, new_stream

    paths: dict[int, Path] = {}
    writers: dict[int, Any] = {}
    with ExitStack() as opened:
        for table in tables_of(source):
            places = [parts[naming(row)] for row in rows_of(table.to_pandas())]
            for part, rows in rows_by_part(table, places).items():
                own = array([places[row] == part for row in rows])
                taken = table.take(rows).append_column(OWN, own)
                if part not in writers:
                    paths[part] = folder / str(part)
                    options = IpcWriteOptions(compression="lz4")
                    writers[part] = opened.enter_context(
                        new_stream(paths[part], taken.schema, options=options)
                    )
                writers[part].write_table(taken)
    return [paths[part] for part in sorted(paths)]


def rows_by_part(table: Table, places: Sequence[int]) -> dict[int, list[int]]:
    """The rows that each part needs: all of each sentence that has a claim of it."""
    sentences: dict[Key, list[int]] = defaultdict(list)
    for row, home in enumerate(zip(*(table[name].to_pylist() for name in HOME), strict=True)):
        sentences[home].append(row)
    needed: dict[int, list[int]] = defaultdict(list)
    for rows in sentences.values():
        for part in {places[row] for row in rows} - {NOWHERE}:
            needed[part].extend(rows)
    return {part: sorted(rows) for part, rows in needed.items()}


def reconciled_part(path: Path, registry: Registry, tolerance: float) -> tuple[DataFrame, DataFrame]:
    """(observations, disagreements) of the series of a part."""
    from pyarrow.ipc import open_stream

    with path.open("rb") as file, open_stream(file) as stream:
        claims = stream.read_all().to_pandas()
    own = set(claims["claim_id"][claims[OWN]])
    placed = place_claims(claims, registry)
    found = determinations(placed)
    disagreements = disagreeing(placed, found, registry, tolerance)
    of_own = disagreements["left_claims"].map(lambda ids: ids.partition(";")[0] in own).astype(bool)
    observations = observed((one for one in found if one.claims[0].claim_id in own), registry)
    return observations, disagreements[of_own].reset_index(drop=True)
