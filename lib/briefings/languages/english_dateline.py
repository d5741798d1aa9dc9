"""The day that an English text gives as its own, and the country that it speaks from."""

from __future__ import annotations

import re
from datetime import date

from briefings.languages.english_time_words import MONTH, MONTHS, YEAR
from briefings.periods import day_of
from briefings.sentences import Home

DAY = r"(?P<{p}d>[0-3]?\d)(?:st|nd|rd|th)?"
FULL = re.compile(
    rf"(?<!\w)(?:(?P<m1>{MONTH}) {DAY.format(p='a')},? (?P<y1>{YEAR})|{DAY.format(p='b')}"
    rf" (?P<m2>{MONTH}),? (?P<y2>{YEAR})"
    rf"|(?P<y3>{YEAR})[-/](?P<n3>\d\d?)[-/](?P<d3>\d\d?)"
    rf"|(?P<d4>[0-3]?\d)(?P<s4>[./])(?P<n4>[0-3]?\d)(?P=s4)(?P<y4>{YEAR}))(?!\d)",
    re.I,
)
PARTIAL = re.compile(
    rf"(?<!\w)(?:(?P<m1>{MONTH}) {DAY.format(p='a')}|{DAY.format(p='b')} (?P<m2>{MONTH}))(?!,? ?\d)", re.I
)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\b")  # in small letters
# a pattern that starts with a letter or digit, and looks back from there, is found fast
MONTH_HINT = re.compile(
    r"(?:J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))(?<=\b...)"
)
YEARS = re.compile(r"(?:19|20)\d\d(?<=\b....)\b")
MONTH_BEFORE = re.compile(rf"\b({MONTH}),? $", re.I)
LONGEST_MONTH = 12  # characters of "September, "
DATING = MONTHS.keys() | {"in", "of", "yea"}
# what "$" means there, the first month of the fiscal year, what rupees, pesos or shillings are there
COUNTRIES: dict[str, tuple[str, int, str]] = {
    "Singapore": ("SGD", 4, ""),
    "Hong Kong|HKT": ("HKD", 4, ""),
    "Australia|New South Wales|Queensland": ("AUD", 7, ""),
    "Canad|Ontario|Quebec|Alberta": ("CAD", 4, ""),
    "New Zealand": ("NZD", 7, ""),
    "India": ("USD", 4, ""),
    "Japan| yen": ("USD", 4, ""),
    "United Kingdom|UK": ("USD", 4, ""),
    "Taiwan": ("USD", 1, ""),
    "China": ("USD", 1, ""),
    "Korea": ("USD", 1, ""),
    "Malaysia": ("USD", 1, ""),
    "Pakistan": ("USD", 7, "PKR"),
    "Sri Lanka": ("USD", 1, "LKR"),
    "Nepal": ("USD", 7, "NPR"),
    "Bangladesh": ("USD", 7, ""),
    "Philippine": ("USD", 1, ""),
    "Mexic": ("USD", 1, "MXN"),
    "Argentin": ("USD", 1, "ARS"),
    "Chile": ("USD", 1, "CLP"),
    "Colombia": ("USD", 1, "COP"),
    "Kenya": ("USD", 7, ""),
    "Uganda": ("USD", 7, "UGX"),
    "Tanzania": ("USD", 7, "TZS"),
    "South Africa": ("USD", 4, ""),
    "Europe": ("USD", 1, ""),
    "United States|U.S.|America": ("USD", 10, ""),
    "federal": ("USD", 1, ""),
}
OTHER_MONEY = re.compile(r"\byuan\b|RMB|US\$|USD|\bwon\b|₹|\bcrore\b|€|£", re.I)
# signs that tell, where one of them stands alone, what "$" is beside it
OWN_DOLLARS = {"A$": "AUD", "C$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "NT$": "TWD"}
SPELT_OUT = re.compile(r"(?<![A-Za-z])(?:A|C|HK|NZ|S|NT)\$")
DEPENDING = ("$", " cents", "¢", "FY", "iscal", "inancial year", "Rs", "upee", "peso", "hilling")


NAMED_BY_START = ("Japan| yen", "Singapore")  # there FY2024 is the fiscal year that starts in 2024


def home(text: str) -> Home:
    """What depends on the country that a text speaks most of, as `COUNTRIES` has it; "" for nothing known.

    A company's own fiscal year, by whose quarters it reports, goes before its country's.
    """
    head = text[:30000]
    if not any(word in head for word in DEPENDING):
        return Home()
    counts = {names: sum(map(head.count, names.split("|"))) for names in COUNTRIES}
    names = max(counts, key=lambda names: counts[names])
    _, month, local = COUNTRIES[names] if counts[names] else ("USD", 1, "")
    by_start = counts[names] > 0 and names in NAMED_BY_START
    currency = own_dollar(head, names, counts[names])
    if (own := own_fiscal_month(head)) is not None:
        return Home(currency, own, local, own_quarters=True)
    return Home(currency, month, local, by_start)


def own_fiscal_month(head: str) -> int | None:
    """The first month of the fiscal year whose quarter or end a text dates: the quarter ended | May 31."""
    for found in FISCAL_END.finditer(head) if "iscal" in head else ():
        quarter = QUARTERS.get((found["quarter"] or "fourth").lower(), 4)
        if (month := (MONTHS[found["month"].lower()[:3]] - 3 * quarter) % 12 + 1) != 1:
            return month
    return None


FISCAL_END = re.compile(
    r"(?:\b(?P<quarter>first|second|third|fourth) (?:fiscal )?quarter|\b(?:fiscal|financial) year)"
    rf"(?: (?:of|fiscal|year|the|and|20\d\d)){{0,5}},? (?:that |which )?end(?:ed|ing) (?P<month>{MONTH})\b",
    re.I,
)
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def own_dollar(head: str, names: str, count: int) -> str:
    """What "$" means in a text that speaks so many times of the country of these names."""
    own = {OWN_DOLLARS[sign] for sign in SPELT_OUT.findall(head)}
    if len(own) == 1:
        return own.pop()
    if "$" not in head:
        return next((code for sign, code in ALONE.items() if sign.search(head)), "USD")
    if count < 2 and not PEOPLE.search(head):
        return "USD"  # named once, a country says little of it; its people are named at home
    currency = COUNTRIES[names][0]
    return "USD" if currency != "USD" and OTHER_MONEY.search(head) and "US$" not in head else currency


PEOPLE = re.compile(r"\b(?:Singaporeans|Hong ?Kongers|Australians|Canadians|New Zealanders)\b")
# what cents are where no "$" stands in a text
ALONE = {re.compile(r"\bR ?\d"): "ZAR", re.compile("€"): "EUR", re.compile(r"\bRM ?\d"): "MYR"}


def stated_date(text: str, hint: int | None = None) -> date | None:
    """The day that a text gives as its own, in a header or dateline.

    `hint` is a year for a day without one.
    """
    for line in text.split("\n")[:40]:
        found = None
        if ("20" in line or "19" in line) and (match := in_full(line[:400])):
            found = full_date(match) if reads_as_header(line, match) else None
        elif MONTH_HINT.search(line, 0, 200) and (match := PARTIAL.search(line[:200])):
            found = partial_date(text, match, hint) if reads_as_header(line, match) else None
        if found is not None:
            return found
    return None


def in_full(line: str) -> re.Match[str] | None:
    """The first full date of a line, sought only from shortly before its first year, which is faster."""
    year = A_YEAR.search(line)
    return FULL.search(line, max(0, year.start() - BEFORE_YEAR)) if year else None


A_YEAR = re.compile(YEAR)
BEFORE_YEAR = 20  # characters, at least those of "30th September, "


def reads_as_header(line: str, match: re.Match[str]) -> bool:
    """Whether the date in the line is the text's own, and not one that its prose speaks of."""
    before, after = line[: match.start()].rstrip(), line[match.end() :]
    if len(before) > LONGEST_LABEL or NOT_OWN.search(before):
        return False
    if not before or before.split()[-1:] == ["On"] or before[-1] in ",:|(*-–—" or LABEL.search(before):
        return True
    return len(after) < SHORT_REST and not line.rstrip().endswith((".", ";"))


# words before a date that dates what the text reports on, and not the text
NOT_OWN = re.compile(r"\b(?:ended|ending|as (?:of|at|on)|until|since|to|from|through)$", re.I)
LABEL = re.compile(r"\b(?:posted|published|updated|released?|issued|dated?|press release|delivered)$", re.I)
LONGEST_LABEL = 110  # characters before the date
SHORT_REST = 40  # characters behind it


def full_date(match: re.Match[str]) -> date | None:
    """The day that a full date means."""
    for month, day, year in (("m1", "ad", "y1"), ("m2", "bd", "y2"), ("n3", "d3", "y3"), ("n4", "d4", "y4")):
        if match[month]:
            name, number = match[month].lower(), int(match[day])
            if not name.isdigit():
                return day_of(int(match[year]), MONTHS[name.rstrip(".")[:3]], number)
            first, last = (int(name), number) if int(name) <= LAST_MONTH else (number, int(name))
            return day_of(int(match[year]), first, last)  # 10/27/2023
    return None


LAST_MONTH = 12


def newest_year(text: str) -> int | None:
    """The latest year that stands after a month, "in" or "of" in a text."""
    newest = None
    for found in YEARS.finditer(text):
        year, start = int(found[0]), found.start()
        if newest is None or year > newest:
            before = text[max(0, start - 12) : start].lower().rstrip(" ,.").rpartition(" ")[2]
            newest = year if before[:3] in DATING else newest
    return newest


def partial_date(text: str, match: re.Match[str], hint: int | None) -> date | None:
    """The day of a date without a year, which its weekday or the newest dated year of the text must give."""
    month = MONTHS[(match["m1"] or match["m2"]).lower().rstrip(".")[:3]]
    day = int(match["ad"] or match["bd"])
    newest = hint or newest_year(text)
    if newest is None:
        return None
    weekday = WEEKDAY.search(text.lower())
    candidates = [day_of(year, month, day) for year in ((newest,) if hint else (newest, newest + 1))]
    known = [found for found in candidates if found is not None]
    if weekday and not hint:
        named = WEEKDAYS.index(weekday[0])
        return next((found for found in known if found.weekday() == named), None)
    if known and hint:
        return known[0]
    return after_newest_month(text, month, day)


def after_newest_month(text: str, month: int, day: int) -> date | None:
    """The first such day after the newest month that a text names with its year; None for none."""
    named = [
        (int(year[0]), MONTHS[found[1].lower().rstrip(".")[:3]])
        for year in YEARS.finditer(text)
        if (found := MONTH_BEFORE.search(text, max(0, year.start() - LONGEST_MONTH), year.start()))
    ]
    if not named:
        return None
    year, newest = max(named)
    return day_of(year + (month < newest), month, day)
