"""The model in a notebook: Mesa's own SolaraViz with the corridor's map and curves.

    from corridor.dashboard.notebook import explore
    explore("baseline", scale=0.005)

or, piece by piece, with SolaraViz itself: `SolaraViz(model, components=[corridor_map, situations])`.
"""

from __future__ import annotations

import numpy as np
import solara

from corridor.dashboard import flows
from corridor.life import CODE
from corridor.model import CorridorModel
from corridor.records import SITUATIONS

AWAY = {"travelling": "#15566b", "waiting": "#6fa8b8", "working": "#8a8f57", "held": "#d0541b", "detained": "#7a4f9e"}
SHORT_BURN_IN = 90  # days; a notebook that waits for three years is closed


@solara.component
def corridor_map(model):
    """Places by how many people are there away from home, over country outlines (real numbers; fewer than ten are not shown)."""
    from mesa.visualization.utils import update_counter

    update_counter.get()
    solara.FigureMatplotlib(figure_of(model))


def figure_of(model):
    """The map of one day as a matplotlib Figure."""
    from matplotlib.collections import LineCollection
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.8), layout="constrained")
    axis, base, people = figure.subplots(), flows.base(), model.people
    axis.add_collection(LineCollection(base["countries"], colors="#a3aeb0", linewidths=0.8))
    axis.add_collection(LineCollection(base["rails"], colors="#b3a896", linewidths=0.8, linestyles="dotted"))
    for name, colour in AWAY.items():
        numbers = np.bincount(people.place[people.situation == CODE[name]], minlength=len(base["places"])) / model.scale
        shown = np.flatnonzero(numbers >= 10)
        axis.scatter([base["places"][i]["lon"] for i in shown], [base["places"][i]["lat"] for i in shown],
                     s=np.sqrt(numbers[shown]) * 2.2, color=colour, alpha=0.6, label=name, linewidths=0)
    axis.set(xlim=(-119.5, -76), ylim=(11.2, 40), aspect=1.1, xticks=[], yticks=[], title=f"{model.date:%d %B %Y} (synthetic people)")
    axis.legend(fontsize=8, loc="lower left")
    return figure


def situations():
    """Curves of the model's own collector: people by situation, at home left out."""
    from mesa.visualization import make_plot_component

    return make_plot_component([name for name in SITUATIONS if name not in ("home", "settled", "dead")])


def explore(scenario: str = "baseline", scale: float = 0.005, seed: int = 1, days: int = 365):
    """SolaraViz of a scenario with map, curves, and the seed and scenario as controls."""
    from mesa.visualization import SolaraViz

    from corridor.dashboard.plan import names

    model = CorridorModel(scenario, seed=seed, scale=scale, days=days, burn_in_days=SHORT_BURN_IN)
    controls = {"scenario": {"type": "Select", "value": scenario, "values": names(), "label": "Scenario"},
                "seed": {"type": "InputText", "value": seed, "label": "Seed"}, "scale": scale, "days": days, "burn_in_days": SHORT_BURN_IN}
    return SolaraViz(model, components=[corridor_map, situations()], model_params=controls, name="corridor")
