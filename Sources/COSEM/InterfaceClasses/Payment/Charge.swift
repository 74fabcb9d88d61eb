extension InterfaceClass {
    /// Charge: one charge of an account.
    public static let chargeV0 = InterfaceClass(
        id: 113, version: 0, name: "Charge", category: "payment metering",
        attributes: [
            .logicalName,
            Attribute(2, "total_amount_paid", "double-long", .dynamic, at: 0x08, .read),
            Attribute(
                3, "charge_type", "enum", .static, at: 0x10, .readWrite,
                names: ValueNames(codes: [
                    0: "consumption_based_collection", 1: "time_based_collection",
                    2: "payment_event_based_collection",
                ])
            ),
            Attribute(4, "priority", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "unit_charge_active", .unitCharge, .static, at: 0x20, .read),
            Attribute(6, "unit_charge_passive", .unitCharge, .static, at: 0x28, .readWrite),
            Attribute(7, "unit_charge_activation_time", "octet-string<date-time>", .static, at: 0x30, .readWrite),
            Attribute(8, "period", "double-long-unsigned", .static, at: 0x38, .readWrite, note: "seconds"),
            Attribute(
                9, "charge_configuration", "bit-string[2]", .static, at: 0x40, .readWrite,
                names: ValueNames(bits: [0: "percentage_based_collection", 1: "continuous_collection"])
            ),
            Attribute(10, "last_collection_time", "date-time", .dynamic, at: 0x48, .read),
            Attribute(11, "last_collection_amount", "double-long", .dynamic, at: 0x50, .read),
            Attribute(12, "total_amount_remaining", "double-long", .dynamic, at: 0x58, .read),
            Attribute(13, "proportion", "long-unsigned", .static, at: 0x60, .readWrite, note: "0..10000 = 0..100 %"),
        ],
        methods: [
            Method(
                1, "update_unit_charge", "array<structure{index: octet-string, charge_per_unit: long}>", at: 0x68,
                effect: "change entries of unit_charge_passive"
            ),
            Method(
                2, "activate_passive_unit_charge", "integer(0)", at: 0x70,
                effect: "copy unit_charge_passive over unit_charge_active"
            ),
            Method(3, "collect", "integer(0)", at: 0x78, effect: "collect now"),
            Method(
                4, "update_total_amount_remaining", "double-long", at: 0x80,
                effect: "add a signed amount to total_amount_remaining"
            ),
            Method(5, "set_total_amount_remaining", "double-long", at: 0x88, effect: "set total_amount_remaining"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let unitCharge: TypeExpression = """
        structure{
            charge_per_unit_scaling: structure{commodity_scale: integer, price_scale: integer},
            commodity_reference: structure{
                class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer
            },
            charge_table: array<structure{index: octet-string, charge_per_unit: long}>
        }
        """
}
