"""What of a notebook's markup may stand on a page: an allow-list; all else shows as the text that it is."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from briefings.display import escape

if TYPE_CHECKING:
    from bleach.sanitizer import Cleaner

# ruff: noqa: SIM905 -- lists of words read better as words
TEXT_TAGS = (
    "a abbr b blockquote br caption cite code data dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var"
)
SVG_TAGS = "circle clippath clipPath defs ellipse g line path polygon polyline rect svg text tspan use"
MATH_TAGS = (
    "math mfrac mi mn mo mover mpadded mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd "
    "mtext mtr munder munderover"
)
SVG_ATTRIBUTES = frozenset(
    "clip-path cx cy d dx dy fill fill-opacity fill-rule font-size font-weight height href opacity "
    "points r role rx ry stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-opacity stroke-width text-anchor transform viewBox width x x1 x2 y y1 y2".split()
)
EVERYWHERE = frozenset("class id lang dir title role tabindex aria-label aria-hidden".split())
OF_TAG = {
    "a": frozenset({"href", "download"}),
    "data": frozenset({"value"}),
    "details": frozenset({"open"}),
    "div": frozenset({"data-choices"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "math": frozenset({"display"}),
    "mo": frozenset({"stretchy", "fence", "separator", "form"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "scope", "headers"}),
    "time": frozenset({"datetime"}),
} | dict.fromkeys(SVG_TAGS.split(), SVG_ATTRIBUTES)
# What an address may be, by tag: links lead to pages, CSV and the web; pictures and shapes are in the page.
ADDRESSES = {
    "a": re.compile(r"#|https?://|data:text/csv[;,]|(?:\.\.?/)*[\w.%-]+(?:/[\w.%-]+)*(?:[#?]|$)"),
    "img": re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,"),
    "use": re.compile(r"#"),
}
NEVER_SHOWN = re.compile(r"<style\b.*?</style>|<!--.*?-->", re.DOTALL | re.IGNORECASE)


def clean(markup: str) -> str:
    """The markup with only what is allowed; tags that are not show as text."""
    return str(_cleaner().clean(NEVER_SHOWN.sub("", markup)))


@cache
def _cleaner() -> Cleaner:
    from bleach.sanitizer import Cleaner

    tags = frozenset(f"{TEXT_TAGS} {SVG_TAGS} {MATH_TAGS}".split())
    return Cleaner(tags=tags, attributes=_is_allowed, protocols=["http", "https", "data"])


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name in ("href", "src"):
        address = ADDRESSES.get(tag)
        return address is not None and address.match("".join(value.split())) is not None
    return name in EVERYWHERE or name in OF_TAG.get(tag, ())


def plain(markup: str) -> str:
    """The text of some markup, without its tags."""
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", markup)).strip()


def unquoted(text: str) -> str:
    """The text as markup between tags, where quotes may stand as they are."""
    return escape(text).replace("&quot;", '"').replace("&#x27;", "'")


def coloured(code: str) -> str:
    """Python code with its keywords, strings, comments and numbers marked for the page's style."""
    from pygments.lexers import PythonLexer
    from pygments.token import Comment, Keyword, Number, String

    kinds = {Keyword: "k", String: "s", Comment: "c", Number: "m"}
    tokens = (
        (next((kinds[wide] for wide in kinds if token in wide), ""), text)
        for token, text in PythonLexer().get_tokens(code.strip())
    )
    runs = (
        (kind, unquoted("".join(text for _, text in run))) for kind, run in groupby(tokens, itemgetter(0))
    )
    return "".join(f"<i class={kind}>{text}</i>" if kind else text for kind, text in runs).rstrip()
