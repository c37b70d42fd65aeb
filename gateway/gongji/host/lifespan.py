"""Runs the plugins' startup and shutdown hooks, one plugin at a time, each within its time."""

import asyncio
import inspect
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from gongji.host.loader import Loaded, wrap
from gongji.host.refusing import reason_of

log = logging.getLogger("gongji.host")

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
    """Run every plugin's `shutdown`; failures are logged, the gateway stops anyway."""
    for name, reason in await _call_each(loaded, "shutdown"):
        log.warning("plugin %s did not stop well: %s", name, reason)


async def _call_each(loaded: Loaded, hook: str) -> list[tuple[str, str]]:
    failed: list[tuple[str, str]] = []
    for name, module in loaded.manager.list_name_plugin():
        if module is None:
            continue
        timer, began = asyncio.timeout(HOOK_SECONDS), time.monotonic()
        late = f"{hook} took more than {HOOK_SECONDS:g} s."
        try:
            async with timer:
                for result in await _in_thread(loaded.caller(hook, module)):
                    if inspect.isawaitable(result):
                        await result
        except BaseException as error:
            if _meant_for_us(error):
                raise
            failed.append((name, late if timer.expired() else reason_of(error, hook)))
        else:
            if time.monotonic() - began > HOOK_SECONDS:  # it never waited, so nothing could interrupt it
                failed.append((name, late))
    return failed


async def _in_thread(call: Callable[[], Any]) -> Any:
    """Call in a thread of its own, which ends with the process if it never ends by itself."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def settle(answer: Any, error: BaseException | None) -> None:
        if future.done():
            _drop(answer)
        elif error is None:
            future.set_result(answer)
        else:
            future.set_exception(error)

    def run() -> None:
        answer, error = None, None
        try:
            answer = call()
        except BaseException as raised:  # noqa: BLE001 - handed to whoever waits
            error = RuntimeError("StopIteration") if isinstance(raised, StopIteration) else raised
        try:
            loop.call_soon_threadsafe(settle, answer, error)
        except RuntimeError:  # the loop is gone
            _drop(answer)

    threading.Thread(target=run, name="gongji-plugin", daemon=True).start()
    return await future


def _drop(results: object) -> None:
    """Let go of coroutines that nobody will wait for."""
    for each in results if isinstance(results, list) else ():
        if inspect.iscoroutine(each):
            each.close()


def _meant_for_us(error: BaseException) -> bool:
    """Tell whether the gateway itself is to stop, not only a plugin."""
    task = asyncio.current_task()
    return isinstance(error, KeyboardInterrupt | GeneratorExit) or (
        task is not None and task.cancelling() > 0
    )
