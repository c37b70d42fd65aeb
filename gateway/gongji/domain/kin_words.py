"""The words people use for their relatives, each with the chains from the speaker that it can mean.

A chain is links joined by dots, from the sponsor to the relative: `wife.mother`. Words are standard Chinese; of a
word that many places use for different relatives all meanings stand, a rare one is left out: a wrong relation is worse
than an unknown word.
"""

from itertools import product

_CLOSE = {
    "husband": "丈夫 老公 先生 夫君 当家的",
    "wife": "妻子 老婆 太太 媳妇 夫人 内人 妻 爱妻",
    "spouse": "爱人 配偶 另一半 伴侣 对方配偶 老伴 老伴儿",
    "father": "爸 爸爸 父亲 老爸 爹 爹爹 老爹 阿爸 阿爹 老爷子 父 家父 爸比 老汉 令尊",
    "mother": "妈 妈妈 母亲 老妈 娘 阿妈 阿娘 老娘 母 家母 妈咪 令堂",
    "parent": "父母 爸妈 双亲 爹娘 爹妈 父母亲 爸爸妈妈 父亲母亲",
    "son": "儿子 儿 男孩 犬子 宝贝儿子",
    "daughter": "女儿 闺女 女 姑娘 女孩 千金",
    "child": "孩子 子女 小孩 儿女 娃 娃儿 娃娃 宝宝 儿子女儿",
    "brother": "兄弟 哥哥 哥 弟弟 弟 兄长 大哥 老弟 胞兄 胞弟 兄 阿哥 阿弟",
    "sister": "姐妹 姐姐 姐 妹妹 妹 大姐 老妹 胞姐 胞妹 姊 姊妹 姐姐妹妹 阿姐 阿妹",
    "sibling": "兄弟姐妹 兄弟姊妹 手足 哥哥姐姐 弟弟妹妹",
}
_ELDERS = {
    "father.father": "爷爷 祖父 阿爷 爷",
    "father.mother": "奶奶 祖母 奶 阿嬷 嬷嬷",
    "father.parent": "爷爷奶奶 祖父母",
    "mother.father": "外公 姥爷 外祖父 老爷 外爷",
    "mother.mother": "外婆 姥姥 外祖母 姥娘",
    "mother.parent": "外公外婆 姥姥姥爷 外祖父母",
    "father.father.father": "曾祖父 太爷爷 曾祖 太爷",
    "father.father.mother": "曾祖母 太奶奶 太奶",
    "mother.father.father": "外曾祖父 太姥爷 太外公",
    "mother.father.mother": "外曾祖母 太姥姥 太外婆",
    "wife.father": "岳父 丈人 老丈人 岳丈 泰山 岳父大人",
    "wife.mother": "岳母 丈母娘 丈母 岳母大人 泰水",
    "wife.parent": "岳父母 岳父岳母",
    "husband.father": "公公 公爹 家翁",
    "husband.mother": "婆婆 家姑 婆母",
    "husband.parent": "公婆 公公婆婆",
    "wife.father.father": "太岳父 岳祖父",
    "wife.father.mother": "太岳母 岳祖母",
}
_YOUNGER = {
    "son.son": "孙子 孙儿",
    "son.daughter": "孙女 孙女儿",
    "son.child": "孙子女 内孙 孙子孙女",
    "daughter.son": "外孙 外孙子",
    "daughter.daughter": "外孙女",
    "daughter.child": "外孙子女 外孙辈",
    "child.child": "孙辈",
    "son.wife": "儿媳 儿媳妇 儿媳妇儿 儿妇",
    "daughter.husband": "女婿 姑爷 半子",
    "child.spouse": "子女的配偶",
    "son.son.son": "曾孙 重孙 重孙子",
    "son.son.daughter": "曾孙女 重孙女",
    "son.son.wife": "孙媳 孙媳妇",
    "son.daughter.husband": "孙女婿",
}
_AROUND = {
    "father.father.brother": "大爷爷 二爷爷 三爷爷 小爷爷 伯祖父 叔祖父",
    "father.brother": "伯伯 伯父 叔叔 叔父 叔 大伯 大爷 叔伯 小叔叔 二叔 三叔",
    "father.brother.wife": "伯母 婶婶 婶 婶子 大娘 大妈 叔母",
    "father.sister": "姑姑 姑妈 姑母 姑 大姑 小姑姑",
    "father.sister.husband": "姑父 姑夫 姑丈 姑爹",
    "mother.brother": "舅舅 舅父 舅 大舅 娘舅",
    "mother.brother.wife": "舅妈 舅母 妗子 舅娘",
    "mother.sister": "姨妈 姨母 阿姨 姨 大姨 小姨妈",
    "mother.sister.husband": "姨父 姨夫 姨丈 姨爹",
    "father.brother.son": "堂哥 堂弟 堂兄 堂兄弟",
    "father.brother.daughter": "堂姐 堂妹 堂姐妹",
    "parent.sibling.son": "表哥 表弟 表兄 表兄弟",
    "parent.sibling.daughter": "表姐 表妹 表姐妹",
    "brother.wife": "嫂子 嫂嫂 嫂 弟媳 弟妹 弟媳妇 弟妇",
    "sister.husband": "姐夫 妹夫 姐丈 妹婿",
    "brother.son": "侄子 侄儿 侄",
    "brother.daughter": "侄女",
    "sister.son": "外甥",
    "sister.daughter": "外甥女",
    "husband.brother": "大伯子 小叔子",
    "husband.sister": "大姑子 小姑子 大姑姐",
    "wife.brother": "大舅子 小舅子 大舅哥 内兄 内弟 妻兄 妻弟",
    "wife.sister": "大姨子 小姨子 妻姐 妻妹",
    "wife.sister.husband": "连襟 连桥 担挑",
    "husband.brother.wife": "妯娌",
    "child.spouse.father": "亲家公 亲家 亲家翁",
    "child.spouse.mother": "亲家母 亲家婆",
}
_SPECIAL = {
    "father": ("养父", "继父", "后爸", "后爹"),
    "mother": ("养母", "继母", "后妈", "后娘"),
    "parent": ("养父母", "继父母"),
    "son": ("养子", "继子"),
    "daughter": ("养女", "继女"),
    "child": ("养子女", "继子女"),
    "godparent": ("干爹", "干妈", "干爸", "干娘", "义父", "义母"),
    "godchild": ("干儿子", "干女儿", "义子", "义女"),
    "brother": ("继兄", "继弟", "同父异母的哥哥", "同父异母的弟弟", "同母异父的哥哥", "同母异父的弟弟"),
    "sister": ("继姐", "继妹"),
    "designated": ("指定人",),
    "paired": ("结亲户", "结对户", "结对帮扶户"),
}
_ENGLISH = {
    "husband": "husband",
    "wife": "wife",
    "spouse": "spouse partner",
    "father": "father dad",
    "mother": "mother mum mom",
    "parent": "parent parents",
    "son": "son",
    "daughter": "daughter",
    "child": "child children",
    "brother": "brother",
    "sister": "sister",
    "sibling": "sibling",
    "spouse.father": "father-in-law",
    "spouse.mother": "mother-in-law",
    "spouse.parent": "parent-in-law parents-in-law",
    "parent.father": "grandfather grandpa",
    "parent.mother": "grandmother grandma",
    "parent.parent": "grandparent grandparents",
    "child.child": "grandchild grandchildren",
    "child.son": "grandson",
    "child.daughter": "granddaughter",
    "daughter.husband": "son-in-law",
    "son.wife": "daughter-in-law",
}
_DOUBLE = {
    "媳妇": ("wife", "son.wife"),
    "媳妇儿": ("wife", "son.wife"),
    "家公": ("mother.father", "husband.father"),
    "家婆": ("mother.mother", "husband.mother"),
    "阿公": ("father.father", "mother.father", "husband.father"),
    "阿婆": ("father.mother", "mother.mother", "husband.mother"),
    "亲家": ("child.spouse.father", "child.spouse.mother"),
}
"""Words that mean several relations, by their chains."""

_RANKED = "大二三四五六七八小老幺"
_AFTER_RANK = (
    "哥",
    "弟",
    "姐",
    "妹",
    "儿子",
    "女儿",
    "闺女",
    "伯",
    "叔",
    "姑",
    "舅",
    "姨",
)
"""Not 爷爷 and 奶奶: with a rank they are a grandparent's brothers, and their wives."""

_NO_KIN = frozenset({"小姐"})


def _table() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for group in (_CLOSE, _ELDERS, _YOUNGER, _AROUND, _ENGLISH):
        for chain, listed in group.items():
            words.update(dict.fromkeys(listed.split(), (chain,)))
    for chain, special in _SPECIAL.items():
        words.update(dict.fromkeys(special, (chain,)))
    for base, rank in product(_AFTER_RANK, _RANKED):
        if base in words and f"{rank}{base}" not in _NO_KIN:
            words.setdefault(f"{rank}{base}", words[base])
    return words | _DOUBLE


WORDS_FOR_KIN = _table()
"""Each word with its chains."""

_ADOPTED = {"养": "adoptive", "继": "step-", "后": "step-", "干": "god", "义": "god"}


def _own_labels() -> dict[str, str]:
    """Say in English what a special word adds to its chain."""
    labels: dict[str, str] = {}
    for chain, words in _SPECIAL.items():
        plain = {"godparent": "parent", "godchild": "child"}.get(chain, chain)
        for word in words:
            first = _ADOPTED.get(word[0], "half-" if word.startswith("同") else "")
            labels[word] = f"{first}{' ' if first == 'adoptive' else ''}{plain}"
    return labels


OWN_LABEL = _own_labels()
"""Words that say more than their chain, such as 养父, with their English: they are their own label."""

SIMPLER = str.maketrans(
    "媽爺嶽親婦孫兒姪舅養繼乾義結對戶壻娘們個裡", "妈爷岳亲妇孙儿侄舅养继干义结对户婿娘们个里"
)
"""Traditional characters of the common words, to simplified ones."""
