extension InterfaceClass {
    /// Credit: one credit of an account.
    public static let creditV0 = InterfaceClass(
        id: 112, version: 0, name: "Credit", category: "payment metering",
        attributes: [
            .logicalName,
            Attribute(2, "current_credit_amount", "double-long", .dynamic, at: 0x08, .read, defaultValue: 0),
            Attribute(
                3, "credit_type", "enum", .static, at: 0x10, .readWrite,
                names: ValueNames(codes: [
                    0: "token_credit", 1: "reserved_credit", 2: "emergency_credit", 3: "time_based_credit",
                    4: "consumption_based_credit",
                ])
            ),
            Attribute(4, "priority", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "warning_threshold", "double-long", .static, at: 0x20, .readWrite),
            Attribute(6, "limit", "double-long", .static, at: 0x28, .readWrite),
            Attribute(
                7, "credit_configuration", "bit-string[5]", .static, at: 0x30, .readWrite,
                names: ValueNames(bits: [
                    0: "requires_visual_indication", 1: "requires_confirmation_before_selection",
                    2: "must_be_paid_back", 3: "resettable", 4: "can_receive_from_tokens",
                ])
            ),
            Attribute(
                8, "credit_status", "enum", .dynamic, at: 0x38, .read,
                names: ValueNames(
                    codes: [0: "enabled", 1: "selectable", 2: "selected_invoked", 3: "in_use", 4: "exhausted"]
                )
            ),
            Attribute(9, "preset_credit_amount", "double-long", .static, at: 0x40, .readWrite),
            Attribute(10, "credit_available_threshold", "double-long", .static, at: 0x48, .readWrite),
            Attribute(
                11, "period", "CHOICE{octet-string<date-time>|date-time}", .static, at: 0x50, .readWrite,
                note: "date-time in the newest book, an octet-string in fielded meters"
            ),
        ],
        methods: [
            Method(1, "update_amount", "double-long", at: 0x58, effect: "add a signed amount"),
            Method(
                2, "set_amount_to_value", "double-long", at: 0x60, returns: "double-long",
                effect: "set the amount; returns the amount before the change in some books"
            ),
            Method(3, "invoke_credit", "integer(0)", at: 0x68, effect: "move the credit to selected/invoked"),
        ]
    )
}
