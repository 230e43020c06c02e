"""What Slack refuses becomes a sentence with what to do, and a decision whether to try again."""

from datetime import timedelta

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.platforms.slack.refusals import code_of, refused, retry_after, sentence


def refusal(code: str, status: int = 200, headers: dict[str, str] | None = None, **more: str) -> SlackApiError:
    """Slack's refusal, as its SDK raises it."""
    data = {"ok": False, "error": code, **more} if code else {}
    answer = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="x", req_args={}, data=data, headers=headers or {}, status_code=status
    )
    return SlackApiError("refused", answer)


@pytest.mark.parametrize("code", ["not_in_channel", "is_archived", "restricted_action", "channel_not_found"])
def test_what_only_people_can_mend_is_not_tried_again(code: str):
    """The sentence names the channel and what to do there."""
    said = refused(refusal(code), "#foreign")

    assert "#foreign" in said.reason
    assert (said.retry_after, said.uncertain) == (None, False)


def test_a_missing_permission_is_named():
    """missing_scope says which one."""
    assert "files:write" in sentence(refusal("missing_scope", needed="files:write"))


def test_slack_says_how_long_to_wait():
    """Retry-After is kept to the second."""
    said = refused(refusal("ratelimited", 429, {"Retry-After": "17"}), "#foreign")

    assert (said.retry_after, said.uncertain) == (timedelta(seconds=17), False)


@pytest.mark.parametrize(
    ("header", "seconds"), [("0", 0), ("4000", 4000), ("9" * 30, 86_400), ("soon", 60), ("-5", 60)]
)
def test_a_wait_is_slacks_own_up_to_a_day(header: str, seconds: int):
    """Longer ones, and words, are a mistake of whoever stands in between."""
    assert retry_after(refusal("ratelimited", 429, {"retry-after": header})) == timedelta(seconds=seconds)


@pytest.mark.parametrize("code", ["is_inactive", "edit_window_closed", "message_not_found", "cant_update_message"])
def test_a_refused_edit_is_said_in_words_of_its_own(code: str):
    """Not by Slack's word for it."""
    assert code not in sentence(refusal(code), "#foreign")


def test_a_429_without_a_word_waits_a_minute():
    """Proxies drop headers."""
    assert retry_after(refusal("ratelimited", 429)) == timedelta(minutes=1)


@pytest.mark.parametrize("error", [refusal("internal_error"), refusal("", 503), TimeoutError(), OSError("reset")])
def test_what_may_have_got_through_is_uncertain(error: Exception):
    """It is looked for before it is sent again."""
    said = refused(error, "#foreign")

    assert said.uncertain
    assert said.retry_after is not None


def test_an_unknown_refusal_says_its_code():
    """Whoever keeps it running can look it up."""
    assert "team_quota_of_llamas" in sentence(refusal("team_quota_of_llamas"), "#foreign")
    assert code_of(refusal("", 502)) == "http_502"
