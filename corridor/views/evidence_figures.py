"""Figures of validation: the rows, distributions, the months, the map."""

from __future__ import annotations

import itertools
import textwrap
from pathlib import Path

from corridor.views.evidence import NOTE, brief_name

INSIDE, OUTSIDE, INK = "#1b7837", "#b2182b", "#222222"


def _canvas(width, height):
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", dpi=110)


def rows(found: dict, file) -> None:
    """Each figure's simulated band and published band, over the published value."""
    shown = [row for row in found["rows"] if row["role"] == "outcome" and row["resolved"] and row["published"]["value"]][::-1]
    figure = _canvas(9, 0.2 * len(shown) + 1.5)
    axes = figure.subplots()
    for y, row in enumerate(shown):
        pub, sim, over = row["published"], row["simulated"], row["published"]["value"]
        axes.plot([pub["low"] / over, pub["high"] / over], [y, y], color="0.8", lw=7, solid_capstyle="butt")
        colour = INSIDE if row["inside"] else OUTSIDE
        axes.plot([max(sim["low"] / over, 0.02), max(sim["high"] / over, 0.02)], [y, y], color=colour, lw=1.5)
        axes.plot(max(sim["mean"] / over, 0.02), y, "o" if row["use"] == "calibrate" else "D", color=colour, ms=4)
    axes.set_yticks(range(len(shown)), [f"{brief_name(row['quantity'], 58)} ({row['id']})" for row in shown], fontsize=6)
    axes.set(xscale="log", xlim=(0.02, 20), ylim=(-1, len(shown)),
             xlabel="over the published value (grey: its band); circles calibrate,\ndiamonds validate; green inside")
    axes.axvline(1, color="0.4", lw=0.6)
    figure.suptitle(NOTE, fontsize=7)
    figure.savefig(file)


def distributions(found: dict, file) -> None:
    """Shares in bins, mean and band over the sets, beside what is published."""
    import numpy as np

    shown = found["shapes"]["distributions"]
    figure = _canvas(11, 6.2)
    axes = figure.subplots(2, 3).flatten()
    for axis in axes[len(shown):]:
        axis.remove()
    for axis, (name, block) in zip(axes, shown.items(), strict=False):
        edges, mean = block["edges"], np.array(block["shares"]["mean"])
        low, high = np.array(block["shares"]["low"]), np.array(block["shares"]["high"])
        at = np.arange(len(mean))
        axis.bar(at, mean, color="#9ecae1")
        axis.errorbar(at, mean, [np.maximum(mean - low, 0), np.maximum(high - mean, 0)], fmt="none", ecolor=INK, lw=0.8)
        axis.set_xticks(at, [f"{a}-{b}" for a, b in itertools.pairwise(edges)], rotation=60, fontsize=6)
        axis.set_title(f"{name}\n({block['evidence']})", fontsize=8)
        axis.set_ylabel("share", fontsize=7)
        axis.tick_params(labelsize=6)
        axis.spines[["top", "right"]].set_visible(False)
    figure.suptitle(f"Distributions, 2011, {found['sets']} parameter sets (bars: 90 %). {NOTE}", fontsize=9)
    figure.savefig(file)


def months(found: dict, file) -> None:
    """Apprehensions by month of the year and sector, simulated (fiscal years 2009 to 2012) and published (all nationalities)."""
    import numpy as np

    shown = found["shapes"]["months"]
    figure = _canvas(10, 5.6)
    axes = figure.subplots(2, 2, squeeze=False).flatten()
    for axis in axes[len(shown):]:
        axis.remove()
    for axis, (sector, block) in zip(axes, shown.items(), strict=False):
        at, sim = np.arange(1, 13), block["simulated"]
        axis.fill_between(at, sim["low"], sim["high"], color="#9ecae1", alpha=0.6, label="simulated, 90 % over sets")
        axis.plot(at, sim["mean"], color="#2c7fb8")
        axis.plot(at, block["published"], color="#c2571a", marker="o", ms=3, label="published (all nationalities, FY2005-2013)")
        axis.set_title(f"{sector.replace('_', ' ')}: correlation {block['correlation']:.2f}", fontsize=9)
        axis.set_xticks(at)
        axis.set_ylim(0)
        axis.tick_params(labelsize=7)
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].legend(fontsize=7, frameon=False)
    figure.suptitle(f"Border Patrol apprehensions, share of the year by month. {NOTE}", fontsize=9)
    figure.savefig(file)


def places(found: dict, file) -> None:
    """Where things happened in 2011, and sectors' and Chiapas' shares beside the published ones."""
    import numpy as np

    from corridor import geography as atlas

    at, shown = atlas.load(), found["shapes"]["places"]
    figure = _canvas(12, 9.5)
    axes = figure.subplots(2, 2, squeeze=False).flatten()
    for axis, (what, counts) in zip(axes, shown.items(), strict=False):
        _land(axis)
        index = [at.place_ids.index(name) for name in counts]
        values = np.array(list(counts.values()))
        if len(values):
            axis.scatter(at.lon[index], at.lat[index], s=600 * values / values.max() + 4, color="#c2571a", alpha=0.6, lw=0)
            for i in np.argsort(-values)[:6]:
                axis.annotate(f"{at.names[index[i]]} {values[i]:,.0f}", (at.lon[index[i]], at.lat[index[i]]), fontsize=7)
        axis.set(title=what, xlim=(-119, -82), ylim=(11, 35))
        axis.set_xticks([])
        axis.set_yticks([])
    regional = [row for row in found["rows"] if row["id"] in ("E019", "E521", "E522", "E523", "E524") and row["simulated"]["mean"] is not None]
    words = "; ".join(f"{row['quantity'].split(' in ')[0][:48]} {row['simulated']['mean']:.0%} (published {row['published']['value']:.0%})" for row in regional)
    figure.suptitle("\n".join([f"People by place, 2011, mean of {found['sets']} parameter sets. {NOTE}", *textwrap.wrap(words, 150)]), fontsize=8)
    figure.savefig(file)


def _land(axis) -> None:
    import json
    from importlib import resources

    data = json.loads(resources.files("corridor").joinpath("geography/data/basemap.geojson").read_text(encoding="utf-8"))
    for feature in data["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]] if shape["type"] == "Polygon" else []
        for part in parts:
            axis.fill(*zip(*[point[:2] for point in part[0]], strict=True), facecolor="#f2f0ec", edgecolor="#cccccc", lw=0.5)
        lines = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]] if shape["type"] == "LineString" else []
        for line in lines:
            axis.plot(*zip(*[point[:2] for point in line], strict=True), color="#cccccc", lw=0.5)


FIGURES = {"rows": rows, "distributions": distributions, "months": months, "places": places}


def draw_all(found: dict, folder: Path) -> list[Path]:
    """Every figure of a validation into a folder, as .png."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in FIGURES.items():
        draw(found, folder / f"{name}.png")
    return [folder / f"{name}.png" for name in FIGURES]
