"""Reading a word for a relative, such as 岳母 or 老婆的妈妈, into the relations it can mean."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from gongji.domain.kin_words import OWN_LABEL, SIMPLER, WORDS_FOR_KIN
from gongji.domain.mistake import Mistake
from gongji.domain.relation import Relation
from gongji.domain.text import Text

MAX_CHARACTERS = 20
MAX_LINKS = 4
MAX_READINGS = 20

_SELF = re.compile(r"^(我们家|我们|我家|咱家|我|俺|咱|本人|自己)的?")
_IN_LAW = re.compile(r"\s+in\s+law$")
_OF = re.compile(r"(?:'s|’s)\s+|的")

_MALE = {"father", "son", "brother", "husband"}
_FEMALE = {"mother", "daughter", "sister", "wife"}
_KIND = {
    **dict.fromkeys(("father", "mother", "parent"), "parent"),
    **dict.fromkeys(("son", "daughter", "child"), "child"),
    **dict.fromkeys(("brother", "sister", "sibling"), "sibling"),
    **dict.fromkeys(("husband", "wife", "spouse"), "spouse"),
}
_NAMED = {
    ("parent", "m"): "father",
    ("parent", "f"): "mother",
    ("child", "m"): "son",
    ("child", "f"): "daughter",
    ("sibling", "m"): "brother",
    ("sibling", "f"): "sister",
    ("spouse", "m"): "husband",
    ("spouse", "f"): "wife",
}
_REDUCES = {
    ("spouse", "spouse"): ("",),
    ("spouse", "child"): ("child",),
    ("parent", "spouse"): ("parent",),
    ("parent", "child"): ("sibling", ""),
    ("child", "parent"): ("spouse", ""),
    ("child", "sibling"): ("child",),
    ("sibling", "parent"): ("parent",),
    ("sibling", "sibling"): ("sibling", ""),
}
"""Two links that are one: the mother's husband is a parent, the brother's mother too. Each step shortens the chain.

Empty leads back to where the two began: 孩子的奶奶 is a man's own mother, 爷爷的儿子 may be the father himself.
"""

_ONE = {
    "parent": Relation.PARENT,
    "child": Relation.CHILD,
    "sibling": Relation.SIBLING,
    "spouse": Relation.SPOUSE,
}
_ZH = {
    "father": "父亲", "mother": "母亲", "parent": "父母", "son": "儿子", "daughter": "女儿", "child": "子女",
    "brother": "兄弟", "sister": "姐妹", "sibling": "兄弟姐妹", "husband": "丈夫", "wife": "妻子", "spouse": "配偶",
    "godparent": "义父母", "godchild": "义子女", "designated": "指定人", "paired": "结对户",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KinshipReading:
    """One thing a word can mean (称呼的一种理解); `chain` leads from the sponsor to the relative: `wife.mother`."""

    relation: Relation
    chain: str
    label: Text


def readings(term: str) -> tuple[KinshipReading, ...]:
    """Read a word for a relative; an unknown word has no reading.

    Raises:
        Mistake: the term is longer than 20 characters, or has more than 4 links.
    """
    if len(term) > MAX_CHARACTERS:
        raise Mistake(
            f"kinship term: longer than {MAX_CHARACTERS} characters. Write one word, or X的Y, as in 老婆的妈妈."
        )
    words = _words(term)
    if words is None:
        return ()
    if len(words) > MAX_LINKS:
        raise Mistake(f"kinship term: more than {MAX_LINKS} links. Write it shorter, as in 老婆的妈妈.")
    found: dict[tuple[Relation, str], KinshipReading] = {}
    for chains in product(*(WORDS_FOR_KIN[word] for word in words)):
        for links in _reduced(".".join(chains).split(".")):
            for reading in _read(links, words):
                found.setdefault((reading.relation, reading.chain), reading)
    return tuple(found.values())[:MAX_READINGS]


def _words(term: str) -> list[str] | None:
    """Split a term into known words; None where a part is unknown."""
    text = unicodedata.normalize("NFKC", term).translate(SIMPLER).strip().lower()
    text = _IN_LAW.sub("-in-law", text)
    text = _SELF.sub("", text, count=1)
    if text in WORDS_FOR_KIN:
        return [text]
    words: list[str] = []
    for part in _OF.split(text):
        inside = _known(part.strip())
        if inside is None:
            return None
        words.extend(inside)
    return words


def _known(part: str) -> list[str] | None:
    """Find a part among the words, or as two words side by side: 老婆妈妈.

    A single character makes another word of the one beside it: 姑爹 is no 姑的爹, 娃娃 no 娃的娃.
    """
    if part in WORDS_FOR_KIN:
        return [part]
    for cut in range(len(part) - 2, 1, -1):
        near, far = part[:cut], part[cut:]
        if near in WORDS_FOR_KIN and far in WORDS_FOR_KIN and not _two_people(near, far):
            return [near, far]
    return None


def _two_people(near: str, far: str) -> bool:
    """Tell whether two words name two people and not one of the other: 爷爷外公, 女儿女婿."""
    chains = product(WORDS_FOR_KIN[near], WORDS_FOR_KIN[far])
    kinds = [[[_KIND.get(link) for link in each.split(".")] for each in pair] for pair in chains]
    return all(second[: len(first)] == first for first, second in kinds)


def _read(links: list[str], words: list[str]) -> list[KinshipReading]:
    if not links:
        return []
    label = _label(links)
    if len(words) == 1 and words[0] in OWN_LABEL:
        label = Text(words[0], OWN_LABEL[words[0]])
    return [KinshipReading(relation, ".".join(links), label) for relation in _relations(links)]


def _reduced(links: list[str]) -> Iterator[list[str]]:
    """Shorten a chain in every way there is; the most usual comes first."""
    for at, (near, far) in enumerate(pairwise(links)):
        merged = _REDUCES.get((_KIND.get(near, ""), _KIND.get(far, "")))
        if merged is None:
            continue
        for kind in merged:
            if _fits(kind, _gender(links[at - 1]) if at else "", _gender(far)):
                one = _NAMED.get((kind, _gender(far)), kind)
                yield from _reduced([*links[:at], *([one] if one else ()), *links[at + 2 :]])
        return
    yield links


def _fits(kind: str, before: str, last: str) -> bool:
    """Tell whether two links can be this one, by whom they start from: a brother's child's father is the brother."""
    if not before or not last or kind not in {"", "spouse"}:
        return True
    return (before == last) is not (kind == "spouse")


def _gender(link: str) -> str:
    return "m" if link in _MALE else "f" if link in _FEMALE else ""


def _relations(links: list[str]) -> tuple[Relation, ...]:
    kinds = [_KIND.get(link, link) for link in links]
    if links in (["designated"], ["paired"]):
        return (Relation.DESIGNATED_PERSON if links == ["designated"] else Relation.PAIRED_HOUSEHOLD,)
    if len(kinds) == 1:
        return (_ONE.get(kinds[0], Relation.OTHER),)
    match kinds:
        case ["parent", "parent"]:
            paternal, maternal = Relation.GRANDPARENT_PATERNAL, Relation.GRANDPARENT_MATERNAL
        case ["child", "child"]:
            paternal, maternal = Relation.GRANDCHILD_PATERNAL, Relation.GRANDCHILD_MATERNAL
        case ["spouse", "parent"]:
            return (Relation.SPOUSE_PARENT,)
        case ["child", "spouse"]:
            return (Relation.CHILD_SPOUSE,)
        case _:
            return (Relation.OTHER,)
    if links[0] in _MALE:
        return (paternal,)
    return (maternal,) if links[0] in _FEMALE else (paternal, maternal)


def _label(links: list[str]) -> Text:
    return Text("的".join(_ZH[link] for link in links), "'s ".join(links))
