"""What the words of English press language mean for a figure: tables, one entry a word or phrase."""

from __future__ import annotations

from briefings.quantities import PERCENT, POINTS, TIMES, Phrases, listed

# scales and how they are written; a short one counts only beside a currency or before a noun
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "cr": 1e7,
    "lakh crore": 1e12,
    "lakh crores": 1e12,
    "lakh cr": 1e12,
    "thousand crore": 1e10,
    "thousand crores": 1e10,
    "thousand billion": 1e12,
    "hundred million": 1e8,
    "hundred billion": 1e11,
    "hundred thousand": 1e5,
    "million million": 1e12,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "t": 1e12,
}
MONEY_SCALES = listed("k m b t cr")

PERCENT_UNITS: dict[str, str] = {
    "%": PERCENT,
    "percent": PERCENT,
    "per cent": PERCENT,
    "pct": PERCENT,
    "per cents": PERCENT,
    "percentage point": POINTS,
    "percentage points": POINTS,
    "percentage-point": POINTS,
    "percent points": POINTS,
    "per cent points": POINTS,
    "% points": POINTS,
    "%-points": POINTS,
    "pp": POINTS,
    "pps": POINTS,
    "ppt": POINTS,
    "ppts": POINTS,
    "p.p.": POINTS,
    "ppts.": POINTS,
    "pct pts": POINTS,
    "basis points": "basis_points",
    "basis point": "basis_points",
    "bps": "basis_points",
    "bp": "basis_points",
    "times": TIMES,
    "x": TIMES,
    "fold": TIMES,
}

# currency words after a figure; "$" alone is the document's own
CURRENCIES: dict[str, str] = {
    "yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "won": "KRW",
    "korean won": "KRW",
    "krw": "KRW",
    "yen": "JPY",
    "jpy": "JPY",
    "japanese yen": "JPY",
    "rupees": "INR",
    "rupee": "INR",
    "inr": "INR",
    "euros": "EUR",
    "euro": "EUR",
    "eur": "EUR",
    "pounds": "GBP",
    "pounds sterling": "GBP",
    "pound": "GBP",
    "gbp": "GBP",
    "dollars": "$",
    "dollar": "$",
    "u.s. dollars": "USD",
    "us dollars": "USD",
    "u.s. dollar": "USD",
    "us dollar": "USD",
    "american dollars": "USD",
    "usd": "USD",
    "singapore dollars": "SGD",
    "sgd": "SGD",
    "hong kong dollars": "HKD",
    "hkd": "HKD",
    "australian dollars": "AUD",
    "aud": "AUD",
    "canadian dollars": "CAD",
    "cad": "CAD",
    "new zealand dollars": "NZD",
    "nzd": "NZD",
    "nt dollars": "TWD",
    "new taiwan dollars": "TWD",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "baht": "THB",
    "dong": "VND",
    "pesos": "PHP",
    "rand": "ZAR",
    "zar": "ZAR",
    "reais": "BRL",
    "real": "BRL",
    "brl": "BRL",
    "rubles": "RUB",
    "roubles": "RUB",
    "rub": "RUB",
    "lira": "TRY",
    "naira": "NGN",
    "shillings": "KES",
    "dirhams": "AED",
    "aed": "AED",
    "riyals": "SAR",
    "sar": "SAR",
    "swiss francs": "CHF",
    "chf": "CHF",
    "francs": "CHF",
    "kronor": "SEK",
    "sek": "SEK",
    "kroner": "NOK",
    "nok": "NOK",
    "dkk": "DKK",
    "zlotys": "PLN",
    "zloty": "PLN",
    "pln": "PLN",
    "shekels": "ILS",
    "taka": "BDT",
    "rs": "INR",
    "eth": "ETH",
    "cents": "cents",
}
# currency signs and codes before a figure
SIGNS: Phrases[str] = Phrases.of(
    {
        sign + blank: code
        for sign, code in {
            "$": "$",
            "us$": "USD",
            "u.s.$": "USD",
            "us $": "USD",
            "usd": "USD",
            "usd$": "USD",
            "s$": "SGD",
            "sgd": "SGD",
            "hk$": "HKD",
            "hkd": "HKD",
            "a$": "AUD",
            "au$": "AUD",
            "aud": "AUD",
            "c$": "CAD",
            "ca$": "CAD",
            "cad": "CAD",
            "nz$": "NZD",
            "nt$": "TWD",
            "r$": "BRL",
            "mx$": "MXN",
            "rm": "MYR",
            "rs": "INR",
            "rs.": "INR",
            "re.": "INR",
            "inr": "INR",
            "₹": "INR",
            "`": "INR",
            "€": "EUR",
            "eur": "EUR",
            "£": "GBP",
            "gbp": "GBP",
            "¥": "JPY",
            "jpy": "JPY",
            "rmb": "CNY",
            "cny": "CNY",
            "cn¥": "CNY",
            "rmb¥": "CNY",
            "₩": "KRW",
            "krw": "KRW",
            "₱": "PHP",
            "php": "PHP",
            "฿": "THB",
            "₦": "NGN",
            "₫": "VND",
            "₺": "TRY",
            "₽": "RUB",
            "₪": "ILS",
            "rp": "IDR",
            "idr": "IDR",
            "chf": "CHF",
            "sek": "SEK",
            "nok": "NOK",
            "dkk": "DKK",
            "pln": "PLN",
            "kes": "KES",
            "ksh": "KES",
            "zar": "ZAR",
            "aed": "AED",
            "sar": "SAR",
            "tk": "BDT",
            "pkr": "PKR",
            "php ": "PHP",
        }.items()
        for blank in ("", " ")
    }
)

# words before a figure
BOUNDS_BEFORE: Phrases[str] = Phrases.of(
    {
        **dict.fromkeys(
            (
                "more than ",
                "over ",
                "above ",
                "exceeding ",
                "in excess of ",
                "upwards of ",
                "upward of ",
                "greater than ",
                "at least ",
                "not less than ",
                "no less than ",
                "no fewer than ",
                "not fewer than ",
                "a minimum of ",
                "minimum of ",
                "minimum ",
                "well over ",
                "just over ",
                "slightly over ",
                "slightly more than ",
                "little over ",
                "a little over ",
                "a little more than ",
                "slightly above ",
                "just above ",
                "well above ",
                "far more than ",
                "well in excess of ",
                "well past ",
                "past ",
                "beyond ",
                "north of ",
                "exceeded ",
                "exceeds ",
                "exceed ",
                "surpassed ",
                "surpasses ",
                "surpass ",
                "surpassing ",
                "topped ",
                "tops ",
                "topping ",
                "crossed ",
                "crossing ",
                "crosses ",
                "passed ",
                "passing ",
                "broken through ",
                "broke through ",
                "> ",
                ">",
                "≥ ",
                "≥",
                "+",
            ),
            "at_least",
        ),
        **dict.fromkeys(
            (
                "less than ",
                "under ",
                "below ",
                "fewer than ",
                "up to ",
                "as much as ",
                "as many as ",
                "at most ",
                "no more than ",
                "not more than ",
                "not exceeding ",
                "not exceed ",
                "a maximum of ",
                "maximum of ",
                "maximum ",
                "within ",
                "no higher than ",
                "just under ",
                "slightly below ",
                "just below ",
                "well below ",
                "well under ",
                "< ",
                "<",
                "≤ ",
                "≤",
            ),
            "at_most",
        ),
        **dict.fromkeys(
            (
                "nearly ",
                "almost ",
                "about ",
                "around ",
                "some ",
                "approximately ",
                "approx. ",
                "approx ",
                "roughly ",
                "circa ",
                "c. ",
                "ca. ",
                "close to ",
                "nearing ",
                "near ",
                "approaching ",
                "approached ",
                "in the region of ",
                "in the order of ",
                "of the order of ",
                "on the order of ",
                "in the vicinity of ",
                "something like ",
                "an estimated ",
                "estimated ",
                "~",
                "~ ",
                "≈",
                "≈ ",
            ),
            "approximately",
        ),
    }
)
# verbs that bound with a determiner or measure between: "exceeded the trillion yuan mark", "exceeds by"
BOUNDS_AFTER: Phrases[str] = Phrases.of(
    {
        **dict.fromkeys(
            (
                " or more",
                " or above",
                " and above",
                " and over",
                " or over",
                " or higher",
                " or greater",
                " plus",
            ),
            "at_least",
        ),
        **dict.fromkeys(
            ("+", "-plus", " and more", " or better", " upwards", " at least", " at a minimum"), "at_least"
        ),
        **dict.fromkeys(
            (
                " or less",
                " or below",
                " or under",
                " or fewer",
                " or lower",
                " and below",
                " at most",
                " at the most",
            ),
            "at_most",
        ),
        **dict.fromkeys((" or so", " or thereabouts", "-odd", " odd"), "approximately"),
    }
)
FILLERS = listed(
    "a an the total of record high low new another additional further cumulative combined average"
    " estimated only just around staggering whopping massive mere full extra same by to at"
    " approximately"
)

NUMBER_WORDS: dict[str, float] = {
    word: float(number)
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=2,
    )
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
SCALED_WORDS = frozenset({"one", "a", "half"})  # with a scale after it: "one million", "half a million"
FRACTIONS: Phrases[float] = Phrases.of(
    {
        "half": 50.0,
        "one half": 50.0,
        "one-half": 50.0,
        "a third": 100 / 3,
        "one third": 100 / 3,
        "one-third": 100 / 3,
        "two thirds": 200 / 3,
        "two-thirds": 200 / 3,
        "a quarter": 25.0,
        "one quarter": 25.0,
        "one-quarter": 25.0,
        "three quarters": 75.0,
        "three-quarters": 75.0,
        "a fifth": 20.0,
        "one fifth": 20.0,
        "one-fifth": 20.0,
        "two fifths": 40.0,
        "two-fifths": 40.0,
        "three fifths": 60.0,
        "three-fifths": 60.0,
        "four fifths": 80.0,
        "four-fifths": 80.0,
        "a tenth": 10.0,
        "one tenth": 10.0,
        "one-tenth": 10.0,
        "nine tenths": 90.0,
        "a sixth": 100 / 6,
        "one sixth": 100 / 6,
        "one-sixth": 100 / 6,
        "an eighth": 12.5,
    }
)
MULTIPLES: dict[str, float] = {
    **dict.fromkeys(("double", "doubled", "doubles", "doubling", "twofold", "two-fold"), 2.0),
    **dict.fromkeys(
        ("triple", "tripled", "triples", "tripling", "trebled", "treble", "threefold", "three-fold"), 3.0
    ),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling", "fourfold", "four-fold"), 4.0),
    **dict.fromkeys(("quintupled", "fivefold", "five-fold"), 5.0),
    **dict.fromkeys(("sixfold", "six-fold"), 6.0),
    **dict.fromkeys(("sevenfold", "seven-fold"), 7.0),
    **dict.fromkeys(("eightfold", "eight-fold"), 8.0),
    **dict.fromkeys(("tenfold", "ten-fold"), 10.0),
    **dict.fromkeys(("halved", "halve", "halving"), 0.5),
}

# nouns that number words list or that only count time: no claim
LISTED = listed(
    "area areas aspect aspects system systems way ways thing things point points priority priorities"
    " task tasks dimension dimensions pillar pillars step steps measure measures goal goals reason"
    " reasons factor factors question questions part parts category categories type types kind kinds"
    " principle principles direction directions side sides theme themes objective objectives target"
    " targets issue issues stage stages phase phases front fronts group groups challenge challenges"
    " topic topics session sessions element elements component components criteria criterion section"
    " sections chapter chapters line lines focus level levels form forms decade time times more other"
    " others different separate option options scenario scenarios message messages remark remarks set"
    " sets consecutive successive"
)
TIME_UNITS = listed(
    "year years month months week weeks day days hour hours minute minutes second seconds decade"
    " decades century centuries quarter quarters year-old years-old night nights weekend weekends hrs"
    " hr min mins sec yrs yr consecutive straight successive business working calendar"
)
# words before a number that make it a name or a place in a text
NAMED_BEFORE = listed(
    "chapter section sections article articles table tables chart charts figure figures fig box annex"
    " appendix page pages p pp part point paragraph paragraphs para paras item items schedule no nos"
    " number phase tier type stage version release id tel phone fax room clause regulation rule bill"
    " act resolution footnote note goal sdg level grade class category agenda vol volume issue route"
    " highway line block unit terminal flight model series euro covid windows form forms exhibit slide"
    " step aged age ages form-10 notification circular order"
)

INCREASE, DECREASE = "increase", "decrease"
GROW_VERBS = (
    "rise rises rose risen rising grow grows grew grown growing increase increases increased increasing expand expands"
    " expanded expanding climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars"
    " soared soaring gain gains gained gaining advance advances advanced advancing strengthen strengthened"
    " improve improves improved improving accelerate accelerates accelerated accelerating quicken quickened boost"
    " boosts boosted boosting raise raises raised raising lift lifts lifted lifting widen widens widened widening"
    " appreciated leapt spiked rallied rebounded rebound rebounding recovered edged-up picked"
    " add adds added adding enhance enhanced scaled scaling ramped upgraded swelled swell outpaced outperformed"
)
SHRINK_VERBS = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases"
    " decreased decreasing shrink shrinks shrank shrunk shrinking slip slips slipped slipping contract contracts"
    " contracted contracting dip dips dipped dipping slump slumped slumping plunge plunged plunging tumble tumbled"
    " narrow narrows narrowed narrowing ease eases eased easing cut cuts cutting reduce reduces reduced reducing"
    " shorten shortens shortened shortening lessen lessens lessened lessening lower lowers lowered lowering slow slows"
    " slowed slowing moderated moderate weaken weakened weakening retreated retreat lose lost losing depreciated"
    " burden burdened weigh weighed dampen dampened slash slashed slashing trim trimmed halving softened slid slide slides sliding sank sunk sink shed deteriorated"
)
GROW_NOUNS = (
    "increase increases growth rise gain gains expansion jump surge uptick improvement increment hike upturn"
)
GROW_NOUNS += (
    " boost uplift climb falls rises drops jumps advance appreciation acceleration rebound recovery leap"
)
SHRINK_NOUNS = (
    "decrease decreases decline declines fall drop reduction reductions contraction cut cuts dip slump"
)
SHRINK_NOUNS += " shrinkage loss slowdown plunge depreciation savings"
# verbs whose object, after "in" or "of", is what is measured: posted 74.6 trillion won | in revenue
TRANSITIVE = listed(
    "posted post posts posting recorded records reported reports achieved achieves attained generated"
    " generates earned booked raised received attracted secured delivered registered logged won"
    " announced approved allocated committed provided invested spent saved mobilised mobilized"
    " unlocked disbursed"
)
# nouns that are also these verbs: a verb only right before a figure
AMBIGUOUS_LINKS = listed(
    "average total record number post hold top read measure value equal set turn fixed estimated expected projected"
    " budgeted targeted worth closed ended finished passed broke turned valued"
)
CHANGE_VERBS = dict.fromkeys(GROW_VERBS.split(), INCREASE) | dict.fromkeys(SHRINK_VERBS.split(), DECREASE)
CHANGE_NOUNS = dict.fromkeys(GROW_NOUNS.split(), INCREASE) | dict.fromkeys(SHRINK_NOUNS.split(), DECREASE)
CHANGE_WORDS = {
    "up": INCREASE,
    "higher": INCREASE,
    "more": INCREASE,
    "faster": INCREASE,
    "down": DECREASE,
    "lower": DECREASE,
    "less": DECREASE,
    "fewer": DECREASE,
    "slower": DECREASE,
    "off": DECREASE,
}

# verbs between what is measured and its figure
LINKS = listed(
    "is are was were be been being reach reaches reached reaching hit hits hitting stand stands stood"
    " standing total totals totaled totalled totaling totalling amount amounts amounted amounting come"
    " comes came exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing top topped"
    " tops topping cross crossed crossing record records recorded recording register registers"
    " registered registering post posts posted posting remain remains remained remaining stay stays"
    " stayed average averages averaged averaging attain attained achieve achieved represent represents"
    " represented representing measured equal equals equaled sat sits settled arrive arrived became"
    " become range ranged ranges ranging number numbered worth valued estimated projected forecast"
    " expected set read reads touched pegged estimated capped fixed targeted budgeted passed broke"
    " closed ended finished turned got has have had maintained maintain keep kept holds held hold"
    " approach approached"
)
SHARES = listed(
    "accounting accounts accounted account making makes made make representing represents represented"
    " represent comprising comprises comprised constituting constitutes constituted constitute"
    " contributing covering covers covered cover occupying occupied occupies taking"
)
AIMS = listed(
    "will shall would aim aims aimed aiming target targets targeted targeting plan plans planned"
    " planning goal goals strive strives striving intend intends expected expects expect projected"
    " projection forecast forecasts forecasted seek seeks seeking vow vows pledge pledged pledges"
    " commit committed commits estimated objective objectives ambition ambitions aspiration"
    " aspirations should must anticipate anticipates anticipated proposed propose proposes guidance"
    " outlook set eyeing poised slated due scheduled envisages envisaged envisions hope hopes likely"
    " going 'll striving predicted predicts"
)
# of these words the ones that say only together with a coming year, or "to", that a figure is aimed at
WEAK_AIMS = listed(
    "likely poised slated due scheduled estimated set target targets planned plan plans should would"
    " commit committed must going proposed propose proposes forecast outlook guidance expected"
    " objective objectives goal goals"
)
PAST_VERBS = listed(
    "reached was were had stood totaled totalled hit rose fell grew amounted increased exceeded"
)

PREPOSITIONS = listed(
    "of in on at by to for from with within among across through throughout under over per between"
    " against as into about around above below than versus during since until including via toward"
    " towards upon after before despite behind beyond without along amid like off"
)
# words at which a noun phrase after a figure ends
CLOSERS = PREPOSITIONS | listed(
    "and or but while which that who where when is are was were be been being has have had do does"
    " did will would can could may might must shall should the a an this these those its their our his"
    " her it they we you he she i compared respectively because so if not both also only just now"
    " already year-on-year year-over-year yoy month-on-month month-over-month annually each every"
    " alone last next so-far currently up down higher lower due more less either whose to"
)
DETERMINERS = listed("the a an its their our his her this that these those such each every all any no both")
AUXILIARIES = listed(
    "has have had been be is are was were will would shall should can could may might must to also"
    " already further now currently still not only even both steadily rapidly slightly sharply"
    " significantly markedly continuously continued continues expected projected forecast set"
    " estimated targeted anticipated likely going once again then cumulatively collectively jointly"
    " together annually respectively just thus therefore actually all alone itself successfully"
    " quickly strongly modestly marginally substantially considerably dramatically gradually first"
    " being itself themselves 'll 've 're basically almost nearly generally planned poised on track"
    " aims aim aiming went go goes gone"
)
SUBORDINATORS = listed(
    "that while whereas which who whose where when as because although though but with if since"
)
SAID = listed(
    "said says told noted notes added adds stated announced explained stressed emphasized emphasised"
    " introduced pointed remarked revealed disclosed reported saying noting adding according cautioned"
    " commented highlighted underscored showed shows showing indicated indicates show reveal reveals"
    " suggested indicate estimates estimated"
)
SPEAKING = listed(
    "said says told noted added stated announced explained stressed emphasized emphasised introduced"
    " remarked revealed disclosed cautioned commented highlighted underscored pointed saying noting"
)
COUNTABLE = listed("number total count tally volume quantity amount")
# what a threshold measures, that only says which things are counted
THRESHOLDS = listed(
    "revenue revenues income incomes turnover sales capital assets capacity population value"
    " investment investments output profit profits employees area speed speeds length balance wealth"
    " net worth salary salaries"
)
# units of measure in words: what they measure is named elsewhere
MEASURES = listed(
    "tonne tonnes ton tons kilometer kilometers kilometre kilometres km meter meters metre metres"
    " mile miles hectare hectares acre acres barrel barrels litre litres liter liters gallon gallons"
    " kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt-hours kilowatt-hours megawatt-"
    " hours gigawatt-hours kilograms kilogram grams gram degrees degree points point bushels bushel"
    " watts watt joules petajoules bales quintals hertz gigabytes terabytes mu square cubic metric"
    " twenty-foot standard sq euros cents inches feet carats ounces"
)
# what a bare figure counts where the noun only implies it
IMPLIED_UNITS = {
    "employment": "persons",
    "workforce": "persons",
    "population": "persons",
    "headcount": "persons",
}
# nouns through which "of" is looked: growing at an average annual rate | of 7 percent
LIGHT = listed("rate pace average total record high low level maximum minimum peak excess margin")
# verbs that "up" or "down" completes
PARTICLE_VERBS = listed(
    "go goes went gone going come comes came coming pick picked picking inch inched inching edge"
    " edged edging move moved moving tick ticked ticking creep crept shot shoot push pushed bring"
    " brought drive drove driven trend trended trending speed sped pull pulled step stepped stood"
    " stayed"
)
# heads that point back: the figure, this share, the target
DEICTIC = listed(
    "figure share rate target goal total number value cost peak amount level pace increase decrease growth"
)
EACH = listed("every each a an per annually yearly monthly daily")
# words that only frame a figure: before "of" they name nothing by themselves
EMPTY_HEADS = DEICTIC | listed(
    "a an the estimated average cost costs budget maximum minimum record combined annual further"
    " additional expected projected around about some almost nearly overall price worth scale size"
    " cumulative planned network range"
) - {"network", "budget", "scale", "size"}
