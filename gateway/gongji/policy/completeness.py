"""What a region needs beyond being sound, to be shown to people: its names, its steps, its cases."""

import re
from collections.abc import Iterator, Sequence

from gongji.domain.policy import Policy
from gongji.policy.cases import Case, Holding
from gongji.policy.finding import Finding

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def completeness(
    policy: Policy, cases: Sequence[Case | Holding], label: str, *, from_files: bool = True
) -> Iterator[Finding]:
    """Find what is missing in one region; an empty answer means that nothing is.

    A region that is made in Python has no file of cases to lack.
    """
    name = policy.name
    if not _CHINESE.search(name.zh) or _CHINESE.search(name.en):
        yield Finding(
            f"{label}/region.toml", "name", 'give it in both languages: { zh = "湖南省", en = "Hunan" }.'
        )
    if from_files and not cases:
        yield Finding(
            f"{label}/cases.toml",
            "",
            "no case. Write down what the law must answer: who is helped, and who is not.",
        )
    for channel in policy.channels:
        if channel.online and channel.steps == ():
            yield Finding(
                f"{label}/channels.toml",
                channel.rule,
                "steps = []: on a screen there is something to press. Leave `steps` out where it is unknown.",
            )
