"""Reading people and bindings for one viewer; whoever may not see a thing is told that it is not there."""

from dataclasses import dataclass

from gongji.domain.binding import Binding, BindingStatus
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Operation
from gongji.domain.person import Insurance, Moment, Person
from gongji.domain.viewer import Role, Viewer
from gongji.services.access import sees_binding, sees_person
from gongji.services.desk import Desk
from gongji.store.bindings import bindings_of, find_binding, page_of_bindings
from gongji.store.operations import find_operation
from gongji.store.people import find_insurances, find_persons

MAX_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some bindings in the order of their making, and whether there are more behind them."""

    bindings: tuple[Binding, ...]
    more: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Records:
    """What one viewer may read (查阅)."""

    desk: Desk
    viewer: Viewer

    async def person(self, person: str, moment: Moment) -> Person | None:
        """Find a person as of a moment; None where they are not there, or not the viewer's to see."""
        found = (await self.persons([person], moment)).get(person)
        if found is None:
            return None
        insurances = (await self.insurances([person], moment))[person]
        return found if sees_person(self.viewer, found, insurances) else None

    async def persons(self, ids: list[str], moment: Moment) -> dict[str, Person]:
        """Find people for a binding that the viewer may see; their names are masked."""
        return await find_persons(self.desk.store, self.desk.sealer, ids, moment)

    async def insurances(self, ids: list[str], moment: Moment) -> dict[str, list[Insurance]]:
        """Find how people are insured."""
        return await find_insurances(self.desk.store, ids, moment)

    async def binding(self, binding: str, moment: Moment) -> Binding | None:
        """Find a binding as of a moment; None where it is not there, or not the viewer's to see."""
        found = await find_binding(self.desk.store, binding, moment)
        return found if found is not None and sees_binding(self.viewer, found) else None

    async def made(self, binding: str, moment: Moment) -> Binding | None:
        """Find what the viewer's own operation made or changed, as of that operation."""
        return await find_binding(self.desk.store, binding, moment)

    async def made_person(self, person: str, moment: Moment) -> Person | None:
        """Find whom the viewer's own operation enrolled or changed, as of that operation."""
        return (await self.persons([person], moment)).get(person)

    async def sponsors_ranked(self, beneficiary: str, moment: Moment) -> list[Binding]:
        """List a beneficiary's bindings that are not over, by rank."""
        held = await bindings_of(self.desk.store, beneficiary, moment, "BENEFICIARY")
        return sorted((each for each in held if not each.over), key=lambda each: (each.state.rank, each.id))

    async def bindings(
        self,
        person: str,
        moment: Moment,
        *,
        first: int,
        after: str | None,
        side: str | None,
        status: BindingStatus | None,
    ) -> Page:
        """Give one page of a person's bindings.

        Raises:
            Mistake: `first` is not 1 to 100.
        """
        if not 1 <= first <= MAX_PAGE:
            raise Mistake(f"first: ask for 1 to {MAX_PAGE} at a time.")
        own = self.viewer.person == person and not self.viewer.may(Role.OPERATOR, Role.CLERK)
        found = await page_of_bindings(
            self.desk.store,
            person,
            moment,
            size=first + 1,
            after=after or "",
            side=side,
            status=status,
            without_former=own,
        )
        return Page(bindings=tuple(found[:first]), more=len(found) > first, after=bool(after))

    async def operation(self, key: str) -> Operation | None:
        """Find what became of the viewer's own operation."""
        row = await find_operation(self.desk.store, self.viewer.subject, key)
        return None if row is None else self.desk.operation(row)
