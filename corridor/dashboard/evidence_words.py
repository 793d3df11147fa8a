"""The tables of validation and claims in Spanish: what the page itself says of them. Names of figures, claims and reasons stay as published."""

from __future__ import annotations

import re

from corridor.views.report_words import term

USES = {"calibrate": "ajustada", "validate": "reservada"}
NAMED = {  # what the lines below the table begin with
    "trafficked": "víctimas de trata", "bonded": "en servidumbre por deudas", "forced service": "en servicio forzado",
    "people taken in a raid": "personas tomadas en un asalto", "days held by captors": "días en cautiverio",
    "days from departure to arrival, with a guide": "días de la salida a la llegada, con guía",
    "days from departure to arrival, without": "días de la salida a la llegada, sin guía", "age of those who leave": "edad de quienes salen",
}
MARKS = {
    "inside": "sí", "above the band": "por encima de la banda", "below the band": "por debajo de la banda", "no cases in some runs": "sin casos en algunas corridas",
    "fewer than 1,000 real events: needs scale 1.0": "menos de 1,000 sucesos reales: requiere escala 1.0",
    "(derived, not counted)": "(derivada, no se cuenta)",
}
TERMS = {"not tested": "no probada", "stated": "afirmada", "hedged": "con reservas"}  # beside those of the report
RUN = {
    "validation": "La tabla es lo que imprime «{command}», con semillas nuevas; los conjuntos y la escala constan al pie.",
    "claims": "La tabla es lo que imprime «{command}»; efectos con bandas del 95 % entre conjuntos de parámetros y azar.",
}
LINES = (  # pattern of a line, the line in Spanish
    (r"^([A-Z]\d+)\s+(calibrate|validate)\s+not compared: (.*)$", "{0} ({1}): no se compara: {2}"),
    (r"^(calibrate|validate): (\d+)% of all eligible rows inside$", "{0}: {1} % de todas las filas válidas dentro"),
    (r"^(calibrate|validate): (\d+)% of all eligible rows inside \(rows that need scale 1\.0 count as misses: --full\); (\d+)% of those that scale (\S+) resolves$",
     "{0}: {1} % de todas las filas válidas dentro (las que requieren escala 1.0 cuentan como fallos: --full); {2} % de las que la escala {3} resuelve"),
    (r"^(.+), (\d{4}): (\S+) to (\S+) people over the sets: not identified$", "{0}, {1}: de {2} a {3} personas entre los conjuntos: no identificado"),
    (r"^(.+), (\d{4}): a tenth up to (\S+), half up to (\S+), nine tenths up to (\S+); no published figure$",
     "{0}, {1}: un décimo hasta {2}, la mitad hasta {3}, nueve décimos hasta {4}; sin cifra publicada"),
    (r"^(.+), (\d{4}): a tenth up to (\S+), half up to (\S+), nine tenths up to (\S+); (.*)$",
     "{0}, {1}: un décimo hasta {2}, la mitad hasta {3}, nueve décimos hasta {4}; {5}"),
    (r"^apprehensions by month, (.+): peak in month (\d+), published(?: \(most of them of Mexicans\))? in month (\d+); correlation (\S+)$",
     "aprehensiones por mes, {0}: máximo en el mes {1}, publicado (en su mayoría, de mexicanos) en el mes {2}; correlación {3}"),
    ((r"^(\d+) parameter sets, scale (\S+?)(?:, (\d+) of them at scale 1\.0 too)?(?:; (\d+) lives failed or were out of time)?\. "
      r"Synthetic people; not prevalence estimates\. Simulated bands: 90 % over parameter sets and chance\.$"),
     ("{0} conjuntos de parámetros, escala {1}{2:, de ellos, también a escala 1.0: }{3:; corridas fallidas o sin tiempo: }. "
      "Personas sintéticas; no son estimaciones de prevalencia. Bandas simuladas: 90 % entre conjuntos de parámetros y azar.")),
)


class _Word(str):
    """A word of a line; its format is a text that stands before it, if there is a word at all."""

    __slots__ = ()

    def __format__(self, before: str) -> str:
        return before + str(self) if self else ""


def mark(text: str, lang: str) -> str:
    """How a figure stands to its band: 'inside' is told as yes."""
    if lang != "es":
        return re.sub(r"^inside\b", "yes", text)
    text = re.sub(r"simulated band wider than (\S+) published ones", r"banda simulada más ancha que \1 publicadas", text)
    for english, spanish in MARKS.items():
        text = text.replace(english, spanish)
    return text


def span(text: str, lang: str) -> str:
    """'752 (639 to 865)' in the page's language; a band of no width is left out."""
    text = re.sub(r" \((\S+) to \1\)", "", text)
    return re.sub(r"(?<=\S) to (?=\S)", " a ", text) if lang == "es" else text


def line(text: str, lang: str) -> str:
    """A line below the table of validation."""
    if lang != "es":
        return text
    for pattern, spanish in LINES:
        if found := re.match(pattern, text):
            words = [_Word(USES.get(word, NAMED.get(word, word)) if word else "") for word in found.groups()]
            return spanish.format(*words)
    return text


def verdict(text: str, lang: str) -> str:
    """'consistent (emergent; stated; 100% of 3 sets; 24 months)' in the page's language."""
    if lang != "es":
        return text
    head, sign, rest = text.partition(":") if text.startswith("not tested") else (text, "", "")
    parts = re.split(r"( \(|; |\)$)", head)
    told = "".join(TERMS.get(part) or term(part, "es") for part in parts)
    told = re.sub(r"(\d+) ?%", r"\1 %", re.sub(r"% of (\d+) sets?", r"% de \1 conjuntos", told)).replace(" months", " meses")
    return told + sign + rest


def opening(about: str, lang: str, table: str) -> str:
    """What was run: as published, or the Spanish text with the command in it."""
    command = re.search(r"`([^`]+)`", about)
    return RUN[table].format(command=command[1]) if lang == "es" and command else about.replace("`", "")
