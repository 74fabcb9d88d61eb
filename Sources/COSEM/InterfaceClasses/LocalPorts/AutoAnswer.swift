extension InterfaceClass {
    /// Auto answer: when a modem answers calls.
    public static let autoAnswerV2 = InterfaceClass(
        id: 28, version: 2, name: "Auto answer", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(2, "mode", "enum", .static, at: 0x08, .readWrite, names: .mode),
            Attribute(3, "listening_window", .array(.window), .static, at: 0x10, .readWrite),
            Attribute(
                4, "status", "enum", .dynamic, at: 0x18, .read,
                names: ValueNames(codes: [0: "inactive", 1: "active", 2: "locked"])
            ),
            Attribute(5, "number_of_calls", "unsigned", .static, at: 0x20, .readWrite, note: "0 = no limit"),
            Attribute(6, "number_of_rings", .rings, .static, at: 0x28, .readWrite, note: "0 = no connection"),
            Attribute(
                7, "list_of_allowed_callers", "array<structure{caller_id: octet-string, call_type: enum}>", .static,
                at: 0x30, .readWrite,
                names: ValueNames(fieldCodes: ["call_type": [0: "normal_CSD_call", 1: "wake_up_request"]])
            ),
        ]
    )

    /// Auto answer, version 0.
    ///
    /// No list_of_allowed_callers; version 1 is not known from the field.
    public static let autoAnswerV0 = InterfaceClass(
        id: 28, version: 0, name: "Auto answer", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mode", "enum", .static, at: 0x08, .readWrite, names: .mode),
            Attribute(3, "listening_window", .array(.window), .static, at: 0x10, .readWrite),
            Attribute(
                4, "status", "enum", .dynamic, at: 0x18, .read,
                names: ValueNames(codes: [0: "inactive", 1: "active", 2: "locked"])
            ),
            Attribute(5, "number_of_calls", "unsigned", .static, at: 0x20, .readWrite, note: "0 = no limit"),
            Attribute(6, "number_of_rings", .rings, .static, at: 0x28, .readWrite, note: "0 = no connection"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let rings: TypeExpression =
        "structure{nr_rings_in_window: unsigned, nr_rings_out_of_window: unsigned}"
}

extension InterfaceClass.ValueNames {
    fileprivate static let mode = Self(
        codes: [
            0: "line_dedicated_to_device", 1: "shared_line_limited_number_of_calls",
            2: "shared_line_limited_number_of_successful_calls", 3: "no_modem_connected",
        ],
        manufacturerCodes: 200...255
    )
}
