"""What the gateway keeps: people, insurances, bindings and operations, in SQL."""
