"""Finds plugins by entry point and loads them one by one; what fails is put into quarantine."""

import inspect
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import Distribution, EntryPoint, entry_points
from types import ModuleType

import pluggy

from gongji import hooks
from gongji.domain.division import division
from gongji.domain.policy import Policy
from gongji.host.plugin import Plugin, PluginStatus
from gongji.host.refusing import reason_of, refuse_hooks
from gongji.policy.region import Region

log = logging.getLogger("gongji.host")

GROUP = "gongji.regions"
"""The entry-point group of region plugins, built-in ones included."""


@dataclass(slots=True)
class Loaded:
    """What came of loading: plugins by name, regions by code, and the manager that holds the plugins' hooks.

    `given` are the regions as they were handed over, `regions` the same as other plugins wrapped them.
    """

    manager: pluggy.PluginManager
    plugins: dict[str, Plugin] = field(default_factory=dict)
    given: dict[str, Region] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)

    def owner(self, code: str) -> Plugin | None:
        """Find the plugin that handed over a region."""
        return next((each for each in self.plugins.values() if code in each.codes), None)

    def caller(self, hook: str, module: object) -> pluggy.HookCaller:
        """Give a hook as one plugin alone implements it."""
        others = [each for each in self.manager.get_plugins() if each is not module]
        return self.manager.subset_hook_caller(hook, others)

    def quarantine(self, name: str, reason: str) -> None:
        """Put a plugin out of use and forget its regions."""
        log.warning("plugin %s is in quarantine: %s", name, reason)
        for code in self.plugins[name].codes:
            self.given.pop(code, None)
            self.regions.pop(code, None)
        self.plugins[name] = self.plugins[name].quarantined(reason)
        if self.manager.has_plugin(name):
            self.manager.unregister(name=name)


def load(
    found: Iterable[EntryPoint] | None = None,
    *,
    allow: Collection[str] | None = None,
    block: Collection[str] = (),
) -> Loaded:
    """Load every plugin that is installed.

    Args:
        found: entry points to load in place of those installed.
        allow: names of the only plugins to load; None is all.
        block: names of plugins not to load.
    """
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    loaded = Loaded(manager)
    called: dict[Distribution, tuple[str, str]] = {}
    for point in sorted(entry_points(group=GROUP) if found is None else found, key=_first_ours):
        plugin = _met(point, loaded.plugins, called)
        loaded.plugins[plugin.name] = plugin
        if plugin.name in block or (allow is not None and plugin.name not in allow):
            text = "blocked by the settings" if plugin.name in block else "not among the allowed plugins"
            loaded.plugins[plugin.name] = replace(plugin, status=PluginStatus.BLOCKED, reason=text)
            continue
        _load_one(point, plugin, loaded)
    wrap(loaded)
    return loaded


def _first_ours(point: EntryPoint) -> tuple[bool, str, str]:
    """Built-in plugins first, so that an outside one for the same code is the second and is refused."""
    return (not point.value.startswith("gongji_regions."), point.name, point.value)


def _met(
    point: EntryPoint, known: Mapping[str, Plugin], called: dict[Distribution, tuple[str, str]]
) -> Plugin:
    name = point.name if point.name not in known else f"{point.name} ({point.value})"
    distribution, version = None, "unknown"
    if (dist := point.dist) is not None:
        if dist not in called:  # its metadata is parsed anew whenever it is asked
            called[dist] = (dist.name, dist.version)
        distribution, version = called[dist]
    return Plugin(name=name, version=version, api=hooks.API_VERSION, distribution=distribution)


def _load_one(point: EntryPoint, plugin: Plugin, loaded: Loaded) -> None:
    doing = f"importing {point.value}"
    try:
        module = point.load()
        wanted = str(getattr(module, "gongji_api", hooks.API_VERSION))
        plugin = loaded.plugins[plugin.name] = replace(plugin, api=wanted)
        if refusal := _refuse_api(wanted):
            loaded.quarantine(plugin.name, refusal)
            return
        doing = "reading its hooks"
        if refusal := refuse_hooks(module):
            loaded.quarantine(plugin.name, refusal)
            return
        loaded.manager.register(module, plugin.name)
        loaded.manager.check_pending()
        doing = "register_regions"
        regions = _regions_of(module, loaded)
        if refusal := _refuse_regions(regions, loaded):
            loaded.quarantine(plugin.name, refusal)
            return
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin may fail in any way, the rest goes on
        loaded.quarantine(plugin.name, reason_of(error, doing))
        return
    loaded.plugins[plugin.name] = replace(plugin, codes=tuple(region.code for region in regions))
    loaded.given.update({region.code: region for region in regions})


def _refuse_api(wanted: str) -> str | None:
    if wanted.split(".", maxsplit=1)[0] == hooks.API_VERSION.split(".")[0]:
        return None
    return f"written for plugin API {wanted}, this gateway has {hooks.API_VERSION}. Update the plugin or the gateway."


def _regions_of(module: ModuleType, loaded: Loaded) -> list[Region]:
    regions: list[Region] = []

    def register(region: Region) -> None:
        if not isinstance(region, Region):
            raise TypeError(f"register() got {type(region).__name__}; hand over a gongji.api.Region.")
        if not isinstance(getattr(region, "policy", None), Policy):
            raise TypeError(f"{type(region).__name__} has no Policy; call super().__init__(policy).")
        regions.append(region)

    for result in loaded.caller("register_regions", module)(register=register):
        if inspect.iscoroutine(result):
            result.close()
        kind = type(result).__name__
        raise TypeError(f"gave {kind}; be sync, call register(region) for each region and return nothing.")
    if not regions and hasattr(module, "register_regions"):
        raise LookupError(
            "handed over no region; is there a region.toml in the package, and in what is installed?"
        )
    return regions


def _refuse_regions(regions: Iterable[Region], loaded: Loaded) -> str | None:
    seen: set[str] = set()
    for region in regions:
        try:
            division(region.code)
        except LookupError as error:
            return f"{error}"
        if region.code in seen:
            return f"hands over region {region.code} twice."
        owner = loaded.owner(region.code)
        if owner is not None:
            return f"region {region.code} is already given by plugin {owner.name!r}; block one of the two (plugins_block)."
        seen.add(region.code)
    return None


def wrap(loaded: Loaded) -> None:
    """Let plugins wrap regions, one plugin at a time; one that fails is put out and its wraps are undone."""
    loaded.regions = dict(loaded.given)
    for name, module in loaded.manager.list_name_plugin():
        if module is None:
            continue
        caller = loaded.caller("wrap_region", module)
        wrapped: dict[str, Region] = {}
        try:
            for code, region in loaded.regions.items():
                for each in caller(region=region):
                    wrapped[code] = _same_code(each, code)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - as above
            loaded.quarantine(name, reason_of(error, "wrap_region"))
            continue
        loaded.regions.update(wrapped)
    for code, plain in loaded.given.items():
        if loaded.regions[code] is not plain:
            log.info("region %s is wrapped by %s", code, type(loaded.regions[code]).__name__)


def _same_code(given: object, code: str) -> Region:
    if not isinstance(given, Region) or given.code != code:
        kind = f"region {given.code}" if isinstance(given, Region) else type(given).__name__
        raise TypeError(f"gave {kind} for region {code}; give a Region of that code, or None.")
    return given
