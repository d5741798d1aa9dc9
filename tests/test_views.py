"""Single things shown in full, as a reader at a prompt or in Lab meets them."""

from pathlib import Path

import pytest

import briefings
from briefings import (
    claim_view,
    disagreement_view,
    disagreements_table,
    find_claims,
    observations_table,
    read_claims,
    read_documents,
    read_registry,
    show_series,
)

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def documents():
    return read_documents(SEEDS)


@pytest.fixture(scope="module")
def claims(documents):
    return read_claims(documents, read_registry())


def test_a_claim_is_marked_in_its_sentence(documents):
    document = documents[1]
    claim = next(one for one in find_claims(document) if one.quote == "51.3%")
    shown = claim_view(claim, document)
    assert "nationwide reached <mark>51.3%</mark> and 74.7%" in shown.html
    assert "Han Xia" in shown.text


def test_a_disagreement_shows_the_sentences_of_both_sides(documents, claims):
    rows = disagreements_table(claims, read_registry())
    row = next(row for row in rows.itertuples() if row.series == "numerical_control_rate")
    shown = disagreement_view(row, documents, claims).text
    assert "24.6 %: “Wang Jianwei" in shown
    assert "20.6 %: “By the end of 2021" in shown
    assert "55.7 read as 51.7" in shown


def test_an_unknown_series_is_named_with_the_nearest(claims):
    observations = observations_table(claims, read_registry())
    with pytest.raises(ValueError, match="did you mean 'numerical_control_rate'"):
        show_series(observations, "numerical_control_rat")


def test_tab_completion_shows_what_can_be_called_and_nothing_else():
    assert dir(briefings) == sorted(briefings.__all__)
    assert all(getattr(briefings, name).__doc__ for name in briefings.__all__)
