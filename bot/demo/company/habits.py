"""How the try-out's customers buy and pay, and how long ago somebody was there."""

from __future__ import annotations

from dataclasses import dataclass

HYPER, CHAIN = "hypermarket", "chain_shop"
ON_DELIVERY, IN_ADVANCE, MONTH_END = "on_delivery", "in_advance", "month_end:15"
NEVER = 365  # days late: not within these sixty


@dataclass(frozen=True)
class Habits:
    shop: str | None = None
    terms: str = "days:30"
    pays_late: int = 0  # days after the day on which a bill is due
    unseen: int = 0  # days since anybody was there: somebody to follow up
    won: int = 0  # days ago on which the file was opened; 0: a customer since before Fieldbook
    owed: int = 0  # yuan, when Fieldbook began …
    owed_due: int = 30  # … to be paid so many days after that; below nothing, before
    limit: int | None = None  # of credit, in yuan


HABITS = {
    "华联超市(人民广场店)": Habits(HYPER, unseen=9, owed=18_600, owed_due=16, limit=120_000),
    "福满家便利店": Habits(CHAIN, terms=ON_DELIVERY, pays_late=NEVER, unseen=15),
    "新世纪烟酒": Habits(terms=ON_DELIVERY, unseen=12),
    "江滨酒楼": Habits(pays_late=3, unseen=6, owed=9_850, owed_due=12),
    "陆家嘴优品超市": Habits(CHAIN, unseen=13),
    "天天鲜果": Habits(terms=ON_DELIVERY, unseen=31),
    "静安寺全家惠便利店": Habits(CHAIN, owed=4_320, owed_due=8),
    "豫园老字号南北货": Habits(terms="days:15", pays_late=6),
    "外滩景轩饭店": Habits(pays_late=2, owed=12_400, owed_due=22, limit=80_000),
    "城隍庙小吃城": Habits(terms=ON_DELIVERY, won=38),

    "好邻居超市(徐家汇店)": Habits(HYPER, unseen=7, owed=22_300, owed_due=18, limit=150_000),
    "徐家汇食品商行": Habits(pays_late=9, unseen=16),
    "康乐大药房": Habits(unseen=20),
    "五角场万家超市": Habits(HYPER, terms=MONTH_END, unseen=8, owed=15_700, owed_due=25),
    "华山路鲜食便利店": Habits(CHAIN, terms="days:15"),
    "龙华粮油批发部": Habits(terms="days:15", pays_late=NEVER, owed=8_200, owed_due=-20),
    "上体馆阳光超市": Habits(HYPER, pays_late=1),
    "复旦书香咖啡": Habits(terms=ON_DELIVERY, won=47),
    "大学路盛客火锅": Habits(terms="days:15", pays_late=4, won=29),

    "虹橋聯合商場": Habits(HYPER, unseen=8, owed=26_800, owed_due=20, limit=300_000),
    "鑫源食品批發": Habits(terms="days:15", pays_late=12, unseen=14),
    "虹橋天地精品超市": Habits(HYPER, pays_late=2),
    "七寶老街食品行": Habits(terms=ON_DELIVERY),
    "古北台灣小館": Habits(terms="days:15", owed=3_950, owed_due=10),
    "閔行好滋味便利店": Habits(CHAIN, terms="days:15", pays_late=5),
    "莘莊家樂食品": Habits(terms=ON_DELIVERY, unseen=33),
    "華漕冷鏈貿易": Habits(terms=IN_ADVANCE, won=22),

    "Harbour Fresh Market": Habits(HYPER, pays_late=1, unseen=8, owed=14_900, owed_due=14, limit=120_000),
    "Corner Deli": Habits(CHAIN, unseen=15),
    "Riverside Hotel": Habits(unseen=25),
    "Green Court Supermarket": Habits(HYPER, pays_late=3, owed=17_500, owed_due=24),
    "Jinqiao International Deli": Habits(CHAIN, terms="days:15"),
    "Lujiazui Coffee Roasters": Habits(terms=ON_DELIVERY, won=33),
    "Xintiandi Wine & Food": Habits(terms="days:15", pays_late=14),
    "Century Park Bakery": Habits(terms=ON_DELIVERY),

    "Old Town Grocery": Habits(CHAIN, terms="days:15", unseen=11),
    "Gubei Pantry": Habits(CHAIN, terms="days:15", pays_late=2),
    "French Quarter Grocer": Habits(HYPER, pays_late=4, owed=13_200, owed_due=17, limit=100_000),
    "Expo Hotel": Habits(terms=MONTH_END, pays_late=NEVER, owed=11_600, owed_due=-40),
    "West Bund Canteen": Habits(terms="days:15"),
    "Anfu Road Market": Habits(terms=ON_DELIVERY, pays_late=3),
    "Hongmei Bistro": Habits(terms=ON_DELIVERY, unseen=34),
    "Yongkang Wine Bar": Habits(terms=ON_DELIVERY, won=18),

    "大学城教育超市": Habits(CHAIN, unseen=15),
    "江湾体育城超市": Habits(HYPER, pays_late=2, owed=19_400, owed_due=21),
    "同济校园便利店": Habits(CHAIN, terms="days:15"),
    "杨浦惠百家超市": Habits(HYPER, pays_late=5, limit=90_000),
    "黄兴公园餐厅": Habits(terms=ON_DELIVERY, pays_late=8),
    "四平路水果行": Habits(terms=ON_DELIVERY, unseen=32),
    "鞍山新村粮油店": Habits(terms=ON_DELIVERY, won=43),
}  # fmt: skip
