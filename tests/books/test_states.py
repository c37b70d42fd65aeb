"""All changes in any order, while the clock jumps: the gateway against a simple model of the region's law."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bookkeeping import Books, open_books
from gongji.domain.viewer import Role
from model import LAW, RELATIONS, SHANGHAI, STATUS, Bond, Law, World, midnight_after

PLACES = ["140100", "210100", "210300", "210400", "330600", "500000", "510100", "620200", "620100", "110000"]


class Machine(RuleBasedStateMachine):
    """Changes in any order."""

    place = "500000"
    loaded = None

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.folder = tempfile.TemporaryDirectory()

    def do(self, work):
        return self.runner.run(work)

    @initialize()
    def open(self):
        async def begin():
            self.books: Books = await self.stack.enter_async_context(
                open_books(Path(self.folder.name), self.loaded)
            )
            self.law = Law((await self.books.ask(LAW, code=self.place))["region"], self.place)
            kinds = ["EMPLOYEE", "EMPLOYEE", "EMPLOYEE", "RESIDENT"]
            self.people = [
                await self.books.enrol(f"甘{index}", self.place, kind) for index, kind in enumerate(kinds)
            ]
            self.world = World(kinds)
            self.status = ["NORMAL"] * len(kinds)
            self.ids: list[str] = []

        self.do(begin())

    def teardown(self):
        self.do(self.stack.aclose())
        self.runner.close()
        self.folder.cleanup()

    @property
    def now(self):
        return self.books.now

    def live(self):
        return [bond for bond in self.world.bonds if bond.live(self.now)]

    def may_bind(self, sponsor, beneficiary, relation):
        live, law = self.live(), self.law
        if self.world.insured[sponsor] != "EMPLOYEE" or relation not in law.told["kinship"]["allowed"]:
            return False
        if "ENDED" in {self.status[sponsor], self.status[beneficiary]}:
            return False
        if "SUSPENDED" in {self.status[sponsor], self.status[beneficiary]}:
            return None  # whether a place lets it pass stands in its conditions, not in the model
        if any((bond.sponsor, bond.beneficiary) == (sponsor, beneficiary) for bond in live):
            return False
        mine = {bond.beneficiary for bond in live if bond.sponsor == sponsor}
        theirs = {bond.sponsor for bond in live if bond.beneficiary == beneficiary}
        ever = {
            bond.beneficiary
            for bond in self.world.bonds
            if bond.sponsor == sponsor and bond.start is not None
        }
        shut = {
            "ONE_SPONSOR": bool(theirs),
            "ONE_RELATION": bool(theirs)
            or any(bond.beneficiary == sponsor or bond.sponsor == beneficiary for bond in live),
            "SPONSOR_NOT_BENEFICIARY": any(
                bond.beneficiary == sponsor or bond.sponsor == beneficiary for bond in live
            ),
        }
        return not (
            any(shut[word] for word in shut if law.has("exclusivity", word))
            or len(mine | {beneficiary}) > law.limit("concurrent_beneficiaries")
            or len(theirs | {sponsor}) > law.limit("sponsors_per_beneficiary")
            or len(ever | {beneficiary}) > law.limit("lifetime_beneficiaries")
        )

    @rule(sponsor=st.integers(0, 3), beneficiary=st.integers(0, 3), relation=st.sampled_from(RELATIONS))
    def bind(self, sponsor, beneficiary, relation):
        channel = self.law.channel["key"]
        made = self.do(
            self.books.bind(
                self.people[sponsor], self.people[beneficiary], relation=relation, channel=channel
            )
        )

        expected = sponsor != beneficiary and self.may_bind(sponsor, beneficiary, relation)
        bound = made["__typename"] == "Binding"
        assert expected is None or bound is expected, made
        if bound:
            waits = self.law.waits
            start = (
                None if waits else midnight_after(self.now) if self.law.has("start", "NEXT_DAY") else self.now
            )
            self.world.bonds.append(Bond(sponsor, beneficiary, self.now, waits, start))
            self.ids.append(made["id"])

    @precondition(lambda self: self.world.bonds)
    @rule(data=st.data(), approve=st.booleans())
    def decide(self, data, approve):
        index = data.draw(st.integers(0, len(self.ids) - 1))
        bond = self.world.bonds[index]
        status = bond.status(self.now)
        name = "consent" if data.draw(st.booleans()) else "review"
        token = (
            self.books.token(Role.PERSON, person=self.people[bond.beneficiary])
            if name == "consent"
            else self.books.token(Role.CLERK, region=self.place)
        )
        if name == "consent" and not bond.live(self.now):
            return  # to a former relative it is not there
        told = self.do(self.books.change(name, token, binding=self.ids[index], approve=approve))

        expected = status == f"AWAITING_{name.upper()}"
        insured = {self.status[bond.sponsor], self.status[bond.beneficiary]}
        if approve and expected and insured != {"NORMAL"}:  # judged again, as they are insured by now
            expected = False if "ENDED" in insured else told["__typename"] == "Binding"
        assert (told["__typename"] == "Binding") is expected, told
        if told["__typename"] == "Binding":
            if not approve:
                bond.rejected = True
            else:
                bond.waits.pop(0)
                if not bond.waits:
                    bond.start = midnight_after(self.now) if self.law.has("start", "NEXT_DAY") else self.now

    @precondition(lambda self: self.world.bonds)
    @rule(data=st.data(), by_sponsor=st.booleans())
    def unbind(self, data, by_sponsor):
        index = data.draw(st.integers(0, len(self.ids) - 1))
        bond = self.world.bonds[index]
        if not by_sponsor and not bond.live(self.now):
            return  # as above
        person = self.people[bond.sponsor if by_sponsor else bond.beneficiary]
        keys = [each["key"] for each in self.law.told["ends"]]
        if not keys:
            return
        told = self.do(
            self.books.change(
                "unbind",
                self.books.token(Role.PERSON, person=person),
                binding=self.ids[index],
                channel=keys[0],
            )
        )

        may = by_sponsor or self.law.has("end", "by=BOTH") or self.law.has("end", "BENEFICIARY ")
        expected = may and bond.live(self.now) and bond.end is None
        assert (told["__typename"] == "Binding") is expected, told
        if expected:
            waiting = bond.start is None or bond.start > self.now
            later = self.law.has("end", "NEXT_DAY") and not waiting
            bond.end = midnight_after(self.now) if later else self.now

    @rule(who=st.integers(0, 2), status=st.sampled_from(["NORMAL", "SUSPENDED", "ENDED"]))
    def change(self, who, status):
        told = self.do(
            self.books.change(
                "changeInsurance",
                self.books.token(Role.OPERATOR),
                person=self.people[who],
                insurance=self.world.insured[who],
                region=self.place,
                status=status,
            )
        )

        assert told["__typename"] == "Person"
        self.status[who] = status
        for bond in self.live():
            for side, word in ((bond.sponsor, "SPONSOR"), (bond.beneficiary, "BENEFICIARY")):
                if side == who and self.law.has("end", f"{word}_{status}"):
                    bond.end = min(bond.end or self.now, self.now)

    @rule(jump=st.sampled_from(["before midnight", "midnight", "after midnight", "days", "new year"]))
    def wait(self, jump):
        midnight = midnight_after(self.now)
        year = self.now.astimezone(SHANGHAI).year + 1
        self.books.move(
            {
                "before midnight": max(self.now, midnight - timedelta(milliseconds=1)),
                "midnight": midnight,
                "after midnight": midnight + timedelta(milliseconds=1),
                "days": self.now + timedelta(days=40, milliseconds=1),
                "new year": datetime(year, 1, 1, tzinfo=SHANGHAI).astimezone(UTC),
            }[jump]
        )
        told = self.do(self.books.ask(LAW, code=self.place))["region"]
        assert told == self.law.told  # the law does not change within the run

    @invariant()
    def every_binding_stands_as_the_model_has_it(self):
        if not hasattr(self, "books"):
            return
        token = self.books.token(Role.OPERATOR)
        for node, bond in zip(self.ids, self.world.bonds, strict=True):
            told = self.do(self.books.ask(STATUS, token, id=node))["node"]
            assert told["status"] == bond.status(self.now), (told, bond)
            if bond.start is not None:
                assert datetime.fromisoformat(told["startsAt"]) == bond.start
            if bond.end is not None:
                assert datetime.fromisoformat(told["endsAt"]) == bond.end


@pytest.mark.parametrize("place", PLACES)
def test_all_changes_in_any_order(place, loaded):
    machine = type("Machine", (Machine,), {"place": place, "loaded": loaded})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=6,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
