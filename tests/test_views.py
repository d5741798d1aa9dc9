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
        show_series(observations, "numerical_control_rat", claims)


def test_a_series_is_shown_with_its_quotes(claims, capsys):
    show_series(observations_table(claims, read_registry()), "numerical_control_rate", claims)
    told = capsys.readouterr().out
    assert "“51.3%” and “30.7 percentage points”" in told
    assert "claim_ids" not in told


def test_a_claim_is_not_shown_in_the_words_of_another_document(documents):
    with pytest.raises(ValueError, match="one of '000_7b1e0a1bcc66203e', not of '001_f9bd233beef15555'"):
        claim_view(find_claims(documents[0])[0], documents[1])


@pytest.mark.parametrize("call", [find_claims, read_claims])
def test_words_in_the_place_of_a_document_are_refused(call):
    with pytest.raises(TypeError, match="a Document is needed, not str; read_documents"):
        call("seeds")


def test_what_is_shown_is_markup_to_a_notebook_and_words_to_a_prompt(documents):
    shown = claim_view(find_claims(documents[0])[0], documents[0])
    assert shown._repr_html_() == shown.html
    assert repr(shown) == shown.text


def test_tab_completion_shows_what_can_be_called_and_nothing_else():
    assert dir(briefings) == sorted(briefings.__all__)
    assert all(getattr(briefings, name).__doc__ for name in briefings.__all__)
