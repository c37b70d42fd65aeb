"""What is wrong in a policy file: where, what, and what to do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from cattrs import BaseValidationError, ClassValidationError, ForbiddenExtraKeysError, IterableValidationError


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: the file as its author knows it, the path inside it, and what to do."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        """Write it as one line, such as `hunan/rules.toml: limits[0].sources: …`."""
        return ": ".join(part for part in (self.file, self.path, self.message) if part)


class PolicyError(Exception):
    """A region's files cannot be used; carries every finding, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


def nearest(word: str, known: Iterable[str]) -> str:
    """Suggest the known word nearest to a wrong one, as half a sentence; empty where none is near."""
    folded = {each.casefold(): each for each in known}
    match = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return f" Did you mean {folded[match[0]]!r}?" if match else ""


def explain(
    error: Exception, file: str, path: str, keys: Callable[[type], Sequence[str]]
) -> Iterator[Finding]:
    """Turn what the structuring library raised into findings, one for each mistake.

    Args:
        error: what was raised while a table was read.
        file: the file's name for people.
        path: where in the file the table stands, such as `limits[0]`.
        keys: gives the keys that a table of some kind may have.
    """
    if isinstance(error, BaseValidationError):
        parts = list(_parts(error))
        meant = {hint for inner, _ in parts for hint in _meant(inner, keys)}
        for inner, inside in parts:
            if not (isinstance(inner, KeyError) and nearest(inside[1:], [inside[1:]]) in meant):
                yield from explain(inner, file, path + inside, keys)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = keys(error.cl)
        for key in sorted(error.extra_fields):
            hint = nearest(key, known) or f" Known: {', '.join(known)}."
            yield Finding(file, f"{path}.{key}", f"no such key.{hint}")
    elif isinstance(error, KeyError):
        unknown = path.rpartition(".")[2] in _MAY_BE_UNKNOWN
        yield Finding(
            file, path, 'missing. Write it, or "unknown" where nobody knows.' if unknown else "missing."
        )
    else:
        yield Finding(file, path, str(error))


_MAY_BE_UNKNOWN = frozenset({"since", "allowed", "supported", "value"})


def _meant(error: Exception, keys: Callable[[type], Sequence[str]]) -> Iterator[str]:
    """Suggest what misspelt keys were meant to be: those are not missing as well."""
    if isinstance(error, ForbiddenExtraKeysError):
        yield from (nearest(key, keys(error.cl)) for key in error.extra_fields)


def _parts(error: BaseValidationError) -> Iterator[tuple[Exception, str]]:
    if isinstance(error, ClassValidationError):
        named, rest = error.group_exceptions()
        yield from ((inner, f".{note.name.replace('_fen', '_yuan')}") for inner, note in named)
    elif isinstance(error, IterableValidationError):
        placed, rest = error.group_exceptions()
        yield from ((inner, f"[{note.index}]") for inner, note in placed)
    else:
        rest = list(error.exceptions)
    yield from ((inner, "") for inner in rest)
