"""Verdicts in words and tables: what a reader is told of each target, every number computed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from briefings.amounts import amount, number, of_all, rounded
from briefings.assessment import votes
from briefings.display import Html, cite, derived, sentence, web_link
from briefings.findings import Finding, Method, judge
from briefings.methods import METHODS, VARIANTS
from briefings.prospects import DIRECT, UNCOUNTED, Assessment, Growth, Prospect
from briefings.targets import Target
from briefings.timeline import moment_words
from briefings.what_if import years_by_model

if TYPE_CHECKING:
    from pandas import DataFrame

POINTS = "percentage_points"
SMALL = 0.05  # a gap below it, in points or as a part of the target, is "none"


def aim(target: Target) -> str:
    """What is aimed at, in the target's own precision: "over 70 % by the end of 2025"."""
    value = amount(target.value, target.unit, target.bound) if target.quantified else target.title
    return f"{value} by the end of {target.year}"


def change(value: float, unit: str) -> str:
    """A difference in the unit's words; that of shares is in points."""
    return amount(rounded(value), POINTS if unit == "percent" else unit)


def value_of(value: float, unit: str) -> str:
    """An extrapolated value, to three digits."""
    return amount(rounded(value), unit)


def interval_words(prospect: Prospect) -> str:
    """The interval as "80 % interval 54.4 to 75.7", or that none is lent."""
    if math.isnan(prospect.low):
        return "no interval: no reference series goes so far"
    level = f"{100 * prospect.confidence:.0f} % interval"
    return f"{level} {interval_ends(prospect)}, borrowed from reference series"


def interval_ends(prospect: Prospect) -> str:
    """The ends of the interval, "54.4 to 75.7"; "" for none."""
    ends = (prospect.low, prospect.high)
    return "" if math.isnan(ends[0]) else " to ".join(number(rounded(end)) for end in ends)


def projected_words(prospect: Prospect) -> Html:
    """The extrapolated value, which shows on demand what it comes from."""
    growth = prospect.growth
    return derived(value_of(prospect.projected, growth.unit), origin(growth), growth.claim_ids)


def origin(growth: Growth) -> str:
    """Where an extrapolation starts: "from 24.6 at the end of 2012 to 55.7 in June 2022, 4 observations"."""
    seen = f"{growth.observations} observation{'s' if growth.observations != 1 else ''}"
    last = f"{number(growth.latest_value)} {moment_words(growth.latest_year)}"
    if math.isnan(growth.baseline_year):
        return f"{last}, no baseline, {seen}"
    first = f"{number(growth.baseline_value)} {moment_words(growth.baseline_year)}"
    implied = f" ({growth.derivation})" if growth.derivation else ""
    return f"from {first}{implied} to {last}, {seen}"


def gap_words(prospect: Prospect) -> str:
    """How the extrapolation stands to the target: "4.46 points short of it"."""
    gap, unit = prospect.gap, prospect.growth.unit
    size = abs(gap) if unit == "percent" else abs(gap / prospect.target.value)
    if size < SMALL:
        return "just at it"
    return f"{change(abs(gap), unit)} {'short of' if gap > 0 else 'beyond'} it"


def growth_words(prospect: Prospect) -> Html:
    """The growth that the target needs against that so far, a year."""
    growth, target = prospect.growth, prospect.target
    needed = derived(
        change(prospect.needed, growth.unit),
        f"({number(target.value)} - {number(growth.latest_value)}) / {number(prospect.years_left)} years",
    )
    if math.isnan(growth.yearly_change):
        return sentence("{needed} a year from now on (growth so far is not known)", needed=needed)
    so_far = derived(
        change(growth.yearly_change, growth.unit),
        f"({number(growth.latest_value)} - {number(growth.baseline_value)}) / "
        f"{number(growth.latest_year - growth.baseline_year)} years",
    )
    return sentence("{needed} a year from now on, against {so_far} so far", needed=needed, so_far=so_far)


def prospect_sentence(prospect: Prospect) -> Html:
    """What a reader is told of a target with a series of its own, in one sentence."""
    year = str(prospect.target.year)
    if prospect.years_left <= 0:
        return sentence("Its deadline is past; {latest}.", latest=latest_words(prospect.growth))
    if prospect.reached:
        return sentence(
            "It is met already: {latest}; if growth went on, it would stand at {value} at the end of {year} "
            "({interval}).",
            latest=latest_words(prospect.growth),
            value=projected_words(prospect),
            year=year,
            interval=interval_words(prospect),
        )
    return sentence(
        "{opening}, it would stand at {value} at the end of {year} ({interval}), {gap}; it needs {growth}; "
        "{met}, and targets as far off were reached in {probability} of the comparable reference cases.",
        opening=opening_words(prospect.growth),
        value=projected_words(prospect),
        year=year,
        interval=interval_words(prospect),
        gap=gap_words(prospect),
        growth=growth_words(prospect),
        met=count_words(prospect),
        probability=percent(prospect.probability),
    )


def opening_words(growth: Growth) -> str:
    """On what condition a value is extrapolated."""
    if math.isnan(growth.baseline_year):
        return "If it moved as other series did (one observation tells no growth of its own)"
    return "If growth went on"


def latest_words(growth: Growth) -> Html:
    """The latest figure and when it stands: "the latest figure is over 150 suppliers, in May 2024"."""
    value = derived(
        amount(growth.latest_value, growth.unit, growth.latest_bound), origin(growth), growth.claim_ids
    )
    return sentence(
        "the latest figure is {value}, {when}", value=value, when=moment_words(growth.latest_year)
    )


def percent(probability: float) -> str:
    """A probability as "24 %"; that nothing is lent where it is NaN."""
    return "an unknown part" if math.isnan(probability) else f"{100 * probability:.0f} %"


def count_words(prospect: Prospect) -> str:
    """ "3 of 6 methods see it met", over the methods that give a verdict which says so."""
    clear = votes(prospect.findings)
    if not clear:
        return "no method says whether it is met"
    return f"{sum(clear)} of {len(clear)} methods see{'s' if sum(clear) == 1 else ''} it met"


def agreement_sentence(prospects: Sequence[Prospect]) -> Html:
    """On how many of the judged targets, one prospect each, the methods agree."""
    if not prospects:
        return sentence("No target has a series of its own, so no method was asked.")
    return sentence(
        "Of the {judged} targets that have a series, the methods agree on {agreed}.",
        judged=len(prospects),
        agreed=sum(prospect.agreement.startswith("agree") for prospect in prospects),
    )


def judged(prospect: Prospect) -> Iterator[tuple[Method, Finding]]:
    """Each method with its finding."""
    return zip(METHODS, prospect.findings, strict=True)


def proxy_sentence(prospect: Prospect) -> Html:
    """What a proxy says, named as a proxy, with why it is one."""
    title = prospect.growth.title
    return sentence(
        "As a proxy, the {title} ({why}) would stand at {value} at the end of {year} ({interval}).",
        title=lower_first(title),
        value=projected_words(prospect),
        year=str(prospect.target.year),
        interval=interval_words(prospect),
        why=prospect.proxy_for,
    )


def verdict_line(assessment: Assessment) -> Html:
    """The verdict on a target, with its own series or with its proxies in the same line."""
    if assessment.verdict == UNCOUNTED:
        return sentence("{verdict}: nothing to measure it by.", verdict="Names no number")
    if assessment.verdict == DIRECT:
        return joined([prospect_sentence(assessment.prospects[0])])
    if not assessment.prospects:
        return sentence(
            "{verdict}: the texts give no series of it, and the registry names no proxy.",
            verdict="Cannot be assessed directly",
        )
    opening = sentence("{verdict}: the texts give no series of it.", verdict="Cannot be assessed directly")
    return joined([opening, *(proxy_sentence(prospect) for prospect in assessment.prospects)])


def joined(parts: Iterable[Html]) -> Html:
    """The sentences, one after the other."""
    listed = list(parts)
    return Html(" ".join(part.html for part in listed), " ".join(part.text for part in listed))


def verdict_paragraph(assessment: Assessment) -> Html:
    """What is aimed at, in the words of its source, and the verdict on it."""
    target = assessment.target
    aimed = sentence(
        "{title}, {goal} by the end of {year}:",
        title=capital(target.title),
        goal=goal_words(target),
        year=str(target.year),
    )
    return joined([Html(f"<b>{aimed.html}</b>", aimed.text), verdict_line(assessment)])


def goal_words(target: Target) -> Html | str:
    """The number aimed at; a stated one in its text's words, with the value that they are read as."""
    value = amount(target.value, target.unit, target.bound)
    if not target.claim_ids:
        return value
    words = cite({"claim_id": target.claim_ids, "quote": f"“{target.quote}”"})
    has_digits = any(character.isdigit() for character in target.quote)
    return words if has_digits else sentence("{words} ({value})", words=words, value=value)


def capital(title: str) -> str:
    """The title with a capital first letter."""
    return title[:1].upper() + title[1:]


def lower_first(title: str) -> str:
    """The title inside of a sentence; an abbreviation keeps its capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def aims_table(targets: Iterable[Target]) -> DataFrame:
    """One row an aim without a number: title, year, quote, source."""
    import pandas as pd

    rows = [
        {
            "title": "" if target.title == target.quote else target.title,
            "year": target.year,
            "quote": target.quote,
            "source": target.source,
        }
        for target in targets
    ]
    return pd.DataFrame(rows, columns=["title", "year", "quote", "source"])


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One target beside one way to read its series; the columns of assessments.csv."""

    target_id: str  # id of the claim that states it, or where it stands: targets.toml-1
    origin: str  # stated: in the texts | published: elsewhere, in targets.toml
    title: str  # what is aimed at
    target_value: float | None  # the number aimed at; None: the aim names none
    bound: str  # exact | at_least | at_most | approximately
    unit: str  # of the target's value
    target_year: int  # to be met by its end
    verdict: str  # assessed | cannot be assessed directly | names no number
    series: str | None = None  # that is extrapolated
    stands_in: str = ""  # why this series, a proxy, is looked at; "" for the target's own
    baseline_year: float | None = None  # decimal, end of the period; None: one observation
    baseline_value: float | None = None  # that growth is counted from
    latest_year: float | None = None  # decimal, of the latest observation
    latest_value: float | None = None  # that is extrapolated from
    observations: int | None = None  # how many the series has
    projected: float | None = None  # at the end of the target year if growth went on
    low: float | None = None  # lower end of the interval, borrowed from reference series
    high: float | None = None  # its upper end
    confidence: float | None = None  # of the interval
    gap: float | None = None  # what is then missing to the target; negative: beyond it
    needed: float | None = None  # change a year from the latest observation on that reaches it
    so_far: float | None = None  # change a year from the baseline to the latest observation
    times: float | None = None  # needed over so far
    probability: float | None = None  # that it is reached in time, from reference series
    agreement: str = ""  # whether the methods agree that it is met
    verdicts: str = ""  # each method's verdict in its own words, "eurostat: substantial; ..."
    source: str = ""  # the text, or what published the target
    quote: str = ""  # its words
    claim_ids: str = ""  # "a;b", of the target and of the observations


def assessments_table(assessments: Iterable[Assessment]) -> DataFrame:
    """One row a target and growth, or a target that nothing is known of; columns: fields of AssessmentRow."""
    import pandas as pd

    rows = [row for assessment in assessments for row in assessment_rows(assessment)]
    return pd.DataFrame(
        [asdict(row) for row in rows], columns=[field.name for field in fields(AssessmentRow)]
    )


def assessment_rows(assessment: Assessment) -> list[AssessmentRow]:
    """The rows of one target."""
    target = assessment.target
    bare = AssessmentRow(
        target_id=target.target_id,
        origin=target.origin,
        title=target.title,
        target_value=target.value if target.quantified else None,
        bound=target.bound,
        unit=target.unit,
        target_year=target.year,
        verdict=assessment.verdict,
        source=target.source,
        quote=target.quote,
        claim_ids=target.claim_ids,
    )
    return [with_prospect(bare, prospect) for prospect in assessment.prospects] or [bare]


def with_prospect(row: AssessmentRow, prospect: Prospect) -> AssessmentRow:
    """The row with what one growth of a series says; between a proxy and the target there is no gap."""
    growth = prospect.growth
    told = replace(
        row,
        series=growth.series,
        stands_in=prospect.proxy_for,
        baseline_year=growth.baseline_year,
        baseline_value=growth.baseline_value,
        latest_year=growth.latest_year,
        latest_value=growth.latest_value,
        observations=growth.observations,
        projected=prospect.projected,
        low=prospect.low,
        high=prospect.high,
        confidence=prospect.confidence,
        so_far=growth.yearly_change,
        claim_ids=";".join(filter(None, (row.claim_ids, growth.claim_ids))),
    )
    if prospect.proxy_for:
        return told
    verdicts = [f"{method.method_id}: {finding.verdict or 'refuses'}" for method, finding in judged(prospect)]
    return replace(
        told,
        gap=prospect.gap,
        needed=prospect.needed,
        times=prospect.times,
        probability=prospect.probability,
        agreement=prospect.agreement,
        verdicts="; ".join(verdicts),
    )


CASE_COLUMNS = ("title", "aim", "baseline")


def gaps_table(prospects: Iterable[Prospect]) -> DataFrame:
    """One row a target and baseline: title, aim, baseline, projected, interval, gap in words, probability."""
    import pandas as pd

    rows = [
        {
            **case_words(prospect),
            "projected": value_of(prospect.projected, prospect.growth.unit),
            "interval": interval_ends(prospect),
            "gap": change(prospect.gap, prospect.target.unit),
            "probability": prospect.probability,
        }
        for prospect in prospects
    ]
    return pd.DataFrame(rows, columns=[*CASE_COLUMNS, "projected", "interval", "gap", "probability"])


def paces_table(prospects: Iterable[Prospect], models: Sequence[str]) -> DataFrame:
    """One row a target and baseline: title, aim, baseline, needed, so_far in words, and a column a model.

    Under a model stands the year in which it gets there, or that it never does.
    """
    import pandas as pd

    rows = [
        {
            **case_words(prospect),
            "needed": change(prospect.needed, prospect.growth.unit),
            "so_far": change(prospect.growth.yearly_change, prospect.growth.unit),
            **years_by_model(prospect, models),
        }
        for prospect in prospects
    ]
    return pd.DataFrame(rows, columns=[*CASE_COLUMNS, "needed", "so_far", *models])


def case_words(prospect: Prospect) -> dict[str, str]:
    """What a row of a table of targets is about: title, aim, baseline."""
    growth = prospect.growth
    baseline = value_of(growth.baseline_value, growth.unit)
    return dict(zip(CASE_COLUMNS, (growth.title, aim(prospect.target), baseline), strict=True))


def methods_table(prospect: Prospect) -> DataFrame:
    """What every method and variant says of one target: method, statistic, verdict or refusal, met."""
    import pandas as pd

    found = [(method, judge(method, prospect.case)) for method in (*METHODS, *VARIANTS)]
    rows = [
        {
            "method": method.short,
            "statistic": finding.statistic,
            "verdict": finding.verdict or f"refuses: {finding.refused}",
            "met": MET_WORDS[method.meets(finding.verdict) if finding.verdict else None],
        }
        for method, finding in found
    ]
    return pd.DataFrame(rows)


MET_WORDS = {True: "met", False: "not met", None: "does not say"}


def method_sources() -> DataFrame:
    """What each method measures, needs and rests on: method, title, meaning, needs, source."""
    import pandas as pd

    rows = [
        {
            "method": method.short,
            "title": method.title,
            "meaning": method.statistic,
            "needs": method.needs,
            "source": method.source if method.confirmed else f"{method.source} (not confirmed)",
        }
        for method in (*METHODS, *VARIANTS)
    ]
    return pd.DataFrame(rows)


def verdicts_by_side(prospects: Iterable[Prospect]) -> DataFrame:
    """One row a target: the methods that see it met, that do not, and that refuse or do not say."""
    import pandas as pd

    return pd.DataFrame(
        [side_row(prospect) for prospect in prospects], columns=["title", *MET_WORDS.values(), "agreement"]
    )


def side_row(prospect: Prospect) -> dict[str, str]:
    """The methods by what they say of one target, each with its own words."""
    sides: dict[str, list[str]] = {word: [] for word in MET_WORDS.values()}
    for method, finding in judged(prospect):
        side = MET_WORDS[method.meets(finding.verdict) if finding.verdict else None]
        sides[side].append(f"{method.short} ({finding.verdict or 'refuses'})")
    title = f"{prospect.growth.title}, {aim(prospect.target)}"
    words = {side: ", ".join(methods) for side, methods in sides.items()}
    return {"title": title, **words, "agreement": prospect.agreement}


def looking_back_table(past: DataFrame) -> DataFrame:
    """The table of later figures with every amount in words and every source linked to its address."""
    rows = past.to_dict("records")
    told: dict[str, list[Any]] = {
        name: [value_of(row[name], row["unit"]) for row in rows] for name in ("baseline", "extrapolated")
    }
    told["figure"] = [amount(row["figure"], row["unit"]) for row in rows]
    told["error"] = [change(row["error"], row["unit"]) for row in rows]
    told["source"] = [web_link(row["source"], row["url"]) for row in rows]
    return past.assign(**told)


def looking_back_sentence(past: DataFrame) -> Html:
    """How the extrapolations did on the figures that came later."""
    if past.empty:
        return sentence("No later figure is known, so nothing tells how good the extrapolations were.")
    first = past.drop_duplicates(["series", "date"])  # of the growth that the extrapolation stands for
    return sentence(
        "Of {figures} later figures, {inside} lie in the interval; the extrapolation stood too low for "
        "{low} of them, and missed by {error} % of the figure on average.",
        figures=len(first),
        inside=of_all(int((first["inside"] == "yes").sum()), len(first)),
        low=of_all(int((first["error"] < 0).sum()), len(first)),
        error=float(f"{100 * (first['error'] / first['figure']).abs().mean():.2g}"),
    )


def outlook_alt(
    growths: Sequence[Growth], path: DataFrame, targets: Sequence[tuple[float, float, str]], later: DataFrame
) -> str:
    """What the figure of a series and its targets shows, in words."""
    main, last = growths[0], path.iloc[-1]
    words = [
        f"{main.title}: {origin(main)}",
        f"extrapolated to {number(rounded(last['value']))} {moment_words(last['year'])}",
        f"interval {number(rounded(last['low']))} to {number(rounded(last['high']))}",
        *(f"another baseline of {number(other.baseline_value)}" for other in growths[1:]),
        *(f"target {number(value)} {moment_words(year)}" for year, value, _ in targets),
        *(
            f"later figure {number(figure)} {moment_words(year)}"
            for figure, year in zip(later["figure"], later["year"], strict=True)
        ),
    ]
    return "; ".join(words)
