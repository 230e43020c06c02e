"""The manifest: valid to Slack's schema, with every command and no permission that nothing needs."""

import ast
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import jsonschema
import pytest
from slack_sdk.web.async_client import AsyncWebClient

import bot.platforms.slack
from bot.platforms.slack.setup import scopes
from bot.platforms.slack.setup.manifest import (
    EVENT_SCOPES,
    ManifestSettings,
    manifest,
    offered,
    slash_name,
    unfurl_domain,
    usage,
)
from commands.newsroom import Newsroom
from commands.registry import Registry
from commands.spec import Answer, Call, Choice, Command, Option, Shortcut
from summaries.errors import BadInput

COMMANDS = Registry.scan().commands
HERE = Path(bot.platforms.slack.__file__).parent
PUBLIC = "https://desk.example.org"
KINDS = [
    ManifestSettings(),
    ManifestSettings(prefix="sf-"),
    ManifestSettings(public_url=PUBLIC),
    ManifestSettings(public_url=PUBLIC, http=True),
    ManifestSettings(name="Bay desk", public_url=PUBLIC, workspaces=True),
    ManifestSettings(public_url=PUBLIC, http=True, workspaces=True),
]


async def quiet(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """A command that says nothing."""
    return
    yield


def invented(count: int, **more: object) -> list[Command]:
    """So many commands, some for editors and admins."""
    roles = ("reader", "editor", "admin")
    return [Command(f"n{i:02}", f"Command {i}", quiet, role=roles[i % 3], **more) for i in range(count)]


def names(made: dict) -> list[str]:
    """The slash commands of a manifest."""
    return [each["command"] for each in made["features"]["slash_commands"]]


@pytest.fixture(scope="module")
def schema(shared: Path) -> dict:
    """Slack's own schema of manifests."""
    return json.loads((shared / "data" / "specs" / "slack-manifest.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def methods(shared: Path) -> dict:
    """The methods of Slack's Web API, with the scopes that each asks for."""
    return json.loads((shared / "data" / "specs" / "slack-methods.json").read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize("settings", KINDS)
@pytest.mark.parametrize("commands", [COMMANDS, invented(70, shortcut=Shortcut("Track this story", "words"))])
def test_a_manifest_is_valid_to_slack_s_schema(schema: dict, settings: ManifestSettings, commands: list) -> None:
    """Whatever the transport, the number of workspaces and of commands."""
    made = manifest(commands, settings)

    jsonschema.Draft7Validator(schema).validate(made)
    assert len(names(made)) == len(set(names(made)))
    assert json.loads(json.dumps(made)) == made


def test_every_registered_command_is_offered() -> None:
    """But for /search, which Slack keeps for itself; and /standfirst, which takes any of them by name."""
    own = [f"/{command.name}" for command in COMMANDS if command.name != "search"]
    assert names(manifest(COMMANDS, ManifestSettings())) == ["/standfirst", *own]


def test_a_prefix_stands_before_every_name_but_its_own() -> None:
    """For a workspace where another app has /brief."""
    made = names(manifest(COMMANDS, ManifestSettings(prefix="sf-")))

    assert made[0] == "/standfirst"
    assert set(made[1:]) == {slash_name("sf-", c.name) for c in COMMANDS}
    assert "/sf-brief" in made


def test_more_than_fifty_commands_leave_out_those_for_the_fewest() -> None:
    """Slack takes fifty; /standfirst NAME gives the others."""
    made = offered(invented(70), "")

    assert len(made) == 49
    assert sum(command.role == "admin" for command in made) == 49 - 24 - 23


@pytest.mark.parametrize("name", ["status", "me", "search", "standfirst", "x" * 32, "Ö"])
def test_a_name_that_slack_would_refuse_is_left_out(name: str) -> None:
    """One such name, and Slack refuses the manifest whole."""
    assert offered([Command(name, "It", quiet)], "") == ()


def test_a_prefix_frees_a_name_that_is_slack_s_own() -> None:
    """/status is Slack's, /sf-status is nobody's."""
    assert len(offered([Command("status", "It", quiet)], "sf-")) == 1


def test_the_usage_says_what_may_follow() -> None:
    """Required words plain, the rest in brackets; a file is not typed, and a long list stops where the window does."""
    options = (
        Option("story", "", required=True, rest=True),
        Option("action", "", choices=(Choice("add", "add"), Choice("remove", "remove")), bare=True),
        Option("when", ""),
        Option("share", "", flag=True),
        Option("file", "", upload=True),
        *(Option(f"further{i}", "") for i in range(20)),
    )
    said = usage(Command("x", "It", quiet, options))

    assert said.startswith("STORY [add|remove] [when:…] [share] [further0:…]")
    assert "file" not in said
    assert len(said) <= 120


def test_channels_and_people_come_with_their_ids() -> None:
    """Typed words cannot pass for a channel."""
    assert all(each["should_escape"] for each in manifest(COMMANDS, ManifestSettings())["features"]["slash_commands"])


def test_a_shortcut_leads_to_its_command() -> None:
    """callback_id is the command's name."""
    track = Command("track", "Starts tracking", quiet, shortcut=Shortcut("Track this story", "words"))
    (shortcut,) = manifest([track], ManifestSettings())["features"]["shortcuts"]

    assert shortcut == {
        "name": "Track this story", "type": "message", "callback_id": "track", "description": "Starts tracking",
    }  # fmt: skip


def test_the_home_tab_is_on_and_messages_can_be_written() -> None:
    """A read-only messages tab would make direct messages impossible."""
    home = manifest(COMMANDS, ManifestSettings())["features"]["app_home"]

    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_socket_mode_names_no_address() -> None:
    """Nothing of the newsroom is public."""
    made = manifest(COMMANDS, ManifestSettings())

    assert made["settings"]["socket_mode_enabled"]
    assert "http" not in json.dumps({**made, "display_information": {}})


def test_over_http_everything_goes_to_one_address() -> None:
    """Commands, events, buttons and the choices of lists."""
    made = manifest(COMMANDS, ManifestSettings(public_url=PUBLIC, http=True))
    at = f"{PUBLIC}/slack/events"

    assert {each["url"] for each in made["features"]["slash_commands"]} == {at}
    assert made["settings"]["event_subscriptions"]["request_url"] == at
    assert made["settings"]["interactivity"] == {
        "is_enabled": True, "request_url": at, "message_menu_options_url": at,
    }  # fmt: skip
    assert not made["settings"]["socket_mode_enabled"]


def test_several_workspaces_are_led_back_and_their_tokens_rotate() -> None:
    """One workspace needs neither."""
    one, several = (manifest(COMMANDS, ManifestSettings(public_url=PUBLIC, workspaces=many)) for many in (False, True))

    assert several["oauth_config"]["redirect_urls"] == [f"{PUBLIC}/slack/oauth_redirect"]
    assert several["settings"]["token_rotation_enabled"]
    assert "redirect_urls" not in one["oauth_config"]
    assert not one["settings"]["token_rotation_enabled"]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        (PUBLIC, "desk.example.org"),
        ("https://Desk.Example.org:8443/x", "desk.example.org"),
        ("", ""),
        ("http://127.0.0.1:8750", ""),
        ("http://localhost:8750", ""),
        ("https://desk.local", ""),
        ("https://[::1]", ""),
    ],
)
def test_previews_are_for_a_desk_with_a_public_name(url: str, domain: str) -> None:
    """Slack takes no address and no name of one machine's own."""
    made = manifest(COMMANDS, ManifestSettings(public_url=url))

    assert unfurl_domain(url) == domain
    assert made["features"].get("unfurl_domains", []) == ([domain] if domain else [])
    assert ("link_shared" in made["settings"]["event_subscriptions"]["bot_events"]) == bool(domain)
    assert ("links:write" in made["oauth_config"]["scopes"]["bot"]) == bool(domain)


@pytest.mark.parametrize("settings", KINDS)
def test_every_event_has_its_scope(settings: ManifestSettings) -> None:
    """Slack sends no event whose scope was not granted."""
    made = manifest(COMMANDS, settings)
    free = {"app_home_opened", "app_uninstalled", "tokens_revoked"}
    subscribed = set(made["settings"]["event_subscriptions"]["bot_events"]) - free

    assert {EVENT_SCOPES[event] for event in subscribed} <= set(made["oauth_config"]["scopes"]["bot"])


def test_optional_scopes_are_a_part_of_all() -> None:
    """The required ones cannot be left out, and each says why it is asked for."""
    asked = manifest(COMMANDS, ManifestSettings(public_url=PUBLIC))["oauth_config"]["scopes"]

    assert set(asked["bot"]) - set(asked["bot_optional"]) == set(scopes.REQUIRED)
    assert set(asked["bot"]) == set(scopes.SCOPES)
    assert all(why.endswith(".") for why in scopes.SCOPES.values())


def test_what_was_not_granted_says_what_goes_without_it() -> None:
    """Nothing is lacking where all was granted; of a required scope there is no doing without."""
    assert scopes.lacking(scopes.SCOPES, unfurling=True) == ((), {})
    required, rest = scopes.lacking({"commands"}, unfurling=False)
    assert required == ("chat:write", "app_mentions:read", "im:history")
    assert "time zone" in rest["users:read"]
    assert "links:read" not in rest


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (ManifestSettings(name="x" * 36), "--name"),
        (ManifestSettings(name=" "), "--name"),
        (ManifestSettings(prefix="Sf "), "--prefix"),
        (ManifestSettings(http=True), "desk.public_url"),
        (ManifestSettings(workspaces=True, public_url="http://desk.example.org"), "https://"),
    ],
)
def test_what_slack_would_refuse_is_refused_here(settings: ManifestSettings, words: str) -> None:
    """With the option or setting that mends it."""
    with pytest.raises(BadInput, match=words):
        manifest(COMMANDS, settings)


def calls() -> Iterator[tuple[str, str]]:
    """Every Web API method that the adapter calls, with the file: names of AsyncWebClient's, and literal api_calls."""
    for file in sorted(HERE.glob("**/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "api_call":
                yield ast.literal_eval(node.args[0]), file.name
            if not isinstance(node, ast.Attribute) or not hasattr(AsyncWebClient, node.attr):
                continue
            if node.attr == "files_upload_v2":
                yield from ((m, file.name) for m in ("files.getUploadURLExternal", "files.completeUploadExternal"))
            elif "_" in node.attr.strip("_") and node.attr != "api_call":
                yield node.attr.replace("_", "."), file.name


@pytest.mark.shared
def test_every_method_that_is_called_exists_and_is_allowed(methods: dict) -> None:
    """By name in Slack's reference, and by a scope in our manifest."""
    spelled = {name.replace("_", "."): name for name in methods}
    called = set(calls())
    assert {"chat.update", "conversations.info"} <= {method for method, _ in called}
    for method, file in called:
        assert method in spelled, f"{file} calls {method}, which Slack does not have"
        asked = methods[spelled[method]]["scope"].get("bot", [])
        assert not asked or set(asked) & set(scopes.SCOPES), f"{file}: no scope of the manifest allows {method}"


@pytest.mark.shared
def test_no_scope_is_asked_for_that_nothing_needs(methods: dict) -> None:
    """Each is for an event, for commands, or for a method that is called."""
    used = {"commands", *EVENT_SCOPES.values()}
    for method, _ in calls():
        used |= set(methods[method]["scope"].get("bot", []))

    assert set(scopes.SCOPES) <= used
