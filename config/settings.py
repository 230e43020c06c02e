"""Every setting, its default and its meaning, read from one TOML file and the environment.

The environment wins: ``STANDFIRST_DESK__PORT=9000`` sets ``port`` in ``[desk]``.  ``bot.app`` turns these tables into
the frozen Settings of each part; nothing else sees them.
"""

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from config.discord import Discord
from config.slack import Slack
from config.table import Table
from summaries.errors import BadInput

FILE = Path("standfirst.toml")
# What stands in the example above the tables of chat platforms.
TOKENS = {
    "slack": "See docs/slack.md. Tokens may stand in the environment instead: STANDFIRST_SLACK__BOT_TOKEN, and so on.",
    "discord": "See docs/discord.md. The token may stand in the environment instead: STANDFIRST_DISCORD__TOKEN.",
}


class Newsroom(Table):
    """The newsroom itself."""

    name: str = Field("Newsroom", min_length=1, max_length=80, description="What the newsroom is called.")
    zone: str = Field("UTC", description="Time zone of its desk channel, as an IANA name such as Europe/London.")

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError) as problem:
            raise ValueError(f"no time zone is called {zone!r}; give an IANA name such as Europe/London") from problem
        return zone


class Store(Table):
    """Where everything is kept."""

    path: Path = Field(Path("standfirst.db"), description="The SQLite database, relative to the settings file.")
    allow_ephemeral_disk: bool = Field(
        False, description="Run on a host whose disk vanishes at restart (seen by the DYNO variable)."
    )
    keep_days: int = Field(
        30,
        ge=1,
        le=3650,
        description="Days for which the data of a workspace that left (on Slack or Discord) is kept.",
    )


class Desk(Table):
    """The local web page."""

    bind: str = Field("127.0.0.1", description="Address to listen on. Anything but loopback needs public_url.")
    port: int = Field(
        8750, ge=0, le=65535, description="Port to listen on; the PORT variable outranks it, 0 picks one."
    )
    public_url: str = Field(
        "", description="How others reach the desk, e.g. https://desk.example.org; for links, and for its Host header."
    )

    @field_validator("public_url")
    @classmethod
    def _web(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("give a whole address, beginning with https:// or http://")
        return url.rstrip("/")


class Collect(Table):
    """How coverage is collected."""

    contact: str = Field(
        "", max_length=200, description="An address or page for publishers, put into the User-Agent header."
    )
    shortest_minutes: int = Field(1, ge=1, le=60, description="A busy source is looked at no more often than this.")
    longest_minutes: int = Field(60, ge=1, le=1440, description="A quiet source is looked at no more seldom than this.")
    pages_at_once: int = Field(16, ge=1, le=128, description="Article pages fetched at the same time, over all hosts.")
    workers: int = Field(
        0, ge=0, le=64, description="Processes that read pages; 0: one for each processor, at most eight."
    )


class Stories(Table):
    """How articles are gathered into events."""

    window: int = Field(
        20_000,
        ge=100,
        le=200_000,
        description="Newest articles among which those on one event are found; each takes about 4 KB of memory.",
    )


class Log(Table):
    """What is written to standard error."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is written.")
    format: Literal["auto", "text", "json"] = Field(
        "auto", description="auto: text on a terminal, JSON lines elsewhere."
    )


class Source(Table):
    """A source to follow from the first start; more with /sources add."""

    url: str = Field(description="Address of a feed, a news sitemap or a page.")
    name: str = Field("", max_length=120, description="What to call it; empty: as it calls itself.")
    kind: Literal["feed", "sitemap", "page"] = Field("feed", description="What the address serves.")


class Settings(BaseSettings):
    """The whole file."""

    model_config = SettingsConfigDict(
        env_prefix="STANDFIRST_",
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        toml_file=None,
        hide_input_in_errors=True,  # the input may be a token
    )

    newsroom: Newsroom = Newsroom()  # type: ignore[call-arg]
    store: Store = Store()  # type: ignore[call-arg]
    desk: Desk = Desk()  # type: ignore[call-arg]
    collect: Collect = Collect()  # type: ignore[call-arg]
    stories: Stories = Stories()  # type: ignore[call-arg]
    slack: Slack = Slack()  # type: ignore[call-arg]
    discord: Discord = Discord()  # type: ignore[call-arg]
    log: Log = Log()  # type: ignore[call-arg]
    source: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if trouble := self.slack.trouble(self.desk.public_url):
            raise ValueError(trouble)
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file, and nothing else."""
        return env_settings, init_settings


def load(file: Path | None) -> Settings:
    """The settings of a file and the environment; of the environment alone where ``file`` is None.

    Relative paths in it are made relative to the file.  Raises BadInput naming the file, the key and what it may be.
    """
    tables = _read(file) if file else {}
    try:
        settings = Settings(**tables)
    except ValidationError as problem:
        raise BadInput(_sentence(file, problem)) from problem
    except SettingsError as problem:
        raise BadInput(f"The environment: {problem}. Set one key each, such as STANDFIRST_DESK__PORT.") from problem
    port = os.environ.get("PORT", "")
    if port.isdecimal() and int(port) <= 65535:
        settings = settings.model_copy(update={"desk": settings.desk.model_copy(update={"port": int(port)})})
    home = file.parent if file else Path()
    return settings.model_copy(
        update={"store": settings.store.model_copy(update={"path": home / settings.store.path.expanduser()})}
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise BadInput(f"There is no settings file {file}. Write one with: standfirst init") from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput(f"{file} cannot be read: {problem}.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise BadInput(f"{file} is not valid TOML: {problem}. Mend that line and start again.") from problem


def _sentence(file: Path | None, problem: ValidationError) -> str:
    first = problem.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    where = str(file) if file else "the environment"
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, known_keys(), n=1, cutoff=0.6)
        return f"{where}: there is no setting {key!r}." + (
            f" Did you mean {near[0]!r}?" if near else " See docs/configuration.md."
        )
    message = str(first["msg"]).removeprefix("Value error, ")
    if not key:
        return f"{where}: {message}"
    words = f"{message[0].lower()}{message[1:]}."
    if _secret(key):
        return f"{where}: the setting {key!r} cannot be used (what it is stays unshown): {words}"
    return f"{where}: the setting {key!r} is {first.get('input')!r}, but {words}"


def unread(environment: Iterable[str]) -> Mapping[str, str]:
    """Names in the environment that nothing reads though they are near those of settings, and the nearest of each."""
    names = [key.replace(".", "__").upper() for key in known_keys()]
    tables = tuple(f"{table}__".upper() for table in Settings.model_fields)
    found = {}
    for name in sorted(environment):
        word = name.upper().removeprefix("STANDFIRST_")
        if word == name.upper() or word.startswith(tables):
            continue  # not ours, or read already: load refuses what it does not know in a table
        if near := difflib.get_close_matches(word, names, n=1, cutoff=0.8):
            found[name] = f"STANDFIRST_{near[0]}"
    return found


def _secret(key: str) -> bool:
    """Whether a value there is, or may hold, one that no message may show."""
    return key in TOKENS or ".".join(key.split(".")[:2]) in secret_keys()


def known_keys() -> list[str]:
    """Every setting as ``table.key``."""
    return [key for key, _, _ in reference()]


def secret_keys() -> frozenset[str]:
    """The settings, as ``table.key``, whose values no message may show."""
    return frozenset(
        f"{table}.{key}"
        for table, model in (("slack", Slack), ("discord", Discord))
        for key, field in model.model_fields.items()
        if "SecretStr" in repr(field.annotation)
    )


def reference() -> Iterable[tuple[str, str, str]]:
    """Every setting as (``table.key``, default as TOML, meaning), in the order of the file."""
    for table, field in Settings.model_fields.items():
        model = Source if table == "source" else field.annotation
        assert isinstance(model, type)  # noqa: S101 - for the type checker: every table is a model
        assert issubclass(model, BaseModel)  # noqa: S101
        for key, inner in model.model_fields.items():
            yield f"{table}.{key}", _toml(inner.get_default()), inner.description or ""


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, SecretStr):
        return '""'
    if value == ():
        return "[]"
    if isinstance(value, str | Path):
        return f'"{value}"'
    return "(required)"


def example() -> str:
    """A commented settings file with every key at its default."""
    tables: dict[str, list[str]] = {}
    for key, default, meaning in reference():
        table, name = key.split(".")
        tables.setdefault(table, []).append(f"# {meaning}\n# {name} = {default}\n")
    parts = ["# Standfirst's settings.  Every key is shown with its default; take the # away to change one.\n"]
    heads = {
        "source": "# [[source]]   # once for each source\n",
        **{table: f"[{table}]\n# {words}\n" for table, words in TOKENS.items()},
    }
    for table, keys in tables.items():
        head = heads.get(table, f"[{table}]\n")
        parts.append(head + "\n".join(keys))
    return "\n".join(parts).replace("# url = (required)", '# url = "https://www.example.org/feed.xml"')
