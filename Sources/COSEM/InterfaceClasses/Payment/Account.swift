extension InterfaceClass {
    /// Account: the account of a customer: mode, credits and charges.
    public static let accountV0 = InterfaceClass(
        id: 111, version: 0, name: "Account", category: "payment metering",
        attributes: [
            .logicalName,
            Attribute(
                2, "account_mode_and_status", "structure{payment_mode: enum, account_status: enum}", .static, at: 0x08,
                .readWrite,
                names: ValueNames(fieldCodes: [
                    "payment_mode": [1: "credit_mode", 2: "prepayment_mode"],
                    "account_status": [
                        1: "new_inactive_account", 2: "account_active", 3: "account_closed",
                    ],
                ])
            ),
            Attribute(
                3, "current_credit_in_use", "unsigned", .dynamic, at: 0x10, .read,
                note: "index into credit_reference_list"
            ),
            Attribute(
                4, "current_credit_status", "bit-string[8]", .dynamic, at: 0x18, .read,
                names: ValueNames(bits: [
                    0: "in_credit", 1: "low_credit", 2: "next_credit_enabled", 3: "next_credit_selectable",
                    4: "next_credit_selected", 5: "selectable_credit_in_use", 6: "out_of_credit",
                ])
            ),
            Attribute(5, "available_credit", "double-long", .dynamic, at: 0x20, .read, defaultValue: 0),
            Attribute(6, "amount_to_clear", "double-long", .dynamic, at: 0x28, .read, defaultValue: 0),
            Attribute(7, "clearance_threshold", "double-long", .static, at: 0x30, .readWrite),
            Attribute(8, "aggregated_debt", "double-long", .dynamic, at: 0x38, .read, defaultValue: 0),
            Attribute(9, "credit_reference_list", "array<octet-string[6]>", .static, at: 0x40, .readWrite),
            Attribute(10, "charge_reference_list", "array<octet-string[6]>", .static, at: 0x48, .readWrite),
            Attribute(
                11, "credit_charge_configuration",
                """
                array<structure{
                    credit_reference: octet-string[6], charge_reference: octet-string[6],
                    collection_configuration: bit-string[3]
                }>
                """, .static, at: 0x50, .readWrite,
                names: ValueNames(fieldBits: [
                    "collection_configuration": [
                        0: "collect_when_supply_disconnected", 1: "collect_in_load_limiting_periods",
                        2: "collect_in_friendly_credit_periods",
                    ]
                ])
            ),
            Attribute(
                12, "token_gateway_configuration",
                "array<structure{credit_reference: octet-string[6], token_proportion: unsigned}>",
                .static, at: 0x58, .readWrite, note: "proportions in percent, sum 100"
            ),
            Attribute(13, "account_activation_time", "octet-string<date-time>", .static, at: 0x60, .readWrite),
            Attribute(14, "account_closure_time", "octet-string<date-time>", .static, at: 0x68, .readWrite),
            Attribute(
                15, "currency",
                "structure{currency_name: utf8-string, currency_scale: integer, currency_unit: enum}",
                .static, at: 0x70, .readWrite,
                names: ValueNames(fieldCodes: ["currency_unit": [0: "time", 1: "consumption", 2: "monetary"]])
            ),
            Attribute(16, "low_credit_threshold", "double-long", .dynamic, at: 0x78, .read, defaultValue: 0),
            Attribute(17, "next_credit_available_threshold", "double-long", .dynamic, at: 0x80, .read, defaultValue: 0),
            Attribute(18, "max_provision", "long-unsigned", .static, at: 0x88, .readWrite, defaultValue: 0),
            Attribute(19, "max_provision_period", "double-long", .static, at: 0x90, .readWrite, note: "seconds"),
        ],
        methods: [
            Method(1, "activate_account", "integer(0)", at: 0x98, effect: "account_status becomes active"),
            Method(2, "close_account", "integer(0)", at: 0xA0, effect: "account_status becomes closed"),
            Method(3, "reset_account", "integer(0)", at: 0xA8, effect: "return a closed account to new"),
        ]
    )
}
