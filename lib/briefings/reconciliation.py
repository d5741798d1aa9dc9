"""The claims of any number of texts reconciled, some series at a time, so that memory stays bounded.

Two claims bear on each other where they share a name (an indicator, or the words of a subject) or stand in
one sentence. So series that share names are dealt with together, each with all that the sentences of its
claims say; what comes out is what all claims at once would give.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

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
BEARING = ("level", "share", "change")  # kinds of claim that say what a quantity was; an aim bears on nothing
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
    from pyarrow.parquet import read_metadata

    source, numbered = Path(claims), 0
    size = max(at_once, read_metadata(source).num_rows // MOST_PARTS + 1)
    parts = parts_of(
        (row for table in tables_of(source) for row in rows_of(table.to_pandas())), registry, size
    )
    with TemporaryDirectory(prefix="briefings-") as folder:
        for path in laid_out(source, parts, Path(folder)):
            observations, disagreements = reconciled_part(path, registry, tolerance)
            numbers = range(numbered + 1, numbered + 1 + len(disagreements))
            ids = [f"disagreement-{number}" for number in numbers]
            numbered += len(ids)
            yield Reconciled(observations, disagreements.assign(disagreement_id=ids))


class ClaimsAround:
    """The claims of a table by what they bear on, found again without going through all of them."""

    def __init__(self, claims: DataFrame, registry: Registry) -> None:
        self.claims = claims
        parts = parts_of(rows_of(claims), registry, size=1)
        places = [parts[naming(row)] for row in rows_of(claims)]
        self._part = dict(zip(claims["claim_id"], places, strict=True))
        self._rows = rows_by_part(list(claims[list(HOME)].itertuples(index=False, name=None)), places)

    def around(self, claim_id: str) -> DataFrame:
        """The claims that share a name with this one, with all of their sentences; none if it has no name."""
        return self.claims.iloc[self._rows.get(self._part[claim_id], [])]


def parts_of(rows: Iterable[dict[str, Any]], registry: Registry, size: int) -> dict[Key, int]:
    """The part that claims go to, by what names their series; each part has about so many.

    Series that share names go together.
    """
    nodes: dict[Key, int] = {}
    numbers: dict[int, int] = {}  # of the ties, by their hash: two of one hash go together, no harm done
    above: list[int] = []  # a tie that each goes with, itself for the first of those that go together
    claims: Counter[int] = Counter()
    for row in rows:
        name = naming(row)
        if name not in nodes:
            ties = [numbers.setdefault(hash(tie), len(numbers)) for tie in ties_of(series_of(row, registry))]
            above.extend(range(len(above), len(numbers)))
            nodes[name] = join(above, ties) if ties else NOWHERE
        claims[nodes[name]] += 1
    together: Counter[int] = Counter()
    del claims[NOWHERE]
    for node, count in claims.items():
        together[first_of(above, node)] += count
    ends = accumulate(together[first] for first in sorted(together))
    part = {first: (end - together[first]) // size for first, end in zip(sorted(together), ends, strict=True)}
    return {name: NOWHERE if node == NOWHERE else part[first_of(above, node)] for name, node in nodes.items()}


def join(above: list[int], ties: Sequence[int]) -> int:
    """The first of all ties that go together with any of these, which now do."""
    firsts = [first_of(above, tie) for tie in ties]
    for first in firsts:
        above[first] = min(firsts)
    return min(firsts)


def first_of(above: list[int], tie: int) -> int:
    """The first of the ties that go together with this one."""
    while above[tie] != tie:
        above[tie] = above[above[tie]]
        tie = above[tie]
    return tie


def ties_of(series: Series) -> list[Key]:
    """What a series shares with others: what its claims are found by, and its id."""
    return [*names_of(series), *([("id", series.id)] if series.id else [])]


def tables_of(source: Path) -> Iterator[Table]:
    """The needed columns of the claims in a file that bear on others, in its order, whole texts at a time."""
    from pyarrow import Table, concat_tables
    from pyarrow.parquet import ParquetFile

    with ParquetFile(source) as file:
        require_columns(str(source), file.schema_arrow.names, NEEDED)
        held = file.schema_arrow.empty_table().select(list(NEEDED))
        for batch in file.iter_batches(CLAIMS_AT_ONCE, columns=list(NEEDED)):
            table = concat_tables([held, Table.from_batches([batch]).select(list(NEEDED))])
            texts = table["document_id"].to_pylist()
            whole = next((row for row in range(len(texts), 0, -1) if texts[row - 1] != texts[-1]), 0)
            yield bearing(table.slice(0, whole))
            held = table.slice(whole).combine_chunks()
    yield bearing(held)


def bearing(table: Table) -> Table:
    """The claims of a table that say what a quantity was."""
    from pyarrow import array, bool_

    return table.filter(array([kind in BEARING for kind in table["kind"].to_pylist()], bool_()))


def laid_out(source: Path, parts: dict[Key, int], folder: Path) -> list[Path]:
    """Files in a folder, one a part: its claims, and what else stands in their sentences."""
    from pyarrow import array
    from pyarrow.ipc import IpcWriteOptions, new_stream

    paths: dict[int, Path] = {}
    writers: dict[int, Any] = {}
    with ExitStack() as opened:
        for table in tables_of(source):
            places = [parts[naming(row)] for row in rows_of(table.to_pandas())]
            homes = list(zip(*(table[name].to_pylist() for name in HOME), strict=True))
            for part, rows in rows_by_part(homes, places).items():
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


def rows_by_part(homes: Sequence[Key], places: Sequence[int]) -> dict[int, list[int]]:
    """The rows that each part needs: all of each sentence that has a claim of it, in order.

    homes, places: of each row the text and sentence, and the part.
    """
    sentences: dict[Key, list[int]] = defaultdict(list)
    for row, home in enumerate(homes):
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
    del claims  # what is placed takes their place in memory
    found = determinations(placed)
    disagreements = disagreeing(placed, found, registry, tolerance)
    of_own = disagreements["left_claims"].map(lambda ids: ids.partition(";")[0] in own).astype(bool)
    observations = observed((one for one in found if one.claims[0].claim_id in own), registry)
    return observations, disagreements[of_own].reset_index(drop=True)
