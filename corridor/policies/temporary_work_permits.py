"""Temporary work permits by scheme: who may apply, what it costs, how long it takes, how free the worker is.

Quotas are what Central Americans could effectively obtain a year: for h2a and h2b the law's cap is of all nationalities
and the test that no U.S. worker is available leaves few to them.
"""

from __future__ import annotations

import datetime

from corridor.policies import BEGIN, NO_CAP, Policy, PolicyParameter

COUNTRIES = ("GT", "SV", "HN", "NI")
SCHEMES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")
_2008, _2009 = datetime.date(2008, 3, 13), datetime.date(2009, 1, 17)
_2010, _2012 = datetime.date(2010, 1, 18), datetime.date(2012, 11, 9)
LISTED = ((BEGIN, COUNTRIES), (_2009, ("GT", "SV", "HN")), (_2010, COUNTRIES))  # Q103, Q104; before: no list
# scheme: quota, fee USD, days to decision, months, public placement, tied, countries (dated pairs), sources
STATUS_QUO = {
    "h2a": (((BEGIN, 300),), 150, 90, 10, False, True, LISTED, "Q102, Q103, Q104, Q105, E236; assumption"),
    "h2b": (((BEGIN, 5_000),), 150, 90, 10, False, True, LISTED, "Q106, Q110, Q111, E238; assumption"),
    "border_worker": (((BEGIN, NO_CAP), (_2008, 30_000), (datetime.date(2012, 12, 1), 14_600)), 0, 3, 12, False, False,
                      ((BEGIN, ("GT",)),), "Q097, Q098, Q099; assumption"),
    "mx_job_offer": (((BEGIN, 100), (_2012, 500)), 100, 30, 6, False, True, ((BEGIN, COUNTRIES),), "Q112; assumption"),
    "regional": (((BEGIN, 0),), 50, 30, 9, True, False, ((BEGIN, COUNTRIES),), "the paper's reform; assumption"),
}


def _parameters():
    for scheme, (quota, fee, days, months, public, tied, countries, source) in STATUS_QUO.items():
        for name, kind, unit, high, rows, reform in (
            ("quota_per_year", "integer", "permits a year", NO_CAP, quota, 150_000),
            ("fee_usd", "number", "USD", 10_000, ((BEGIN, fee),), 50),
            ("days_to_decision", "number", "days", 720, ((BEGIN, days),), 30),
            ("months", "number", "months", 60, ((BEGIN, months),), 9),
            ("public_placement", "boolean", "", 1, ((BEGIN, public),), True),
            ("minimum_age", "integer", "years", 99, ((BEGIN, 18),), 18),
            ("admits_removed", "boolean", "", 1, ((BEGIN, False),), True),
            ("tied", "boolean", "", 1, ((BEGIN, tied),), False),
        ):
            yield PolicyParameter(f"{scheme}.{name}", kind, unit, 0, high, rows, reform, source)
        yield PolicyParameter(f"{scheme}.countries", "list", "", 0, 0, countries, COUNTRIES, source, COUNTRIES)


def hook(values):
    """Values by `scheme.lever` to rules of permit offices. A scheme is open when it has a quota and a country."""
    rules = {}
    for scheme in SCHEMES:
        group, countries = f"permit_office:{scheme}", values[f"{scheme}.countries"]
        quota = values[f"{scheme}.quota_per_year"]
        rules["Official", "open", group] = float(quota > 0 and len(countries) > 0)
        for column in ("quota_per_year", "fee_usd", "days_to_decision", "months", "public_placement", "minimum_age",
                       "admits_removed"):
            rules["Official", column, group] = float(values[f"{scheme}.{column}"])
        rules["Official", "free_of_employer", group] = 1.0 - float(values[f"{scheme}.tied"])
        for country in COUNTRIES:
            rules["Official", f"country_{country}", group] = float(country in countries)
    return rules


POLICY = Policy("temporary_work_permits", "Temporary work permits", "Legal channels for work, by scheme",
                "Temporary work permits", {p.name: p for p in _parameters()}, hook, SCHEMES,
                reaches="departure, papers, recruiters, bargaining with employers", first_event="an application")
