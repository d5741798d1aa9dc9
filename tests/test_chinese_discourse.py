"""Chinese times, aims and speakers: when a figure holds, whether it is reached or aimed at, who says it."""

from __future__ import annotations

from datetime import date

import pytest
from chinese_reading import claims, only

from briefings.languages.chinese_periods import stated_date


def test_a_deadline_ahead_makes_a_target() -> None:
    text = "到2027年，工业领域设备投资规模较2023年增长25%以上，建成100个左右领航级智能工厂。"
    growth, factories = claims(text, date(2024, 4, 9))
    assert (growth.kind, growth.direction, growth.target_year, growth.baseline_year) == (
        "target",
        "increase",
        2027,
        "2023",
    )
    assert (factories.kind, factories.value, factories.unit) == ("target", 100, "领航级智能工厂")


def test_a_deadline_that_has_passed_is_a_level() -> None:
    claim = only("到2021年底，关键工序数控化率达到55.3%。", date(2022, 6, 18))
    assert (claim.kind, claim.as_of_end, claim.target_year) == ("level", "2021-12-31", None)


def test_expectations_are_targets_of_their_year() -> None:
    text = "预计2025年全年汽车销量3290万辆左右，其中新能源汽车1600万辆。"
    assert [(claim.kind, claim.target_year) for claim in claims(text, date(2025, 1, 21))] == [
        ("target", 2025)
    ] * 2


def test_what_is_reached_already_is_no_target() -> None:
    text = "力争到2025年形成完整体系。目前已建成5G基站425.1万个。"
    assert only(text, date(2025, 1, 21)).kind == "level"


def test_what_is_reached_is_reached_to_the_end_of_its_sentence() -> None:
    text = "力争到2025年形成完整体系。产业规模已达2.6万亿元，累计发布行业标准310项。"
    assert [claim.kind for claim in claims(text, date(2025, 1, 21))] == ["level", "level"]


def test_where_a_change_set_out_from_is_not_dated_by_the_day_of_the_text() -> None:
    first, last = claims("渗透率从21.5%提升至30.5%。", date(2025, 1, 21))
    assert (first.as_of_end, first.as_of_basis) == (None, "unknown")
    assert (last.as_of_end, last.as_of_basis) == ("2025-01-21", "document")


def test_what_is_hoped_for_is_aimed_at() -> None:
    assert only("希望2027年失业率低于3.5%。", date(2025, 1, 21)).kind == "target"


def test_the_month_of_a_forecast_is_not_the_time_of_its_figures() -> None:
    text = "主管机关8月预估增长率为4.2%。平均增长率达3.1%。"
    assert [claim.as_of_end for claim in claims(text, date(2025, 10, 20))] == [None, "2025-10-20"]


def test_goals_of_a_year_are_targets_of_that_year_in_the_sentences_that_follow() -> None:
    text = "2026年的具体目标包括：供给能力明显增强。国内市场满足率超过60%。建成80个以上检测平台。"
    rate, platforms = claims(text)
    assert (rate.kind, rate.target_year) == ("target", 2026)
    assert (platforms.kind, platforms.target_year, platforms.value) == ("target", 2026, 80)


def test_a_span_of_years_tells_both_ends_of_a_change() -> None:
    text = "2013年—2022年，电子信息制造业规模从9.8万亿元增长至15.4万亿元。"
    first, last = claims(text)
    assert (first.as_of_end, last.as_of_start) == ("2013-12-31", "2022-01-01")
    assert (last.baseline_year, last.baseline_value) == ("2013", 9.8e12)


def test_the_target_year_governs_the_sentences_of_its_paragraph() -> None:
    text = "到2025年，产业规模持续壮大。研发投入强度达到3%以上，科技进步贡献率达到65%。"
    assert [claim.target_year for claim in claims(text)] == [2025, 2025]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2024年上半年", "2024-01-01", "2024-06-30"),
        ("2024年前三季度", "2024-01-01", "2024-09-30"),
        ("2024年1—11月", "2024-01-01", "2024-11-30"),
        ("截至2024年底", "2024-12-31", "2024-12-31"),
        ("今年一季度", "2025-01-01", "2025-03-31"),
        ("去年", "2024-01-01", "2024-12-31"),
        ("上半年", "2025-01-01", "2025-06-30"),
        ("前5个月", "2025-01-01", "2025-05-31"),
        ("上月", "2025-06-01", "2025-06-30"),
        ("“十三五”期间", "2016-01-01", "2020-12-31"),
        ("12月份", "2024-12-01", "2024-12-31"),
        ("截至今年3月底", "2025-03-01", "2025-03-31"),
        ("二〇二四年", "2024-01-01", "2024-12-31"),
        ("2024年Q3", "2024-07-01", "2024-09-30"),
        ("2024年第3季", "2024-07-01", "2024-09-30"),
        ("民國113年12月", "2024-12-01", "2024-12-31"),
        ("截至二零二四年九月三十日止九個月", "2024-09-30", "2024-09-30"),
        ("2024财年第三季度", "2024-07-01", "2024-09-30"),
        ("24Q3", "2024-07-01", "2024-09-30"),
        ("2024Q1-3", "2024-01-01", "2024-09-30"),
        ("1H24", "2024-01-01", "2024-06-30"),
        ("FY2024", "2024-01-01", "2024-12-31"),
        ("24年上半年", "2024-01-01", "2024-06-30"),
        ("2024年中报", "2024-01-01", "2024-06-30"),
        ("2024年半年度", "2024-01-01", "2024-06-30"),
        ("2024年一季报", "2024-01-01", "2024-03-31"),
        ("2024年首季", "2024-01-01", "2024-03-31"),
        ("2024年首三季", "2024-01-01", "2024-09-30"),
        ("2024年头两个月", "2024-01-01", "2024-02-29"),
        ("6月当月", "2025-06-01", "2025-06-30"),
    ],
)
def test_a_period_is_resolved_against_the_day_of_the_text(words: str, start: str, end: str) -> None:
    claim = only(f"{words}，全国发电量达到5万亿千瓦时。", date(2025, 7, 18))
    assert (claim.as_of_start, claim.as_of_end, claim.as_of_basis) == (start, end, "stated")


def test_each_of_a_list_of_years_has_its_own_figure() -> None:
    for text in (
        "2022年、2023年用户数分别达到5.6亿户和8.1亿户。",
        "2022年和2023年，用户分别为5亿户和8亿户。",
    ):
        assert [claim.as_of_end for claim in claims(text)] == ["2022-12-31", "2023-12-31"]


def test_a_relative_period_stays_unknown_without_the_day_of_the_text() -> None:
    claim = only("今年上半年，规模以上工业增加值同比增长6.4%。")
    assert (claim.as_of_start, claim.as_of_basis) == (None, "unknown")


def test_the_year_named_first_holds_for_what_follows() -> None:
    claim = claims("2023年，出口23.8万亿元。12月份，出口2.2万亿元。")[1]
    assert (claim.as_of_start, claim.as_of_end) == ("2023-12-01", "2023-12-31")


def test_the_day_of_a_text_is_supposed_from_the_years_it_reports_on() -> None:
    text = (
        "2025年上半年通信业经济运行情况\n"
        "上半年，电信业务收入完成9055亿元。去年同期为8941亿元。6月份，出口2.2万亿元。"
    )
    assert [claim.as_of_end for claim in claims(text)] == ["2025-06-30", "2024-06-30", "2025-06-30"]


def test_prices_of_a_year_are_not_the_period_of_a_figure() -> None:
    text = "2025年1—5月，收入7488亿元。按照上年不变价计算的业务总量同比增长8.7%。5月末，用户达18亿户。"
    assert [claim.as_of_end for claim in claims(text)] == ["2025-05-31", "2025-05-31", "2025-05-31"]


def test_the_figure_of_the_period_compared_with_belongs_to_that_period() -> None:
    now, before = claims("2025年8月通胀率为2.1%，略高于7月的2.0%。")
    assert (before.subject, before.kind, before.as_of_end) == (now.subject, now.kind, "2025-07-31")


def test_the_time_that_a_change_led_to_ends_with_its_sentence() -> None:
    text = "2025年1—7月，用电量同比增长4.5%。交易电量占比从2016年的17%提升至2024年的63%。清洁取暖率达83%。"
    assert [claim.as_of_end for claim in claims(text)] == [
        "2025-07-31",
        "2016-12-31",
        "2024-12-31",
        "2025-07-31",
    ]


def test_the_day_that_a_text_states_is_found_in_its_head() -> None:
    assert stated_date("来源：新华社 2024年1月19日10:54\n工业经济稳步回升") == date(2024, 1, 19)
    assert stated_date("国务院新闻办公室今天（7月18日）举行新闻发布会。") is None
    assert stated_date("在2023年5.2%增速的基础上，增长5%。") is None


def test_the_title_of_a_plan_makes_targets_of_its_measures() -> None:
    text = "推动设备更新实施方案\n（一）支持企业建设50个中试平台。\n（二）每年组织不少于20场供需对接活动。"
    assert [claim.kind for claim in claims(text)] == ["target", "target"]


def test_a_plan_reports_what_has_been_until_it_aims_again() -> None:
    text = (
        "智能制造发展规划\n截至2021年底，普及率达到74.7%。企业成本平均下降15%。\n"
        "到2025年，建成500个示范工厂。培育150家供应商。"
    )
    assert [claim.kind for claim in claims(text)] == ["level", "change", "target", "target"]


def test_the_tasks_of_a_year_are_targets_under_their_heading() -> None:
    text = (
        "一、2023年工作回顾\n居民消费价格上涨0.2%。\n"
        "二、2024年政府工作任务\n单位国内生产总值能耗降低2.5%左右。"
    )
    assert [claim.kind for claim in claims(text)] == ["change", "target"]


def test_the_news_of_a_plan_is_no_plan() -> None:
    assert only("七部门印发设备更新实施方案\n工业企业数量达51万家。").kind == "level"


def test_what_those_asked_have_in_mind_is_a_share_and_no_target() -> None:
    text = "受访企业中，43%表示计划扩大投资，31%的企业预计营收将增长，8%打算裁员。"
    assert [claim.kind for claim in claims(text)] == ["level", "level", "level"]
    assert claims(text)[0].subject == "受访企业"


def test_the_speaker_is_named_before_the_verb_of_saying() -> None:
    assert only("工业和信息化部副部长单忠德表示，5G用户普及率突破60%。").speaker == "单忠德"


def test_the_speaker_may_be_named_after_the_quotation() -> None:
    text = "“我国已培育421家示范工厂。”工信部装备工业一司司长王卫明说，下一步将继续推进。"
    assert only(text).speaker == "王卫明"


def test_the_speaker_of_a_paragraph_goes_on_speaking() -> None:
    text = "单忠德介绍，规模以上工业增加值同比增长6.1%。5G用户普及率突破60%。\n出口增长4%。"
    assert [claim.speaker for claim in claims(text)] == ["单忠德", "单忠德", None]


def test_a_transcript_names_its_speaker_and_the_journalist_claims_nothing() -> None:
    text = "路透社记者：\n销量将达到1600万辆吗？\n陶青：\n2024年销量达到1286万辆。"
    assert [claim.speaker for claim in claims(text)] == [None, "陶青"]


def test_a_lead_in_is_no_speaker() -> None:
    assert [
        claim.speaker for claim in claims("主要预期目标是：国内生产总值增长5%左右。\n其中：出口增长4%。")
    ] == [None, None]


def test_a_fiscal_year_begins_where_its_place_has_it_begin() -> None:
    claim = only("香港特區政府2024-25年度赤字為872億元。")
    assert (claim.as_of_start, claim.as_of_end) == ("2024-04-01", "2025-03-31")


@pytest.mark.parametrize("title", ["数字工厂行动计划（2024—2027年）", "云政发〔2024〕37号"])
def test_a_plan_that_gives_no_day_is_of_the_year_of_its_title_or_number(title: str) -> None:
    reached, aimed = claims(f"{title}\n到2023年底，建成数字工厂128家。\n到2026年，建成数字工厂300家。")
    assert (reached.kind, reached.as_of_end) == ("level", "2023-12-31")
    assert (aimed.kind, aimed.target_year) == ("target", 2026)


def test_a_heading_of_work_ahead_makes_targets_of_its_list() -> None:
    text = "【2024年这样走过】\n◆新建学校12所；\n【2025年重点这样抓】\n◆新建学校20所。"
    assert [claim.kind for claim in claims(text, date(2025, 1, 20))] == ["level", "target"]


def test_a_text_is_not_dated_by_the_years_of_its_goals() -> None:
    text = "规划定下时间表：2025年上网用户达12亿\n总目标是：到2025年，上网用户从2020年的9.9亿增至12亿。"
    assert [(claim.kind, claim.target_year) for claim in claims(text)][1:] == [
        ("level", None),
        ("target", 2025),
    ]


def test_goals_go_on_in_the_next_paragraph_until_something_is_reported() -> None:
    text = "主要目标是，到2030年，普及率达到56%。\n上云率提升到30%。\n2024年，上云率为22%。\n覆盖率为90%。"
    assert [claim.kind for claim in claims(text, date(2025, 1, 20))] == ["target", "target", "share", "share"]


def test_what_the_market_expected_is_no_aim() -> None:
    assert only("直播收入93亿元仍好于市场预期。", date(2024, 11, 21)).kind == "level"
    assert claims("收入5亿元，比一致预期高1.4%。", date(2024, 11, 21))[-1].kind == "change"


def test_the_same_period_last_year_is_that_part_of_last_year() -> None:
    start, end = claims("上半年，利润率由去年同期的10.4%提高到15.7%。", date(2024, 7, 23))
    assert (start.as_of_end, end.as_of_end) == ("2023-06-30", "2024-06-30")


def test_a_look_back_inside_a_sentence_is_not_carried_on() -> None:
    text = "2024年三季度业绩\n营收233亿元，去年三季度为201亿元。毛利率为17.8%。"
    assert [claim.as_of_end for claim in claims(text, date(2024, 11, 20))] == [
        "2024-09-30",
        "2023-09-30",
        "2024-09-30",
    ]


def test_the_end_of_a_change_dates_its_yearly_rate() -> None:
    assert claims("产值从2017年的24亿元冲到2022年的38亿元，年均增长9.6%。")[-1].as_of_end == "2022-12-31"


def test_the_whole_year_of_a_plan_is_the_running_one() -> None:
    text = "【2022年】\n■完成投资900亿元。\n【2023年怎么干】\n■全年完成投资1200亿元。"
    assert [claim.target_year for claim in claims(text, date(2023, 2, 3))] == [None, 2023]


def test_news_of_a_five_year_plan_is_of_the_plans_first_year() -> None:
    text = "“十四五”数字经济发展规划出炉\n2020年，规模达3万亿元。\n到2025年，规模达5万亿元。占比过半。"
    assert [claim.kind for claim in claims(text)] == ["level", "target", "target"]


def test_what_a_review_of_the_year_expects_is_no_aim() -> None:
    text = (
        "一、2024年工作回顾\n预计产值突破1800亿元。新增企业96家。\n二、2025年工作安排\n预计产值突破2000亿元。"
    )
    review, added, outlook = claims(text, date(2025, 1, 9))
    assert added.kind == "level"
    assert (review.kind, review.as_of_end) == ("level", "2024-12-31")
    assert (outlook.kind, outlook.target_year) == ("target", 2025)


def test_this_quarter_and_the_last_are_counted_from_the_one_spoken_of() -> None:
    text = "2024年第三季度业绩\n本季度营收50亿元，上季度为45亿元。"
    assert [claim.as_of_end for claim in claims(text, date(2024, 11, 8))] == ["2024-09-30", "2024-06-30"]


def test_a_quarter_that_is_not_over_is_of_the_year_spoken_of() -> None:
    text = "2023年，产值126万亿元。分季度看，一季度增长4.5%。"
    assert claims(text, date(2024, 1, 17))[1].as_of_end == "2023-03-31"


def test_years_after_that_of_the_text_hold_aims_only() -> None:
    text = "2024—2026年，培训5万人。2030年，产值达2万亿元。"
    assert [claim.target_year for claim in claims(text, date(2024, 1, 9))] == [2026, 2030]


def test_an_aim_for_the_whole_year_is_of_the_running_one() -> None:
    assert only("全年增长预期目标为5%。", date(2024, 1, 9)).target_year == 2024


def test_the_title_of_an_annual_result_dates_its_figures() -> None:
    text = (
        "截至二零二四年十二月三十一日止年度業績公告\n收益為66億元，較截至二零二三年十二月三十一日止年度增長8%。\n"
        "僱員有110名（二零二三年十二月三十一日：105名）。"
    )
    assert [claim.as_of_end for claim in claims(text)] == ["2024-12-31"] * 3 + ["2023-12-31"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("北京1月19日电 2022年，产值为5亿元。", 2023),
        ("北京1月19日电 2022年的目标是产值达5亿元。", 2022),
        ("北京1月19日电 2021年，产值为5亿元。2022年还会更多。", 2022),
        ("北京10月19日电 2022年，产值为5亿元。", 2022),
    ],
)
def test_a_day_in_january_is_of_the_year_after_the_one_it_looks_back_on(text: str, year: int) -> None:
    found = stated_date(text, 2022)
    assert found is not None
    assert found.year == year


def test_goals_of_the_running_year_govern_the_paragraphs_that_follow() -> None:
    text = "2024年，主要目标这样定：产值增长5%。\n▲具体干\n新建学校12所，投入占七成。"
    assert [claim.kind for claim in claims(text, date(2024, 1, 23))] == ["target"] * 3


def test_a_time_alone_in_brackets_explains_the_one_before_it() -> None:
    text = "2023年第四季度，失业率为2.3%，较上季度（2023年7月至9月）下跌0.1个百分点。就业不足率为1.7%。"
    assert [claim.as_of_end for claim in claims(text)] == ["2023-12-31"] * 3


def test_a_question_of_a_plan_turns_to_what_is_to_be_done() -> None:
    text = "健身实施方案（2023—2030年）\n一、有哪些基础？\n合格率92%。\n二、怎么做？\n每年更新路径200条。"
    assert [claim.kind for claim in claims(text)] == ["level", "target"]


def test_what_is_regained_is_of_its_own_year() -> None:
    text = "2022年，游客达612万人次，恢复到2019年的88.3%。"
    assert [(claim.as_of_end, claim.subject) for claim in claims(text)][1] == ("2022-12-31", "游客")


def test_a_plan_named_in_the_text_dates_it_and_goes_on_in_aims() -> None:
    text = (
        "近日，《数字工厂行动方案（2025—2027年）》发布。\n第一步，2026年，普及率达到55%。\n每年发放算力券2亿元。\n"
        "2024年，产值为5亿元，同比增长9%。"
    )
    assert [claim.kind for claim in claims(text)] == ["target", "target", "level", "change"]


def test_three_quarters_said_in_january_are_those_of_last_year() -> None:
    assert only("前三季度，出口额为5亿元。", date(2024, 1, 12)).as_of_end == "2023-09-30"


def test_a_later_year_after_a_deadline_is_one_too() -> None:
    text = "到2025年，利用率达到57%，2030年提升至62%。"
    assert [(claim.kind, claim.target_year) for claim in claims(text)] == [("target", 2025), ("target", 2030)]


@pytest.mark.parametrize("heading", ["○ 2024年怎么干", "2024年，这样干！", "今年重点任务"])
def test_a_part_that_opens_by_a_bullet_or_a_call_is_of_its_year(heading: str) -> None:
    text = f"2024年1月10日\n○ 2023年成绩单\n新建学校12所。\n{heading}\n新建学校20所。"
    assert [(claim.kind, claim.target_year) for claim in claims(text, date(2024, 1, 10))] == [
        ("level", None),
        ("target", 2024),
    ]


def test_the_goals_of_a_report_in_january_are_of_the_running_year() -> None:
    assert only("主要预期目标：产值增长6.5%。", date(2024, 1, 10)).target_year == 2024


def test_two_months_are_reported_on_at_their_end() -> None:
    text = "今年前两个月，收入2819亿元。用户达1.7亿户。"
    assert [claim.as_of_end for claim in claims(text, date(2024, 2, 28))] == ["2024-02-29"] * 2


def test_what_is_said_of_now_in_a_plan_is_no_aim() -> None:
    text = "《学校行动计划（2025—2027年）》发布，力争新增学位12万个。\n眼下，全市有学校612所、学生68万人。"
    assert [claim.kind for claim in claims(text)] == ["target", "level", "level"]


def test_within_the_year_is_a_deadline_of_an_aim() -> None:
    assert only("年内将建成充电站300座。", date(2024, 2, 28)).target_year == 2024


@pytest.mark.parametrize(
    "text",
    [
        "统计资料称，到2018年底，网店达1.3万家。",
        "到2018年6月，网店达1.3万家。",
        "到2018年底，网店达1.3万家，同比增长9%。",
        "到2018年底，网店达1.3万家，比2017年底增加900家。",
        "到2018年底，全市有网店1.3万家。",
        "至2018年末，网店1.3万家。",
    ],
)
def test_a_text_without_a_day_reports_by_a_time_what_it_does_not_aim_at(text: str) -> None:
    claim = claims(text)[0]
    assert (claim.kind, claim.as_of_end[:4], claim.target_year) == ("level", "2018", None)


@pytest.mark.parametrize(
    "text",
    [
        "力争到2027年底，网店达1.3万家，同比增长9%。",
        "到2027年6月，将有网店1.3万家。",
        "到2027年6月底前，网店达1.3万家。",
        "到2027年6月，建成网店1.3万家。",
        "到2027年末，网店1.3万家以上。",
        "到2027年末，网店1.3万家，覆盖率60%以上。",
        "到2027年末，全市要有网店1.3万家。",
        "（二）工作目标。到2027年末，网店1.3万家。",
        "二、工作目标\n\n到2027年末，网店1.3万家。",
        "到2027年，网店达到1.3万家，比2026年增长9%。",
        "县域商业行动方案\n到2027年6月，网店达1.3万家。",
    ],
)
def test_a_text_without_a_day_still_aims_by_a_time(text: str) -> None:
    claim = claims(text)[0]
    assert (claim.kind, claim.as_of_end, claim.target_year) == ("target", None, 2027)


def test_a_report_by_a_time_dates_its_later_paragraphs_but_not_what_is_so_now() -> None:
    text = (
        "据监测，到2018年6月末，网店达1.3万家。\n快递站点619个。\n目前，雇工3.9万人。\n"
        "2019年，网店2万家。\n站点800个。"
    )
    ends = [claim.as_of_end for claim in claims(text)]
    assert ends == ["2018-06-30", "2018-06-30", None, "2019-12-31", "2019-12-31"]


def test_an_outlook_after_a_report_aims_again() -> None:
    text = "据监测，至2021年末，企业达1864家。\n展望未来，到2025年，企业超过2500家。"
    assert [claim.kind for claim in claims(text)] == ["level", "target"]


def test_what_is_said_of_now_sets_no_period_for_what_follows() -> None:
    text = "2023年6月，网店1.3万家。\n目前，站点620个。\n雇工3.9万人。"
    assert [claim.as_of_end for claim in claims(text, date(2024, 1, 20))] == [
        "2023-06-30",
        "2024-01-20",
        "2023-06-30",
    ]
    now, part = claims("目前，站点620个。其中村级站点占60%。", date(2024, 1, 20))
    assert (part.as_of_start, part.as_of_end) == (now.as_of_start, now.as_of_end)


@pytest.mark.parametrize(
    "text", ["2023年，完成投资612亿元，为年度计划的104%。", "2023年，纳入计划管理的项目312个，总投资98亿元。"]
)
def test_a_share_of_a_plan_is_no_aim(text: str) -> None:
    assert [claim.kind for claim in claims(text, date(2024, 1, 20))] == ["level", "level"]


def test_what_was_reached_in_fact_is_no_aim() -> None:
    aim, reached = claims("2020年目标是500万户；到2020年底，实际达到521万户。")
    assert (aim.kind, reached.kind) == ("target", "level")


def test_a_paragraph_takes_up_the_period_from_before_a_look_back() -> None:
    text = "2023年6月末，网店1.3万家。2022年末网店1.1万家，其中村级网店8000家。\n\n站点620个。"
    assert [claim.as_of_end for claim in claims(text)] == [
        "2023-06-30",
        "2022-12-31",
        "2022-12-31",
        "2023-06-30",
    ]


@pytest.mark.parametrize("lead", ["二、2022年\n网店1.1万家。", "2022年，建成以下项目：\n- 网店1.1万家。"])
def test_a_part_on_an_earlier_year_keeps_to_it(lead: str) -> None:
    text = f"2023年末，网店1.3万家。\n\n{lead}\n- 站点620个。"
    assert [claim.as_of_end for claim in claims(text)] == ["2023-12-31", "2022-12-31", "2022-12-31"]
