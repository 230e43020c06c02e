"""One act of speech in a German sentence, as the rooms that find it hand it on."""

from dataclasses import dataclass
from typing import Literal

from summaries.text.german.chunks import Phrase

ActKind = Literal["say", "tell", "hold", "want", "according"]
How = Literal["main", "tag", "wie", "inner"]
BREAKS = frozenset(',;:()–—„“”"«»')  # what ends a clause
QUOTES = frozenset('„“”"«»‚‘')


@dataclass(slots=True)
class Act:
    """One act of speech in tokens.

    first, last: its verb or preposition, to its end.  source: who spoke, None where nobody is named.  verb: "say"
    reports a clause, "tell" names what was said, "hold" thinks it, "according" is no verb ("laut", "nach Angaben").
    start, end: the clause that it fills or stands in.  how: "main", with the verb second; "tag", behind what was said;
    "wie", a subordinate "wie X mitteilte"; "inner", another subordinate clause.
    """

    first: int
    last: int
    source: Phrase | None
    verb: ActKind
    start: int
    end: int
    how: How = "main"
    lemma: str = ""
    it: bool = False  # "heißt es", with or without a place where
