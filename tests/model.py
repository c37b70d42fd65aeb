"""A simple model of bindings under a region's law, to hold the gateway against."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
RELATIONS = ["PARENT", "SIBLING", "SPOUSE_PARENT"]
LAW = """query ($code: RegionCode!) { region(code: $code) { kinship { allowed } start { value } end { value } exclusivity { value }
  consent { value } limits { what value countsSponsor } channels(goal: BIND, online: true) { key review pairs }
  ends: channels(goal: UNBIND, online: true) { key } } }"""
STATUS = "query ($id: ID!) { node(id: $id) { ... on Binding { status startsAt endsAt } } }"


@dataclass
class Bond:
    """A binding, as the model has it; instants that have not come are None."""

    sponsor: int
    beneficiary: int
    made: datetime
    waits: list[str]
    start: datetime | None = None
    end: datetime | None = None
    rejected: bool = False

    def status(self, now: datetime) -> str:
        if self.rejected:
            return "REJECTED"
        if self.end is not None and self.end <= now:
            return "ENDED"
        if self.waits:
            return f"AWAITING_{self.waits[0]}"
        if self.start > now:
            return "SCHEDULED"
        return "ENDING" if self.end is not None else "ACTIVE"

    def live(self, now: datetime) -> bool:
        return self.status(now) not in {"ENDED", "REJECTED"}


def midnight_after(now: datetime) -> datetime:
    day = now.astimezone(SHANGHAI).date() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).astimezone(UTC)


@dataclass
class Law:
    """What the API tells of a place, read by the model itself."""

    told: dict
    place: str

    def has(self, rule: str, word: str) -> bool:
        return self.told[rule] is not None and word in self.told[rule]["value"]

    def limit(self, what: str) -> float:
        held = [each for each in self.told["limits"] if each["what"] == what and each["value"].isdecimal()]
        return min((int(each["value"]) - each["countsSponsor"] for each in held), default=float("inf"))

    @property
    def channel(self) -> dict:
        """The first channel on a screen for two people of one place."""
        return next(each for each in self.told["channels"] if "SAME_AREA" in each["pairs"])

    @property
    def waits(self) -> list[str]:
        waits = []
        if (
            self.has("start", "CONSENT")
            or self.has("start", "BOTH")
            or (
                (self.told["start"] is None or self.has("start", "UNKNOWN"))
                and (self.has("consent", "BENEFICIARY") or self.has("consent", "FACE_SCAN"))
            )
        ):
            waits.append("CONSENT")
        if self.has("start", "REVIEW") or self.has("start", "BOTH") or self.channel["review"] == "MANUAL":
            waits.append("REVIEW")
        return waits


@dataclass
class World:
    """The people and bindings of one run."""

    insured: list[str] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
