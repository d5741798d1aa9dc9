"""Verbs of English press language with their forms, made from a table of bases."""

from __future__ import annotations

from briefings.quantities import listed

# regular verbs by their base; the other forms follow from the spelling
REGULAR = listed(
    "accept achieve add adopt advance affect aim allocate allow announce anticipate apply appoint approve"
    " ask assist attend attract award back balance ban benefit boost borrow bring burden call"
    " cancel cap carry cause change charge claim clear close clock collect combine commit compare"
    " complete comprise conclude conduct confirm connect consider construct consume contain"
    " continue contribute convert cooperate coordinate cover create cultivate deepen deliver"
    " demand deploy design determine develop digitise digitize disburse discuss double earmark"
    " earn ease employ empower enable encourage enhance enjoy enroll ensure enter equip establish"
    " estimate evaluate exceed execute exist expand expect experience exclude explain explore export"
    " express extend face facilitate finance finish focus follow form formulate foster fund gather"
    " generate guarantee guide handle happen help hire host identify implement import improve"
    " include incorporate indicate inject install integrate intend introduce invest invite involve"
    " issue join jump last launch license list live maintain manage mark migrate mobilise mobilize"
    " modernise modernize move need note notch obtain offer open operate order organise organize"
    " originate outline own pale participate pass pay permit place plan play pledge point possess post"
    " record log predict prepare prevent process procure produce promote propose protect provide publish"
    " purchase push qualify raise reach receive recognise recognize recommend recruit reduce refer"
    " reflect register reinforce release rely remain remove renew repay replace report represent"
    " request require rescue reserve resolve respond restore result retain return reveal review"
    " sanction save schedule secure select serve settle share ship show sign simplify slash solve"
    " sponsor stabilise stabilize start state stay store strengthen submit subscribe succeed suffer"
    " suggest supply"
    " support surround survey sustain target test top total train transfer transform transition translate"
    " travel treat triple turn unveil upgrade urge use utilise utilize vaccinate value view visit"
    " vote want weigh widen witness work"
)
# base: the forms that the spelling does not give
IRREGULAR = {
    "become": "became",
    "begin": "began begun",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "come": "came",
    "drive": "drove driven",
    "feel": "felt",
    "find": "found",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone goes",
    "have": "had has",
    "hold": "held",
    "keep": "kept",
    "know": "knew known",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "overtake": "overtook",
    "pay": "paid",
    "put": "puts",
    "run": "ran",
    "see": "saw seen",
    "sell": "sold",
    "send": "sent",
    "set": "sets",
    "slide": "slid",
    "spend": "spent",
    "stand": "stood",
    "take": "took taken",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "undertake": "undertook undertaken",
    "win": "won",
    "write": "wrote written",
}
DOUBLED = listed("commit permit refer submit transfer cap ban slash plan ship top stop") - {"slash"}


def past(base: str) -> str:
    """The regular past form of a verb."""
    if base in DOUBLED:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def third_person(base: str) -> str:
    """The form with -s of a verb."""
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def participle(base: str) -> str:
    """The form in -ing of a verb."""
    if base in DOUBLED:
        return base + base[-1] + "ing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


PAST_FORMS = frozenset(past(base) for base in REGULAR if base not in IRREGULAR) | frozenset(
    form for forms in IRREGULAR.values() for form in forms.split()
)
PARTICIPLES = frozenset(participle(base) for base in (*REGULAR, *IRREGULAR))
# these are nouns as well, so they are verbs only where a noun phrase cannot go on
NOUNS_TOO = listed(
    "affects aims applies attends awards backs balances bans benefits boosts burdens calls cancels"
    " caps causes changes charges claims clears commits conducts contracts costs covers deals demands"
    " designs drives experiences exports extends faces finances finds focuses forms funds guarantees"
    " guides handles hosts imports issues jumps lasts leads leaves licenses lists lives marks means"
    " moves notes offers orders outlines passes pays permits places plans plays points posts processes"
    " produces projects purchases pushes puts raises records references registers releases repays"
    " reports requests rescues reserves results returns reviews runs sanctions saves schedules sees"
    " sets shares ships shows signs sponsors starts states stores supplies supports surveys takes"
    " targets tests tops totals trains transfers transforms travels treats turns uses values views"
    " visits votes wants works"
)
# forms in -s that are no nouns: they end the subject of a clause wherever they stand
THIRD_FORMS = frozenset(third_person(base) for base in (*REGULAR, *IRREGULAR)) - NOUNS_TOO
PRESENT_FORMS = frozenset(form for base in (*REGULAR, *IRREGULAR) for form in (base, third_person(base)))
