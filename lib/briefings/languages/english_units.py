"""What the words beside an English number mean: scales, units, currencies, bounds, fractions."""

from __future__ import annotations

from briefings.quantities import PERCENT, POINTS, TIMES, Phrases, listed, parted

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
    "bil": 1e9,
    "mil": 1e6,
    "tril": 1e12,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "t": 1e12,
}
MONEY_SCALES = listed("k m b t cr")
HUNDREDTH = "1/100 "  # before a unit: what is counted is its hundredth part
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
    "basis points": HUNDREDTH + POINTS,
    "basis point": HUNDREDTH + POINTS,
    "bps": HUNDREDTH + POINTS,
    "bp": HUNDREDTH + POINTS,
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
    "cents": HUNDREDTH + "$",
    "¢": HUNDREDTH + "$",
    "us cents": HUNDREDTH + "USD",
    "u.s. cents": HUNDREDTH + "USD",
    "pence": HUNDREDTH + "GBP",
    "paise": HUNDREDTH + "INR",
    "kenya shillings": "KES",
    "kenyan shillings": "KES",
    "uganda shillings": "UGX",
    "ugandan shillings": "UGX",
    "tanzanian shillings": "TZS",
    "vietnamese dong": "VND",
    "\u0111\u1ed3ng": "VND",
    "vnd": "VND",
    "myr": "MYR",
    "idr": "IDR",
    "php": "PHP",
    "thb": "THB",
    "ngn": "NGN",
    "kes": "KES",
    "nt$": "TWD",
    "twd": "TWD",
    "mexican pesos": "MXN",
    "argentine pesos": "ARS",
    "chilean pesos": "CLP",
    "colombian pesos": "COP",
    "philippine pesos": "PHP",
    "soles": "PEN",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "forints": "HUF",
    "forint": "HUF",
    "koruna": "CZK",
    "lei": "RON",
    "leva": "BGN",
    "tenge": "KZT",
    "cedis": "GHS",
    "kwacha": "ZMW",
    "birr": "ETB",
    "pula": "BWP",
    "cfa francs": "XOF",
    "moroccan dirhams": "MAD",
    "kuwaiti dinars": "KWD",
    "egyptian pounds": "EGP",
    "pakistani rupees": "PKR",
    "pakistan rupees": "PKR",
    "sri lankan rupees": "LKR",
    "nepali rupees": "NPR",
    "indian rupees": "INR",
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
            "r": "ZAR",
            "zł": "PLN",
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
            **dict.fromkeys(("sh", "shs", "ksh", "kshs", "ksh.", "kshs.", "sh."), "KES"),
            **dict.fromkeys(("ush", "ushs", "shs."), "UGX"),
            **dict.fromkeys(("tsh", "tshs"), "TZS"),
            **dict.fromkeys(("gh\u20b5", "gh\u00a2", "gh¢", "\u20b5"), "GHS"),
            "s/": "PEN",
            "s/.": "PEN",
            "b$": "BND",
            "n$": "NAD",
            "j$": "JMD",
            "tt$": "TTD",
            "fj$": "FJD",
            "z$": "ZWL",
            "ntd": "TWD",
            "\u09f3": "BDT",
            "\u20b4": "UAH",
            "\u20b8": "KZT",
            "\u20be": "GEL",
            "\u17db": "KHR",
            "k\u010d": "CZK",
            "php": "PHP",
            "zar": "ZAR",
            "aed": "AED",
            "sar": "SAR",
            "tk": "BDT",
            "pkr": "PKR",
            **{
                code: code.upper()
                for code in parted(
                    "vnd|thb|mxn|ars|cop|clp|pen|egp|try|huf|czk|ron|bgn|isk|ils|qar|kwd|bhd|omr|jod|ngn|ghs|tzs|ugx"
                    "|etb|rwf|mad|tnd|xof|xaf|lkr|npr|mmk|khr|lak|bnd|mop|mnt|kzt|uzs|uah|gel|amd|azn|byn|twd|myr|brl"
                )
            },
        }.items()
        for blank in ("", " ")
    }
)
# letters that are a currency only glued to a figure that a scale follows: N1.5 trillion; not N95, P2
SCALED_SIGNS = {"n": "NGN", "p": "PHP"}
# words before a figure
BOUNDS_BEFORE: Phrases[str] = Phrases.of(
    {
        **dict.fromkeys(
            parted(
                "more than |over |above |exceeding |in excess of |upwards of |upward of |"
                "greater than |at least |not less than |no less than |no fewer than |"
                "not fewer than |a minimum of |minimum of |minimum |well over |just over |"
                "slightly over |slightly more than |little over |a little over |a little more than |"
                "slightly above |just above |well above |far more than |well in excess of |"
                "well past |past |beyond |north of |exceeded |exceeds |exceed |surpassed |"
                "surpasses |surpass |surpassing |topped |tops |topping |crossed |crossing |"
                "crosses |passed |passing |broken through |broke through |> |>|≥ |≥|+"
            ),
            "at_least",
        ),
        **dict.fromkeys(
            parted(
                "less than |under |below |fewer than |up to |as much as |as many as |at most |"
                "no more than |not more than |not exceeding |not exceed |a maximum of |maximum of |"
                "maximum |within |no higher than |just under |slightly below |just below |"
                "well below |well under |< |<|≤ |≤"
            ),
            "at_most",
        ),
        **dict.fromkeys(
            parted(
                "nearly |almost |about |around |some |approximately |approx. |approx |roughly |"
                "circa |c. |ca. |close to |nearing |near |approaching |approached |"
                "in the region of |in the order of |of the order of |on the order of |"
                "in the vicinity of |something like |an estimated |estimated |~|~ |≈|≈ "
            ),
            "approximately",
        ),
    }
)
# verbs that bound with a determiner or measure between: "exceeded the trillion yuan mark", "exceeds by"
BOUNDS_AFTER: Phrases[str] = Phrases.of(
    {
        **dict.fromkeys(
            parted(
                " or more| or above| and above| and over| or over| or higher| or greater| plus|+|"
                "-plus| and more| or better| upwards| at least| at a minimum"
            ),
            "at_least",
        ),
        **dict.fromkeys(
            parted(
                " or less| or below| or under| or fewer| or lower| and below| at most| at the most"
                "| at maximum| at the maximum"
            ),
            "at_most",
        ),
        **dict.fromkeys(
            parted(" or so| or thereabouts|-odd| odd"),
            "approximately",
        ),
    }
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
PARTS = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(parted("one|two|three|four|five|six|seven|eight|nine"), start=1)
}
WHOLES = {
    word: number
    for number, word in enumerate(
        parted("half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"), start=2
    )
}
# two thirds, one-eighth
FRACTIONS: Phrases[float] = Phrases.of(
    {"half": 50.0}
    | {
        part + joint + whole + "s" * (of > 1): 100 * of / into
        for part, of in PARTS.items()
        for whole, into in WHOLES.items()
        for joint in " -"
        if of < into and (part, whole) not in {("a", "half"), ("an", "half")}
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
    "sector sectors contributors segments departments ministries agencies area areas aspect aspects"
    " system systems way ways thing things point points priority priorities"
    " task tasks dimension dimensions pillar pillars step steps measure measures goal goals reason"
    " reasons factor factors question questions part parts category categories type types kind kinds"
    " principle principles direction directions side sides theme themes objective objectives target"
    " targets issue issues stage stages phase phases front fronts group groups challenge challenges"
    " topic topics session sessions element elements component components criteria criterion section"
    " sections chapter chapters line lines focus level levels form forms decade time times more other"
    " others different separate option options scenario scenarios message messages remark remarks set"
    " sets consecutive successive declines increases gains rises falls drops"
)
INDEX_POINTS = "index points"
INDICES = listed("index indices indexes pmi subindex sub-index")
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
# units of measure in words: what they measure is named elsewhere
MEASURES = listed(
    "units sets doses tonne tonnes ton tons kilometer kilometers kilometre kilometres km meter"
    " meters metre metres"
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
    "workers": "persons",
    "force": "persons",
    "females": "persons",
    "males": "persons",
    "employed": "persons",
    "self-employed": "persons",
    "underemployed": "persons",
    "unemployed": "persons",
    "unemployment": "persons",
    "jobless": "persons",
}
