"""The report's figures by name, each a function of stored results and a language."""

from __future__ import annotations

from corridor.views import believable, charts, sankey
from corridor.views import map as maps


def overview(found, lang: str = "en"):
    """The map of the reference beside what the first other scenario changes: one picture of what the model is for."""
    from corridor.views.style import figure, foot

    reference = found.overview[found.reference.name]
    if not found.others or not reference:
        raise ValueError("found one scenario only, or runs without a map; allowed two scenarios or more")
    made, axes = figure(3.7, 10.4, columns=2, gridspec_kw={"width_ratios": [1.05, 1]})
    flows = maps.ways(reference["legs"], found.comparison.days)
    known = charts.usable(found.comparison, ("kidnapped",))
    maps.draw_levels(axes[0][0], flows, max(flows.values(), default=1.0), reference["regions"].get("kidnapped", {}) if known else {}, found.reference.title, lang)
    charts.draw_differences(axes[0][1], found.comparison, found.comparison.scenarios[1], charts.usable(found.comparison, charts.KEY), lang)
    foot(made, lang)
    maps.settle(made)
    return made


FIGURES = {
    "overview": overview,
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
