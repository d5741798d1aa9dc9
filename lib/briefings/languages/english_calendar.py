"""What span of days an English expression of time means, in the text that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefings.languages.english_time_words import MONTHS, ORDINALS, SMALL
from briefings.periods import (
    Period,
    day_of,
    fiscal_year,
    month_end,
    months,
    shifted,
    shifted_months,
    year_of,
)
from briefings.sentences import Discourse


def year_in(source: str | None, discourse: Discourse) -> tuple[int, bool] | None:
    """(year, fiscal) that "2026", "2023-24", "FY25", "this year" mean; None: not known."""
    today = discourse.today
    if source is None:
        return None
    words = source.lower().strip()
    digits = re.findall(r"\d+", words)
    if digits:
        year = whole_year(digits[-1], digits[0])
        of_fiscal = len(digits) > 1 or digits[0] != words
        return year + (discourse.by_start and of_fiscal and len(digits) == 1), of_fiscal
    if today is None:
        return None
    step = {"last": -1, "previous": -1, "next": 1}.get(words.split()[0], 0)
    if "same" in words and discourse.period:
        return discourse.period.end.year, False
    return today.year + step, "fiscal" in words or "financial" in words


def whole_year(digits: str, before: str = "") -> int:
    """The year that two or four digits mean: 24 is 2024, 99 is 1999; 2023-24 ends in 2024."""
    number = int(digits)
    if len(digits) == 4:
        return number
    if len(before) == 4:
        century = int(before) // 100 * 100
        return century + number + (100 if century + number < int(before) else 0)
    return number + (2000 if number < 70 else 1900)


def fiscal(discourse: Discourse, year: int) -> Period:
    """The fiscal year that ends in `year`, as this document's country counts it."""
    return fiscal_year(year, discourse.fiscal_month)


def in_year(source: str | None, discourse: Discourse, first: int, last: int) -> Period | None:
    """Months `first` to `last` of the year that is named, else of the latest year in which they had begun."""
    named = year_in(source, discourse)
    if named is not None:
        year, of_fiscal = named
        if of_fiscal and discourse.fiscal_month > 1:
            start = fiscal(discourse, year).start
            return shifted_months(start, first - 1, last - 1)
        return months(year, first, last)
    today = discourse.today
    if source is None and today is None:
        return nearest(discourse, first, last)
    if source is not None or today is None:
        return None
    begun = months(today.year, first, last)
    single_unit = last - first < 3 and first > 1
    reached = begun.start if single_unit else begun.end
    return begun if reached <= today else shifted(begun, -1)


def nearest(discourse: Discourse, first: int, last: int) -> Period | None:
    """Months `first` to `last` by the period that the text named last, where its own day is not known.

    They are of its year, or of the year before where that would be long after a month or quarter.
    """
    known = discourse.mentioned or discourse.period or discourse.reporting
    if known is discourse.mentioned and is_look_back(discourse):
        known = discourse.reporting
    if known is None:
        return None
    found = months(known.end.year, first, last)
    short = (known.end - known.start).days <= LONGEST_QUARTER
    return shifted(found, -1) if short and (found.start - known.end).days > LONGEST_QUARTER else found


LONGEST_QUARTER = 92  # days


def is_look_back(discourse: Discourse) -> bool:
    """Whether the period named last only lies long before what the text and its paragraph are about."""
    mentioned, topic = discourse.mentioned, discourse.topic or discourse.reporting
    return mentioned is not None and topic is not None and mentioned.end.year < topic.start.year - 1


def month_number(name: str) -> int:
    """1 to 12 of a month's name or its short form."""
    return MONTHS[name.lower().rstrip(".")[:3]]


def span(start: date | None, end: date | None) -> Period | None:
    """The period of two days, None if one is unknown or they are the wrong way round."""
    return Period(start, end) if start and end and start <= end else None


def resolve_day(year: str | int | None, month: int, day: str, discourse: Discourse) -> Period | None:
    """A day; without a year it is the latest one that is not long after the document's date."""
    today = discourse.today
    if year is not None:
        found = day_of(int(year), month, int(day))
    elif today is None:
        known = discourse.mentioned or discourse.period or discourse.reporting
        found = day_of(known.end.year, month, int(day)) if known else None
    else:
        found = day_of(today.year, month, int(day))
        if found and found > today + timedelta(days=45):
            found = day_of(today.year - 1, month, int(day))
    return Period(found, found) if found else None


def resolve_iso(match: re.Match[str], discourse: Discourse) -> Period | None:
    """2022-06-18."""
    return resolve_day(match["iso_y"], int(match["iso_m"]), match["iso_d"], discourse)


def resolve_numeric(match: re.Match[str], discourse: Discourse) -> Period | None:
    """9.3.2021 or 18/06/2022: the day first, unless only the other order is a date."""
    first, second = int(match["num_d"]), int(match["num_m"])
    if second > 12:
        first, second = second, first
    return resolve_day(match["num_y"], second, str(first), discourse) if 1 <= second <= 12 else None


def resolve_month_span(match: re.Match[str], discourse: Discourse) -> Period | None:
    """October 2022-September 2023, January to April."""
    first, last = month_number(match["ms_m1"]), month_number(match["ms_m2"])
    if named := year_in(match["ms_y2"] or match["ms_y1"], discourse):
        end_year = named[0]
        if match["ms_f"] and last >= discourse.fiscal_month > 1:
            end_year -= 1
        start_year = int(match["ms_y1"] or end_year - (first > last))
        return span(date(start_year, first, 1), month_end(end_year, last))
    found = in_year(None, discourse, last, last)
    return span(date(found.end.year - (first > last), first, 1), found.end) if found else None


def resolve_day_span(match: re.Match[str], discourse: Discourse) -> Period | None:
    """April 1 to June 30, 2016."""
    last = int(match["ds_y2"])
    first_month, last_month = (
        month_number(match[one] or match[other]) for one, other in (("ds_m1", "ds_m3"), ("ds_m2", "ds_m4"))
    )
    first = int(match["ds_y1"] or last - (first_month > last_month))
    start = day_of(first, first_month, int(match["ds_d1"] or match["ds_d3"]))
    return span(start, day_of(last, last_month, int(match["ds_d2"] or match["ds_d4"])))


def resolve_month(match: re.Match[str], discourse: Discourse) -> Period | None:
    """October 2022; April of this year; April; Jun-24."""
    number, year = month_number(match["my_m"]), match["my_y"]
    year = f"20{match['my_s']}" if match["my_s"] else year
    return in_year(year, discourse, number, number)


def resolve_month_quarter(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The December quarter of 2025: that which ends with the month."""
    month, named = month_number(match["mq_m"]), year_in(match["mq_y"], discourse)
    if named is not None:
        year, of_fiscal = named
        last: Period | None = months(year - (of_fiscal and month >= discourse.fiscal_month > 1), month, month)
    else:
        last = in_year(None, discourse, month, month)
    length = 3 if match["mq_u"].lower() == "quarter" else 6
    return shifted_months(last.start, 1 - length, 0) if last else None


def resolve_last_month_name(match: re.Match[str], discourse: Discourse) -> Period | None:
    """Last June."""
    return in_year(None, discourse, month_number(match["lm"]), month_number(match["lm"]))


def resolve_first_months(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The first four months of 2026, the first three quarters, the last two months of 2025."""
    count = SMALL.get(match["fm_n"].lower()) or (int(match["fm_n"]) if match["fm_n"].isdigit() else 0)
    count *= 3 if match["fm_q"] else 1
    if match["fm_w"].lower() != "first":
        ends = match["fm_y"] is not None and 1 <= count <= 12
        return in_year(match["fm_y"], discourse, 13 - count, 12) if ends else None
    return in_year(match["fm_y"], discourse, 1, count) if 1 <= count <= 12 else None


def resolve_months_of(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The nine months of 2024, 9M 2024."""
    source = (match["mo_n"] or match["mc_n"]).lower()
    count = SMALL.get(source) or (int(source) if source.isdigit() else 0)
    year = match["mo_y"] or str(whole_year(match["mc_y"]))
    return in_year(year, discourse, 1, count) if 1 <= count <= 12 else None


def resolve_quarter(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The second quarter of 2022, Q2 2022, 2Q22, 2022 Q2."""
    if match["q_n"]:
        number, year = ORDINALS[match["q_n"].lower()], match["q_y"]
    else:
        number = int(match["qc_n"] or match["qd_n"] or match["qe_n"])
        year = match["qc_y"] or match["qd_y"] or match["qe_y"]
        year = str(whole_year(year)) if year else None
        if "fy" in match.group().lower() and year:
            year = f"fy {year}"
    if discourse.own_quarters:
        return own_quarter(year, number, discourse)
    return in_year(year, discourse, 3 * number - 2, 3 * number)


def own_quarter(source: str | None, number: int, discourse: Discourse) -> Period | None:
    """A quarter of the fiscal year by which a text reports: of that named, else of the latest begun."""
    named, known = year_in(source, discourse), discourse.mentioned or discourse.period or discourse.reporting
    day = discourse.today or (known.end if known else None)
    if named is not None:
        year = named[0]
    elif day is not None:
        year = day.year + (day.month >= discourse.fiscal_month)
    else:
        return None
    found = shifted_months(fiscal(discourse, year).start, 3 * number - 3, 3 * number - 1)
    late = named is None and day is not None and found is not None and found.start > day
    return shifted(found, -1) if late and found else found


def resolve_half(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The first half of this year, H1 2025."""
    if match["h_n"]:
        number, year = ORDINALS[match["h_n"].lower()], match["h_y"]
    else:
        number, year = int(match["hc_n"] or match["hd_n"]), match["hc_y"] or match["hd_y"]
        year = str(whole_year(year)) if year else None
    return in_year(year, discourse, 6 * number - 5, 6 * number)


def resolve_fiscal(match: re.Match[str], discourse: Discourse) -> Period | None:
    """FY24, fiscal year 2023-24, Union Budget 2023-24."""
    first, second = match["f_1"], match["f_2"]
    year = whole_year(second, first) if second else whole_year(first) + discourse.by_start
    return fiscal(discourse, year) if 1900 < year < 2101 else None


def resolve_year_span(match: re.Match[str], discourse: Discourse) -> Period | None:
    """2023-24 as a fiscal year where that is used, 2021-2025 and 2026-30 as spans of years."""
    second = match["ys_2"] or match["ys_3"]
    first, last = int(match["ys_1"]), whole_year(second, match["ys_1"])
    if last < first:
        return None
    if last == first + 1 and (len(second) == 2 or match["ys_f"]):
        return fiscal_year(last, discourse.fiscal_month if discourse.fiscal_month > 1 else USUAL_FISCAL_MONTH)
    return Period(date(first, 1, 1), date(last, 12, 31))


USUAL_FISCAL_MONTH = 4  # where a text names fiscal years and not its country


def resolve_between(match: re.Match[str], discourse: Discourse) -> Period | None:
    """Between 2012 and 2021, between 2019-20 and 2024-25."""
    first, last = int(match["bt_1"]), int(match["bt_2"])
    if match["bt_f"]:
        month = discourse.fiscal_month if discourse.fiscal_month > 1 else USUAL_FISCAL_MONTH
        return span(fiscal_year(first + 1, month).start, fiscal_year(last + 1, month).end)
    return span(date(first, 1, 1), date(last, 12, 31))


def resolve_last(match: re.Match[str], discourse: Discourse) -> Period | None:
    """Last year, this month, the previous quarter."""
    today, word, unit = discourse.today, match["l_w"].lower(), match["l_u"].lower()
    if today is None or (word in {"same", "corresponding", "past"} and unit != "year"):
        return None
    step = {"this": 0, "current": 0, "latest": 0, "next": 1}.get(word, -1)
    if unit == "year":
        fiscal_word = "fiscal" in match.group().lower() or "financial" in match.group().lower()
        late = fiscal_word and today.month >= discourse.fiscal_month > 1
        return (fiscal if fiscal_word else lambda _, year: year_of(year))(discourse, today.year + step + late)
    if unit == "decade":
        return year_of(-(-today.year // 10) * 10) if word in {"this", "current"} else None
    if unit in {"month", "quarter"}:
        length = 1 if unit == "month" else 3
        this = date(today.year, (today.month - 1) // length * length + 1, 1)
        return shifted_months(this, step * length, step * length + length - 1)
    return None


def resolve_spoken_of(match: re.Match[str], discourse: Discourse) -> Period | None:
    """In that year: the one named last; the year under review: that which the text reports on."""
    known = discourse.mentioned or discourse.period
    if match["so_r"]:
        known = discourse.reporting or discourse.period or known
    if known is None:
        return None
    unit = (match["so_t"] or match["so_r"]).lower()
    days = (known.end - known.start).days
    if unit == "year":
        return known if days > LONGEST_PART else year_of(known.end.year)
    return known if unit == "period" or (days < LONGEST_MONTH) == (unit == "month") else None


LONGEST_MONTH, LONGEST_PART = 31, 280  # days: of a part of a year


def resolve_years_back(match: re.Match[str], discourse: Discourse) -> Period | None:
    """Ten years ago, counted from the text's day; ten years earlier, from the period named before."""
    ago = match["yb_w"].lower() == "ago"
    known = None if ago else discourse.mentioned or discourse.period or discourse.reporting
    year = known.end.year if known else discourse.today and discourse.today.year
    count = SMALL.get(match["yb_n"].lower()) or (int(match["yb_n"]) if match["yb_n"].isdigit() else 0)
    if match["yb_n"].lower() in {"a", "an"} and match["yb_u"].startswith("decade"):
        count = 1
    back = count * (10 if match["yb_u"].lower().startswith("decade") else 1)
    return year_of(year - back) if year and 0 < back < year - 1 else None


def resolve_ended(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The quarter ended June 30, 2025; the three months to August 2025."""
    unit = (match["en_u"] or "").lower()
    words = (match["en_n"] or "").lower()
    count = {"quarter": 3, "year": 12}.get(unit) or (
        6 if unit else SMALL.get(words) or int(words) if words.isdigit() else SMALL.get(words)
    )
    month = month_number(match["en_m"] or match["en_o"])
    last = in_year(match["en_y"], discourse, month, month)
    return shifted_months(last.start, 1 - count, 0) if last and count and count <= 120 else None


def resolve_full_year(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The full year: that which the text speaks of."""
    known = discourse.reporting or discourse.period or discourse.mentioned
    if known is not None:
        return year_of(known.end.year)
    return year_of(discourse.today.year - (discourse.today.month < 4)) if discourse.today else None


def resolve_the_end(match: re.Match[str], discourse: Discourse) -> Period | None:
    """The end of the year, of the decade."""
    today, unit = discourse.today, match["te_u"].lower()
    if today is None:
        return None
    years = {"decade": 10, "century": 100}.get(unit, 1)
    year = -(-today.year // years) * years
    if unit in {"month", "quarter"}:
        length = 1 if unit == "month" else 3
        last = month_end(year, -(-today.month // length) * length)
    else:
        last = date(year, 12, 31)
    return Period(last, last)


def resolve_year_end(match: re.Match[str], discourse: Discourse) -> Period | None:
    """Year-end 2024."""
    year = match["ye"] or (discourse.today and discourse.today.year)
    return Period(date(int(year), 12, 31), date(int(year), 12, 31)) if year else None


QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
RESOLVE: dict[str, Callable[[re.Match[str], Discourse], Period | None]] = {
    "ended": resolve_ended,
    "iso": resolve_iso,
    "numeric": resolve_numeric,
    "day_month": lambda match, discourse: resolve_day(
        match["dm_y"], month_number(match["dm_m"]), match["dm_d"], discourse
    ),
    "day_span": resolve_day_span,
    "month_span": resolve_month_span,
    "month_day": lambda match, discourse: resolve_day(
        match["md_y"], month_number(match["md_m"]), match["md_d"], discourse
    ),
    "month_quarter": resolve_month_quarter,
    "month_year": resolve_month,
    "first_months": resolve_first_months,
    "months_of": resolve_months_of,
    "quarter": resolve_quarter,
    "half": resolve_half,
    "quarter_code": resolve_quarter,
    "quarter_number": lambda match, discourse: in_year(
        match["qn_y"], discourse, 3 * QUARTERS[match["qn_n"].lower()] - 2, 3 * QUARTERS[match["qn_n"].lower()]
    ),
    "half_code": resolve_half,
    "fiscal": resolve_fiscal,
    "year_span": resolve_year_span,
    "between": resolve_between,
    "year": lambda match, discourse: year_of(int(match["y"])),
    "prior_year": lambda match, discourse: None,
    "last": resolve_last,
    "spoken_of": resolve_spoken_of,
    "years_back": resolve_years_back,
    "earlier": lambda match, discourse: None,
    "full_year": resolve_full_year,
    "the_end": resolve_the_end,
    "last_month_name": resolve_last_month_name,
    "on_year": lambda match, discourse: None,
    "today": lambda match, discourse: None,
    "month_end_name": resolve_year_end,
}
