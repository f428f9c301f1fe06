"""Who may see and change whose: the table of rule 1.3, for whoever has to agree with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.positions import Position
from tests.rights.company import FORMER, Company


@dataclass(frozen=True)
class Rule:
    """Who besides whose it is and everybody above them. The administrator stands above nobody's work."""

    seen_by: frozenset[Position] = frozenset()
    changed_by: frozenset[Position] = frozenset()
    by_superiors: bool = True


def _rule(seen_by: str = "", changed_by: str = "", *, by_superiors: bool = True) -> Rule:
    return Rule(_positions(seen_by), _positions(changed_by), by_superiors)


def _positions(said: str) -> frozenset[Position]:
    return frozenset(map(Position, said.split()))


RULES: Mapping[str, Rule] = {
    # What it is                     besides the owner and everybody above, it is
    #                                seen by …                          and changed by …
    "customer": _rule(),
    "work": _rule(),  # visits, follow-ups, plans, reports, tasks, targets
    "order": _rule("sales_admin finance works", "sales_admin finance works"),
    "price": _rule("sales_admin finance", "sales_admin finance"),
    "money": _rule("finance", "finance"),
    "presence": _rule("hr general_manager deputy_general_manager", "hr"),
    "talk": _rule(by_superiors=False),  # of two people, and theirs alone
    "draft": _rule(by_superiors=False),
    "own": _rule(by_superiors=False),  # whom one named and what one chose
    "notice": _rule(),  # and by those whom it addresses
    "reading": _rule("", "general_manager deputy_general_manager sales_admin hr admin"),  # of it
    "person": _rule(" ".join(Position), "admin"),  # where they stand, and their way in
    "calendar": _rule(" ".join(Position), "hr admin"),
    "price list": _rule(" ".join(Position)),  # changed at the console alone
}
# What is the company's and nobody's own: to add to it is to change it.
THE_COMPANYS = {"calendar", "price list"}
THE_COMPANY = "the company"
# What nobody changes for having to decide about something else of whose it is.
PRIVATE = {"draft", "own"}

# What the rows of a table are.
TABLES: Mapping[str, str] = {
    "absent_halves": "presence",
    "account_months": "money",
    "alert_choices": "own",
    "alert_hours": "own",
    "alerts": "own",
    "answers": "talk",
    "balances": "money",
    "bill_disputes": "money",
    "calendar": "calendar",
    "calendar_years": "calendar",
    "chasings": "money",
    "contacts": "customer",
    "corrections": "presence",
    "credit_shares": "customer",
    "customers": "customer",
    "delays": "order",
    "delegations": "own",
    "disputes": "customer",
    "drafts": "draft",
    "duties": "person",
    "earnings": "work",
    "follow_ups": "work",
    "goods_return_lines": "order",
    "goods_returns": "order",
    "hand_ins": "money",
    "instalments": "money",
    "invitations": "person",
    "invoice_lines": "price",
    "invoices": "price",
    "leave_credits": "presence",
    "leave_requests": "presence",
    "leave_returns": "presence",
    "ledger_entries": "money",
    "month_sums": "work",
    "notes": "draft",
    "notice_readers": "reading",
    "notices": "notice",
    "order_lines": "order",
    "order_progress": "order",
    "order_versions": "order",
    "orders": "order",
    "planned_visits": "work",
    "plans": "work",
    "product_prices": "price list",
    "products": "price list",
    "promises": "money",
    "receipts": "money",
    "report_versions": "work",
    "reports": "work",
    "settlements": "money",
    "shipment_lines": "order",
    "shipments": "order",
    "signings": "presence",
    "staff": "person",
    "targets": "work",
    "tasks": "work",
    "visit_photos": "work",
    "visits": "work",
    "whereabouts": "own",
    "write_offs": "money",
}
# Kept sums: whoever does what is counted changes them, and reads them no more than before.
ADDED_UP = {"account_months", "balances", "credit_shares", "earnings", "month_sums"}
# A claim is about a customer whom nobody but its owner's people see (5.3).
CLAIMS = {("disputes", "customer_id")}
# In which columns of new rows stands whose they are.
WHOSE = {"applicant_id", "author_id", "owner_id", "seller_id", "staff_id"}
# Whose `staff_id` says whose they are, whoever wrote them and when.
SAY_WHOSE = {
    "alert_choices",
    "alert_hours",
    "alerts",
    "delegations",
    "drafts",
    "duties",
    "invitations",
    "whereabouts",
}
# Rows for whoever is to hear of a deed, added by whoever did it.
ADDED_FOR_OTHERS = {"alerts"}
# As what they are about: `approvals.record` names it.
AS_THEIR_RECORD = {"approvals", "approval_steps", "approval_seats", "approval_questions"}
RECORDS: Mapping[str, str] = {
    "correction": "presence",
    "leave": "presence",
    "leave-return": "presence",
    "order": "order",
    "return": "order",
    "write-off": "money",
}


def allows(company: Company, name: str, owner: str, kind: str, *, change: bool = False) -> bool:
    """Whether somebody may see, or change, what is of this kind and somebody's (1.3)."""
    if name not in company.people or name == FORMER:
        return False
    if name == owner:
        return True
    rule = RULES[kind]
    if rule.by_superiors and company.leads(name, owner):
        return True
    return company.positions[name] in (rule.changed_by if change else rule.seen_by)
