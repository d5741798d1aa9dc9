"""The rule for numbers on a page, as a reader of its markup.

Every number that a reader sees names its origin. It stands
- in a link to its marked words on the page of a source (`a.cite`, any `a[href^=source-]`), or in the marks;
- or in what a cell computed: `data`, `.computed`, `details.derived`, a cell of a `table.data`, a chart (its
  data table stands below it), a cell's plain output. The code of the cell is one click above it, so that the
  number is never without its derivation;
- or it is no figure of the subject: code, formulas, a catalogue's titles (`cite`) and dates, descriptions of
  columns, the numbers of a list. In prose a year, a date, a name such as 5G or 18th is no figure either.
Anything else is an orphan: a number that somebody typed.
"""

import re
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "col", "wbr"}
TAGS = {"code", "pre", "math", "mark", "data", "svg", "cite", "time", "script", "style", "select"}
CLASSES = {"cite", "computed", "derived", "data", "text", "claims", "codebook", "about"}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NO_FIGURE = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}|(?:19|20|21)\d{{2}}s?"
    r"|\d+G|\d+(?:st|nd|rd|th)|[A-Za-z]+-?\d+\w*|BSD 3-clause|CC BY \d\.\d)\b"
)


class NumberReader(HTMLParser):
    """Collects the numbers of visible text that stand outside of everything that names an origin."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.orphans = []
        self.alternatives = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = set((given.get("class") or "").split())
        leads_home = tag == "a" and (given.get("href") or "").startswith("source-")
        if tag == "svg":
            self.alternatives.append(given.get("aria-label", ""))
        if tag not in VOID:
            self.open.append((tag, tag in TAGS or leads_home or bool(classes & CLASSES)))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not any(explained for _, explained in self.open):
            self.orphans += [
                f"{found} in {text.strip()[:80]!r}" for found in NUMBER.findall(NO_FIGURE.sub("", text))
            ]


def orphan_numbers(html):
    """The numbers of a page that name no origin, each with the words around it."""
    reader = NumberReader()
    reader.feed(html[html.index("<body") :])
    return reader.orphans


def unbacked_alternatives(html):
    """The numbers in charts' alternative texts that no data table of the figure has."""
    missing = []
    for figure in re.findall(r"<figure.*?</figure>", html, re.DOTALL):
        alternative = re.search(r'aria-label="([^"]*)"', figure[figure.index("<svg") :]).group(1)
        table = re.sub(r"<[^>]*>", " ", figure[figure.index("<details>") :])
        there = {float(found.replace(",", "")) for found in NUMBER.findall(table)}
        for found in NUMBER.findall(alternative):
            if not any(_same(found, value) for value in there):
                missing.append(f"{found} in {alternative[:80]!r}")
    return missing


def _same(shown, value):
    """Whether a number in words is the table's, to the precision of the words."""
    decimals = len(shown.partition(".")[2])
    return abs(float(shown.replace(",", "")) - value) <= 0.5 * 10**-decimals + 1e-9
