"""Reading people and bindings for one viewer; whoever may not see a thing is told that it is not there."""

from dataclasses import dataclass

from gongji.domain.binding import Binding, BindingStatus
from gongji.domain.mistake import Mistake
from gongji.domain.operation import Operation
from gongji.domain.person import Insurance, Moment, Person
from gongji.domain.viewer import Viewer
from gongji.services.access import me_of, regions_of, sees_binding
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which bindings are wanted: whose, as of when, how many behind which, on which side, of which status.

    Raises:
        Mistake: `first` is not 1 to 100.
    """

    person: str
    moment: Moment
    first: int
    after: str | None = None
    side: str | None = None
    status: BindingStatus | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.first <= MAX_PAGE:
            raise Mistake(f"first: ask for 1 to {MAX_PAGE} at a time.")


@dataclass(frozen=True, slots=True)
class Records:
    """What one viewer may read (查阅)."""

    desk: Desk
    viewer: Viewer

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

    async def bindings(self, wanted: Wanted) -> Page:
        """Give one page of a person's bindings, of those that the viewer may see."""
        found = await page_of_bindings(
            self.desk.store,
            wanted.person,
            wanted.moment,
            size=wanted.first + 1,
            after=wanted.after or "",
            side=wanted.side,
            status=wanted.status,
            me=me_of(self.viewer),
            regions=regions_of(self.viewer),
        )
        more = len(found) > wanted.first
        return Page(bindings=tuple(found[: wanted.first]), more=more, after=bool(wanted.after))

    async def operation(self, key: str) -> Operation | None:
        """Find what became of the viewer's own operation."""
        row = await find_operation(self.desk.store, self.viewer.subject, key)
        return None if row is None else self.desk.operation(row)
