"""The records and the rules, one file per feature; every table is imported here once."""

from models.answers import Answer
from models.audit import Entry, Seal
from models.base import Base
from models.calendar import SpecialDay
from models.contacts import Contact
from models.credit import CreditShare
from models.customers import Customer
from models.disputes import Dispute
from models.drafts import Draft
from models.errors import Refused
from models.follow_ups import FollowUp
from models.inbox import Incoming, Lane
from models.invitations import Invitation, Stranger
from models.notes import Note
from models.outbox import Outgoing
from models.places import Whereabouts
from models.plans import Plan, PlannedVisit
from models.reminders import Reminder
from models.reports import Report, ReportVersion
from models.staff import Role, Staff
from models.visits import Visit, VisitPhoto

__all__ = [
    "Answer",
    "Base",
    "Contact",
    "CreditShare",
    "Customer",
    "Dispute",
    "Draft",
    "Entry",
    "FollowUp",
    "Incoming",
    "Invitation",
    "Lane",
    "Note",
    "Outgoing",
    "Plan",
    "PlannedVisit",
    "Refused",
    "Reminder",
    "Report",
    "ReportVersion",
    "Role",
    "Seal",
    "SpecialDay",
    "Staff",
    "Stranger",
    "Visit",
    "VisitPhoto",
    "Whereabouts",
]
