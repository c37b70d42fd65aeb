"""What a request may at most ask of the engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one request (请求上限).

    `json_depth` counts nested arrays and objects; `tokens`, `depth`, `aliases`, `root_fields`, `directives` and
    `same_key` bound the document, fragments counted where they are spread; `fields` bounds them all together. `values`
    bounds the answer; `prompt_seconds` is how long an operation may keep others waiting.
    """

    body_bytes: int = 256 * 1024
    json_depth: int = 32
    tokens: int = 1000
    depth: int = 12
    aliases: int = 30
    root_fields: int = 20
    directives: int = 20
    same_key: int = 20
    fields: int = 2000
    values: int = 200_000
    prompt_seconds: float = 0.1
    operation_seconds: float = 10.0
