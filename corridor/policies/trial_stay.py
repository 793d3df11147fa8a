"""Stay during and after a criminal trial: T-visa, continued presence, Mexico's humanitarian visa."""

import datetime

from corridor.agents.officials import TRIALS
from corridor.policies import BEGIN, Lever, direct

_VAWA, _TVPRA, _RULE = datetime.date(2006, 1, 5), datetime.date(2003, 12, 19), datetime.date(2009, 1, 12)
_CIRCULAR, _REGLAMENTO = datetime.date(2010, 1, 1), datetime.date(2012, 11, 9)

POLICY = direct(
    "trial_stay", "Stay during a criminal trial",
    "Papers for those who help a prosecution. The paper's numbers: 5,000 T-visas a year for severe forms, four years and "
    "residence after three; continued presence of a year; a humanitarian visa until the procedure ends. It asks that the "
    "stay not hang on cooperation nor end with a lost trial. (The law exempts minors and, since 2006, the traumatised.)",
    "Temporary protection during criminal trial", {name: f"trial_stay:{name}" for name in TRIALS},
    [
        Lever("open", "boolean", "", 0, 1, {"t_visa": True, "continued_presence": True, "humanitarian_visa": ((BEGIN, False), (_CIRCULAR, True))}, True,
              {"t_visa": "Q166", "continued_presence": "Q156", "humanitarian_visa": "Q159, Q160"}),
        Lever("quota_per_year", "integer", "stays a year", 0, 1_000_000, {"t_visa": 5_000, "continued_presence": 1_000, "humanitarian_visa": ((BEGIN, 60), (_REGLAMENTO, 2_000))},
              10_000, {"t_visa": "Q166", "continued_presence": "no cap in law; practice Q157", "humanitarian_visa": "Q160, Q164; assumption"}),
        Lever("cooperation", "boolean", "", 0, 1, {"t_visa": True, "continued_presence": True, "humanitarian_visa": True}, False,
              {"t_visa": "Q172", "continued_presence": "Q156", "humanitarian_visa": "Q162"}),
        Lever("minors_exempt", "boolean", "", 0, 1, {"t_visa": True, "continued_presence": False, "humanitarian_visa": False}, True, "Q170; assumption"),
        Lever("trauma_exempt", "boolean", "", 0, 1, {"t_visa": ((BEGIN, False), (_VAWA, True)), "continued_presence": False, "humanitarian_visa": False}, True, "Q171; assumption"),
        Lever("severe_only", "boolean", "", 0, 1, {"t_visa": True, "continued_presence": True, "humanitarian_visa": False}, False, "Q172"),
        Lever("stay_days", "number", "days", 0, 3_650, {"t_visa": ((BEGIN, 1_095), (_VAWA, 1_461)), "continued_presence": 365, "humanitarian_visa": 365}, 1_461, "Q156, Q161, Q167, Q168"),
        Lever("work", "boolean", "", 0, 1, {"t_visa": True, "continued_presence": True, "humanitarian_visa": ((BEGIN, False), (_REGLAMENTO, True))}, True, "Q156, Q163"),
        Lever("residence_after", "boolean", "", 0, 1, {"t_visa": ((BEGIN, False), (_RULE, True)), "continued_presence": False, "humanitarian_visa": False}, True, "Q165, Q173"),
        Lever("days_to_decision", "number", "days", 0, 720, {"t_visa": 150, "continued_presence": 14, "humanitarian_visa": 45}, 30, "assumption"),
    ],
    reaches="a survivor's choice to speak, to cooperate, and to stay or go home",
    first_event="a cooperation or a stay",
)
