"""Words that ask and words that answer: "pay" asks for what a text calls a cost.  Families of our own making."""

from functools import cache

from summaries.text.stems import stem

# One family a line: any of its words in a sentence meets any other of them in a question.  Words behind a colon answer
# those before it, and not the other way round.
_FAMILIES = """
die dies died dead death deaths dying kill kills killed killing fatal fatalities toll victims
injure injured injures injury injuries hurt wounded wound wounds harmed
cost costs costing price priced prices worth value valued expensive
pay pays paid paying payment fund funds funded funding finance financed foot: receive receives received bought buy
lend lends lent lending loan loans borrow borrowed
fine fined fines penalty penalties
buy buys bought buying purchase purchased acquire acquired acquisition takeover
sell sells sold selling sale sales
own owns owned owner owners ownership belongs belonged belong
lead leads led leading head heads headed chair chairs chaired run runs running charge
captain skipper
build builds built building construct constructs constructed construction
begin begins began begun start starts started starting open opens opened opening launch launched: reopen reopened
end ends ended ending finish finishes finished conclude concluded
close closes closed closing closure shut shuts shutting shutdown
reopen reopens reopened reopening resume resumes resumed: closed shut until back
arrest arrests arrested arresting detain detains detained detention custody
jail jailed prison prisons imprisoned sentence sentenced sentences
charge charged charges indict indicted prosecute prosecuted prosecution
accuse accused accuses accusation accusations allege alleged alleges allegation allegations
investigate investigates investigated investigating investigation inquiry inquiries enquiry probe probes
find finds found finding findings conclude concluded
hear hears heard hearing hearings trial tried
rule rules ruled ruling judgment judgement verdict decision decide decides decided
approve approves approved approval agree agrees agreed agreement accept accepts accepted
reject rejects rejected rejection refuse refuses refused deny denies denied denial
vote votes voted voting ballot ballots
win wins won winner winning
lose loses lost losing loss losses
resign resigns resigned resignation quit quits leave leaves left leaving depart departure
dismiss dismissed dismisses dismissal fire fired sack sacked
replace replaces replaced replacement replacing succeed succeeds succeeded successor
appoint appoints appointed appointment name named names
cause caused causes causing blame blamed because reason reasons led due
warn warned warns warning warnings alert alerted
evacuate evacuated evacuation evacuees
rescue rescued rescues rescuers saved
miss missing disappeared unaccounted
displace displaced displacement homeless
protest protests protested protester protesters demonstration demonstrators march marches rally rallies
strike strikes struck walkout walkouts
demand demands demanded demanding call calls called want wants wanted urge urged urges
promise promises promised pledge pledged pledges offer offers offered
plan plans planned planning intend intends intended
help aid relief assistance support
rise rises rose risen increase increases increased grow grows grew growth climb climbed
fall falls fell fallen drop drops dropped decline declined decrease decreased cut cuts
crash crashed collision collided
sink sank sunk sinking aground
leak leaks leaked leaking spill spilled
infect infected infection infections ill sick illness cases case patients
treat treated treatment treatments
inspect inspects inspected inspection inspections inspectors check checked checks
repair repairs repaired repairing
live lives living lived residents
employ employs employed employees workers staff jobs job posts work works
teach taught teaches teaching teacher teachers
meet meets met meeting meetings talks
visit visits visited visiting
send sends sent sending deport deported deportation transfer transferred transfers
hold holds held holding
sign signs signed signing signature
publish publishes published release releases released
report reports reported
announce announces announced announcement
apologise apologised apologize apologized apology sorry
steal stole stolen theft robbed robbery
attack attacks attacked attacker attackers assault
shoot shot shooting gunman
sue sues sued lawsuit suit court
appeal appeals appealed
ban bans banned prohibit prohibited
limit limits limited cap capped
danger dangers dangerous risk risks risky threat threatens threatened safe safety unsafe: harm harms harmless
allow allows allowed permit permits permitted permission licence license licences
force forces forced compel compelled oblige obliged
stop stops stopped halt halted prevent prevents prevented block blocks blocked
cancel cancels cancelled canceled postpone postponed delay delayed delays late
destroy destroys destroyed destruction burn burned burnt burns ruin ruined damage damaged
flee flees fled escape escapes escaped
break breaks broke broken enter enters entered
hide hides hid hidden conceal concealed cover covered
search searches searched searching seek seeks sought hunt looking
discover discovers discovered discovery found uncovered
know knew aware
believe believes believed think thinks thought suspect suspects suspected
fail fails failed failure failures fault
test tests tested testing
spread spreads spreading
import imports imported importing export exports exported
raise raises raised
earn earns earned salary wage wages income
insure insured insurance insurer
marry married wedding marriage
bear born birth
wear wore worn
drive drives drove driven driving driver drivers
fly flew flown flight flights
swim drown drowned
write writes wrote written author letter
speak spoke spoken speech statement
happen occur occurred
elect elected election elections
campaign campaigns campaigned
support supports supported back backed backs endorse endorsed
oppose opposes opposed opposition against
criticise criticises criticised criticize criticized criticism condemn condemned attack attacked
need needs needed require requires required requirement
use uses used using
move moves moved moving relocate relocated
carry carries carried carrying aboard
hire hires hired hiring recruit recruited
train trains trained training
house houses home homes housing
money sum
country state nation
child children kids
woman women
man men
car cars vehicle vehicles
plane planes aircraft jet
ship ships boat boats vessel ferry
firm firms company companies business
government ministry
police officers officer
people persons person
money cash funds
"""
# What one asks about that names a kind of answer: "what is the price" wants a sum, "what is the date" a day.
KINDS = {
    "money": "price cost fee fine salary wage bail ransom damages compensation budget sum premium",
    "number": "number total toll count size amount figure",
    "when": "date day time deadline year month",
    "why": "reason cause motive explanation",
    "who": "name names",
    "where": "place location venue address whereabouts",
}
# Words that carry a question and say nothing of its matter.
_IDLE = """
happen happens happened say says said tell tells told know knows known mean think thing things there exactly currently
far still yet so many much long old big large high get gets got become becomes became go goes went going come comes came
coverage article articles story outlet outlets latest please
"""
# Words so wide that an answer may well do without them.
_LIGHT = """
money people person man woman men women case cases matter matters project projects plan plans part side place group kind
sort way work affair event events area site time
"""
IDLE = frozenset(map(stem, _IDLE.split()))
LIGHT = frozenset(map(stem, _LIGHT.split()))
# What is a sum of money by its name: "how big was the fine" wants one.
SUMS = frozenset(
    map(
        stem,
        "cost price fee fine salary wage bail ransom damages compensation budget premium loan loans debt grant subsidy "
        "tax profit revenue turnover deal bid fund reward".split(),
    )
)


@cache
def families() -> dict[str, frozenset[str]]:
    """Stem to the stems that mean the like, itself among them; a stem of several families has them all."""
    found: dict[str, set[str]] = {}
    for line in _FAMILIES.strip().splitlines():
        both, _, answering = line.partition(":")
        stems = {stem(word) for word in both.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems, map(stem, answering.split()))
    return {one: frozenset(stems) for one, stems in found.items()}


@cache
def kind_words() -> dict[str, str]:
    """Stem of a word that names a kind of answer to that kind."""
    return {stem(word): kind for kind, words in KINDS.items() for word in words.split()}
