"""Names of arms, factors and conditions of sweeps in words, English and Spanish."""

from __future__ import annotations

import re
from dataclasses import replace

from corridor.dashboard import parameter_words, policy_words
from corridor.parameters import PARAMETERS
from corridor.policies import load_all
from corridor.studies.designs import SAMPLED
from corridor.views.sweep_words import say
from corridor.views.tables import number, title_of

LONG = 80  # letters of a parameter's meaning from which on its first part stands for it
_DRIVERS = """
homicide | homicidios
income | producto por habitante
wages | salario
wages.home | salario en casa
abroad | nacidos allí que viven en Estados Unidos
demand | demanda de trabajo
unemployment | desempleo
mexican_crossers | cruces de mexicanos
heat | peligro del calor
us_agriculture | campo, EE. UU.
us_services | servicios, EE. UU.
chiapas | Chiapas
chiapas_harvest | cosecha en Chiapas
costa_rica | Costa Rica
desert | desierto
"""
DRIVERS = dict(tuple(part.strip() for part in line.split("|")) for line in _DRIVERS.strip().splitlines())


def _plain(name: str) -> str:
    return name.replace("*.", "").replace(".", ": ").replace("_", " ")


def setting(name: str, lang: str = "en") -> str:
    """A factor's dotted name in words: 'gangs: use usd' for 'parameters.gangs.use_usd'; in Spanish what it belongs to, its meaning and unit."""
    if lang == "en":
        room, _, rest = name.partition(".")
        return _plain(rest if rest else room)
    return ": ".join(part for part in _spanish(name) if part)


def _spanish(name: str) -> tuple[str, str]:
    """(what a factor belongs to, what it is); a name of the user's own as it is written."""
    room, _, key = name.partition(".")
    if room == "parameters" and key in PARAMETERS:
        return parameter_words.group(key.partition(".")[0], "es"), _meaning(key)
    if room == "policies" and key.partition(".")[0] in load_all():
        policy, _, lever = key.partition(".")
        scheme = lever.rpartition(".")[0].replace("*", "")
        words = (policy_words.scheme(scheme, "es").partition(" (")[0], policy_words.lever(lever, "es"))
        return policy_words.title(policy, "es"), ", ".join(part for part in words if part)
    if room == "drivers":
        what, _, where = key.rpartition(".")
        return DRIVERS.get(what, _plain(what)), DRIVERS.get(where) or policy_words.scheme(where, "es")
    return "", _plain(key or room)


def _meaning(key: str) -> str:
    meaning, unit = parameter_words.meaning(key, "es"), parameter_words.unit(PARAMETERS[key].unit, "es")
    brief = meaning if len(meaning) <= LONG else re.split(r"[:;]| \(", meaning)[0]
    return f"{brief} ({unit})" if unit else brief


def when(conditions, lang: str = "en") -> str:
    """Conditions of a leaf in words; conditions: (factor, '<=' or '>', value)."""
    parts = (say("up_to" if sign == "<=" else "over", lang, name=setting(name, lang), at=number(at)) for name, sign, at in conditions)
    return say("and", lang).join(parts) or say("always", lang)


def value(given, lang: str) -> str:
    """A factor's value in words."""
    if lang == "en" or isinstance(given, str):
        return str(given)
    return policy_words.shown(given, lang) if isinstance(given, (bool, list, tuple)) else number(given)


def _set(factor, given) -> str:
    """A factor at a value, in Spanish; '' for a part that is left out."""
    owner, short = _spanish(factor.name)
    short = f"{owner}, {short}" if factor.name.startswith("drivers.") else short
    if factor.levels:
        level = factor.levels[given]
        named = title_of(level.name, level.title, "es") if hasattr(level, "title") else ""
        if factor.truth:
            return (named or short) if given else ""
        return f"{short}: {named or given}"
    if factor.times:
        return f"{short} × {given:g}"
    return f"{short}: " + (f"{given:,}".removesuffix(".0") if type(given) in (int, float) else value(given, "es"))


def _arm(row, made) -> str:
    """An arm in Spanish: its scenario's title and the values of its factors."""
    title = scenarios(made, "es")[row.scenario]
    if row.point is None or not made.factors:
        return title
    if made.kind in SAMPLED:
        return f"{title}, conjunto {row.point + 1}"
    parts = [words for factor in made.factors if (words := _set(factor, row.settings[factor.name]))]
    told = (" + " if all(factor.truth for factor in made.factors) else "; ").join(parts) or "sin ninguna de las partes"
    return told if len(made.scenarios) == 1 else f"{title} ({told})"


def scenarios(made, lang: str) -> dict[str, str]:
    """name -> title of an experiment's scenarios; of shipped ones in the language."""
    return {item.name: title_of(item.name, item.title, lang) for item in made.scenarios}


def titled(made, lang: str):
    """The experiment with its scenarios' titles in the language."""
    if lang == "en":
        return made
    titles = scenarios(made, lang)
    return replace(made, scenarios=tuple(replace(item, title=titles[item.name]) for item in made.scenarios))


def in_language(found, lang: str):
    """The answer with its arms named in the language: in Spanish by titles, in transitions and cohorts too, which name arms by scenario and point."""
    if lang == "en":
        return found
    rows = [replace(row, title=_arm(row, found.experiment)) for row in found.rows]
    titles = {old.title: new.title for old, new in zip(found.rows, rows, strict=True)}
    arms = {row.arm: row.title for row in rows}

    def renamed(parts, names, *keys):
        return [part | {key: names.get(part[key], part[key]) for key in keys} for part in parts]

    return replace(found, experiment=titled(found.experiment, lang), rows=rows, tradeoffs=renamed(found.tradeoffs, titles, "title", "beaten_by"),
                   transitions=renamed(found.transitions, arms, "arm", "reference"), cohorts=renamed(found.cohorts, arms, "arm"))
