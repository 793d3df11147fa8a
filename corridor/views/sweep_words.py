"""What the tables of sweeps say, English and Spanish (their names of arms and factors: sweep_names.py)."""

from __future__ import annotations

import re

from corridor.views.tables import why

SAYS = {
    "runs": {"en": "{n} runs", "es": "{n} corrida{s}"}, "missing": {"en": ", {n} of them missing", "es": " ({n} sin resultado)"},
    "size": {"en": "{runs}; {n} seed{s}, scale {scale:g}, {days} days; numbers are for real-world size.",
             "es": "{runs}; {n} semilla{s}, escala {scale:g}, {days} días; cifras a tamaño real."},
    "small_size": {"en": "{n} seed{s}, scale {scale:g}.", "es": "{n} semilla{s}, escala {scale:g}."},
    "effects": {"en": "Differences with the reference, mean ± 95 % band", "es": "Diferencias con la referencia, media ± banda del 95 %"},
    "as_it_is": {"en": "as it is", "es": "su propio nivel"},
    "floor": {"en": "noise floor (placebo)", "es": "lo que hace el azar (placebo)"},
    "how": {"en": "↑ ↓: the 95 % band leaves out zero and the difference is larger than a placebo's; ≈: cannot be told from chance.",
            "es": "↑ ↓: la banda del 95 % deja fuera el cero y la diferencia supera la de un placebo; ≈: no se distingue del azar."},
    "hidden": {"en": "Not shown: {what}.", "es": "No se muestran: {what}."},
    "more_arms": {"en": "{n} more arms are in the store (view: effects).", "es": "En el almacén hay {n} variante{s} más (vista: effects)."},
    "over_sets": {"en": "Over the parameter sets", "es": "Sobre los conjuntos de parámetros"},
    "middle": {"en": "middle 90 % of effects", "es": "90 % central de los efectos"},
    "sign": {"en": "sign", "es": "signo"}, "agree": {"en": "agree", "es": "coinciden"},
    "less": {"en": "less", "es": "menos"}, "more": {"en": "more", "es": "más"}, "unsure": {"en": "{sign}?", "es": "¿{sign}?"},
    "span": {"en": "{low} to {high}", "es": "{low} a {high}"}, "part": {"en": "{share} of {n}", "es": "{share} de {n}"},
    "finding": {"en": "A sign is stated as a finding (bold, no question mark) when 90 % of the parameter sets agree.",
                "es": "Un signo se afirma como hallazgo (en negrita, sin signos de interrogación) cuando coincide el 90 % de los conjuntos de parámetros."},
    "interaction": {"en": "Is the package more than its parts?", "es": "¿Es el paquete más que sus partes?"},
    "package": {"en": "package", "es": "paquete"}, "sum": {"en": "sum of parts", "es": "suma de las partes"}, "gap": {"en": "gap", "es": "diferencia"},
    "below": {"en": "package below sum", "es": "el paquete queda por debajo de la suma"},
    "above": {"en": "package above sum", "es": "el paquete queda por encima de la suma"},
    "no_interaction": {"en": "no interaction told from chance", "es": "ninguna interacción que se distinga del azar"},
    "tradeoff": {"en": "Harm against arrivals against cost", "es": "Daño frente a llegadas y frente a costo"},
    "beaten": {"en": "beaten by", "es": "superada por"},
    "how_beaten": {"en": "Beaten by: an arm with less harm, no fewer arrivals and no more public cost (means; mind the bands).",
                   "es": "Superada por: una variante con menos daño, sin menos llegadas ni más costo público (por las medias; ténganse en cuenta las bandas)."},
    "no_cost": {"en": "Public cost is not defined in these runs: harm and arrivals alone are weighed.",
                "es": "El costo público no está definido en estas corridas: solo se comparan daño y llegadas."},
    "fails": {"en": "{scenario}: {outcome} change the wrong way in {share} of {n} parameter sets.",
              "es": "{scenario}: en el {share} de {n} conjuntos de parámetros hay un cambio en el sentido no deseado ({outcome})."},
    "blind": {"en": "No assumption tells the sets where it fails from the others (a tree predicts unseen sets no better than their mean).",
              "es": "Ningún supuesto distingue de los demás los conjuntos en los que falla (un árbol no predice los conjuntos que no ha visto mejor que su media)."},
    "tree": {"en": "Where it fails (a small tree over the parameter sets)", "es": "Dónde falla (un árbol pequeño sobre los conjuntos de parámetros)"},
    "when": {"en": "when", "es": "cuando"}, "sets": {"en": "sets", "es": "conjuntos"}, "fails_in": {"en": "fails in", "es": "falla en"},
    "effect": {"en": "mean effect", "es": "efecto medio"}, "always": {"en": "always", "es": "siempre"},
    "up_to": {"en": "{name} up to {at}", "es": "{name} hasta {at}"}, "over": {"en": "{name} above {at}", "es": "{name} por encima de {at}"},
    "and": {"en": " and ", "es": "; "},
    "told_unseen": {"en": "The tree predicts {share} of the variance of sets it has not seen.",
                    "es": "El árbol predice el {share} de la varianza de los conjuntos que no ha visto."},
    "moves": {"en": "What became of the same people: {reference} (down), {arm} (across); mean of {n} seeds",
              "es": "Qué fue de las mismas personas: {reference} (filas), {arm} (columnas); media de {n} semilla{s}"},
    "harmed": {"en": "Harmed under one of the two only, beside chance", "es": "Personas con daño solo bajo uno de los dos, junto a lo que hace el azar"},
    "more_moves": {"en": "The same for {n} more arms: --json.", "es": "Lo mismo para {n} variante{s} más: --json."},
    "cohort": {"en": "{arm}: of {people} who set out, share in each outcome by day since departure (the rest on the way, censored at the end)",
               "es": "{arm}: de {people} personas que salieron, proporción en cada desenlace por día desde la salida (el resto, en camino, censurado al final)"},
    "day": {"en": "day {day}", "es": "día {day}"},
    "more_cohorts": {"en": "The same for {n} more arms, and whole curves: --json.", "es": "Lo mismo para {n} variante{s} más, y curvas enteras: --json."},
    "difference": {"en": "difference with the reference", "es": "diferencia con la referencia"}, "level": {"en": "level", "es": "nivel"},
    "emulated": {"en": "{n} points; the emulator tells {share} of the variance of points left out{little}.",
                 "es": "{n} puntos; el emulador explica el {share} de la varianza de los puntos apartados{little}."},
    "little": {"en": ": the indices say little", "es": ": los índices dicen poco"}, "no_indices": {"en": ": no indices", "es": ": sin índices"},
    "noise": {"en": "Of the variance between points, seeds alone would make {share}.",
              "es": "De la varianza entre puntos, las semillas por sí solas producirían el {share}."},
    "one_seed": {"en": "One seed: what chance alone makes is not known; ask for more seeds.",
                 "es": "Una semilla: no se sabe qué parte produce el azar por sí solo; pida más semillas."},
    "alone": {"en": "alone {what}", "es": "solo {what}"}, "with": {"en": "with others {what}", "es": "con otros {what}"},
    "at": {"en": "at {value}: {change}", "es": "con {value}: {change}"},
    "rank": {"en": "rank correlation {what}", "es": "correlación de rangos {what}"},
    "sobol": {"en": "Sobol: alone {first:.2f}, with others {total:.2f}", "es": "Sobol: solo {first:.2f}, con otros {total:.2f}"},
    "pace": {"en": "{n:.1f} runs/min", "es": "{n:.1f} corridas/min"}, "left": {"en": ", {clock} left", "es": ", faltan {clock}"},
    "lost": {"en": ", {n} failed", "es": ", {n} con error"}, "stored": {"en": "{n} stored before", "es": "{n} ya guardadas"},
    "failed": {"en": "{run} failed: {why}", "es": "{run} falló: {why}"},
    "waiting": {"en": "another sweep is using this store; waiting until it ends (Ctrl-C to stop)",
                "es": "otro experimento usa este almacén; se espera a que termine (Ctrl-C para dejarlo)"},
    "interrupted": {"en": "interrupted; finished runs are kept: ask again to go on", "es": "interrumpido; las corridas terminadas quedan guardadas: vuelva a pedirlo para seguir"},
    "failures": {"en": "{n} of {all} runs failed and are tried again at the next asking; why: corridor query \"select * from failures\" --store {store}",
                 "es": "{n} de {all} corridas fallaron y se intentan de nuevo la próxima vez que se pida; por qué: corridor query \"select * from failures\" --store {store}"},
    "time": {"en": "time is up: {n} of {all} runs are left; ask again to go on",
             "es": "se acabó el tiempo: quedan {n} de {all} corridas; vuelva a pedirlo para seguir"},
}
STATES = {  # what became of people (studies/cohorts.py)
    "did not set out": {"en": "did not set out", "es": "no salieron"}, "on the way": {"en": "on the way", "es": "en camino"},
    "arrived": {"en": "arrived", "es": "llegaron"}, "settled in Mexico": {"en": "settled in Mexico", "es": "se quedaron en México"},
    "returned": {"en": "returned", "es": "de vuelta en casa"}, "died": {"en": "died", "es": "murieron"},
}
REASONS = (  # why nothing is said of what an outcome hangs on (studies/sensitivity.py), and in Spanish
    (r"not defined, or the same at every point", "no definido, o igual en todos los puntos"),
    (r"the usual point is missing \(failed or not defined\)", "falta el punto habitual (falló o no está definido)"),
    (r"(\d+) of (\d+) points are missing \(failed or not defined\)", r"faltan \1 de \2 puntos (fallaron o no están definidos)"),
    (r"(\d+) points for (\d+) factors; allowed at least (\d+)", r"\1 puntos para \2 factores; se piden al menos \3"),
)


def say(key: str, lang: str, **what) -> str:
    """A sentence, heading or note; `n` (a number of things) brings its plural `s`."""
    return SAYS[key][lang].format(s="s" * (what.get("n") != 1), **what)


def percent(share: float, lang: str) -> str:
    """A share as whole per cent."""
    return f"{share:.0%}" if lang == "en" else f"{100 * share:.0f} %"


def state(name: str, lang: str) -> str:
    """What became of people, in words."""
    return STATES[name][lang] if name in STATES else name


def reason(told: str, lang: str) -> str:
    """Why a number, or what an outcome hangs on, is not shown."""
    if lang == "en":
        return told
    return next((re.sub(pattern, words, told) for pattern, words in REASONS if re.fullmatch(pattern, told)), None) or why(told, lang)
