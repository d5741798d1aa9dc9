"""What English figures of the genre measure: the words of the sentence that name it."""

from __future__ import annotations

import pytest

from briefings.claims import Claim, find_claims
from briefings.documents import Document


def claim_of(text: str, quote: str) -> Claim:
    return next(claim for claim in find_claims(Document("text", text)) if claim.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        ("Water supply rose by 3%.", "3%", "Water supply"),
        ("Freight, based on the monthly index of ports expanded by 9%.", "9%", "Freight"),
        ("The job ratio--jobs for each person--was 64%.", "64%", "The job ratio"),
        ("Oslo had most ships (19,350) followed by Bergen (12,000).", "12,000", "Bergen"),
        ("The user base meanwhile has grown to 5 million.", "5 million", "The user base"),
        ("The plant will build 300 ships in the next four years.", "300", "ships"),
        ("During the past two years coverage has risen to 55%.", "55%", "coverage"),
        ("The order intake in 2019's third quarter is 15% down.", "15%", "The order intake"),
        ("The farm trade witnessed sharp swings, falling by 7%.", "7%", "The farm trade"),
        ("Held up by demand for grain, the farm trade fell from 9% to 7%.", "7%", "the farm trade"),
        ("With regard to trade, farm prices have eased but remain high, at 7%.", "7%", "farm prices"),
        ("The bank decided to leave the key rate unchanged at 6.5%.", "6.5%", "key rate"),
        ("Global recorded farm trade reached $9 billion.", "$9 billion", "Global recorded farm trade"),
        ("The firm paid a $0.5 per share quarterly bonus.", "$0.5", "quarterly bonus"),
        ("This brings the total expected outlay to $40 billion.", "$40 billion", "total expected outlay"),
        (
            "Ten sites named in the plan represent $6 billion in total investment.",
            "$6 billion",
            "total investment",
        ),
        ("There was a rise in the number of farms from 1 100 in 2014 to 3 300.", "3 300", "number of farms"),
        ("Sales come on top of the 1,300 farms sold.", "1,300", "farms sold"),
    ],
)
def test_the_subject_leaves_out_what_only_stands_beside_it(text, quote, subject):
    assert claim_of(text, quote).subject == subject


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Port traffic registered a nominal growth of 2%.", "2%"),
        ("Port traffic rose to 90 tonnes, a monthly growth rate of 2%.", "2%"),
        ("Port traffic fell to 80 tonnes, thereby registering a monthly decline rate of 3%.", "3%"),
        ("Port traffic saw an increase of 4% in comparison with May.", "4%"),
    ],
)
def test_a_bare_word_of_change_is_no_subject(text, quote):
    assert claim_of(text, quote).subject == "Port traffic"


def test_the_number_is_that_of_what_was_counted_before():
    claim = claim_of("The city has 40 depots and the number is expected to reach 60 by 2030.", "60")
    assert (claim.subject, claim.unit) == ("depots", "depots")


def test_one_percent_is_a_figure():
    assert claim_of("Milk output fell by one percent.", "one percent").value == 1


def test_marks_of_parts_may_end_a_sentence():
    assert claim_of("We carried 300 goats, (a) (b)", "300").subject == "goats"


def test_a_count_behind_the_word_year_is_no_age():
    assert claim_of("The plan is good. Last year 54,000 nurses were hired.", "54,000").subject == "nurses"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Output in the coal, steel and paper trades had growth rates of 4%, 10% and 9%, respectively.",
            ["Output in the coal", "steel", "paper trades"],
        ),
        (
            "The number of trucks, large buses, and small cars reached 700, 590, and 210, respectively.",
            ["The number of trucks", "large buses", "small cars"],
        ),
        ("Coal, steel and paper rose by 20%, 16% and 5% in turn.", ["Coal", "steel", "paper"]),
        (
            "The rates for middle and high schools are respectively 94% and 82%.",
            ["The rates for middle", "high schools"],
        ),
        ("Both the staff, 5,500 people, and the jobless rate, 3%, declined.", ["people", "the jobless rate"]),
        ("Yearly changes were 4% in steel, 6% in paper and 3% in coal.", ["steel", "paper", "coal"]),
        (
            "Ship sales grew 9%, followed by (-) 6% in 'car parts' and (-) 2% in 'toys'.",
            ["Ship sales", "car parts", "toys"],
        ),
        ("Solar stood at 12 GW, followed by wind with 2 GW.", ["Solar", "wind"]),
        (
            "Net use should reach: i) 75% worldwide; ii) 65% in villages; and iii) 35% at sea.",
            ["Net use"] * 3,
        ),
        ("The vast majority (91%) of firms are online.", ["firms"]),
        (
            "Both shoes (up 5% to 430 tonnes) and hats (up 23% to 600 tonnes) gained.",
            ["shoes"] * 2 + ["hats"] * 2,
        ),
        (
            "This was followed by Malta and Spain, with declines of 2.5 and 2.1 percent, respectively.",
            ["Malta", "Spain"],
        ),
        ("Wind and solar parks saw load rise 14% and 17%, respectively.", ["Wind", "solar parks"]),
        ("There was a slight growth (2%) in toll roads.", ["toll roads"]),
        ("Trams carry 5,000 riders, bringing the number of trips to 60,000.", ["riders", "number of trips"]),
        ("Care should be made cheap in low- and middle-income areas at less than 2% of income.", ["Care"]),
    ],
)
def test_each_figure_of_a_list_has_its_own_subject(text, subjects):
    assert [claim.subject for claim in find_claims(Document("text", text))] == subjects


def test_each_count_of_a_list_has_the_unit_of_its_own_subject():
    text = "The number of trucks, large buses, and small cars reached 700, 590, and 210, respectively."
    assert [claim.unit for claim in find_claims(Document("text", text))] == [
        "trucks",
        "large buses",
        "small cars",
    ]


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        (
            "The total number of newly registered taxis in the area reached 5,000.",
            "5,000",
            "The total number of newly registered taxis in the area",
        ),
        ("Oslo carried 7 tonnes. Bergen is estimated to have carried 5 tonnes.", "5 tonnes", "Bergen"),
        (
            "Cheese output of the 64 dairies reporting to the board was 54 tonnes.",
            "54 tonnes",
            "Cheese output of the 64 dairies reporting to the board",
        ),
        (
            "Total revenue for the sports, music and theatre group rose 8%.",
            "8%",
            "Total revenue for the sports, music and theatre group",
        ),
        ("Guests were joined by Japan, which bought 5 tonnes.", "5 tonnes", "Japan"),
        (
            "All markets posted gains in July, and the home market led with growth of 36%.",
            "36%",
            "the home market",
        ),
        ("Of the homes that can get cable, only 28% have it.", "28%", "the homes that can get cable"),
        (
            "The portion of people on ferries reached 74.2 per 100 residents up from 69.1 per 100 residents.",
            "69.1",
            "The portion of people on ferries",
        ),
        (
            "India's output grew 17% and Japanese output fell 2% year-on-year at 7 tonnes.",
            "7 tonnes",
            "Japanese output",
        ),
        ("Sales fell, leading to stocks growing to 88 tonnes.", "88 tonnes", "stocks"),
        ("Ferries held their lead with a 22% market share.", "22%", "Ferries"),
        ("Ferries accounted for a notable 13% share of all trips.", "13%", "Ferries"),
        ("Ferry use saw a marginal increase to 63% from 61%.", "63%", "Ferry use"),
        ("Ferry use fell to 61%. This marks a modest 2% drop.", "2%", "Ferry use"),
        ("Ferry use was 85 per cent - a rise on last year's 67 per cent.", "67 per cent", "Ferry use"),
        ("Buyers added $15 billion of foreign bonds.", "$15 billion", "foreign bonds"),
        ("Freight fell 3%, while rail yards saw a 2% rise by load.", "2%", "rail yards"),
        ("Output of the tile plants saw the largest decline at 24%.", "24%", "Output of the tile plants"),
        ("Compared to May, shoe sales showed a decline of 4%.", "4%", "shoe sales"),
        (
            "The number of calls – mostly by night – improved from 180,000 to 140,000.",
            "140,000",
            "The number of calls",
        ),
        ("Use of the drug in the towns at risk of it is 48%.", "48%", "Use of the drug in the towns at risk"),
        ("Cover with 3 doses of the drug is put at 76% of babies.", "76%", "Cover with 3 doses of the drug"),
        ("The ministry expects coal to fuel 34% of heating.", "34%", "coal"),
        ("Shoes have a weight of 22% in the index.", "22%", "Shoes"),
        ("Mining which has 20% weight in the index rose by 3%.", "20%", "Mining"),
        ("Recovery in the ports went on as it recorded a 4% fall in May.", "4%", "Recovery in the ports"),
        ("Mining, which makes up more than half of all trade fell by 9 tonnes.", "9 tonnes", "Mining"),
        (
            "Freight was 200 tonnes. However, in poor areas, this drops down to 161 tonnes.",
            "161 tonnes",
            "Freight",
        ),
        ("The board aims to achieve a 70% ferry coverage rate by 2030.", "70%", "ferry coverage rate"),
        (
            "About 60% of the firms have debts, and 22% expect that orders will fall.",
            "22%",
            "firms have debts",
        ),
        ("Orders fell by 6% in May, and 10% fewer boots were sold.", "10%", "boots"),
        ("Orders from the north fell by 5%, and from the south by 8%.", "8%", "the south"),
        ("Though rising by 12%, foreign lending was only 9 billion euros.", "12%", "foreign lending"),
        ("Toll sales rose by 22% to an estimate of 90 million euros.", "90 million euros", "Toll sales"),
        ("The US installed 29GW of wind power last year.", "29GW", "wind power"),
        ("Wool output jumped 41% to 31,570 pieces.", "31,570", "Wool output"),
        (
            "The office put Norway's total January-July exports at 194 million euros.",
            "194 million euros",
            "Norway's total January-July exports",
        ),
        (
            "The amount of power added to grids in the area grew by 50%.",
            "50%",
            "The amount of power added to grids in the area",
        ),
        ("Cable lines, often known as fast lines, rose to 92,000.", "92,000", "Cable lines"),
        ("Output of steel remained unchanged and shoe sales rose by 4%.", "4%", "shoe sales"),
        ("Milk output fell in May, according to new data, by 7%.", "7%", "Milk output"),
        (
            "It is expected that the national installed fleet of ferries will exceed 5,000.",
            "exceed 5,000",
            "the national installed fleet of ferries",
        ),
        ("Local plants attracted investment totalling 40 million euros.", "40 million euros", "investment"),
        (
            "The firms will make phones and parts worth 40 million euros.",
            "40 million euros",
            "phones and parts",
        ),
        ("Ferry loads grew by 5%. The figure represents 43% of the country's freight.", "43%", "Ferry loads"),
        (
            "Ferry loads grew by 5%.\n\nIn May, the last full month before the storms, they fell by 8%.",
            "8%",
            "Ferry loads",
        ),
        (
            "Ferry loads fell, and the amount of freight sent by rail contributed 20 percent of trade.",
            "20 percent",
            "the amount of freight sent by rail",
        ),
        (
            "A drop was seen in coal mining - by 5.6%, in metal, glass and paper making - by 2.7%.",
            "2.7%",
            "metal, glass and paper making",
        ),
        ("A decline of 10.9% was registered in the ferry index.", "10.9%", "ferry index"),
        ("Fares rose by 3%.\n\nSince May they fell by 5%. That is a phenomenal 8% drop.", "8%", "Fares"),
        (
            "We raised pay from 8 million euros to 9 million, increasing staff from 4,946 to 5,411.",
            "5,411",
            "staff",
        ),
        (
            "It came with a surge in ferry loads, soaring to 5 million tonnes.",
            "5 million tonnes",
            "ferry loads",
        ),
        ("Ferry loads reached an all-time high of 500 million tonnes.", "500 million tonnes", "Ferry loads"),
        (
            "The report showed a rise in the ferry index of December 2023 by 1.4% compared to November.",
            "1.4%",
            "ferry index",
        ),
        ("Ferry loads were estimated to post a year on year rise of 6%.", "6%", "Ferry loads"),
        ("The paper further elucidates that in May 2023, the index saw a 2% drop.", "2%", "the index"),
        (
            "Towns that lack ferry links have declined by 3 percent.",
            "3 percent",
            "Towns that lack ferry links",
        ),
        (
            "The number of ferries built reached 2,300, of which 1,200 were made at home.",
            "1,200",
            "The number of ferries built",
        ),
    ],
)
def test_the_subject_is_found_by_the_grammar_of_its_clause(text, quote, subject):
    assert claim_of(text, quote).subject == subject
