"""A small region that has one table of every kind, to be spoilt in one place at a time."""

from collections.abc import Callable, Mapping

import pytest

from gongji.domain.policy import Policy
from gongji.policy.cases import Case, Holding
from gongji.policy.finding import PolicyError
from gongji.policy.reader import Reader
from outside import strangers

__all__ = ["strangers"]

FRAME = 'since = 2020-01-01\nsources = ["notice"]\nconfidence = "high"\n'

RULES = {
    "mechanisms": 'kind = "DIRECT_DRAW"',
    "kinship": 'allowed = ["SPOUSE"]',
    "eligibility": 'name = "insured"\nparty = "BOTH"\nrequires = { zh = "参保", en = "insured" }',
    "limits": 'name = "concurrent_beneficiaries"\nvalue = "5"\nunit = "人"\nby_relation = { SPOUSE = 1 }',
    "uses": 'use = "PHARMACY"\nallowed = "unknown"',
    "settlement": 'own_balance = "SPLIT"',
    "shareable": 'kind = "ABOVE_THRESHOLD"\nthreshold_yuan = "3000.00"',
    "caps": 'name = "yearly"\nscope = "BINDING"\nperiod = "CALENDAR_YEAR"\nset_by = "REGION"\namount_yuan = "500.00"',
    "exclusivity": 'kind = "ONE_SPONSOR"',
    "consent": 'kinds = ["COMMITMENT"]',
    "start": 'kind = "AT_ONCE"',
    "end": 'kind = "NEXT_DAY"',
    "premium": 'flow = "DIRECT_DEBIT"',
    "timing": 'event = "review"\nvalue = "三天"',
    "cross_city": "supported = true",
    "cross_province": "supported = false",
    "openings": 'whole = ["110101"]',
}

FILES = {
    "region.toml": (
        'code = "110101"\nname = "东城区"\npooling = "county"\ngaps = ["文号"]\n'
        '[[glossary]]\nrole = "sponsor"\nwords = ["共济人"]\n'
        '[[hotlines]]\nnumber = "12393"\nname = "热线"\nsources = ["notice"]\n'
    ),
    "sources.toml": '[[sources]]\nid = "notice"\nkind = "OFFICIAL"\ntitle = "通知"\ndate = "2020-01"\n',
    "rules.toml": "".join(f"[[{table}]]\n{row}\n{FRAME}" for table, row in RULES.items()),
    "channels.toml": f'[[channels]]\nkey = "hall"\nname = "大厅"\nkind = "SERVICE_HALL"\ngoals = ["BIND"]\n{FRAME}',
    "answers.toml": (
        '[[faq]]\nquestion = "能吗"\nanswer = "能"\nsources = ["notice"]\n'
        '[[conflicts]]\ntopic = "人数"\nresolution = "从前者"\n'
        'claims = [{ text = "五人", sources = ["notice"] }, { text = "十人", sources = ["notice"] }]\n'
    ),
    "cases.toml": (
        '[[cases]]\nname = "before"\non = 2019-12-31\nrelation = "SPOUSE"\nverdict = "NO"\nrule = "kinship"\n'
        '[[cases]]\nname = "after"\non = 2020-01-01\nrelation = "SPOUSE"\nverdict = "YES"\nrule = "kinship"\n'
        '[[holds]]\nname = "five"\non = 2020-01-01\nrule = "limits.concurrent_beneficiaries"\nsays = { value = "5" }\ncovers = ["人数"]\n'
    ),
}

Read = Callable[[Mapping[str, str | bytes | None]], tuple[Policy, tuple[Case | Holding, ...]]]


@pytest.fixture
def read(tmp_path) -> Read:
    """Read the region with some of its files written otherwise; None leaves a file out."""

    def read(changed: Mapping[str, str | bytes | None]) -> tuple[Policy, tuple[Case | Holding, ...]]:
        for file, text in (FILES | dict(changed)).items():
            if text is not None:
                (tmp_path / file).write_bytes(text.encode() if isinstance(text, str) else text)
        return Reader().read(tmp_path, "dongcheng")

    return read


@pytest.fixture
def findings(read) -> Callable[..., list[str]]:
    """Give what is found wrong when `old` is written as `new` in one file, or files are changed."""

    def findings(file: str = "", old: str = "", new: str = "", **changed: str) -> list[str]:
        files = {f"{name}.toml": text for name, text in changed.items()}
        if file:
            assert old in FILES[file]
            files[file] = FILES[file].replace(old, new, 1)
        with pytest.raises(PolicyError) as caught:
            read(files)
        return [str(each) for each in caught.value.findings]

    return findings


@pytest.fixture
def files() -> dict[str, str]:
    return dict(FILES)
