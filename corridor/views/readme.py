"""README.md's figures, outputs and picture, between its markers, so that they cannot drift.

`python -m corridor.views.readme README.md` fills the figures of evidence from the stored tables; `--run` also runs the commands whose
output is shown, in a folder of its own with the README's own files, and draws the picture. CORRIDOR_SEEDS, CORRIDOR_SCALE and CORRIDOR_STORE
set the size of those runs and where they are kept.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from corridor.views import believable

FIGURES = re.compile(r"(<!-- figures: evidence -->\n)(.*?)(<!-- end -->)", re.DOTALL)
OUTPUT = re.compile(r"(<!-- output: (corridor [^|>]*?)(?: \| first (\d+))? -->\n```text\n)(.*?)(```\n<!-- end -->)", re.DOTALL)
PICTURE = re.compile(r"<!-- picture: (\S+) -->")
ONE_LIFE = re.compile(r"^(\S+) \(\1 to \1\)$")  # told by a single life: no band
FILE = re.compile(r"```toml\n# (\S+\.toml)\n(.*?)```", re.DOTALL)
WIDTH = "110"


def _banded(simulated: str) -> str:
    return ONE_LIFE.sub(r"\1, one life", simulated)


def evidence() -> str:
    """How believable the model is, in words with the stored figures."""
    known, verdicts, rows = believable.validation(), believable.verdicts(), believable.claims()
    told = {use: believable.inside(use) for use in ("calibrate", "validate")}
    resolved = known["resolved"]
    order = ("consistent", "not seen", "opposite", "undecided", "assumed")
    counts = ", ".join(f"{verdicts[name]} {name}" for name in order if name in verdicts)
    missed = [row for row in known["rows"] if not row["inside"] and row["counted"] and "needs scale" not in row["note"]]
    worst = "; ".join(f"{row['quantity'].rsplit(',', 1)[0]} ({row['id']}): published {row['published']}, here {_banded(row['simulated'])}" for row in missed[:3])
    lines = [
        (f"Against published figures of 2008-2012, over {known['sets']} parameter sets at scale {known['scale']:g}: of those used for fitting {known['share'].get('calibrate', '-')} % of all "
         f"eligible rows are inside their band ({told['calibrate'][0]} of {told['calibrate'][1]} told), of those kept apart {known['share'].get('validate', '-')} % "
         f"({told['validate'][0]} of {told['validate'][1]} told)" + (f"; of those that this scale resolves {resolved['calibrate']} % and {resolved['validate']} %." if len(resolved) == 2 else ".")),
        f"The paper's claims, each tested by paired runs within this model over at most {max((row['sets'] for row in rows), default=0)} parameter sets: {counts}, of {len(rows)} tested.",
        *([f"Among the misses: {worst}."] if worst else []),
    ]
    return "\n".join(f"- {line}" for line in lines) + "\n"


def files(text: str) -> dict[str, str]:
    """The scenario and experiment files that the README prints: name -> text."""
    return {name: body for name, body in FILE.findall(text)}


def outputs(text: str, folder: Path, call=None) -> str:
    """The README with the outputs of its commands as they are now, run in `folder`."""
    call = call or _call
    for name, body in files(text).items():
        (folder / name).write_text(body, encoding="utf-8")

    def filled(match) -> str:
        lines = call(match[2].split()[1:], folder).rstrip().splitlines()
        most = int(match[3]) if match[3] else len(lines)
        shown = [line.rstrip() for line in lines[:most]] + (["..."] if len(lines) > most else [])
        return match[1] + "\n".join(shown) + "\n" + match[5]
    return OUTPUT.sub(filled, text)


def _call(arguments: list[str], folder: Path) -> str:
    done = subprocess.run([sys.executable, "-m", "corridor.cli", *arguments], cwd=folder, env=os.environ | {"COLUMNS": WIDTH}, capture_output=True, text=True, check=True)
    return done.stdout


def figures(text: str) -> str:
    """The README with the figures of the stored evidence."""
    return FIGURES.sub(lambda match: match[1] + evidence() + match[3], text)


def picture(store: Path, file: Path) -> None:
    """The README's picture from stored runs of the baseline and of work permits."""
    from corridor.studies.store import Store
    from corridor.studies.stored import read
    from corridor.views.gallery import overview

    overview(read(Store(store), scenarios=["work_permits"], reference="baseline")).savefig(file, dpi=130)


def main(arguments: list[str]) -> None:
    """Fill a README in place."""
    file = Path(next(item for item in arguments if not item.startswith("--")))
    text = figures(file.read_text(encoding="utf-8"))
    if "--run" in arguments:
        with tempfile.TemporaryDirectory() as place:
            text = outputs(text, Path(place))
            store = Path(os.environ.get("CORRIDOR_STORE") or Path(place) / "results" / "corridor.duckdb")
            picture(store, file.parent / PICTURE.search(text)[1])
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
