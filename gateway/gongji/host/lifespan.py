"""Runs the plugins' startup and shutdown hooks, one plugin at a time, each within its time."""

import asyncio
import inspect

from gongji.host.loader import Loaded, reason_of, wrap

HOOK_SECONDS = 5.0
"""The longest a plugin may take to start or to stop."""


async def start(loaded: Loaded) -> None:
    """Run every plugin's `startup`; one that fails or takes too long is put into quarantine."""
    failed = await _call_each(loaded, "startup")
    for name, reason in failed:
        loaded.quarantine(name, reason)
    if failed:
        wrap(loaded)  # again, so that nothing stays wrapped by a plugin that is put out


async def stop(loaded: Loaded) -> None:
    """Run every plugin's `shutdown`; failures are forgotten, the gateway stops anyway."""
    await _call_each(loaded, "shutdown")


async def _call_each(loaded: Loaded, hook: str) -> list[tuple[str, str]]:
    failed: list[tuple[str, str]] = []
    for name, module in loaded.manager.list_name_plugin():
        if module is None:
            continue
        others = [each for each in loaded.manager.get_plugins() if each is not module]
        timer = asyncio.timeout(HOOK_SECONDS)
        try:
            async with timer:
                for result in loaded.manager.subset_hook_caller(hook, others)():
                    if inspect.isawaitable(result):
                        await result
        except BaseException as error:
            if _meant_for_us(error):
                raise
            late = f"{hook} took more than {HOOK_SECONDS:g} s."
            failed.append((name, late if timer.expired() else reason_of(error, hook)))
    return failed


def _meant_for_us(error: BaseException) -> bool:
    """Tell whether the gateway itself is to stop, not only a plugin."""
    task = asyncio.current_task()
    return isinstance(error, KeyboardInterrupt | GeneratorExit) or (
        task is not None and task.cancelling() > 0
    )
