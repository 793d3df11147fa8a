"""A claim's chain of events and what its sign rests on, in Spanish (the English words come with the claim: studies/claims.py, studies/flips.py)."""

from __future__ import annotations

import re

from corridor.views.words import label

GROUPS = {"sex=woman": "mujeres", "sex=man": "hombres", "minor=True": "menores", "minor=False": "personas adultas", "indigenous=True": "indígenas",
          "indigenous=False": "no indígenas", "nationality=GT": "Guatemala", "nationality=SV": "El Salvador", "nationality=HN": "Honduras",
          "nationality=NI": "Nicaragua"}
EXTRAS = {"detained_at_border_post": "detenciones en México en un cruce de la frontera sur", "detained_inland": "detenciones en México en otros lugares"}
MEASURE = re.compile(r"([a-z][a-z_0-9]+)(?:\[([^\]]*)\])?")


def measure(text: str) -> str:
    """`trafficked[sex=woman] / journeys[sex=woman]` in words."""
    def words(match) -> str:
        name, group = match.groups()
        return EXTRAS.get(name, label(name, "es")) + (f" ({GROUPS.get(group, group)})" if group else "")

    return MEASURE.sub(words, text).replace(" / ", " entre ")


def chain(found: list[dict]) -> str:
    """The events along the way, before and after."""
    parts = []
    for one in found:
        a, b = one["before"], one["after"]
        parts.append(f"{measure(one['measure'])} {b:,.3g}" if a is None else
                     f"{measure(one['measure'])} de {a:,.3g} a {b:,.3g}" + (f" ({100 * (b - a) / abs(a):+.0f} %)" if a else ""))
    other = ", ".join(measure(one["measure"]) for one in found if one["went"] == "otherwise")
    told = "Sucesos en el camino: " + "; ".join(parts) + "." if parts else "Ningún suceso de la cadena en estas corridas."
    return told + (f" Al revés de lo que cuenta el texto: {other}." if other else "")


def rests_on(flip: dict, sets: int) -> str:
    """Which parameter the sign of an effect rests on (flips.flip)."""
    if flip["parameter"] is None:
        return f"De {sets} conjuntos de parámetros no se puede saber en qué parámetro descansa el signo."
    if not flip["told"]:
        return f"Ningún parámetro por sí solo distingue los efectos de los {sets} conjuntos."
    opening = f"En {sets} conjuntos va sobre todo con {flip['parameter']} (correlación de rangos {flip['rank_correlation']:+.2f})"
    return f"{opening}: sobre esa recta el signo cambia en {flip['at']:.3g}." if flip["reverses"] else f"{opening}, que no cambia el signo en lo que abarcan los conjuntos."
