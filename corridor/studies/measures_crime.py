"""Measures of kidnapping, of other harms on the way, and of who is met in shelters (how a measure works: measures.py)."""

from __future__ import annotations

import numpy as np

from corridor import geography as atlas
from corridor.agents.migrants import NATIONALITIES
from corridor.records.events import KIND
from corridor.studies.reckoning import at_home, entries, measure, middle, share, sums

HARMS = ("robbed", "extorted", "abused", "ransom_demanded")


def harms(w) -> np.ndarray:
    """(events,) harms in Mexico, a captivity once: by the first demand, whoever buys the captive later."""
    again = w.of("ransom_demanded") & ~w.once_a_captivity("ransom_demanded")
    return w.of(*HARMS) & w.in_mexico & ~again


@measure
def kidnapped(w, _):
    return w.testimonies.people


@measure
def kidnapped_women(w, _):
    return w.testimonies.women


@measure
def kidnapping_events(w, _):
    return w.testimonies.events


@measure
def people_per_kidnapping(w, _):
    rows = (w.events["kind"] == KIND["abducted"]) & (w.person < 0)
    return middle(w.events["detail"][rows], np.mean)


def _of_kidnapped(w, mask):
    who = w.people_with(w.of("ransom_demanded"))
    return share(np.isin(who, w.people_with(mask)).sum(), len(who))


@measure
def kidnapped_by_gangs_share(w, _):
    return _of_kidnapped(w, w.of("ransom_demanded") & w.by("gang"))


@measure
def kidnapped_officials_share(w, _):
    return _of_kidnapped(w, w.of("abducted", "ransom_demanded", "handed_over") & w.by("official"))


@measure
def kidnapped_guides_share(w, _):
    return _of_kidnapped(w, w.of("ransom_demanded", "sold", "handed_over") & w.by("smuggler"))


@measure
def ransom_demanded_mean(w, _):
    return middle(w.events["amount_usd"][w.of("ransom_demanded") & (w.events["detail"] == 0)], np.mean)


@measure
def ransom_demanded_by_guides(w, _):
    return middle(w.events["amount_usd"][w.of("ransom_demanded") & w.by("smuggler")], np.mean)


@measure
def ransom_paid_median(w, _):
    return middle(sums(w, w.of("ransom_paid")))


@measure
def ransom_per_kidnapped(w, _):
    who = w.people_with(w.of("ransom_demanded"))
    return share(w.events["amount_usd"][w.of("ransom_paid")].sum(), len(who))


@measure
def women_abused_share(w, _):
    women = w.people_with(entries(w) & (w.trait("sex") == 0))
    return share(np.isin(women, w.people_with(w.of("abused") & ~at_home(w))).sum(), len(women))


@measure
def officials_share_of_harms(w, _):
    rows = w.of("robbed", "extorted", "abused") & w.in_mexico
    return share((rows & w.by("official", "carrier")).sum(), rows.sum())


@measure
def harm_by(w, who):
    rows = harms(w)
    parties = ("gang",) if who == "gang" else ("common_criminal", "migrant")
    return share((rows & w.by(*parties)).sum(), rows.sum())


@measure
def crime_share(w, kind):
    rows = harms(w)
    return share((rows & w.of(kind)).sum(), rows.sum())


@measure
def travellers_harmed_share(w, _):
    who = w.people_with(entries(w))
    return share(np.isin(who, w.people_with(w.of(*HARMS) & w.in_mexico)).sum(), len(who))


def _guests(w):
    return w.of("sheltered") & w.by("shelter")


@measure
def guests_harmed_share(w, _):
    who = w.people_with(_guests(w))
    return share(np.isin(who, w.people_with(w.of(*HARMS) & w.in_mexico)).sum(), len(who))


@measure
def harms_per_harmed_guest(w, _):
    rows = harms(w) | ((w.once_a_captivity("abducted") | w.of("bribed")) & w.in_mexico)
    who = np.intersect1d(w.people_with(_guests(w)), w.people_with(rows))
    return share(np.isin(w.person[rows], who).sum(), len(who))


@measure
def guests_men_share(w, _):
    who = w.people_with(_guests(w))
    return share((w.people["sex"][who] == 1).sum(), len(who))


@measure
def guests_minors_share(w, _):
    who = w.people_with(_guests(w))
    return share(w.people["minor"][who].sum(), len(who))


@measure
def guests_of(w, nation):
    who = w.people_with(_guests(w))
    return share((w.people["nationality"][who] == NATIONALITIES.index(nation)).sum(), len(who))


@measure
def guests_at(w, place):
    return w.count(len(w.people_with(_guests(w) & (w.events["place"] == atlas.load().place(place)))))
