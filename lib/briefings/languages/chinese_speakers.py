"""Who speaks in a Chinese text: a transcript's lines, and the verbs of saying inside of a sentence."""

from __future__ import annotations

import re

from briefings.languages.chinese_words import NOT_NAMES, SPEECH, SURNAMES, TITLES, either

HANS = '[一-鿿《》"（）()·]'
OFFICE = f"{HANS}{{2,20}}(?:{either(TITLES)}) ?"
SPEAKER_LINE = re.compile(
    rf"(?!{either(NOT_NAMES)})(?:{OFFICE})?([{SURNAMES}][一-鿿·]{{1,3}}|{HANS}{{0,20}}(?:记者|主持人))"
    r"(?:（[^）]{0,20}）)?[：:]"
)
ASKER = re.compile(r"记者|新闻$|日报|时报|电视|通讯社|广播|主持|社$|周刊|财经|卫视|网$|问$|提问")

SPOKEN = re.compile(rf"(?:{either(SPEECH)})(?=[，：,:]|\"|道|$)")
NAME = re.compile(rf"(?:{either(TITLES)})([一-鿿·]{{2,4}})$")
VENUE = re.compile(r"(?:\d+日)?(?:在[^，]{0,24}|当天|日前|今天|昨天|会上|进一步|还|也|同时|向[^，]{0,10})$")
FIRST_CLAUSE = re.compile(r"[^，。；：\n]{0,40}")
NO_NAME = ("据", "他", "她", "也", "这", "其", "会", "我们", "记者")


def speaker_in(text: str) -> str | None:
    """The person that a sentence quotes: 工业和信息化部副部长单忠德表示."""
    spoken = SPOKEN.search(text)
    if spoken is None:
        return None
    start = max(text.rfind(mark, 0, spoken.start()) for mark in '，。；："、\n')
    who = text[start + 1 : spoken.start()]
    who = VENUE.sub("", VENUE.sub("", who)).strip()
    name = NAME.search(who)
    if name:
        return name[1]
    return who if 2 <= len(who) <= 4 and who[0] in SURNAMES and not who.startswith(NO_NAME) else None


def quoted_by(text: str, end: int) -> str | None:
    """Who says the quoted words that end at `end`, where he is named after them: "……。"王卫明说."""
    clause = FIRST_CLAUSE.match(text, end) if text[end - 1] == '"' else None
    return speaker_in(clause[0]) if clause else None
