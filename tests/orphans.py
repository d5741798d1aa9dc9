"""The rule for numbers on a page, as a reader of its markup.

Every number that a reader sees names its origin. It stands
- in a link to its marked words on the page of a source (`a.cite`), in the marks themselves, or in the list of
  claims below a text; `mislinked` tells whether the marked words have the number;
- or in what a cell computed: `data`, `samp`, `.computed`, `details.derived`, a cell in the body of a
  `table.data`, a cell's plain output. The code of the cell is one click above it, so that the number is
  never without its derivation;
- or it is no figure of the subject: code, formulas, a catalogue's titles (`cite`) and dates, descriptions of
  columns, the numbers of a list. In prose a year, a date, a name such as 5G or 18th is no figure either, nor
  are words in quotation marks that a source text has.
Anything else is an orphan: a number that somebody typed. A table's caption and headings are prose. What a
chart's labels and any alternative text tell stands on the page with its origin as well; ticks of an axis go
on in equal steps.
"""

import re
from html import unescape
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "col", "wbr"}
TAGS = {"code", "pre", "math", "mark", "data", "samp", "svg", "cite", "time", "script", "style", "select"}
CLASSES = {"cite", "computed", "derived", "data", "text", "claims", "codebook", "about"}
PROSE = {"caption", "thead"}  # also within a table of computed cells
NOT_SAID = {"code", "svg", "script", "style", "select"}  # their numbers vouch for no other
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
QUOTED = re.compile(r'[“"]([^“”"]+)[”"]')
MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NO_FIGURE = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {MONTHS}|{MONTHS} \d{{1,2}}|(?:19|20|21)\d{{2}}(?:\.\d+)?s?"
    r"|notebooks? \d\d|\d+G|\d+(?:st|nd|rd|th)|[A-Za-z]+-?\d+\w*|BSD 3-clause|CC BY \d\.\d|\d{3}_\w+)\b"
)
MARK = re.compile(r"<mark id=([^ >]+)>(.*?)</mark>", re.DOTALL)
CITED = re.compile(r'<a class="?cite"? href="?(source-[^"#>]+#[^">]+)"?>(.*?)</a>', re.DOTALL)


class NumberReader(HTMLParser):
    """Tells the numbers of visible text that name an origin from those that do not."""

    def __init__(self, quotable=""):
        super().__init__()
        self.quotable = " ".join(quotable.split())
        self.open = []  # tag, and whether what stands in it names its origin
        self.orphans = []
        self.explained = set()
        self.alternatives = []
        self.labels = []  # of each chart

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = set((given.get("class") or "").split())
        self.alternatives += [given[name] for name in ("aria-label", "alt", "title") if given.get(name)]
        if tag == "meta" and given.get("name") == "description":
            self.alternatives.append(given["content"])
        if tag == "svg":
            self.labels.append([])
        above = bool(self.open) and self.open[-1][1]
        if tag not in VOID:
            explained = tag in TAGS or bool(classes & CLASSES) or (above and tag not in PROSE)
            self.open.append((tag, explained))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        tags = {tag for tag, _ in self.open}
        if "title" in tags and "svg" not in tags:
            self.alternatives.append(text)
        elif "svg" in tags:
            self.labels[-1].append(text)
        elif self.open and self.open[-1][1]:
            if not NOT_SAID & tags:
                self.explained |= {value(found) for found in NUMBER.findall(text)}
        else:
            unquoted = QUOTED.sub(lambda quote: "" if self.is_quoted(quote) else quote.group(), text)
            self.orphans += [f"{found} in {shortened(unquoted)!r}" for found in figures(unquoted)]

    def is_quoted(self, quote):
        """Whether the words between quotation marks stand in a text."""
        return " ".join(quote.group(1).split()) in self.quotable


def figures(text):
    """The numbers of a text that are figures, as they are written."""
    return NUMBER.findall(NO_FIGURE.sub("", " ".join(text.split())))


def shortened(text):
    """The first words of a text."""
    return " ".join(text.split())[:80]


def orphan_numbers(html, quotable=""):
    """The numbers of a page that name no origin, each with the words around it.

    quotable: the texts whose words may be quoted.
    """
    return read(html, quotable).orphans


def unbacked_alternatives(html):
    """The numbers in alternative texts, titles, descriptions that the page has nowhere with their origin."""
    reader = read(html)
    return [
        f"{found} in {shortened(alternative)!r}"
        for alternative in reader.alternatives
        for found in figures(alternative)
        if not any(same(found, known) for known in reader.explained)
    ]


def unbacked_labels(html):
    """The numbers in labels of charts that stand nowhere on the page with their origin and are no ticks."""
    reader = read(html)
    return [
        f"{found} in {label!r}"
        for labels in reader.labels
        for label in labels
        for found in figures(label)
        if not any(same(found, known) for known in reader.explained) and not is_tick(label, labels)
    ]


def is_tick(label, labels):
    """Whether a label is a number that goes on in equal steps with two others of its chart."""
    scale = label.lstrip("0123456789.,")
    others = {value(found) for one in labels if one.endswith(scale) for found in NUMBER.findall(one)}
    one = value(label.removesuffix(scale))
    steps = {round(other - one, 9) for other in others} - {0}
    return any(round(one + 2 * step, 9) in others or -step in steps for step in steps)


def mislinked(html, marked):
    """The linked numbers that the marked words of their claim do not have.

    marked: the marked words by address, as `marked_words` gives them.
    """
    return [
        f"{words} at {address}"
        for address, inner in CITED.findall(html)
        for words in [plain(inner)]
        if not set(map(value, figures(words))) <= set(map(value, NUMBER.findall(marked.get(address, ""))))
    ]


def marked_words(name, html):
    """The words of each mark of a source page, by address: "source-a.html#a-1"."""
    return {f"{name}.html#{claim}": plain(inner) for claim, inner in MARK.findall(html)}


def plain(markup):
    """The text of some markup."""
    return unescape(re.sub(r"<[^>]*>", "", markup))


def read(html, quotable=""):
    """The reader, at the end of the page."""
    reader = NumberReader(quotable)
    reader.feed(html)
    return reader


def value(shown):
    """The number in words."""
    return float(shown.replace(",", ""))


def same(shown, known):
    """Whether a number in words is a known one, to the precision of the words: 1310 may be 1312.7."""
    decimals = len(shown.partition(".")[2])
    rounded = len(shown) - len(shown.rstrip("0")) if value(shown) >= 1000 and not decimals else 0
    return abs(value(shown) - known) <= 0.5 * 10.0 ** (rounded - decimals) + 1e-9
