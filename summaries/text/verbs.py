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
abandon accept account accuse achieve act add admit adopt advise affect agree aim allege allow amend amount announce
answer appeal appear apply appoint approve argue arrest arrive ask assert assess assign assist assume attach attack
attend attract authorise authorize avert avoid await back ban bear beat become beg begin believe belong blame bless
block boast boost borrow breach breathe bring broadcast build burn burst buy calculate call cancel carry cause cease
celebrate challenge change charge chase cheer choose cite claim clarify clash clear climb close coincide collapse
collect combine come commemorate commission commit compare complain complicate comply concede concern conclude condemn
conduct confess confirm confront connect conserve consider consist constitute contain contend contest continue
contradict contribute control convene convert convict cope cost count cover crash create criticise criticize cross curb
cut damage date deal debate decide declare decline dedicate deem defend delay deliver demand deny depend deploy deport
describe deserve destroy detain deter deteriorate determine develop dictate die differ disagree disclose discuss
dismiss disrupt distribute divide do dominate donate doubt drain draw drive drop dwindle earn ease echo educate elect
eliminate embark embrace emerge emphasise emphasize employ enable encounter encourage end endorse enforce engage enjoy
enlist ensure enter envisage equip erode erupt escalate escape establish estimate evacuate evoke examine exceed exclude
excuse execute exempt exercise exist expand expect experience explain explode exploit explore export expose express
extend face facilitate fail fall falter favor favour fear feature feel fight fill finance find finish fit flank flatten
flee flood flow fly focus follow forbid force forget free fuel fulfil fulfill function fund gather generate get give go
govern greet grow guarantee guard guide hail halt hamper handle happen harm hate haul have head heal hear heighten help
hide highlight hire hit hold hope host hurt identify ignore imagine impede imply import impose impress imprison improve
incite include incorporate increase incur indicate infect inform inherit initiate injure insist inspect inspire install
insult insure intend intensify intercept interrupt interview introduce invade invest investigate invite involve issue
jail join judge justify keep kick kill know label lack lag lament land last launch lay lead learn lease leave legalise
legalize let levy lie lift like limit link list listen live look loom lose love lower make manage mandate manufacture
march mark matter mean measure meet merge mirror mislead miss mourn move murder name narrow necessitate need negotiate
nominate note notify nullify obey object oblige obscure observe obstruct obtain occupy occur offer open operate oppose
order originate oust outline outnumber overlook oversee overturn overwhelm owe own pass patrol pay peak perform permit
persist persuade pile pinpoint plan plead pledge point portray pose postpone pour praise predict prefer prepare present
preserve preside press prevail prevent prioritise prioritize proceed process produce prohibit prolong promise prompt
propose prosecute protect prove provide provoke publish pull purchase pursue push put question quit quote raise rally
range ratify reach read realise rebel rebuff rebuild recall recede receive reckon recognise recommend reconsider
reconstruct record recover recruit recur redefine reduce refer reflect refuel refuse regard regret regulate reignite
reinforce reinstate reiterate reject relate release rely remain remember remind remove renew renounce renovate rent
repair repay repeal repeat repel replace reply report represent require reschedule rescue research reserve reshape
reside resign resist resolve respond rest restore restrict result resume retain retaliate retire retreat return reveal
reverse review revise revive revoke rewrite rise risk rival ruin rule run rush safeguard save say scrap screen seal
search secure see seek seem select sell send sentence separate serve set settle shake shape share shed shelter shift
shock shoot show shrink shut sign signal simplify sit slam slash sleep slow smash soar solve sound spark speak specify
spell spend spill spread spur stage stall stand standardise start state stay steal steer stem stipulate stop straddle
strain strand strengthen strip struggle study stun submit subpoena substantiate succeed succumb sue suffer suggest sum
summon supervise supply support surface surge surpass surrender surround survive suspect suspend sustain sweep swell
swing take talk target teach teem tell tend terminate test testify thank think threaten thrive tighten tolerate topple
torture toughen tour trace trade traffic trail transfer transform transmit trap travel treat trigger trim trust try
tumble turn uncover undercut undergo underline undermine underscore understand undertake unfold unite unveil uphold
upset urge use usher value vanish vary verify veto view vilify violate visit voice void volunteer vote vow wait walk
want warn watch weaken wear weigh welcome widen wield win wipe wish withdraw witness wonder work worry worsen write
yield
""".split()


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return base + "es"
    return base[:-1] + "ies" if base[-1] == "y" and base[-2] not in "aeou" else base + "s"


_NOUNS = frozenset(
    """
    aim answer appeal arrest attack attempt ban bear bid blame block boast boost breach broadcast burst cancel cast
    cause challenge change charge chase cheer claim clash clear close commission contest control cost count cover
    crash curb cut damage date deal debate delay demand doubt drain drop echo end escape estimate exercise
    experience exploit fall fear feature fight finance fire flood focus fuel function fund ground guard guide harm
    haul hire hit hold hope host hurt increase insult interview issue jail judge kick label lag lament land last
    launch lead lease levy lift limit link list look loom love lower mandate march mark matter measure mirror
    missing murder narrow need object offer open order outline own pass patrol pay peak pile plan pledge point pose
    present press process promise prompt protest purchase question quit quote rally range rebel record regard
    release rent repair repeal report rescue research reserve rest result retreat reverse review rise risk rival
    ruin rule run sale say scrap screen seal search sentence set shape share shed shelter shift shock shoot show
    sign signal slash sleep slow smash sound spark spell spill split spread spur stage stall start state stay stop
    strain strand strip struggle study subpoena sum supply support surface surge surrender suspect sweep swing talk
    target test torture tour trace trade traffic trail transfer trap travel trigger trim trust turn use value veto
    view visit voice void volunteer vote vow wait walk watch win wipe wish witness work worry wound yield
    """.split()
)
_BASES = frozenset(_BASE) - {"be"}
_THIRD = frozenset(map(_third, _BASE)) - {"has"}
_SURE_PRESENT = (_BASES - _NOUNS) | frozenset(map(_third, _BASES - _NOUNS))
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


def finite(tokens: Tokens, names: list[int], first: int, last: int) -> bool:
    """Whether the tokens from ``first`` to ``last`` hold a finite verb outside clauses that only lean on a main one.

    names: at each token -1, or more where a name stands.  Position tells "Marlow offers nine beds" from "with offers of
    nine beds"; where it cannot, the answer is no.  "Nine boats in a green harbour, and the sum is right" has none: what
    comes before its "and" is no clause.
    """
    low = tokens.low
    leaning = borrowed = second = False  # in a clause that leans; only until its comma; behind the "and" of another
    met = 0  # verbs of leaning clauses
    for i in range(first, last):
        word = low[i]
        if word == ",":
            second = False
            if borrowed:
                leaning = borrowed = False
        elif word in _OPENS_CLAUSE or (word == "that" and i > first and not tokens.flag[i - 1] & (PREP | CONJ)):
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
    if base and sure and word not in _ADJECTIVES and (known or _plural(tokens.low[before], flag[before])):
        return True  # "boatmen want access"
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
            or low in ("that", "to", "more", "nothing", ".")
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
