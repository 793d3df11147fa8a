"""What the rows beside an event say of it: debts that are owed, what a loan was for, work that was left, what came first on a day."""

from __future__ import annotations

from corridor.records import ACCOUNTS, CLAIMS, JOURNAL, REASONS
from corridor.records.events import WAY_HOME

LENT, TAKEN_OVER = REASONS.index("lent"), REASONS.index("taken_over")
DEBT, BOND = (tuple(CLAIMS).index(name) for name in ("debt_usd", "bond_usd"))
HOUSEHOLD = ("migrants", "families")
LOAN_FOR = {"smugglers": "fee", "carriers": "fare", "officials": "bribe", "gangs": "gang", "living_outside": "living"}  # who got the money lent
SERVES = ("joined_gang", "recruited_by_force")  # for a cell: in place of what it claimed, where it has just claimed something
OF_HOLDER, OF_CLAIMANT = 11, 12  # detail of these as told: a cell that has had the person in its hands, another
STILL = 1  # detail of an `indebted` as told: the same debt as told before
RESCUED_AS = ("identified", "stay_offered")  # recorded with a rescue, of which they are the consequence


def told_rows(rows: list) -> list:
    """The rows to be told, in order: payments and changes of debts (where the log has them) become loans with their cause."""
    found, owing = [], set()
    for at, row in enumerate(rows):
        if row.kind == "owed":
            found += _loan(rows, at)
        elif row.kind == "indebted":
            found.append(row._replace(detail=STILL * (row.party in owing)))
            owing |= {row.party} if row.amount_usd >= 1 else set()
        elif row.kind == "hired":  # what is owed from now on is another debt
            owing.discard(row.party)
            found.append(row)
        elif row.kind == "worked_off_again":
            claim = _claim(rows, at)
            if claim is None or claim.party_kind != "gang":  # serving a cell is told by the next row
                found.append(row if claim is None else row._replace(party_kind=claim.party_kind, party=claim.party))
        elif row.kind in SERVES and _claim(rows, at, row) is not None:
            found.append(row._replace(amount_usd=_claim(rows, at, row).amount_usd, detail=OF_HOLDER if _had_before(rows, at) else OF_CLAIMANT))
        elif row.kind == "released" and _leaves_work(rows, at):
            found.append(row._replace(kind="held_no_more"))
        elif row.kind == "rescued":
            back = len(found)
            while back and found[back - 1].kind in RESCUED_AS and found[back - 1].day == row.day:
                back -= 1
            found.insert(back, row)
        elif row.kind not in JOURNAL and not (row.kind == "moved" and row.situation == "waiting" and _goes_home(rows, at)):
            found.append(row)
    return found


def _claim(rows: list, at: int, by=None):
    """What was claimed at home on that day before the row (by its party), None: nothing. A cell's is settled when it is served."""
    for row in reversed(rows[:at]):
        if row.day != rows[at].day:
            return None
        if row.kind == "debt_called" and (by is None or (row.party_kind, row.party) == (by.party_kind, by.party)):
            return row
    return None


def _had_before(rows: list, at: int) -> bool:
    """The party of a row has had the person in its hands on a day before."""
    by = rows[at]
    return any(row.kind in ("abducted", "exploited", *SERVES) and row.day < by.day and (row.party_kind, row.party) == (by.party_kind, by.party)
               for row in rows[:at])


def _same_day(rows: list, at: int):
    """The rows after one, of its day."""
    for later in rows[at + 1:]:
        if later.day != rows[at].day:
            return
        yield later


def _leaves_work(rows: list, at: int) -> bool:
    """An employer lets go of somebody who leaves the work on that day, or is taken from it."""
    if rows[at].party_kind != "employer" or rows[at].situation != "working":
        return False
    return any(row.situation != "working" and row.kind not in JOURNAL for row in _same_day(rows, at))


def _goes_home(rows: list, at: int) -> bool:
    """Out of a job and home on that day: no looking for other work."""
    return any(row.kind == "moved" and row.detail == WAY_HOME for row in _same_day(rows, at))


def _employer(rows: list, at: int) -> int:
    """The employer whom the rows of that day name, nearest first; -1 none."""
    near = sorted((abs(i - at), row.party) for i, row in enumerate(rows) if row.day == rows[at].day and row.party_kind == "employer" and row.party >= 0)
    return near[0][1] if near else -1


def _loan(rows: list, at: int) -> list:
    """A loan or an advance of a change of a debt, if it is one, as a row to be told."""
    row, (reason, claim) = rows[at], divmod(rows[at].detail, 10)
    if row.amount_usd < 1:
        return []
    if claim == BOND and reason in (LENT, TAKEN_OVER):
        return [row._replace(kind="advanced" if reason == LENT else "price_charged", party_kind="employer", party=_employer(rows, at), detail=0)]
    if claim != DEBT or reason != LENT:
        return []
    return [row._replace(kind=f"borrowed_{_purpose(rows, at)}", party_kind="lender", place="", detail=0)]


def _purpose(rows: list, at: int) -> str:
    """What a loan was for: what the household pays next on that day."""
    paid = ""
    for row in _same_day(rows, at):
        if row.kind == "money" and not paid:
            payer, payee = (ACCOUNTS[code] for code in divmod(row.detail, 100))
            paid = payee if payer in HOUSEHOLD and payee not in HOUSEHOLD else ""
        elif row.kind == "owed" and row.detail == rows[at].detail:  # the next loan
            break
        elif row.kind == "ransom_paid" and paid in ("gangs", "smugglers"):
            return "ransom"
        elif row.kind not in JOURNAL and paid:
            break
    return LOAN_FOR.get(paid, "onward")
