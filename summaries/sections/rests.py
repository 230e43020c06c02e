"""What a verb governs, and where that ends: "publish its findings at a later date" → "its findings"."""

import re

from summaries.sections.nouns import trimmed_end

_REST_ENDS = re.compile(
    r"[;:!?“”\"()]|(?<![A-Z])\.(?=\s|\Z)|,|\s[—–]|\s?--|\s+(?:but|after|although|while|because|which|who|if|when|unless|as|said|says|according|and)\b"
    r"|\s+(?:at\s+a\s+later\s+date|in\s+due\s+course|shortly|soon|later|within\s+(?:days|weeks|months)|in\s+the\s+coming\s+\w+)\b"
)


def end_of_rest(text: str, start: int, end: int) -> int:
    """Where what a verb governs ends."""
    at = start
    while (found := _REST_ENDS.search(text, at, end)) is not None:
        if found.group().strip() == "and" and not _second_verb(text, found.end(), end):
            at = found.end()
            continue
        end = found.start()
        break
    return trimmed_end(text, start, end)


def _second_verb(text: str, start: int, end: int) -> bool:
    return re.match(r"\s+(?:\w+ed|will|would|said|is|was|has|had|it|he|she|they)\b", text[start:end]) is not None
