"""A text in both languages of the API (中文 and English)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Language(Enum):
    """The language an answer is written in (语言)."""

    ZH = "ZH"
    EN = "EN"


_STOPS = ("。", "\uff01", "\uff1f", ".", "!", "?", "”", "")


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Chinese and in English; where only one is known, both say it."""

    zh: str
    en: str

    @classmethod
    def same(cls, words: str) -> "Text":
        """Make a text whose words are the same in both languages, such as a name or a quotation."""
        return cls(words, words)

    @property
    def sentence(self) -> "Text":
        """The text with a full stop where it ends without one, to stand beside others."""
        zh = self.zh if self.zh[-1:] in _STOPS else f"{self.zh}。"
        return Text(zh, self.en if self.en[-1:] in _STOPS else f"{self.en}.")

    def tell(self, lang: Language) -> str:
        """Give the words in one language."""
        return self.zh if lang is Language.ZH else self.en


def joined(texts: Iterable[Text]) -> Text:
    """Write sentences one behind the other."""
    told = [each.sentence for each in texts]
    return Text("".join(each.zh for each in told), " ".join(each.en for each in told))
