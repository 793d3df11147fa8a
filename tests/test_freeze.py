"""The freeze test (model.md, principle 1): within the range seen in the baseline, another actor moves each decision by five points.

The lists below are measured. Where a decision leaves its list, a test fails: `python tests/test_freeze.py` (some minutes) prints for each
decision what moves it most, and the lists anew. Reasons are written by hand.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from freeze import STATES, baseline, deciders, decision, kind_of_move, table
from test_decisions import FREEZE

pytestmark = pytest.mark.xdist_group("freeze")  # one worker: one world

# decision: the state of another actor that moves it most, and to which level
REACHED = {
    "abandon claim": ("asylum offices: share granted", "low"),
    "answers a claim": ("community news: harm", "high"),
    "appeal": ("asylum offices: share granted", "high"),
    "ask": ("those on the way: harmed_on", "low"),
    "asylum decision": ("those on the way: threatened", "low"),
    "asylum office": ("asylum offices: share granted", "low"),
    "at border": ("cells of the road: learned takings_usd", "low"),
    "band waits": ("travellers who pass", "high"),
    "believe": ("others taken to stations", "high"),
    "border guide": ("news of the road: stopped", "high"),
    "bribe": ("cells of the road: bought", "high"),
    "captor": ("families: paid so far", "low"),
    "captor in power": ("those on the way: trust", "high"),
    "claim at home": ("those at home: savings_usd", "high"),
    "clears a wagon": ("those on the way: trust", "low"),
    "complementary": ("those on the way: threatened", "low"),
    "credible fear": ("those on the way: threatened", "high"),
    "creditor": ("families: what they can raise", "high"),
    "demand": ("those at home: savings_usd", "high"),
    "departure": ("community news: arrivals", "high"),
    "escape": ("cells of the road: members", "low"),
    "family": ("captors: asked again", "high"),
    "fight": ("cells of the road: members", "high"),
    "go on": ("community news: harm", "low"),
    "go on as one": ("travellers who pass", "high"),
    "ground": ("travellers who pass", "low"),
    "held for fee": ("families: paid so far", "high"),
    "houses": ("riders", "low"),
    "leave work": ("employers: asks_papers", "low"),
    "members hired": ("police: attention to cells of the road", "high"),
    "move": ("cells of the road: members", "high"),
    "offer taken": ("employers: places", "low"),
    "official in power": ("those on the way: savings_usd", "high"),
    "officials bought": ("police: attention to cells of the road", "low"),
    "on with it": ("employers: scruple_days", "high"),
    "open case": ("cells of the road: bought", "high"),
    "police": ("those on the way: savings_usd", "low"),
    "raid False": ("those on the way: savings_usd", "low"),
    "raid True": ("travellers who pass", "high"),
    "recruiter's offer": ("community news: offers that were true", "low"),
    "rejoin": ("cells at home: members", "low"),
    "relative speaks": ("community news: offers that were true", "low"),
    "renta": ("cells at home: members", "low"),
    "reprisal": ("those at home: savings_usd", "low"),
    "return form": ("staff: have informed", "low"),
    "ring": ("rings: ill name in communities", "high"),
    "robber": ("those on the way: savings_usd", "low"),
    "says Mexican": ("cells of the road: members", "low"),
    "season": ("employers: usual pay", "low"),
    "speak": ("officials: greed", "low"),
    "stay or home": ("asylum offices: share granted", "low"),
    "stranded": ("community news: arrivals", "low"),
    "taken along": ("community news: harm", "high"),
    "tell inspector": ("removals seen", "low"),
    "tells of the house": ("cells of the road: bought", "low"),
    "terms": ("removals seen", "high"),
    "tired of waiting": ("community news: arrivals", "low"),
    "told to offend": ("captor's record: defiant killed", "low"),
    "toll asked": ("travellers who pass", "low"),
    "trade": ("rings: size", "low"),
    "train crew": ("those on the way: savings_usd", "high"),
}
# decision that others move only by what the decider learns of them, in time: its memory that moves it most
LEARNED = {

}
# decision: (largest move measured, by which state, level, why so little)
SATURATED = {
    "at destination": (0.001, "employers: scruple_days", "low", "the balance is paid on arrival: delivering is all but certain whoever else is altered"),
    "border permit": (0.013, "removals seen", "low", "farms that ask for papers and their pay move it by less than five points in the range of the run"),
    "charge": (0.0, "", "", "hangs on the law (a rule) and on traces of the person; four cases in 150 days"),
    "company": (0.027, "news of the road: robberies", "high", "what is told of robberies differs little between pools, and days of waiting are few where many leave"),
    "complain": (0.024, "employers: share of the wage paid", "high", "a complaint hangs on what the person has lost, on trust and papers of one's own; pay differs little between employers within the run"),
    "cooperate": (0.001, "prosecutors: case open", "low", "distrust and fear outweigh what a stay brings (no stay without testimony is on offer)"),
    "crew hands over": (0.0, "", "", "the risk is many times the price that cells pay"),
    "denounce": (0.002, "inspectors: visits seen", "low", "visits of inspectors and threats vary too little within the run"),
    "fellow traveller": (0.0, "", "", "scruple and the number of strangers near (a parameter) decide; its cash is the victim's own part, and small"),
    "flight": (0.004, "community news: arrivals", "high", "the danger at home outweighs what news of the way vary by"),
    "guide": (0.0, "", "", "name and scruple outweigh the wish; the group is a parameter"),
    "leaving the south": (0.003, "community news: arrivals", "low", "as at the border: going on is all but certain"),
    "offer on the way": (0.013, "employers: scruple_days", "low", "wages told on the way are alike, and few offers are heard; ten cases in the days lived"),
    "papers end": (0.005, "removals seen", "low", "usual pay and removals move too little in the run"),
    "pays a bribe": (0.001, "officials: greed", "high", "what officials ask is set below what being stopped costs: nearly all pay"),
    "repay": (0.003, "community news: arrivals", "high", "instalments are small against a claim: nearly all pay"),
    "run from train": (0.0, "", "", "weighs parameters and the rule on force alone: no other actor enters while the rule stands"),
    "shelter": (0.009, "news of the road: robberies", "low", "a meal and advice outweigh the robberies spared; guests enter by the beds only"),
    "stay granted": (0.034, "those on the way: trauma", "high", "three cases in 150 days; recognition is the person's own record"),
    "stay offered": (0.002, "prosecutors: case open", "low", "the offer is better than none for nearly all"),
    "strikes at home": (0.046, "police: attention to cells at home", "low", "what others' fear brings is a parameter; attention to cells at home moves too little"),
    "taken at work": (0.032, "detainees: Mexico's places taken", "high", "a bribe is not worth the risk: duty decides, the room in stations moves it little"),
    "unpaid toll": (0.0, "", "", "the toll, who looks on and the danger are the cell's own or parameters; fourteen cases in the days lived"),
    "withdraw": (0.019, "prosecutors: case open", "low", "what is to be gained and feared is settled by the law's terms (a rule) and the person's own reach"),
    "witness reprisal": (0.002, "prosecutors: case open", "low", "convictions are so rarely seen that the case spared is worth less than the deed; attention moves it little"),
}
# decision that does not come up in the baseline's days, and why
NOT_MET = {
    "complaint": "no house has staff that informs and passes cases on (a policy)",
    "family reprisal": "nobody who fled or deserted had a family where a cell of the same mara stands, in these days",
    "guard at yard": "no fenced yards in the baseline (a policy)",
    "resettlement": "no places abroad (a policy)",
    "speaks in shelter": "no house has staff that informs and passes cases on (a policy)",
    "stay over": "no stay for victims has ended",
    "suspect": "no days to recover are given on suspicion (a policy), nobody looks for signs at checks",
    "verdict": "no case has come so far within the days lived",
}


def pairs() -> list[tuple[str, str]]:
    """What is altered in the tests: the states that move a decision most, each with its level."""
    named = [*REACHED.values(), *LEARNED.values(), *(row[1:3] for row in SATURATED.values() if row[1])]
    return list(dict.fromkeys(named))


@pytest.fixture(scope="module")
def found():
    """Largest moves by decision, with the states of the lists altered."""
    return table(pairs())


def largest(rows) -> float:
    """The largest move."""
    return rows[0][0] if rows else 0.0


@pytest.mark.parametrize("purpose", REACHED)
def test_another_actor_moves_the_decision_five_points(found, purpose):
    assert largest(found[purpose]["direct"]) >= FREEZE


@pytest.mark.parametrize("purpose", LEARNED)
def test_what_was_learned_of_others_moves_the_decision_five_points(found, purpose):
    assert largest(found[purpose]["learned"]) >= FREEZE
    assert largest(found[purpose]["direct"]) < FREEZE, "belongs among those that another actor moves at once"


@pytest.mark.parametrize("purpose", SATURATED)
def test_a_saturated_decision_is_still_saturated(found, purpose):
    assert max(largest(found[purpose]["direct"]), largest(found[purpose]["learned"])) < FREEZE, "take it off the list"


def test_decisions_that_do_not_come_up_do_not_come_up():
    assert not set(NOT_MET) & set(baseline().came_up)


def test_every_decision_of_the_baseline_is_in_one_list():
    lists = (REACHED, LEARNED, SATURATED)
    assert set(baseline().came_up) == set().union(*lists)
    assert sum(len(one) for one in lists) == len(set().union(*lists))


def test_every_choice_in_the_code_is_in_a_list():
    listed = set().union(REACHED, LEARNED, SATURATED, NOT_MET)
    for file in (Path(__file__).parents[1] / "corridor" / "encounters").glob("*.py"):
        for purpose in re.findall(r'choose\([^"\n]*?f?"([^"{\n.]+?) ?["{]', file.read_text(encoding="utf-8")):
            assert purpose in listed or purpose == "raid", f"{file.name}: {purpose!r}"


def test_what_belongs_to_the_decider_proves_nothing():
    by_name = {state.name: state for state in STATES}
    assert kind_of_move("departure", 2, by_name["families: what they can raise"], 0) == ""
    assert kind_of_move("departure", 3, by_name["families: what they can raise"], 0) == "direct"  # another family's
    assert kind_of_move("raid False", 2, by_name["cells of the road: members"], 0) == ""
    assert kind_of_move("toll asked", 2, by_name["cells of the road: learned purse_usd"], 0) == "learned"
    assert kind_of_move("captor", 3, by_name["cells of the road: beds"], 0) == ""
    assert decision("verdict 3") == "verdict" and deciders("family") == ("people", "families")


def printed() -> None:
    """The whole table, and the lists anew."""
    found, reached, learned, saturated = table(), {}, {}, {}
    for purpose, kinds in found.items():
        print(f"\n{purpose} ({', '.join(deciders(purpose))} decide; {baseline().came_up[purpose]} times in the days to pick from)")
        for kind, rows in kinds.items():
            for moved, state, level in rows[:4]:
                print(f"    {100 * moved:5.1f} points  {kind:8} {state}: {level}")
        direct, memory = kinds["direct"], kinds["learned"]
        if largest(direct) >= FREEZE:
            reached[purpose] = direct[0][1:]
        elif largest(memory) >= FREEZE:
            learned[purpose] = memory[0][1:]
        else:
            moved, state, level = max([*direct, *memory, (0.0, "", "")])
            saturated[purpose] = (round(moved, 3), state, level, SATURATED.get(purpose, ("", "", "", "?"))[3])
    for name, one in (("REACHED", reached), ("LEARNED", learned), ("SATURATED", saturated)):
        print(f"\n{name} = {{")
        for purpose, row in one.items():
            print(f"    {json.dumps(purpose)}: ({', '.join(json.dumps(each) for each in row)}),")
        print("}")


if __name__ == "__main__":
    printed()
