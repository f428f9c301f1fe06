# 给客户的销售订单：PDF 和 .xlsx。
order-paper-title = 销售订单
order-paper-version = 第 { $version } 版，此前各版作废
order-paper-page = 第 { $page } 页，共 { $pages } 页
order-paper-customer = 客户名称
order-paper-customer-address = 客户地址
order-paper-contact = 联系人
order-paper-phone = 联系电话
order-paper-number = 订单编号
order-paper-day = 订单日期
order-paper-seller = 销售代表
order-paper-currency = 币种
order-paper-column-number = 序号
order-paper-column-code = 编码
order-paper-column-name = 品名
order-paper-column-quantity = 数量
order-paper-column-measure = 单位
order-paper-column-list-price = 定价
order-paper-column-discount = 折扣
order-paper-column-price = { $taxed ->
        [yes] 含税单价
       *[no] 不含税单价
    }
order-paper-column-tax = 税率
order-paper-column-amount = { $taxed ->
        [yes] 含税金额
       *[no] 不含税金额
    }
order-paper-net = 合计（不含税）
order-paper-tax = 税额
order-paper-total = 价税合计
order-paper-capitals = 人民币大写
order-paper-rounded-by-line = 税额逐项计算，四舍五入。
order-paper-rounded-by-document = 税额按整单计算，四舍五入。
order-paper-terms = 付款方式
order-paper-deposit = 订金
order-paper-needed-on = 要货日期
order-paper-deliver-on = 交货日期
order-paper-place = 交货地点
order-paper-packing = 包装方式
order-paper-transport = 运输方式
order-paper-note = 备注
order-paper-supplier = 供方（盖章）
order-paper-buyer = 需方（盖章）
order-paper-signed = 签字
order-paper-signed-on = 日期
