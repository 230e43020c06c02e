"""What a report tells as unfinished: a search, a dispute, a decision being weighed, a step announced without a day."""

import re

from summaries.text.lexicon import SAY, lexicon
from summaries.text.sayings import Sayings

_CLOSED = """
(has/have/had/was/were/is/are/been/be) solved/resolved/settled/ended/concluded/completed/dropped/dismissed/cleared
/overturned
was/were/is/are/been closed/over/rescued/signed/lifted/called_off/abandoned
closed the ..2 investigation/inquiry/case/probe
fixed by
found alive/dead/safe/that
ruled that
laid/put to rest
"""
_SUBORDINATED = "|".join("when while who which whose where after before because since whether if as".split())

# An investigation, a review, a search, talks that go on.
_UNDER_WAY = Sayings(
    """
under ..1 investigation/review/consideration/discussion/examination/scrutiny/negotiation
tests/test/talks/negotiations/investigation/inquiry/probe/search/efforts/audit/review/trial
/deliberations ..8 under_way/underway
BE/an/the/of (still) ongoing
opened/launched/began/ordered/started/announced/opens/launches/orders/conducting/performing
/carrying_out/leading ..4 investigation/inquiry/enquiry/probe/audit
face/faces/facing ..4 investigation/inquiry/enquiry/audit
investigation/inquiry/probe/enquiry/audit ..4 has/have/was/were/been opened/launched/ordered
investigation/inquiry/probe/enquiry/audit/trial/search/hunt/manhunt ..8 continue/continues/continued/continuing
/resumed/resumes
talks/negotiations/discussions/efforts/deliberations/rescue/operation ..8 continue/continued/continuing/resumed/resume
fighting/standoff/stand-off/strike/dispute/bidding/count/counting/debate/hearing ..8 continues/continued/continuing
/resumed
investigation/inquiry/search/count/hunt/work ..4 goes on
talks/negotiations/search/work/efforts ..6 stalled/faltered/deadlocked/suspended/broke_down/broken_down
BE/continue/continued/continues/still (STILL) (STILL) investigating/examining/reviewing/probing/assessing/analysing
/analyzing
BE/continue/continued/continues/still (STILL) (STILL) checking/looking_into/looking_at_whether/looking_for
/inquiring_into
BE/continue/continued/continues/still (STILL) (STILL) searching/hunting/combing/tracing/negotiating/deliberating
BE/still (STILL) trying/seeking/attempting/racing/struggling/working to trace/find/establish/determine/identify/learn
/locate/ascertain/discover/pinpoint/clarify/work_out/find_out
BE/still (STILL) trying/seeking/attempting/racing/struggling/working to agree/negotiate/settle/resolve
/work_out/understand/contact/reach/rescue
/contain/confirm
BE/still (STILL) waiting for/on/to_hear ..3 decision/ruling/verdict/answer/approval/result/results/response/reply
/permission/word
NOW (STILL) (STILL) being (LY) examined/investigated/reviewed/analysed/analyzed/studied/assessed/checked/tested
/negotiated
NOW (STILL) (feared) missing/at_large/on_the_run/in_hiding !from
was/were (still) unaccounted_for/at_large/on_the_run/in_hiding/feared_missing/still_missing
NOW/still (still) trapped/unaccounted_for
search/hunt/manhunt for ..4 missing
NOW/still awaiting/awaited/pending
pending a/an/the/further/approval/review/trial/appeal/sentencing/results/investigation
await/awaits/awaiting a/an/the/trial/sentencing/approval/results/word/news/their/his/her/its/confirmation/extradition
has/have/is/was/were (been) adjourned/postponed ..3 !until
""",
    _CLOSED + "was/were ..1 LY when",
)
# A decision being weighed.
_WEIGHED = Sayings(
    """
BE (STILL) (STILL) considering/mulling/pondering/contemplating/debating/undecided/in_talks
BE (STILL) (STILL) weighing ASKS/a/an/the/its/his/her/their/up
BE (STILL) (STILL) exploring/deciding/discussing/thinking ASKS/about/of/options/a/the
mulls/weighs/ponders/considers ASKS
has/have/did/would/will/could/can not (yet) ruled/rule out
hasn't/haven't/didn't/wouldn't/won't/cannot/can't (yet) ruled/rule out
declined/refused/refuses to rule out
""",
    _CLOSED + "if",
)
# A step announced without a day.
_INTENDED = Sayings(
    """
plans/intends to
is/are (STILL) planning/intending/preparing to
plan/planned/intend/intended/vowed/vows/threatened/threatens/pledged/pledges/promised/promises/proposed to (LY) STEP
will/would (also/now/soon/LY) appeal/challenge/contest/publish/release/decide/investigate/respond/announce/disclose
will/would (also/now/soon/LY) review/consider/examine/report_back/set_out/resume/deliberate/testify/reconsider
/nominate
will/would (also/now/soon/LY) file/lodge/seek/open/launch ..3 appeal/complaint/lawsuit/review/inquiry/investigation
/ruling
will/would (also/now/soon/LY) sue/name ..2
expected/due/set/likely to (also/now/soon/LY) appeal/challenge/contest/publish/release/decide/rule/announce/respond
/name/vote
will/would ..9 at_a_later_date/in_due_course/shortly/later_this/in_the_coming/within_days/within_weeks/within_months
/next_month
lodged/filed/considering/preparing/promised ..2 appeal/appeals
""",
    _CLOSED
    + """
DAY
if
would have/not
that/which/who would/will
planned ..12 but
over/against/of/about/on/for/with/to/his/her/its/their/the/any/no/new/controversial/similar/announced plans/plan to
each/every
lost/won/rejected/denied ..4 appeal
""",
)
# Steps that somebody else must take first; claims that nobody has confirmed, and those that others dispute.
_CONTESTED = Sayings(
    """
must/needs/need still/now/first be
must/needs/need to/still/now/yet/first be ratified/approved/confirmed/signed/agreed/decided/found
still need/needs/must to/be
still has/have to be
must/needs_to/need_to/has_to/have_to be ratified/approved/confirmed/signed_off
subject to ..2 approval/ratification/review/confirmation/vote/contract
unconfirmed
unverified
BE/hotly/bitterly (LY) disputed/contested
in dispute
dispute/disputes/disputed the/that/this/his/her/its/their/whether/how
dispute/disputes/disputed ..3 account/claim/version/figure/figures/findings/finding/allegation/allegations
contradict/contradicts/contradicted/contradicting the/his/her/its/their/a/an/what/earlier/two/three/several/many/some
conflicting/contradictory/competing/rival/differing ..1 accounts/account/reports/claims/versions/evidence/statements
/figures
disagree/disagreed/disagrees/differ/differed/differs (LY) over/on/about/as_to/whether
BE (LY) divided/split/at_odds over/on/about/as_to
blame/blamed/blames each_other/one_another
both/two/three/all ..1 claim/claimed the/to/that/victory/sovereignty/it
denies/denied/deny/rejects/rejected ..12 but ..4 say/said/says/insist/insists/maintain/claim/allege/accused
denies/denied/deny/rejects/rejected ..12 despite/although/contradicting
BE (widely/now/also/still/LY) thought/believed/suspected/presumed/feared/alleged/rumoured/rumored to/that/dead
it/there was/is/were/are ..1 thought/believed/fears/suspicions/suspicion
may/might (not/well/also/even/never/already/instead) have (LY) TAKEN
it/there is/was/remains (still/also) possible/speculation that
rumours/rumors/speculation/suspicion/suspicions that/about/over/of
thought/believed/suspect/suspected/suspects/claim/claimed ..14 but ..6 no ..1 proof/evidence
could (also/still/soon/now/potentially/even) face/lead/mean/become/cost/affect/cause/force/result/trigger/spread
/delay/last
could (also/still/soon/now/potentially/even) be forced/charged/delayed/affected/released/linked/closed/lost/deported
/jailed
face/faces/facing ..3 charges/charge/trial/prosecution/years/extradition/deportation/lawsuit/lawsuits/eviction
to/will stand trial
""",
    _CLOSED
    + """
if
once thought/believed/disputed
but/until/before ..6 found/showed/proved/confirmed/learned !no
turned out
was/were acquitted
""",
)
# What only a clause tells that leans on another is no matter of the report: "who is considering", "when they hunted".
_LEANS = re.compile(rf"\b(?:{_SUBORDINATED}|(?P<who>\w+) that)\b[^,;]*\Z")
_LOOKED = 120  # characters before it that tell
_SAID_ON = re.compile(r"\b(?:said|says|announced|reported|confirmed|added)\s(?:late\s|early\s)?on\s\w+day\b")
_NUMBER = re.compile(r"\d")
_AGAINST = re.compile(r";\s|,\s(?:but|while|whereas)\s|\s(?:while|whereas)\s")
_TURNS = frozenset("; but while whereas".split())
WAYS = (_UNDER_WAY, _WEIGHED, _INTENDED, _CONTESTED)
_PUTS = re.compile(r"\b(?:puts?|says?|said|claims?|claimed|insists?|maintains?|speaks? of|estimates?)\b")


def says_pending(low: str, words: set[str]) -> bool:
    """Whether a sentence tells of a matter without an end.

    low: the sentence in lower case with straight apostrophes, the words of others left out.  words: its words, alike.
    """
    if low.endswith("?"):
        return False
    if " on " in low:
        low = _SAID_ON.sub("said", low)  # the day on which it was said is not the day of the step
    for way in WAYS:
        for found in way.found(low, words):
            if not _leans(low[max(0, found.start() - _LOOKED) : found.start()]):
                return True
    return _two_counts(low)


def may_oppose(text: str, words: set[str]) -> bool:
    """Whether a sentence may set one number against another at all."""
    return not _TURNS.isdisjoint(words) and bool(_NUMBER.search(text))


def _leans(before: str) -> bool:
    found = _LEANS.search(before)
    if found is None:
        return False
    who = found.group("who")
    return who is None or (not lexicon("en").get(who, 0) & SAY and "told " not in before[: found.start()])


def _two_counts(low: str) -> bool:
    """Whether two voices give two numbers: "The ministry says 40; organisers put it at 200"."""
    against = _AGAINST.search(low) if _NUMBER.search(low) else None
    if against is None:
        return False
    return all(_NUMBER.search(part) and _PUTS.search(part) for part in (low[: against.start()], low[against.end() :]))
