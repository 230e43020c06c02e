"""What a report says is not known: not answered, not decided, not yet published; never what a quoted voice wonders."""

import re

_WHO = r"(?:who|what|when|where|why|how|which|whether)"
_UNKNOWN = re.compile(
    r"\b(?:"
    r"(?:is|are|was|were|remains?|remained) (?:still |as yet )?(?:unclear|unknown|uncertain|unresolved|undecided"
    r"|undetermined|unexplained|unanswered)"
    r"|(?:is|are|was|were|has|have|had|be)(?: also| still)? not (?:yet |immediately "
    r"|publicly )?(?:been )?(?:clear|known|certain"
    r"|confirmed|released|announced|named|identified|decided|disclosed|determined|established|explained|published"
    r"|answered|settled|made public)\b(?! (?:as|for) )"
    r"|not (?:yet|immediately) (?:been )?(?:clear|known|confirmed|released|announced|named|identified|said|decided"
    r"|disclosed|determined|respond\w*|comment\w*|established|set|published)"
    r"|(?:did|does|do|has|have|had|would|could|can|will) (?:again )?not (?:immediately |yet |always )?(?:respond"
    r"|repl(?:y|ied)|return|comment|answer|say\b|said\b|explain|disclose|confirm|know\b|known\b|name\b(?! names)"
    r"|specif|elaborate|discuss|publish|set (?:a|any) date|give(?:n)? (?:a|any) (?:reason|details?|date|figure"
    r"|number))"
    r"|(?:did|do|does|has|have|had|would|could|wo|ca)n['’]t (?:immediately |yet )?(?:respond|return|comment"
    r"|know|say\b"
    r"|said\b|confirm|explain|answer|name\b)"
    r"|(?:has|have|had|is|are) yet to\b(?! come\b)|(?:declined|refused|refuses|declines) to (?:say|comment"
    r"|give|confirm"
    r"|name|identify|discuss|answer|elaborate|specify|disclose)"
    r"|no (?:date|decision|cause|motive|details?|explanation|timetable|reason|word|agreement)(?: \w+)? (?:has|have"
    r"|was|were|is|yet|had|on when)\b"
    r"|(?:gave|given|give|gives|set|made|makes) no (?:date|reason|details?|figure|finding|explanation|decision)"
    r"|(?:had|received|got) no (?:answer|reply|response)"
    r"|(?:no one|nobody|none)(?: \w+){0,5}? (?:knows|knew|would say|could say|can say|(?:has|have"
    r"|had) (?:yet )?(?:said"
    r"|answered|explained|shown|been (?:named|charged|identified)))"
    r"|no (?:court|judge|ruling) has (?:yet )?(?:ruled|decided|said)"
    r"|remains? to be seen|questions? remain|raises? questions|an open question|left open\b"
    r"|too (?:early|soon)"
    r" to (?:say|tell|know)"
    r"|could not (?:\w+ )?be (?:\w+ly )?(?:reached|confirmed|verified|determined|established)"
    r"|(?:is|are|was|were) (?:still |yet )+to be (?:announced|decided|named|set|agreed|published|confirmed|settled)"
    r"|(?:cause|motive|circumstances)\b[^.]{0,60}\b(?:under|being) investigat"
    r"|unanswered\b|^not (?:answered|explained|known|settled)\b|not say "
    + _WHO
    + r"|nor (?:is it|was it) (?:yet )?(?:known|clear)"
    r"|nor (?:do|does|did|has|have|had|would|could)(?: \w+){1,4}? (?:say|said|know|explain|explained|answer"
    r"|answered"
    r"|confirm|confirmed)\b"
    r"|what (?:is|we do) not know|do not yet know"
    r"|whether\b[^.]{0,80}\b(?:unclear|unknown|open|uncertain)\b|unklar\b|noch nicht (?:bekannt|klar|fest)"
    r"|no está claro|se desconoce|on ignore\b|pas encore (?:connu|établi)|não está claro"
    r"|ainda não se sabe)",
)
_FOR_ANOTHER = re.compile(r"\bon behalf of\b|\basked not to be (?:named|identified)\b[^,.]*$")
# What an official says of the story in the first person.
_OFFICIALLY = re.compile(
    r"\bwe (?:do not|don[’']t|did not|didn[’']t) (?:yet |still )?know\b|\bwe have not (?:yet )?(?:found"
    r"|established|identified|decided)\b"
    r"|\bit is (?:still )?(?:not (?:yet )?(?:known|clear)|unclear|unknown|too (?:early|soon) to (?:say|tell))",
)


# A pattern is tried only where its words stand, which sets tell a hundred times faster.
_SURE = frozenset(
    """
    unclear unknown uncertain unresolved undecided undetermined unexplained unanswered yet declined refused refuses
    declines seen questions open unklar claro desconoce ignore connu établi sabe nor nobody investigation
    """.split()
)
_SAYS_NO = frozenset("not no none early soon still being cannot noch".split())
_OF_WHAT = frozenset(
    """
    clear known certain confirmed released announced named identified decided disclosed determined established explained
    published answered settled public respond responded reply replied return comment answer say said explain disclose
    confirm know knows knew name specify elaborate discuss publish set give given gave made makes tell reached verified
    ruled agreed shown date decision cause motive detail details explanation timetable reason word agreement response
    received got been charged bekannt klar fest investigated
    """.split()
)
_CONTRACTED = frozenset(
    f"{verb}n{mark}t" for mark in "’'" for verb in "did do does has have had would could wo ca is was".split()
)


def may_say(words: set[str]) -> bool:
    """Whether a sentence of these lower-case words is worth a closer look."""
    return (
        not words.isdisjoint(_SURE)
        or (not words.isdisjoint(_SAYS_NO) and not words.isdisjoint(_OF_WHAT))
        or not words.isdisjoint(_CONTRACTED)
    )


def says_unknown(plain: str) -> bool:
    """Whether a sentence, the words of others left out, says that something is not known."""
    low = plain.lower()
    return bool(_UNKNOWN.search(low)) and not _FOR_ANOTHER.search(low)


def officially_unknown(words: str) -> bool:
    """Whether the words of an official say so."""
    return bool(_OFFICIALLY.search(words.lower()))
