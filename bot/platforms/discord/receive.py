"""Everything that Discord may send: acknowledged first, then handed over as an errand.

A form is its own acknowledgement, so whether one is shown is decided from what came, and nothing is asked before.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog
from discord import Interaction, InteractionType
from discord.app_commands import Choice as Offered

from bot.platforms.discord import forms
from bot.platforms.discord.commanded import commanded, linked, suggested
from bot.platforms.discord.place import Given, read
from bot.platforms.discord.pressed import code_in, picked, pressed, submitted
from bot.platforms.discord.reception import BUSY, Reception, lacking, options_of
from bot.platforms.discord.refusals import TROUBLE, code_of
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
        await interaction.response.send_message(BUSY, ephemeral=True)
        return
    try:
        work = await _acknowledged(front, interaction, given)
    except TROUBLE as trouble:
        # Late, or acknowledged by somebody else already: then it is not ours to answer.
        log.info("interaction_not_acknowledged", code=code_of(trouble))
        return
    if work is not None:
        front.errands.begin(given.user, f"discord {interaction.type.name}", work)


async def _acknowledged(front: Reception, interaction: Interaction, given: Given) -> Coroutine[Any, Any, None] | None:
    if interaction.type is InteractionType.application_command:
        return await _command(front, interaction, given)
    if interaction.type is InteractionType.component:
        return await _component(front, interaction, given)
    if interaction.type is InteractionType.modal_submit:
        await interaction.response.defer(ephemeral=True, thinking=True)
        return submitted(front, given)
    return None


async def _command(front: Reception, interaction: Interaction, given: Given) -> Coroutine[Any, Any, None] | None:
    if int(given.data.get("type") or CHAT) == MESSAGE:
        work = linked(front, given, interaction)
        form = forms.for_shortcut(front.house.runner.commands(), given.data)
        if form is not None:
            work.close()
            await front.wire.acknowledge(given.id, given.token, MODAL, form)
            return None
        await interaction.response.defer(ephemeral=True, thinking=True)
        return work
    command = front.command(str(given.data.get("name") or ""))
    options = options_of(command, given.data.get("options") or [])
    if command is not None and command.form and lacking(command, options):
        await front.wire.acknowledge(given.id, given.token, MODAL, forms.form(command, options))
        return None
    await interaction.response.defer(ephemeral=True, thinking=True)
    return commanded(front, given, str(given.data.get("name") or ""), options)


async def _component(front: Reception, interaction: Interaction, given: Given) -> Coroutine[Any, Any, None] | None:
    kind, _, rest = given.custom_id.partition(":")
    if kind in {"paste", "search"}:
        await front.wire.acknowledge(given.id, given.token, MODAL, forms.paste(kind, rest))
        return None
    if kind in {"pick", "choose"}:
        # The picker has done its work: the answer comes in its place, where only the asker sees it.
        await interaction.response.defer(ephemeral=True, thinking=not given.private_message)
        return picked(front, given, rest)
    try:
        command, options = front.house.runner.button(code_in(given))
    except BadInput:
        command, options = "", {}
    known = front.command(command)
    if known is not None and known.form and lacking(known, options):
        await front.wire.acknowledge(given.id, given.token, MODAL, forms.form(known, options))
        return None
    await interaction.response.defer(ephemeral=True, thinking=True)
    return pressed(front, given)


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
