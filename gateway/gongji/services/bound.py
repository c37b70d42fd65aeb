"""Finding a binding to change, for whoever may change it."""

from dataclasses import dataclass, replace

from gongji.domain.binding import Binding, BindingState
from gongji.domain.operation import Made
from gongji.domain.person import Moment
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.domain.viewer import Viewer
from gongji.services.access import NotThere, sees_binding
from gongji.services.atlas import Place
from gongji.services.desk import Desk
from gongji.store.bindings import find_binding, put_state
from gongji.store.work import Transaction


@dataclass(frozen=True, slots=True)
class Found:
    """A binding somebody may see, with the law of its place at that moment."""

    binding: Binding
    place: Place

    def stands(self, *, expected: bool) -> Check:
        """Judge whether its status lets this be done."""
        status = self.binding.status.value
        text = Text(f"绑定当前状态为{status}。", f"The binding is {status} now.")
        outcome = Outcome.PASS if expected else Outcome.FAIL
        return Check(rule="status", outcome=outcome, message=text, declared_by=self.place)


async def find_bound(desk: Desk, tx: Transaction, viewer: Viewer, binding: str, moment: Moment) -> Found:
    """Find a binding as of a moment.

    Raises:
        NotThere: it is not there, or not the viewer's.
    """
    found = await find_binding(tx, binding, moment)
    if found is None or not sees_binding(viewer, found):
        raise NotThere("binding: there is no such binding.")
    return Found(found, desk.place(found.region, moment.at))


async def keep(desk: Desk, tx: Transaction, binding: Binding, state: BindingState, moment: Moment) -> Made:
    """Keep a binding's new state from a moment on."""
    changed = replace(binding, state=state, as_of=moment)
    await put_state(tx, changed, desk.ids.new())
    return Made(kind="Binding", id=binding.id)
