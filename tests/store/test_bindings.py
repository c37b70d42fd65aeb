"""Bindings as SQL finds them, held against what the domain says of them."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongji.domain.binding import END_DATE, UNBOUND, Binding, BindingState, BindingStatus, Wait
from gongji.domain.entity_id import Ids
from gongji.domain.mechanism import Mechanism
from gongji.domain.person import Moment, Person
from gongji.domain.relation import Relation
from gongji.domain.viewer import Role, Viewer
from gongji.keys.keyring import Keyring
from gongji.keys.sealing import Sealer
from gongji.services.access import me_of, regions_of, sees_binding
from gongji.store.bindings import add_binding, find_binding, page_of_bindings, put_state
from gongji.store.migrating import migrate
from gongji.store.people import add_person
from gongji.store.sqlite import open_sqlite

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
SEALER = Sealer(Keyring(current="1", data={"1": b"1" * 32}, index=b"i" * 32, token=b"t" * 32))
INSTANTS = st.sampled_from([NOW - timedelta(milliseconds=1), NOW, NOW + timedelta(milliseconds=1)])
STATES = st.builds(
    BindingState,
    consented_at=INSTANTS | st.none(),
    reviewed_at=st.none(),
    rejected_at=INSTANTS | st.none(),
    starts_at=INSTANTS | st.none(),
    ends_at=INSTANTS | st.none(),
    ended_by=st.sampled_from([END_DATE, UNBOUND, "SPONSOR_MOVED", None]),
)
WAITS = st.frozensets(st.sampled_from(Wait))


def binding(ids, state, waits_for=frozenset(), at=NOW - timedelta(days=1), **more):
    return Binding(
        id=ids.new(), sponsor="s", beneficiary="b", relation=Relation.PARENT, region="500000",
        mechanism=Mechanism.DIRECT_DRAW, channel="x", created_at=at, starts_on=None, waits_for=waits_for,
        state=state, as_of=Moment(at=at, operation=ids.new()), **more,
    )  # fmt: skip


async def opened_at(path):
    migrate(path)
    return await open_sqlite(path)


async def opened(folder):
    store = await opened_at(folder / "gongji.db")

    async def work(tx):
        for serial, person in enumerate("sb"):
            someone = Person(id=person, full_name=person, number=f"{serial:018}", as_of=Moment(at=NOW))
            await add_person(tx, SEALER, someone)

    await store.transact(work)
    return store


def adding(made, ids):
    async def work(tx):
        for each in made:
            await add_binding(tx, each, ids.new())

    return work


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(STATES, WAITS), max_size=8))
async def test_sql_finds_bindings_by_the_status_that_the_domain_derives(tmp_path_factory, states):
    store, ids, moment = await opened(tmp_path_factory.mktemp("store")), Ids(), Moment(at=NOW)
    made = [binding(ids, state, waits_for) for state, waits_for in states]
    await store.transact(adding(made, ids))

    for status in BindingStatus:
        found = await page_of_bindings(store, "s", moment, size=100, status=status)
        assert {each.status for each in found} <= {status}
    everything = await page_of_bindings(store, "b", moment, size=100)
    viewers = [
        Viewer(subject="x", roles=frozenset(roles), person=person, region=region)
        for roles, person, region in (
            ([Role.PERSON], "b", None),
            ([Role.PERSON], "s", None),
            ([Role.PERSON], "z", None),
            ([Role.CLERK], None, "500000"),
            ([Role.CLERK], None, "510000"),
            ([Role.CLERK], None, "000000"),
            ([Role.OPERATOR], None, None),
            ([Role.PERSON, Role.CLERK], "b", "510000"),
            ([], "s", "500000"),
        )
    ]
    seen = [
        await page_of_bindings(store, "b", moment, size=100, me=me_of(viewer), regions=regions_of(viewer))
        for viewer in viewers
    ]
    by_status = [
        each
        for status in BindingStatus
        for each in await page_of_bindings(store, "b", moment, size=100, side="BENEFICIARY", status=status)
    ]
    await store.close()

    assert [each.id for each in everything] == [each.id for each in made]
    assert sorted(each.id for each in by_status) == [each.id for each in made]
    for viewer, found in zip(viewers, seen, strict=True):
        assert [each.id for each in found] == [each.id for each in everything if sees_binding(viewer, each)]


async def test_a_binding_is_found_as_it_was_at_any_moment(tmp_path):
    store, ids = await opened(tmp_path), Ids()
    first = binding(ids, BindingState(rank=1, starts_at=NOW))
    versions = [first]
    await store.transact(adding([first], ids))
    for rank, at in ((2, NOW), (3, NOW), (4, NOW + timedelta(hours=1))):  # two within one millisecond
        changed = binding(ids, BindingState(rank=rank, starts_at=NOW), at=at)
        changed = type(first)(
            **{
                **{name: getattr(first, name) for name in first.__slots__},
                "state": changed.state,
                "as_of": changed.as_of,
            }
        )
        versions.append(changed)

        async def work(tx, changed=changed):
            await put_state(tx, changed, ids.new())

        await store.transact(work)

    found = [await find_binding(store, first.id, each.as_of) for each in versions]
    last = await find_binding(store, first.id, Moment(at=NOW + timedelta(days=1)))
    before = await find_binding(store, first.id, Moment(at=NOW - timedelta(days=2)))
    await store.close()

    assert [each.state.rank for each in found] == [1, 2, 3, 4]
    assert last.state.rank == 4
    assert before is None
