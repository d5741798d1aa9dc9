"""A claim is placed by its words, its unit and what they allow."""

from __future__ import annotations

import math

import pytest
from invented import claim, claims_table

from briefings.corrections import Correction, corrected
from briefings.indicators import build_registry
from briefings.intervals import Interval
from briefings.readings import changed_digits
from briefings.series import Placed, place_claims

REACH = {"unit": "percent", "direction": "increase", "kind": "share", "ceiling": 100}
HUBS = {"unit": "hubs", "direction": "increase", "kind": "stock"}
KNOWN = build_registry(
    {
        "fibre": {"title": "Homes with fibre", "phrases": ["fibre reach"], **REACH},
        "hubs": {"title": "Digital hubs", "phrases": ["digital hubs"], **HUBS},
    }
)


def placed(*rows: dict) -> list[Placed]:
    return place_claims(claims_table(*rows), KNOWN)


@pytest.mark.parametrize(
    ("subject", "unit", "said", "indicator"),
    [
        ("fibre reach", "percent", {}, "fibre"),
        ("fibre reach", "CNY", {}, None),  # money is no share
        ("digital hubs", "percent", {}, None),
        ("digital hubs", "percent", {"kind": "change"}, "hubs"),  # any indicator may change by percent
        ("reach", "percent", {"qualifier": "fibre"}, None),  # a qualifier comes after what it qualifies
        ("fibre", "percent", {"qualifier": "reach"}, "fibre"),
        ("mills", "percent", {"indicator": "fibre"}, "fibre"),  # the reader of the text knew better
    ],
)
def test_a_claim_is_of_an_indicator_that_its_words_name_and_its_unit_fits(subject, unit, said, indicator):
    (one,) = placed(claim("8", 8.0, unit, subject, "2020", **said))
    assert one.series.indicator == indicator


@pytest.mark.parametrize(
    ("subject", "bound", "kind", "low", "high"),
    [
        ("fibre reach", "at_most", "level", 0.0, 5.0),
        ("fibre reach", "at_least", "level", 5.0, 100.0),
        ("fibre reach", "at_most", "change", -math.inf, 5.0),  # what changes may fall
        ("fibre reach", "at_least", "change", 5.0, math.inf),
        ("mills", "at_most", "level", -math.inf, 5.0),  # nobody says what its limits are
        ("mills", "at_least", "level", 5.0, math.inf),
    ],
)
def test_a_level_stays_within_the_limits_of_its_indicator_and_a_change_need_not(
    subject, bound, kind, low, high
):
    (one,) = placed(claim("5%", 5.0, "percent", subject, "2020", bound=bound, kind=kind))
    assert one.interval == Interval(5.0, low, high)


def test_without_a_ceiling_only_nothing_is_a_limit():
    (one,) = placed(claim("5 hubs", 5.0, "hubs", "digital hubs", "2020", bound="at_least"))
    assert (one.series.indicator, one.interval) == ("hubs", Interval(5.0, 5.0, math.inf))


def test_a_corrected_value_has_the_digits_that_it_is_read_with():
    claims = claims_table(claim("50%", 50.0, "percent", "fibre reach", "2020"))
    (read,) = place_claims(corrected(claims, [Correction("a-1", 51.25, "a slip")]), KNOWN)
    assert (read.interval.low, read.interval.high) == pytest.approx((51.245, 51.255))
    assert read.correction == "printed 50%, read as 51.25: a slip"


def test_every_digit_is_read_as_every_other_but_the_first_never_as_nothing():
    (one,) = placed(claim("51.3%", 51.3, "percent", "fibre reach", "2020"))
    read = [digits for _, printed, digits, _ in changed_digits(one) if printed == "51.3"]
    assert len(read) == len(set(read)) == 8 + 9 + 9
    assert {"50.3", "51.0", "91.3"} <= set(read)
    assert not [digits for digits in read if digits.startswith("0")]


def test_a_number_of_one_digit_is_not_read_as_nothing():
    (one,) = placed(claim("8 hubs", 8.0, "hubs", "digital hubs", "2020"))
    assert [value for *_, value in changed_digits(one)] == [1, 2, 3, 4, 5, 6, 7, 9]


def test_a_correction_is_not_corrected_again():
    claims = claims_table(claim("5 hubs", 5.0, "hubs", "digital hubs", "2020"))
    (read,) = place_claims(corrected(claims, [Correction("a-1", 50.0, "a nought is missing")]), KNOWN)
    assert list(changed_digits(read)) == []
