# Customers without contact for too long.
protection-warning = { $number ->
        [0] No customer of yours is free soon.
        [one] <b>One customer is free for others soon</b> unless there is contact:
       *[other] <b>{ $number } customers are free for others soon</b> unless there is contact:
    }
protection-until = · { $customer }: protected until { $until }
protection-lapsed = { $number ->
        [0] Every customer below you is protected.
        [one] <b>One customer is without contact for too long</b> and no longer protected. You can give it to somebody else:
       *[other] <b>{ $number } customers are without contact for too long</b> and no longer protected. You can give them to somebody else:
    }
protection-ended = · { $customer } ({ $name }): until { $until }
protection-visit = Log a visit
protection-give = Give to…
protection-all = All { $number }
