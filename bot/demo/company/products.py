"""What the try-out's company sells: drinks, noodles and other goods of a corner shop, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.policy import CustomerClass
from models.products import Product, ProductPrice, keys_of


@dataclass(frozen=True)
class Sold:
    code: str
    name: str
    unit: str
    pack_size: int | None  # of a 箱
    list_price: int  # as all amounts here in 分, of one unit
    cost: int
    group: str
    aliases: str = ""
    for_class_a: int | None = None


PRODUCTS = [
    Sold("SQ-550", "清源矿泉水 550ml", "瓶", 24, 160, 95, "饮料", "矿泉水 小水 water", 145),
    Sold("SQ-1500", "清源矿泉水 1.5L", "瓶", 12, 320, 205, "饮料", "大水"),
    Sold("KL-330", "乐冰可乐 330ml 罐装", "罐", 24, 210, 138, "饮料", "可乐 cola", 190),
    Sold("KL-2000", "乐冰可乐 2L", "瓶", 6, 620, 430, "饮料", "大可乐"),
    Sold("LC-500", "茗山绿茶 500ml", "瓶", 15, 300, 190, "饮料", "绿茶 tea"),
    Sold("NN-250", "牧谷纯牛奶 250ml", "盒", 16, 280, 215, "乳品", "牛奶 milk", 265),
    Sold("FB-001", "香满园红烧牛肉方便面", "桶", 12, 450, 310, "方便食品", "方便面 泡面 noodles"),
    Sold("BG-120", "麦朵苏打饼干 120g", "包", 30, 390, 255, "休闲食品", "饼干 biscuits"),
    Sold("SP-070", "脆脆薯片 原味 70g", "袋", 22, 480, 300, "休闲食品", "薯片 chips"),
    Sold("SY-5L", "金禾葵花籽油 5L", "桶", 4, 6_990, 5_700, "粮油", "食用油 oil"),
    Sold("DM-25", "北原大米（散装）", "kg", None, 560, 430, "粮油", "大米 rice"),
    Sold("ZJ-10", "柔韵卷纸 10 卷装", "提", 8, 1_850, 1_290, "日用品", "卷纸 纸巾 tissue"),
]


async def list_products(session: AsyncSession) -> None:
    """The price list, with prices for the best customers since a month."""
    currency = policy.current().company.currency
    since = calendar.business_day(clock.now()) - timedelta(days=30)
    for sold in PRODUCTS:
        product = Product(
            code=sold.code,
            name=sold.name,
            unit=sold.unit,
            pack_name="箱" if sold.pack_size else None,
            pack_size=sold.pack_size,
            list_price_units=sold.list_price,
            currency=currency,
            cost_units=sold.cost,
            product_group=sold.group,
            aliases=sold.aliases,
            keys=keys_of(sold.name, sold.code, sold.aliases),
        )
        session.add(product)
        await session.flush()
        if sold.for_class_a:
            session.add(
                ProductPrice(
                    product_id=product.id,
                    customer_class=CustomerClass.A,
                    valid_from=since,
                    price_units=sold.for_class_a,
                    currency=currency,
                )
            )
