"""What people say to the app: commands, mentions, direct messages, shortcuts, links; and what Slack tells it."""

import re

from tests.doubles.slack.deliveries import Deliveries
from tests.doubles.slack.given import All, Given
from tests.doubles.slack.kept import Channel, Json, Message, Team, Token, User
from tests.doubles.slack.payloads import VERIFICATION, event_json, message_json, where, who


class Said(Deliveries):
    """Verbs for what people say.

    should_escape: whether Slack writes names and links of a command as ids, as the manifest says.
    echoes: whether the app hears of its own messages in direct conversations, as it does in Slack.
    """

    should_escape = True
    echoes = True

    @property
    def user(self) -> User:
        """The first person of the first workspace."""
        return next(one for one in self.users.values() if not one.bot)

    @property
    def channel(self) -> Channel:
        """The first channel."""
        return next(iter(self.channels.values()))

    def slash(self, command: str, text: str = "", user: User | None = None, channel: Channel | None = None) -> Given:
        """Somebody types a command: ``slash("/brief", "harbour fire")``."""
        by = user or self.user
        team = self.teams[by.team]
        self._granted(team, "commands")
        at = channel or self._place_of(team)
        payload = {
            "token": VERIFICATION,
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": at.id,
            "channel_name": at.name,
            "user_id": by.id,
            "user_name": by.name,
            "command": command,
            "text": self.escaped(text, team),
            "api_app_id": self.app_id,
            "is_enterprise_install": "false",
            "response_url": self.new_response_url(team, at, by),
            "trigger_id": self.new_trigger(team, by),
        }
        return self.deliver("slash_commands", payload, by)

    def shortcut(self, callback_id: str, message: Message | None = None, user: User | None = None) -> Given:
        """Somebody chooses a shortcut: of a message, or a global one."""
        by = user or self.user
        team = self.teams[by.team]
        self._granted(team, "commands")
        payload = {
            **where(self, team),
            "type": "message_action" if message else "shortcut",
            "callback_id": callback_id,
            "trigger_id": self.new_trigger(team, by),
            "action_ts": self.next_ts(),
            "user": who(self, by),
        }
        if message:
            at = self.channels[message.channel]
            payload |= {
                "channel": {"id": at.id, "name": at.name},
                "message_ts": message.ts,
                "message": message_json(self, message, metadata=True),
                "response_url": self.new_response_url(team, at, by, message),
            }
        return self.deliver("interactive", payload, by)

    def say(self, text: str, user: User | None = None, channel: Channel | None = None, thread_ts: str = "") -> Message:
        """Somebody writes in a channel, of which the app is told nothing."""
        at = channel or (self._place_of(self.teams[user.team]) if user else self.channel)
        by = user or self._person_of(self.teams[at.team])
        blocks = [_typed(text)] if text else []
        message = Message(
            at.id,
            self.next_ts(),
            by.id,
            self.escaped(text, self.teams[by.team]),
            by.team,
            blocks,
            thread_ts,
            by_app=False,
            via="user",
        )
        at.kept.append(message)
        self.changed()
        return message

    def remove(self, message: Message) -> None:
        """Somebody deletes a message, of which the app is told nothing."""
        message.deleted = True
        self.changed()

    def mention(
        self, text: str, user: User | None = None, channel: Channel | None = None, thread_ts: str = ""
    ) -> Given:
        """Somebody mentions the bot in a channel that it is in: ``mention("brief me on the ferry")``."""
        at = channel or (self._place_of(self.teams[user.team]) if user else self.channel)
        team = self.teams[at.team]
        self._granted(team, "app_mentions:read")
        if team.bot_user not in at.members:
            raise ValueError(f"the bot is not in {at.name}: Slack would offer to invite it and tell the app nothing")
        message = self.say(text, user, at, thread_ts)
        message.text = f"<@{team.bot_user}> {message.text}"
        message.blocks = [_typed(f" {text}", {"type": "user", "user_id": team.bot_user})]
        return self.event(team, {**self._event_of(message), "type": "app_mention"})

    def dm(self, text: str, user: User | None = None, thread_ts: str = "", subtype: str = "") -> Given:
        """Somebody writes to the bot directly."""
        by = user or self.user
        self._granted(self.teams[by.team], "im:history")
        message = self.say(text, by, self.im(by.id), thread_ts)
        event = {**self._event_of(message), "type": "message", "channel_type": "im"}
        return self.event(self.teams[by.team], event | ({"subtype": subtype} if subtype else {}))

    def open_home(self, user: User | None = None, tab: str = "home") -> Given:
        """Somebody opens the app's Home."""
        by = user or self.user
        event: Json = {"type": "app_home_opened", "user": by.id, "channel": self.im(by.id).id, "tab": tab}
        if (shown := self.home(by)) is not None:
            event["view"] = {**shown.body, "id": shown.id, "hash": shown.hash, "team_id": shown.team}
        return self.event(self.teams[by.team], event)

    def share_link(self, url: str, user: User | None = None, channel: Channel | None = None, words: str = "") -> Given:
        """Somebody posts a link of a domain that the app unfurls."""
        at = channel or (self._place_of(self.teams[user.team]) if user else self.channel)
        team = self.teams[at.team]
        self._granted(team, "links:read")
        message = self.say(f"{words} {url}".strip(), user, at)
        message.unfurl_id = f"{at.id}-{message.ts}-{self.next_id('')}"
        event = {
            "type": "link_shared",
            "channel": at.id,
            "is_bot_user_member": team.bot_user in at.members,
            "user": message.user,
            "message_ts": message.ts,
            "unfurl_id": message.unfurl_id,
            "source": "conversations_history",
            "links": [{"domain": re.sub(r"^\w+://([^/:?#]*).*$", r"\1", url), "url": url}],
        }
        return self.event(team, event)

    def uninstall(self, team: Team | None = None) -> All:
        """Somebody takes the app out of a workspace: its tokens die, and the app is told so twice."""
        of = team or self.team
        of.installed = False
        for token in self._bot_tokens(of):
            token.dead = "account_inactive"
        told = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [of.bot_user]}}
        return All([self.event(of, told), self.event(of, {"type": "app_uninstalled"})])

    def revoke(self, team: Team | None = None) -> Given:
        """A workspace's bot tokens are revoked, and the app is told so."""
        of = team or self.team
        for token in self._bot_tokens(of):
            token.dead = "token_revoked"
        return self.event(of, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [of.bot_user]}})

    def told(self, message: Message, subtype: str = "") -> None:
        """The app hears of its own messages in direct conversations too, and must not answer itself."""
        at = self.channels[message.channel]
        if not self.echoes or at.kind != "im" or message.ephemeral_to or not (self.listening() or self.deliver_to):
            return
        whole = message_json(self, message)
        event: Json = {"type": "message", "channel": at.id, "channel_type": "im", **whole}
        if subtype:
            event = {"type": "message", "subtype": subtype, "channel": at.id, "channel_type": "im", "hidden": True}
            event |= {"message": whole, "previous_message": whole, "ts": message.edited_ts}
        self.event(self.teams[message.team], event)

    def event(self, team: Team, event: Json) -> Given:
        """Deliver any event: ``event(team, {"type": "channel_archive", ...})``."""
        return self.deliver("events_api", event_json(self, team, event, self.next_id("Ev")))

    def redeliver(self, given: Given, reason: str = "timeout") -> Given:
        """Deliver the very same payload again, as Slack does with events that it heard nothing of."""
        by = self.users.get(given.user)
        return self.deliver(given.kind, given.payload, by, given.retry + 1, reason)

    def forge(self, kind: str, payload: Json) -> Given:
        """Deliver any payload at all: ``forge("interactive", {**given.payload, "actions": [...]})``."""
        return self.deliver(kind, payload)

    def escaped(self, text: str, team: Team) -> str:
        """Words as Slack writes them down: & < > as entities; names and links as ids where ``should_escape``."""
        safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if not self.should_escape:
            return safe
        safe = re.sub(r"https?://[^\s|&]+(?:&amp;[^\s|&]+)*", lambda url: f"<{url[0]}>", safe)
        names = {f"@{one.name}": f"<@{one.id}|{one.name}>" for one in self.users.values() if one.team == team.id}
        names |= {f"#{one.name}": f"<#{one.id}|{one.name}>" for one in self.channels.values() if one.team == team.id}
        return re.sub(r"(?<![\w/])[@#][\w-]+", lambda name: names.get(name[0], name[0]), safe)

    def _bot_tokens(self, team: Team) -> list[Token]:
        return [one for one in self.tokens.values() if one.team == team.id and not one.dead]

    def _granted(self, team: Team, scope: str) -> None:
        """ValueError where Slack would tell the app nothing, since it was not granted the scope."""
        live = self._bot_tokens(team)
        if live and not any(scope in one.scopes for one in live):
            raise ValueError(f"{scope} is not granted in {team.name}: Slack would tell the app nothing")

    def _person_of(self, team: Team) -> User:
        return next(one for one in self.users.values() if one.team == team.id and not one.bot)

    def _place_of(self, team: Team) -> Channel:
        return next(one for one in self.channels.values() if one.team == team.id)

    def _event_of(self, message: Message) -> Json:
        """A message as events show it."""
        event: Json = {
            "user": message.user,
            "text": message.text,
            "ts": message.ts,
            "client_msg_id": self.next_id("client-"),
            "team": message.team,
            "channel": message.channel,
            "event_ts": message.ts,
            "blocks": message.blocks,
        }
        return event | ({"thread_ts": message.thread_ts} if message.thread_ts else {})


def _typed(text: str, *first: Json) -> Json:
    """Words as Slack's composer writes them."""
    section = {"type": "rich_text_section", "elements": [*first, {"type": "text", "text": text}]}
    return {"type": "rich_text", "block_id": "typed", "elements": [section]}
