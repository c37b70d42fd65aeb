"""Words for relatives, read into what they can mean."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongji.domain.kin_reading import MAX_CHARACTERS, MAX_LINKS, MAX_READINGS, readings
from gongji.domain.kin_words import WORDS_FOR_KIN
from gongji.domain.mistake import Mistake

MEANT = {
    "SPOUSE": "爱人 配偶 老婆 丈夫 先生 妻子",
    "PARENT": "爸爸 妈妈 父母 爸爸妈妈 爹妈 继父 养母 后妈 妈妈的丈夫 姐姐的妈妈",
    "CHILD": "儿子 闺女 孩子 娃娃 娃儿 养子 继女 爱人的孩子 女儿的哥哥 大儿子",
    "SIBLING": "姐姐 弟弟 兄弟姐妹 二哥 哥哥姐姐 爸爸的儿子 哥哥的妹妹 同父异母的哥哥",
    "GRANDPARENT_PATERNAL": "爷爷 祖母 爸爸的妈妈 爸爸的爸爸的老婆",
    "GRANDPARENT_MATERNAL": "外婆 姥姥 外公 妈妈的爸爸 外祖父母",
    "GRANDCHILD_PATERNAL": "孙子 孙女 儿子的女儿",
    "GRANDCHILD_MATERNAL": "外孙女 外孙 女儿的儿子",
    "SPOUSE_PARENT": "岳父 岳母 丈母娘 婆婆 公公 公婆 老婆的妈妈 老婆妈妈 爱人的父亲 老公的爸爸的老婆",
    "CHILD_SPOUSE": "儿媳 女婿 儿子的老婆 女儿的丈夫 子女的配偶 孙子的妈妈",
    "OTHER": "表哥 堂妹 大舅子 叔叔 姨妈 嫂子 侄子 干妈 义子 二爷爷 大爷爷 曾祖父 姑爹 姨爹 妈妈的哥哥",
    "DESIGNATED_PERSON": "指定人",
    "PAIRED_HOUSEHOLD": "结对户",
}
"""Words that mean one relation and no other."""

SEVERAL = {
    "媳妇": {"SPOUSE", "CHILD_SPOUSE"},
    "媳妇儿": {"SPOUSE", "CHILD_SPOUSE"},
    "媳妇的妈妈": {"SPOUSE_PARENT", "OTHER"},
    "孩子的孩子": {"GRANDCHILD_PATERNAL", "GRANDCHILD_MATERNAL"},
    "孙辈": {"GRANDCHILD_PATERNAL", "GRANDCHILD_MATERNAL"},
    "父母的父母": {"GRANDPARENT_PATERNAL", "GRANDPARENT_MATERNAL"},
    "家公": {"GRANDPARENT_MATERNAL", "SPOUSE_PARENT"},
    "阿婆": {"GRANDPARENT_PATERNAL", "GRANDPARENT_MATERNAL", "SPOUSE_PARENT"},
    "孩子的奶奶": {
        "SPOUSE_PARENT",
        "PARENT",
    },  # of a mother's child the husband's mother, of a father's his own
    "儿子的外公": {"SPOUSE_PARENT", "PARENT"},
    "爷爷的儿子": {"PARENT", "OTHER"},
    "岳母的女儿": {"SPOUSE", "OTHER"},
    "哥哥的弟弟的老婆": {"SPOUSE", "OTHER"},
}
"""Words that mean more than one: whoever is meant may be allowed, or not."""

CHAINS = """
岳父 wife.father 妻子的父亲
爱人的母亲 spouse.mother 配偶的母亲
妈妈的丈夫 father 父亲
外婆的儿子 mother.brother 母亲的兄弟
堂哥的爸爸 father.brother 父亲的兄弟
养子 son 养子
干妈 godparent 干妈
wife’s&mother wife.mother 妻子的母亲
"""
UNKNOWN = "隔壁老王,同事,小姐,我,我的,的,的的的,的妈妈,老婆的,老婆的同事,, "
TWO_PEOPLE = "爷爷外公,哥哥嫂子,女儿女婿"
ONESELF = "老婆的老婆,我老公的爱人"
SAME = "妈妈,我妈妈,我的妈妈,咱妈妈,我们家的妈妈,媽媽,MOTHER,ｍum, 妈妈 "
WORDS = st.sampled_from(sorted(WORDS_FOR_KIN))
ORACLE = (
    "岳父 婆婆 外婆 姥姥 爷爷 孙子 外孙女 女婿 儿媳 姐姐 爱人 爸爸妈妈 表哥 大舅子 嫂子 二爷爷 姑爹 姨爹 "
    "孩子的奶奶 儿子的外公 外婆的女儿 爷爷的儿子 岳母的女儿 爸爸的儿子 姐姐的妈妈 孙子的妈妈 家公"
)


def relations(term):
    return {each.relation.name for each in readings(term)}


@pytest.mark.parametrize(("name", "word"), [(name, word) for name in MEANT for word in MEANT[name].split()])
def test_a_word_is_read_as_the_relation_it_means(name, word):
    assert relations(word) == {name}


@pytest.mark.parametrize("word", SEVERAL)
def test_a_word_of_several_meanings_gives_all_of_them(word):
    assert relations(word) == SEVERAL[word]


@pytest.mark.parametrize("line", CHAINS.split("\n")[1:-1])
def test_a_reading_says_the_shortest_way_from_the_sponsor_to_the_relative(line):
    word, chain, label = line.split()

    (reading,) = readings(word.replace("&", " "))

    assert (reading.chain, reading.label.zh) == (chain, label)


def test_a_label_is_told_in_both_languages():
    assert [each.label.en for each in readings("媳妇")] == ["wife", "son's wife"]


@pytest.mark.parametrize("word", SAME.split(","))
def test_the_speaker_the_spaces_and_the_script_do_not_matter(word):
    assert [each.chain for each in readings(word)] == ["mother"]


@pytest.mark.parametrize("word", f"{UNKNOWN},{TWO_PEOPLE},{ONESELF}".split(","))
def test_an_unknown_word_two_people_at_once_and_oneself_have_no_reading(word):
    assert readings(word) == ()


def test_every_word_that_is_listed_is_read():
    assert [word for word in WORDS_FOR_KIN if not readings(word)] == []


def test_four_links_are_read_and_five_are_refused():
    assert readings("爸的爸的爸的爸")
    with pytest.raises(Mistake, match="kinship term: more than 4 links"):
        readings("爸的爸的爸的爸的爸")


def test_twenty_characters_are_read_and_twenty_one_are_refused():
    assert readings("老婆妈妈".ljust(MAX_CHARACTERS))
    with pytest.raises(Mistake, match="kinship term: longer than 20 characters"):
        readings("老婆妈妈".ljust(MAX_CHARACTERS + 1))


@given(st.text() | st.lists(WORDS | st.text(max_size=3), max_size=6).map("的".join))
@example("阿公的亲家母的亲家")
@example("亲家的亲家的亲家的亲家")
@example("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * MAX_CHARACTERS)
def test_any_text_is_read_shortly_or_refused(term):
    with suppress(Mistake):
        found = [(each.relation, each.chain) for each in readings(term)]
        assert len(found) == len(set(found)) <= MAX_READINGS


def test_the_most_ambiguous_term_is_still_little_work():
    assert max(map(len, WORDS_FOR_KIN.values())) ** MAX_LINKS <= 10_000


def test_another_reader_of_kinship_finds_nothing_that_is_missed_here():
    """`pip install python3-relationship` runs it; too heavy for everyone's tests, so it is in no extra."""
    other = pytest.importorskip("relationship").Relationship()

    for word in ORACLE.split():
        chains = other.relationship({"text": word, "type": "chain"})
        theirs = {relation for chain in chains if chain != "自己" for relation in relations(chain)}

        assert theirs, word
        assert theirs <= relations(word), word
