"""Information and lawyers before any signature, consuls, and a wall between aid and migration control."""

from corridor.agents.officials import HOMES
from corridor.policies import Lever, direct

CONSULS = {"GT": 24, "SV": 16, "HN": 10, "NI": 8}  # Q197: four Honduran consulates, six people in one; the others more (Q198)
OFFICES = {country: f"migration_office:{country}" for country in ("mexico", "us")}

POLICY = direct(
    "legal_assistance_information", "Legal assistance and information",
    "People agree to their return before they have been told their rights and the ways to regular stay and protection; some are told "
    "nothing, some do not understand what they were told. To be given a lawyer takes paperwork, and some are returned before it is "
    "complete; UNHCR finds that those it has identified have signed already. Lack of information and of legal help leaves people without "
    "prospects, and they choose to go home.",
    "Deportation versus safe repatriation; Conclusion", OFFICES | {country: f"consulate:{country}" for country in HOMES},
    [
        Lever("information_staff", "number", "people", 0, 1_000, {"mexico": 5, "us": 15}, {"mexico": 60, "us": 60}, {"mexico": "Q190, Q200", "us": "Q196; assumption"}, 12_000.0,
              only=tuple(OFFICES)),
        Lever("lawyers", "number", "lawyers", 0, 1_000, {"mexico": 10, "us": 25}, {"mexico": 80, "us": 100}, {"mexico": "Q191, Q201", "us": "Q195; assumption"}, 30_000.0,
              only=tuple(OFFICES)),
        Lever("paperwork_days", "number", "days", 0, 60, 3, 1, "Q191", only=tuple(OFFICES)),
        Lever("firewall", "boolean", "", 0, 1, False, True, "Q199; practice: assumption", only=tuple(OFFICES)),
        Lever("consuls", "number", "people", 0, 500, CONSULS, {"GT": 30, "SV": 30, "HN": 30, "NI": 10}, "Q197, Q198; assumption", 30_000.0, only=HOMES),
    ],
    reaches="the race of clocks in custody; complaints",
    first_event="information or a lawyer before a signature",
    kinds=("informed", "advised"),
    stood="A right to information and legal advice in Mexico's law since May 2011 (Q192, Q200, Q201), insufficient in practice (Q190, Q191); "
          "after a signature UNHCR has no access (Q194). Four Honduran consulates for 31 states (Q197). U.S.: no lawyer paid by the state "
          "(Q195); group talks at some centres (Q196).",
    reform="Argued by the paper: information in the person's language before anything is signed, lawyers at each centre, aid and complaints "
           "kept apart from migration control.",
    beyond="Languages stand with the interpreters of identification_training; reading the rights before a signature is "
           "rights_in_detention.consent_form.",
)
