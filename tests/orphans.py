"""The rule for numbers on a page, as a reader of its markup.

Every number that a reader sees names its origin. It stands
- in a link to its marked words on the page of a source (`a.cite`, any `a[href^=source-]`), or in the marks;
- or in what a cell computed: `data`, `.computed`, `details.derived`, a cell of a `table.data`, a chart (its
  data table stands below it), a cell's plain output. The code of the cell is one click above it, so that the
  number is never without its derivation;
- or it is no figure of the subject: code, formulas, a catalogue's titles (`cite`) and dates, descriptions of
  columns, the numbers of a list. In prose a year, a date, a name such as 5G or 18th is no figure either, nor
  are words in quotation marks that a source text has.
Anything else is an orphan: a number that somebody typed. What a chart's alternative text tells stands on the
page with its origin as well.
"""

import re
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "col", "wbr"}
TAGS = {"code", "pre", "math", "mark", "data", "svg", "cite", "time", "script", "style", "select"}
CLASSES = {"cite", "computed", "derived", "data", "text", "claims", "codebook", "about"}
NOT_SAID = {"code", "svg", "script", "style", "select"}  # their numbers vouch for no other
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
QUOTED = re.compile(r'[“"]([^“”"]+)[”"]')
MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NO_FIGURE = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {MONTHS}|{MONTHS} \d{{1,2}}|(?:19|20|21)\d{{2}}(?:\.\d+)?s?"
    r"|notebooks? \d\d|\d+G|\d+(?:st|nd|rd|th)|[A-Za-z]+-?\d+\w*|BSD 3-clause|CC BY \d\.\d|\d{3}_\w+)\b"
)


class NumberReader(HTMLParser):
    """Tells the numbers of visible text that name an origin from those that do not."""

    def __init__(self, quotable=""):
        super().__init__()
        self.quotable = " ".join(quotable.split())
        self.open = []
        self.orphans = []
        self.explained = set()
        self.alternatives = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = set((given.get("class") or "").split())
        leads_home = tag == "a" and (given.get("href") or "").startswith("source-")
        if tag == "svg":
            self.alternatives.append(given.get("aria-label", ""))
        if tag not in VOID:
            self.open.append((tag, tag in TAGS or leads_home or bool(classes & CLASSES)))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if any(explained for _, explained in self.open):
            if not NOT_SAID & {tag for tag, _ in self.open}:
                self.explained |= {value(found) for found in NUMBER.findall(text)}
            return
        unquoted = QUOTED.sub(lambda quote: "" if self.is_quoted(quote) else quote.group(), text)
        words = " ".join(unquoted.split())
        self.orphans += [f"{found} in {words[:80]!r}" for found in NUMBER.findall(NO_FIGURE.sub("", words))]

    def is_quoted(self, quote):
        """Whether the words between quotation marks stand in a text."""
        return " ".join(quote.group(1).split()) in self.quotable


def orphan_numbers(html, quotable=""):
    """The numbers of a page that name no origin, each with the words around it.

    quotable: the texts whose words may be quoted.
    """
    return read(html, quotable).orphans


def unbacked_alternatives(html):
    """The numbers in charts' alternative texts that stand nowhere on the page with their origin."""
    reader = read(html)
    return [
        f"{found} in {alternative[:80]!r}"
        for alternative in reader.alternatives
        for found in NUMBER.findall(NO_FIGURE.sub("", alternative))
        if not any(same(found, known) for known in reader.explained)
    ]


def read(html, quotable=""):
    """The reader, at the end of the page."""
    reader = NumberReader(quotable)
    reader.feed(html[html.index("<body") :])
    return reader


def value(shown):
    """The number in words."""
    return float(shown.replace(",", ""))


def same(shown, known):
    """Whether a number in words is a known one, to the precision of the words: 1310 may be 1312.7."""
    decimals = len(shown.partition(".")[2])
    rounded = len(shown) - len(shown.rstrip("0")) if value(shown) >= 1000 and not decimals else 0
    return abs(value(shown) - known) <= 0.5 * 10.0 ** (rounded - decimals) + 1e-9
