"""Words that newspapers use for one event: what a rewrite changes, and what it leaves.

Written from the language, group by group; a word that also means something else in the news stands in the group of what
it mostly means there.  What is counted and what becomes of it has a table of its own (``summaries.sections.concepts``).
"""

from collections.abc import Iterable

from summaries.sections.concepts import CONCEPT, FATE
from summaries.text.stems import stem

_GROUPS = """
abduct abducted abduction kidnap kidnapped kidnapping snatched
accept accepts accepted agrees agreed agree agreement consent consented
accuse accused accusation accusations allege alleged allegation allegations claims claim claimed
aid assistance relief help helped helps
allow allowed allows permit permitted permits authorise authorised approve approved approval
army military troops soldiers soldier forces force
attack attacks attacked raid raided raids assault assaulted assaults storm stormed ambush ambushed
ban bans banned prohibit prohibited outlaw outlawed forbid forbidden
begin begins began begun start starts started starting commence commenced launch launched launches
blame blamed blames
boss chief chairman chairwoman head leader director president
call urge urged urges urging appeal appealed appeals
car vehicle vehicles cars automobile motorcar
cause caused causes led prompted triggered sparked
choose chosen chose elect elected elects pick picked name named appoint appointed appoints nominate nominated
clash clashes clashed fighting fight fought battle battles battled
coach manager trainer
company firm business group corporation maker
condemn condemned condemns denounce denounced criticise criticised criticised criticism slam slammed
court judge judges tribunal bench magistrate
crime offence offences crimes felony
cure treatment treat treated therapy
cut cuts reduce reduced reduces reduction lower lowered slash slashed
damage damaged harm harmed
decide decided decides decision resolved
decline declined fall fell fallen falls drop dropped drops slump slumped plunge plunged
defeat defeats defeated loss losses beaten beat
defend defended defends
demonstrate demonstration demonstrations protest protests protested protesters demonstrators rally marched march
deny denied denies reject rejected rejects refuse refused refuses
doctor doctors physician physicians medic medics surgeon
drug drugs medicine medicines medication pill pills
end ended ends ending finish finished over conclude concluded
estimate estimated estimates reckon reckons
evacuate evacuated evacuation evacuees fled flee
evidence proof
explosion blast explode exploded bomb bombs bombing detonated
fine fined fines penalty penalties
fire blaze flames
fix repair repaired repairs mend mended restore restored renovation renovated
flight flights plane planes aircraft jet airliner
get obtain obtained receive received gets
give gave given gives hand handed grant granted donate donated
government cabinet administration ministry state
grow grew grown rise rose risen rises increase increased increases climb climbed soar soared jump jumped
gun guns weapon weapons arms firearm firearms rifle rifles
gunmen gunman attackers attacker militants assailants fighters armed
hide hid hidden conceal concealed cover covered
hospital hospitals clinic clinics
house home homes houses dwelling residence
hurry rush rushed
illegal unlawful illicit
inquiry investigation investigations probe inquest investigate investigated investigating investigators
jail jailed prison prisons imprisoned imprisonment custody sentenced behind bars
journalist journalists reporter reporters
kill killed kills killing die died dies dead death deaths deadly fatal slain perished murdered murder
law legislation bill act
lawyer lawyers attorney attorneys counsel barrister solicitor
lead leads
leave left quit quits resign resigned resigns resignation step stepped depart departed departure
look search searched searching hunt hunted hunting
lorry truck lorries trucks
make made produce produced manufacture manufactured
meet met meeting talks summit negotiations negotiate negotiated negotiators discussions
miner miners worker workers employee employees staff
money cash funds funding
motorbike motorbikes motorcycle motorcycles
move moved moves transfer transferred
murder homicide
offer offered offers bid bids
open opened opens
order ordered orders instruct instructed
own owned owns owner owners belong belongs
parliament lawmakers legislature assembly mps deputies
party parties
pay paid pays payment
people persons residents inhabitants citizens
plan plans planned intend intends intended
police officers officer constables
postpone postponed delay delayed adjourned
price prices cost costs
promise promised pledge pledged vow vowed
proof evidence
quash quashed overturn overturned annul annulled
quake earthquake tremor
release released releases free freed frees
remove removed withdraw withdraws withdrawn withdrew pulled recalled recall
report reports
rescue rescued rescues rescuers save saved
retreat withdrew pulled
rule ruled ruling rules verdict judgment judgement
sack sacked dismiss dismissed dismissal fired ousted oust
sale sell sells sold selling
school schools
search
secret confidential
send sent sends dispatch dispatched deploy deployed
ship vessel boat ferry ships vessels boats
shoot shot shooting shots gunfire gunned
show shows showed shown reveal revealed reveals disclose disclosed
sick ill illness disease sickness infected infection
sign signed signs
stop stopped stops halt halted suspend suspended
strike strikes walkout stoppage
study research survey
suspect suspects suspected suspicion
tax taxes levy levies duty tariffs tariff
team side squad
terrorist terrorists extremist extremists
threat threaten threatened threatens
trial trials
try tried tries attempt attempted attempts sought seek seeks
victory win won wins winner triumph
viewers spectators spectator crowd audience visitors fans supporters
vote votes voted voting ballot ballots poll polls election elections
want wants wanted demand demanded demands
warn warned warns warning warnings alert
wife husband spouse
work works worked
wound wounded hurt injured injure injuries injury
"""

_FIRST = {stem(word): words.split()[0] for words in reversed(_GROUPS.strip().split("\n")) for word in words.split()}


def folded(stems: Iterable[str]) -> frozenset[str]:
    """Stems with the words of one event or thing as one."""
    return frozenset(_FIRST.get(one) or CONCEPT.get(one) or FATE.get(one, one) for one in stems)
