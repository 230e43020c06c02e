"""Whether a line is understood by somebody who has not read the sentence before it."""

import re

from summaries.sections.case import Case, Place
from summaries.sections.clauses import stands
from summaries.text.standing import BACK
from summaries.text.stems import stem

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_HANGING = re.compile(
    r"(?:it|they|this|that|these|those|its|their|his|her|such|both|there|here|neither|nor|for (?:this|that)"
    r"|(?:after|before|since|despite|because of|in|on|at|with|by|from) (?:this|that|these|those|it|them|which)"
    r"|as a result|in addition|at the (?:same )?time|on the other hand|in (?:turn|response|return|contrast)"
    r"|(?:these|those|some|many|most|all|one|two|three|several|others|another) (?:of (?:them|these|those)|"
    r"(?:has|have|had|is|are|was|were|said|say))|the (?:two|three|four|pair|latter|former|same)"
    r"|dies(?:e[rsmn]?)?|das|dabei|damit|dadurch|dafür|danach|davor|deshalb|daher|darum|trotzdem|dennoch|dagegen|hingegen"
    r"|dort|demnach|ihm|ihnen|ihr|seine?[rmns]?|ihre?[rmns]?|dessen|deren|ell[ao]s?|él|est[aeo]s?|es[aeo]s?|allí|además"
    r"|elles?|ils?|cel(?:a|ui|le)|ceux|cette|cet|elas?|eles?|ess[ae]s?|isso|isto|além disso)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    rf"the ({'|'.join(sorted(BACK))})\b(?! (?:of|for|in|at|that|which|who|between|on|to|with|from|by)\b)", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themselves|it|its|itself|this|these|those|such"
    r"|there|then|both|another|others|either|too|we|our|us|I|my|you|your)\b",
    re.IGNORECASE,
)


def hangs(text: str, start: int, title: str = "") -> bool:
    """Whether what starts at an offset opens with a word that needs the sentence before.

    "The move" does, unless the title says what moves.
    """
    if _HANGING.match(text, start):
        return True
    event = _EVENT.match(text, start)
    return event is not None and not any(stem(word) == stem(event.group(1)) for word in title.split())


def understood(case: Case, place: Place, start: int) -> bool:
    """Whether the sentence at a place, shown from an offset on, is understood alone.

    What reading found whole is.  So is a statement without any pointing word: "the company" is known to who reads about
    it, and lists of verbs have gaps.
    """
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if hangs(text, start, case.article(place.read).title):
        return False
    if sentence.stands_alone:
        return start == sentence.start or stands(text[start : sentence.end])
    words = _QUOTED.sub(" ", text[start : sentence.end])
    return stands(words) and _POINTS.search(words) is None
