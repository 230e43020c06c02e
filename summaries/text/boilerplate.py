"""Captions, credits, newsletter lines and invitations: what stands in an article and is no news."""

import re

# One a line, as patterns of lower-case text; each begins with a letter that stands for itself.
_STARTS = r"""
image\b
photo(?:graph)?s?\s*(?:by|:|credit)
picture:
pictured\b
file photo
getty\b
copyright\b
all rights reserved
read (?:more|also|next|the full)
see also
also read
related\s*:
more on
more from
watch\s*:
listen\s*:
click here
sign up
subscribe
newsletter
follow (?:us|@)
share (?:this|on)
advertisement
sponsored
this article (?:was|is|first|originally)
this story (?:was|has been)
with (?:additional )?reporting by
additional reporting by
reporting by
editing by
writing by
get (?:our|the)\s
we use cookies
by continuing
accept (?:all )?cookies
support (?:our|quality) journalism
join (?:our|us)
download (?:our|the) app
have a (?:story|tip)
here(?:[’']s| is| are) (?:what|how|why|where|a look)\b
contact us
comments? (?:are|\()
last updated
updated at
published (?:at|on)
lesen sie (?:auch|mehr)
mehr zum thema
foto\s?:
bild\s?:
leer más
lea también
suscríb
lire aussi
abonnez
crédit
leia (?:mais|também)
assine
""".split("\n")[1:-1]
_START = re.compile("|".join(_STARTS))
_OPENINGS = frozenset(
    start[:3] for start in _STARTS
)  # nearly every sentence is told by three letters from all of these
_MINUTES = re.compile(r"\d+ min(?:ute)?s? read")
_BOILERPLATE_INSIDE = re.compile(
    r"https?://\S+\)|/getty|getty images|/afp|/reuters\b|/ap\b|\(reuters\)$|sign up (?:to|for) (?:our|the)"
    r"|terms of (?:use|service)|privacy policy|all rights reserved|click here|editing by",
    re.I,
)
# Who does what in a picture, now, on a day of some year: no report puts both into one sentence.
_POSES = frozenset(
    """
    speaks speak walks walk waves wave cheers cheer looks look listens listen arrives arrive stands stand sits sit poses
    pose gestures gesture holds hold shakes shake leaves leave attends attend gathers gather smiles smile hugs hug
    embraces embrace kisses celebrates celebrate reacts react marches march protests protest chant carries carry shows
    inspects inspect prays pray mourns mourn salutes points greets greet addresses delivers rests seen pictured
    photographed shown participate participates demonstrate demonstrates clash clashes gestures
    """.split()
)
_DATED = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d"
    r"|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:19|20)\d\d)"
)
_PAST_TENSE = frozenset("said was were had told has have did announced".split())
_BOILERPLATE_WORDS = frozenset("http https getty afp reuters ap sign terms privacy rights click editing".split())
_MARKUP = frozenset("![hw@#")  # first characters of pictures, links and addresses
_TELLING = _POSES | _BOILERPLATE_WORDS  # without any of these only its beginning makes a sentence no news

_START_LONGEST = 60  # characters in which a start is looked for
_ENDLESS = 200  # characters a word; what has more is an address, a code or a lost page, and no sentence


def is_boilerplate(text: str, words: int, said: set[str]) -> bool:
    """Whether a sentence, in characters, spoken words and lower-case tokens, is no news."""
    if (
        text[:1] in _MARKUP
        and text.startswith(("![", "[", "http", "www.", "@", "#"))
        and ("](" in text or "http" in text or words < 8 or text[0] in "@#")
    ):
        return True
    if len(text) > _ENDLESS * max(1, words) or (text[0] == "[" and text[-1] == "]" and "[" not in text[1:]):
        return True  # a word without end; an aside of the desk
    if words <= 40 and _starts_like_it(text):
        return True
    if said.isdisjoint(_TELLING):
        return False
    if words <= 60 and not said.isdisjoint(_POSES) and said.isdisjoint(_PAST_TENSE) and _DATED.search(text):
        return True
    return words <= 45 and not said.isdisjoint(_BOILERPLATE_WORDS) and bool(_BOILERPLATE_INSIDE.search(text))


def _starts_like_it(text: str) -> bool:
    low = text[:_START_LONGEST].lower().removeprefix("[")
    if low.startswith(("![", "©", "(c)")):
        return True
    if low[:1].isdigit():
        return bool(_MINUTES.match(low))
    return low[:3] in _OPENINGS and bool(_START.match(low))
