print("meterconsole")
