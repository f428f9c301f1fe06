"""The order form as PDF and .xlsx: what stands on it, in three languages, and what it stands up to (8.2)."""

from __future__ import annotations

import io
import re
import resource
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from pypdf import PageObject, PdfReader

from bot import texts
from models.language import Language
from models.money import rounded
from models.order_paper import BY_DOCUMENT, BY_LINE, OrderPaper, PaperLine, Words, in_capitals
from models.order_pdf import order_pdf
from models.order_sheet import order_sheet
from models.typeface import FACE_INDEX, FAMILIES, FILE

EN, HANS, HANT = Language.EN, Language.ZH_HANS, Language.ZH_HANT


def words(language: Language) -> Words:
    return Words(
        language,
        lambda key, **facts: texts.plain(texts.t(language, key, **facts)),
        lambda day: format_date(day, "long", locale=language.value.replace("-", "_")),
        partial(texts.money, language),
    )


def line(number: int, name: str, cost: str, quantity: str = "20", **told: Any) -> PaperLine:
    currency = told.pop("currency", "CNY")
    price = Money(cost, currency)
    amount = rounded(price * Decimal(quantity))
    usual = PaperLine(
        number,
        f"W-{number:03}",
        name,
        Decimal(quantity),
        "箱",
        price,
        price,
        None,
        Decimal(13),
        amount,
    )
    return replace(usual, **told)


def paper(*lines: PaperLine, **told: Any) -> OrderPaper:
    lines = lines or (
        line(1, "华联纯净水 550ml×24", "48.00"),
        line(
            2, "可乐 330ml", "45.60", "5", list_price=Money(48, "CNY"), discount_percent=Decimal(5)
        ),
        line(3, "喆堃牌淼龘䶮食盐礼盒", "10.05", "1.5", tax_percent=Decimal("9.5")),
    )
    net = sum((one.amount for one in lines), Money(0, lines[0].amount.currency))
    tax = rounded(net * Decimal("0.13"))
    usual = OrderPaper(
        company="上海云杉饮料有限公司",
        number="SO-2026-000123",
        version=1,
        day=date(2026, 11, 21),
        customer="华联超市（徐汇店）",
        customer_address="上海市徐汇区淮海中路1000号",
        contact="李经理",
        phone="+86 138 0013 8000",
        seller="王梅",
        lines=lines,
        prices_with_tax=False,
        net=net,
        tax=tax,
        total=net + tax,
        rounding=BY_LINE,
        terms="货到30天付清",
        deposit=Money(200, net.currency),
        needed_on=date(2026, 11, 27),
        deliver_on=None,
        place="后门仓库",
        packing="",
        transport="我方送货",
        note="送货前一天电话联系",
    )
    return replace(usual, **told)


def pages_of(content: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(content)).pages)


def fonts_of(language: Language) -> list[Any]:
    [page] = pages_of(order_pdf(paper(), words(language)))
    resources: Any = page["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert fonts
    return fonts


def printed(one: OrderPaper, language: Language = HANS) -> str:
    """All words of the PDF without spaces, which depend on who reads it."""
    pages = pages_of(order_pdf(one, words(language)))
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def sheet_of(one: OrderPaper, language: Language = HANS) -> Any:
    return load_workbook(io.BytesIO(order_sheet(one, words(language)))).active


def cells_of(sheet: Any) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def beside(sheet: Any, label: str) -> Any:
    """The next cell of the row of a label that holds something."""
    [row] = [row for row in sheet.iter_rows() if label in [cell.value for cell in row]]
    held = [cell for cell in row if cell.value is not None]
    return held[[cell.value for cell in held].index(label) + 1]


def test_the_pdf_tells_everything_that_was_agreed() -> None:
    said = printed(paper())
    for words_of_it in (
        "上海云杉饮料有限公司",
        "销售订单",
        "订单编号SO-2026-000123",
        "订单日期2026年11月21日",
        "客户名称华联超市（徐汇店）",
        "联系人李经理",
        "联系电话+8613800138000",
        "销售代表王梅",
        "序号编码品名数量单位定价折扣不含税单价税率不含税金额",
        "1W-001华联纯净水550ml×2420箱48.0048.0013%960.00",
        "2W-002可乐330ml5箱48.00-5%45.6013%228.00",
        "1.5箱10.0510.059.5%15.08",
        "合计（不含税）¥1,203.08",
        "税额¥156.40",
        "价税合计¥1,359.48",
        "税额逐项计算，四舍五入。",
        "付款方式货到30天付清",
        "订金¥200.00",
        "要货日期2026年11月27日",
        "交货地点后门仓库",
        "运输方式我方送货",
        "备注送货前一天电话联系",
        "供方（盖章）",
        "需方（盖章）",
        "第1页，共1页",
    ):
        assert words_of_it in said
    assert "喆堃牌淼龘䶮食盐礼盒" in said
    for not_said in ("交货日期", "包装方式", "版，"):
        assert not_said not in said


@pytest.mark.parametrize(
    ("language", "title", "sums"),
    [
        (EN, "SalesOrder", "TotalwithtaxCN¥1,359.48"),
        (HANS, "销售订单", "价税合计¥1,359.48"),
        (HANT, "銷售訂單", "含稅總計CN¥1,359.48"),
    ],
)
def test_the_form_speaks_the_language_asked_for(language: Language, title: str, sums: str) -> None:
    said = printed(paper(rounding=BY_DOCUMENT), language)
    assert title in said
    assert sums in said


@pytest.mark.parametrize("language", Language)
def test_every_letter_is_in_the_file(language: Language) -> None:
    for font in fonts_of(language):
        [descendant] = font["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert "/FontFile3" in descriptor
        assert re.match("/[A-Z]{6}[+]NotoSansCJK", descriptor["/FontName"])
        assert "/ToUnicode" in font


def test_taipei_gets_its_own_forms_of_the_characters() -> None:
    assert {str(font["/BaseFont"])[8:21] for font in fonts_of(HANS)} == {"NotoSansCJKsc"}
    assert {str(font["/BaseFont"])[8:21] for font in fonts_of(HANT)} == {"NotoSansCJKtc"}


def test_two_hundred_lines_go_over_pages_with_their_headings() -> None:
    many = paper(*(line(number, f"矿泉水{number}号", "12.00") for number in range(1, 201)))
    pages = pages_of(order_pdf(many, words(HANS)))
    said = [re.sub(r"\s", "", page.extract_text()) for page in pages]
    assert len(pages) > 3
    for number, page in enumerate(said, 1):
        has_lines = "W-" in page
        assert ("序号编码品名数量单位不含税单价税率不含税金额" in page) == has_lines
        assert f"第{number}页，共{len(pages)}页" in page
        assert "SO-2026-000123" in page
    found = re.findall("W-([0-9]{3})矿泉水([0-9]+)号20箱12.0013%240.00", "".join(said))
    assert [int(name) for _, name in found] == list(range(1, 201))
    assert "价税合计¥54,240.00" in "".join(said[-2:])


@pytest.mark.parametrize(
    ("currency", "price", "amount"),
    [
        ("JPY", "4,800", "96,000"),
        ("KWD", "4,800.000", "96,000.000"),
        ("CNY", "4,800.00", "96,000.00"),
    ],
)
def test_amounts_have_the_decimals_of_their_currency(
    currency: str, price: str, amount: str
) -> None:
    one = paper(line(1, "水", "4800", currency=currency))
    assert f"20箱{price}13%{amount}" in printed(one)
    assert f"币种{currency}" in printed(one)
    cells = [cell for cell in cells_of(sheet_of(one)) if cell.value == 96000]
    decimals = amount.partition(".")[2]
    usual = f"#,##0.{decimals}" if decimals else "#,##0"
    assert [cell.number_format for cell in cells] == [usual, f'"{currency}" {usual}']


def test_a_sign_that_no_font_has_is_a_box_that_one_sees() -> None:
    with_emoji, without = paper(line(1, "果汁🍊混合", "5")), paper(line(1, "果汁混合", "5"))
    boxes = [
        page.get_contents().get_data().count(b"\\000\\000")  # type: ignore[union-attr]
        for one in (with_emoji, without)
        for page in pages_of(order_pdf(one, words(HANS)))
    ]
    assert boxes == [1, 0]
    assert "混合" in printed(with_emoji)


def test_what_looks_like_commands_is_printed_as_it_was_written() -> None:
    wild = '#let x = 1; *b* $a$ <b> "q" \\ {page} =1+1'
    said = printed(paper(note=wild, customer=wild))
    assert said.count(wild.replace(" ", "")) == 3  # once as who signs


def test_control_characters_and_an_empty_order_do_no_harm() -> None:
    bare = paper(
        note="a\x00b\x07c\td\r\ne", company="", customer="", customer_address="", contact="", phone="",
        seller="", terms="", deposit=None, needed_on=None, place="", transport="", rounding="",
    )  # fmt: skip
    assert "abc" in printed(bare)
    assert "订单编号" in printed(replace(bare, lines=(), note=""))
    assert beside(sheet_of(bare), "备注").value.startswith("abc")
    assert sheet_of(replace(bare, lines=(), note="")).max_row > 5


def test_a_company_without_a_name_leaves_no_gap_above_the_title() -> None:
    many = [line(number, "华联纯净水 550ml×24", "48.00") for number in range(1, 61)]
    nameless = paper(*many, company="")
    pages = pages_of(order_pdf(nameless, words(HANS)))
    assert len(pages) > 1
    title = words(HANS).say("order-paper-title")
    assert all(page.extract_text().lstrip("\n").startswith(title) for page in pages)
    assert sheet_of(nameless)["A1"].value == title


def test_a_long_code_and_name_stay_in_their_columns_and_are_copied_whole() -> None:
    code, name = "GIFT-2026-SPRING-LIMITED-EDITION-0001", "SUPERLONGPRODUCTNAMEWITHOUTANYSPACE"
    one = paper(line(1, name, "5", code=code), line(2, "水" * 900, "5"))
    said = printed(one)
    assert code in said
    assert name in said
    assert "水" * 20 in said
    assert "\u200b" not in said
    [page, *_] = pages_of(order_pdf(one, words(HANS)))
    lines = page.extract_text().split("\n")
    assert code not in lines  # it took several


def test_amounts_that_leave_the_name_no_room_turn_the_page() -> None:
    billions = Money("123456789012.34", "CNY")
    wide = paper(line(1, "水", "1", list_price=billions * 2, price=billions, amount=billions))
    [page] = pages_of(order_pdf(wide, words(HANS)))
    assert page.mediabox.width > page.mediabox.height
    assert "123,456,789,012.34" in page.extract_text()
    [upright] = pages_of(order_pdf(paper(), words(HANS)))
    assert upright.mediabox.width < upright.mediabox.height


def test_a_later_version_says_that_it_replaces_the_others() -> None:
    assert "第2版，此前各版作废" in printed(paper(version=2))
    assert "第 2 版，此前各版作废" in [cell.value for cell in cells_of(sheet_of(paper(version=2)))]


def test_prices_with_tax_are_called_so() -> None:
    assert "含税单价税率含税金额" in printed(paper(prices_with_tax=True)).replace("不含税", "不")


def test_the_same_order_is_the_same_file_also_from_two_threads() -> None:
    papers = [paper(number=f"SO-{number}") for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        at_once = list(pool.map(lambda one: order_pdf(one, words(HANS)), papers))
    assert at_once == [order_pdf(one, words(HANS)) for one in papers]
    assert len(set(at_once)) == 6
    assert order_sheet(papers[0], words(HANS)) == order_sheet(papers[0], words(HANS))


def test_long_papers_do_not_stay_in_memory() -> None:
    long = paper(*(line(number, f"农夫山泉 {number}", "45.00") for number in range(1, 201)))
    before = megabytes()
    for number in range(10):
        order_pdf(replace(long, number=f"SO{number}"), words(HANS))
    assert megabytes() - before < 150


def megabytes() -> float:
    """What the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def test_the_files_are_small_enough_to_forward() -> None:
    assert len(order_pdf(paper(), words(HANS))) < 300_000
    assert len(order_sheet(paper(), words(HANS))) < 30_000


# In the numerals that nobody alters


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("12300", "壹万贰仟叁佰元整"),
        ("10.05", "壹拾元零伍分"),
        ("0.50", "伍角"),
        ("0.01", "壹分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("123456789.99", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元玖角玖分"),
    ],
)
def test_yuan_are_written_in_capitals(amount: str, written: str) -> None:
    one = paper(total=Money(amount, "CNY"))
    assert in_capitals(one, words(HANS)) == written
    assert f"人民币大写{written}" in printed(one)
    assert beside(sheet_of(one), "人民币大写").value == written


def test_capitals_are_traditional_where_the_form_is_and_only_for_yuan_in_chinese() -> None:
    twelve = paper(total=Money("263.50", "CNY"))
    assert in_capitals(twelve, words(HANT)) == "貳佰陸拾叁元伍角"
    assert in_capitals(twelve, words(EN)) == ""
    assert in_capitals(paper(total=Money(263, "JPY")), words(HANS)) == ""
    assert in_capitals(paper(total=Money(10**16, "CNY")), words(HANS)) == ""


@given(st.integers(0, 10**18 - 1))
def test_capitals_hold_every_cent(cents: int) -> None:
    written = in_capitals(paper(total=Money(Decimal(cents) / 100, "CNY")), words(HANS))
    assert cents_of(written) == cents


def cents_of(written: str) -> int:
    """Read as a clerk reads them."""
    digits = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
    small = {"拾": 10, "佰": 100, "仟": 1000}
    great = {"万": 10**4, "亿": 10**8}
    whole, digit, group, cents = 0, 0, 0, 0
    for sign in written:
        if sign in digits:
            digit = digits[sign]
        elif sign in small:
            group, digit = group + digit * small[sign], 0
        elif sign in great:
            before = whole % great[sign] + group + digit
            whole = whole - whole % great[sign] + before * great[sign]
            group, digit = 0, 0
        elif sign == "元":
            whole, group, digit = whole + group + digit, 0, 0
        elif sign in "角分":
            cents, digit = cents + digit * (10 if sign == "角" else 1), 0
    return whole * 100 + cents


# The sheet


def test_the_sheet_holds_numbers_as_numbers_and_days_as_days() -> None:
    sheet = sheet_of(paper())
    [headings] = [row for row in sheet.iter_rows() if row[0].value == "序号"]
    rows = sheet.iter_rows(min_row=headings[0].row + 1, max_row=headings[0].row + 3)
    by_heading = [
        {str(above.value): cell for above, cell in zip(headings, row, strict=True)} for row in rows
    ]
    second, third = by_heading[1], by_heading[2]
    assert {name: cell.value for name, cell in second.items()} == {
        "序号": 2,
        "编码": "W-002",
        "品名": "可乐 330ml",
        "数量": 5,
        "单位": "箱",
        "定价": 48,
        "折扣": -0.05,
        "不含税单价": 45.6,
        "税率": 0.13,
        "不含税金额": 228,
    }
    formats = [third[name].number_format for name in ("数量", "定价", "税率", "不含税金额")]
    assert formats == ["#,##0.0", "#,##0.00", "#,##0.0%", "#,##0.00"]
    total = beside(sheet, "价税合计")
    assert (total.value, total.number_format, total.data_type) == (1359.48, '"CNY" #,##0.00', "n")
    assert beside(sheet, "订金").value == 200
    assert beside(sheet, "订单日期").value == datetime(2026, 11, 21)  # noqa: DTZ001 - as a spreadsheet has a day
    assert beside(sheet, "要货日期").number_format == "yyyy-mm-dd"
    assert beside(sheet, "联系电话").value == "+86 138 0013 8000"


def test_the_sheet_prints_on_a4_with_its_headings_on_every_page() -> None:
    sheet = sheet_of(paper())
    [heading] = [row[0].row for row in sheet.iter_rows() if row[0].value == "序号"]
    assert sheet.freeze_panes == f"A{heading + 1}"
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sheet.column_dimensions["C"].width > 30


def test_no_word_of_the_sheet_is_calculated() -> None:
    evil = '=HYPERLINK("http://x")'
    one = paper(
        line(1, evil, "5", code="+1", measure="@SUM(A1)"), company=evil, customer=evil, note="-1+1",
        customer_address=evil, contact=evil, phone=evil, seller=evil, number=evil, terms=evil,
        place=evil, packing=evil, transport=evil,
    )  # fmt: skip
    cells = cells_of(sheet_of(one))
    assert sum(cell.value == evil for cell in cells) >= 11
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}


def test_no_amount_of_the_sheet_is_wider_than_its_column() -> None:
    billions = Money("123456789012.34", "CNY")
    sheet = sheet_of(paper(line(1, "水", "1", price=billions, amount=billions), total=billions))
    assert sheet.column_dimensions[get_column_letter(sheet.max_column)].width > len(
        "CNY 123,456,789,012.34"
    )


def test_the_typeface_can_be_asked_for_by_number() -> None:
    content = FILE.read_bytes()
    assert content[:4] == b"ttcf"
    for language, index in FACE_INDEX.items():
        at = int.from_bytes(content[12 + 4 * index : 16 + 4 * index], "big")
        name = next(
            int.from_bytes(content[table + 8 : table + 12], "big")
            for table in range(at + 12, at + 12 + 16 * 20, 16)
            if content[table : table + 4] == b"name"
        )
        assert FAMILIES[language].encode("utf-16-be") in content[name : name + 5000]
