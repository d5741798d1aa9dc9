"""The words of an English sentence, and the figures that stand among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, chain

from briefings.known import known
from briefings.quantities import Quantity, listed

TOKEN = re.compile(
    r"([a-z]\.(?:[a-z]\.)++|incl\.|excl\.|\w++(?:[-'/.&,+](?:\w++|(?<=[a-z0-9]-)(?= and | or | to )))*+|\S)"
)
NUMBER = re.compile(
    r"\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){1,6}(?![\d,.]*\d)(?:\.\d+)?"
    r"|\d{1,18}(?:\.\d{1,12})?"
)


@dataclass(slots=True)
class Tokens:
    """The words and marks of a sentence, in small letters, with their places."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Tokens:
        """The tokens of the text from `start` to `end`."""
        small = text[start:end].lower()
        if len(small) != end - start:  # a letter whose small form is longer
            small = text[start:end]
        pieces = small.split(" ")
        if "" in pieces or "- " in small:  # several blanks on end, or: short- and long-term
            parts = TOKEN.split(small)
        else:
            parts = ["", *chain.from_iterable(map(parts_of, pieces))]  # blanks and tokens by turns
        places = list(accumulate(map(len, parts), initial=start))
        tokens = cls(text, parts[1::2], places[1:-1:2], places[2::2])
        if ")" in tokens.words:
            tokens.drop_list_marks()
        return tokens

    def drop_list_marks(self) -> None:
        """Leaves out the marks of the parts of a list: i) 75% worldwide; (b) 65% at home."""
        words = self.words
        closers = [index for index, word in enumerate(words) if word == ")" and index]
        for index in reversed(closers):
            if words[index - 1] not in LIST_MARKS:
                continue
            first = index - 1 - (words[index - 2 : index - 1] == ["("])
            if not first or words[first - 1] in BEFORE_LIST_MARKS:
                del words[first : index + 1], self.starts[first : index + 1], self.ends[first : index + 1]


LIST_MARKS = listed("i ii iii iv v vi vii viii a b c d e f g h 1 2 3 4 5 6 7 8 9")
BEFORE_LIST_MARKS = listed(": ; , and or")


@known
def parts_of(piece: str) -> list[str]:
    """The tokens of what stands between two blanks, and what parts them, the blank behind it included."""
    return [*TOKEN.split(piece)[1:-1], " "]


@dataclass(frozen=True, slots=True)
class Governor:
    """The word left of a figure that says what it is.

    Rose | by, reached, an increase | of, accounting | for.
    """

    what: str  # change | link | share | of | gap (the verb stands further left) | none (a new clause)
    index: int  # its token; of a gap or none: the token after which the clause starts
    preposition: str = ""  # between it and the figure
    place: int = 0  # the preposition's token, else the figure's first
    direction: str | None = None


NO_GOVERNOR = Governor("none", -1)


@dataclass(slots=True)
class Figure:
    """A quantity and the tokens it takes up."""

    quantity: Quantity
    first: int  # index of its first token, bound words and currency included
    last: int  # index of its last token; the counted noun is not included
    bare: bool = False  # neither unit nor counted noun stands beside it
    noun_last: int = -1  # index of the last token of the counted noun
    opens: bool = False  # no verb stands before it in its clause, and little else
    governor: Governor = NO_GOVERNOR  # the word to its left that says what it is
    compared: str = ""  # the word that makes it only what another figure is compared with
