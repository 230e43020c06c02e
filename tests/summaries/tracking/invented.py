"""Invented coverage: events told by several outlets, each in its own words, with neighbours of the same type."""

from datetime import UTC, datetime, timedelta

from summaries.model import Article, Read
from summaries.text.analyse import analyse

MONDAY = datetime(2026, 3, 16, 7, 0, tzinfo=UTC)

TOLD: dict[str, list[tuple[str, str]]] = {
    "harbour-trial": [
        (
            "Former harbour chief Tolland goes on trial in Castamar",
            "The former head of the Castamar harbour authority, Edda Tolland, went on trial on Monday accused of "
            "taking bribes for dredging contracts. Prosecutors told the regional court that Tolland received 1.2 "
            "million crowns from the dredging company Varn & Lisk between 2019 and 2023. Tolland, 58, denied "
            "every charge. Her lawyer, Piers Ombrey, said the payments were loans. The trial is expected to last "
            "eight weeks.",
        ),
        (
            "Tolland pleads not guilty in dredging bribes case",
            "Edda Tolland pleaded not guilty to bribery as her trial opened in Castamar. The prosecution says "
            "that the dredging firm Varn & Lisk paid the former harbour chief to win contracts worth 40 million "
            "crowns. “These were loans between friends,” her lawyer Piers Ombrey told the court. Judge Halla "
            "Wendt set the next hearing for Thursday.",
        ),
        (
            "Witness tells of envelopes at the harbour office",
            "A former secretary told the Castamar court that she saw envelopes handed to Edda Tolland after "
            "meetings with Varn & Lisk managers. The witness said that the harbour chief kept them in a drawer. "
            "Piers Ombrey, for the defence, asked why she had never reported it. The dredging bribery trial "
            "continues before Judge Wendt.",
        ),
    ],
    "surgeon-trial": [
        (
            "Surgeon Brannoch on trial over deaths at Ostley clinic",
            "A surgeon went on trial on Monday accused of causing the deaths of four patients at the Ostley "
            "clinic. Prosecutors told the court that Iver Brannoch, 51, operated while unfit and ignored warnings"
            " from nurses. Brannoch denied manslaughter. His lawyer said that the clinic had lacked staff. The "
            "trial is expected to last six weeks.",
        ),
        (
            "Nurses warned about Brannoch, court hears",
            "Nurses at the Ostley clinic warned managers about surgeon Iver Brannoch a year before four patients "
            "died, a court heard. One nurse said that his hands shook during operations. Brannoch denies "
            "manslaughter. The clinic's director, Sanna Quill, will give evidence next week.",
        ),
        (
            "Clinic director tells manslaughter trial of staff shortage",
            "The director of the Ostley clinic, Sanna Quill, told the manslaughter trial of Iver Brannoch that "
            "three of nine surgeons had left that winter. The surgeon is accused of causing the deaths of four "
            "patients. Quill said that warnings from nurses never reached her desk.",
        ),
    ],
    "ferry": [
        (
            "Ferry Aldora runs aground off Pell island, 212 taken off",
            "The ferry Aldora ran aground on rocks off Pell island early on Tuesday with 212 people on board. "
            "Lifeboats took all passengers to the port of Skerne, the coastguard said. Two crew members were "
            "treated for broken bones. The operator, Norrlines, said that the steering had failed in heavy swell.",
        ),
        (
            "“We heard a scrape, then silence”: passengers of the Aldora",
            "Passengers of the ferry Aldora told of a long scrape in the dark before the ship stopped on the "
            "rocks of Pell island. All 212 were brought to Skerne by lifeboat. Norrlines, which runs the route, "
            "blamed a failure of the steering. The coastguard is watching for oil.",
        ),
        (
            "Salvage team boards grounded ferry at Pell",
            "A salvage team boarded the grounded ferry Aldora off Pell island on Thursday to pump out its fuel. "
            "The coastguard at Skerne reported a thin film of oil. Norrlines said that the ship's steering gear "
            "would be examined ashore. Accident investigators have taken the voyage recorder.",
        ),
    ],
    "ferry-strike": [
        (
            "Norrlines crews to strike over night watches",
            "Crews of the ferry company Norrlines will strike for two days next week over night watches. The "
            "seafarers' union said that nine in ten members voted for the walkout. Union secretary Dagny Holm "
            "said that crews work fourteen hours at a stretch. Norrlines called the demand for a third watch "
            "unaffordable.",
        ),
        (
            "Walkout halts eleven ferry routes",
            "Eleven ferry routes stood still on Wednesday as Norrlines crews walked out over night watches. Dagny"
            " Holm of the seafarers' union said that members were exhausted. The company offered a bonus, which "
            "the union refused. Talks on a third watch resume on Friday.",
        ),
        (
            "Seafarers' union and Norrlines agree on third watch",
            "The seafarers' union and Norrlines have agreed on a third night watch, ending a strike by ferry "
            "crews. Union secretary Dagny Holm called it a good day for sleep. The company will hire sixty "
            "sailors. Routes are back to normal from Saturday.",
        ),
    ],
    "merger": [
        (
            "Kestrel Foods to buy rival Maplin Mills for 3bn",
            "Kestrel Foods has agreed to buy its rival Maplin Mills for three billion crowns, the companies said."
            " The merger would create the largest flour miller in the country. Kestrel's chief executive, Una "
            "Faber, promised that no mill would close. Shareholders vote in May. The competition office said that"
            " it would look at bread prices.",
        ),
        (
            "Bakers fear dearer flour from Kestrel deal",
            "Small bakers fear higher flour prices if Kestrel Foods takes over Maplin Mills. The guild of bakers "
            "wrote to the competition office that the merged company would mill six of every ten sacks. Una "
            "Faber, head of Kestrel, said that savings would be passed on.",
        ),
        (
            "Maplin board backs Kestrel takeover",
            "The board of Maplin Mills told shareholders to accept the takeover by Kestrel Foods. The offer of "
            "three billion crowns was fair, it said. The competition office has asked both flour millers for "
            "their price lists. Una Faber expects the deal to close in autumn.",
        ),
    ],
    "bank-merger": [
        (
            "Sundry Bank and Alder Credit announce merger",
            "Sundry Bank will merge with Alder Credit in a deal worth three billion crowns, the companies said. "
            "The merger would create the second largest lender in the country. Chief executive Rolf Inning "
            "promised to keep every branch for two years. Shareholders vote in June. The competition office will "
            "examine the deal.",
        ),
        (
            "Unions count branches at risk in Alder Credit merger",
            "Bank staff unions count ninety branches at risk from the merger of Sundry Bank and Alder Credit. "
            "Rolf Inning, who will lead the merged lender, said that branches are safe for two years. Alder "
            "Credit savers keep their rates until December.",
        ),
        (
            "Alder Credit savers ask for vote on merger",
            "A group of savers of Alder Credit demands a vote of its own on the merger with Sundry Bank. Their "
            "speaker, Mira Tolland-Beck, said that the lender belongs to its members. Rolf Inning said that the "
            "law asks shareholders only.",
        ),
    ],
    "fever": [
        (
            "Marsh fever: Linden district counts 340 cases",
            "Health officials in the Linden district have counted 340 cases of marsh fever since February, twice "
            "as many as a fortnight ago. Three people have died. District doctor Amara Sill told people to sleep "
            "under nets. Supplies of the drug quinaxol run low, she said.",
        ),
        (
            "Quinaxol flown to Linden as marsh fever spreads",
            "An aircraft with 20,000 doses of quinaxol landed in Linden on Friday as marsh fever spread to two "
            "more towns. District doctor Amara Sill said that cases had passed 400. The ministry of health sent "
            "forty nurses. Nets are handed out at schools.",
        ),
        (
            "Marsh fever wanes in Linden, doctors say",
            "New cases of marsh fever fell by half in the Linden district last week. Amara Sill credited nets and"
            " the drug quinaxol, and warned that the rains were not over. Seven people have died since February, "
            "the ministry of health said.",
        ),
    ],
    "mayor": [
        (
            "Ines Corvane wins mayoral election in Port Vell",
            "Ines Corvane will be the next mayor of Port Vell. She won 54 percent of the vote in Sunday's "
            "election, ahead of the incumbent, Gustav Reep, with 41 percent. Corvane promised cheaper trams and a"
            " night market. Turnout was 61 percent, the electoral board said.",
        ),
        (
            "Reep concedes: Port Vell has a new mayor",
            "Gustav Reep has conceded defeat after twelve years as mayor of Port Vell. He congratulated Ines "
            "Corvane, who won the election with 54 percent. Corvane takes office in April. Her first task will be"
            " the trams, she told supporters at the town hall.",
        ),
        (
            "Recount asked for in two Port Vell wards",
            "Two candidates have asked for a recount in two wards of Port Vell, where ballots went missing for an"
            " hour on election night. The result for mayor is not in doubt, the electoral board said: Ines "
            "Corvane leads Gustav Reep by 9,000 votes.",
        ),
    ],
    "cup": [
        (
            "Castamar lift the cup after shoot-out",
            "Castamar Rovers won the league cup on Saturday, beating Ostley United on penalties. Goalkeeper Timo "
            "Drach saved three. The final at the harbour stadium had ended goalless. Coach Lena Marsh called it "
            "the best night of the season.",
        ),
        (
            "Drach the hero as Rovers take league cup",
            "Timo Drach saved three penalties as Castamar Rovers beat Ostley United to win the league cup. “I "
            "guessed,” the goalkeeper said. Coach Lena Marsh was thrown into the harbour by her players after the"
            " final.",
        ),
        (
            "Thousands line streets for Rovers' cup parade",
            "Thousands lined the streets of Castamar for the cup parade of the Rovers. Goalkeeper Timo Drach held"
            " the trophy from an open bus. Lena Marsh has signed as coach for two more seasons, the club said.",
        ),
    ],
    "reservoir": [
        (
            "Crack found in dam at Hollin reservoir",
            "Engineers have found a crack in the dam of the Hollin reservoir and begun to lower the water. Forty "
            "families in the valley of the Ebber were told to pack a bag. The water company, Ebberwater, said "
            "that there was no immediate danger.",
        ),
        (
            "Families leave Ebber valley as Hollin dam is watched",
            "Forty families spent the night in a school as engineers watched the cracked dam at Hollin reservoir."
            " Ebberwater has lowered the water by three metres. Valley residents asked why an inspection in 2021 "
            "saw nothing.",
        ),
        (
            "Hollin dam: inspectors had asked for repairs in 2021",
            "Inspectors asked for repairs to the Hollin dam in 2021, documents show. Ebberwater postponed the "
            "work twice. The crack led to the evacuation of forty families from the Ebber valley. The regional "
            "government wants the reservoir emptied.",
        ),
    ],
}
OUTLETS = ("Castamar Courier", "The Evening Ledger", "Radio Skerne")


def article(event: str, telling: int = 0, **changed: object) -> Article:
    """One telling of an event; ``changed`` replaces fields of the article."""
    title, text = TOLD[event][telling]
    given: dict[str, object] = {
        "id": f"{event}-{telling}",
        "url": f"https://{OUTLETS[telling].split()[-1].lower()}.example/{event}-{telling}",
        "publisher": OUTLETS[telling],
        "title": title,
        "text": text,
        "published": MONDAY + timedelta(days=telling),
    }
    return Article(**(given | changed))  # type: ignore[arg-type]


def read(event: str, telling: int = 0, **changed: object) -> Read:
    """The same with its analysis."""
    found = article(event, telling, **changed)
    return Read(found, analyse(found))


def everything() -> list[Read]:
    """Every telling of every event, in the order in which they were published."""
    reads = [read(event, telling) for telling in range(3) for event in TOLD]
    return sorted(reads, key=lambda one: (one.article.published or MONDAY, one.article.id))
