"""The report's figures by name, each a function of stored results and a language."""

from __future__ import annotations

from corridor.views import believable, charts, sankey
from corridor.views import map as maps

FIGURES = {
    "outcomes": lambda found, lang: charts.outcome_bars(found.comparison, lang=lang),
    "differences": lambda found, lang: charts.differences(found.comparison, lang=lang),
    "series": lambda found, lang: charts.series(found, lang=lang),
    "cascade": lambda found, lang: charts.cascade(found.comparison, lang),
    "home": lambda found, lang: charts.home_and_way(found.comparison, lang),
    "map": lambda found, lang: maps.change_map(found, lang=lang),
    "lives": lambda found, lang: sankey.side_by_side(found, lang=lang),
    "tradeoff": lambda found, lang: charts.tradeoff(found.comparison, lang=lang),
    "sets": lambda found, lang: charts.over_sets(found.comparison, lang=lang),
    "claims": lambda found, lang: charts.claims(believable.claims(), lang),
}
