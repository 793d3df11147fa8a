"""Houses for migrants: beds by place, safety of their surroundings, information, referral, a safe way on."""

import datetime

from corridor.agents.officials import SHELTERS
from corridor.policies import BEGIN, Lever, direct

_OPENED = {"ixtepec": datetime.date(2007, 2, 26), "tenosique": datetime.date(2011, 4, 25)}
_CLOSED = {"lecheria": datetime.date(2012, 7, 9)}
_BEDS = {"tapachula": 180, "lecheria": 80, "tenosique": 80, "ixtepec": 120, "arriaga": 80, "saltillo": 100, "tijuana": 160}


def _dated(place):
    beds = _BEDS.get(place, 50)
    if place in _OPENED:
        return ((BEGIN, 0), (_OPENED[place], beds))
    return ((BEGIN, beds), (_CLOSED[place], 0)) if place in _CLOSED else ((BEGIN, beds),)


POLICY = direct(
    "shelters", "Shelters on the way",
    "Shelters try to protect people on the way; there are reports that recruiters, for gangs or for trafficking, work right outside and at "
    "times inside them.",
    "The migration-smuggling-trafficking connection", {place: f"shelter:{place}" for place in SHELTERS},
    [
        Lever("beds", "number", "places", 0, 2_000, {p: _dated(p) for p in SHELTERS}, {p: _BEDS.get(p, 50) * 2 for p in SHELTERS},
              "Q272, Q273, Q274, Q275, Q276; assumption", 1_200.0),
        Lever("security", "number", "share", 0, 1, 0.2, 0.8, "Q278", 30_000.0),
        Lever("referral", "boolean", "", 0, 1, False, True, "Q278, Q280; assumption", 15_000.0),
        Lever("safe_passage", "boolean", "", 0, 1, False, True, "Q280, Q281; assumption", 8_000.0),
    ],
    reaches="who sleeps where, who is reached by recruiters, who is told of rights, who walks alone to the train",
    first_event="a night in a shelter",
    kinds=("sheltered", "informed"),
    stood="54 houses of the Church in 2011 (Q272); Tenosique with 80 places from April 2011 (Q273), Lecheria closed in July 2012 (Q275). Some "
          "75 agents of the Beta groups in nine states (Q280, Q281). Recruiters outside and inside (Q278). No raids inside since 2011 (Q283).",
    reform="In the paper's line: beds where people pass, surroundings kept safe, staff who inform, recognise and pass cases on, and who see "
           "guests to their train or bus.",
)
