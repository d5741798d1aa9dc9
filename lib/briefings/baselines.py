"""What a claim's growth is counted from: the figure in its sentence, or the arithmetic that gives it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from briefings.amounts import amount, plain
from briefings.display import Html, cite, derived

if TYPE_CHECKING:
    from pandas import DataFrame

LEVELS_UNIT = {"percentage_points": "percent"}  # what a gain in points is a gain of


def with_baseline(claims: DataFrame) -> DataFrame:
    """The claims that give a baseline, with it in words as `baseline`: linked where stated, else derived."""
    given = claims[claims["baseline_value"].notna()]
    baselines: list[Any] = [baseline_view(claim, claims) for claim in given.to_dict("records")]
    return given.assign(baseline=baselines)


def baseline_view(claim: dict[Any, Any], claims: DataFrame) -> Html:
    """A claim's baseline: linked to its words in the same sentence, or opening to a level less its gain."""
    of_sentence = ["document_id", "sentence_start"]
    beside = claims[(claims[of_sentence] == [claim[name] for name in of_sentence]).all(axis=1)]
    value, gain = claim["baseline_value"], claim["value"]
    words = amount(value, LEVELS_UNIT.get(claim["unit"], claim["unit"]))
    for row in beside.to_dict("records"):
        if math.isclose(row["value"], value):
            return cite(row, words)
    sign = "+" if claim["direction"] == "decrease" else "-"
    level = value - gain if sign == "+" else value + gain
    levels = [row["claim_id"] for row in beside.to_dict("records") if math.isclose(row["value"], level)]
    arithmetic = f"{plain(level)} {sign} {plain(gain)} = {plain(value)}"
    return derived(words, arithmetic, [*levels[:1], claim["claim_id"]])
