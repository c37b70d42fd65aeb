"""The demo: a fictional family in each region, with tokens to be them."""

import asyncio
from datetime import timedelta

from gongji.app import make_desk
from gongji.cli.console import out
from gongji.cli.serve import hold_folder
from gongji.domain.clock import system_clock
from gongji.domain.node_id import node_id
from gongji.domain.viewer import Role
from gongji.groundwork import make_atlas
from gongji.keys.tokens import Tokens
from gongji.services.demo import Enrolled, make_families
from gongji.settings import Settings


def demo(settings: Settings) -> None:
    """Make the families, once, and print their ids and tokens, a line each.

    Raises:
        CannotStart: the data folder cannot be used, or a gateway has it.
    """
    with hold_folder(settings.data) as (folder, keyring):

        async def make() -> list[Enrolled]:
            atlas, _ = make_atlas(settings)
            desk = await make_desk(folder, keyring, atlas, system_clock)
            try:
                return await make_families(desk)
            finally:
                await desk.store.close()

        families = asyncio.run(make())
        tokens = Tokens(keyring.token, system_clock)
        out("code\t地区\t谁 who\tid\ttoken")
        for each in families:
            token = tokens.mint(roles=[Role.PERSON], person=each.person, lasts=timedelta(days=7))
            who = f"{each.member.role.zh} {each.member.role.en}"
            out("\t".join((each.place.code, each.place.name.zh, who, node_id("Person", each.person), token)))
        operator = tokens.mint(roles=[Role.OPERATOR], lasts=timedelta(days=7))
        out(f"\t\t运营 operator\t\t{operator}")
