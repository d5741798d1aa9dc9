"""Any table of cases is judged by every method; what cannot be judged is refused in words."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.assessment import assess, assess_file
from briefings.methods import METHODS

HEAD = "case,baseline_year,baseline_value,latest_year,latest_value,target_year,target_value,direction"
ROW = "a,2013,24.6,2022.5,55.7,2026,68,+1"


def assessed(tmp_path, *lines: str, encoding: str = "utf-8") -> pd.DataFrame:
    cases, result = tmp_path / "cases.csv", tmp_path / "result.csv"
    cases.write_text("\n".join(lines) + "\n", encoding=encoding)
    assess_file(cases, result)
    return pd.read_csv(result, keep_default_na=False)


def test_a_case_gets_one_row_a_method_with_the_documented_columns(tmp_path):
    result = assessed(tmp_path, HEAD, ROW)
    assert list(result.columns) == [
        "case",
        "method",
        "statistic",
        "score",
        "verdict",
        "refused",
        "projected",
        "required",
        "agreement",
    ]
    assert list(result["method"]) == [method.method_id for method in METHODS]


def test_every_row_has_a_verdict_or_says_why_not(tmp_path):
    result = assessed(tmp_path, HEAD, ROW, "b,2013,0,2020,0,2019,0,-1", "c,,,,,,,up", "d,1,x,2,3,4,5,1")
    assert ((result["verdict"] == "") == (result["refused"] != "")).all()


def test_the_agreement_says_how_many_methods_see_the_target_met(tmp_path):
    result = assessed(tmp_path, HEAD, ROW, "b,2013,20,2023,21,2026,90,+1")
    contested, clear = result["agreement"].iloc[0], result["agreement"].iloc[-1]
    assert contested.startswith("disagree: met by ")
    assert clear == "agree: met by 0 of 6"


@pytest.mark.parametrize("word", ["+1", "1", "1.0", "increase", "Up", "RISE"])
def test_directions_are_read_as_people_write_them(tmp_path, word):
    up = assessed(tmp_path, HEAD, ROW.replace("+1", word))
    assert up["verdict"].iloc[0] == "substantial"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW.replace("+1", "sideways"), "direction 'sideways' is unknown"),
        (ROW.replace("+1", ""), "direction is not given"),
        (ROW.replace("24.6", "many"), "baseline_value 'many' is not a number"),
        (ROW.replace("24.6", "inf"), "baseline_value 'inf' is not a finite number"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_in_every_row_of_its_case(tmp_path, row, words):
    result = assessed(tmp_path, HEAD, row)
    assert result["refused"].str.contains(words, regex=False).all()


def test_one_bad_row_leaves_the_others_alone(tmp_path):
    result = assessed(tmp_path, HEAD, ROW.replace("+1", "?"), ROW)
    assert result["verdict"].iloc[len(METHODS)] == "substantial"


@pytest.mark.parametrize(
    ("lines", "encoding"),
    [
        ((HEAD, ROW), "utf-8-sig"),
        ((HEAD.replace(",", ";"), ROW.replace(",", ";").replace(".", ",")), "utf-8"),
        ((HEAD.replace(",", "\t"), ROW.replace(",", "\t")), "utf-8"),
    ],
)
def test_bom_semicolons_decimal_commas_and_tabs_read_the_same(tmp_path, lines, encoding):
    plain = assessed(tmp_path, HEAD, ROW)
    pd.testing.assert_frame_equal(assessed(tmp_path, *lines, encoding=encoding), plain)


def test_a_series_gives_destatis_its_annual_points(tmp_path):
    series = "2018:50;2019:52;2020:54;2021:56;2022:58;2023:60"
    result = assessed(tmp_path, f"{HEAD},series", f"a,2018,50,2023,60,2030,75,1,{series}")
    assert result.set_index("method").loc["destatis", "verdict"] == "slightly cloudy"


def test_a_series_alone_says_where_it_begins_and_ends(tmp_path):
    result = assessed(
        tmp_path, "case,target_year,target_value,direction,series", "a,2030,100,1,2010:0;2020:40"
    )
    rows = result.set_index("method")
    assert rows.loc["sdsn", "verdict"] == "moderately improving"
    assert float(rows.loc["escap", "projected"]) == pytest.approx(80)


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ("2010:1;2011", "'2011', which is not year:value"),
        ("2010:1;2010:2", "two values for 2010"),
        ("2013:30;2020:40", "series has 30 for 2013, but the cells have 24.6"),
    ],
)
def test_a_series_that_contradicts_itself_or_the_cells_is_refused(tmp_path, series, words):
    result = assessed(tmp_path, f"{HEAD},series", f"{ROW},{series}")
    assert result["refused"].str.contains(words, regex=False).all()


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (HEAD.replace("direction", "directon"), "no column 'direction'; nearest is 'directon'"),
        (HEAD + ",ceilling", "'ceilling'; did you mean 'ceiling'"),
    ],
)
def test_a_missing_or_misspelt_column_is_named_with_the_nearest_one(tmp_path, head, words):
    with pytest.raises(ValueError, match=words):
        assessed(tmp_path, head, ROW + ",")


def test_columns_of_ones_own_are_left_alone(tmp_path):
    assert assessed(tmp_path, HEAD + ",note", ROW + ",seen twice")["verdict"].iloc[0] == "substantial"


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"case,\xff\xfe", "is not UTF-8")])
def test_a_file_that_is_no_table_is_an_error_that_names_it(tmp_path, content, words):
    (tmp_path / "cases.csv").write_bytes(content)
    with pytest.raises(ValueError, match=words):
        assess_file(tmp_path / "cases.csv", tmp_path / "result.csv")
    assert not (tmp_path / "result.csv").exists()


def test_a_failed_run_leaves_the_earlier_result_as_it_was(tmp_path):
    (tmp_path / "result.csv").write_text("earlier")
    (tmp_path / "cases.csv").write_text("nonsense\n1\n")
    with pytest.raises(ValueError):
        assess_file(tmp_path / "cases.csv", tmp_path / "result.csv")
    assert (tmp_path / "result.csv").read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases.csv", "result.csv"]


def test_a_case_name_never_becomes_a_formula(tmp_path):
    assessed(tmp_path, HEAD, ROW.replace("a,", "=1+1,", 1))
    assert "'=1+1,eurostat" in (tmp_path / "result.csv").read_text()


def test_results_are_written_with_every_digit(tmp_path):
    result = assessed(tmp_path, HEAD, ROW)
    given = pd.DataFrame([dict(zip(HEAD.split(","), ROW.split(","), strict=True))])
    assert [float(cell) for cell in result["statistic"]] == list(assess(given)["statistic"])


def test_the_table_of_cases_stays_as_it_was():
    cases = pd.DataFrame([dict(zip(HEAD.split(","), ROW.split(","), strict=True))])
    before = cases.copy()
    assess(cases)
    pd.testing.assert_frame_equal(cases, before)


CELLS = st.one_of(
    st.sampled_from(
        ["", "0", "-1", "1e308", "1e-308", "-5.5", "100", "2020", "2020.5", "2030", "abc", "=A1", "1,5"]
    ),
    st.floats(min_value=-1e6, max_value=1e6).map(str),
)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(*[CELLS] * 9), min_size=1, max_size=4), st.sampled_from(["+1", "-1", "down", "x", ""])
)
def test_whatever_the_cells_hold_each_row_has_either_a_verdict_or_a_refusal(rows, direction):
    columns = [*HEAD.split(",")[1:7], "limit", "ceiling", "series"]
    cases = pd.DataFrame(rows, columns=columns).assign(case="any", direction=direction)
    result = assess(cases)
    assert len(result) == len(rows) * len(METHODS)
    assert ((result["verdict"] != "") ^ (result["refused"] != "")).all()
