"""The commands, each a few lines over the rooms below."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from gongji.cli import check as checking
from gongji.cli import guide as guiding
from gongji.cli import regions as listing
from gongji.cli import token as minting
from gongji.cli.console import fail, out
from gongji.domain.channel import Goal
from gongji.domain.division import Level
from gongji.domain.mechanism import InsuranceKind
from gongji.domain.mistake import Mistake
from gongji.domain.text import Language
from gongji.domain.viewer import Role
from gongji.keys.keyring import BadKeys
from gongji.settings import BadSettings, read_settings
from gongji.store.work import StoreUnavailable

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Family sharing of China's medical insurance accounts (职工医保个人账户家庭共济): a GraphQL gateway with a plugin per region.",
)
config = typer.Typer(no_args_is_help=True, help="The gateway's settings (设置).")
app.add_typer(config, name="config")


@app.callback()
def prepare() -> None:
    """Write to any terminal: a character that it does not know becomes a question mark, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 by default.")] = None,
    port: Annotated[str | None, typer.Option(help="Port to listen on; 8000 by default.")] = None,
    data: Annotated[str | None, typer.Option(help="Data folder; ./gongji-data by default.")] = None,
    dev: Annotated[bool, typer.Option("--dev", help="Open introspection, for development.")] = False,
) -> None:
    """Start the gateway (启动网关)."""
    from gongji.cli import serve as serving  # noqa: PLC0415 - a second to import, other commands do without

    try:
        settings = read_settings(host=host, port=port, data=data, dev=dev or None)
        serving.serve(settings)
    except (BadSettings, serving.CannotStart) as error:
        fail(str(error))


@app.command()
def regions(
    level: Annotated[
        Level | None, typer.Option(case_sensitive=False, help="Only this level; without, those with rules.")
    ] = None,
    within: Annotated[str | None, typer.Option(help="Only inside this region, by code.")] = None,
    compare: Annotated[
        str | None,
        typer.Option(help="Rules to set side by side, as in kinship,sponsors,limits."),
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day, as in 2024-12-09; today where left out.")] = None,
    lang: Annotated[
        Language, typer.Option(case_sensitive=False, help="Language of a comparison.")
    ] = Language.ZH,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="How well each region's rules are known, as Markdown.")
    ] = False,
) -> None:
    """List the regions and what is known of each, or compare their rules (列出地区、各地对比)."""
    try:
        if coverage and (level or within or compare or on):
            fail("--coverage stands alone: it is of all regions, and of no day.")
        if coverage:
            listing.show_coverage()
        else:
            listing.show(level, within, compare, on, lang)
    except (BadSettings, Mistake) as error:
        fail(str(error))


@app.command()
def guide(
    sponsor: Annotated[
        str, typer.Argument(help="Where the sponsor is insured: a GB/T 2260 code, as in 500000.")
    ],
    beneficiary: Annotated[
        str | None, typer.Argument(help="Where the relative is insured; the same where left out.")
    ] = None,
    kin: Annotated[
        str | None, typer.Option(help="What the relative is to the sponsor: 岳母, 妈妈, or PARENT.")
    ] = None,
    goal: Annotated[Goal, typer.Option(case_sensitive=False, help="What is wanted.")] = Goal.BIND,
    on: Annotated[str | None, typer.Option(help="The day, as in 2024-12-09; today where left out.")] = None,
    sponsor_insurance: Annotated[
        InsuranceKind, typer.Option(case_sensitive=False, help="The sponsor's scheme.")
    ] = InsuranceKind.EMPLOYEE,
    beneficiary_insurance: Annotated[
        InsuranceKind | None, typer.Option(case_sensitive=False, help="The relative's scheme, where known.")
    ] = None,
    online: Annotated[
        bool | None, typer.Option("--online/--offline", help="Only channels on a screen, or only off it.")
    ] = None,
    lang: Annotated[
        Language, typer.Option(case_sensitive=False, help="Language of the answer.")
    ] = Language.ZH,
) -> None:
    """Tell whether it can be done between these two, and how (办事指南)."""
    try:
        asked = guiding.Words(
            sponsor=sponsor,
            beneficiary=beneficiary,
            kin=kin,
            goal=goal,
            on=on,
            sponsor_insurance=sponsor_insurance,
            beneficiary_insurance=beneficiary_insurance,
            online=online,
        )
        guiding.show(asked, lang)
    except (BadSettings, Mistake) as error:
        fail(str(error))


@app.command()
def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A region's folder, or one that holds several; all installed plugins where left out."
        ),
    ] = None,
) -> None:
    """Find every mistake in region plugins (检查地区插件)."""
    try:
        sound = checking.check(path)
    except BadSettings as error:
        fail(str(error))
    if not sound:
        raise typer.Exit(1)


@app.command()
def token(
    person: Annotated[str | None, typer.Option(help="A person's id, as the API gives it.")] = None,
    role: Annotated[
        list[Role] | None,
        typer.Option(case_sensitive=False, help="person, institution, clerk, operator, developer."),
    ] = None,
    region: Annotated[str | None, typer.Option(help="The region a clerk works for.")] = None,
    sub: Annotated[str | None, typer.Option(help="A stable name for one who is no person.")] = None,
    minutes: Annotated[int, typer.Option(help="How long it may be used.")] = 60,
    data: Annotated[str | None, typer.Option(help="Data folder; ./gongji-data by default.")] = None,
) -> None:
    """Mint a token from the data folder's key, and print only it (签发令牌)."""
    try:
        settings = read_settings(data=data)
        wanted = minting.Wanted(person=person, roles=role or [], region=region, subject=sub, minutes=minutes)
        minting.mint(settings.data, wanted)
    except (BadSettings, BadKeys, Mistake) as error:
        fail(str(error))


@app.command()
def demo(
    data: Annotated[str | None, typer.Option(help="Data folder; ./gongji-data by default.")] = None,
) -> None:
    """Make a fictional family in each region, and print their ids and tokens (演示数据)."""
    from gongji.cli import demo as trying  # noqa: PLC0415 - as with serve
    from gongji.cli.serve import CannotStart  # noqa: PLC0415 - as with serve

    try:
        trying.demo(read_settings(data=data))
    except (BadSettings, CannotStart, LookupError, Mistake, StoreUnavailable) as error:
        fail(str(error))


@app.command()
def schema() -> None:
    """Print the GraphQL schema as SDL (打印 GraphQL 模式)."""
    from gongji_schema.schema import make_schema, written  # noqa: PLC0415 - strawberry takes its time, other commands do without

    out(written(make_schema()).rstrip())


@config.command("show")
def config_show() -> None:
    """Print the settings in force, as TOML (打印当前设置)."""
    try:
        for line in read_settings().lines():
            out(line)
    except BadSettings as error:
        fail(str(error))
