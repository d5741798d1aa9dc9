"""The verb `extract`: claims of any number of texts, streamed to one file, on all cores."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from briefings.cache import whole_file
from briefings.claims import Claim, find_claims
from briefings.csv_files import QUOTED_ENDS, PlainLines, no_formula
from briefings.documents import document_at, text_files
from briefings.indicators import collection_registry
from briefings.names import counted

COLUMNS = [field.name for field in fields(Claim)]
FORMATS = (".jsonl", ".csv", ".parquet")
TEXTS_A_TASK = 32  # texts that a process reads before it hands back their claims
TASKS_AHEAD = 3  # tasks handed out for each process before results are written: this bounds the memory
FEW_TEXTS = 8  # fewer are read here: starting processes would take longer
RETRIES = 2  # of a task whose worker is lost
ROWS_A_GROUP = 20_000  # rows of a parquet row group

Row = tuple[Any, ...]
row_of: Callable[[Claim], Row] = attrgetter(*COLUMNS)  # the values of a claim's columns
Result = tuple[str, list[Row], str | None]  # path, rows, what is wrong with the text


def extract_files(paths: list[Path], out: Path, jobs: int = 1, scheduler: str | None = None) -> int:
    """0, or 1 if a text could not be read and the others were; the claims of all texts stand in `out`.

    With the address of a Dask `scheduler` its workers read the texts, which they see at the same paths.
    `out` appears when it is complete, or not at all. Texts that cannot be
    read are named, a line each, on standard error.

    Raises:
        ValueError: `out` has no known ending, or there is no such text.
    """
    if out.suffix not in FORMATS:
        raise ValueError(f"{out} must end in {', '.join(FORMATS)}")
    for wanted in paths:
        if not wanted.exists():
            raise ValueError(f"there is no file or folder {str(wanted)!r}; name texts or folders of texts")
    texts = bad = claims = 0
    with writer(out) as write:
        for _, rows, fault in results(text_files(paths), jobs, scheduler):
            texts += 1
            if fault is not None:
                bad += 1
                print(f"briefings: {fault}", file=sys.stderr)
            write(rows)
            claims += len(rows)
    if not texts:
        print(f"briefings: no texts in {', '.join(map(str, paths))}", file=sys.stderr)
    missed = f", {bad} could not be read" if bad else ""
    print(f"{out}: {counted(claims, 'claim')} of {counted(texts - bad, 'text')}{missed}")
    return 1 if bad else 0


def results(paths: Iterator[Path], jobs: int, scheduler: str | None = None) -> Iterator[Result]:
    """Each text's claims in the order of the paths; many texts are shared out to processes or a cluster."""
    first = list(islice(paths, FEW_TEXTS))
    if len(first) < FEW_TEXTS or (jobs < 2 and scheduler is None):
        yield from map(claims_of, first)
        yield from map(claims_of, paths)
        return
    if scheduler is not None:
        from briefings.cluster import connected, threads_of

        with connected(scheduler) as client, client.get_executor(pure=False, retries=RETRIES) as pool:
            first, paths = [path.absolute() for path in first], (path.absolute() for path in paths)
            yield from shared_out(first, paths, pool, threads_of(client))
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from shared_out(first, paths, pool, jobs)


def shared_out(first: list[Path], paths: Iterator[Path], pool: Executor, jobs: int) -> Iterator[Result]:
    """The results of a pool that does `jobs` tasks at once, in the order of the paths."""
    waiting: list[Future[list[Result]]] = [pool.submit(claims_of_all, first)]
    while waiting:
        while len(waiting) < jobs * TASKS_AHEAD and (some := list(islice(paths, TEXTS_A_TASK))):
            waiting.append(pool.submit(claims_of_all, some))
        wait(waiting[:1])
        yield from waiting.pop(0).result()


registry_beside = lru_cache(maxsize=64)(collection_registry)


def claims_of_all(paths: Iterable[Path]) -> list[Result]:
    """The claims of several texts."""
    return [claims_of(path) for path in paths]


def claims_of(path: Path) -> Result:
    """(path, rows, fault) of one text; a text that cannot be read has no rows and a fault of one line."""
    try:
        document, registry = document_at(path), registry_beside(path.parent)
    except ValueError as error:
        return str(path), [], " ".join(str(error).split())
    except OSError as error:
        return str(path), [], f"{path}: {error.strerror}"
    return str(path), [row_of(claim) for claim in find_claims(document, registry)], None


@contextmanager
def writer(out: Path) -> Iterator[Callable[[list[Row]], None]]:
    """A function that writes rows of claims to `out`, in the form that its ending names."""
    opened: Callable[[Path], AbstractContextManager[Callable[[list[Row]], None]]] = {
        ".jsonl": jsonl_writer,
        ".csv": csv_writer,
        ".parquet": parquet_writer,
    }[out.suffix]
    with whole_file(out) as part, opened(part) as write:
        yield write


@contextmanager
def jsonl_writer(path: Path) -> Iterator[Callable[[list[Row]], None]]:
    """Writes one JSON object a claim and line."""
    with path.open("w", encoding="utf-8", newline="\n") as lines:

        def write(rows: list[Row]) -> None:
            lines.writelines(
                json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n" for row in rows
            )

        yield write


@contextmanager
def csv_writer(path: Path) -> Iterator[Callable[[list[Row]], None]]:
    """Writes comma-separated values with a header line; a missing value is empty, no text a formula."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(PlainLines(lines), lineterminator=QUOTED_ENDS)
        table.writerow(COLUMNS)

        def write(rows: list[Row]) -> None:
            table.writerows([no_formula(cell) for cell in row] for row in rows)

        yield write


@contextmanager
def parquet_writer(path: Path) -> Iterator[Callable[[list[Row]], None]]:
    """Writes a parquet file, a row group at a time."""
    import pyarrow
    import pyarrow.parquet

    schema = parquet_schema(pyarrow)
    held: list[Row] = []
    with pyarrow.parquet.ParquetWriter(path, schema) as table:

        def flush() -> None:
            columns = list(zip(*held, strict=True)) or [() for _ in COLUMNS]
            arrays = [
                pyarrow.array(list(values), field.type) for values, field in zip(columns, schema, strict=True)
            ]
            table.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            held.clear()

        def write(rows: list[Row]) -> None:
            held.extend(rows)
            if len(held) >= ROWS_A_GROUP:
                flush()

        yield write
        flush()


def parquet_schema(pyarrow: Any) -> Any:
    """The columns and types of a claims table, read from the fields of Claim."""
    types = {"str": pyarrow.string(), "float": pyarrow.float64(), "int": pyarrow.int64()}
    return pyarrow.schema([(field.name, types[str(field.type).split(" |")[0]]) for field in fields(Claim)])
