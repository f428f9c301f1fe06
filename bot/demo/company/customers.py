"""The try-out's customers: shops, restaurants and hotels of one city."""

from __future__ import annotations

from dataclasses import dataclass

from bot.demo.company.habits import HABITS, Habits
from models.policy import CustomerClass

A, B, C = CustomerClass.A, CustomerClass.B, CustomerClass.C


@dataclass(frozen=True)
class Known:
    owner: str
    name: str
    customer_class: CustomerClass
    contact: str
    address: str
    latitude: float
    longitude: float

    @property
    def habits(self) -> Habits:
        return HABITS.get(self.name, Habits())


CUSTOMERS = [
    Known("李伟", "华联超市(人民广场店)", A, "孙经理", "人民大道 18 号", 31.2306, 121.4741),
    Known("李伟", "福满家便利店", B, "钱阿姨", "福州路 220 号", 31.2341, 121.4772),
    Known("李伟", "新世纪烟酒", C, "老周", "延安东路 77 号", 31.2289, 121.4806),
    Known("李伟", "江滨酒楼", A, "何总", "中山东一路 9 号", 31.2382, 121.4895),
    Known("李伟", "陆家嘴优品超市", B, "沈店长", "世纪大道 101 号", 31.2399, 121.5003),
    Known("李伟", "天天鲜果", C, "小马", "浦城路 33 号", 31.2368, 121.5051),
    Known("李伟", "静安寺全家惠便利店", B, "刘店长", "南京西路 1700 号", 31.2235, 121.4453),
    Known("李伟", "豫园老字号南北货", B, "顾老板", "方浜中路 250 号", 31.2272, 121.4925),
    Known("李伟", "外滩景轩饭店", A, "陆经理", "四川中路 330 号", 31.2372, 121.4868),
    Known("李伟", "城隍庙小吃城", C, "丁老板", "旧校场路 66 号", 31.2256, 121.4909),

    Known("张敏", "好邻居超市(徐家汇店)", A, "冯主管", "漕溪北路 55 号", 31.1949, 121.4369),
    Known("张敏", "徐家汇食品商行", B, "唐老板", "衡山路 880 号", 31.1981, 121.4412),
    Known("张敏", "康乐大药房", C, "邓药师", "天钥桥路 120 号", 31.1902, 121.4401),
    Known("张敏", "五角场万家超市", A, "施经理", "淞沪路 8 号", 31.2993, 121.5146),
    Known("张敏", "华山路鲜食便利店", B, "小郑", "华山路 1900 号", 31.201, 121.433),
    Known("张敏", "龙华粮油批发部", B, "任老板", "龙华路 2500 号", 31.176, 121.45),
    Known("张敏", "上体馆阳光超市", A, "崔经理", "零陵路 800 号", 31.1845, 121.439),
    Known("张敏", "复旦书香咖啡", C, "叶小姐", "国权路 48 号", 31.294, 121.503),
    Known("张敏", "大学路盛客火锅", B, "彭店长", "大学路 210 号", 31.3034, 121.508),

    Known("林雅婷", "虹橋聯合商場", A, "謝經理", "申虹路 600 號", 31.1949, 121.3213),
    Known("林雅婷", "鑫源食品批發", B, "羅老闆", "華翔路 210 號", 31.199, 121.3155),
    Known("林雅婷", "虹橋天地精品超市", A, "周經理", "申長路 688 號", 31.1899, 121.317),
    Known("林雅婷", "七寶老街食品行", B, "蕭老闆", "七寶南大街 15 號", 31.156, 121.353),
    Known("林雅婷", "古北台灣小館", B, "許小姐", "黃金城道 500 號", 31.1925, 121.402),
    Known("林雅婷", "閔行好滋味便利店", B, "江店長", "都市路 3800 號", 31.113, 121.385),
    Known("林雅婷", "莘莊家樂食品", C, "小戴", "莘建路 180 號", 31.112, 121.379),
    Known("林雅婷", "華漕冷鏈貿易", C, "姚總", "紀翟路 700 號", 31.206, 121.299),

    Known("Mei Carter", "Harbour Fresh Market", A, "Grace Hall", "12 Pier Road", 31.2391, 121.499),
    Known("Mei Carter", "Corner Deli", B, "Paul Reid", "5 Garden Lane", 31.2411, 121.5037),
    Known("Mei Carter", "Riverside Hotel", C, "Anna Lee", "88 River Street", 31.2362, 121.4968),
    Known("Mei Carter", "Green Court Supermarket", A, "Ben Walker", "633 Biyun Road", 31.252, 121.589),
    Known("Mei Carter", "Jinqiao International Deli", B, "Laura Kim", "1450 Yunshan Road", 31.258, 121.595),
    Known("Mei Carter", "Lujiazui Coffee Roasters", C, "Dan Moss", "2 Fucheng Road", 31.244, 121.4975),
    Known("Mei Carter", "Xintiandi Wine & Food", B, "Julie Martin", "119 Madang Road", 31.221, 121.476),
    Known("Mei Carter", "Century Park Bakery", C, "Ian Fox", "1001 Jinxiu Road", 31.215, 121.548),

    Known("Tom Baker", "Old Town Grocery", B, "Sam Ward", "3 Temple Street", 31.2275, 121.492),
    Known("Tom Baker", "Gubei Pantry", B, "Nina Park", "1078 Gubei Road", 31.196, 121.404),
    Known("Tom Baker", "French Quarter Grocer", A, "Marc Dubois", "376 Wukang Road", 31.211, 121.438),
    Known("Tom Baker", "Expo Hotel", A, "Clara Stone", "1300 Xueye Road", 31.19, 121.49),
    Known("Tom Baker", "West Bund Canteen", B, "Rob Ellis", "2555 Longteng Avenue", 31.183, 121.462),
    Known("Tom Baker", "Anfu Road Market", B, "Kate Young", "195 Anfu Road", 31.2155, 121.446),
    Known("Tom Baker", "Hongmei Bistro", C, "Luis Romero", "3338 Hongmei Road", 31.183, 121.396),
    Known("Tom Baker", "Yongkang Wine Bar", C, "Amy Shaw", "60 Yongkang Road", 31.2075, 121.457),

    Known("赵强", "大学城教育超市", B, "秦老师", "国定路 300 号", 31.2975, 121.5102),
    Known("赵强", "江湾体育城超市", A, "白经理", "国和路 346 号", 31.306, 121.518),
    Known("赵强", "同济校园便利店", B, "汤店长", "彰武路 50 号", 31.283, 121.501),
    Known("赵强", "杨浦惠百家超市", A, "魏主管", "控江路 1688 号", 31.279, 121.525),
    Known("赵强", "黄兴公园餐厅", B, "袁师傅", "营口路 699 号", 31.293, 121.533),
    Known("赵强", "四平路水果行", C, "小龚", "四平路 1028 号", 31.277, 121.5),
    Known("赵强", "鞍山新村粮油店", C, "老严", "鞍山路 150 号", 31.2735, 121.5105),
]  # fmt: skip
KNOWN = {one.name: one for one in CUSTOMERS}
