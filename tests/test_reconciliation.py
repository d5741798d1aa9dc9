"""Series reconciled some at a time come to what all of them at once come to, with less held."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import hand_reading
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import claim, claims_table

from briefings.corrections import Correction
from briefings.disagreements import disagreements_table
from briefings.indicators import Registry, build_registry, read_registry
from briefings.observations import observations_table
from briefings.reconciliation import ClaimsAround, Reconciled, reconciled

FIBRE = {
    "title": "Homes with fibre",
    "unit": "percent",
    "direction": "increase",
    "kind": "share",
    "ceiling": 100,
    "phrases": ["fibre reach"],
}
KNOWN = build_registry({"fibre": FIBRE})
YEARS = st.sampled_from(["2012", "2020", "2021"])
ROWS = st.fixed_dictionaries(
    {
        "document_id": st.sampled_from("abc"),
        "sentence_start": st.sampled_from([0, 50]),
        "figure": st.sampled_from([("8", 8.0), ("10", 10.0), ("12.5", 12.5), ("about 11", 11.0)]),
        "subject": st.sampled_from(["fibre reach", "large farms", "farms", "mills", None]),
        "unit": st.sampled_from(["percent", "farms", "mills", "percentage_points", "CNY"]),
        "kind": st.sampled_from(["level", "level", "share", "change", "target", "rank"]),
        "direction": st.sampled_from(["increase", "decrease"]),
        "when": YEARS,
        "baseline_year": st.none() | YEARS,
        "baseline_value": st.none() | st.sampled_from([2.0, 2.5, 8.0]),
        "indicator": st.sampled_from([None, None, "fibre"]),
    }
)


def invented(row: dict[str, Any]) -> dict[str, Any]:
    """The claim of a drawn row."""
    quote, value = row.pop("figure")
    said = {name: row.pop(name) for name in ("unit", "subject", "when")}
    bound = "approximately" if quote.startswith("about") else "exact"
    return claim(quote, value, said["unit"], said["subject"], said["when"], bound=bound, **row)


def parts_of(claims: pd.DataFrame, registry: Registry, at_once: int = 1) -> list[Reconciled]:
    """The parts of some claims, as small as they can be unless said otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "claims.parquet"
        claims.to_parquet(kept)
        return list(reconciled(kept, registry, at_once=at_once))


def rows_of(frame: pd.DataFrame, but: str = "") -> list[str]:
    """The rows in a fixed order, as text in which NaN is NaN."""
    plain = frame.drop(columns=but) if but else frame
    return sorted(map(repr, plain.astype(object).where(plain.notna(), None).to_dict("records")))


def all_rows(parts: list[Reconciled]) -> tuple[list[str], list[str]]:
    """The rows of both tables, of all parts."""
    return (
        sorted(row for part in parts for row in rows_of(part.observations)),
        sorted(row for part in parts for row in rows_of(part.disagreements, "disagreement_id")),
    )


def at_once(claims: pd.DataFrame, registry: Registry) -> tuple[list[str], list[str]]:
    """The rows of both tables, of all claims at once."""
    return (
        rows_of(observations_table(claims, registry)),
        rows_of(disagreements_table(claims, registry), "disagreement_id"),
    )


@settings(max_examples=150)
@given(st.lists(ROWS, max_size=14).map(lambda rows: sorted(rows, key=lambda row: row["document_id"])))
def test_parts_say_what_all_claims_at_once_say(rows):
    claims = claims_table(*map(invented, rows))
    assert all_rows(parts_of(claims, KNOWN)) == at_once(claims, KNOWN)


@pytest.mark.parametrize("size", [1, 20, 1000])
def test_the_seeds_come_to_the_same_in_parts_of_any_size(size):
    claims, registry = hand_reading.claims_table(), read_registry()
    parts = parts_of(claims, registry, size)
    assert all_rows(parts) == at_once(claims, registry)
    assert (len(parts) == 1) == (size == 1000)


@settings(max_examples=50)
@given(st.lists(ROWS, min_size=1, max_size=10), st.integers(0, 9))
def test_the_claims_around_one_tell_its_series_whatever_the_claim_is_read_as(rows, chosen):
    claims = claims_table(*map(invented, rows))
    claim_id = claims["claim_id"].iloc[chosen % len(claims)]
    correction = [Correction(claim_id, 9.0, "to see")]
    every = observations_table(claims, KNOWN, correction)
    firsts = [ids.partition(";")[0] for ids in every["claim_ids"]]
    for name in {name for name, first in zip(every["series"], firsts, strict=True) if first == claim_id}:
        near = observations_table(ClaimsAround(claims, KNOWN).around(claim_id), KNOWN, correction)
        assert rows_of(near[near["series"] == name]) == rows_of(every[every["series"] == name])


def test_around_a_claim_that_nothing_names_there_is_none():
    claims = claims_table(claim("8", 8.0, "percent", None, "2012"), claim("9", 9.0, "farms", "farms", "2012"))
    around = ClaimsAround(claims, KNOWN)
    assert [len(around.around(claim_id)) for claim_id in ("a-1", "a-2")] == [0, 2]


def test_each_series_is_in_one_part_and_each_disagreement_has_its_number():
    parts = parts_of(hand_reading.claims_table(), read_registry())
    series = [name for part in parts for name in part.observations["series"].unique()]
    assert len(series) == len(set(series))
    numbers = [name for part in parts for name in part.disagreements["disagreement_id"]]
    assert numbers == ["disagreement-1", "disagreement-2"]


def test_a_sister_in_the_same_sentences_is_heard_from_another_part():
    claims, registry = hand_reading.claims_table(), read_registry()
    said = " ".join(row for row in all_rows(parts_of(claims, registry))[1])
    assert "as those of" in said


def test_a_text_across_two_batches_of_the_file_stays_whole(monkeypatch):
    monkeypatch.setattr("briefings.reconciliation.CLAIMS_AT_ONCE", 3)
    claims, registry = hand_reading.claims_table(), read_registry()
    assert all_rows(parts_of(claims, registry)) == at_once(claims, registry)


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    hand_reading.claims_table().to_parquet(tmp_path / "claims.parquet")
    for part in reconciled(tmp_path / "claims.parquet", read_registry(), at_once=1):
        assert len(part.observations.columns)
        break
    assert [path.name for path in tmp_path.iterdir()] == ["claims.parquet"]


def test_a_file_without_a_column_of_claims_is_refused(tmp_path):
    hand_reading.claims_table().rename(columns={"subject": "subjekt"}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(ValueError, match="no column 'subject'; nearest is 'subjekt'"):
        next(reconciled(tmp_path / "a.parquet", read_registry()))


@pytest.mark.parametrize("tolerance", [0, float("nan")])
def test_a_tolerance_that_is_not_above_0_is_refused(tmp_path, tolerance):
    hand_reading.claims_table().to_parquet(tmp_path / "a.parquet")
    with pytest.raises(ValueError, match="tolerance is"):
        next(reconciled(tmp_path / "a.parquet", read_registry(), tolerance))
