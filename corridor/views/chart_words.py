"""What figures of a comparison say, in English and Spanish (charts.py)."""

from __future__ import annotations

SAYS = {
    "per_cent": {"en": "change against {reference}, per cent", "es": "cambio frente a {reference}, por ciento"},
    "bands": {"en": "Lines: 95 % bands over {n} paired runs.", "es": "Líneas: bandas del 95 % sobre {n} pares de corridas."},
    "count_bands": {"en": "Lines: 95 % bands of the counts of harm over {n} runs.",
                    "es": "Líneas: bandas del 95 % de los daños contados sobre {n} corridas."},
    "sets": {"en": "Each pair has its own parameter set.", "es": "Cada par tiene su propio conjunto de parámetros."},
    "colours": {"en": "Blue: less; orange: more; grey and ≈: cannot be told from chance.",
                "es": "Azul: menos; naranja: más; gris y ≈: no se distingue del azar."},
    "floor": {"en": "Grey bar: what a placebo alone does.", "es": "Barra gris: lo que hace un placebo por sí solo."},
    "months": {"en": "Across: months of the period.", "es": "Horizontal: meses del período."},
    "shade": {"en": "Shaded: 95 % band.", "es": "Sombreado: banda del 95 %."},
    "denominator": {"en": "of 100 trafficked", "es": "de cada 100 víctimas de trata"},
    "people": {"en": "In brackets: people.", "es": "Entre paréntesis: personas."},
    "silent": {"en": "Too few cases to be told: {what}.", "es": "Muy pocos casos: {what}."},
    "follow_up": {"en": "Whether they are safe after 24 months needs runs that follow people on (follow_up_days).",
                  "es": "Si están a salvo a los 24 meses exige corridas con seguimiento (follow_up_days)."},
    "single": {"en": "One run: no band can be told.", "es": "Una sola corrida: no hay banda."},
    "one_scenario": {"en": "nothing to compare: there is one scenario only", "es": "nada que comparar: hay un solo escenario"},
    "no_cascade": {"en": "nothing to draw: too few cases of trafficking, or of what follows it", "es": "nada que mostrar: muy pocos casos de trata o de lo que le sigue"},
    "few": {"en": "too few cases", "es": "muy pocos casos"},
    "less_harm": {"en": "less harm", "es": "menos daño"},
    "change_in": {"en": "change in {what}", "es": "cambio en {what}"},
    "points": {"en": "points", "es": "puntos"},
    "per": {"en": "per 1,000", "es": "por cada 1,000"}, "at_end": {"en": " at the period's end", "es": " al final del período"},
    "home": {"en": "at home", "es": "en casa"}, "way": {"en": "on the way", "es": "en el camino"},
    "each": {"en": "Each point: one pair of runs (one parameter set); line: their middle 90 %.",
             "es": "Cada punto: un par de corridas (un conjunto de parámetros); línea: el 90 % central."},
    "agree": {"en": "{agreed} of {all} {sign}", "es": "{agreed} de {all} {sign}"},
    "fewer": {"en": "less", "es": "menos"}, "greater": {"en": "more", "es": "más"},
    "alone": {"en": "alone", "es": "solo"}, "with": {"en": "with others", "es": "con otros"},
    "variance": {"en": "share of the variance", "es": "parte de la varianza"},
    "rank": {"en": "partial rank correlation", "es": "correlación parcial de rangos"},
    "moves": {"en": "change from the usual point", "es": "cambio desde el punto habitual"},
}


def say(key: str, lang: str, **what) -> str:
    return SAYS[key][lang].format(**what)
