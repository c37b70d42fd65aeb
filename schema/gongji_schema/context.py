"""What every resolver is handed."""

from dataclasses import dataclass

from gongji.host.plugin import Plugin
from gongji.services.atlas import Atlas
from gongji.services.crossing import Matrices


@dataclass(frozen=True, slots=True)
class Context:
    """What answers one request (请求上下文): the places with their law, the matrices of crossings, the plugins met."""

    atlas: Atlas
    matrices: Matrices
    plugins: tuple[Plugin, ...]
