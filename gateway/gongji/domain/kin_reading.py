"""Reading a word for a relative, such as 岳母 or 老婆的妈妈, into the relations it can mean."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import product

from gongji.domain.kin_words import OWN_LABEL, SIMPLER, WORDS_FOR_KIN
from gongji.domain.mistake import Mistake
from gongji.domain.relation import Relation
from gongji.domain.text import Text

MAX_CHARACTERS = 20
MAX_LINKS = 4
MAX_READINGS = 20

_SELF = re.compile(r"^(我们家|我们|我家|咱家|我|俺|咱|本人|自己)的?")
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
    ("spouse", "spouse"): "",
    ("spouse", "child"): "child",
    ("parent", "spouse"): "parent",
    ("parent", "child"): "sibling",
    ("child", "parent"): "spouse",
    ("child", "sibling"): "child",
    ("sibling", "parent"): "parent",
    ("sibling", "sibling"): "sibling",
}
"""Two links that are one: the mother's husband is a parent, the brother's mother too. Each step shortens the chain."""

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
        for reading in _read(".".join(chains).split("."), words):
            found.setdefault((reading.relation, reading.chain), reading)
    return tuple(found.values())[:MAX_READINGS]


def _words(term: str) -> list[str] | None:
    """Split a term into known words; None where a part is unknown."""
    text = unicodedata.normalize("NFKC", term).translate(SIMPLER).strip().lower()
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
    """Find a part among the words, or as two words side by side: 老婆妈妈."""
    if part in WORDS_FOR_KIN:
        return [part]
    for cut in range(len(part) - 1, 0, -1):
        if part[:cut] in WORDS_FOR_KIN and part[cut:] in WORDS_FOR_KIN:
            return [part[:cut], part[cut:]]
    return None


def _read(chain: list[str], words: list[str]) -> list[KinshipReading]:
    links = _reduced(chain)
    if not links:
        return []
    label = _label(links)
    if len(words) == 1 and words[0] in OWN_LABEL:
        label = Text(words[0], label.en)
    return [KinshipReading(relation, ".".join(links), label) for relation in _relations(links)]


def _reduced(chain: list[str]) -> list[str]:
    links = list(chain)
    at = 0
    while at + 1 < len(links):
        kinds = (_KIND.get(links[at], ""), _KIND.get(links[at + 1], ""))
        if kinds not in _REDUCES:
            at += 1
            continue
        merged = _REDUCES[kinds]
        links[at : at + 2] = [_gendered(merged, links[at + 1])] if merged else []
        at = max(0, at - 1)
    return links


def _gendered(kind: str, last: str) -> str:
    gender = "m" if last in _MALE else "f" if last in _FEMALE else ""
    return _NAMED.get((kind, gender), kind)


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
