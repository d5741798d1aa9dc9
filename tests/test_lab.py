"""What JupyterLab adds: searchable tables, and controls whose figure and sentence follow."""

import gc
from types import SimpleNamespace

import pandas as pd
import pytest

from briefings import charts, lab
from briefings.display import Html, sentence
from briefings.lab import number_or_none, searchable, show_controls, slider


@pytest.mark.parametrize(
    ("text", "number"), [("75", 75.0), ("1,500", 1500.0), ("", None), ("soon", None), ("inf", None)]
)
def test_a_target_is_a_number_or_nothing(text, number):
    assert number_or_none(text) == number


def test_the_sentence_and_the_figure_follow_a_control(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    year = slider("Year", 2026, 2020, 2030)
    show_controls({"year": year}, lambda year: (sentence("In {year}.", year=str(year)), charts.axes()))
    year.value = 2028
    below = shown[0].children[-1].value
    assert "In <" in below and "2028" in below and "2026" not in below and "<svg" in below


def test_garbage_collections_of_a_turn_leave_out_what_was_there_before(monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda shown: None)
    gc.unfreeze()
    year = slider("Year", 2026, 2020, 2030)
    show_controls({"year": year}, lambda year: (sentence("In {year}.", year=str(year)), charts.axes()))
    assert gc.get_freeze_count() > 10 * len(gc.get_objects())
    gc.unfreeze()


def test_a_searchable_table_keeps_the_links_of_its_cells():
    frame = pd.DataFrame({"figure": [Html('<a href="x.html#1">60 %</a>', "60 %")]})
    assert '<a href="x.html#1">60 %</a>' in searchable(frame, "Figures")


def test_a_searchable_table_keeps_its_note():
    assert "<div>Windows overlap.</div>" in searchable(
        pd.DataFrame({"figure": [1]}), "Figures", note="Windows overlap."
    )


def test_a_searchable_table_holds_every_row_however_many():
    frame = pd.DataFrame(
        {"figure": [f"the {number}th of many figures of a long report" for number in range(3000)]}
    )
    assert "the 1500th of many" in searchable(frame, "Figures")


def test_the_table_script_is_shown_again_when_its_own_cell_runs_again(monkeypatch):
    shown = []
    monkeypatch.setattr("itables.init_notebook_mode", lambda connected: shown.append(connected))
    monkeypatch.setattr(lab, "SCRIPT_SHOWN", {})
    for cell, run in (("first", 1), ("first", 1), ("second", 2), ("first", 3)):
        parent = {"metadata": {"cellId": cell}}
        shell = SimpleNamespace(get_parent=lambda parent=parent: parent, execution_count=run)
        monkeypatch.setattr("IPython.core.getipython.get_ipython", lambda shell=shell: shell)
        lab.load_datatables()
    assert len(shown) == 2
