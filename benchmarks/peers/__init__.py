"""Ten rules for each peer, equivalent to some that journeyaudit runs."""
