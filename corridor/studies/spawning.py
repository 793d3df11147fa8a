"""How worker processes start: without the program that asks for them."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager

_ONE = threading.RLock()


@contextmanager
def without_main():
    """Processes started within do not run the caller's script again, as multiprocessing's spawn would to find names of its `__main__`: what
    workers run is importable, so that a plain script needs no `if __name__ == "__main__"`. A script that changes the model, and shall change it
    in workers too, sets `WORKERS_READ = True`: they run it, as another module."""
    with _ONE:
        main = sys.modules["__main__"]
        kept = {name: getattr(main, name) for name in ("__spec__", "__file__") if getattr(main, name, None) is not None}
        if getattr(main, "WORKERS_READ", False):
            kept = {}
        for name in kept:
            setattr(main, name, None)
        try:
            yield
        finally:
            for name, value in kept.items():
                setattr(main, name, value)
