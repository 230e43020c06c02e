"""A Slack on loopback for tests: slack-bolt and slack-sdk talk to it unmodified, and it refuses what Slack refuses.

    async with SlackDouble(specs) as slack:                 # specs: folder of slack-methods.json, or None
        app = AsyncApp(client=AsyncWebClient(slack.token, base_url=slack.api_url), signing_secret=slack.signing_secret)
        await AsyncSocketModeHandler(app, slack.app_token).connect_async()
        given = await slack.slash("/brief", "harbour fire")  # a Given; awaited, the app has acknowledged it
        await slack.until(lambda: slack.ephemerals(slack.user))
        assert slack.refusals == []

Verbs that deliver; each gives a Given with ``acked_in``, ``ack``, ``replies``, ``options``, ``errors``, ``failed``:
    slash(command, text, user, channel)     shortcut(callback_id, message, user)
    press(place, button, user)              choose(place, select, value, user)      suggest(place, select, typed, user)
    fill(view, field, value)                submit(view, {field: value})            close(view)
    mention(text, user, channel, thread_ts) dm(text, user)                          open_home(user)
    share_link(url, user, channel)          uninstall(team)                         revoke(team)
    event(team, {...})                      redeliver(given)                        forge(kind, payload)
Without the app being told: say(text, user, channel), remove(message), pass_(seconds),
    add_team, add_user, add_channel, give_token.
Sockets: connected(count), refresh("warning" or "refresh_requested"), disable_link(), drop_sockets(abruptly),
    cuts.append("before_ack" or "after_ack"), patience (seconds to wait for a socket).
Signed HTTP: SlackDouble(deliver_to="http://127.0.0.1:P/slack/events"); signing = "good", "stale", "wrong", "missing".
Faults: fail(method, error, times, retry_after, status), delay(method, seconds), drop(method), hold(method) -> Gate.
Switches: pace, edit_window, rotating, denies, should_escape, echoes, commands_replace.
To look at: messages, posted, ephemerals(user), channels, modals(user), home(user), files, calls,
    given, refusals, response_urls, calls_to(method).
    What a reader sees: ``shown(message)`` and ``notification(message)``.
"""

from tests.doubles.slack.given import Given
from tests.doubles.slack.kept import Call, Channel, File, Message, Refusal, Team, Token, User, View
from tests.doubles.slack.server import SlackDouble
from tests.doubles.slack.shown import Shown, notification, shown

__all__ = [
    "Call",
    "Channel",
    "File",
    "Given",
    "Message",
    "Refusal",
    "Shown",
    "SlackDouble",
    "Team",
    "Token",
    "User",
    "View",
    "notification",
    "shown",
]
