"""Whether a line is understood by somebody who has not read the sentence before it."""

import re

from summaries.sections.case import Case, Place
from summaries.sections.clauses import stands
from summaries.text.standing import BACK
from summaries.text.stems import stem

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LEANING = re.compile(
    r"(?:for (?:this|that)|as a result|in addition|at the (?:same )?time|on the other hand|by contrast"
    r"|in (?:turn|response|return|contrast)"
    r"|(?:after|before|since|despite|because of|in|on|at|with|by|from) (?:this|that|these|those|them|which)\b"
    r"(?! \w))\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"(?:it|they|who|whom|whose|which|this|that|these|those|its|their|his|her|such|both|there|here|neither|nor"
    r"|(?:these|those|some|many|most|all|one|two|three|several|others|another) (?:of (?:them|these|those)"
    r"|(?:has|have|had|is|are|was|were|said|say))|the (?:two|three|four|pair|latter|former|same)"
    r"|dies(?:e[rsmn]?)?|das|dabei|damit|dadurch|dafür|danach|davor|deshalb|daher|darum|trotzdem|dennoch|dagegen|hingegen"
    r"|dort|demnach|ihm|ihnen|ihr|seine?[rmns]?|ihre?[rmns]?|dessen|deren|ell[ao]s?|él|est[aeo]s?|es[aeo]s?|allí|además"
    r"|elles?|ils?|cel(?:a|ui|le)|ceux|cette|cet|elas?|eles?|ess[ae]s?|isso|isto|além disso)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    rf"the ({'|'.join(sorted(BACK))})\b(?! (?:of|for|in|at|that|which|who|between|on|to|with|from|by)\b)", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:(?P<person>he|she|him|her|his|hers|himself|herself)"
    r"|(?P<thing>they|them|their|theirs|themselves|it|its|itself)"
    r"|this|these|those|such|there|then|both|another|either|too|we|our|(?-i:us|I)|my|you|your)\b",
    re.IGNORECASE,
)


# Of German and the Romance languages: what leans back, and pronouns behind a setting ("Am Abend gab er bekannt").
_LEANS = re.compile(
    r"(?:allerdings|stattdessen|gleichwohl|zudem|außerdem|ferner|überdies|indes(?:sen)?|unterdessen|derweil|inzwischen"
    r"|anschließend|schließlich|zuvor|hierzu|hierbei|daraufhin|in der zwischenzeit|sin embargo|no obstante"
    r"|por otra parte|por su parte|asimismo|mientras tanto|en cambio|por eso|cependant|toutefois|néanmoins|en revanche"
    r"|par ailleurs|pour sa part|ainsi|en outre|no entanto|porém|contudo|entretanto|por outro lado|por sua vez)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\S+\s+){1,6}?(?:er|sie|ihm|ihnen|él|ella|ellos|ellas|il(?! y )|elle|ils|elles|ele|ela|eles)\b"
)


def hangs(text: str, start: int, title: str = "") -> bool:
    """Whether what starts at an offset opens with a word that needs the sentence before.

    "The move" does, unless the title says what moves.
    """
    if _HANGING.match(text, start) or _LEANING.match(text, start):
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
    if case.reads[place.read].analysis.language != "en":
        pronoun = _BEHIND.match(text, start, sentence.end)
        meant = pronoun is None or case.names(place.read, start, pronoun.end())
        return sentence.stands_alone and bool(meant) and _LEANS.match(text, start) is None
    if sentence.stands_alone and start == sentence.start:
        return True
    words = _QUOTED.sub(lambda m: " " * len(m.group()), text[start : sentence.end])
    return stands(words) and all(_meant(case, place, start, words, m) for m in _POINTS.finditer(words))


def _meant(case: Case, place: Place, start: int, words: str, pointing: re.Match[str]) -> bool:
    """Whether a pronoun finds what it means before it in the same statement: a person for he, any subject for it."""
    before = words[: pointing.start()]
    if pointing["person"]:
        return any(name.kind == "person" for name in case.names(place.read, start, start + len(before)))
    return bool(pointing["thing"]) and stands(before)
