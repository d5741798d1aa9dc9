"""Chinese: what a sentence says of each of its quantities, from the words before it."""

from __future__ import annotations

import re
from datetime import date

from briefings.languages import Language
from briefings.languages.chinese_numbers import find_quantities, read_quantities
from briefings.languages.chinese_periods import DASH, PLANS_FIRST_YEAR, YEAR, find_periods, stated_date
from briefings.languages.chinese_readings import read_groups
from briefings.languages.chinese_scene import renew, scene_of
from briefings.languages.chinese_speakers import ASKER, SPEAKER_LINE, quoted_by, speaker_in
from briefings.languages.chinese_words import NUMERALS, QUALIFIERS, SAME_LENGTH, either
from briefings.sentences import Discourse, Home, Reading, Sentence

FIGURE = (
    r"[0-9]|[一二两兩三四五六七八九]成|分之|[一二两兩三四五六七八九十][个個]?[倍百多余餘万萬亿億千]|翻|"
    r"[过過超近一]半|半[数數]|[百千万萬][余餘]|近[百千万萬]|二[〇零]"
)
WITH_FIGURE = re.compile(FIGURE)
CUE = re.compile(
    FIGURE + r"|方案|计划|规划|措施|意见|目标|任务|要求|现状|基础|回顾|表示|介绍|指出|怎[么样]|说[，：]"
)
AIM_HEADING = re.compile(
    r"目标|力争|到(?:19|20)\d\d年|行动计划|实施方案|行动方案|工作方案|发展规划|重点任务|主要任务"
)
PLAN_TITLE = re.compile(
    r"(?:行动计划|实施方案|行动方案|工作方案|发展规划|规划纲要|实施意见|若干措施)"
    r"(?:（[^）]*）|\([^)]*\))?(?P<titled>》?(?:的通知|的意见))?$"
)
# the first year of a plan (2024—2027年), the year of a circular's number 〔2024〕37号
YEAR_OF_ISSUE = re.compile(rf"（(?P<plan>{YEAR})年?{DASH}{YEAR}年?）|〔(?P<number>{YEAR})〕")
FIVE_YEAR_PLAN = re.compile(r'十(?P<number>[一二三四五六])五"?[^，。]{0,16}规划')
ABOUT_A_PLAN = re.compile(r"规划|行动计划|(?:行动|实施|工作)方案")
MIDYEAR = 7, 1
YEAR_AHEAD = re.compile(rf"[^，。]{{0,6}}?({YEAR})年")  # 二、2025年工作安排
REVIEWED = re.compile(
    rf"(?:{YEAR}年|去年|过去.{{1,2}}年)[^，。]{{0,8}}(?:回顾|成绩|答卷|走过|成效|亮点|怎么样)|回头看"
)
PART = re.compile(rf"[^\d，。]{{0,4}}{YEAR}年[^。；：\d]{{1,12}}[！？]?")
REVIEW = re.compile(r"现状|基础|成效|回顾|形势|背景")
MOOD = re.compile(r"目标|任务|要求|措施|行动|工程|现状|基础|成效|回顾|形势|背景")
OUTLOOK = re.compile(
    r"总体要求|政策取向|工作(?:任务|建议|安排|打算|部署|重点)|重点工作|"
    r"(?:预期|主要|工作|总体|发展|行动|具体)目标(?![^，。]{0,4}(?:完成|实现|达成))|"
    r"今年[^，。]{0,4}(?:目标|任务|重点)|[这怎](?:样|么)(?:干|抓|办|做|建|走)|下一(?:步|阶段)|今后|展望"
)
NAMED_PLAN = re.compile(r"《[^》]{0,40}(?:规划|行动计划|方案|纲要)[^》]{0,24}》")
ASKED_HOW = re.compile(r"^[^，。]{1,16}？$")  # 三、怎么做？
RUN_IN_GOAL = re.compile(r"^[^，。]{0,8}目标。$")  # （二）工作目标。到2027年……
NEWS = re.compile(r"印发|发布|出台|推出|公布|解读")
BASELINE_HEADER = re.compile(r"基期|基准|现状|(?:19|20)\d\d年(?:实际|基数)")
SENTENCE_END = re.compile(r"[。！？!?\n]++['’”）)」』]*+(?P<quote>\"?)")
HOMES = {
    "香港特": ("HKD", 4),
    "港府": ("HKD", 4),
    "澳门特": ("MOP", 1),
    "澳門特": ("MOP", 1),
    "新台幣": ("TWD", 1),
    "新台币": ("TWD", 1),
    "新臺幣": ("TWD", 1),
    "經濟部": ("TWD", 1),
    "主計總處": ("TWD", 1),
    "行政院": ("TWD", 1),
    "中央社": ("TWD", 1),
    "联合早报": ("SGD", 4),
    "聯合早報": ("SGD", 4),
}
HEAD = 600  # characters in which a text says where it comes from
YEAR_IN_WORDS = re.compile(r"二[〇零][〇零一二三四五六七八九]{2}(?=[年至—])")
HALF_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
LONGEST_SENTENCE = 800  # characters; what is longer is read in pieces
QUALIFIER = re.compile(rf"主营业务收入[^，的]{{0,12}}(?=的)|{either(QUALIFIERS)}")


def has_cue(text: str, start: int, end: int) -> bool:
    """Whether a figure may stand in a stretch of text, or a word that sets the tone of what follows."""
    return CUE.search(text, start, end) is not None


def read_sentence(sentence: Sentence, discourse: Discourse) -> list[Reading]:
    """What a sentence says of each of its quantities; renews the discourse for the next one."""
    text = sentence.text[sentence.start : sentence.end]
    if sentence.block != "heading" and not WITH_FIGURE.search(text):
        speaker_of(sentence, text, discourse)
        asked = discourse.plan is not None and ASKED_HOW.search(text)
        if not discourse.question and (asked or RUN_IN_GOAL.search(text)):
            read_heading(text, discourse)
        return []
    text = folded(text)
    if named := NAMED_PLAN.search(text):
        date_by_heading(named.group(), discourse)
        discourse.plan = discourse.plan or False
    if sentence.first and sentence.block == "paragraph" and discourse.aside_from is not None:
        discourse.period, discourse.aside_from = discourse.aside_from, None
    scene = scene_of(text, discourse)
    if discourse.subject is not None and not sentence.first:
        scene.carried = discourse.subject[0] - sentence.start, discourse.subject[1] - sentence.start
    if sentence.block == "heading" or opens_part(text):
        read_heading(text, discourse)
    readings = read_groups(
        scene,
        read_quantities(text, 0, len(text), [(time.start, time.end) for time in scene.times], discourse),
    )
    speaker = speaker_of(sentence, text, discourse)
    for reading in readings:
        reading.speaker = speaker
        place_in(sentence, reading)
    renew(scene, readings[-1].subject if readings else None)
    return readings


def opens_part(text: str) -> bool:
    """Whether a short line opens a part of the text, though a bullet or a call: ○ 2024年怎么干？"""
    return PART.fullmatch(text.strip()) is not None


def read_heading(heading: str, discourse: Discourse) -> None:
    """Sets whether what follows is aimed at: in a plan, but not under its headings of what has been."""
    date_by_heading(heading, discourse)
    if is_plan(heading) or OUTLOOK.search(heading):
        discourse.plan = True
        if year := YEAR_AHEAD.match(heading):
            discourse.last_target = int(year[1])
        elif "今年" in heading and discourse.today is not None:
            discourse.last_target = discourse.today.year
    elif discourse.plan is None and (ABOUT_A_PLAN.search(heading) or REVIEWED.search(heading)):
        discourse.plan = False
    elif discourse.plan is not None and MOOD.search(heading):
        discourse.plan = REVIEW.search(heading) is None


def date_by_heading(heading: str, discourse: Discourse) -> None:
    """Dates a text that gives no day of its own: in the first year of its plan, or of its number."""
    if discourse.today is not None and not discourse.supposed:
        return
    if year := YEAR_OF_ISSUE.search(heading):
        discourse.today, discourse.supposed = date(int(year["plan"] or year["number"]), *MIDYEAR), False
    elif plan := FIVE_YEAR_PLAN.search(heading):
        discourse.today, discourse.supposed = date(PLANS_FIRST_YEAR[plan["number"]], *MIDYEAR), True


def is_plan(heading: str) -> bool:
    """Whether a heading is the title of a plan, and not of the news of one."""
    title = PLAN_TITLE.search(heading)
    return title is not None and (title["titled"] is not None or NEWS.search(heading) is None)


def folded(text: str) -> str:
    """The text in simplified characters and with Chinese punctuation, character for character."""
    text = text.translate(SAME_LENGTH)
    text = YEAR_IN_WORDS.sub(year_in_digits, text) if "〇" in text or "二零" in text else text
    return HALF_COMMA.sub("，", text) if "," in text else text


def year_in_digits(year: re.Match[str]) -> str:
    """2024 for 二〇二四."""
    return "".join(str(NUMERALS[character]) for character in year.group())


def speaker_of(sentence: Sentence, text: str, discourse: Discourse) -> str | None:
    """Who says a sentence: whom it quotes, whom its paragraph quoted last, or whose turn it is."""
    if discourse.question:
        return None
    if sentence.first:
        discourse.voice = None
    discourse.voice = speaker_in(text) or quoted_by(sentence.text, sentence.end) or discourse.voice
    return discourse.voice or discourse.speaker


def place_in(sentence: Sentence, reading: Reading) -> None:
    """Moves the spans of a reading from the sentence's own text to the whole text."""
    shift, quantity = sentence.start, reading.quantity
    quantity.start, quantity.end = quantity.start + shift, quantity.end + shift
    quantity.number_start, quantity.number_end = quantity.number_start + shift, quantity.number_end + shift
    if quantity.noun is not None:
        quantity.noun = quantity.noun[0] + shift, quantity.noun[1] + shift
        if not quantity.unit.isascii() and len(quantity.unit) == quantity.noun[1] - quantity.noun[0]:
            quantity.unit = sentence.text[slice(*quantity.noun)]  # as the text writes it
    if reading.subject is not None:
        reading.subject = reading.subject[0] + shift, reading.subject[1] + shift
        qualifier = QUALIFIER.search(sentence.text, *reading.subject)
        reading.qualifier = qualifier.group() if qualifier else None


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences between `start` and `end`; closing quotes stay with their sentence."""
    spans: list[tuple[int, int]] = []
    for match in SENTENCE_END.finditer(text, start, end):
        stop = match.end()
        if match["quote"] and text.count('"', start, stop) % 2:
            stop = match.start("quote")  # the quote opens what comes next
        if stop > start:
            spans += pieces(text, start, stop)
            start = stop
    if text[start:end].strip():
        spans += pieces(text, start, end)
    return spans


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span whole, or cut after a pause where it is too long to be one sentence."""
    spans = []
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        cut = max(text.rfind(pause, start, limit) for pause in "；;，") + 1
        cut = cut or max(text.rfind(pause, start, limit) for pause in "、, ") + 1 or limit
        spans.append((start, cut))
        start = cut
    return [*spans, (start, end)]


def home(text: str) -> Home:
    """What a bare 元 or $ means, and the fiscal year's first month, by the place or paper that it names."""
    head = text[:HEAD]
    return Home(*next((home for place, home in HOMES.items() if place in head), ("CNY", 1)))


LANGUAGE = Language(
    code="zh",
    has_cue=has_cue,
    split_sentences=split_sentences,
    read_sentence=read_sentence,
    find_quantities=find_quantities,
    find_periods=find_periods,
    aim=AIM_HEADING,
    change=re.compile("同比|环比|增长|增幅|增速"),
    baseline=BASELINE_HEADER,
    vague=re.compile(r"(?:一批|若干|多个|一系列)[^，。；、]{2,24}"),
    speaker_line=SPEAKER_LINE,
    asker=ASKER,
    stated_date=stated_date,
    home=home,
)
