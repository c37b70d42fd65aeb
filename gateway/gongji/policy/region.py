"""A region as plugins hand it over: its policy, and the judgements it may override."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from gongji.domain.dated import Standing
from gongji.domain.eligibility import EligibilityRule, Insured, Party, admit, concerns
from gongji.domain.kinship import judge_kinship
from gongji.domain.law import Law
from gongji.domain.mechanism import Pair
from gongji.domain.policy import Policy
from gongji.domain.relation import Relation
from gongji.domain.text import Text
from gongji.domain.verdict import Check, Outcome
from gongji.policy.cases import Case, Holding, Unread
from gongji.policy.reader import Reader


class Region:
    """The law of one region.

    Data says most of it. Where data ends, override one judgement in a subclass, call the inherited one first, and
    give the source of what differs. Judgements are sync and pure: they get what they judge and touch nothing else.
    """

    def __init__(self, policy: Policy, cases: Iterable[Case | Holding] = ()) -> None:
        self.policy = policy
        self.cases: Sequence[Case | Holding] = cases if isinstance(cases, Unread) else tuple(cases)

    @property
    def code(self) -> str:
        """GB/T 2260 code of the region."""
        return self.policy.code

    def kinship(self, law: Law, relation: Relation) -> Check:
        """Judge whether a relative may be helped.

        Args:
            law: the law of the place asked about, on the day asked about, with all layers.
            relation: what the beneficiary is to the sponsor.
        """
        found = law.kinship_standing
        if found == Standing(None) and law.borrowed:
            return Check(rule="kinship", outcome=Outcome.UNKNOWN, message=_UNWRITTEN, declared_by=law)
        return judge_kinship(found, relation, law)

    def admit(self, law: Law, party: Party, insured: Insured, pair: Pair) -> tuple[Check, ...]:
        """Judge the conditions on one side.

        Args:
            law: the law of the sponsor's place on the day.
            party: which side is judged.
            insured: what is known of that side's insurance.
            pair: where the two are insured, seen from each other.
        """
        judged = [admit(rule, party, insured, pair) for rule in law.eligibility]
        unsure = [rule for rule in law.merged_eligibility.unsure if concerns(rule, party, pair)]
        return (*(check for check in judged if check is not None), *(_not_attested(rule) for rule in unsure))


_UNWRITTEN = Text(
    "当日国家尚无规定;当地自己的规定尚未收录。",
    "The nation had no rule on that day; what the place ruled itself has not been written down here yet.",
)


def _not_attested(rule: EligibilityRule) -> Check:
    text = Text(
        f"参保条件最早见于{rule.attested}的来源,此前未知:{rule.requires.zh}",
        f"The condition is first seen in a source of {rule.attested}; before, it is not known: {rule.requires.en}",
    )
    return Check.of(rule, Outcome.UNKNOWN, text)


class DataRegion(Region):
    """A region that data says in full: a folder of TOML."""

    @classmethod
    def read(cls, package: str | None) -> Iterator["DataRegion"]:
        """Read every folder of a package that holds a `region.toml`.

        Args:
            package: the plugin's own `__package__`.

        Raises:
            PolicyError: with every mistake of a folder's files, its cases left unread.
        """
        if not package:
            raise ValueError("DataRegion.read wants the package's name: call it with __package__.")
        reader = _reader()
        for label, folder in folders(files(package), package.replace(".", "/")):
            yield cls(reader.read_policy(folder, label), Unread(partial(reader.read_cases, folder, label)))


@cache
def _reader() -> Reader:
    """Make the reader once: its hooks take longer to make than a region to read."""
    return Reader()


def folders(root: Traversable, label: str) -> Iterator[tuple[str, Traversable]]:
    """Find the region folders under a folder, itself included, in the order of their names."""
    if (root / "region.toml").is_file():
        yield label, root
    for entry in sorted(root.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            yield from folders(entry, f"{label}/{entry.name}")
