"""What people say to the app: commands, context menus, words; and what happens to guilds and channels."""

from collections.abc import Mapping
from typing import Any

from tests.doubles.discord.deliveries import Deliveries
from tests.doubles.discord.given import Given
from tests.doubles.discord.kept import DM, Attachment, Channel, Command, Guild, Json, Message, Role, User
from tests.doubles.discord.permissions import USUAL, Permission, in_channel
from tests.doubles.discord.posting import tell
from tests.doubles.discord.resources import channel_json, member_json, role_json, user_json
from tests.doubles.discord.written import attachment_json, message_json

SUB, SUB_GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(1, 12)
NAMED = {USER: "users", CHANNEL: "channels", ROLE: "roles", FILE: "attachments"}


class Said(Deliveries):
    """Verbs for what people say.  Who and where is not named is the first guild, its first channel and person."""

    def slash(
        self,
        command: str,
        options: Mapping[str, Any] | None = None,
        user: User | None = None,
        channel: Channel | None = None,
        guild: Guild | None = None,
        only_user_installed: bool | None = None,
    ) -> Given:
        """Somebody gives a command: ``slash("brief", {"story": "harbour"})``, ``slash("topic add", …)``.

        ValueError or LookupError where Discord's own client would not let them.
        """
        at = self.place_of(channel, guild)
        by = user or self.person_of(at)
        name, *path = command.removeprefix("/").split()
        found = self.registered(name, self.guilds.get(at.guild), 1)
        self._let(found, by, at, only_user_installed)
        data = self._command_data(found, path, dict(options or {}), at)
        return self.interact(2, data, by, at, only_user_installed=only_user_installed)

    def autocomplete(
        self,
        command: str,
        option: str,
        typed: str = "",
        options: Mapping[str, Any] | None = None,
        user: User | None = None,
        channel: Channel | None = None,
        guild: Guild | None = None,
    ) -> Given:
        """Somebody types into an option; ``given.choices`` has what the app offers.  options: those filled before."""
        at = self.place_of(channel, guild)
        name, *path = command.removeprefix("/").split()
        found = self.registered(name, self.guilds.get(at.guild), 1)
        leaf = _leaf(found, path)
        about = next((one for one in leaf.get("options") or [] if one["name"] == option), None)
        if about is None or not about.get("autocomplete"):
            raise ValueError(f"/{command} has no option {option!r} with autocomplete")
        filled = {**(options or {}), option: typed}
        data = self._command_data(found, path, filled, at, focused=option)
        given = self.interact(4, data, user or self.person_of(at), at)
        given.option_type = about["type"]
        return given

    def context(
        self, command: str, target: Message | User, user: User | None = None, channel: Channel | None = None
    ) -> Given:
        """Somebody chooses a command in the menu of a message or a user."""
        at = channel or (self.channels[target.channel] if isinstance(target, Message) else self.channel)
        by = user or self.person_of(at)
        found = self.registered(command, self.guilds.get(at.guild), 3 if isinstance(target, Message) else 2)
        self._let(found, by, at, None)
        if isinstance(target, Message):
            if target.ephemeral_to:
                raise ValueError("a message that one person sees has no commands in its menu")
            resolved: Json = {"messages": {target.id: message_json(self, target)}}
        else:
            resolved = {"users": {target.id: user_json(target)}}
        data = {"id": found.id, "name": found.name, "type": found.kind, "target_id": target.id, "resolved": resolved}
        if found.guild:
            data["guild_id"] = found.guild
        return self.interact(2, data, by, at)

    def _let(self, command: Command, by: User, at: Channel, alone: bool | None) -> None:
        """ValueError where Discord's client would not offer the command."""
        kinds = command.body.get("integration_types") or [0]
        there = at.kind != DM and self.guilds[at.guild].bot
        if (alone or not there) and at.kind != DM and 1 not in kinds:
            raise ValueError(f"{command.name} is offered only where the bot is in the guild")
        if (alone or not there) and at.kind != DM and not by.installed:
            raise ValueError(f"{by.name} has not installed the app")
        contexts = command.body.get("contexts")
        if contexts is not None and (1 if at.kind == DM else 0) not in contexts:
            raise ValueError(f"{command.name} is not offered in {'direct messages' if at.kind == DM else 'guilds'}")
        if at.kind == DM:
            return
        held = in_channel(self.guilds[at.guild], self.channels.get(at.parent, at), by.id)
        needed = int(command.body.get("default_member_permissions") or 0)
        if not held & Permission.USE_APPLICATION_COMMANDS or held & needed != needed:
            raise ValueError(f"{by.name} may not use {command.name} in {at.name}")

    # --- what a command carries ------------------------------------------------------------------------------------

    def _command_data(
        self, command: Command, path: list[str], filled: dict[str, Any], at: Channel, focused: str = ""
    ) -> Json:
        resolved: Json = {}
        leaf = _leaf(command, path)
        rows = self._options(leaf.get("options") or [], filled, at, resolved, focused)
        for name in reversed(path):
            parent = _leaf(command, path[: path.index(name)])
            kind = next(one["type"] for one in parent["options"] if one["name"] == name)
            rows = [{"name": name, "type": kind, "options": rows}]
        data: Json = {"id": command.id, "name": command.name, "type": 1}
        if rows:
            data["options"] = rows
        if resolved:
            data["resolved"] = resolved
        if command.guild:
            data["guild_id"] = command.guild
        return data

    def _options(
        self, known: list[Json], filled: dict[str, Any], at: Channel, resolved: Json, focused: str
    ) -> list[Json]:
        names = {one["name"] for one in known}
        if strange := set(filled) - names:
            raise ValueError(f"no option {sorted(strange)} among {sorted(names)}")
        rows: list[Json] = []
        for one in known:
            if one["name"] in filled:
                value = filled[one["name"]]
                raw = one["name"] == focused
                row = {"name": one["name"], "type": one["type"]}
                row["value"] = value if raw else self._value(one, value, at, resolved)
                rows.append(row | ({"focused": True} if raw else {}))
            elif one.get("required") and not focused:
                raise ValueError(f"the option {one['name']!r} is required")
        return rows

    def _value(self, option: Json, value: Any, at: Channel, resolved: Json) -> Any:
        """A value as Discord sends it.  ValueError where its client would not take it."""
        kind = option["type"]
        if kind in {STRING, INTEGER, NUMBER, BOOLEAN}:
            _let_value(option, value)
            return value
        if kind == FILE:
            name, content = value
            file = Attachment(self.next_id(), name, content, channel=at.id)
            resolved.setdefault("attachments", {})[file.id] = attachment_json(self, file, ephemeral=True)
            self.uploads[file.id] = file
            return file.id
        self._resolve(value, at, resolved)
        return value.id

    uploads: dict[str, Attachment]

    def _resolve(self, value: Any, at: Channel, resolved: Json) -> None:
        if isinstance(value, User):
            resolved.setdefault("users", {})[value.id] = user_json(value)
            if at.guild and value.id in self.guilds[at.guild].members:
                member = member_json(self, self.guilds[at.guild], value, with_user=False)
                held = str(in_channel(self.guilds[at.guild], at, value.id))
                resolved.setdefault("members", {})[value.id] = {**member, "permissions": held}
        elif isinstance(value, Role):
            resolved.setdefault("roles", {})[value.id] = role_json(value)
        elif isinstance(value, Channel):
            shown = {**channel_json(self, value), "permissions": str(USUAL)}
            resolved.setdefault("channels", {})[value.id] = shown
        else:
            raise ValueError(f"{value!r} is neither user, role nor channel of the double")

    # --- words -----------------------------------------------------------------------------------------------------

    def say(self, text: str, user: User | None = None, channel: Channel | None = None) -> Message:
        """Somebody writes; the app hears of it only where its intents let it."""
        at = channel or self.channel
        by = user or self.person_of(at)
        message = Message(self.next_id(), at.id, by.id, text, at=self.now(), by_app=False)
        message.pinged = [one.id for one in self.users.values() if f"<@{one.id}>" in text]
        at.kept.append(message)
        at.active_at = self.now()
        self.changed()
        tell(self, message, "MESSAGE_CREATE")
        return message

    def mention(self, text: str, user: User | None = None, channel: Channel | None = None) -> Message:
        """Somebody mentions the bot."""
        return self.say(f"<@{self.bot.id}> {text}", user, channel)

    def dm(self, text: str, user: User | None = None) -> Message:
        """Somebody writes to the bot directly."""
        by = user or self.user
        return self.say(text, by, self.dm_channel(by))

    def forge(
        self,
        kind: int,
        data: Json,
        user: User | None = None,
        channel: Channel | None = None,
        message: Message | None = None,
        **more: Any,
    ) -> Given:
        """Dispatch an interaction with any data at all: ``forge(3, {"custom_id": "do:1:…", "component_type": 2})``.

        more: keys of the payload itself, laid over the right ones.
        """
        at = channel or self.channel
        shown = {"message": message_json(self, message)} if message else {}
        return self.interact(kind, data, user or self.person_of(at), at, message, more={**shown, **more})

    def replay(self, given: Given) -> None:
        """Dispatch the very same interaction again, as after a RESUME that reached too far back."""
        of = given.interaction
        for session in self.sessions:
            if not session.over and session.holds(of.guild):
                self.dispatch(session, "INTERACTION_CREATE", of.payload)


def _leaf(command: Command, path: list[str]) -> Json:
    """The command, its group or its subcommand.  LookupError."""
    here = command.body
    for name in path:
        found = next((one for one in here.get("options") or [] if one["name"] == name and one["type"] in {1, 2}), None)
        if found is None:
            raise LookupError(f"/{command.name} has no {name!r}")
        here = found
    return here


def _let_value(option: Json, value: Any) -> None:
    wanted: Any = {STRING: str, INTEGER: int, NUMBER: (int, float), BOOLEAN: bool}[option["type"]]
    if not isinstance(value, wanted) or (isinstance(value, bool) and option["type"] != BOOLEAN):
        raise ValueError(f"{option['name']} takes {wanted}, not {value!r}")
    if option.get("choices") and value not in [one["value"] for one in option["choices"]]:
        raise ValueError(f"{option['name']} offers {[one['value'] for one in option['choices']]}, not {value!r}")
    size = len(value) if isinstance(value, str) else value
    low = option.get("min_length" if isinstance(value, str) else "min_value")
    high = option.get("max_length" if isinstance(value, str) else "max_value")
    if isinstance(value, str) and (len(value) > 6000 or not value):
        raise ValueError(f"{option['name']} takes 1 to 6000 characters")
    if (low is not None and size < low) or (high is not None and size > high):
        raise ValueError(f"{option['name']} takes {low} to {high}, not {value!r}")
