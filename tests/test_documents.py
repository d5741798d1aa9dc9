"""Texts and their catalogue: what is read, what is refused, and which day a text gives as its own."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.documents import (
    Document,
    catalogue_table,
    dates_in_words,
    days_in_words,
    document_of,
    read_documents,
    read_text,
)
from briefings.extraction import extract_files
from briefings.languages import language_code
from briefings.layout import blocks, plain_text


def catalogue(folder: Path, *ids: str) -> None:
    entries = "".join(f'[[document]]\nid = "{name}"\ndate = 2024-03-01\n' for name in ids)
    (folder / "documents.toml").write_text(entries, encoding="utf-8")


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_seeds_are_read_as_they_stand_with_what_is_known_of_them():
    documents = read_documents("seeds")
    assert [document.document_id[:3] for document in documents] == ["000", "001", "002", "003", "004"]
    assert documents[1].date == date(2022, 6, 14)
    assert documents[1].posted == date(2022, 6, 18)
    assert documents[3].date_basis == "found elsewhere"


def test_a_folder_is_found_from_a_folder_below(monkeypatch):
    monkeypatch.chdir(Path(__file__).parent)
    assert len(read_documents("seeds")) == 5


def test_navigation_is_marked_and_not_cut():
    document = read_documents("seeds")[1]
    assert any(
        "10" in document.text[start:end] and "<" in document.text[start:end] for start, end in document.chrome
    )


def test_a_missing_folder_is_named():
    with pytest.raises(ValueError, match="no folder 'nowhere'"):
        read_documents("nowhere")


def test_a_text_without_an_entry_is_named(tmp_path):
    write(tmp_path, "a.txt", "Five trains.")
    catalogue(tmp_path, "b")
    with pytest.raises(ValueError, match=r"a\.txt has no entry"):
        read_documents(tmp_path)


def test_an_entry_without_a_text_is_named(tmp_path):
    write(tmp_path, "a.txt", "Five trains.")
    catalogue(tmp_path, "a", "b")
    with pytest.raises(ValueError, match=r"an entry 'b', but there is no b\.txt"):
        read_documents(tmp_path)


def test_an_unknown_field_is_named(tmp_path):
    write(tmp_path, "a.txt", "Five trains.")
    write(tmp_path, "documents.toml", '[[document]]\nid = "a"\ndat = 2024-01-01\n')
    with pytest.raises(ValueError, match="'dat'; did you mean 'date'"):
        read_documents(tmp_path)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"caf\xe9", "not UTF-8: byte 0xe9 at offset 3"),
        (b" \n", "is empty"),
        (b"a\0b", "NUL byte at offset 1"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path, content, fault):
    with pytest.raises(ValueError, match=fault) as refusal:
        read_text(write(tmp_path, "a.txt", content))
    assert "\n" not in str(refusal.value)


BASIS = {"trade_2026": "found elsewhere"}  # the text gives a day and a month, its file's name the year


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("Press conference | June 18, 2022\n\nQuestion.", "a", date(2022, 6, 18)),
        ("# Compass\n\n**Brussels, 9.3.2021**\n\nText.", "a", date(2021, 3, 9)),
        ("BEIJING, May 9 (Xinhua) -- Trade grew.", "trade_2026", date(2026, 5, 9)),
        ("NEW DELHI: Posted On: 05 JUN 2025 2:15PM\n\nText.", "a", date(2025, 6, 5)),
        ("WASHINGTON, April 5, 2024 -- Employment rose.", "a", date(2024, 4, 5)),
        ("BEIJING, May 9 (Xinhua) -- Trade grew.", "a", None),
        ("The law of 4 May 1990 was long in force before anyone could say what it meant to us.", "a", None),
    ],
)  # fmt: skip
def test_a_texts_own_day_is_sought_in_its_head(text, name, day):
    document = document_of(name, text)
    assert document.date == day
    assert document.date_basis == ("unknown" if day is None else BASIS.get(name, "stated"))


def test_language_is_told_by_its_letters():
    assert language_code("上半年规模以上工业增加值同比增长6.4%") == "zh"
    assert language_code("“Output” rose 6.4 %") == "en"


def test_wrapped_lines_read_as_one_paragraph():
    lines = ["the numerical control rate of key processes in the whole country and beyond it"] * 12
    assert len(list(blocks(plain_text("\n".join(lines)).text))) == 1


def test_short_lines_stay_apart():
    assert len(list(blocks(plain_text("Han Xia:\nThank you.\nSecond paragraph.").text))) == 3


@given(st.text(st.sampled_from("ab1,. \n\r\t*_<>&;|\u00a0\u200b“é中"), max_size=80))
def test_every_character_that_is_read_has_its_place_in_the_file(text):
    plain = plain_text(text)
    for place, character in enumerate(plain.text):
        start, end = plain.original_span(place, place + 1)
        assert 0 <= start < end <= len(text)
        if character.isalnum():
            assert text[start] == character


def test_bad_texts_are_named_and_the_others_done(tmp_path, capsys):
    write(tmp_path, "a.txt", "Sales rose 5 percent.")
    write(tmp_path, "b.txt", b"\xff\xfe")
    assert extract_files([tmp_path], tmp_path / "claims.csv") == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "b.txt is not UTF-8" in captured.err
    assert len((tmp_path / "claims.csv").read_text().splitlines()) == 2


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_every_form_of_output_holds_the_same_claims(tmp_path, ending):
    import pandas

    write(tmp_path, "a.txt", "Sales rose 5 percent. Exports reached 3 trillion yuan.")
    out = tmp_path / f"claims.{ending}"
    assert extract_files([tmp_path / "a.txt"], out) == 0
    table = {
        "jsonl": lambda: pandas.read_json(out, lines=True),
        "csv": lambda: pandas.read_csv(out),
        "parquet": lambda: pandas.read_parquet(out),
    }[ending]()
    assert list(table["value"]) == [5, 3e12]
    assert list(table["unit"]) == ["percent", "CNY"]


def test_many_texts_come_out_the_same_from_one_process_and_from_two(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        write(texts, f"{number:02d}.txt", f"Sales rose {number + 2} percent.")
    extract_files([texts], tmp_path / "one.jsonl", jobs=1)
    extract_files([texts], tmp_path / "two.jsonl", jobs=2)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_an_unknown_ending_or_a_missing_text_leaves_nothing_behind(tmp_path):
    for paths, out in (
        ([tmp_path], tmp_path / "claims.xls"),
        ([tmp_path / "none.txt"], tmp_path / "claims.csv"),
    ):
        with pytest.raises(ValueError, match=r"must end in|no file or folder"):
            extract_files(paths, out)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('date_basis = "guessed"', '\'guessed\'; it takes "stated" or "found elsewhere" or "unknown"'),
        ('language = "fr"', '\'fr\'; it takes "en" or "zh"'),
    ],
)
def test_a_word_that_a_catalogue_does_not_know_is_named_with_those_it_does(tmp_path, line, told):
    (tmp_path / "a.txt").write_text("Trade grew.", encoding="utf-8")
    (tmp_path / "documents.toml").write_text(f'[[document]]\nid = "a"\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(told)):
        read_documents(tmp_path)


def test_a_date_in_words_is_the_texts_own_or_none():
    stated = Document("a", "Trade grew.", date=date(2024, 5, 9), date_basis="stated")
    elsewhere = replace(stated, date_basis="found elsewhere", date_source="a report", stated="May 9")
    table = dates_in_words(catalogue_table([stated, elsewhere]))
    assert list(table["own"]) == ["2024-05-09", "May 9"]
    assert list(table["known"]) == ["stated", "found elsewhere: a report"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([date(2024, 7, 5), None, date(2022, 6, 14)], "dated from 2022-06-14 to 2024-07-05"),
        ([date(2024, 7, 5)], "dated 2024-07-05"),
        ([None], "none of them dated"),
    ],
)
def test_the_days_of_texts_are_said_as_far_as_they_are_known(days, words):
    texts = [Document(f"text-{number}", "Trade grew.", date=day) for number, day in enumerate(days)]
    assert days_in_words(catalogue_table(texts)) == words
