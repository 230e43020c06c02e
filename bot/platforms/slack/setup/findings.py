"""How doctor puts what it finds out about Slack, and what became of a question to Slack.  Pure.

Names of workspaces and channels are other people's words, and doctor writes to a terminal: they are tamed.
"""

from slack_sdk.errors import SlackApiError

from bot.platforms.harmless import tame
from bot.platforms.slack.refusals import code_of, retry_after
from bot.ports.platform import Finding

PAGE = "https://api.slack.com/apps"
UNREACHED = "unreached"
SLOWLY = "ratelimited"


def well(words: str) -> Finding:
    """It is as it should be."""
    return Finding(True, tame(f"Slack: {words}"))


def mend(words: str) -> Finding:
    """It is not; the words say what to do."""
    return Finding(False, tame(f"Slack: {words}"))


def outcome(error: Exception) -> str:
    """Slack's word for why it refused; UNREACHED where it was not Slack that answered, or nobody did; or SLOWLY."""
    # A proxy on the way may have answered, with a page of its own.
    if not isinstance(error, SlackApiError) or not isinstance(getattr(error.response, "data", None), dict):
        return UNREACHED
    return SLOWLY if retry_after(error) else code_of(error)


def unreached(error: Exception) -> Finding:
    """Nobody answered, or not Slack."""
    return mend(
        f"cannot be reached ({said(error)}). See whether this machine reaches https://slack.com, and its proxy."
    )


def slowly(error: Exception, what: str) -> Finding:
    """Slack asks to slow down; that is no fault of anybody's."""
    wait = retry_after(error) if isinstance(error, SlackApiError) else None
    return well(f"{what} not looked at: Slack asks to slow down. Run doctor again in {wait.seconds if wait else 60} s.")


def said(error: Exception) -> str:
    """The error in a few words, none of them a token's."""
    if isinstance(error, SlackApiError):
        return f"HTTP {getattr(error.response, 'status_code', '?')}, and no word of Slack's"
    return str(error).partition("\n")[0][:120] or type(error).__name__
