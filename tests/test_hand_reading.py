"""What a person read in the five seeds stands in them, and no number of theirs was passed over."""

from __future__ import annotations

import re
from itertools import groupby

import hand_reading
import pytest

from briefings.indicators import read_registry

RECORDS = hand_reading.records()
TEXTS = {file.stem: file.read_bytes().decode("utf-8") for file in hand_reading.SEEDS.glob("*.txt")}
NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|hundred|million|billion|trillion|half|double"
NUMBER = re.compile(rf"\d+|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)


def test_each_of_the_five_texts_was_read():
    assert {record["document"] for record in RECORDS} == set(TEXTS)
    assert len(TEXTS) == 5


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_every_span_says_what_its_text_says(record):
    text = TEXTS[record["document"]]
    assert text[record["start"] : record["end"]] == record["quote"]
    if record["subject_quote"]:
        assert text[record["subject_start"] : record["subject_end"]] == record["subject_quote"]
    assert record["sentence_start"] <= record["start"] < record["end"] <= record["sentence_end"]


def test_no_number_of_the_texts_was_passed_over():
    for document, records in groupby(RECORDS, key=lambda record: record["document"]):
        read = {place for record in records for place in range(record["start"], record["end"])}
        missed = [found.group() for found in NUMBER.finditer(TEXTS[document]) if found.start() not in read]
        assert not missed, (document, missed)


def test_every_claim_names_its_subject_and_a_known_indicator():
    claims = [record for record in RECORDS if record["care"] == "must"]
    assert len(claims) == 76
    registry = read_registry()
    for record in claims:
        assert record["subject_quote"]
        assert registry[record["indicator"]]


def test_a_gain_gives_the_baseline_that_its_level_leaves():
    levels = {
        (record["document"], record["indicator"]): record["value"]
        for record in RECORDS
        if record["kind"] == "level" and record["unit"] == "percent"
    }
    gains = [record for record in RECORDS if record["baseline_value"] and record["kind"] == "change"]
    assert len(gains) == 4
    for gain in gains:
        base = levels[gain["document"], gain["indicator"]] - gain["value"]
        assert base == pytest.approx(gain["baseline_value"])
