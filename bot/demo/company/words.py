"""What people of the try-out's company write about their work, each in their own language."""

from __future__ import annotations

from models.language import Language
from models.visits import Purpose

EN, HANS, HANT = Language.EN, Language.ZH_HANS, Language.ZH_HANT

OUTCOMES: dict[Language, dict[Purpose, list[str]]] = {
    HANS: {
        Purpose.ROUTINE: [
            "货架已补满，排面整齐，店员反映矿泉水走得快。",
            "盘了库存，可乐还剩六箱，下周要补货。",
            "和负责人对了上月的账，没有问题。",
            "竞品在做买二送一，我们的销量略有下滑，要跟进。",
            "新来的店员不熟悉价格，当场讲解了一遍。",
            "堆头位置保住了，答应月底前不换。",
        ],
        Purpose.ORDER: ["谈妥了下一批货的数量和送货时间。", "客户要补货，当场下了单。"],
        Purpose.PRODUCT: [
            "介绍了新口味薯片，客户同意先上两个排面试卖。",
            "送了绿茶样品，老板觉得甜度合适，等总部批。",
            "牛奶新包装反馈不错，希望给陈列费。",
        ],
        Purpose.PAYMENT: ["催了货款，答应这周内安排转账。", "财务出差，约好下周一对账付款。"],
        Purpose.COMPLAINT: ["上批方便面有两箱压坏，已拍照，答应换货。"],
        Purpose.SHOP_CHECK: ["按清单走了一遍，价签齐全，促销按约定执行。"],
    },
    HANT: {
        Purpose.ROUTINE: [
            "貨架已補滿，店員說礦泉水賣得快。",
            "盤點庫存，可樂剩八箱，下週要補貨。",
            "與負責人對了上個月的帳，沒有問題。",
            "競品在做買二送一，我們的排面被擠掉一格，要跟進。",
            "端架位置談下來了，月底前都可以用。",
        ],
        Purpose.ORDER: ["談妥下一批貨的數量和送貨時間。", "客戶要補貨，當場下單。"],
        Purpose.PRODUCT: [
            "介紹了新口味洋芋片，客戶同意先上兩個排面試賣。",
            "送了綠茶樣品，等總部核准。",
        ],
        Purpose.PAYMENT: ["催收貨款，答應這週內安排匯款。", "會計休假，約好下週一對帳付款。"],
        Purpose.COMPLAINT: ["上批泡麵有兩箱壓壞，已拍照，答應換貨。"],
        Purpose.SHOP_CHECK: ["照清單走了一遍，價籤齊全，促銷按約定執行。"],
    },
    EN: {
        Purpose.ROUTINE: [
            "Shelf refilled and tidy; water sells best.",
            "Counted stock: six cases of cola left, they need more next week.",
            "Went through last month's account together, all clear.",
            "A competitor runs buy two get one free; we lost one facing.",
            "New shop assistant; showed her the price list and the order form.",
            "Kept the end-of-aisle display until the end of the month.",
        ],
        Purpose.ORDER: [
            "Agreed on quantities and the delivery day for the next order.",
            "They run low on drinks; took the order on the spot.",
        ],
        Purpose.PRODUCT: [
            "Showed the new chips; they try two facings.",
            "Left green tea samples; the buyer decides next week.",
            "They like the milk's new carton and ask for display money.",
        ],
        Purpose.PAYMENT: [
            "Asked for the open invoice; they promised a transfer this week.",
            "The bookkeeper is away; we settle it next Monday.",
        ],
        Purpose.COMPLAINT: [
            "Two cases of noodles arrived crushed; took photos, will exchange them."
        ],
        Purpose.SHOP_CHECK: ["Went through the checklist; price tags and promotion as agreed."],
    },
}

STEPS: dict[Language, list[str]] = {
    HANS: [
        "送样品",
        "确认补货数量",
        "谈年底堆头",
        "对账",
        "看新品销量",
        "送促销物料",
        "签下季度陈列协议",
    ],
    HANT: ["送樣品", "確認補貨數量", "談年底端架", "對帳", "看新品銷量", "送促銷物料"],
    EN: [
        "Bring samples",
        "Confirm the reorder",
        "Talk about the year-end display",
        "Go through the account",
        "See how the new chips sell",
        "Bring promotion material",
    ],
}

# Of a daily report: what was done is told from the day's visits and orders.
VISITED = {HANS: "拜访{names}", HANT: "拜訪{names}", EN: "Visited {names}"}
ORDERED = {
    HANS: "下单{number}张：{names}",
    HANT: "接單{number}張：{names}",
    EN: "{number} orders: {names}",
}
ORDERED_ONE = {HANS: "下单：{names}", HANT: "接單：{names}", EN: "An order from {names}"}
OFFICE = {
    HANS: "整理客户资料，电话回访",
    HANT: "整理客戶資料，電話回訪",
    EN: "Customer files and follow-up calls",
}
COMMA = {HANS: "、", HANT: "、", EN: ", "}
STOP = {HANS: "；", HANT: "；", EN: ". "}
PROBLEMS = {
    HANS: ["竞品促销力度大", "两家客户付款拖延", "矿泉水周末断货半天", "新品陈列费还没批"],
    HANT: ["競品促銷力道大", "有客戶付款拖延", "礦泉水週末斷貨半天"],
    EN: [
        "A competitor is running heavy promotions",
        "Two customers pay late",
        "Water was out of stock half of Saturday",
    ],
}
PLANS = {
    HANS: ["按计划拜访，跟进补货", "拜访大客户，催收到期货款", "新品铺货，整理排面"],
    HANT: ["按計畫拜訪，跟進補貨", "拜訪大客戶，催收到期貨款", "新品鋪貨，整理排面"],
    EN: [
        "Visits as planned, follow up on reorders",
        "See the big accounts, ask for payments that are due",
        "Place the new products",
    ],
}
OF_A_PERIOD = {
    HANS: [
        "重点客户都跑了一遍，订单基本符合预期。",
        "以补货和催款为主，新客户在谈。",
        "大卖场促销收尾，销量稳定。",
    ],
    HANT: ["重點客戶都跑過一遍，訂單大致符合預期。", "以補貨和催款為主，新客戶洽談中。"],
    EN: [
        "Saw all key accounts; orders came in about as expected.",
        "Mostly reorders and payments; two new shops are interested.",
        "The hypermarket promotion ended well, sales are steady.",
    ],
}
TO_COME = {
    HANS: ["抓回款，重点跟进A类客户", "推新品，争取年底堆头"],
    HANT: ["抓回款，重點跟進A級客戶", "推新品，爭取年底端架"],
    EN: [
        "Get overdue payments in, see every class A account",
        "Push the new products and the year-end displays",
    ],
}

# A superior's word on a report.
ANSWERS = {
    HANS: ["收到，辛苦了。", "好，大客户抓紧。", "回款要盯住。", "👍", "不错，继续保持。"],
    EN: [
        "Thanks, good day.",
        "Well done.",
        "Please keep an eye on the overdue bills.",
        "👍",
        "Good. Let's talk about the display tomorrow.",
    ],
}
