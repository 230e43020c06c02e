"""Whether a German sentence is understood without the one before it, and says who holds what it says."""

from summaries.text.german.nouns import PERSON, being
from summaries.text.german.verbs import SUBJUNCTIVE, forms
from summaries.text.lexicon import CONNECT, PRONOUN
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_OPENERS = frozenset(
    """
    allerdings jedoch dennoch deshalb deswegen zudem außerdem ferner zuvor danach dabei dadurch damit dafür dagegen
    darüber darauf darunter davon dazu demnach denn doch hierzu hierbei hier inzwischen daraufhin schließlich trotzdem
    so sonst stattdessen unterdessen auch ebenso letzterer letztere solche dort da daher also grund hintergrund
    beide andere anschließend gleichzeitig zugleich dann nun seither seitdem hingegen immerhin zusätzlich dieser diese
    dieses diesem diesen er sie es man ihm ihr ihn ihnen sein seine seinen seiner ihre ihren ihrer
    """.split()
)
_BACK = frozenset(
    "er ihm ihn sein seine seinen seinem seiner seines ihren ihrer ihrem ihres ihnen dessen deren".split()
)
_SOURCES = frozenset("laut zufolge angaben ansicht meinung auffassung einschätzung worten aussage aussagen".split())


def stands(tokens: Tokens, names: list[int], s: Stretch) -> bool:
    """Whether a sentence stands alone: no word that points back, no bare "die Ministerin", no subjunctive unexplained.

    names: at each token -1, or more where a name stands.
    """
    first = s.first
    while first < s.last and not tokens.spoken[first]:
        first += 1
    if first >= s.last or tokens.low[first] in _OPENERS or tokens.flag[first] & (CONNECT | PRONOUN):
        return False
    if tokens.low[first] in ("der", "die") and _bare_role(tokens, names, first + 1, s.last):
        return False
    return not _points_back(tokens, names, first, s.last) and not _unexplained(tokens, first, s.last)


def _bare_role(tokens: Tokens, names: list[int], i: int, last: int) -> bool:
    """Whether "Die Ministerin" opens, with neither her name nor her country."""
    if i + 1 >= last or being(tokens.low[i]) != PERSON or names[i] >= 0:
        return False
    behind = i + 1
    low = tokens.low[i]
    plural = tokens.low[i - 1] == "die" and (low.endswith("innen") or (low[-1] == "n" and low[-2:] != "in"))
    return names[behind] < 0 and not plural and tokens.low[behind] not in ("des", "der", "von", "vom", "für", "im", ",")


def _points_back(tokens: Tokens, names: list[int], first: int, last: int) -> bool:
    """Whether a "seine" or "ihm" comes before anybody whom it could mean."""
    for i in range(first, last):
        if names[i] >= 0 or (tokens.cap[i] and i > first and being(tokens.low[i])):
            return False
        if tokens.low[i] in _BACK and tokens.mark[i] < 0:
            return True
    return False


def _unexplained(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a sentence reports in the subjunctive without saying whom: "Grund seien die Zinsen."."""
    told = False
    table = forms()
    for i in range(first, last):
        low = tokens.low[i]
        if tokens.mark[i] >= 0:
            continue
        if low in _SOURCES or (low in table and low not in SUBJUNCTIVE and not tokens.cap[i]):
            return False
        told = told or low in SUBJUNCTIVE
    return told
