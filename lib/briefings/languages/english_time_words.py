"""How English says a time: patterns, and the words before them that give it a role."""

# ruff: noqa: E501  (a pattern reads best on one line)
from __future__ import annotations

import re

from briefings.quantities import Phrases

MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SMALL = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
MONTH = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
MONTH += r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
YEAR = r"(?:19|20)\d\d"
DASH = r" ?(?:-|–|—|/|to|through|until|and) ?"
WHOSE = rf"(?:,? (?:of |in )?(?:the )?(?P<%s>{YEAR}(?:[-–/]\d\d(?:\d\d)?)?(?![\d,]*\d)|(?:this|last|the|next|previous|current|same)"
WHOSE += r" (?:(?:calendar|fiscal|financial) )?year(?! (?:earlier|ago|before))|fy ?'?\d\d(?:\d\d)?(?:[-–/]\d\d(?:\d\d)?)?"
WHOSE += r"|(?:fiscal|financial)(?: year)? \d{4}(?:[-–/]\d\d(?:\d\d)?)?))?"
# name -> pattern; the first that matches at a word's start is taken
PATTERNS = {
    "ended": r"(?:(?:first |second |third |fourth |full |fiscal |financial )*(?P<en_u>quarter|half[- ]year|half|year)|(?P<en_n>\d\d?|[a-z]+)[- ]months?)"
    rf"(?: period)?,? (?:ended|ending|to|through|up to) (?:(?:the )?end (?:of )?"
    rf"|end-)?(?:(?P<en_m>{MONTH})(?: (?P<en_d>[0-3]?\d)(?!\d))?|(?P<en_e>[0-3]?\d)(?:st|nd|rd|th)?"
    rf" (?P<en_o>{MONTH}))(?:,? (?P<en_y>{YEAR}))?",
    "iso": rf"(?P<iso_y>{YEAR})-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)(?!\d)",
    "numeric": rf"(?P<num_d>[0-3]?\d)(?P<num_s>[./])(?P<num_m>[0-3]?\d)(?P=num_s)(?P<num_y>{YEAR})(?!\d)",
    "day_month": rf"(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<dm_m>{MONTH})(?:,? (?P<dm_y>{YEAR}))?(?!\d)",
    "day_span": rf"(?:(?P<ds_m1>{MONTH}) (?P<ds_d1>[0-3]?\d)|(?P<ds_d3>[0-3]?\d) (?P<ds_m3>{MONTH}))(?:,? (?P<ds_y1>{YEAR}))?{DASH}"
    rf"(?:(?P<ds_m2>{MONTH}) (?P<ds_d2>[0-3]?\d)|(?P<ds_d4>[0-3]?\d) (?P<ds_m4>{MONTH})),? (?P<ds_y2>{YEAR})(?!\d)",
    "month_span": rf"(?P<ms_m1>{MONTH})(?:,? (?P<ms_y1>{YEAR}))?{DASH}(?P<ms_m2>{MONTH})(?: period)?(?:,? (?:of |in )?(?P<ms_f>fy ?)?(?P<ms_y2>{YEAR}|this year|last year))?(?!\d)",
    "month_day": rf"(?P<md_m>{MONTH}) (?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%])(?:(?: to |[-–] ?)[0-3]?\d(?![\d%.]))?(?:,? (?P<md_y>{YEAR})(?!\d))?(?!,\d{{3}}|\.\d| ?(?:per ?cent|%|million|billion|bn|points?))",
    "month_quarter": r"(?P<mq_m>march|june|sept?(?:ember)?|dec(?:ember)?)[ -](?P<mq_u>quarter|half)(?!-)"
    + WHOSE % "mq_y",
    "month_year": rf"(?P<my_m>{MONTH})(?:(?:,? (?:of )?|-)(?P<my_y>{YEAR}|this year|last year)(?!\d)|(?:-| ?['’])(?P<my_s>[0-4]\d)(?![\w%]|[,.]\d))?",
    "first_months": r"(?P<fm_w>first|last|final) (?P<fm_n>\d\d?|[a-z]+)[ -](?:months?|(?P<fm_q>quarters))"
    + WHOSE % "fm_y",
    "months_of": rf"(?P<mo_n>\d\d?|{'|'.join(SMALL)})[ -]months? (?:of|in) (?P<mo_y>{YEAR}|this year|last year)(?!\d)"
    rf"|(?P<mc_n>[1-9]|1[01])m ?'?(?P<mc_y>{YEAR}|\d\d)(?![\d,.]*\d|\w)",
    "quarter": r"(?P<q_n>first|second|third|fourth|1st|2nd|3rd|4th)(?: fiscal)?[ -]quarter(?! in which)"
    + WHOSE % "q_y",
    "quarter_number": rf"quarter (?P<qn_n>[1-4]|i{{1,3}}|iv)(?![a-z])(?: \([^()]{{3,30}}\))?(?:(?:,| of)?[- ](?P<qn_y>{YEAR}))?(?!\d)",
    "half": r"(?P<h_n>first|second|1st|2nd)[ -]half(?:[ -]year)?" + WHOSE % "h_y",
    "quarter_code": rf"q(?P<qc_n>[1-4])(?: ?(?:of |fy ?|[-–'])?(?P<qc_y>{YEAR}|\d\d)(?!\d))?(?!\w)|(?P<qd_n>[1-4])q ?'?(?P<qd_y>{YEAR}|\d\d)(?!\d)"
    rf"|(?P<qe_y>{YEAR})[ -]?q(?P<qe_n>[1-4])(?!\w)",
    "half_code": rf"h(?P<hc_n>[12])(?: ?(?:of |fy ?)?(?P<hc_y>{YEAR}|\d\d)(?!\d))?(?!\w)|(?P<hd_n>[12])h ?'?(?P<hd_y>{YEAR}|\d\d)(?!\d)",
    "fiscal": r"(?:fy|(?:fiscal|financial)(?: years?)?|union budget|marketing year) ?'?(?P<f_1>\d{4}|\d\d)(?:[-–/](?P<f_2>\d{4}|\d\d))?(?!\d)",
    "year_span": rf"(?P<ys_1>{YEAR})(?:(?P<ys_s> ?[-–—/] ?)(?P<ys_2>{YEAR}|\d\d)|(?: to | through | until )(?P<ys_3>{YEAR}))(?![\d.,]*\d| ?%| ?per ?cent)(?P<ys_f> (?:financial|fiscal) year)?",
    "between": rf"between (?:(?:fiscal|financial) years? )?(?P<bt_1>{YEAR})(?P<bt_f>[-–/]\d\d)? and (?P<bt_2>{YEAR})(?:[-–/]\d\d)?(?!\d)",
    "full_year": r"(?:full|whole|entire)[ -]year(?! ?(?:20|growth|target|outlook|guidance|forecast))",
    "the_end": r"end of (?:the|this) (?P<te_u>year|decade|month|quarter|century)",
    "year": rf"(?P<y>{YEAR})(?:s\b)?(?![\d%]|,\d|\.\d)",
    "prior_year": r"(?:this|same) time last year|(?:prior|previous|preceding|last)[- ]year(?:'s)?(?: (?:comparable|corresponding|same))?"
    r" (?:(?:first|second|third|fourth) )?(?:quarter|period|half|month)",
    "last": r"(?P<l_w>last|this|next|previous|preceding|prior|current|same|past|latest|corresponding|comparable)"
    r"(?: (?:fiscal|financial|calendar))? (?P<l_u>year|quarter|month|week|decade|half|period)(?!-on|s? ago)"
    r"(?P<l_t> (?:(?:of )?last year|(?:of )?the (?:previous|preceding|prior) year|a year (?:earlier"
    r"|ago)|(?:in|of) (?:the )?(?:(?:fiscal|financial) )?(?:year )?" + YEAR + r"))?",
    "spoken_of": r"(?:(?<=in that )|(?<=for that )|(?<=during that ))(?P<so_t>year|quarter|month)(?! (?:earlier|ago|before))"
    r"|(?P<so_r>year|half-year|quarter|month|period) under review",
    "earlier": r"(?P<e_u>year|month|quarter) (?:earlier|ago|before)|year-(?:earlier|ago) (?:period|quarter|month)",
    "years_back": r"(?P<yb_n>\d\d?|an?|[a-z]+) (?P<yb_u>years?|decades?) (?P<yb_w>earlier|ago|before|previously)(?!-)",
    "last_month_name": rf"last (?P<lm>{MONTH})",
    "on_year": r"(?:(?P<oy_u>year|month|quarter)[- ](?:on|over|to)[- ](?:year|month|quarter)|(?<=on the )(?P<oy_o>year|month|quarter)(?! (?:ended|to|of|ahead))|(?P<oy_s>yoy|y-o-y|y/y|on-year"
    r"|mom|m-o-m|m/m|qoq|q-o-q|q/q|sequentially))(?![\w-])",
    "today": r"(?:today|yesterday|now|currently|(?<=so )far|(?<=at )present|(?<=to )date|(?<=at the )moment|presently"
    r"|(?<=these )days)(?![\w-])",
    "month_end_name": r"year-end(?: (?P<ye>" + YEAR + r"))?",
}
NEVER_AT_WORD = {"iso", "numeric", "day_month", "year_span", "year"}  # they start with a digit
NEVER_AT_DIGIT = {
    "month_span",
    "month_day",
    "month_quarter",
    "month_year",
    "first_months",
    "quarter_number",
    "fiscal",
    "between",
}
NEVER_AT_DIGIT |= {
    "full_year",
    "the_end",
    "last",
    "spoken_of",
    "earlier",
    "last_month_name",
    "on_year",
    "today",
    "month_end_name",
}


def time_pattern(without: set[str]) -> re.Pattern[str]:
    """All expressions of time but those of some names, so that fewer are tried where these cannot start."""
    kept = (f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items() if name not in without)
    return re.compile("|".join(kept), re.I)


TIME_AT_WORD, TIME_AT_DIGIT = time_pattern(NEVER_AT_WORD), time_pattern(NEVER_AT_DIGIT)
STARTERS = frozenset(
    {*MONTHS, *(name + "." for name in MONTHS), *ORDINALS, "fy", "fiscal", "financial", "budget", "union"}
    | {
        "last",
        "this",
        "next",
        "previous",
        "preceding",
        "prior",
        "current",
        "same",
        "past",
        "latest",
    }
    | {
        "today",
        "yesterday",
        "now",
        "currently",
        "far",
        "present",
        "date",
        "moment",
        "presently",
        "days",
        "year-end",
        "end",
    }
    | {"year-earlier", "year-ago", "prior-year", "previous-year"}
    | {
        "corresponding",
        "comparable",
        "marketing",
        "between",
        "q1",
        "q2",
        "q3",
        "q4",
        "h1",
        "h2",
        "year",
        "month",
        "quarter",
        "period",
    }
    | {str(number) for number in range(2, 31)}
    | {*SMALL, "full", "whole", "entire", "half-year", "half"}
    | {
        "year-on-year",
        "year-over-year",
        "year-to-year",
        "month-on-month",
        "month-over-month",
        "quarter-on-quarter",
    }
    | {
        "quarter-over-quarter",
        "yoy",
        "y-o-y",
        "y/y",
        "on-year",
        "mom",
        "m-o-m",
        "m/m",
        "qoq",
        "q-o-q",
        "q/q",
        "sequentially",
    }
)
# words before an expression of time: the role it plays, and which part of the period is meant
BEFORE: Phrases[tuple[str, str]] = Phrases.of(
    {
        "by ": ("by", ""),
        "by the year ": ("by", ""),
        **{f"by {part}": ("by", "") for part in ("late ", "early ")},
        **{f"by {part}": ("by", "end") for part in ("end ", "end-")},
        **{f"by {part}": ("by", "middle") for part in ("mid ", "mid-")},
        "by the ": ("by", ""),
        "until ": ("when", "end"),
        "till ": ("when", "end"),
        "as of ": ("when", "end"),
        "as of the ": ("when", "end"),
        "as of end ": ("when", "end"),
        "as on ": ("when", "end"),
        "as at ": ("when", "end"),
        "up to ": ("when", "end"),
        "since ": ("since", ""),
        "since the ": ("since", ""),
        "before ": ("by", ""),
        "over ": ("than", ""),
        "over the ": ("over", ""),
        "than ": ("than", ""),
        "than in ": ("than", ""),
        "than the ": ("than", ""),
        "than in the ": ("than", ""),
        "than at ": ("than", ""),
        "than at the ": ("than", ""),
        "than a ": ("than", ""),
        "a ": ("of", ""),
        "on ": ("when", ""),
        "on the ": ("than", ""),
        "versus ": ("than", ""),
        "vs ": ("than", ""),
        "vs. ": ("than", ""),
        "against ": ("than", ""),
        "against the ": ("than", ""),
        "from ": ("than", ""),
        "from the ": ("than", ""),
        "compared to ": ("than", ""),
        "compared to the ": ("than", ""),
        "compared with ": ("than", ""),
        "compared with the ": ("than", ""),
        **{
            f"{word} that {preposition} {article}": ("than", "")
            for word in ("with", "to", "than", "from", "against")
            for preposition in ("in", "of")
            for article in ("", "the ")
        },
        **{
            f"comparing {it}{word} {article}": ("than", "")
            for it in ("", "it ")
            for word in ("to", "with")
            for article in ("", "the ")
        },
        "compared to that in ": ("than", ""),
        "compared with that in ": ("than", ""),
        "in comparison to ": ("than", ""),
        "in comparison with ": ("than", ""),
        "in relation to ": ("than", ""),
        "below ": ("than", ""),
        "above ": ("than", ""),
        "relative to ": ("than", ""),
        "of the ": ("of", ""),
        "of ": ("of", ""),
        "levels in ": ("than", ""),
        "for ": ("when", ""),
        "in ": ("when", ""),
        "in the ": ("when", ""),
        "during the ": ("when", ""),
        "during ": ("when", ""),
        "through ": ("by", ""),
        "from a ": ("than", ""),
        "end ": ("when", "end"),
        "end-": ("when", "end"),
        "late ": ("when", ""),
        "early ": ("when", "start"),
        "mid-": ("when", "middle"),
    }
)
ENDS: Phrases[str] = Phrases.of(
    {
        f"{article}{word} of {second}": part
        for article in ("the ", "")
        for word, part in {
            "end": "end",
            "close": "end",
            "middle": "middle",
            "beginning": "start",
            "start": "start",
        }.items()
        for second in ("the ", "")
    }
    | {f"{word} the year ending ": "when" for word in ("for", "in", "during")}
)
# roles after which a period is what a figure is compared with
COMPARED = {"than", "yoy", "mom", "qoq"}
SPANS = {"day_span", "year_span", "month_span", "between"}
