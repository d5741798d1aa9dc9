"""A claim's words name its indicator; a registry that cannot be used says what is wrong with it."""

from __future__ import annotations

import pytest
from hand_reading import claims_table

from briefings.indicators import build_registry, read_registry

CHARGERS = {
    "title": "Charging points",
    "unit": "points",
    "direction": "increase",
    "kind": "stock",
    "phrases": ["charging points", "chargers"],
}


@pytest.fixture(scope="module")
def registry():
    return read_registry()


@pytest.mark.parametrize(
    ("subject", "unit", "indicator"),
    [
        ("the numerical control rate of key processes", "percent", "numerical_control_rate"),
        ("关键工序数控化率", "percent", "numerical_control_rate"),
        ("the penetration rate of digital R&D/design tools", "percent", "rd_tool_penetration"),
        ("The number of industrial apps", "apps", "industrial_apps"),
        ("工业APP", "个", "industrial_apps"),
        ("intelligent manufacturing demonstration factories", "factories", "demonstration_factories"),
        ("5G base stations", "stations", "base_stations_5g"),
        (
            "5G base stations per 10,000 people",
            "base stations per 10,000 people",
            "base_stations_5g_per_10000",
        ),
        ("The penetration rate of national standards", "percent", "standards_penetration"),
        ("electric cars", "cars", None),
        ("the numerical control rate of key processes", "CNY", None),
        (None, "percent", None),
    ],
)
def test_words_and_unit_name_an_indicator(registry, subject, unit, indicator):
    assert registry.match(subject, unit) == indicator


def test_nearly_every_claim_that_a_person_linked_is_linked_alike(registry):
    claims = claims_table()
    found = [registry.match(row.subject, row.unit, None, None, row.kind) for row in claims.itertuples()]
    wrong = [
        (row.subject, one)
        for row, one in zip(claims.itertuples(), found, strict=True)
        if one not in (None, row.indicator)
    ]
    assert not wrong
    assert sum(one is not None for one in found) >= 0.95 * len(claims)


def test_the_longest_phrase_wins():
    tables = {
        "chargers": CHARGERS,
        "fast": CHARGERS | {"title": "Fast ones", "phrases": ["fast charging points"]},
    }
    assert build_registry(tables).match("public fast charging points", "points") == "fast"


def test_a_phrase_is_made_of_whole_words(registry):
    assert registry.match("the softwares industrywide", "CNY") is None


def test_words_that_make_it_something_else_keep_it_out(registry):
    assert registry.match("exports of the software industry", "CNY") is None


def test_a_growth_in_percent_can_be_of_a_count(registry):
    assert registry.match("industrial apps", "percent", kind="change") == "industrial_apps"
    assert registry.match("industrial apps", "percent", kind="level") is None


def test_the_nearest_words_before_a_figure_name_it_if_its_own_do_not(registry):
    racks = "The data center racks in use number many, and the server scale has exceeded "
    assert registry.match("scale", "servers", around=(racks, ".")) == "server_scale"
    assert registry.match(None, "percent", around=("accounting for ", " of 5G base stations")) is not None


def test_words_around_a_figure_do_not_name_what_it_has_no_part_in(registry):
    platforms = "More than 150 large industrial internet platforms have been established, in "
    assert registry.match("cities", "cities", around=(platforms, " cities")) is None
    stations = "carriers built many 5G base stations with "
    assert registry.match("5G handsets", "5G handsets", around=(stations, ".")) is None


@pytest.mark.parametrize(
    ("indicator", "subject", "qualifier", "name"),
    [
        ("digital_workshops", "provincial-level digital workshops", None, "provincial-level"),
        ("digital_workshops", "digital workshops", None, ""),
        (
            "solution_suppliers",
            "suppliers",
            "main business income exceeds 1 billion yuan",
            "revenue above 1 billion yuan",
        ),
        (
            "solution_suppliers",
            "suppliers",
            "revenues exceeding 1 billion yuan",
            "revenue above 1 billion yuan",
        ),
        ("demonstration_factories", "demonstration factories", "national-level", ""),
        ("demonstration_factories", "demonstration factories", "in Jiangsu", "in Jiangsu"),
        ("lighthouse_factories", "lighthouse factories in the world", "in China", "in China"),
        (None, "electric cars", "for hire", "hire"),
    ],
)
def test_a_qualifier_splits_unless_the_indicator_is_defined_so(registry, indicator, subject, qualifier, name):
    assert registry.qualifier(indicator, subject, qualifier) == name


def test_a_chinese_qualifier_that_the_registry_does_not_know_is_kept_as_written(registry):
    assert registry.qualifier(None, "企业", "规模以上 5G") == "规模以上 5g"


def test_the_words_beside_a_figure_may_say_its_qualifier(registry):
    sentence = "In 2021, the ministry selected 110 demonstration factories, of 421 in all."
    place = sentence.index("110"), sentence.index("110") + 3
    linked = registry.link("demonstration factories", "factories", None, "level", sentence, place)
    assert linked == ("demonstration_factories", "selected in a year")
    place = sentence.index("421"), sentence.index("421") + 3
    linked = registry.link("demonstration factories", "factories", None, "level", sentence, place)
    assert linked == ("demonstration_factories", None)


@pytest.mark.parametrize("words", ["62 out of 153", "62 of the 153", "62 out of a total of 153"])
def test_what_is_said_of_a_part_is_not_said_of_the_whole(registry, words):
    sentence = f"{words} lighthouse factories are in China."
    for figure, said in (("62", "in China"), ("153", None)):
        at = sentence.index(figure), sentence.index(figure) + len(figure)
        linked = registry.link("lighthouse factories", "factories", None, "level", sentence, at)
        assert linked == ("lighthouse_factories", said)


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        (
            "In enterprises above designated size, the numerical control rate was 62%.",
            "above designated size",
        ),
        ("在规模以上工业企业中，关键工序数控化率达到62%。", "above designated size"),
        ("In the automotive industry, the numerical control rate was 62%.", "automotive industry"),
        ("在汽车行业，关键工序数控化率达到62%。", "汽车行业"),
        ("Among industrial enterprises, the numerical control rate was 62%.", ""),
        ("In recent years, the numerical control rate was 62%.", ""),
    ],
)
def test_what_opens_a_sentence_may_say_which_enterprises_it_is_of(registry, sentence, qualifier):
    subject = "numerical control rate" if sentence.isascii() else "关键工序数控化率"
    at = sentence.index("62%")
    indicator, said = registry.link(subject, "percent", None, "level", sentence, (at, at + 3))
    assert indicator == "numerical_control_rate"
    assert registry.qualifier(indicator, subject, said) == qualifier


def test_an_unlinked_subject_has_nearest_indicators(registry):
    assert registry.nearest("apps of the industrial sector")[0] == "industrial_apps"
    assert len(registry.nearest("industrial", n=2)) == 2
    assert registry.nearest("zebra") == []


def test_every_proxy_says_why(registry):
    proxies = [proxy for indicator in registry for proxy in indicator.proxies]
    assert {proxy.indicator for proxy in proxies} == {"numerical_control_rate", "rd_tool_penetration"}
    assert all(len(proxy.why.split()) > 5 for proxy in proxies)


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        (
            {"a": CHARGERS | {"phrase": ["x"]}},
            "unknown field of indicator 'a': 'phrase'; did you mean 'phrases'",
        ),
        ({"a": {key: CHARGERS[key] for key in CHARGERS if key != "title"}}, "indicator 'a' has no title"),
        ({"a": CHARGERS | {"phrases": []}}, "indicator 'a' has no phrases"),
        (
            {"a": CHARGERS | {"phrases": "chargers"}},
            "phrases of indicator 'a' is 'chargers'; it must be a list",
        ),
        ({"a": CHARGERS | {"kind": "stok"}}, "kind of indicator 'a': 'stok'; did you mean 'stock'"),
        ({"a": CHARGERS | {"ceiling": "100"}}, "ceiling of indicator 'a' is '100'; it must be a number"),
        ({"a": CHARGERS, "b": CHARGERS}, "phrase 'charging points' names two indicators, 'a' and 'b'"),
        (
            {"a": CHARGERS | {"proxies": [{"indicator": "aa", "why": "w"}]}},
            "proxy of indicator 'a': 'aa'; did you mean 'a'",
        ),
        ({"a": CHARGERS | {"proxies": [{"indicator": "a"}]}}, "a proxy needs indicator and why"),
        ({"a": CHARGERS | {"qualifiers": ["fast"]}}, "qualifiers of indicator 'a' is"),
        ({"a": CHARGERS | {"phrases": ["of the"]}}, "phrase 'of the' of indicator 'a' has only small words"),
        ({"a": "Charging points"}, "must be a table"),
    ],
)
def test_a_malformed_registry_is_named(tables, message):
    with pytest.raises(ValueError) as refusal:
        build_registry(tables)
    assert message in str(refusal.value)


def test_a_file_that_is_no_registry_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"no registry of indicators at .*none\.toml"):
        read_registry(tmp_path / "none.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("[a\n")
    with pytest.raises(ValueError, match=r"broken\.toml cannot be read as TOML"):
        read_registry(broken)


def test_an_unknown_id_is_answered_with_the_nearest(registry):
    with pytest.raises(ValueError, match="did you mean 'industrial_apps'"):
        registry["industrial_app"]
