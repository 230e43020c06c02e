"""Who is heard in a story: everybody with words of their own, direct or indirect, under any form of the name."""

import re
from datetime import UTC, datetime

from summaries.lens import Lens
from summaries.model import Quote, Read
from summaries.sections.case import Case
from summaries.sections.remembered import Remembered

_NO_LENS, _NEVER = Lens("", "", "", ()), datetime.min.replace(tzinfo=UTC)


def speakers(case: Case) -> frozenset[str]:
    """Everybody who has words of their own in some article: name, mention and role in one string each."""
    return frozenset().union(*(_speakers_in(case.reads[read]) for read in case.firsts))


def _read_speakers(read: Read) -> frozenset[str]:
    heard = set()
    text, alone = read.article.text, Case((read,), _NO_LENS, _NEVER)
    for quote in read.analysis.quotes:
        if quote.speaker and not _no_words(alone, 0, quote):
            around = text[quote.speaker_start : quote.speaker_end] if quote.speaker_start >= 0 else ""
            heard.add(f"{quote.speaker} {around} {quote.role}".casefold())
    return frozenset(heard)


_speakers_in = Remembered(_read_speakers)


_SMALL = frozenset("the of and a an some many several two three four five six seven eight nine ten dozen other".split())
_SHORT_FORM = re.compile(r"(?:[A-Z]\.?){2,6}")


def _words_heard(case: Case) -> tuple[frozenset[str], ...]:
    """The words of each speaker, with the letters that a long name is shortened to."""
    return tuple({frozenset([*re.findall(r"\w+", who), *_shortened(who)]) for who in case.once(speakers)})


def _shortened(who: str) -> list[str]:
    words = [word for word in re.findall(r"[^\W\d_]+", who) if word not in _SMALL]
    initials = "".join(word[0] for word in words)
    spelt = re.sub(r"\b((?:\w\.){2,})", lambda found: found.group().replace(".", ""), who)
    long = len(initials)
    return [initials[a:b] for a in range(long) for b in range(a + 2, min(a + 6, long) + 1)] + spelt.split()


def _who_speaks(case: Case, read: int, quote: Quote) -> str:
    start = case.reads[read].analysis.sentences[quote.sentence].start
    return case.article(read).text[start : quote.cue_start]


_NO_WORDS = re.compile(r"(?:accus|blam|denounc|critici|condemn|respond|repl|declin|refus|comment)", re.IGNORECASE)


def _no_words(case: Case, read: int, quote: Quote) -> bool:
    """Whether a "quote" tells of silence or of an accusation, and not what somebody said."""
    if quote.type == "direct":
        return False
    cue = case.article(read).text[quote.cue_start : quote.cue_end] if quote.cue_start >= 0 else ""
    if cue.casefold().startswith("den") and " and " in _who_speaks(case, read, quote):
        return True  # "Osk and Brill deny it": what each would say remains unheard
    sentences = case.reads[read].analysis.sentences
    return bool(_NO_WORDS.match(cue)) or (quote.sentence < len(sentences) and sentences[quote.sentence].unknown)


def speaks(case: Case, shown: str) -> bool:
    """Whether any article carries words of a party, by any part of its name that is its own."""
    words = re.findall(r"\w+", shown.casefold())
    mine = frozenset(words) - _SMALL
    surname = words[-1] if words and shown[:1].isupper() and len(words[-1]) > 3 else None
    letters = shown.replace(".", "").casefold() if _SHORT_FORM.fullmatch(shown) else None
    return any(
        mine <= theirs or surname in theirs or (letters is not None and letters in theirs)
        for theirs in case.once(_words_heard)
    )


_SAYS = re.compile(
    r"\s+(?:also\s+|later\s+|have\s+|has\s+|had\s+)?(?:said|says?|tells?|told|wrote|writes?|added|adds?|argued|argues?"
    r"|insisted|insists?|denied|denies|deny|claims?|claimed|warned|warns?|pleaded|admitted"
    r"|maintains?|maintained|responded that|replied that)\b"
)


def says(case: Case, shown: str) -> bool:
    """Whether a speech verb follows the name in any article: a last look before somebody is called unheard."""
    for read in case.firsts:
        text = case.article(read).text
        at = text.find(shown)
        while at >= 0:
            if _SAYS.match(text, at + len(shown)):
                return True
            at = text.find(shown, at + 1)
    return False
