"""Whether an English sentence has a finite main verb: without one it is a heading, a caption or half a thought."""

from summaries.text.lexicon import (
    ACT,
    ADVERB,
    AUX,
    CONJ,
    DET,
    MODIFIER,
    NOUNLIKE,
    NUMBER,
    PREP,
    PRONOUN,
    SAY,
    STANCE,
    TITLE,
    VERB,
)
from summaries.text.numerals import TENS
from summaries.text.tokens import Tokens

_NOT_FINITE = frozenset("be been being".split())
_SHORTENED = ("n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d")
_WITH_S = frozenset(
    f"{word}{mark}s" for mark in "’'" for word in "it he she that there here what who where how one this".split()
)
# Past forms that are no participles and hardly nouns.
PAST = frozenset(
    """
    ate awoke became began bit blew broke came chose did drank drew drove fell flew forbade forgave forgot froze gave
    got grew hid knew lay mistook overcame overthrew ran rang rode rose sang sank saw shook shrank spoke sprang stank
    stole strove swam swore threw took tore trod undertook underwent was went were withdrew woke wore wrote
    """.split()
)
# Past forms that are participles too: verbs where a subject stands right before them and no "by" behind.
_EITHER = frozenset(
    """
    bent bled bound bought bred brought built burnt burst cast caught clung cost crept cut dealt dug dreamt fed felt
    fled flung fought found ground heard held hit hung hurt kept knelt laid leant leapt learnt led left lent let lit
    lost made meant met overheard paid put quit read rebuilt repaid rid said sat sent set shed shot shut slept slid
    slung slit smelt sold sought sped spent spilt spun spread split stood stuck struck stung swept swung taught thought
    thrust told understood upset wept withheld withstood won wound wrung
    """.split()
)
_BASE = """
abandon abolish abort absorb abuse accelerate accept accommodate accompany accomplish account accrue accumulate accuse
achieve acknowledge acquire acquit act activate adapt add address adhere adjourn adjust administer admire admit
admonish adopt adore adorn advance advertise advise advocate affect afflict aggravate agree aid aim air alarm alert
align allay allege allocate allow allude ally alter amass amaze ambush amend amount analyse analyze anger angle annex
annihilate announce annoy answer anticipate apologise apologize appeal appear applaud apply appoint apprehend approve
argue arm arouse arrange arrest arrive ascend ascertain ask aspire assail assassinate assemble assert assess assign
assist assume assure astonish atone attach attack attain attend attract auction authorise authorize avenge avert avoid
avow await awaken award axe back bail balance balk ban bang banish bar bargain bark base bat battle beach beam bear
beat become beg begin behave believe belittle belong bemoan berate besiege bestow bet betray bewilder bind blackmail
blame blast bleed blend bless block blockade blow board boast bolster bomb bombard bond book boost borrow bother bounce
bow boycott brace brand brandish breach break breathe breed bribe bridge bring broadcast broaden build bump bungle burn
burst bury buy buzz bypass calculate call calm camp cancel capitulate capsize captivate capture carry cater cause
caution cease celebrate censor censure centralise certify chair challenge change channel chant characterise
characterize charge chart charter chase chastise check cheer chip choose circle circulate circumvent cite claim clamber
clamp clarify clash classify claw clear climb cling clog close cloud coach coat coax coerce coincide collaborate
collapse collar collect combine come comfort commandeer commemorate commence commend comment commission commit compare
compel compensate compete compile complain complement complicate compliment comply compose compound comprise compromise
conceal concede conceive concentrate concern conclude condemn condone conduct confer confess confide confine confirm
confiscate conflict confront confuse congratulate connect conquer consent conserve consider consist consolidate
conspire constitute constrain construct consult consume contact contain contaminate contemplate contend contest
continue contract contradict contrast contravene contribute control convene converge converse convert convey convict
cook cooperate coordinate cope copy corner correct corrupt cost cough count counter counteract court cover crack craft
cram crash crave create credit cripple criticise criticize cross cruise crumble crush cry culminate cup curb cure curse
curtail curve cushion customise cut damage dampen dance dangle dare dart dash date dazzle deal debate decay deceive
decide decimate deck declare decline decrease dedicate deduce deduct deem deepen defeat defect defend defer defy
degrade delay delegate delete delight deliver demand denounce deny depend depict deplete deplore deploy deport deposit
depress deprive derail derive descend describe desert deserve design designate desire despise destroy detain detect
deter deteriorate determine detest detonate devastate develop deviate devise devote devour diagnose dictate die diet
differ differentiate dig digest diminish dip direct disable disagree disappear disappoint disapprove disarm disband
discard discharge discipline disclose disconnect discount discourage discover discredit discriminate discuss
disintegrate dislike dislodge dismantle dismiss dispatch dispel dispense disperse displace display displease dispose
disprove dispute disqualify disregard disrupt dissent dissolve dissuade distance distinguish distort distract
distribute distrust disturb ditch dive diversify divert divide divorce do dock dodge dominate donate double doubt draft
drag drain draw drill drip drive drop drought drown drum dub dump dust dwindle earmark earn ease ebb echo edge edit
educate eject elaborate elect elevate elicit eliminate elope elude emanate embark embarrass embed embezzle embrace
emerge emit emphasise emphasize employ empower emulate enable enact encircle enclose encompass encounter encourage end
endanger endorse endure enforce engage engulf enhance enjoy enlarge enlighten enlist enquire enrage enrich enrol enroll
ensue ensure entail entangle enter entertain enthral enthuse entice entitle entrust enumerate envisage envision envy
equal equate equip eradicate erect erode err erupt escalate escape establish esteem estimate evacuate evade evaluate
evict evoke evolve exacerbate exaggerate examine exasperate excavate exceed excel exchange excite exclaim exclude
excuse execute exemplify exempt exercise exert exhaust exhibit exile exist exit exonerate expand expect expel expend
experience expire explain explode exploit explore export expose express extend extinguish extol extort extract
extradite fabricate face facilitate fade fail fall falsify falter famish fan farm fascinate fasten fatten favor favour
fear feature feel fence fetch fight figure file fill film filter finalise finalize finance find fine finish firm fish
fit flag flank flare flash flatten flatter flee flinch float flock flood flourish flow fluctuate fly focus foil fold
follow forbid force forecast forego foresee forfeit forge forget form formulate forswear fortify foster founder frame
free freeze frighten frustrate fuel fulfil fulfill function fund furnish further fuss gain gamble garner gas gasp
gather gauge gaze generate get give glance glisten gloat glorify glow go gossip govern grade graduate grant grapple
grasp gratify graze greet grieve grind grip grope group grow grumble guarantee guard guess guide gun hail halt hamper
hamstring hand handcuff handle happen harass harbor harbour harden harm harvest hasten hate haul haunt have head heal
hear heat heed heighten help hesitate hide highlight hijack hinder hint hire hit hobble hoist hold honor honour hook
hope host house hover humiliate hunt hurl hurt hurtle identify idle ignite ignore illuminate illustrate imagine imitate
immerse impact impair impeach impede imperil implement implicate implore imply import impose impound impress imprint
imprison improve improvise inaugurate incarcerate incense incite incline include incorporate increase incriminate
incubate incur index indicate indict indulge infect infer infiltrate inflame inflate inflict influence inform infringe
infuriate infuse inhabit inherit inhibit initiate inject injure innovate inquire insert insist inspect inspire install
instigate instil institute instruct insulate insult insure integrate intend intensify interact intercept interfere
interrogate interrupt intervene interview intimidate introduce intrude inundate invade invalidate inventory invest
investigate invite involve irritate isolate issue jail jam jeopardise jeopardize jet jettison join joke jot journey
judge jump justify keep key kick kidnap kill kiss kneel knock know label lack lag lament land languish lapse lash last
laud laugh launch lay lead leak leap learn lease leave lecture legalise legalize lend lessen let level levy liaise
liberate lie lift light lighten like liken limit line linger link liquidate list listen litter live load loan loathe
lobby locate lock look loom loop loosen loot lose love lower lunge lure magnify mail maim make manage mandate mangle
manufacture map march mark mask mass master match mate matter maximise maximize mean meander measure meddle mediate
meet memorise menace mention merge merit mine mirror mislead miss mitigate mix mobilise mobilize mock model moderate
modernise modernize modify molest motivate mount mourn move mow multiply murder muster muzzle nail name narrow
nationalise nationalize necessitate need negate neglect negotiate nest net neutralise neutralize nominate normalise
nose notch note notice notify nudge nullify nurture obey object oblige obliterate obscure observe obsess obstruct
obtain occupy occur offend offer offset omit ooze open operate oppose ordain order organise organize originate
ostracise oust outlaw outlay outline outlive outnumber outperform outrage outshine outweigh overcharge overflow
overhaul overlap overload overlook override overrule overrun oversee overshadow overstate overtake overthrow overturn
overwhelm overwork owe own pace pacify pack paint panic paralyse paralyze pardon park part participate pass patrol
pause paw pay peak peel penalise penalize penetrate perceive perfect perform perish permeate permit perpetrate
perpetuate persecute persevere persist persuade pervade petition phone photograph pick picture pile pilot pin pinpoint
place plague plan plant plate play plead pledge plot plough plug plummet plunder plunge ply pocket point poise poison
police pollute populate portray pose position possess post postpone postulate pounce pour power practice practise
praise precede precipitate preclude predate predict prefer premiere preoccupy prepare prescribe present preserve
preside press presume prevail prevent preview prey price print prioritise prioritize privatise privatize probe proceed
process procure prod produce profess profile profit program prohibit project proliferate prolong promise prompt
propagate propel propose prosecute prosper protect protest protrude prove provide provoke prune publicise publicize
publish pull pump punch punish purchase purge purport pursue push put quantify quarantine quash quaver quell quench
question queue quicken quit quiver quiz quote race raid rain raise rake rally ram range rank rate ratify rattle ravage
reach reactivate read reaffirm realign realise reap reappear rear reassess reassign reassure rebel rebound rebuff
rebuild rebuke rebut recall recapture recede receive reciprocate recite reckon reclaim recline recognise recognize
recommend reconcile reconsider reconstruct reconvene record recoup recover recreate recruit rectify recuperate recur
redeem redefine redirect redraw reduce refer refine reflect reform refrain refuel refund refuse refute regain regard
register regret regulate rehabilitate rehearse reignite reimburse rein reinforce reinstate reiterate reject rejoice
rejoin rekindle relapse relate relax relay release relent relinquish relish relive relocate rely remain remark remedy
remember remind remit remodel remove render renew renounce renovate rent reopen reorganise repair repatriate repay
repeal repeat repel repent replace replenish replicate reply report repossess represent repress reprimand reproduce
request require reschedule rescind rescue research resemble resent reserve reshape reside resign resist resolve
resonate resort respect respond rest restore restrict result resume resurface resurrect resuscitate retain retake
retaliate retell rethink retire retrace retract retreat retrieve return reunite revamp reveal revel revere reverse
revert review revile revise revive revoke revolt revolutionise revolve reward rewrite ride ridicule ring rip rise risk
rival roam roar rob rock roll rotate row ruin rule run rush sack safeguard sail salute salvage sample sanction save
savour say scale scare scatter schedule scheme scold score scour scout scramble scrap scrape scrawl scream screech
screen scrub scrutinise scrutinize seal search seat secure see seek seem seep seethe seize select sell send sense
sentence separate serve service set settle sever sew shake shame shape share sharpen shatter shave shed shelter shelve
shift shimmer shine ship shiver shock shoot shop shout shove show shrink shrug shun shut shuttle sicken side sideline
siege sift sign signal simmer simplify simulate sink sit ski skip skirt slam slap slash slaughter slay sleep slide slip
slope slow slump smash smear smell smile smoke smother smuggle snap snare snarl snatch snow snub soak soar soften
solicit solve soothe sound sow space spare spark speak spearhead specialise specialize specify speculate spell spend
spill spin spiral splash split spoil sponsor sport spot sprawl spray spread sprint spur spurn spy squander squeeze stab
stabilise stabilize stack staff stage stagger stagnate stain stake stall stamp stand standardise star start startle
starve stash state station stay steal steer stem step stick stifle stimulate stipulate stock stockpile stoke stone
stoop stop store storm straddle straighten strain strand strangle stray stream streamline strengthen stress stretch
strike string strip struggle study stumble stun stutter style subdue subject submerge submit subpoena subside subsidise
subsidize substantiate subvert succeed succumb sue suffer suffice suffocate suggest suit sulk sum summarise summon
supersede supervise supplant supplement supply support suppress surface surge surmount surpass surprise surrender
surround survey survive suspect suspend sustain swamp swap sway sweat sweep swell swerve swim swing switch sympathise
tackle tail take talk tangle tap target tarnish task tatter taunt tax teach team tear tease teem telephone tell tempt
tend tender terminate terrify terrorise test testify thank thaw think threat threaten thrive throb throw thwart tie
tighten tilt tip tire title toast toil tolerate toll top topple torment torture toss touch toughen tour tow trace track
trade traffic trail train trample transfer transform transmit transport trap travel traverse treat tremble trend
trespass trick trickle trigger trim trip triple triumph troop trouble troubleshoot trounce truck trust try tuck tug
tumble tunnel turn tutor twist twitch type uncover undercut undergo underline undermine underpin underscore understand
undertake unearth unfold unify unite unleash unlock unnerve unpack unravel unseat unsettle unveil unwind update upgrade
uphold uproot upset urge use usher usurp utilise utilize utter vacate validate value vandalise vanish vary veer vent
venture verify vet veto vie view vilify vindicate violate visit visualise voice void volunteer vote vow wage wail wait
wake walk wallow wander wane want warm warn warrant wash waste watch water wave waver weaken wear weather weave wedge
weep weigh welcome whip whirl whisper whistle widen wield wilt win wince wipe wish withdraw wither witness wonder woo
word work worry worsen worship wound wrap wreck wrestle wring write yearn yell yield zoom
""".split()


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return base + "es"
    return base[:-1] + "ies" if base[-1] == "y" and base[-2] not in "aeou" else base + "s"


_NOUNS = frozenset(
    """
    address advance aid aim air alarm alert ally ambush angle answer appeal arm arrest attack auction award axe
    bail balance ban bang bar bargain bark base bat battle beach beam bear bet blackmail blame blast blend bless
    block blockade blow board boast bomb bond book boost bounce bow boycott brace brand breach break breed bribe
    bridge broadcast bump burn burst buzz bypass calm camp cancel capture cater cause caution chair challenge
    change channel charge chart charter chase check cheer chip circle claim clamp clash claw clear close cloud
    coach coat collar comment commission complement compliment compound compromise concern conduct conflict contact
    contest contract contrast control cook copy corner correct cost cough count counter court cover crack craft
    crash crave credit cruise crush cry cup curb cure curse curve cushion cut damage dance dart dash date deal
    debate deck decline decrease delay demand deposit desert design desire diet dip direct discharge discount
    display dispute distance ditch dive divorce dock double doubt draft drag drain drill drip drop drought drum
    dump dust ease ebb echo edge edit end envy equal escape estimate exchange exercise exhibit exile exit
    experience exploit express face fade fall fan farm favor favour fear feature fence fight figure file film
    filter finance fine firm fish fit flag flare flash float flock flood flow focus fold force forge form foster
    founder frame freeze fuel function fund further fuss gain gamble gas gauge gaze glance glow gossip grade grant
    grasp graze greet grip group guard guess guide gun halt hand handle harm harvest haul haunt head heat hint hire
    hit hold hook hope host house hunt hurt idle impact import imprint increase index influence institute insult
    interview inventory invite issue jail jam jet joke journey judge jump key kick kiss knock label lack lag lament
    land lapse last laugh launch lead leak leap lease lecture level levy lift light limit line link list litter
    load loan lobby lock look loom loop love lower lure mail make mandate map march mark mask mass master match
    mate matter measure menace mention merit mine mirror mix model moderate mount move murder muzzle nail narrow
    need nest net nose notch notice object offer open order outlaw outline outrage overflow overhaul overlap
    overload own pace pack paint panic pardon park part pass patrol pause paw pay peak peel perfect petition phone
    photograph pick picture pile pilot pin place plague plan plant plate play pledge plot plough plug plunge pocket
    point poison police pose position post power practice practise praise premiere present press preview prey price
    print probe process produce profile profit program project promise prompt protest pump punch purchase purge
    push quarantine question queue quit quiz quote race raid rain rake rally ram range rank rate rattle rear rebel
    rebound rebuke record reform refund regain regard register rein relapse relay release relish remark remedy
    render rent repair repeal report request rescue research reserve resort respect rest result retreat return
    revel reverse review revolt reward ride ridicule ring rise risk rival roar rock roll rotate row ruin rule run
    rush sack sail salute salvage sample sanction say scale scare schedule scheme score scout scramble scrap scream
    screen scrub seal search seat sense sentence service set shame shape share shave shed shelter shift shine ship
    shiver shock shop shout shove show shrug shut shuttle side siege sign signal sink ski skip skirt slap slash
    slaughter sleep slide slip slope slow slump smash smear smell smile smoke snap snare snow snub sound space
    spare spark spell spill spin spiral splash split sponsor sport spot sprawl spray spread sprint spur spy squeeze
    stab stack staff stage stain stake stall stamp star start state station stay stem step stick stock stone stop
    store storm strain strand stray stream stress stretch strike string strip struggle study style subject subpoena
    suit sum supplement supply support surface surge surprise surrender survey suspect swamp swap sway sweat sweep
    swim swing switch tackle tail talk tap target task tax team tear telephone tender test thank thaw threat throb
    throw tie tilt tip tire title toast toil toll top torment torture toss touch tour tow trace track trade traffic
    trail train transfer transport trap travel treat trend trick trickle trigger trim trip triumph troop trouble
    truck trust try tunnel turn tutor twist type update upgrade urge use value vent venture vet veto view visit
    voice void volunteer vote vow wage wait wake walk wander warm warrant wash waste watch water wave wear weather
    wedge welcome whip whirl whisper whistle win wipe wish witness wonder word work worry worship wound wrap wreck
    yell yield zoom
    """.split()
)
_BASES = frozenset(_BASE) - {"be"}
_THIRD = frozenset(map(_third, _BASE)) - {"has"}
_SURE_PRESENT = (_BASES - _NOUNS) | frozenset(map(_third, _BASES - _NOUNS))
SURE = frozenset(_SURE_PRESENT)  # present forms that are hardly nouns
PRESENT = _BASES | _THIRD
ACTS = (_BASES | PAST | _EITHER) - _NOUNS  # forms that a plural subject takes, and hardly a noun of their own


def finite_form(low: str) -> bool:
    """Whether a word is a form of a verb that a subject takes: "presses", "fumed", "began"."""
    return low in PAST or low in _EITHER or low in _THIRD or (low[-2:] == "ed" and len(low) > 3)


_PLURAL = frozenset(
    "people police families women men children others many some most all we they you i both bacteria media data".split()
)
_OPENS_CLAUSE = frozenset(
    """
    who which whose whom where when while because if although though unless whether how why what whatever whoever
    """.split()
)
_OPENS_UNTIL_COMMA = frozenset("after before since until once".split())  # clauses and mere times alike
_SECOND = frozenset("and but yet so".split())
_ADJECTIVES = frozenset(
    "clear close complete elaborate free live lower open own present secure select separate slow".split()
)
_NO_MEN = frozenset("abdomen acumen amen omen regimen specimen stamen".split())
_NO_PAST = frozenset("need bed red hundred hatred speed breed seed feed weed indeed kindred sacred naked shed".split())
# What is done to a noun right before them, as often as not: "a man convicted in Marlow".
_DONE_TO = frozenset(
    """
    accused admitted armed arrested attached based born bound brought built buried called caught charged convicted
    dated designed detained displaced dressed employed expected filed filled found fought held hidden housed hung
    injured jailed kept killed known laid left listed located made marked meant mentioned missed moored named needed
    obtained offered owed owned paid parked placed planned posted printed published put raised recorded released
    reported scheduled sealed seized sent sentenced set shot shown signed sold spent stored stranded suspected taken
    tested titled trapped used wanted watched wounded written
    """.split()
)
_OBJECT = DET | NUMBER | PRONOUN
# Most words neither steer between clauses nor are a verb form, which one look tells.
_STEERS = _OPENS_CLAUSE | _OPENS_UNTIL_COMMA | _SECOND | {",", "that"}
_FORMS = _WITH_S | PAST | _EITHER | _THIRD | _BASES
_FORM_ENDS = frozenset({"ed", *(short[-2:] for short in _SHORTENED)})


def finite(tokens: Tokens, names: list[int], first: int, last: int) -> bool:
    """Whether the tokens from ``first`` to ``last`` hold a finite verb outside clauses that only lean on a main one.

    names: at each token -1, or more where a name stands.  Position tells "Marlow offers nine beds" from "with offers of
    nine beds"; where it cannot, the answer is no.  "Nine boats in a green harbour, and the sum is right" has none: what
    comes before its "and" is no clause.
    """
    low, flag = tokens.low, tokens.flag
    leaning = borrowed = second = False  # in a clause that leans; only until its comma; behind the "and" of another
    met = 0  # verbs of leaning clauses
    for i in range(first, last):
        word = low[i]
        if not (word in _STEERS or flag[i] & AUX or word in _FORMS or word[-2:] in _FORM_ENDS):
            continue
        if word == ",":
            second = False
            if borrowed:
                leaning = borrowed = False
        elif word in _OPENS_CLAUSE or (word == "that" and i > first and not flag[i - 1] & (PREP | CONJ)):
            leaning, borrowed = True, False
        elif word in _OPENS_UNTIL_COMMA:
            leaning = borrowed = True
        elif word in _SECOND and i > first and low[i - 1] == ",":
            second = not leaning and not met and "," not in low[first : i - 1]
        elif _is_finite(tokens, names, i, first, last):
            if not leaning:
                return not second
            leaning, met = False, met + 1
    return False


def _is_finite(tokens: Tokens, names: list[int], i: int, first: int, last: int) -> bool:
    if names[i] >= 0:
        return False
    word, flag = tokens.low[i], tokens.flag
    if flag[i] & AUX:
        return word not in _NOT_FINITE
    if word in _WITH_S or word.endswith(_SHORTENED):
        return True
    past = word in PAST
    either = word in _EITHER or (word[-2:] == "ed" and len(word) > 3 and word not in _NO_PAST)
    third, base = word in _THIRD, word in _BASES
    if i == first or not (past or either or third or base):
        return False
    before = i - 1
    while before > first and names[before] < 0 and _between(tokens, before):
        before -= 1
    known = names[before] >= 0 or bool(flag[before] & PRONOUN)
    if not tokens.spoken[before] and tokens.mark[before] < 0 and tokens.word[before] not in ",)—–’":
        return False
    if flag[before] & (PREP | DET) and not known and tokens.low[before] not in _PLURAL:
        return False
    if (
        past
        or tokens.low[before] in _OPENS_CLAUSE
        or tokens.low[before] == "that"
        or (either and _done(tokens, names, i, known, last))
    ):
        return True
    if _number(tokens, before) or not (third or base):
        return False
    if tokens.word[before] == "," and flag[i] & SAY and not flag[i] & NOUNLIKE:
        return True
    sure = word in _SURE_PRESENT and (third or _plural_before(tokens, first, i))  # its subject may stand further off
    subject = (
        known or sure or (not tokens.low[before].endswith("s") if third else _plural(tokens.low[before], flag[before]))
    )
    if sure and word not in _ADJECTIVES and (known or (third and subject) or _plural(tokens.low[before], flag[before])):
        return tokens.low[min(i + 1, last - 1)] != "of"  # "boatmen want access"
    if not sure and flag[before] & CONJ and not (i + 1 < last and flag[i + 1] & _OBJECT):
        return False  # "the sea and ships"
    return subject and _followed(tokens, names, i, last, base)


def _between(tokens: Tokens, i: int) -> bool:
    """Whether a word may stand between a subject and its verb: "the two docks each employ"."""
    return bool(tokens.flag[i] & ADVERB and not tokens.flag[i] & PRONOUN) or tokens.low[i] in ("each", "all", "both")


def _number(tokens: Tokens, i: int) -> bool:
    low = tokens.low[i]
    return bool(tokens.flag[i] & NUMBER) or low[0].isdigit() or low.partition("-")[0] in TENS


def _done(tokens: Tokens, names: list[int], i: int, known: bool, last: int) -> bool:
    """Whether a past form that may be a participle is the verb: its subject before it, its object behind.

    known: its subject is a name or a pronoun.
    """
    flag, low = tokens.flag, tokens.low
    after = low[i + 1] if i + 1 < last else ""
    if (after == "by" and not flag[i] & VERB) or (after == "to" and low[i] == "left"):
        return False
    if low[i] not in _DONE_TO or (flag[i] & (SAY | ACT | STANCE) and low[i] != "reported"):
        return True
    thing = after and (flag[i + 1] & _OBJECT or names[i + 1] >= 0 or after == "that")
    return bool(thing) or (known and after != "to")


def _followed(tokens: Tokens, names: list[int], i: int, last: int, base: bool) -> bool:
    """Whether what stands behind a form that may be a noun is what stands behind a verb."""
    if i + 1 >= last or names[i + 1] >= 0:
        return True
    low, f = tokens.low[i + 1], tokens.flag[i + 1]
    return (
        low not in ("of", ",")
        and (low != "for" or base)
        and (
            bool(f & (_OBJECT | PREP | ADVERB | TITLE | MODIFIER))
            or low[0].isdigit()
            or low in ("that", "to", "more", "nothing", ".", "up", "down", "out", "off", "back", "away", "ashore")
        )
    )


def _plural_before(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a plural stands before token ``i``: "the boats in the bay belong to the county"."""
    return any(_plural(tokens.low[k], tokens.flag[k]) for k in range(first, i) if tokens.low[k] != "’")


def _plural(low: str, flag: int) -> bool:
    return (
        low in _PLURAL
        or (low[-3:] == "men" and low not in _NO_MEN)
        or low == "’"
        or (not flag & TITLE and low[-1] == "s" and low[-2:] not in ("ss", "us", "is", "’s", "'s"))
    )
