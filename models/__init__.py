"""The records and the rules, one file per feature; every table is imported here once."""

from models.answers import Answer
from models.audit import Entry, Seal
from models.base import Base
from models.calendar import SpecialDay
from models.drafts import Draft
from models.errors import Refused
from models.inbox import Incoming, Lane
from models.invitations import Invitation, Stranger
from models.notes import Note
from models.outbox import Outgoing
from models.reminders import Reminder
from models.reports import Report, ReportVersion
from models.staff import Role, Staff

__all__ = [
    "Answer",
    "Base",
    "Draft",
    "Entry",
    "Incoming",
    "Invitation",
    "Lane",
    "Note",
    "Outgoing",
    "Refused",
    "Reminder",
    "Report",
    "ReportVersion",
    "Role",
    "Seal",
    "SpecialDay",
    "Staff",
    "Stranger",
]
