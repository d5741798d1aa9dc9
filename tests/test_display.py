"""What notebooks show: every number names its origin, and no text becomes markup."""

import re

import pandas as pd
import pytest

from briefings import charts
from briefings.display import (
    cite,
    derived,
    escape,
    fraction,
    sentence,
    show_explorer,
    show_table,
    source_link,
    table,
    web_link,
)
from briefings.svg import svg_text

HOSTILE = '<script>alert(1)</script> "onmouseover=x ]]> {{7*7}} \x1b[31mred \u202eabc'
BASELINES = pd.DataFrame(
    {
        "series": ["numerical control rate", "digital tools"],
        "year": [2013.0, 2022.5],
        "value": [24.6, 77.0],
        "derivation": ["55.7 - 31.1 = 24.6", None],
        "claim_ids": ["text_a-1;text_a-2", "text_b-3"],
    }
)


def test_a_cited_number_links_to_its_marked_words():
    cited = cite({"claim_id": "001_f9bd233beef15555-7", "quote": "51.3%"})
    assert cited.html == (
        '<a class="cite" href="source-001_f9bd233beef15555.html#001_f9bd233beef15555-7">51.3%</a>'
    )
    assert cited.text == "51.3%"


def test_a_row_of_the_claims_table_is_cited_like_a_claim():
    rows = pd.DataFrame({"claim_id": ["t-1"], "quote": ["8 bases"]})
    from_series, from_tuple = cite(rows.iloc[0]), cite(next(rows.itertuples()))
    assert from_series == from_tuple == cite({"claim_id": "t-1", "quote": "8 bases"})


def test_a_document_id_with_odd_characters_makes_one_address():
    assert source_link("a b#c-1") == "source-a%20b%23c.html#a%20b%23c-1"


def test_a_derived_number_shows_its_derivation_and_its_claims_on_demand():
    shown = derived("24.6", "55.7 - 31.1 = 24.6", "t-1;t-2")
    assert "><summary>24.6</summary>" in shown.html
    assert "55.7 - 31.1 = 24.6" in shown.html
    assert re.findall(r'href="([^"]+)"', shown.html) == ["source-t.html#t-1", "source-t.html#t-2"]


def test_a_sentence_marks_what_was_computed():
    said = sentence("It grew {rate:.1f} points a year, {words}.", rate=3.271, words="2 of 3")
    assert said.text == "It grew 3.3 points a year, 2 of 3."
    assert '<data value="3.271">3.3</data>' in said.html
    assert '<span class="computed">2 of 3</span>' in said.html


def test_a_fraction_is_mathematics_to_a_browser_and_words_to_others():
    part = fraction("n", "n + 2.5")
    assert "<mrow><mi>n</mi><mo>+</mo><mn>2.5</mn></mrow>" in part.html
    assert part.text == "n / (n + 2.5)"


def test_a_list_in_a_sentence_reads_as_words():
    assert (
        sentence("{models}", models=["linear", "logistic", "Gompertz"]).text
        == "linear, logistic and Gompertz"
    )
    assert sentence("{models}", models=[]).text == "none"


def test_a_sentence_without_one_of_its_values_is_an_error_that_names_it():
    with pytest.raises(KeyError, match="rate"):
        sentence("{rate}")


@pytest.mark.parametrize(
    "markup",
    [
        cite({"claim_id": HOSTILE, "quote": HOSTILE}).html,
        derived(HOSTILE, HOSTILE, [HOSTILE]).html,
        sentence("{text}", text=HOSTILE).html,
        web_link(HOSTILE, f"https://example.org/{HOSTILE}").html,
        table(pd.DataFrame({HOSTILE: [HOSTILE]}), HOSTILE, note=HOSTILE, units={HOSTILE: HOSTILE}),
    ],
    ids=["cite", "derived", "sentence", "web link", "table"],
)
def test_a_hostile_text_stays_text(markup):
    assert "<script" not in markup
    assert not re.search(r'="[^"]*"onmouseover', markup)
    assert "\x1b" not in markup
    assert "\u202e" not in markup


def test_characters_that_act_unseen_are_shown_by_a_sign():
    assert escape("a\u202eb\x1bc\ttab") == "a[U+202E]b␛c\ttab"


def test_a_table_has_caption_scopes_units_and_links():
    shown = table(
        BASELINES,
        "Baselines",
        columns={"series": "Series", "value": "Value"},
        units={"value": "percent"},
        claims={"value": "claim_ids"},
        derivations={"value": "derivation"},
    )
    assert '<table class="data n1"><caption>Baselines</caption>' in shown
    assert '<th scope="col">Value <small>percent</small></th>' in shown
    assert '<th scope="row">numerical control rate</th>' in shown
    assert "<summary>24.6</summary>" in shown
    assert '<a class="cite" href="source-text_b.html#text_b-3">77</a>' in shown
    assert "Year" not in shown


def test_a_table_offers_what_it_shows_as_csv():
    shown = table(BASELINES, "Baselines", columns={"series": "Series", "value": "Value"}, name="baselines")
    assert '<a download="baselines.csv" href="data:text/csv;charset=utf-8,series,value%0A' in shown


def test_a_missing_value_is_a_dash():
    shown = table(pd.DataFrame({"a": ["x", "y"], "b": [1.5, None]}), "Gaps")
    assert "<td>–</td>" in shown


def test_running_text_in_a_table_asks_for_room():
    said = "By the end of 2021, the numerical control rate of key processes reached 51.3%."
    shown = table(pd.DataFrame({"side": ["left"], "sentence": [said], "year": [2021]}), "Sides")
    assert f"<td class=long>{said}</td><td>" in shown


def test_a_page_shows_the_first_rows_of_a_long_table_and_the_csv_has_all():
    rows = pd.DataFrame({"year": range(1000, 1301)})
    long, whole = table(rows, "Years"), table(rows.head(300), "Years")
    assert "The first 300 of 301 rows." in long and "rows." not in whole
    assert long.count("<tr>") == whole.count("<tr>")
    assert (
        long.partition("data:text/csv")[2].count("%0A")
        == whole.partition("data:text/csv")[2].count("%0A") + 1
    )


def test_a_table_of_an_unknown_column_names_it():
    with pytest.raises(ValueError, match="no column 'values' to show; the table has series, year"):
        table(BASELINES, "Baselines", columns={"values": "Value"})


def test_an_explorer_needs_one_row_a_choice():
    grid = pd.DataFrame({"model": ["linear", "linear"], "value": [1, 2]})
    with pytest.raises(ValueError, match="2 rows for the choice model linear"):
        show_explorer(grid, "What if", choices={"model": "Model"}, results={"value": "Value"})


def line_chart(name="rate"):
    ax = charts.axes()
    ax.plot([2013, 2022.5], [24.6, 55.7], marker="o", color=charts.COLOURS[0], **charts.FITTED)
    charts.draw_bound(ax, 2022.5, 55.7, "at_least", charts.COLOURS[1])
    ax.set_ylabel("percent")
    return svg_text(charts.whole_years(charts.shares(ax)), "From 24.6 to 55.7 <percent>", name)


def test_a_chart_is_small_svg_with_real_text_and_its_alternative():
    svg = line_chart()
    assert 'role="img" aria-label="From 24.6 to 55.7 &lt;percent&gt;"' in svg
    assert ">percent</text>" in svg
    assert len(svg) < 8000


def test_a_chart_takes_its_colours_from_the_page():
    svg = line_chart()
    assert "var(--blue,#2a7fc0)" in svg
    assert "currentColor" in svg
    assert "style=" not in svg


def test_a_chart_is_the_same_on_every_build():
    assert line_chart() == line_chart()


def test_two_charts_of_a_page_share_no_id():
    ids = [set(re.findall(r' id="([^"]+)"', line_chart(name))) for name in ("one", "other")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_the_style_of_charts_ends_with_them():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    line_chart()
    assert dict(mpl.rcParams) == before


def test_a_curve_keeps_only_the_points_that_can_be_seen():
    ax = charts.axes()
    ax.plot([year / 10 for year in range(100)], [3 * year for year in range(100)])
    ax.plot(range(100), [year**2 / 33 for year in range(100)])
    lines = re.findall(
        r'<path d="M([^"LQC]+)"[^>]*stroke="var\(--(?:blue|orange)', svg_text(ax, "Two lines", "lines")
    )
    straight, curved = (len(line.split()) // 2 for line in lines)
    assert straight == 2
    assert 5 < curved < 30


def test_a_download_has_six_digits_of_what_was_computed_and_all_of_what_was_read():
    shown = table(pd.DataFrame({"series": ["a", "b"], "value": [283_200_100.0, 200 / 3]}), "Digits")
    assert "a,283200100%0Ab,66.6667%0A" in shown


def test_a_grouped_heading_stands_once_for_its_rows():
    grid = pd.DataFrame({"model": ["linear"] * 3, "year": [2025, 2025, 2030], "value": [1.5, 2.5, 3.5]})
    shown = table(grid, "Grouped", grouped=2)
    rows = re.findall(r"<tr>(.*?)</tr>", shown.partition("<tbody>")[2])
    assert rows == [
        '<th scope="row" rowspan=3>linear</th><th scope="row" rowspan=2>2025</th><td>1.5</td>',
        "<td>2.5</td>",
        '<th scope="row">2030</th><td>3.5</td>',
    ]


def test_a_table_without_rows_is_said_to_hold_none(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    show_table(pd.DataFrame({"aim": []}), "Aims without a number")
    assert [part.text for part in shown] == ["Aims without a number: none."]


def test_the_figure_of_a_year_stands_over_its_number():
    ax = charts.axes()
    ax.plot([2013.0, 2023.0], [24.6, 55.7])
    labels = charts.whole_years(ax).get_xticklabels()
    assert ("2012", 2013.0) in [(label.get_text(), label.get_position()[0]) for label in labels]


def test_amounts_are_drawn_from_zero_and_shares_to_a_hundred():
    amounts, shares = charts.axes(), charts.axes()
    amounts.plot([2013, 2022], [100, 150])
    shares.plot([2013, 2022], [24.6, 55.7])
    assert charts.scaled(amounts, "CNY").get_ylim()[0] == 0
    assert amounts.get_ylabel() == "yuan"
    assert charts.scaled(shares, "percent").get_ylim() == (0, 100)
