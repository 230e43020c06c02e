"""What a report says is not known: not answered, not decided, not yet published; never what a quoted voice wonders."""

import re

from summaries.text.sayings import Sayings

# "did not at first respond, but said on Thursday that…", "was unclear until the board named…"
_ANSWERED_SINCE = """
but LATER SAID
but ..2 SAID ..12 LATER
but SAID on DAY
but ..1 on DAY SAID
but on DAY ..2 SAID
but ..1 has/have LATER SAID
before SAID
until ..6 named/gave/made/said/showed/told/came/found/opened/decided/published/announced/confirmed/explained
turned out
was/were/be/been (finally) solved/resolved/dispelled
laid/put to rest
cleared up
"""

_UNKNOWN = Sayings(
    """
BE (STILL) (STILL) (LY) unclear/uncertain/unresolved/undecided/undetermined/unexplained/unanswered/unsettled/unsolved
BE (STILL) (STILL) (LY) unproven/unidentified/unconfirmed/unverified
BE (STILL) (STILL) (LY) unknown !to/soldier
^ unclear/unknown/uncertain/unanswered
still/also/equally/less unclear/unknown/uncertain/unanswered/clear is/are/was/remains
it unclear ASKS
unanswered
far/less clear ASKS
BE/HAVE/and/still (STILL) not (SOON) (been) (LY) clear/certain !of/as/enough/for
BE/HAVE/and/still (STILL) not (SOON) (been) (LY) known !as/for/to/by
BE/HAVE/and (STILL) not (SOON) (been) (LY) (made) confirmed/verified/announced/identified/disclosed/determined
/established
BE/HAVE/and (STILL) not (SOON) (been) (LY) (made) explained/published/answered/settled/public/revealed/specified
/understood
BE/HAVE/and (STILL) not (SOON) (been) (LY) finalised/finalized/scheduled/resolved/solved/authenticated/proven/charged
/found
BE/HAVE/and (STILL) not (SOON) (been) (LY) released !from/until
BE/HAVE/and (STILL) not (SOON) (been) (LY) named !as/after
isn't/wasn't/aren't/hasn't/haven't (SOON) (been) (LY) clear/known/confirmed/released/announced/named/identified
/disclosed !of/as/for/to
isn't/wasn't/aren't/hasn't/haven't (SOON) (been) (LY) determined/established/explained/published/decided/settled
/revealed/found
HAVE/was/were never (been) (LY) explained/identified/established/found/published/disclosed/named/charged/solved
/confirmed
BE far from clear/certain/settled
not (SOON) clear/certain/known/sure/settled/decided ASKS
not yet/immediately (been) (LY) clear/known/confirmed/released/announced/named/identified/decided/disclosed/determined
not yet/immediately (been) (LY) respond-/comment-/established/set/published/agreed/ruled/found/charged/signed/approved
not yet/immediately (been) (LY) filed/reached/given/replied/explained/made/said/voted/finished/completed
not (yet) say/said/agreed/agree/decided/decide/know/explained/explain/understand ..2 ASKS
^ not answered/explained/known/settled
""",
    "was/were/had_been long unclear/unknown\n"
    "had (long/always) been/remained ..1 unknown/unclear/uncertain/undecided/unresolved ..12 until/before/when"
    + _ANSWERED_SINCE,
)
_SILENT = Sayings(
    """
DO (STILL) not (SOON) respond/reply/replied/responded/comment/commented/explain/explained/disclose/disclosed
DO (STILL) not (SOON) confirm/confirmed/identify/identified/specify/specified/elaborate/discuss/publish/published
DO (STILL) not (SOON) reveal/revealed/clarify/indicate/share/understand/detail/release/released
DO (STILL) not (SOON) answer/answered !to
DO (STILL) not (SOON) say/said !more/much/anything
DO (STILL) not (SOON) name/named !names
DO (STILL) not (SOON) return ..3 call/calls/message/messages/request/requests/email/emails/inquir-
DO (STILL) not (SOON) give/given/provide/provided/offer/offered a/any/further/more/an ..1 date/reason/detail/details
/figure-
DO (STILL) not (SOON) give/given/provide/provided/offer/offered a/any/further/more/an ..1 number-/explanation
/estimate/name-/time-
has/have not (SOON) charged/decided/determined/established/agreed/filed/located/recovered/finalised/finalized
has/have not (SOON) set/made/reached a/an/any/the ..2
has/have not (SOON) ruled on
has/have not (SOON) found the/out/a/any/who/what
DIDNT (SOON) respond/reply/comment/explain/confirm/disclose/answer/identify/elaborate/discuss/say/said/responded
/commented
DIDNT (SOON) know/say/explain ASKS
does/do/did (still) not (yet) know ASKS
do/does not yet know
declined/declines/declining/refused/refuses/refusing to say/comment/give/confirm/name/identify/discuss/answer
/elaborate
declined/declines/declining/refused/refuses/refusing to specify/disclose/explain/reveal/provide/release/publish/share
declined/declines/refused/refuses to speak/address/respond/be_drawn/detail
would not be drawn
declined/refused (further/any) comment
unable/unwilling/reluctant to say/confirm/verify/establish/determine/name/identify/explain/comment/give/estimate
failed to respond/reply/explain/answer/say
withheld the ..1 name-/identit-/detail-
could not (LY) be (LY) reached/confirmed/verified/determined/established/identified/corroborated/authenticated
/ascertained
could not (LY) be (LY) contacted/traced/found_for_comment
couldn't (LY) be (LY) reached/confirmed/verified/determined/established/identified/contacted
could/was/were not (able_to) immediately/independently confirm/verify/reach/establish
was/were not (immediately) available for comment
had/has/received/got/have (had) no answer/reply/response/news/word
no immediate/official/further/public ..1 comment/response/reply/word/explanation/claim/confirmation/statement/details
no (further) comment/response/reply (was/has/had/from) been/from/given/received/available/by
nor/neither do/does/did/has/have/had/would/could ..4 say/said/know/explain/explained/answer/answered/confirm/confirmed
nor/neither do/does/did/has/have/had/would/could ..4 respond/responded/disclose/disclosed/comment/commented
neither ..6 would/has/have/had/could say/said/comment/commented/responded/explained/confirm
has/have/had said nothing
""",
    _ANSWERED_SINCE,
)
_OPEN = Sayings(
    """
has/have/is/are/had yet to !come/lose/win/concede/miss/score/taste/disappoint/drop/fail/meet/be_beaten/be_matched
/see_a
no (LY) date/dates/decision/decisions/cause/motive/details/explanation/timetable/reason ..4 HAVE/BE/yet
no (LY) word/agreement/suspects/arrests/charges/verdict/ruling/figures/timeline/schedule ..4 HAVE/BE/yet
no (LY) replacement/successor/buyer/findings/finding/confirmation/trace/solution/breakthrough/group/deal ..4 has/have
/was/were/is/been/yet
no word on/from/of/about/yet/as
no closer to
no news of/about/from
gave/given/give/gives/giving/set/made/offered/offers/provided/provides/released no ..1 date/reason/details/figures
/figure
gave/given/give/gives/giving/set/made/offered/offers/provided no ..1 finding/explanation/decision/timetable/timeline
/indication
gave/given/give/gives/giving/set/made/offered/offers/provided no ..1 names/name/deadline/breakdown/estimate/comment
/further
without giving/setting/naming/saying a/any/who/when/why/how/what/details/further
without agreement/explanation/setting_a_date/a_deal/a_verdict/a_finding/a_decision
no court/judge/ruling has (yet) ruled/decided/said
no ..1 idea/indication/clarity/certainty/consensus (of/on/about/as_to) (ASKS) (yet)
no_one/nobody/none ..5 knew ASKS
no_one/nobody/none ..5 knows/can_say/could_say/would_say/is_sure/can_explain/could_explain
no_one/nobody/none ..5 has/have/had (yet/so_far) said/answered/explained/claimed/admitted/taken_responsibility
/come_forward
no_one/nobody/none ..5 has/have/had (yet/so_far) been (yet) named/charged/identified/arrested/held_responsible
heard nothing
nothing is/was/has_been known/heard/said/decided/published
little is/was/has_been (LY) known/said/revealed/disclosed/published
remains/remain to be seen
question/questions remain/remains/persist/linger/hang
raise/raises/raised/raising/leave/leaves/left/prompt/prompts/prompted/prompting/face/faces ..2 question
/questions !mark
open question
leaves/leave/left/leaving (it) open ASKS
NOW (LY) open $
is/remains/remained (STILL) a/something_of_a ..1 mystery/puzzle/riddle
anyone's guess
doubt/doubts remain/remains/persist/linger
NOW (STILL) in (serious/some/grave) doubt/limbo/the_balance/question
cast/casts/casting (fresh/new/serious/some) doubt/doubts
up in the air
too early/soon (LY) to say/tell/know/judge/predict/assess/draw
too early/soon for
BE still/yet to be announced/decided/named/set/agreed/published/confirmed/settled/determined/worked_out/approved
/signed/found
NOW to be announced/decided/confirmed/settled/determined/worked_out !on
cause/motive/circumstances/whereabouts/fate/identity ..7 under/being investigat-
what is not known/yet_clear/clear
whether ..12 unclear/unknown/open/uncertain/undecided !on/from/at
unklar
noch nicht bekannt/klar/fest/entschieden
noch offen
no está claro
se desconoce
on ignore
pas encore connu/établi
não está claro
ainda não se sabe
""",
    "no longer ..3 doubt/question\nquestion/questions ..4 was/were answered" + _ANSWERED_SINCE,
)
WAYS = (_UNKNOWN, _SILENT, _OPEN)
_FOR_ANOTHER = re.compile(r"\bon behalf of\b|\basked not to be (?:named|identified)\b[^,.]*$")
# What an official says of the story in the first person.
_OFFICIALLY = re.compile(
    r"\b(?:we|i) (?:(?:simply|just|still|really) )?(?:do not|don't|did not|didn't) (?:yet |still )?know\b"
    r"(?: yet)?(?= (?:yet|who|what|when|where|why|how|which|whether|if)\b|[.,;!?”\"’]|\Z)"
    r"|\bwe have(?: not|n't) (?:yet )?(?:found|established|identified|decided|determined|ruled)\b"
    r"|\bit(?: is|'s) (?:still )?(?:not (?:yet )?(?:known|clear)|unclear|unknown|too (?:early|soon) to (?:say|tell))",
)


def says_unknown(low: str, words: set[str]) -> bool:
    """Whether a sentence says that something is not known.

    low: the sentence in lower case with straight apostrophes, the words of others left out.  words: its words, alike.
    """
    return any(way.says(low, words) for way in WAYS) and not _FOR_ANOTHER.search(low)


def officially_unknown(words: str) -> bool:
    """Whether the words of an official say so."""
    return bool(_OFFICIALLY.search(words.lower().replace("’", "'")))
