"""Chinese figures read as a careful reader would: each test is a sentence of the genre and what it says."""

from __future__ import annotations

from datetime import date

import pytest
from chinese_reading import claims, figures, only, subjects
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.languages.chinese import LANGUAGE
from briefings.languages.chinese_numbers import number_in_words


@pytest.mark.parametrize(
    ("quote", "value", "unit"),
    [
        ("6.4%", 6.4, "percent"),
        ("５．８％", 5.8, "percent"),
        ("300台/万人", 300, "台/万人"),
        ("2.34", 2.34, "点"),
        ("40.5万亿元", 40.5e12, "CNY"),
        ("356亿美元", 356e8, "USD"),
        ("12.3亿港元", 12.3e8, "HKD"),
        ("10.14亿户", 10.14e8, "户"),
        ("280EFLOPS", 280, "EFLOPS"),
        ("6.8亿千瓦时", 6.8e8, "千瓦时"),
        ("七成半", 75, "percent"),
        ("近半", 50, "percent"),
        ("九成", 90, "percent"),
        ("三分之一", 100 / 3, "percent"),
        ("百分之十五", 15, "percent"),
        ("6.77‰", 0.677, "percent"),
        ("25个基点", 0.25, "percentage_points"),
        ("两千余家", 2000, "家"),
        ("1,845个", 1845, "个"),
    ],
)
def test_a_figure_is_read_with_its_scale_and_unit(quote: str, value: float, unit: str) -> None:
    claim = only(f"这一指标达到{quote}。")
    assert (claim.quote, claim.unit) == (quote, unit)
    assert claim.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三十五", 35),
        ("一百零三", 103),
        ("一万二千", 12_000),
        ("两千", 2000),
        ("一万亿", 1e12),
        ("十", 10),
        ("二点五", 2.5),
    ],
)
def test_numbers_are_read_in_words(words: str, value: float) -> None:
    assert number_in_words(words) == pytest.approx(value)


@pytest.mark.parametrize(
    ("quote", "bound"),
    [
        ("超过90%", "at_least"),
        ("突破60%", "at_least"),
        ("不少于90%", "at_least"),
        ("90%以上", "at_least"),
        ("近90%", "approximately"),
        ("约90%", "approximately"),
        ("90%左右", "approximately"),
        ("90%以内", "at_most"),
        ("不超过90%", "at_most"),
        ("90%", "exact"),
    ],
)
def test_a_bound_belongs_to_the_quote_on_either_side(quote: str, bound: str) -> None:
    claim = only(f"普及率达到{quote}。")
    assert (claim.quote, claim.bound) == (quote, bound)


@pytest.mark.parametrize(
    ("quote", "low", "high"), [("3—5家", 3, 5), ("10%至15%", 10, 15), ("950亿至1,350亿元", 950e8, 1350e8)]
)
def test_a_range_is_one_figure_with_two_limits(quote: str, low: float, high: float) -> None:
    claim = only(f"今年培育{quote}。")
    assert (claim.quote, claim.value_low, claim.value_high) == (quote, low, high)


def test_from_ten_to_fifteen_is_no_range() -> None:
    assert [claim.value for claim in claims("占比由10%至15%。")] == [10, 15]


def test_more_than_a_round_number_says_so_inside_the_number() -> None:
    assert [
        (claim.value, claim.bound) for claim in claims("投资400多亿元，服务3000多万户，培育300余家企业。")
    ] == [
        (400e8, "at_least"),
        (3000e4, "at_least"),
        (300, "at_least"),
    ]


def test_words_that_only_look_like_a_bound_are_none() -> None:
    assert only("全年节约500亿元。").bound == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "7月18日举行新闻发布会。",
        "5G、人工智能等数字技术迅速发展。",
        "“十四五”时期取得历史性成就。",
        "党的第十八届三中全会召开。",
        "七部门日前推出实施方案。",
        "一是工业经济稳中有进，三大指标向好。",
        "移动用户上网流量连续6个月增长。",
        "更新服役超过10年的机床。",
        "入围世界500强。",
        "印发工信部联规〔2024〕53号文件。",
        "一带一路、百家争鸣、千方百计、万众一心。",
    ],
)
def test_dates_names_ordinals_and_durations_are_no_claims(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "年主营业务收入2000万元及以上的工业企业有51万家。",
        "总投资10亿元以上项目有51万个。",
        "研发投入强度5%以上的企业有51万家。",
        "营业收入超100亿元的企业有51万家。",
    ],
)
def test_what_tells_a_class_of_firms_from_others_is_no_claim(text: str) -> None:
    assert only(text).value == 51e4


def test_so_many_or_more_that_are_built_are_counted() -> None:
    assert figures("建成90个以上工业互联网平台。") == [(90, "工业互联网平台")]
    assert figures("拥有90人以上的企业稳步发展。") == []


def test_blanks_part_neither_a_bound_nor_a_scale_from_its_figure() -> None:
    (share,) = claims("占比达到 35% 以上，稳步提高。")
    assert (share.quote, share.bound) == ("35% 以上", "at_least")
    (amount,) = claims("投资达新台币 4 兆 8,215 亿元。")
    assert (amount.value, amount.unit) == (4.8215e12, "TWD")


def test_machines_and_sets_are_one_unit() -> None:
    (claim,) = claims("连接工业设备超过6300万台(套)，服务范围扩大。")
    assert (claim.quote, claim.subject) == ("超过6300万台(套)", "连接工业设备")


def test_growth_is_a_change_and_a_share_is_not() -> None:
    growth, share = claims("上半年规模以上工业增加值同比增长6.4%，制造业增加值占GDP比重达到25.7%。")
    assert (growth.kind, growth.direction, growth.subject) == ("change", "increase", "规模以上工业增加值")
    assert (share.kind, share.direction, share.subject) == ("share", None, "制造业增加值占GDP比重")


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("进口下降0.2%。", "change", "decrease"),
        ("涨幅比上月回落0.3个百分点。", "change", "decrease"),
        ("增速高于全国固定资产投资14.5个百分点。", "change", "increase"),
        ("增速比全国平均低2.1个百分点。", "change", "decrease"),
        ("占比提高到25.7%。", "share", "increase"),
        ("失业率降至5.1%。", "level", "decrease"),
        ("居民消费价格涨幅为2%。", "change", "increase"),
        ("行业增加值实现10%以上增长。", "change", "increase"),
        ("国内生产总值比2012年翻一番。", "change", "increase"),
        ("居民消费价格同比-0.3%。", "change", "decrease"),
        ("城乡居民收入比为2.34。", "level", None),
        ("对经济增长的贡献率超过30%。", "level", None),
        ("全部工业增加值40万亿元。", "level", None),
    ],
)
def test_the_verb_decides_between_level_and_change(text: str, kind: str, direction: str | None) -> None:
    claim = only(text)
    assert claim.kind == kind
    assert claim.direction == direction


def test_respectively_gives_each_its_own_figure() -> None:
    assert subjects("造船完工量、新接订单量、手持订单量以载重吨计分别占全球51.7%、68.3%和64.9%。") == [
        ("造船完工量", 51.7),
        ("新接订单量", 68.3),
        ("手持订单量", 64.9),
    ]


def test_respectively_goes_on_in_the_next_clause() -> None:
    text = "对东盟、欧盟、美国进出口分别为3.38万亿元、3.23万亿元、2.82万亿元，同比分别增长7.7%、2.9%、2%。"
    assert subjects(text)[3:] == [("对东盟", 7.7), ("欧盟", 2.9), ("美国进出口", 2.0)]


def test_a_bound_verb_holds_for_the_whole_list() -> None:
    text = "到2027年，数字化研发设计工具普及率、关键工序数控化率分别超过90%、75%。"
    assert [(claim.value, claim.bound) for claim in claims(text)] == [(90, "at_least"), (75, "at_least")]


def test_a_list_shares_the_unit_that_stands_at_its_end() -> None:
    assert figures("普及率和数控化率分别提高31.1个和26.3个百分点。") == [
        (31.1, "percentage_points"),
        (26.3, "percentage_points"),
    ]
    assert figures("分别完成12.3、4.5和6.7万亿元。") == [(12.3e12, "CNY"), (4.5e12, "CNY"), (6.7e12, "CNY")]


def test_a_gain_in_points_tells_the_baseline() -> None:
    text = "2021年，数控化率、普及率分别达到55.3%、74.7%，比2012年分别提高30.7个、25.9个百分点。"
    gains = [claim for claim in claims(text) if claim.kind == "change"]
    assert [(gain.baseline_year, gain.baseline_value) for gain in gains] == [
        ("2012", pytest.approx(24.6)),
        ("2012", pytest.approx(48.8)),
    ]


def test_from_and_to_are_two_levels_of_two_years() -> None:
    before, after = claims("工业增加值由2012年的20.9万亿元增加到2021年的37.3万亿元。")
    assert (before.value, before.as_of_end, before.kind) == (20.9e12, "2012-12-31", "level")
    assert (after.value, after.as_of_end, after.kind) == (37.3e12, "2021-12-31", "level")
    assert (after.baseline_year, after.baseline_value) == ("2012", 20.9e12)


def test_from_and_to_inside_of_a_span_of_years() -> None:
    before, after, growth = claims(
        "从2012年至2021年，我国工业增加值从20.9万亿元增长到37.3万亿元，年均增长6.3%。"
    )
    assert (before.as_of_end, after.as_of_end) == ("2012-12-31", "2021-12-31")
    assert growth.kind == "change"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("我国累计建成5G基站483.8万个。", "5G基站"),
        ("建成1260家智能工厂。", "智能工厂"),
        ("全国共有41个工业大类。", "工业大类"),
        ("规模以上工业企业实现利润3.2万亿元。", "规模以上工业企业实现利润"),
        ("其中，太阳能电池（光伏电池）产量6.8亿千瓦。", "太阳能电池（光伏电池）产量"),
        ("目前超过90%的行政村实现5G覆盖。", "行政村"),
        ("打造10个具有区域影响力、引领发展的集聚区。", "集聚区"),
        ("截至今年6月底，5G移动电话用户达11.18亿户。", "5G移动电话用户"),
        ("在政策带动下，设备工器具购置投资同比增长17.3%。", "设备工器具购置投资"),
    ],
)
def test_the_subject_is_the_noun_that_is_measured(text: str, subject: str) -> None:
    assert only(text).subject == subject


def test_a_clause_without_a_subject_goes_on_with_the_one_before() -> None:
    assert subjects("机电产品出口12.07万亿元，增长9.6%，占出口总值的60.5%。") == [
        ("机电产品出口", 12.07e12),
        ("机电产品出口", 9.6),
        ("机电产品出口", 60.5),
    ]


def test_a_verb_that_is_left_out_holds_for_rates_but_not_for_levels() -> None:
    text = "东部地区增加值增长5.0%，中部地区4.5%，城镇调查失业率5.1%。"
    assert [claim.kind for claim in claims(text)] == ["change", "change", "level"]


def test_a_growth_rate_is_a_change_wherever_it_is_named() -> None:
    claim = only("经济增速位居全国前列，达8.1%。")
    assert (claim.subject, claim.kind, claim.direction) == ("经济增速", "change", "increase")


def test_the_growth_rate_is_a_subject_of_its_own() -> None:
    assert subjects("数字产业完成业务收入同比增长9.3%，增速较上年同期提高3.4个百分点。")[1] == ("增速", 3.4)


def test_a_part_and_its_whole_are_counted_in_the_same_unit() -> None:
    whole, part = claims("5G融合应用融入国民经济97个大类中的86个。")
    assert (whole.value, whole.unit, part.value) == (97, "大类", 86)


def test_a_rank_keeps_its_place() -> None:
    claim = only("创新指数排名跃居全球第11位。")
    assert (claim.kind, claim.value, claim.unit) == ("rank", 11, "rank")


def test_sentences_end_at_chinese_stops_and_keep_their_quotes() -> None:
    text = '实现"县县通5G"。"双千兆"网络加快部署！'
    assert [text[start:end] for start, end in LANGUAGE.split_sentences(text, 0, len(text))] == [
        '实现"县县通5G"。',
        '"双千兆"网络加快部署！',
    ]


def test_traditional_characters_read_the_same() -> None:
    claim = only("中國已經建成161.5萬個5G基站。")
    assert (claim.value, claim.quote) == (1.615e6, "161.5萬個")


@pytest.mark.parametrize(
    "text",
    [
        "到2025年,普及率从 48.8% 提高到 74.7%,平台超 30 万个;",
        "到2025年，普及率从48.8%提高到74.7%，平台超30万个；",
    ],
)
def test_blanks_and_half_width_stops_change_nothing(text: str) -> None:
    assert [(claim.value, claim.bound, claim.subject) for claim in claims(text)] == [
        (48.8, "exact", "普及率"),
        (74.7, "exact", "普及率"),
        (300_000, "at_least", "平台"),
    ]


def test_lines_that_end_where_the_page_did_read_on() -> None:
    line = "我国累计建成5G基站425.1万个，信息通信业发展成效显著，网络基础设施持续完善，"
    text = "\n".join([line] * 10) + "用户数达10.\n14亿户，占移动电话用户的5\n6.7%，保持平稳。"
    assert [claim.value for claim in claims(text)][-2:] == [10.14e8, 56.7]


def test_every_quote_is_the_text_at_its_place() -> None:
    text = "２０２４年，增长５．８％，“新三样”出口超１万亿元；\r\n普及率达\u00a090%以上🙂。"
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote


# paragraphs in the manner of the genre, each figure read by hand: value, unit, kind, subject

INDUSTRY = (
    "2024年，全部工业增加值完成40.5万亿元，规模以上工业增加值同比增长5.8%，较2023年提升1.2个百分点。"
    "信息通信业快速发展，累计建成5G基站425.1万个，比上年末净增87.4万个，5G移动电话用户达10.14亿户，占移动电话用户的56.7%。"
)
INDUSTRY_READ = [
    (40.5e12, "CNY", "level", "全部工业增加值"),
    (5.8, "percent", "change", "规模以上工业增加值"),
    (1.2, "percentage_points", "change", "规模以上工业增加值"),
    (4.251e6, "个", "level", "5G基站"),
    (874e3, "个", "change", "5G基站"),
    (10.14e8, "户", "level", "5G移动电话用户"),
    (56.7, "percent", "share", "5G移动电话用户"),
]

PLAN = (
    "规划明确，到2025年，信息产业营业收入超6万亿元，数字经济核心产业增加值占GDP比重超10%；5G基站达到25.5万个，"
    "建成工业互联网标识解析二级节点40个以上；累计建成省级重点工业互联网平台100个，每年新增20家以上互联网医院。"
)
PLAN_READ = [
    (6e12, "CNY", "target", "信息产业营业收入"),
    (10, "percent", "target", "数字经济核心产业增加值占GDP比重"),
    (255e3, "个", "target", "5G基站"),
    (40, "个", "target", "工业互联网标识解析二级节点"),
    (100, "个", "target", "省级重点工业互联网平台"),
    (20, "互联网医院", "target", "互联网医院"),
]

STATISTICS = (
    "初步核算，全年国内生产总值1349084亿元，比上年增长5.0%。其中，第一产业增加值91414亿元，比上年增长3.5%；"
    "第二产业增加值492087亿元，增长5.3%。年末全国人口140828万人，比上年末减少139万人。"
    "全年全国城镇调查失业率平均值为5.1%。营业收入利润率为5.39%，比上年下降0.30个百分点。"
)
STATISTICS_READ = [
    (1349084e8, "CNY", "level", "国内生产总值"),
    (5.0, "percent", "change", "国内生产总值"),
    (91414e8, "CNY", "level", "第一产业增加值"),
    (3.5, "percent", "change", "第一产业增加值"),
    (492087e8, "CNY", "level", "第二产业增加值"),
    (5.3, "percent", "change", "第二产业增加值"),
    (140828e4, "人", "level", "全国人口"),
    (139e4, "人", "change", "全国人口"),
    (5.1, "percent", "level", "全国城镇调查失业率平均值"),
    (5.39, "percent", "share", "营业收入利润率"),
    (0.30, "percentage_points", "change", "营业收入利润率"),
]

GOVERNMENT = (
    "今年发展主要预期目标是：国内生产总值增长5%左右；城镇调查失业率5.5%左右，城镇新增就业1200万人以上；"
    "居民消费价格涨幅2%左右；粮食产量1.4万亿斤左右；单位国内生产总值能耗降低3%左右。"
)
GOVERNMENT_READ = [
    (5, "percent", "target", "国内生产总值"),
    (5.5, "percent", "target", "城镇调查失业率"),
    (12e6, "人", "target", "城镇新增就业"),
    (2, "percent", "target", "居民消费价格涨幅"),
    (1.4e12, "斤", "target", "粮食产量"),
    (3, "percent", "target", "单位国内生产总值能耗"),
]

TRADE = (
    "据海关统计，2025年前三季度，我国货物贸易进出口33.61万亿元人民币，同比增长4.0%。其中，出口19.95万亿元，增长7.1%；"
    "进口13.66万亿元，下降0.2%。民营企业进出口19.16万亿元，占我国外贸总值的57%，较去年同期提升2个百分点。"
)
TRADE_READ = [
    (33.61e12, "CNY", "level", "货物贸易进出口"),
    (4.0, "percent", "change", "货物贸易进出口"),
    (19.95e12, "CNY", "level", "出口"),
    (7.1, "percent", "change", "出口"),
    (13.66e12, "CNY", "level", "进口"),
    (0.2, "percent", "change", "进口"),
    (19.16e12, "CNY", "level", "民营企业进出口"),
    (57, "percent", "share", "民营企业进出口"),
    (2, "percentage_points", "change", "民营企业进出口"),
]


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        (INDUSTRY, INDUSTRY_READ),
        (PLAN, PLAN_READ),
        (STATISTICS, STATISTICS_READ),
        (GOVERNMENT, GOVERNMENT_READ),
        (TRADE, TRADE_READ),
    ],
    ids=["industry", "plan", "statistics", "government", "trade"],
)
def test_a_paragraph_is_read_as_by_hand(paragraph: str, read: list[tuple[float, str, str, str]]) -> None:
    found = [(claim.value, claim.unit, claim.kind, claim.subject) for claim in claims(paragraph)]
    assert found == [(pytest.approx(value), unit, kind, subject) for value, unit, kind, subject in read]


PRESS = (
    "0123456789.,，。；：、年月日底末%个百分点万亿元家户超过近约以上左右分别同比增长提高到由从至—"
    "（）“”》《第前后半翻番成倍今去上下季度将已达占为和的"
)


@settings(max_examples=60)
@given(st.text(alphabet=PRESS, max_size=60))
def test_any_run_of_press_characters_is_read_without_an_error(text: str) -> None:
    for claim in claims(text, date(2025, 7, 18)):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert claim.value_low is None or claim.value_low <= claim.value
        assert claim.value_high is None or claim.value <= claim.value_high
        if claim.subject_start is not None and claim.subject_end is not None:
            assert text[claim.subject_start : claim.subject_end]


@given(st.floats(0.1, 9999).map(lambda number: round(number, 2)), st.sampled_from(["万", "亿", "万亿", ""]))
def test_a_number_that_is_written_is_read_back(number: float, scale: str) -> None:
    (claim,) = claims(f"总规模达到{number}{scale}元。")
    assert claim.value == pytest.approx(number * {"万": 1e4, "亿": 1e8, "万亿": 1e12, "": 1}[scale])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("訪客人次達4 450萬。", 44.5e6, "个"),
        ("投資額達1.2兆元。", 1.2e12, "CNY"),
        ("用地共20公頃。", 20, "公顷"),
        ("現有初創企業近4 700家。", 4700, "家"),
    ],
)
def test_figures_are_read_as_hong_kong_and_taiwan_write_them(text: str, value: float, unit: str) -> None:
    claim = only(text)
    assert (claim.value, claim.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("水稻产量90万吨，大幅下降12%。", "水稻产量"),
        ("人均收入3万元，同样增长4.8%。", "人均收入"),
        ("货运量大增31%。", "货运量"),
        ("新增5家重点“小巨人”企业。", '重点"小巨人"企业'),
    ],
)
def test_adverbs_and_bare_verbs_name_nothing(text: str, subject: str) -> None:
    assert claims(text)[-1].subject == subject


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("每8台机床就有1台产自本市。", "每8台机床就有1台", 12.5),
        ("每10名学生中有近3人住校。", "每10名学生中有近3人", 30),
    ],
)
def test_so_many_in_so_many_is_a_share(text: str, quote: str, value: float) -> None:
    claim = only(text)
    assert (claim.quote, claim.value, claim.unit, claim.kind) == (quote, value, "percent", "share")


def test_an_equipment_rate_is_no_share() -> None:
    assert figures("每千人口拥有床位6.8张。") == [(6.8, "张")]


def test_growth_is_read_in_the_shorthand_of_analysts() -> None:
    revenue, growth, margin = claims("营收52亿元（YoY+11.4%），毛利率同比提升0.6pct。")
    assert (growth.value, growth.kind, growth.direction, growth.subject) == (
        11.4,
        "change",
        "increase",
        "营收",
    )
    assert (margin.unit, margin.subject) == ("percentage_points", "毛利率")
    assert revenue.kind == "level"


def test_a_figure_alone_in_a_bracket_measures_what_stands_before_it() -> None:
    assert subjects("受访者最看重收入（55.6%），其次是社保（52.0%）、晋升（47.3%）。") == [
        ("受访者最看重收入", 55.6),
        ("社保", 52.0),
        ("晋升", 47.3),
    ]


def test_a_share_of_those_asked_is_named_by_what_they_say() -> None:
    assert subjects("57.9%的受访者喜欢自由，49.1%看重发展。") == [
        ("受访者喜欢自由", 57.9),
        ("看重发展", 49.1),
    ]


def test_a_bare_noun_phrase_after_a_figure_is_taken_up() -> None:
    text = "专利达2.7万件；研发投入占营收的比例，由2020年的3.5%提高到5.8%。"
    assert [subject for subject, _ in subjects(text)][1:] == ["研发投入占营收的比例"] * 2


def test_a_list_of_the_clause_before_is_shared_out() -> None:
    text = "学生用得最多，达90.2%；教师、医生紧随其后，分别为83.8%和82.0%。"
    assert subjects(text)[1:] == [("教师", 83.8), ("医生紧随其后", 82.0)]


def test_a_rate_that_is_only_called_growth_measures_what_was_named() -> None:
    assert subjects("汽车产量357万辆，增幅仍在40%以上。")[-1] == ("汽车产量", 40)


def test_an_index_without_a_unit_has_a_start_and_an_end() -> None:
    start, end = claims("发展指数由2020年的85升至95。")
    assert (start.value, end.value, end.baseline_value, end.direction) == (85, 95, 85, "increase")


@pytest.mark.parametrize(
    ("text", "subject", "direction"),
    [
        ("财政收入冲到650亿元。", "财政收入", "increase"),
        ("成本压到12元。", "成本", "decrease"),
        ("市值站上4万亿元。", "市值", None),
    ],
)
def test_verbs_of_reaching_lead_to_a_level(text: str, subject: str, direction: str | None) -> None:
    claim = only(text)
    assert (claim.subject, claim.kind, claim.direction) == (subject, "level", direction)


def test_a_clock_is_no_figure() -> None:
    assert figures("发布时间 18:20 来源：本报。产量为5吨。") == [(5, "吨")]


def test_a_label_before_a_colon_names_what_its_clause_measures() -> None:
    assert subjects("交付：卖出8.6万辆，同比增长41%。") == [("交付", 86_000), ("交付", 41)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("利润增长达5.2%。", "change", 5.2),
        ("低保标准提高到每人每月735元。", "level", 735),
        ("自然增长率-0.74‰。", "level", -0.074),
        ("增长面在九成上下。", "level", 90),
    ],
)
def test_what_sounds_like_growth_may_be_a_level(text: str, kind: str, value: float) -> None:
    claim = only(text)
    assert (claim.kind, claim.value) == (kind, pytest.approx(value))


def test_what_a_gain_is_set_against_is_a_level_of_its_own_time() -> None:
    now, before, gain = claims("2024年上半年收入283亿元，较去年同期的251亿元增长12.9%。", date(2024, 8, 1))
    assert (before.kind, before.as_of_end) == ("level", "2023-06-30")
    assert (gain.kind, gain.as_of_end, gain.subject) == ("change", now.as_of_end, "收入")


def test_the_code_of_a_share_is_no_figure() -> None:
    assert figures("股份代號：0888。每股盈利为2元。") == [(2, "CNY")]


def test_thousands_of_hectares_are_counted_in_hectares() -> None:
    assert figures("粮食种植面积4765.5千公顷。") == [(4_765_500, "公顷")]


def test_an_opinion_is_part_of_what_a_share_measures() -> None:
    assert subjects("63.8%的企业认为投入大，12.1%担心见效慢。") == [
        ("企业认为投入大", 63.8),
        ("担心见效慢", 12.1),
    ]


def test_a_semicolon_ends_a_list_of_figures() -> None:
    assert [claim.kind for claim in claims("平均增幅为18.7%；37.2%的企业尚未起步。")] == ["change", "level"]


def test_who_has_so_many_is_not_counted_himself() -> None:
    assert subjects("本集团有员工110人。公司现有5家子公司。")[-1] == ("子公司", 5)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("使用率达50%。", "使用率"),
        ("均价1211元。", "均价"),
        ("违法行为120起。", "违法行为"),
        ("新增加氢站4座。", "加氢站"),
        ("财政安排2亿元专项资金。", "专项资金"),
    ],
)
def test_nouns_that_hold_a_function_word_stay_whole(text: str, subject: str) -> None:
    assert only(text).subject == subject


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("投资同比多花30.1%。", "change", "increase"),
        ("新开工面积缩水9.4%。", "change", "decrease"),
        ("毛利率抬升5.4个点。", "change", "increase"),
        ("上半年降幅收窄到1.2%。", "change", "decrease"),
    ],
)
def test_plain_words_tell_of_change_too(text: str, kind: str, direction: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.direction) == (kind, direction)


def test_what_is_left_out_is_what_was_counted_in_the_same_unit() -> None:
    text = "2023年新增加氢站4座，推广车辆300辆；2024年新增6座，推广500辆。"
    assert [subject for subject, _ in subjects(text)] == ["加氢站", "车辆", "加氢站", "车辆"]


@pytest.mark.parametrize(
    ("quote", "value"),
    [("4兆8,215億元", 4.8215e12), ("1亿2000万元", 1.2e8), ("2万4100元", 24_100), ("12万5千元", 125_000)],
)
def test_what_follows_a_scale_belongs_to_the_same_number(quote: str, value: float) -> None:
    claim = only(f"总额为{quote}。")
    assert (claim.quote, claim.value, claim.unit) == (quote, value, "CNY")


def test_figures_in_brackets_belong_to_the_nouns_before_them() -> None:
    text = "按行业统计，建筑业（2.9万人）及酒店业（4.8万人）就业人数增加。"
    assert subjects(text) == [("建筑业", 29_000), ("酒店业", 48_000)]


@pytest.mark.parametrize("run", ["一万" * 500, "亿" * 500, "9" * 500, "1," * 500, "1,000" + ",000" * 500])
def test_endless_runs_of_numerals_are_read_without_an_error(run: str) -> None:
    assert all(claim.value < float("inf") for claim in claims(f"全省共有{run}家企业。"))


def test_what_some_people_do_names_their_share() -> None:
    assert subjects("45.5%的人倾向纸质图书，32.3%选择手机。") == [
        ("人倾向纸质图书", 45.5),
        ("选择手机", 32.3),
    ]


def test_an_average_by_the_piece_is_a_measure_of_its_own() -> None:
    assert subjects("件量78亿票；票均收入13.2元，下降12.2%。")[1:] == [("票均收入", 13.2), ("票均收入", 12.2)]


def test_in_turn_shares_out_like_respectively() -> None:
    text = "甲厂居首，占41%；乙厂、丙厂列其后，份额依次为17%、13%。"
    assert subjects(text)[1:] == [("乙厂", 17), ("丙厂列其后", 13)]


def test_the_name_of_a_rate_measures_what_was_named_before() -> None:
    assert subjects("产业增加值4.5万亿元，名义增速8.7%。")[-1] == ("产业增加值", 8.7)


def test_an_exchange_rate_counts_no_money() -> None:
    assert figures("汇率为1美元兑7.1元人民币。") == [(7.1, "CNY")]


def test_a_subject_set_against_another_goes_without_its_adverb() -> None:
    assert subjects("台式电脑使用率为60.1%，手机则达95.1%。")[1] == ("手机", 95.1)
    assert subjects("行业准则达12项。")[0] == ("行业准则", 12)


def test_figures_that_a_measure_spreads_belong_to_those_listed_before_it() -> None:
    assert subjects("北京和上海都在增长，失业率分别降到5%和6%。") == [("北京", 5), ("上海", 6)]
    assert subjects("三项指标都好于上年，出口分别增长5%和6%。") == [("出口", 5), ("出口", 6)]
