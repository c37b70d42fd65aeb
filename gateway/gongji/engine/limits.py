"""What a request may at most ask of the engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one request (请求上限).

    `json_depth` counts nested arrays and objects; `characters`, `lines`, `tokens`, `depth`, `aliases`, `root_fields`, `directives` and
    `same_key` bound the document, fragments counted where they are spread; `fields` bounds them all together. `values`
    and `answer_bytes` bound the answer, `errors` how many are told; `name` is the longest a name may be, `schema_depth` the
    depth inside `__schema` and `__type`, where those are open. `prompt_seconds` is how long an operation may keep others waiting.
    """

    body_bytes: int = 256 * 1024
    json_depth: int = 32
    characters: int = 64 * 1024
    lines: int = 2000
    tokens: int = 1000
    name: int = 100
    schema_depth: int = 20
    depth: int = 12
    aliases: int = 30
    root_fields: int = 20
    directives: int = 20
    same_key: int = 20
    fields: int = 2000
    values: int = 200_000
    answer_bytes: int = 8 * 1024 * 1024
    errors: int = 20
    prompt_seconds: float = 0.1
    operation_seconds: float = 10.0
