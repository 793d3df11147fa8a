"""Temporary work permits by scheme: who may apply, what it costs, how long it takes, how free the worker is.

The quota is the law's. What nationals of the four countries can obtain of it is narrower: employers' offers must pass the
test that no U.S. worker is available, and recruiters look elsewhere (92 % of H-2A visas went to Mexicans). The hook
multiplies: the smaller of quota and offers, times the region's share.
"""

from __future__ import annotations

import datetime

from corridor.agents.employers import SECTORS
from corridor.policies import BEGIN, NO_CAP, Policy, PolicyParameter

COUNTRIES = ("GT", "SV", "HN", "NI")
SCHEMES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")
_2008, _2009 = datetime.date(2008, 3, 13), datetime.date(2009, 1, 17)
_2010, _2012 = datetime.date(2010, 1, 18), datetime.date(2012, 11, 9)
LISTED = ((BEGIN, COUNTRIES), (_2009, ("GT", "SV", "HN")), (_2010, COUNTRIES))  # Q103, Q104; before: no list
FARM, LOW_SKILLED = ("plantation",), ("plantation", "building", "services")
ANY = ((BEGIN, NO_CAP),)
# scheme: law's quota, offers, the region's share, fee USD, days to decision, months, public placement, tied, family,
# countries (dated pairs), sectors, sources; None: no lever, for nothing hangs on it
STATUS_QUO = {
    "h2a": (ANY, 75_000, 0.004, 150, 90, 10, False, True, True, LISTED, FARM, "Q102, Q103, Q104, Q105, E236; assumption"),
    "h2b": (((BEGIN, 66_000),), 100_000, 0.075, 150, 90, 10, False, True, True, LISTED, ("building", "services"),
            "Q106, Q107, Q110, Q111, E238; assumption"),
    "border_worker": (((BEGIN, NO_CAP), (_2008, 30_000), (datetime.date(2012, 12, 1), 14_600)), NO_CAP, 1.0, 0, 3, 12, None, None,
                      None, ((BEGIN, ("GT",)),), None, "Q096, Q097, Q098, Q099; assumption"),
    "mx_job_offer": (((BEGIN, 100), (_2012, 500)), NO_CAP, 1.0, 100, 30, 6, False, True, None, ((BEGIN, COUNTRIES),), ("services",),
                     "Q112; assumption"),
    "regional": (((BEGIN, 0),), NO_CAP, 1.0, 50, 30, 9, True, False, False, ((BEGIN, COUNTRIES),), LOW_SKILLED,
                 "the paper's reform; assumption"),
}
# what the reform sets where it is not one value for all schemes
QUOTA = {"h2a": NO_CAP, "h2b": 150_000, "border_worker": 150_000, "mx_job_offer": 50_000, "regional": 150_000}
OFFERS = {"h2a": 150_000, "h2b": 150_000}
SHARE = {"h2a": 0.25, "h2b": 0.25}
MEANS = {
    "quota_per_year": "permits a year that the law allows, to all nationalities",
    "offers_per_year": "offers of work a year that pass the test that no U.S. worker is available, all nationalities",
    "region_share": "of those, what recruiters and consulates leave to nationals of the four countries",
    "fee_usd": "what an application costs the worker", "days_to_decision": "from application to decision", "months": "validity",
    "public_placement": "workers are placed by a public office, not by recruiters", "minimum_age": "youngest applicant",
    "admits_removed": "people removed before may apply", "tied": "the permit binds to one employer", "family": "children may come along",
    "sectors": "kinds of employer one may work for", "countries": "nationalities that may apply",
}


def _parameters():
    for scheme, (quota, offers, share, fee, days, months, public, tied, family, countries, sectors, source) in STATUS_QUO.items():
        at_the_border = scheme == "border_worker"  # its form is given at any age, and never to those under a ban
        rows = [
            ("quota_per_year", "integer", "permits a year", NO_CAP, quota, QUOTA[scheme], 0.0),
            ("offers_per_year", "integer", "offers a year", NO_CAP, ((BEGIN, offers),), OFFERS.get(scheme), 0.0),
            ("region_share", "number", "share", 1, ((BEGIN, share),), SHARE.get(scheme), 0.0),
            ("fee_usd", "number", "USD", 10_000, ((BEGIN, fee),), 50, 0.0),
            ("days_to_decision", "number", "days", 720, ((BEGIN, days),), 30, 0.0),
            ("months", "number", "months", 60, ((BEGIN, months),), 9, 0.0),
            ("public_placement", "boolean", "", 1, ((BEGIN, public),), True, 2_000_000.0),
            ("minimum_age", "integer", "years", 99, ((BEGIN, None if at_the_border else 18),), 18, 0.0),
            ("admits_removed", "boolean", "", 1, ((BEGIN, None if at_the_border else False),), True, 0.0),
            ("tied", "boolean", "", 1, ((BEGIN, tied),), False, 0.0),
            ("family", "boolean", "", 1, ((BEGIN, family),), True, 0.0),
        ]
        for name, kind, unit, high, status, reform, usd in rows:
            if (name in ("offers_per_year", "region_share") and scheme not in OFFERS) or status[0][1] is None:
                continue
            yield PolicyParameter(f"{scheme}.{name}", kind, unit, 0, high, status, reform, source, None, usd, meaning=MEANS[name])
        yield PolicyParameter(f"{scheme}.countries", "list", "", 0, 0, countries, COUNTRIES, source, COUNTRIES, meaning=MEANS["countries"])
        if sectors is not None:
            wide = tuple(dict.fromkeys((*sectors, *LOW_SKILLED))) if scheme in ("mx_job_offer", "regional") else sectors
            yield PolicyParameter(f"{scheme}.sectors", "list", "", 0, 0, ((BEGIN, sectors),), wide, source, SECTORS, meaning=MEANS["sectors"])


def obtainable(values, scheme: str) -> float:
    """Permits a year that nationals of the four countries can obtain under a scheme."""
    offers = values.get(f"{scheme}.offers_per_year", NO_CAP)
    return float(min(values[f"{scheme}.quota_per_year"], offers)) * float(values.get(f"{scheme}.region_share", 1.0))


def hook(values):
    """Values by `scheme.lever` to rules of permit offices. A scheme is open when it has a quota and a country."""
    rules = {}
    for scheme in SCHEMES:
        group, countries = f"permit_office:{scheme}", values[f"{scheme}.countries"]
        quota = obtainable(values, scheme)
        rules["Official", "open", group] = float(quota > 0 and len(countries) > 0)
        rules["Official", "quota_per_year", group] = quota
        for column in ("fee_usd", "days_to_decision", "months", "public_placement", "minimum_age", "admits_removed", "family"):
            if f"{scheme}.{column}" in values:
                rules["Official", column, group] = float(values[f"{scheme}.{column}"])
        if f"{scheme}.tied" in values:
            rules["Official", "free_of_employer", group] = 1.0 - float(values[f"{scheme}.tied"])
        for country in COUNTRIES:
            rules["Official", f"country_{country}", group] = float(country in countries)
        for sector in SECTORS:
            rules["Official", f"sector_{sector}", group] = float(sector in values.get(f"{scheme}.sectors", SECTORS))
    return rules


POLICY = Policy(
    "temporary_work_permits", "Temporary work permits",
    "There is demand for low-skilled work and there is poverty; stricter policies do not stop what the market needs, they feed smuggling "
    "and trafficking. Permits could prevent trafficking: no smuggler is needed, no clandestine way, papers strengthen a worker's hand, "
    "and documented people can be protected. Both countries have schemes, small and narrow; a regional scheme should be joined with "
    "labour inspection, for documented work can be abusive too.",
    "Temporary work permits", {p.name: p for p in _parameters()}, hook, SCHEMES,
    reaches="departure, papers, recruiters, bargaining with employers",
    first_event="an application",
    kinds=("applied",),
    stood="H-2A for farm work has no cap yet is used to a like number as H-2B, capped at 66,000 a year since 1990 (Q102, Q106, Q107); both "
          "need the test that no U.S. worker is available and bind to the employer (Q105), for a year, extendable to three (Q110). 110 "
          "H-2A visas went to Guatemalans in FY2006 (E236) and 4,961 H-2B (E238). Mexico: a border worker's form for Guatemala and Belize, "
          "four southern states, a year, in and out at will (Q096-Q098); others up to 180 days with a job offer, mostly for the skilled (Q112).",
    reform="Argued by the paper: a regional scheme open to the four countries, placed by public offices, free of the employer; and the "
           "existing ones opened to them.",
    law="The paper's some 150,000 visas a year are those of both schemes together; counts read elsewhere give 106,000 to 115,000. The form "
        "of 2008 for border workers became the visitor's card of the Migration Act only in November 2012 (Q096, Q098).",
    beyond="Belize: its nationals are outside the model, so the form's second country has no reader. Age, an earlier removal, placement "
           "and ties of border workers: the harvest takes who comes, and the form is given to nobody under a ban. Where one may work in Mexico "
           "(four states) is the geography of the harvest: Soconusco. Quotas of schemes for the region stand for what its nationals may obtain.",
)
