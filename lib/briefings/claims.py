"""Quantities become claims: what is measured, how much, when, against what, by whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantitative statement of a document; its fields are the columns of `briefings extract`."""

    claim_id: str  # document_id + "-" + running number, in the order of the text
    document_id: str  # file stem
    start: int  # str offset of the value expression: quote == text[start:end]
    end: int  # where the value expression ends
    quote: str  # bound word, number, scale, unit of measure, as the text has them
    value: float  # base units: 3 trillion yuan = 3e12
    value_low: float | None  # the least that the words allow; None: open
    value_high: float | None  # the most that the words allow; None: open
    unit: str  # percent | percentage_points | ISO 4217 | the counted noun
    bound: str  # exact | at_least | at_most | approximately
    kind: str  # level | share | change | target | rank
    direction: str | None  # increase | decrease, of a change
    subject: str | None  # the words that name what is measured
    subject_start: int | None  # where the subject's words begin
    subject_end: int | None  # where they end
    indicator: str | None  # id in the registry
    qualifier: str | None  # provincial-level, with revenue above 1 billion yuan, ...
    as_of_start: str | None  # ISO date, first day of the period that the figure is about
    as_of_end: str | None  # last day of that period
    as_of_basis: str  # stated | document | unknown
    baseline_year: str | None  # "2012", or a period "2021-04/2022-03"
    baseline_value: float | None  # in the base units of the level, stated or implied (level minus gain)
    target_year: int | None  # by the end of which a target is to be reached
    speaker: str | None  # who says it; None: the text itself
    sentence_start: int  # str offset of the sentence that it stands in
    sentence_end: int  # where that sentence ends
    duplicate_of: str | None  # claim_id of the first mention
    language: str  # of the text: en, zh
