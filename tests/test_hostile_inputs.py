"""Files made to harm: each ends in one clear line, in little memory, and nothing is written beside --out."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from briefings import csv_files, inputs
from briefings.cli import main
from briefings.csv_files import read_csv_rows
from briefings.documents import read_text
from briefings.sweep import read_sweep
from briefings.toml_files import read_toml

MEMORY = 600_000_000  # bytes of addresses that a command may take
TEXT = "Fibre reached 62.4% of households in 2020.\n"
CATALOGUE = '[[document]]\nid = "a"\ndate = 2024-03-01\n'
NAMES = ["a b", "名", "..", "...", "-x", 'a"b', "a%2e", "a#b", "a?b", "a&<b>", "=cmd", "x" * 200]
needs_links = pytest.mark.skipif(os.name == "nt", reason="links and limits are those of Unix")


def all_below(folder: Path) -> dict[str, bytes | str]:
    """Every file in a folder and below with its bytes, every link with where it leads."""
    return {
        str(path.relative_to(folder)): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def limited(folder: Path, *words: str) -> tuple[int, str]:
    """(exit code, what is said on standard error) of a command that may hold little memory."""
    done = subprocess.run(
        [sys.executable, "-m", "briefings", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return done.returncode, done.stderr


def pdf(objects: dict[int, str | bytes]) -> bytes:
    """A PDF of these objects, of which the first is its root."""
    content, starts = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        starts[number] = len(content)
        told = body if isinstance(body, bytes) else body.encode()
        content += f"{number} 0 obj\n".encode() + told + b"\nendobj\n"
    lines = [f"{starts.get(number, 0):010d} 00000 n \n" for number in range(1, max(objects) + 1)]
    table = f"xref\n0 {len(lines) + 1}\n0000000000 65535 f \n{''.join(lines)}"
    trailer = f"trailer\n<< /Size {len(lines) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    return content + table.encode() + trailer.encode()


def packed(data: bytes, filters: str = "/FlateDecode") -> bytes:
    """A stream object of packed data."""
    return f"<< /Length {len(data)} /Filter {filters} >>\nstream\n".encode() + data + b"\nendstream"


def one_page(**changed: str | bytes) -> bytes:
    """A PDF of a page, some of its objects changed: root, pages, page, contents."""
    parts: dict[str, str | bytes] = {
        "root": "<< /Type /Catalog /Pages 2 0 R >>",
        "pages": "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "page": "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        "contents": packed(zlib.compress(b"BT (Five trains ran.) Tj ET")),
    }
    return pdf(dict(enumerate((parts | changed).values(), 1)))


def deep_pages(depth: int) -> bytes:
    """A PDF whose only page stands below so many nodes."""
    nodes = {number: f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>" for number in range(2, depth)}
    page = "<< /Type /Page /MediaBox [0 0 9 9] /Resources << >> >>"
    return pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", **nodes, depth: page})


def packed_blanks(size: int) -> bytes:
    """So many blanks, packed without ever holding them all."""
    packing, part = zlib.compressobj(1), b" " * 2**20
    return b"".join(packing.compress(part) for _ in range(size // len(part))) + packing.flush()


def entities(depth: int) -> str:
    """A page of one word that stands for ten to the power of the depth."""
    names = ["a" * number for number in range(1, depth + 2)]
    told = [f'<!ENTITY {name} "{f"&{below};" * 10}">' for below, name in pairwise(names)]
    return f'<!DOCTYPE x [<!ENTITY a "fibre">{"".join(told)}]><p>&{names[-1]};</p>'


BOMBS: dict[str, Callable[[], bytes]] = {
    "stream of 134 MB.pdf": lambda: one_page(contents=packed(packed_blanks(2**27))),
    "packed twice.pdf": lambda: one_page(
        contents=packed(zlib.compress(packed_blanks(2**27)), "[/FlateDecode /FlateDecode]")
    ),
    "self in tree.pdf": lambda: one_page(pages="<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "object is itself.pdf": lambda: one_page(pages="2 0 R"),
    "length is itself.pdf": lambda: one_page(contents=b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"),
    "deep tree.pdf": lambda: deep_pages(5000),
    "deep array.pdf": lambda: one_page(root="<< /Type /Catalog /A " + "[" * 100_000 + "]" * 100_000 + " >>"),
    "needs a key.pdf": lambda: one_page().replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 5 /R 6 /O (a) /U (a) /P 4 >> /ID [(a)(a)]",
    ),
    "deep.html": lambda: ("<div>" * 100_000 + TEXT + "</div>" * 100_000).encode(),
    "deep lists.html": lambda: ("<ul><li>" * 100_000 + TEXT).encode(),
    "attributes.html": lambda: ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">").encode(),
    "entities.html": lambda: entities(10).encode(),
}


@needs_links
@pytest.mark.parametrize("name", BOMBS)
def test_a_page_made_to_burst_is_refused_in_one_line_and_little_memory(tmp_path, name):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / name).write_bytes(BOMBS[name]())
    before = all_below(tmp_path)
    code, said = limited(tmp_path, "new", "texts")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(f"briefings: texts/{name} ")
    assert all_below(tmp_path) == before


@needs_links
@pytest.mark.parametrize("words", ["extract /dev/zero --out a.csv", "assess /dev/zero --out a.csv"])
def test_a_file_without_end_is_refused_in_one_line_and_little_memory(tmp_path, words):
    code, said = limited(tmp_path, *words.split())
    assert "/dev/zero has more than 50 MB" in said
    assert (code > 0, said.count("\n"), all_below(tmp_path).keys() - {"a.csv"}) == (True, 1, set())


def test_what_is_larger_than_it_may_be_is_named(tmp_path, monkeypatch):
    for name in ("a.txt", "a.csv"):
        (tmp_path / name).write_text("abcde" * 300_000)
    monkeypatch.setattr(inputs.content_of, "__defaults__", (1_000_000,))
    for read, name in ((read_text, "a.txt"), (read_csv_rows, "a.csv")):
        with pytest.raises(ValueError, match=rf"{name} has more than 1 MB, the most that is read; split it"):
            read(tmp_path / name)


def test_a_table_with_more_cells_than_can_be_held_is_refused_at_the_line(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_files, "MOST_CELLS", 6)
    (tmp_path / "a.csv").write_text("a,b\n" + "1\n" * 3)
    assert len(read_csv_rows(tmp_path / "a.csv")[1]) == 3
    (tmp_path / "a.csv").write_text("a,b\n" + "1\n" * 4)
    with pytest.raises(ValueError, match="line 5: up to 3 rows of such a table are read"):
        read_csv_rows(tmp_path / "a.csv")


def test_a_table_of_thousands_of_columns_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text(",".join(f"c{number}" for number in range(100_000)))
    with pytest.raises(ValueError, match="has 100000 columns; up to 1000 are read"):
        read_csv_rows(tmp_path / "a.csv")


@pytest.mark.parametrize("key", ["a" + ".a" * 100_000, '"a"' + '."b c"' * 100_000, "a" + " . a" * 100_000])
def test_a_key_of_a_hundred_thousand_parts_is_refused_at_once(tmp_path, key):
    (tmp_path / "a.toml").write_text(f"{key} = 1")
    with pytest.raises(ValueError, match="nested too deeply"):
        read_toml(tmp_path / "a.toml")


def test_a_grid_of_more_runs_than_anyone_means_is_refused_before_they_are_made(tmp_path):
    lines = "".join(f"a{number} = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n" for number in range(30))
    (tmp_path / "sweep.toml").write_text(f"[grid]\n{lines}")
    with pytest.raises(ValueError, match=f"asks for {10**30} runs; a sweep takes up to 100000"):
        read_sweep(tmp_path / "sweep.toml")


def test_too_little_memory_is_told_in_one_line(tmp_path, monkeypatch, capsys):
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("briefings.extraction.extract_files", fail)
    assert main(["extract", str(tmp_path), "--out", str(tmp_path / "a.csv")]) == 2
    assert re.fullmatch(r"briefings: there is not enough memory .*\n", capsys.readouterr().err)


@needs_links
@pytest.mark.parametrize("ending", ["txt", "md", "html", "pdf"])
@pytest.mark.parametrize("verb", ["new", "check", "extract"])
def test_a_link_out_of_the_folder_is_refused_and_what_it_leads_to_is_not_read(tmp_path, capsys, verb, ending):
    (tmp_path / "texts").mkdir()
    (tmp_path / "secret").write_text(TEXT * 9)
    (tmp_path / f"texts/a.{ending}").symlink_to("../secret")
    (tmp_path / "texts/documents.toml").write_text("" if verb == "new" else CATALOGUE)
    before = all_below(tmp_path)
    out = ["--out", str(tmp_path / "out.csv")] if verb == "extract" else []
    code = main([verb, str(tmp_path / "texts"), *out])
    said = capsys.readouterr()
    if verb == "new" or ending == "txt" or (verb, ending) in {("extract", "md"), ("extract", "html")}:
        assert (code, said.err.count("\n")) == (2, 1)
        assert f"a.{ending} is a link to {tmp_path / 'secret'}, out of the folder" in said.err
        assert all_below(tmp_path) == before
    assert "62.4" not in said.out + said.err


@needs_links
def test_new_files_never_follow_a_link_that_lies_in_their_place(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.md").write_text(TEXT)
    for name in ("a.txt", "documents.toml", "documents.partial"):
        (tmp_path / "texts" / name).symlink_to(f"../outside-{name}")
    main(["new", str(tmp_path / "texts")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["texts"]


@needs_links
def test_folders_that_lie_in_each_other_are_read_once(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text(TEXT)
    (tmp_path / "texts/again").symlink_to(".")
    assert main(["extract", str(tmp_path / "texts"), "--out", str(tmp_path / "out.csv")]) == 0
    assert "1 claim of 1 text" in capsys.readouterr().out


@needs_links
@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a\x1b[2Jb", "a\u2028b", b"a\xffb"])
@pytest.mark.parametrize("verb", ["new", "extract"])
def test_a_name_that_no_line_can_show_is_refused_in_one(tmp_path, capsys, verb, name):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / f"{os.fsdecode(name)}.txt").write_text(TEXT)
    out = ["--out", str(tmp_path / "out.csv")] if verb == "extract" else []
    assert main([verb, str(tmp_path / "texts"), *out]) > 0
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "has a name that no line can show; rename it" in said
    assert said.rstrip("\n").isprintable()


@needs_links
def test_odd_names_are_entries_that_are_read_again(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    for name in NAMES:
        (tmp_path / "texts" / f"{name}.txt").write_text(TEXT)
    before = all_below(tmp_path)
    assert main(["new", str(tmp_path / "texts")]) == 0
    assert main(["check", str(tmp_path / "texts")]) == 0
    assert f"{len(NAMES)} texts" in capsys.readouterr().out
    after = all_below(tmp_path)
    assert after.keys() - before.keys() == {"texts/documents.toml"}
    assert before.items() <= after.items()
