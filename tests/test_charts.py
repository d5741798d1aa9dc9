"""What charts show of any collection, not of the five texts alone."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import pandas as pd
import pytest

from briefings import charts


@pytest.mark.parametrize("days", [0, 1, 6, 40, 87, 120, 500, 900, 1000, 3000])
def test_texts_of_any_span_stand_on_an_axis_of_different_dates(days):
    first = date(2022, 6, 14)
    texts = pd.DataFrame({"date": [first, first + timedelta(days)], "claims": [3, 4]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = charts.claims_timeline(charts.axes(), texts)
        ax.figure.draw_without_rendering()
    labels = [label.get_text() for label in ax.get_xticklabels()]
    assert 2 <= len(labels) <= 8
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("unit", ["percent", "CNY"])
def test_a_chart_that_is_redrawn_has_room_for_the_names_of_its_axes(unit):
    rows = pd.DataFrame({"year": [2013.0, 2022.0], "value": [1e13, 2e13], "low": 1e13, "high": 2e13})
    rows = rows.assign(basis="stated", bound="exact", document_id="a", unit=unit)
    ax = charts.with_still_margins(charts.observed_series(charts.axes(), rows))
    ax.figure.draw_without_rendering()
    names = [axis.label.get_window_extent() for axis in (ax.xaxis, ax.yaxis)]
    assert min(min(box.x0, box.y0) for box in names) >= 0
