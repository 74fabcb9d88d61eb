extension InterfaceClass {
    /// Compact data: captured values in a compact array with a template.
    public static let compactDataV1 = InterfaceClass(
        id: 62, version: 1, name: "Compact data", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "compact_buffer", "octet-string", .dynamic, at: 0x08, .read),
            Attribute(
                3, "capture_objects", .array(.restrictedColumns), .static, at: 0x10, .readWrite,
                names: ValueNames(fieldCodes: [
                    "restriction_type": [0: "none", 1: "restriction_by_date", 2: "restriction_by_entry"]
                ]),
                note: "the first is template_id of the object itself"
            ),
            Attribute(4, "template_id", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(
                5, "template_description", "octet-string", .dynamic, at: 0x20, .read,
                note: "A-XDR type descriptions of the captured attributes in order"
            ),
            Attribute(6, "capture_method", "enum", .static, at: 0x28, .readWrite, names: .captureMethod),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x30, effect: "empty compact_buffer"),
            Method(2, "capture", "integer(0)", at: 0x38, effect: "encode the captured attributes into compact_buffer"),
        ]
    )

    /// Compact data, version 0.
    ///
    /// capture_objects elements have four fields only.
    public static let compactDataV0 = InterfaceClass(
        id: 62, version: 0, name: "Compact data", category: "data storage", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "compact_buffer", "octet-string", .dynamic, at: 0x08, .read),
            Attribute(
                3, "capture_objects", .array(.captureObject), .static, at: 0x10, .readWrite,
                note: "the first is template_id of the object itself"
            ),
            Attribute(4, "template_id", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(
                5, "template_description", "octet-string", .dynamic, at: 0x20, .read,
                note: "A-XDR type descriptions of the captured attributes in order"
            ),
            Attribute(6, "capture_method", "enum", .static, at: 0x28, .readWrite, names: .captureMethod),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x30, effect: "empty compact_buffer"),
            Method(2, "capture", "integer(0)", at: 0x38, effect: "encode the captured attributes into compact_buffer"),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let captureMethod = Self(
        codes: [0: "capture_upon_invoking_capture_method", 1: "implicit_capture_upon_reading_compact_buffer"]
    )
}
