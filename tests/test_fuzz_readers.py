"""Whatever a file holds, a command ends with one clear line and writes nothing half."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.cases import COLUMNS as CASE_COLUMNS
from briefings.claims import find_claims
from briefings.cli import main
from briefings.corrections import read_corrections
from briefings.documents import document_of
from briefings.extrapolation import COLUMNS as SERIES_COLUMNS
from briefings.indicators import read_registry
from briefings.output import Output
from briefings.parameters import notebook_parameters
from briefings.plan import Planner
from briefings.reference_class import PANEL_COLUMNS
from briefings.sweep import read_sweep
from briefings.targets import LATER_COLUMNS, later_figures, read_targets

QUICK, MANY = 30, 300
ANY = {"suppress_health_check": list(HealthCheck)}
CELLS = [
    *("1", "-3.2%", "2020", "1e308", "-1e308", "nan", "inf", "1e999", "=1+1", "a", "percent", "up", "share"),
    *("2012:1;2020:2", ":", "2020-01-01", "../x", "工厂", '"', "'", ";", "numerical_control_rate"),
]
LINES = """\
[[document]]
[[target]]
[[runs]]
[[correction]]
[grid]
[parameters]
[rate]
[words]
id = "a"
id = 3
name = "a"
name = "../a"
date = 2020-01-01
date = 2020-01-01T00:00:00
date = "soon"
speakers = "a"
horizon = [2030]
horizon = []
year = 2030
value = nan
value = "a"
indicator = "numerical_control_rate"
indicator = 3
source = "a"
title = "a"
unit = "percent"
kind = "share"
direction = "increase"
phrases = ["rate"]
phrases = []
ceiling = inf
qualifiers = {a = "b"}
proxies = {indicator = "a", why = 1}
synonym = 3
claim = 1
claim = "a-1"
read_as = 1e400
reason = "a"
document = 3
notebooks = [1]
seeds = "../x"
a = {b = [
]
}
=
""".splitlines(keepends=True)
LITERALS = [
    *('"cells"', '"source"', '"metadata"', '"tags"', '"parameters"', '"code"', '"cell_type"', '"kernelspec"'),
    *("null", "1", "[", "]", "{", "}", ":", ","),
]
NOTEBOOK = '{"cells":[{"cell_type":"code","metadata":{"tags":["parameters"]},"source":%s}],"metadata":%s}'
ODD = ["", "\t", "\r", "\n", "\0", "\ufeff", "\u202e", "x" * 70_000, "9" * 5000, "[" * 3000, '"""', "\ud7ff"]


def tables(columns: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Files that are nearly tables with these columns, and files that are anything."""
    cells = st.sampled_from([*CELLS, *ODD]) | st.text(max_size=6)
    heads = st.permutations(columns) | st.lists(st.sampled_from(columns), max_size=len(columns) + 1)
    rows = st.lists(st.lists(cells, min_size=len(columns) - 1, max_size=len(columns) + 1), max_size=4)
    nearly = st.builds(
        lambda head, rows, separator: "\n".join(separator.join(row) for row in [head, *rows]).encode(),
        *(heads, rows, st.sampled_from([",", ";", "\t"])),
    )
    return nearly | st.binary(max_size=40)


def parts(words: list[str]) -> st.SearchStrategy[bytes]:
    """Files of these parts in any order, and files that are anything."""
    several = st.lists(st.sampled_from(words) | st.sampled_from(ODD) | st.text(max_size=4), max_size=14)
    return several.map(lambda found: "".join(found).encode()) | st.binary(max_size=40)


TOML = parts(LINES)
PYTHON = parts(["a", ": ", "int", "list[", "]", " = ", "1", "[", "{[]: 1}", "(", "-" * 9000, '"#"', "\n"])
NOTEBOOKS = parts(LITERALS) | st.builds(
    lambda source, metadata: (NOTEBOOK % (json.dumps(source.decode(errors="replace")), metadata)).encode(),
    *(PYTHON, st.sampled_from(["{}", "[]", '{"kernelspec": 3}', '{"kernelspec": {"name": null}}'])),
)
TEXTS = st.text(max_size=200).map(str.encode) | st.binary(max_size=60)
COMMANDS: dict[str, tuple[str, st.SearchStrategy[bytes], str]] = {
    "cases": ("in.csv", tables(CASE_COLUMNS), "assess in.csv --out out.csv"),
    "series": ("in.csv", tables(SERIES_COLUMNS), "extrapolate in.csv --to 2030 --out out.csv"),
    "panel": ("in.csv", tables(PANEL_COLUMNS), "calibrate in.csv --out out.csv"),
    "text": ("a.txt", TEXTS, "extract a.txt --out out.csv --jobs 1"),
    "text of a collection": ("a.txt", TEXTS, "check ."),
    "catalogue": ("documents.toml", TOML, "check ."),
    "catalogue for new texts": ("documents.toml", TOML, "new ."),
    "page for new texts": ("b.html", TEXTS | parts(["<p>", "</p>", "<table>", "<!--", "Five. "]), "new ."),
    "PDF for new texts": (
        "b.pdf",
        parts(["%PDF-1.4\n", "1 0 obj\n", "<<", ">>", "stream\n", "trailer"]),
        "new .",
    ),
    "sweep": ("sweep.toml", TOML, "sweep sweep.toml --out out"),
}
REGISTRY = read_registry()
READERS: dict[str, tuple[str, st.SearchStrategy[bytes], Callable[[Path], object]]] = {
    "registry": ("own.toml", TOML, lambda path: read_registry.__wrapped__(path)),
    "targets": ("targets.toml", TOML, lambda path: read_targets(path.parent, REGISTRY)),
    "corrections": ("documents.toml", TOML, lambda path: read_corrections(path.parent)),
    "later figures": (
        "later_figures.csv",
        tables(LATER_COLUMNS),
        lambda path: later_figures(path.parent, REGISTRY),
    ),
    "sweep": ("sweep.toml", TOML, read_sweep),
    "notebook": ("n.ipynb", NOTEBOOKS, notebook_parameters),
    "planned notebook": ("n.ipynb", NOTEBOOKS, lambda path: Planner({"n": path}, path.parent)),
    "record of an earlier run": (
        ".cache/state.json",
        parts(['"key"', '"files"', *LITERALS]),
        lambda path: Output(path.parent.parent).holds("key"),
    ),
}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder to be the working directory of commands; it has no notebooks, so that no sweep starts."""
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        yield Path(made)


def emptied(folder: Path) -> None:
    """Removes what an example before has left."""
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def hold_to_one_line(folder: Path, kind: str, data: st.DataObject) -> None:
    """Holds a command to its word for any content of the file that it reads."""
    name, contents, command = COMMANDS[kind]
    emptied(folder)
    (folder / "a.txt").write_text("Five trains ran in 2020.\n")
    (folder / name).write_bytes(data.draw(contents))
    with contextlib.redirect_stderr(io.StringIO()) as errors, contextlib.redirect_stdout(io.StringIO()):
        code = main(command.split())
    said = errors.getvalue()
    assert code in (0, 1, 2)
    assert code == 0 or (said.startswith("briefings: ") and said.count("\n") == 1)
    left = {path.name for path in folder.rglob("*")} - {"a.txt", name}
    assert left <= ({"out.csv", "documents.toml", "b.txt"} if code < 2 else {"b.txt"})


def hold_to_one_error(folder: Path, kind: str, data: st.DataObject) -> None:
    """Holds a reader to raising only what the command tells in one line."""
    name, contents, read = READERS[kind]
    emptied(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(data.draw(contents))
    with contextlib.suppress(ValueError, OSError):
        read(folder / name)


@pytest.mark.parametrize("kind", COMMANDS)
@settings(max_examples=QUICK, **ANY)
@given(data=st.data())
def test_any_file_ends_in_one_clear_line(folder, kind, data):
    hold_to_one_line(folder, kind, data)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=QUICK, **ANY)
@given(data=st.data())
def test_any_file_is_read_or_refused(folder, kind, data):
    hold_to_one_error(folder, kind, data)


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", COMMANDS)
@settings(max_examples=MANY, **ANY)
@given(data=st.data())
def test_many_files_end_in_one_clear_line(folder, kind, data):
    hold_to_one_line(folder, kind, data)


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=MANY, **ANY)
@given(data=st.data())
def test_many_files_are_read_or_refused(folder, kind, data):
    hold_to_one_error(folder, kind, data)


@pytest.mark.fuzz
@settings(max_examples=MANY, **ANY)
@given(
    st.text(alphabet="0123456789,. %万亿增长达到percentmillionoverby2021去年同比\n\r\u00a0$€-", max_size=120)
)
def test_every_claim_of_any_words_stands_in_the_text(text):
    for claim in find_claims(document_of("a", text)):
        assert claim.quote == text[claim.start : claim.end]
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
