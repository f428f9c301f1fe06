"""The order form to forward to the customer, as PDF and as a sheet, in the reader's language (8.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from bot import texts
from bot.panels import Document, View
from bot.router import Router
from handlers.order_shown import knows_customer
from handlers.order_sight import sight_of
from handlers.order_words import handling_in_words, percent, terms_in_words
from models import policy
from models.language import Language
from models.order_handling import ways_of
from models.order_lines import OrderLine
from models.order_news import PAPERS
from models.order_paper import BY_DOCUMENT, BY_LINE, OrderPaper, PaperLine, Words
from models.order_pdf import order_pdf
from models.order_versions import OrderVersion
from models.orders import Order
from models.staff import Staff

router = Router()

PDF, SHEET = PAPERS
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in the file names of some system
LONGEST_FILE_NAME = 80  # UTF-16 units

Write = Callable[[OrderPaper, Words], bytes]


@router.document(PDF)
async def pdf(view: View) -> Document | None:
    return await _document(view, order_pdf, "pdf")


@router.document(SHEET)
async def sheet(view: View) -> Document | None:
    from models.order_sheet import order_sheet  # it brings a library that little else needs

    return await _document(view, order_sheet, "xlsx")


async def _document(view: View, write: Write, ending: str) -> Document | None:
    """Of the version that stands; None before there is one, and for who sees no prices."""
    order: Order = view.record
    if not order.is_standing or order.number is None or not sight_of(view.reader).prices:
        return None
    paper = await paper_of(view, order)
    caption = view.t(
        "order-paper-caption",
        number=paper.number,
        customer=paper.customer,
        version=paper.version,
    )
    # Of several in the chat the customer is to get the latest.
    which = f"{paper.number} v{paper.version}" if paper.version > 1 else paper.number
    name = f"{file_name(f'{which} {paper.customer}')}.{ending}"
    return Document(name, partial(write, paper, words_of(view.reader.speaks)), caption)


def file_name(words: str) -> str:
    """Words that every system takes for a file's name."""
    cleaned = " ".join(FORBIDDEN.sub(" ", words).split()).strip(". ")
    return texts.clip(cleaned, LONGEST_FILE_NAME).rstrip(".…")


def words_of(language: Language) -> Words:
    return Words(
        language=language,
        say=lambda key, **facts: texts.plain(texts.t(language, key, **facts)),
        day=lambda day: texts.date_in_full(language, day),
        money=lambda amount: texts.money(language, amount),
    )


async def paper_of(view: View, order: Order) -> OrderPaper:
    """What is printed of the version that stands, in the reader's language."""
    version = await order.shown_version(view.session)
    customer = await order.customer(view.session)
    seller = await view.session.get_one(Staff, order.seller_id)
    is_known = await knows_customer(view, order, customer)
    contacts = await customer.contacts(view.session) if is_known else ()
    contact = contacts[0] if contacts else None
    lines = await version.lines(view.session)
    language = view.reader.speaks
    assert order.number and order.confirmed_on
    return OrderPaper(
        company=policy.current().company.name,
        number=order.number,
        version=version.number,
        day=order.confirmed_on,
        customer=customer.name,
        customer_address=(is_known and customer.address) or "",
        contact=(contact.name if contact else None) or "",
        phone=(contact.phone_shown if contact else None) or "",
        seller=seller.name,
        lines=tuple(_line(line, at) for at, line in enumerate(lines, 1)),
        prices_with_tax=version.tax_included,
        net=version.net,
        tax=version.tax,
        total=version.total,
        rounding=(BY_DOCUMENT if version.by_document else BY_LINE) if version.tax else "",
        terms=texts.plain(terms_in_words(language, version.terms)),
        deposit=version.deposit,
        needed_on=version.needed_on,
        deliver_on=order.deliver_on,
        place=_place(version),
        packing=handling_in_words(language, version.packing or "", ways_of("packing")),
        transport=handling_in_words(language, version.transport or "", ways_of("transport")),
        note=version.note or "",
    )


def _place(version: OrderVersion) -> str:
    """The address; where only a position is known, that."""
    if version.address or version.place is None:
        return version.address or ""
    return f"{version.place.latitude:.5f}, {version.place.longitude:.5f}"


def _line(line: OrderLine, at: int) -> PaperLine:
    said = line.discount_basis_points is not None
    return PaperLine(
        number=at,
        code=line.code,
        name=line.name,
        quantity=line.quantity,
        measure=line.measure,
        list_price=line.list_price,
        price=line.price,
        discount_percent=percent(line.discount) if said else None,
        tax_percent=percent(line.tax_percent),
        amount=line.amount,
    )
