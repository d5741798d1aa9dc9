"""A figure of one place is not joined with one of another place, nor of the whole country."""

from __future__ import annotations

from datetime import date

import pytest
from invented import claim, claims_of_texts, claims_table

from briefings.indicators import build_registry, read_registry
from briefings.observations import kept_apart, observations_table

RATE = "numerical control rate of key processes"


@pytest.mark.parametrize(
    ("subject", "place"),
    [
        (f"the {RATE} in Guangdong", "in Guangdong"),
        (f"Guangdong's {RATE}", "in Guangdong"),
        ("广东省关键工序数控化率", "in Guangdong"),
        (f"the {RATE} in Guangdong and Jiangsu", "in Guangdong and Jiangsu"),
        (f"the {RATE} in the United States", "in the United States"),
        (f"the {RATE} in Kuala Lumpur", "in Kuala Lumpur"),  # no list knows it
        (f"the {RATE} in Foshan, China", "in Foshan"),
        (f"the {RATE} in March", ""),
        ("Numerical Control Rate in Manufacturing", ""),
        (f"the {RATE} in China", ""),
        ("全国关键工序数控化率", ""),
        (f"the {RATE}", ""),
        ("digital workshops of the Indian Ocean", ""),  # a place is a whole word
    ],
)
def test_the_words_of_a_claim_name_its_place(subject, place):
    assert read_registry().qualifier("numerical_control_rate", subject) == place


def test_a_place_goes_with_another_qualifier():
    said = read_registry().qualifier("digital_workshops", "digital workshops in Anhui", "provincial-level")
    assert said == "provincial-level in Anhui"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"In Jiangsu, the {RATE} reached 68%.", "in Jiangsu"),
        (f"In 2024, across Jiangsu Province, the {RATE} reached 68%.", "in Jiangsu"),
        (f"In Jiangsu, 900 plants opened, and the {RATE} reached 68%.", "in Jiangsu"),
        (f"In Jiangsu, it fell, in Anhui, the {RATE} reached 68%.", "in Anhui"),  # the nearest before
        ("在江苏，关键工序数控化率达到68%。", "in Jiangsu"),
        (f"In Beijing, the minister said that nationwide the {RATE} reached 68%.", None),
        (f"Beijing announced that the {RATE} reached 68%.", None),  # who says it is no place of it
        (f"The {RATE} reached 68%, as in Jiangsu, where plants opened.", None),
    ],
)
def test_a_part_of_a_sentence_may_be_of_a_place(sentence, place):
    at = sentence.index("68")
    subject = RATE if RATE in sentence else "关键工序数控化率"
    linked = read_registry().link(subject, "percent", None, "level", sentence, (at, at + 3))
    assert linked == ("numerical_control_rate", place)


def test_figures_of_two_provinces_are_two_series_and_the_page_says_why():
    rows = [
        claim("62%", 62.0, "percent", f"the {RATE} in Guangdong", "2023"),
        claim("68%", 68.0, "percent", f"the {RATE}", "2024", qualifier="in Jiangsu"),
        claim("65%", 65.0, "percent", f"the {RATE}", "2024"),
    ]
    observations = observations_table(claims_table(*rows), read_registry())
    name = "numerical_control_rate"
    assert set(observations["series"]) == {name, f"{name} / in Guangdong", f"{name} / in Jiangsu"}
    why = "a figure of one place is not one of another place, nor of all of them"
    assert kept_apart(observations)["why"].tolist() == [why]


def test_a_gain_in_a_place_finds_the_level_that_it_led_to():
    text = f"In Jiangsu, the {RATE} reached 68% in 2024, up 8 percentage points over 2020."
    observations = observations_table(claims_of_texts(a=(date(2025, 3, 1), text)), read_registry())
    assert observations["series"].tolist() == ["numerical_control_rate / in Jiangsu"] * 2
    assert observations["value"].tolist() == [60.0, 68.0]


def test_a_registry_without_places_splits_by_none():
    known = {"title": "Hubs", "unit": "hubs", "direction": "increase", "kind": "stock", "phrases": ["hubs"]}
    assert build_registry({"hubs": known}).qualifier("hubs", "hubs in Guangdong") == ""


def test_a_place_without_words_is_refused_by_name():
    with pytest.raises(ValueError, match="place 'Guangdong' is '广东'; it must be a list of words"):
        build_registry({"places": {"Guangdong": "广东"}})
