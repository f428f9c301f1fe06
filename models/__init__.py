"""The records and the rules, one file per feature; every table is imported here once."""

from models import seen  # no table, but it listens to visits
from models.absences import AbsentHalf
from models.account_months import AccountMonth
from models.alerts import Alert, AlertChoice, AlertHours
from models.allowances import Allowance
from models.answers import Answer
from models.approval_questions import Question
from models.approval_steps import Seat, Step
from models.approvals import Approval
from models.attendance import Signing
from models.audit import Entry, Seal
from models.base import Base
from models.bill_disputes import BillDispute
from models.calendar import CalendarYear, SpecialDay
from models.chase_memory import Chasing
from models.contacts import Contact
from models.corrections import Correction
from models.credit import CreditShare
from models.customers import Customer
from models.delays import Delay
from models.delegations import Delegation
from models.disputes import Dispute
from models.drafts import Draft
from models.duties import Duty
from models.earnings import Earning
from models.errors import Refused
from models.follow_ups import FollowUp
from models.hand_ins import HandIn
from models.inbox import Incoming, Lane
from models.instalments import Instalment, Settlement
from models.invitations import Invitation, Stranger
from models.invoices import Invoice, InvoiceLine
from models.leave import LeaveRequest
from models.leave_balance import LeaveCredit
from models.leave_returns import LeaveReturn
from models.ledger import LedgerEntry
from models.month_sums import MonthSum
from models.notes import Note
from models.notices import Notice, NoticeReader
from models.numbers import Counter
from models.order_lines import OrderLine
from models.order_progress import Progress
from models.order_returns import GoodsReturn, GoodsReturnLine
from models.order_versions import OrderVersion
from models.orders import Order
from models.outbox import Outgoing
from models.pauses import Pause
from models.places import Whereabouts
from models.plans import Plan, PlannedVisit
from models.products import Product, ProductPrice
from models.promises import Promise
from models.receipts import Receipt
from models.reminders import Reminder
from models.reports import Report, ReportVersion
from models.shipments import Shipment, ShipmentLine
from models.staff import Role, Staff
from models.targets import Target
from models.tasks import Task
from models.visits import Visit, VisitPhoto
from models.write_offs import WriteOff

__all__ = [
    "AbsentHalf",
    "AccountMonth",
    "Alert",
    "AlertChoice",
    "AlertHours",
    "Allowance",
    "Answer",
    "Approval",
    "Base",
    "BillDispute",
    "CalendarYear",
    "Chasing",
    "Contact",
    "Correction",
    "Counter",
    "CreditShare",
    "Customer",
    "Delay",
    "Delegation",
    "Dispute",
    "Draft",
    "Duty",
    "Earning",
    "Entry",
    "FollowUp",
    "GoodsReturn",
    "GoodsReturnLine",
    "HandIn",
    "Incoming",
    "Instalment",
    "Invitation",
    "Invoice",
    "InvoiceLine",
    "Lane",
    "LeaveCredit",
    "LeaveRequest",
    "LeaveReturn",
    "LedgerEntry",
    "MonthSum",
    "Note",
    "Notice",
    "NoticeReader",
    "Order",
    "OrderLine",
    "OrderVersion",
    "Outgoing",
    "Pause",
    "Plan",
    "PlannedVisit",
    "Product",
    "ProductPrice",
    "Progress",
    "Promise",
    "Question",
    "Receipt",
    "Refused",
    "Reminder",
    "Report",
    "ReportVersion",
    "Role",
    "Seal",
    "Seat",
    "Settlement",
    "Shipment",
    "ShipmentLine",
    "Signing",
    "SpecialDay",
    "Staff",
    "Step",
    "Stranger",
    "Target",
    "Task",
    "Visit",
    "VisitPhoto",
    "Whereabouts",
    "WriteOff",
    "seen",
]
