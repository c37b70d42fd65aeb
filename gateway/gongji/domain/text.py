"""A text in both languages of the API (中文 and English)."""

from dataclasses import dataclass
from enum import Enum


class Language(Enum):
    """The language an answer is written in (语言)."""

    ZH = "ZH"
    EN = "EN"


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Chinese and in English; where only one is known, both say it."""

    zh: str
    en: str

    @classmethod
    def same(cls, words: str) -> "Text":
        """Make a text whose words are the same in both languages, such as a name or a quotation."""
        return cls(words, words)

    def tell(self, lang: Language) -> str:
        """Give the words in one language."""
        return self.zh if lang is Language.ZH else self.en
