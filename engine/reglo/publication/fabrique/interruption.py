"""What an interruption does while a folder is being replaced: it comes in time, and never between two halves.

Ctrl-C and the end that a system asks for are one thing here: both leave the work in hand as Ctrl-C does.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

_DEMANDES = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interruptible() -> Iterator[None]:
    """Lets the system end the work in hand as Ctrl-C does, so that what it leaves behind is taken away."""
    avant = signal.getsignal(signal.SIGTERM)
    if current_thread() is not main_thread() or avant is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, avant)


@contextmanager
def sans_interruption() -> Iterator[None]:
    """Puts an interruption off until what must not be cut is done; only the main thread ever receives one."""
    if current_thread() is not main_thread():
        yield
        return
    recues: list[tuple[int, FrameType | None]] = []
    avant = {demande: signal.getsignal(demande) for demande in _DEMANDES}
    for demande in _DEMANDES:
        signal.signal(demande, lambda *recue: recues.append(recue))
    try:
        yield
    finally:
        for demande, action in avant.items():
            signal.signal(demande, action)
    for numero, ici in recues[:1]:
        action = avant[signal.Signals(numero)]
        if callable(action):
            action(numero, ici)
