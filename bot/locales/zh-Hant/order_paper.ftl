# 給客戶的銷售訂單：PDF 和 .xlsx。
order-paper-title = 銷售訂單
order-paper-version = 第 { $version } 版，先前各版作廢
order-paper-page = 第 { $page } 頁，共 { $pages } 頁
order-paper-customer = 客戶名稱
order-paper-customer-address = 客戶地址
order-paper-contact = 聯絡人
order-paper-phone = 聯絡電話
order-paper-number = 訂單編號
order-paper-day = 訂單日期
order-paper-seller = 業務代表
order-paper-currency = 幣別
order-paper-column-number = 序號
order-paper-column-code = 編號
order-paper-column-name = 品名
order-paper-column-quantity = 數量
order-paper-column-measure = 單位
order-paper-column-list-price = 定價
order-paper-column-discount = 折扣
order-paper-column-price = { $taxed ->
        [yes] 含稅單價
       *[no] 未稅單價
    }
order-paper-column-tax = 稅率
order-paper-column-amount = { $taxed ->
        [yes] 含稅金額
       *[no] 未稅金額
    }
order-paper-net = 合計（未稅）
order-paper-tax = 稅額
order-paper-total = 含稅總計
order-paper-capitals = 人民幣大寫
order-paper-rounded-by-line = 稅額逐項計算，四捨五入。
order-paper-rounded-by-document = 稅額按整張訂單計算，四捨五入。
order-paper-terms = 付款方式
order-paper-deposit = 訂金
order-paper-needed-on = 需求日期
order-paper-deliver-on = 交貨日期
order-paper-place = 交貨地點
order-paper-packing = 包裝方式
order-paper-transport = 運輸方式
order-paper-note = 備註
order-paper-supplier = 賣方（蓋章）
order-paper-buyer = 買方（蓋章）
order-paper-signed = 簽名
order-paper-signed-on = 日期
