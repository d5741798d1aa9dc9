"""What JupyterLab adds: searchable tables, and controls whose figure and sentence follow."""

import pandas as pd
import pytest

from briefings import lab
from briefings.display import Html, in_lab
from briefings.lab import View, explore_growth, number_or_none, searchable, view_sentence, view_svg

ROWS = pd.DataFrame(
    {
        "title": "Fibre reach",
        "unit": "percent",
        "ceiling": 100.0,
        "year": [2015.0, 2025.0],
        "value": [20.0, 60.0],
        "basis": ["implied", "stated"],
        "bound": "exact",
        "disagreement": "",
        "series": "fibre_reach",
    }
)
VIEW = View(ROWS, ("linear",), 2026, 0.8)


def test_a_view_says_where_each_model_would_stand():
    assert str(view_sentence(VIEW)) == (
        "Fibre reach, from 2 observations: at the end of 2026 it would stand at 68 % (linear)."
    )


def test_a_view_with_a_target_says_when_it_is_met():
    with_target = View(ROWS, ("linear",), 2026, 0.8, target=80.0)
    assert "68 % (linear, at the target in 2030.0)" in str(view_sentence(with_target))


def test_a_model_that_does_not_apply_is_left_out_of_the_sentence():
    assert "no value, as none of these models applies" in str(view_sentence(View(ROWS, (), 2026, 0.8)))


def test_the_figure_of_a_view_says_in_words_what_it_shows():
    assert 'aria-label="Fibre reach, from 2 observations' in view_svg(VIEW)


@pytest.mark.parametrize(("text", "number"), [("75", 75.0), ("1,500", 1500.0), ("", None), ("soon", None)])
def test_a_target_is_a_number_or_nothing(text, number):
    assert number_or_none(text) == number


def test_a_run_without_a_person_shows_the_first_view_as_a_sentence(monkeypatch, capsys):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    said = []
    monkeypatch.setattr(lab, "say", lambda template, **values: said.append(str(values["sentence"])))
    explore_growth({"fibre_reach": ROWS}, ["linear"], 2026, 0.8)
    assert not in_lab()
    assert said == [str(view_sentence(VIEW))]


def test_a_searchable_table_keeps_the_links_of_its_cells():
    frame = pd.DataFrame({"figure": [Html('<a href="x.html#1">60 %</a>', "60 %")]})
    assert '<a href="x.html#1">60 %</a>' in searchable(frame, "Figures")
