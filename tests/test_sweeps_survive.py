"""Sweeps end in the same store, row for row, whatever happens to their processes on the way."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from corridor.studies import cluster as cluster_of_runs
from corridor.studies import executors, schema
from corridor.studies.store import Store

COMMANDS = Path(__file__).with_name("short_runs.py")
EXPERIMENT = """
title = "Short"
scenarios = ["baseline", "work_permits"]
seeds = [1, 2, 3]
scale = 0.005
days = 30
[design]
apply_to = ["work_permits"]
[design.factors]
"policies.temporary_work_permits.regional.quota_per_year" = [0, 75_000, 150_000]
[keep]
lives = true
"""
RUNS = 3 * (1 + 3 + 1)  # seeds x (reference, points, placebo)
JOBS = 2
EARLY = 4  # runs begun when a sweep is interrupted
PATIENCE = 600  # seconds until a test gives up waiting


class Place:
    """A folder with the experiment, the log of runs begun, and commands run in it as processes of their own."""

    def __init__(self, path: Path):
        self.path, self.log = path, path / "log"
        self.log.touch()
        (path / "short.toml").write_text(EXPERIMENT)

    def begun(self) -> list[list[str]]:
        return [line.split() for line in self.log.read_text().splitlines()]

    def start(self, *arguments, command=(str(COMMANDS),), limit=None, **settings) -> subprocess.Popen:
        def few_bytes():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        where = {"PYTHONPATH": os.pathsep.join(sys.path), "SHORT_RUNS_LOG": str(self.log), "OMP_NUM_THREADS": "1"}
        return subprocess.Popen([sys.executable, *command, *arguments], cwd=self.path, env=os.environ | where | settings,
                                text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                preexec_fn=few_bytes if limit else None)  # noqa: PLW1509 - no threads here

    def sweep(self, *more, **options) -> subprocess.Popen:
        return self.start("sweep", "short.toml", "--store", "s.duckdb", "--jobs", str(JOBS), "--quiet", *more, **options)

    def until_begun(self, number: int, process: subprocess.Popen) -> None:
        end = time.monotonic() + PATIENCE
        while len(self.begun()) < number:
            assert time.monotonic() < end and process.poll() is None, process.communicate()
            time.sleep(0.02)

    def finished(self) -> int:
        return Store(self.path / "s.duckdb").query("select count(*) from runs")[1][0][0]

    def rows(self) -> dict[str, list]:
        store = Store(self.path / "s.duckdb")
        return {table: store.query(f"select * from {table} order by all")[1] for table in schema.TABLE_NAMES}


def ended(process: subprocess.Popen) -> tuple[int, str]:
    """(exit status, standard error)."""
    _, err = process.communicate(timeout=PATIENCE)
    return process.returncode, err


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The tables of a sweep that nothing happened to."""
    place = Place(tmp_path_factory.mktemp("undisturbed"))
    assert ended(place.sweep())[0] == 0 and place.finished() == RUNS
    return place.rows()


def goes_on(place: Place, undisturbed) -> None:
    """Asking again runs only what is missing, and ends as if nothing had happened."""
    before, begun = place.finished(), len(place.begun())
    assert ended(place.sweep())[0] == 0
    assert len(place.begun()) - begun == RUNS - before
    assert place.rows() == undisturbed


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


def workers_end(place: Place) -> None:
    end = time.monotonic() + 20
    while any(alive(int(process)) for process, _ in place.begun()):
        assert time.monotonic() < end, "workers outlive their parent"
        time.sleep(0.1)


def test_an_interrupt_while_a_worker_starts_is_not_lost():
    """It is not ignored while the process that is to ignore it is made."""

    class Starting:
        def __init__(self, **_):
            pass

        def start(self):
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        executors._start(SimpleNamespace(Pipe=multiprocessing.Pipe, Process=Starting), None)
        time.sleep(5)


def test_ctrl_c(place, undisturbed):
    process = place.sweep()
    place.until_begun(EARLY, process)
    process.send_signal(signal.SIGINT)
    status, err = ended(process)
    assert status == 130 and "finished runs are kept" in err, (status, place.finished(), err)
    assert EARLY - JOBS <= place.finished() < RUNS
    workers_end(place)
    goes_on(place, undisturbed)


def test_ctrl_c_while_the_store_is_at_work(tmp_path):
    """DuckDB tells an interruption as an error of its own: to whoever asked it is Ctrl-C all the same, and the store is whole."""
    store = Store(tmp_path / "s.duckdb")
    store.enrol("short", "Short", "?", "", [], [])
    threading.Timer(0.5, signal.raise_signal, [signal.SIGINT]).start()
    with pytest.raises(KeyboardInterrupt):
        store.frame("select count(*) from range(1_000_000_000_000) t(a) where a % 7 = 3")
    assert store.query("select count(*) from runs") == (["count_star()"], [(0,)])  # it can be read as before


def test_kill_9_of_the_parent(place, undisturbed):
    process = place.sweep()
    place.until_begun(EARLY, process)
    process.kill()
    ended(process)
    workers_end(place)
    assert EARLY - JOBS <= place.finished() < RUNS
    goes_on(place, undisturbed)


def test_kill_9_of_a_worker(place, undisturbed):
    process = place.sweep()
    place.until_begun(5, process)
    os.kill(int(place.begun()[-1][0]), signal.SIGKILL)
    assert ended(process)[0] == 0
    assert RUNS <= len(place.begun()) <= RUNS + 1  # the run in hand is run again by another
    assert place.rows() == undisturbed


def test_full_disk(place, undisturbed):
    Store(place.path / "s.duckdb").enrol("earlier", "", "", "", [], [])  # the file is there; then there is no room
    status, err = ended(place.sweep(limit=250_000))
    assert status == 1 and "the disk is full" in err and len(err.splitlines()) == 1, err
    assert place.finished() < RUNS
    store = Store(place.path / "s.duckdb")
    store._write(lambda link: link.execute("delete from experiments where experiment = 'earlier'"))
    goes_on(place, undisturbed)


def test_runs_that_raise_or_end_their_worker_are_recorded_and_stop_nobody(place, undisturbed):
    status, err = ended(place.sweep(SHORT_RUNS_RAISE="2", SHORT_RUNS_DIE="3"))
    assert status == 1 and f"10 of {RUNS} runs failed" in err
    store = Store(place.path / "s.duckdb")
    failed = store.query("select seed, message, trace from failures order by seed, run")[1]
    assert [row[0] for row in failed] == [2] * 5 + [3] * 5
    assert all("bad luck" in row[1] and "ValueError" in row[2] and str(place.path) not in row[2] for row in failed[:5])
    assert all("the worker process ended 3 times" in row[1] for row in failed[5:])
    assert place.finished() == RUNS - 10
    goes_on(place, undisturbed)


def test_the_second_sweep_of_a_store_waits(place, undisturbed):
    first = place.sweep()
    place.until_begun(2, first)
    second = place.sweep()
    assert ended(first)[0] == 0
    status, err = ended(second)
    assert status == 0 and "another sweep is using this store; waiting" in err
    assert len(place.begun()) == RUNS and place.rows() == undisturbed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def cluster(place):
    """A Dask scheduler and two workers, each a process of its own, on loopback."""
    pytest.importorskip("distributed")
    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = place.start("--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard",
                            command=("-m", "distributed.cli.dask_scheduler"))
    workers = [place.start(address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory",
                           str(place.path), "--preload", str(COMMANDS), command=("-m", "distributed.cli.dask_worker")) for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.communicate()


def test_cluster_and_a_worker_lost_in_mid_sweep(place, undisturbed, cluster):
    address, workers = cluster
    process = place.sweep("--cluster", address)
    place.until_begun(5, process)
    assert len({worker for worker, _ in place.begun()} & {str(worker.pid) for worker in workers}) >= 1
    lost = int(place.begun()[-1][0])
    os.kill(lost, signal.SIGKILL)
    status, err = ended(process)
    assert status == 0, err
    after = [worker for worker, _ in place.begun()]
    assert after[-1] != str(lost) and place.rows() == undisturbed


def test_no_cluster_is_wrong_input(place):
    pytest.importorskip("distributed")
    status, err = ended(place.sweep("--cluster", f"tcp://127.0.0.1:{free_port()}"))
    assert status == 2 and "found no Dask scheduler" in err and len(err.splitlines()) == 1, err


def test_workers_share_out_groups_and_lose_nothing():
    """The plan hands out every run once, keeps groups together and splits a large one when nothing else is left."""
    plan = executors._Plan([list(range(10)), [20, 21]])
    first, second = executors._Worker(None, None), executors._Worker(None, None)
    given = []
    busy = [first, second]
    while busy:
        busy = [worker for worker in busy if plan.next_for(worker)]
        given += [(worker is first, worker.spec) for worker in busy]
    assert sorted(spec for _, spec in given) == [*range(10), 20, 21]
    assert {who for who, spec in given if spec >= 20} == {False} and {who for who, spec in given if spec < 10} == {True, False}
    lost = executors._Worker(None, None, [5], 4)
    plan.orphaned(lost, again=True)
    assert plan.left and plan.new == [[4, 5]]


def test_an_answer_lost_with_its_worker_is_waited_for():
    """Between its end and the fetching of its answer a run may lose its worker: as long as the scheduler is there it is run again."""
    at = lambda status, client: cluster_of_runs.comes_again(SimpleNamespace(status=status), SimpleNamespace(status=client))
    assert at("lost", "running") and at("pending", "running")
    assert not at("finished", "running") and not at("cancelled", "running") and not at("lost", "connecting")
