"""Runs over a Dask cluster: burn-ins stay on the workers, runs follow them there."""

from __future__ import annotations

NEEDED = "a cluster needs the extra: pip install 'corridor[cluster]'"
OPEN_A_THREAD = 3  # runs under way or queued for each thread: enough to keep it busy, little enough to keep memory flat


def connect(address: str, version: str, timeout: float = 10.0, begins: float = 60.0):
    """A client of the scheduler at an address. Raises ConnectionError in one line: none there within `timeout` seconds, no worker
    within `begins` (one that has just been started loads the model first), another model."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ConnectionError(f"--cluster: {NEEDED}") from error
    from corridor.studies import runner

    try:
        client = Client(address, timeout=timeout, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConnectionError(f"--cluster: found no Dask scheduler at {address}; allowed an address such as "
                              f"tcp://127.0.0.1:8786 ({type(error).__name__})") from error
    try:
        client.wait_for_workers(1, timeout=begins)
        others = {theirs for theirs in client.run(runner.version).values() if theirs != version}
    except TimeoutError as error:
        client.close()
        raise ConnectionError(f"--cluster: the scheduler at {address} has no worker") from error
    except Exception as error:
        client.close()
        raise ConnectionError(f"--cluster: the workers at {address} cannot run corridor ({error})") from error
    if others:
        client.close()
        raise ConnectionError(f"--cluster: the workers at {address} hold another version of the model; install this one")
    return client


def comes_again(future, client) -> bool:
    """Whether the worker of a run that had ended died before the answer was fetched: the scheduler has it run again."""
    return future.status in ("pending", "lost") and client.status == "running"


def over_cluster(address, groups, burn_in, execute_from, version, failed):
    """Yield (spec, answer) as runs finish. A worker's death costs the runs it had in hand, which are run again by
    others. Raises ConnectionError when the scheduler is lost; `failed`: class of what is told of a failed run."""
    from distributed import as_completed

    client = connect(address, version())
    waiting, left, roots = {}, {}, {}
    todo = iter([(number, spec, len(group)) for number, group in enumerate(groups) for spec in group])
    answers = as_completed(loop=client.loop)

    def submit() -> bool:
        number, spec, size = next(todo, (None, None, None))
        if spec is None:
            return False
        if number not in roots:
            roots[number] = client.submit(burn_in, spec, pure=False)
            left[number] = size
        future = client.submit(execute_from, roots[number], spec, pure=False)
        waiting[future] = (number, spec)
        answers.add(future)
        return True

    def room() -> int:
        return OPEN_A_THREAD * max(1, sum(client.nthreads().values()))

    try:
        while len(waiting) < room() and submit():
            pass
        while waiting:
            future = next(answers)
            if comes_again(future, client):
                answers.add(future)
                continue
            number, spec = waiting.pop(future)
            if future.status == "finished":
                answer = future.result()
            elif future.status == "error":
                answer = failed(f"{type(future.exception()).__name__}: {future.exception()}")
            else:
                raise ConnectionError(f"--cluster: the scheduler at {address} was lost; finished runs are kept")
            future.release()
            left[number] -= 1
            if not left[number]:
                roots.pop(number).release()
            yield spec, answer
            while len(waiting) < room() and submit():
                pass
    finally:
        client.cancel(list(waiting), force=True) if waiting and client.status == "running" else None
        client.close(timeout=5)
