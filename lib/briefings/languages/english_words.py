"""What the words of English press language mean for a figure: tables, one entry a word or phrase."""

from __future__ import annotations

from briefings.quantities import listed

INCREASE, DECREASE = "increase", "decrease"
GROW_VERBS = (
    "rise rises rose risen rising grow grows grew grown growing increase increases increased"
    " increasing expand expands"
    " expanded expanding climb climbs climbed climbing jump jumps jumped jumping surge surges surged"
    " surging soar soars"
    " soared soaring gain gains gained gaining advance advances advanced advancing strengthen strengthened"
    " improve improves improved improving accelerate accelerates accelerated accelerating quicken"
    " quickened boost"
    " boosts boosted boosting raise raises raised raising lift lifts lifted lifting widen widens"
    " widened widening"
    " appreciated leapt spiked rallied rebounded rebound rebounds rebounding recover recovers"
    " recovering recovered edged-up picked bounce bounces bounced bouncing skyrocketed ballooned rocketed"
    " leaped multiplied mushroomed hiked firmed revived"
    " add adds added adding enhance enhanced scaled scaling ramped upgrade upgraded swelled swell outpaced"
    " outperformed outpacing outpaces double doubles doubling triple triples tripling quadruple"
)
SHRINK_VERBS = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining"
    " decrease decreases"
    " decreased decreasing shrink shrinks shrank shrunk shrinking slip slips slipped slipping"
    " contract contracts"
    " contracted contracting dip dips dipped dipping slump slumped slumping plunge plunged plunging"
    " tumble tumbled"
    " narrow narrows narrowed narrowing ease eases eased easing cut cuts cutting reduce reduces"
    " reduced reducing"
    " shorten shortens shortened shortening lessen lessens lessened lessening lower lowers lowered"
    " lowering slow slows"
    " slowed slowing moderated moderate weaken weakened weakening retreated retreat lose lost losing"
    " depreciated"
    " burden burdened weigh weighed dampen dampened downgrade downgraded slash"
    " slashed slashing trim trims trimmed trimming halving halve halves"
    " softened slid slide slides sliding sank sunk sink shed deteriorated plummet plummets plummeted"
    " plummeting crashed collapsed nosedived receded dwindled ebbed abated eroded cooled"
)
GROW_NOUNS = (
    "increase increases growth rise gain gains expansion jump surge uptick improvement increment hike upturn"
)
GROW_NOUNS += (
    " boost uplift climb rises jumps advance appreciation acceleration rebound recovery leap pickup"
    " expansions improvements advances surges rebounds cagr"
)
SHRINK_NOUNS = (
    "decrease decreases decline declines fall drop reduction reductions contraction cut cuts dip slump"
)
SHRINK_NOUNS += " shrinkage loss slowdown plunge depreciation savings contractions"
SHRINK_NOUNS += " slumps dips falls drops retraction retreat"
# verbs whose object, after "in" or "of", is what is measured: posted 74.6 trillion won | in revenue
TRANSITIVE = listed(
    "posted post posts posting recorded records reported reports achieved achieves attained generated"
    " generates earned booked raised received attracted secured delivered registered logged won"
    " announced approved allocated committed provided invested spent saved mobilised mobilized"
    " unlocked disbursed"
)
# nouns that are also these verbs: a verb only right before a figure
AMBIGUOUS_LINKS = listed(
    "average total record number post hold top read measure value equal set turn fixed estimated"
    " expected projected"
    " budgeted targeted worth closed ended finished passed broke turned valued cost costs forecast"
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
    " approach approached scored scores peaked peaks cost costs costing fetch fetches fetched attains"
    " attaining achieves achieving nears nearing neared"
)
SHARES = listed(
    "accounting accounts accounted account making makes made make representing represents represented"
    " represent comprising comprises comprised constituting constitutes constituted constitute"
    " contribute contributes contributed contributing"
    " covering covers covered cover occupying occupied occupies taking takes take took"
)
AIMS = listed(
    "will shall would aim aims aimed aiming target targets targeted targeting plan plans planned"
    " planning goal goals strive strives striving intend intends expected expects expect projected"
    " projection forecast forecasts forecasted seek seeks seeking vow vows pledge pledged pledges"
    " commit committed commits estimated objective objectives ambition ambitions aspiration"
    " aspirations should must anticipate anticipates anticipated proposed propose proposes guidance"
    " outlook set eyeing tipped budgeted required requires require poised slated scheduled envisages"
    " envisaged envisions hope hopes likely"
    " going 'll striving predicted predicts want wants guided seen sees see assumption"
)
# of these words the ones that say only together with a coming year, or "to", that a figure is aimed at
WEAK_AIMS = listed(
    "likely poised slated scheduled estimated set target targets planned plan plans should would"
    " commit committed must going proposed propose proposes forecast outlook guidance expected"
    " objective objectives goal goals want wants guided seen sees see assumption required requires require"
    " budgeted tipped"
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
    " having being including alone last next so-far currently up down higher lower due more less either"
    " whose to out"
)
DETERMINERS = listed("the a an its their our his her this that these those such each every all any no both")
AUXILIARIES = listed(
    "has have had been be is are was were will would shall should can could may might must to also"
    " already further now currently still not only even both steadily rapidly slightly sharply"
    " significantly markedly continuously continued continues expected projected forecast set"
    " estimated targeted anticipated likely going once again then cumulatively collectively jointly"
    " together annually respectively just thus therefore actually all alone itself successfully"
    " quickly strongly modestly marginally substantially considerably dramatically gradually first"
    " being itself themselves 'll 've 're basically almost nearly generally planned poised on"
    " aims aim aiming went go goes gone meanwhile however thereby"
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
# nouns through which "of" is looked: growing at an average annual rate | of 7 percent
LIGHT = listed("rate rates pace average total record high low level maximum minimum peak excess margin")
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
# words that only say how large or of what sort a change is: a modest | rise
DEGREES = listed(
    "large larger largest big bigger biggest huge major massive great greater small smaller smallest"
    " slight minor tiny little meagre mild marginal modest moderate negligible nominal sharp sharper"
    " sharpest steep steeper strong stronger strongest weak weaker weakest solid robust healthy rapid"
    " significant sizeable substantial considerable remarkable impressive notable whopping dramatic drastic"
    " slow slower slowest fast faster fastest high higher highest low lower lowest better worse best worst"
    " positive negative gross net real mean median average annual monthly quarterly weekly yearly"
    " annualised annualized year-on-year month-on-month year-over-year quarter-on-quarter double-digit"
    " single-digit steady continuous sustained overall similar corresponding further additional combined"
    " cumulative estimated expected projected record all-time"
)
# words that only frame a figure: before "of" they name nothing by themselves
EMPTY_HEADS = (
    DEICTIC
    | DEGREES
    | listed(
        "peak i.e. e.g. ahead short shy clear a an the cost costs maximum minimum around about some almost"
        " nearly price worth weight estimate planned range majority minority bulk top all-time-high all-time"
    )
)
