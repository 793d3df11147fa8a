"""Regenerate everything published, in order: `python -m corridor.studies.publish --minutes 60`.

ensemble -> validation -> claims -> pages of experiments -> sensitivity. Each step is one command of `corridor`; its runs are kept in the
store, so that a step which ran out of its share of the time goes on when asked again. A step that is done is left alone until the model,
the ensemble or what reads the runs changes (--again NAME does it anew; --only NAME does nothing else).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
EVIDENCE, PAGES = HERE / "evidence", HERE.parent / "experiments" / "pages"
GRACE = 60  # seconds that a command has to end in after its time is up
EXPERIMENTS = ("border_x_permits", "permit_quota_dose", "reflection_days", "package_vs_parts", "uncertainty")


@dataclass(frozen=True)
class Step:
    """One command, the share of the minutes it may take, and what is made of its output (None: the command writes it all)."""

    name: str
    arguments: list[str]
    share: float
    write: Callable[[str], None] | None = None
    budget: bool = False  # the command stops in time by itself (--minutes)


def _fenced(path: Path, title: str, about: str, command: str):
    def write(text: str) -> None:
        path.write_text(f"# {title}\n\n`{command}`: {about}\n\n```\n{text.rstrip()}\n```\n", encoding="utf-8")
    return write


def steps(store: str, results: Path) -> list[Step]:
    """All steps in order."""
    evidence = ["--store", store, "--quiet"]
    made = [
        Step("ensemble", ["calibrate", "-o", str(EVIDENCE / "ensemble.json"), *evidence], 0.40, _fenced(
            EVIDENCE / "calibration.md", "The fit", "waves, the plausible space, which published figures touch which parameters.", "corridor calibrate"), True),
        Step("validation", ["validate", "--full", "--figures", str(EVIDENCE / "figures"), *evidence], 0.20, _fenced(
            EVIDENCE / "validation.md", "Simulated against published figures",
            "sets of the ensemble at scale 0.1 (as many as the time allowed), up to three at scale 1.0 for rows of fewer than 1,000 real events; new seeds.", "corridor validate --full"), True),
        Step("claims", ["claims", "--full", *evidence], 0.20, _fenced(
            EVIDENCE / "claims.md", "The paper's claims, within this model",
            "as many sets as the time allowed; effects with 95 % bands over parameter sets and chance; verdicts as they fall.", "corridor claims --full"), True),
        Step("validation_json", ["validate", "--full", "--json", *evidence], 0.01, lambda text: (results / "validate.json").write_text(text, encoding="utf-8"), True),
        Step("claims_json", ["claims", "--full", "--json", *evidence], 0.01, lambda text: (results / "claims.json").write_text(text, encoding="utf-8"), True),
    ]
    made += [Step(name, ["sweep", name, "--page", str(PAGES), *evidence], 0.02) for name in EXPERIMENTS]
    made.append(Step("sensitivity", ["sensitivity", "policy_effects", "--figure", str(EVIDENCE / "figures" / "policy_effects.png"), *evidence], 0.08, _fenced(
        EVIDENCE / "sensitivity.md", "What the policies' effects hang on",
        "Sobol indices over an emulator, its error stated.", "corridor sensitivity policy_effects"), True))
    return made


def state() -> str:
    """Hash of what the results rest on: the model, what reads the runs, the experiments, the ensemble, the targets."""
    from corridor.studies.histories import reading

    digest = hashlib.sha256(reading().encode())
    for path in [*sorted((HERE / "studies").glob("*.py")), *sorted((HERE / "views").glob("*.py")), EVIDENCE / "misses.csv",
                 *sorted((HERE.parent / "experiments").glob("*.toml"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def ensemble_state() -> str:
    path = EVIDENCE / "ensemble.json"
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else ""


def run(step: Step, seconds: float, jobs: int | None) -> tuple[str, str]:
    """('done' | 'out of time' | 'failed', standard output or the last words). Out of time: interrupted, finished runs are kept."""
    command = [sys.executable, "-m", "corridor.cli", *step.arguments, *(["--jobs", str(jobs)] if jobs else [])]
    if step.budget:
        command += ["--minutes", f"{max(seconds / 60, 0.1):.2f}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        out, err = process.communicate(timeout=seconds + (10 * GRACE if step.budget else 0))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        return "out of time", "finished runs are kept: ask again to go on"
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.communicate()
        raise
    if process.returncode:
        return "failed", (err.strip().splitlines() or ["no words"])[-1]
    return "done", out


def publish(minutes: float, store: str = "results/publish.duckdb", only=(), again=(), jobs=None, say=print) -> int:
    """Every step that is not done, in order, in `minutes` in all: what a step does not use goes to the next. Returns how many are left."""
    results = Path(store).resolve().parent
    results.mkdir(parents=True, exist_ok=True)
    (EVIDENCE / "figures").mkdir(exist_ok=True)
    book_path = results / "published.json"
    book = json.loads(book_path.read_text(encoding="utf-8")) if book_path.is_file() else {}
    begun, left = time.monotonic(), 0
    chosen = [step for step in steps(store, results) if not only or step.name in only]
    for i, step in enumerate(chosen):
        basis = state() + ("" if step.name == "ensemble" else ensemble_state())
        if book.get(step.name) == basis and step.name not in again:
            say(f"{step.name}: done before")
            continue
        rest = minutes * 60 - (time.monotonic() - begun)
        if rest < 5:
            left += 1
            say(f"{step.name}: no time left")
            continue
        share = step.share / sum(later.share for later in chosen[i:])
        at = time.monotonic()
        how, text = run(step, rest * share, jobs)
        took = (time.monotonic() - at) / 60
        if how == "done":
            if step.write:
                step.write(text)
            book[step.name] = basis
            book_path.write_text(json.dumps(book, indent=1), encoding="utf-8")
            say(f"{step.name}: done in {took:.1f} min" + (_unexplained(text) if step.name == "validation_json" else ""))
        else:
            left += 1
            say(f"{step.name}: {how} after {took:.1f} min ({text})")
            if step.name == "ensemble" and how == "failed":
                break  # all else rests on it
    return left


def _unexplained(text: str) -> str:
    """The rows that miss and have no reason in misses.csv yet."""
    ids = [row["id"] for row in json.loads(text).get("rows", []) if not row["inside"] and row["role"] == "outcome" and not row["why"]]
    return f"; {len(ids)} misses without a reason in evidence/misses.csv: {', '.join(ids)}" if ids else ""


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(prog="python -m corridor.studies.publish", description=__doc__.splitlines()[0])
    names = [step.name for step in steps("", Path())]
    parser.add_argument("--minutes", type=float, default=60.0, help="for all steps together (default 60)")
    parser.add_argument("--store", default="results/publish.duckdb")
    parser.add_argument("--only", action="append", default=[], choices=names, help="this step only (may be repeated)")
    parser.add_argument("--again", action="append", default=[], choices=names, help="this step even if it is done")
    parser.add_argument("--jobs", type=int, default=None)
    given = parser.parse_args(arguments)
    try:
        sys.exit(1 if publish(given.minutes, given.store, given.only, given.again, given.jobs) else 0)
    except KeyboardInterrupt:
        print("interrupted; finished runs are kept", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
