"""Reflection and recovery: after a first suspicion no decision for some days, a safe stay and care.

On paper Mexico had up to fifteen working days from June 2011 (Q122) with no trigger written (Q123), in practice rare
(Q124); the status quo holds what offices did: none.
"""

from __future__ import annotations

from corridor.policies import BEGIN, Policy, PolicyParameter

GROUPS = ("mexico", "us")
CARE_PLACES = {"mexico": 40, "us": 100}  # assumption: places in safe care for those identified
SOURCES = {"mexico": "Q122, Q123, Q124, Q128", "us": "Q125"}
COLUMNS = {"days": "reflection_days", "on_suspicion": "reflection_on_suspicion", "by_condition": "reflection_by_condition", "tied": "reflection_tied",
           "care_places": "care_places"}


def _parameters():
    for group in GROUPS:
        source, places = SOURCES[group], CARE_PLACES[group]
        for name, kind, unit, high, status, reform, where, usd, meaning in (
            ("days", "number", "days", 365, 0, 90, source, 0.0, "of safe stay before any decision; 0: no such period"),
            ("on_suspicion", "boolean", "", 1, False, True, "Q123; assumption", 0.0, "who begins it: signs that any officer sees are enough; else only a case opened"),
            ("by_condition", "boolean", "", 1, False, False, "paper, same section; assumption", 0.0, "it goes on until the person has recovered, at least for the days"),
            ("tied", "boolean", "", 1, group == "us", False, source, 0.0, "only for those ready to help a prosecution"),
            ("care_places", "number", "places", 100_000, places, places * 10, "assumption", 12_000.0, "places in safe care"),
        ):
            yield PolicyParameter(f"{group}.{name}", kind, unit, 0, high, ((BEGIN, status),), reform, where, None, usd, meaning=meaning)


def hook(values):
    """Values by `country.lever` to rules of migration offices."""
    return {("Official", column, f"migration_office:{group}"): float(values[f"{group}.{name}"]) for group in GROUPS for name, column in COLUMNS.items()}


POLICY = Policy(
    "reflection_period", "Reflection and recovery period",
    "Most people will not trust an official with their whole story at the first contact: they are ashamed, afraid for themselves and "
    "their families, or too shaken; some need treatment first, some time to take in what they were told. A period in which they may "
    "recover and decide helps them and the prosecution. Thirty days, as in Europe's convention, are held to be too few; three months are "
    "the rule in Belgium and the Netherlands. It could also follow the person's condition, which is hard to assess. It should stand apart "
    "from a criminal trial, or at least come before it.",
    "Reflection and recovery period", {p.name: p for p in _parameters()}, hook, GROUPS,
    reaches="what follows a first suspicion; when survivors are asked again",
    first_event="a stay in care instead of an interview",
    kinds=("sheltered", "suspected", "disclosed", "kept_silent", "stay_offered"),
    stood="Mexico: a victim whose state allows no decision is sent to a shelter; INM holds that the fifteen working days of article 111 are "
          "the most (Q122), nobody says who begins or ends it (Q123), and in practice people are returned at once (Q124). Nobody can be "
          "obliged to denounce (Q128). U.S.: none; continued presence hangs on the prosecution (Q125).",
    reform="Argued by the paper: ninety days, unconditional, begun by any officer who sees signs (scenario reflection_period; thirty days: "
           "reflection_period_30). Until recovered: by_condition.",
    law="No article of Mexican law gives days for reflection; the fifteen working days are a limit of custody.",
)
