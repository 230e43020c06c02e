"""response_url: five answers in thirty minutes to one command or interaction."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.doubles.slack.chat import check_content, edit, put
from tests.doubles.slack.given import Given
from tests.doubles.slack.kept import Channel, Json, Message, Refuse, Team
from tests.doubles.slack.methods import read_json, truth

if TYPE_CHECKING:
    from tests.doubles.slack.deliveries import Deliveries

USES, SECONDS = 5, 30 * 60
KNOWN = set(
    "text blocks attachments response_type replace_original delete_original thread_ts unfurl_links unfurl_media "
    "metadata mrkdwn parse link_names".split()
)


@dataclass(eq=False)
class ResponseUrl:
    """One of them.  message: the one that the interaction was with, or None after a command.  used: how often."""

    id: str
    team: Team
    channel: Channel
    user: str
    issued: float
    message: Message | None = None
    used: int = 0
    given: Given | None = None


def respond(slack: "Deliveries", name: str, body: Json) -> None:
    """Take one answer.  Raises Refuse; "used_url" and "expired_url" where it came too often or too late."""
    url = slack.response_urls.get(name)
    if url is None:
        raise Refuse("invalid_url", f"no response_url {name}")
    if not url.team.installed:
        raise Refuse("no_service", "the app was taken out of this workspace")
    if slack.now() - url.issued > SECONDS:
        raise Refuse("expired_url", "the response_url is older than 30 minutes")
    if url.used >= USES:
        raise Refuse("used_url", "the response_url was used five times")
    url.used += 1
    answer(slack, url, read_json(body), "response_url")


def answer(slack: "Deliveries", url: ResponseUrl, body: Json, via: str) -> None:
    """Do what an answer says: take the message away, replace it, or put a new one.  Raises Refuse."""
    if unknown := sorted(set(body) - KNOWN):
        raise Refuse("invalid_payload", f"no key {', '.join(unknown)}")
    if truth(body.get("delete_original")):
        _delete(slack, url)
        return
    check_content(slack, url.team, body)
    if truth(body.get("replace_original")) and (replaced := _replaceable(slack, url)):
        edit(slack, replaced, body)
        _note(slack, url, replaced)
        return
    if body.get("response_type", "ephemeral") not in {"ephemeral", "in_channel"}:
        raise Refuse("invalid_payload", f"no response_type {body['response_type']!r}")
    alone = "" if body.get("response_type") == "in_channel" else url.user
    thread = str(body.get("thread_ts") or "")
    _note(slack, url, put(slack, url.team, url.channel, body, thread=thread, ephemeral_to=alone, via=via))


def _delete(slack: "Deliveries", url: ResponseUrl) -> None:
    if url.message is None or url.message.deleted:
        raise Refuse("no_text", "there is no original to delete")
    url.message.deleted = True
    slack.changed()


def _replaceable(slack: "Deliveries", url: ResponseUrl) -> Message | None:
    """The message to replace.

    After a command there is none, and Slack puts a new message instead (github.com/slackapi/bolt-js issue 2287), unless
    ``slack.commands_replace`` says that the first answer counts as one.
    """
    if url.message is None and slack.commands_replace and url.given and url.given.replies:
        return url.given.replies[0]
    return url.message if url.message and not url.message.deleted else None


def _note(slack: "Deliveries", url: ResponseUrl, message: Message) -> None:
    if url.given is not None:
        url.given.replies.append(message)
    slack.changed()
