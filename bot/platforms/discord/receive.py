"""Everything that Discord may send: acknowledged first, then handed over as an errand.

A form is its own acknowledgement, so whether one is shown is decided from what came, and nothing is asked before.
"""

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import Any

import structlog
from discord import Interaction, InteractionType
from discord.app_commands import Choice as Offered

from bot.platforms.discord import forms
from bot.platforms.discord.commanded import commanded, linked, suggested
from bot.platforms.discord.place import Given, read
from bot.platforms.discord.pressed import code_in, fetched, picked, pressed, shares, submitted
from bot.platforms.discord.reception import BUSY, Reception, options_of
from bot.platforms.discord.refusals import ACKNOWLEDGED, TROUBLE, code_of, unsure
from bot.platforms.waiting import lacking
from commands.run import refused
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

MODAL = 9
CHAT, MESSAGE = 1, 3  # types of application commands
WITHIN = 2.5  # seconds; Discord takes an answer for three


async def heard(front: Reception, interaction: Interaction) -> None:
    """One interaction, from the gateway to its acknowledgement."""
    given = read(interaction)
    if interaction.type is InteractionType.autocomplete:
        await _suggest(front, interaction, given)
        return
    if not front.errands.takes(given.user):
        await _busy(interaction)
        return
    try:
        work = await _acknowledged(front, interaction, given)
    except TROUBLE as trouble:
        # Too late: the person was told by Discord that we did not answer, and may give the command again.
        log.info("interaction_not_acknowledged", code=code_of(trouble))
        return
    if work is not None:
        failed = partial(_failed, front, given)
        front.errands.begin(given.user, f"discord {interaction.type.name}", work, failed)


async def _failed(front: Reception, given: Given, trouble: Exception, number: str) -> None:
    """Tell the person that what they asked for did not come about."""
    words = (
        "It took too long and was stopped. Try again, with less to do at once."
        if isinstance(trouble, TimeoutError)
        else f"Something went wrong on our side; the log has it under the id {number}."
    )
    await front.tell(given, refused(words))


async def _busy(interaction: Interaction) -> None:
    try:
        await interaction.response.send_message(BUSY, ephemeral=True)
    except TROUBLE as trouble:
        log.info("interaction_not_acknowledged", code=code_of(trouble))


async def _defer(interaction: Interaction, *, thinking: bool = True) -> None:
    """Acknowledge; where Discord has an acknowledgement, or may have, go on: each is handled once anyway."""
    try:
        await interaction.response.defer(ephemeral=True, thinking=thinking)
    except TROUBLE as trouble:
        if code_of(trouble) != ACKNOWLEDGED and not unsure(trouble):
            raise
        log.info("interaction_acknowledged_already", code=code_of(trouble))


async def _acknowledged(front: Reception, interaction: Interaction, given: Given) -> Coroutine[Any, Any, None] | None:
    if interaction.type is InteractionType.application_command:
        return await _command(front, interaction, given)
    if interaction.type is InteractionType.component:
        return await _component(front, interaction, given)
    if interaction.type is InteractionType.modal_submit:
        await _defer(interaction)
        return submitted(front, given)
    return None


async def _command(front: Reception, interaction: Interaction, given: Given) -> Coroutine[Any, Any, None] | None:
    if int(given.data.get("type") or CHAT) == MESSAGE:
        form = forms.for_shortcut(front.house.runner.commands(), given.data)
        if form is not None:
            await front.wire.acknowledge(given.id, given.token, MODAL, form)
            return None
        await _defer(interaction)
        return linked(front, given, interaction)
    command = front.command(str(given.data.get("name") or ""))
    options = options_of(command, given.data.get("options") or [])
    if command is not None and command.form and lacking(command, options):
        await front.wire.acknowledge(given.id, given.token, MODAL, forms.form(command, options))
        return None
    await _defer(interaction)
    return commanded(front, given, str(given.data.get("name") or ""), options)


async def _component(front: Reception, interaction: Interaction, given: Given) -> Coroutine[Any, Any, None] | None:
    kind, _, rest = given.custom_id.partition(":")
    if front.pressed_twice(given):
        await _defer(interaction, thinking=False)
        return None
    if kind == "again":
        return await _again(front, interaction, given, rest)
    if kind in {"paste", "search"}:
        await front.wire.acknowledge(given.id, given.token, MODAL, forms.paste(kind, rest))
        return None
    if kind in {"pick", "choose"}:
        # The picker has done its work: the answer comes in its place, where only the asker sees it.
        await _defer(interaction, thinking=not given.private_message)
        return picked(front, given, rest)
    try:
        command, options = front.house.runner.button(code_in(given))
    except BadInput:
        command, options = "", {}
    known = front.command(command)
    if known is not None and known.form and lacking(known, options):
        await front.wire.acknowledge(given.id, given.token, MODAL, forms.form(known, options))
        return None
    await _defer(interaction, thinking=not shares(given))
    return pressed(front, given)


async def _again(
    front: Reception, interaction: Interaction, given: Given, rest: str
) -> Coroutine[Any, Any, None] | None:
    """Open a form once more, filled in; after a restart it is fetched first, and one press more opens it."""
    name, _, key = rest.partition(":")
    command, options = front.command(name), front.drafts.get(given.user, key)
    if command is None or options is None:
        await _defer(interaction)
        return fetched(front, given, name, key)
    await front.wire.acknowledge(given.id, given.token, MODAL, forms.form(command, options))
    return None


async def _suggest(front: Reception, interaction: Interaction, given: Given) -> None:
    """The answer is the acknowledgement; it is bounded in time."""
    choices: list[Offered[str]] = []
    try:
        async with asyncio.timeout(WITHIN):
            choices = [Offered(name=label, value=value) for label, value in await suggested(front, given)]
    except TimeoutError:
        log.warning("suggestions_too_slow")
    try:
        await interaction.response.autocomplete(choices)
    except TROUBLE as trouble:
        log.info("suggestions_not_taken", code=code_of(trouble))
