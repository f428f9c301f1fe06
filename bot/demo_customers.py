"""The customers of the try-out's company: shops around five places of the city, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import clock
from models.customer_file import File
from models.customers import Customer
from models.places import Place
from models.policy import CustomerClass
from models.staff import Staff

A, B, C = CustomerClass.A, CustomerClass.B, CustomerClass.C
HYPER, CHAIN = "hypermarket", "chain_shop"


@dataclass(frozen=True)
class Known:
    owner: str
    name: str
    customer_class: CustomerClass
    contact: str
    address: str
    latitude: float
    longitude: float
    last_seen: int  # days ago
    shop: str | None = None


CUSTOMERS = [
    Known("李伟", "华联超市(人民广场店)", A, "孙经理", "人民大道 18 号", 31.2306, 121.4741, 9, HYPER),
    Known("李伟", "福满家便利店", B, "钱阿姨", "福州路 220 号", 31.2341, 121.4772, 15, CHAIN),
    Known("李伟", "新世纪烟酒", C, "老周", "延安东路 77 号", 31.2289, 121.4806, 12),
    Known("李伟", "江滨酒楼", A, "何总", "中山东一路 9 号", 31.2382, 121.4895, 6),
    Known("李伟", "陆家嘴优品超市", B, "沈店长", "世纪大道 101 号", 31.2399, 121.5003, 13, CHAIN),
    Known("李伟", "天天鲜果", C, "小马", "浦城路 33 号", 31.2368, 121.5051, 31),
    Known("张敏", "好邻居超市(徐家汇店)", A, "冯主管", "漕溪北路 55 号", 31.1949, 121.4369, 7, HYPER),
    Known("张敏", "徐家汇食品商行", B, "唐老板", "衡山路 880 号", 31.1981, 121.4412, 16),
    Known("张敏", "康乐大药房", C, "邓药师", "天钥桥路 120 号", 31.1902, 121.4401, 20),
    Known("张敏", "五角场万家超市", A, "施经理", "淞沪路 8 号", 31.2993, 121.5146, 8, HYPER),
    Known("林雅婷", "虹橋聯合商場", A, "謝經理", "申虹路 600 號", 31.1949, 121.3213, 8, HYPER),
    Known("林雅婷", "鑫源食品批發", B, "羅老闆", "華翔路 210 號", 31.1990, 121.3155, 14),
    Known("Mei Carter", "Harbour Fresh Market", A, "Grace Hall", "12 Pier Road", 31.2391, 121.4990, 8, HYPER),
    Known("Mei Carter", "Corner Deli", B, "Paul Reid", "5 Garden Lane", 31.2411, 121.5037, 15, CHAIN),
    Known("Mei Carter", "Riverside Hotel", C, "Anna Lee", "88 River Street", 31.2362, 121.4968, 25),
    Known("Tom Baker", "Old Town Grocery", B, "Sam Ward", "3 Temple Street", 31.2275, 121.4920, 11, CHAIN),
    Known("赵强", "大学城教育超市", B, "秦老师", "国定路 300 号", 31.2975, 121.5102, 15, CHAIN),
]  # fmt: skip


async def open_files(session: AsyncSession) -> None:
    """Everybody's customers, last seen some days ago, so that there is something to follow up."""
    for number, known in enumerate(CUSTOMERS):
        owner = await Staff.named(session, known.owner)
        assert owner
        file = File(
            name=known.name,
            customer_class=known.customer_class,
            contact=known.contact,
            phone=f"+86139000100{number:02}",
            address=known.address,
            place=Place(known.latitude, known.longitude),
            shop=known.shop,
        )
        seen = clock.now() - timedelta(days=known.last_seen)
        await Customer.open_file(session, owner, file, seen)
