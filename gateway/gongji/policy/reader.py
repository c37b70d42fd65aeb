"""Reads one region's TOML files into its policy, and reports all mistakes together."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any

import tomli

from gongji.domain import (
    cap,
    channel,
    consent,
    crossing,
    dated,
    eligibility,
    exclusivity,
    kinship,
    limit,
    mechanism,
    premium,
    reference,
    settlement,
    shareable,
    term,
    timing,
    use,
)
from gongji.domain.policy import Policy, Pooling
from gongji.domain.source import Source
from gongji.domain.text import Text
from gongji.policy.cases import Case, Holding
from gongji.policy.converter import keys, make_converter
from gongji.policy.finding import Finding, PolicyError, explain, nearest

TABLES: dict[str, dict[str, type]] = {
    "region.toml": {"glossary": reference.Term, "hotlines": reference.Hotline},
    "sources.toml": {"sources": Source},
    "rules.toml": {
        "mechanisms": mechanism.MechanismRule,
        "kinship": kinship.KinshipRule,
        "eligibility": eligibility.EligibilityRule,
        "limits": limit.LimitRule,
        "uses": use.UseRule,
        "settlement": settlement.SettlementRule,
        "shareable": shareable.ShareableRule,
        "caps": cap.CapRule,
        "exclusivity": exclusivity.ExclusivityRule,
        "consent": consent.ConsentRule,
        "start": term.StartRule,
        "end": term.EndRule,
        "premium": premium.PremiumRule,
        "timing": timing.TimingRule,
        "cross_city": crossing.CityCrossing,
        "cross_province": crossing.ProvinceCrossing,
        "openings": crossing.Opening,
    },
    "channels.toml": {"channels": channel.Channel},
    "answers.toml": {"faq": reference.Faq, "conflicts": reference.Conflict},
    "cases.toml": {"cases": Case, "holds": Holding},
}
"""Which arrays of tables each file holds, and what each table becomes."""

CASES = "cases.toml"
"""The file that only those who check read."""


def _strays(folder: Traversable, label: str) -> Iterator[Finding]:
    """Find files of TOML that nothing reads, and other things of a file's name."""
    for entry in folder.iterdir():
        if entry.name in TABLES and not entry.is_file():
            yield Finding(f"{label}/{entry.name}", "", "is no file.")
        elif entry.name.endswith(".toml") and entry.name not in TABLES:
            yield Finding(
                f"{label}/{entry.name}",
                "",
                f"is not read.{nearest(entry.name, TABLES)} Known: {', '.join(TABLES)}.",
            )


HEAD: dict[str, Any] = {
    "code": str,
    "name": Text,
    "pooling": Pooling,
    "gaps": tuple[str, ...],
    "combine": dict[str, dated.Combine],
}
"""The keys of region.toml that stand alone."""

RULES = (*TABLES["rules.toml"], *TABLES["channels.toml"])
"""The rules for which `combine` may say how layers meet."""


class Reader:
    """Reads region folders; one reader may read many, its hooks are made once."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._ids: set[str] | None = set()
        self._code = ""
        self._converter = make_converter(self._cite, lambda: self._code)

    def read(self, folder: Traversable, label: str) -> tuple[Policy, tuple[Case | Holding, ...]]:
        """Read a region's folder.

        Args:
            folder: where its region.toml stands.
            label: what its author calls it, for messages: `gongji_regions/hunan`.

        Raises:
            PolicyError: with every mistake of every file.
        """
        findings: list[Finding] = []
        head, tables = self._read_law(folder, label, findings)
        cases = self._read_cases(folder, label, findings)
        if findings:
            raise PolicyError(findings)
        return Policy(**head, **tables), cases

    def read_policy(self, folder: Traversable, label: str) -> Policy:
        """Read a region's folder without its cases, which serving does not need.

        Raises:
            PolicyError: with every mistake of every file but that of the cases.
        """
        findings: list[Finding] = []
        head, tables = self._read_law(folder, label, findings)
        if findings:
            raise PolicyError(findings)
        return Policy(**head, **tables)

    def read_cases(self, folder: Traversable, label: str) -> tuple[Case | Holding, ...]:
        """Read the cases of a region's folder.

        Raises:
            PolicyError: with every mistake of that file.
        """
        findings: list[Finding] = []
        cases = self._read_cases(folder, label, findings)
        if findings:
            raise PolicyError(findings)
        return cases

    def _read_law(
        self, folder: Traversable, label: str, findings: list[Finding]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        findings += _strays(folder, label)
        documents = {name: self._document(folder, name, label, findings) for name in TABLES if name != CASES}
        head = self._head(documents["region.toml"], f"{label}/region.toml", findings)
        self._code = head.get("code", "")
        self._read_sources(documents["sources.toml"], f"{label}/sources.toml", findings)
        tables: dict[str, Any] = {"sources": tuple(self._sources.values())}
        for file, document in documents.items():
            for key, kind in TABLES[file].items():
                if key != "sources":
                    tables[key] = tuple(self._tables(document, key, kind, f"{label}/{file}", findings))
        return head, tables

    def _read_cases(
        self, folder: Traversable, label: str, findings: list[Finding]
    ) -> tuple[Case | Holding, ...]:
        document = self._document(folder, CASES, label, findings)
        tables = (
            self._tables(document, key, kind, f"{label}/{CASES}", findings)
            for key, kind in TABLES[CASES].items()
        )
        return tuple(chain.from_iterable(tables))

    def _document(
        self, folder: Traversable, name: str, label: str, findings: list[Finding]
    ) -> dict[str, Any]:
        file = folder / name
        if not file.is_file():
            if name == "region.toml":
                findings.append(
                    Finding(f"{label}/{name}", "", "missing. Every region has one, with code and name.")
                )
            return {}
        try:
            document = tomli.loads(file.read_text("utf-8-sig"))
        except UnicodeDecodeError:
            findings.append(Finding(f"{label}/{name}", "", "not UTF-8. Save the file as UTF-8."))
            return {}
        except tomli.TOMLDecodeError as error:
            findings.append(
                Finding(f"{label}/{name}", "", f"not TOML: {error}. A day is bare, as in 2024-08-15.")
            )
            return {}
        except (OSError, RecursionError) as error:
            why = getattr(error, "strerror", None) or "nested too deep"
            findings.append(Finding(f"{label}/{name}", "", f"cannot be read: {why}."))
            return {}
        known = [*TABLES[name], *(HEAD if name == "region.toml" else ())]
        for key in sorted(document.keys() - set(known)):
            home = next((file for file, kinds in TABLES.items() if key in kinds), None)
            hint = (
                f" It belongs into {home}." if home else nearest(key, known) or f" Known: {', '.join(known)}."
            )
            findings.append(Finding(f"{label}/{name}", key, f"no such key here.{hint}"))
        return document

    def _head(self, document: dict[str, Any], file: str, findings: list[Finding]) -> dict[str, Any]:
        head: dict[str, Any] = {}
        for key, kind in HEAD.items():
            if key in document:
                try:
                    head[key] = self._converter.structure(document[key], kind)
                except Exception as error:  # noqa: BLE001 - every mistake becomes a finding
                    findings.extend(explain(error, file, key, keys))
            elif key in {"code", "name"} and not any(
                each.file == file and (not each.path or nearest(each.path, [key])) for each in findings
            ):
                findings.append(Finding(file, key, "missing."))
        for rule in [each for each in head.get("combine", ()) if each.partition(".")[0] not in RULES]:
            hint = nearest(rule, RULES) or f" Known: {', '.join(RULES)}."
            findings.append(Finding(file, f"combine.{rule}", f"no such rule.{hint}"))
        return head

    def _read_sources(self, document: dict[str, Any], file: str, findings: list[Finding]) -> None:
        """Read the sources; who cites one that cannot be read is not to blame for it."""
        rows = document.get("sources", [])
        unread = not isinstance(rows, list) or any(each.file == file for each in findings)
        self._ids = None if unread else {str(row.get("id")) for row in rows if isinstance(row, dict)}
        self._sources = {}
        for index, source in enumerate(self._tables(document, "sources", Source, file, findings)):
            if source.id in self._sources:
                findings.append(Finding(file, f"sources[{index}].id", f"{source.id!r} stands twice."))
            self._sources[source.id] = source

    def _tables(
        self, document: dict[str, Any], key: str, kind: type, file: str, findings: list[Finding]
    ) -> Iterator[Any]:
        rows = document.get(key, [])
        if not isinstance(rows, list):
            findings.append(Finding(file, key, f"one table. Write it as [[{key}]], there may be several."))
            return
        for index, row in enumerate(rows):
            try:
                yield self._converter.structure(row, kind)
            except Exception as error:  # noqa: BLE001 - every mistake becomes a finding
                findings.extend(explain(error, file, f"{key}[{index}]", keys))

    def _cite(self, ids: Any, _: Any) -> tuple[Source, ...]:
        if not isinstance(ids, list) or not ids:
            raise ValueError(
                f'{ids!r} is not a list of source ids. Cite at least one, as in ["{self._code}-1"].'
            )
        if self._ids is None:
            return ()
        unknown = [each for each in ids if not isinstance(each, str) or each not in self._ids]
        if unknown:
            raise ValueError(
                f"{unknown[0]!r} is not in sources.toml.{nearest(str(unknown[0]), self._sources)} "
                "Add the source with title, kind, date and address, or correct the id."
            )
        return tuple(self._sources[each] for each in ids if each in self._sources)
