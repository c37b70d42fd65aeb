"""Runs the plugins' startup and shutdown hooks, one plugin at a time, each within its time."""

import asyncio
import inspect

from gongji.host.loader import Loaded

HOOK_SECONDS = 5.0
"""The longest a plugin may take to start or to stop."""


async def start(loaded: Loaded) -> None:
    """Run every plugin's `startup`; one that fails or takes too long is put into quarantine."""
    for name, reason in await _call_each(loaded, "startup"):
        loaded.quarantine(name, reason)


async def stop(loaded: Loaded) -> None:
    """Run every plugin's `shutdown`; failures are forgotten, the gateway stops anyway."""
    await _call_each(loaded, "shutdown")


async def _call_each(loaded: Loaded, hook: str) -> list[tuple[str, str]]:
    failed: list[tuple[str, str]] = []
    for name, module in loaded.manager.list_name_plugin():
        if module is None:
            continue
        others = [each for each in loaded.manager.get_plugins() if each is not module]
        try:
            async with asyncio.timeout(HOOK_SECONDS):
                for result in loaded.manager.subset_hook_caller(hook, others)():
                    if inspect.isawaitable(result):
                        await result
        except TimeoutError:
            failed.append((name, f"{hook} took more than {HOOK_SECONDS:g} s."))
        except Exception as error:  # noqa: BLE001 - a plugin may fail in any way, the rest goes on
            failed.append((name, f"{hook}: {type(error).__name__}: {error}"))
    return failed
