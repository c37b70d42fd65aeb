"""What every resolver is handed."""

from dataclasses import dataclass
from functools import cached_property

from strawberry.dataloader import DataLoader

from gongji.domain.mistake import Mistake
from gongji.domain.person import Insurance, Moment, Person
from gongji.domain.viewer import Viewer
from gongji.host.plugin import Plugin
from gongji.services.access import sees_person
from gongji.services.atlas import Atlas
from gongji.services.crossing import Matrices
from gongji.services.desk import Desk
from gongji.services.records import MAX_PAGE, Page, Records, Wanted
from gongji.store.work import StoreUnavailable

MAX_BINDINGS = 1000
"""How many bindings one request may ask for, all its connections together."""

Asked = tuple[str, Moment]
"""A person's id, and as of when they are wanted."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What answers one request (请求上下文): the law, the plugins met, the desk of records, and who is asking."""

    atlas: Atlas
    matrices: Matrices
    plugins: tuple[Plugin, ...]
    open_desk: Desk | None
    viewer: Viewer

    @property
    def desk(self) -> Desk:
        """Where changes are made.

        Raises:
            StoreUnavailable: the gateway has no data folder, or is not running yet.
        """
        if self.open_desk is None:
            raise StoreUnavailable("The gateway keeps no records: it has no data folder.")
        return self.open_desk

    @cached_property
    def records(self) -> Records:
        """Reads what the viewer may see."""
        return Records(self.desk, self.viewer)

    @cached_property
    def now(self) -> Moment:
        """The moment as of which this request reads."""
        return self.desk.now()

    @cached_property
    def people(self) -> DataLoader[Asked, Person | None]:
        """Finds the people of many bindings at once."""
        return DataLoader(self._people, max_batch_size=MAX_PAGE)

    @cached_property
    def insured(self) -> DataLoader[Asked, list[Insurance]]:
        """Finds the insurances of many people at once."""
        return DataLoader(self._insured, max_batch_size=MAX_PAGE)

    async def person(self, person: str, moment: Moment) -> Person | None:
        """Find a person as of a moment; None where they are not there, or not the viewer's to see."""
        found = await self.people.load((person, moment))
        if found is None:
            return None
        return found if sees_person(self.viewer, found, await self.insured.load((person, moment))) else None

    @cached_property
    def pages(self) -> DataLoader[Wanted, Page]:
        """Finds pages of bindings, each once, however often it is asked for."""
        return DataLoader(self._pages)

    async def page(self, wanted: Wanted) -> Page:
        """Give a page of bindings.

        Raises:
            Mistake: the request asks for more than it may.
        """
        self.asked_for.append(wanted.first)
        if sum(self.asked_for) > MAX_BINDINGS:
            raise Mistake(
                f"bindings: the request asks for more than {MAX_BINDINGS}, nested ones counted each."
            )
        return await self.pages.load(wanted)

    @cached_property
    def asked_for(self) -> list[int]:
        """How many bindings each connection of the request asked for."""
        return []

    async def _pages(self, wanted: list[Wanted]) -> list[Page]:
        return [await self.records.bindings(each) for each in wanted]

    async def _people(self, asked: list[Asked]) -> list[Person | None]:
        found: dict[Asked, Person] = {}
        for moment, ids in _by_moment(asked).items():
            persons = await self.records.persons(ids, moment)
            found |= {(each, moment): person for each, person in persons.items()}
        return [found.get(each) for each in asked]

    async def _insured(self, asked: list[Asked]) -> list[list[Insurance]]:
        found: dict[Asked, list[Insurance]] = {}
        for moment, ids in _by_moment(asked).items():
            held = await self.records.insurances(ids, moment)
            found |= {(each, moment): insurances for each, insurances in held.items()}
        return [found[each] for each in asked]


def _by_moment(asked: list[Asked]) -> dict[Moment, list[str]]:
    grouped: dict[Moment, list[str]] = {}
    for person, moment in asked:
        grouped.setdefault(moment, []).append(person)
    return grouped
