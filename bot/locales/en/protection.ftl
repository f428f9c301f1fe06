# Customers without contact for too long.
protection-warning = { $number ->
        [0] None of your customers will lose protection soon.
        [one] <b>One customer will lose protection soon.</b> Without contact, a colleague can take it:
       *[other] <b>{ $number } customers will lose protection soon.</b> Without contact, a colleague can take them:
    }
protection-until = · { $customer }: protected until { $until }
protection-lapsed = { $number ->
        [0] All customers of your team are protected.
        [one] <b>One customer is no longer protected</b>: no contact for too long. You can give it to somebody else:
       *[other] <b>{ $number } customers are no longer protected</b>: no contact for too long. You can give them to somebody else:
    }
protection-ended = · { $customer } ({ $name }): protected until { $until }
protection-visit = Log a visit
protection-give = Give to…
protection-all = All { $number }
