"""README.md works as it is written: every command and code block is run, in order, in one folder, with a burn-in of days.

Blocks ```toml are written to the file that their first line names, ```sh run line by line as `corridor ...` (or dask), ```python run as scripts;
```text blocks are outputs. Sizes are set by the documented CORRIDOR_* variables; python blocks by replacing their scale.
"""

from __future__ import annotations

import importlib
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
import zipfile
from pathlib import Path

import pytest

from corridor.model import CorridorModel
from corridor.parameters import PARAMETERS
from corridor.scenario import Scenario
from corridor.studies.experiment import Experiment
from corridor.views import believable, readme

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
SHORT = Path(__file__).with_name("short_runs.py")
SIZE = {"CORRIDOR_SCALE": "0.004", "CORRIDOR_SEEDS": "2", "CORRIDOR_DAYS": "40", "CORRIDOR_JOBS": "1"}
PRELUDE = """
import sys
sys.path.insert(0, {tests!r})
import short_runs
WORKERS_READ = True
from corridor.model import CorridorModel
CorridorModel.__init__.__defaults__ = tuple(5 if value == 1095 else value for value in CorridorModel.__init__.__defaults__)
import matplotlib
matplotlib.use("Agg")
"""
PATIENCE = 120


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


class Folder:
    """The reader's folder: shipped scenarios and experiments beside the reader's own files."""

    def __init__(self, path: Path):
        self.path, self.servers, self.ports = path, [], {}
        for name in ("scenarios", "experiments"):
            (path / name).symlink_to(ROOT / name)
        self.settings = os.environ | SIZE | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(SHORT.parent)]), "SHORT_RUNS_LOG": str(path / "log"),
                                             "OMP_NUM_THREADS": "1", "COLUMNS": "110", "MPLBACKEND": "Agg"}

    def start(self, command: list[str], **more) -> subprocess.Popen:
        return subprocess.Popen(command, cwd=self.path, env=self.settings | more, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def finish(self, command: list[str]) -> str:
        process = self.start(command)
        out, _ = process.communicate(timeout=900)
        assert process.returncode == 0, (command, out[-2000:])
        assert "Traceback" not in out, out[-2000:]
        return out

    def port(self, told: str) -> str:
        """Another free port for each that the README names, so that tests beside each other do not collide."""
        return str(self.ports.setdefault(told, free_port()))

    def run(self, line: str) -> str:
        """One line of a sh block."""
        line = re.sub(r"\b8786\b", lambda found: self.port(found[0]), line)
        words = shlex.split(line, comments=True)
        if words[0] == "dask":
            # workers read short_runs.py too, as theirs would read the installed model
            more = ["--preload", str(SHORT)] if words[1] == "worker" else ["--no-dashboard"]
            self.servers.append(self.start([sys.executable, "-m", "distributed.cli.dask_" + words[1], *words[2:], *more]))
            return ""
        assert words[0] == "corridor", line
        if words[1] == "dashboard":
            return self.serve(words[1:])
        return self.finish([sys.executable, str(SHORT), *words[1:]])

    def serve(self, words: list[str]) -> str:
        """A command that goes on until it is ended: its first page has to come."""
        port = self.port("8765")
        process = self.start([sys.executable, str(SHORT), *words, "--port", port])
        self.servers.append(process)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=5) as answer:
                    assert answer.status == 200
                    return ""
            except OSError:
                assert process.poll() is None and time.monotonic() < until, process.stdout.read()[-2000:]
                time.sleep(0.5)

    def close(self) -> None:
        for process in self.servers:
            process.terminate()
        for process in self.servers:
            process.wait(timeout=30)


@pytest.mark.slow
def test_every_block_runs_as_it_is_written(tmp_path):
    folder, ran, steps = Folder(tmp_path), [], 0
    try:
        for kind, body in BLOCKS:
            if kind == "toml":
                (tmp_path / body.splitlines()[0].removeprefix("# ")).write_text(body, encoding="utf-8")
            elif kind == "sh":
                for line in body.strip().splitlines():
                    begin = time.monotonic()
                    ran.append(line)
                    steps += len(folder.run(line)) > 0
                    print(f"{time.monotonic() - begin:6.1f} s  {line}", flush=True)
            elif kind == "python":
                script = tmp_path / f"block_{len(ran)}.py"
                guarded = "if __name__ == '__main__':\n" + "\n".join("    " + line for line in re.sub(r"scale=[\d.]+", "scale=0.004", body).splitlines())
                script.write_text(PRELUDE.format(tests=str(SHORT.parent)) + guarded + "\n", encoding="utf-8")
                assert folder.finish([sys.executable, str(script)])
                ran.append(script.name)
    finally:
        folder.close()
    assert len(ran) > 20 and steps > 12
    for name in ("permits.png", "brief.html", "informe.html", "lives.png", "how_many.png", "how_many.html", "border.png", "out/runs.csv"):
        assert (tmp_path / name).stat().st_size > 100, name


def test_all_kinds_of_block_are_known():
    """A block of another kind would not be run, so there is none; files that blocks print are in order."""
    assert {kind for kind, _ in BLOCKS} <= {"sh", "toml", "python", "text"}
    for name, body in readme.files(TEXT).items():
        if "scenarios = " in body:
            Experiment.from_text(body, name)
        else:
            Scenario.from_text(body, name)


def test_every_command_that_is_named_exists():
    from corridor.cli.commands import app

    known = {command.name or command.callback.__name__ for command in app.registered_commands} | {group.name for group in app.registered_groups}
    named = set(re.findall(r"`corridor ([a-z-]+)", TEXT)) | {line.split()[1] for kind, body in BLOCKS if kind == "sh" for line in body.splitlines() if line.startswith("corridor")}
    assert named <= known, named - known
    assert known - named <= set(), f"not told in README.md: {known - named}"


def test_every_option_that_is_named_exists(capsys):
    from typer.main import get_command

    from corridor.cli.commands import app

    every = {option for command in get_command(app).commands.values() for inner in (command, *getattr(command, "commands", {}).values()) for parameter in inner.params for option in parameter.opts}
    named = set(re.findall(r"(--[a-z][a-z-]+)", TEXT)) - {"--help", "--extra", "--cov", "--run", "--dist", "--host", "--nthreads"}
    assert named <= every, named - every
    assert {"CORRIDOR_SEEDS", "CORRIDOR_SCALE", "CORRIDOR_DAYS", "CORRIDOR_JOBS", "CORRIDOR_STORE"} == set(re.findall(r"CORRIDOR_[A-Z]+", TEXT))


def test_the_two_commands_stand_first_and_their_parts_are_there():
    lines = [line.strip() for line in TEXT.splitlines() if line.startswith("    python3 -m venv")]
    assert len(lines) == 2 and all(".venv/bin/pip install -e" in line for line in lines)
    assert "corridor compare scenarios/baseline.toml scenarios/work_permits.toml" in lines[0] and (ROOT / "scenarios/work_permits.toml").is_file()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "test" in project["optional-dependencies"] and "cluster" in project["optional-dependencies"] and project["requires-python"] == ">=3.11"


def test_links_lead_somewhere():
    pages = [ROOT / "README.md", *ROOT.glob("corridor/**/README.md"), ROOT / "tests/README.md", ROOT / "experiments/README.md"]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), (page, target)


def test_figures_are_those_of_the_stored_tables():
    """The numbers between the markers are filled by `python -m corridor.views.readme README.md`."""
    found = readme.FIGURES.search(TEXT)
    assert found and str(believable.validation()["share"]["validate"]) in readme.evidence()
    assert readme.figures(TEXT) == TEXT
    told = (ROOT / "corridor/evidence/claims.md").read_text(encoding="utf-8")
    headline = {name: int(n) for n, name in re.findall(r"(\d+) ([a-z ]+?)[,;]", told.split("Within this model: ")[1].split(" 0 not tested")[0])}
    assert believable.verdicts() == headline and len(believable.claims()) == len(re.findall(r"^C\d+ ", told, re.MULTILINE))
    assert f"{sum(headline.values())} tested" in readme.evidence()


def test_outputs_are_filled_between_their_markers(tmp_path):
    calls = []

    def call(arguments, folder):
        calls.append(arguments)
        return "\n".join(f"line {i}" for i in range(40))
    made = readme.outputs(TEXT, tmp_path, call)
    assert len(calls) >= 3 and "line 0" in made and readme.outputs(made, tmp_path, call) == made
    assert (tmp_path / "my_permits.toml").is_file()
    shown = [match[4] for match in readme.OUTPUT.finditer(TEXT)]
    assert all(text.strip() for text in shown), "fill with python -m corridor.views.readme README.md --run"
    assert (ROOT / readme.PICTURE.search(TEXT)[1]).stat().st_size > 10_000


@pytest.mark.slow
def test_the_notebook_runs(tmp_path):
    import nbformat
    from nbclient import NotebookClient

    book = nbformat.read(ROOT / "experiments" / "first_look.ipynb", as_version=4)
    for cell in book.cells:
        cell.source = cell.source.replace("SCALE, SEEDS = 0.01, 2", "SCALE, SEEDS = 0.004, 2").replace("seeds=SEEDS, scale=SCALE", "seeds=SEEDS, scale=SCALE, jobs=1, days=40")
        cell.source = cell.source.replace("seed=1, scale=SCALE", "seed=1, scale=SCALE, days=40")
    book.cells.insert(0, nbformat.v4.new_code_cell(PRELUDE.format(tests=str(SHORT.parent)).replace('matplotlib.use("Agg")', "")))
    os.environ["SHORT_RUNS_LOG"] = str(tmp_path / "log")
    NotebookClient(book, timeout=900, resources={"metadata": {"path": str(tmp_path)}}).execute()
    pictures = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs if "image/png" in output.get("data", {})]
    assert len(pictures) >= 3


@pytest.mark.slow
def test_a_wheel_carries_scenarios_experiments_and_data(tmp_path):
    """Built without a network, unpacked and used from another folder, as an installed package would be."""
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path / "dist"), versions=["standard"])
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        packed.extractall(tmp_path / "site")
    shipped = {f"corridor/shipped/scenarios/{path.name}" for path in (ROOT / "scenarios").glob("*.toml")}
    shipped |= {f"corridor/shipped/experiments/{path.name}" for path in (ROOT / "experiments").glob("*.toml")}
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "corridor").rglob("*") if path.suffix in (".csv", ".json", ".geojson")}
    assert shipped | data <= names, sorted((shipped | data) - names)
    where = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    (tmp_path / "elsewhere").mkdir()

    def corridor(*arguments):
        done = subprocess.run([sys.executable, "-m", "corridor.cli", *arguments], cwd=tmp_path / "elsewhere", env=where, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout
    assert corridor("scenario", "check", "baseline", "regional_strategy").splitlines() == ["baseline: in order", "regional_strategy: in order"]
    assert "trial_stay" in corridor("policies")
    code = "import corridor, pathlib; from corridor.studies.experiment import Experiment; print(corridor.__file__, Experiment.load('border_x_permits').title)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "elsewhere", env=where, capture_output=True, text=True, check=True)
    assert str(tmp_path / "site") in done.stdout


@pytest.mark.parametrize("page", ["corridor/README.md", "corridor/ODD.md"])
def test_the_code_of_each_rule_is_found_from_its_name(page):
    """`file.name` in the description is a function or a class of that file, a method of the model, or a parameter."""
    named = re.findall(r"`([a-z_]+)\.([A-Za-z_]+)(?:\([^`]*\))?`", (ROOT / page).read_text(encoding="utf-8"))
    assert len(named) > 50
    lost = set()
    for file, name in named:
        files = [path for path in (ROOT / "corridor").rglob(f"{file}.py")]
        modules = [importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)) for path in files]
        known = any(hasattr(module, name) for module in modules) or hasattr(CorridorModel, name) or f"{file}.{name}" in PARAMETERS
        if modules and not known and name != "py":
            lost.add(f"{file}.{name}")
    assert not lost
