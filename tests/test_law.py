"""Life courses as sequences of elements, read under four laws by the simulation's own code."""

import datetime

import numpy as np
import pytest

from corridor import law
from corridor.law import Elements, bits, recognise
from corridor.recognition import Recognition, explain

JUNE_15 = (law.MEXICO_2012_FROM - law.PERIOD_START).days
P, M07, M12, US = (1 << i for i in range(4))

# words | minor | [(day, chain, elements...)] | joins | what the four laws say on day 400 (2012-08-04)
COURSES = [
    ("ransom only", False, [(5, 1, "abduction", "harbouring", "force")], [], 0),
    ("ransom, then kitchen service before the General Law", False,
     [(5, 1, "abduction", "harbouring", "force"), (30, 1, "servitude")], [], P | M07 | US),
    ("false waitress offer", False, [(9, 2, "recruitment", "deception", "sexual")], [], P | M07 | US),
    ("false waitress offer in August 2012", False, [(395, 2, "recruitment", "deception", "sexual")], [], P | M12 | US),
    ("minor's plantation job through parents", True, [(9, 3, "recruitment", "labour")], [], P | M07),
    ("minor in commercial sex, no means", True, [(9, 3, "receipt", "sexual")], [], P | M07 | US),
    ("fee worked off in six fair weeks", False, [(9, 4, "recruitment", "transportation")], [], 0),
    ("fee debt that never falls", False,
     [(9, 4, "recruitment", "transportation"), (60, 4, "coercion", "slavery_bondage")], [], P | M07 | US),
    ("rescued on the way to a buyer", False, [(9, 5, "transportation", "force", "sexual")], [], P | M07 | US),
    ("recruiter and employer strangers", False, [(9, 6, "recruitment", "deception"), (20, 7, "labour")], [], 0),
    ("recruiter paid by the employer", False, [(9, 6, "recruitment", "deception"), (20, 7, "receipt", "labour")],
     [(6, 7)], P | M07 | US),
    ("aunt paid for an adult niece", False, [(9, 8, "transfer", "payment", "servitude")], [], P),
    ("aunt paid for a girl", True, [(9, 8, "transfer", "payment", "servitude")], [], P | M07),
    ("worse terms because she has no papers", False, [(9, 9, "receipt", "vulnerability", "labour")], [], P | M07),
    ("bad pay as agreed, August 2012", False, [(395, 9, "receipt", "underpaid")], [], M12),
    ("bad pay as agreed, 2011", False, [(95, 9, "receipt", "underpaid")], [], 0),
    ("captive made to guard others", False, [(395, 10, "abduction", "harbouring", "force", "crime")], [], 0),
    ("boy used as lookout, August 2012", True, [(395, 10, "recruitment", "threat", "crime")], [], M12),
    ("forced begging, August 2012", False, [(395, 11, "harbouring", "force", "begging")], [], M12),
    ("adult sex work freely taken up, August 2012", False, [(395, 12, "receipt", "sexual")], [], 0),
    ("act and labour purpose without means, August 2012", False, [(395, 12, "receipt", "labour")], [], M12),
    ("means without an act", False, [(9, 13, "threat", "labour")], [], 0),
    ("exploited across the change of law", False,
     [(300, 14, "recruitment", "deception", "labour"), (380, 14, "harbouring")], [], P | M07 | M12 | US),
    ("not a word of it happened yet", False, [(401, 15, "recruitment", "deception", "labour")], [], 0),
]


@pytest.mark.parametrize("words, minor, course, joins, expected", COURSES, ids=[c[0] for c in COURSES])
def test_life_courses_under_four_laws(words, minor, course, joins, expected):
    elements = Elements()
    for day, chain, *names in course:
        elements.add([7], chain, bits(*names), day)
    for a, b in joins:
        elements.join(7, a, b)
    elements.add([8], course[0][1], law.ANY_ACT | law.ANY_MEANS | law.ANY_PURPOSE, 0)  # somebody else's
    assert int(recognise(elements, 7, course[0][1], minor, 400)[0]) == expected


@pytest.mark.parametrize("words, minor, course, joins, expected", COURSES, ids=[c[0] for c in COURSES])
def test_running_recognition_agrees(words, minor, course, joins, expected):
    running, seen = Recognition(9, minor=[minor] * 9), 0
    for a, b in joins:
        running.join(7, a, b, day=0)
    for day, chain, *names in course:
        if day <= 400:
            who, new, _ = running.add([7], chain, bits(*names), day)
            seen |= int(new[0]) if len(who) else 0
    assert seen == (expected & P) | (2 if expected & (M07 | M12) else 0) | (4 if expected & US else 0)


def test_before_november_2007_mexico_had_no_law():
    elements = Elements(start=datetime.date(2007, 1, 1))
    elements.add([0], 1, bits("recruitment", "deception", "labour"), 10)
    assert int(recognise(elements, 0, 1, False, 40)[0]) == P | US
    assert int(Recognition(1, start=datetime.date(2007, 1, 1)).add([0], 1, bits("receipt", "force", "labour"), 3)[1][0]) == 5


def test_join_brings_recognition_and_holds_for_later_elements():
    running = Recognition(3)
    assert len(running.add([0, 1], [4, 4], bits("recruitment", "deception"), 1)[0]) == 0
    assert len(running.add([0, 1], [5, 5], bits("receipt", "labour"), 2)[0]) == 0
    who, definitions, purposes = running.join([0], 4, 5, 3)
    assert who.tolist() == [0] and definitions.tolist() == [7] and purposes.tolist() == [2]
    assert len(running.add([0], 5, bits("sexual"), 4)[0]) == 0  # recognised already
    assert running.bits[0].max() & bits("sexual") and running.recognised.tolist() == [7, 0, 0]


def test_free_interval_counts_anew():
    running, marks = Recognition(2), bits("recruitment", "force", "labour")
    assert len(running.add([1], 3, marks, 1)[0]) == 1 and not running.again([1])[0]
    assert len(running.add([1], 3, marks, 2)[0]) == 0
    running.end([1])
    assert len(running.add([1], 3, bits("recruitment"), 5)[0]) == 0  # old bits are gone
    assert len(running.add([1], 9, marks, 6)[0]) == 1 and running.again([1])[0]


def test_many_chains_and_repeated_people_in_one_call():
    running = Recognition(2, slots=3)
    running.add([0] * 8, np.arange(8), bits("force"), 1)  # eight robbers, three slots
    who, _, _ = running.add([0, 0, 0], [50, 50, 50], [bits("receipt"), bits("threat"), bits("servitude")], 2)
    assert who.tolist() == [0]
    running.join([1], 1, 2, 1)
    running.join([1], 2, 3, 1)
    running.add([1], 9, bits("force"), 2)  # displaces one of a full group, the rest stays together
    assert len(set(running.group[1].tolist())) == 2


def test_growing_elements_and_people():
    elements = Elements(chunk=2)
    elements.add(np.arange(9), 1, 1, 0)
    elements.add([3], 1, 0, 0)
    assert len(elements) == 9 and elements.person.tolist() == list(range(9))
    running = Recognition(1)
    running.grow(4, minor=[True] * 4)
    assert running.add([3], 1, bits("receipt", "labour"), 0)[0].tolist() == [3]


def test_flags_packed_are_read_again():
    detail = law.pack([7, 1], [3, 2], paths=[1, 8], official=True, sold=[False, True], minor=False, again=True)
    flags = {name: law.flag(detail, name) for name in ("us", "sexual", "labour", "from_household", "official_involved", "sold_by_smuggler", "minor", "retrafficked")}
    assert flags["us"].tolist() == [True, False] and flags["sexual"].tolist() == [True, False]
    assert flags["labour"].all() and flags["from_household"].tolist() == [False, True]
    assert flags["official_involved"].all() and flags["sold_by_smuggler"].tolist() == [False, True]
    assert not flags["minor"].any() and flags["retrafficked"].all() and detail.max() < 1 << 18


def test_explanation_names_act_means_purpose_party_and_date():
    elements = Elements()
    elements.add([4], 2, bits("recruitment", "deception", "sexual"), 9)
    sentence = explain(elements, 4, 2, False, 20, party=lambda chain: "a bar owner")
    assert "recruitment by a bar owner on 2011-07-10" in sentence and "deception" in sentence and "protocol" in sentence
    assert "no element" in explain(elements, 5, 2, False, 20)
