"""English: the words that show who speaks, who somebody is, and what is certain."""

STOP = """
a about above after again against all also although am among an and another any are aren't as at back be became
because become been before being below between both but by came can can't could couldn't did didn't do does doesn't
doing don't down during each either else ever every few first for from further get go going got had hadn't has hasn't
have haven't having he he's her here hers herself him himself his how however i if in into is isn't it it's its itself
just last later least less like made make many may me might more most much must my myself near never new next no nor
not now of off on once one only onto or other others our ours ourselves out over own per rather said same say says she
she's should shouldn't since so some still such than that that's the their theirs them themselves then there there's
these they they're this those though through thus to too toward towards two under until up upon us very via was wasn't
way we we're were weren't what when where whether which while who whom whose why will with within without won't would
wouldn't yet you your yours yourself it’s he’s she’s they’re we’re that’s there’s don’t didn’t doesn’t isn’t wasn’t
weren’t won’t wouldn’t can’t couldn’t hasn’t haven’t hadn’t aren’t i’m i’ve i’ll i’d you’re we’ve they’ve told mr mrs
ms dr according please
"""

SAY = """
said says say told tells tell added adds add wrote writes write noted notes note reported reports report announced
announces announce asked asks ask suggested suggests suggest argued argues argue acknowledged acknowledges acknowledge
explained explains explain claimed claims claim declared declares declare concluded concludes conclude predicted
predicts predict warned warns warn insisted insists insist confirmed confirms confirm tweeted tweets tweet stated
states continued continues responded responds respond replied replies reply stressed stresses admitted admits admit
asserted asserts recalled recalls recall revealed reveals remarked remarks observed observes complained complains
joked jokes quipped contended contends contend emphasized emphasised emphasizes emphasises maintained maintains
alleged alleges allege testified testifies testify posted shouted yelled exclaimed lamented reiterated commented
answered repeated pledged pledges pledge promised promises promise vowed vows vow denied denies deny disclosed
conceded concedes countered interjected mused opined recounted cautioned cautions advised informed reminded reminds
signaled signalled proposed proposes boasted boasts bragged chanted retorted affirmed attested proclaimed proclaims
urged urges urge demanded demands recommended recommends hinted implied implies speculated estimated forecast swore
insist quip observe complain assert reveal testify lament concede maintain contend emphasize emphasise reiterate
recount exclaim retort counter admit quips retorts counters laments concedes testifies exclaims recounts reiterates
speculate speculates blurted muses opines
shouts yells screamed screams hollered bellowed whispered whispers murmured muttered mutters mumbled roared barked growled gasped
groaned shrieked sneered scoffed scoffs jeered heckled gushed enthused fumed fumes seethed raged ranted marveled
marvelled rejoined ventured surmised reasoned theorized theorised posited hypothesized confided confides confessed
grumbled griped groused whined drawled crowed exulted implored beseeched cried bawled hissed
vented deadpanned blogged texted emailed summarized summed protested pleaded intoned assured assures thundered snapped
begged
"""

ACT = """
called calls call described describes describe criticized criticised criticizes criticises criticize accused accuses
accuse praised praises praise cited cites cite questioned questions question quoted quotes blasted blasts slammed
slams denounced denounces condemned condemns dismissed dismisses thanked thanks mocked mocks blamed blames labeled
labelled labels dubbed termed hailed hails lauded lauds rebuked rebukes branded likened characterized characterised
decried decries derided welcomed apologized apologised congratulated challenged defended discussed rejected rejects
outlined outlines detailed portrayed ridiculed touted lambasted chided deemed deems
"""

PARTING = """
saying adding telling noting suggesting arguing writing explaining claiming insisting declaring announcing warning
stating asking acknowledging promising vowing predicting admitting asserting revealing tweeting calling describing
accusing urging pledging complaining reporting stressing alleging citing praising criticizing criticising denouncing
concluding recalling joking emphasizing emphasising contending demanding replying responding remarking confirming
denying proposing observing boasting lamenting cautioning recounting testifying hinting speculating estimating
conceding contending attesting disclosing clarifying signaling signalling yelling shouting screaming chanting quipping
musing posting emailing texting questioning labeling labelling dubbing branding likening mocking thanking blasting
slamming dismissing hailing lauding muttering whispering thundering intoning retorting decrying deriding welcoming
chiding lambasting rebuking
"""

PRONOUN = "he she they it we i you"
PLURAL = "they we"

AUX = """
is are was were be been being has have had do does did will would can could should may might must shall hasn't haven't
hadn't didn't doesn't don't won't wouldn't can't couldn't isn't aren't wasn't weren't ’s 's didn’t doesn’t don’t won’t
wouldn’t hasn’t hadn’t haven’t isn’t wasn’t weren’t cannot
"""

ADVERB = """
also then later now recently previously repeatedly earlier already even just once still never ever always often again
not further further, publicly reportedly first simply only actually initially famously largely clearly specifically
briefly bluntly quickly immediately soon since subsequently eventually finally consistently openly explicitly
privately angrily flatly frequently long himself herself themselves itself all both instead meanwhile separately
ultimately rightly wrongly correctly falsely quietly directly strongly
"""

DET = """
the a an his her their its our my your this that these those some one two three four five another several many most
all both each every no any few
"""

PREP = """
in on at by for from of to with about after against among around as before behind below beside between beyond during
except inside into like near off onto outside over past per since through throughout toward towards under until up
upon via within without amid despite across along following unlike besides alongside amidst
"""

CONJ = "and or but nor & yet"
RELATIVE = "who which that whom whose where when while"

CONNECT = """
but however and or so yet then also thus therefore instead meanwhile moreover furthermore additionally besides still
nevertheless nonetheless consequently hence similarly likewise otherwise afterwards afterward later he she they it
this that these those his her their its such both neither here there him them one others another
"""

TITLE = """
mr mrs ms miss dr prof sir dame lord lady president vice-president chancellor premier prime minister secretary senator
sen rep representative congressman congresswoman governor gov mayor king queen prince princess pope bishop archbishop
cardinal rev reverend father sister imam rabbi ayatollah sheikh emir sultan general gen colonel col major maj captain
capt lieutenant lt sergeant sgt corporal cpl commander cmdr admiral adm brigadier marshal officer detective inspector
superintendent constable sheriff chief judge justice magistrate attorney ambassador consul commissioner director
chairman chairwoman chair speaker councillor councilman councilwoman councilor alderman delegate assemblyman
assemblywoman professor coach nominee candidate treasurer comptroller ombudsman envoy undersecretary deputy trooper
"""

ROLE = """
president vice-president chancellor premier minister secretary senator representative congressman congresswoman
governor mayor king queen prince princess pope bishop archbishop cardinal reverend priest pastor imam rabbi general
colonel major captain lieutenant sergeant commander admiral officer detective inspector superintendent constable
sheriff chief judge justice magistrate attorney lawyer solicitor barrister prosecutor ambassador consul commissioner
director chairman chairwoman chairperson chair speaker councillor councilman councilwoman councilor delegate professor
lecturer coach spokesman spokeswoman spokesperson aide adviser advisor analyst expert economist historian scientist
researcher doctor surgeon nurse physician epidemiologist engineer teacher farmer driver worker resident neighbour
neighbor activist campaigner organizer organiser strategist pollster manager head leader boss founder co-founder owner
executive ceo cfo editor journalist reporter correspondent columnist author writer critic blogger ally rival opponent
supporter backer donor loyalist insider operative host anchor actor actress singer musician player striker goalkeeper
official diplomat envoy lawmaker legislator politician candidate nominee member treasurer fellow scholar student
graduate veteran soldier pilot witness survivor victim relative mother father son daughter wife husband brother sister
widow cousin uncle aunt friend colleague partner deputy assistant undersecretary ombudsman regulator trustee principal
dean provost curator pharmacist midwife paramedic firefighter shopkeeper publisher producer photographer consultant
planner attorney-general coroner pathologist geologist meteorologist hydrologist biologist ecologist chemist physicist
statistician negotiator mediator auditor contractor developer landlord tenant businessman businesswoman entrepreneur
clerk guard warden ranger welder docker sailor fisherman baker butcher carpenter electrician builder plumber miner
headmistress headmaster accountant bookkeeper caretaker cleaner forecaster archivist librarian postmaster registrar
investor banker trader broker billionaire millionaire mogul democrat republican
"""

MODIFIER = """
former deputy senior chief prime vice acting interim assistant foreign defence defense interior finance health
education justice transport trade labour labor home state federal national regional local police fire district lead
top executive managing general attorney associate co- press campaign opposition shadow outgoing incoming longtime
veteran retired new first then-
"""

SOURCE = """
police officials official authorities government ministry department agency court prosecutors lawyers investigators
researchers scientists analysts experts critics supporters opponents activists residents witnesses relatives families
spokesman spokeswoman spokesperson statement report company firm council committee commission union campaign party
group organisation organization newspaper magazine network outlet paper study survey poll document documents source
sources people observers diplomats lawmakers legislators senators democrats republicans aides advisers advisors
doctors nurses teachers workers voters protesters members leaders ministers judges officers troops bank university
hospital school charity board panel inquiry tribunal regulator watchdog watchdogs economists historians reporters
journalists editors commentators pundits strategists conservatives liberals some others respondents fans delegates
allies rivals donors insiders operatives loyalists aide adviser advisor organizers organisers campaigners parents
students neighbours neighbors farmers employees executives shareholders investors pollsters detectives firefighters
voice voices placard placards banner banners poster billboard plaque inscription leaflet flyer demonstrators marchers picketers strikers rioters attendees participants panelists panellists crowd audience mob spectators onlookers passers-by bystanders fans listeners viewers medics staff community team delegation coalition alliance administration jury lawsuit complaint indictment filing memo email
letter website blog post editorial article story book film ad advertisement release
"""

ORG = """
ministry department agency authority bureau office ports chamber commission committee council court parliament congress senate
assembly cabinet government administration party union federation association society institute institution university
college school academy hospital clinic bank fund foundation trust company corporation corp inc ltd llc plc group
holdings industries airlines airways motors energy oil gas railways railway network news times post journal herald
tribune gazette courier guardian telegraph chronicle globe radio television tv press wire media church police force
army navy guard brigade service services organisation organization international league club team united front
movement alliance coalition campaign project initiative center centre laboratory laboratories lab labs systems
technologies technology partners consulting associates board panel tribunal house pentagon kremlin nato un eu who imf
wto interpol fbi cia nsa nasa unicef unesco unhcr opec cnn bbc nbc cbs abc msnbc reuters bloomberg google facebook
twitter microsoft amazon boeing airbus watch council's brothers sons
"""

THING = """
act acts accord accords agenda agreement amendment anthem award awards bill bills blvd bowl budget cause century
challenge championship championships charter circle circuit clause climate code commandment compact conference
congress constitution convention course court crisis cross cup cycle day days deal debate debates decade declaration
deficit depression derby doctrine dollar dream dreams economics edition edison effect election elections endorsement
era event events evening exchange executive exhibition expo fair fame fashion favour fest festival fever film flag
formula forum freedom front fusion future game games gap gate gear general goal goods green guide hall health hearing
history holiday hour house hype icon idea image images index initiative inquiry internet island issue journal justice
keynote kit labor law laws league letter level liberty life line list live lives lottery machine magazine manifesto
march market markets matter matters media medal memo memorial method mission model moment monument month morning
motion movement museum myth nation nations network night nobel number oath obituary olympics open opera opinion order
orders oscar oscars pact package pact parade parenthood park partnership party path peace pipeline plan plans podcast
point points poll polls policy power press prime prize prizes problem process program programme project projects
promise proposal proposition protocol pulitzer quarter question race radio rally ratio reality realm rebellion
recession record reform regulation relations religion report republic research resolution review revival revolution
rights road roadmap role room route rule rules safety sale scandal school science season secret section security
series service services session settlement shield show side signal society solution special sports spring stage
standard statement station statute stock storm story strategy strike studies study style summer summit sunday super
surge survey survival system talk talks tax taxes team technology test theory thing things ticket tier time times title
today tomorrow tonight tour trade tradition train transition treaty trial tribe trip trophy truth twist union universe
update valley version view vision vote voter voters war wars watch wave way week weekly welfare winter wire women world
worlds writers year years zone
"""

SITE = """
river lake mount mountain mountains bay sea ocean gulf island islands isle county city town village valley street road
avenue lane square park bridge airport port harbour harbor beach forest desert province state region district
territory republic kingdom peninsula cape strait canal dam heights hills hill plaza grill hotel casino tower mall
theatre theater museum gallery creek falls springs fort north south east west northern southern eastern western
stadium hall building prison jail
"""

ABBREVIATION = """
mr mrs ms dr prof sen rep gov gen col maj capt lt sgt cpl cmdr adm rev hon st jr sr vs etc inc ltd co corp dept univ
no nos fig vol ed eds al approx est jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun e.g
i.e a.m p.m messrs ft mt ave blvd rd pres supt insp
"""

HEDGE = """
may might could reportedly allegedly alleged apparently seemingly possibly perhaps likely unlikely probably suspected
believed purported purportedly rumoured rumored unconfirmed suggests suggested appears appeared seems seemed potential
potentially presumably supposedly unclear claims claimed
"""

VERB = """
went made came took gave got became saw found kept left led held met ran put set began brought built bought caught
chose fell felt grew heard knew lost paid rose sent shot showed sat sold spent spoke stood taught thought threw
understood won wore goes makes takes gives gets comes sees finds keeps leaves leads holds meets runs puts sets begins
brings shows thinks knows wants wanted needs needed visited arrived died killed agreed refused voted used tried
started stopped appeared remained helped
"""

NUMBER = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions trillion trillions dozen dozens half
"""

FEMALE = """
she her mrs ms miss lady dame queen princess spokeswoman congresswoman chairwoman councilwoman assemblywoman
businesswoman actress wife mother daughter sister widow aunt woman girl hers herself
"""

NOUNLIKE = """
report reports claim claims note notes states state call calls question questions promise promises demand demands
tweet tweets post posted answers pledge pledges vow vows forecast estimated estimate quotes quote challenge repeated
alleged stated stressed recommended comment blasts rebukes labels mocks reject text branded answered continued
remarks comments jokes boasts shouts yells quip quips retort retorts counter counters laments dismissed proposed cites reply pledged
hints yelled swore informed promised estimates maintain detailed outlines
"""

ACCORDING = "according"

QUOTING = """
continued continues continue posted posts responded responds respond replied replies answered shouted yelled chanted
quipped commented exclaimed interjected retorted deadpanned screamed screams hollered bellowed whispered whispers murmured muttered mutters mumbled roared barked growled gasped
groaned shrieked sneered scoffed scoffs jeered heckled gushed enthused fumed fumes seethed raged ranted rejoined
ventured drawled crowed exulted implored beseeched cried bawled hissed whined griped
snapped intoned blogged texted emailed vented repeated yelling shouting screaming chanting quipping musing posting
emailing texting questioning labeling labelling dubbing branding likening mocking thanking blasting slamming dismissing
hailing lauding muttering whispering thundering intoning retorting decrying deriding welcoming chiding lambasting
rebuking
"""

STANCE = """
believe believes believed think thinks thought want wants wanted hope hopes hoped fear fears feared feel feels felt
consider considers considered view views viewed regard regards regarded refer refers referred referring compare
compares compared threatened threatens offered offers expressed expresses speaks spoke talked talks attacked attacks
sees saw seen sang sings signed published titled issued released opposes opposed supports supported endorsed backed
backs agreed agrees agree decided worried worries worry concerned cautioned rails railed found finds find shows showed
show indicated indicates indicate believing thinking hoping fearing
"""

TALK = """
claim claims statement suggestion suggestions accusation accusations allegation allegations assertion assertions warning
warnings prediction predictions insistence argument announcement denial complaint complaints admission assurance
assurances remark declaration promise promises pledge pledges call calls vow vows
"""
