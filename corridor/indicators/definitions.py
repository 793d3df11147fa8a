"""All indicators as a table. Each row's `reads` names the event kinds; `select` is vectorised over a chunk.

A selector takes `e` (chunk.Chunk: columns and helpers) and returns a bool array over its rows. `value` picks the number
of a row for means, medians and totals (default: amount_usd). Names are fixed: other people's scripts use them. Rows whose
names begin with _ help others and are not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from corridor.indicators.chunk import DETAINED, IN_CARE, MOTIVES, STAGES, TRAVELLING
from corridor.indicators.observation import CAUSES, REPORTED, heard
from corridor.records.events import COUNTED, EVENT_KINDS


@dataclass(frozen=True)
class Indicator:
    """kind: P people, E events, S stock, R ratio, M mean or median, T total. `how`: median|mean for M.

    R: `over` = (numerator, denominator, factor), names of rows counted. `group_act`: not divided by scale. `estimate`: what
    the values of the rows stand for, in simulated people (fold, values) -> number; default their sum.
    """

    name: str
    kind: str
    unit: str
    reads: str
    select: Callable | None = None
    value: Callable | None = None
    how: str = "median"
    over: tuple | None = None
    group_act: bool = False
    estimate: Callable | None = None

    @property
    def __doc__(self) -> str:
        return f"{self.name} ({self.kind}, {self.unit}): {self.reads or 'not modelled yet'}."


_UNIT = {"P": "people", "E": "events"}


def _p(name, reads, select):
    return Indicator(name, "P", "people", reads, select)


def _e(name, reads, select, group_act=False):
    return Indicator(name, "E", "events", reads, select, group_act=group_act)


def _t(name, reads, select, value=None, unit="USD", group_act=False):
    return Indicator(name, "T", unit, reads, select, value, group_act=group_act)


def _m(name, unit, reads, select, value=None, how="median", group_act=False):
    return Indicator(name, "M", unit, reads, select, value, how, group_act=group_act)


def _r(name, top, bottom, factor=1.0, unit="share", says=""):
    return Indicator(name, "R", unit, f"{top} / {bottom}{says}", over=(top, bottom, factor))


def _harm(e):
    return e.kind("robbed", "extorted", "abused")


def _sum_by(kinds, party):
    return lambda e: e.kind(*kinds) & e.by(party)


def _back(e):
    return e.once_a_day(e.kind("returned", "deported", "repatriated") & ~e.third_country)


HOME = [
    _p("threatened", "threatened by a cell", lambda e: e.kind("threatened") & e.by("gang")),
    _p("threatened_unable_to_leave", "unable_to_leave (would go after a threat and has no means)",
       lambda e: e.kind("unable_to_leave")),
    _p("harmed_at_home", "robbed, extorted, abused, recruited_by_force, reprisal, killed at home, of those not on the way",
       lambda e: (_harm(e) | e.kind("killed", "reprisal", "recruited_by_force")) & e.at_home & (e.situation != TRAVELLING)),
]
MOVEMENT = [
    _e("departures", "departed", lambda e: e.kind("departed")),
    *(_e(f"departures_for_{motive}", f"departed (motive {motive})",
         lambda e, code=code: e.kind("departed") & (e.detail % 10 == code)) for code, motive in enumerate(MOTIVES)),
    _e("journeys", "departed; reattempted elsewhere than at home",
       lambda e: e.kind("departed") | (e.kind("reattempted") & ~e.at_home)),
    _e("arrivals_us", "arrived", lambda e: e.kind("arrived")),
    _e("arrivals_us_irregular", "arrived", lambda e: e.kind("arrived") & (e.detail == 0)),
    _e("arrivals_us_legal", "arrived", lambda e: e.kind("arrived") & (e.detail == 1)),
    _e("border_attempts", "crossed, apprehended, died at a sector",
       lambda e: e.kind("crossed", "apprehended") | (e.kind("died") & e.at_sector)),
    _e("apprehended_us", "apprehended", lambda e: e.kind("apprehended")),
    _r("apprehension_probability_us", "apprehended_us", "border_attempts"),
    _e("detained_mexico", "detained in Mexico", lambda e: e.kind("detained") & e.in_country("MX")),
    _e("returned", "returned, deported, repatriated (once a day for one person)", _back),
    _e("repatriated_assisted", "repatriated", lambda e: e.kind("repatriated")),
    _e("removed_to_third_country", "deported from the U.S. into Mexico", lambda e: e.third_country),
    _p("families_separated", "separated", lambda e: e.kind("separated")),
    _e("reattempts", "reattempted", lambda e: e.kind("reattempted")),
    _e("reentry_irregular", "reattempted against a state's re-entry ban", lambda e: e.kind("reattempted") & e.by("state")),
    _p("settled_mexico", "settled in Mexico", lambda e: e.kind("settled") & e.in_country("MX")),
    _t("_km_mexico", "counted (legs)", lambda e: e.counted("legs"), lambda e: e.amount_usd * e.km, "km", True),
    _t("_km_evasive", "counted (legs) on trails beside a post", lambda e: e.counted("legs") & e.evasive,
       lambda e: e.amount_usd * e.km, "km", True),
    _r("evasive_route_share", "_km_evasive", "_km_mexico"),
    _p("train_riders", "boarded a freight train", lambda e: e.kind("boarded") & e.by_train),
    _m("journey_days", "days", "departed or reattempted to arrived", lambda e: e.kind("arrived") & e.known("journey"),
       lambda e: e.lasted("journey")),
    _m("time_to_job_days", "days", "arrived to employed", lambda e: e.kind("employed") & e.known("job"),
       lambda e: e.lasted("job")),
    _m("wage_paid_usd_day", "USD a day", "employed", lambda e: e.kind("employed")),
]
SMUGGLING = [
    _p("_departed_people", "departed", lambda e: e.kind("departed")),
    _p("_departed_smuggled", "departed with a smuggler; hired after a departure in the period",
       lambda e: (e.kind("departed") & (e.detail // 10 == 2)) | (e.kind("hired") & (e.left_on >= 0))),
    _r("smuggler_use_share", "_departed_smuggled", "_departed_people"),
    _m("smuggler_fee_usd", "USD", "hired at home (door to door)", lambda e: e.kind("hired") & e.at_home & (e.detail == 0)),
    _m("smuggler_debt_usd", "USD", "indebted (owed at the end of a journey which the person survives, by those who have hired; the rest of a "
       "fee once the guide has brought the person there)", lambda e: e.kind("indebted") & ~e.dies_today, how="mean"),
    _p("abandoned", "abandoned", lambda e: e.kind("abandoned")),
]
DEATHS = [
    _p("deaths", "died, killed", lambda e: e.kind("died", "killed")),
    *(
        _p(f"deaths_{cause}", "died" + (", killed" if cause == "captivity" else ""),
           lambda e, code=code, cause=cause: (e.kind("died") & (e.detail == code))
           | (e.kind("killed") & (cause == "captivity")))
        for code, cause in enumerate(CAUSES)
    ),
    _p("train_injured", "fell (1: limb lost)", lambda e: e.kind("fell") & (e.detail == 1)),
    _p("disappeared", "lost_contact", lambda e: e.kind("lost_contact")),
]


def _kidnapped(party):
    return lambda e: e.kind("ransom_demanded") & e.by(*party)


DEMANDS = "without the money that officials demand, under whatever threat: counted as bribes, bribes_usd"
CRIME = [
    _p("robbed", "robbed", lambda e: e.kind("robbed")),
    _p("extorted", f"extorted ({DEMANDS})", lambda e: e.kind("extorted")),
    _p("sexually_abused", "abused", lambda e: e.kind("abused")),
    _e("_harms", "robbed, extorted, abused", _harm),
    _e("_harms_official", "the same by officials or train guards", lambda e: _harm(e) & e.by("official", "carrier")),
    _r("official_abuse_share", "_harms_official", "_harms", says=f" ({DEMANDS})"),
    _p("kidnapped", "ransom_demanded (liberty taken with a demand)", lambda e: e.kind("ransom_demanded")),
    _p("kidnapped_by_gangs", "ransom_demanded by gangs", _kidnapped(("gang",))),
    _p("kidnapped_by_smugglers", "ransom_demanded by smugglers", _kidnapped(("smuggler",))),
    _p("kidnapped_by_officials", "ransom_demanded after abducted or handed_over by officials",
       lambda e: e.kind("ransom_demanded") & (e.by("official") | e.by_official)),
    _e("kidnapping_events", "abducted with nobody named (one per raid)", lambda e: e.kind("abducted", nobody=True), True),
    _m("kidnap_group_size", "people", "abducted with nobody named", lambda e: e.kind("abducted", nobody=True),
       lambda e: e.detail, "mean", True),
    _m("days_captive", "days", "abducted to released, escaped, rescued, died",
       lambda e: e.kind("released", "escaped", "rescued", "died", "killed") & e.known("captive"),
       lambda e: e.lasted("captive")),
    _m("ransom_demanded_usd", "USD", "ransom_demanded (0: first asked)", lambda e: e.kind("ransom_demanded") & (e.detail == 0)),
    _m("ransom_paid_usd", "USD", "ransom_paid (sum of each payer)", lambda e: e.kind("ransom_paid"), how="median_person"),
    _p("_payers", "ransom_paid, first demanded in the period", lambda e: e.kind("ransom_paid") & e.within("ransom_demanded")),
    _p("_payers_released", "released after ransom_paid", lambda e: e.kind("released") & e.has("ransom_paid") & e.within("ransom_paid") & e.within("ransom_demanded")),
    _r("ransom_paid_share", "_payers", "kidnapped"),
    _r("released_after_payment_share", "_payers_released", "_payers"),
    _t("ransom_revenue_usd", "ransom_paid", lambda e: e.kind("ransom_paid")),
    _p("forced_service", "exploited (4: service)", lambda e: e.kind("exploited") & (e.detail == 4)),
    _p("forced_recruits", "recruited_by_force", lambda e: e.kind("recruited_by_force")),
    _e("reprisals", "reprisal", lambda e: e.kind("reprisal")),
]


def _law(*flags):
    return lambda e: e.trafficked("protocol") & e.trafficked(*flags)


EXPLOITATION = [
    _p("debt_bondage", "bonded", lambda e: e.kind("bonded")),
    _p("labour_exploited", "exploited (1: labour), bonded",
       lambda e: e.kind("bonded") | (e.kind("exploited") & (e.detail == 1))),
    _p("bad_work", "bad_work of those whom nobody controls", lambda e: e.kind("bad_work") & ~e.controlled),
    _p("trafficked", "trafficked (protocol)", _law("protocol")),
    _p("trafficked_mexico", "trafficked (Mexico's law in force)", lambda e: e.trafficked("mexico")),
    _p("trafficked_us", "trafficked (severe forms)", lambda e: e.trafficked("us")),
    _p("trafficked_sexual", "trafficked", _law("sexual")),
    _p("trafficked_labour", "trafficked", _law("labour", "slavery_bondage", "servitude")),
    _p("trafficked_criminal", "trafficked", lambda e: e.trafficked("crime")),
    _p("trafficked_minors", "trafficked", _law("minor")),
    *(_p(f"trafficked_{path}", "trafficked", _law(path))
      for path in ("from_smuggling", "from_kidnapping", "from_job_offer", "from_household")),
    _p("sold_by_smugglers", "sold by a smuggler", lambda e: e.kind("sold") & e.by("smuggler")),
    _p("recruited_at_shelter", "recruited outside a shelter", lambda e: e.kind("recruited")),
    _p("deceived", "deceived", lambda e: e.kind("deceived")),
    _p("_trafficked_official", "trafficked with an official in the chain, or after being handed over by one",
       lambda e: e.trafficked("protocol") & (e.trafficked("official_involved") | e.by("official") | e.by_official)),
    _r("trafficked_official_involved_share", "_trafficked_official", "trafficked"),
    _t("trafficked_days", "trafficked to escaped, rescued, released, died, killed, or in nobody's hands",
       lambda e: e.kind(*EVENT_KINDS) & e.known("control"),
       lambda e: e.lasted("control"), "person-days"),
    _p("retrafficked", "trafficked", _law("retrafficked")),
    _r("trafficked_share_minors", "trafficked_minors", "trafficked"),
]


def _victims(*kinds):
    return lambda e: e.kind(*kinds) & e.victim


def _stage(name, *kinds, reads="", also=None):
    """A stage of the cascade: of those trafficked in the period who have come through every stage before."""
    before = STAGES[STAGES.index(name) - 1]
    return _p(name, f"{reads or ', '.join(kinds)}, of those who had come to the stage before ({before.replace('_', ' ')})",
              lambda e: e.reached(name) & (e.kind(*kinds) | (also(e) if also else False)))


STATE = [
    _stage("victims_met_by_officials", "checked", "detained", "screened", "apprehended", "rescued", "sheltered", "trafficked",
           reads="checked, detained, screened, apprehended, rescued, taken into care"),
    _stage("asked", "asked", "identified", "trafficked", reads="asked, or found and identified by an inspection"),
    _stage("disclosed", "disclosed", "identified", "trafficked", reads="disclosed, or found and identified by an inspection"),
    _stage("identified", "identified"),
    _stage("offered", "stay_offered", "applied", reads="stay_offered, or applied for protection"),
    _stage("protected", "protected"),
    Indicator("safe_at_24_months", "P", "people", "trafficked and protected in the period; 730 days after trafficked neither "
              "threatened, robbed, extorted, abused, abducted, killed, died, trafficked, reprisal nor deported since protected"),
    _p("detected_at_border", "identified by officials on the way: at any post, in the interior too",
       lambda e: e.kind("identified") & e.by("official") & (e.situation == TRAVELLING) & e.victim),
    _e("complaints_filed", "complained", lambda e: e.kind("complained")),
    _p("trata_misclassified", "missed, suspected (2: taken for smuggled, 3: not believed), of victims",
       lambda e: e.victim & (e.kind("missed") | (e.kind("suspected") & (e.detail >= 2)))),
    _r("identified_share", "identified", "victims_met_by_officials"),
    _p("wrongly_identified", "identified, of people not trafficked", lambda e: e.kind("identified") & ~e.victim),
    _p("victims_deported_unidentified", "deported victims not identified before",
       lambda e: e.kind("deported") & e.victim & ~e.has("identified")),
    _p("_detained", "detained, apprehended", lambda e: e.kind("detained", "apprehended")),
    _p("_informed", "detained, apprehended of those who have once understood the rights one has in that country; informed, advised in custody before signed",
       lambda e: (e.kind("detained", "apprehended") & e.knows_rights)
       | (e.kind("informed", "advised") & (e.situation == DETAINED) & (e.taken_on >= 0) & (e.signed_on < e.taken_on))),
    _p("_advised", "advised in custody", lambda e: e.kind("advised") & (e.taken_on >= 0)),
    _p("_signed", "signed", lambda e: e.kind("signed")),
    _p("_signed_uninformed", "signed without informed or advised before, wherever, of the rights in that country",
       lambda e: e.kind("signed") & ~e.knows_rights),
    _r("informed_share", "_informed", "_detained"),
    _r("signed_before_information_share", "_signed_uninformed", "_signed"),
    _r("legal_aid_share", "_advised", "_detained"),
    _m("days_to_decision", "days", "applied to granted, refused (protection)",
       lambda e: e.kind("granted", "refused") & e.known("decision"), lambda e: e.lasted("decision")),
    _p("forced_offenders_punished", "punished victims", _victims("punished")),
]


def _scheme(kind, *words, victims=False):
    return lambda e: e.kind(kind) & e.scheme(*words) & (e.victim | (not victims))


PROTECTION = [
    _p("asylum_applied", "applied", _scheme("applied", "asylum")),
    _p("asylum_granted", "granted", _scheme("granted", "asylum")),
    _p("victims_asylum_applied", "applied", _scheme("applied", "asylum", victims=True)),
    _p("victims_asylum_granted", "granted", _scheme("granted", "asylum", victims=True)),
    _p("complementary_protection", "granted", _scheme("granted", "complementary")),
    _p("humanitarian_stay", "granted", _scheme("granted", "humanitarian_stay")),
    _p("humanitarian_residence", "granted", _scheme("granted", "humanitarian_residence")),
    _p("t_visas", "granted", _scheme("granted", "t_visa")),
    _p("continued_presence", "granted", _scheme("granted", "continued_presence")),
    _p("reflection_stays", "granted", _scheme("granted", "reflection")),
    _p("work_permits_granted", "granted",
       _scheme("granted", "h2a", "h2b", "border_worker", "mx_job_offer", "regional", "work_permit")),
    _p("stay_applications", "applied for a stay",
       lambda e: _scheme("applied", "humanitarian_stay", "t_visa", "continued_presence", "humanitarian_residence")(e)),
    _p("resettled", "resettled", lambda e: e.kind("resettled")),
    _e("_stays_used", "granted a stay that has a yearly number",
       _scheme("granted", "humanitarian_stay", "t_visa", "continued_presence", "humanitarian_residence")),
    _t("_stays_allowed", "counted (stay_places)", lambda e: e.counted("stay_places"), unit="stays", group_act=True),
    _r("quota_used_share", "_stays_used", "_stays_allowed"),
    _p("_entitled", "identified, stay_offered to victims", _victims("identified", "stay_offered")),
    _p("_measure_used", "applied, granted, protected, repatriated, into care after identified or stay_offered in the period",
       lambda e: (e.kind("applied", "granted", "protected", "repatriated") | (e.kind("sheltered") & (e.situation == IN_CARE)))
       & e.victim & e.entitled),
    _r("measure_use_share", "_measure_used", "_entitled"),
    _m("days_to_protection", "days", "identified to protected",
       lambda e: e.kind("protected") & e.known("protection"), lambda e: e.lasted("protection")),
    _p("victimised_after_return", "threatened, robbed, extorted, abused, abducted, killed, reprisal, trafficked after a return, of victims",
       lambda e: e.kind("threatened", "robbed", "extorted", "abused", "abducted", "killed", "reprisal", "trafficked")
       & e.victim & e.has("sent_home")),
    _p("_victims_returned", "returned victims", lambda e: _back(e) & e.victim),
    _p("_victims_returned_bare", "returned victims neither protected nor assisted",
       lambda e: _back(e) & e.victim & ~e.has("protected") & ~e.kind("repatriated")),
    _r("returned_unprotected_share", "_victims_returned_bare", "_victims_returned"),
    _p("_chose_return", "returned by own choice (2), of those identified", lambda e: e.kind("returned") & (e.detail == 2) & e.reached("identified")),
    _r("repatriation_chosen_share", "_chose_return", "identified"),
]
JUSTICE = [
    _p("cooperating", "cooperated", lambda e: e.kind("cooperated")),
    _p("_identified_cooperating", "cooperated, identified", lambda e: e.kind("cooperated", "identified") & e.has("cooperated") & e.reached("identified")),
    _r("cooperation_share", "_identified_cooperating", "identified"),
    _e("cases", "case_opened", lambda e: e.kind("case_opened", anybody=True), True),
    _e("convictions", "convicted", lambda e: e.kind("convicted", anybody=True), True),
    _e("smugglers_arrested", "arrested smugglers",
       lambda e: e.kind("arrested", anybody=True) & e.by("smuggler"), True),
    _p("rescued", "rescued", lambda e: e.kind("rescued")),
]
MONEY = [
    _t("gang_revenue_usd", "robbed, extorted, ransom_paid by gangs; toll; sold by gangs",
       _sum_by(("robbed", "extorted", "ransom_paid", "toll", "sold"), "gang")),
    _t("smuggler_revenue_usd", "fee_paid; robbed by, ransom_paid to smugglers; sold, handed_over into work by smugglers",
       _sum_by(("fee_paid", "robbed", "ransom_paid", "sold", "handed_over"), "smuggler")),
    _t("bribes_usd", "bribed (by or for a person; by cells, monthly); handed_over by officials for a price",
       lambda e: e.kind("bribed", anybody=True) | (e.kind("handed_over") & e.by("official")), lambda e: e.real_usd),
]
# name: (kind, unit, what is summed where the name does not tell it); counted as months end by the model (events.COUNTED) or, under control, by the fold
STOCKS = {
    "candidates": ("S", "people"), "seasonal_workers_mexico": ("S", "people"), "smugglers_active": ("S", "smugglers"),
    "gang_members": ("S", "people"), "trafficked_current": ("S", "people"), "migrants_debt_usd": ("S", "USD"), "believed_danger": ("R", "chance"),
    "active_traffickers": ("S", "actors", "those who last took, held, bonded or exploited the people under control at the end, without who only sold them"),
    "employer_gain_usd": ("T", "USD", "counted: what work brings employers less what they pay out for it (pay, keep, rings' claims), before guards"),
    "remittances_usd": ("T", "USD"), "public_cost_usd": ("T", "USD"),
}
PEAKS = ("seasonal_workers_mexico",)  # the peak of the period rather than its end
GANGS_REMOVED = [
    Indicator("gang_deportees", "P", "people", "deported_member (members are no candidates: real numbers, nobody named)",
              lambda e: e.kind("deported_member", nobody=True), group_act=True),
    _e("_gang_rejoined", "rejoined", lambda e: e.kind("rejoined", nobody=True), True),
    _r("gang_rejoin_share", "_gang_rejoined", "gang_deportees"),
]
def _reported(name, select, value=None, estimate=None):
    true, publisher = REPORTED[name]
    kind = "E" if true in ("detained_mexico", "apprehended_us", "kidnapping_events") else "P"
    return Indicator(name, kind, _UNIT[kind], f"{select.__doc__} ({publisher})", select, value, estimate=estimate)


def _testimonies(e):
    """sheltered in a house after released, escaped or rescued from a captor: testimonies, with the abducted they tell of"""
    return e.kind("sheltered") & e.by("shelter") & e.has("freed") & e.told("observation.shelters")


def _bodies(e):
    """died, killed: bodies found where they lie"""
    dead = e.kind("died", "killed")
    return dead & e.told("observation.coroners") & e.body_found


def _registered(e):
    """disclosed, cooperated by people trafficked: cases that an office registers"""
    return e.kind("disclosed", "cooperated") & e.victim & ~e.by("shelter") & e.told("observation.prosecutors")


def _treated(e):
    """fell with a limb lost: seen in hospitals"""
    return e.kind("fell") & (e.detail == 1) & e.told("observation.hospitals")


def _surveyed(e):
    """sheltered after abused: guests who say so"""
    return e.kind("sheltered") & e.by("shelter") & e.has("abused") & e.told("observation.surveys")


def _detentions(e):
    """detained in Mexico, registered"""
    return e.kind("detained") & e.in_country("MX") & e.told("observation.inm", e.day)


def _apprehensions(e):
    """apprehended, counted"""
    return e.kind("apprehended") & e.told("observation.border_patrol", e.day)


OBSERVED = [
    _reported("detained_mexico_reported", _detentions),
    _reported("kidnapped_reported", _testimonies, lambda e: e.group_size, lambda fold, sizes: heard(sizes, fold.testifying())[1]),
    _reported("kidnapping_events_reported", _testimonies, lambda e: e.group_size, lambda fold, sizes: heard(sizes, fold.testifying())[0]),
    _reported("deaths_reported", _bodies), _reported("trafficked_reported", _registered), _reported("train_injured_reported", _treated),
    _reported("sexually_abused_reported", _surveyed), _reported("apprehended_us_reported", _apprehensions),
]
HARMS = (
    "deaths", *(f"deaths_{cause}" for cause in CAUSES), "train_injured", "disappeared", "abandoned", "robbed", "extorted",
    "sexually_abused", "kidnapped", "kidnapped_by_gangs", "kidnapped_by_smugglers", "kidnapped_by_officials", "forced_service",
    "forced_recruits", "debt_bondage", "labour_exploited", "bad_work", "trafficked", "trafficked_mexico", "trafficked_us",
    "trafficked_sexual", "trafficked_labour", "trafficked_criminal", "trafficked_minors", "trafficked_from_smuggling",
    "trafficked_from_kidnapping", "trafficked_from_job_offer", "trafficked_from_household", "sold_by_smugglers", "deceived",
    "recruited_at_shelter", "retrafficked", "families_separated",
)
CASCADE = (*STAGES, "safe_at_24_months")


def table() -> dict[str, Indicator]:
    """All indicators by name, the helping counts (with a leading _) included."""
    rows = HOME + MOVEMENT + SMUGGLING + DEATHS + CRIME + EXPLOITATION + GANGS_REMOVED + STATE + PROTECTION + JUSTICE + MONEY
    rows += [_r(f"{name}_per_1000_journeys", name, "journeys", 1000.0, "per 1,000 journeys") for name in HARMS]
    for before, name in pairwise(CASCADE):
        rows += [_r(f"{name}_share_of_before", name, before), _r(f"{name}_share_of_trafficked", name, "trafficked")]
    rows += [Indicator(name, kind, unit, *(what or ["counted" if name in COUNTED else "trafficked and what ends control"]))
             for name, (kind, unit, *what) in STOCKS.items()]
    return {row.name: row for row in rows + OBSERVED}


INDICATORS = table()
