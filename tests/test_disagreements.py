"""Contradictions are found by arithmetic, with readings that reconcile them; what agrees stays silent."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path

import hand_reading
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import claim, claims_of_texts, claims_table

from briefings import charts
from briefings.contradictions import FALLING, agree
from briefings.disagreements import both_sides, disagreements_table, readings_table, standing
from briefings.documents import read_documents
from briefings.indicators import build_registry, read_registry
from briefings.intervals import Interval
from briefings.observations import growth_ranges, kept_apart, observations_table, unplaced_claims

NONE = build_registry({})
FIBRE = "homes with fibre"
PLANTED = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def seeds() -> pd.DataFrame:
    return disagreements_table(hand_reading.claims_table(), read_registry())


def found(*rows: dict, tolerance: float = 1.0) -> list[dict]:
    return disagreements_table(claims_table(*rows), NONE, tolerance=tolerance).to_dict("records")


def gain(quote: str, value: float, when: str, since: str, **more: object) -> dict:
    unit = "percentage_points" if "point" in quote else "percent"
    said = {"kind": "change", "direction": "increase", "baseline_year": since} | more
    return claim(quote, value, unit, FIBRE, when, **said)


def of(seeds: pd.DataFrame, series: str) -> dict:
    return seeds[seeds["series"] == series].iloc[0].to_dict()


def test_the_seeds_disagree_about_two_series_and_no_other(seeds):
    assert sorted(seeds["series"]) == ["industrial_apps", "numerical_control_rate"]


def test_the_two_baselines_of_the_numerical_control_rate_exclude_each_other(seeds):
    one = of(seeds, "numerical_control_rate")
    assert (one["what"], one["left_value"], one["right_value"]) == ("implied baselines", 24.6, 20.6)
    assert (one["gap"], one["allowed"]) == (4.0, 0.2)
    assert one["left_derivation"] == "55.7 - 31.1 = 24.6"
    assert one["right_derivation"] == "51.3 - 30.7 = 20.6"
    assert one["left_quotes"] == "55.7%;31.1"


def test_the_readings_that_keep_the_half_year_step_come_first(seeds):
    readings = of(seeds, "numerical_control_rate")["readings"]
    assert {reading["words"] for reading in readings[:2]} == {"51.3 read as 55.3", "55.7 read as 51.7"}
    assert all(reading["lost"] == [] for reading in readings[:2])
    gains = next(reading for reading in readings if reading["words"] == "31.1 read as 35.1")
    assert gains["keeps"] < readings[0]["keeps"]
    assert any("moves by 0.4" in check for check in gains["lost"])
    assert not any(
        reading["words"].startswith("30.7") for reading in readings
    )  # two digits would have to change


def test_the_sister_indicator_is_called_as_a_witness(seeds):
    best = of(seeds, "numerical_control_rate")["readings"][0]
    assert any("design tools" in check for check in best["kept"])


def test_the_number_of_industrial_apps_falls_between_june_and_september(seeds):
    one = of(seeds, "industrial_apps")
    assert (one["what"], one["left_value"], one["right_value"]) == ("a total that falls", 600_000, 283_200)
    assert {reading["kind"] for reading in one["readings"]} == {"scope", "one digit"}


def test_a_sentence_says_both_sides_and_that_nothing_is_decided(seeds):
    sentence = of(seeds, "numerical_control_rate")["sentence"]
    assert "55.7 - 31.1 = 24.6 for 2012" in sentence
    assert "51.3 - 30.7 = 20.6 for 2012" in sentence
    assert "do not say which holds" in sentence


def test_two_figures_for_one_year_exclude_each_other():
    (one,) = found(
        claim("61%", 61, "percent", FIBRE, "2023"),
        claim("67%", 67, "percent", FIBRE, "2023", document_id="b"),
    )
    assert one["what"] == "figures for one time"
    assert {reading["words"] for reading in one["readings"]} >= {"61 read as 67", "67 read as 61"}


def test_a_stated_and_an_implied_baseline_exclude_each_other():
    (one,) = found(
        claim("60%", 60, "percent", FIBRE, "2024"),
        gain("25 points", 25, "2024", "2019"),
        claim("45%", 45, "percent", FIBRE, "2019", document_id="b"),
    )
    assert one["what"] == "a stated and an implied figure"
    assert (one["gap"], one["allowed"]) == (10, 1.5)


def test_growth_in_percent_is_held_against_the_level_before():
    rows = [
        claim("9.5 million", 9.5e6, "homes", FIBRE, "2024"),
        claim("8.0 million", 8e6, "homes", FIBRE, "2023", document_id="b"),
    ]
    assert found(*rows, gain("19%", 19, "2024", "2023")) == []
    (one,) = found(*rows, gain("29%", 29, "2024", "2023"))
    assert "9.5 million / (1 + 29 %) = 7.364 million" in (one["left_derivation"], one["right_derivation"])


@pytest.mark.parametrize(
    ("quote", "factor", "told"),
    [
        ("quadrupled", 4, "9.2 million / 4 = 2.3 million"),
        ("增长3倍", 3, "9.2 million / (1 + 3) = 2.3 million"),
        ("是4倍", 4, "9.2 million / (1 + 4) = 1.84 million"),
        ("rose four times", 4, None),  # to four times as many, or by four times as many
        ("a fourfold fall", 4, None),
    ],
)
def test_a_multiple_is_held_against_the_level_before(quote, factor, told):
    way = "decrease" if "fall" in quote else "increase"
    of_multiple = {"kind": "change", "direction": way, "baseline_year": "2020"}
    both = found(
        claim("9.2 million", 9.2e6, "homes", FIBRE, "2024"),
        claim("6.0 million", 6e6, "homes", FIBRE, "2020", document_id="b"),
        claim(quote, factor, "times", FIBRE, "2024", **of_multiple),
    )
    assert [one["left_derivation"] or one["right_derivation"] for one in both] == ([told] if told else [])


def test_a_share_is_held_against_its_counts():
    def sentence(share: float) -> list[dict]:
        return found(
            claim("62", 62, "plants", "model plants at home", "2023"),
            claim("153", 153, "plants", "model plants in the world", "2023"),
            claim(f"{share}%", share, "percent", "model plants", "2023", kind="share"),
        )

    assert sentence(40.5) == []
    assert sentence(59.5) == []  # the rest of them
    (one,) = sentence(45.5)
    assert one["what"] == "a share against its counts"
    assert one["right_derivation"] == "62 / 153 = 40.52"


def test_more_than_forty_percent_agrees_with_62_of_153():
    assert found(
        claim("153", 153, "plants", "model plants in the world", "2023"),
        claim("62", 62, "plants", "model plants", "2023"),
        claim("more than 40%", 40, "percent", "model plants", "2023", kind="share", bound="at_least"),
    ) == []  # fmt: skip


def test_a_total_that_falls_sharply_within_months_is_a_contradiction():
    (one,) = found(
        claim(
            "over 600,000",
            600_000,
            "chargers",
            "the number of public chargers",
            "2022-06-14",
            bound="at_least",
        ),
        claim("283,200", 283_200, "chargers", "the number of public chargers", "2022-09-09", document_id="b"),
    )
    assert one["what"] == "a total that falls"


@pytest.mark.parametrize(
    "later",
    [
        claim(
            "560,000", 560_000, "chargers", "the number of public chargers", "2022-09-09"
        ),  # 7 % less may be true
        claim(
            "283,200", 283_200, "chargers", "the number of public chargers", "2026-09-09"
        ),  # four years later
        claim(
            "283,200", 283_200, "chargers", "the number of public chargers", "2022-09-09", qualifier="fast"
        ),
        claim("283,200", 283_200, "chargers", "the number of private chargers", "2022-09-09"),
        claim(
            "over 283,200",
            283_200,
            "chargers",
            "the number of public chargers",
            "2022-09-09",
            bound="at_least",
        ),
    ],
)
def test_a_smaller_figure_is_no_contradiction_if_it_can_be_true(later):
    earlier = claim(
        "over 600,000", 600_000, "chargers", "the number of public chargers", "2022-06-14", bound="at_least"
    )
    assert found(earlier, later | {"document_id": "b"}) == []


def test_a_total_agrees_with_a_later_one_that_is_no_smaller():
    earlier, later = Interval(500, 500, 500), Interval(700, 700, 700)
    assert agree(FALLING, earlier, later)
    assert not agree(FALLING, later, earlier)
    assert agree(FALLING, earlier, earlier)


def test_sales_may_fall():
    assert found(
        claim("600,000", 600_000, "cars", "electric car sales", "2022-06-14"),
        claim("283,200", 283_200, "cars", "electric car sales", "2022-09-09", document_id="b"),
    ) == []  # fmt: skip


def test_a_fall_that_is_said_is_no_contradiction():
    mines = "the number of coal mines"
    assert found(
        claim("600,000", 600_000, "mines", mines, "2022-06-14"),
        claim("283,200", 283_200, "mines", mines, "2022-09-09", document_id="b"),
        claim("53%", 53, "percent", mines, "2022-09-09", kind="change", direction="decrease"),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (claim("67%", 67, "percent", FIBRE, "2024"), "another year"),
        (claim("67%", 67, "percent", FIBRE, "2023", qualifier="in rural areas"), "another scope"),
        (claim("67%", 67, "percent", "homes with copper", "2023"), "another thing"),
        (claim("67", 67, "USD", FIBRE, "2023"), "another unit"),
        (claim("67%", 67, "percent", FIBRE, "2023", kind="target", target_year=2023), "a target"),
        (claim("over 55%", 55, "percent", FIBRE, "2023", bound="at_least"), "a bound below it"),
        (claim("about 62%", 62, "percent", FIBRE, "2023", bound="approximately"), "about as much"),
        (claim("61.4%", 61.4, "percent", FIBRE, "2023"), "the same with one digit more"),
    ],
)
def test_no_alarm_where_both_can_hold(other, why):
    assert found(claim("61%", 61, "percent", FIBRE, "2023"), other | {"document_id": "b"}) == [], why


def test_baselines_that_agree_within_rounding_raise_no_alarm():
    assert found(
        claim("55.7%", 55.7, "percent", FIBRE, "2022"),
        gain("31.1 points", 31.1, "2022", "2012"),
        claim("60.4%", 60.4, "percent", FIBRE, "2023", document_id="b"),
        gain("35.9 points", 35.9, "2023", "2012", document_id="b"),  # 24.5 against 24.6
    ) == []  # fmt: skip


def test_two_gains_of_one_time_exclude_each_other_even_without_a_level():
    (one,) = found(
        gain("31.1 points", 31.1, "2022", "2012"), gain("36.1 points", 36.1, "2022", "2012", document_id="b")
    )
    assert one["what"] == "changes over one time"


def test_three_different_figures_are_two_disagreements():
    rows = [
        claim(f"{value}%", value, "percent", FIBRE, "2023", document_id=name)
        for name, value in zip("abc", (20.6, 24.6, 30.6), strict=True)
    ]
    assert [(one["left_value"], one["right_value"]) for one in found(*rows)] == [(20.6, 24.6), (24.6, 30.6)]


def test_a_reading_that_breaks_what_a_third_text_says_comes_later():
    (one,) = found(
        claim("55.7%", 55.7, "percent", FIBRE, "2022-06-30"),
        gain("31.1 points", 31.1, "2022-06-30", "2012"),
        claim("51.3%", 51.3, "percent", FIBRE, "2021-12-31", document_id="b"),
        gain("30.7 points", 30.7, "2021-12-31", "2012", document_id="b"),
        claim("51.3%", 51.3, "percent", FIBRE, "2021-12-31", document_id="c"),
    )
    assert one["readings"][0]["words"] == "55.7 read as 51.7"
    assert any("agree" in check for check in one["readings"][0]["kept"])
    rival = next(reading for reading in one["readings"] if reading["words"] == "51.3 read as 55.3")
    assert any("agree" in check for check in rival["lost"])


def test_no_reading_is_applied():
    claims = hand_reading.claims_table()
    before = claims.copy()
    disagreements_table(claims, read_registry())
    pd.testing.assert_frame_equal(claims, before)


def test_tolerance_widens_what_the_words_allow():
    rows = [
        claim("61.0%", 61, "percent", FIBRE, "2023"),
        claim("61.3%", 61.3, "percent", FIBRE, "2023", document_id="b"),
    ]
    assert len(found(*rows)) == 1
    assert found(*rows, tolerance=4.0) == []
    with pytest.raises(ValueError, match="tolerance is 0; it must be above 0"):
        found(*rows, tolerance=0)


def quantity_of_seven_values(count):
    values = [60 + 2 * (n % 7) for n in range(count)]
    return [claim(f"{value}%", value, "percent", FIBRE, "2023") for value in values]


def series_of_two_values_a_day(count):
    days = [date.fromordinal(date(2001, 1, 1).toordinal() + n // 2).isoformat() for n in range(count)]
    values = [60 + 5 * (n % 2) for n in range(count)]
    return [claim(f"{value}%", value, "percent", FIBRE, day) for day, value in zip(days, values, strict=True)]


@pytest.mark.parametrize(
    ("rows_of", "disagreements"),
    [(quantity_of_seven_values, lambda _: 6), (series_of_two_values_a_day, lambda n: n // 2)],
    ids=["many of one quantity", "many disagreements"],
)
def test_many_claims_of_one_series_take_no_quadratic_time(rows_of, disagreements):
    def seconds(count: int) -> float:
        table = claims_table(*rows_of(count)).assign(document_id=[f"d{n}" for n in range(count)])
        started = time.process_time()
        assert len(disagreements_table(table, NONE)) == disagreements(count)
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) < 30 * seconds(400) + 0.5


@pytest.mark.parametrize("case", PLANTED, ids=[case["name"] for case in PLANTED])
def test_what_is_planted_in_texts_is_found_and_nothing_else(case):
    days = (date(2024, 1, 15), date(2024, 9, 15))
    texts = {f"text{n}": pair for n, pair in enumerate(zip(days, case["texts"], strict=False))}
    claims = claims_of_texts(**texts)
    assert len(claims) > 0
    assert disagreements_table(claims, read_registry())["what"].tolist() == [case["finds"]] * bool(
        case["finds"]
    )


def test_vague_words_of_one_text_are_no_contradiction_but_a_named_total_is():
    here = {"as_of_basis": "document"}
    first = claim("1,200", 1200, "enterprises", "small enterprises", "2024-05-01", **here)
    second = claim("3,400", 3400, "enterprises", "small enterprises", "2024-05-01", sentence_start=90, **here)
    assert found(first, second) == []
    named = second | {"subject": "the total number of small enterprises"}
    assert [one["what"] for one in found(first, named)] == ["figures for one time"]


def test_a_page_shows_both_sides_in_their_sentences_and_what_a_reading_breaks(seeds):
    row = next(seeds[seeds["series"] == "numerical_control_rate"].itertuples())
    texts = read_documents(hand_reading.SEEDS)
    sides = both_sides(row, hand_reading.claims_table(), texts)
    assert [str(cell) for cell in sides["figures"]] == ["55.7% and 31.1", "51.3% and 30.7 percentage points"]
    assert sides["sentence"].iloc[1].startswith("By the end of 2021, the numerical control rate")
    readings = readings_table(row)
    assert readings["keeps"].iloc[0] == "3 of 3"
    assert readings["lost"].iloc[0] == "nothing"


def test_each_observation_is_disputed_or_agrees_or_stands_alone(seeds):
    observations = observations_table(hand_reading.claims_table(), read_registry())
    told = observations.assign(standing=standing(observations, seeds))
    implied = told[told["basis"] == "implied"].groupby("series")["standing"].unique()
    assert list(implied["numerical_control_rate"]) == ["disputed"]
    assert list(implied["rd_tool_penetration"]) == ["agrees with another text"]
    assert set(told[told["series"] == "industrial_apps"]["standing"]) == {"disputed"}


def test_the_chart_of_a_series_marks_what_is_implied_and_what_is_only_a_bound():
    observations = observations_table(hand_reading.claims_table(), read_registry())
    rate = observations[observations["series"] == "numerical_control_rate"]
    ax = charts.observed_series(charts.axes(), rate)
    hollow = [line for line in ax.lines if line.get_markerfacecolor() == "none"]
    assert [line.get_ydata()[0] for line in hollow] == [24.6, 20.6]
    apps = observations[observations["series"] == "industrial_apps"]
    arrows = [note for note in charts.observed_series(charts.axes(), apps).texts if note.arrow_patch]
    assert len(arrows) == 1


CLAIMS = st.builds(
    claim,
    quote=st.sampled_from(["51.3%", "over 600,000", "nearly 100", "half", "eight", ""]),
    value=st.floats(-1e6, 1e13, allow_nan=False),
    unit=st.sampled_from(["percent", "percentage_points", "CNY", "cars", "", "rank", "times"]),
    subject=st.sampled_from(["electric cars", "the numerical control rate", "", None, "工业APP"]),
    when=st.sampled_from(["2012", "2021-12-31", "2022"]),
    bound=st.sampled_from(["exact", "at_least", "at_most", "approximately"]),
    kind=st.sampled_from(["level", "share", "change", "target", "rank"]),
    direction=st.sampled_from(["increase", "decrease", None]),
    baseline_year=st.sampled_from([None, "2012", "2021-04/2022-03"]),
    baseline_value=st.sampled_from([None, 0.0, 24.6]),
    document_id=st.sampled_from(["a", "b", "c"]),
    sentence_start=st.sampled_from([0, 100]),
)


@pytest.mark.fuzz
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLAIMS, max_size=12))
def test_whatever_is_claimed_is_observed_and_compared_without_a_slip(rows):
    claims, registry = claims_table(*rows), read_registry()
    observations = observations_table(claims, registry)
    ends = observations[["low", "high"]].assign(value=observations["value"])
    near = 1e-6 * ends["value"].abs() + 1e-6
    assert (ends["low"].isna() | (ends["low"] <= ends["value"] + near) | (ends["low"] == 0)).all()
    assert (ends["high"].isna() | (ends["high"] >= ends["value"] - near) | (ends["high"] == 100)).all()
    wrong = disagreements_table(claims, registry)
    assert (wrong["gap"] > wrong["allowed"] * (1 - 1e-9)).all()
    assert set(";".join([*wrong["left_claims"], *wrong["right_claims"]]).split(";")) <= {
        "",
        *claims["claim_id"],
    }
    growth_ranges(observations), kept_apart(observations), unplaced_claims(claims, registry)


def test_a_disagreement_holds_both_sides_and_every_reading():
    (one,) = found(
        claim("61%", 61, "percent", FIBRE, "2023"),
        claim("67%", 67, "percent", FIBRE, "2023", document_id="b"),
    )
    scope = "“61%” and “67%” measure different things, a word of scope being missing"
    nothing = {"keeps": 0, "of": 0, "kept": [], "lost": []}
    digit = {"kind": "one digit", **nothing}
    readings = [
        {"words": scope, "kind": "scope", "claim_id": "", "printed": "", "read_as": None, **nothing},
        {"words": "67 read as 61", "claim_id": "b-1", "printed": "67", "read_as": 61.0, **digit},
        {"words": "61 read as 67", "claim_id": "a-1", "printed": "61", "read_as": 67.0, **digit},
    ]
    assert one == {
        "disagreement_id": "disagreement-1",
        "series": "fibre_home_with (percent)",
        "title": FIBRE,
        "unit": "percent",
        "period": "2023",
        "what": "figures for one time",
        "left_value": 61.0,
        "right_value": 67.0,
        "gap": 6.0,
        "allowed": 1.0,
        "left_claims": "a-1",
        "right_claims": "b-1",
        "left_quotes": "61%",
        "right_quotes": "67%",
        "left_derivation": "",
        "right_derivation": "",
        "readings": readings,
        "sentence": f"{FIBRE}: 61% for 2023 against 67% for 2023, 6 apart where the words of the figures "
        f"allow 1. What would reconcile them: {scope}, or 67 read as 61, or 61 read as 67. The texts do not "
        "say which holds.",
    }


def test_readings_name_the_checks_that_they_keep_and_lose(seeds):
    whole, level = "stays within 0 and 100", "the level moves by 0.4, as its gain does"
    sister = (
        "level and gain move by 0.4, as those of Penetration rate of digital research, development and "
        "design tools do"
    )
    told = {
        reading["words"]: (reading["kept"], reading["lost"], reading["read_as"])
        for reading in of(seeds, "numerical_control_rate")["readings"]
    }
    assert told == {
        "55.7 read as 51.7": ([whole, level, sister], [], 51.7),
        "51.3 read as 55.3": ([whole, level, sister], [], 55.3),
        "“55.7%” and “51.3%” measure different things, a word of scope being missing": (
            [whole],
            [level, sister],
            None,
        ),
        "31.1 read as 35.1": ([whole], [level, sister], 35.1),
    }


def test_a_reading_that_leaves_the_limits_of_the_indicator_is_told_to():
    registry = build_registry(
        {
            "fibre": {
                "title": "Homes with fibre",
                "unit": "percent",
                "ceiling": 65,
                "direction": "increase",
                "kind": "share",
                "phrases": [FIBRE],
            }
        }
    )
    rows = [
        claim("61%", 61, "percent", FIBRE, "2023"),
        claim("51%", 51, "percent", FIBRE, "2023", document_id="b"),
    ]
    lower = disagreements_table(claims_table(*rows), registry).to_dict("records")
    kept = {reading["words"]: reading["kept"] for reading in lower[0]["readings"]}
    assert kept["51 read as 61"] == kept["61 read as 51"] == ["stays within 0 and 65"]
    gain_of = gain("20 points", 20, "2023", "2019", document_id="b")
    rows = [
        claim("69%", 69, "percent", FIBRE, "2019"),
        claim("60%", 60, "percent", FIBRE, "2023", document_id="b"),
    ]
    implied = disagreements_table(claims_table(*rows, gain_of), registry).to_dict("records")
    lost = {reading["words"]: reading["lost"] for reading in implied[0]["readings"]}
    assert "stays within 0 and 65" in lost["60 read as 90"]


def test_the_most_exact_figure_of_a_side_speaks_for_it():
    (one,) = found(
        claim("about 61%", 61, "percent", FIBRE, "2023", bound="approximately"),
        claim("61.0%", 61, "percent", FIBRE, "2023", document_id="b"),
        claim("67%", 67, "percent", FIBRE, "2023", document_id="c"),
    )
    assert (one["left_claims"], one["left_quotes"]) == ("b-1;a-1", "61.0%;about 61%")
    assert one["allowed"] == 0.55
    assert one["sentence"].startswith(f"{FIBRE}: 61.0% for 2023 against 67%")


@pytest.mark.parametrize(
    ("kind", "direction", "unit", "falls"),
    [
        ("stock", "increase", "chargers", 1),
        ("stock", "decrease", "chargers", 0),
        ("flow", "increase", "chargers", 0),
        ("stock", "increase", "CNY", 0),
    ],
)
def test_of_what_the_registry_knows_stocks_that_should_grow_alone_cannot_fall(kind, direction, unit, falls):
    chargers = {"title": "Chargers", "phrases": ["public chargers"], "kind": kind, "direction": direction}
    registry = build_registry({"chargers": chargers | {"unit": unit}})
    claims = claims_table(
        claim("610,000", 610_000, unit, "public chargers", "2022-06-14"),
        claim("480,000", 480_000, unit, "public chargers", "2024-09-09", document_id="b"),
    )
    assert disagreements_table(claims, registry)["what"].tolist() == ["a total that falls"] * falls


def test_counts_of_another_sentence_are_not_those_of_a_share():
    assert found(
        claim("62", 62, "plants", "model plants at home", "2023"),
        claim("153", 153, "plants", "model plants in the world", "2023"),
        claim("45.5%", 45.5, "percent", "model plants", "2023", kind="share", sentence_start=500),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        claim("153", 153, "shops", "model plants in the world", "2023"),  # counts of two things
        claim("153", 153, "plants", "model plants in the world", "2022"),  # at two times
        claim("0", 0, "plants", "model plants in the world", "2023"),  # no whole
    ],
)
def test_a_share_needs_two_counts_of_one_thing_at_its_time(other):
    share = claim("45.5%", 45.5, "percent", "model plants", "2023", kind="share")
    assert found(claim("62", 62, "plants", "model plants at home", "2023"), other, share) == []


def test_a_single_one_of_two_is_a_share_too():
    (one,) = found(
        claim("1", 1, "plants", "model plants at home", "2023"),
        claim("2", 2, "plants", "model plants in the world", "2023"),
        claim("45.5%", 45.5, "percent", "model plants", "2023", kind="share"),
    )
    assert one["right_derivation"] == "1 / 2 = 50"


def test_changes_that_exclude_each_other_are_told_without_a_level():
    rows = [
        gain("31.1 points", 31.1, "2022", "2012"),
        gain("36.1 points", 36.1, "2022", "2012", document_id="b"),
    ]
    assert found(*rows)[0]["gap"] == 5
    assert found(rows[0], rows[1] | {"baseline_year": "2013"}) == []  # over another time
    november, december = ({"as_of_start": day, "as_of_end": day} for day in ("2022-11-30", "2022-12-31"))
    assert found(rows[0] | december, rows[1] | november) == []
    assert len(found(rows[0] | december, rows[1] | december)) == 1
    assert found(rows[0], rows[1] | {"direction": "decrease"}) == []
    assert found(rows[0], rows[1] | {"duplicate_of": "a-1"}) == []
