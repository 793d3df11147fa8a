"""What became of people is counted in four ways that must not be compared: the name of each, and whom it counts and when, in one sentence.

first_journeys: views/sankey.py (indicators/overview.py). year: dashboard/courses.py. same_people, by_day: studies/cohorts.py.
"""

from __future__ import annotations

COURSES = {
    "first_journeys": {
        "en": ("How first journeys ended",
               ("Counts once each person who set out in the period: how they first set out; whether they were kidnapped or trafficked, or else stopped by officials, "
               "at any time in the period; and how their first journey, not a later try, had ended by the last day of the run.")),
        "es": ("Cómo terminaron los primeros viajes",
               ("Cuenta una vez a cada persona que salió en el período: cómo salió la primera vez; si en algún momento del período sufrió secuestro o trata o, si no, "
               "fue detenida por autoridades; y cómo había terminado su primer viaje, no un intento posterior, al último día de la corrida.")),
    },
    "year": {
        "en": ("Where the year left them",
               ("Counts once each person who set out in the year, in one run: how they first set out; the gravest thing that befell them since, on any journey; "
               "and where they were on the last day, whichever journey had brought them there.")),
        "es": ("Dónde los dejó el año",
               ("Cuenta una vez a cada persona que salió en el año, en una corrida: cómo salió la primera vez; lo más grave que le ocurrió desde entonces, en cualquier viaje; "
               "y dónde estaba el último día, fuera cual fuera el viaje que la llevó allí.")),
    },
    "same_people": {
        "en": ("How the same people's first journeys ended under two scenarios",
               "Counts once each person who set out or was harmed under either scenario: how their first journey, not a later try, had ended by the last day of each run."),
        "es": ("Cómo terminaron los primeros viajes de las mismas personas en dos escenarios",
               ("Cuenta una vez a cada persona que salió o sufrió daño en alguno de los dos escenarios: cómo había terminado su primer viaje, no un intento posterior, al último día "
               "de cada corrida.")),
    },
    "by_day": {
        "en": ("First journeys by day since departure",
               ("Of those who set out in the period, the share whose first journey, not a later try, had ended so by each day since they set out; "
               "those without an end are followed to the last day of the run and no further (censored).")),
        "es": ("Los primeros viajes por día desde la salida",
               ("De quienes salieron en el período, la parte cuyo primer viaje, no un intento posterior, había terminado así a cada día desde la salida; "
               "a quienes no lo han terminado se les sigue hasta el último día de la corrida y no más (censura).")),
    },
}


def name(which: str, lang: str) -> str:
    """The name of a count."""
    return COURSES[which][lang][0]


def caption(which: str, lang: str) -> str:
    """Whom it counts and when, in one sentence."""
    return COURSES[which][lang][1]
