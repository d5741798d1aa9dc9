"""What sentences of the genre claim: kind, subject, period, baseline, target, speaker."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.claims import Claim, claims_table, find_claims
from briefings.documents import Document, document_of, read_documents


def claims_of(text: str, day: date | None = date(2024, 7, 5)) -> list[Claim]:
    return find_claims(Document("text", text, date=day))


def the_claim(text: str, day: date | None = date(2024, 7, 5)) -> Claim:
    found = claims_of(text, day)
    assert len(found) == 1, [claim.quote for claim in found]
    return found[0]


@pytest.fixture(scope="module")
def seed_claims() -> dict[str, list[Claim]]:
    return {document.document_id[:3]: find_claims(document) for document in read_documents("seeds")}


def seed_claim(claims: list[Claim], quote: str) -> Claim:
    return next(claim for claim in claims if claim.quote == quote)


def test_respectively_gives_each_figure_its_own_subject(seed_claims):
    rate = seed_claim(seed_claims["000"], "55.7%")
    tools = seed_claim(seed_claims["000"], "75.1%")
    assert rate.subject == "the numerical control rate of key processes"
    assert tools.subject.startswith(
        "the penetration rate of digital research and development and design tools"
    )


def test_respectively_reaches_over_a_shared_unit_and_implies_baselines(seed_claims):
    gain, other = (seed_claim(seed_claims["000"], quote) for quote in ("31.1", "26.3 percentage points"))
    assert (gain.unit, gain.kind, gain.direction) == ("percentage_points", "change", "increase")
    assert (gain.baseline_year, gain.baseline_value) == ("2012", pytest.approx(24.6))
    assert (other.baseline_year, other.baseline_value) == ("2012", pytest.approx(48.8))


def test_over_2012_is_a_comparison_and_no_bound(seed_claims):
    assert seed_claim(seed_claims["001"], "30.7 percentage points").bound == "exact"


def test_the_first_end_of_from_to_is_the_baseline_of_the_second(seed_claims):
    now = seed_claim(seed_claims["001"], "14.1 trillion yuan")
    then = seed_claim(seed_claims["001"], "10.7 trillion yuan")
    assert (now.baseline_year, now.baseline_value, now.direction) == ("2012", 10.7e12, "increase")
    assert (then.as_of_start, now.as_of_start) == ("2012-01-01", "2021-01-01")


def test_what_that_stands_for_is_a_subject_of_its_own(seed_claims):
    assert seed_claim(seed_claims["001"], "9.5 trillion yuan").subject == "that of the software industry"


def test_the_trillion_yuan_mark_is_one_trillion(seed_claims):
    claim = seed_claim(seed_claims["000"], "exceeded the trillion yuan")
    assert (claim.value, claim.bound, claim.subject) == (1e12, "at_least", "the industrial scale")


def test_what_all_counted_things_have_together_is_no_threshold():
    claims = claims_of("We approved 50 parks with a total capacity of over 3 GW.")
    assert [(claim.value, claim.unit) for claim in claims] == [(50, "parks"), (3, "GW")]


def test_each_clause_gives_its_figure_its_own_unit():
    claims = claims_of("The number of cars is 43.6 million and the number of buses is 2.8 million.")
    assert [claim.unit for claim in claims] == ["cars", "buses"]


def test_a_number_before_a_participle_counts_what_was_counted_before():
    claims = claims_of("5.8 million people had phones, with 4.7 million using them.")
    assert [claim.unit for claim in claims] == ["people", "people"]


def test_words_behind_a_unit_of_measure_name_what_it_measures():
    assert (
        the_claim("India is able to achieve 450 GW solar energy capacity.").subject == "solar energy capacity"
    )


def test_a_threshold_qualifies_a_count_and_is_no_claim(seed_claims):
    claim = seed_claim(seed_claims["000"], "nearly 100")
    assert (claim.value, claim.unit) == (100, "suppliers")
    assert "1 billion yuan" in claim.qualifier
    assert not any(claim.value == 1e9 for claim in seed_claims["000"])


def test_a_count_whose_noun_is_left_out_takes_the_one_before(seed_claims):
    claim = next(claim for claim in seed_claims["002"] if claim.value == 62)
    assert (claim.unit, claim.as_of_end) == ("lighthouse factories", "2023-12-31")


def test_full_coverage_is_one_hundred_percent(seed_claims):
    claim = next(claim for claim in seed_claims["002"] if claim.target_year == 2027 and claim.value == 100)
    assert (claim.unit, claim.kind) == ("percent", "target")


def test_what_is_completed_for_all_is_one_hundred_percent():
    claim = the_claim("By 2027 the council will complete an audit of water pipes for all districts.")
    assert (claim.quote, claim.value, claim.unit) == ("all", 100.0, "percent")
    assert (claim.kind, claim.target_year) == ("target", 2027)
    assert claim.subject == "audit of water pipes for all districts"


def test_all_of_a_number_is_that_number():
    assert the_claim("We completed training for all 45,000 teachers in 2024.").value == 45_000


def test_three_quarters_of_something_are_a_share_and_of_a_year_a_time():
    claim = the_claim("More than three quarters of firms said they use AI.")
    assert (claim.value, claim.unit, claim.bound) == (75.0, "percent", "at_least")
    assert the_claim("Output rose in three quarters of cases.").value == 75.0
    assert not claims_of("The work took more than three quarters of a year.")
    assert not claims_of("Growth lasted for three quarters.")


@pytest.mark.parametrize(
    "words", ["One in five firms plans to hire.", "Some 40% plan to hire next year.", "12% intend to sell."]
)
def test_a_share_of_those_who_intend_something_is_reported_and_no_target(words):
    assert the_claim(words).kind != "target"


def test_a_share_that_a_company_plans_is_a_target():
    assert the_claim("More than 60% of its plants are expected to go green by 2030.").kind == "target"


def test_the_whole_behind_out_of_counts_what_its_part_does_and_is_kept_apart():
    part, whole = claims_of("The number of people online rose to 29.5 million out of a total of 31 million.")
    assert whole.unit == part.unit == "people online"
    assert whole.subject == part.subject
    assert (part.qualifier, whole.qualifier) == (None, "in all")
    part, whole = claims_of("Some 62 factories out of 153 have passed the test.")
    assert (part.subject, whole.unit) == ("factories", "factories")


def test_what_a_label_foretells_is_named_by_the_label():
    claim = the_claim("5G base stations: expected to exceed 4.5 million in 2025.")
    assert (claim.subject, claim.unit, claim.kind) == ("5G base stations", "5G base stations", "target")


def test_a_figure_of_the_document_day_says_so(seed_claims):
    claim = seed_claim(seed_claims["004"], "more than 2100")
    assert (claim.as_of_end, claim.as_of_basis) == ("2023-03-01", "document")


def test_an_unknown_day_stays_unknown():
    claim = the_claim("So far, more than 300 cities have joined.", None)
    assert (claim.as_of_start, claim.as_of_basis) == (None, "unknown")


def test_a_speaker_is_the_name_above_or_beside(seed_claims):
    assert {claim.speaker for claim in seed_claims["003"]} == {"Shan Zhongde"}
    assert seed_claim(seed_claims["000"], "55.7%").speaker == "Wang Jianwei"


def test_aims_for_different_years_are_no_repeats_of_each_other():
    claims = claims_of(
        "We will achieve full coverage of city schools by 2027. By 2030, we will cover all rural schools."
    )
    assert [(claim.target_year, claim.duplicate_of) for claim in claims] == [(2027, None), (2030, None)]


def test_a_repeat_points_to_the_first_mention(seed_claims):
    first, second = (claim for claim in seed_claims["000"] if claim.quote == "nearly 3 trillion yuan")
    assert (first.duplicate_of, second.duplicate_of) == (None, first.claim_id)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Cement output rose 2 percent.", "Cement output"),
        ("The scheme has an outlay of ₹22,919 crore.", "outlay"),
        ("The company posted KRW 74.6 trillion in consolidated revenue.", "consolidated revenue"),
        ("Our manufacturers spent 31 billion GBP on components.", "components"),
        ("Exports, a gauge of demand abroad, went up 3 percent.", "Exports"),
        ("A rise of 2 percent in mining was reported.", "mining"),
        ("There was a 6.5 percent increase in passenger traffic.", "passenger traffic"),
        ("The rule would cut harmful emissions 43 percent.", "harmful emissions"),
        ("We built over 700 digital workshops.", "digital workshops"),
        ("Sales of bread, milk and eggs rose 3 percent.", "Sales of bread, milk and eggs"),
        ("Trade, comprising goods, services and data, got 13 billion euros.", "Trade"),
        ("Though slower, in the north, exports rose 3 percent.", "exports"),
        ("Exports grew, on average, by 5 percent.", "Exports"),
        ("People who had used the library rose 4 percent.", "People who had used the library"),
        ("Lower energy use per unit of added value by 13 percent.", "energy use per unit"),
        ("Newly registered capital: nearly 6 billion euros.", "Newly registered capital"),
        ("Contributions, purchase of shares: 900 deals.", "Contributions, purchase of shares"),
        ("Our aims: 300 new schools.", "new schools"),
        ("A total of 35 billion yuan will be invested in the programme.", "programme"),
        ("In rural areas, the rate fell by 5 percent.", "rural areas, the rate"),
        ("Newly signed contracts were worth RMB741 billion.", "Newly signed contracts"),
        ("After falling 2 percent in May, exports recovered.", "exports"),
        ("Of all holders, 88% are men.", "holders"),
        ("The waiting list came to 6,300 households.", "The waiting list"),
        ("At the other end stood Alaska with 3 percent.", "Alaska"),
        ("Welfare cuts, which go deeper than first announced, will save 5 million euros.", "Welfare cuts"),
        ("Retail division: sales advanced by 2 percent.", "Retail division: sales"),
        ("Exports to the U.S. and Peru rose by 3 percent.", "Exports to the U.S. and Peru"),
        ("Sales to Asia as a whole shrank by 4 percent.", "Sales to Asia as a whole"),
        ("Sales fell in that month, by 7 percent.", "Sales"),
        ("As for phones, their combined total being 680 million euros, it is early.", "phones"),
        ("Access is close to universal (97 percent of firms)", "Access"),
        ("The next goal is 5 billion euros of exports.", "exports"),
        ("In March 2022 merchandise exports, at USD 40 billion, were high.", "merchandise exports"),
        ("The trade balance was a surplus of 5 billion euros.", "The trade balance"),
        ("Productivity, taken as output per hour, went up by 3 percent.", "Productivity"),
        ("Wheat, whose exports jumped by 3 percent, led.", "Wheat, whose exports"),
        (
            "The number of towns from which sales were reported is 456.",
            "The number of towns from which sales were reported",
        ),
        ("The office sees growth at 2 percent.", "growth"),
        ("At 2 billion euros, the trade deficit was small.", "the trade deficit"),
        ("The fair drew 15% more visitors.", "visitors"),
        ("An amount of 410 million euros has been paid.", "amount"),
        ("Some 700 digital workshops have been built.", "digital workshops"),
        ("Awareness of fraud, on the other hand, is high: 78 percent.", "Awareness of fraud"),
        ("40 percent of business users would leave.", "business users would leave"),
        ("For farming, the minister set aside 5 billion euros in order to speed up growth.", "farming"),
    ],
)
def test_the_subject_is_found_by_syntax(sentence, subject):
    assert the_claim(sentence).subject == subject


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Output rose 5 percent. It had slipped 2 percent before.", ["Output", "Output"]),
        ("Sales to firms rose 9% and accounted for 31% of revenue.", ["Sales to firms"] * 2),
        ("Sales: 6 billion euros with 20 shops, up 5 percent.", ["Sales", "shops", "Sales"]),
        ("Industry grew 3 percent, that of mines, 2 percent.", ["Industry", "that of mines"]),
        ("Exports to the EU fell 6%, to the Gulf 2%.", ["Exports to the EU", "the Gulf"]),
        ("Revenue rose 9 percent, a rate 4 points faster than in May.", ["Revenue", "Revenue"]),
        ("Spending was 41 billion euros, or 9 percent of GDP.", ["Spending", "Spending"]),
        ("Buyers of fuel (down 31%) and cars (up 2%)", ["Buyers of fuel", "cars"]),
        ("There were 90 farms, of which 12 keep goats.", ["farms", "farms"]),
        ("Cars, ships and trains sold rose 1%, 2% and 3%.", ["Cars", "ships", "trains sold"]),
        ("Exports rose 4%, while imports rose 5%. The two had lost 1% and 2%.", ["Exports", "imports"] * 2),
        ("Rail and road grew 6% and 7%, of which the former had lost 3%.", ["Rail", "road", "Rail"]),
        ("Both imports and sales grew, the former by 6% and the latter by 3%.", ["imports", "sales"]),
        ("Consumption, accounting for 53 percent of GDP, had growth of 5 percent.", ["Consumption"] * 2),
        (
            "That from Korea, Japan and Peru went up respectively by 4%, 5% and 6%.",
            ["That from Korea", "Japan", "Peru"],
        ),
        (
            "Gems, organic & inorganic salts and rice grew 7%, 4% and 3% respectively.",
            ["Gems", "organic & inorganic salts", "rice"],
        ),
        ("Japan's share, 50 percent in 1988, had dwindled to 10 percent.", ["Japan's share"] * 2),
        ("Exports fell 2 percent and imports, the lesser part, 3 percent.", ["Exports", "imports"]),
        ("Java (22 percent) grew 5 percent, Bali (8 percent) 6 percent.", ["Java", "Java", "Bali", "Bali"]),
        ("Online sales rose 4%, though innovators are ahead, with 58%.", ["Online sales", "innovators"]),
        ("Growth was 5%, against 40% for small firms.", ["Growth", "small firms"]),
        ("Feed accounts for 2 billion euros and lime for 1 billion euros of this.", ["Feed", "lime"]),
        ("Off-farm income was 57%, as against 49% in the South.", ["Off-farm income", "South"]),
        (
            "First came Utah (4 percent), followed by Idaho and Iowa (3 percent each).",
            ["Utah", "Idaho and Iowa"],
        ),
        ("Duty on salt goes up by 6%; that on beer, by 4%.", ["Duty on salt", "that on beer"]),
        ("Small firms (fewer than 50 workers) held 31 percent.", ["workers", "Small firms"]),
        ("Exports were 8% lower than in May and that of cars 9% lower.", ["Exports", "that of cars"]),
        ("The port has opened, with 40 cranes, making up 70% of the total.", ["cranes", "The port"]),
        ("Mines grew most in Ohio (7%), Utah and Iowa (both 6%).", ["Ohio", "Utah and Iowa"]),
        (
            "Sales are 9 million euros, and as of May 74 percent of shops were open.",
            ["Sales", "shops were open"],
        ),
        (
            "It opened, with 90 stands, and income reached 5 million euros. It had been 4 million euros.",
            ["stands", "income", "income"],
        ),
        ("Gains among women (2,400 or 2.7%)", ["Gains among women"] * 2),
        ("Tin rose 5%, while zinc (among them alloys, scrap and dust) rose 6%.", ["Tin", "zinc"]),
        ("Japan led with 3 billion euros, Korea with 2 billion euros.", ["Japan", "Korea"]),
        ("Sales were 75 million euros, 17 percent ahead of the 64 million euros of 2004.", ["Sales"] * 3),
        ("Spending was 48 billion euros, which exceeds the plan by 5 billion euros.", ["Spending"] * 2),
        ("Income rose 13 percent (adjusted) and 63 percent (reported).", ["Income", "Income"]),
        (
            "While 18% plan to buy, 40% of shops neither buy nor rent.",
            ["plan to buy", "shops neither buy nor rent"],
        ),
        (
            "5 million euros goes to schools and 2 million euros has been set aside for roads.",
            ["schools", "roads"],
        ),
    ],
)
def test_each_figure_of_a_sentence_has_its_subject(text, subjects):
    assert [claim.subject for claim in claims_of(text)] == subjects


@pytest.mark.parametrize(
    ("sentence", "kind", "direction"),
    [
        ("Turnover was 5 billion euros.", "level", None),
        ("Rail makes up 30 percent of freight.", "share", None),
        ("Prices fell 4 percent.", "change", "decrease"),
        ("Output was 7 percent below last year's.", "change", "decrease"),
        ("GDP growth was 5.2 percent.", "change", "increase"),
        ("The bridge will cost 90 million euros.", "target", None),
        ("We strive to connect 200 villages.", "target", None),
        ("The port is on track to handle 30 million tonnes.", "target", None),
        ("Sales are estimated to have fallen by 2 percent.", "change", "decrease"),
        ("The economy is forecast to grow 3 percent.", "target", "increase"),
        ("The port ranks third in the world.", "rank", None),
    ],
)
def test_the_kind_of_a_claim_follows_from_its_words(sentence, kind, direction):
    claim = the_claim(sentence)
    assert (claim.kind, claim.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("In 2021, sales were 5 billion yuan.", "2021-01-01", "2021-12-31"),
        ("Sales rose 5 percent in the second quarter of this year.", "2024-04-01", "2024-06-30"),
        ("Sales rose 5 percent last month.", "2024-06-01", "2024-06-30"),
        ("By the end of last year, 300 clinics had opened.", "2023-12-31", "2023-12-31"),
        ("In the first four months, sales rose 5 percent.", "2024-01-01", "2024-04-30"),
        ("Sales rose 5 percent in the three months to May 2023.", "2023-03-01", "2023-05-31"),
        ("As of 05 July 2023, 4.69 crore firms are registered.", "2023-07-05", "2023-07-05"),
    ],
)
def test_a_period_is_read_against_the_documents_day(sentence, start, end):
    claim = the_claim(sentence)
    assert (claim.as_of_start, claim.as_of_end, claim.as_of_basis) == (start, end, "stated")


def test_year_on_year_is_against_the_same_time_a_year_before():
    assert the_claim("In May 2023, sales rose 5 percent year on year.").baseline_year == "2022-05"


def test_a_lead_in_makes_targets_of_the_list_below_it():
    claim, other = claims_of(
        "It is our ambition that by 2030:\n"
        "- At least 80% of adults can swim\n"
        "- 10,000 pools are open\n\nToday is fine."
    )
    assert (claim.kind, claim.target_year, claim.bound) == ("target", 2030, "at_least")
    assert (other.kind, other.target_year, other.unit) == ("target", 2030, "pools")


def test_a_tables_header_dates_its_cells():
    table = (
        "| Measure | 2018 | 2027 goal |\n|---|---|---|\n"
        "| Coverage (%) | 45 | 80 |\n| Outlay (€ million) | 14 | 25 |\n"
    )
    levels = {(claim.value, claim.unit, claim.kind, claim.target_year) for claim in claims_of(table)}
    assert levels == {
        (45, "percent", "level", None),
        (80, "percent", "target", 2027),
        (14e6, "EUR", "level", None),
        (25e6, "EUR", "target", 2027),
    }


def test_signs_in_cells_of_their_own_belong_to_the_figure_beside_them():
    table = (
        "| (In millions, except percentages) | 2023 | 2024 |\n"
        "| Sales | $ | 2,578 | $ | 2,273 |\n| Margin | 32.2 | % | 27.0 | % |\n"
        "| Result | $ | (12 | ) | $ | 8 |\n"
    )
    assert [(claim.value, claim.unit, claim.as_of_end[:4]) for claim in claims_of(table)] == [
        (2578e6, "USD", "2023"),
        (2273e6, "USD", "2024"),
        (32.2, "percent", "2023"),
        (27.0, "percent", "2024"),
        (-12e6, "USD", "2023"),
        (8e6, "USD", "2024"),
    ]


def test_a_caption_gives_the_unit_and_a_column_of_changes_their_kind():
    table = (
        "Table 2. Trade (RM million)\n| | 2023 | % change |\n|---|---|---|\n| Exports | 1,426.2 | -8.0 |\n"
    )
    level, change = claims_of(table)
    assert (level.value, level.unit, level.kind) == (1426.2e6, "MYR", "level")
    assert (change.value, change.unit, change.kind, change.direction) == (8, "percent", "change", "decrease")


def test_one_lakh_30_thousand_is_one_number():
    assert the_claim("They have connected one lakh 30 thousand villages.").value == 130_000


def test_a_row_without_a_label_is_named_by_its_column():
    assert the_claim("| Goods | Sales |\n| | 5 |").subject == "Sales"


def test_digits_split_by_markup_or_a_line_end_are_one_figure():
    claim = the_claim("The dam holds 1,8**45** tonnes.")
    assert (claim.value, claim.quote) == (1845, "1,8**45** tonnes")
    assert the_claim("The dam holds 12,\n345 tonnes.").value == 12_345


def test_a_page_of_html_is_read_and_quoted_as_it_stands():
    text = "<html><script>var a = 5000;</script><p>Sales rose <b>5</b>&nbsp;percent &amp; more.</p></html>"
    claim = the_claim(text)
    assert (claim.value, claim.quote) == (5, "5</b>&nbsp;percent")


def test_page_navigation_and_addresses_hold_no_claims():
    assert (
        claims_of("<  1  2  3  4  5  ><\n\nsee https://example.org/300/reports or mail a.5@example.org\n")
        == []
    )


def test_a_question_is_its_askers():
    claim, answer = claims_of(
        "Red Star News:\nIs it true that 300 cities joined?\n\nShan Zhongde:\nYes, 400 cities joined."
    )
    assert (claim.speaker, answer.speaker) == ("Red Star News", "Shan Zhongde")


@pytest.mark.parametrize("text", ["Ferry loads were 5 percent up", "Ferry loads: 5 percent below"])
def test_a_rate_may_end_its_text_with_its_direction(text):
    (claim,) = claims_of(text)
    assert claim.kind == "change"


def test_changes_in_brackets_go_on_to_the_end_of_their_list():
    text = "It was due to the jump in the indices of repair of machines (28.6%), making of wooden boats and "
    text += "oars (19.7%), sewing of sails, flags and tents (19.3%) and of other things (18%)."
    assert [(claim.kind, claim.direction) for claim in claims_of(text)] == [("change", "increase")] * 4


def test_what_an_index_stands_at_is_no_change_in_points():
    text = "The fares index saw a 2.5 percent drop, settling at 90.54 points in comparison to May's 92.88."
    units = [(claim.quote, claim.unit, claim.kind) for claim in claims_of(text)]
    assert units[1:] == [("90.54 points", "index points", "level"), ("92.88", "index points", "level")]


@pytest.mark.parametrize("text", ["It gave 5.3m UK homes a line.", "Of all homes, 17% (5.3m) have one."])
def test_an_m_at_a_number_is_a_million_of_what_is_counted(text):
    assert claims_of(text)[-1].value == 5.3e6


def test_words_before_a_number_bound_that_one():
    first, second = claims_of("It put 390 million euros and over one million men into it.")
    assert (first.quote, second.quote) == ("390 million euros", "over one million")


def test_the_table_has_the_fields_of_the_record_as_columns():
    table = claims_table(claims_of("Sales rose 5 percent."))
    assert list(table.columns) == [field.name for field in fields(Claim)]
    assert claims_table([]).empty


def holds(text: str, claim: Claim) -> bool:
    """Whether a claim's spans and values are consistent."""
    low, high = claim.value_low, claim.value_high
    return (
        claim.quote == text[claim.start : claim.end] != ""
        and claim.sentence_start <= claim.start
        and claim.end <= claim.sentence_end <= len(text)
        and (low is None or low <= claim.value)
        and (high is None or claim.value <= high)
        and bool(claim.unit)
    )


WORDS = """Sales rose reached from to of 5 percent 31.1 points 3 trillion yuan ₹1,38,207 respectively , and
( ) . - | by 2030 in 2012 last year 😀 “ ” ** <b> &amp; half doubled 占 超过 a
1 5G 0 more than up $4.2bn: Wang:"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n", "\u00a0", "\u202e", "\u200f", "\x00"])


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_text_of_the_genre_gives_consistent_claims(text):
    assert all(holds(text, claim) for claim in claims_of(text))


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_at_all_gives_consistent_claims(text):
    assert all(holds(text, claim) for claim in claims_of(text))


@pytest.mark.slow
def test_time_grows_with_the_length_of_a_line_and_no_faster():
    import time

    def seconds(pieces: int) -> float:
        started = time.process_time()
        claims_of("12,34 and 5, " * pieces)
        return time.process_time() - started

    short, long = seconds(2_000), seconds(20_000)
    assert long < 25 * short


def test_a_scaled_amount_goes_on_with_the_currency_before_it():
    claims = claims_of(
        "The north received 2 billion yuan, the south 1.4 billion and the islands 0.3 billion."
    )
    assert [(claim.value, claim.unit) for claim in claims] == [(2e9, "CNY"), (1.4e9, "CNY"), (0.3e9, "CNY")]


def test_what_a_rise_is_compared_with_is_a_rise_at_its_own_time():
    claims = claims_of("In May 2024, exports rose by 5%, after 3% in the previous month.")
    assert [(claim.kind, claim.direction) for claim in claims] == [("change", "increase")] * 2
    assert [claim.as_of_end for claim in claims] == ["2024-05-31", "2024-04-30"]


def test_a_fall_that_a_rise_is_compared_with_stays_a_fall():
    claims = claims_of("Mining grew 9% in 2023, compared with a drop of 2% in 2022.")
    assert [claim.direction for claim in claims] == ["increase", "decrease"]
    assert [claim.as_of_end for claim in claims] == ["2023-12-31", "2022-12-31"]


def test_a_text_comes_back_to_the_period_that_it_reports_on():
    claims = claims_of(
        "In May 2024, exports rose by 5%. In April 2024, they had fallen by 2%.\n\nImports fell by 1%."
    )
    assert [claim.as_of_end for claim in claims] == ["2024-05-31", "2024-04-30", "2024-05-31"]


def test_a_level_that_is_fallen_short_of_has_a_time_of_its_own():
    claim = claims_of("In May 2024, sales were 80 million euros. Output was 6% below its level in 2019.")[1]
    assert claim.as_of_end == "2024-05-31"


def test_a_deadline_may_be_the_end_of_a_year():
    assert the_claim("The city intends to train 5,000 nurses by end-2027.").target_year == 2027


def test_a_number_in_groups_of_three_is_a_figure_and_no_name():
    claims = claims_of("Gains were large among nurses (4,500 or 2.7%) and teachers (3,200; 1.9%).")
    assert [claim.value for claim in claims] == [4500, 2.7, 3200, 1.9]
    assert {(claim.kind, claim.direction) for claim in claims} == {("change", "increase")}


def test_what_lies_so_much_above_or_below_has_a_direction():
    claims = claims_of(
        "Sales were 17% ahead of plan, margins 2 points below target and costs 3% short of it."
    )
    assert [claim.direction for claim in claims] == ["increase", "decrease", "decrease"]


def test_by_so_many_percent_goes_on_with_the_change_of_the_list():
    text = "Within services:\n\n(a) trade expanded, as a group, by 8 percent;\n(b) finance by 9 percent."
    assert [claim.direction for claim in claims_of(text)] == ["increase", "increase"]


def test_a_list_has_the_list_it_comes_from_for_its_baselines():
    claims = claims_of(
        "Coverage and use reached 58.6% and 77% in 2022, from 24.6% and 48.8% ten years earlier."
    )
    assert [(one.baseline_year, one.baseline_value) for one in claims[:2]] == [("2012", 24.6), ("2012", 48.8)]
    assert [claim.direction for claim in claims[:2]] == ["increase", "increase"]


def test_a_rise_has_the_baseline_of_the_level_that_it_leads_to():
    claims = claims_of("Full-time jobs increased from 24 million in 2017 to 27 million in 2018, up by 12.5%.")
    assert (claims[2].baseline_year, claims[2].baseline_value) == ("2017", 24e6)


def test_a_share_of_people_that_intends_something_is_no_aim_of_the_text():
    assert the_claim("18% of firms intend to buy robots in the next two years.").kind == "share"


def test_a_heading_of_the_outlook_makes_aims_of_what_should_be():
    claim = the_claim("Outlook\n\nSpending should come to about $70 million.")
    assert claim.kind == "target"


def test_a_loss_of_money_is_a_level():
    assert the_claim("The company had a net loss of $5 million.").kind == "level"


def test_rupees_are_those_of_the_country_that_the_text_speaks_from():
    text = "Pakistan collects more. The revenue service of Pakistan took in Rs 8,125 billion and ₹2 billion."
    assert [claim.unit for claim in claims_of(text)] == ["PKR", "INR"]


def test_a_rise_that_is_up_from_a_rise_starts_from_no_level():
    claims = claims_of("Prices rose by 2.3% in May 2024, up from 1.7% in April.")
    assert [(one.kind, one.direction) for one in claims] == [("change", "increase")] * 2
    assert [one.as_of_end for one in claims] == ["2024-05-31", "2024-04-30"]


def test_over_an_amount_behind_a_rise_compares():
    claims = claims_of(
        "Tax brought in 8 billion euros, a 30 percent jump over 6 billion euros a year earlier."
    )
    assert [(one.kind, one.bound) for one in claims] == [
        ("level", "exact"),
        ("change", "exact"),
        ("level", "exact"),
    ]


def test_a_figure_in_brackets_may_count_back_from_the_time_before_them():
    claims = claims_of("In May 2024, the deficit was $464 million ($3.7 billion a year ago).")
    assert [one.as_of_end for one in claims] == ["2024-05-31", "2023-05-31"]


def test_what_is_to_be_built_over_the_coming_years_is_aimed_at():
    assert the_claim("* Build not less than 80,000 flats over the coming five years").kind == "target"


def test_a_loss_cut_by_a_third_is_a_change():
    claim = the_claim("The unit reduced its losses by about a third.")
    assert (claim.kind, claim.direction, claim.unit) == ("change", "decrease", "percent")


def test_a_dollar_is_that_of_the_one_sign_that_a_text_spells_out():
    claims = claims_of("We cut debt by A$16bn. Medicare gets $8.5 billion.")
    assert [claim.unit for claim in claims] == ["AUD", "AUD"]


def test_what_was_estimated_to_rise_has_risen():
    claim = the_claim("In the second quarter of 2024, GDP was estimated to increase by 7.4%.")
    assert (claim.kind, claim.as_of_end) == ("change", "2024-06-30")


def test_nine_months_of_a_year_are_its_first():
    claim = the_claim("In the nine months of 2023, GDP grew by 6.8%.")
    assert (claim.as_of_start, claim.as_of_end) == ("2023-01-01", "2023-09-30")


def test_a_piece_without_a_verb_goes_on_with_the_change_before_it():
    claims = claims_of("Industry went up 9.1%; services 7.5%.")
    assert [(one.kind, one.direction) for one in claims] == [("change", "increase")] * 2


def test_a_figure_that_a_time_in_brackets_labels_is_only_compared():
    claims = claims_of("In the second quarter of 2024 it grew 4.2% (Q4 2023: 2.9%). Trade grew 5%.")
    assert [claim.as_of_end for claim in claims] == ["2024-06-30", "2023-12-31", "2024-06-30"]
    assert {claim.kind for claim in claims} == {"change"}


def test_a_fraction_said_over_in_brackets_is_one():
    claims = claims_of("Almost two thirds (64 percent) count themselves among the followers.")
    assert [(claim.quote, claim.unit) for claim in claims] == [
        ("Almost two thirds", "percent"),
        ("64 percent", "percent"),
    ]


def test_a_fraction_stands_alone_behind_by_and_before_an_opinion():
    claims = claims_of("Vacancies were down by a quarter. 40% of firms were glad, while a fifth said no.")
    assert [(one.value, one.kind) for one in claims] == [(25, "change"), (40, "share"), (20, "share")]


def test_the_day_that_a_report_ends_with_is_not_its_own():
    text = "Interim results for the six months ended 30 June 2024\n\nToday 300 shops are open."
    assert the_claim(text, None).as_of_basis == "unknown"
    assert document_of("results", text).date is None


def test_a_clause_with_when_is_about_the_time_before_it():
    claims = claims_of("In May 2024, output fell 2%, the first fall since March 2020, when it lost 6%.")
    assert [claim.as_of_end for claim in claims] == ["2024-05-31", "2020-03-31"]


def test_a_figure_in_brackets_behind_a_time_is_of_that_time():
    claims = claims_of(
        "In May 2024 the surplus was 8 billion euros, the most since March 2020 (9 billion euros)."
    )
    assert [claim.as_of_end for claim in claims] == ["2024-05-31", "2020-03-31"]


def test_money_that_is_raised_is_a_level():
    assert the_claim("Startups raised 6 million euros in 2023.").kind == "level"


def test_a_figure_that_is_compared_as_an_aim_is_one():
    aim = claims_of("There are 9 million users, against the 20 million users aimed for.")[1]
    assert aim.kind == "target"


def test_a_line_may_only_label_its_number():
    claims = claims_of("Applications received: 245\n\nNumber of schools: 1200\n\nRoom: 12")
    assert [claim.value for claim in claims] == [245, 1200]


def test_a_number_that_stands_for_a_count_has_its_unit():
    claims = claims_of("In 2014 there were 2 phone factories in the country; that number has risen to 300.")
    assert [claim.unit for claim in claims] == ["phone factories"] * 2


def test_the_time_between_from_and_a_level_is_that_of_the_level():
    claims = claims_of("In May 2024 the rate was 60.9%, half a point down from the May 2023 rate of 61.4%.")
    assert [claims[0].as_of_end, claims[-1].as_of_end] == ["2024-05-31", "2023-05-31"]


def test_a_percentage_without_a_verb_goes_on_with_the_change_before_it():
    claims = claims_of("Chips grew 3 percent to 4 million euros, computers 11.7 percent to 2 million euros.")
    assert [(one.kind, one.direction) for one in claims if one.unit == "percent"] == [
        ("change", "increase")
    ] * 2


def test_a_share_in_brackets_is_no_change_that_others_go_on_with():
    claims = claims_of("Sumatra (22.2 percent) grew 4.9 percent, Kalimantan (8.2 percent) 5.6.")
    assert [claim.kind for claim in claims] == ["level", "change", "level", "change"]
    assert {claim.unit for claim in claims} == {"percent"}


def test_what_grew_fastest_has_grown():
    claim = the_claim("The fastest was transport with 15.3 percent.")
    assert (claim.kind, claim.direction) == ("change", "increase")


def test_a_quarter_may_have_a_roman_number():
    assert the_claim("The economy grew 5.2 percent in Quarter II-2023.").as_of_end == "2023-06-30"


def test_a_fall_from_a_year_earlier_by_so_much_is_a_fall():
    claim = the_claim("In May 2024 exports of goods fell from a year earlier, by 7.4%.")
    assert (claim.kind, claim.direction) == ("change", "decrease")


def test_after_dropping_in_april_it_is_about_may():
    claims = claims_of("After dropping by 3.7% year-on-year in April 2024, sales fell by 7.4% in May 2024.")
    assert [claim.as_of_end for claim in claims] == ["2024-04-30", "2024-05-31"]


def test_cents_are_those_of_the_money_that_a_text_speaks_of():
    claims = claims_of("Revenue was R30 274 million. The dividend is 480 cents.")
    assert [(claim.value, claim.unit) for claim in claims] == [(30_274e6, "ZAR"), (4.8, "ZAR")]


def test_lower_at_a_level_gives_the_level():
    claims = claims_of("The margin was 2.6 percentage points lower at 43.7%.")
    assert [claim.kind for claim in claims] == ["change", "level"]


def test_a_fiscal_year_is_named_by_its_start_in_japan():
    claims = claims_of("In Japan solar came to 8% in FY2021. Japan aims at a share of 38% in FY2030.")
    assert (claims[0].as_of_start, claims[0].as_of_end) == ("2021-04-01", "2022-03-31")
    assert claims[1].target_year == 2030


def test_a_labelled_figure_counts_what_its_label_says_not_what_was_counted_before():
    text = "More than 18,400 schools were connected.\n\n- Tablets: about 2.3 million have been handed out."
    schools, tablets = find_claims(document_of("schools", text))
    assert (schools.unit, tablets.unit, tablets.subject) == ("schools", "Tablets", "Tablets")


@pytest.mark.parametrize("aim", ["we will raise the share to 90%", "the share should be 90%"])
def test_the_share_is_that_of_what_was_spoken_of_before(aim):
    reached, _, aimed = claims_of(
        "At the end of 2023, fibre reached 62% of households. So far, more than 3,200 villages have been "
        f"connected. By 2030, {aim}."
    )
    assert (reached.subject, aimed.subject, aimed.target_year) == ("fibre", "fibre", 2030)


def test_a_share_of_something_is_a_share_of_that():
    assert the_claim("The share of women was 30% in 2020.").subject == "The share of women"


def test_a_paragraph_about_an_earlier_year_stays_with_it():
    claims = claims_of(
        "In 2023, exports were 9 million euros.\n\nIn 2019, shops sold 5 million euros online. "
        "Websites brought 3 million euros."
    )
    assert [claim.as_of_end[:4] for claim in claims] == ["2023", "2019", "2019"]


def test_each_aim_has_the_year_before_it():
    claims = claims_of(
        "For 2025, the sector aims at a coverage of 99% and, by the end of 2026, at 100% of the homes."
    )
    assert [claim.target_year for claim in claims] == [2025, 2026]


def test_increases_behind_a_comma_are_changes():
    claims = claims_of("The city saw the largest increases, of 53.3% and 31.4%.")
    assert {(one.kind, one.direction) for one in claims} == {("change", "increase")}


def test_a_heading_above_a_list_is_no_speaker():
    claims = find_claims(
        Document("text", "Dividend and Share Plan:\n\n• We paid $5 million.\n• Sales were $9 million.\n")
    )
    assert [claim.speaker for claim in claims] == [None, None]


def test_a_country_is_told_by_its_people():
    text = "More than $3 billion went to Singaporeans."
    assert [claim.unit for claim in find_claims(Document("text", text))] == ["SGD"]


def test_a_part_in_brackets_counts_what_was_counted_before():
    *_, part = find_claims(Document("text", "In all 900 clinics are ready (including 50 via satellite)."))
    assert part.unit == "clinics"
